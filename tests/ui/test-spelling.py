"""test-spelling — misspelled words are underlined, and corrected by keys and by the menu

SPDX-License-Identifier: GPL-3.0-or-later
"""

import itertools
import re
import subprocess
import time

import newsroom_ui
from gi.repository import Atspi

# Dictionaries of the test's own, before any that the system has
WORDS = {
    'en_US': "the council has voted to open bridge in May and mayor said that it was last delay for people of town don't word headline second",
    'de_DE': 'der Stadtrat hat am Dienstag beschlossen die Brücke im Mai zu öffnen und das war gut wort Wort nicht',
}
AFFIXES = '''SET UTF-8
TRY esianrtolcdugmphbyfvkwzöüäESIANRTOLCDUGMPHBYFVKWZ
WORDCHARS '
'''

STORY = 'The council has voted to opne the bridge in May, and the mayor said that it was the lsat delay for the people of the town.'


def dictionaries (ui, words=WORDS):
    folder = ui.folder / 'enchant'
    (folder / 'hunspell').mkdir (parents=True, exist_ok=True)
    (folder / 'enchant.ordering').write_text ('*:hunspell\n')
    for name, text in words.items ():
        known = sorted (set (text.split ()) | {word.capitalize () for word in text.split ()})
        (folder / 'hunspell' / f'{name}.dic').write_text ('\n'.join ([str (len (known)), *known, '']))
        (folder / 'hunspell' / f'{name}.aff').write_text (AFFIXES)
    return {'ENCHANT_CONFIG_DIR': str (folder)}


def begin (ui, text, words=WORDS, **options):
    """Opens a story whose body is text. Returns: its body"""
    story = newsroom_ui.write (ui, 'story.md', f'# Headline\n\n{text}')
    ui.start (str (story), env=dictionaries (ui, words), **options)
    body = ui.find ('text', 'Body' if options.get ('language') != 'de' else 'Text')
    ui.wait_for (lambda: ui.text (body) == text)
    return body


def misspelled (ui, body):
    """The words that are underlined as misspelled, as a screen reader is told."""
    text = ui.text (body)
    words = []
    at = 0
    while at < len (text):
        attributes, start, end = Atspi.Text.get_attribute_run (body, at, False)
        if (attributes or {}).get ('underline') == 'error':
            words.append (text[start:end])
        at = max (end, at + 1)
    return words


def shows (ui, body, *words):
    ui.wait_for (lambda: misspelled (ui, body) == list (words),
                 what=f'{words} and not {misspelled (ui, body)} underlined')


def go_to_next (ui, word):
    """F7, to that word."""
    ui.key ('F7')
    ui.find ('label', word)


def test_misspelled_words_are_underlined (ui):
    body = begin (ui, STORY)
    shows (ui, body, 'opne', 'lsat')
    ui.screenshot ('spelling')
    ui.stop ()
    assert 'opne the bridge' in ui.cli_json ('show', '1')['body_markdown']


def test_code_and_links_are_left_alone (ui):
    # GTK 4.8 ends when it is asked for the attributes of a text that has a colour of its own
    begin (ui, 'The oone `opne` and [opne](http://lsat.example) ![otwo](opne.png) the https://opne.example/lsat *othree*.\n\n    opne\n\n> ofour')
    ui.focus (ui.find ('text', 'Body'))
    ui.wait_for (lambda: (ui.key ('ctrl+Home', 'F7'), ui.find_all ('label', 'oone'))[1])
    for word in ('otwo', 'othree', 'ofour', 'oone', 'otwo'):
        go_to_next (ui, word)
    ui.stop ()


def test_the_word_being_typed_is_not_underlined (ui):
    body = begin (ui, STORY)
    shows (ui, body, 'opne', 'lsat')
    ui.focus (body)
    ui.key ('ctrl+End')
    ui.type_text (' The briige')
    shows (ui, body, 'opne', 'lsat')
    ui.type_text (' ')
    shows (ui, body, 'opne', 'lsat', 'briige')
    # Nor while it is being put right
    ui.key ('Left', 'Left', 'BackSpace')
    shows (ui, body, 'opne', 'lsat')
    ui.key ('Home')
    shows (ui, body, 'opne', 'lsat', 'briie')
    ui.stop ()


