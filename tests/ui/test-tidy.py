"""test-tidy — what commands put into a body goes when no words came of it, in the real window

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

import newsroom_ui


def start (ui, text):
    """Opens an article with that body; the caret is at its end."""
    story = newsroom_ui.write (ui, 'story.md', f'# Headline\n\n{text}\n')
    ui.start (str (story))
    body = ui.find ('text', re.compile ('^(Body|Text)$'))
    ui.click_at (body)
    ui.key ('ctrl+End')
    shows (ui, body, text)
    return body


def shows (ui, body, text):
    ui.wait_for (lambda: ui.text (body) == text, what=f'“{text}” in place of “{ui.text (body)}”')


def test_break_with_no_line_behind_it_goes (ui):
    body = start (ui, 'one\n\ntwo')
    ui.key ('shift+Return')
    shows (ui, body, 'one\n\ntwo\\\n')
    ui.key ('Up')
    shows (ui, body, 'one\n\ntwo')
    # Nor was there anything to undo
    ui.key ('ctrl+Home', 'End', 'shift+Return')
    shows (ui, body, 'one\\\n\n\ntwo')
    ui.key ('Down')
    shows (ui, body, 'one\n\ntwo')
    ui.key ('ctrl+Home', 'x', 'ctrl+z')
    shows (ui, body, 'one\n\ntwo')
    # Blanks are no words
    ui.key ('End', 'shift+Return', 'space', 'ctrl+End')
    shows (ui, body, 'one\n\ntwo')
    # A line stays, and so does what somebody typed
    ui.key ('shift+Return')
    ui.type_text ('three\\')
    ui.key ('Return', 'ctrl+Home')
    shows (ui, body, 'one\n\ntwo\\\nthree\\\n')


def test_break_goes_with_keys (ui):
    body = start (ui, 'one')
    ui.key ('shift+Return', 'BackSpace')
    shows (ui, body, 'one')
    for keys in (('shift+Return', 'Return'), ('shift+Return', 'shift+Return')):
        ui.key (*keys)
        shows (ui, body, 'one\n\n')
        ui.key ('ctrl+z')
        shows (ui, body, 'one')
    ui.key ('ctrl+shift+l', 'End', 'shift+Return', 'Return')
    ui.type_text ('two')
    shows (ui, body, '- one\n- two')


def test_break_goes_with_the_marks_behind_it (ui):
    body = start (ui, 'one\n\ntwo')
    ui.key ('ctrl+Home', 'End', 'shift+Return', 'ctrl+b')
    shows (ui, body, 'one\\\n****\n\ntwo')
    ui.key ('Up')
    shows (ui, body, 'one\n\ntwo')
    ui.key ('End', 'shift+Return', 'ctrl+i')
    ui.type_text ('three')
    shows (ui, body, 'one\\\n*three*\n\ntwo')
    ui.key ('ctrl+End')
    shows (ui, body, 'one\\\n*three*\n\ntwo')


def test_break_goes_though_words_can_come_back (ui):
    body = start (ui, 'one')
    ui.key ('shift+Return')
    ui.type_text ('two')
    ui.key ('Up', 'ctrl+z')
    shows (ui, body, 'one\\\n')
    ui.key ('Up')
    shows (ui, body, 'one')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one\\\ntwo')


def test_break_is_not_exported (ui):
    body = start (ui, 'one')
    ui.key ('shift+Return', 'ctrl+shift+c')
    shows (ui, body, 'one')
    ui.key ('shift+Return')
    shows (ui, body, 'one\\\n')
    ui.click_at (ui.find ('text', 'Headline'))
    shows (ui, body, 'one')
    ui.click_at (body)
    ui.key ('ctrl+End', 'shift+Return')
    shows (ui, body, 'one\\\n')
    ui.stop ()
    article = ui.cli_json ('list')[0]['id']
    assert ui.cli_json ('show', article)['body_markdown'].rstrip ('\n') == 'one'


def test_blanks_that_undoing_brings_back_come_outside (ui):
    body = start (ui, 'one')
    ui.key ('space', 'ctrl+b')
    ui.type_text ('two three')
    ui.key ('End')
    ui.type_text ('x')
    shows (ui, body, 'one **two three**x')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, 'one **two **')
    ui.key ('Home')
    shows (ui, body, 'one **two** ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one **two three**')


def test_marks_that_were_typed_are_left_alone (ui):
    body = start (ui, 'x')
    ui.key ('Return')
    ui.type_text ('**one **')
    ui.key ('Left', 'Left')
    ui.type_text ('two three')
    ui.key ('ctrl+z')
    typed = ui.text (body)
    assert typed.endswith ('**one two **'), typed
    ui.key ('ctrl+Home', 'Delete')
    shows (ui, body, typed.removeprefix ('x'))


def test_blanks_come_outside_of_two_pairs (ui):
    body = start (ui, 'one')
    ui.key ('space', 'ctrl+b', 'ctrl+i')
    ui.type_text ('tweo')
    ui.key ('BackSpace', 'BackSpace', 'o')
    ui.type_text (' three four')
    shows (ui, body, 'one ***two three four***')
    ui.key ('ctrl+z')
    shows (ui, body, 'one ***two three ***')
    ui.key ('Home')
    shows (ui, body, 'one ***two three*** ')


def test_blanks_outside_are_undone_with_their_words (ui):
    body = start (ui, 'one')
    ui.key ('space', 'ctrl+b')
    ui.type_text ('two ')
    ui.key ('End')
    shows (ui, body, 'one **two** ')
    ui.key ('ctrl+z', 'Home')
    shows (ui, body, 'one ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one **two** ')

def select (ui, start, n):
    ui.key ('ctrl+Home', *['Right'] * start, *['shift+Right'] * n)


def test_marks_go_with_all_their_words (ui):
    text = '**two** ~~four~~ `five` [six](/x) end'
    body = start (ui, text)
    for word, left in (
        ('two', ' ~~four~~ `five` [six](/x) end'),
        ('four', '**two**  `five` [six](/x) end'),
        ('five', '**two** ~~four~~  [six](/x) end'),
        ('six', '**two** ~~four~~ `five`  end'),
    ):
        for keys in (('Delete',), ('ctrl+x',), ('Right', 'ctrl+BackSpace'), ('Right',) + ('BackSpace',) * len (word)):
            select (ui, text.index (word), len (word))
            ui.key (*keys)
            ui.key ('End')
            shows (ui, body, left)
            # One step brings back all
            ui.key ('ctrl+z')
            shows (ui, body, text)
            ui.key ('ctrl+shift+z')
            shows (ui, body, left)
            ui.key ('ctrl+z')
            shows (ui, body, text)


def test_marks_stay_for_words_that_come_at_once (ui):
    body = start (ui, 'one **two** three')
    select (ui, 6, 3)
    ui.key ('Delete')
    shows (ui, body, 'one **** three')
    ui.type_text ('new')
    ui.key ('End')
    shows (ui, body, 'one **new** three')
    ui.key ('ctrl+z', 'End')
    shows (ui, body, 'one  three')
    ui.key ('ctrl+z')
    shows (ui, body, 'one **two** three')
    # Another Delete takes them, and marks that somebody typed around nothing stay
    select (ui, 6, 3)
    ui.key ('Delete', 'Delete')
    shows (ui, body, 'one  three')
    ui.key ('End')
    ui.type_text (' ****')
    ui.key ('Left', 'Left', 'Home')
    shows (ui, body, 'one  three ****')


def test_marks_stay_whole (ui):
    """What is left of bold words keeps its marks, whatever takes the others; that is one step."""
    text = 'a **bold text** and *it* end'
    body = start (ui, text)
    for keys in (('Delete',), ('BackSpace',), ('ctrl+x',)):
        select (ui, text.index ('text'), len ('text** and *i'))
        ui.key (*keys)
        shows (ui, body, 'a **bold** *t* end')
        ui.key ('ctrl+z')
        shows (ui, body, text)
    ui.type_text ('x')
    shows (ui, body, 'a **bold** x*t* end')
    ui.type_text ('y ')
    shows (ui, body, 'a **bold** xy *t* end')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, text)
    # Marks alone are what is meant
    select (ui, text.index ('**'), 2)
    ui.key ('Delete')
    shows (ui, body, 'a bold text** and *it* end')
    ui.key ('ctrl+z')
    # A command takes what it says
    select (ui, text.index ('text'), len ('text** and *i'))
    ui.key ('ctrl+e')
    shows (ui, body, text)


def test_numbers_follow_the_items (ui):
    text = '1. one\n2. two\n3. three\n4. four'
    body = start (ui, text)

    def back ():
        ui.key ('ctrl+z')
        shows (ui, body, text)

    # A new one
    ui.key ('ctrl+Home', 'End', 'Return')
    shows (ui, body, '1. one\n2. \n3. two\n4. three\n5. four')
    ui.type_text ('new')
    shows (ui, body, '1. one\n2. new\n3. two\n4. three\n5. four')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, '1. one\n\n2. two\n3. three\n4. four')
    back ()
    # One that goes further in, or is none any more, or is deleted
    ui.key ('ctrl+Home', 'Down', 'End', 'Tab')
    shows (ui, body, '1. one\n   1. two\n2. three\n3. four')
    ui.key ('shift+Tab')
    shows (ui, body, text)
    ui.key ('Home', 'Right', 'Right', 'Right', 'BackSpace')
    shows (ui, body, '1. one\n\ntwo\n\n2. three\n3. four')
    back ()
    ui.key ('ctrl+Home', 'Down', 'Home', 'shift+Down', 'Delete')
    shows (ui, body, '1. one\n2. three\n3. four')
    ui.wait_for (lambda: ui.caret (body) == 7)
    back ()
    ui.key ('ctrl+Home', 'shift+Down', 'ctrl+x')
    shows (ui, body, '1. two\n2. three\n3. four')
    back ()
    ui.key ('ctrl+shift+z')
    shows (ui, body, '1. two\n2. three\n3. four')
    ui.key ('ctrl+z')
    ui.key ('ctrl+Home', 'End', 'shift+Down', 'shift+End', 'BackSpace')
    shows (ui, body, '1. one\n2. three\n3. four')
    back ()


newsroom_ui.main ()
