# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uploads and files."""
import base64
import struct
import zlib

from world import ContractTest

TUS = {'Tus-Resumable': '1.0.0'}
PIECE = {**TUS, 'Content-Type': 'application/offset+octet-stream'}


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


# A picture of one red point.
PNG = (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 2, 0, 0, 0))
       + chunk(b'IDAT', zlib.compress(b'\0\xff\0\0')) + chunk(b'IEND', b''))


class Files(ContractTest):

    def begin(self, client, length, name='red.png', body=None):
        named = 'filename ' + base64.b64encode(name.encode()).decode()
        headers = {**(PIECE if body else TUS), 'Upload-Length': str(length), 'Upload-Metadata': named}
        return client.post('/api/files', body, 201, headers=headers)

    def upload(self, client, data, name='red.png'):
        """The id of a new file."""
        return int(self.begin(client, len(data), name, data).headers['Parlor-File-Id'])

    def test_an_upload_in_two_pieces(self):
        ana, bob = self.person('ana'), self.person('bob')
        path = self.begin(ana, len(PNG)).headers['Location']
        answer = ana.patch(path, PNG[:10], 204, headers={**PIECE, 'Upload-Offset': '0'})
        self.assertEqual('10', answer.headers['Upload-Offset'])
        ana.patch(path, PNG[:10], 409, code='conflict', headers={**PIECE, 'Upload-Offset': '0'})
        self.assertEqual('10', ana.call('HEAD', path, 200, headers=TUS).headers['Upload-Offset'])
        override = {**PIECE, 'Upload-Offset': '10', 'X-HTTP-Method-Override': 'PATCH'}
        ana.post(path, PNG[10:], 409, code='conflict', headers={**override, 'Upload-Offset': '11'})
        answer = ana.post(path, PNG[10:], 204, headers=override)
        self.assertEqual(answer.headers['Parlor-File-Id'], ana.call('HEAD', path, 200, headers=TUS).headers['Parlor-File-Id'])
        bob.call('HEAD', path, 404, headers=TUS)

    def test_what_is_not_understood(self):
        ana = self.person('ana')
        path = self.begin(ana, 5).headers['Location']
        other = {'Tus-Resumable': '0.2.2'}
        ana.post('/api/files', status=412, code='precondition_failed', headers=other)
        ana.call('HEAD', path, 412, headers=other)
        for method, more in (('PATCH', {}), ('DELETE', {}), ('POST', {'X-HTTP-Method-Override': 'DELETE'})):
            ana.call(method, path, 412, code='precondition_failed', headers={**other, **more})
        text = {**TUS, 'Content-Type': 'text/plain', 'Upload-Offset': '0', 'Upload-Length': '5'}
        ana.post('/api/files', b'Hello', 415, code='unsupported_media_type', headers=text)
        ana.patch(path, b'Hello', 415, code='unsupported_media_type', headers=text)
        ana.post(path, b'Hello', 415, code='unsupported_media_type', headers={**text, 'X-HTTP-Method-Override': 'PATCH'})
        ana.post('/api/files', status=400, code='invalid_request', headers=TUS)
        ana.post('/api/files', status=413, code='body_too_large', headers={**TUS, 'Upload-Length': '104857601'})

    def test_giving_an_upload_up(self):
        ana = self.person('ana')
        path = self.begin(ana, 5).headers['Location']
        ana.delete(path, headers=TUS)
        ana.delete(path, 404, code='not_found', headers=TUS)

    def test_too_much_that_is_unfinished(self):
        ana = self.person('ana')
        while ana.send('POST', '/api/files', headers={**TUS, 'Upload-Length': '5'}).status == 201:
            pass
        ana.post('/api/files', status=429, code='rate_limited', headers={**TUS, 'Upload-Length': '5'})

    def test_a_file_in_a_message(self):
        ana, bob, carol = self.person('ana'), self.person('bob'), self.person('carol')
        room = self.room(ana, bob)
        picture, text = self.upload(ana, PNG), self.upload(ana, b'Hello, file', 'note.txt')
        bob.get(f'/api/files/{picture}', 404, code='not_found')
        message = self.say(ana, room, '', attachment_ids=[str(picture), text])
        self.assertEqual([(picture, 'red.png', 'image/png', len(PNG), 1, 1)],
                         [tuple(a[n] for n in ('id', 'name', 'type', 'size', 'width', 'height')) for a in message['attachments'][:1]])
        whole = bob.get(f'/api/files/{text}')
        self.assertEqual(b'Hello, file', whole.raw)
        self.assertIn('attachment', whole.headers['Content-Disposition'])
        tag = whole.headers['ETag']
        part = bob.get(f'/api/files/{text}', 206, headers={'Range': 'bytes=7-10', 'If-Range': tag})
        self.assertEqual(b'file', part.raw)
        bob.get(f'/api/files/{text}', 416, code='range_not_satisfiable', headers={'Range': 'bytes=99-'})
        small = bob.get(f'/api/files/{picture}/preview')
        for path, tag in ((f'/api/files/{text}', tag), (f'/api/files/{picture}/preview', small.headers['ETag'])):
            bob.get(path, headers={'If-Match': tag})
            bob.get(path, 304, headers={'If-None-Match': tag})
            bob.get(path, 412, code='precondition_failed', headers={'If-Match': '"another"'})
        bob.get(f'/api/files/{text}/preview', 415, code='unsupported_media_type')
        carol.get(f'/api/files/{picture}', 404, code='not_found')

    def test_ones_own_picture(self):
        ana = self.person('ana')
        picture = self.upload(ana, PNG)
        self.assertEqual(picture, ana.patch('/api/users/me', {'avatar_file_id': picture})['user']['avatar_file_id'])
