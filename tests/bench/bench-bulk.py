#!/usr/bin/python3
"""bench-bulk.py — changing all of a long article at once, against the same in a bare GtkSourceView

SPDX-License-Identifier: GPL-3.0-or-later

Run by tests/ui/run-ui-test, which gives it a display and a session bus. Prints a line for each change:
how much processor time on the main thread it takes beside that of the other; and of both, in brackets,
the longest that the window stands still, and how many frames it loses.

With --short once, and with numbers in articles of so many words.
"""

import os
import pathlib
import statistics
import subprocess
import sys

import bench
import make_articles

BULK = os.environ['NEWSROOM_BULK']
KINDS = ('bare', 'editor')
# Each third word within quotation marks: in 50,000 words 15,000 of them
MOST_PLACES = 15000
PASTED_WORDS = 20000


def text_of (words, seed=1):
    writer = make_articles.Writer (seed)
    marked = (writer.marked_up (p) for p in writer.paragraphs (words * 3 // 2))
    # No command makes a list of headings, or a heading of a list
    paragraphs = [p for p in marked if p[0] not in '#->']
    each = max (3, words * 2 // MOST_PLACES)
    for i, paragraph in enumerate (paragraphs):
        found = paragraph.split (' ')
        found[each - 1::each] = ['"%s"' % word for word in found[each - 1::each]]
        paragraphs[i] = ' '.join (found)
    return '\n\n'.join (paragraphs)


def run (folder, kind, number):
    output = subprocess.run ([BULK, kind, folder / 'body.md', folder / 'other.md', folder / 'paste.md', folder / ('%s%s.db' % (kind, number))],
                             check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = [line.split ('\t') for line in output.splitlines ()]
    return [name for name, *_ in lines], [[float (value) for value in values] for _, *values in lines]


def compare (folder, words, rounds):
    (folder / 'body.md').write_text (text_of (words))
    (folder / 'other.md').write_text (text_of (words, 3))
    (folder / 'paste.md').write_text ('\n\n'.join (make_articles.Writer (2).paragraphs (bench.scaled (PASTED_WORDS))))
    found = {kind: [] for kind in KINDS}
    names = []
    for i in range (rounds):
        for kind in KINDS:
            names, values = run (folder, kind, '%d-%d' % (words, i))
            found[kind].append (values)

    print ('%d words, load %.1f\n  %-20s %-26s editor' % (words, os.getloadavg ()[0], '', 'bare'))
    for i, name in enumerate (names):
        bare, ours = ([statistics.median (column) for column in zip (*(values[i] for values in found[kind]))] for kind in KINDS)
        print ('  %-20s %8.1f ms (%5.1f, %d)%s%5.2f %8.1f ms (%5.1f, %d)' % (
            name, *bare, ' ' * 5, ours[0] / max (bare[0], 0.1), *ours), flush=True)


def main ():
    is_short = '--short' in sys.argv
    sizes = [int (argument) for argument in sys.argv[1:] if argument.isdigit ()]
    with bench.Scratch () as folder:
        for words in sizes or (50000, 200000):
            compare (pathlib.Path (folder), bench.scaled (words), 1 if is_short else 3)


main ()
