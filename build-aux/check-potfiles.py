#!/usr/bin/python3
"""check-potfiles.py TOP [--write] — po/POTFILES.in lists each file with texts for people, and no other

With --write the list is written anew.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import pathlib
import re
import sys

import c_source

MARKED = {
    '.c': re.compile (r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext) \('),
    '.h': re.compile (r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext) \('),
    '.ui': re.compile (r'translatable="(yes|true|1)"'),
}


def has_texts (path):
    pattern = MARKED.get (path.suffix)
    if pattern is None:
        return path.name.endswith (('.desktop', '.metainfo.xml.in', '.gschema.xml'))
    text = path.read_text (encoding='utf-8')
    return pattern.search (c_source.blank (text) if path.suffix != '.ui' else text) is not None


def main (top, write):
    potfiles = top / 'po' / 'POTFILES.in'
    listed = potfiles.read_text ().splitlines ()
    present = {str (p.relative_to (top)) for folder in ('src', 'data') for p in (top / folder).rglob ('*')
               if p.is_file () and has_texts (p)}
    present |= {p.name for p in top.glob ('*.desktop')}

    if write:
        potfiles.write_text ('\n'.join (sorted (present)) + '\n')
        return 0

    complaints = ['%s has texts but is not listed' % name for name in sorted (present - set (listed))]
    complaints += ['%s is listed but has no texts' % name for name in sorted (set (listed) - present)]
    if listed != sorted (set (listed)):
        complaints.append ('the list is not sorted')
    for complaint in complaints:
        print ('po/POTFILES.in: ' + complaint)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit (main (pathlib.Path (sys.argv[1]), '--write' in sys.argv))
