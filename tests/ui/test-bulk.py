"""All of a long article is changed at once: bit by bit, as one step, and stopped as if it had not begun

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

import newsroom_ui

LINE = 'The council said on "Tuesday" that für 日本 the bridge would open'


def text_of (n):
    """With no two paragraphs alike."""
    return '\n\n'.join ('%s %d' % (LINE, i) for i in range (n))


def open_body (ui, text):
    story = ui.folder / 'story.md'
    story.write_text ('# Headline\n\n' + text, encoding='utf-8')
    ui.start (story)
    body = ui.find ('text', re.compile ('^(Body|Text)$'))
    shows (ui, body, text)
    ui.click_at (body)
    ui.key ('ctrl+Home')
    return body


def shows (ui, body, text):
    ui.wait_for (lambda: ui.text (body) == text, what='the text of %d characters' % len (text))
    # What is typed before is not taken
    ui.gone ('label', re.compile ('^(Deleting|Undoing|Redoing|Pasting)…$'))


def selected (ui, body):
    if body.get_text_iface ().get_n_selections () == 0:
        return None
    selection = newsroom_ui.Atspi.Text.get_selection (body, 0)
    return selection.start_offset, selection.end_offset


def saved (ui):
    ui.find (None, re.compile ('^Saved '))


def bodies (ui):
    """Each that the library ever got."""
    return {(ui.cli_json ('show', '1', '--revision', str (version['number']))['body_markdown'] or '').strip ()
            for version in ui.cli_json ('history', '1')}


def educate (ui):
    ui.click_at (ui.find_all ('push button', 'Article Menu')[-1])
    ui.wait_for (ui.menus, what='the menu')
    ui.settle ()
    ui.key ('y')
    ui.take_item ('e')


def test_format (ui):
    text = text_of (1500)
    body = open_body (ui, text)
    ui.key ('ctrl+a', 'ctrl+shift+l')
    ui.wait_for (lambda: ui.text (body).startswith ('- '))
    in_list = '- ' + text.replace ('\n\n', '\n\n- ')
    shows (ui, body, in_list)
    ui.wait_for (lambda: (selected (ui, body) or (0, 0))[1] == len (in_list), what='all to be selected')
    ui.key ('ctrl+z')
    shows (ui, body, text)
    ui.wait_for (lambda: selected (ui, body) == (0, len (text)), what='all to be selected')
    ui.key ('ctrl+shift+z')
    shows (ui, body, in_list)
    ui.key ('ctrl+a', 'ctrl+shift+k')
    ui.wait_for (lambda: ui.text (body).startswith ('- [ ] '))
    # A key right after waits for it
    ui.key ('ctrl+a', 'ctrl+b', 'ctrl+z')
    ui.wait_for (lambda: ui.text (body).startswith ('- [ ] The'))
    ui.stop ()


def test_nothing_to_do (ui):
    text = text_of (1500)
    body = open_body (ui, text)
    ui.key ('ctrl+a', 'ctrl+alt+0')
    ui.toast ('There is nothing to change here')
    assert ui.text (body) == text
    ui.stop ()


def test_stopped (ui):
    """The text is as it was, nothing of it is saved, and nothing more can be undone or redone than before."""
    text = text_of (12000)
    body = open_body (ui, text)
    ui.key ('ctrl+End')
    ui.type_text ('more')
    ui.key ('ctrl+z')
    shows (ui, body, text)
    saved (ui)
    ui.key ('ctrl+a', 'ctrl+b')
    ui.toast ('Changing the format…')
    ui.screenshot ('bulk-format')
    # Nothing comes between
    ui.type_text ('lost')
    ui.key ('Escape')
    ui.gone ('label', 'Changing the format…')
    shows (ui, body, text)
    ui.wait_for (lambda: selected (ui, body) == (0, len (text)), what='all to be selected')
    ui.key ('ctrl+shift+z')
    shows (ui, body, text + 'more')
    ui.key ('ctrl+z')
    shows (ui, body, text)
    educate (ui)
    ui.toast ('Changing quotation marks and dashes…')
    ui.focus (body)
    ui.key ('Escape')
    ui.gone ('label', 'Changing quotation marks and dashes…')
    shows (ui, body, text)
    assert not ui.find_all ('label', re.compile ('places'))
    saved (ui)
    ui.stop ()
    assert bodies (ui) <= {text, text + 'more'}


def test_educate (ui):
    text = text_of (7500)
    body = open_body (ui, text)
    ui.key ('Down', 'Down', *['Right'] * 5)
    caret = ui.caret (body)
    educate (ui)
    ui.toast (re.compile ('^15.?000 places were changed$'))
    shows (ui, body, re.sub ('"(\\w+)"', '“\\1”', text))
    assert ui.caret (body) == caret
    ui.key ('ctrl+z')
    shows (ui, body, text)
    ui.stop ()


def test_all_is_deleted (ui):
    text = text_of (8000)
    body = open_body (ui, text)
    ui.key ('ctrl+a', 'Delete')
    shows (ui, body, '')
    ui.key ('ctrl+z')
    shows (ui, body, text)
    ui.wait_for (lambda: selected (ui, body) == (0, len (text)), what='all to be selected')
    ui.key ('ctrl+shift+z')
    shows (ui, body, '')
    ui.type_text ('New')
    shows (ui, body, 'New')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, text)
    # What is typed over all of it is a step too, as ever
    ui.key ('ctrl+a')
    ui.type_text ('x')
    shows (ui, body, 'x')
    ui.key ('ctrl+z')
    shows (ui, body, text)
    ui.stop ()


def test_cut_and_pasted (ui):
    text = text_of (4000)
    body = open_body (ui, text)
    ui.key ('ctrl+a', 'ctrl+x')
    shows (ui, body, '')
    ui.type_text ('ab')
    ui.key ('Left', 'ctrl+v')
    shows (ui, body, 'a' + text + 'b')
    ui.wait_for (lambda: ui.caret (body) == len (text) + 1, what='the caret behind it')
    ui.key ('ctrl+z')
    shows (ui, body, 'ab')
    assert ui.caret (body) == 1
    ui.stop ()


def restore_first (ui):
    ui.key ('ctrl+alt+h')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 2)
    ui.activate ()
    ui.wait_for (lambda: ui.find_all ('list', 'Versions'))
    ui.key ('End')
    restore = ui.find ('push button', re.compile ('Restore$'))
    ui.wait_for (lambda: ui.has_state (restore, 'sensitive'))
    ui.click_at (restore)
    ui.toast ('Version restored')
    ui.activate ()


def test_restore (ui):
    """Only the lines that are others become others: the caret stays at its words."""
    text = text_of (3000)
    body = open_body (ui, text)
    saved (ui)
    ui.key ('ctrl+Home')
    ui.type_text ('Old')
    ui.key ('ctrl+End')
    ui.type_text ('more')
    ui.key (*['Up'] * 4)
    changed = 'Old' + text + 'more'
    shows (ui, body, changed)
    before = ui.caret (body)
    saved (ui)
    restore_first (ui)
    shows (ui, body, text)
    ui.wait_for (lambda: ui.caret (body) == before - len ('Old'), what='the caret at its words, not at %d' % ui.caret (body))
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    shows (ui, body, changed)
    ui.activate ()
    ui.click_at (body)
    ui.key ('ctrl+z')
    shows (ui, body, text)
    saved (ui)
    ui.stop ()
    assert bodies (ui) <= {text, changed}, len (bodies (ui))


newsroom_ui.main ()
