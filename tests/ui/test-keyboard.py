"""The window without a pointer: where the keyboard is, and what each thing is called

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re

import newsroom_ui
from newsroom_ui import Atspi

SAMPLE = os.environ['NEWSROOM_SAMPLE']
ROW = re.compile ('^Harbour Town')


def focused (ui, role, name):
    """Waits until the keyboard is there."""
    ui.wait_for (lambda: any (ui.has_state (a, 'focused') for a in ui.find_all (role, name)),
                 what='the focus on %s %r' % (role, name))


def focused_in_the_panel (ui):
    """Its entries are not told apart by GTK 4.8, which keeps their focus from assistive technologies."""
    elsewhere = (('text', 'Body'), ('list item', ROW))
    ui.wait_for (lambda: not any (ui.has_state (a, 'focused') for thing in elsewhere for a in ui.find_all (*thing)))


def start (ui):
    ui.start (SAMPLE)
    ui.find (None, re.compile ('^Saved '))
    focused (ui, 'text', 'Body')


def test_menu_gives_the_keyboard_back (ui):
    start (ui)
    ui.key ('F10')
    focused (ui, 'menu item', 'Open…')
    ui.key ('Escape')
    focused (ui, 'text', 'Body')
    ui.key ('ctrl+shift+f')
    focused (ui, 'entry', 'Search articles')
    ui.key ('F10')
    focused (ui, 'menu item', 'Open…')
    ui.key ('Escape')
    focused (ui, 'entry', 'Search articles')


def test_from_pane_to_pane (ui):
    start (ui)
    ui.key ('F6')
    focused_in_the_panel (ui)
    ui.key ('F6')
    focused (ui, 'list item', ROW)
    ui.key ('F6')
    focused (ui, 'text', 'Body')
    ui.key ('shift+F6')
    focused (ui, 'list item', ROW)
    # A pane that is hidden takes no keys with it, and gets none
    ui.key ('F9')
    focused (ui, 'text', 'Body')
    ui.key ('F6')
    focused_in_the_panel (ui)
    ui.key ('F6')
    focused (ui, 'text', 'Body')
    ui.key ('F6')
    focused_in_the_panel (ui)
    ui.key ('shift+F9')
    focused (ui, 'text', 'Body')
    ui.key ('F9')
    ui.find ('list item', ROW)


def test_panel_over_the_editor_has_the_keyboard (ui):
    start (ui)
    ui.resize (900, 700)
    # Two panes have room, and the panel has gone
    ui.wait_for (lambda: Atspi.Component.get_extents (ui.find ('text', 'Body'), Atspi.CoordType.WINDOW).width > 550)
    ui.key ('shift+F9')
    focused_in_the_panel (ui)
    ui.key ('F6')
    focused (ui, 'list item', ROW)
    ui.key ('F6')
    focused_in_the_panel (ui)
    ui.key ('Escape')
    focused (ui, 'text', 'Body')


newsroom_ui.main ()
