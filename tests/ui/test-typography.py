"""Quotation marks and dashes as they are typed, with undo; put right, and made plain for a wire

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sqlite3

import newsroom_ui

NARROW = '\u202f'


def field (ui, name):
    return ui.find ('text', name)


def shows (ui, name, text):
    ui.wait_for (lambda: ui.text (field (ui, name)) == text,
                 what=f'“{text}” in place of “{ui.text (field (ui, name))}”')


def open_story (ui, language, body='', headline='Bridge', **options):
    path = ui.folder / 'story.md'
    front = f'---\nlang: {language}\n---\n\n' if language else ''
    path.write_text (front + f'# {headline}\n\nFirst.\n\n{body}'.rstrip () + '\n')
    ui.start (path, **options)
    shows (ui, 'Body', 'First.' + (f'\n\n{body}' if body else ''))


def begin (ui, name='Body'):
    """With an empty text."""
    ui.click_at (field (ui, name))
    ui.key ('ctrl+a', 'Delete')
    shows (ui, name, '')


def choose (ui, letter):
    """In the menu of the article."""
    ui.click_at (ui.find_all ('push button', 'Article Menu')[-1])
    ui.wait_for (ui.menus, what='the menu')
    ui.settle ()
    ui.key ('y')
    ui.take_item (letter)


def changed (ui, n):
    ui.toast ('1 place was changed' if n == 1 else f'{n} places were changed')


def saved (ui):
    ui.find (None, re.compile ('^Saved '))


def test_typing_and_undo (ui):
    open_story (ui, 'en-GB')
    begin (ui)
    ui.type_text ('say "')
    shows (ui, 'Body', 'say “')
    ui.key ('ctrl+z')
    shows (ui, 'Body', 'say "')
    # What was typed stays, also when it is written on
    ui.type_text ('hi')
    shows (ui, 'Body', 'say "hi')
    ui.type_text ("' don't")
    shows (ui, 'Body', 'say "hi’ don’t')
    ui.key ('BackSpace', 'BackSpace')
    shows (ui, 'Body', 'say "hi’ don')
    begin (ui)
    ui.type_text ('say "hi')
    shows (ui, 'Body', 'say “hi')
    for text in ('say “', 'say "', 'say '):
        ui.key ('ctrl+z')
        shows (ui, 'Body', text)
    for text in ('say "', 'say “', 'say “hi'):
        ui.key ('ctrl+shift+z')
        shows (ui, 'Body', text)
    ui.type_text ('," she said - "well..." He--\'')
    shows (ui, 'Body', 'say “hi,” she said – “well…” He–‘')
    saved (ui)
    ui.stop ()
    assert 'say “hi,” she said – “well…” He–‘' in ui.cli ('show', '1'), ui.cli ('show', '1')


def test_backspace_and_what_follows (ui):
    open_story (ui, 'en')
    begin (ui)
    ui.type_text ('"a"')
    ui.key ('BackSpace')
    shows (ui, 'Body', '“a')
    ui.key ('Home', 'Delete')
    ui.type_text ("'")
    shows (ui, 'Body', '‘a')
    ui.key ('ctrl+z', 'BackSpace')
    shows (ui, 'Body', 'a')


def test_german (ui):
    open_story (ui, 'de')
    begin (ui)
    ui.type_text ('"Geht\'s?", rief er - "\'Ja\'."')
    shows (ui, 'Body', '„Geht’s?“, rief er – „‚Ja‘.“')
    for name in ('Headline', 'Standfirst'):
        begin (ui, name)
        ui.type_text ('"Ja"--"Nein"')
        shows (ui, name, '„Ja“–„Nein“')
    for text in ('„Ja“–„Nein"', '„Ja“–„', '„Ja“–"', '„Ja“–', '„Ja“--', '„Ja“'):
        ui.key ('ctrl+z')
        shows (ui, 'Standfirst', text)
    ui.screenshot ('typography-german')


def test_french (ui):
    open_story (ui, 'fr')
    begin (ui)
    ui.type_text ('"Quoi?" L\'homme dit: "Oui !"')
    shows (ui, 'Body', '«_Quoi_?_» L’homme dit_: «_Oui_!_»'.replace ('_', NARROW))
    ui.key ('ctrl+z')
    shows (ui, 'Body', '«_Quoi_?_» L’homme dit_: «_Oui_!"'.replace ('_', NARROW))
    begin (ui)
    ui.type_text ('voir http://example.org/a?b=c;d et')
    shows (ui, 'Body', 'voir http://example.org/a?b=c;d et')


def test_code_and_addresses (ui):
    open_story (ui, 'en')
    for text in ('`say "hi"...`', '[a](http://a.example/it\'s "b")', 'http://a.example/it\'s--a', '<a href="b">', '---'):
        begin (ui)
        ui.type_text (text)
        shows (ui, 'Body', text)
    begin (ui)
    ui.type_text ('```\n"a" -- it\'s...\n')
    shows (ui, 'Body', '```\n"a" -- it\'s...\n')


def test_paste_is_let_alone (ui):
    open_story (ui, 'en', 'It said "yes" -- and...')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+a', 'ctrl+c', 'End', 'ctrl+v')
    shows (ui, 'Body', 'First.\n\nIt said "yes" -- and...' * 2)


def test_language_of_the_desktop (ui):
    """Where the article has none."""
    open_story (ui, '')
    begin (ui)
    ui.type_text ('"a" -- b')
    shows (ui, 'Body', '“a” — b')
    saved (ui)
    ui.stop ()
    ui.start (language='de')
    ui.click_at (ui.find ('text', 'Text'))
    ui.key ('ctrl+End')
    ui.type_text (' "a"')
    shows (ui, 'Text', '“a” — b „a“')


def test_language_of_the_text (ui):
    """Where the article does not say one; the desktop is English."""
    text = 'Der Stadtrat hat am Dienstag beschlossen, die Brücke im Mai zu öffnen, und das war gut.'
    open_story (ui, '', text)
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End')
    ui.type_text (' "a" -- b')
    shows (ui, 'Body', f'First.\n\n{text} „a“ – b')


def test_preference (ui):
    open_story (ui, 'en')
    ui.key ('ctrl+comma')
    ui.activate ()
    ui.key ('alt+q')
    ui.screenshot ('typography-preferences')
    ui.key ('Escape')
    ui.activate ()
    begin (ui)
    ui.type_text ('"a" -- b')
    shows (ui, 'Body', '"a" -- b')


BODY = ('"It\'s \'here\'," -- the *mayor*...\n\n- `"code"`\n- [said "so"](http://a.example/ "it\'s")\n\n'
        '"The \'60s"')
RIGHT = ('“It’s ‘here’,” – the *mayor*…\n\n- `"code"`\n- [said “so”](http://a.example/ "it\'s")\n\n'
         '“The ’60s”')


def test_all_of_the_article (ui):
    open_story (ui, 'en-GB', BODY, '"Bridge" open')
    ui.click_at (field (ui, 'Standfirst'))
    ui.type_text ('At last')
    choose (ui, 'e')
    changed (ui, 14)
    shows (ui, 'Headline', '“Bridge” open')
    shows (ui, 'Body', 'First.\n\n' + RIGHT)
    # Each text by itself, and in one step
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+z')
    shows (ui, 'Body', 'First.\n\n' + BODY)
    shows (ui, 'Headline', '“Bridge” open')
    ui.key ('ctrl+shift+z')
    shows (ui, 'Body', 'First.\n\n' + RIGHT)
    choose (ui, 's')
    changed (ui, 14)
    shows (ui, 'Headline', '"Bridge" open')
    shows (ui, 'Body', 'First.\n\n' + BODY)
    choose (ui, 's')
    ui.toast ('There was nothing to change')


def test_selection (ui):
    open_story (ui, 'en-GB', BODY, '"Bridge" open')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End', 'shift+Home', 'shift+F10')
    ui.wait_for (ui.menus, what='the menu')
    ui.settle ()
    ui.screenshot ('typography-context')
    ui.key ('y')
    ui.take_item ('e')
    changed (ui, 3)
    shows (ui, 'Body', 'First.\n\n' + BODY.replace ('"The \'60s"', '“The ’60s”'))
    shows (ui, 'Headline', '"Bridge" open')
    ui.key ('ctrl+z')
    shows (ui, 'Body', 'First.\n\n' + BODY)


def test_what_was_selected_stays_selected (ui):
    """With its first character and its last, so that the other command changes the same."""
    open_story (ui, 'en-GB', '"Hi" she "said"')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End', 'shift+Home')
    for letter, text in (('e', '“Hi” she “said”'), ('s', '"Hi" she "said"')):
        choose (ui, letter)
        shows (ui, 'Body', 'First.\n\n' + text)
        selection = newsroom_ui.Atspi.Text.get_selection (field (ui, 'Body'), 0)
        assert (selection.start_offset, selection.end_offset) == (8, 23), (letter, selection.start_offset, selection.end_offset)
    ui.key ('ctrl+z')
    shows (ui, 'Body', 'First.\n\n“Hi” she “said”')


def test_long_article (ui):
    """Is exchanged at once; the caret stays at its words."""
    paragraph = '"It\'s here," he said -- ' + 'and so on ' * 12 + '...'
    body = '\n\n'.join ([paragraph] * 400)
    open_story (ui, 'en', body)
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+Home', 'Down', 'Down', *['Right'] * 6)
    choose (ui, 'e')
    changed (ui, 2000)
    right = paragraph.replace ('"It\'s here,"', '“It’s here,”').replace ('--', '—').replace ('...', '…')
    shows (ui, 'Body', 'First.\n\n' + '\n\n'.join ([right] * 400))
    assert ui.caret (field (ui, 'Body')) == len ('First.\n\n') + 6, ui.caret (field (ui, 'Body'))
    ui.key ('ctrl+z')
    shows (ui, 'Body', 'First.\n\n' + body)


def test_what_was_selected_is_replaced (ui):
    open_story (ui, 'en', 'one two')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End', 'ctrl+shift+Left')
    ui.type_text ('"')
    shows (ui, 'Body', 'First.\n\none “')
    for text in ('one "', 'one two'):
        ui.key ('ctrl+z')
        shows (ui, 'Body', 'First.\n\n' + text)


def test_read_only (ui):
    open_story (ui, 'en', '"a"')
    saved (ui)
    ui.stop ()
    with sqlite3.connect (ui.library) as database:
        database.execute ('PRAGMA user_version = 999')
    database.close ()
    ui.start ()
    ui.click_at (ui.find ('list item', re.compile ('^Bridge')))
    shows (ui, 'Body', 'First.\n\n"a"')
    ui.click_at (ui.find_all ('push button', 'Article Menu')[-1])
    ui.wait_for (ui.menus, what='the menu')
    ui.settle ()
    ui.key ('y', 'e', 's')
    assert ui.menus ()
    ui.key ('Escape')
    ui.wait_for (lambda: not ui.menus ())
    shows (ui, 'Body', 'First.\n\n"a"')


def test_without_rules (ui):
    open_story (ui, 'ja', '"a"')
    choose (ui, 'e')
    ui.toast ('There are no rules for the language of this article')
    shows (ui, 'Body', 'First.\n\n"a"')


def test_pictures (ui):
    open_story (ui, 'de', BODY, '"Brücke" offen')
    choose (ui, 'e')
    saved (ui)
    ui.stop ()
    for dark, width in ((False, 1200), (True, 1200), (False, 360)):
        ui.start (language='de', dark=dark)
        ui.resize (width, 720)
        ui.click_at (ui.find ('text', 'Text'))
        ui.click_at (ui.find_all ('push button', 'Artikelmenü')[-1])
        ui.wait_for (ui.menus, what='the menu')
        ui.settle ()
        ui.key ('y')
        ui.settle ()
        ui.screenshot (f'typography-{"dark" if dark else "light"}-{width}')
        ui.key ('Escape', 'Escape')
        ui.stop ()


newsroom_ui.main ()
