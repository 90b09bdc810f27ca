#!/usr/bin/python3
"""bench-undo.py — a save with what can be undone, against the same without it

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import subprocess

import bench


def main ():
    with bench.Scratch () as folder:
        output = subprocess.run ([os.environ['NEWSROOM_UNDO'], folder], check=True, text=True, stdout=subprocess.PIPE).stdout
    for name, size, *values in (line.split () for line in output.splitlines ()):
        size = '%d KB' % (int (size) / 1024)
        if name == 'save':
            with_undo, without, processor_with, processor_without = map (float, values)
            bench.report ('a save of %s with what can be undone' % size, with_undo, without, 'ms', goal=1.2)
            bench.report ('… in time of the processor', processor_with, processor_without, 'ms', goal=1.2)
        elif name == 'load':
            print ('what can be undone in %s, %s steps, is there after %s ms, %s ms of them on the main thread' % (size, *values))


main ()
