# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workspaces, their people and guests; pins and whom one ignores."""
from world import ContractTest


class Workspaces(ContractTest):

    def workspace(self, owner):
        return owner.post('/api/workspaces', {'name': 'Garden'}, 201)['workspace']['id']

    def test_a_workspace_of_ones_own(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        garden = self.workspace(ana)
        path = f'/api/workspaces/{garden}'
        stream = self.stream(bob)
        self.assertEqual('guest', ana.post(f'{path}/members', {'user_id': bob.id, 'role': 'guest'}, 201)['member']['role'])
        added = stream.next('member_added')
        self.assertEqual((None, None, garden), (added['room_id'], added['data']['room'], added['data']['workspace_id']))
        ana.post(f'{path}/members', {'user_id': bob.id}, 200)
        self.assertEqual('House', ana.patch(path, {'name': 'House'})['workspace']['name'])
        self.assertEqual('House', stream.next('workspace_updated')['data']['workspace']['name'])
        bob.patch(path, {'name': 'Mine'}, 403, code='forbidden')
        bob.post(f'{path}/members', {'user_id': carol.id}, 403, code='forbidden')
        bob.patch(f'{path}/members/{ana.id}', {'role': 'guest'}, 403, code='forbidden')
        bob.delete(f'{path}/members/{ana.id}', 403, code='forbidden')
        bob.post('/api/chat/rooms', {'workspace_id': garden, 'kind': 'group'}, 403, code='forbidden')
        self.assertEqual('guest', bob.get(path)['workspace']['role'])
        for role in ('member', 'admin', 'owner'):
            self.assertEqual(role, ana.patch(f'{path}/members/{bob.id}', {'role': role})['member']['role'])
            self.assertEqual(role, stream.next('member_updated')['data']['role'])
        ana.delete(f'{path}/members/{bob.id}')
        removed = stream.next('member_removed')['data']
        self.assertEqual({'user_id': bob.id, 'by': ana.id, 'workspace_id': garden}, removed)
        carol.get(path, 404, code='not_found')
        found = ana.get(f'/api/workspaces?limit=1&after_id={garden - 1}')['workspaces']
        self.assertEqual([(garden, 'owner')], [(workspace['id'], workspace['role']) for workspace in found])

    def test_who_is_a_guest_everywhere_makes_no_workspace(self):
        bob = self.person('bob')
        self.world.owner.patch(f'/api/workspaces/1/members/{bob.id}', {'role': 'guest'})
        bob.post('/api/workspaces', {'name': 'Mine'}, 403, code='forbidden')

    def test_nobody_owns_more_than_a_hundred(self):
        ana = self.person('ana')
        for _ in range(100):
            self.workspace(ana)
        ana.post('/api/workspaces', {'name': 'One more'}, 409, code='conflict')


class Pins(ContractTest):

    def test_pinning(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        message = self.say(ana, room)
        path = f'/api/chat/messages/{message["id"]}/pin'
        stream = self.stream(bob)
        ana.put(path, status=204)
        self.assertEqual([message['id']], stream.next('pins_changed')['data']['message_ids'])
        self.assertEqual([message], bob.get(f'/api/chat/rooms/{room}/pins')['messages'])
        carol.get(f'/api/chat/rooms/{room}/pins', 403, code='not_a_member')
        for change in carol.put, carol.delete:
            change(path, status=403, code='not_a_member')
        ana.patch(f'/api/chat/rooms/{room}', {'pinning': 'admins'})
        for change in bob.put, bob.delete:
            change(path, status=403, code='forbidden')
        ana.delete(path)
        ana.delete(f'/api/chat/messages/{message["id"]}', 200)
        ana.put(path, status=409, code='conflict')


class Ignoring(ContractTest):

    def test_ignoring_somebody(self):
        ana, bob = self.person('ana'), self.person('bob')
        stream = self.stream(ana)
        path = f'/api/users/{bob.id}/ignore'
        ana.put(path, status=204)
        self.assertEqual([bob.id], stream.next('ignored_changed')['data']['user_ids'])
        self.assertEqual([bob.id], ana.get('/api/sync')['ignored'])
        ana.delete(path)
        self.assertEqual([], stream.next('ignored_changed')['data']['user_ids'])
        for change in ana.put, ana.delete:
            change(f'/api/users/{ana.id}/ignore', status=422, code='invalid_fields')
