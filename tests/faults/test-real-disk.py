#!/usr/bin/python3
"""test-real-disk.py — the power of a real ext4 and a real xfs goes while newsroom-cli works

SPDX-License-Identifier: GPL-3.0-or-later

A file system in a file is mounted, told to stop at once without writing what it holds in memory,
and mounted again, which replays its journal. Takes root, loop devices and mkfs; without them the
test is skipped and says so. NEWSROOM_FAULT_TRIALS multiplies the number of cuts.
"""

import fcntl
import os
import pathlib
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import threading
import time

import fault

SEED = 22
SHUTDOWN = 0x8004587d  # EXT4_IOC_SHUTDOWN, XFS_IOC_GOINGDOWN
WITHOUT_LOG = 2        # what is in memory is lost, be it in the journal's
CUTS = {'ext4': 30, 'xfs': 10}
TEETH = 6
MAKE = {'ext4': ['mkfs.ext4', '-q', '-F'], 'xfs': ['mkfs.xfs', '-q', '-f']}
FIRST_VERSION = pathlib.Path (__file__).parent.parent / 'store' / 'data' / 'v1.sql'


class Disk:
    """A file system in a file."""

    def __init__ (self, folder, kind):
        self.image = folder / 'image'
        self.mounted = folder / 'mounted'
        self.kind = kind
        self.mounted.mkdir (exist_ok=True)

    def make (self):
        self.image.unlink (missing_ok=True)
        with self.image.open ('wb') as file:
            file.truncate (320 << 20)
        subprocess.run ([*MAKE[self.kind], str (self.image)], check=True, capture_output=True)
        self.mount ()

    def mount (self):
        subprocess.run (['mount', '-o', 'loop', str (self.image), str (self.mounted)], check=True, capture_output=True)

    def unmount (self):
        subprocess.run (['umount', str (self.mounted)], check=True, capture_output=True)

    def cut (self):
        descriptor = os.open (self.mounted, os.O_RDONLY)
        try:
            fcntl.ioctl (descriptor, SHUTDOWN, struct.pack ('I', WITHOUT_LOG))
        finally:
            os.close (descriptor)


