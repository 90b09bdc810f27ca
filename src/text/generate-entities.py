#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the named character references of HTML 5 as a C table, sorted by name.

Usage: generate-entities.py OUTPUT
"""

import html.entities
import sys


def c_string(text):
    return '"' + "".join(f"\\{byte:03o}" for byte in text.encode("utf-8")) + '"'


def main():
    # Without the semicolon a name is a reference in HTML only, not in CommonMark.
    names = sorted(name[:-1] for name in html.entities.html5 if name.endswith(";"))
    with open(sys.argv[1], "w", encoding="ascii") as output:
        for name in names:
            text = html.entities.html5[name + ";"]
            output.write(f'  {{ "{name}", {c_string(text)} }},\n')


main()
