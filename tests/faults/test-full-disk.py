#!/usr/bin/python3
"""test-full-disk.py — the disk becomes full while newsroom-cli imports; nothing printed is lost

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import subprocess
import sys

import fault

# How large in KB, and how many files are imported at a time: it becomes full at another moment each time
DISKS = [(2200 + 173 * number, (1, 7, 10, 50, 400)[number % 5]) for number in range (10)]
FILES = 2000


def mounted (folder, size):
    """A small disk, or the test is skipped: mounting takes root, which a container may lack."""
    disk = pathlib.Path (folder) / ('disk-%d' % size)
    disk.mkdir ()
    made = subprocess.run (['mount', '-t', 'tmpfs', '-o', 'size=%dk' % size, 'newsroom-fault', str (disk)], capture_output=True, text=True)
    if made.returncode != 0:
        fault.skip ('cannot mount a small disk: ' + made.stderr.strip ())
    return disk


def fill (library, files, n_at_a_time):
    """Imports files until that fails, and gives how it failed."""
    for start in range (0, len (files), n_at_a_time):
        done = library.run ('import', *files[start:start + n_at_a_time])
        library.promise (done.stdout)
        if done.returncode != 0:
            return done
    raise AssertionError ('%d files found space: too few for this test' % len (files))


def try_disk (folder, files, size, n_at_a_time):
    disk = mounted (folder, size)
    try:
        library = fault.Library (disk)
        failed = fill (library, files, n_at_a_time)
        assert failed.returncode in (1, 5), 'ended with %d' % failed.returncode
        assert failed.stderr.strip (), 'said nothing of the full disk'
        # Reading needs no space; with space again, writing goes on
        subprocess.run (['mount', '-o', 'remount,size=64m', str (disk)], check=True)
        library.check ()
        again = library.run ('import', files[-1])
        assert again.returncode == 0, again.stderr
        library.promise (again.stdout)
        library.check ()
        print ('full after %d articles, said: %s' % (len (library.promised) - 1, failed.stderr.strip ().split ('\n')[0]))
    finally:
        subprocess.run (['umount', '-l', str (disk)], check=True)


def main ():
    if os.geteuid () != 0:
        fault.skip ('only root can mount a small disk')
    with fault.Folder () as folder:
        files = [fault.article (folder, number) for number in range (FILES)]
        for disk in DISKS:
            try_disk (folder, files, *disk)
    return 0


sys.exit (main ())
