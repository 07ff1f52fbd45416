# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/openapi.yaml as something to ask: which operation is this, which answer is that, what fields does it have."""
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f'skipped: {missing} (python3-yaml and python3-jsonschema in Debian)')
    sys.exit(77)  # what tests.cmake calls skipped

METHODS = ('get', 'put', 'post', 'patch', 'delete', 'head', 'options')
ANYTHING = object()  # in place of an instance: every branch of a schema counts


class Loader(yaml.SafeLoader):
    """Takes no key twice; by itself PyYAML lets the last one win."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value if key.value != '<<']
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f'twice: {", ".join(map(str, twice))}', node.start_mark)
        return super().construct_mapping(node, deep)


class Operation:
    """One method of one path."""

    def __init__(self, document, method, template, node, shared):
        self.document = document
        self.method = method.upper()
        self.template = template
        self.node = node
        self.name = node['operationId']
        self.parameters = [document.resolve(p) for p in shared + node.get('parameters', [])]
        self.answers = {status: document.resolve(answer) for status, answer in node['responses'].items()}
        security = node.get('security', document.root['security'])
        self.schemes = sorted(name for scheme in security for name in scheme)

    def __str__(self):
        return f'{self.method} {self.template}'

    def body(self, media='application/json'):
        """The schema of the request's body; None where it takes none."""
        content = self.document.resolve(self.node.get('requestBody', {})).get('content', {})
        return content[media]['schema'] if media in content else None

    def media(self):
        """The types of body that it takes."""
        return list(self.document.resolve(self.node.get('requestBody', {})).get('content', {}))

    def parameter(self, place, name):
        return next((p for p in self.parameters if p['in'] == place and p['name'].lower() == name.lower()), None)

    def codes(self, status):
        """The error codes of an answer; `default` has those of any call."""
        content = self.answers.get(status, {}).get('content', {}).get('application/problem+json')
        if content is None:
            return []
        for part in content['schema'].get('allOf', []):
            if 'code' in part.get('properties', {}):
                return part['properties']['code']['enum']
        return []

    def path(self, **values):
        """A concrete path; what is not given is an id that nobody has."""
        return re.sub(r'\{(\w+)\}', lambda m: str(values.get(m[1], 999999)), self.template)


class Document:
    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            self.root = yaml.load(file, Loader)
        self.components = self.root['components']
        self.common_headers = {name.lower(): header for name, header in self.components['x-common-headers'].items()}
        self.operations = [
            Operation(self, method, template, node, item.get('parameters', []))
            for template, item in self.root['paths'].items()
            for method, node in item.items() if method in METHODS
        ]
        self.events = self.by_name('openStream').answers['200']['content']['text/event-stream']['x-events']
        self._validators = {}

    def by_name(self, name):
        return next(o for o in self.operations if o.name == name)

    def resolve(self, node):
        while '$ref' in node:
            node = self.at(node['$ref'])
        return node

    def at(self, reference):
        node = self.root
        for step in reference.removeprefix('#/').split('/'):
            node = node[step.replace('~1', '/').replace('~0', '~')]
        return node

    def find(self, method, path):
        """The operation that answers this path; a fixed segment beats a variable. HEAD is GET's unless it has its own."""
        segments = path.split('?')[0].split('/')
        found = [o for o in self.operations if fits(o.template.split('/'), segments)]
        found.sort(key=lambda o: o.template.count('{'))
        best = [o for o in found if o.template.count('{') == found[0].template.count('{')]
        for wanted in (method, 'GET' if method == 'HEAD' else None):
            for operation in best:
                if operation.method == wanted:
                    return operation
        return None

    # ------------------------------------------------------------ schemas

    def errors(self, schema, instance):
        """What is wrong with an instance, as sentences."""
        if id(schema) not in self._validators:
            # Beside the components, so that references within the document lead somewhere.
            whole = {**schema, 'components': self.components}
            self._validators[id(schema)] = jsonschema.Draft202012Validator(whole)
        return [f'{"/".join(map(str, e.absolute_path)) or "(whole)"}: {e.message[:300]}'
                for e in self._validators[id(schema)].iter_errors(instance)]

    def parts(self, place, instance=ANYTHING):
        """A schema and all that it is made of, each with the name of the place in the document that says it."""
        where, schema = place
        if '$ref' in schema:
            yield from self.parts((schema['$ref'].rsplit('/', 1)[1], self.at(schema['$ref'])), instance)
        yield where, schema
        for part in schema.get('allOf', []):
            yield from self.parts((where, part), instance)
        for part in schema.get('oneOf', []) + schema.get('anyOf', []):
            if instance is ANYTHING or not self.errors(part, instance):
                yield from self.parts((where, part), instance)

    def visit(self, instance, places, on_field, on_value):
        """Calls on_field(name) for each documented field of an instance, with a leading "!" for others, and
        on_value(name) for each value of an enumeration."""
        parts = [part for place in places for part in self.parts(place, instance)]
        for where, schema in parts:
            if instance in schema.get('enum', []):
                on_value(f'{where}={instance}')
        if isinstance(instance, dict):
            for name, value in instance.items():
                holders = [(f'{where}.{name}', schema['properties'][name]) for where, schema in parts
                           if name in schema.get('properties', {})]
                if not holders and any(schema.get('additionalProperties') is True for _, schema in parts):
                    continue  # said to be anything
                holders = holders or [(f'{where}.*', schema['additionalProperties']) for where, schema in parts
                                      if isinstance(schema.get('additionalProperties'), dict)]
                if not holders:
                    on_field(f'!{places[0][0]}.{name}')
                for where, _ in holders:
                    on_field(where)
                self.visit(value, holders, on_field, on_value)
        if isinstance(instance, list):
            items = [(f'{where}[]', schema['items']) for where, schema in parts if 'items' in schema]
            for element in instance:
                self.visit(element, items, on_field, on_value)

    def everything(self, place, on_field, on_value, seen=None):
        """The same for all that the document says can be there."""
        seen = set() if seen is None else seen
        for where, schema in self.parts(place):
            if id(schema) in seen:
                continue
            seen.add(id(schema))
            for value in schema.get('enum', []):
                on_value(f'{where}={value}')
            for name, part in schema.get('properties', {}).items():
                on_field(f'{where}.{name}')
                self.everything((f'{where}.{name}', part), on_field, on_value, seen)
            for name, word in (('items', '[]'), ('additionalProperties', '.*')):
                if isinstance(schema.get(name), dict):
                    self.everything((f'{where}{word}', schema[name]), on_field, on_value, seen)


def fits(template, segments):
    return len(template) == len(segments) and all(
        segment != '' if expected.startswith('{') else expected == segment
        for expected, segment in zip(template, segments))
