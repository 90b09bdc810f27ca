"""What is dropped on the window: files anywhere, a picture on its author, text in the editor

SPDX-License-Identifier: GPL-3.0-or-later
"""

import itertools
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess

import newsroom_ui
from newsroom_ui import Atspi, run, write

SAMPLE = os.environ['NEWSROOM_SAMPLE']
SOURCE = pathlib.Path (os.environ['NEWSROOM_PROGRAM']).parents[2] / 'tests' / 'ui' / 'drag-source'
# Far from the application, whose window lies in the other corner
SOURCE_AT = 1480, 880


def spot (ui, accessible):
    """The middle of an object on the display."""
    box = Atspi.Component.get_extents (accessible, Atspi.CoordType.WINDOW)
    frame = Atspi.Component.get_extents (ui.find ('frame'), Atspi.CoordType.WINDOW)
    lines = run ('xdotool', 'getwindowgeometry', '--shell', ui.window).splitlines ()
    window = {key: int (value) for key, value in (line.split ('=') for line in lines)}
    # What the X window has around the frame is its shadow and border, the same on all sides
    return (window['X'] + box.x + (box.width + window['WIDTH'] - frame.width) // 2,
            window['Y'] + box.y + (box.height + window['HEIGHT'] - frame.height) // 2)


def drag (ui, target, kind, *things):
    """Drags files or a text from another window and drops them on the middle of an object."""
    log = ui.folder / 'drag.log'
    with open (log, 'w') as output:
        source = subprocess.Popen ([SOURCE, kind, *map (str, things)], stdout=output, env=dict (os.environ, GTK_A11Y='none'))

    def said (word):
        return word in log.read_text ().split ()

    def wiggle (x, y, word):
        """A drag is a series of moves: one alone may come before the other side is ready for it."""
        places = itertools.cycle (((x, y), (x + 1, y + 1)))

        def move ():
            run ('xdotool', 'mousemove', *map (str, next (places)))
            return said (word)
        ui.wait_for (move, what='the drag to be ' + word)
    try:
        # It exits with 1 while there is none
        search = ['xdotool', 'search', '--onlyvisible', '--name', '^drag-source$']
        window = ui.wait_for (lambda: subprocess.run (search, capture_output=True, text=True, timeout=20).stdout.split ())[0]
        run ('xdotool', 'windowmove', '--sync', window, *map (str, SOURCE_AT))
        x, y = SOURCE_AT
        run ('xdotool', 'mousemove', str (x + 40), str (y + 40), 'mousedown', '1')
        try:
            wiggle (x + 60, y + 60, 'begun')
            # At once, so that it is this place that accepts it
            wiggle (*spot (ui, target), 'accepted')
        finally:
            run ('xdotool', 'mouseup', '1')
        ui.wait_for (lambda: said ('done'))
    finally:
        source.kill ()
        source.wait (newsroom_ui.TIMEOUT)


def rows (ui):
    return {row.get_name ().split (', ')[0] for row in ui.find_all ('list item', re.compile (', Draft'))}


def start (ui):
    ui.start (SAMPLE)
    ui.find (None, re.compile ('^Saved '))
    return ui.find ('text', 'Body')


def close (ui, message):
    """Closes a message; the window below it has a button of that name too."""
    ui.activate ()
    ui.key ('Escape')
    ui.gone ('label', message)
    ui.activate ()


def picture (ui):
    path = ui.folder / 'picture.png'
    run ('convert', '-size', '64x64', 'xc:teal', str (path))
    return path


def test_file_on_the_editor_opens (ui):
    body = start (ui)
    drag (ui, body, 'files', write (ui, 'anchors.txt', 'Anchors away\n\nThe fleet is out.\n'))
    ui.wait_for (lambda: 'Anchors away' in rows (ui))
    ui.wait_for (lambda: ui.text (body).strip () == 'The fleet is out.')
    ui.stop ()
    for article in ui.cli_json ('list'):
        assert 'anchors.txt' not in ui.cli_json ('show', article['id'])['body_text'], 'the path is in the text'


def test_files_on_any_field_open (ui):
    start (ui)
    for role, name, headline in (('text', 'Headline', 'Anchors away'), ('text', 'Byline', 'Bridges burnt'),
                                 ('list item', re.compile ('^Harbour'), 'Canals closed'),
                                 (None, 'Biography', 'Docks dug')):
        # The sample again, as it has an author
        ui.click_at (ui.find ('list item', re.compile ('^Harbour')))
        ui.find ('label', 'Ann Example')
        file = write (ui, headline.split ()[0] + '.txt', headline + '\n\nText.\n')
        drag (ui, ui.find (role, name), 'files', file)
        ui.wait_for (lambda: headline in rows (ui))
        ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == headline)


