# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inviting people, and what only owners and admins may."""
from world import ContractTest, PASSWORD


class Invites(ContractTest):

    def test_an_invitation_from_first_to_last(self):
        owner, bob = self.world.owner, self.person('bob')
        room = self.room(owner)
        body = {'workspace_id': 1, 'room_id': room, 'role': 'member', 'expires_in': 3600, 'max_uses': 1}
        made = owner.post('/api/invites', body, 201)
        token = {'token': made['token']}
        self.assertTrue(made['link'].startswith('parlor://'))
        self.assertEqual(1, self.world.anyone.post('/api/invites/preview', token)['workspace']['id'])
        listed = owner.get(f'/api/invites?workspace_id=1&limit=200&after_id={made["invite"]["id"] - 1}')['invites']
        self.assertIn(made['invite'], listed)
        accepted = bob.post('/api/invites/accept', token)
        self.assertEqual((1, room), (accepted['workspace']['id'], accepted['room']['id']))
        self.world.anyone.post('/api/invites/preview', token, 403, code='forbidden')
        self.person('carol').post('/api/invites/accept', token, 403, code='forbidden')
        bob.post('/api/invites', {'workspace_id': 1}, 403, code='forbidden')
        second = owner.post('/api/invites', {'workspace_id': 1}, 201)
        bob.delete(f'/api/invites/{second["invite"]["id"]}', 403, code='forbidden')
        owner.delete(f'/api/invites/{second["invite"]["id"]}')

    def test_registering_with_an_invitation(self):
        token = self.world.owner.post('/api/invites', {'workspace_id': 1, 'role': 'guest'}, 201)['token']
        body = {'username': 'invited', 'password': PASSWORD, 'display_name': 'Invited', 'invite': token}
        guest = self.world.anyone.signed_in(self.world.anyone.post('/api/auth/register', body, 201).json)
        self.assertEqual('guest', guest.get('/api/workspaces/1')['workspace']['role'])

    def test_guessing_tokens(self):
        with self.world.another_server() as server:
            nobody = self.world.client(server)
            ana = self.world.person('ana', at=nobody)
            while nobody.send('POST', '/api/invites/preview', {'token': 'a-guess'}).status == 403:
                pass
            nobody.post('/api/invites/preview', {'token': 'a-guess'}, 429, code='rate_limited')
            ana.post('/api/invites/accept', {'token': 'a-guess'}, 429, code='rate_limited')


class Administration(ContractTest):

    def test_what_there_is(self):
        owner, bob = self.world.owner, self.person('bob')
        account = owner.get(f'/api/admin/users?q=bob&limit=1&after_id={bob.id - 1}')['users'][0]
        self.assertEqual(bob.user, {name: account[name] for name in bob.user})
        self.assertEqual(('member', None), (account['role'], account['suspended_at']))
        sessions = owner.get('/api/admin/sessions?limit=200&after_id=1')['sessions']
        self.assertIn(bob.id, [session['user_id'] for session in sessions])
        room = self.room(bob)
        found = owner.get(f'/api/admin/rooms?limit=1&after_id={room - 1}')['rooms']
        self.assertEqual([(room, 1)], [(r['id'], r['member_count']) for r in found])
        self.assertLessEqual(2, owner.get('/api/admin/stats')['users'])
        for path in ('users', 'sessions', 'rooms', 'stats', 'audit'):
            bob.get(f'/api/admin/{path}', 403, code='forbidden')

    def test_suspending_somebody(self):
        owner, bob, carol = self.world.owner, self.person('bob'), self.person('carol')
        stream = self.stream(bob)
        path = f'/api/admin/users/{bob.id}'
        for action in ('suspend', 'unsuspend', 'reset-password'):
            carol.post(f'{path}/{action}', status=403, code='forbidden')
        owner.post(f'{path}/suspend', status=204)
        self.assertEqual({'reason': 'session_revoked'}, stream.next('bye'))
        sign_in = {'username': bob.user['username'], 'password': PASSWORD}
        self.world.anyone.post('/api/auth/login', sign_in, 401, code='unauthorized')
        self.assertTrue(owner.get(f'/api/admin/users?limit=1&after_id={bob.id - 1}')['users'][0]['suspended_at'])
        owner.post(f'{path}/unsuspend', status=204)
        password = owner.post(f'{path}/reset-password')['password']
        self.world.anyone.post('/api/auth/login', {**sign_in, 'password': password})
        actions = [entry['action'] for entry in owner.get('/api/admin/audit')['entries'] if entry['user_id'] == bob.id]
        self.assertEqual(['password_reset', 'user_unsuspended', 'user_suspended'], actions)
        newest = owner.get('/api/admin/audit?limit=1')['entries'][0]
        before = owner.get(f'/api/admin/audit?limit=1&after_id={newest["id"]}')['entries'][0]
        self.assertLess(before['id'], newest['id'])

    def test_the_log_knows_each_kind_of_change(self):
        """The fields of the log are checked wherever it is read; here everything that it can say."""
        owner, bob = self.world.owner, self.person('bob')
        room = self.room(owner, bob)
        owner.patch(f'/api/chat/rooms/{room}/members/{bob.id}', {'role': 'admin'})
        bot = owner.post('/api/bots', {'name': 'Logged', 'workspace_id': 1}, 201)['user']['id']
        owner.post(f'/api/bots/{bot}/token', status=201)
        owner.delete(f'/api/bots/{bot}/token')
        hook = owner.post(f'/api/chat/rooms/{room}/hooks', {'name': 'Logged'}, 201)['hook']['id']
        owner.delete(f'/api/chat/rooms/{room}/hooks/{hook}')
        owner.delete(f'/api/chat/rooms/{room}')
        made = owner.post('/api/invites', {'workspace_id': 1}, 201)
        self.person('carol').post('/api/invites/accept', {'token': made['token']})
        owner.delete(f'/api/invites/{made["invite"]["id"]}')
        owner.get('/api/admin/audit')
