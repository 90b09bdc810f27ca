#!/usr/bin/python3
"""coverage.py BUILD — how many branches of each file of src/store the tests have taken that were run in BUILD

SPDX-License-Identifier: GPL-3.0-or-later

BUILD was set up with -Db_coverage=true -Doptimization=0, and the tests that are to count were run in
it. Asks gcov, to which each g_return_if_fail () is a branch, too.
"""

import pathlib
import re
import subprocess
import sys
import tempfile


def count (report):
    """Returns: branches taken, branches, lines run, lines"""
    branches = re.findall (r'^branch +\d+ (?:taken (\d+)|never executed)', report, re.M)
    lines = re.findall (r'^ +(#####|=====|\d+)\*?: +\d+:', report, re.M)
    return sum (bool (taken and int (taken)) for taken in branches), len (branches), sum (line[0] not in '#=' for line in lines), len (lines)


def main ():
    build = pathlib.Path (sys.argv[1]).resolve ()
    total = [0, 0, 0, 0]
    with tempfile.TemporaryDirectory () as scratch:
        for notes in sorted ((build / 'src' / 'store').rglob ('*.gcno')):
            subprocess.run (['gcov', '-b', '-c', str (notes)], cwd=scratch, check=True, capture_output=True)
            report = pathlib.Path (scratch) / (notes.name.removesuffix ('.gcno') + '.gcov')
            if not report.exists ():
                continue
            figures = count (report.read_text (encoding='utf-8'))
            total = [a + b for a, b in zip (total, figures)]
            print ('%-36s %4d of %4d branches %5.1f %%, %4d of %4d lines' % (report.name[:-5], figures[0], figures[1], 100 * figures[0] / max (1, figures[1]), *figures[2:]))
    print ('%-36s %4d of %4d branches %5.1f %%, %4d of %4d lines' % ('all', total[0], total[1], 100 * total[0] / max (1, total[1]), *total[2:]))


main ()
