#!/usr/bin/python3
"""test-damage.py — bits flip and pages are destroyed; newsroom-cli salvage saves what is intact

SPDX-License-Identifier: GPL-3.0-or-later

Each trial damages a library at random places and repairs it without a backup. Every article none of
whose rows was touched must be whole, the library must be sound, and nothing may pass for whole that
is not what was written. The share is of the articles whose row or version can still be read as it
was. A text that has become another must be found by newsroom-cli check. Four of five trials are of
flipped bits (R17), the rest of pages (R18); all is in memory where that can be, as nobody cuts the
power.
"""

import collections
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile

import fault

SEED = 22
TRIALS = fault.trials (500)
ARTICLES = 60
MEMORY = '/dev/shm'
# What the sum of a version is of
CONTENT = ('state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, '
           'language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body')
PAGE = 4096
LEAST = 0.99


def bodies (library):
    connection = sqlite3.connect (library)
    rows = dict (connection.execute ('SELECT headline, body FROM article ORDER BY id'))
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


PAGES = (zero, garble, swap, cut, behead)


def kind_of (number):
    """Of five trials four are flips; the others take turns."""
    return flip if number % 5 else PAGES[number // 5 % len (PAGES)]


def read_rows (library):
    """What SQLite can read of the articles and of their versions: (table, ID) → content"""
    rows = {}
    connection = sqlite3.connect (library)
    connection.text_factory = bytes
    for table in ('article', 'revision'):
        for number in range (1, ARTICLES + 1):
            try:
                rows[table, number] = connection.execute ('SELECT %s FROM %s WHERE id = ?' % (CONTENT, table), (number,)).fetchone ()
            except (sqlite3.DatabaseError, UnicodeDecodeError):  # of the message
                rows[table, number] = None
    connection.close ()
    return rows


def look (library, data, kind, before):
    """Whatever is damaged, nothing crashes on it; and a text that is another is found. Returns: what can
    be read"""
    checked = library.run ('check')
    assert checked.returncode in (0, 1, 3, 5), 'check died of %s' % kind.__name__
    assert library.run ('list').returncode in (0, 1, 3, 5), 'list died of %s' % kind.__name__
    library.path.write_bytes (data)
    for log in library.path.parent.glob ('library.db-*'):
        log.unlink ()
    after = read_rows (library.path)
    assert checked.returncode != 0 or after == before, '%s: not found by a check' % kind.__name__
    return after


def changed_pages (before, after):
    return sum (before[i:i + PAGE] != after[i:i + PAGE] for i in range (0, len (before), PAGE))


Outcome = collections.namedtuple ('Outcome', 'n_missing n_intact n_intact_missing is_changed')


def trial (folder, whole, texts, kind, generator):
    """Returns: what became of the articles of one trial"""
    shutil.rmtree (folder, ignore_errors=True)
    folder.mkdir ()
    library = fault.Library (folder)
    data = bytearray (whole[0])
    kind (data, generator)
    library.path.write_bytes (data)
    after = look (library, data, kind, whole[1])

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
    # Of these SQLite itself reads the row or the version as it was
    intact = [headline for number, headline in enumerate (texts, 1)
              if any (after[table, number] == whole[1][table, number] for table in ('article', 'revision'))]
    missing = [headline for headline, text in texts.items () if saved.get (headline) != text]
    n_pages = changed_pages (whole[0], data)
    assert len (missing) <= n_pages, '%s: %d pages were changed and %d articles are not whole' % (kind.__name__, n_pages, len (missing))
    return Outcome (len (missing), len (intact), len (set (intact) & set (missing)), after != whole[1])


def main ():
    generator = random.Random (SEED)
    outcomes = {}
    if os.access (MEMORY, os.W_OK):
        tempfile.tempdir = MEMORY
    with fault.Folder () as folder:
        library = build (folder, generator)
        whole = library.path.read_bytes (), read_rows (library.path)
        texts = bodies (library.path)
        for number in range (TRIALS):
            kind = kind_of (number)
            outcomes.setdefault (kind.__name__, []).append (trial (folder / 'trial', whole, texts, kind, generator))
    every = [outcome for kind in outcomes.values () for outcome in kind]
    share = 1 - sum (outcome.n_intact_missing for outcome in every) / sum (outcome.n_intact for outcome in every)
    for name, kind in outcomes.items ():
        print ('%s: %d trials, %d of %d articles not whole' % (name, len (kind), sum (outcome.n_missing for outcome in kind), len (kind) * ARTICLES))
    print ('%d trials: %.2f %% of what is intact saved without a backup; texts were changed in %d and found in all of them; wrongly called whole: 0 (seed %d)' %
           (TRIALS, 100 * share, sum (outcome.is_changed for outcome in every), SEED))
    return 0 if share >= LEAST else 1


sys.exit (main ())
