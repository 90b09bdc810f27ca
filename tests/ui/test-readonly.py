"""A library that can only be read: everything can be read, copied and exported, and nothing changes it

SPDX-License-Identifier: GPL-3.0-or-later
"""

import hashlib
import os
import re
import sqlite3
import subprocess

import newsroom_ui
from newsroom_ui import write

# A next version of the tables.
RAISE = """ALTER TABLE article ADD COLUMN desk TEXT NOT NULL DEFAULT '';
           ALTER TABLE author ADD COLUMN pronouns TEXT;
           CREATE TABLE assignment (id INTEGER PRIMARY KEY) STRICT;
           UPDATE article SET desk = 'Foreign', sha256 = 'of more than before';
           UPDATE revision SET sha256 = 'of more than before';
           PRAGMA user_version = 999"""

NOTE = re.compile ('^This library was written by a newer version of Newsroom')
EDITABLE = ('Headline', 'Standfirst', 'Byline', 'Dateline', 'Body')
BODY = 'The bridge is open.\n\nIt was closed for a year.'

STORY = '''---
title: %s
author: [Ann Example, Bo Sample]
description: After a year of works
---

''' + BODY + '\n'


def fill (ui):
    """A library of three articles, one of which is on the spike, with one version more of the first."""
    for name in ('Bridge opens', 'Ferry ends', 'Tunnel floods'):
        ui.cli ('import', write (ui, name + '.md', STORY % name))
    ui.start ()
    open_article (ui, 'Bridge opens')
    go_to (ui, 'Dateline')
    ui.type_text ('EXAMPLE TOWN')
    ui.stop ()
    with sqlite3.connect (ui.library) as database:
        database.execute ("UPDATE author SET role = 'Reporter', email = 'ann@example.org', biography = 'Ann writes.' WHERE name = 'Ann Example'")
        database.execute ("UPDATE article SET state = 'spiked', spiked_from = 'draft' WHERE headline = 'Tunnel floods'")
    database.close ()


def make_newer (ui):
    fill (ui)
    with sqlite3.connect (ui.library) as database:
        database.executescript (RAISE)
    database.close ()
    # Not there when it is opened, and not to be made
    assert not (ui.folder / 'library.db-wal').exists ()


def state (ui):
    """Each file of the library and beside it: its time, and its bytes."""
    return {path.name: (path.stat ().st_mtime_ns, hashlib.sha256 (path.read_bytes ()).hexdigest ())
            for path in ui.folder.iterdir () if path.name.startswith ('library') or path.name == 'backups'}


def open_article (ui, headline):
    ui.click_at (ui.find ('list item', re.compile ('^' + headline)))
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == headline)


def go_to (ui, name):
    field = ui.find ('text', name)
    ui.click_at (field)
    ui.wait_for (lambda: ui.has_state (field, 'focused'))
    return field


def is_writable (ui, text):
    return ui.has_state (text, 'editable')


def insensitive (ui, role, name):
    return not ui.has_state (ui.find (role, name), 'sensitive')


def test_all_can_be_read (ui):
    make_newer (ui)
    before = state (ui)
    ui.start ()
    ui.find ('label', NOTE)
    assert len (ui.find_all ('list item', re.compile ('^(Bridge opens|Ferry ends)'))) == 2

    open_article (ui, 'Bridge opens')
    assert ui.text (ui.find ('text', 'Body')) == BODY
    assert ui.text (ui.find ('text', 'Dateline')) == 'EXAMPLE TOWN'
    assert ui.text (ui.find ('text', 'Standfirst')) == 'After a year of works'
    for name in EDITABLE:
        field = go_to (ui, name)
        assert not is_writable (ui, field), name
        # The caret goes there
        ui.key ('ctrl+Home', 'Right')
        assert ui.caret (field) == (1 if ui.text (field) else 0), name

    # What is selected can be copied: from one place to another that takes text, the search
    go_to (ui, 'Body')
    ui.key ('ctrl+Home', 'shift+ctrl+Right', 'shift+ctrl+Right', 'ctrl+c')
    ui.key ('ctrl+shift+f')
    ui.key ('ctrl+v')
    ui.wait_for (lambda: len (ui.find_all ('list item', re.compile ('^(Bridge opens|Ferry ends)'))) == 2
                 and ui.text (ui.find ('entry', 'Search articles')).strip () == 'The bridge')
    ui.key ('ctrl+a')
    ui.type_text ('closed year ferry')
    ui.gone ('list item', re.compile ('^Bridge opens'))
    ui.find ('list item', re.compile ('^Ferry ends'))
    ui.stop ()
    assert state (ui) == before


