"""test-counts — the words of the article and of a selection, and its length, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

import newsroom_ui
from gi.repository import Atspi
from newsroom_ui import write

STORY = '''# Council opens bridge

The council opened the **new** bridge on Monday. Who paid for it? {>> ask the mayor <<}

[The mayor](https://example.org/mayor) said nothing.
'''


def open_story (ui, **options):
    ui.start (str (write (ui, 'story.md', STORY)), **options)
    body = ui.find ('text', 'Body' if 'language' not in options else 'Text')
    ui.wait_for (lambda: 'mayor' in ui.text (body))
    ui.click_at (body)
    return body


def values (ui):
    """What the statistics say: title to value"""
    ui.find ('label', re.compile ('^Words: [0-9]'))
    found = {}
    for label in ui.find_all ('label', re.compile ('^[A-Z][A-Za-z ]+: .')):
        title, value = label.get_name ().split (': ', 1)
        found.setdefault (title, []).append (value)
    return found


def test_statistics_count_what_is_exported (ui):
    open_story (ui)
    ui.key ('ctrl+alt+i')
    found = values (ui)
    assert found['Words'] == ['16'], found
    assert found['Sentences'] == ['3'], found
    assert found['Paragraphs'] == ['2'], found
    assert found['Reading Time'] == ['4 s'], found
    assert found['Speaking Time'] == ['7 s'], found
    assert found['Notes and Marks'] == ['1'], found
    assert found['Readability'] == ['from 100 words on'], found
    ui.screenshot ('counts-statistics')
    ui.key ('Escape')
    ui.gone ('label', re.compile ('^Words: '))
    assert ui.has_state (ui.find ('text', 'Body'), 'focused')
    ui.stop ()
    ui.cli ('export', '1', '--to', 'text', '--output', ui.folder / 'story.txt')
    text = (ui.folder / 'story.txt').read_text ()
    # The address of the link is there in plain text, where nothing can be clicked
    words = re.sub (r' \(https:[^)]*\)', '', text[text.index ('The council'):])
    assert int (found['Without Spaces'][0]) == len (''.join (words.split ())), words


def test_statistics_right_after_all_is_deleted (ui):
    """The article has its old text until it is saved."""
    body = open_story (ui)
    ui.key ('ctrl+a', 'BackSpace', 'ctrl+alt+i')
    found = values (ui)
    assert ui.text (body) == ''
    assert found['Words'] == ['0'], found
    assert found['Notes and Marks'] == ['0'], found


def test_readability_is_that_of_the_text (ui):
    """Where the article does not say its language; the desktop is English."""
    story = '# Brücke\n\n' + 'Der Stadtrat hat am Dienstag beschlossen, die Brücke im Mai zu öffnen, und das war gut. ' * 7
    ui.start (str (write (ui, 'story.md', story)))
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: 'Stadtrat' in ui.text (body))
    ui.click_at (body)
    ui.key ('ctrl+alt+i')
    values (ui)
    ui.find ('label', 'Flesch (Amstad)')


def test_selection_counts (ui):
    open_story (ui)
    ui.key ('ctrl+Home', *['shift+ctrl+Right'] * 3)
    ui.find ('label', re.compile ('3 of 16 words'))
    ui.key ('ctrl+alt+i')
    found = values (ui)
    assert found['Words'] == ['16', '3'], found
    assert found['Sentences'] == ['3', '1'], found
    ui.screenshot ('counts-selection')
    ui.key ('Escape', 'Home')
    ui.find ('label', re.compile (' 16 words'))
    ui.stop ()


def test_readability_of_a_hundred_words (ui):
    story = write (ui, 'long.md', '# Bridge\n\n' + 'The council opened the bridge. ' * 20)
    ui.start (str (story))
    body = ui.find ('text', 'Body')
    ui.wait_for (lambda: 'council' in ui.text (body))
    ui.click_at (body)
    ui.key ('ctrl+alt+i')
    found = values (ui)
    assert re.match (r'\d+ · easy$', found['Readability'][0]), found
    ui.find ('label', 'Flesch Reading Ease')
    ui.key ('Escape')
    ui.stop ()


def test_target_is_kept_and_shown (ui):
    open_story (ui)
    ui.key ('ctrl+alt+i')
    values (ui)
    ui.key ('ctrl+a')
    ui.type_text ('54\n')
    ui.key ('Escape')
    ui.find ('push button', '−38 words')
    ui.screenshot ('counts-short')
    ui.key ('ctrl+alt+i')
    ui.key ('ctrl+a')
    ui.type_text ('4\n')
    ui.key ('Escape')
    chip = ui.find ('push button', '+12 words')
    assert chip.get_description () == 'Longer than the target of 4 words', chip.get_description ()
    ui.screenshot ('counts-over')
    ui.resize (360, 640)
    ui.find ('push button', '+12 words')
    ui.screenshot ('counts-over-narrow')
    ui.key ('ctrl+alt+i')
    values (ui)
    ui.screenshot ('counts-statistics-narrow')
    ui.key ('Escape')
    ui.stop ()
    ui.start ()
    ui.find ('push button', '+12 words')
    ui.stop ()


def test_headline_has_a_soft_limit (ui):
    """Shown and said, never refused; another house has another"""
    ui.start ()
    ui.key ('ctrl+n')
    headline = ui.find ('text', 'Headline')
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.type_text ('Council opens the new bridge over the harbour a year too late')
    ui.screenshot ('counts-headline')
    ui.key ('Tab')
    ui.wait_for (lambda: headline.get_description () == '61 of 64 characters', what=lambda: headline.get_description ())
    ui.key ('shift+Tab', 'End')
    ui.type_text ('!!!!')
    ui.wait_for (lambda: headline.get_description () == '65 of 64 characters, 1 over', what=lambda: headline.get_description ())
    ui.key ('Tab')
    ui.type_text ('The mayor said nothing.')
    ui.key ('Tab')
    standfirst = ui.find ('text', 'Standfirst')
    ui.wait_for (lambda: standfirst.get_description () == '23 of 160 characters')
    ui.screenshot ('counts-headline-over')
    ui.resize (360, 640)
    ui.screenshot ('counts-headline-over-narrow')
    ui.resize (1240, 800)
    ui.key ('ctrl+comma')
    ui.activate ()
    ui.find ('spin button', 'Headline')
    ui.key ('alt+e')
    ui.key ('ctrl+a')
    ui.type_text ('70\n')
    ui.wait_for (lambda: headline.get_description () == '65 of 70 characters')
    ui.click_at (ui.find ('text', 'Add a House Profile Named…'))
    ui.type_text ('Sunday\n')
    ui.find ('push button', 'Remove Profile')
    ui.key ('alt+i')
    ui.key ('ctrl+a')
    ui.type_text ('20\n')
    ui.wait_for (lambda: standfirst.get_description () == '23 of 20 characters, 3 over')
    ui.screenshot ('counts-house')
    ui.click (ui.find ('push button', 'Remove Profile'))
    ui.wait_for (lambda: standfirst.get_description () == '23 of 160 characters')
    ui.find ('push button', 'Reset Profile')
    # What one that is built in is called in the settings chooses it, and does not overwrite it
    ui.click_at (ui.find ('text', 'Add a House Profile Named…'))
    ui.type_text ('push\n')
    ui.wait_for (lambda: standfirst.get_description () == '23 of 90 characters')
    ui.type_text ('No Limits\n')
    ui.wait_for (lambda: '90' not in standfirst.get_description ())
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()


def leads_to_limits (ui, headline):
    """Waits until the preferences show the house profile, and leaves them."""
    ui.wait_for (lambda: len (ui.shown_windows ()) == 2)
    ui.activate ()
    page = Atspi.Component.get_extents (ui.shown_windows ()[-1], Atspi.CoordType.WINDOW)

    def is_in_sight ():
        box = Atspi.Component.get_extents (ui.find ('spin button', 'Headline'), Atspi.CoordType.WINDOW)
        return page.y < box.y and box.y + box.height < page.y + page.height
    ui.wait_for (is_in_sight, what='the limits in sight')
    ui.key ('Escape')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 1)
    ui.activate ()
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))


def test_the_count_leads_to_its_limit (ui):
    """By the menu of the headline and by a click on the count"""
    ui.start ()
    ui.key ('ctrl+n')
    headline = ui.find ('text', 'Headline')
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.type_text ('Council opens bridge')
    ui.key ('shift+F10')
    ui.take_item ('s')
    leads_to_limits (ui, headline)
    box = ui.resting_place (headline)
    frame = Atspi.Component.get_extents (ui.shown_windows ()[0], Atspi.CoordType.WINDOW)
    window = ui.display.windows (ui.process.pid)[0]
    width, height = ui.display.size (window)
    ui.display.move (window, box.x + box.width - 6 - 2 * frame.x + (width - frame.width) // 2,
                     box.y + box.height - 6 - 2 * frame.y + (height - frame.height) // 2)
    ui.display.click (1)
    ui.settle ()
    leads_to_limits (ui, headline)
    # Without a limit there is nothing to click, and the menu leads there still
    assert ui.text (headline) == 'Council opens bridge'
    ui.stop ()


def test_row_follows_the_article (ui):
    """The headline at once, the length beside its target and the notes with the next save"""
    ui.start ()
    ui.key ('ctrl+n')
    headline = ui.find ('text', 'Headline')
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.type_text ('Council')
    ui.find ('list item', 'Council, Draft')
    ui.type_text (' opens bridge')
    ui.find ('list item', 'Council opens bridge, Draft')
    ui.click_at (ui.find ('text', 'Body'))
    ui.type_text ('The mayor paid XX million. {>> Who else? <<} TK')
    row = ui.find ('list item', 'Council opens bridge, Draft')
    ui.wait_for (lambda: row.get_description ().startswith ('6 words, ') and row.get_description ().endswith (', 3 notes'), what=row.get_description)
    ui.key ('ctrl+alt+i')
    values (ui)
    ui.key ('ctrl+a')
    ui.type_text ('44\n')
    ui.key ('Escape')
    ui.find ('label', '−38')
    ui.find ('label', '3 notes')
    ui.wait_for (lambda: 'Shorter than the target of 44 words' in row.get_description (), what=row.get_description)
    ui.screenshot ('counts-row')
    ui.resize (360, 640)
    ui.key ('alt+Left')
    ui.screenshot ('counts-row-narrow')
    ui.stop ()


def test_german_and_dark (ui):
    body = open_story (ui, language='de', dark=True)
    ui.key ('ctrl+a', 'ctrl+alt+i')
    ui.find ('label', re.compile ('^Wörter: 16$'))
    ui.screenshot ('counts-german-dark')
    ui.key ('Escape')
    assert ui.has_state (body, 'focused')
    ui.resize (360, 640)
    ui.key ('ctrl+alt+i')
    ui.find ('label', re.compile ('^Wörter: 16$'))
    ui.screenshot ('counts-german-narrow')
    ui.key ('Escape', 'ctrl+comma')
    ui.activate ()
    ui.find ('spin button', 'Längentoleranz')
    ui.screenshot ('counts-german-preferences')
    ui.key ('Escape')
    ui.activate ()
    ui.stop ()


newsroom_ui.main ()
