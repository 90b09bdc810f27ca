#!/usr/bin/python3
"""test-damage.py — bits flip and pages are destroyed; newsroom-cli salvage saves what is intact

SPDX-License-Identifier: GPL-3.0-or-later

Each trial damages a library at random places and repairs it without a backup. Every article none of
whose rows was touched must be whole, the library must be sound, and nothing may pass for whole that
is not what was written. The share is of all rows of all trials whose own pages are intact.
"""

import json
import os
import random
import shutil
import sqlite3
import sys

import fault

SEED = 22
TRIALS = int (os.environ.get ('NEWSROOM_TRIALS', '24'))
ARTICLES = 250
PAGE = 4096
LEAST = 0.99


def bodies (library):
    connection = sqlite3.connect (library)
    rows = dict (connection.execute ('SELECT headline, body FROM article'))
    connection.close ()
    return rows


def build (folder, generator):
    """A library of articles of all lengths, each with a few versions, and one only in the log."""
    library = fault.Library (folder)
    files = []
    for number in range (ARTICLES):
        path = folder / ('story-%d.txt' % number)
        words = ' '.join ('%08x' % generator.getrandbits (32) for _ in range (generator.choice ([20, 100, 400, 2000])))
        path.write_text ('Story number %d\n\nBy Author %d\n\n%s\n' % (number, number % 20, words), encoding='utf-8')
        files.append (path)
    done = library.run ('import', *files)
    assert done.returncode == 0, done.stderr
    library.promise (done.stdout)
    return library


def flip (data, generator):
    for _ in range (generator.choice ([1, 5, 50])):
        data[generator.randrange (len (data))] ^= 1 << generator.randrange (8)


def zero (data, generator):
    for _ in range (generator.choice ([1, 3, 10])):
        place = generator.randrange (len (data) // PAGE) * PAGE
        data[place:place + PAGE] = bytes (PAGE)


def garble (data, generator):
    for _ in range (generator.choice ([1, 3, 10])):
        place = generator.randrange (len (data) // PAGE) * PAGE
        data[place:place + PAGE] = generator.randbytes (PAGE)


def swap (data, generator):
    for _ in range (generator.choice ([1, 3])):
        one, other = (generator.randrange (1, len (data) // PAGE) * PAGE for _ in range (2))
        data[one:one + PAGE], data[other:other + PAGE] = data[other:other + PAGE], data[one:one + PAGE]


def cut (data, generator):
    del data[len (data) - generator.randrange (1, 200) * PAGE // 2:]


def behead (data, generator):
    data[:PAGE] = bytes (PAGE)


KINDS = (flip, zero, garble, swap, cut, behead)


def changed_pages (before, after):
    return sum (before[i:i + PAGE] != after[i:i + PAGE] for i in range (0, len (before), PAGE))


def trial (folder, whole, texts, kind, generator):
    """Returns: how many articles are whole, and an upper bound of how many the damage can have hit"""
    shutil.rmtree (folder, ignore_errors=True)
    folder.mkdir ()
    library = fault.Library (folder)
    data = bytearray (whole)
    kind (data, generator)
    library.path.write_bytes (data)

    # Whatever is damaged, nothing crashes on it.
    for command in ('list', 'check'):
        assert library.run (command).returncode in (0, 1, 3, 5), '%s died of %s' % (command, kind.__name__)
    library.path.write_bytes (data)
    for log in folder.glob ('library.db-*'):
        log.unlink ()

    done = library.run ('salvage', '--json')
    assert done.returncode in (0, 1), '%s: ended with %d: %s' % (kind.__name__, done.returncode, done.stderr)
    report = json.loads (done.stdout)
    with open (report['kept'], 'rb') as kept:
        assert kept.read () == data, 'the damaged library was changed'
    check = library.run ('check')
    assert check.returncode == 0, '%s: %s' % (kind.__name__, check.stderr)
    saved = bodies (library.path)
    for item in report['articles']:
        if item['fate'] in ('whole', 'history'):
            assert saved[item['headline']] == texts[item['headline']], 'passes for whole: ' + item['headline']
    n_whole = sum (saved.get (headline) == text for headline, text in texts.items ())
    return n_whole, changed_pages (whole, data)


def main ():
    generator = random.Random (SEED)
    totals = {}
    with fault.Folder () as folder:
        library = build (folder, generator)
        whole = library.path.read_bytes ()
        texts = bodies (library.path)
        n_lost = 0
        for number in range (TRIALS):
            kind = KINDS[number % len (KINDS)]
            n_whole, n_pages = trial (folder / 'trial', whole, texts, kind, generator)
            missing = len (texts) - n_whole
            assert missing <= n_pages, '%s: %d pages were changed and %d articles are not whole' % (kind.__name__, n_pages, missing)
            n_lost += missing
            totals.setdefault (kind.__name__, []).append (missing)
    share = 1 - n_lost / (TRIALS * len (texts))
    print ('%d trials: %.2f %% of the articles whole without a backup; not whole by kind: %s (seed %d)' %
           (TRIALS, 100 * share, totals, SEED))
    return 0 if share >= LEAST else 1


sys.exit (main ())
