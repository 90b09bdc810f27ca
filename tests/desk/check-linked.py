#!/usr/bin/python3
"""check-linked.py READELF PROGRAM LIBRARY… — the libraries that read files are not loaded where none is read

SPDX-License-Identifier: GPL-3.0-or-later

They are those of newsroom-import-worker. A program that calls a reader itself would bring them back,
with what they need in turn: its start would take twice as long, and strangers' files would be read in it.
"""

import re
import subprocess
import sys

def main (readelf, program, *readers):
    said = subprocess.run ([readelf, '--dynamic', '--wide', program], check=True, capture_output=True, text=True).stdout
    needed = re.findall (r'\(NEEDED\).*\[lib([^]]+?)\.so', said)
    if 'glib-2.0' not in needed:
        print ('%s: what it needs was not found' % program)
        return 1
    linked = [name for name in readers if name in needed]
    for name in linked:
        print ('%s: is linked with %s' % (program, name))
    return 1 if linked else 0


if __name__ == '__main__':
    sys.exit (main (*sys.argv[1:]))
