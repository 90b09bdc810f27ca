#!/usr/bin/python3
"""test-everything.py — newsroom-cli is killed, or its disk becomes full, while it exports everything

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import random
import re
import subprocess
import sys

import fault

SEED = 27
TRIALS = 30
ARTICLES = 150


def kill_exports (library, folder):
    """Kills exports at any moment. What then has the name is whole: a library is made of it."""
    generator = random.Random (SEED)
    n_killed = 0
    for trial in range (TRIALS):
        place = folder / ('everything-%d' % trial)
        process = subprocess.Popen (library.command ('export-everything', place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait (timeout=generator.uniform (0.005, 0.25))
        except subprocess.TimeoutExpired:
            process.kill ()
            process.wait ()
            n_killed += 1
        if place.exists () and trial % 3 == 0:
            assert_whole (fault.Library (folder / ('there-%d' % trial)), place)
    return n_killed


def sums (place):
    """Returns: the SHA-256 of each file, and of what is in each article"""
    return sorted (re.findall ('sha256":"(.*?)"', (place / 'manifest.jsonl').read_text (encoding='utf-8')))


def assert_whole (other, place):
    other.path.parent.mkdir ()
    taken = other.run ('import-everything', place)
    assert taken.returncode == 0, taken.stderr
    assert taken.stdout.split ('\t')[0] == str (ARTICLES), taken.stdout
    other.check ()
    again = other.path.parent / 'everything'
    assert other.run ('export-everything', again).returncode == 0
    assert len (sums (place)) > 3 * ARTICLES and sums (again) == sums (place)


def kill_imports (folder, place):
    """Kills imports of the same folder into the same library until one comes to its end."""
    generator = random.Random (SEED)
    other = fault.Library (folder / 'killed')
    other.path.parent.mkdir ()
    for _ in range (5):
        process = subprocess.Popen (other.command ('import-everything', place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait (timeout=generator.uniform (0.01, 0.1))
        except subprocess.TimeoutExpired:
            process.kill ()
            process.wait ()
    done = other.run ('import-everything', place)
    assert done.returncode == 0, done.stderr
    new, _, _, known = done.stdout.split ('\t')
    assert int (new) + int (known) == ARTICLES, done.stdout
    other.check ()


def fill_disk (library, folder):
    """On a disk that is too small nothing of the export stays. Returns: what was said"""
    if os.geteuid () != 0:
        return 'no small disk: only root can mount one'
    disk = folder / 'disk'
    disk.mkdir ()
    made = subprocess.run (['mount', '-t', 'tmpfs', '-o', 'size=256k', 'newsroom-fault', str (disk)], capture_output=True, text=True)
    if made.returncode != 0:
        return 'no small disk: ' + made.stderr.strip ()
    try:
        failed = library.run ('export-everything', disk / 'everything')
        assert failed.returncode == 1, 'ended with %d' % failed.returncode
        assert 'no space left' in failed.stderr, failed.stderr
        assert list (disk.iterdir ()) == [], 'something stayed'
        return failed.stderr.strip ()
    finally:
        subprocess.run (['umount', '-l', str (disk)], check=True)


def main ():
    with fault.Folder () as folder:
        library = fault.Library (folder)
        done = library.run ('import', *[fault.article (folder, number) for number in range (ARTICLES)])
        library.promise (done.stdout)
        n_killed = kill_exports (library, folder)
        place = folder / 'everything'
        assert library.run ('export-everything', place).returncode == 0
        assert_whole (fault.Library (folder / 'there'), place)
        kill_imports (folder, place)
        said = fill_disk (library, folder)
        library.check ()
        print ('%d of %d killed (seed %d); %s' % (n_killed, TRIALS, SEED, said))
        return 0 if n_killed > TRIALS // 4 else 1


sys.exit (main ())
