"""The list: new articles, search, order, the spike

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import re
import sqlite3
import time

import newsroom_ui
from newsroom_ui import write


def button (ui, label):
    """A button by its text. GTK 4.8 names it by its mnemonic label and its text together."""
    return ui.find ('push button', re.compile (re.escape (label) + '$'))


def list_items (ui):
    """The rows of the list of articles; the panel has list items too."""
    return [row for pane in ui.find_all ('list', 'Articles') for row in ui.find_all ('list item', within=pane)]


def rows (ui):
    """What a screen reader says of the rows of the list, which is not there while it is empty."""
    return [row.get_name () for row in list_items (ui)]


def begin_search (ui):
    ui.key ('ctrl+shift+f')
    ui.wait_for (lambda: any (ui.has_state (t, 'focused') for t in ui.find_all (None, 'Search articles')))


def select_first (ui):
    """Gives the list the keyboard and selects its first row, which is another one than before
    or was given the keyboard alone."""
    def has_keyboard ():
        return any (ui.has_state (row, 'focused') for row in list_items (ui))
    if not has_keyboard ():
        ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Body'), 'focused'))
        ui.key ('shift+F6')
        ui.wait_for (has_keyboard)
    ui.key ('Home')
    ui.wait_for (lambda: ui.has_state (list_items (ui)[0], 'selected'))


def spike_first (ui):
    """Moves the first article to the spike, and waits until its row has gone."""
    select_first (ui)
    first, *others = rows (ui)
    ui.key ('Delete')
    ui.wait_for (lambda: rows (ui) == others, what='the row of “%s” to go' % first)


def open_three (ui):
    """Three articles; the first is the one that is open."""
    ui.start (*(write (ui, name + '.txt', '%s\n\nThe body speaks of %s.\n' % (headline, word))
                for name, headline, word in (('a', 'Anchors away', 'ferries'),
                                             ('b', 'Bridges burnt', 'trains'),
                                             ('c', 'Canals closed', 'barges'))))
    ui.wait_for (lambda: len (rows (ui)) == 3)


def test_empty_library_says_what_to_do (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.find ('label', 'No Article Selected')


def test_new_article_is_a_row (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('Council opens bridge')
    ui.find ('list item', re.compile ('^Council opens bridge, Draft'))
    ui.stop ()
    assert ui.cli_json ('list')[0]['headline'] == 'Council opens bridge'


def test_untouched_new_article_leaves_no_row (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.find ('label', 'Untitled')
    ui.stop ()
    assert ui.cli_json ('list') == []


def test_a_row_is_there_when_it_is_seen (ui):
    """Also far down the list; and a screen reader is given what the row shows."""
    ui.start (*(write (ui, '%d.txt' % i, 'Story number %d\n\nThree short words.\n' % i) for i in range (40)))
    ui.wait_for (lambda: len (rows (ui)) > 5)
    select_first (ui)
    for key, headline in (('End', 'Story number 0'), ('Home', 'Story number 39'), ('Page_Down', None)):
        ui.key (key)
        row = ui.wait_for (lambda: next ((row for row in list_items (ui) if ui.has_state (row, 'focused') and
                                          (headline is None or row.get_name () == headline + ', Draft')), None))
        for text in (row.get_name ().split (',')[0], '3 words', 'Draft'):
            ui.find ('label', text, within=row)
        assert row.get_description () == '3 words, now'


def test_age_is_renewed (ui):
    """Of an article that nobody touches, while one looks at it."""
    ui.start (write (ui, 'a.txt', 'Anchors away\n\nText.\n'))
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.stop ()
    # So near to its first minute that the start fits before it, and the next renewal is after it
    with contextlib.closing (sqlite3.connect (ui.library)) as connection, connection:
        connection.execute ('UPDATE article SET changed = ?', (round ((time.time () - 32) * 1000000),))
    ui.start ()
    row = ui.wait_for (lambda: list_items (ui)[0])
    ui.find ('label', 'now', within=row)
    ui.find ('label', '1 min', within=row, timeout=40 + newsroom_ui.TIMEOUT)


def test_a_long_byline_has_room (ui):
    """Also in German, whose words for states are long, and beside notes"""
    byline = 'Von Annegret Wiesenthal und Dmitri Kowalenko'
    story = write (ui, 'story.md', f'---\nbyline: {byline}\n---\n\n# Brücke\n\n[TK] Text')
    ui.start (str (story), language='de')
    row = ui.find ('list item', f'Brücke, Entwurf, {byline}')
    box = ui.resting_place (ui.find ('label', byline, within=row))
    row = ui.resting_place (row)
    assert box.width > 0.6 * row.width, (box.width, row.width)
    ui.stop ()


def test_order_is_chosen_and_kept (ui):
    ui.start (*(write (ui, headline + '.md', '---\ntitle: %s\nauthor: %s Example\n---\n\nText.\n' % (headline, author))
                for headline, author in (('Anchors', 'Ann'), ('Bridges', 'Zoe'), ('Canals', 'Mo'))))

    def order ():
        return [row.split (',')[0] for row in rows (ui)]
    ui.wait_for (lambda: order () == ['Canals', 'Bridges', 'Anchors'])
    for letter, expected in (('h', ['Anchors', 'Bridges', 'Canals']), ('c', ['Canals', 'Bridges', 'Anchors']),
                             ('a', ['Anchors', 'Canals', 'Bridges'])):
        ui.click_at (ui.find ('push button', 'Sort'))
        ui.take_item (letter)
        ui.wait_for (lambda: order () == expected)
    ui.stop ()
    ui.start ()
    ui.wait_for (lambda: order () == ['Anchors', 'Canals', 'Bridges'])


def test_search_shows_matches (ui):
    open_three (ui)
    begin_search (ui)
    ui.type_text ('trai')
    ui.wait_for (lambda: len (rows (ui)) == 1 and rows (ui)[0].startswith ('Bridges burnt'))
    ui.find ('label', re.compile ('speaks of trains'))
    ui.key ('Return')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Body'), 'focused'))
    begin_search (ui)
    ui.type_text ('nothing has this')
    ui.find ('label', 'Nothing Found')
    ui.key ('Escape')
    ui.wait_for (lambda: len (rows (ui)) == 3)


def test_match_in_context (ui):
    """Once, on one line, and read to who cannot see the row; whatever the case and the accents."""
    ui.start (write (ui, 'a.md', '---\ntitle: Le café ferme\nauthor: Ann Example\n---\n\nThe bridge\nis open.\n\nAnn waits.\n'))
    ui.wait_for (lambda: len (rows (ui)) == 1)
    begin_search (ui)
    for typed, shown in (('CAFE', 'Le café ferme, Draft, By Ann Example'),
                         ('example', 'Le café ferme, Draft, By Ann Example'),
                         ('is op', 'Le café ferme, Draft, By Ann Example, The bridge is open. Ann waits.'),
                         ('cafe waits', 'Le café ferme, Draft, By Ann Example, The bridge is open. Ann waits.')):
        ui.key ('ctrl+a')
        ui.type_text (typed)
        ui.wait_for (lambda: rows (ui) == [shown], what='the row for ' + typed)


def search_for (ui, text, *found):
    """Searches and waits for the rows whose headlines begin so."""
    begin_search (ui)
    ui.type_text (text)
    ui.wait_for (lambda: len (rows (ui)) == len (found) and all (map (str.startswith, rows (ui), found)))


def test_a_hit_is_where_the_caret_goes (ui):
    filler = 'Nothing of note happens here.\n\n' * 80
    ui.start (write (ui, 'a.txt', 'Anchors away\n\n%sThe Ferries stop.\n\n%s' % (filler, filler)),
              write (ui, 'b.md', '---\ntitle: Bridges burnt\nauthor: Ann Example\n---\n\nThey burn.\n'))
    ui.wait_for (lambda: len (rows (ui)) == 2)
    search_for (ui, 'ferri', 'Anchors away')
    ui.key ('Return')
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.wait_for (lambda: ui.caret (body) == ui.text (body).index ('Ferries'))
    ui.type_text ('X')
    ui.wait_for (lambda: 'The XFerries stop' in ui.text (body))

    for text, field in (('burnt', 'Headline'), ('example', 'Byline')):
        search_for (ui, text, 'Bridges burnt')
        ui.key ('Return')
        ui.wait_for (lambda: ui.has_state (ui.find ('text', field), 'focused'))
        ui.wait_for (lambda: ui.text (ui.find ('text', field))[ui.caret (ui.find ('text', field)):].lower ().startswith (text))


def test_escape_leads_back (ui):
    """To the article and the place where the search began, also from the list."""
    open_three (ui)
    body = ui.find ('text', 'Body')
    ui.click_at (ui.find ('list item', re.compile ('^Canals closed')))
    ui.wait_for (lambda: ui.text (body) == 'The body speaks of barges.')
    ui.click_at (body)
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.key ('ctrl+Home', 'Right', 'Right', 'Right')
    ui.wait_for (lambda: ui.caret (body) == 3)
    for from_list in (False, True):
        search_for (ui, 'trai', 'Bridges burnt')
        ui.click_at (ui.find ('list item', re.compile ('^Bridges burnt')))
        ui.wait_for (lambda: ui.text (body) == 'The body speaks of trains.')
        ui.wait_for (lambda: ui.caret (body) == len ('The body speaks of '))
        if not from_list:
            begin_search (ui)
        ui.key ('Escape')
        ui.wait_for (lambda: len (rows (ui)) == 3)
        ui.wait_for (lambda: ui.text (body) == 'The body speaks of barges.')
        ui.wait_for (lambda: ui.caret (body) == 3)
        ui.wait_for (lambda: ui.has_state (body, 'focused'))


def test_first_letter_counts (ui):
    """Also when it comes before the search bar was ever drawn."""
    open_three (ui)
    ui.key ('ctrl+shift+f', *'barg')
    ui.wait_for (lambda: len (rows (ui)) == 1 and rows (ui)[0].startswith ('Canals closed'))


def press_at_once (ui, *keys):
    """Presses keys faster than the library gives the rows that they are meant for."""
    ui.wait_for_keyboard ()
    for key in keys:
        ui.display.press_named (key)


def test_keys_wait_for_the_rows (ui):
    for searched, n_found in (('nothing has this', 0), ('trai', 1)):
        open_three (ui)
        select_first (ui)
        first, *others = rows (ui)
        ui.key ('End')
        ui.wait_for (lambda: ui.has_state (list_items (ui)[-1], 'selected'))
        ui.type_text (searched)
        ui.wait_for (lambda: len (rows (ui)) == n_found)
        press_at_once (ui, 'Escape', 'Home', 'Delete')
        ui.wait_for (lambda: rows (ui) == others, what='the row of “%s” to go' % first)
        ui.wait_for (lambda: any (ui.has_state (row, 'focused') for row in list_items (ui)))
        ui.stop ()
        ui.library = ui.folder / 'other.db'


def test_delete_spikes_no_article_unseen (ui):
    open_three (ui)
    select_first (ui)
    ui.type_text ('trai')
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.key ('Down', 'Delete')
    ui.stop ()
    assert ui.cli_json ('list', '--state', 'spiked') == []


def test_the_first_hit_is_the_next (ui):
    """However far down the list was before."""
    ui.start (*(write (ui, '%d.txt' % i, 'Story number %d\n\n%s\n' % (i, 'ferries' if i % 2 else 'trains')) for i in range (48)))
    ui.wait_for (lambda: len (rows (ui)) > 5)
    select_first (ui)
    ui.key ('End')
    ui.wait_for (lambda: any (row.startswith ('Story number 0,') for row in rows (ui)))
    begin_search (ui)
    ui.type_text ('ferries')
    ui.wait_for (lambda: rows (ui) and rows (ui)[0].startswith ('Story number 47,'))
    ui.key ('Down')
    ui.wait_for (lambda: ui.has_state (list_items (ui)[0], 'focused'))
    ui.key ('Return')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Story number 47')


def test_tab_leaves_the_list (ui):
    open_three (ui)
    select_first (ui)
    ui.key ('Tab')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Body'), 'focused'))
    select_first (ui)
    ui.key ('shift+Tab')
    ui.wait_for (lambda: any (ui.has_state (button, 'focused') for button in ui.find_all ('push button', 'Main Menu')))


def test_the_spike_is_taken_back_by_a_key (ui):
    """All that the message counts."""
    open_three (ui)
    spike_first (ui)
    spike_first (ui)
    ui.key ('ctrl+z')
    ui.wait_for (lambda: len (rows (ui)) == 3)
    ui.gone ('label', re.compile ('moved to the spike'))


def test_typing_in_the_list_searches (ui):
    open_three (ui)
    select_first (ui)
    ui.type_text ('barg')
    ui.wait_for (lambda: len (rows (ui)) == 1 and rows (ui)[0].startswith ('Canals closed'))


def test_click_leaves_the_keyboard_in_the_list (ui):
    open_three (ui)
    for headline in ('Bridges burnt', 'Canals closed'):
        ui.click_at (ui.find ('list item', re.compile ('^' + headline)))
        ui.find ('label', headline)
        ui.key ('Delete')
        ui.wait_for (lambda: not any (row.startswith (headline) for row in rows (ui)))
    ui.stop ()
    assert [a['state'] for a in ui.cli_json ('list', '--state', 'spiked')] == ['spiked', 'spiked']


def test_open_article_is_in_view (ui):
    ui.start (*(write (ui, '%d.txt' % i, 'Story number %d\n\nWords.\n' % i) for i in range (40)))
    ui.wait_for (lambda: len (rows (ui)) > 5)
    begin_search (ui)
    ui.type_text ('number')
    ui.key ('Down')
    # To a row that GTK 4.18 does not bring into view
    ui.wait_for (lambda: not ui.has_state (ui.find (None, 'Search articles'), 'focused'))
    ui.key ('End')
    ui.wait_for (lambda: any (row.startswith ('Story number 0,') for row in rows (ui)))
    ui.key ('ctrl+n')
    ui.type_text ('Quite another')
    ui.find ('list item', re.compile ('^Quite another, Draft'))


def test_a_long_list_has_its_last_row (ui):
    """A list begins with its first rows; the others follow, and it stays where it is."""
    ui.cli ('import', *(write (ui, '%d.txt' % i, 'Story number %d\n\nWords.\n' % i) for i in range (300)))
    ui.start ()
    ui.click_at (ui.find ('list item', re.compile ('^Story number 299')))
    ui.find ('label', 'Story number 299')

    def is_last_shown ():
        ui.key ('End')
        return any (row.startswith ('Story number 0,') for row in rows (ui))

    ui.wait_for (is_last_shown)


def test_spike_undo_restore (ui):
    open_three (ui)
    # At once each time: a toast is there for five seconds
    select_first (ui)
    ui.key ('Delete')
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    ui.gone ('label', 'Article moved to the spike')
    ui.wait_for (lambda: len (rows (ui)) == 3)

    select_first (ui)
    ui.key ('Delete', 'Delete')
    ui.toast ('2 articles moved to the spike')
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.stop ()
    assert [a['state'] for a in ui.cli_json ('list', '--state', 'spiked')] == ['spiked', 'spiked']


def test_spike_undo_by_keys (ui):
    """The message is the last thing in the window: Shift+Tab leads to it from the first row."""
    open_three (ui)
    spike_first (ui)
    undo = ui.toast (re.compile ('Undo$'), 'push button')
    for _ in range (12):
        if ui.has_state (undo, 'focused'):
            break
        ui.key ('shift+Tab')
    assert ui.has_state (undo, 'focused')
    ui.key ('Return')
    ui.wait_for (lambda: len (rows (ui)) == 3)
    ui.stop ()
    assert ui.cli_json ('list', '--state', 'spiked') == []


def test_delete_waits_for_the_article (ui):
    """The neighbour of one that was spiked takes its place a moment later."""
    open_three (ui)
    select_first (ui)
    press_at_once (ui, 'Delete', 'Delete', 'Delete')
    ui.find ('label', 'No Articles Yet')
    ui.stop ()
    assert len (ui.cli_json ('list', '--state', 'spiked')) == 3


def test_row_of_the_spike_restores (ui):
    open_three (ui)
    assert not ui.find_all ('push button', 'Restore from Spike')
    spike_first (ui)
    ui.key ('F10')
    ui.take_item ('i')  # Show the Spike
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.click (ui.find ('push button', 'Restore from Spike'))
    ui.find ('label', 'The Spike Is Empty')
    ui.stop ()
    assert ui.cli_json ('list', '--state', 'spiked') == []


def test_row_of_the_spike_restores_by_its_menu (ui):
    ui.start (write (ui, 'a.txt', 'Anchors away\n\nText.\n'))
    ui.wait_for (lambda: len (rows (ui)) == 1)
    spike_first (ui)
    ui.find ('label', 'No Articles Yet')
    ui.key ('F10')
    ui.take_item ('i')  # Show the Spike
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.click_at (list_items (ui)[0])
    ui.wait_for (lambda: ui.has_state (list_items (ui)[0], 'focused'))
    ui.key ('shift+F10')
    ui.take_item ('r')  # Restore from Spike
    ui.find ('label', 'The Spike Is Empty')
    ui.stop ()
    assert [a['state'] for a in ui.cli_json ('list')] == ['draft']


def test_menu_key_takes_the_row_of_the_keyboard (ui):
    open_three (ui)
    select_first (ui)
    first, second, third = (row.split (',')[0] for row in rows (ui))
    ui.key ('ctrl+Down')
    ui.wait_for (lambda: ui.has_state (list_items (ui)[1], 'focused'))
    assert ui.has_state (list_items (ui)[0], 'selected')
    ui.key ('shift+F10')
    ui.take_item ('s')  # Move to Spike
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.stop ()
    assert [a['headline'] for a in ui.cli_json ('list', '--state', 'spiked')] == [second]


def test_spiking_the_last_hit_ends_the_search (ui):
    """The list comes back with the keyboard, and with it the article from before, as long as it
    is not on the spike too."""
    open_three (ui)
    ui.click_at (ui.find ('list item', re.compile ('^Canals closed')))
    focused_row_is_open (ui, 'Canals closed')
    search_for (ui, 'trai', 'Bridges burnt')
    ui.key ('Down')
    select_first (ui)
    ui.key ('Delete')
    focused_row_is_open (ui, 'Canals closed')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    assert not any (ui.find_all (None, 'Search articles'))

    search_for (ui, 'speaks', 'Canals closed', 'Anchors away')
    ui.key ('Down')
    select_first (ui)
    ui.key ('Delete')
    focused_row_is_open (ui, 'Anchors away')
    ui.key ('Delete')
    ui.find ('label', 'No Articles Yet')
    ui.find ('label', 'No Article Selected')
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    # With it those whose message still showed then
    ui.wait_for (lambda: any (row.startswith ('Anchors away,') for row in rows (ui)))


def test_typing_while_it_is_spiked (ui):
    """What is typed after it goes to its neighbour, or nowhere: never into an article that cannot be saved."""
    open_three (ui)
    select_first (ui)
    headline = rows (ui)[0].split (',')[0]
    ui.key ('Return')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == headline)
    ui.type_into (ui.find ('text', 'Body'), 'typed ')
    ui.find ('push button', 'Article Menu')
    ui.click_at (ui.find_all ('push button', 'Article Menu')[-1])
    ui.take_item ('p')  # Move to Spike
    ui.toast ('Article moved to the spike')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.stop ()
    spiked, = ui.cli_json ('list', '--state', 'spiked')
    assert 'typed ' in ui.cli_json ('show', spiked['id'])['body_text']


def focused_row_is_open (ui, headline):
    """Waits until one row is the one that is selected, that has the keyboard, and that is open."""
    def agree ():
        focused, selected = ([row.get_name () for row in list_items (ui) if ui.has_state (row, state)]
                             for state in ('focused', 'selected'))
        return (len (focused) == 1 and focused == selected and focused[0].startswith (headline + ',') and
                ui.text (ui.find ('text', 'Headline')) == headline)
    ui.wait_for (agree, what='the keyboard on “%s”, open and selected' % headline)


def test_keyboard_is_on_the_open_article (ui):
    """After a search that was given up too; and what Delete takes is that article."""
    open_three (ui)
    ui.click_at (ui.find ('list item', re.compile ('^Anchors away')))
    focused_row_is_open (ui, 'Anchors away')
    for typed, found in (('barg', 'Canals closed'), ('trai', 'Bridges burnt')):
        search_for (ui, typed, found)
        ui.key ('Down')
        ui.wait_for (lambda: any (ui.has_state (row, 'focused') for row in list_items (ui)))
        ui.key ('Escape')
        ui.wait_for (lambda: len (rows (ui)) == 3)
        focused_row_is_open (ui, 'Anchors away')
    ui.key ('Delete')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    assert not any (row.startswith ('Anchors away') for row in rows (ui))


def test_the_spike_is_emptied (ui):
    for name in ('Ferries stop', 'Bridge opens', 'Market day'):
        (ui.folder / (name + '.md')).write_text ('# %s\n\nText.\n' % name)
    ui.start (*[ui.folder / (name + '.md') for name in ('Ferries stop', 'Bridge opens', 'Market day')])
    for name in ('Ferries stop', 'Bridge opens'):
        row = ui.find ('list item', re.compile ('^%s, Draft' % name))
        ui.click_at (row)
        ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == name)
        ui.key ('Delete')
        ui.gone ('list item', re.compile ('^%s, Draft' % name))
    ui.toast ('2 articles moved to the spike')
    ui.key ('F10')
    ui.wait_for (ui.menus)
    ui.take_item ('i')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.click_at (ui.find ('push button', 'Empty the Spike'))
    ui.find ('label', 'Delete 2 Articles for Good?')
    ui.gone ('label', '2 articles moved to the spike', timeout=5)  # with its Undo
    ui.answer ('Cancel')
    assert len (rows (ui)) == 2
    ui.click_at (ui.find ('push button', 'Empty the Spike'))
    ui.find ('label', 'Delete 2 Articles for Good?')
    ui.answer ('Delete')
    ui.toast ('2 articles deleted')
    ui.wait_for (lambda: [name.split (', ')[0] for name in rows (ui)] == ['Market day'])
    ui.stop ()
    assert [a['headline'] for a in ui.cli_json ('list')] == ['Market day']
    backup, = (ui.library.parent / 'backups').glob ('*-before-emptying-*.db')
    assert oct (backup.stat ().st_mode & 0o777) == '0o600'
    ui.cli ('restore', backup)
    assert len (ui.cli_json ('list', '--state', 'spiked')) == 2


def test_back_from_the_spike (ui):
    """To the article that was open before."""
    open_three (ui)
    ui.click_at (ui.find ('list item', re.compile ('^Canals closed')))
    focused_row_is_open (ui, 'Canals closed')
    ui.key ('Delete')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.click_at (ui.find ('list item', re.compile ('^Anchors away')))
    focused_row_is_open (ui, 'Anchors away')
    ui.key ('F10')
    ui.take_item ('i')  # Show the Spike
    ui.click_at (ui.find ('list item', re.compile ('^Canals closed')))
    focused_row_is_open (ui, 'Canals closed')
    ui.click (ui.find ('push button', 'Back to the Articles'))
    focused_row_is_open (ui, 'Anchors away')


newsroom_ui.main ()
