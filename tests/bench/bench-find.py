#!/usr/bin/python3
"""bench-find.py — finding and replacing in a long article, against GtkSourceView's own search

SPDX-License-Identifier: GPL-3.0-or-later

Run by tests/ui/run-ui-test, which gives it a display and a session bus.
"""

import os
import pathlib
import statistics
import subprocess

import bench
import make_articles

FIND = os.environ['NEWSROOM_FIND']
ROUNDS = 3
EACH = 5


def with_needles (paragraph):
    words = paragraph.split (' ')
    words[EACH - 1::EACH] = ['needle'] * len (words[EACH - 1::EACH])
    return ' '.join (words)


def main ():
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        writer = make_articles.Writer (1)
        words = bench.scaled (50000)
        text = '\n\n'.join (with_needles (writer.marked_up (p)) for p in writer.paragraphs (words))
        body = folder / 'body.md'
        body.write_text (text)

        values = {'bare': [], 'bar': []}
        for i in range (ROUNDS):
            for which in values:
                output = subprocess.run ([FIND, which, body, folder / ('%s%d.db' % (which, i))],
                                         check=True, stdout=subprocess.PIPE, text=True).stdout
                values[which].append ([float (value) for value in output.split ()])

        bare, bar = ([statistics.median (column) for column in zip (*values[which])] for which in ('bare', 'bar'))
        n = text.count ('needle')
        for what, ours, reference in zip (('a key in %d words while %d hits are found' % (words, n), 'to replace %d hits' % n,
                                           'longest that the window stands still meanwhile',
                                           'to undo that', 'longest that the window stands still for that'), bar, bare):
            bench.report (what, ours, reference, 'ms')


main ()
