"""test-paste.py — what other programs have on the clipboard becomes clean Markdown in the body

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import subprocess
import threading

from Xlib import X, Xatom, display
from Xlib.protocol import event

import newsroom_ui

PAGE = '''<meta charset="utf-8"><h2 style="color:red">Bridge opens</h2><p>By <b>Ann</b>, see
<a href="https://example.com/a?utm_source=x">more</a>.</p><blockquote><p>At last</p></blockquote>
<img src="data:image/png;base64,AAAA"><ul><li>one<li>two</ul>'''

MARKDOWN = '''## Bridge opens

By **Ann**, see [more](https://example.com/a).

> At last

- one
- two'''

PLAIN = '''Bridge opens

By Ann, see more.

At last

one
two'''

SUMMARY = 'Pasted with 1 quote, 1 heading, 1 list and 1 link; left out: 1 picture and 1 tracker in links'


MESSAGE_HEIGHT = 80


def fill (text, target='text/html'):
    """Puts it into the clipboard, as another program does; xclip stays to hand it out."""
    subprocess.run (['xclip', '-in', '-selection', 'clipboard', '-target', target], input=text.encode (), check=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
    newsroom_ui.wait_for (lambda: held (target) == text)


class Clipboard (threading.Thread):
    """A program that has several types on the clipboard, as browsers do, which xclip cannot."""

    def __init__ (self, may_answer=None, **types):
        super ().__init__ (daemon=True)
        self.may_answer = may_answer
        self.display = display.Display ()
        self.types = {self.display.intern_atom (name): data for name, data in types.items ()}
        self.window = self.display.screen ().root.create_window (0, 0, 1, 1, 0, X.CopyFromParent)
        self.selection = self.display.intern_atom ('CLIPBOARD')
        self.window.set_selection_owner (self.selection, X.CurrentTime)
        self.display.sync ()
        self.start ()

    def run (self):
        while True:
            request = self.display.next_event ()
            if request.type == X.SelectionClear:
                return
            if request.type == X.SelectionRequest:
                self.answer (request)

    def answer (self, request):
        targets = self.display.intern_atom ('TARGETS')
        held = request.property
        if request.target == targets:
            request.requestor.change_property (held, Xatom.ATOM, 32, [targets, *self.types])
        elif request.target in self.types:
            if self.may_answer is not None:
                self.may_answer.wait (60)
            request.requestor.change_property (held, request.target, 8, self.types[request.target])
        else:
            held = X.NONE
        request.requestor.send_event (event.SelectionNotify (
            time=request.time, requestor=request.requestor, selection=request.selection, target=request.target, property=held))
        self.display.flush ()


def held (target):
    return newsroom_ui.run ('xclip', '-out', '-selection', 'clipboard', '-target', target)


def open_body (ui, words='', **options):
    story = newsroom_ui.write (ui, 'story.md', f'# Headline\n\n{words}\n')
    ui.start (story, **options)
    body = ui.find ('text', options.get ('language') and 'Text' or 'Body')
    ui.wait_for (lambda: ui.text (body).strip () == words)
    ui.click_at (body)
    ui.key ('ctrl+End')
    return body


def shows (ui, body, text):
    ui.wait_for (lambda: ui.text (body) == text, what=f'“{text}” in place of “{ui.text (body)}”')


def test_the_caret_is_in_sight_after_a_story (ui):
    """Above the message, too, that lies over the foot of the text."""
    body = open_body (ui, moving=True)
    story = '\n\n'.join ([f'## Part {i}\n\n' + 'The council *opened* the bridge that it had closed. ' * 8 for i in range (8)]) + '\n\nThe end'
    fill (story, 'UTF8_STRING')
    ui.key ('ctrl+v')
    ui.wait_for (lambda: ui.text (body).endswith ('The end'))

    def in_sight ():
        view = newsroom_ui.Atspi.Component.get_extents (body.get_parent (), newsroom_ui.Atspi.CoordType.WINDOW)
        caret = newsroom_ui.Atspi.Text.get_character_extents (body, ui.caret (body) - 1, newsroom_ui.Atspi.CoordType.WINDOW)
        return view.y <= caret.y and caret.y + caret.height <= view.y + view.height - MESSAGE_HEIGHT

    ui.wait_for (in_sight, what='the caret in sight')


def test_a_page_becomes_markdown (ui):
    body = open_body (ui, 'Before')
    fill (PAGE)
    ui.key ('ctrl+v')
    pasted = 'Before\n\n' + MARKDOWN
    shows (ui, body, pasted)
    assert ui.caret (body) == len (pasted)
    ui.find ('label', SUMMARY)
    ui.screenshot ('paste')
    ui.key ('ctrl+z')
    shows (ui, body, 'Before')
    ui.gone ('label', SUMMARY)
    ui.key ('ctrl+y')
    shows (ui, body, pasted)
    ui.stop ()
    assert ui.cli_json ('show', '1')['body_markdown'].strip () == pasted


def test_other_forms (ui):
    body = open_body (ui)
    fill (PAGE)
    ui.key ('ctrl+v')
    shows (ui, body, MARKDOWN)
    ui.click (ui.find ('push button', re.compile ('Plain Text$')))
    shows (ui, body, PLAIN)
    ui.gone ('label', SUMMARY)
    ui.key ('ctrl+z')
    shows (ui, body, MARKDOWN)
    ui.key ('ctrl+z')
    shows (ui, body, '')
    ui.key ('ctrl+v')
    shows (ui, body, MARKDOWN)
    ui.find ('push button', re.compile ('Quotation$'))
    ui.key ('alt+q')
    shows (ui, body, '\n'.join ('> ' + line if line else '>' for line in MARKDOWN.split ('\n')))
    ui.key ('ctrl+z')
    shows (ui, body, MARKDOWN)
    ui.key ('ctrl+z', 'ctrl+shift+v')
    shows (ui, body, PLAIN)


def test_the_offer_goes_with_the_next_key (ui):
    body = open_body (ui)
    fill (PAGE)
    ui.key ('ctrl+v')
    ui.find ('label', SUMMARY)
    ui.type_text ('!')
    shows (ui, body, MARKDOWN + '!')
    ui.gone ('label', SUMMARY)


def test_a_browser_says_where_it_is_from (ui):
    body = open_body (ui)
    Clipboard (**{'text/html': '<p>As <b>seen</b> <a href="b?fbclid=1">there</a></p>'.encode (), 'UTF8_STRING': b'As seen there, in words',
                  'text/x-moz-url-priv': 'https://example.com/news/a'.encode ('utf-16-le')})
    clean = 'As **seen** [there](https://example.com/news/b)'
    ui.key ('ctrl+v')
    shows (ui, body, clean)
    ui.find ('push button', re.compile ('Quotation$'))
    ui.key ('alt+q')
    shows (ui, body, f'> {clean}\n>\n> — [example.com](https://example.com/news/a)')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, '')
    ui.key ('ctrl+shift+v')
    shows (ui, body, 'As seen there, in words')


def test_a_selection_is_replaced (ui):
    body = open_body (ui, 'One two three')
    fill ('<b>2</b>')
    ui.key ('ctrl+Left', 'ctrl+Left', 'ctrl+shift+Right', 'ctrl+v')
    ui.wait_for (lambda: '**2**' in ui.text (body))
    text = ui.text (body)
    assert text.startswith ('One **2**') and text.endswith ('three') and 'two' not in text, text
    ui.key ('ctrl+z')
    shows (ui, body, 'One two three')


def test_marks_around_stay_whole (ui):
    """Where marks cannot be within others words come in, and it is said; blocks end the marks around them."""
    body = open_body (ui, 'a **bold** b')
    fill ('<b>x</b> <i>y</i>')
    ui.key ('ctrl+Home', *['Right'] * 6, 'ctrl+v')
    shows (ui, body, 'a **box yld** b')
    ui.find ('label', 'Pasted without marks and line breaks, which have no place here')
    ui.key ('ctrl+z')
    shows (ui, body, 'a **bold** b')
    fill ('<p>One</p><p>Two</p>')
    ui.key ('ctrl+v')
    shows (ui, body, 'a **bo**\n\nOne\n\nTwo\n\n**ld** b')
    # Another form takes the place of all of it
    ui.click (ui.find ('push button', re.compile ('Plain Text$')))
    shows (ui, body, 'a **boOne\n\nTwold** b')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, 'a **bold** b')


def message_room (ui, body, button):
    """How many pixels are between the caret and the message below it."""
    offer = newsroom_ui.Atspi.Component.get_extents (button.get_parent ().get_parent (), newsroom_ui.Atspi.CoordType.WINDOW)
    caret = newsroom_ui.Atspi.Text.get_character_extents (body, ui.caret (body) - 1, newsroom_ui.Atspi.CoordType.WINDOW)
    return offer.y - caret.y - caret.height


def test_the_message_leaves_the_caret_in_sight_in_the_smallest_window (ui):
    body = open_body (ui, '\n\n'.join (['Words of the story that go on for more than a line.'] * 20))
    ui.resize (360, 300)
    fill ('<p>Some <b>longer</b> pasted paragraph</p>')
    ui.key ('ctrl+End', 'ctrl+v')
    button = ui.find ('push button', re.compile ('Quotation$'))
    ui.wait_for (lambda: message_room (ui, body, button) > 0, what='the caret above the message')
    ui.screenshot ('paste-small')


def test_a_high_message_leaves_the_caret_in_sight (ui):
    body = open_body (ui, '\n\n'.join (['Words of the story that go on for more than a line.'] * 20))
    ui.click (ui.find ('push button', 'Dismiss'))
    ui.gone ('push button', 'Dismiss')
    ui.resize (360, 700)
    fill ('<h2>Bridge</h2><blockquote><p>At last</p></blockquote><p>See <a href="https://example.com/a?utm_source=x">more</a></p>')
    ui.key ('ctrl+End', 'ctrl+v')
    button = ui.find ('push button', re.compile ('Quotation$'))
    ui.wait_for (lambda: message_room (ui, body, button) > 0, what='the caret above the message')
    ui.screenshot ('paste-high')


def test_an_address_links_the_words (ui):
    body = open_body (ui, 'The bridge opens')
    fill ('https://example.org/a_(b)\n', 'UTF8_STRING')
    ui.key ('shift+ctrl+Left', 'ctrl+v')
    shows (ui, body, 'The bridge [opens](<https://example.org/a_(b)>)')
    ui.type_text ('!')
    shows (ui, body, 'The bridge [opens](<https://example.org/a_(b)>)!')
    ui.key ('ctrl+z', 'ctrl+z')
    shows (ui, body, 'The bridge opens')
    # What was selected is selected again; as plain text it takes their place
    ui.key ('ctrl+shift+v')
    shows (ui, body, 'The bridge https://example.org/a_(b)\n')
    # An address over an address, and where nothing is selected, is one
    fill ('https://example.org/c', 'UTF8_STRING')
    ui.key ('ctrl+a', 'BackSpace', 'ctrl+v')
    shows (ui, body, 'https://example.org/c')
    fill ('https://example.org/d', 'UTF8_STRING')
    ui.key ('ctrl+a', 'ctrl+v')
    shows (ui, body, 'https://example.org/d')


def test_an_address_never_replaces_words (ui):
    body = open_body (ui, '- foo bar')
    fill ('https://example.org/', 'UTF8_STRING')
    ui.key ('ctrl+a', 'ctrl+v')
    shows (ui, body, '- [foo bar](https://example.org/)')
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('a **b c** d')
    ui.key ('Home', 'shift+ctrl+Right', 'shift+ctrl+Right', 'ctrl+v')
    assert ui.toast ('Other markup is in the way here')
    shows (ui, body, 'a **b c** d')
    # The words of two paragraphs
    ui.key ('ctrl+End', 'Return')
    ui.type_text ('e')
    ui.key ('ctrl+a', 'ctrl+v')
    assert ui.toast ('A link cannot go over several paragraphs')
    shows (ui, body, 'a **b c** d\n\ne')


def test_in_a_quote_and_a_list (ui):
    body = open_body (ui, '> - said')
    fill ('<p>one<p>two')
    ui.key ('ctrl+v')
    shows (ui, body, '> - said\n>\n>   one\n>\n>   two')


def test_plain_text_stays_in_its_quote_and_item (ui):
    body = open_body (ui, '> quoted')
    fill ('One\n\nTwo\n', 'UTF8_STRING')
    ui.key ('ctrl+v')
    shows (ui, body, '> quotedOne\n>\n> Two')
    ui.key ('ctrl+z', 'ctrl+shift+v')
    shows (ui, body, '> quotedOne\n>\n> Two')
    ui.key ('ctrl+a', 'BackSpace')
    ui.type_text ('- item')
    ui.key ('ctrl+v')
    shows (ui, body, '- itemOne\n\n  Two')


def test_without_text_nothing_changes (ui):
    """A picture alone on the clipboard."""
    body = open_body (ui, 'One two')
    Clipboard (**{'image/png': b'x'})
    newsroom_ui.wait_for (lambda: 'image/png' in held ('TARGETS'))
    ui.key ('ctrl+shift+Left', 'ctrl+v')
    assert ui.toast ('There is no text on the clipboard')
    # No letter of the menu takes what is insensitive
    ui.key ('Menu')
    ui.wait_for (ui.menus, what='the menu')
    ui.settle ()
    ui.key ('q')
    assert ui.menus ()
    ui.key ('Escape')
    fill ('<p> </p>')
    ui.key ('Menu')
    ui.take_item ('q')
    ui.type_text ('three')
    shows (ui, body, 'One three')


def test_the_menu_has_the_forms (ui):
    body = open_body (ui)
    fill ('<b>one</b>')
    ui.key ('Menu')
    ui.take_item ('q')
    shows (ui, body, '> **one**')
    ui.key ('ctrl+z', 'Menu')
    ui.take_item ('l')
    shows (ui, body, 'one')


def test_text_stays_text (ui):
    body = open_body (ui)
    fill ('*one*\n# two', 'UTF8_STRING')
    ui.key ('ctrl+v')
    shows (ui, body, '*one*\n# two')
    fill ('<span style="color:red">three</span>')
    ui.key ('ctrl+v')
    shows (ui, body, '*one*\n# twothree')
    assert not ui.find_all ('push button', re.compile ('Quotation$'))


def test_own_text_comes_back (ui):
    words = '1\\. **one** <two>\n\n> three\n> four'
    body = open_body (ui, words)
    ui.key ('ctrl+a', 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown').strip () == words)
    assert held ('UTF8_STRING').strip () == words
    assert '<strong>one</strong> &lt;two&gt;' in held ('text/html') and '<blockquote>' in held ('text/html')
    ui.key ('ctrl+x')
    shows (ui, body, '')
    ui.key ('ctrl+v')
    ui.wait_for (lambda: ui.text (body).strip () == words)
    ui.key ('ctrl+a', 'Delete')
    shows (ui, body, '')
    ui.stop ()


def test_a_copy_has_whole_marks (ui):
    """Half of a pair of marks is nothing to another program; a word out of bold ones is bold in HTML."""
    body = open_body (ui, 'one **two three** four')
    ui.key ('ctrl+Home', *['shift+Right'] * 8, 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown') == 'one **tw**')
    assert held ('UTF8_STRING') == 'one **tw**', held ('UTF8_STRING')
    assert '<p>one <strong>tw</strong></p>' in held ('text/html'), held ('text/html')
    ui.key ('ctrl+Home', *['Right'] * 6, *['shift+Right'] * 3, 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown') == 'two')
    assert held ('UTF8_STRING') == 'two', held ('UTF8_STRING')
    assert '<p><strong>two</strong></p>' in held ('text/html'), held ('text/html')
    # Back in the body is what was taken out of it, and over itself
    ui.key ('ctrl+Home', *['shift+Right'] * 8, 'ctrl+x')
    shows (ui, body, '**o three** four')
    ui.key ('ctrl+v')
    shows (ui, body, 'one **two three** four')
    ui.key ('ctrl+Home', *['shift+Right'] * 8, 'ctrl+v')
    shows (ui, body, 'one **two three** four')


def test_comments_stay_here (ui):
    """Other programs get none; what is pasted into the body again is what it was."""
    words = 'The **bridge** {>> ask the police <<} opens {>> a {>> b <<} c <<}'
    body = open_body (ui, words)
    ui.key ('ctrl+a', 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown').strip () == words)
    assert held ('UTF8_STRING').strip () == 'The **bridge** opens', held ('UTF8_STRING')
    assert '<p>The <strong>bridge</strong> opens</p>' in held ('text/html'), held ('text/html')
    # From within one to behind it
    ui.key ('ctrl+Home', *['Right'] * 20, 'ctrl+shift+End', 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown').startswith ('sk the'))
    assert held ('UTF8_STRING').strip () == 'opens', held ('UTF8_STRING')
    # Of one alone, and of words in it, all is wanted
    ui.key ('ctrl+Home', *['Right'] * 15, *['shift+Right'] * 22, 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown') == '{>> ask the police <<}')
    assert held ('UTF8_STRING') == '{>> ask the police <<}', held ('UTF8_STRING')
    assert 'text/html' not in held ('TARGETS').split ()
    ui.key ('ctrl+Home', *['Right'] * 19, *['shift+Right'] * 3, 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown') == 'ask')
    assert held ('UTF8_STRING') == 'ask', held ('UTF8_STRING')
    assert 'text/html' not in held ('TARGETS').split ()
    ui.key ('ctrl+Home', *['Right'] * 20, 'ctrl+shift+End', 'ctrl+c')
    ui.wait_for (lambda: held ('text/markdown').startswith ('sk the'))
    ui.key ('ctrl+a', 'ctrl+v')
    ui.wait_for (lambda: ui.text (body).startswith ('sk the police <<} opens {>> a'))


def test_five_thousand_words (ui):
    body = open_body (ui)
    paragraphs = ['<p>' + ' '.join (f'word{n} <i>slanted{n}</i>' for n in range (i * 50, i * 50 + 50)) + '</p>' for i in range (50)]
    fill (''.join (paragraphs))
    ui.key ('ctrl+v')
    # It comes bit by bit
    ui.wait_for (lambda: ui.text (body).startswith ('word0 ') and ui.text (body).endswith ('*slanted2499*') and ui.text (body).count ('\n\n') == 49)
    ui.key ('ctrl+z')
    shows (ui, body, '')


def test_two_long_texts_right_after_one_another (ui):
    body = open_body (ui, 'x')
    text = '\n\n'.join ('Paragraph %d of the council that opened the bridge that it had closed.' % i for i in range (2500))
    fill (text, 'UTF8_STRING')
    ui.wait_for_keyboard ()
    for _ in range (2):
        ui.display.press_named ('ctrl+v')
    ui.settle ()
    ui.wait_for (lambda: ui.text (body).count ('Paragraph 2499 ') == 2, timeout=3 * newsroom_ui.TIMEOUT)


def test_a_slow_program_is_waited_for (ui):
    body = open_body (ui)
    may_answer = threading.Event ()
    Clipboard (may_answer, **{'text/html': b'<b>pasted</b>'})
    ui.key ('ctrl+v')
    ui.toast ('Pasting…')
    ui.type_text (' typed')
    shows (ui, body, ' typed')
    may_answer.set ()
    shows (ui, body, '**pasted** typed')
    ui.gone ('label', 'Pasting…')


def test_twenty_thousand_words (ui):
    body = open_body (ui)
    fill (''.join (f'<p>{"words and " * 500}<b>end{n}</b></p>' for n in range (20)))
    ui.key ('ctrl+v')
    ui.wait_for (lambda: ui.text (body).endswith ('**end19**'))
    ui.find ('push button', re.compile ('Plain Text$'))
    ui.key ('ctrl+z')
    shows (ui, body, '')


def test_headlines_take_words (ui):
    open_body (ui, 'words')
    headline = ui.find ('text', 'Headline')
    ui.click_at (headline)
    ui.key ('ctrl+a')
    fill ('A **new** one', 'UTF8_STRING')
    ui.key ('ctrl+v')
    shows (ui, headline, 'A **new** one')


def test_in_german_in_the_dark_and_narrow (ui):
    body = open_body (ui, language='de', dark=True)
    fill (PAGE)
    ui.key ('ctrl+v')
    shows (ui, body, MARKDOWN)
    ui.find ('push button', re.compile ('Zitat$'))
    ui.screenshot ('paste-german-dark')
    ui.resize (360, 640)
    ui.find ('push button', re.compile ('Zitat$'))
    ui.screenshot ('paste-german-narrow')


newsroom_ui.main ()
