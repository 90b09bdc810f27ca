"""The window: what it keeps, copies, shows when it is narrow or dark, and how soon it saves

SPDX-License-Identifier: GPL-3.0-or-later
"""

import configparser
import gettext
import os
import pathlib
import re
import shutil
import sqlite3
import time

import newsroom_ui
from newsroom_ui import Atspi

SAMPLE = os.environ['NEWSROOM_SAMPLE']

# What shows in German too: names of formats and keys, numbers, initials, and what GTK says itself
ANY_LANGUAGE = (r'(Gtk|Adw|Newsroom)\w*', '[A-Z]{0,2}', r'[\W\d]+', 'HTML', 'Markdown', 'JSON', 'Name',
                'Schließen', 'Maximieren', 'Minimieren', r'Fenster \w+', r'Strg\+.', 'By Ann Example',
                # What libadwaita 1.7 says by itself
                'Avatar .*', 'Verwerfen')


def saved (ui):
    """Waits until the header says that the article is saved."""
    ui.find (None, re.compile ('^Saved '))


def rows (ui):
    """The articles of the list; the panel has list items too."""
    return [row.get_name () for row in ui.find_all ('list item', re.compile (', (Draft|Spiked)'))]


def body (ui):
    return ui.find ('text', 'Body')


def stored (ui):
    """The headline and the body of the newest article in the library, as the disk has them. A
    copy is read: a file in use belongs to the application alone."""
    copy = ui.folder / 'copy'
    shutil.rmtree (copy, ignore_errors=True)
    copy.mkdir ()
    for suffix in ('', '-wal'):
        path = pathlib.Path (str (ui.library) + suffix)
        if path.exists ():
            shutil.copyfile (path, copy / path.name)
    try:
        connection = sqlite3.connect (copy / ui.library.name)
        try:
            return connection.execute ('SELECT headline, body FROM article ORDER BY id DESC').fetchone ()
        finally:
            connection.close ()
    except sqlite3.Error:
        return None  # copied in the middle of a write


