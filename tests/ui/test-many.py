#!/usr/bin/python3
"""Folders and many files at once: progress that takes nothing from who writes, and a summary

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import re

import newsroom_ui
from newsroom_ui import Atspi, write


def rows (ui):
    return [row.get_name () for row in ui.find_all ('list item', re.compile (', Draft'))]


def open_again (ui, *paths):
    """A second start, which hands its files over."""
    newsroom_ui.run (ui.program, *map (str, paths), env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))


def put_folder (ui):
    """A folder as somebody sends it, and what is in it that is no story."""
    tray = ui.folder / 'tray'
    (tray / 'deep').mkdir (parents=True)
    (tray / 'circle').symlink_to (tray)
    for name, contents in (('a.txt', 'Anchors away\n\nThe fleet is out.\n'), ('deep/b.txt', 'Bridges burnt\n\nBoth of them.\n'),
                           ('deep/twin.txt', 'Anchors away\n\nThe fleet is out.\n'), ('empty.txt', ''), ('photo.png', 'no story'), ('.hidden.txt', 'Hidden\n\nText.\n')):
        (tray / name).write_text (contents)
    return tray


def summary_button (ui):
    return ui.find ('push button', re.compile ('Summary…$'))


def open_summary (ui):
    ui.click (summary_button (ui))
    ui.find ('frame', 'Import Summary')
    ui.activate ()


def test_folder_and_summary (ui):
    tray = put_folder (ui)
    before = {path: (path.stat ().st_mtime_ns, path.read_bytes ()) for path in tray.rglob ('*') if path.is_file ()}
    ui.start (tray)
    ui.find (None, '2 articles were added · 1 file could not be opened')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    assert {path: (path.stat ().st_mtime_ns, path.read_bytes ()) for path in before} == before, 'sources are never touched'
    open_summary (ui)
    counts = ui.find ('label', re.compile ('^2 articles were added\n')).get_name ()
    for line in ('1 file could not be opened', '1 file was there twice', '2 files or folders were skipped', '1 hidden file or folder was passed by'):
        assert line in counts.split ('\n'), counts
    # The failures come first, each with the way to it
    ui.find ('label', re.compile ('there is no text in it'))
    ui.click (ui.find ('push button', 'Copy the Path of “empty.txt”'))
    ui.find ('push button', 'Show “empty.txt” in Files')
    ui.click (ui.find ('push button', re.compile ('Save…$')))
    ui.activate ()
    ui.enter_path (ui.folder / 'summary.json')
    ui.wait_for (lambda: (ui.folder / 'summary.json').exists ())
    summary = json.loads ((ui.folder / 'summary.json').read_text ())
    assert [len (summary[name]) for name in ('added', 'failed', 'twice', 'skipped')] == [2, 1, 1, 2], summary
    assert summary['failed'][0]['file'] == str (tray / 'empty.txt')


def test_open_again_knows_all (ui):
    tray = put_folder (ui)
    ui.start (tray)
    ui.find (None, re.compile ('^2 articles were added'))
    open_again (ui, tray)
    ui.find (None, re.compile ('^0 articles were added'))
    open_summary (ui)
    assert '3 files were in the library already' in ui.find ('label', re.compile ('^0 articles were added\n')).get_name ()
    ui.key ('Escape')
    ui.gone ('frame', 'Import Summary')
    ui.activate ()
    ui.click (ui.find_all ('push button', 'Close')[-1])
    ui.gone (None, re.compile ('^0 articles were added$'))
    assert len (rows (ui)) == 2


def test_a_folder_with_nothing_to_read (ui):
    """Says so, and the summary stays to be had when another file came."""
    tray = ui.folder / 'tray'
    tray.mkdir ()
    (tray / '.hidden.txt').write_text ('Hidden\n\nText.\n')
    ui.start (tray)
    ui.find (None, '0 articles were added')
    open_again (ui, write (ui, 'one.txt', 'One story\n\nText.\n'))
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.click (ui.find_all ('push button', 'Close')[-1])
    ui.gone (None, '0 articles were added')
    ui.activate ()
    ui.click (ui.find ('push button', 'Main Menu'))
    ui.wait_for (ui.menus)
    ui.take_item ('u')
    ui.find ('frame', 'Import Summary')


def test_who_writes_is_left_alone (ui):
    """Neither the article nor the keyboard goes elsewhere while a folder comes in, and all is saved."""
    ui.start (write (ui, 'mine.txt', 'My own story\n\nIt begins here.\n'))
    body = ui.find ('text', 'Body')
    ui.click_at (body)
    tray = ui.folder / 'tray'
    tray.mkdir ()
    for i in range (1500):
        (tray / ('%04d.txt' % i)).write_text ('Story %d\n\n%s\n' % (i, 'A sentence of it. ' * 100))
    open_again (ui, tray)
    ui.find ('label', 'Open 1500 Files?')
    ui.answer ('Open')
    ui.activate ()
    ui.click_at (body)
    ui.key ('ctrl+End')
    ui.type_text ('words typed meanwhile')
    ui.find (None, re.compile ('^1500 articles were added'))
    assert 'words typed meanwhile' in ui.text (ui.find ('text', 'Body'))
    ui.stop ()
    articles = ui.cli_json ('list')
    assert len (articles) == 1501
    mine = next (a for a in articles if a['headline'] == 'My own story')
    assert 'words typed meanwhile' in ui.cli_json ('show', mine['id'])['body_text']


def test_cancel_keeps_what_is_done (ui):
    tray = ui.folder / 'tray'
    tray.mkdir ()
    for i in range (3000):
        (tray / ('%04d.txt' % i)).write_text ('Story %d\n\n%s\n' % (i, 'A sentence of it that has no end. ' * 300))
    ui.start (tray)
    ui.find ('label', 'Open 3000 Files?')
    ui.answer ('Open')
    ui.click (ui.find ('push button', 'Cancel'))
    told = ui.find (None, re.compile ('^Import cancelled · ')).get_name ()
    ui.stop ()
    listed = len (ui.cli_json ('list'))
    assert 0 <= listed < 3000
    assert told.startswith ('Import cancelled · %d article' % listed), (told, listed)


def test_folder_not_opened (ui):
    tray = ui.folder / 'tray'
    tray.mkdir ()
    for i in range (51):
        (tray / ('%04d.txt' % i)).write_text ('Story %d\n\nText.\n' % i)
    ui.start (tray)
    ui.find ('label', 'Open 51 Files?')
    ui.answer ('Cancel')
    ui.find ('label', 'No Articles Yet')
    assert not ui.find_all ('push button', re.compile ('Summary…$'))


newsroom_ui.main ()