def test_words_that_are_typed_no_more_are_underlined (ui):
    ui.start (env=dictionaries (ui))
    ui.key ('ctrl+n')
    headline, standfirst, body = (ui.find ('text', name) for name in ('Headline', 'Standfirst', 'Body'))
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.type_text ('Opne the brigde\nTown voted to lsat')
    shows (ui, headline, 'Opne', 'brigde')
    ui.click_at (body)
    shows (ui, standfirst, 'lsat')
    # F7 goes to the one that is being typed too, when its turn comes
    ui.type_text ('The mayor briige')
    ui.settle ()
    for word in ('Opne', 'brigde', 'lsat', 'briige', 'Opne'):
        go_to_next (ui, word)
    ui.key ('Escape')
    ui.gone ('label', 'Opne')
    ui.stop ()

    # The caret is at the first word, but nobody has typed
    ui.start (env=dictionaries (ui))
    ui.key ('Return')
    shows (ui, ui.find ('text', 'Headline'), 'Opne', 'brigde')
    shows (ui, ui.find ('text', 'Standfirst'), 'lsat')
    shows (ui, ui.find ('text', 'Body'), 'briige')
    ui.stop ()


def test_a_text_that_is_still_checked_is_waited_for (ui):
    """F7 behind the last key finds what was typed"""
    body = begin (ui, 'The council has voted.')
    ui.focus (body)
    ui.key ('ctrl+End')
    ui.type_text (' The lsat delay.')
    go_to_next (ui, 'lsat')
    ui.key ('Escape')
    ui.gone ('label', 'lsat')
    # Who types on is not called back
    ui.key ('ctrl+End')
    ui.type_text (' The opne bridge.')
    ui.key ('F7')
    ui.type_text (' The mayor.')
    shows (ui, body, 'lsat', 'opne')
    assert ui.text (body).endswith (' The opne bridge. The mayor.')
    ui.stop ()


def test_another_article_is_not_gone_through (ui):
    """F7 that still waits ends with the article"""
    other = newsroom_ui.write (ui, 'other.md', '# Other\n\nThe opne bridge.')
    begin (ui, '\n\n'.join (['The council has voted.'] * 20000))
    ui.stop ()
    subprocess.run (['gsettings', 'set', 'com.example.Newsroom', 'sort', 'headline'], check=True, timeout=60)
    ui.start (str (other), env=dictionaries (ui))
    body = ui.find ('text', 'Body')
    shows (ui, body, 'opne')
    ui.focus (body)
    ui.key ('ctrl+Home', 'ctrl+Page_Up')
    ui.wait_for (lambda: ui.text (body).startswith ('The council has voted.'))
    ui.key ('ctrl+Home', 'a', 'ctrl+Home', 'F7', 'ctrl+Page_Down')
    shows (ui, body, 'opne')
    ui.settle ()
    assert not ui.find_all ('label', 'opne')
    ui.stop ()


def test_enter_adds_nothing_to_the_dictionary (ui):
    """It is meant for the first suggestion, also before that is there"""
    body = begin (ui, STORY)
    shows (ui, body, 'opne', 'lsat')
    ui.focus (body)
    ui.key ('ctrl+Home')
    ui.display.press_named ('F7')
    ui.display.press_named ('Return')
    ui.settle ()
    ui.key ('Escape')
    ui.wait_for (lambda: 'lsat' in misspelled (ui, body))
    assert 'opne' in misspelled (ui, body) or 'opne' not in ui.text (body)
    ui.stop ()


def test_other_scripts_are_left_alone (ui):
    body = begin (ui, 'The mayor said Москва and שלום to the oepn town.')
    shows (ui, body, 'oepn')
    ui.stop ()