def test_keys_change_nothing (ui):
    make_newer (ui)
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    texts = {name: ui.text (ui.find ('text', name)) for name in EDITABLE}
    for name in EDITABLE:
        go_to (ui, name)
        ui.type_text ('xyz')
        ui.key ('ctrl+End', 'BackSpace', 'Delete', 'ctrl+BackSpace', 'ctrl+Delete', 'ctrl+z', 'shift+ctrl+z', 'ctrl+a', 'ctrl+x', 'ctrl+v',
                'BackSpace', 'ctrl+b', 'ctrl+i', 'ctrl+d', 'alt+Up', 'alt+Down', 'ctrl+period', 'Escape')
    go_to (ui, 'Body')
    ui.key ('Return', 'Tab', 'ctrl+s', 'ctrl+n', 'ctrl+o', 'ctrl+k', 'ctrl+alt+1', 'ctrl+shift+l', 'ctrl+shift+b')
    assert not ui.find_all ('push button', 'Bold')
    assert len (ui.shown_windows ()) == 1
    for name in EDITABLE:
        assert ui.text (ui.find ('text', name)) == texts[name], name
    # Another one and back: nothing was noted that would have to be saved
    open_article (ui, 'Ferry ends')
    open_article (ui, 'Bridge opens')
    assert not ui.find_all ('label', re.compile ('Your text is still here|Not saved'))
    ui.stop ()
    assert state (ui) == before


def test_a_byline_without_credits (ui):
    """To leave the byline looks for its authors elsewhere."""
    make_newer (ui)
    with sqlite3.connect (ui.library) as database:
        database.execute ("DELETE FROM credit")
        database.execute ("UPDATE article SET byline = 'By Cy Other', shown_byline = 'By Cy Other'")
    database.close ()
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    go_to (ui, 'Byline')
    go_to (ui, 'Body')
    open_article (ui, 'Ferry ends')
    assert not ui.find_all ('panel', re.compile ('^Author, '))
    assert not ui.find_all ('label', re.compile ('Your text is still here|Not saved'))
    ui.stop ()
    assert state (ui) == before


def may_begin_an_article (ui):
    """What other programs are told."""
    names = newsroom_ui.run ('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
                             '--method', 'org.freedesktop.DBus.ListNames')
    name = re.search (r'com\.example\.Newsroom[\w.]*', names)[0]
    said = newsroom_ui.run ('gdbus', 'call', '--session', '--dest', name, '--object-path', '/' + name.replace ('.', '/'),
                            '--method', 'org.gtk.Actions.Describe', 'new-article')
    return said.startswith ('((true')


def test_find (ui):
    """What is there can be found, and not replaced."""
    make_newer (ui)
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    go_to (ui, 'Body')
    ui.key ('ctrl+h', 'ctrl+f')
    entry = ui.find ('text', 'Find in the body')
    ui.wait_for (lambda: ui.has_state (entry, 'focused'))
    ui.type_text ('the bridge')
    ui.find ('status bar', re.compile ('^1 of '))
    ui.key ('ctrl+h')
    assert ui.find_all (None, 'Replace with') == []
    ui.key ('Escape')
    ui.stop ()
    assert state (ui) == before


def test_actions (ui):
    """What writes cannot be used; what reads can."""
    make_newer (ui)
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    assert insensitive (ui, 'push button', 'New Article')
    assert insensitive (ui, 'push button', re.compile ('^Add Author'))
    assert not insensitive (ui, 'push button', 'Export')
    assert not may_begin_an_article (ui)

    # On the spike, too
    ui.key ('F10')
    ui.take_item ('i')  # Show the Spike
    ui.find ('list item', re.compile ('^Tunnel floods'))
    ui.wait_for (lambda: insensitive (ui, 'push button', 'Restore from Spike'))
    assert insensitive (ui, 'push button', 'Empty the Spike')
    ui.click_at (ui.find ('push button', 'Restore from Spike'))
    ui.click_at (ui.find ('list item', re.compile ('^Tunnel floods')))
    ui.find ('label', 'This article is on the spike.')
    assert insensitive (ui, 'push button', 'Restore')
    ui.key ('shift+F6', 'Delete', 'ctrl+z')
    ui.find ('list item', re.compile ('^Tunnel floods'))
    ui.stop ()
    assert state (ui) == before


def test_authors (ui):
    make_newer (ui)
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    card = ui.find ('panel', 'Author, Ann Example')
    assert not ui.find_all ('push button', 'Change credit, Ann Example')
    assert insensitive (ui, 'push button', 'Portrait of Ann Example')
    for name, text in (('Name, Ann Example', 'Ann Example'), ('Role, Ann Example', 'Reporter'), ('E-Mail, Ann Example', 'ann@example.org'),
                       ('Biography, Ann Example', 'Ann writes.')):
        field = next (found for found in ui.find_all ('text', within=card) if found.get_name () == name)
        assert ui.text (field) == text
        assert not is_writable (ui, field), name
        ui.click_at (field)
        ui.key ('ctrl+a')
        ui.type_text ('Nobody')
        ui.key ('BackSpace', 'Delete')
        assert ui.text (field) == text, name
    ui.key ('alt+Down')
    assert [found.get_name () for found in ui.find_all ('panel', re.compile ('^Author, '))] == ['Author, Ann Example', 'Author, Bo Sample']
    ui.stop ()
    assert state (ui) == before