def test_several_files_open (ui):
    body = start (ui)
    drag (ui, body, 'files', write (ui, 'a.txt', 'Anchors away\n\nText.\n'), write (ui, 'b.md', '# Bridges burnt\n\nText.\n'))
    ui.toast ('2 articles opened')
    ui.wait_for (lambda: {'Anchors away', 'Bridges burnt'} < rows (ui))


def test_what_is_no_article_is_named (ui):
    body = start (ui)
    text = ui.text (body)
    for thing, name in ((picture (ui), 'picture.png'), ('https://example.org/story.txt', 'story.txt')):
        drag (ui, body, 'files', thing)
        ui.find ('label', 'The File Could Not Be Opened')
        ui.find ('label', re.compile ('^Could not open “.*%s' % re.escape (name)))
        close (ui, 'The File Could Not Be Opened')
    ui.wait_for (lambda: ui.text (body) == text and len (rows (ui)) == 1)


def test_text_is_inserted (ui):
    body = start (ui)
    before = ui.text (body)
    drag (ui, body, 'text', 'dropped words')
    ui.wait_for (lambda: ui.text (body).replace ('dropped words', '') == before and ui.text (body) != before)
    ui.wait_for (lambda: len (rows (ui)) == 1)


def portraits (ui):
    """How many portraits the disk has. A copy is read: a file in use belongs to the application."""
    copy = ui.folder / 'copy'
    shutil.rmtree (copy, ignore_errors=True)
    copy.mkdir ()
    for suffix in ('', '-wal'):
        shutil.copyfile (str (ui.library) + suffix, copy / (ui.library.name + suffix))
    connection = sqlite3.connect (copy / ui.library.name)
    try:
        return connection.execute ('SELECT count(*) FROM portrait').fetchone ()[0]
    except sqlite3.Error:
        return 0  # copied in the middle of a write
    finally:
        connection.close ()


def test_picture_on_its_author (ui):
    start (ui)
    portrait = ui.find ('push button', 'Choose a portrait of Ann Example')
    drag (ui, portrait, 'files', write (ui, 'words.png', 'These are words.'))
    ui.find ('label', 'The Portrait Was Not Changed')
    close (ui, 'The Portrait Was Not Changed')
    assert portraits (ui) == 0

    drag (ui, portrait, 'files', picture (ui))
    ui.wait_for (lambda: portraits (ui) == 1)
    ui.wait_for (lambda: len (rows (ui)) == 1)


def test_nothing_into_a_library_that_is_read (ui):
    body = start (ui)
    text = ui.text (body)
    ui.stop ()
    with sqlite3.connect (ui.library) as database:
        database.execute ('PRAGMA user_version = 999')
    database.close ()
    before = ui.library.read_bytes ()
    ui.start ()
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.text (body) == text)
    for target in (body, ui.find ('push button', 'Portrait of Ann Example')):
        drag (ui, target, 'files', picture (ui))
        ui.find ('label', 'Nothing Was Imported')
        close (ui, 'Nothing Was Imported')
    drag (ui, ui.find ('list item', re.compile ('^Harbour')), 'files', write (ui, 'anchors.txt', 'Anchors away\n\nText.\n'))
    ui.find ('label', 'Nothing Was Imported')
    close (ui, 'Nothing Was Imported')
    assert ui.text (body) == text and len (rows (ui)) == 1
    ui.stop ()
    assert ui.library.read_bytes () == before


newsroom_ui.main ()
