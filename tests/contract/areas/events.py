# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The event stream and its fallbacks, and what the server says of itself."""
from client import Stream
from world import ContractTest


class Events(ContractTest):

    def test_resume_without_a_hole(self):
        ana = self.person('ana')
        room = self.room(ana)
        since = self.stream(ana).hello['cursor']
        sent = [self.say(ana, room, f'Number {number}') for number in range(3)]
        for stream in (self.stream(ana, f'?since={since}'), self.stream(ana, headers={'Last-Event-ID': since})):
            self.assertEqual(sent, [stream.next('new_message')['data']['message'] for _ in sent])

    def test_resets(self):
        ana = self.person('ana')
        epoch = self.world.anyone.get('/api/server')['epoch']
        for cursor, reason in (('zzz9-1', 'epoch_changed'), (f'{epoch}-999999', 'bad_cursor'), ('nonsense', 'bad_cursor')):
            self.assertEqual(reason, self.stream(ana, f'?since={cursor}').next('reset')['reason'])
            self.assertEqual(reason, ana.get(f'/api/events/poll?since={cursor}')['reset']['reason'])

    def test_a_heartbeat_says_how_many_were_sent(self):
        ana = self.person('ana')
        room = self.room(ana)
        stream = self.stream(ana)
        self.say(ana, room)
        beat = stream.next('heartbeat')
        while beat['sent'] == 0:
            beat = stream.next('heartbeat')
        self.assertLessEqual(1, beat['sent'])

    def test_a_ticket_opens_one_stream(self):
        ana = self.person('ana')
        ticket = ana.post('/api/events/ticket')['ticket']
        self.stream(self.world.anyone, f'?ticket={ticket}')
        self.world.anyone.get(f'/api/events?ticket={ticket}', 401, code='unauthorized')

    def test_streams_of_one_user_are_counted(self):
        with self.world.another_server('--max-streams-per-user', '1', '--max-streams', '2') as server:
            nobody = self.world.client(server)
            people = [self.world.person(name, at=nobody) for name in ('ana', 'bob', 'carol')]
            with Stream(people[0]), Stream(people[1]):
                people[0].get('/api/events', 503, code='unavailable')
            server_is_full = people[2].send('GET', '/api/server').status
            self.assertEqual(200, server_is_full)

    def test_one_user_takes_no_more_than_their_share(self):
        with self.world.another_server('--max-streams-per-user', '1') as server:
            ana = self.world.person('ana', at=self.world.client(server))
            with Stream(ana):
                ana.get('/api/events', 429, code='rate_limited')

    def test_a_server_that_stops_says_bye(self):
        with self.world.another_server() as server:
            ana = self.world.person('ana', at=self.world.client(server))
            with Stream(ana) as stream:
                self.assertEqual(0, server.stop())
                self.assertEqual({'reason': 'shutting_down'}, stream.next('bye'))

    def test_polling(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        since = ana.get('/api/events/poll')['cursor']
        message = self.say(bob, room)
        poll = ana.get(f'/api/events/poll?since={since}&wait=25')
        self.assertEqual([message], [event['data']['message'] for event in poll['events']])
        ana.get('/api/events/poll', headers={'Last-Event-ID': since})
        ana.get('/api/events/poll?wait=-1', 422, code='invalid_fields')
        ana.get('/api/events?echo=2', 422, code='invalid_fields')

    def test_one_picture_of_everything(self):
        ana, bob = self.person('ana'), self.person('bob')
        room = self.room(ana, bob)
        message = self.say(bob, room)
        picture = ana.get('/api/sync?messages=5')
        self.assertEqual(ana.user, picture['me'])
        found = next(r for r in picture['rooms'] if r['id'] == room)
        self.assertEqual([message], found['messages'])


class Server(ContractTest):

    def test_it_says_how_it_is(self):
        for path in ('/api/server', '/api/health', '/api/health/live', '/api/health/ready', '/api/sse/health'):
            self.world.anyone.get(path)

    def test_measures_are_for_this_machine(self):
        self.assertIn(b'parlor_streams', self.world.anyone.get('/metrics').raw)
        self.world.anyone.get('/metrics', 403, code='forbidden', headers={'X-Forwarded-For': '192.0.2.1'})
