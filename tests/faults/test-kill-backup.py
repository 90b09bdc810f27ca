#!/usr/bin/python3
"""test-kill-backup.py — newsroom-cli is killed while it backs up, restores and repairs; no half file has a name

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import random
import subprocess
import sys

import fault

SEED = 21
TRIALS = fault.trials (40)


def killed_after (library, delay, *arguments):
    """Starts newsroom-cli and kills it after a delay in seconds. Returns: whether it came to its end"""
    process = subprocess.Popen (library.command (*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait (timeout=delay) == 0
    except subprocess.TimeoutExpired:
        process.kill ()
        process.wait ()
        return False


def list_backups (library):
    done = library.run ('backups', '--json')
    assert done.returncode == 0, 'a half backup has a name: ' + done.stderr
    return json.loads (done.stdout)


def main ():
    generator = random.Random (SEED)
    n_killed = 0
    with fault.Folder () as folder:
        library = fault.Library (folder)
        done = library.run ('import', *[fault.article (folder, i) for i in range (100)])
        library.promise (done.stdout)
        assert library.run ('backup').returncode == 0
        first = list_backups (library)[0]['path']

        for trial in range (TRIALS):
            delay = generator.uniform (0.005, 0.12)
            if trial % 4 == 0:
                n_killed += not killed_after (library, delay * 2, 'salvage')
            elif trial % 2:
                n_killed += not killed_after (library, delay, 'backup')
            else:
                n_killed += not killed_after (library, delay, 'restore', first)
            if trial % 5 == 4:
                library.check ()
                list_backups (library)

        # What a repair leaves that is killed goes with the next
        assert library.run ('salvage').returncode == 0
        assert not list (folder.glob ('.newsroom-repair-*'))
        library.check ()
        check = library.run ('check')
        assert check.returncode == 0, check.stderr
        backups = list_backups (library)
        print ('%d of %d killed, %d backups, all whole (seed %d)' % (n_killed, TRIALS, len (backups), SEED))
        return 0 if backups and n_killed > TRIALS // 4 else 1


sys.exit (main ())
