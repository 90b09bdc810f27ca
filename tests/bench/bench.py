"""bench — what the benchmarks share: scratch folders, times, ratios

SPDX-License-Identifier: GPL-3.0-or-later

A benchmark measures Newsroom and a reference in the same run, in turn, and prints the ratio of
their medians. Nothing is asserted: the reader judges. NEWSROOM_BENCH_SCALE (default 1) makes
the inputs smaller or larger.
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time

SCALE = float (os.environ.get ('NEWSROOM_BENCH_SCALE', '1'))


def scaled (number):
    return max (1, int (number * SCALE))


class Scratch:
    """A folder that is there for the length of a with statement."""

    def __enter__ (self):
        self.folder = tempfile.mkdtemp (prefix='newsroom-bench-')
        return self.folder

    def __exit__ (self, *_):
        shutil.rmtree (self.folder, ignore_errors=True)


def seconds (*arguments, **options):
    """How long a command took; what it prints goes nowhere."""
    options.setdefault ('stdout', subprocess.DEVNULL)
    start = time.monotonic ()
    subprocess.run ([str (a) for a in arguments], check=True, **options)
    return time.monotonic () - start


def in_turn (rounds, *measures):
    """Calls the measures one after another, rounds times, and gives the median of each."""
    values = [[] for _ in measures]
    for _ in range (rounds):
        for measure, list_of in zip (measures, values):
            list_of.append (measure ())
    return [statistics.median (v) for v in values]


def report (what, ours, reference, unit='s', goal=None):
    """Prints one line: the ratio, and what it is of."""
    print ('%-58s %6.2f   (%.4g %s against %.4g %s%s)' % (
        what, ours / reference, ours, unit, reference, unit, '; at most %g wanted' % goal if goal else ''), flush=True)


def need (program):
    """Ends the benchmark, skipped, where the reference is not installed."""
    path = shutil.which (program)
    if path is None:
        print ('%s is not installed, so there is nothing to compare with' % program)
        raise SystemExit (77)
    return path
