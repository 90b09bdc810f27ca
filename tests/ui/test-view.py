"""test-view — focus, typewriter and line height, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import subprocess

import gi

import newsroom_text
import newsroom_ui
from newsroom_ui import write

gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PROGRAMS = pathlib.Path (os.environ['NEWSROOM_PROGRAM']).parents[2] / 'tests' / 'ui'

PARAGRAPH = 'The council opened the bridge. Who paid for it? Nobody said so.'
STORY = '\n\n'.join ([PARAGRAPH] * 120)


def open_story (ui, **options):
    ui.start (str (write (ui, 'story.md', '# Council\n\n' + STORY)), **options)
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.text (body) == STORY)
    ui.click_at (body)
    return body


def clear_parts (body, start, end):
    """What of a part of the text is not dim: it has no colour of its own."""
    return [(at, stop) for at, stop, attributes in newsroom_text.runs (body, start, end) if 'fg-color' not in attributes]


def test_focus (ui):
    body = open_story (ui)
    ui.key ('ctrl+Home', *['ctrl+Right'] * 7)
    caret = ui.caret (body)
    sentence = PARAGRAPH.index ('Who'), PARAGRAPH.index ('Nobody')
    assert sentence[0] <= caret < sentence[1]
    shown = 3 * len (PARAGRAPH)
    assert clear_parts (body, 0, shown) == [(0, shown)]
    ui.key ('ctrl+shift+j')
    ui.wait_for (lambda: clear_parts (body, 0, shown) == [sentence], what='a sentence, not %r' % clear_parts (body, 0, shown))
    ui.key ('ctrl+shift+j')
    ui.wait_for (lambda: clear_parts (body, 0, shown) == [(0, len (PARAGRAPH))])
    ui.key ('Right')
    ui.screenshot ('view-paragraph')
    # The text that comes into sight is dim too, and the end of the article has no tag
    assert clear_parts (body, len (STORY) - 5, len (STORY) - 4)
    ui.key ('ctrl+End', 'Up', 'Up')
    start = STORY.rindex ('\n\n', 0, len (STORY) - len (PARAGRAPH) - 2) + 2
    ui.wait_for (lambda: clear_parts (body, len (STORY) - shown, len (STORY)) == [(start, start + len (PARAGRAPH))])
    ui.type_text ('New. ')
    ui.wait_for (lambda: 'New. ' in ui.text (body))
    ui.wait_for (lambda: clear_parts (body, len (STORY) - shown, len (STORY) + 5) == [(start, start + len (PARAGRAPH) + 5)])
    ui.key ('ctrl+shift+j')
    ui.wait_for (lambda: clear_parts (body, len (STORY) - shown, len (STORY)) == [(len (STORY) - shown, len (STORY))])
    ui.stop ()


def caret_height (body):
    box = newsroom_text.character_box (body, Atspi.Text.get_caret_offset (body))
    return box.y + box.height // 2


def test_typewriter (ui):
    body = open_story (ui)
    ui.click (ui.find ('push button', 'Article Menu'))
    ui.wait_for (ui.menus)
    ui.key ('v')
    ui.find (None, 'Typewriter Scrolling')
    ui.take_item ('t')
    ui.click_at (body)
    ui.key (*['Down'] * 40)
    box = Atspi.Component.get_extents (body.get_parent (), Atspi.CoordType.WINDOW)
    ui.wait_for (lambda: abs (caret_height (body) - box.y - box.height // 2) < 40,
                 what='the caret in the middle: %r in %r' % (caret_height (body), (box.y, box.height)))
    ui.screenshot ('view-typewriter')
    ui.key ('ctrl+End')
    ui.wait_for (lambda: abs (caret_height (body) - box.y - box.height // 2) < 40)
    ui.screenshot ('view-typewriter-end')
    ui.stop ()


def test_the_place_stays_where_lines_get_other_heights (ui):
    """By zoom, line height and width: what is written stays in sight."""
    body = open_story (ui)
    frame = Atspi.Component.get_extents (body.get_parent (), Atspi.CoordType.WINDOW)

    def set_to (key, value):
        subprocess.run (['gsettings', 'set', 'com.example.Newsroom', key, str (value)], check=True, timeout=60)

    def top (offset):
        return newsroom_text.character_box (body, offset).y

    def is_seen (offset):
        return frame.y - 2 <= top (offset) < frame.y + frame.height - 10

    def check (offset, change):
        assert is_seen (offset)
        above = top (offset) - top (0)
        change ()
        ui.wait_for (lambda: top (offset) - top (0) != above, what='another height above %d than %d' % (offset, above))
        ui.wait_for (lambda: is_seen (offset), what='%d at %d, and not at %d' % (offset, frame.y, top (offset)))

    changes = (lambda: set_to ('text-width', 40), lambda: set_to ('line-height', 200),
               lambda: ui.key ('ctrl+plus', 'ctrl+plus', 'ctrl+plus'), lambda: ui.key ('ctrl+0'))
    ui.key ('ctrl+End', *['Up'] * 80)
    for change in changes:
        check (ui.caret (body), change)
    ui.stop ()


def test_german_menu_dark (ui):
    ui.start (str (write (ui, 'story.md', '# Council\n\n' + STORY)), language='de', dark=True)
    ui.click_at (ui.find ('text', 'Text'))
    ui.key ('ctrl+shift+j')
    ui.click (ui.find ('push button', 'Artikelmenü'))
    ui.wait_for (ui.menus)
    ui.key ('n')
    ui.find (None, 'Absatz')
    ui.screenshot ('view-german-dark')
    ui.key ('Escape', 'Escape')
    ui.stop ()


def test_fields_leave_no_gap (ui):
    """When the headline becomes smaller, in a narrow window."""
    headline = 'Council of Harbour Town opens the old bridge to pedestrians, bicycles and buses after a year of works that cost more than anybody had thought'
    ui.cli ('import', write (ui, 'story.md', '---\ntitle: %s\ndescription: %s\n---\n\nWords of the story.\n' % (headline, 2 * PARAGRAPH)))
    ui.start ()
    ui.click_at (ui.find ('list item'))
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == headline)
    ui.resize (1400, 850)
    ui.key ('ctrl+h')
    ui.type_text ('the')
    ui.key ('Escape')
    for width, height in ((800, 700), (360, 640)):
        ui.resize (width, height)
        ui.screenshot ('view-fields')

    def gap ():
        last = Atspi.Text.get_character_extents (ui.find ('text', 'Headline'), len (headline) - 1, Atspi.CoordType.WINDOW)
        return Atspi.Component.get_extents (ui.find ('text', 'Standfirst'), Atspi.CoordType.WINDOW).y - last.y - last.height
    ui.wait_for (lambda: 0 <= gap () <= 12)
    ui.stop ()


STRICT = {'G_DEBUG': 'fatal-warnings'}


def test_messages_follow_each_other_closely (ui):
    """The one that is covered has not left the screen when the next one takes the place of the other."""
    body = open_story (ui, moving=True, env=STRICT)
    for letter in 'abcdef':
        ui.type_text (letter)
        ui.key ('ctrl+s')
    ui.toast ('Saved as a checkpoint')
    assert 'abcdef' in ui.text (body)
    ui.stop ()


def test_messages_are_dismissed_on_their_way (ui):
    """With what is freed overwritten, so that it is no more what it was."""
    newsroom_ui.run (PROGRAMS / 'toast-order', env=dict (os.environ, **STRICT, MALLOC_PERTURB_='85'))


def test_messages_do_not_cover_what_is_written (ui):
    body = open_story (ui)
    ui.resize (800, 600)

    def room ():
        """Between what was written and the message, in pixels."""
        ui.key ('ctrl+s')
        message = Atspi.Component.get_extents (ui.toast ('Saved as a checkpoint'), Atspi.CoordType.WINDOW)
        written = newsroom_text.character_box (body, ui.caret (body) - 1)
        return message.y - written.y - written.height if written.height > 0 else None
    for keys in (('ctrl+End',), ('ctrl+Home', *['Page_Down'] * 3), ('Up', 'Page_Up', *['Down'] * 40)):
        ui.key (*keys)
        ui.type_text ('ab')
        assert room () > 0, keys
    ui.screenshot ('view-message')
    # Also in a window that becomes smaller
    ui.key ('ctrl+End')
    ui.resize (700, 500)
    ui.wait_for (lambda: room () > 0)
    # And in the smallest, where the text is not much higher than the message
    ui.resize (360, 300)
    for keys in (('ctrl+End',), ('Page_Up', 'Page_Up', *['Down'] * 20)):
        ui.key (*keys)
        ui.type_text ('ab')
        assert room () > 0, keys
    ui.screenshot ('view-message-small')
    # With the bar of Replace open there is less than twice the message left
    ui.key ('ctrl+h')
    ui.find ('push button', 'Replace All')
    for _ in range (12):
        if not ui.has_state (body, 'focused'):
            ui.key ('Tab')
    assert ui.has_state (body, 'focused')
    for keys in (('ctrl+Home',), ('ctrl+End',), ('Page_Up', 'Page_Up', *['Down'] * 20), ('Up',) * 30):
        ui.key (*keys)
        ui.type_text ('ab')
        assert room () > 0, keys
    ui.screenshot ('view-message-lowest')
    ui.stop ()


def test_the_fields_come_with_the_first_line (ui):
    """In a small pane they scroll away with the text."""
    body = open_story (ui)
    ui.resize (360, 400)
    bar = ui.find ('push button', 'Bold')
    ui.key ('ctrl+End')

    def top ():
        return Atspi.Component.get_extents (ui.find ('text', 'Headline'), Atspi.CoordType.WINDOW).y

    def bottom_of_bar ():
        box = Atspi.Component.get_extents (bar, Atspi.CoordType.WINDOW)
        return box.y + box.height
    ui.wait_for (lambda: top () < bottom_of_bar ())
    ui.key ('ctrl+Home')
    ui.wait_for (lambda: top () >= bottom_of_bar (), what='the headline to be seen')
    ui.key (*['Down'] * 30)
    ui.wait_for (lambda: top () < bottom_of_bar ())
    ui.key (*['Up'] * 30)
    ui.wait_for (lambda: ui.caret (body) == 0 and top () >= bottom_of_bar (), what='the headline to be seen')


def test_text_is_laid_out_before_it_is_drawn (ui):
    """Also what keys change while a message moves."""
    body = open_story (ui, moving=True, env=STRICT)
    for _ in range (4):
        ui.key ('ctrl+a', 'Delete', 'ctrl+z', 'ctrl+End')
        ui.type_text ('abc\n\n- d\n\n')
        ui.key ('ctrl+s', 'ctrl+Home')
        ui.type_text ('x\n\n\n\n\n\n\nyyy')
        ui.key ('ctrl+z', 'ctrl+z', 'ctrl+z')
    assert PARAGRAPH in ui.text (body)
    ui.stop ()


def test_where_the_caret_goes_is_laid_out_before_it_is_drawn (ui):
    newsroom_ui.run (PROGRAMS / 'caret-in-frame', env=dict (os.environ, **STRICT))


def test_the_list_of_keys (ui):
    ui.start (env=STRICT)
    ui.key ('ctrl+question')
    ui.activate ()
    ui.find ('label', 'New article')
    ui.screenshot ('view-keys')
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()


newsroom_ui.main ()
