#!/usr/bin/python3
"""bench-history.py — what a save takes against bare SQLite, and what a thousand versions take

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import subprocess

import bench


NAMES = {'commit': 'commit', 'save': 'whole save'}


def main ():
    with bench.Scratch () as folder:
        output = subprocess.run ([os.environ['NEWSROOM_HISTORY'], folder], check=True, text=True, stdout=subprocess.PIPE).stdout
    lines = [line.split () for line in output.splitlines ()]
    bare = {(what, size): (float (median), float (slow)) for name, what, size, median, slow in (x for x in lines if x[0] == 'bare')}
    for name, *values in lines:
        if name in ('commit', 'save'):
            what, size, median, slow = values[0], values[1], float (values[2]), float (values[3])
            title = 'the %s of %d KB with one letter %s, against the same by bare SQLite' % (NAMES[name], int (size) / 1024, what)
            bench.report (title + ', median', median, bare[what, size][0], 'ms', goal=1.3)
            bench.report ('… one in a hundred takes longer than', slow, bare[what, size][1], 'ms', goal=1.3)
        elif name == 'growth':
            bench.report ('the file grows a version of %.2g KB in which a letter changed' % (int (values[0]) / 1024),
                          float (values[1]), 1024, 'bytes', goal=1.5)
        elif name == 'list':
            print ('%s versions are listed in %s ms' % tuple (values))


main ()
