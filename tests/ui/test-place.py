"""A library on a folder that is synchronised: said, accepted, moved

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re

import newsroom_ui

WARNING = re.compile ('in a folder that Nextcloud synchronises')


def usual (ui):
    """The user's own library, in a folder that Nextcloud synchronises."""
    data = ui.folder / 'Nextcloud' / 'data'
    return dict (NEWSROOM_LIBRARY='', XDG_DATA_HOME=str (data))


def write (ui, headline):
    ui.key ('ctrl+n')
    ui.type_text (headline)
    ui.find ('list item', re.compile ('^' + headline))


def move (ui, folder):
    ui.click (ui.find ('push button', 'Move Library…'))
    ui.find ('label', 'Move the Library?')
    ui.activate ()
    question = ui.shown_windows ()[-1]
    ui.click (ui.find ('push button', re.compile ('Choose Folder…$'), within=question))
    ui.wait_for (lambda: question not in ui.shown_windows (), what='the question to go')
    ui.enter_path (str (folder))


def refuse_backup (ui, backup):
    """From the preferences, where a backup may be chosen though no library is open."""
    ui.key ('ctrl+comma')
    ui.find ('label', 'Last Backup')
    ui.activate ()
    ui.key ('alt+r')
    ui.click (ui.find ('push button', re.compile ('Other File')))
    ui.enter_path (str (backup))
    ui.answer ('Restore')
    ui.find ('label', 'The Backup Could Not Be Restored')
    ui.activate ()
    ui.answer ('Close')


def listed (library):
    return newsroom_ui.run (os.environ['NEWSROOM_CLI'], '--library', str (library), 'list')


def test_no_warning_on_a_disk_of_this_computer (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    assert not ui.find_all ('push button', 'Move Library…')
    ui.stop ()


def test_move (ui):
    safe = ui.folder / 'safe'
    safe.mkdir ()
    ui.start (env=usual (ui))
    ui.find ('label', WARNING)
    write (ui, 'Council opens bridge')
    move (ui, safe)
    ui.toast (re.compile (r'^Library moved\. Kept: library-moved-.*\.db$'))
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.gone ('push button', 'Move Library…')
    # What was open still is
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    assert listed (safe / 'Newsroom' / 'library.db').count ('bridge') == 2
    (kept,) = (ui.folder / 'Nextcloud' / 'data' / 'newsroom').glob ('library-moved-*.db')

    # Its disk is not connected: no empty library takes its place
    (safe / 'Newsroom').rename (ui.folder / 'away')
    ui.start (env=usual (ui))
    ui.find ('label', 'The Library Could Not Be Opened')
    ui.find ('label', re.compile ('^The library was moved to .*is not there'))
    assert not ui.find_all ('push button', re.compile ('Restore a Backup'))
    refuse_backup (ui, kept)
    ui.stop ()
    assert not (safe / 'Newsroom').exists ()

    # Nor is the one of before taken for it where the note says nothing
    note = pathlib.Path (os.environ['XDG_CONFIG_HOME']) / 'newsroom' / 'library'
    noted = note.read_text ()
    note.write_text ('library.db\n')
    kept.rename (kept.with_name ('library.db'))
    ui.start (env=usual (ui))
    ui.find ('label', 'The Library Could Not Be Opened')
    ui.find ('label', re.compile ('^It is not known where the library is'))
    ui.stop ()
    kept.with_name ('library.db').rename (kept)
    note.write_text (noted)

    (ui.folder / 'away').rename (safe / 'Newsroom')
    ui.start (env=usual (ui))
    ui.find ('list item', re.compile ('^Mayor closes bridge'))
    ui.stop ()
    assert listed (kept).count ('bridge') == 1

    # After the next start too
    ui.start (env=usual (ui))
    ui.find ('list item', re.compile ('^Mayor closes bridge'))
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Mayor closes bridge')
    assert not ui.find_all ('push button', 'Move Library…')
    ui.stop ()


def test_a_moved_library_that_is_lost_is_restored_in_its_place (ui):
    moved = ui.folder / 'safe' / 'Newsroom' / 'library.db'
    for words in (('new', '--headline', 'Council opens bridge'), ('backup',)):
        newsroom_ui.run (os.environ['NEWSROOM_CLI'], '--library', str (moved), *words)
    moved.unlink ()
    note = pathlib.Path (os.environ['XDG_CONFIG_HOME']) / 'newsroom' / 'library'
    note.parent.mkdir ()
    note.write_text (str (moved) + '\n')
    ui.start (env=usual (ui))
    ui.find ('label', re.compile ('^The library was moved to .*but its backups are'))
    ui.click (ui.find ('push button', re.compile ('Restore a Backup')))
    ui.find ('push button', re.compile ('Other File'))
    ui.activate ()
    ui.focus (ui.find ('list item', re.compile (r'\d{4}, \d\d:\d\d'), within=ui.shown_windows ()[-1]))
    ui.key ('Return')
    ui.answer ('Restore')
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.stop ()
    assert listed (moved).count ('bridge') == 1


def test_moving_to_such_a_folder_changes_nothing (ui):
    other = ui.folder / 'Dropbox'
    other.mkdir ()
    ui.start (env=usual (ui))
    write (ui, 'Council opens bridge')
    move (ui, other)
    ui.find ('label', 'The Library Could Not Be Moved')
    ui.activate ()
    ui.answer ('Close')
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.stop ()
    assert not list (other.iterdir ())


def test_accepted (ui):
    ui.start (env=usual (ui))
    ui.find ('label', WARNING)
    ui.click (ui.find ('push button', 'Do Not Warn Again'))
    ui.gone ('push button', 'Move Library…')
    ui.stop ()
    ui.start (env=usual (ui))
    write (ui, 'Council opens bridge')
    assert not ui.find_all ('push button', 'Move Library…')
    ui.stop ()


def test_a_library_that_was_named_says_what_to_change (ui):
    folder = ui.folder / 'Nextcloud'
    folder.mkdir ()
    ui.start (library=folder / 'library.db')
    ui.click (ui.find ('push button', 'Move Library…'))
    ui.find ('label', 'This Library Is Named at the Start')
    ui.find ('label', re.compile ('NEWSROOM_LIBRARY'))
    ui.answer ('Close')
    ui.stop ()


def test_the_usual_one_may_be_named_too (ui):
    data = ui.folder / 'Nextcloud' / 'data'
    (data / 'newsroom').mkdir (parents=True)
    ui.start (library=data / 'newsroom' / 'library.db', env=dict (XDG_DATA_HOME=str (data)))
    ui.click (ui.find ('push button', 'Move Library…'))
    ui.find ('label', 'This Library Is Named at the Start')
    ui.answer ('Close')
    ui.stop ()


newsroom_ui.main ()
