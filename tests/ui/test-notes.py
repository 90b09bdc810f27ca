"""test-notes — marks and comments for the desk, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

import newsroom_ui
from newsroom_ui import write

STORY = 'TK people came. The mayor {>> ask\nthe police <<} spoke for XX minutes, `TK`. Who???\n\nNo TKO.'


def test_notes_are_walked_and_stay_here (ui):
    ui.start (str (write (ui, 'story.md', '# Council\n\n' + STORY)))
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.text (body) == STORY)
    ui.click_at (body)
    ui.key ('ctrl+Home')
    places = [STORY.index (mark) for mark in ('TK', '{>>', 'XX', '???')]
    for place in (*places, places[0]):
        ui.key ('F8')
        ui.wait_for (lambda: ui.caret (body) == place, what='the caret at %d, and not %d' % (place, ui.caret (body)))
    ui.screenshot ('notes')
    for place in reversed (places):
        ui.key ('shift+F8')
        ui.wait_for (lambda: ui.caret (body) == place, what='the caret at %d, and not %d' % (place, ui.caret (body)))
    ui.key ('F8')
    ui.type_text ('a remark')
    ui.wait_for (lambda: 'a remark spoke' in ui.text (body))
    ui.key ('ctrl+z', 'ctrl+z', 'ctrl+z')
    ui.wait_for (lambda: ui.text (body) == STORY)
    ui.stop ()
    assert 'the police' in ui.cli_json ('show', '1')['body_markdown']
    for name in ('html', 'html-fragment', 'text', 'markdown', 'json'):
        file = ui.folder / ('story.' + name)
        ui.cli ('export', '1', '--to', name, '--output', file)
        assert 'mayor spoke' in file.read_text () and 'police' not in file.read_text (), name


def test_they_are_told_before_the_article_leaves (ui):
    ui.start (str (write (ui, 'story.md', '# Council\n\n' + STORY)))
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.text (body) == STORY)
    ui.click_at (body)
    # What was written right before counts
    ui.key ('ctrl+End', 'space', 'question', 'question', 'question', 'ctrl+e')
    ui.activate ()
    ui.find ('label', '5 notes and marks are still in the text')
    ui.screenshot ('notes-export')
    ui.key ('alt+s')
    ui.activate ()
    ui.wait_for (lambda: ui.caret (body) == STORY.index ('TK'))
    assert ui.has_state (body, 'focused')
    ui.key ('ctrl+shift+p')
    ui.activate ()
    ui.find ('image', 'Page 1 of 1')
    ui.find ('label', '5 notes and marks are still in the text')
    ui.screenshot ('notes-preview')
    ui.key ('Escape')
    ui.activate ()
    ui.key ('ctrl+p')
    ui.activate ()
    ui.toast ('5 notes and marks are still in the text')
    ui.screenshot ('notes-print')
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()


def test_there_are_none (ui):
    ui.start (str (write (ui, 'story.md', '# Council\n\nText.')), dark=True)
    ui.click_at (ui.find ('text', 'Body'))
    ui.key ('F8')
    ui.toast ('There are no notes and no marks in the text.')
    ui.key ('ctrl+End')
    ui.type_text (' TK {>> why <<} ???')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Body')).endswith ('???'))
    ui.find ('label', re.compile ('^Saved .* 2 words'))
    ui.screenshot ('notes-dark')
    ui.stop ()


newsroom_ui.main ()
