# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in and one's own profile."""
import itertools

from world import ContractTest, PASSWORD


class Accounts(ContractTest):

    def test_register_and_sign_in(self):
        ana = self.person('ana')
        body = {'username': ana.user['username'].upper(), 'password': PASSWORD, 'device_name': 'phone'}
        grant = self.world.anyone.post('/api/auth/login', body)
        self.assertEqual(ana.user, grant['user'])
        sessions = ana.get('/api/auth/sessions')['sessions']
        self.assertEqual(['', 'phone'], sorted(session['device_name'] for session in sessions))
        self.assertEqual(1, sum(session['current'] for session in sessions))

    def test_a_name_belongs_to_one(self):
        body = {'username': self.world.owner.user['username'], 'password': PASSWORD, 'display_name': 'Another'}
        self.world.anyone.post('/api/auth/register', body, 409, code='username_taken')

    def test_names_and_passwords_have_bounds(self):
        good = {'username': 'bounds', 'password': PASSWORD, 'display_name': 'B'}
        for field, value, code in (('username', 'a', 'too_short'), ('password', 'x' * 257, 'too_long'),
                                   ('username', 'a b', 'invalid'), ('display_name', ' ', 'blank')):
            answer = self.world.anyone.post('/api/auth/register', {**good, field: value}, 422, code='invalid_fields')
            self.assertEqual([(field, code)], [(error['field'], error['code']) for error in answer['errors']])

    def test_registration_can_be_closed(self):
        for mode in ('invite', 'closed'):
            with self.world.another_server('--registration', mode) as server:
                nobody = self.world.client(server)
                self.assertEqual(mode, nobody.get('/api/server')['registration'])
                self.world.person('first', at=nobody)
                body = {'username': 'second', 'password': PASSWORD, 'display_name': 'Second'}
                nobody.post('/api/auth/register', body, 403, code='forbidden')

    def test_a_wrong_password_or_name_is_refused_alike(self):
        ana = self.person('ana')
        for name in (ana.user['username'], 'nobody-at-all'):
            self.world.anyone.post('/api/auth/login', {'username': name, 'password': 'wrong horse'}, 401, code='unauthorized')

    def test_too_many_wrong_passwords(self):
        with self.world.another_server() as server:
            nobody = self.world.client(server)
            ana = self.world.person('ana', at=nobody)
            body = {'username': ana.user['username'], 'password': 'wrong horse'}
            for _ in range(10):
                nobody.post('/api/auth/login', body, 401, code='unauthorized')
            nobody.post('/api/auth/login', {**body, 'password': PASSWORD}, 429, code='rate_limited')

    def test_too_many_accounts_from_one_place(self):
        with self.world.another_server() as server:
            nobody = self.world.client(server)
            numbers = itertools.count()

            def account():
                return {'username': f'many{next(numbers)}', 'password': PASSWORD, 'display_name': 'Many'}

            while nobody.send('POST', '/api/auth/register', account()).status == 201:
                pass
            nobody.post('/api/auth/register', account(), 429, code='rate_limited')

    def test_too_many_wrong_old_passwords(self):
        with self.world.another_server() as server:
            ana = self.world.person('ana', at=self.world.client(server))
            body = {'old_password': 'wrong horse', 'new_password': 'battery staple'}
            while ana.send('POST', '/api/auth/password', body).status == 403:
                pass
            ana.post('/api/auth/password', {**body, 'old_password': PASSWORD}, 429, code='rate_limited')

    def test_refreshing_survives_a_lost_answer_and_no_theft(self):
        ana = self.person('ana')
        first = self.world.anyone.post('/api/auth/login', {'username': ana.user['username'], 'password': PASSWORD})
        body = {'refresh_token': first['refresh_token']}
        second = self.world.anyone.post('/api/auth/refresh', body)
        again = self.world.anyone.post('/api/auth/refresh', body)
        self.assertEqual(second['refresh_token'], again['refresh_token'])
        self.world.anyone.post('/api/auth/refresh', {'refresh_token': second['refresh_token']})
        self.world.anyone.post('/api/auth/refresh', body, 401, code='refresh_reused')
        self.world.anyone.get('/api/users/me', 401, code='unauthorized', token=second['access_token'])
        self.world.anyone.post('/api/auth/refresh', {'refresh_token': 'nobody-has-this'}, 401, code='unauthorized')

    def test_logging_out_ends_the_session(self):
        ana = self.person('ana')
        stream = self.stream(ana)
        ana.post('/api/auth/logout', status=204)
        self.assertEqual({'reason': 'session_revoked'}, stream.next('bye'))
        ana.get('/api/users/me', 401, code='unauthorized')

    def test_another_device_is_signed_out(self):
        ana = self.person('ana')
        body = {'username': ana.user['username'], 'password': PASSWORD}
        phone = ana.signed_in(self.world.anyone.post('/api/auth/login', body).json)
        session = next(s['id'] for s in phone.get('/api/auth/sessions')['sessions'] if s['current'])
        ana.delete(f'/api/auth/sessions/{session}')
        phone.get('/api/users/me', 401, code='unauthorized')
        self.person('bob').delete(f'/api/auth/sessions/{session}', 404, code='not_found')

    def test_the_password_changes_for_who_knows_it(self):
        ana = self.person('ana')
        body = {'old_password': PASSWORD, 'new_password': 'battery staple'}
        ana.post('/api/auth/password', {**body, 'old_password': 'wrong horse'}, 403, code='forbidden')
        ana.post('/api/auth/password', body, 204)
        self.world.anyone.post('/api/auth/login', {'username': ana.user['username'], 'password': 'battery staple'})

    def test_the_profile_changes_for_all_to_see(self):
        ana, bob = self.person('ana'), self.person('bob')
        stream = self.stream(bob)
        change = {'display_name': 'Ana P.', 'status_text': 'on a train', 'status_until': '2099-11-21T18:00:00Z'}
        user = ana.patch('/api/users/me', change)['user']
        self.assertEqual(user, ana.get('/api/users/me')['user'])
        self.assertEqual(user, stream.next('user_updated')['data']['user'])

    def test_people_are_found_by_a_part_of_their_name(self):
        ana = self.person('zora')
        found = self.world.owner.get(f'/api/users?q={ana.user["username"][:5]}&limit=1&after_id={ana.id - 1}')['users']
        self.assertEqual([ana.user], found)
        self.world.owner.get('/api/users?limit=0', 422, code='invalid_fields')
