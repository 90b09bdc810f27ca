#!/usr/bin/python3
"""bench-folder.py — newsroom-cli import of a folder of mixed files, against the sum of its parts

SPDX-License-Identifier: GPL-3.0-or-later

The parts are the files of each kind by themselves, imported on one processor into a library of
their own; their sum, divided by two, is what two processors would take at best. The folder is imported
on two. Of half and all of the folder it says how much memory the program took at most.
"""

import os
import pathlib
import subprocess
import time

import bench
import make_mixed

CLI = os.environ['NEWSROOM_CLI']


def run (library, folder, processors):
    """Imports it on so many processors; gives the seconds, and the memory at most in MB."""
    start = time.monotonic ()
    process = subprocess.Popen ([CLI, '--library', str (library), 'import', str (folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                preexec_fn=lambda: os.sched_setaffinity (0, processors))
    _, _, usage = os.wait4 (process.pid, 0)
    return time.monotonic () - start, usage.ru_maxrss / 1024


def main ():
    processors = sorted (os.sched_getaffinity (0))[:2]
    if len (processors) < 2:
        print ('There is but one processor')
        raise SystemExit (77)
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        count = bench.scaled (20000)
        number = iter (range (1000))
        make_mixed.make (folder / 'all', count)
        make_mixed.make (folder / 'half', count // 2)
        kinds = sorted ({kind for kind, _ in make_mixed.KINDS} | {'png'})
        for kind in kinds:
            make_mixed.make (folder / kind, count, kind=kind)

        def parts ():
            taken = {kind: run (folder / ('%d.db' % next (number)), folder / kind, processors[:1])[0] for kind in kinds}
            print ('  ' + ', '.join ('%s %.2f s' % item for item in taken.items ()))
            return sum (taken.values ()) / 2

        def together ():
            return run (folder / ('%d.db' % next (number)), folder / 'all', processors)[0]

        both, half_of_parts = bench.in_turn (3, together, parts)
        bench.report ('import a folder of %d files, against half of its parts' % count, both, half_of_parts, goal=1.3)
        _, half = run (folder / ('%d.db' % next (number)), folder / 'half', processors)
        _, whole = run (folder / ('%d.db' % next (number)), folder / 'all', processors)
        bench.report ('memory for %d files, against half as many' % count, whole, half, 'MB')


main ()