def new_article (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.click_at (body (ui))
    ui.wait_for (lambda: ui.has_state (body (ui), 'focused'))


def test_last_key_is_in_the_library_soon (ui):
    new_article (ui)
    ui.type_text ('The bridge is open')
    typed = time.monotonic ()
    ui.wait_for (lambda: stored (ui)[1].strip () == 'The bridge is open')
    print ('# in the library %.2f s after the last key' % (time.monotonic () - typed))


def test_typing_without_a_pause_is_saved (ui):
    new_article (ui)
    typed = []

    def type_until_saved ():
        typed.append ('no pause ')
        ui.type_text (typed[-1], 40)
        return 'no pause' in stored (ui)[1]
    ui.wait_for (type_until_saved)
    ui.wait_for (lambda: stored (ui)[1].strip () == ''.join (typed).strip ())


def test_copy_as_html (ui):
    ui.start (SAMPLE)
    saved (ui)
    ui.key ('ctrl+shift+c')
    ui.toast ('Article copied as HTML')
    for target in ('text/html', 'UTF8_STRING'):
        html = newsroom_ui.run ('xclip', '-out', '-selection', 'clipboard', '-target', target)
        assert html.startswith ('<p>Residents of Port Example') and '<html' not in html, html


def test_search_finds_a_byline (ui):
    other = ui.folder / 'other.md'
    other.write_text ('# Bridges burnt\n\nText.\n')
    ui.start (SAMPLE, other)
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.key ('ctrl+shift+f')
    ui.wait_for (lambda: any (ui.has_state (t, 'focused') for t in ui.find_all (None, 'Search articles')))
    ui.type_text ('ann examp')
    ui.wait_for (lambda: len (rows (ui)) == 1 and rows (ui)[0].startswith ('Harbour Town'))


def session_place ():
    """The caret and the scrolling of the session, as its file has them."""
    session = configparser.ConfigParser ()
    session.read (pathlib.Path (os.environ['XDG_STATE_HOME'], 'newsroom', 'session'))
    return int (session['Session']['Caret']), float (session['Session']['Scroll'])


def test_caret_and_scroll_come_back (ui):
    long = ui.folder / 'long.md'
    long.write_text ('# A long story\n\n' + '\n\n'.join ('Paragraph %d.' % i for i in range (200)) + '\n')
    ui.start (long)
    text = body (ui)
    ui.wait_for (lambda: 'Paragraph 199.' in ui.text (text))
    ui.click_at (text)
    ui.key ('ctrl+End', 'Up', 'Up', 'Home')
    caret = ui.wait_for (lambda: ui.caret (text))
    ui.stop ()
    _, scroll = session_place ()
    assert scroll > 0

    ui.start ()
    ui.wait_for (lambda: ui.caret (body (ui)) == caret)
    ui.stop ()
    # What it remembers this time is where it was put
    assert abs (session_place ()[1] - scroll) < 40, (scroll, session_place ())


def test_article_comes_back_after_a_power_cut (ui):
    other = ui.folder / 'other.md'
    other.write_text ('# Bridges burnt\n\nThey burn.\n')
    ui.start (SAMPLE, other)
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.click_at (ui.find ('list item', re.compile ('^Bridges burnt')))
    ui.wait_for (lambda: ui.text (body (ui)) == 'They burn.')
    ui.click_at (body (ui))
    ui.key ('ctrl+Home')
    ui.type_text ('All: ')
    ui.wait_for (lambda: session_place ()[0] == 5)
    ui.wait_for (lambda: stored (ui)[1].strip () == 'All: They burn.')
    ui.kill ()
    ui.start ()
    ui.wait_for (lambda: ui.text (body (ui)) == 'All: They burn.')
    ui.wait_for (lambda: ui.caret (body (ui)) == 5)


def test_preferences_hold_at_once_and_later (ui):
    def says_when ():
        return ui.find_all ('label', re.compile ('^Saved .* words'))

    def unset (key, name):
        box = ui.find ('check box', name)
        ui.wait_for (lambda: ui.has_state (box, 'checked'))
        ui.key (key)
        ui.wait_for (lambda: not ui.has_state (box, 'checked'))
    ui.start (SAMPLE)
    ui.wait_for (says_when)
    ui.key ('ctrl+comma')
    ui.find ('check box', 'Wrap Plain Text')
    ui.activate ()
    unset ('alt+w', 'Wrap Plain Text')
    unset ('alt+s', 'Show When the Article Was Saved')
    ui.wait_for (lambda: not says_when ())
    ui.stop ()

    ui.start ()
    ui.wait_for (lambda: ui.text (body (ui)).startswith ('Residents'))
    assert not says_when ()
    ui.key ('ctrl+comma')
    for name in ('Wrap Plain Text', 'Show When the Article Was Saved'):
        assert not ui.has_state (ui.find ('check box', name), 'checked'), name


def first_line (ui):
    """How many characters the first line of the body holds, and its height."""
    def place (offset):
        return Atspi.Text.get_character_extents (body (ui), offset, Atspi.CoordType.WINDOW)
    top = place (0).y
    return next (offset for offset in range (1, 200) if place (offset).y > top), place (0).height


def chosen_format (ui):
    """What the row of the formats in the newest window shows."""
    row = ui.find ('combo box', re.compile ('^Format'), within=ui.shown_windows ()[-1])
    return ui.find ('list item', within=row).get_child_at_index (0).get_child_at_index (0).get_name ()


def test_text_and_format_hold_at_once_and_later (ui):
    ui.start (SAMPLE)
    saved (ui)
    length, height = ui.wait_for (lambda: first_line (ui))

    def has_changed ():
        now = first_line (ui)
        return now[0] < 0.8 * length and now[1] > 1.5 * height
    ui.key ('ctrl+comma')
    ui.find ('spin button', 'Width of the Text Column')
    ui.activate ()
    ui.key ('alt+c')
    ui.key ('ctrl+a', *'40', 'Tab')
    ui.wait_for (lambda: first_line (ui)[0] < 0.8 * length)
    ui.key ('alt+f')
    ui.find (None, 'Font of the Text')
    ui.activate ()
    ui.click_at (ui.find ('spin button', within=ui.shown_windows ()[-1]))
    ui.key ('ctrl+a', *'24', 'Tab')
    ui.answer ('Select')
    ui.wait_for (has_changed)
    ui.find ('label', re.compile (' 24$'))
    # It is below what is seen of the page.
    ui.key ('alt+o')
    ui.wait_for (ui.menus)
    ui.settle ()
    ui.key ('End', 'Return')
    ui.wait_for (lambda: chosen_format (ui) == 'JSON')
    ui.key ('Escape')
    for again in (False, True):
        ui.activate ()
        ui.key ('ctrl+e')
        button = ui.find ('push button', re.compile ('Export…$'))
        ui.activate ()
        assert chosen_format (ui) == 'JSON'
        if not again:
            ui.stop ()
            ui.start ()
            ui.wait_for (lambda: ui.text (body (ui)).startswith ('Residents'))
            ui.wait_for (has_changed)


def test_after_a_long_article_a_short_one_shows_its_top (ui):
    long = ui.folder / 'long.md'
    long.write_text ('# Long\n\n' + '\n\n'.join ('Paragraph %d.' % i for i in range (400)) + '\n')
    ui.start (long)
    text = body (ui)
    ui.wait_for (lambda: 'Paragraph 399.' in ui.text (text))
    ui.click_at (text)
    ui.key ('ctrl+End')

    def first_line ():
        return Atspi.Text.get_character_extents (text, 0, Atspi.CoordType.WINDOW).y
    ui.wait_for (lambda: first_line () < -1000)
    ui.stop ()
    assert session_place ()[1] > 1000

    ui.start ()
    text = body (ui)
    ui.wait_for (lambda: 'Paragraph 399.' in ui.text (text) and first_line () < -1000)
    short = ui.folder / 'short.md'
    short.write_text ('# Short\n\n' + '\n\n'.join ('Line %d.' % i for i in range (8)) + '\n')
    ui.key ('ctrl+o')
    ui.enter_path (short)
    ui.wait_for (lambda: 'Line 7.' in ui.text (text) and ui.caret (text) == 0)
    saved (ui)
    # What would move it waits for its turn; the banner says that all was read
    ui.find ('label', re.compile ('^Imported from “short.md”'))
    ui.settle ()
    top = Atspi.Component.get_extents (text, Atspi.CoordType.WINDOW).y
    ui.wait_for (lambda: top <= first_line () <= top + 40, what='the first line, at %d, below %d' % (first_line (), top))


def test_the_caret_stays_in_sight_when_the_window_shrinks (ui):
    long = ui.folder / 'long.md'
    long.write_text ('# Long\n\n' + '\n\n'.join ('Paragraph %d. ' % i + 'and more ' * 80 for i in range (40)) + '\n')
    ui.start (long)
    text = body (ui)
    ui.wait_for (lambda: 'Paragraph 39.' in ui.text (text))
    ui.resize (1200, 800)
    ui.click_at (text)
    ui.key ('ctrl+End')
    end = ui.wait_for (lambda: ui.caret (text))

    def shows_end ():
        box = Atspi.Component.get_extents (text, Atspi.CoordType.WINDOW)
        line = Atspi.Text.get_character_extents (text, end - 1, Atspi.CoordType.WINDOW)
        return box.y <= line.y and line.y + line.height <= box.y + box.height
    ui.wait_for (shows_end)
    for size in ((900, 700), (400, 700), (1200, 700)):
        ui.resize (*size)
        ui.wait_for (shows_end, what='the end in a window of %d × %d' % size)


def press (ui, name):
    """Clicks with the mouse on a button that is whole inside of the window. GTK 4.18 tells of
    places some pixels too far to the left; a pane that is away is a whole width off."""
    def inside ():
        frame = Atspi.Component.get_extents (ui.find ('frame'), Atspi.CoordType.WINDOW)
        for button in ui.find_all ('push button', name) + ui.find_all ('toggle button', name):
            box = ui.resting_place (button)
            if box.x >= frame.x - 20 and box.x + box.width <= frame.x + frame.width:
                return button
        return None
    ui.click_at (ui.wait_for (inside, what='a button named %r in the window' % name))


def test_narrow_window_has_everything (ui):
    ui.start (SAMPLE)
    saved (ui)
    ui.resize (360, 720)
    ui.screenshot ('window-narrow')
    # One pane at a time: the editor, over it the panel, then the list
    press (ui, 'Authors')
    press (ui, 'Choose a portrait of Ann Example')
    ui.find (None, 'Choose a Portrait')
    ui.answer ('Cancel')
    press (ui, 'Back to the Article')
    press (ui, 'Back to the List')
    press (ui, 'Search')
    ui.wait_for (lambda: any (ui.has_state (t, 'focused') for t in ui.find_all (None, 'Search articles')))
    ui.type_text ('ferry')
    ui.wait_for (lambda: len (rows (ui)) == 1)
    ui.key ('Return')
    ui.wait_for (lambda: ui.has_state (body (ui), 'focused'))
    press (ui, 'Back to the List')
    press (ui, 'New Article')
    ui.find ('label', 'Untitled')


def test_narrow_window_cuts_nothing (ui):
    ui.start (SAMPLE)
    saved (ui)

    def width (accessible):
        return Atspi.Component.get_extents (accessible, Atspi.CoordType.WINDOW).width
    title = width (ui.find ('label', 'Articles'))
    ui.resize (360, 720)
    status = ui.find ('label', re.compile ('^Saved .* words · 1 min$'))
    assert width (status) > 300
    press (ui, 'Back to the List')
    ui.wait_for (lambda: width (ui.find ('label', 'Articles')) == title)
    ui.key ('ctrl+e')
    ui.find ('push button', re.compile ('Export…$'))
    ui.activate ()
    assert width (ui.shown_windows ()[-1]) <= 360
    ui.key ('Escape')
    ui.activate ()
    # The authors are not shown behind the list
    ui.key ('shift+F9')
    press (ui, 'Back to the Article')


def test_fields_scroll_away_in_a_small_window (ui):
    """And are there again with the keyboard"""
    story = ui.folder / 'story.md'
    story.write_text ('# A headline of more than one line in a window that is narrow\n\n' + 'The council **opened** the *bridge*. [Link](https://example.org)\n\n' * 80)
    ui.start (str (story))
    text = body (ui)
    headline, dateline = (ui.find ('text', name) for name in ('Headline', 'Dateline'))
    ui.click_at (text)
    ui.resize (360, 640)
    ui.key ('ctrl+Home')

    def top (accessible):
        return Atspi.Component.get_extents (accessible, Atspi.CoordType.WINDOW).y
    bar = ui.find ('push button', 'Bold')

    def bar_end ():
        return top (bar) + Atspi.Component.get_extents (bar, Atspi.CoordType.WINDOW).height
    ui.key ('Page_Down', 'Page_Down')
    ui.wait_for (lambda: top (dateline) + 10 < bar_end (), what='the fields out of sight')
    ui.screenshot ('window-small-scrolled')
    ui.key ('ctrl+Home', 'Up')
    ui.wait_for (lambda: ui.has_state (dateline, 'focused') and top (headline) >= bar_end (), what='the fields in sight')
    ui.click_at (text)
    ui.key ('ctrl+End')
    ui.wait_for (lambda: top (headline) < bar_end ())
    ui.key ('shift+Tab')
    ui.wait_for (lambda: ui.has_state (dateline, 'focused') and top (headline) >= bar_end ())
    # Also where the lines are styled anew as they are scrolled to
    ui.click (ui.find ('push button', 'Article Menu'))
    ui.wait_for (ui.menus)
    ui.key ('v')
    ui.find (None, 'Typewriter Scrolling')
    ui.take_item ('h')
    ui.click_at (text)
    for _ in range (4):
        ui.key ('ctrl+Home')
        ui.wait_for (lambda: top (dateline) > bar_end ())
        ui.key ('shift+ctrl+End')
        ui.wait_for (lambda: top (dateline) + 10 < bar_end (), what='the fields out of sight')
    # In a larger one they stay
    ui.resize (1400, 900)
    ui.click_at (text)
    ui.key ('ctrl+Home', 'Page_Down', 'Page_Down')
    ui.settle ()
    assert top (headline) >= bar_end ()
    ui.stop ()


def test_narrows_in_one_step (ui):
    """However wide the text was: the list stays where there is room for it."""
    ui.start (SAMPLE)
    saved (ui)
    ui.resize (1240, 800)
    ui.key ('shift+F9')

    def width (role, name):
        return Atspi.Component.get_extents (ui.find (role, name), Atspi.CoordType.WINDOW).width
    ui.wait_for (lambda: width ('text', 'Body') > 850)
    ui.resize (720, 720)
    ui.wait_for (lambda: width ('text', 'Body') < 450)
    assert width ('list item', re.compile ('^Harbour Town')) < 300
    assert not ui.find_all ('push button', 'Back to the List')


def test_escape_leaves_the_full_screen (ui):
    """Also before the window knows that it fills the screen, and while a message shows."""
    ui.start (SAMPLE)
    saved (ui)
    ui.key ('F8')
    ui.toast ('There are no notes and no marks in the text.')
    window = ui.display.windows (ui.process.pid)[-1]

    def fills_the_screen ():
        return 'FULLSCREEN' in ui.display.states (window)
    ui.key ('F11')
    ui.wait_for (fills_the_screen)
    ui.key ('Escape')
    ui.wait_for (lambda: not fills_the_screen ())


def german_texts ():
    """What matches each German text of the program: without its mnemonic, with anything in the
    place of “%s”. Texts that are hardly more than such places say nothing."""
    with pathlib.Path (os.environ['NEWSROOM_LOCALEDIR'], 'de', 'LC_MESSAGES', 'newsroom.mo').open ('rb') as file:
        texts = gettext.GNUTranslations (file)._catalog.values ()
    parts = [re.split (r"%'?[-0-9.$]*l?[a-zA-Z]", text.replace ('_', '')) for text in texts]
    return ['.+'.join (map (re.escape, fixed)) for fixed in parts if len (re.findall (r'\w', ''.join (fixed))) > 3]


def once (name):
    """libadwaita 1.7 calls a row that is an entry by both its labels, which say the same."""
    half = len (name) // 2
    return name[:half] if name == ' '.join ([name[:half]] * 2) else name


def not_german (ui, known, sample):
    """What shows, is no German text of the program, and is not in the sample. Of a button that
    has a label GTK 4.8 says two texts in one: its label is looked at."""
    said = [once (a.get_name ()) for a in ui.find_all () if a.get_role_name () != 'push button' or not ui.find_all ('label', within=a)]
    parts = {part for text in said for part in ([text] if known.fullmatch (text) else re.split (', | · ', text))}
    return sorted (part for part in parts if not known.fullmatch (part) and ' '.join (part.split ()) not in sample)


def test_german_is_german (ui):
    """Also where the contrast is high: the pictures are for the eye."""
    known = re.compile ('|'.join ([*german_texts (), *ANY_LANGUAGE]), re.DOTALL)
    sample = ' '.join (pathlib.Path (SAMPLE).read_text ().split ())
    story = ui.folder / 'story.txt'
    story.write_text ('The Example Gazette\n\n' + 'boat. ' * 50000)

    def look (name):
        ui.screenshot ('window-german-' + name)
        [found] = ui.wait_for (lambda: [not_german (ui, known, sample)])
        assert not found, (name, found)
    ui.start (SAMPLE, language='de', env={'ADW_DEBUG_HIGH_CONTRAST': '1'})
    ui.find (None, re.compile ('^Gespeichert '))
    look ('article')
    for key, name in (('ctrl+comma', 'preferences'), ('ctrl+e', 'export'), ('ctrl+alt+h', 'history'), ('F10', 'menu')):
        ui.key (key)
        ui.wait_for (lambda: ui.menus () or len (ui.shown_windows ()) == 2)
        ui.activate ()
        look (name)
        ui.key ('Escape')
        ui.wait_for (lambda: not ui.menus () and len (ui.shown_windows ()) == 1)
        ui.activate ()
    for name, shown in (('long', 'Ein Absatz ist zu lang zum Anzeigen'), ('question', '„story.txt“ hat sich geändert')):
        newsroom_ui.run (ui.program, str (story), env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))
        ui.find ('label', shown)
        look (name)
        story.write_text ('The Example Gazette\n\nAnother boat.\n')


def brightness (ui, name):
    """How bright the window is, from 0 to 1."""
    path = ui.screenshot (name)
    return float (newsroom_ui.run ('convert', str (path), '-trim', '-colorspace', 'gray', '-format', '%[fx:mean]', 'info:'))


def test_dark_is_dark (ui):
    ui.start (SAMPLE)
    saved (ui)
    ui.wait_for (lambda: brightness (ui, 'window-light') > 0.6)
    ui.stop ()
    ui.start (dark=True)
    saved (ui)
    ui.wait_for (lambda: brightness (ui, 'window-dark') < 0.4)


newsroom_ui.main ()