def test_correct_by_keys (ui):
    body = begin (ui, STORY)
    shows (ui, body, 'opne', 'lsat')
    ui.focus (body)
    ui.key ('ctrl+Home', 'F7')
    ui.find ('push button', '1 open')
    ui.find ('push button', 'A Add to Dictionary')
    ui.screenshot ('spelling-popover')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (body) == STORY.replace ('opne', 'open'))
    # On to the next, until there is none
    ui.find ('push button', '1 last')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (body) == STORY.replace ('opne', 'open').replace ('lsat', 'last'))
    ui.toast ('No more misspelled words')
    shows (ui, body)
    # Each is one step of undo
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == STORY.replace ('opne', 'open'))
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == STORY)
    ui.key ('ctrl+Home')
    shows (ui, body, 'opne', 'lsat')
    ui.key ('F7')
    ui.find ('push button', '1 open')
    ui.key ('F7')
    ui.find ('push button', '1 last')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (body) == STORY.replace ('lsat', 'last'))
    ui.find ('push button', '1 open')
    ui.key ('Escape')
    ui.gone ('push button', '1 open')
    ui.type_text ('x')
    ui.wait_for (lambda: 'to x the bridge' in ui.text (body))
    ui.stop ()


def test_add_and_ignore (ui):
    body = begin (ui, STORY + ' Opne lsat.')
    shows (ui, body, 'opne', 'lsat', 'Opne', 'lsat')
    ui.focus (body)
    ui.key ('ctrl+Home', 'F7')
    ui.find ('push button', '1 open')
    ui.key ('a')
    ui.find ('push button', '1 last')
    shows (ui, body, 'lsat', 'lsat')
    # The word that is ignored is ignored at once wherever it stands
    ui.key ('i')
    ui.toast ('No more misspelled words')
    shows (ui, body)
    ui.key ('F7')
    ui.toast ('No misspelled word found')
    ui.stop ()
    assert 'opne' in (ui.folder / 'enchant' / 'en_US.dic').read_text ().split ()

    # The word that was added is right everywhere, the one that is ignored in that article
    second = newsroom_ui.write (ui, 'second.md', '# Second\n\nThe mayor said lsat and opne.')
    ui.start (str (second), env=dictionaries (ui))
    body = ui.find ('text', 'Body')
    shows (ui, body, 'lsat')
    ui.key ('ctrl+Page_Down')
    ui.wait_for (lambda: 'council' in ui.text (body))
    shows (ui, body)
    ui.stop ()


def test_headline_and_standfirst (ui):
    body = begin (ui, STORY)
    headline, standfirst = ui.find ('text', 'Headline'), ui.find ('text', 'Standfirst')
    shows (ui, body, 'opne', 'lsat')
    ui.click_at (standfirst)
    ui.type_text ('The lsat word ')
    shows (ui, standfirst, 'lsat')
    ui.click_at (headline)
    ui.key ('ctrl+a')
    ui.type_text ('Town opne in May')
    shows (ui, headline, 'opne')
    # From one text to the next, and round
    ui.key ('Home', 'F7')
    ui.find ('push button', '1 open')
    ui.screenshot ('spelling-headline')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (headline) == 'Town open in May')
    ui.find ('push button', '1 last')
    ui.key ('F7')
    ui.find ('push button', '1 open')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (body) == STORY.replace ('opne', 'open'))
    ui.key ('F7')
    ui.find ('push button', '1 last')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (standfirst) == 'The last word ')
    ui.find ('push button', '1 last')
    # The keyboard stays in the text of the word
    ui.key ('Escape')
    ui.gone ('push button', '1 last')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.stop ()
    shown = ui.cli_json ('show', '1')
    assert shown['headline'] == 'Town open in May', shown
    assert shown['standfirst'] == 'The last word ', shown


