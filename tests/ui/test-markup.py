"""test-markup.py — markup that is dim, hidden away from the caret, or plain

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import subprocess

from Xlib import XK

import newsroom_text
import newsroom_ui
from newsroom_ui import Atspi

XK.load_keysym_group ('xkb')

LINES = pathlib.Path (os.environ['NEWSROOM_PROGRAM']).parents[2] / 'tests' / 'ui' / 'body-lines'

MODES = ('dim', 'hide', 'plain')

STORY = r'''# Council votes *again* on the bridge

## What was **said** in a second line of a heading that is so long that it goes on in the next

Words with **bold**, *italic*, ~~struck out~~, `code`, [a link](https://example.org/with/a/long/address) and a note[^1].

> A quotation that is long enough to be broken into more lines than one on any screen, with **weight**.

- an item
- [ ] a task that is open
- [x] a task that is done
  1. nested

A line that ends\
with two spaces.

![The old bridge](bridge.png "Ann Example took it")

---

| a | b |
|---|---|
| c | d |

[ref]: https://example.org

### עיתון *חדש* בעיר

שלום **עולם** וגם מילים אחרות שממשיכות עד סוף השורה ועוד קצת יותר מזה כדי שתישבר.
'''


def set_mode (mode):
    subprocess.run (['gsettings', 'set', 'com.example.Newsroom', 'markup', mode], check=True, timeout=60)


def open_story (ui, text=STORY, mode='dim', **options):
    path = newsroom_ui.write (ui, 'story-%s.md' % mode, '---\ntitle: Bridge, %s\n---\n\n%s' % (mode, text))
    set_mode (mode)
    ui.start (path, **options)
    body = ui.wait_for (lambda: next ((object for object in ui.find_all ('text') if ui.text (object) == text.rstrip ('\n')), None),
                        what='the body')
    ui.click_at (body)
    ui.key ('ctrl+Home')
    ui.wait_for (lambda: ui.has_state (body, 'focused') and ui.caret (body) == 0)
    return body


def box (body, offset):
    return newsroom_text.character_box (body, offset)


def is_seen (body, offset):
    """Whether a character takes place."""
    return box (body, offset).width > 0


def caret_is_seen (ui, body):
    """Whether the character at the caret, or the one before it, lies in what the body shows."""
    caret, length = ui.caret (body), Atspi.Text.get_character_count (body)
    if length == 0:
        return True
    view = Atspi.Component.get_extents (body, Atspi.CoordType.WINDOW)
    at = box (body, min (caret, length - 1))
    return at is None or view.y <= at.y and at.y + at.height <= view.y + view.height and view.x <= at.x <= view.x + view.width


def press (ui, body, *keys):
    for key in keys:
        ui.key (key)
        ui.wait_for (lambda: caret_is_seen (ui, body), what='the caret in sight after ' + key)


def walk (ui, body, key, n):
    """Where the caret comes by pressing a key."""
    places = []
    for _ in range (n):
        press (ui, body, key)
        places.append (ui.caret (body))
    return places


def test_markup_hides_away_from_the_caret (ui):
    text = 'one **two** three [four](https://example.org) five'
    body = open_story (ui, text, 'hide')
    bold, link = text.index ('**'), text.index ('](')
    ui.wait_for (lambda: not is_seen (body, bold) and not is_seen (body, link + 5))
    assert is_seen (body, bold + 2) and ui.text (body) == text
    walk (ui, body, 'Right', bold)
    ui.wait_for (lambda: is_seen (body, bold) and is_seen (body, bold + 6))
    assert not is_seen (body, link)
    press (ui, body, 'End')
    ui.wait_for (lambda: not is_seen (body, bold))
    press (ui, body, 'shift+Home')
    ui.wait_for (lambda: is_seen (body, bold) and is_seen (body, link))


def test_every_place_is_reached (ui):
    text = 'a **b** *c*.'
    body = open_story (ui, text, 'hide')
    assert walk (ui, body, 'Right', len (text)) == list (range (1, len (text) + 1))
    assert walk (ui, body, 'Left', len (text)) == list (range (len (text) - 1, -1, -1))


def test_a_click_shows_the_markup (ui):
    """Not while a second click may follow, which must find the word where the first one did."""
    body = open_story (ui, 'one **two three four five six seven eight nine ten eleven twelve**', 'hide')
    ui.wait_for (lambda: not is_seen (body, 4))
    ui.click_at (body)
    ui.wait_for (lambda: ui.caret (body) > 4 and is_seen (body, 4))


def test_words_behind_markers_stay_where_they_are (ui):
    body = open_story (ui, '## Head\n\n> quote\n\nplain')
    places = [ui.text (body).index (word) for word in ('Head', 'quote', 'plain')]
    before = [box (body, place).x for place in places]
    assert before[0] == before[2]
    set_mode ('hide')
    ui.key ('ctrl+End')
    ui.settle ()
    assert [box (body, place).x for place in places] == before
    ui.key ('ctrl+Home')
    ui.settle ()
    assert [box (body, place).x for place in places] == before
    set_mode ('plain')
    ui.wait_for (lambda: box (body, places[0]).x > before[0])


def test_markers_of_lists_stand_beside_the_column (ui):
    """Those of the outermost list; what is in an item stands further in."""
    text = 'plain\n\n- item\n  - nested\n\n10. tenth\n\n> - quoted\n\nשלום\n\n- עולם'
    words = 'plain', 'item', 'tenth', 'nested', 'quoted'
    for mode in ('dim', 'hide'):
        body = open_story (ui, text, mode)
        plain, item, tenth, nested, quoted = [box (body, text.index (word)).x for word in words]
        assert abs (item - plain) <= 2 and abs (tenth - plain) <= 2 and plain + 2 < nested < plain + 30 and quoted > plain, (plain, item, tenth, nested, quoted)
        assert box (body, text.index ('- item')).x < plain
        ends = [one.x + one.width for one in (box (body, text.index (word)) for word in ('שלום', 'עולם', '- עולם'))]
        assert abs (ends[0] - ends[1]) <= 2 and ends[1] + 2 < ends[2], ends
        ui.screenshot ('markup-lists-' + mode)
        ui.stop ()


def test_hidden_markers_of_a_heading_take_no_place (ui):
    """Whether there is room for them in the margin or not; shown, they stand before the words."""
    text = 'one two\n\n### Head that is so long that it goes on in a second line of the window\n\nשלום\n\n### עולם'
    head = range (text.index ('Head'), text.index ('\n\nש'))
    body = open_story (ui, text, 'hide')
    for width in (360, 1000, 360):
        ui.resize (width, 500)
        ui.wait_for (lambda: abs (min (box (body, i).x for i in head) - box (body, 0).x) <= 2, what='the heading in the column')
        assert abs (box (body, head[0]).x - box (body, 0).x) <= 2
        ends = [one.x + one.width for one in (box (body, text.index (word)) for word in ('שלום', 'עולם'))]
        assert abs (ends[0] - ends[1]) <= 2, ends
    ui.screenshot ('markup-heading-narrow')
    second = next (i for i in head if box (body, i).y > box (body, head[0]).y)
    assert abs (box (body, second).x - box (body, 0).x) <= 2
    press (ui, body, 'Down', 'Down')
    ui.wait_for (lambda: ui.caret (body) == head[0] and box (body, head[0]).x > box (body, 0).x + 10, what='the markers')


def test_the_caret_goes_to_the_words_of_a_heading (ui):
    """Where there is no room in the margin for its markers, too, and on in the column that it came from."""
    text = 'one two\n\n### Head\n\nthree four'
    head, words = text.index ('#'), text.index ('Head')
    for mode in ('hide', 'dim'):
        body = open_story (ui, text, mode)
        ui.resize (360, 500)
        ui.settle ()
        assert mode == 'hide' or box (body, words).x > box (body, 0).x
        for start in (0, 1):
            press (ui, body, 'ctrl+Home', *['Right'] * start, 'Down', 'Down')
            # Hidden, they take no place: the words begin in the column of all words
            ui.wait_for (lambda: words <= ui.caret (body) <= words + (start if mode == 'hide' else 0), what='the caret before the words')
            press (ui, body, 'Down', 'Down')
            ui.wait_for (lambda: ui.caret (body) <= text.index ('three') + start, what='the caret in its column')
            press (ui, body, 'Up', 'Up', 'Up', 'Up')
            ui.wait_for (lambda: ui.caret (body) <= start, what='the caret in its column')
        press (ui, body, 'ctrl+Home', 'shift+Down', 'shift+Down')
        ui.wait_for (lambda: ui.caret (body) == words and Atspi.Text.get_selection (body, 0).end_offset == words)
        # The markers are reached from the words
        press (ui, body, 'Right', 'Left', 'Left')
        ui.wait_for (lambda: head < ui.caret (body) < words)
        ui.stop ()


def test_only_what_hangs_hangs (ui):
    """As when the caret goes from an item of a list to a paragraph, and shows and hides markup in both."""
    assert newsroom_ui.run (LINES).split () == ['60', '0']


def test_a_pair_goes_at_once (ui):
    text = 'one **two** three'
    body = open_story (ui, text, 'hide')
    for keys in (('ctrl+Home', *['Right'] * 11, 'BackSpace'), ('ctrl+Home', *['Right'] * 4, 'Delete'),
                 ('ctrl+Home', *['Right'] * 6, 'BackSpace'), ('ctrl+Home', *['Right'] * 9, 'Delete')):
        press (ui, body, *keys)
        ui.wait_for (lambda: ui.text (body) == 'one two three')
        press (ui, body, 'ctrl+z')
        ui.wait_for (lambda: ui.text (body) == text)
    # What was just typed goes letter by letter
    press (ui, body, 'ctrl+End', 'space')
    ui.type_text ('*it*')
    press (ui, body, 'BackSpace')
    ui.wait_for (lambda: ui.text (body) == text + ' *it')


def test_a_heading_becomes_a_paragraph (ui):
    body = open_story (ui, '## Head *it*\n\nwords', 'hide')
    press (ui, body, 'Right', 'Right', 'Right', 'BackSpace')
    ui.wait_for (lambda: ui.text (body) == 'Head *it*\n\nwords')
    press (ui, body, 'ctrl+z')
    ui.wait_for (lambda: ui.text (body) == '## Head *it*\n\nwords')


def test_what_is_copied_is_the_source (ui):
    text = 'one **two** three'
    body = open_story (ui, text, 'hide')
    press (ui, body, 'ctrl+a', 'ctrl+c', 'ctrl+End', 'ctrl+v')
    ui.wait_for (lambda: ui.text (body) == text + text)


def test_the_mode_is_chosen_in_the_menu (ui):
    body = open_story (ui, 'one **two** three')
    assert is_seen (body, 4)
    for letter, hidden in (('h', True), ('d', False), ('l', False)):
        ui.click (ui.find ('push button', 'Article Menu'))
        ui.wait_for (ui.menus)
        ui.settle ()
        ui.key ('v')
        ui.take_item (letter)
        ui.wait_for (lambda: is_seen (body, 4) != hidden)
    assert setting () == "'plain'"


def test_notes_and_marks_are_seen_where_all_is_plain (ui):
    text = 'one **two** TK {>> three <<}'
    body = open_story (ui, text, 'plain')

    def marked ():
        return [text[start:end] for start, end, attributes in newsroom_text.runs (body, 0, len (text)) if attributes.get ('bg-color')]

    ui.wait_for (lambda: marked () == ['TK', '{>> three <<}'], what='marks and not %s' % marked ())
    start = text.index ('two')
    assert newsroom_text.runs (body, start, start + 3)[0][2].get ('weight', '400') == '400'


def setting ():
    return newsroom_ui.run ('gsettings', 'get', 'com.example.Newsroom', 'markup').strip ()


def test_the_mode_is_chosen_in_the_preferences (ui):
    body = open_story (ui, 'one **two** three')
    ui.key ('ctrl+comma')
    ui.activate ()
    ui.key ('alt+m')
    ui.key ('Down', 'Return')
    ui.wait_for (lambda: setting () == "'hide'")
    ui.key ('Escape')
    ui.activate ()
    ui.wait_for (lambda: not is_seen (body, 4))


FAMILY = '\U0001F468\u200D\U0001F469\u200D\U0001F467'


def test_letters_of_more_than_one_key (ui):
    """Composed with a dead key, with an accent of its own, emoji of several: in every mode each is
    typed, passed and deleted as one."""
    for mode in MODES:
        body = open_story (ui, 'one **two**', mode)
        press (ui, body, 'End', 'space', 'dead_acute', 'e')
        ui.wait_for (lambda: ui.text (body) == 'one **two** é')
        press (ui, body, 'BackSpace')
        ui.wait_for (lambda: ui.text (body) == 'one **two** ')
        ui.type_text ('*x' + FAMILY + '*')
        ui.wait_for (lambda: ui.text (body).endswith (FAMILY + '*'))
        press (ui, body, 'Left', 'Left')
        ui.wait_for (lambda: ui.caret (body) == len ('one **two** *x'))
        press (ui, body, 'Right', 'BackSpace')
        ui.wait_for (lambda: ui.text (body) == 'one **two** *x*')
        ui.type_text ('n\u0303')
        press (ui, body, 'Left')
        ui.wait_for (lambda: ui.caret (body) == len ('one **two** *x'))
        press (ui, body, 'Delete')
        ui.wait_for (lambda: ui.text (body) == 'one **two** *x*')
        ui.stop ()


def test_right_to_left (ui):
    """In every mode Left goes on in the text, and each place is reached."""
    text = 'שלום **עולם** וגם'
    for mode in MODES:
        body = open_story (ui, text, mode)
        first, fourth = box (body, 0), box (body, 3)
        assert first is None or first.x > fourth.x
        places = walk (ui, body, 'Left', len (text))
        assert places == list (range (1, len (text) + 1)), (mode, places)
        ui.type_text (' *ב*')
        press (ui, body, 'BackSpace', 'BackSpace')
        ui.wait_for (lambda: ui.text (body) == text + ' *')
        ui.stop ()


def test_a_task_that_is_done_begins_at_the_right (ui):
    """As does one that is to be done, whose box has no Latin letter in it."""
    text = '- [ ] שלום\n- [x] שלום\n- [x] done'
    for mode in ('hide', 'dim'):
        body = open_story (ui, text, mode)
        ends = []
        for line in text.split ('\n'):
            boxes = [box (body, text.index (line) + i) for i in range (len ('- '), len (line))]
            ends.append (max (one.x + one.width for one in boxes))
        assert abs (ends[0] - ends[1]) < 10 and ends[2] < ends[0] - 100, ends
        ui.screenshot ('task-at-the-right-' + mode)
        ui.stop ()


def test_the_caret_is_in_sight (ui):
    for mode in MODES:
        body = open_story (ui, STORY * 3, mode)
        ui.resize (700, 400)
        press (ui, body, *['Down'] * 60, 'Page_Up', 'ctrl+End', 'Page_Up', 'Page_Up', 'Up', 'End', 'ctrl+Home')
        ui.stop ()


newsroom_ui.main ()
