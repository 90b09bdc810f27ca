"""test-kill-typing.py — the window is ended while keys are typed

Killed, it has saved what is older than 2 seconds; ended in order, all that was typed.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import random
import signal
import sqlite3
import time

import newsroom_ui

SEED = 23
KILLS = 25
ENDS = 20
WORDS = 'the council opens its bridge again '

# A draft is saved 1.5 s after the first change at the latest; half a second is for the disk.
UNSAVED = 2.0
KEY_DELAY = 60  # ms


def type_until (ui, end):
    """Types until the time is come. Returns: [(when it was in the window, how many letters)], the text"""
    typed = ''
    known = []
    while time.monotonic () < end:
        part = WORDS[len (typed) % len (WORDS):][:4]
        ui.type_text (part, delay=KEY_DELAY)
        typed += part
        known.append ((time.monotonic (), len (typed)))
    return known, typed


def type_into_new_library (ui, seconds):
    for path in ui.folder.glob ('library.db*'):
        path.unlink ()
    ui.start ()
    ui.key ('ctrl+n')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Headline'), 'focused'))
    return type_until (ui, time.monotonic () + seconds)


def kill_while_typing (ui, generator):
    """Returns: how many letters were typed, and how many of them are there"""
    known, typed = type_into_new_library (ui, generator.uniform (0.3, 5))
    killed = time.monotonic ()
    ui.kill ()
    stored = max ((article['headline'] for article in ui.cli_json ('list') if typed.startswith (article['headline'].strip ())), key=len, default='')
    promised = max ([count for when, count in known if when < killed - UNSAVED], default=0)
    assert len (stored.strip ()) >= len (typed[:promised].strip ()), \
        'of “%s” there is only “%s”, and “%s” was there %g s before the kill' % (typed, stored, typed[:promised], UNSAVED)
    return len (typed), len (stored)


def end_while_typing (ui, generator, number):
    """Returns: how long it took to save and to leave, in milliseconds"""
    _, typed = type_into_new_library (ui, generator.uniform (0.3, 2))
    start = time.monotonic ()
    ui.process.send_signal (number)
    ui.wait_end ()
    passed = 1000 * (time.monotonic () - start)
    # All of it is in the file alone
    assert not ui.library.with_name ('library.db-wal').exists ()
    library = sqlite3.connect ('file:%s?immutable=1' % ui.library, uri=True)
    assert library.execute ('SELECT headline FROM article').fetchall () == [(typed,)], typed
    library.close ()
    return passed


def trials (quick):
    return max (1, int (quick * float (os.environ.get ('NEWSROOM_FAULT_TRIALS', '1'))))


def test_kill_while_typing (ui):
    generator = random.Random (SEED)
    n_trials = trials (KILLS)
    counts = [kill_while_typing (ui, generator) for _ in range (n_trials)]
    print ('# %d kills; letters typed and found: %s (seed %d)' % (n_trials, ', '.join ('%d/%d' % count for count in counts), SEED))
    assert any (found for _, found in counts)


def test_end_while_typing (ui):
    generator = random.Random (SEED)
    n_trials = trials (ENDS)
    times = sorted (end_while_typing (ui, generator, (signal.SIGTERM, signal.SIGHUP)[trial % 2]) for trial in range (n_trials))
    print ('# %d trials; from the signal to the end %.0f ms, at most %.0f (seed %d)' % (n_trials, times[n_trials // 2], times[-1], SEED))


newsroom_ui.main ()
