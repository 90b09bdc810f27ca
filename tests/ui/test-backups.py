"""Backups: made from the preferences, in two folders, and restored into the window

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import re
import shutil
import subprocess

import newsroom_ui
from newsroom_ui import Atspi


def backups (ui):
    """The files beside the library, the oldest first."""
    return sorted ((ui.library.parent / 'backups').glob ('*.db'))


def listed (ui, headline):
    return ui.find ('list item', re.compile ('^' + headline))


def write (ui, headline):
    ui.key ('ctrl+n')
    ui.type_text (headline)
    listed (ui, headline)


def open_preferences (ui):
    ui.key ('ctrl+comma')
    ui.find ('label', 'Last Backup')
    ui.activate ()


def back_up (ui):
    """By the button's letter, as from the keyboard."""
    known = backups (ui)
    open_preferences (ui)
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', re.compile ('Back Up Now$')), 'sensitive'))
    ui.key ('alt+b')
    ui.wait_for (lambda: len (backups (ui)) > len (known))
    ui.find ('label', re.compile (r'^Verified \d+ \w+ \d{4}, \d\d:\d\d\n.*backups$', re.S))


def close_dialog (ui):
    windows = len (ui.shown_windows ())
    ui.key ('Escape')
    ui.wait_for (lambda: len (ui.shown_windows ()) < windows)
    ui.activate ()


def verified (ui):
    return [backup['verified'] for backup in ui.cli_json ('backups')]


