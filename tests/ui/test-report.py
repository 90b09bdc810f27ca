"""The import report: the banner after an import, its details, and what can be corrected from there

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import os
import re
import sqlite3

import newsroom_ui
from newsroom_ui import write

PAGE = '''<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry to Sampleton late</title>
<meta property="og:title" content="Why the ferry is late">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to Sampleton late again",
"datePublished": "2026-03-18T08:00:00Z", "author": {"@type": "Person", "name": "Ann Example"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry to Sampleton late again</h1>
<p>The ferry to Sampleton was two hours late on Wednesday, as it had been on each day of the week before.</p>
<p>The harbour master said that the tide was to blame, and that the timetable would be changed by the summer.</p>
<p>Passengers waited on the quay, where the only kiosk had closed, and were given no blankets.</p></article>
<footer>Imprint and privacy</footer></body></html>
'''


def banner (ui, words):
    return ui.find ('label', re.compile ('^Imported from “' + words + '$'))


def details (ui):
    ui.click (ui.find ('push button', re.compile ('Details$')))
    ui.find ('label', 'Import Report')
    ui.activate ()


def candidate (ui, words):
    """GTK 4.8 calls all of them check boxes."""
    return ui.wait_for (lambda: (ui.find_all ('check box', words) + ui.find_all ('radio button', words))[0])


def choose (ui, words):
    row = candidate (ui, words)
    ui.click (row)
    ui.wait_for (lambda: ui.has_state (row, 'checked'))


def field (ui, name):
    return ui.text (ui.find ('text', re.compile ('^' + name)))


def headline (ui):
    return field (ui, 'Headline')


def start_with_page (ui, **options):
    ui.start (write (ui, 'ferry.html', PAGE), **options)
    banner (ui, 'ferry.html”: 1 thing left out, headline uncertain')


def test_details_say_what_and_from_where (ui):
    start_with_page (ui)
    details (ui)
    for words in ('Headline: Uncertain', 'Left Out', 'Recognised', 'the JSON-LD of the page', 'other text around the story', 'ferry.html'):
        ui.find ('label', words)
    ui.find ('label', re.compile (r'^Of \d+ visible characters of the file \d+ are in the article\.$'))
    ui.key ('Escape')
    ui.gone ('label', 'Import Report')
    ui.click (ui.find ('push button', 'Dismiss'))
    ui.gone ('push button', re.compile ('Details$'))


def test_candidate_in_one_click (ui):
    """By the keyboard: what was chosen is in the article, and saved."""
    start_with_page (ui)
    details (ui)
    other = candidate (ui, 'Why the ferry is late')
    assert ui.has_state (candidate (ui, 'Ferry to Sampleton late again'), 'checked')
    ui.key ('Tab', 'Down', 'Return')
    ui.wait_for (lambda: ui.has_state (other, 'checked'))
    ui.wait_for (lambda: headline (ui) == 'Why the ferry is late')
    ui.stop ()
    assert ui.cli_json ('list')[0]['headline'] == 'Why the ferry is late'


def test_undo_and_choose_another (ui):
    """The keyboard is in the field afterwards: one key takes back what was chosen there."""
    start_with_page (ui)
    details (ui)
    choose (ui, 'Why the ferry is late')
    ui.key ('Escape')
    ui.gone ('label', 'Import Report')
    ui.activate ()
    ui.wait_for (lambda: headline (ui) == 'Why the ferry is late')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: headline (ui) == 'Ferry to Sampleton late again')
    details (ui)
    assert ui.has_state (candidate (ui, 'Ferry to Sampleton late again'), 'checked')
    choose (ui, 'Why the ferry is late')
    choose (ui, 'Ferry to Sampleton late again')
    choose (ui, 'Why the ferry is late')
    ui.key ('Escape')
    ui.gone ('label', 'Import Report')
    ui.wait_for (lambda: headline (ui) == 'Why the ferry is late')


def test_byline_is_credited (ui):
    """A byline that is chosen credits whom it names, once the editor leaves it."""
    page = PAGE.replace ('<meta property', '<meta name="author" content="Bo Sample"><meta property', 1)
    ui.start (write (ui, 'ferry.html', page))
    banner (ui, 'ferry.html”: 1 thing left out, headline uncertain, byline uncertain')
    details (ui)
    assert ui.has_state (candidate (ui, 'By Ann Example'), 'checked')
    choose (ui, 'By Bo Sample')
    ui.key ('Escape')
    ui.gone ('label', 'Import Report')
    ui.activate ()
    ui.wait_for (lambda: field (ui, 'Byline') == 'By Bo Sample')
    ui.key ('Tab')
    ui.find ('list item', re.compile ('By Bo Sample'))
    ui.stop ()
    article = ui.cli_json ('show', ui.cli_json ('list')[0]['id'])
    assert [author['name'] for author in article['authors']] == ['Bo Sample'], article


def test_closes_with_its_article (ui):
    """Another file that comes from outside is opened: a choice would be for that."""
    start_with_page (ui)
    details (ui)
    newsroom_ui.run (ui.program, str (write (ui, 'story.txt', 'Council opens bridge\n\nText.\n')),
                     env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))
    ui.gone ('label', 'Import Report')
    ui.activate ()
    ui.wait_for (lambda: headline (ui) == 'Council opens bridge')


def test_none_after_many (ui):
    """Many files have a summary of their own; the banner is of one."""
    folder = ui.folder / 'wire'
    folder.mkdir ()
    for i in range (12):
        (folder / ('ferry-%d.html' % i)).write_text (PAGE.replace ('late again', 'late %d' % i))
    ui.start (str (folder))
    ui.find ('push button', re.compile ('Summary…$'))
    ui.find ('list item', re.compile ('^Ferry to Sampleton late'))
    ui.settle ()
    assert not ui.find_all ('push button', re.compile ('Details$'))


def test_older_report (ui):
    """Of a file that an older version imported there are sentences alone."""
    start_with_page (ui)
    ui.stop ()
    with contextlib.closing (sqlite3.connect (ui.library)) as library:
        library.execute ("UPDATE original SET report = ''")
        library.commit ()
    ui.start ()
    ui.find ('list item', re.compile ('^Ferry to Sampleton late again'))
    show_from_menu (ui)
    ui.find ('label', 'Left Out')
    ui.find ('label', 'ferry.html')
    assert not ui.find_all ('label', 'Headline: Uncertain')


def show_from_menu (ui):
    def show ():
        ui.click (ui.find ('push button', 'Article Menu'))
        ui.wait_for (ui.menus)
        item = ui.find (None, 'Import Report')
        if ui.has_state (item, 'sensitive'):
            ui.click (item)
            return True
        ui.key ('Escape')
        ui.wait_for (lambda: not ui.menus ())
        return False

    ui.wait_for (show)
    ui.find ('label', 'Import Report')


def test_report_stays_with_the_article (ui):
    """In the next session it is in the menu, with all that it said."""
    start_with_page (ui)
    ui.stop ()
    ui.start ()
    ui.find ('list item', re.compile ('^Ferry to Sampleton late again'))
    assert not ui.find_all ('push button', re.compile ('Details$'))
    show_from_menu (ui)
    candidate (ui, 'Why the ferry is late')
    ui.find ('label', 'other text around the story')


def test_nothing_to_say (ui):
    ui.start (write (ui, 'story.md', '---\ntitle: Council opens bridge\n---\n\nIt is open.\n'))
    ui.find ('list item', re.compile ('^Council opens bridge'))
    assert not ui.find_all ('push button', re.compile ('Details$'))


def test_narrow (ui):
    """At 360 pixels, in German: the banner and the report fit."""
    ui.start (write (ui, 'ferry.html', PAGE), language='de')
    ui.find ('label', re.compile ('^Aus „ferry.html“ übernommen: '))
    ui.resize (360, 600)
    ui.click (ui.find ('push button', re.compile ('Einzelheiten$')))
    ui.find ('label', 'Bericht zur Übernahme')
    ui.activate ()
    assert ui.window_size ()[0] <= 360, ui.window_size ()
    ui.screenshot ('report-narrow')
    ui.key ('Escape')
    ui.gone ('label', 'Bericht zur Übernahme')


newsroom_ui.main ()