def test_the_menu_of_a_headline (ui):
    body = begin (ui, STORY)
    headline = ui.find ('text', 'Headline')
    shows (ui, body, 'opne', 'lsat')
    ui.click_at (headline)
    ui.key ('ctrl+a')
    ui.type_text ('Town opne ')
    shows (ui, headline, 'opne')
    ui.key ('Left', 'Left', 'Menu')
    take_suggestion (ui)
    ui.wait_for (lambda: ui.text (headline) == 'Town open ')
    ui.stop ()


def take_suggestion (ui, *keys):
    """Takes the first item of the menu that is opening, a suggestion."""
    ui.wait_for (ui.menus, what='the menu')
    ui.wait_for (lambda: ui.has_state (ui.find_all ('menu item')[0], 'sensitive'), what='suggestions')
    ui.screenshot ('spelling-menu')
    if keys:
        ui.key (*keys)
    else:
        ui.click (ui.find ('menu item'))
    ui.wait_for (lambda: not ui.menus (), what='the menu to go')


def test_correct_by_menu (ui):
    body = begin (ui, STORY)
    shows (ui, body, 'opne', 'lsat')
    ui.focus (body)
    ui.key ('ctrl+Home', *['ctrl+Right'] * 6, 'Menu')
    # The menu opens with it
    take_suggestion (ui, 'Return')
    ui.wait_for (lambda: ui.text (body) == STORY.replace ('opne', 'open'))
    ui.stop ()


def test_who_types_on_gets_no_menu (ui):
    """The letters are not taken for the items of a menu that comes late"""
    # It takes a while to find suggestions among many words
    many = ' '.join ([WORDS['en_US'], *map (''.join, itertools.product ('opnebridg', repeat=6))])
    body = begin (ui, 'The council has opnebridgopnex the bridge.', words={**WORDS, 'en_US': many})
    shows (ui, body, 'opnebridgopnex')
    ui.focus (body)
    ui.key ('ctrl+Home', *['ctrl+Right'] * 4, 'Menu', 'a', 'n')
    ui.settle ()
    time.sleep (1)
    assert not ui.menus ()
    ui.wait_for (lambda: 'opnebridgopnexan' in ui.text (body))
    ui.stop ()


def test_correct_by_mouse (ui):
    # Wherever it is clicked, there is the word
    body = begin (ui, ' '.join (['opne'] * 500))
    ui.wait_for (lambda: (Atspi.Text.get_attribute_run (body, 2490, False)[0] or {}).get ('underline') == 'error')
    ui.click_at (body, button=3)
    take_suggestion (ui)
    ui.wait_for (lambda: ui.text (body).split ().count ('open') == 1)
    assert ui.text (body).split ().count ('opne') == 499
    assert ui.caret (body) == 0
    ui.stop ()


def test_the_next_word_is_brought_into_sight (ui):
    body = begin (ui, '\n\n'.join ([STORY.replace ('opne', 'open').replace ('lsat', 'last')] * 300 + ['The lsat word.']))
    ui.focus (body)
    ui.wait_for (lambda: (ui.key ('ctrl+Home', 'F7'), ui.find_all ('label', 'lsat'))[1])
    ui.find ('push button', '1 last')
    ui.screenshot ('spelling-far')
    ui.key ('1')
    ui.wait_for (lambda: ui.text (body).endswith ('The last word.'))
    ui.stop ()


def test_the_next_word_of_a_long_text_is_pointed_at (ui):
    # What comes next is below what is seen, and far below the edge of the screen
    far = STORY.replace ('opne', 'open').replace ('lsat', 'last')
    body = begin (ui, '\n\n'.join ([STORY, *[far] * 20, 'The opne word.', *[far] * 200, 'The lsat word.']))
    ui.resize (1240, 800)
    ui.focus (body)
    ui.wait_for (lambda: len (misspelled (ui, body)) == 4, what='marks')
    ui.key ('ctrl+Home', 'F7')
    for word in ('open', 'last', 'open', 'last'):
        ui.find ('push button', f'1 {word}')
        ui.screenshot (f'spelling-long-{word}')
        ui.key ('1')
    ui.toast ('No more misspelled words')
    ui.wait_for (lambda: 'opne' not in ui.text (body) and 'lsat' not in ui.text (body))
    ui.stop ()


