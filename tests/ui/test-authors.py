"""The people of an article: found by typing, made, edited, put in order, with their portraits

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re
import struct
import subprocess
import zlib

import newsroom_ui

FIELDS = {
    'role': 'Staff writer',
    'affiliation': 'The Example Gazette',
    'tagline': 'News of no town',
    'e-mail': 'ann@example.org',
    'web site': 'https://example.org/ann',
}

SCHEMES = ('x-scheme-handler/mailto', 'x-scheme-handler/https')


def png (width, height, rows=None):
    """A PNG of one grey; with fewer rows than its header says it is cut off."""
    def chunk (kind, data):
        return struct.pack ('>I', len (data)) + kind + data + struct.pack ('>I', zlib.crc32 (kind + data))
    rows = height if rows is None else rows
    return (b'\x89PNG\r\n\x1a\n' + chunk (b'IHDR', struct.pack ('>IIBBBBB', width, height, 8, 0, 0, 0, 0))
            + chunk (b'IDAT', zlib.compress ((b'\0' + b'\x80' * width) * rows)) + chunk (b'IEND', b''))


def start_with (ui, byline):
    """An article that is credited so, with one paragraph."""
    story = ui.folder / 'story.md'
    story.write_text ('---\ntitle: Bridge opens\nauthor: [%s]\n---\n\nThe bridge is open.\n' % byline)
    ui.start (story)
    for name in filter (None, byline.split (', ')):
        card (ui, name)


def card (ui, name):
    return ui.find ('panel', 'Author, ' + name)


def cards (ui):
    """The names on the cards, from top to bottom."""
    found = [a.get_name () for a in ui.find_all ('panel')]
    return [name.removeprefix ('Author, ') for name in found if name.startswith ('Author, ')]


def open_from_outside (ui, path):
    newsroom_ui.run (ui.program, str (path), env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))


def fill (ui, field, text):
    """Types over what a field holds. An AdwEntryRow takes the focus from the mouse alone."""
    ui.click_at (field)
    ui.key ('ctrl+a')
    ui.type_text (text)
    ui.wait_for (lambda: ui.text (field) == text)


def open_menu (ui, name):
    """Presses a menu button; it is a button in a button, both of that name."""
    ui.find ('push button', name)
    ui.click_at (ui.find_all ('push button', name)[-1])


def add_author (ui, typed):
    """Opens the finder with the button and types."""
    open_menu (ui, 'Add Author')
    ui.wait_for (lambda: any (ui.has_state (a, 'focused') for a in ui.find_all (None, 'Name of the author')))
    ui.type_text (typed)


def choose (ui, name, letter):
    """Takes an item of the menu of somebody's card by its letter."""
    open_menu (ui, 'Change credit, ' + name)
    ui.take_item (letter)


def show_all_fields (ui, name):
    # GTK 4.18 names it by its text alone
    more = re.compile ('^More [Ff]ields')
    ui.click_at (ui.find ('push button', more, within=card (ui, name)))
    ui.gone ('push button', more)


def type_until (ui, field, text):
    """Types into a field that the program is about to give the keyboard: GTK does not tell
    assistive technologies which row of entries has it."""
    def took_first ():
        ui.key ('ctrl+a')
        ui.type_text (text[0])
        return ui.text (field) == text[0]
    ui.wait_for (took_first)
    ui.type_text (text[1:])
    ui.wait_for (lambda: ui.text (field) == text)


def place (ui, name):
    """Where a field is in the window."""
    return newsroom_ui.Atspi.Component.get_extents (ui.find ('text', name), newsroom_ui.Atspi.CoordType.WINDOW)


def is_focused (ui, role, name):
    return any (ui.has_state (a, 'focused') for a in ui.find_all (role, name))


def choose_portrait (ui, name, path):
    ui.click (ui.find ('push button', 'Choose a portrait of ' + name))
    ui.enter_path (path)


def saved_authors (ui):
    ui.stop ()
    return ui.cli_json ('show', '1')['authors']


def test_a_new_author (ui):
    start_with (ui, '')
    ui.find ('label', 'No Author')
    add_author (ui, 'Ann Example')
    ui.find ('list item', 'Create “Ann Example”')
    ui.key ('Return')
    card (ui, 'Ann Example')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Byline')) == 'By Ann Example')
    assert [a['name'] for a in saved_authors (ui)] == ['Ann Example']


