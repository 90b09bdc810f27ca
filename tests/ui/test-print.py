"""On paper: the preview, the dialog, and a file that says what was written

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re
import subprocess

import gi

gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

import newsroom_ui  # noqa: E402
from newsroom_ui import write  # noqa: E402

STORY = '''---
title: Bridge opens
author: Ann Example
description: After a year of works
---

The bridge is **open**, said {>> which one? <<}the mayor. See [the plan](https://example.org/plan).

## What it cost

- planning
- paint

> It was closed for too long.

| Year | Cost |
|------|-----:|
| 2023 | 1,200 |

Last words.
'''


def open_article (ui, text=STORY, headline='Bridge opens', **options):
    ui.cli ('import', write (ui, 'story.md', text))
    ui.start (**options)
    ui.click_at (ui.find ('list item', re.compile ('^' + headline)))
    ui.wait_for (lambda: ui.text (ui.find ('text', re.compile ('Headline|Überschrift'))) == headline)


def describe (sheet):
    return sheet.get_description ()


def pages (ui):
    return [describe (sheet) for sheet in ui.find_all ('image', re.compile ('^(Page|Seite) '))]


def test_preview (ui):
    open_article (ui)
    ui.key ('ctrl+shift+p')
    sheet = ui.find ('image', 'Page 1 of 1')
    ui.activate ()
    words = describe (sheet)
    for line in ('Bridge opens', 'After a year of works', 'By Ann Example', 'What it cost', '• planning', 'Year\tCost', 'Last words.'):
        assert line in words.split ('\n'), words
    assert 'said the mayor. See the plan (https://example.org/plan).' in words.replace ('\n', ' ').replace ('  ', ' ')
    assert 'which one' not in words and '**' not in words
    ui.screenshot ('print-preview')

    # The notes are for the desk
    ui.key ('alt+r')
    ui.wait_for (lambda: 'Notes\n[1] Line 1: which one?' in pages (ui)[0])
    ui.screenshot ('print-preview-proof')

    ui.key ('alt+e', 'ctrl+plus', 'ctrl+plus')
    ui.wait_for (lambda: ui.has_state (ui.find ('check box', re.compile ('Number Every Line')), 'checked'))
    ui.screenshot ('print-preview-numbers')
    ui.key ('Escape')
    ui.gone ('image', 'Page 1 of 1')
    ui.activate ()
    ui.stop ()


def test_preview_of_a_narrow_window (ui):
    open_article (ui)
    ui.resize (360, 600)
    ui.key ('ctrl+shift+p')
    sheet = ui.find ('image', 'Page 1 of 1')
    ui.activate ()
    width, height = ui.window_size ()
    assert width <= 360 and height <= 600, (width, height)

    def sheet_width ():
        return Atspi.Component.get_extents (sheet, Atspi.CoordType.WINDOW).width
    fits = sheet_width ()
    assert 300 < fits < width
    for key, wanted in (('ctrl+plus', lambda: sheet_width () > width), ('ctrl+0', lambda: sheet_width () == fits),
                        ('ctrl+minus', lambda: sheet_width () < fits), ('ctrl+plus', lambda: abs (sheet_width () - fits) <= 1)):
        ui.key (key)
        ui.wait_for (wanted, what='the sheet to change by ' + key)
    ui.screenshot ('print-preview-narrow')
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()


def set_folder (folder):
    """Where files are printed to, as after the last one was."""
    settings = pathlib.Path (os.environ['XDG_CONFIG_HOME']) / 'glib-2.0' / 'settings' / 'keyfile'
    settings.parent.mkdir (parents=True, exist_ok=True)
    setup = '[Print Settings]\\nprinter=Print to File\\noutput-dir=%s\\noutput-file-format=pdf\\n' % folder
    settings.write_text ("[com/example/Newsroom/session]\nprint-setup='%s'\n" % setup)


def choose_file (ui):
    """In the dialog: the printer that is a file. It is chosen where it was the last time."""
    ui.find ('dialog', None)
    ui.activate ()
    dialog = ui.shown_windows ()[-1]
    button = ui.find ('push button', re.compile ('(Print|Drucken)$'), within=dialog)
    if not ui.has_state (button, 'sensitive'):
        ui.click_at (ui.find ('label', 'Print to File', within=dialog))
    ui.wait_for (lambda: ui.has_state (button, 'sensitive'))


def read (path):
    return subprocess.run (['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout


def printed (ui, folder):
    """The words of the one file there."""
    path = ui.wait_for (lambda: list (folder.glob ('*.pdf')))[0]
    return ui.wait_for (lambda: read (path))


def words (text):
    return ' '.join (text.split ())


def files (ui):
    return pathlib.Path (os.environ['HOME']).glob ('bridge-opens-*.pdf')


def test_file (ui):
    open_article (ui)
    ui.key ('ctrl+p')
    choose_file (ui)
    ui.screenshot ('print-dialog')
    ui.key ('alt+p')
    ui.toast ('Article printed')
    text = words (printed (ui, pathlib.Path (os.environ['HOME'])))
    for line in ('Bridge opens After a year of works By Ann Example', 'The bridge is open, said the mayor. See the plan (https://example.org/plan).',
                 'What it cost • planning • paint It was closed for too long. Year Cost 2023 1,200 Last words. Printed', 'Page 1 of 1'):
        assert line in text, text
    assert 'Notes' not in text

    # Nothing that was printed is written over
    before = set (files (ui))
    ui.key ('ctrl+p')
    choose_file (ui)
    ui.click_at (ui.find ('label', 'Article', within=ui.shown_windows ()[-1]))
    ui.find ('check box', re.compile ('Number Every Line'))
    ui.key ('alt+e', 'alt+p')
    path = ui.wait_for (lambda: set (files (ui)) - before).pop ()
    text = ui.wait_for (lambda: read (path))
    assert re.search (r'^ *1 +The bridge is open', text, re.M) and re.search (r'^ *7 +2023 ', text, re.M), text
    assert before < set (files (ui))

    # And nothing without being wanted
    before = set (files (ui))
    ui.key ('ctrl+p')
    choose_file (ui)
    ui.key ('alt+c')
    ui.gone ('dialog', None)
    ui.activate ()
    assert set (files (ui)) == before
    ui.stop ()


def test_proof_of_a_long_article (ui):
    """Options are chosen in the dialog, and its preview is the window's own."""
    folder = ui.folder / 'printed'
    folder.mkdir ()
    set_folder (folder)
    body = ''.join ('Paragraph %d %s.\n\n' % (i, ' '.join ('word%d' % j for j in range (60))) for i in range (300))
    open_article (ui, STORY.replace ('Last words.', body))
    ui.key ('ctrl+p')
    choose_file (ui)
    ui.click_at (ui.find ('label', 'Article', within=ui.shown_windows ()[-1]))
    ui.find ('check box', re.compile ('Number Every Line'))
    ui.screenshot ('print-dialog-article')
    ui.key ('alt+w', 'alt+v')
    ui.find ('image', re.compile ('^Page 1 of '))
    ui.activate ()
    assert len (pages (ui)) > 30 and 'Paragraph 299' in ''.join (pages (ui))
    n = len (pages (ui))
    ui.key ('space', 'space')
    ui.find ('label', 'Page 2 of %d' % n)
    ui.key ('shift+space', 'shift+space', *['Down'] * 3)
    ui.find ('label', 'Page 1 of %d' % n)
    ui.key ('End')
    ui.find ('label', 'Page %d of %d' % (n, n))
    ui.screenshot ('print-preview-long')

    ui.key ('ctrl+p')
    choose_file (ui)
    ui.key ('alt+p')
    ui.toast ('Article printed')
    text = printed (ui, folder)
    numbers = re.sub (' +', ' ', text)
    text = words (text)
    at = 0
    for i in range (300):
        at = text.index ('Paragraph %d ' % i, at)
    assert 'Notes [1] Line 1: which one?' in text and 'Proof' in text
    assert re.search ('^ ?10 word', numbers, re.M) and not re.search ('^ ?9 word', numbers, re.M), numbers[:1000]
    ui.stop ()


def test_folder_is_gone (ui):
    set_folder (ui.folder / 'no' / 'such')
    open_article (ui)
    ui.key ('ctrl+p')
    choose_file (ui)
    ui.key ('alt+p')
    ui.find (None, 'The Article Was Not Printed')
    ui.screenshot ('print-failed')
    ui.stop ()


def test_in_german_and_dark (ui):
    open_article (ui, language='de', dark=True)
    ui.key ('ctrl+shift+p')
    ui.find ('image', 'Seite 1 von 1')
    ui.activate ()
    ui.screenshot ('print-preview-dark')
    ui.resize (360, 640)
    ui.wait_for (lambda: ui.find ('image', 'Seite 1 von 1').get_extents (Atspi.CoordType.WINDOW).width < 360)
    ui.screenshot ('print-preview-narrow')
    ui.key ('alt+k')
    ui.wait_for (lambda: 'Anmerkungen\n[1] Zeile 1: which one?' in pages (ui)[0])
    ui.screenshot ('print-preview-narrow-proof')
    ui.stop ()


newsroom_ui.main ()
