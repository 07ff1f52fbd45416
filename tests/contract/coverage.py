# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of the document has been seen in answers, and what has not."""
import re

ERROR_CODE = re.compile(r'(Problem|\d{3}|default)\.code(=|$)')


class Coverage:
    def __init__(self, document):
        self.document = document
        self.seen = set()

    def mark(self, kind, *what):
        self.seen.add((kind, *map(str, what)))

    def fields(self, kind, instance, place):
        """Notes each field of an answer, a request or an event; one that the document does not know is an error."""
        def on_field(name):
            assert not name.startswith('!'), f'the field {name[1:]} is not in the document'
            self.mark(kind + ' field', name)

        self.document.visit(instance, [place], on_field, lambda name: self.mark(kind + ' value', name))

    def expected(self):
        """Everything that the document promises."""
        wanted = set()

        def fields(kind, place):
            self.document.everything(place, collect(kind + ' field'), collect(kind + ' value'), done[kind])

        def collect(kind):
            def add(name):
                if not ERROR_CODE.search(name):  # these count by their answers
                    wanted.add((kind, name))
            return add

        # A schema counts once, wherever it stands.
        done = {'answer': set(), 'request': set()}
        for operation in self.document.operations:
            for status, answer in operation.answers.items():
                if status == 'default':
                    wanted.update(('code', code) for code in operation.codes(status))
                elif operation.codes(status) and operation.method != 'HEAD':  # whose answers have no body to say a code
                    wanted.update(('answer', operation.name, status, code) for code in operation.codes(status))
                else:
                    wanted.add(('answer', operation.name, status))
                for content in answer.get('content', {}).values():
                    fields('answer', (f'{operation.name} {status}', content['schema']))
            for parameter in operation.parameters:
                if parameter['in'] != 'path':
                    wanted.add(('parameter', operation.name, parameter['name']))
            body = operation.body()
            if body is not None:
                fields('request', (f'{operation.name} body', body))
        for name, schema in self.document.events.items():
            wanted.add(('event', name))
            fields('answer', (name, schema))
        return wanted

    def missing(self, reasons):
        """What nobody has seen, but for what has a reason not to be seen; and reasons that are none."""
        missing = self.expected() - self.seen
        excused = {what for what in missing if ' '.join(what) in reasons}
        idle = set(reasons) - {' '.join(what) for what in excused}
        return ([f'never seen: {" ".join(what)}' for what in sorted(missing - excused)]
                + [f'seen after all: {reason}' for reason in sorted(idle)])
