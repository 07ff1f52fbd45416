# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real server, started for a test."""
import subprocess
import tempfile
from urllib.parse import urlsplit


class Parlord:
    """parlord in a folder of its own on a free port; gone with the `with`."""

    def __init__(self, program, *arguments):
        self._folder = tempfile.TemporaryDirectory(prefix='parlor-contract-')
        self._log = tempfile.TemporaryFile()
        self._command = [program, 'serve', '--data', self._folder.name + '/store', *arguments]
        self._start(0)

    def _start(self, port):
        self._process = subprocess.Popen([*self._command, '--listen', f'127.0.0.1:{port}'],
                                         stdout=subprocess.PIPE, stderr=self._log, text=True)
        ready = self._process.stdout.readline().split()
        if ready[:2] != ['parlord', 'ready']:
            self._process.wait()
            raise RuntimeError(f'parlord did not start: {self.log()}')
        self.url = ready[2]
        self.host, self.port = urlsplit(self.url).hostname, urlsplit(self.url).port

    def restart(self):
        """The same store at the same port."""
        self.stop()
        self._process.stdout.close()
        self._start(self.port)

    def log(self):
        self._log.seek(0)
        return self._log.read().decode(errors='replace')

    def stop(self):
        """Ends it as an operator would; what a stream says last can still be read."""
        self._process.terminate()
        return self._process.wait(timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._log.close()
        self._folder.cleanup()