def test_an_author_of_the_library (ui):
    start_with (ui, 'Ann Example, Bo Sample')
    ui.key ('ctrl+n')
    ui.find ('label', 'No Author')
    add_author (ui, 'sam')
    ui.find ('list item', 'Bo Sample')
    ui.key ('Return')
    card (ui, 'Bo Sample')
    ui.stop ()
    assert sorted (a['name'] for a in ui.cli_json ('authors')) == ['Ann Example', 'Bo Sample']
    assert [a['name'] for a in ui.cli_json ('show', '2')['authors']] == ['Bo Sample']


def test_who_is_typed_into_the_byline (ui):
    """Whom the library knows is credited, without a “By” as well; for others the name is offered"""
    start_with (ui, 'Ann Example')
    ui.key ('ctrl+n')
    ui.find ('label', 'No Author')
    ui.key ('Tab', 'Tab')
    ui.type_text ('Ann Example\n')
    card (ui, 'Ann Example')
    ui.key ('ctrl+n')
    ui.find ('label', 'No Author')
    byline = ui.find ('text', 'Byline')
    ui.key ('Tab', 'Tab')
    ui.type_text ('Bo Sample')
    add_author (ui, '')
    ui.find ('list item', 'Create “Bo Sample”')
    ui.key ('Return')
    card (ui, 'Bo Sample')
    assert ui.text (byline) == 'Bo Sample'
    ui.stop ()
    assert [a['name'] for a in ui.cli_json ('show', '2')['authors']] == ['Ann Example']
    assert [a['name'] for a in ui.cli_json ('show', '3')['authors']] == ['Bo Sample']


def test_who_is_taken_out_of_the_byline (ui):
    """Is credited no longer, also where a bare name is left, and stays in the library."""
    start_with (ui, 'Ann Example, Bo Sample')
    byline = ui.find ('text', 'Byline')
    ui.wait_for (lambda: ui.text (byline) == 'By Ann Example and Bo Sample')
    ui.click_at (byline)
    ui.key ('ctrl+a')
    ui.type_text ('Ann Example\n')
    ui.wait_for (lambda: cards (ui) == ['Ann Example'])
    ui.wait_for (lambda: ui.text (byline) == 'Ann Example')
    # Undone, both are named, and credited
    ui.click_at (byline)
    ui.key ('ctrl+z', 'ctrl+z')
    ui.wait_for (lambda: 'Bo Sample' in ui.text (byline))
    ui.key ('Tab')
    ui.wait_for (lambda: cards (ui) == ['Ann Example', 'Bo Sample'])
    # Whom nobody knows takes nobody's place
    fill (ui, byline, 'Dee Nobody')
    ui.key ('Tab')
    ui.settle ()
    assert cards (ui) == ['Ann Example', 'Bo Sample']
    fill (ui, byline, 'Bo Sample')
    ui.key ('Tab')
    ui.wait_for (lambda: cards (ui) == ['Bo Sample'])
    ui.stop ()
    assert sorted (a['name'] for a in ui.cli_json ('authors')) == ['Ann Example', 'Bo Sample']
    assert [a['name'] for a in ui.cli_json ('show', '1')['authors']] == ['Bo Sample']


def test_a_new_author_has_the_keyboard (ui):
    start_with (ui, 'Ann Example, Bo Sample')
    add_author (ui, 'Cleo Testwood')
    ui.find ('list item', 'Create “Cleo Testwood”')
    ui.key ('Return')
    ui.toast ('New author Cleo Testwood added')
    field = ui.find ('text', 'Role, Cleo Testwood')
    type_until (ui, field, 'Photographer')
    ui.wait_for (lambda: ui.text (field) == 'Photographer')
    bottom = newsroom_ui.Atspi.Component.get_extents (ui.find ('frame'), newsroom_ui.Atspi.CoordType.WINDOW).height
    ui.wait_for (lambda: 0 < place (ui, 'Role, Cleo Testwood').y < bottom - 50)


def test_finder_offers_nobody_twice (ui):
    start_with (ui, 'Ann Example')
    add_author (ui, 'Ann Example')
    row = ui.find ('list item', 'Ann Example')
    assert not ui.has_state (row, 'sensitive')
    assert row.get_description () == 'Already credited in this article'
    assert not ui.find_all ('list item', 'Create “Ann Example”')
    ui.key ('Return', 'Escape')
    ui.gone (None, 'Name of the author')
    assert cards (ui) == ['Ann Example']


