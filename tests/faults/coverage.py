#!/usr/bin/python3
"""coverage.py [--missing] BUILD — how many branches of each file of src/store the tests have taken that were run in BUILD

SPDX-License-Identifier: GPL-3.0-or-later

BUILD was set up with -Db_coverage=true -Doptimization=0, and the tests that are to count were run in
it. Asks gcov. Left out are the branches of what only says what must hold, or is GLib's (CHECKS), and
those of branches.txt that no test can take, each with its reason there. --missing names each line of
which a branch is left that no test has taken. It is an error if branches.txt has a line that is not
there, or of which each branch was taken.
"""

import argparse
import bisect
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path (__file__).resolve ().parent.parent.parent
sys.path.insert (0, str (TOP / 'build-aux'))
import c_source  # noqa: E402

CHECKS = re.compile (r'\b(?:g_return_(?:val_)?if_fail|g_return_(?:val_)?if_reached|g_assert\w*|g_warn_if_fail|g_once_init_\w+|G_DEFINE_\w+|g_clear_\w+|g_task_set_source_tag) \(')
# A declaration, which has branches of its own only by its value
DECLARED = re.compile (r'\bg_auto\w* (?:\(\w+\) |\w+ \*?)\w+(?: = [^;?&|]*)?;')
LINE = re.compile (r' +(\S+?)\*?: +(\d+):')
BRANCH = re.compile (r'branch +\d+ (?:taken (\d+)|never executed)')


class Source:
    """A file of the store: which lines are checks, and which function each is in"""

    def __init__ (self, path):
        text = path.read_text (encoding='utf-8')
        code = c_source.blank (text)
        self.lines = text.splitlines ()
        self.checks = set ()
        for match in CHECKS.finditer (code):
            first, last = (code.count ('\n', 0, place) + 1 for place in (match.start (), c_source.closing (code, match.end () - 1)))
            self.checks.update (range (first, last + 1))
        for match in DECLARED.finditer (code):
            self.checks.update (range (code.count ('\n', 0, match.start ()) + 1, code.count ('\n', 0, match.end ()) + 2))
        functions = [(code.count ('\n', 0, match.start ()) + 1, match[1]) for match in re.finditer (r'^(\w+) \(', code, re.M)]
        self.starts = [line for line, _ in functions]
        self.names = [name for _, name in functions]

    def function (self, line):
        place = bisect.bisect_right (self.starts, line)
        return self.names[place - 1] if place else ''

    def text (self, line):
        return ' '.join (self.lines[line - 1].split ())


def read_known ():
    """Returns: {(file, function, line's text)} of branches.txt, whose lines go on with a reason"""
    path = TOP / 'tests' / 'faults' / 'branches.txt'
    lines = path.read_text (encoding='utf-8').splitlines () if path.exists () else []
    return {tuple (line.split (': ', 2)) for line in lines if line and line[0] not in '# '}


def count (report, name, source, known):
    """Returns: branches taken, branches, lines run, lines; the lines with a branch that is not taken; and
    what of known was needed"""
    taken = branches = run = lines = number = 0
    missing, needed = [], set ()
    for text in report.splitlines ():
        line = LINE.match (text)
        if line:
            number = int (line[2])
            if line[1] != '-':
                lines += 1
                run += line[1][0] not in '#='
        branch = BRANCH.match (text)
        if not branch or number == 0 or number in source.checks:
            continue
        is_taken = bool (branch[1] and int (branch[1]))
        key = name, source.function (number), source.text (number)
        if not is_taken and key in known:
            needed.add (key)
            continue
        branches += 1
        taken += is_taken
        if not is_taken and number not in missing:
            missing.append (number)
    return (taken, branches, run, lines), missing, needed


def main ():
    parser = argparse.ArgumentParser ()
    parser.add_argument ('build', type=pathlib.Path)
    parser.add_argument ('--missing', action='store_true')
    options = parser.parse_args ()
    build = options.build.resolve ()
    known, all_needed = read_known (), set ()
    total = [0, 0, 0, 0]
    for notes in sorted ((build / 'src' / 'store').rglob ('*.gcno')):
        said = subprocess.run (['gcov', '-b', '-c', '-t', str (notes)], cwd=build, check=True, stdout=subprocess.PIPE, text=True).stdout
        # One report for each file that is in it, with the headers; the paths are from BUILD
        for report in re.split (r'^(?= +-: +0:Source:)', said, flags=re.M):
            match = re.match (r' +-: +0:Source:.*/(newsroom-[\w-]+\.c)$', report, re.M)
            if not match:
                continue
            name = match[1]
            source = Source (TOP / 'src' / 'store' / name)
            figures, missing, needed = count (report, name, source, known)
            total = [a + b for a, b in zip (total, figures)]
            all_needed |= needed
            print ('%-36s %4d of %4d branches %5.1f %%, %4d of %4d lines' % (name, figures[0], figures[1], 100 * figures[0] / max (1, figures[1]), *figures[2:]))
            for line in missing if options.missing else ():
                print ('  src/store/%s:%d: %s: %s' % (name, line, source.function (line), source.text (line)))
    print ('%-36s %4d of %4d branches %5.1f %%, %4d of %4d lines' % ('all', total[0], total[1], 100 * total[0] / max (1, total[1]), *total[2:]))
    for stale in sorted (known - all_needed):
        print ('branches.txt: not there, or taken: %s' % ': '.join (stale), file=sys.stderr)
    return 1 if known - all_needed else 0


sys.exit (main ())
