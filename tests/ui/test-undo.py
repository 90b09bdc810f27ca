"""What can be undone outlives the window, each text back to where it was opened first

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import re
import sqlite3
import subprocess

import newsroom_ui


def field (ui, name):
    return ui.find ('text', name)


def shows (ui, name, text):
    ui.wait_for (lambda: ui.text (field (ui, name)) == text,
                 what=f'“{text}” in place of “{ui.text (field (ui, name))}”')


def undo_to (ui, name, *texts, key='ctrl+z'):
    """One step each."""
    for text in texts:
        ui.key (key)
        shows (ui, name, text)


def nothing_to_undo (ui, name):
    before = ui.text (field (ui, name))
    for _ in range (3):
        ui.key ('ctrl+z')
    ui.key ('End')
    assert ui.text (field (ui, name)) == before, ui.text (field (ui, name))


def saved (ui):
    ui.find (None, re.compile ('^Saved '))


def story (ui):
    path = ui.folder / 'story.md'
    path.write_text ('# Bridge\n\nThe bridge is open.\n')
    return path


def write (ui):
    """In three fields; each opened with a text."""
    ui.start (story (ui))
    shows (ui, 'Body', 'The bridge is open.')
    ui.click_at (field (ui, 'Headline'))
    ui.key ('End')
    ui.type_text (' opens')
    ui.click_at (field (ui, 'Standfirst'))
    ui.type_text ('At last')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End')
    ui.type_text (' Für alle 日本.')
    ui.key ('Return')
    ui.key ('ctrl+Home', *['Delete'] * 4)
    shows (ui, 'Body', 'bridge is open. Für alle 日本.\n\n')
    saved (ui)


def check_all_is_undone (ui):
    shows (ui, 'Body', 'bridge is open. Für alle 日本.\n\n')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'The bridge is open. Für alle 日本.\n\n', 'The bridge is open. Für alle 日本.',
             'The bridge is open. Für alle ', 'The bridge is open. Für ', 'The bridge is open. ', 'The bridge is open.')
    nothing_to_undo (ui, 'Body')
    undo_to (ui, 'Body', 'The bridge is open. ', 'The bridge is open. Für ', key='ctrl+shift+z')
    ui.click_at (field (ui, 'Headline'))
    undo_to (ui, 'Headline', 'Bridge ', 'Bridge')
    nothing_to_undo (ui, 'Headline')
    ui.click_at (field (ui, 'Standfirst'))
    undo_to (ui, 'Standfirst', 'At ', '')
    nothing_to_undo (ui, 'Standfirst')
    shows (ui, 'Body', 'The bridge is open. Für ')


def test_after_quit (ui):
    write (ui)
    ui.key ('ctrl+q')
    ui.wait_end ()
    ui.start ()
    check_all_is_undone (ui)


def test_after_a_signal_within_the_delay_of_a_save (ui):
    write (ui)
    ui.key ('ctrl+End')
    ui.type_text ('late')
    ui.stop ()
    ui.start ()
    shows (ui, 'Body', 'bridge is open. Für alle 日本.\n\nlate')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'bridge is open. Für alle 日本.\n\n')
    check_all_is_undone (ui)


def test_after_a_kill (ui):
    write (ui)
    ui.kill ()
    ui.start ()
    check_all_is_undone (ui)


def test_byline_and_dateline_after_a_kill (ui):
    ui.start (story (ui))
    shows (ui, 'Body', 'The bridge is open.')
    ui.click_at (field (ui, 'Byline'))
    ui.type_text ('By Ann Example')
    ui.click_at (field (ui, 'Dateline'))
    ui.type_text ('Bonn 2')
    ui.click_at (field (ui, 'Byline'))
    ui.key ('End')
    ui.type_text (' and Bo')
    shows (ui, 'Byline', 'By Ann Example and Bo')
    ui.click_at (field (ui, 'Body'))
    saved (ui)
    ui.kill ()
    ui.start ()
    shows (ui, 'Byline', 'By Ann Example and Bo')
    ui.click_at (field (ui, 'Dateline'))
    undo_to (ui, 'Dateline', 'Bonn ', '')
    nothing_to_undo (ui, 'Dateline')
    ui.click_at (field (ui, 'Byline'))
    undo_to (ui, 'Byline', 'By Ann Example and ', 'By Ann Example ', 'By Ann Example', 'By Ann ', 'By ', '')


def test_what_was_undone_is_redone_after_a_start (ui):
    write (ui)
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'The bridge is open. Für alle 日本.\n\n', 'The bridge is open. Für alle 日本.')
    saved (ui)
    ui.stop ()
    ui.start ()
    shows (ui, 'Body', 'The bridge is open. Für alle 日本.')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'The bridge is open. Für alle 日本.\n\n', 'bridge is open. Für alle 日本.\n\n', key='ctrl+shift+z')
    saved (ui)
    ui.stop ()
    ui.start ()
    check_all_is_undone (ui)


def test_what_was_selected_is_selected_again (ui):
    ui.start (story (ui))
    shows (ui, 'Body', 'The bridge is open.')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+Home', 'ctrl+Right', 'Right', *['shift+Right'] * 6)
    ui.key ('Delete')
    shows (ui, 'Body', 'The  is open.')
    saved (ui)
    ui.stop ()
    ui.start ()
    shows (ui, 'Body', 'The  is open.')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'The bridge is open.')
    selection = newsroom_ui.Atspi.Text.get_selection (field (ui, 'Body'), 0)
    assert (selection.start_offset, selection.end_offset) == (4, 10), (selection.start_offset, selection.end_offset)
    assert ui.caret (field (ui, 'Body')) == 10


def test_after_more_articles_than_the_window_remembers (ui):
    names = ['Story %02d' % i for i in range (23)]
    for name in names:
        (ui.folder / (name + '.md')).write_text ('# %s\n\nText.\n' % name)
    subprocess.run (['gsettings', 'set', 'com.example.Newsroom', 'sort', 'headline'], check=True, timeout=60)
    ui.cli ('import', *(str (ui.folder / (name + '.md')) for name in names))
    ui.start ()
    ui.wait_for (lambda: len (ui.find_all ('list item')) > 3)
    ui.key ('ctrl+Page_Down')
    shows (ui, 'Headline', names[0])
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End')
    ui.type_text (' One two')
    for name in names[1:]:
        ui.key ('ctrl+Page_Down')
        shows (ui, 'Headline', name)
    for name in reversed (names[:-1]):
        ui.key ('ctrl+Page_Up')
        shows (ui, 'Headline', name)
    shows (ui, 'Body', 'Text. One two')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'Text. One ', 'Text. ', 'Text.')
    nothing_to_undo (ui, 'Body')


def test_at_once_after_an_article_is_opened (ui):
    """The key comes before it is known what can be undone."""
    names = ['Story %02d' % i for i in range (7)]
    for name in names:
        (ui.folder / (name + '.md')).write_text ('# %s\n\nText.\n' % name)
    subprocess.run (['gsettings', 'set', 'com.example.Newsroom', 'sort', 'headline'], check=True, timeout=60)
    ui.cli ('import', *(str (ui.folder / (name + '.md')) for name in names))
    ui.start ()
    ui.wait_for (lambda: len (ui.find_all ('list item')) > 3)
    for name in names:
        ui.key ('ctrl+Page_Down')
        shows (ui, 'Headline', name)
        ui.click_at (field (ui, 'Body'))
        ui.key ('ctrl+End')
        ui.type_text (' One two three')
    ui.stop ()
    ui.start ()
    shows (ui, 'Headline', names[-1])
    ui.click_at (field (ui, 'Body'))
    for name in reversed (names[:-1]):
        ui.key ('ctrl+Page_Up', 'ctrl+z', 'ctrl+z')
        shows (ui, 'Headline', name)
        shows (ui, 'Body', 'Text. One ')
    ui.stop ()


def test_a_restored_version_is_undone_after_a_start (ui):
    write (ui)
    ui.key ('ctrl+alt+h')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 2)
    ui.activate ()
    ui.wait_for (lambda: ui.find_all ('list', 'Versions'))
    ui.key ('End')
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', re.compile ('Restore$')), 'sensitive'))
    ui.click_at (ui.find ('push button', re.compile ('Restore$')))
    shows (ui, 'Body', 'The bridge is open.')
    saved (ui)
    ui.stop ()
    assert last_cause (ui) == 'restore', 'what can be undone is no version'
    ui.start ()
    shows (ui, 'Body', 'The bridge is open.')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'bridge is open. Für alle 日本.\n\n')
    ui.click_at (field (ui, 'Headline'))
    undo_to (ui, 'Headline', 'Bridge opens')
    ui.click_at (field (ui, 'Standfirst'))
    undo_to (ui, 'Standfirst', 'At last')
    check_all_is_undone (ui)


def last_cause (ui):
    with contextlib.closing (sqlite3.connect (ui.library)) as library:
        return library.execute ('SELECT cause FROM revision ORDER BY sequence DESC LIMIT 1').fetchone ()[0]


def test_a_text_from_elsewhere_has_no_past (ui):
    """The headline, which stays what it was, keeps its own."""
    write (ui)
    ui.stop ()
    (ui.folder / 'story.md').write_text ('# Bridge opens\n\nbridge is open. Für alle Welt.\n')
    ui.cli ('import', '--replace', str (ui.folder / 'story.md'))
    ui.start ()
    shows (ui, 'Body', 'bridge is open. Für alle Welt.')
    ui.click_at (field (ui, 'Body'))
    nothing_to_undo (ui, 'Body')
    ui.key ('ctrl+End')
    ui.type_text (' More')
    shows (ui, 'Body', 'bridge is open. Für alle Welt. More')
    ui.click_at (field (ui, 'Headline'))
    undo_to (ui, 'Headline', 'Bridge ', 'Bridge')
    saved (ui)
    ui.stop ()
    ui.start ()
    shows (ui, 'Body', 'bridge is open. Für alle Welt. More')
    ui.click_at (field (ui, 'Body'))
    undo_to (ui, 'Body', 'bridge is open. Für alle Welt. ', 'bridge is open. Für alle Welt.')
    nothing_to_undo (ui, 'Body')


def test_a_repaired_library_has_no_past (ui):
    write (ui)
    ui.stop ()
    ui.cli ('salvage')
    ui.start ()
    shows (ui, 'Body', 'bridge is open. Für alle 日本.\n\n')
    for name in ('Body', 'Headline', 'Standfirst'):
        ui.click_at (field (ui, name))
        nothing_to_undo (ui, name)


newsroom_ui.main ()
