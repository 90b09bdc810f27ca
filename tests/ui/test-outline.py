"""test-outline — the headings of the article, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

import newsroom_ui
from newsroom_ui import Atspi, write

STORY = 'Lead.\n\n## The bridge\n\n' + 'Words.\n\n' * 60 + '## The **mayor**\n\nText.\n\n### Ärger\n\nEnd.\n'


def open_story (ui, text=STORY, **options):
    ui.start (str (write (ui, 'story.md', '# Council\n\n' + text)), **options)
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.text (body) == text.strip ())
    ui.click_at (body)
    return body


def test_goes_to_headings (ui):
    body = open_story (ui)
    ui.key ('ctrl+j')
    ui.find ('list item', 'The bridge')
    rows = ui.find_all ('list item')
    assert [row.get_name () for row in rows][:3] == ['The bridge', 'The mayor', 'Ärger'], [row.get_name () for row in rows]
    assert rows[2].get_description () == 'Level 3'
    ui.screenshot ('outline')
    # The highest of them begin at the edge, the others where their level does
    left = [Atspi.Component.get_extents (ui.find ('label', row.get_name (), within=row), Atspi.CoordType.WINDOW).x for row in rows[:3]]
    assert left[0] == left[1] < left[2], left
    ui.key ('Down', 'Return')
    ui.wait_for (lambda: ui.caret (body) == STORY.index ('The **mayor'))
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.screenshot ('outline-gone-to')
    ui.key ('ctrl+j')
    ui.find ('list item', 'The bridge')
    ui.type_text ('ärg')
    ui.gone ('list item', 'The bridge')
    ui.key ('Return')
    ui.wait_for (lambda: ui.caret (body) == STORY.index ('Ärger'))
    ui.key ('ctrl+j')
    ui.find ('list item', 'The bridge')
    ui.type_text ('xyz')
    ui.find ('label', 'No heading and no note has these words.')
    ui.key ('Return', 'Escape', 'Escape')
    ui.gone ('label', 'No heading and no note has these words.')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    assert ui.caret (body) == STORY.index ('Ärger')
    ui.type_text ('New ')
    ui.wait_for (lambda: '### New Ärger' in ui.text (body))
    ui.stop ()


def rows_of (ui, n):
    """Those of the popover, which are before those of the list of articles."""
    return [row.get_name () for row in ui.find_all ('list item')][:n]


def test_lists_notes_and_marks (ui):
    story = 'Lead. TK people came.\n\n## The bridge\n\n' + 'Words.\n\n' * 60 + 'It rose {>> ask the\nmayor. Twice <<} by XX. Who???'
    body = open_story (ui, story)
    ui.key ('ctrl+j')
    ui.find ('label', 'Notes and Marks')
    assert rows_of (ui, 5) == ['The bridge', 'TK', 'ask the mayor. Twice', 'XX', '???'], rows_of (ui, 5)
    sentences = [row.get_description () for row in ui.find_all ('list item')][1:5]
    asked = 'It rose {>> ask the mayor. Twice <<} by XX.'
    assert sentences == ['TK people came.', asked, asked, 'Who???'], sentences
    ui.screenshot ('outline-notes')
    ui.key ('Down', 'Down', 'Return')
    ui.wait_for (lambda: ui.caret (body) == story.index ('{>>'))
    selected = Atspi.Text.get_selection (body, 0)
    assert (selected.start_offset, selected.end_offset) == (story.index ('{>>'), story.index (' by XX')), selected
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    # By the words around it
    ui.key ('ctrl+j')
    ui.find ('label', 'Notes and Marks')
    ui.type_text ('people')
    ui.gone ('list item', 'The bridge')
    ui.key ('Return')
    ui.wait_for (lambda: ui.caret (body) == story.index ('TK'))
    ui.stop ()


def test_lists_marks_alone_in_german_and_narrow (ui):
    ui.start (str (write (ui, 'story.md', '# Rat\n\n' + 'Der Rat hat am Montag nach langer Debatte TK Stimmen gezählt. {>> Wer hat das gesagt? <<}')), language='de')
    ui.click_at (ui.find ('text', 'Text'))
    ui.resize (360, 640)
    ui.key ('ctrl+j')
    ui.find ('label', 'Notizen und Marken')
    assert rows_of (ui, 2) == ['TK', 'Wer hat das gesagt?'], rows_of (ui, 2)
    ui.screenshot ('outline-notes-german-narrow')
    ui.key ('Escape')
    ui.gone ('label', 'Notizen und Marken')
    ui.stop ()


def test_without_headings_narrow_and_dark (ui):
    open_story (ui, 'No heading.\n', dark=True)
    ui.resize (360, 640)
    ui.key ('ctrl+j')
    ui.find ('label', 'The article has no headings, no notes and no marks.')
    ui.screenshot ('outline-none-narrow-dark')
    ui.key ('Escape')
    ui.gone ('label', 'The article has no headings, no notes and no marks.')
    # From the list, which hides the article here
    ui.key ('alt+Left')
    ui.find ('list item', re.compile ('^Council, '))
    ui.key ('ctrl+j')
    ui.find ('label', 'The article has no headings, no notes and no marks.')
    ui.key ('Escape')
    ui.gone ('label', 'The article has no headings, no notes and no marks.')
    ui.stop ()


def test_of_a_text_that_is_not_shown (ui):
    """A paragraph is too long: where nothing can be gone to it is said why."""
    ui.start (str (write (ui, 'story.md', '# Council\n\n## Head\n\nTK ' + 'The clock above the desk stands still. ' * 3000)))
    ui.find ('label', 'A Paragraph Is Too Long to Be Shown')
    for key in ('ctrl+j', 'F8', 'shift+F8'):
        ui.key (key)
        ui.toast ('A paragraph is too long to be shown. Split it first.')
    ui.key ('ctrl+j')
    ui.find ('push button', 'Split Into Paragraphs')
    ui.screenshot ('outline-long')
    ui.stop ()


newsroom_ui.main ()