def test_names_are_right (ui):
    story = newsroom_ui.write (ui, 'story.md', '---\nauthor: Xandra Qwertz\n---\n\n# Headline\n\nThe mayor said to Qwertz and Xandra’s town that Qwertzy was last.')
    ui.start (str (story), env=dictionaries (ui))
    shows (ui, ui.find ('text', 'Body'), 'Qwertzy')
    ui.stop ()

    # Nor is an author of the library anywhere else
    other = newsroom_ui.write (ui, 'other.md', '# Other\n\nThe mayor said that Qwertz was last, and Qwertzy.')
    ui.start (str (other), env=dictionaries (ui))
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: 'mayor said' in ui.text (body) and 'Qwertz was' in ui.text (body))
    shows (ui, body, 'Qwertzy')
    ui.stop ()


def test_languages (ui):
    german = 'Der Stadtrat hat am Dienstag beschlossen, die Brücke im Mai zu öffnen, und das war nciht gut.'
    body = begin (ui, german)
    shows (ui, body, 'nciht')
    ui.focus (body)
    ui.key ('ctrl+End')
    ui.type_text ('\n\nThe mayor said wrod.')
    shows (ui, body, 'nciht', 'The', 'mayor', 'said', 'wrod')
    # The text is taken for German, and is spelled in English too
    open_languages (ui)
    ui.find ('menu item', 'Automatic (German)')
    ui.key ('c')
    english, german = (ui.wait_for (lambda: also (ui, name)) for name in ('English (United States)', 'German'))
    assert not ui.has_state (english, 'checked') and ui.has_state (english, 'sensitive')
    assert ui.has_state (german, 'checked') and not ui.has_state (german, 'sensitive')
    ui.screenshot ('spelling-languages-also')
    ui.click (english)
    leave_menu (ui)
    shows (ui, body, 'nciht', 'wrod')
    ui.stop ()
    assert not ui.cli_json ('show', '1').get ('language')

    # To choose one makes it the language of the article
    ui.start (env=dictionaries (ui))
    ui.key ('Return')
    body = ui.find ('text', 'Body')
    shows (ui, body, 'nciht', 'wrod')
    choose_language (ui, 'German')
    shows (ui, body, 'nciht', 'wrod')
    choose_language (ui, 'Dutch')
    open_languages (ui)
    assert ui.has_state (ui.find ('menu item', 'Dutch'), 'checked')
    leave_menu (ui)
    ui.stop ()
    assert ui.cli_json ('show', '1')['language'] == 'nl-NL'

    ui.start (env=dictionaries (ui))
    ui.key ('Return')
    body = ui.find ('text', 'Body')
    choose_language (ui, 'English (United States)')
    ui.wait_for (lambda: 'Stadtrat' in misspelled (ui, body) and 'wrod' in misspelled (ui, body))
    choose_language (ui, 'Automatic')
    shows (ui, body, 'nciht', 'wrod')
    ui.stop ()
    assert not ui.cli_json ('show', '1').get ('language')


def test_another_language_is_taken_back (ui):
    body = begin (ui, 'The council has voted, and the mayor said that it was the lsat delay.')
    shows (ui, body, 'lsat')

    def to_german ():
        # Escape would take the message away
        open_languages (ui)
        ui.click (ui.find ('menu item', 'German'))
        ui.wait_for (lambda: not ui.menus ())
        ui.toast ('Language of the article: German')
    to_german ()
    ui.wait_for (lambda: 'mayor' in misspelled (ui, body))
    ui.click (ui.toast (re.compile ('Undo'), 'push button'))
    shows (ui, body, 'lsat')
    ui.gone ('label', 'Language of the article: German')
    # Nor is it of use in another article
    to_german ()
    ui.key ('ctrl+n')
    ui.gone ('label', 'Language of the article: German')
    ui.stop ()
    assert ui.cli_json ('show', '1')['language'].startswith ('de')