def test_history (ui):
    make_newer (ui)
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    ui.key ('ctrl+alt+h')
    ui.activate ()
    ui.wait_for (lambda: len (ui.find_all ('list item', within=ui.shown_windows ()[-1])) == 2)
    ui.key ('Down')
    history = ui.shown_windows ()[-1]
    copy = ui.find ('push button', re.compile ('Copy Text$'), within=history)
    ui.wait_for (lambda: ui.has_state (copy, 'sensitive'))
    assert not ui.has_state (ui.find ('push button', re.compile ('Restore$'), within=history), 'sensitive')
    # In older GTK it is a button in a button, of which the outer one has the state
    name = ui.find ('push button', 'Name…', within=history)
    assert not all (ui.has_state (button, 'sensitive') for button in (name, name.get_parent ()))
    ui.click (copy)
    ui.find ('label', 'Text of the version copied')
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()
    assert state (ui) == before


def test_files_are_refused (ui):
    """Handed over at the start, later, and by another start."""
    make_newer (ui)
    before = state (ui)
    story = write (ui, 'other.md', STORY % 'Harbour grows')
    ui.start (story)
    ui.find ('label', re.compile ('Nothing Was Imported'))
    ui.answer ('Close')
    newsroom_ui.run (ui.program, str (story), env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))
    ui.find ('label', re.compile ('Nothing Was Imported'))
    ui.answer ('Close')
    newsroom_ui.run (ui.program, '--new-article', env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))
    ui.activate ()
    assert len (ui.find_all ('list item', re.compile (', Draft'))) == 2
    ui.stop ()
    assert state (ui) == before
    ui.start ('--new-article')
    ui.find ('label', NOTE)
    ui.find ('list item', re.compile ('^Bridge opens'))
    ui.stop ()
    assert state (ui) == before


def test_export (ui):
    make_newer (ui)
    before = state (ui)
    place = ui.folder / 'stick'
    place.mkdir ()
    ui.start ()
    open_article (ui, 'Bridge opens')
    ui.key ('shift+ctrl+c')
    ui.toast (re.compile ('[Cc]opied'))

    ui.key ('F10')
    ui.take_item ('t')  # Export Everything
    ui.activate ()
    question = ui.shown_windows ()[-1]
    ui.click (ui.find ('push button', re.compile ('Choose Folder…$'), within=question))
    ui.wait_for (lambda: question not in ui.shown_windows (), what='the question to go')
    ui.enter_path (str (place))
    ui.toast ('3 articles exported')
    ui.stop ()
    (made,) = place.iterdir ()
    assert (made / 'articles' / 'bridge-opens.md').read_text ().endswith (BODY + '\n')
    assert state (ui) == before


def test_print (ui):
    make_newer (ui)
    before = state (ui)
    ui.start ()
    open_article (ui, 'Bridge opens')
    ui.key ('ctrl+shift+p')
    assert 'It was closed for a year.' in ui.find ('image', 'Page 1 of 1').get_description ()
    ui.activate ()
    ui.key ('Escape')
    ui.gone ('image', 'Page 1 of 1')
    ui.stop ()
    assert state (ui) == before


def test_preferences (ui):
    make_newer (ui)
    before = state (ui)
    ui.start ()
    ui.find ('label', NOTE)
    ui.key ('ctrl+comma')
    ui.find ('label', re.compile ('^None are made: a newer version of Newsroom wrote the library'))
    assert insensitive (ui, 'push button', re.compile ('Back Up Now$'))
    assert not ui.find_all ('label', re.compile ('^Made each hour'))
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()
    assert state (ui) == before


def test_disk_is_read_only (ui):
    """With its own words, and as much as the other."""
    fill (ui)
    folder = ui.folder / 'disk'
    folder.mkdir ()
    mounted = subprocess.run (['mount', '-t', 'tmpfs', 'newsroom-test', str (folder)], capture_output=True)
    if mounted.returncode != 0:
        raise newsroom_ui.Skipped ('only root can mount a disk')
    try:
        (folder / 'library.db').write_bytes (ui.library.read_bytes ())
        subprocess.run (['mount', '-o', 'remount,ro', str (folder)], check=True)
        ui.start (library=folder / 'library.db')
        ui.find ('label', re.compile ('^This library is on a read-only disk'))
        open_article (ui, 'Bridge opens')
        body = go_to (ui, 'Body')
        assert not is_writable (ui, body)
        ui.type_text ('xyz')
        assert ui.text (body) == BODY
        ui.stop ()
        assert [path.name for path in folder.iterdir ()] == ['library.db']
    finally:
        subprocess.run (['umount', '-l', str (folder)], check=True)


newsroom_ui.main ()
