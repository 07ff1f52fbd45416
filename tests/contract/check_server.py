# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_server.py PARLORD ROUTES OPENAPI [unittest arguments]: holds a running server against the document, both ways.

PARLORD is the server, ROUTES a program that prints its route table. Every operation is called for each of its answers and
error codes; every field of an answer must be documented, and every documented field, code and event must be seen once."""
import subprocess
import sys
import unittest

from coverage import Coverage
from openapi import Document
from world import ContractTest, World

# What no test can bring about from outside, by the name that Coverage gives it, and why.
UNSEEN = {
    'answer ignoreUser 409 conflict': 'with a thousand and one people',
    'code internal': 'a fault of the server, which has none on demand',
    'answer getHealth 503': 'with a disk that fails',
    'answer search 429 rate_limited': 'with several searches of one person at the same instant',
    'answer value Bye.reason=rotate': 'after an hour',
    'answer value Bye.reason=slow_consumer': 'after 30 s in which a reader took nothing',
    'answer value Health.bus=unavailable': 'the bus within the process is never away',
    'answer value Health.status=unavailable': 'with a disk that fails',
    'answer value Health.store=unavailable': 'with a disk that fails',
    'answer value Reset.reason=too_old': 'after 10,000 events or 30 days',
}


def route_table(program):
    """{(method, path with {} for each variable): (access, any protocol)} of the server."""
    table = {}
    for line in subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines():
        method, pattern, access, protocol = line.split()
        table[method, pattern] = (access, protocol)
    return table


def documented_table(document):
    """The same of the document."""
    table = {}
    for operation in document.operations:
        pattern = operation.template
        for parameter in operation.parameters:
            if parameter['in'] == 'path':
                is_id = document.resolve(parameter['schema']).get('type') == 'integer'
                pattern = pattern.replace('{' + parameter['name'] + '}', '{id}' if is_id else '{text}')
        access = {(): 'public', ('accessToken',): 'session', ('accessToken', 'ticket'): 'ticket'}[tuple(operation.schemes)]
        protocol = 'any' if operation.node.get('x-any-protocol') else 'ours'
        table[operation.method, pattern] = (access, protocol)
    return table


class Routes(ContractTest):
    """The route table and the document are one."""
    program = None

    def test_same_routes_with_the_same_access(self):
        self.maxDiff = None
        self.assertEqual(route_table(self.program), documented_table(self.world.document))


def main():
    server, Routes.program, openapi, *arguments = sys.argv[1:]
    document = Document(openapi)
    coverage = Coverage(document)
    ContractTest.world = World(server, document, coverage)
    areas = unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(Routes),
                                unittest.defaultTestLoader.discover('areas', pattern='*.py', top_level_dir='.')])
    if arguments:  # some by name; then nothing can be said about the whole
        areas = unittest.defaultTestLoader.loadTestsFromNames(arguments)
    with ContractTest.world.server:
        result = unittest.TextTestRunner(verbosity=2).run(areas)
        if not result.wasSuccessful():
            print(ContractTest.world.server.log(), file=sys.stderr)
    if arguments:
        return 0 if result.wasSuccessful() else 1
    missing = coverage.missing(UNSEEN)
    print(*missing, sep='\n')
    print(f'{len(coverage.seen)} promises of the document seen, {len(missing)} wrong or unseen')
    return 0 if result.wasSuccessful() and not missing else 1


if __name__ == '__main__':
    sys.exit(main())
