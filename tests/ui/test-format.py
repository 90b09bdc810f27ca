"""test-format — markup by keys, by the bar and by menus, in the real window

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import subprocess

import newsroom_ui


def start (ui, text='', **options):
    """Opens an article with that body; the caret is at its end."""
    story = newsroom_ui.write (ui, 'story.md', f'# Headline\n\n{text or "x"}\n')
    ui.start (str (story), **options)
    body = ui.find ('text', re.compile ('^(Body|Text)$'))
    ui.click_at (body)
    if not text:
        ui.key ('ctrl+a', 'BackSpace')
    ui.key ('ctrl+End')
    shows (ui, body, text)
    return body


def shows (ui, body, text):
    ui.wait_for (lambda: ui.text (body) == text, what=f'“{text}” in place of “{ui.text (body)}”')


KEYS = (
    ('ctrl+b', 'one **two**'),
    ('ctrl+i', 'one *two*'),
    ('ctrl+shift+x', 'one ~~two~~'),
    ('ctrl+shift+m', 'one `two`'),
    ('ctrl+alt+1', '# one two'),
    ('ctrl+alt+2', '## one two'),
    ('ctrl+alt+3', '### one two'),
    ('ctrl+alt+4', '#### one two'),
    ('ctrl+alt+5', '##### one two'),
    ('ctrl+alt+6', '###### one two'),
    ('ctrl+shift+b', '> one two'),
    ('ctrl+shift+l', '- one two'),
    ('ctrl+shift+o', '1. one two'),
    ('ctrl+shift+k', '- [ ] one two'),
)


def test_each_key_there_and_back (ui):
    body = start (ui, 'one two')
    ui.key ('Left')
    for key, text in KEYS:
        ui.key (key)
        shows (ui, body, text)
        ui.key (key)
        shows (ui, body, 'one two')
        ui.key ('ctrl+z')
        shows (ui, body, text)
        ui.key ('ctrl+z')
        shows (ui, body, 'one two')
        ui.key ('ctrl+shift+z')
        shows (ui, body, text)
        ui.key ('ctrl+z')
        shows (ui, body, 'one two')
    ui.key ('ctrl+alt+2')
    ui.key ('ctrl+alt+0')
    shows (ui, body, 'one two')
    ui.key ('ctrl+b', 'ctrl+shift+r')
    shows (ui, body, 'one two')
    ui.key ('ctrl+b', 'ctrl+backslash')
    shows (ui, body, 'one two')


def test_writing_goes_on_in_the_marks (ui):
    body = start (ui)
    ui.key ('ctrl+b')
    ui.type_text ('Stopp')
    shows (ui, body, '**Stopp**')
    ui.key ('End')
    ui.type_text (' now')
    shows (ui, body, '**Stopp** now')


def test_the_key_again_ends_it (ui):
    body = start (ui)
    ui.type_text ('One. ')
    ui.key ('ctrl+b')
    ui.type_text ('Two')
    ui.key ('ctrl+b')
    ui.type_text (' three ')
    ui.key ('ctrl+i')
    ui.type_text ('four. ')
    ui.key ('ctrl+i')
    ui.type_text ('Five')
    ui.key ('ctrl+shift+x')
    ui.type_text ('six')
    shows (ui, body, 'One. **Two** three *four.* Five~~six~~')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, 'One. **Two** three *four.* Five')
    # Before the words, too: out, and in again
    ui.key ('Home', *['Right'] * 7)
    ui.key ('ctrl+b')
    ui.type_text ('x')
    ui.key ('ctrl+b')
    ui.type_text ('y')
    shows (ui, body, 'One. x**yTwo** three *four.* Five')


def test_marks_without_words_go (ui):
    body = start (ui, 'one two')
    for key in ('ctrl+b', 'ctrl+i', 'ctrl+shift+x', 'ctrl+shift+m'):
        for leave in ('Left', 'Right', 'Home', 'BackSpace', 'Delete', 'ctrl+Home'):
            ui.key ('ctrl+End', key)
            ui.wait_for (lambda: ui.text (body) != 'one two')
            ui.key (leave)
            shows (ui, body, 'one two')
    # Nothing of it is left to undo
    ui.key ('ctrl+z')
    shows (ui, body, 'one two')
    # Typed elsewhere at once, on a new line, and by the pointer
    ui.key ('ctrl+End', 'ctrl+b', 'Home')
    ui.type_text ('x')
    shows (ui, body, 'xone two')
    ui.key ('ctrl+End', 'ctrl+b', 'ctrl+i', 'Return')
    shows (ui, body, 'xone two\n\n')
    ui.key ('ctrl+b')
    shows (ui, body, 'xone two\n\n****')
    ui.click_at (ui.find ('text', 'Headline'))
    click_first_words (ui, body, 1)
    shows (ui, body, 'xone two\n\n')
    # Words that came and went
    ui.key ('ctrl+End', 'ctrl+b')
    ui.type_text ('ab')
    ui.key ('BackSpace', 'BackSpace')
    shows (ui, body, 'xone two\n\n****')
    ui.key ('Up')
    shows (ui, body, 'xone two\n\n')
    # What somebody typed is theirs
    ui.key ('ctrl+End')
    ui.type_text ('****')
    ui.key ('Left', 'Left', 'Home', 'Up')
    shows (ui, body, 'xone two\n\n****')


def test_marks_go_when_another_text_is_written (ui):
    body = start (ui, 'one ')
    ui.key ('ctrl+b')
    shows (ui, body, 'one ****')
    # The bar gives the caret back
    ui.click_at (ui.find ('push button', 'Italic'))
    shows (ui, body, 'one ******')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.type_text ('two')
    shows (ui, body, 'one ***two***')
    ui.key ('End', 'ctrl+shift+x')
    shows (ui, body, 'one ***two***~~~~')
    ui.click_at (ui.find ('text', 'Headline'))
    shows (ui, body, 'one ***two***')
    ui.type_text ('New ')
    ui.wait_for (lambda: 'New ' in ui.text (ui.find ('text', 'Headline')))


def test_marks_go_though_words_can_come_back (ui):
    body = start (ui, 'one ')
    ui.key ('ctrl+b')
    ui.type_text ('two')
    shows (ui, body, 'one **two**')
    ui.key ('ctrl+z')
    shows (ui, body, 'one ****')
    ui.key ('Home')
    shows (ui, body, 'one ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one **two**')
    # All of it can be taken back, and done again
    ui.key ('ctrl+z')
    shows (ui, body, 'one ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one **two**')
    # The caret was elsewhere in between
    ui.key ('End')
    ui.type_text ('x')
    shows (ui, body, 'one **two**x')
    for text in ('one **two**', 'one '):
        ui.key ('ctrl+z')
        shows (ui, body, text)
    # Nor are they exported
    ui.key ('ctrl+i')
    ui.type_text ('three')
    ui.key ('ctrl+z')
    shows (ui, body, 'one **')
    ui.key ('ctrl+shift+c')
    shows (ui, body, 'one ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one *three*')


def test_marks_of_two_keys_go_though_words_can_come_back (ui):
    body = start (ui, 'one ')
    ui.key ('ctrl+b', 'ctrl+i')
    ui.type_text ('two')
    ui.key ('End')
    ui.type_text ('x')
    shows (ui, body, 'one ***two***x')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, 'one ******')
    ui.key ('Home')
    shows (ui, body, 'one ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one ***two***')
    # What somebody typed is theirs
    ui.key ('End')
    ui.type_text (' ****')
    ui.key ('Left', 'Right')
    ui.type_text ('a')
    ui.key ('ctrl+z', 'Home')
    shows (ui, body, 'one ***two*** ****')


def test_blanks_come_outside_though_words_can_come_back (ui):
    body = start (ui, 'one ')
    ui.key ('ctrl+b')
    ui.type_text ('two three')
    ui.key ('ctrl+z')
    shows (ui, body, 'one **two **')
    ui.key ('Home')
    shows (ui, body, 'one **two** ')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one **two three**')
    ui.key ('ctrl+z')
    shows (ui, body, 'one **two** ')


def test_blanks_come_outside_the_marks (ui):
    body = start (ui, 'one')
    ui.key ('ctrl+b')
    ui.type_text (' two ')
    shows (ui, body, 'one **two **')
    ui.key ('End')
    shows (ui, body, 'one **two** ')
    ui.type_text ('three')
    shows (ui, body, 'one **two** three')


def test_marks_without_words_are_not_exported (ui):
    body = start (ui, 'one two')
    ui.key ('ctrl+b')
    shows (ui, body, 'one two****')
    ui.key ('ctrl+shift+c')
    shows (ui, body, 'one two')


def test_selection_stays (ui):
    body = start (ui, 'Der Bürgermeister 👩‍👩‍👧 sprach.\n\nDie Brücke steht.')
    ui.key ('ctrl+a', 'ctrl+b')
    shows (ui, body, '**Der Bürgermeister 👩‍👩‍👧 sprach.**\n\n**Die Brücke steht.**')
    ui.key ('ctrl+i')
    shows (ui, body, '***Der Bürgermeister 👩‍👩‍👧 sprach.***\n\n***Die Brücke steht.***')
    ui.key ('ctrl+b', 'ctrl+i')
    shows (ui, body, 'Der Bürgermeister 👩‍👩‍👧 sprach.\n\nDie Brücke steht.')
    ui.key ('Home', 'Right', 'ctrl+b')
    shows (ui, body, '**Der** Bürgermeister 👩‍👩‍👧 sprach.\n\nDie Brücke steht.')
    # What was selected before is selected again
    ui.key ('ctrl+z', 'ctrl+a', 'ctrl+i', 'ctrl+z', 'ctrl+b')
    shows (ui, body, '**Der Bürgermeister 👩‍👩‍👧 sprach.**\n\n**Die Brücke steht.**')


def test_what_cannot_be_is_said (ui):
    body = start (ui, '    code')
    ui.key ('ctrl+b')
    ui.toast ('Code takes no formatting')
    shows (ui, body, '    code')
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('# Head')
    ui.key ('ctrl+shift+l')
    ui.toast ('A heading cannot be in a list. Make it a paragraph first.')
    ui.key ('ctrl+alt+0', 'ctrl+alt+0')
    ui.toast ('There is nothing to change here')
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('**one!two**')
    ui.key (*['Left'] * 5, 'ctrl+b')
    ui.toast ('Bold and the like cannot begin or end between a punctuation mark and a letter. Put a space there first.')
    shows (ui, body, '**one!two**')


def test_not_in_the_headline (ui):
    start (ui, 'one')
    ui.key ('shift+Tab', 'shift+Tab', 'shift+Tab', 'shift+Tab')
    headline = ui.find ('text', 'Headline')
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.key ('ctrl+b', 'ctrl+i', 'ctrl+alt+1')
    assert ui.text (headline) == 'Headline', ui.text (headline)
    assert ui.text (ui.find ('text', 'Body')) == 'one'


def test_bar_by_pointer_and_by_keys (ui):
    body = start (ui, 'one two')
    ui.screenshot ('format-wide')
    ui.key ('Left')
    ui.click_at (ui.find ('push button', 'Bold'))
    shows (ui, body, 'one **two**')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.type_text ('o')
    shows (ui, body, 'one **twoo**')
    # One stop for Tab, in which the arrows go from button to button
    ui.key ('shift+Tab', 'shift+Tab', 'shift+Tab', 'shift+Tab', 'shift+Tab')
    ui.key ('Right', 'Right')
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', 'Italic'), 'focused'))
    ui.key ('space')
    shows (ui, body, 'one ***twoo***')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))


BUTTONS = {'Bold', 'Italic', 'Strikethrough', 'Link', 'Quote', 'Bulleted List', 'Numbered List'}


def pressed (ui):
    return {b.get_name () for b in ui.find_all ('push button') if b.get_name () in BUTTONS and ui.has_state (b, 'pressed')}


def presses (ui, *names):
    ui.wait_for (lambda: pressed (ui) == set (names), what=f'{names} to be pressed')


def test_bar_shows_what_is_at_the_caret (ui):
    body = start (ui, '> - **one *two*** [three](http://example.org)\n\n## Four ~~five~~\n\n1. six')
    presses (ui, 'Numbered List')
    ui.key ('Up', 'Up', 'Home')
    ui.find (None, 'Heading 2')
    presses (ui)
    ui.screenshot ('format-heading')
    ui.key ('End', 'Left', 'Left')
    presses (ui, 'Strikethrough')
    ui.key ('ctrl+Home', *['Right'] * 7)
    presses (ui, 'Quote', 'Bulleted List', 'Bold')
    ui.key (*['Right'] * 6)
    presses (ui, 'Quote', 'Bulleted List', 'Bold', 'Italic')
    ui.screenshot ('format-pressed')
    ui.key ('End', 'Left')
    ui.find (None, 'Heading')
    presses (ui, 'Quote', 'Bulleted List', 'Link')
    # By command, with a selection, and where nothing was written yet
    ui.key ('ctrl+End', 'ctrl+b')
    presses (ui, 'Numbered List', 'Bold')
    ui.key ('ctrl+b')
    presses (ui, 'Numbered List')
    ui.key ('shift+Home', 'ctrl+i')
    presses (ui, 'Numbered List', 'Italic')
    # By the pointer, there and back; and what cannot be done is not shown
    ui.click_at (ui.find ('push button', 'Italic'))
    presses (ui, 'Numbered List')
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('# Head')
    presses (ui)
    ui.click_at (ui.find ('push button', 'Bulleted List'))
    ui.toast ('A heading cannot be in a list. Make it a paragraph first.')
    presses (ui)
    shows (ui, body, '# Head')


def test_context_menu (ui):
    body = start (ui, 'one two')
    ui.key ('Left')
    ui.key ('shift+F10')
    ui.wait_for (ui.menus, what='the menu')
    ui.screenshot ('format-context')
    ui.key ('m')
    ui.take_item ('i')
    shows (ui, body, 'one *two*')


def test_bar_can_be_hidden (ui):
    start (ui, 'one')
    ui.find ('push button', 'Bold')
    ui.key ('ctrl+comma')
    ui.find ('label', 'Preferences')
    ui.activate ()
    ui.key ('alt+a')
    ui.key ('Escape')
    ui.activate ()
    ui.gone ('push button', 'Bold')


def test_narrow_dark_and_german (ui):
    body = start (ui, 'eins zwei', language='de', dark=True)
    ui.resize (360, 640)
    ui.wait_for (lambda: newsroom_ui.Atspi.Component.get_extents (body, newsroom_ui.Atspi.CoordType.WINDOW).width <= 360)
    ui.key ('Left')
    ui.click_at (ui.find ('push button', 'Fett'))
    shows (ui, body, 'eins **zwei**')
    ui.click_at (ui.find (None, 'Überschrift'))
    ui.wait_for (ui.menus, what='the menu')
    ui.screenshot ('format-narrow')
    ui.take_item ('2')
    shows (ui, body, '## eins **zwei**')


def test_enter_goes_on_with_lists (ui):
    body = start (ui)
    ui.type_text ('- one\ntwo\n')
    shows (ui, body, '- one\n- two\n- ')
    # The mark is a step of its own
    ui.key ('ctrl+z')
    shows (ui, body, '- one\n- two\n')
    ui.key ('ctrl+shift+z')
    shows (ui, body, '- one\n- two\n- ')
    ui.type_text ('\nEnd')
    shows (ui, body, '- one\n- two\n\nEnd')
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('9. nine\nten\n\n> quoted\non\n\nEnd')
    shows (ui, body, '9. nine\n10. ten\n\n> quoted\n>\n> on\n\nEnd')
    # What is typed between two items takes the second one not into it
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('1. one\ntwo')
    ui.key ('Up', 'End', 'Return', 'Return')
    ui.type_text ('Words')
    shows (ui, body, '1. one\n\nWords\n\n2. two')


def test_enter_begins_a_paragraph (ui):
    body = start (ui)
    ui.type_text ('One.\nTwo.')
    shows (ui, body, 'One.\n\nTwo.')
    ui.key ('ctrl+z')
    shows (ui, body, 'One.\n\n')
    ui.key ('ctrl+z')
    shows (ui, body, 'One.')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'One.\n\n')
    ui.key ('Return')
    ui.type_text ('Two.')
    ui.key ('shift+Return')
    ui.type_text ('three')
    shows (ui, body, 'One.\n\nTwo.\\\nthree')
    ui.key ('Return')
    ui.type_text ('```\nx\ny')
    shows (ui, body, 'One.\n\nTwo.\\\nthree\n\n```\nx\ny')
    # What is selected goes, as one step
    for written, result in (('one two', 'one \n\n'), ('- one two', '- one \n- ')):
        ui.key ('ctrl+a')
        ui.type_text (written)
        ui.key ('shift+ctrl+Left', 'Return')
        shows (ui, body, result)
        ui.key ('ctrl+z')
        shows (ui, body, written)
    ui.key ('ctrl+comma')
    ui.activate ()
    ui.find ('label', 'Enter Begins a Paragraph')
    ui.key ('alt+g')
    ui.key ('Escape')
    ui.activate ()
    ui.key ('ctrl+a')
    ui.type_text ('One.\nTwo.')
    shows (ui, body, 'One.\nTwo.')
    ui.stop ()


def test_enter_ends_bold (ui):
    body = start (ui)
    ui.key ('ctrl+b')
    ui.type_text ('Now:\nthen')
    shows (ui, body, '**Now:**\n\nthen')
    ui.key ('ctrl+a')
    ui.type_text ('- **one two** three')
    ui.key (*['Left'] * len ('two** three'))
    ui.key ('Return')
    shows (ui, body, '- **one**\n- **two** three')
    ui.type_text ('and ')
    shows (ui, body, '- **one**\n- **and two** three')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, '- **one two** three')
    ui.key ('ctrl+shift+z')
    shows (ui, body, '- **one**\n- **two** three')
    ui.type_text ('x')
    shows (ui, body, '- **one**\n- **xtwo** three')
    ui.stop ()


def test_tab_moves_items (ui):
    body = start (ui)
    ui.type_text ('- one\ntwo')
    ui.key ('Tab')
    shows (ui, body, '- one\n  - two')
    ui.key ('Tab')
    shows (ui, body, '- one\n  - two')
    ui.key ('shift+Tab')
    shows (ui, body, '- one\n- two')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, '- one\n- two')
    # At the outermost there is no further out: who presses once too often goes on there
    ui.key ('shift+Tab')
    ui.type_text ('s')
    shows (ui, body, '- one\n- twos')
    ui.key ('ctrl+End', 'Return', 'Return', 'Tab')
    ui.type_text ('text')
    ui.key ('Tab')
    shows (ui, body, '- one\n- twos\n\ntext\t')
    ui.key ('Home', 'Tab', 'ctrl+a', 'Tab')
    ui.type_text ('x')
    shows (ui, body, 'x')
    # In prose the key leaves the body, as every field
    ui.key ('shift+Tab')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Dateline'), 'focused'))


def test_backspace_takes_the_mark (ui):
    body = start (ui, '- one')
    ui.key ('Home', 'Right', 'Right')
    ui.key ('BackSpace')
    shows (ui, body, 'one')
    ui.key ('ctrl+z')
    shows (ui, body, '- one')


def test_paragraphs_move (ui):
    body = start (ui, 'one\n\ntwo\n\n- three\n- four')
    ui.key ('alt+Up')
    shows (ui, body, 'one\n\ntwo\n\n- four\n- three')
    ui.key ('ctrl+z')
    shows (ui, body, 'one\n\ntwo\n\n- three\n- four')
    ui.key ('ctrl+Home', 'alt+Down', 'alt+Down')
    shows (ui, body, 'two\n\n- three\n- four\n\none')
    ui.type_text ('X')
    shows (ui, body, 'two\n\n- three\n- four\n\nXone')
    ui.key ('BackSpace', 'alt+Up', 'alt+Up', 'alt+Up')
    shows (ui, body, 'one\n\ntwo\n\n- three\n- four')


def test_keys_for_code_are_off (ui):
    """Those of GtkSourceView that change numbers and swap words."""
    text = 'In 2026 one two.'
    body = start (ui, text)
    ui.key ('ctrl+Home', *['Right'] * 4, 'ctrl+shift+a')
    ui.type_text ('X')
    shows (ui, body, 'In 2X026 one two.')
    ui.key ('ctrl+z')
    shows (ui, body, text)
    for key in ('alt+Left', 'alt+Right'):
        ui.key ('ctrl+Home', *['ctrl+Right'] * 3, 'shift+ctrl+Left', key)
        ui.type_text ('X')
        shows (ui, body, 'In 2026 X two.')
        ui.key ('ctrl+z')
        shows (ui, body, text)
    ui.key ('ctrl+a', 'ctrl+shift+a')
    ui.type_text ('X')
    ui.wait_for (lambda: ui.text (body) in ('X' + text, text + 'X'), what='nothing to be selected')


def click_first_words (ui, body, n):
    """Clicks n times, as fast as a person, where the body's first words are: as far to the right as
    those of the headline."""
    box = ui.resting_place (body)
    headline = newsroom_ui.Atspi.Component.get_extents (ui.find ('text', 'Headline'), newsroom_ui.Atspi.CoordType.WINDOW)
    window = ui.display.windows (ui.process.pid)[-1]
    frame = newsroom_ui.Atspi.Component.get_extents (ui.shown_windows ()[-1], newsroom_ui.Atspi.CoordType.WINDOW)
    width, height = ui.display.size (window)
    ui.display.move (window, headline.x + 20 - 2 * frame.x + (width - frame.width) // 2,
                     box.y + 24 - 2 * frame.y + (height - frame.height) // 2)
    for _ in range (n):
        ui.display.click (1)
        ui.settle ()


def test_clicks_select_sentences_and_paragraphs (ui):
    settings = ui.folder / 'home' / 'config' / 'gtk-4.0' / 'settings.ini'
    settings.write_text (settings.read_text ().replace ('time=20', 'time=2000'))
    body = start (ui, 'It was late. He went home.\n\nEnd')
    click_first_words (ui, body, 3)
    ui.key ('ctrl+b')
    shows (ui, body, '**It was late.** He went home.\n\nEnd')
    ui.key ('ctrl+z')
    # Elsewhere: what follows is counted anew
    ui.click_at (ui.find ('text', 'Headline'))
    click_first_words (ui, body, 4)
    ui.key ('ctrl+b')
    shows (ui, body, '**It was late. He went home.**\n\nEnd')


def test_clicks_in_a_wrapped_paragraph (ui):
    """A line end in a paragraph is no more than a space, as in focus mode."""
    settings = ui.folder / 'home' / 'config' / 'gtk-4.0' / 'settings.ini'
    settings.write_text (settings.read_text ().replace ('time=20', 'time=2000'))
    body = start (ui, 'It was\nlate. He went\nhome.\n\nEnd')
    click_first_words (ui, body, 3)
    selects (ui, body, 'It was\nlate.')
    ui.click_at (ui.find ('text', 'Headline'))
    click_first_words (ui, body, 4)
    selects (ui, body, 'It was\nlate. He went\nhome.')


def selects (ui, body, text):
    def selected ():
        if newsroom_ui.Atspi.Text.get_n_selections (body) == 0:
            return ''
        place = newsroom_ui.Atspi.Text.get_selection (body, 0)
        return newsroom_ui.Atspi.Text.get_text (body, place.start_offset, place.end_offset)
    ui.wait_for (lambda: selected () == text, what=f'“{text}” selected in place of “{selected ()}”')


def copy (text):
    """Puts text into the clipboard, as another program does; xclip stays to hand it out."""
    subprocess.run (['xclip', '-in', '-selection', 'clipboard'], input=text.encode (), check=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)


def ask_for_link (ui):
    ui.key ('ctrl+k')
    ui.find ('push button', re.compile ('Set Link$'))
    ui.activate ()


def test_link (ui):
    body = start (ui, 'one **two** three')
    ui.key ('Home', 'ctrl+Right', 'Right', 'Right', 'Right', 'shift+ctrl+Right')
    ask_for_link (ui)
    ui.type_text ('www.example.org/a_(b)')
    ui.screenshot ('format-link')
    ui.key ('Return')
    ui.activate ()
    shows (ui, body, 'one **[two](<https://www.example.org/a_(b)>)** three')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.key ('ctrl+z')
    shows (ui, body, 'one **two** three')

    # An address on the clipboard is offered; Escape does nothing
    copy ('http://example.org/')
    ui.key ('ctrl+End')
    ask_for_link (ui)
    ui.wait_for (lambda: any (ui.text (t) == 'http://example.org/' for t in ui.find_all ('text')))
    ui.key ('Escape')
    ui.activate ()
    shows (ui, body, 'one **two** three')
    ask_for_link (ui)
    ui.wait_for (lambda: any (ui.text (t) == 'http://example.org/' for t in ui.find_all ('text')))
    ui.key ('Return')
    ui.activate ()
    shows (ui, body, 'one **two** [three](http://example.org/)')

    ui.key ('Left', 'Left')
    ask_for_link (ui)
    ui.answer ('Remove Link')
    shows (ui, body, 'one **two** three')


def test_an_address_is_completed (ui):
    """What is written without its beginning gets it, and one sees it; what leads nowhere is no link."""
    body = start (ui, 'one **two** three')
    ui.key ('Home', 'ctrl+Right', 'Right', 'Right', 'Right', 'shift+ctrl+Right')
    ask_for_link (ui)
    ui.type_text ('example.com/x')
    ui.find ('label', 'Leads to https://example.com/x')
    ui.key ('Return')
    ui.activate ()
    shows (ui, body, 'one **[two](https://example.com/x)** three')
    ui.key ('ctrl+z')
    ask_for_link (ui)
    ui.type_text ('a/b')
    ui.find ('label', re.compile ('^A link leads to a web page'))
    assert not ui.has_state (ui.find ('push button', re.compile ('Set Link$')), 'sensitive')
    ui.screenshot ('format-link-wrong')
    ui.key ('ctrl+a')
    ui.type_text ('mail@example.org')
    ui.find ('label', 'Leads to mailto:mail@example.org')
    ui.key ('Escape')
    ui.activate ()
    shows (ui, body, 'one **two** three')


def test_an_address_is_read_where_no_words_are_given (ui):
    body = start (ui, 'one')
    copy ('https://example.org/x')
    ui.key ('ctrl+End', 'Return')
    ask_for_link (ui)
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', re.compile ('Set Link$')), 'sensitive'))
    ui.key ('Return')
    ui.activate ()
    shows (ui, body, 'one\n\n[example.org/x](https://example.org/x)')


def test_a_link_by_words_and_then_an_address (ui):
    body = start (ui, 'one')
    copy ('no address')
    ui.key ('ctrl+End')
    ui.type_text (' ')
    ask_for_link (ui)
    # Return goes on to what is still to come
    ui.type_text ('two\nwww.example.org')
    ui.key ('Return')
    ui.activate ()
    shows (ui, body, 'one [two](https://www.example.org)')
    ui.stop ()


def test_a_link_that_leads_nowhere_is_said (ui):
    start (ui, 'one [two](example.org/x) [three](https://example.org/x)')
    ui.key ('ctrl+shift+c')
    ui.toast ('Article copied as HTML. 1 link leads nowhere: only its words are there.')

def table (ui, letter):
    """Takes an item of the menu of tables, by the keyboard."""
    ui.key ('shift+F10')
    ui.wait_for (ui.menus, what='the menu')
    ui.key ('m', 'a')
    ui.take_item (letter)


def test_keys_go_from_cell_to_cell (ui):
    body = start (ui)
    table (ui, 'i')
    for words in ('City', 'Count', 'Year', 'Ulm'):
        ui.type_text (words)
        ui.key ('Tab')
    ui.type_text ('1')
    # A row begins where the one above began; without a Tab the caret stays in its column
    ui.key ('Return', 'Up', 'End', *['Left'] * 12)
    ui.wait_for (lambda: ui.caret (body) == ui.text (body).index ('1'))
    ui.key ('Return')
    ui.type_text ('2')
    shows (ui, body, '| City    | Count    | Year    |\n| --- | --- | --- |\n| Ulm    | 1    |     |\n|     | 2    |     |')
    # What is in the cell is selected: it is written anew
    ui.key ('shift+Tab', 'Tab')
    ui.type_text ('3')
    ui.key ('Tab', 'Tab')
    ui.type_text ('Bonn')
    shows (ui, body, '| City | Count | Year |\n| ---- | ----- | ---- |\n| Ulm  | 1     |      |\n|      | 3     |      |\n| Bonn     |       |      |')
    ui.key ('Return', 'Return')
    ui.type_text ('End')
    shows (ui, body, '| City | Count | Year |\n| ---- | ----- | ---- |\n| Ulm  | 1     |      |\n|      | 3     |      |\n| Bonn |       |      |\n\nEnd')
    ui.key ('ctrl+Home', 'Right', 'Right', 'ctrl+Return')
    ui.type_text ('Out')
    shows (ui, body, '| City | Count | Year |\n| ---- | ----- | ---- |\n| Ulm  | 1     |      |\n|      | 3     |      |\n| Bonn |       |      |\n\nOut\n\nEnd')
    # Before the first cell the key leaves the body, as elsewhere
    ui.key ('ctrl+Home', 'Right', 'Right', 'shift+Tab')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Dateline'), 'focused'))


def test_enter_goes_to_where_the_tabs_began (ui):
    body = start (ui)
    table (ui, 'i')
    for words in ('City', 'Count'):
        ui.type_text (words)
        ui.key ('Tab')
    # To the first cell below, and by arrows to the second
    ui.key ('Return', *['Right'] * 6)
    for row in ('12', '34', '56'):
        ui.type_text (row[0])
        ui.key ('Tab')
        ui.type_text (row[1])
        ui.key ('Return')
    lines = [[cell.strip () for cell in line.strip ('|').split ('|')] for line in ui.text (body).split ('\n')[2:]]
    assert lines == [['', '1', '2'], ['', '3', '4'], ['', '5', '6'], ['', '', '']], lines


def test_enter_leaves_a_table (ui):
    """Behind its last row a paragraph begins; who goes on with a bar writes the next row by hand."""
    table = '| a | b |\n| --- | --- |\n| c | d |'
    body = start (ui, table)
    ui.key ('ctrl+End', 'Return')
    ui.type_text ('After')
    shows (ui, body, table + '\n\nAfter')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, table)
    ui.key ('ctrl+End', 'Return')
    ui.type_text ('|')
    shows (ui, body, table + '\n|')
    ui.key ('ctrl+z')
    shows (ui, body, table + '\n\n|')
    ui.key ('ctrl+shift+z')
    shows (ui, body, table + '\n|')
    ui.type_text (' e |')
    shows (ui, body, table + '\n| e |')


def test_table (ui):
    body = start (ui, 'one')
    table (ui, 'i')
    shows (ui, body, 'one\n\n|     |     |     |\n| --- | --- | --- |\n|     |     |     |\n|     |     |     |')
    ui.type_text ('City')
    table (ui, 'o')
    shows (ui, body, 'one\n\n|     |     |\n| --- | --- |\n|     |     |\n|     |     |')
    ui.key ('ctrl+z')
    table (ui, 'g')
    shows (ui, body, 'one\n\n| City |     |     |\n| ---: | --- | --- |\n|      |     |     |\n|      |     |     |')
    table (ui, 'r')
    ui.type_text ('Ulm')
    table (ui, 'u')
    shows (ui, body, 'one\n\n| City |     |     |\n| ---: | --- | --- |\n|  Ulm |     |     |\n|      |     |     |\n|      |     |     |')
    table (ui, 'm')
    shows (ui, body, 'one\n\n| City |     |     |\n| ---: | --- | --- |\n|      |     |     |\n|      |     |     |')
    ui.key ('ctrl+Home')
    table (ui, 'm')
    ui.toast ('The caret is not in a table')
    # A bar is a word of its cell; one undo makes it an edge
    ui.key ('Down', 'Down', 'End', 'Left', 'Left', 'Left')
    ui.type_text ('|')
    shows (ui, body, 'one\n\n| City |     |   \\|  |\n| ---: | --- | --- |\n|      |     |     |\n|      |     |     |')
    ui.key ('ctrl+z')
    shows (ui, body, 'one\n\n| City |     |   |  |\n| ---: | --- | --- |\n|      |     |     |\n|      |     |     |')


newsroom_ui.main ()
