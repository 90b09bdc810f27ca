"""A text is emptied by keys, or could not be read: the full one is in the library all the same

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import re
import sqlite3

import newsroom_ui

FULL = 'The bridge is open to all who want to cross it.'


def field (ui, name):
    return ui.find ('text', name)


def holds (ui, name, text):
    ui.wait_for (lambda: ui.text (field (ui, name)) == text, what='“%s” in the %s' % (text, name))


def story (ui, headline, body):
    path = ui.folder / (headline + '.md')
    path.write_text ('# %s\n\n%s\n' % (headline, body), encoding='utf-8')
    return path


def start (ui):
    """Two articles that were written in, the second open."""
    ui.start (story (ui, 'Harbour', 'The harbour is closed.'))
    holds (ui, 'Headline', 'Harbour')
    ui.stop ()
    ui.start (story (ui, 'Bridge', 'The bridge is open'))
    holds (ui, 'Headline', 'Bridge')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+End')
    ui.type_text (FULL[len ('The bridge is open'):])
    holds (ui, 'Body', FULL)
    ui.find (None, re.compile ('^Saved '))


def number (ui, headline):
    return next (article['id'] for article in ui.cli_json ('list') if article['headline'] == headline)


def rows (ui):
    """What is in the library of each article, in both places where its text is."""
    with contextlib.closing (sqlite3.connect (ui.library)) as connection:
        return connection.execute ('SELECT id, sequence, headline, body FROM article ORDER BY id').fetchall (), \
            connection.execute ('SELECT article, sequence, base, body FROM revision ORDER BY article, sequence').fetchall ()


def shown (ui, article, *options):
    return (ui.cli_json ('show', article, *options)['body_markdown'] or '').strip ()


def versions (ui, article):
    return [shown (ui, article, '--revision', version['number']) for version in ui.cli_json ('history', article)]


def test_select_all_and_delete (ui):
    start (ui)
    ui.key ('ctrl+a', 'Delete')
    holds (ui, 'Body', '')
    ui.stop ()
    article = number (ui, 'Bridge')
    assert shown (ui, article) == ''
    assert FULL in versions (ui, article)

    # And what was deleted comes back by a key, after a start too
    ui.start ()
    holds (ui, 'Body', '')
    ui.click_at (field (ui, 'Body'))
    ui.key ('ctrl+z')
    holds (ui, 'Body', FULL)
    ui.stop ()
    assert shown (ui, article) == FULL


def test_keys_before_the_article_is_there (ui):
    """They wait for it: they empty what was chosen, of which the history has all, and nothing else."""
    start (ui)
    for name in ('ctrl+Page_Down', 'ctrl+a', 'Delete', *'new', 'ctrl+Page_Up', 'ctrl+a', 'Delete'):
        ui.display.press_named (name)
    ui.settle ()
    ui.stop ()
    for headline, full in (('Bridge', FULL), ('Harbour', 'The harbour is closed.')):
        article = number (ui, headline)
        assert full in versions (ui, article)
        assert shown (ui, article) in (full, '', 'new')


def test_keys_for_an_article_that_cannot_be_read (ui):
    """Nothing is saved in its place, whatever is pressed."""
    start (ui)
    ui.stop ()
    with contextlib.closing (sqlite3.connect (ui.library)) as connection, connection:
        connection.execute ("UPDATE article SET body = 'Damaged.' WHERE headline = 'Bridge'")
        connection.execute ("UPDATE revision SET body = 'Damaged.' WHERE headline = 'Bridge'")
    before = rows (ui)

    ui.start ()
    ui.find ('label', 'The Article Could Not Be Opened')
    ui.key ('ctrl+a', 'Delete', 'BackSpace')
    ui.type_text ('xy')
    ui.key ('ctrl+z', 'ctrl+s', 'ctrl+v')
    ui.find ('label', 'The Article Could Not Be Opened')
    ui.stop ()
    after = rows (ui)
    assert after == before, (before, after)


newsroom_ui.main ()
