"""test-view — focus, typewriter and line height, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import gi

import newsroom_ui
from newsroom_ui import write

gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PARAGRAPH = 'The council opened the bridge. Who paid for it? Nobody said so.'
STORY = '\n\n'.join ([PARAGRAPH] * 120)


def open_story (ui, **options):
    ui.start (str (write (ui, 'story.md', '# Council\n\n' + STORY)), **options)
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.text (body) == STORY)
    ui.click_at (body)
    return body


def dim (body, offset):
    """Whether the character has a colour of its own."""
    attributes, _, _ = Atspi.Text.get_attribute_run (body, offset, False)
    return 'fg-color' in attributes


def clear_parts (body, start, end):
    """What of a part of the text is not dim."""
    found, at = [], start
    while at < end:
        attributes, _, stop = Atspi.Text.get_attribute_run (body, at, False)
        if 'fg-color' not in attributes:
            found.append ((at, min (stop, end)))
        at = max (stop, at + 1)
    return found


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
    assert not dim (body, len (STORY) - 5)
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
    box = Atspi.Text.get_character_extents (body, Atspi.Text.get_caret_offset (body), Atspi.CoordType.WINDOW)
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


def test_messages_do_not_cover_what_is_written (ui):
    body = open_story (ui)
    ui.resize (800, 600)
    for keys in (('ctrl+End',), ('ctrl+Home', *['Page_Down'] * 3), ('Up', 'Page_Up', *['Down'] * 40)):
        ui.key (*keys)
        ui.type_text ('ab')
        ui.key ('ctrl+s')
        message = Atspi.Component.get_extents (ui.toast ('Saved as a checkpoint'), Atspi.CoordType.WINDOW)
        written = Atspi.Text.get_character_extents (body, ui.caret (body) - 1, Atspi.CoordType.WINDOW)
        assert written.height > 0 and written.y + written.height < message.y, (keys, written.y, message.y)
    ui.screenshot ('view-message')
    ui.stop ()


def change_while_a_message_moves (ui, number):
    body = open_story (ui, moving=True, env=STRICT, library=ui.folder / ('%d.db' % number))
    for _ in range (4):
        ui.key ('ctrl+a', 'Delete', 'ctrl+z', 'ctrl+End')
        ui.type_text ('abc\n\n- d\n\n')
        ui.key ('ctrl+s', 'ctrl+Home')
        ui.type_text ('x\n\n\n\n\n\n\nyyy')
        ui.key ('ctrl+z', 'ctrl+z', 'ctrl+z')
    assert PARAGRAPH in ui.text (body)
    ui.stop ()


def test_text_is_laid_out_before_it_is_drawn (ui):
    """Also what keys change while a message moves. On a busy machine a change may still come
    within a frame, and GTK warn of it; where nothing is laid out in time it does so each time."""
    for number in range (3):
        try:
            return change_while_a_message_moves (ui, number)
        except newsroom_ui.Ended:
            if number == 2:
                raise
            ui.kill ()


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
