"""The window without a pointer: where the keyboard is, and what each thing is called

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re
import xml.etree.ElementTree

import newsroom_ui
from newsroom_ui import Atspi

SAMPLE = os.environ['NEWSROOM_SAMPLE']
SOURCES = pathlib.Path (__file__).resolve ().parents[2] / 'src' / 'ui'
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
    focused (ui, 'menu item', None)
    ui.key ('Escape')
    focused (ui, 'text', 'Body')
    ui.key ('ctrl+shift+f')
    focused (ui, 'entry', 'Search articles')
    ui.key ('F10')
    focused (ui, 'menu item', None)
    ui.key ('Escape')
    focused (ui, 'entry', 'Search articles')


def test_all_gives_the_keyboard_back (ui):
    """Each dialog and popover, to the body that had it."""
    start (ui)
    body = ui.find ('text', 'Body')
    for key in ('ctrl+e', 'ctrl+comma', 'ctrl+question', 'ctrl+alt+h', 'ctrl+shift+p', 'ctrl+o', 'ctrl+p', 'ctrl+k',
                'ctrl+j', 'ctrl+alt+i', 'ctrl+f', 'ctrl+h', 'shift+F10'):
        ui.key (key)
        ui.wait_for (lambda: not ui.has_state (body, 'focused') or len (ui.shown_windows ()) > 1 or ui.menus (),
                     what='something to open with ' + key)
        if len (ui.shown_windows ()) > 1:
            ui.activate ()
        ui.key ('Escape')
        ui.wait_for (lambda: len (ui.shown_windows ()) == 1 and not ui.menus (), what='what opened with %s to go' % key)
        ui.activate ()
        ui.wait_for (lambda: ui.has_state (body, 'focused'), what='the body to have the keyboard after ' + key)
    ui.type_text ('zz')
    ui.wait_for (lambda: 'zz' in ui.text (body))


def test_from_pane_to_pane (ui):
    start (ui)
    ui.key ('F6')
    focused (ui, 'push button', re.compile ('^Choose a portrait'))
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


def test_escape_stays_in_a_text (ui):
    """In a narrow window too, where Alt+Left and the button lead back to the list."""
    start (ui)
    ui.resize (360, 640)
    ui.wait_for (lambda: Atspi.Component.get_extents (ui.find ('text', 'Body'), Atspi.CoordType.WINDOW).width <= 360)
    for name in ('Headline', 'Standfirst', 'Body'):
        text = ui.find ('text', name)
        ui.click_at (text)
        ui.wait_for (lambda: ui.has_state (text, 'focused'))
        ui.key ('ctrl+Home', 'Escape')
        ui.type_text ('zz')
        ui.wait_for (lambda: ui.text (text).startswith ('zz') and ui.has_state (text, 'focused'), what='the words in ' + name)
    # What is open is closed first
    ui.key ('ctrl+f')
    focused (ui, None, 'Find in the body')
    ui.key ('Escape')
    focused (ui, 'text', 'Body')
    ui.key ('Escape', 'ctrl+Home')
    ui.type_text ('yy')
    ui.wait_for (lambda: ui.text (text).startswith ('yyzz'))
    ui.key ('alt+Left')
    focused (ui, 'list item', None)


def test_shortcuts_window_lists_the_keys (ui):
    tables = ''.join ((SOURCES / name).read_text () for name in ('newsroom-window-actions.c', 'newsroom-application.c'))
    # Of each action its first key: the others are for other keyboards
    bound = re.findall (r'(?:ALWAYS|LIBRARY|\w+_ARTICLE|ARTICLE|EDITOR_ALONE|accels\[\]|"win\.\w+") *[=,] *{ ("[^}]*")', tables)
    bound = [re.findall ('"([^"]*)"', keys) for keys in bound]
    assert len (bound) > 20, bound
    # Keys of widgets, which the tests of those widgets press
    of_widgets = {'Delete', 'Escape', 'F10', '<Shift>F10', 'Menu', '<Control>z', '<Control><Shift>z', '<Control>y',
                  '<Alt>Up', '<Alt>Down', '<Control><Alt>1...6', 'Tab', '<Shift>Tab', '<Control>Return', '<Shift>Return',
                  '<Control>v', '<Control><Shift>v'}
    # Those of the body
    table = (SOURCES / 'editor' / 'newsroom-body-format.c').read_text ()
    of_widgets |= {key for keys in re.findall (r'{ (?:"body|NEWSROOM_LINK)[^{]*{([^}]*)}', table) for key in re.findall ('"([^"]*)"', keys)}

    for name in ('editor/newsroom-format-menu.ui', 'newsroom-format-bar.ui'):
        menus = xml.etree.ElementTree.parse (SOURCES / name)
        assert not {a.text for a in menus.iter ('attribute') if a.get ('name') == 'accel'} - of_widgets, ({a.text for a in menus.iter ('attribute') if a.get ('name') == 'accel'} - of_widgets)

    window = xml.etree.ElementTree.parse (SOURCES / 'newsroom-shortcuts.ui')
    listed = {key for p in window.iter ('property') if p.get ('name') == 'accelerator' for key in p.text.split ()}
    assert not {keys[0] for keys in bound} - listed, 'not listed'
    assert not listed - {key for keys in bound for key in keys} - of_widgets, listed - {key for keys in bound for key in keys} - of_widgets


NAMED = {'push button', 'toggle button', 'check box', 'text', 'entry', 'password text', 'combo box', 'spin button',
         'switch', 'slider', 'menu item', 'check menu item', 'radio menu item', 'link', 'frame', 'dialog', 'list item'}


def nameless (ui):
    things = [(a.get_role_name (), a.get_name ()) for a in ui.find_all ()]
    # GTK 4.18 names no item of a menu
    named = NAMED if any (name for role, name in things if role == 'menu item') else NAMED - {'menu item', 'check menu item'}
    return [role for role, name in things if role in named and not name]


def check_names (ui):
    """Again where something goes while it is looked at."""
    ui.wait_for (lambda: not nameless (ui), what='everything to have a name')


def choose (ui, name, choices):
    """Opens what is chosen from, and looks at the rows of the list that drops down."""
    ui.click_at (ui.find_all ('combo box', name)[-1])
    for choice in choices:
        ui.find ('list item', choice)
    focused (ui, 'list item', choices[0])
    check_names (ui)
    ui.key ('Escape')
    ui.activate ()


def test_choices_have_names (ui):
    """Also the rows that libadwaita makes, the rest of a profile and the articles of its author."""
    start (ui)
    ui.resize (1300, 900)
    check_names (ui)
    choose (ui, 'Credited for, Ann Example', ('Story', 'Photo'))
    ui.click (ui.find ('push button', 'More fields, Ann Example'))
    check_names (ui)
    ui.click_at (ui.find ('list item', 'Articles by Ann Example'))
    check_names (ui)
    for key, name, choices in (('ctrl+e', 'Format', ('HTML page', 'Plain text')), ('ctrl+comma', 'Markup', ('Dim', 'Plain Text')),
                               ('ctrl+alt+h', 'What the version is compared with', ('With the Version Before', 'With the Newest Version'))):
        ui.key (key)
        ui.activate ()
        ui.find ('combo box', name)
        choose (ui, name, choices)
        ui.key ('Escape')
        ui.activate ()
    ui.key ('ctrl+h')
    ui.click (ui.find ('push button', 'Find Options'))
    ui.wait_for (ui.menus, what='the menu')
    check_names (ui)


def test_everything_has_a_name (ui):
    start (ui)
    check_names (ui)
    for key, shown in (('ctrl+e', 'Export…'), ('ctrl+comma', 'Preferences'), ('ctrl+question', None),
                       ('ctrl+alt+h', 'Versions'), ('ctrl+shift+p', 'Zoom In'), ('ctrl+k', None), ('ctrl+j', 'Heading or Note'),
                       ('ctrl+alt+i', 'Target, in Words'), ('ctrl+h', None), ('ctrl+shift+f', 'Search articles'), ('F10', None)):
        ui.key (key)
        if shown:
            ui.find (None, re.compile (re.escape (shown) + '$'))
        if key == 'F10':
            ui.wait_for (ui.menus, what='the menu')
        ui.activate ()
        check_names (ui)
        ui.key ('Escape')
        ui.activate ()
    ui.key ('ctrl+n')
    ui.find ('label', 'Untitled')
    check_names (ui)
    ui.key ('ctrl+w')
    ui.find ('label', 'No Article Selected')
    check_names (ui)


READ = 'one **two** *three* ~~four~~ [five](https://example.org) `six` {>> seven <<} TK\n\n## Eight\n\n> nine\n'
LOOKS = {'two': ('weight', '700'), 'three': ('style', 'italic'), 'four': ('strikethrough', 'true'), 'five': ('underline', 'single'),
         'six': ('family-name', 'monospace'), 'Eight': ('weight', '700'), 'nine': ('style', 'italic')}


def test_body_is_read (ui):
    """All of its text, the caret, what is selected, and how each letter looks, in every mode."""
    for mode in ('dim', 'hide', 'plain'):
        newsroom_ui.run ('gsettings', 'set', 'com.example.Newsroom', 'markup', mode)
        ui.start (newsroom_ui.write (ui, 'read-%s.md' % mode, '---\ntitle: Read %s\n---\n\n%s' % (mode, READ)))
        body = ui.find ('text', 'Body')
        ui.wait_for (lambda: ui.text (body) == READ.strip ())
        ui.click_at (body)
        ui.key ('ctrl+End')
        ui.wait_for (lambda: ui.caret (body) == len (READ) - 1)
        for state in ('focusable', 'focused', 'editable', 'multi-line'):
            assert ui.has_state (body, state), state

        def looks (word):
            return Atspi.Text.get_attribute_run (body, READ.index (word), False)[0] or {}
        for word, (name, value) in LOOKS.items ():
            ui.wait_for (lambda: (looks (word).get (name) == value) == (mode != 'plain'), what='%s in %s' % (word, mode))
        # Also what is hidden, and what was found
        ui.key ('ctrl+f')
        ui.type_text ('one')
        ui.wait_for (lambda: 'bg-color' in looks ('one'))
        for offset in range (len (READ) - 1):
            Atspi.Text.get_attribute_run (body, offset, False)
        ui.key ('Escape')
        ui.wait_for (lambda: Atspi.Text.get_n_selections (body) == 1)
        chosen = Atspi.Text.get_selection (body, 0)
        assert READ[chosen.start_offset:chosen.end_offset] == 'one'
        ui.stop ()


def list_rows (ui):
    return [row for pane in ui.find_all ('list', 'Articles') for row in ui.find_all ('list item', within=pane)]


def tab_to (ui, role, name):
    """Presses Tab until the keyboard is there."""
    for _ in range (10):
        if any (ui.has_state (a, 'focused') for a in ui.find_all (role, name)):
            return
        ui.key ('Tab')
    focused (ui, role, name)


def test_the_whole_job (ui):
    """Opened, written, credited, exported, found, spiked and restored: no pointer, no action of
    assistive technologies."""
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+o')
    ui.enter_path (SAMPLE)
    focused (ui, 'text', 'Body')
    ui.find (None, re.compile ('^Saved '))
    body = ui.find ('text', 'Body')
    ui.key ('ctrl+Home')
    ui.type_text ('Written by hand. ')
    ui.wait_for (lambda: ui.text (body).startswith ('Written by hand. Residents'))

    ui.key ('F6')
    focused (ui, 'push button', re.compile ('^Choose a portrait'))
    tab_to (ui, 'combo box', 'Credited for, Ann Example')
    ui.key ('Tab', 'Tab')  # Name, Role
    role = ui.find ('text', 'Role, Ann Example')
    ui.type_text ('Reporter')
    ui.wait_for (lambda: ui.text (role) == 'Reporter')

    ui.key ('ctrl+e')
    ui.find ('push button', re.compile ('Export…$'))
    ui.activate ()
    ui.key ('Return')
    ui.enter_path (ui.folder / 'out.html')
    ui.toast ('“out.html” exported')
    page = (ui.folder / 'out.html').read_text ()
    assert 'Written by hand. Residents' in page and 'Reporter' in page, page

    ui.key ('ctrl+shift+f')
    focused (ui, 'entry', 'Search articles')
    ui.type_text ('ferry')
    ui.wait_for (lambda: len (list_rows (ui)) == 1)
    ui.key ('Down')
    focused (ui, 'list item', ROW)
    ui.key ('Delete')
    ui.toast ('Article moved to the spike')
    ui.wait_for (lambda: not list_rows (ui))
    ui.key ('F10')
    ui.take_item ('i')  # Show the Spike
    ui.wait_for (lambda: len (list_rows (ui)) == 1)
    focused (ui, 'list item', ROW)
    ui.key ('Home')
    ui.wait_for (lambda: ui.has_state (list_rows (ui)[0], 'selected'))
    ui.find (None, re.compile ('on the spike'))
    ui.key ('shift+F10')
    ui.take_item ('r')  # Restore from Spike
    ui.wait_for (lambda: not list_rows (ui))
    ui.stop ()
    article, = ui.cli_json ('list')
    assert article['state'] == 'draft'
    assert ui.cli_json ('show', article['id'])['body_text'].startswith ('Written by hand. ')


newsroom_ui.main ()
