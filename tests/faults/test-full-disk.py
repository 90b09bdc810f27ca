#!/usr/bin/python3
"""test-full-disk.py — the disk becomes full while newsroom-cli imports; nothing printed is lost

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import subprocess
import sys

import fault

DISK = '3m'
FILES = 2000


def mounted (folder):
    """A small disk, or the test is skipped: mounting takes root, which a container may lack."""
    disk = pathlib.Path (folder) / 'disk'
    disk.mkdir ()
    made = subprocess.run (['mount', '-t', 'tmpfs', '-o', 'size=' + DISK, 'newsroom-fault', str (disk)], capture_output=True, text=True)
    if made.returncode != 0:
        fault.skip ('cannot mount a small disk: ' + made.stderr.strip ())
    return disk


def fill (library, files):
    """Imports ten files at a time until that fails, and gives how it failed."""
    for start in range (0, len (files), 10):
        done = library.run ('import', *files[start:start + 10])
        library.promise (done.stdout)
        if done.returncode != 0:
            return done
    raise AssertionError ('%s took %d files: too large for this test' % (DISK, FILES))


def main ():
    if os.geteuid () != 0:
        fault.skip ('only root can mount a small disk')
    with fault.Folder () as folder:
        files = [fault.article (folder, number) for number in range (FILES)]
        disk = mounted (folder)
        try:
            library = fault.Library (disk)
            failed = fill (library, files)
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
    return 0


sys.exit (main ())
