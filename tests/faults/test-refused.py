#!/usr/bin/python3
"""test-refused.py — the system refuses newsroom-cli its library: it says so, and nothing is lost when it may again

SPDX-License-Identifier: GPL-3.0-or-later

In each case something is forbidden for a while: folders and files without their permissions, a disk
that is mounted to be read, a quota that is used up, no more open files, no larger files. Meanwhile
the library is listed, checked, written to and backed up. What is read must be right, what is said
to be saved must be there later, and everything else is refused in a sentence. As root the commands
run as nobody, whom permissions hold.
"""

import contextlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys

import fault

NOBODY = 65534
PAGE = 4096
READING = (('list', '--json'), ('show', '1', '--json'), ('history', '1'), ('check',))

# What an editor can understand and do something about
PLAIN = re.compile (r'permission|read-only|no space|disk|quota|too many|too large|there is no library|not be (opened|read|written)|may not', re.I)
# What the loader and GLib say for themselves where no more files may be opened
LOADER = re.compile (r'cannot open shared object file|Failed to load module|GLib-WARNING.*Too many open files')
RAW = re.compile (r'SQL|errno|\(error|assert|CRITICAL|WARNING|Traceback|signal|\bcode \d')


class Refused (fault.Library):
    """A library of somebody who is not root."""

    def __init__ (self, folder):
        super ().__init__ (folder / 'data' / 'newsroom')
        self.root = folder
        self.program = fault.CLI
        self.prefix = []
        self.limits = {}
        self.options = {}
        if os.geteuid () == 0:
            # The program may lie in a folder that is root's alone
            self.program = shutil.copy (fault.CLI, folder)
            self.options = dict (user=NOBODY, group=NOBODY, extra_groups=[])
        # A warning of GLib's own is no reason to end here
        self.options['env'] = {name: value for name, value in os.environ.items () if name != 'G_DEBUG'}
        self.path.parent.mkdir (parents=True)
        for made in (folder, folder / 'data', self.path.parent):
            own (made)
        self.story = fault.article (folder, 1)
        self.story.chmod (0o644)

    def command (self, *arguments):
        return [*self.prefix, str (self.program), '--library', str (self.path), *map (str, arguments)]

    def limit (self):
        # Python ignores it; whoever starts newsroom-cli from a desktop does not
        signal.signal (signal.SIGXFSZ, signal.SIG_DFL)
        for which, value in self.limits.items ():
            resource.setrlimit (which, (value, value))

    def run (self, *arguments):
        return subprocess.run (self.command (*arguments), timeout=fault.TIMEOUT, text=True, cwd=self.root, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=self.limit, **self.options)

    def fill (self):
        for number in range (4):
            done = self.run ('new', '--headline', 'Article %d' % number, '--body-file', self.story)
            assert done.returncode == 0, done.stderr
            self.promise (done.stdout)


def own (path):
    if os.geteuid () == 0:
        os.chown (path, NOBODY, NOBODY)


@contextlib.contextmanager
def modes (**wanted):
    """Gives files and folders other permissions for a while; the deepest first, and back the other way."""
    before = [(path, path.stat ().st_mode & 0o7777) for path in wanted['paths']]
    try:
        for path, mode in zip (wanted['paths'], wanted['modes']):
            path.chmod (mode)
        yield
    finally:
        for path, mode in reversed (before):
            path.chmod (mode)


def folder_read_only (library):
    return modes (paths=[library.path.parent], modes=[0o500])


def file_read_only (library):
    return modes (paths=[library.path], modes=[0o400])


def all_read_only (library):
    return modes (paths=[library.path, library.path.parent], modes=[0o400, 0o500])


def file_closed (library):
    return modes (paths=[library.path], modes=[0])


def folder_closed (library):
    return modes (paths=[library.path.parent], modes=[0])


def folder_above_closed (library):
    return modes (paths=[library.path.parent.parent], modes=[0])


def log_closed (library):
    """As one that another user's process has left."""
    log = pathlib.Path (str (library.path) + '-wal')
    if not log.exists ():
        log.touch (mode=0o600)
        own (log)
    return modes (paths=[log], modes=[0])


@contextlib.contextmanager
def first_start (library):
    """There is no library yet, and none can be made."""
    aside = library.root / 'aside'
    library.path.parent.rename (aside)
    with modes (paths=[library.path.parent.parent], modes=[0o500]):
        yield
    assert not library.path.parent.exists ()
    aside.rename (library.path.parent)


@contextlib.contextmanager
def mounted_read_only (library):
    """A disk with the library on it, which may be read only after an error."""
    folder = library.path.parent
    aside = library.root / 'aside'
    image = library.root / 'image'
    if os.geteuid () != 0:
        raise Unable ('only root can mount a disk')
    with image.open ('wb') as file:
        file.truncate (16 << 20)
    subprocess.run (['mkfs.ext4', '-q', '-F', str (image)], check=True, capture_output=True)
    folder.rename (aside)
    folder.mkdir ()
    made = subprocess.run (['mount', '-o', 'loop', str (image), str (folder)], capture_output=True, text=True)
    if made.returncode != 0:
        folder.rmdir ()
        aside.rename (folder)
        raise Unable ('cannot mount a disk: ' + made.stderr.strip ())
    try:
        for path in aside.iterdir ():
            shutil.copy (path, folder)
            own (folder / path.name)
        own (folder)
        subprocess.run (['mount', '-o', 'remount,ro', str (folder)], check=True)
        yield
        subprocess.run (['mount', '-o', 'remount,rw', str (folder)], check=True)
        for path in folder.glob ('library.db*'):
            shutil.copy (path, aside)
            own (aside / path.name)
    finally:
        subprocess.run (['umount', str (folder)], check=True)
        folder.rmdir ()
        aside.rename (folder)


