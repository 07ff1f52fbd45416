# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_guide.py PARLORD OPENAPI GUIDE: docs/protocol.md says what the document says, and its examples run."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from client import Client
from coverage import Coverage
from openapi import Document
from parlord import Parlord

PATIENCE = 120  # seconds for a browser to start and to do what it should
PAGE = '''<!doctype html><meta charset="utf-8"><title>Guide</title><script>
%s
const tell = (what) => fetch('/told', {method: 'POST', body: JSON.stringify(what)});
join(%s, %s, (message) => tell([message.id, message.revision, message.body])).catch((error) => tell(String(error)));
</script>'''


class Page:
    """A web server of another origin with one page, which tells it what it has shown."""

    def __init__(self):
        self.text = ''
        self.told = []
        self.news = threading.Condition()
        page = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer('text/html', page.text.encode())

            def do_POST(self):
                with page.news:
                    page.told.append(json.loads(self.rfile.read(int(self.headers['Content-Length']))))
                    page.news.notify_all()
                self.answer('text/plain', b'')

            def answer(self, media, body):
                self.send_response(200)
                self.send_header('Content-Type', media)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.origin = f'http://127.0.0.1:{self.server.server_port}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def wait_for(self, what):
        with self.news:
            if not self.news.wait_for(lambda: what in self.told, PATIENCE):
                raise AssertionError(f'never shown: {what}; but {self.told}')


class Guide(unittest.TestCase):
    program = None
    document = None
    text = None

    def example(self, language):
        found = re.findall(rf'```{language}\n(.*?)```', self.text, re.S)
        self.assertEqual(1, len(found))
        return found[0]

    def start(self, *arguments):
        server = Parlord(self.program, *arguments)
        self.addCleanup(server.__exit__)
        nobody = Client(server, self.document, Coverage(self.document))
        account = {'username': 'ana', 'password': 'correct horse', 'display_name': 'Ana'}
        return server, nobody.signed_in(nobody.post('/api/auth/register', account, 201).json)

    def test_the_table_of_errors_is_the_documents(self):
        codes = set()
        for operation in self.document.operations:
            for status in operation.answers:
                codes.update(operation.codes(status))
        rows = re.findall(r'^\| (\d{3}) \| `(\w+)`', self.text, re.M)
        self.assertEqual(codes, {code for _, code in rows})
        self.assertEqual(len(rows), len(set(rows)))

    def test_the_table_of_events_is_the_documents(self):
        self.maxDiff = None
        shown = {name: set(re.findall(r'`(\w+)`', data.split(', with')[0]))
                 for name, data in re.findall(r'^\| `(\w+)` \| ([^|]*) ?\|', self.text, re.M)}
        documented = {}
        for name, schema in self.document.events.items():
            data = [p['properties']['data'] for p in schema_parts(self.document, schema) if 'data' in p.get('properties', {})]
            documented[name] = {field for d in data for part in schema_parts(self.document, d)
                                for field in part.get('required', [])}
        self.assertEqual(documented, shown)

    def test_the_lines_for_curl_work_when_pasted(self):
        if not (shutil.which('bash') and shutil.which('curl')):
            self.skipTest('bash or curl is not there')
        server, _ = self.start()
        lines = self.example('sh').replace('http://127.0.0.1:7420', server.url)
        done = subprocess.run(['bash', '-euo', 'pipefail', '-c', lines], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=PATIENCE)
        self.assertEqual(0, done.returncode, done.stdout)
        self.assertIn('sent once', done.stdout)
        for pattern in (r'^\{"message":.*"body":"Hello, all"', r'^\{"events":.*"new_message".*"message_edited"',
                        r'^event: new_message$', r'^event: message_edited$'):
            self.assertEqual(1, len(re.findall(pattern, done.stdout, re.M)), f'{pattern}\n{done.stdout}')

    def test_the_page_shows_each_message_once(self):
        chromium = shutil.which('chromium')
        if not chromium:
            self.skipTest('chromium is not there')
        page = Page()
        self.addCleanup(page.close)
        server, ana = self.start('--allow-origin', page.origin)
        room = ana.get('/api/chat/rooms')['rooms'][0]['id']

        def say(key, body):
            body = {'client_key': key, 'body': body}
            message = ana.post(f'/api/chat/rooms/{room}/messages', body, 201)['message']
            return [message['id'], message['revision'], message['body']]

        before = say('guide-0001', 'Before')
        page.text = PAGE % (self.example('js'), json.dumps(server.url), json.dumps(ana.token))
        profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(profile.cleanup)
        browser = subprocess.Popen([chromium, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
                                    f'--user-data-dir={profile.name}', page.origin],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(browser.wait)
        self.addCleanup(browser.kill)
        page.wait_for(before)
        live = say('guide-0002', 'Live')
        page.wait_for(live)
        server.restart()
        after = say('guide-0003', 'After a restart')
        page.wait_for(after)
        edited = ana.patch(f'/api/chat/messages/{live[0]}', {'body': 'Edited'})['message']
        page.wait_for([live[0], edited['revision'], 'Edited'])
        shown = [what for what in page.told if what[2] != '']  # the rest is who came
        self.assertEqual([before, live, after, [live[0], edited['revision'], 'Edited']], shown)


def schema_parts(document, schema):
    return [part for _, part in document.parts(('', schema))]


if __name__ == '__main__':
    guide = sys.argv.pop(3)
    Guide.document = Document(sys.argv.pop(2))
    Guide.program = sys.argv.pop(1)
    with open(guide, encoding='utf-8') as file:
        Guide.text = file.read()
    unittest.main(verbosity=2)
