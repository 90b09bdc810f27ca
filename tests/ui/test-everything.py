"""The whole library as a folder of files: there, back, and what is said when something is missing

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re

import newsroom_ui

STORIES = ('Council opens bridge', 'Mayor closes bridge')


def fill (ui):
    for headline in STORIES:
        path = ui.folder / (headline + '.txt')
        path.write_text ('%s\n\nBy Ann Example\n\nThe bridge crosses the river.\n' % headline)
        ui.cli ('import', path)


def choose_folder (ui, letter, folder):
    """Takes an item of the main menu, agrees, and names a folder."""
    ui.key ('F10')
    ui.take_item (letter)
    ui.activate ()
    question = ui.shown_windows ()[-1]
    ui.click (ui.find ('push button', re.compile ('Choose Folder…$'), within=question))
    ui.wait_for (lambda: question not in ui.shown_windows (), what='the question to go')
    ui.enter_path (str (folder))


def export (ui):
    place = ui.folder / 'stick'
    place.mkdir ()
    fill (ui)
    ui.start ()
    ui.find ('list item', re.compile ('^' + STORIES[0]))
    choose_folder (ui, 't', place)
    ui.toast ('2 articles exported')
    (made,) = place.iterdir ()
    return made


def headlines (library):
    said = newsroom_ui.run (os.environ['NEWSROOM_CLI'], '--library', str (library), 'list')
    return sorted (line.split ('\t')[1] for line in said.splitlines ())


def test_there_and_back (ui):
    made = export (ui)
    assert re.fullmatch (r'Newsroom \d{4}-\d\d-\d\d', made.name), made
    ui.find ('push button', re.compile ('Open$'))
    ui.stop ()
    assert (made / 'articles' / 'council-opens-bridge.md').read_text ().startswith ('---\ntitle: Council opens bridge\nauthor: Ann Example\n')

    empty = ui.folder / 'empty' / 'library.db'
    ui.start (library=empty)
    ui.find ('push button', re.compile ('Open Files…$'))
    choose_folder (ui, 'm', made)
    ui.toast ('2 articles imported')
    for headline in STORIES:
        ui.find ('list item', re.compile ('^' + headline))
    choose_folder (ui, 'm', made)
    ui.toast ('0 articles imported, 2 were in the library already')
    ui.stop ()
    assert headlines (empty) == sorted (STORIES)


def test_what_is_missing_is_named (ui):
    made = export (ui)
    ui.stop ()
    (made / 'articles' / 'mayor-closes-bridge.md').unlink ()
    empty = ui.folder / 'empty' / 'library.db'
    ui.start (library=empty)
    ui.find ('push button', re.compile ('Open Files…$'))
    choose_folder (ui, 'm', made)
    ui.find ('label', 'Some Could Not Be Imported')
    ui.find ('label', re.compile ('mayor-closes-bridge.md'))
    ui.answer ('Close')
    ui.find ('list item', re.compile ('^' + STORIES[0]))
    ui.stop ()
    assert headlines (empty) == [STORIES[0]]


def test_what_was_missing_comes_later (ui):
    made = export (ui)
    ui.stop ()
    original = next ((made / 'originals').iterdir ())
    original.rename (ui.folder / 'kept')
    ui.start (library=ui.folder / 'empty' / 'library.db')
    ui.find ('push button', re.compile ('Open Files…$'))
    choose_folder (ui, 'm', made)
    ui.find ('label', 'Some Could Not Be Imported')
    ui.activate ()
    ui.answer ('Close')
    (ui.folder / 'kept').rename (original)
    choose_folder (ui, 'm', made)
    ui.toast ('1 missing original file imported')
    ui.stop ()


def test_a_folder_that_is_none (ui):
    other = ui.folder / 'other'
    other.mkdir ()
    ui.start ()
    ui.find ('push button', re.compile ('Open Files…$'))
    choose_folder (ui, 'm', other)
    ui.find ('label', 'The Folder Could Not Be Imported')
    ui.find ('label', re.compile ('manifest.jsonl'))
    ui.answer ('Close')
    ui.stop ()


def test_asked_and_cancelled (ui):
    fill (ui)
    ui.start ()
    ui.find ('list item', re.compile ('^' + STORIES[0]))
    ui.key ('F10')
    ui.take_item ('t')
    ui.find ('label', 'Export Everything?')
    ui.find ('label', re.compile ('Earlier versions of the articles are not in it'))
    ui.answer ('Cancel')
    ui.stop ()
    assert not list (ui.folder.glob ('**/manifest.jsonl'))


newsroom_ui.main ()