@contextlib.contextmanager
def no_more_files (library, number):
    library.limits = {resource.RLIMIT_NOFILE: number}
    yield
    library.limits = {}


@contextlib.contextmanager
def no_larger_files (library, size):
    library.limits = {resource.RLIMIT_FSIZE: size}
    yield
    library.limits = {}


@contextlib.contextmanager
def quota (library, number):
    """As the system says it where a quota is used up, from the nth write on."""
    if shutil.which ('strace') is None:
        raise Unable ('there is no strace')
    library.prefix = ['strace', '-f', '-qq', '-o', '/dev/null', '-P', str (library.path), '-P', str (library.path) + '-wal', '-P', str (library.path) + '-journal',
                      '-e', 'trace=pwrite64,write,ftruncate', '-e', 'inject=pwrite64,write,ftruncate:error=EDQUOT:when=%d+' % number]
    if subprocess.run ([*library.prefix, '/bin/true'], capture_output=True).returncode != 0:
        library.prefix = []
        raise Unable ('strace may not trace')
    yield
    library.prefix = []


class Unable (Exception):
    """Here that case cannot be made."""


def check_words (case, arguments, done):
    assert done.returncode in (1, 3, 5), '%s: %s ended with %d: %s' % (case, arguments[0], done.returncode, done.stderr)
    for line in filter (None, done.stderr.split ('\n')):
        if LOADER.search (line):
            continue
        assert line.startswith ('newsroom-cli: '), '%s: %s said “%s”' % (case, arguments[0], line)
        assert not RAW.search (line), '%s: %s said “%s”' % (case, arguments[0], line)
    assert PLAIN.search (done.stderr), '%s: %s said “%s”' % (case, arguments[0], done.stderr)


def read (library, case):
    """What is shown must be right; more than was promised may be there."""
    n_refused = 0
    for arguments in READING:
        done = library.run (*arguments)
        if done.returncode != 0:
            check_words (case, arguments, done)
            n_refused += 1
        elif arguments[0] == 'list':
            shown = {row['id']: row['headline'] for row in json.loads (done.stdout)}
            assert all (shown.get (number) == headline for number, headline in library.promised.items ()), '%s: an article is not listed' % case
    return n_refused


def write (library, case):
    n_refused = 0
    for arguments in (('new', '--headline', 'In need', '--body-file', library.story), ('import', fault.article (library.root, len (library.promised) + 100)), ('backup',)):
        done = library.run (*arguments)
        # What was printed is promised, however it ended
        if arguments[0] != 'backup':
            library.promise (done.stdout)
        if done.returncode != 0:
            check_words (case, arguments, done)
            n_refused += 1
    return n_refused


def cases ():
    """name → what makes it"""
    made = {function.__name__: function for function in
            (folder_read_only, file_read_only, all_read_only, file_closed, folder_closed, folder_above_closed, log_closed, first_start, mounted_read_only)}
    # With fewer GLib ends the process before there is anything to lose
    for number in (6, 7, 8, 9, 10, 12):
        made['%d open files' % number] = lambda library, number=number: no_more_files (library, number)
    for size in (0, PAGE, 8 * PAGE, 40 * PAGE, 60 * PAGE):
        made['files of %d bytes' % size] = lambda library, size=size: no_larger_files (library, size)
    for number in (1, 2, 5):
        made['quota at write %d' % number] = lambda library, number=number: quota (library, number)
    return made


def try_case (name, make):
    """Returns: how many commands were refused"""
    with fault.Folder () as folder:
        library = Refused (folder)
        library.fill ()
        with make (library):
            n_refused = read (library, name) + write (library, name)
        library.check ()
        written = library.run ('new', '--headline', 'After it', '--body-file', library.story)
        assert written.returncode == 0, '%s: cannot be written to later: %s' % (name, written.stderr)
        library.promise (written.stdout)
        library.check ()
        assert library.run ('check').returncode == 0, '%s: not as it was saved' % name
        return n_refused


def main ():
    n_trials = n_refused = 0
    skipped = []
    for _ in range (fault.trials (1)):
        for name, make in cases ().items ():
            try:
                refused = try_case (name, make)
            except Unable as reason:
                skipped.append ('%s: %s' % (name, reason))
                continue
            assert refused > 0 or 'bytes' in name or 'files' in name, '%s: refused nothing' % name
            n_trials += 1
            n_refused += refused
    for line in skipped:
        print ('SKIP ' + line)
    print ('%d trials, %d commands refused with plain words, nothing lost' % (n_trials, n_refused))
    return 0


sys.exit (main ())