def test_a_full_name_is_taken_as_it_is (ui):
    """Typed and entered at once; also where somebody else has a longer name."""
    start_with (ui, 'Ann Example-Sample')
    ui.key ('ctrl+n')
    ui.find ('label', 'No Author')
    open_menu (ui, 'Add Author')
    ui.wait_for (lambda: is_focused (ui, None, 'Name of the author'))
    ui.type_text ('Ann Example\n')
    ui.toast ('New author Ann Example added')
    open_menu (ui, 'Add Author')
    ui.wait_for (lambda: is_focused (ui, None, 'Name of the author'))
    ui.type_text ('ann example-sample\n')
    ui.find ('label', 'Ann Example-Sample added, with the profile in the library')
    ui.wait_for (lambda: cards (ui) == ['Ann Example', 'Ann Example-Sample'])
    ui.stop ()
    assert len (ui.cli_json ('authors')) == 2


def test_order_by_keys_and_buttons (ui):
    start_with (ui, 'Ann Example, Bo Sample, Cleo Testwood')
    name = ui.find ('text', 'Name, Ann Example')
    ui.click_at (name)
    type_until (ui, name, 'Ann Example')
    ui.key ('alt+Down')
    ui.wait_for (lambda: cards (ui) == ['Bo Sample', 'Ann Example', 'Cleo Testwood'])
    ui.key ('alt+Down')
    ui.wait_for (lambda: cards (ui) == ['Bo Sample', 'Cleo Testwood', 'Ann Example'])
    ui.key ('alt+Down', 'alt+Up')
    ui.wait_for (lambda: cards (ui) == ['Bo Sample', 'Ann Example', 'Cleo Testwood'])
    ui.key ('End', 'BackSpace')
    ui.wait_for (lambda: ui.text (name) == 'Ann Exampl')
    ui.key ('e')
    ui.wait_for (lambda: ui.text (name) == 'Ann Example')

    up = ui.find ('push button', 'Move Ann Example up')
    ui.click_at (up)
    ui.wait_for (lambda: cards (ui) == ['Ann Example', 'Bo Sample', 'Cleo Testwood'])
    ui.wait_for (lambda: is_focused (ui, 'push button', 'Move Ann Example down'))
    assert not ui.has_state (up, 'sensitive')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Byline')) == 'By Ann Example, Bo Sample and Cleo Testwood')


def test_removal_is_undone (ui):
    start_with (ui, 'Ann Example, Bo Sample')
    choose (ui, 'Ann Example', 'r')
    ui.wait_for (lambda: cards (ui) == ['Bo Sample'])
    ui.toast ('Ann Example removed from the article')
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    ui.wait_for (lambda: cards (ui) == ['Ann Example', 'Bo Sample'])
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Byline')) == 'By Ann Example and Bo Sample')


def test_another_article_starts_at_the_top (ui):
    start_with (ui, 'Ann Example, Bo Sample, Cleo Testwood')
    before = place (ui, 'Name, Ann Example').y
    choose (ui, 'Bo Sample', 'r')
    ui.toast ('Bo Sample removed from the article')
    ui.resize (1240, 440)
    ui.key ('shift+Tab', 'Tab')
    ui.wait_for (lambda: place (ui, 'Name, Ann Example').y < before)
    other = ui.folder / 'other.md'
    other.write_text ('---\ntitle: Ferries stop\nauthor: [Ann Example, Bo Sample]\n---\n\nThey stop.\n')
    open_from_outside (ui, other)
    ui.gone ('label', 'Bo Sample removed from the article')
    ui.wait_for (lambda: place (ui, 'Name, Ann Example').y == before)
    ui.resize (1240, 800)


