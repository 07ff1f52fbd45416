# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that hold for every operation, read from the document and tried on each."""
import json
import socket
from urllib.parse import quote

from client import PATIENCE
from openapi import METHODS
from world import ContractTest

SOMETHING = {'client_key': 'contract-nobody', 'emoji': quote('👍'), 'secret': 'nobody-has-this', 'token': 'nobody-has-this'}


def is_secured(operation):
    return 'accessToken' in operation.schemes


def with_body(operation):
    return operation.body() is not None


def needed(operation):
    """The headers without which an operation is not understood."""
    headers = {p['name']: str(p['example']) for p in operation.parameters if p['in'] == 'header' and p.get('required')}
    media = operation.media()
    return {**headers, 'Content-Type': media[0]} if media and 'application/json' not in media else headers


def example(document, operation):
    schema = document.resolve(operation.body())
    return schema['examples'][0]


def wrong_value(document, schema):
    """Something that this schema does not take."""
    types = document.resolve(schema).get('type')
    return {'wrong': 1} if types != 'object' else [1]


class Everywhere(ContractTest):

    def each(self, choose, check):
        for operation in self.world.document.operations:
            if choose(operation):
                with self.subTest(str(operation)):
                    check(operation)

    def test_whoever_is_not_signed_in_is_refused(self):
        def check(operation):
            code = 'unauthorized' if operation.method != 'HEAD' else None
            self.world.anyone.call(operation.method, operation.path(**SOMETHING), 401, code=code)
            self.world.anyone.call(operation.method, operation.path(**SOMETHING), 401, code=code, token='abc.def.ghi')

        self.each(is_secured, check)

    def test_a_token_that_is_too_old_is_refused_by_its_name(self):
        with self.world.another_server('--access-token-seconds', '1', '--rate-limit', 'off') as server:
            nobody = self.world.client(server)
            somebody = self.world.person('old', at=nobody)
            while somebody.send('GET', '/api/users/me').status != 401:
                pass

            def check(operation):
                code = 'token_expired' if operation.method != 'HEAD' else None
                somebody.call(operation.method, operation.path(**SOMETHING), 401, code=code)

            self.each(is_secured, check)

    def test_malformed_json_is_a_bad_request(self):
        def check(operation):
            self.world.owner.call(operation.method, operation.path(**SOMETHING), 400, '{"a":', 'invalid_request',
                                  {'Content-Type': 'application/json'})

        self.each(with_body, check)

    def test_a_body_of_another_type_is_not_taken(self):
        def check(operation):
            self.world.owner.call(operation.method, operation.path(**SOMETHING), 415, 'a=1', 'unsupported_media_type',
                                  {'Content-Type': 'text/plain'})

        self.each(with_body, check)

    def test_each_wrong_field_is_named(self):
        document = self.world.document

        def check(operation):
            schema = document.resolve(operation.body())
            body = {name: wrong_value(document, part) for name, part in schema['properties'].items()}
            answer = self.world.owner.call(operation.method, operation.path(**SOMETHING), 422, body, 'invalid_fields')
            named = {error['field'].split('.')[0].split('[')[0] for error in answer['errors']}
            self.assertLessEqual(set(schema.get('required', [])), named)

        self.each(with_body, check)

    def test_each_missing_field_is_named(self):
        document = self.world.document

        def check(operation):
            required = document.resolve(operation.body()).get('required')
            if required:
                answer = self.world.owner.call(operation.method, operation.path(**SOMETHING), 422, {}, 'invalid_fields')
                named = {error['field'] for error in answer['errors']}
                self.assertLessEqual(set(required), named)

        self.each(with_body, check)

    def test_wrong_query_values_are_named(self):
        document = self.world.document

        def check(operation):
            for parameter in operation.parameters:
                schema = document.resolve(parameter['schema'])
                if parameter['in'] == 'query' and schema.get('type') == 'integer':
                    path = f'{operation.path(**SOMETHING)}?{parameter["name"]}=x'
                    answer = self.world.owner.get(path, 422, code='invalid_fields')
                    self.assertIn(parameter['name'], [error['field'] for error in answer['errors']])

        self.each(lambda o: o.method == 'GET', check)

    def test_what_is_not_there_is_not_found(self):
        def check(operation):
            body = example(self.world.document, operation) if with_body(operation) else None
            code = 'not_found' if operation.method != 'HEAD' else None
            self.world.owner.call(operation.method, operation.path(**SOMETHING), 404, body, code, needed(operation))

        self.each(lambda o: '404' in o.answers and '{' in o.template, check)

    def test_a_malformed_id_is_not_found(self):
        document = self.world.document

        def check(operation):
            for parameter in operation.parameters:
                if parameter['in'] == 'path' and document.resolve(parameter['schema']).get('type') == 'integer':
                    for bad in ('abc', '0', '-1', '9007199254740992', '1x'):
                        path = operation.path(**{**SOMETHING, parameter['name']: bad})
                        answer = self.world.owner.send(operation.method, path)
                        self.assertEqual(404, answer.status, path)

        self.each(lambda o: '{' in o.template, check)

    def test_another_method_is_told_what_is_allowed(self):
        for template in self.world.document.root['paths']:
            with self.subTest(template):
                here = [o for o in self.world.document.operations if o.template == template]
                allowed = {o.method for o in here} | {'OPTIONS'} | ({'HEAD'} if any(o.method == 'GET' for o in here) else set())
                other = next(m.upper() for m in METHODS if m.upper() not in allowed)
                answer = self.world.owner.call(other, here[0].path(**SOMETHING), 405, code='method_not_allowed')
                self.assertEqual(allowed, set(answer.headers['Allow'].split(', ')))
                answer = self.world.anyone.send('OPTIONS', here[0].path(**SOMETHING))
                self.assertEqual((204, allowed), (answer.status, set(answer.headers['Allow'].split(', '))))

    def test_an_unknown_path_is_not_found(self):
        for path in ('/', '/nothing', '/api', '/api/', '/api/nothing', '/api/server/'):
            self.world.anyone.get(path, 404, code='not_found')

    def test_head_says_what_get_would_but_for_the_body(self):
        def check(operation):
            got = self.world.anyone.send('GET', operation.path(**SOMETHING))
            head = self.world.anyone.send('HEAD', operation.path(**SOMETHING))
            self.assertEqual((got.status, got.headers['Content-Type'], b''),
                             (head.status, head.headers['Content-Type'], head.raw))

        self.each(lambda o: o.method == 'GET' and o.schemes == [], check)

    def test_another_protocol_is_asked_to_upgrade(self):
        def check(operation):
            answer = self.world.anyone.send(operation.method, operation.path(**SOMETHING),
                                            headers={'X-Parlor-Protocol': '2'})
            if operation.node.get('x-any-protocol'):
                self.assertNotEqual(426, answer.status)
            elif operation.method == 'HEAD':
                self.assertEqual(426, answer.status)
            else:
                self.world.anyone.check(operation, answer)
                self.assertEqual((426, 'upgrade_required', 1), (answer.status, answer['code'], answer['lowest']))

        self.each(lambda o: True, check)

    def test_a_foreign_origin_is_refused(self):
        def check(operation):
            answer = self.world.owner.call(operation.method, operation.path(**SOMETHING), 403, code='forbidden',
                                           headers={'Origin': 'http://elsewhere.example'})
            self.assertNotIn('Access-Control-Allow-Origin', answer.headers)

        self.each(lambda o: o.method != 'HEAD', check)

    def test_an_allowed_origin_is_answered(self):
        headers = {'Origin': 'http://pages.example'}
        answer = self.world.owner.get('/api/users/me', headers=headers)
        self.assertEqual('http://pages.example', answer.headers['Access-Control-Allow-Origin'])
        preflight = {**headers, 'Access-Control-Request-Method': 'POST'}
        answer = self.world.anyone.send('OPTIONS', '/api/events/ticket', headers=preflight)
        self.assertEqual(204, answer.status)
        self.assertIn('POST', answer.headers['Access-Control-Allow-Methods'])

    def test_ids_may_be_written_as_text(self):
        owner = self.world.owner
        room = owner.post('/api/chat/rooms', {'workspace_id': '1', 'kind': 'group', 'member_ids': [str(owner.id)]}, 201)
        self.assertEqual(1, room['room']['workspace_id'])


