# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rooms and who is in them."""
from world import ContractTest


class Rooms(ContractTest):

    def test_rooms_of_each_kind(self):
        ana, bob = self.person('ana'), self.person('bob')
        stream = self.stream(bob)
        group = self.room(ana, bob, topic='What we do')
        created = stream.next('room_created')
        self.assertEqual((group, group), (created['room_id'], created['data']['room']['id']))
        channel = self.room(ana, kind='channel')
        direct = self.room(ana, bob, kind='direct')
        again = bob.post('/api/chat/rooms', {'workspace_id': 1, 'kind': 'direct', 'member_ids': [ana.id]})
        self.assertEqual(direct, again['room']['id'])
        rooms = {room['id']: room for room in bob.get('/api/chat/rooms?workspace_id=1')['rooms']}
        self.assertEqual([(True, 'member'), (False, None), (True, 'member')],
                         [(rooms[r]['member'], rooms[r]['role']) for r in (group, channel, direct)])
        self.assertEqual('owner', ana.get(f'/api/chat/rooms/{group}')['room']['role'])
        ana.get('/api/chat/rooms?workspace_id=999999', 404, code='not_found')

    def test_a_room_that_cannot_be(self):
        ana = self.person('ana')
        ana.post('/api/chat/rooms', {'workspace_id': 1, 'kind': 'channel'}, 422, code='invalid_fields')

    def test_admins_change_a_room(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        stream = self.stream(bob)
        change = {'name': 'Another', 'topic': 'What else', 'posting': 'admins', 'pinning': 'admins', 'mention_all': 'admins',
                  'archived': False}
        changed = ana.patch(f'/api/chat/rooms/{room}', change)['room']
        self.assertEqual(change, {name: changed[name] for name in change})
        self.assertEqual('Another', stream.next('room_updated')['data']['room']['name'])
        self.assertEqual({'type': 'room_renamed', 'name': 'Another'}, stream.next('new_message')['data']['message']['system'])
        everyone = {'posting': 'all', 'pinning': 'all', 'mention_all': 'all'}
        self.assertEqual('all', ana.patch(f'/api/chat/rooms/{room}', everyone)['room']['posting'])
        bob.patch(f'/api/chat/rooms/{room}', change, 403, code='forbidden')
        carol.patch(f'/api/chat/rooms/{room}', change, 403, code='not_a_member')

    def test_the_owner_deletes_a_room(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        stream = self.stream(bob)
        bob.delete(f'/api/chat/rooms/{room}', 403, code='forbidden')
        carol.delete(f'/api/chat/rooms/{room}', 403, code='not_a_member')
        ana.delete(f'/api/chat/rooms/{room}')
        self.assertEqual(room, stream.next('room_deleted')['room_id'])
        ana.get(f'/api/chat/rooms/{room}', 404, code='not_found')

    def test_a_direct_room_stays_as_it_is(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = f'/api/chat/rooms/{self.room(ana, bob, kind="direct")}'
        ana.patch(room, {'name': 'Another'}, 403, code='forbidden')
        ana.delete(room, 403, code='forbidden')
        ana.post(f'{room}/join', status=403, code='forbidden')
        ana.post(f'{room}/leave', status=403, code='forbidden')
        ana.post(f'{room}/members', {'user_id': carol.id}, 403, code='forbidden')
        ana.patch(f'{room}/members/{bob.id}', {'role': 'admin'}, 403, code='forbidden')
        ana.delete(f'{room}/members/{bob.id}', 403, code='forbidden')

    def test_joining_and_leaving(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, kind='channel')
        stream = self.stream(ana)
        bob.post(f'/api/chat/rooms/{room}/join', status=204)
        self.assertEqual((bob.user, room), (lambda d: (d['user'], d['room']['id']))(stream.next('member_added')['data']))
        self.assertEqual({'type': 'member_joined', 'user_id': bob.id}, stream.next('new_message')['data']['message']['system'])
        bob.post(f'/api/chat/rooms/{room}/leave', status=204)
        self.assertEqual({'user_id': bob.id, 'by': bob.id}, stream.next('member_removed')['data'])
        self.assertEqual({'type': 'member_left', 'user_id': bob.id}, stream.next('new_message')['data']['message']['system'])

    def test_members_are_added_promoted_and_removed(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, kind='channel')
        members = f'/api/chat/rooms/{room}/members'
        stream = self.stream(ana)
        self.assertEqual('member', ana.post(members, {'user_id': str(bob.id), 'role': 'member'}, 201)['member']['role'])
        self.assertEqual({'type': 'member_added', 'user_id': bob.id}, stream.next('new_message')['data']['message']['system'])
        ana.post(members, {'user_id': bob.id}, 200)
        self.assertEqual('admin', ana.patch(f'{members}/{bob.id}', {'role': 'admin'})['member']['role'])
        self.assertEqual('admin', stream.next('member_updated')['data']['role'])
        listed = bob.get(f'{members}?limit=1&after_id={ana.id}')['members']
        self.assertEqual([bob.id], [member['user']['id'] for member in listed])
        self.assertEqual('admin', bob.get(f'/api/chat/rooms/{room}')['room']['role'])
        bob.patch(f'{members}/{ana.id}', {'role': 'member'}, 403, code='forbidden')
        bob.delete(f'{members}/{ana.id}', 403, code='forbidden')
        bob.post(members, {'user_id': carol.id, 'role': 'owner'}, 403, code='forbidden')
        ana.post(members, {'user_id': 999999}, 422, code='invalid_fields')
        ana.patch(f'{members}/{bob.id}', {'role': 'owner'})
        ana.delete(f'{members}/{bob.id}')
        self.assertEqual({'user_id': bob.id, 'by': ana.id}, stream.next('member_removed')['data'])
        self.assertEqual({'type': 'member_removed', 'user_id': bob.id}, stream.next('new_message')['data']['message']['system'])

    def test_a_channel_that_one_has_not_joined(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = f'/api/chat/rooms/{self.room(ana, kind="channel")}'
        bob.get(f'{room}/members', 403, code='not_a_member')
        bob.post(f'{room}/members', {'user_id': bob.id}, 403, code='not_a_member')
        bob.patch(f'{room}/members/{ana.id}', {'role': 'member'}, 403, code='not_a_member')
        bob.delete(f'{room}/members/{ana.id}', 403, code='not_a_member')
        bob.put(f'{room}/settings', {'notify': 'none'}, 403, code='not_a_member')
        bob.post(f'{room}/typing', {'typing': True}, 403, code='not_a_member')
        bob.post(f'{room}/read', {'seq': 1}, 403, code='not_a_member')
        bob.post(f'{room}/unread', {'seq': 1}, 403, code='not_a_member')
        bob.get(f'{room}/messages', 403, code='not_a_member')
        bob.post(f'{room}/messages', {'client_key': self.key(), 'body': 'Hello'}, 403, code='not_a_member')

    def test_a_copy_of_a_room(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        message = self.say(bob, room)
        path = f'/api/chat/rooms/{room}/export'
        copy = ana.get(path)
        self.assertEqual((room, [ana.id, bob.id], [message]),
                         (copy['room']['id'], [member['user']['id'] for member in copy['members']], copy['messages']))
        self.assertIn(b'Hello', ana.get(f'{path}?format=html').raw)
        ana.get(f'{path}?format=pdf', 422, code='invalid_fields')
        carol.get(path, 403, code='not_a_member')

    def test_ones_own_settings(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        stream = self.stream(bob)
        settings = {'notify': 'mentions', 'muted_until': '2099-01-01T00:00:00.000Z', 'favourite': True, 'keywords': ['tea']}
        self.assertEqual(settings, bob.put(f'/api/chat/rooms/{room}/settings', settings)['settings'])
        self.assertEqual(settings, stream.next('room_settings_changed')['data']['settings'])
        for level in ('none', 'all'):
            bob.put(f'/api/chat/rooms/{room}/settings', {'notify': level})

    def test_typing_ends_by_itself(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        stream = self.stream(bob)
        ana.post(f'/api/chat/rooms/{room}/typing', {'typing': True}, 204)
        self.assertEqual({'user_id': ana.id, 'typing': True}, stream.next('typing')['data'])
        self.assertEqual({'user_id': ana.id, 'typing': False}, stream.next('typing')['data'])


class Workspaces(ContractTest):

    def test_everyone_is_in_the_first(self):
        ana = self.person('ana')
        workspaces = ana.get('/api/workspaces')['workspaces']
        self.assertEqual([(1, 'member')], [(workspace['id'], workspace['role']) for workspace in workspaces])
        self.assertEqual('owner', self.world.owner.get('/api/workspaces/1')['workspace']['role'])
        members = ana.get(f'/api/workspaces/1/members?limit=200&after_id={ana.id - 1}')['members']
        self.assertEqual(ana.user, members[0]['user'])


class Presence(ContractTest):

    def test_who_is_there(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob, kind='channel')
        stream = self.stream(bob)
        others = self.stream(ana)
        self.assertEqual('online', stream.next('presence')['data']['status'])
        for status in ('away', 'dnd', 'online'):
            ana.put('/api/presence', {'status': status}, 204)
            while (seen := stream.next('presence')['data'])['user_id'] != ana.id or seen['status'] != status:
                pass
            for scope in (f'room_id={room}', f'chat_id={room}', 'workspace_id=1', ''):
                users = {user['user_id']: user['status'] for user in bob.get(f'/api/online-users?{scope}')['users']}
                self.assertEqual((status, 'online'), (users[ana.id], users[bob.id]))
        carol.get(f'/api/online-users?room_id={room}', 403, code='not_a_member')
        carol.get('/api/online-users?room_id=999999', 404, code='not_found')
        others.close()
        while (seen := stream.next('presence')['data'])['user_id'] != ana.id or seen['status'] != 'offline':
            pass