def test_the_menu_of_the_article (ui):
    body = begin (ui, STORY + ' TK')
    shows (ui, body, 'opne', 'lsat')
    ui.focus (body)
    ui.key ('ctrl+Home')
    open_article_menu (ui)
    ui.find ('menu item', 'Next Misspelled Word')
    ui.find ('menu item', 'Next Note')
    ui.screenshot ('spelling-article-menu')
    ui.key ('d')
    ui.find ('push button', '1 open')
    ui.key ('Escape')
    ui.gone ('push button', '1 open')
    open_article_menu (ui)
    ui.take_item ('x')
    ui.wait_for (lambda: ui.caret (body) >= len (STORY))
    ui.stop ()


def also (ui, name):
    """The item of a further language, in the menu that is open behind that of the article's language."""
    items = ui.find_all ('menu item')
    title = ui.find_all ('menu item', 'Also Check Spelling In')[-1]
    return ui.find_all ('menu item', name)[-1] if items.index (title) + 1 < len (items) else None


def open_article_menu (ui):
    ui.find ('push button', 'Article Menu')
    ui.click_at (ui.find_all ('push button', 'Article Menu')[-1])
    ui.wait_for (ui.menus, what='the menu')
    ui.settle ()


def open_languages (ui):
    open_article_menu (ui)
    ui.key ('g')
    ui.wait_for (lambda: any (ui.has_state (item, 'focused') for item in ui.find_all ('menu item', 'Language')))


def leave_menu (ui):
    ui.wait_for (lambda: (ui.key ('Escape'), not ui.menus ())[1], what='the menu to go')


def choose_language (ui, name):
    """Takes a language in the menu of the article."""
    open_languages (ui)
    ui.screenshot ('spelling-languages')
    ui.click (ui.find ('menu item', re.compile ('^' + re.escape (name))))
    leave_menu (ui)


def test_no_dictionary (ui):
    story = newsroom_ui.write (ui, 'story.md', '---\nlang: ar\n---\n\n# Headline\n\nThe mayor said qwertz مرحبا.')
    ui.start (str (story), env=dictionaries (ui))
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: 'qwertz' in ui.text (body))
    open_languages (ui)
    ui.find ('menu item', 'No dictionary for Arabic')
    assert ui.has_state (ui.find ('menu item', 'Arabic'), 'checked')
    ui.screenshot ('spelling-no-dictionary')
    assert misspelled (ui, body) == []
    leave_menu (ui)
    # Nor is it said that all is right
    ui.key ('F7')
    ui.toast ('No dictionary for Arabic')
    ui.stop ()
    assert ui.cli_json ('show', '1')['language'] == 'ar'


def test_off (ui):
    body = begin (ui, STORY)
    shows (ui, body, 'opne', 'lsat')
    ui.key ('ctrl+comma')
    ui.find ('label', 'Check Spelling')
    ui.activate ()
    ui.key ('alt+k')
    shows (ui, body)
    ui.screenshot ('spelling-preferences')
    ui.key ('Escape')
    ui.activate ()
    ui.key ('F7')
    ui.toast ('Spelling is not checked')
    ui.stop ()


def test_looks (ui):
    body = begin (ui, 'Der Stadtrat hat am Dienstag beschlossen, die Brücke im Mai zu öffnen, und das war nciht gut.', language='de', dark=True)
    shows (ui, body, 'nciht')
    ui.resize (360, 640)
    ui.focus (body)
    ui.key ('ctrl+Home', 'F7')
    ui.find ('push button', '1 nicht')
    ui.screenshot ('spelling-narrow-dark')
    ui.stop ()


newsroom_ui.main ()
