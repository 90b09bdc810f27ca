#!/usr/bin/python3
"""test-kill.py — newsroom-cli is killed at random moments; what it printed is in the library

SPDX-License-Identifier: GPL-3.0-or-later
"""

import random
import subprocess
import sys
import time

import fault

SEED = 20
TRIALS = fault.trials (60)


def killed_after (library, delay, arguments):
    """Starts newsroom-cli, kills it after a delay in seconds, and gives what it printed."""
    process = subprocess.Popen (library.command (*arguments), text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        output, _ = process.communicate (timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill ()
        output, _ = process.communicate ()
    return output


def measure (library, arguments):
    """How long it takes on this machine, in seconds; what it does is promised too."""
    begun = time.monotonic ()
    library.promise (library.run (*arguments).stdout)
    return time.monotonic () - begun


def main ():
    generator = random.Random (SEED)
    with fault.Folder () as folder:
        library = fault.Library (folder)
        # The first makes the library, and the longer is that with files
        library.promise (library.run ('new', '--headline', 'First').stdout)
        longest = 1.2 * measure (library, ('import', *(fault.article (folder, 200000 + i) for i in range (10))))
        for trial in range (TRIALS):
            files = [fault.article (folder, trial * 10 + i) for i in range (10)]
            body = fault.article (folder, 100000 + trial)
            arguments = ('import', *files) if trial % 2 else ('new', '--headline', 'New %d' % trial, '--body-file', body)
            library.promise (killed_after (library, generator.uniform (0.001, longest), arguments))
            if trial % 10 == 9:
                library.check ()
        library.check ()
        print ('%d kills, %d promised articles, all there (seed %d)' % (TRIALS, len (library.promised), SEED))
        return 0 if library.promised else 1


sys.exit (main ())
