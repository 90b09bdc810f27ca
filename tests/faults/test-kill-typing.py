"""test-kill-typing.py — the window is killed while keys are typed: what is older than 2 seconds is there

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import random
import time

import newsroom_ui

SEED = 23
TRIALS = 8
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


def kill_while_typing (ui, generator):
    """Returns: how many letters were typed, and how many of them are there"""
    ui.start ()
    ui.key ('ctrl+n')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Headline'), 'focused'))
    known, typed = type_until (ui, time.monotonic () + generator.uniform (0.3, 5))
    killed = time.monotonic ()
    ui.kill ()
    stored = max ((article['headline'] for article in ui.cli_json ('list') if typed.startswith (article['headline'].strip ())), key=len, default='')
    promised = max ([count for when, count in known if when < killed - UNSAVED], default=0)
    assert len (stored.strip ()) >= len (typed[:promised].strip ()), \
        'of “%s” there is only “%s”, and “%s” was there %g s before the kill' % (typed, stored, typed[:promised], UNSAVED)
    return len (typed), len (stored)


def test_kill_while_typing (ui):
    generator = random.Random (SEED)
    n_trials = max (1, int (TRIALS * float (os.environ.get ('NEWSROOM_FAULT_TRIALS', '1'))))
    counts = []
    for trial in range (n_trials):
        for path in ui.folder.glob ('library.db*'):
            path.unlink ()
        counts.append (kill_while_typing (ui, generator))
    print ('# %d kills; letters typed and found: %s (seed %d)' % (n_trials, ', '.join ('%d/%d' % count for count in counts), SEED))
    assert any (found for _, found in counts)


newsroom_ui.main ()