def test_back_up_now (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    ui.stop ()
    assert verified (ui) and all (verified (ui)), verified (ui)


def test_what_back_up_now_has_made_is_in_view (ui):
    """Its row is below the fold when the preferences open, and the letter presses it there."""
    ui.start ()
    write (ui, 'Council opens bridge')
    open_preferences (ui)
    row = ui.find ('list item', re.compile ('^Last Backup'))

    def is_in_view ():
        box = Atspi.Component.get_extents (row, Atspi.CoordType.WINDOW)
        return box.y >= 0 and box.y + box.height <= ui.window_size ()[1]
    ui.resize (600, 400)
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', re.compile ('Back Up Now$')), 'sensitive'))
    assert not is_in_view ()
    known = backups (ui)
    ui.key ('alt+b')
    ui.wait_for (lambda: len (backups (ui)) > len (known))
    ui.wait_for (is_in_view, what='the row of the last backup to be in view')
    ui.wait_for (lambda: ui.has_state (row, 'focused'))
    ui.stop ()


def test_the_last_one_is_known_after_a_start (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    ui.stop ()
    count = len (backups (ui))
    ui.start ()
    listed (ui, 'Council opens bridge')
    open_preferences (ui)
    ui.find ('label', re.compile (r'^Verified \d+ '))
    assert len (backups (ui)) == count
    ui.stop ()


def choose (ui, row):
    """Opens the list of backups from the preferences, and takes one."""
    open_preferences (ui)
    ui.key ('alt+r')
    ui.find ('push button', re.compile ('Other File'))
    ui.activate ()
    found = ui.find ('list item', re.compile (row), within=ui.shown_windows ()[-1])
    ui.focus (found)
    ui.key ('Return')
    ui.find ('label', re.compile ('^Restore “'))


def test_restore_brings_back_what_was_and_keeps_what_is (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    write (ui, 'Mayor closes bridge')
    ui.key ('ctrl+Page_Down')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Council opens bridge')
    choose (ui, r'\d{4}, \d\d:\d\d')
    ui.answer ('Restore')
    ui.gone ('list item', re.compile ('^Mayor closes bridge'))
    listed (ui, 'Council opens bridge')
    # What was open still is
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Council opens bridge')

    # The window goes on as any other
    write (ui, 'Bridge stays open')
    ui.stop ()
    assert {article['headline'] for article in ui.cli_json ('list')} == {'Council opens bridge', 'Bridge stays open'}
    kept = list (ui.library.parent.glob ('library-before-restore-*.db'))
    assert len (kept) == 1, kept
    both = json.loads (newsroom_ui.run (os.environ['NEWSROOM_CLI'], '--library', str (kept[0]), 'list', '--json'))
    assert {article['headline'] for article in both} == {'Council opens bridge', 'Mayor closes bridge'}


def test_a_restore_by_mistake_is_taken_back (ui):
    """What it has replaced is in the list, where the way back is looked for."""
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    write (ui, 'Mayor closes bridge')
    choose (ui, r'^\d+ ')
    ui.answer ('Restore')
    ui.gone ('list item', re.compile ('^Mayor closes bridge'))
    ui.click (ui.toast (re.compile ('Backups$'), 'push button'))
    ui.find ('push button', re.compile ('Other File'))
    ui.activate ()
    ui.find ('label', re.compile ('^2 articles, '), within=ui.shown_windows ()[-1])
    kept = ui.find ('list item', re.compile (r'^Before the restore, \d+ \w+ \d{4}, \d\d:\d\d'), within=ui.shown_windows ()[-1])
    ui.focus (kept)
    ui.key ('Return')
    ui.find ('label', re.compile ('^Restore “Before the restore, '))
    ui.answer ('Restore')
    listed (ui, 'Mayor closes bridge')
    ui.stop ()
    assert len (ui.cli_json ('list')) == 2


def test_another_file_is_looked_for_beside_the_library (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    open_preferences (ui)
    ui.key ('alt+r')
    ui.click (ui.find ('push button', re.compile ('Other File')))
    ui.find ('label', ui.library.parent.name)
    close_dialog (ui)
    close_dialog (ui)
    ui.stop ()


def test_two_of_one_minute_are_told_apart (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    ui.stop ()
    made = backups (ui)[-1]
    for time in ('090005', '090041', '100000'):
        shutil.copy (made, made.with_name ('library-20201127T%sZ.db' % time))
    ui.start ()
    listed (ui, 'Council opens bridge')
    open_preferences (ui)
    ui.key ('alt+r')
    ui.find ('label', re.compile (r'^27 November 2020, \d\d:00:41$'))
    ui.find ('label', re.compile (r'^27 November 2020, \d\d:00$'))
    ui.activate ()
    ui.key ('End')
    last = ui.find ('list item', re.compile (r'^27 November 2020, \d\d:00:05'))
    ui.wait_for (lambda: ui.has_state (last, 'focused'))
    ui.key ('Return')
    ui.find ('label', re.compile (r'^Restore “27 November 2020, \d\d:00:05”'))
    ui.answer ('Cancel')
    ui.stop ()


def test_restore_is_asked_about (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    write (ui, 'Mayor closes bridge')
    choose (ui, r'\d{4}, \d\d:\d\d')
    ui.answer ('Cancel')
    listed (ui, 'Mayor closes bridge')
    ui.stop ()
    assert len (ui.cli_json ('list')) == 2
    assert not list (ui.library.parent.glob ('library-before-restore-*'))


def test_a_damaged_library_is_restored (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    ui.stop ()
    damage = b'no library at all, ' * 1000
    ui.library.write_bytes (damage)

    ui.start ()
    ui.find ('label', 'The Library Could Not Be Opened')
    ui.click (ui.find ('push button', re.compile ('Restore a Backup')))
    ui.find ('push button', re.compile ('Other File'))
    ui.activate ()
    ui.focus (ui.find ('list item', re.compile (r'\d{4}, \d\d:\d\d'), within=ui.shown_windows ()[-1]))
    ui.key ('Return')
    ui.find ('label', re.compile ('^Restore “'))
    ui.answer ('Restore')
    listed (ui, 'Council opens bridge')
    ui.stop ()
    kept = list (ui.library.parent.glob ('library-before-restore-*.db'))
    assert [path.read_bytes () for path in kept] == [damage]


def test_a_backup_from_elsewhere_is_restored (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    elsewhere = backups (ui)[-1].rename (ui.folder / 'elsewhere.db')
    write (ui, 'Mayor closes bridge')
    open_preferences (ui)
    ui.key ('alt+r')
    ui.click (ui.find ('push button', re.compile ('Other File')))
    ui.enter_path (elsewhere)
    ui.find ('label', 'Restore “elsewhere.db”?')
    ui.answer ('Restore')
    ui.gone ('list item', re.compile ('^Mayor closes bridge'))
    listed (ui, 'Council opens bridge')
    ui.stop ()


def test_a_backup_that_is_damaged_changes_nothing (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    back_up (ui)
    close_dialog (ui)
    newest = backups (ui)[-1]
    newest.write_bytes (newest.read_bytes ().replace (b'Council opens bridge', b'Council opens fridge'))
    choose (ui, r'\d{4}, \d\d:\d\d')
    ui.click (ui.find ('push button', re.compile ('Restore$'), within=ui.shown_windows ()[-1]))
    ui.find ('label', 'The Backup Could Not Be Restored')
    ui.activate ()
    ui.answer ('Close')
    listed (ui, 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    assert len (ui.cli_json ('list')) == 2


def test_what_is_kept_of_a_damaged_library_is_restored (ui):
    """It is listed as what it is, and the window says soon what is damaged in it."""
    ui.start ()
    write (ui, 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    ui.library.write_bytes (ui.library.read_bytes ().replace (b'Council opens', b'Council opend'))
    made = subprocess.run ([os.environ['NEWSROOM_CLI'], '--library', str (ui.library), 'backup'], capture_output=True, text=True)
    assert made.returncode == 5, made
    partial, = ui.library.parent.glob ('backups/*-partial.db')
    ui.library.write_bytes (b'no library at all, ' * 1000)

    ui.start ()
    ui.find ('label', 'The Library Could Not Be Opened')
    ui.click (ui.find ('push button', re.compile ('Restore a Backup')))
    ui.find ('label', re.compile ('^2 articles, .*; some of it is damaged\n'))
    ui.key ('Return')
    ui.find ('label', re.compile ('^Restore “'))
    ui.answer ('Restore')
    listed (ui, 'Mayor closes bridge')
    ui.find ('label', 'The disk has damaged parts of the library.')
    ui.stop ()


def test_second_folder (ui):
    chosen = ui.folder / 'stick'
    chosen.mkdir ()

    def there ():
        return list (chosen.glob ('Newsroom Backups/*/*.db'))
    ui.start ()
    write (ui, 'Council opens bridge')
    open_preferences (ui)
    ui.key ('alt+l')
    ui.enter_path (str (chosen))
    ui.wait_for (there)
    ui.find ('label', re.compile (r'^Verified \d+ .*stick$', re.S))

    # Its disk is gone: said there, and the other place has its backup
    chosen.rename (ui.folder / 'away')
    known = len (backups (ui))
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', re.compile ('Back Up Now$')), 'sensitive'))
    ui.key ('alt+b')
    ui.toast ('The backups need a look')
    ui.find ('label', re.compile ('Connect its disk'))
    assert len (backups (ui)) == known + 1
    assert not chosen.exists ()

    ui.click (ui.find ('push button', 'Make No More Backups There'))
    ui.gone ('push button', 'Make No More Backups There')
    ui.find ('label', re.compile ('^None: '))
    ui.stop ()


def test_in_german (ui):
    ui.start (language='de')
    ui.key ('ctrl+comma')
    ui.find ('label', 'Letzte Sicherung')
    ui.find ('push button', re.compile ('Jetzt sichern$'))
    ui.find ('label', re.compile ('Sicherung wiederherstellen …$'))


newsroom_ui.main ()
