"""fault — what the fault tests share: a library, what it acknowledged, and the look afterwards

SPDX-License-Identifier: GPL-3.0-or-later

A test does harm while newsroom-cli works, and then a fresh newsroom-cli must find the library
whole with every article whose ID was printed. An ID that was printed is a promise.
"""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CLI = os.environ['NEWSROOM_CLI']
TIMEOUT = 30


class Library:
    """A library in a folder of its own, and the IDs that were printed."""

    def __init__ (self, folder):
        self.path = pathlib.Path (folder) / 'library.db'
        self.promised = {}

    def command (self, *arguments):
        return [CLI, '--library', str (self.path), *map (str, arguments)]

    def run (self, *arguments):
        return subprocess.run (self.command (*arguments), timeout=TIMEOUT, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def promise (self, output):
        """Notes the “ID<tab>headline” lines that were printed whole."""
        for line in output.split ('\n')[:-1]:
            number, headline = line.split ('\t')
            self.promised[int (number)] = headline

    def check (self):
        """Looks with a fresh process, and then with SQLite itself."""
        listed = self.run ('list', '--json')
        assert listed.returncode == 0, 'list ended with %d: %s' % (listed.returncode, listed.stderr)
        headlines = {row['id']: row['headline'] for row in json.loads (listed.stdout)}
        for number, headline in self.promised.items ():
            assert headlines.get (number) == headline, 'article %d, “%s”, is lost' % (number, headline)

        connection = sqlite3.connect (self.path)
        assert connection.execute ('PRAGMA integrity_check').fetchall () == [('ok',)]
        assert connection.execute ('PRAGMA foreign_key_check').fetchall () == []
        connection.close ()


def article (folder, number):
    """A file to import."""
    path = pathlib.Path (folder) / ('story-%d.txt' % number)
    path.write_text ('Story number %d\n\nBy Ann Example\n\n%s\n' % (number, 'A sentence of the story. ' * 200), encoding='utf-8')
    return path


class Folder:
    """A scratch folder for the length of a with statement."""

    def __enter__ (self):
        self.path = tempfile.mkdtemp (prefix='newsroom-fault-')
        return pathlib.Path (self.path)

    def __exit__ (self, *_):
        shutil.rmtree (self.path, ignore_errors=True)


def trials (quick):
    """How many there are to be: NEWSROOM_FAULT_TRIALS multiplies them for the long runs."""
    return max (1, int (quick * float (os.environ.get ('NEWSROOM_FAULT_TRIALS', '1'))))


def skip (why):
    print (why)
    sys.exit (77)