class Writer (threading.Thread):
    """Works in the library until the power goes. What newsroom-cli said before that is promised: a
    sync that is under way when it goes may be told to be done."""

    def __init__ (self, library, work, prefix=()):
        super ().__init__ ()
        self.library = library
        self.work = work
        self.prefix = list (prefix)
        self.is_cut = threading.Event ()
        self.process = None

    def run (self):
        while not self.is_cut.is_set ():
            for arguments in self.work ():
                self.process = subprocess.Popen (self.prefix + self.library.command (*arguments), text=True,
                                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                output, _ = self.process.communicate ()
                if self.is_cut.is_set ():
                    return
                if self.process.returncode == 0 and arguments[0] in ('new', 'import'):
                    self.library.promise (output)

    def cut (self, disk):
        self.is_cut.set ()
        disk.cut ()
        self.join (fault.TIMEOUT)
        assert not self.is_alive (), 'newsroom-cli does not end without its disk'


def forms_of_work (library, files, generator):
    """What is under way when the power goes: name → (what is done first, what is done again and again)"""
    def imports ():
        start = generator.randrange (len (files) - 5)
        yield ('import', *files[start:start + 5])
        yield ('new', '--headline', 'New', '--body-file', files[start])

    def backups ():
        yield ('backup',)
        yield from imports ()

    def prepare ():
        library.promise (library.run ('import', *files[:10]).stdout)
        assert library.run ('backup').returncode == 0

    def prepare_old ():
        library.path.parent.mkdir (parents=True)
        connection = sqlite3.connect (library.path)
        connection.executescript (FIRST_VERSION.read_text (encoding='utf-8'))
        for number, headline in connection.execute ('SELECT id, headline FROM article'):
            library.promised[number] = headline
        connection.close ()
        os.sync ()

    return {'first run': (lambda: None, imports), 'work': (prepare, imports), 'backup': (prepare, backups), 'upgrade': (prepare_old, imports)}


def copies_are_whole (library):
    """Each file with the name of a backup is one."""
    done = library.run ('backups', '--json')
    assert done.returncode == 0, done.stderr


def look (library, name):
    """What was promised is there. Before a first run has made a library there is none, or an empty file, and the next run makes it."""
    if name == 'first run' and not library.promised and not (library.path.exists () and library.path.stat ().st_size):
        done = library.run ('new', '--headline', 'After the cut')
        assert done.returncode == 0, done.stderr
        library.promise (done.stdout)
    library.check ()
    copies_are_whole (library)


def wait_for_promise (library):
    end = time.monotonic () + fault.TIMEOUT
    while not library.promised:
        if time.monotonic () > end:
            raise TimeoutError ('newsroom-cli saves nothing')
        time.sleep (0.01)


def trial (disk, files, generator, name, prefix=(), is_late=False, is_early=False):
    """Cuts at a random moment, after something was promised, or at once. Returns: how many articles were promised"""
    disk.make ()
    try:
        library = fault.Library (disk.mounted / 'data' / 'newsroom')
        prepare, work = forms_of_work (library, files, generator)[name]
        prepare ()
        writer = Writer (library, work, prefix)
        writer.start ()
        try:
            if is_late:
                wait_for_promise (library)
            if not is_early:
                time.sleep (generator.uniform (0.01, 0.5))
        finally:
            writer.cut (disk)
        disk.unmount ()
        disk.mount ()
        look (library, name)
        return len (library.promised)
    finally:
        disk.unmount ()


def sweep (disk, files, generator, n_cuts):
    names = ('first run', 'work', 'backup', 'upgrade')
    n_promised = 0
    for i in range (n_cuts):
        name = names[i % len (names)]
        try:
            n_promised += trial (disk, files, generator, name, is_early=i == 0)
        except AssertionError as error:
            raise AssertionError ('%s, cut %d, %s: %s' % (disk.kind, i, name, error)) from error
    print ('%s: %d cuts, %d promised articles, all there (seed %d)' % (disk.kind, n_cuts, n_promised, SEED), flush=True)
    return n_promised


def bite (disk, files, generator):
    """Where the syncs of newsroom-cli come to nothing, articles must be missed."""
    prefix = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:retval=0']
    if shutil.which ('strace') is None:
        print ('no strace, so not tried without syncs')
        return
    n_lost = 0
    for _ in range (TEETH):
        try:
            trial (disk, files, generator, 'first run', prefix, is_late=True)
        except AssertionError:
            n_lost += 1
    print ('%s without syncs: %d of %d cuts lost something' % (disk.kind, n_lost, TEETH), flush=True)
    assert n_lost > TEETH // 2, 'the cuts lose nothing'


def why_not (disk):
    """Returns: why there can be no cuts here, or None"""
    if shutil.which (MAKE[disk.kind][0]) is None:
        return 'there is no ' + MAKE[disk.kind][0]
    try:
        disk.make ()
    except subprocess.CalledProcessError as error:
        return error.stderr.decode (errors='replace').strip ()
    try:
        disk.cut ()
    except OSError as error:
        return 'it cannot be shut down: %s' % error
    finally:
        disk.unmount ()
    return None


def main ():
    os.environ['PATH'] += ':/usr/sbin:/sbin'
    if os.geteuid () != 0:
        fault.skip ('only root can mount a disk')
    generator = random.Random (SEED)
    n_tried = 0
    reasons = []
    with fault.Folder () as folder:
        files = [fault.article (folder, i) for i in range (30)]
        for kind, n_cuts in CUTS.items ():
            disk = Disk (folder, kind)
            reason = why_not (disk)
            if reason:
                reasons.append ('%s: not tried: %s' % (kind, reason))
                print (reasons[-1], flush=True)
                continue
            sweep (disk, files, generator, fault.trials (n_cuts))
            if n_tried == 0:
                bite (disk, files, generator)
            n_tried += 1
    if n_tried == 0:
        fault.skip ('; '.join (reasons))
    return 0


sys.exit (main ())
