#!/usr/bin/python3
"""bench-format.py — the commands that change markup in 50,000 and 200,000 words, against a bare parse

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import subprocess

import bench


def main ():
    output = subprocess.run ([os.environ['NEWSROOM_FORMAT']], check=True, text=True, stdout=subprocess.PIPE).stdout
    for name, ours, bare in (line.split () for line in output.splitlines ()):
        bench.report ('%s (at most 8 ms are wanted)' % name.replace ('-', ' '), float (ours), float (bare), 'ms')


main ()