def test_nothing_of_one_author_is_left_to_another (ui):
    """The next article shows its author in the card that is there."""
    start_with (ui, 'Ann Example')
    other = ui.folder / 'other.md'
    other.write_text ('---\ntitle: Ferries stop\nauthor: Bo Sample\n---\n\nThey stop.\n')
    show_all_fields (ui, 'Ann Example')
    fill (ui, ui.find ('text', 'Role, Ann Example'), 'Editor')
    ui.click_at (ui.find ('text', 'Biography, Ann Example'))
    ui.type_text ('Ann reports.')
    ui.click_at (ui.find ('combo box', 'Credited for, Ann Example'))
    ui.click_at (ui.find ('label', 'Photo'))
    ui.find (None, re.compile ('^Photo · Editor'))
    ui.click_at (ui.find ('text', 'Body'))
    open_from_outside (ui, other)
    card (ui, 'Bo Sample')
    assert cards (ui) == ['Bo Sample']
    for label in ('Tagline', 'E-Mail', 'Web Site', 'Biography'):
        assert not ui.find_all ('text', label + ', Bo Sample')
    assert not ui.find_all (None, re.compile ('^Photo'), within=card (ui, 'Bo Sample'))
    role = ui.find ('text', 'Role, Bo Sample')
    ui.click_at (role)
    ui.key ('ctrl+z')
    ui.type_text ('x')
    ui.wait_for (lambda: ui.text (role) == 'x')
    ui.key ('ctrl+z', 'ctrl+z')
    ui.wait_for (lambda: ui.text (role) == '')
    show_all_fields (ui, 'Bo Sample')
    biography = ui.find ('text', 'Biography, Bo Sample')
    ui.click_at (biography)
    ui.key ('ctrl+z')
    ui.type_text ('y')
    ui.wait_for (lambda: ui.text (biography) == 'y')
    ui.click_at (ui.find ('text', 'Body'))
    open_from_outside (ui, ui.folder / 'story.md')
    card (ui, 'Ann Example')
    assert ui.text (ui.find ('text', 'Biography, Ann Example')) == 'Ann reports.'
    ui.stop ()
    ann, bo = [ui.cli_json ('show', n)['authors'][0] for n in ('1', '2')]
    assert (ann['role'], ann['biography']) == ('Editor', 'Ann reports.')
    assert (bo.get ('role'), bo['biography']) == (None, 'y'), bo


def test_fields_show_when_they_are_wanted (ui):
    start_with (ui, 'Ann Example')
    for label in ('Name', 'Role', 'Affiliation'):
        ui.find ('text', label + ', Ann Example')
    for label in ('Tagline', 'E-Mail', 'Web Site', 'Biography'):
        assert not ui.find_all ('text', label + ', Ann Example')
    show_all_fields (ui, 'Ann Example')
    ui.find ('text', 'Biography, Ann Example')
    type_until (ui, ui.find ('text', 'Tagline, Ann Example'), 'News of no town')
    saved_authors (ui)
    ui.start ()
    ui.find ('text', 'Tagline, Ann Example')
    assert not ui.find_all ('text', 'Biography, Ann Example')


def test_what_is_wrong_with_an_address (ui):
    start_with (ui, 'Ann Example')
    show_all_fields (ui, 'Ann Example')
    mail = ui.find ('text', 'E-Mail, Ann Example')
    wrong = 'The part after the “@” should look like example.org.'
    fill (ui, mail, 'ann@example')
    assert not ui.find_all ('label', wrong), 'it was said while it was typed'
    ui.click_at (ui.find ('text', 'Role, Ann Example'))
    ui.find ('label', wrong)
    ui.wait_for (lambda: mail.get_description () == wrong)
    ui.wait_for (lambda: ui.text (mail) == 'ann@example')
    assert not ui.has_state (ui.find ('push button', 'Write e-mail, Ann Example'), 'sensitive')
    fill (ui, mail, 'ann@example.org')
    ui.gone ('label', wrong)
    ui.wait_for (lambda: ui.has_state (ui.find ('push button', 'Write e-mail, Ann Example'), 'sensitive'))
    assert mail.get_description () == ''


def test_order_and_removal (ui):
    start_with (ui, 'Ann Example, Bo Sample, Cleo Testwood')
    assert cards (ui) == ['Ann Example', 'Bo Sample', 'Cleo Testwood']
    ui.click (ui.find ('push button', 'Profile, Ann Example'))
    ui.gone ('text', 'Name, Ann Example')
    choose (ui, 'Cleo Testwood', 'u')
    ui.wait_for (lambda: cards (ui) == ['Ann Example', 'Cleo Testwood', 'Bo Sample'])
    choose (ui, 'Ann Example', 'r')
    ui.wait_for (lambda: cards (ui) == ['Cleo Testwood', 'Bo Sample'])
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Byline')) == 'By Cleo Testwood and Bo Sample')
    assert [a['name'] for a in saved_authors (ui)] == ['Cleo Testwood', 'Bo Sample']
    assert len (ui.cli_json ('authors')) == 3


