# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding what was said."""
from world import ContractTest


class Search(ContractTest):

    def test_words_are_found(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        messages = [self.say(ana, room, body) for body in ('A kettle', 'Another Kettle', 'ชุมนุม')]
        path = f'/api/search?q=kettle&room_id={room}&sender_id={ana.id}&limit=1&after=2020-01-01T00:00:00Z&before=2099-01-01T00:00:00Z'
        while not (found := bob.get(path))['hits']:  # the index is at most a second behind
            pass
        while bob.get(path)['hits'][0]['message'] != messages[1]:
            pass
        found = bob.get(path)
        self.assertEqual((room, 'Another Kettle', [[8, 6]]),
                         tuple(found['hits'][0][name] for name in ('room_id', 'snippet', 'highlights')))
        self.assertEqual(2, found['next_page'])
        found = bob.get(f'{path}&page=2')
        self.assertEqual(([messages[0]], None), ([hit['message'] for hit in found['hits']], found['next_page']))
        bob.get('/api/search?q=', 422, code='invalid_fields')
        bob.get('/api/search', 422, code='invalid_fields')
        bob.get('/api/search?q=kettle&limit=200&page=1000', 410, code='gone')
        carol.get(path, 403, code='not_a_member')
        carol.get('/api/search?q=kettle&room_id=999999', 404, code='not_found')
