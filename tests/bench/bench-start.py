#!/usr/bin/python3
"""bench-start.py — time to the first visible window, and memory, against GNOME Text Editor

SPDX-License-Identifier: GPL-3.0-or-later

Run by tests/ui/run-ui-test, which gives it a display and a session bus.
"""

import os
import pathlib
import re
import signal
import subprocess
import time

import bench
import make_articles

CLI = os.environ['NEWSROOM_CLI']
NEWSROOM = os.environ['NEWSROOM_PROGRAM']
SETTLED = 2.0


def first_window (process):
    """Waits until the process has a window that is visible; at most 30 seconds."""
    deadline = time.monotonic () + 30
    while time.monotonic () < deadline:
        found = subprocess.run (['xdotool', 'search', '--onlyvisible', '--pid', str (process.pid), '--name', '.'],
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if found.stdout.strip ():
            return
        time.sleep (0.002)
    raise TimeoutError ('no window of %s' % process.args[0])


def pss (process):
    """The proportional set size in MB."""
    rollup = pathlib.Path ('/proc/%d/smaps_rollup' % process.pid).read_text ()
    return int (re.search (r'^Pss:\s+(\d+) kB', rollup, re.M)[1]) / 1024


class Program:
    """A program that is started again and again; keeps the memory of each start."""

    def __init__ (self, arguments, **environment):
        self.arguments = [str (a) for a in arguments]
        self.environment = dict (os.environ, **{k: str (v) for k, v in environment.items ()})
        self.memory = []

    def start (self):
        begin = time.monotonic ()
        process = subprocess.Popen (self.arguments, env=self.environment, stderr=subprocess.DEVNULL)
        first_window (process)
        took = time.monotonic () - begin
        # Memory is that of a window at rest
        time.sleep (SETTLED)
        self.memory.append (pss (process))
        process.send_signal (signal.SIGTERM)
        process.wait (30)
        return took

    @property
    def median_memory (self):
        return sorted (self.memory)[len (self.memory) // 2]


def main ():
    editor = bench.need ('gnome-text-editor')
    os.environ['G_DEBUG'] = ''
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        files = make_articles.make_library (CLI, folder / 'full.db', folder / 'files', bench.scaled (20000))

        empty = Program ([NEWSROOM], NEWSROOM_LIBRARY=folder / 'empty.db')
        full = Program ([NEWSROOM], NEWSROOM_LIBRARY=folder / 'full.db')
        theirs = Program ([editor, '--standalone', files[0]], GSETTINGS_BACKEND='memory', GSETTINGS_SCHEMA_DIR='')
        for program in (empty, full, theirs):
            program.start ()
            program.memory.clear ()

        a, b, c = bench.in_turn (7, empty.start, full.start, theirs.start)
        bench.report ('first window, empty library, against GNOME Text Editor', a, c, goal=1)
        bench.report ('first window, %d articles, against GNOME Text Editor' % len (files), b, c, goal=1)
        bench.report ('first window, %d articles against none' % len (files), b, a, goal=1.15)
        bench.report ('PSS, empty library, against GNOME Text Editor', empty.median_memory, theirs.median_memory, 'MB', 1)
        bench.report ('PSS, %d articles, against GNOME Text Editor' % len (files), full.median_memory, theirs.median_memory, 'MB', 1)


main ()