def test_the_menu_of_the_only_author_by_keys (ui):
    start_with (ui, 'Ann Example')
    for keys in (('Up', 'Return'), ('Down', 'Down', 'Down', 'space')):
        open_menu (ui, 'Change credit, Ann Example')
        ui.wait_for (ui.menus, what='the menu')
        ui.settle ()
        ui.key (*keys)
        ui.wait_for (lambda: cards (ui) == [])
        ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
        ui.wait_for (lambda: cards (ui) == ['Ann Example'])
        ui.gone ('label', 'Ann Example removed from the article')


def test_a_long_value_shows_its_beginning (ui):
    start_with (ui, 'Ann Example')
    role = ui.find ('text', 'Role, Ann Example')
    fill (ui, role, 'Correspondent for the harbour, the ferries, the lighthouse and all of the islands')
    assert ui.caret (role) > 0
    ui.click_at (ui.find ('text', 'Affiliation, Ann Example'))
    ui.wait_for (lambda: ui.caret (role) == 0)


def test_credited_for_photos (ui):
    start_with (ui, 'Ann Example')
    role = ui.find ('combo box', 'Credited for, Ann Example')
    ui.click_at (role)
    ui.click_at (ui.find ('label', 'Photo'))
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Byline')) != 'By Ann Example')
    ui.stop ()
    assert 'photo' in ui.cli ('export', '1', '--to', 'markdown', '-o', ui.folder / 'out.md') + (ui.folder / 'out.md').read_text ()


def test_every_field_of_a_profile (ui):
    start_with (ui, 'Ann Example')
    show_all_fields (ui, 'Ann Example')
    for label, value in FIELDS.items ():
        fill (ui, ui.find ('text', re.compile ('^%s, Ann Example$' % label, re.I)), value)
    biography = 'Ann Example reports from Sampleton.\n\nShe has **two** bicycles.'
    field = ui.find ('text', 'Biography, Ann Example')
    ui.click_at (field)
    ui.type_text (biography)
    ui.wait_for (lambda: ui.text (field) == biography)
    name = ui.find ('text', 'Name, Ann Example')
    fill (ui, name, 'Anna Example')
    card (ui, 'Anna Example')

    author = saved_authors (ui)[0]
    assert author == {'name': 'Anna Example', 'role': FIELDS['role'], 'affiliation': FIELDS['affiliation'],
                      'tagline': FIELDS['tagline'], 'biography': biography,
                      'email': FIELDS['e-mail'], 'url': FIELDS['web site']}, author

    ui.start ()
    ui.find ('text', 'Name, Anna Example')
    assert ui.text (ui.find ('text', 'Biography, Anna Example')) == biography


def test_addresses_open_where_the_desktop_says (ui):
    """The handler of both kinds writes down what it is given."""
    given = ui.folder / 'given'
    handler = ui.folder / 'handler'
    handler.write_text ('#!/bin/sh\nprintf "%%s\\n" "$1" >> "%s"\n' % given)
    handler.chmod (0o755)
    applications = pathlib.Path (os.environ['XDG_DATA_HOME'], 'applications')
    applications.mkdir ()
    (applications / 'handler.desktop').write_text (
        '[Desktop Entry]\nType=Application\nName=Handler\nExec=%s %%u\nMimeType=%s\n' % (handler, ''.join (map ('%s;'.__mod__, SCHEMES))))
    pathlib.Path (os.environ['XDG_CONFIG_HOME'], 'mimeapps.list').write_text (
        '[Default Applications]\n' + ''.join (map ('%s=handler.desktop\n'.__mod__, SCHEMES)))
    start_with (ui, 'Ann Example')
    show_all_fields (ui, 'Ann Example')
    for label, value, name, uri in (('E-Mail', 'ann@example.org', 'Write e-mail', 'mailto:ann@example.org'),
                                    ('Web Site', 'example.org/ann', 'Open web site', 'https://example.org/ann')):
        fill (ui, ui.find ('text', label + ', Ann Example'), value)
        opens = ui.find ('push button', name + ', Ann Example')
        ui.wait_for (lambda: ui.has_state (opens, 'sensitive'))
        ui.click (opens)
        ui.wait_for (lambda: given.read_text ().split ()[-1:] == [uri], what='the handler to be given ' + uri)


