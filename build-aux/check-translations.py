#!/usr/bin/python3
"""check-translations.py TOP — each text of the sources is translated, in each language

The sources are those that po/POTFILES.in lists, read by xgettext as the build reads them.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import pathlib
import subprocess
import sys

KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2')


def made_by (*command, **options):
    return subprocess.run (command, check=True, stdout=subprocess.PIPE, encoding='utf-8', **options).stdout


def main ():
    top = pathlib.Path (sys.argv[1])
    template = made_by ('xgettext', '--directory', top, '--files-from', top / 'po' / 'POTFILES.in', '--from-code=UTF-8',
                        *('--keyword=' + keyword for keyword in KEYWORDS), '--output=-')
    found = 0
    for language in (top / 'po' / 'LINGUAS').read_text ().split ():
        merged = made_by ('msgmerge', '--quiet', '--no-fuzzy-matching', '--output-file=-', top / 'po' / (language + '.po'), '-',
                          input=template)
        missing = made_by ('msgattrib', '--untranslated', '--no-wrap', '-', input=merged)
        if missing:
            found += 1
            print ('po/%s.po lacks:\n%s' % (language, missing.partition ('\n\n')[2]))
    return found > 0


sys.exit (main ())