class Limits(ContractTest):

    def raw(self, request):
        """What comes back for bytes that no library would send: the status and the code."""
        server = self.world.server
        with socket.create_connection((server.host, server.port), timeout=PATIENCE) as connection:
            connection.sendall(request)
            answer = b''
            while piece := connection.recv(65536):
                answer += piece
        head, _, body = answer.partition(b'\r\n\r\n')
        problem = json.loads(body)
        self.assertIn(b'Connection: close', head)
        self.assertEqual([], self.world.document.errors({'$ref': '#/components/schemas/Problem'}, problem))
        self.world.coverage.mark('code', problem['code'])
        return int(head.split()[1]), problem['code']

    def test_a_body_that_is_too_large(self):
        self.assertEqual((413, 'body_too_large'), self.raw(
            b'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n'))

    def test_a_header_that_is_too_large(self):
        self.assertEqual((431, 'headers_too_large'), self.raw(
            b'GET /api/server HTTP/1.1\r\nHost: x\r\nX-A: ' + b'a' * 33000 + b'\r\n\r\n'))

    def test_a_header_that_does_not_come(self):
        self.assertEqual((408, 'timeout'), self.raw(b'GET /api/server HTTP/1.1\r\nHost: x\r\n'))

    def test_two_ways_to_read_a_length(self):
        for lines in (b'Content-Length: 2\r\nContent-Length: 3\r\n', b'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n'):
            self.assertEqual((400, 'invalid_request'), self.raw(
                b'POST /api/auth/login HTTP/1.1\r\nHost: x\r\n' + lines + b'\r\n{}'))

    def test_json_that_nests_too_deep(self):
        deep = '{"a":' + '[' * 70 + ']' * 70 + '}'
        self.world.anyone.post('/api/auth/login', deep, 400, code='invalid_request',
                               headers={'Content-Type': 'application/json'})