def test_much_of_a_biography_goes_at_once (ui):
    start_with (ui, 'Ann Example')
    show_all_fields (ui, 'Ann Example')
    biography = ui.find ('text', 'Biography, Ann Example')
    text = '\n\n'.join ('Line %d' % i for i in range (40))
    subprocess.run (['xclip', '-in', '-selection', 'clipboard'], input=text, text=True, check=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ui.click_at (biography)
    ui.key ('ctrl+v')
    ui.wait_for (lambda: ui.text (biography) == text)
    ui.key ('ctrl+a', 'Delete')
    ui.wait_for (lambda: ui.text (biography) == '')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (biography) == text)
    assert saved_authors (ui)[0]['biography'] == text


def test_an_article_of_the_author (ui):
    start_with (ui, 'Ann Example')
    other = ui.folder / 'other.md'
    other.write_text ('---\ntitle: Ferries stop\nauthor: Ann Example\n---\n\nThey stop.\n')
    open_from_outside (ui, other)
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Ferries stop')
    expander = ui.find (None, 'Articles by Ann Example')
    ui.click_at (expander)
    ui.wait_for (lambda: [a for a in ui.find_all ('list item', re.compile ('Bridge opens'), within=card (ui, 'Ann Example'))])
    ui.key ('Tab', 'Down')
    ui.key ('Return')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Bridge opens')


def test_a_portrait (ui):
    start_with (ui, 'Ann Example')
    picture = ui.folder / 'ann.png'
    picture.write_bytes (png (40, 40))
    choose_portrait (ui, 'Ann Example', picture)
    ui.find (None, re.compile ('^Saved '))
    ui.stop ()
    ui.cli ('export', '1', '--to', 'html', '-o', ui.folder / 'with.html')
    assert 'data:image/png;base64,' in (ui.folder / 'with.html').read_text ()

    ui.start ()
    card (ui, 'Ann Example')
    choose (ui, 'Ann Example', 'p')
    ui.toast ('Portrait of Ann Example removed')
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    ui.gone ('label', 'Portrait of Ann Example removed')
    ui.stop ()
    ui.cli ('export', '1', '--to', 'html', '-o', ui.folder / 'undone.html')
    assert 'data:image/png;base64,' in (ui.folder / 'undone.html').read_text ()

    ui.start ()
    card (ui, 'Ann Example')
    choose (ui, 'Ann Example', 'p')
    ui.toast ('Portrait of Ann Example removed')
    ui.stop ()
    ui.cli ('export', '1', '--to', 'html', '-o', ui.folder / 'without.html')
    assert 'data:image' not in (ui.folder / 'without.html').read_text ()


def test_bad_portraits (ui):
    bad = {
        'text.png': (b'These are words.\n', 'it is not a whole PNG, JPEG, WebP or GIF picture'),
        'huge.png': (png (30000, 30000, 1), 'it has more than 64 million pixels'),
        'cut.png': (png (400, 400)[:90], 'it is not a whole PNG, JPEG, WebP or GIF picture'),
        'cut.jpeg': (b'\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0', 'it is not a whole PNG, JPEG, WebP or GIF picture'),
        'large.png': (png (40, 40) + b'\0' * 21000000, 'it is larger than 20 MB'),
    }
    start_with (ui, 'Ann Example')
    for name, (data, reason) in bad.items ():
        (ui.folder / name).write_bytes (data)
        choose_portrait (ui, 'Ann Example', ui.folder / name)
        message = ui.find ('label', re.compile ('^Could not use “%s” as a portrait' % name)).get_name ()
        assert reason in message, message
        ui.activate ()
        ui.key ('Escape')
        ui.gone ('label', 'The Portrait Was Not Changed')
    ui.stop ()
    ui.cli ('export', '1', '--to', 'html', '-o', ui.folder / 'out.html')
    assert 'data:image' not in (ui.folder / 'out.html').read_text ()


def test_what_a_screen_reader_hears (ui):
    start_with (ui, 'Ann Example')
    show_all_fields (ui, 'Ann Example')
    for name in ('Headline', 'Standfirst', 'Byline', 'Dateline', 'Body', 'Name, Ann Example', 'Biography, Ann Example'):
        ui.find ('text', name)
    for name in ('Write e-mail, Ann Example', 'Open web site, Ann Example', 'Choose a portrait of Ann Example'):
        ui.find ('push button', name)

    def unnamed ():
        return [a.get_role_name () for a in ui.find_all (within=card (ui, 'Ann Example'))
                if a.get_role_name () in ('text', 'push button', 'combo box') and not a.get_name ()]
    ui.wait_for (lambda: not unnamed (), what='everything on the card to have a name')


newsroom_ui.main ()
