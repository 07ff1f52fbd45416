# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the areas' tests share: one server for all, people on it, and further servers for whoever needs one."""
import itertools
import unittest
from datetime import datetime, timedelta, timezone

from client import Client, Stream
from parlord import Parlord

# Of the main server; the limits are tested at one of their own.
USUAL = ('--rate-limit', 'off', '--allow-origin', 'http://pages.example', '--access-token-seconds', '86400')
PASSWORD = 'correct horse'


class World:
    def __init__(self, program, document, coverage):
        self.program = program
        self.document = document
        self.coverage = coverage
        self.names = itertools.count(1)
        self.keys = itertools.count(1)
        self.server = Parlord(program, *USUAL)
        self.anyone = Client(self.server, document, coverage)
        self.owner = self.person('owner')

    def person(self, name, at=None):
        """Somebody new, signed in."""
        account = {'username': f'{name}{next(self.names)}', 'password': PASSWORD, 'display_name': name.title()}
        nobody = at or self.anyone
        return nobody.signed_in(nobody.post('/api/auth/register', account, 201).json)

    def now_plus(self, seconds):
        """A time soon, by the clock of this machine, which is the server's."""
        return (datetime.now(timezone.utc) + timedelta(seconds=seconds)).isoformat(timespec='milliseconds')

    def another_server(self, *arguments):
        return Parlord(self.program, *arguments)

    def client(self, server):
        return Client(server, self.document, self.coverage)


class ContractTest(unittest.TestCase):
    """Stands alone: makes the people and rooms that it needs."""
    world = None

    def person(self, name):
        return self.world.person(name)

    def key(self):
        return f'contract-{next(self.world.keys):08}'

    def stream(self, client, query='', **more):
        stream = Stream(client, query, **more)
        self.addCleanup(stream.close)
        return stream

    def room(self, owner, *members, kind='group', **more):
        """The id of a new room."""
        body = {'workspace_id': 1, 'kind': kind, 'name': 'A room', 'member_ids': [m.id for m in members], **more}
        return owner.post('/api/chat/rooms', body, 201)['room']['id']

    def say(self, sender, room, body='Hello', **more):
        """A new message."""
        return sender.post(f'/api/chat/rooms/{room}/messages', {'client_key': self.key(), 'body': body, **more}, 201)['message']
