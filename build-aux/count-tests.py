#!/usr/bin/python3
"""count-tests.py LOG.json… — counts what “meson test” ran, each case of a GLib test as one

SPDX-License-Identifier: GPL-3.0-or-later

Reads Meson's logs. A program that printed TAP counts as its cases, any other as one. Lists what
failed and what was skipped, prints “N passed, N failed” as its last line, and exits with 1 if
anything failed, a log is missing, or nothing passed.
"""

import json
import pathlib
import re
import sys

RESULT = re.compile (r'^(not ok|ok) \d+(?: +(?:- +)?(?P<name>[^#\n]*))?(?:# *(?P<directive>\w+)[ :]*(?P<why>.*))?', re.M)


class Count:
    def __init__ (self):
        self.passed = 0
        self.failed = []
        self.skipped = []

    def add_case (self, program, match):
        name = '%s %s' % (program, (match['name'] or '').strip ())
        if match[1] == 'not ok':
            self.failed.append (name)
        elif (match['directive'] or '').upper () == 'SKIP':
            self.skipped.append ('%s: %s' % (name, match['why'].strip ()))
        else:
            self.passed += 1

    def add_program (self, entry):
        """One line of the log: a program with its result and what it printed."""
        failed_before = len (self.failed)
        cases = list (RESULT.finditer (entry.get ('stdout') or ''))
        for match in cases:
            self.add_case (entry['name'], match)
        if entry['result'] in ('OK', 'EXPECTEDFAIL'):
            self.passed += not cases
        elif entry['result'] == 'SKIP':
            lines = (entry.get ('stdout') or '').strip ().splitlines () or ['no reason given']
            if not cases:
                self.skipped.append ('%s: %s' % (entry['name'], lines[-1]))
        elif len (self.failed) == failed_before:
            self.failed.append ('%s (%s)' % (entry['name'], entry['result'].lower ()))


def main (paths):
    count = Count ()
    for path in map (pathlib.Path, paths):
        if not path.exists ():
            # Meson writes no log for a suite without tests
            count.failed.append ('%s: the suite ran no test' % path)
            continue
        for line in path.read_text ().splitlines ():
            count.add_program (json.loads (line))
    for name in count.skipped:
        print ('skipped: ' + name)
    for name in count.failed:
        print ('failed: ' + name)
    print ('%d passed, %d failed' % (count.passed, len (count.failed)))
    return 1 if count.failed or count.passed == 0 else 0


if __name__ == '__main__':
    sys.exit (main (sys.argv[1:]))
