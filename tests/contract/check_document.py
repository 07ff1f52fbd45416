# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_document.py OPENAPI: docs/openapi.yaml by itself: it is OpenAPI 3.1, all of it is used, and its examples are true."""
import re
import sys
import unittest

import jsonschema

from openapi import Document

ANY = 'default'


def nodes(node, path=''):
    """Every node of the document with its place in it."""
    yield path, node
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, child in children:
        yield from nodes(child, f'{path}/{name}')


class DocumentTest(unittest.TestCase):
    document = None

    def schemas(self):
        """Every schema that stands by itself: those of the components, of bodies, answers, parameters and headers."""
        for name, schema in self.document.components['schemas'].items():
            yield f'components/schemas/{name}', schema
        for path, node in nodes(self.document.root):
            if isinstance(node, dict) and 'schema' in node and '/examples/' not in path:
                yield path, node['schema']

    def test_it_is_open_api(self):
        try:
            import openapi_spec_validator
        except ImportError:
            self.skipTest('python3-openapi-spec-validator is not there')
        openapi_spec_validator.validate(self.document.root)

    def test_each_reference_leads_somewhere(self):
        for path, node in nodes(self.document.root):
            if isinstance(node, dict) and '$ref' in node:
                with self.subTest(path):
                    self.document.at(node['$ref'])

    def test_each_component_is_used(self):
        used = {node['$ref'] for _, node in nodes(self.document.root) if isinstance(node, dict) and '$ref' in node}
        for kind in ('schemas', 'requestBodies', 'responses', 'parameters'):
            for name in self.document.components[kind]:
                self.assertIn(f'#/components/{kind}/{name}', used)

    def test_each_schema_is_one(self):
        for path, schema in self.schemas():
            with self.subTest(path):
                jsonschema.Draft202012Validator.check_schema(schema)

    def test_each_example_fits_its_schema(self):
        for path, schema in nodes(self.document.root):
            if isinstance(schema, dict) and isinstance(schema.get('examples'), list):
                for example in schema['examples']:
                    with self.subTest(path):
                        self.assertEqual([], self.document.errors(schema, example))

    def test_each_body_has_an_example(self):
        for operation in self.document.operations:
            body = operation.body()
            if body is not None:
                with self.subTest(str(operation)):
                    self.assertTrue(self.document.resolve(body).get('examples'))

    def test_each_operation_is_whole(self):
        names = [operation.name for operation in self.document.operations]
        self.assertEqual(len(names), len(set(names)), 'an operationId twice')
        tags = {tag['name'] for tag in self.document.root['tags']}
        for operation in self.document.operations:
            with self.subTest(str(operation)):
                self.assertTrue(operation.node['summary'])
                self.assertLessEqual(set(operation.node['tags']), tags)
                self.assertIn(ANY, operation.answers)
                in_path = {p['name'] for p in operation.parameters if p['in'] == 'path'}
                self.assertEqual(set(re.findall(r'\{(\w+)\}', operation.template)), in_path)
                if operation.schemes:
                    self.assertIn('401', operation.answers)

    def test_each_field_and_parameter_is_declared_once(self):
        for operation in self.document.operations:
            named = [(p['in'], p['name']) for p in operation.parameters]
            self.assertEqual(len(named), len(set(named)), operation)

    def test_an_error_answer_names_its_codes(self):
        problem = set(self.document.components['schemas']['Problem']['properties']['code']['enum'])
        for operation in self.document.operations:
            for status in operation.answers:
                content = operation.answers[status].get('content', {})
                if status == ANY or status >= '400' and 'application/json' not in content:
                    with self.subTest(f'{operation} {status}'):
                        codes = operation.codes(status)
                        self.assertTrue(codes)
                        self.assertLessEqual(set(codes), problem)


if __name__ == '__main__':
    DocumentTest.document = Document(sys.argv.pop(1))
    unittest.main(verbosity=2)
