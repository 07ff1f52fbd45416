# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages, reactions and what is read of them."""
from urllib.parse import quote

from world import ContractTest

THUMB = quote('👍')


class Messages(ContractTest):

    def test_a_message_is_sent_once(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room, other = self.room(ana, bob), self.room(ana)
        path = f'/api/chat/rooms/{room}/messages'
        stream = self.stream(bob)
        body = {'client_key': self.key(), 'body': f'Hello @{bob.user["username"]} @all @here'}
        message = ana.post(path, body, 201)['message']
        self.assertEqual([bob.id, 'all', 'here'], message['mentions'])
        self.assertEqual(message, stream.next('new_message')['data']['message'])
        self.assertEqual(message, ana.post(path, body, 200)['message'])
        ana.post(path, {**body, 'body': 'Something else'}, 409, code='client_key_conflict')
        ana.post(f'/api/chat/rooms/{other}/messages', body, 409, code='client_key_conflict')
        self.assertEqual(message, ana.get(f'/api/chat/messages/by-key/{body["client_key"]}')['message'])
        self.assertEqual(message, bob.get(f'/api/chat/messages/{message["id"]}')['message'])
        bob.get(f'/api/chat/messages/by-key/{body["client_key"]}', 404, code='not_found')
        carol.get(f'/api/chat/messages/{message["id"]}', 404, code='not_found')

    def test_bodies_and_keys_have_bounds(self):
        ana = self.person('ana')
        path = f'/api/chat/rooms/{self.room(ana)}/messages'
        for field, value, code in (('body', 'x' * 10001, 'too_long'), ('body', ' \n', 'blank'), ('body', 'a\0b', 'invalid'),
                                   ('client_key', 'short', 'too_short'), ('client_key', 'not a key!', 'invalid')):
            body = {'client_key': self.key(), 'body': 'Hello', field: value}
            answer = ana.post(path, body, 422, code='invalid_fields')
            self.assertEqual([(field, code)], [(error['field'], error['code']) for error in answer['errors']])

    def test_who_may_not_post(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        ana.patch(f'/api/chat/rooms/{room}', {'posting': 'admins'})
        bob.post(f'/api/chat/rooms/{room}/messages', {'client_key': self.key(), 'body': 'Hello'}, 403, code='forbidden')

    def test_replies_count_at_their_root(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        root = self.say(ana, room)
        stream = self.stream(bob)
        reply = self.say(bob, room, reply_to=str(root['id']))
        self.assertEqual((root['id'], root['id']), (reply['reply_to'], reply['root_id']))
        self.assertEqual({'id': root['id'], 'reply_count': 1}, stream.next('new_message')['data']['root'])

    def test_forwarding_names_the_first_author(self):
        ana, bob = self.person('ana'), self.person('bob')
        source = self.say(ana, self.room(ana, bob), 'Original')
        body = {'client_key': self.key(), 'forward_of': source['id']}
        forwarded = bob.post(f'/api/chat/rooms/{self.room(bob)}/messages', body, 201)['message']
        self.assertEqual(('Original', ana.id), (forwarded['body'], forwarded['forwarded_from']['user_id']))

    def test_pages_of_history(self):
        ana = self.person('ana')
        room = self.room(ana)
        for number in range(7):
            self.say(ana, room, f'Number {number}')
        path = f'/api/chat/rooms/{room}/messages'
        for query, seqs in (('limit=2', [6, 7]), ('before_seq=4&limit=2', [2, 3]), ('after_seq=4', [5, 6, 7]),
                            ('around_seq=4&limit=3', [3, 4, 5])):
            self.assertEqual(seqs, [message['seq'] for message in ana.get(f'{path}?{query}')['messages']])
        ana.get(f'{path}?before_seq=4&after_seq=2', 422, code='invalid_fields')

    def test_editing(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        message = self.say(ana, room)
        path = f'/api/chat/messages/{message["id"]}'
        stream = self.stream(bob)
        edited = ana.patch(path, {'body': 'Hello again', 'base_revision': message['revision']})['message']
        self.assertEqual(edited, stream.next('message_edited')['data']['message'])
        conflict = ana.patch(path, {'body': 'Too late', 'base_revision': message['revision']}, 409, code='conflict')
        self.assertEqual(edited, conflict['message'])
        bob.patch(path, {'body': 'Not mine'}, 403, code='forbidden')
        carol.patch(path, {'body': 'Not here'}, 403, code='not_a_member')
        carol.get(path, 403, code='not_a_member')

    def test_deleting(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        path = f'/api/chat/messages/{self.say(ana, room)["id"]}'
        stream = self.stream(bob)
        bob.delete(path, 403, code='forbidden')
        carol.delete(path, 403, code='not_a_member')
        deleted = ana.delete(path, 200)['message']
        self.assertEqual('', deleted['body'])
        self.assertEqual(deleted, stream.next('message_deleted')['data']['message'])
        self.assertEqual(deleted, ana.delete(path, 200)['message'])
        ana.patch(path, {'body': 'Back'}, 409, code='conflict')
        for change in ana.put, ana.delete:
            change(f'{path}/reactions/{THUMB}', status=409, code='conflict')

    def test_reactions(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        path = f'/api/chat/messages/{self.say(ana, room)["id"]}/reactions'
        stream = self.stream(ana)
        message = bob.put(f'{path}/{THUMB}')['message']
        self.assertEqual([{'emoji': '👍', 'user_ids': [bob.id]}], message['reactions'])
        changed = stream.next('reaction_changed')['data']
        self.assertEqual((message, '👍', [bob.id]), (changed['message'], changed['emoji'], changed['user_ids']))
        for change in bob.put, bob.delete:
            change(f'{path}/word', status=422, code='invalid_fields')
        for change in carol.put, carol.delete:
            change(f'{path}/{THUMB}', status=403, code='not_a_member')
        ana.patch(f'/api/chat/rooms/{room}', {'archived': True})
        bob.put(f'{path}/{quote("🎉")}', status=403, code='forbidden')
        bob.delete(f'{path}/{THUMB}', 403, code='forbidden')
        ana.patch(f'/api/chat/rooms/{room}', {'archived': False})
        self.assertEqual([], bob.delete(f'{path}/{THUMB}', 200)['message']['reactions'])

    def test_read_and_unread(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        for _ in range(3):
            self.say(ana, room)
        stream, others = self.stream(bob), self.stream(ana)
        self.assertEqual({'last_read_seq': 2, 'unread': 1}, bob.post(f'/api/chat/rooms/{room}/read', {'seq': 2}).json)
        self.assertEqual({'last_read_seq': 2, 'explicit': False}, stream.next('read_state')['data'])
        self.assertEqual({'user_id': bob.id, 'last_read_seq': 2}, others.next('message_read')['data'])
        self.assertEqual({'last_read_seq': 0, 'unread': 3}, bob.post(f'/api/chat/rooms/{room}/unread', {'seq': 1}).json)
        self.assertEqual({'last_read_seq': 0, 'explicit': True}, stream.next('read_state')['data'])

    def test_requests_name_their_stream(self):
        """Without an echo, where the stream was opened so."""
        ana = self.person('ana')
        room = self.room(ana)
        stream = self.stream(ana, '?echo=0')
        mine = {'X-Parlor-Stream': stream.hello['stream_id']}
        path = f'/api/chat/rooms/{room}/messages'
        message = ana.post(path, {'client_key': self.key(), 'body': 'Hello'}, 201, headers=mine)['message']
        path = f'/api/chat/messages/{message["id"]}'
        ana.patch(path, {'body': 'Hello again'}, headers=mine)
        ana.put(f'{path}/reactions/{THUMB}', headers=mine)
        ana.delete(f'{path}/reactions/{THUMB}', 200, headers=mine)
        ana.delete(path, 200, headers=mine)
        last = self.say(ana, room, 'Heard')
        self.assertEqual(last, stream.next('new_message')['data']['message'])
