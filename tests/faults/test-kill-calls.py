#!/usr/bin/python3
"""test-kill-calls.py — newsroom-cli is killed at each of its calls to the disk; all it printed is there

SPDX-License-Identifier: GPL-3.0-or-later

strace kills it at the nth write, sync, cut or rename of a save, an import, a backup, a restore, a
repair and an upgrade of the tables. Where the library was about to be kept under another name, somebody
opens it by that first, in a run of its own. NEWSROOM_FAULT_TRIALS multiplies the number of points.
"""

import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import fault

POINTS = 300
NAME_CALLS = ('rename', 'renameat2', 'unlink', 'link')
CALLS = ('pwrite64', 'fdatasync', 'fsync', 'ftruncate', *NAME_CALLS)
FIRST_VERSION = pathlib.Path (__file__).parent.parent / 'store' / 'data' / 'v1.sql'


def strace (*options):
    return ['strace', '-f', '-qq', *options]


def count_calls (library, arguments):
    """Runs to the end. Returns: call → how many of them"""
    with tempfile.NamedTemporaryFile ('r') as log:
        subprocess.run (strace ('-o', log.name, '-e', 'trace=' + ','.join (CALLS)) + library.command (*arguments),
                        check=True, stdout=subprocess.DEVNULL, timeout=fault.TIMEOUT)
        names = re.findall (r'^\d+ +(\w+)\(', log.read (), re.M)
    return {name: names.count (name) for name in set (names)}


def kill_at (library, arguments, call, number):
    """Returns: whether it was killed"""
    done = subprocess.run (strace ('-o', '/dev/null', '-e', 'trace=' + call, '-e', 'inject=%s:signal=KILL:when=%d' % (call, number))
                           + library.command (*arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=fault.TIMEOUT, text=True)
    if arguments[0] in ('new', 'import'):
        library.promise (done.stdout)
    return done.returncode != 0


class Start:
    """A library to begin each trial with."""

    def __init__ (self, folder, make):
        self.folder = folder
        self.kept = folder.with_name (folder.name + '-kept')
        self.library = fault.Library (folder)
        folder.mkdir ()
        make (self.library)
        self.promised = dict (self.library.promised)
        shutil.copytree (folder, self.kept)

    def again (self):
        shutil.rmtree (self.folder)
        shutil.copytree (self.kept, self.folder)
        self.library.promised = dict (self.promised)
        return self.library


def make_new (files):
    def make (library):
        library.promise (library.run ('import', *files).stdout)
        assert library.run ('backup').returncode == 0
    return make


def make_old (library):
    connection = sqlite3.connect (library.path)
    connection.executescript (FIRST_VERSION.read_text (encoding='utf-8'))
    for number, headline in connection.execute ('SELECT id, headline FROM article'):
        library.promised[number] = headline
    connection.close ()


def make_logged (files, body):
    """What was saved last is in the log alone."""
    def make (library):
        save = ('new', '--headline', 'In the log', '--body-file', body)
        make_new (files) (library)
        with tempfile.TemporaryDirectory () as folder:
            other = fault.Library (folder)
            shutil.copy (library.path, other.path)
            n_syncs = count_calls (other, save)['fdatasync']
        # The last is that of the file, the one before it that of the log which is brought into it.
        assert kill_at (library, save, 'fdatasync', n_syncs - 1)
        library.promised[max (library.promised) + 1] = 'In the log'
        assert library.path.with_name ('library.db-wal').stat ().st_size > 0
    return make


def open_kept (library):
    """By each name that the library has beside its own, or an older one was kept by. Returns: how many are refused"""
    n_refused = 0
    for path in sorted (library.path.parent.glob ('library-*.db')):
        kept = fault.Library (path.parent)
        kept.path = path
        is_library = path.samefile (library.path)
        done = kept.run ('list')
        assert (done.returncode != 0) == is_library, '%s: %s' % (path.name, done.stderr)
        n_refused += is_library
    assert library.path.exists (), 'library.db is gone'
    return n_refused


def check (library, operation):
    """The oracle of fault.py, and no half backup has a name."""
    library.check ()
    if operation in ('backup', 'restore'):
        done = library.run ('backups', '--json')
        assert done.returncode == 0, done.stderr
        assert json.loads (done.stdout), 'the backup of before is gone'
    if operation == 'upgrade':
        done = library.run ('check')
        assert done.returncode == 0, done.stderr


def choose (calls, n_points):
    """Returns: call, number of each point: wherever a name changes, and evenly among the others"""
    every = [(call, number) for call in sorted (calls) for number in range (1, calls[call] + 1)]
    names = [point for point in every if point[0] in NAME_CALLS]
    others = [point for point in every if point[0] not in NAME_CALLS]
    n_others = max (1, min (len (others), n_points - len (names)))
    return names + [others[i * len (others) // n_others] for i in range (n_others)]


def sweep_kept (start, operation, arguments):
    calls = count_calls (start.again (), arguments)
    n_refused = 0
    for call, number in choose (calls, 1):
        library = start.again ()
        kill_at (library, arguments, call, number)
        try:
            n_refused += open_kept (library)
            check (library, operation)
        except AssertionError as error:
            raise AssertionError ('%s, killed at %s %d, opened by another name: %s' % (operation, call, number, error)) from error
    print ('%s: refused to open the library by another name after %d kills' % (operation, n_refused), flush=True)
    assert n_refused > 0


def sweep (start, operation, arguments, n_points):
    """Returns: how many were killed, after how many points"""
    calls = count_calls (start.again (), arguments)
    points = choose (calls, n_points)
    n_killed = 0
    for call, number in points:
        library = start.again ()
        try:
            n_killed += kill_at (library, arguments, call, number)
            check (library, operation)
        except AssertionError as error:
            raise AssertionError ('%s, killed at %s %d: %s' % (operation, call, number, error)) from error
    print ('%s: killed at %d of %d points, of %d calls' % (operation, n_killed, len (points), sum (calls.values ())), flush=True)
    return n_killed


def can_trace ():
    try:
        tried = subprocess.run (strace ('-o', '/dev/null', '-e', 'inject=pwrite64:signal=KILL:when=1', 'true'), stderr=subprocess.PIPE, text=True)
    except FileNotFoundError:
        fault.skip ('strace is not installed')
    if tried.returncode != 0:
        fault.skip ('strace may not trace here: ' + tried.stderr.strip ())


def main ():
    can_trace ()
    n_points = fault.trials (POINTS)
    with fault.Folder () as folder:
        files = [fault.article (folder, i) for i in range (40)]
        body = files[30]
        new = Start (folder / 'new', make_new (files[:10]))
        backup = json.loads (new.library.run ('backups', '--json').stdout)[0]['path']
        old = Start (folder / 'old', make_old)
        logged = Start (folder / 'logged', make_logged (files[:5], body))
        n_killed = 0
        for start, operation, arguments in (
            (new, 'save', ('new', '--headline', 'New', '--body-file', body)),
            (new, 'import', ('import', *files[10:30])),
            (new, 'backup', ('backup',)),
            (new, 'restore', ('restore', backup)),
            (logged, 'repair', ('salvage',)),
            (old, 'upgrade', ('list',)),
        ):
            n_killed += sweep (start, operation, arguments, n_points // 6)
        sweep_kept (new, 'restore', ('restore', backup))
        sweep_kept (logged, 'repair', ('salvage',))
        print ('%d kills, none of which lost anything' % n_killed)
    return 0 if n_killed > n_points // 4 else 1


sys.exit (main ())
