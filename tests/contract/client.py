# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that believes the document: it checks each answer against it and notes what it has seen."""
import http.client
import json
from urllib.parse import parse_qsl, urlsplit

PATIENCE = 120  # seconds for something that comes at once; a test that waits longer has failed


class Answer:
    def __init__(self, status, headers, raw):
        self.status = status
        self.headers = headers
        self.raw = raw
        is_json = (headers.get('Content-Type') or '').split(';')[0].endswith('json')
        self.json = json.loads(raw) if is_json and raw else None

    def __getitem__(self, name):
        return self.json[name]


class Client:
    """One person, or nobody, at one server."""

    def __init__(self, server, document, coverage, token=None, user=None):
        self.server = server
        self.document = document
        self.coverage = coverage
        self.token = token
        self.user = user

    def signed_in(self, grant):
        return Client(self.server, self.document, self.coverage, grant['access_token'], grant['user'])

    @property
    def id(self):
        return self.user['id']

    # ------------------------------------------------------------ requests

    def send(self, method, path, body=None, headers=None, token=None):
        """One request, its answer unchecked."""
        headers = dict(headers or {})
        token = token or self.token
        if token:
            headers.setdefault('Authorization', 'Bearer ' + token)
        if isinstance(body, (dict, list)):
            headers.setdefault('Content-Type', 'application/json')
            body = json.dumps(body).encode()
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def call(self, method, path, status, body=None, code=None, headers=None, token=None):
        """One request whose answer must be as expected and as documented."""
        answer = self.send(method, path, body, headers, token)
        said = (answer.json or {}).get('code') if answer.status >= 400 else None
        assert (answer.status, said) == (status, code), \
            f'{method} {path}: expected {status} {code or ""}, got {answer.status} {answer.raw[:1000]!r}'
        operation = self.document.find(method, path)
        if operation is None:
            assert code in ('not_found', 'method_not_allowed'), f'{method} {path} is not in the document'
            self.check_problem(answer)
            return answer
        self.check(operation, answer, is_head=method == 'HEAD')
        if status < 300 or status == 304:
            self.check_request(operation, path, body, headers or {})
        return answer

    def get(self, path, status=200, **more):
        return self.call('GET', path, status, **more)

    def post(self, path, body=None, status=200, **more):
        return self.call('POST', path, status, body, **more)

    def put(self, path, body=None, status=200, **more):
        return self.call('PUT', path, status, body, **more)

    def patch(self, path, body=None, status=200, **more):
        return self.call('PATCH', path, status, body, **more)

    def delete(self, path, status=204, **more):
        return self.call('DELETE', path, status, **more)

    # ------------------------------------------------------------ checks

    def check(self, operation, answer, is_head=False):
        status = str(answer.status)
        code = (answer.json or {}).get('code') if answer.status >= 400 else None
        documented = operation.answers.get(status)
        if code and code not in operation.codes(status):
            # What any call may say, this one may say too.
            assert code in operation.codes('default'), f'{operation}: {status} {code} is not in the document'
            documented, status = operation.answers['default'], 'default'
        if is_head and answer.status >= 400:
            documented = documented or operation.answers['default']
        assert documented is not None, f'{operation}: {status} is not in the document'
        self.check_headers(operation, documented, answer)
        if not is_head:
            self.check_body(operation, status, documented, answer)
        if code:
            self.coverage.mark('code', code)
            self.coverage.mark('answer', operation.name, status, code)
        else:
            self.coverage.mark('answer', operation.name, status)

    def check_headers(self, operation, documented, answer):
        named = {name.lower(): self.document.resolve(header) for name, header in documented.get('headers', {}).items()}
        for name, value in answer.headers.items():
            header = named.get(name.lower()) or self.document.common_headers.get(name.lower())
            assert header, f'{operation}: the header {name} is not in the document'
            wrong = self.document.errors(header['schema'], value)
            assert not wrong, f'{operation}: header {name}: {wrong}'
        for name, header in named.items():
            assert not header.get('required') or name in answer.headers, f'{operation}: lacks the header {name}'
        if answer.status in (429, 503):
            assert answer.headers.get('Retry-After'), f'{operation}: {answer.status} without Retry-After'

    def check_body(self, operation, status, documented, answer):
        content = documented.get('content', {})
        if not content:
            assert answer.raw == b'', f'{operation}: {status} with a body'
            return
        media = (answer.headers.get('Content-Type') or '').split(';')[0]
        found = content.get(media) or content.get('*/*')
        assert found, f'{operation}: {status} as {media!r} is not in the document'
        if answer.json is None:
            return
        wrong = self.document.errors(found['schema'], answer.json)
        assert not wrong, f'{operation}: {status}: {wrong}\n{json.dumps(answer.json)[:2000]}'
        self.coverage.fields('answer', answer.json, (f'{operation.name} {status}', found['schema']))
        if answer.status >= 400:
            assert answer['status'] == answer.status, f'{operation}: another status in the body'

    def check_problem(self, answer):
        """An error where there is no operation."""
        operation = self.document.operations[0]
        problem = {'$ref': '#/components/schemas/Problem'}
        wrong = self.document.errors(problem, answer.json)
        assert not wrong and answer.headers['Content-Type'] == 'application/problem+json', wrong
        self.check_headers(operation, {}, answer)
        self.coverage.fields('answer', answer.json, ('Problem', problem))
        self.coverage.mark('code', answer['code'])

    def check_request(self, operation, path, body, headers):
        """What was accepted is documented as acceptable."""
        for name, value in parse_qsl(urlsplit(path).query, keep_blank_values=True):
            if name == 'ticket':
                continue
            assert operation.parameter('query', name), f'{operation}: the parameter {name} is not in the document'
            self.coverage.mark('parameter', operation.name, name)
        for name in headers:
            if parameter := operation.parameter('header', name):
                self.coverage.mark('parameter', operation.name, parameter['name'])
        schema = operation.body()
        if schema is not None and isinstance(body, dict):
            wrong = self.document.errors(schema, body)
            assert not wrong, f'{operation} accepted what the document does not: {wrong}'
            self.coverage.fields('request', body, (f'{operation.name} body', schema))


