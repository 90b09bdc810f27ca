"""What is typed while the library still opens

SPDX-License-Identifier: GPL-3.0-or-later
"""

import fcntl
import os
import re

import newsroom_ui

# Where SQLite locks a file to read it, see its os.h
SHARED_FIRST = 0x40000002
SHARED_SIZE = 510


def begin (ui):
    """A library with an article."""
    newsroom_ui.run (os.environ['NEWSROOM_CLI'], '--library', str (ui.library), 'new', '--headline', 'Harbour opens')


def start (ui, asked):
    """Starts it until it waits for the library."""
    ui.start ()
    ui.wait_for (lambda: asked, what='the library to be opened')
    assert not ui.find_all ('list item')


def headlines (ui):
    return sorted (article['headline'] for article in ui.cli_json ('list'))


def test_typed_into_a_new_article (ui):
    begin (ui)
    with newsroom_ui.slow_to_open (ui.library) as (_, asked):
        start (ui, asked)
        ui.key ('ctrl+n')
        ui.type_text ('Council opens bridgf')
        ui.key ('BackSpace')
        ui.type_text ('e')
        ui.key ('Return')
        ui.type_text ('The bridge is open.')
        assert not ui.find_all ('text', 'Headline')
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.find ('list item', re.compile ('^Harbour opens'))
    # What is typed afterwards follows it
    ui.type_text (' It is long.')
    ui.stop ()
    assert headlines (ui) == ['Council opens bridge', 'Harbour opens']
    number = next (article['id'] for article in ui.cli_json ('list') if article['headline'].startswith ('Council'))
    shown = newsroom_ui.run (os.environ['NEWSROOM_CLI'], '--library', str (ui.library), 'show', str (number), '--json')
    assert 'The bridge is open. It is long.' in shown, shown


def test_two_new_articles_are_one (ui):
    begin (ui)
    with newsroom_ui.slow_to_open (ui.library) as (_, asked):
        start (ui, asked)
        ui.key ('ctrl+n', 'ctrl+n')
        ui.type_text ('Mayor resigns')
    ui.find ('list item', re.compile ('^Mayor resigns'))
    ui.stop ()
    assert headlines (ui) == ['Harbour opens', 'Mayor resigns']


def test_typed_in_vain (ui):
    """The library is another's: the keys were not meant for what the window says of that."""
    begin (ui)
    with newsroom_ui.slow_to_open (ui.library) as (library, asked):
        start (ui, asked)
        fcntl.lockf (library, fcntl.LOCK_SH, SHARED_SIZE, SHARED_FIRST)
        ui.key ('ctrl+n')
        ui.type_text ('Mayor \n\n')
        fcntl.fcntl (library, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        ui.find ('label', 'Newsroom Is Already Open')
        ui.settle ()
        quit_button = ui.find ('push button', 'Quit')
        assert ui.has_state (quit_button, 'focused')
        ui.key ('Return')
        ui.wait_end ()
    assert headlines (ui) == ['Harbour opens']


newsroom_ui.main ()
