# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bots, what they ask to be decided, and hooks."""
import json
from urllib.parse import urlencode, urlsplit

from client import Client
from world import ContractTest


class Assistants(ContractTest):

    def bot(self, room):
        """A new bot that is in a room."""
        owner = self.world.owner
        made = owner.post('/api/bots', {'name': 'Robot', 'workspace_id': 1}, 201)
        bot = Client(owner.server, owner.document, owner.coverage, made['token'], made['user'])
        owner.post(f'/api/chat/rooms/{room}/members', {'user_id': bot.id}, 201)
        return bot

    def test_a_bot_and_its_token(self):
        owner, bob = self.world.owner, self.person('bob')
        bot = self.bot(self.room(owner))
        self.assertTrue(bot.get('/api/users/me')['user']['is_bot'])
        bob.post('/api/bots', {'name': 'Robot', 'workspace_id': 1}, 403, code='forbidden')
        path = f'/api/bots/{bot.id}/token'
        for change in bob.post, bob.delete:
            change(path, status=403, code='forbidden')
        token = owner.post(path, status=201)['token']
        bot.get('/api/users/me', 401, code='unauthorized')
        bot.get('/api/users/me', token=token)
        owner.delete(path)
        bot.get('/api/users/me', 401, code='unauthorized', token=token)

    def test_what_a_bot_asks_is_decided_once(self):
        owner, bob, carol = self.world.owner, self.person('bob'), self.person('carol')
        room = self.room(owner, bob, kind='channel')
        bot = self.bot(room)
        stream = self.stream(bob)
        ask = {'title': 'Deploy?', 'details': 'To production', 'choices': ['approve', 'decline'],
               'expires_at': '2099-01-01T00:00:00Z'}
        message = self.say(bot, room, action=ask)
        self.assertEqual(('assistant', 'pending'), (message['kind'], message['action']['status']))
        path = f'/api/chat/actions/{message["action"]["id"]}'
        bot.post(path, {'choice': 'approve'}, 403, code='forbidden')
        carol.post(path, {'choice': 'approve'}, 403, code='not_a_member')
        decided = bob.post(path, {'choice': 'approve'})['message']
        self.assertEqual(('approved', 'approve', bob.id),
                         tuple(decided['action'][name] for name in ('status', 'choice', 'decided_by')))
        self.assertEqual(decided, stream.next('action_updated')['data']['message'])
        self.assertEqual(decided, owner.post(path, {'choice': 'decline'}, 409, code='conflict')['message'])
        other = self.say(bot, room, action={'title': 'Again?'})['action']['id']
        self.assertEqual('declined', bob.post(f'/api/chat/actions/{other}', {'choice': 'decline'})['message']['action']['status'])

    def test_what_nobody_decides_expires(self):
        bob = self.person('bob')
        room = self.room(self.world.owner, bob)
        stream = self.stream(bob)
        soon = (self.world.now_plus(seconds=1))
        self.say(self.bot(room), room, action={'title': 'Now?', 'expires_at': soon})
        self.assertEqual('expired', stream.next('action_updated')['data']['message']['action']['status'])

    def test_a_bot_works_on_an_answer(self):
        bob, carol = self.person('bob'), self.person('carol')
        room = self.room(self.world.owner, bob, kind='channel')
        bot = self.bot(room)
        stream = self.stream(bob)
        bot.post(f'/api/chat/rooms/{room}/state', {'is_processing': True}, 204)
        self.assertEqual({'is_processing': True, 'user_id': bot.id}, stream.next('room_state')['data'])
        carol.post(f'/api/chat/rooms/{room}/state', {'is_processing': True}, 403, code='not_a_member')


class Hooks(ContractTest):

    def test_posting_by_a_hook(self):
        owner, bob, carol = self.world.owner, self.person('bob'), self.person('carol')
        room = self.room(owner, bob, kind='channel')
        path = f'/api/chat/rooms/{room}/hooks'
        made = owner.post(path, {'name': 'Build'}, 201)
        url = urlsplit(made['url']).path
        body = {'text': 'All tests pass', 'title': 'Build 42', 'link': 'https://build.example/42'}
        key = {'Idempotency-Key': self.key()}
        message = self.world.anyone.post(url, body, 201, headers=key)['message']
        self.assertEqual(message, self.world.anyone.post(url, body, 200, headers=key)['message'])
        self.world.anyone.post(url, {'text': 'Something else'}, 409, code='client_key_conflict', headers=key)
        self.world.anyone.post(url, urlencode({'payload': json.dumps({'text': 'As a form'})}), 201,
                               headers={'Content-Type': 'application/x-www-form-urlencoded'})
        self.assertEqual([made['hook']], owner.get(path)['hooks'])
        for someone, code in ((bob, 'forbidden'), (carol, 'not_a_member')):
            someone.post(path, {'name': 'Mine'}, 403, code=code)
            someone.get(path, 403, code=code)
            someone.delete(f'{path}/{made["hook"]["id"]}', 403, code=code)
        owner.patch(f'/api/chat/rooms/{room}', {'archived': True})
        self.world.anyone.post(url, {'text': 'Too late'}, 403, code='forbidden')
        owner.patch(f'/api/chat/rooms/{room}', {'archived': False})
        owner.delete(f'{path}/{made["hook"]["id"]}')
        self.world.anyone.post(url, {'text': 'Gone'}, 404, code='not_found')

    def test_a_room_has_at_most_fifty(self):
        owner = self.world.owner
        path = f'/api/chat/rooms/{self.room(owner)}/hooks'
        for _ in range(50):
            owner.post(path, status=201)
        owner.post(path, status=409, code='conflict')

    def test_guessing_addresses(self):
        with self.world.another_server() as server:
            nobody = self.world.client(server)
            while nobody.send('POST', '/api/hooks/a-guess', {'text': 'Hello'}).status == 404:
                pass
            nobody.post('/api/hooks/a-guess', {'text': 'Hello'}, 429, code='rate_limited')