class Stream:
    """An open event stream whose events are checked as they are read."""

    def __init__(self, client, query='', headers=None, token=None):
        self.client = client
        path = '/api/events' + query
        self._connection = http.client.HTTPConnection(client.server.host, client.server.port, timeout=PATIENCE)
        token = token or client.token
        headers = {'Accept': 'text/event-stream', **(headers or {})}
        if token:
            headers['Authorization'] = 'Bearer ' + token
        self._connection.request('GET', path, headers=headers)
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200, f'{path}: {self._answer.status} {self._answer.read(1000)!r}'
        operation = client.document.by_name('openStream')
        client.check_headers(operation, operation.answers['200'], self._answer)
        client.check_request(operation, path, None, headers)
        client.coverage.mark('answer', operation.name, '200')
        assert self._answer.readline() == b'retry: 1500\n'
        self.hello = self.next('hello')

    def _read(self):
        """The next event as (id, name, data); what the server closes is the end."""
        fields = {}
        for line in iter(self._answer.readline, b''):
            line = line.decode().rstrip('\n')
            if line == '' and fields:
                return fields.get('id'), fields.get('event'), json.loads(fields['data'])
            name, _, value = line.partition(': ')
            if name:
                fields[name] = value
        return None, None, None

    def next(self, wanted):
        """The data of the next event of this type; those before it are checked and passed by."""
        beats = 0
        while beats < 4:  # most of a minute in which it did not come
            cursor, name, data = self._read()
            assert name, f'the stream ended before {wanted}'
            self.check(cursor, name, data)
            if name == wanted:
                return data
            beats += name == 'heartbeat'
        raise AssertionError(f'{wanted} does not come')

    def check(self, cursor, name, data):
        document, coverage = self.client.document, self.client.coverage
        schema = document.events.get(name)
        assert schema, f'the event {name} is not in the document'
        wrong = document.errors(schema, data)
        assert not wrong, f'event {name}: {wrong}\n{json.dumps(data)[:2000]}'
        # Durable events and heartbeats move the cursor of a browser, the others must not.
        has_cursor = name == 'heartbeat' or 'type' in data and 'cursor' in data
        assert cursor == (data['cursor'] if has_cursor else None), f'event {name} with the id {cursor}'
        coverage.mark('event', name)
        coverage.fields('answer', data, (name, schema))

    def close(self):
        self._answer.close()  # which owns the socket of an answer that ends with it
        self._connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
