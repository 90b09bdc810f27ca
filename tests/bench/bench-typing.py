#!/usr/bin/python3
"""bench-typing.py — a key in the middle of a long article, against a bare GtkSourceView

SPDX-License-Identifier: GPL-3.0-or-later

Run by tests/ui/run-ui-test, which gives it a display and a session bus.
"""

import os
import pathlib
import statistics
import subprocess

import bench
import make_articles

TYPING = os.environ['NEWSROOM_TYPING']
ROUNDS = 5
KINDS = ('bare', 'dim', 'hide', 'plain', 'spelling')


def main ():
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        writer = make_articles.Writer (1)
        words = bench.scaled (50000)
        body = folder / 'body.md'
        body.write_text ('\n\n'.join (writer.marked_up (p) for p in writer.paragraphs (words)))

        shown, keys = {which: [] for which in KINDS}, {which: [] for which in KINDS}
        for i in range (ROUNDS):
            for which in KINDS:
                output = subprocess.run ([TYPING, which, body, folder / ('%s%d.db' % (which, i))],
                                         check=True, stdout=subprocess.PIPE, text=True).stdout
                values = [float (value) for value in output.split ()]
                shown[which].append (values[0])
                keys[which].append (values[1])

        median = statistics.median
        for which in KINDS[1:]:
            bench.report ('a key in %d words, shown as “%s”, against a bare GtkSourceView' % (words, which),
                          median (keys[which]), median (keys['bare']), 'ms', 2)
            bench.report ('to show %d words, shown as “%s”, against a bare GtkSourceView' % (words, which),
                          median (shown[which]), median (shown['bare']), 'ms')


main ()
