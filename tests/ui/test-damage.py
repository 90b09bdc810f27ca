"""A damaged library: repaired from the window, given up, and said what became of each article

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import re
import sqlite3

import newsroom_ui

PAGE = 4096


def listed (ui, headline):
    return ui.find ('list item', re.compile ('^' + headline))


def write (ui, headline):
    ui.key ('ctrl+n')
    ui.type_text (headline)
    listed (ui, headline)


def behead (ui):
    """The first page is lost, and with it what the file is. Gives the damaged bytes."""
    damage = bytes (PAGE) + ui.library.read_bytes ()[PAGE:]
    ui.library.write_bytes (damage)
    return damage


def kept (ui):
    return [path.read_bytes () for path in ui.library.parent.glob ('library-damaged-*.db')]


def left_over (ui):
    """What a repair that has failed must not leave."""
    return [path.name for path in ui.library.parent.iterdir ()
            if path.name.startswith (('library-', '.newsroom-')) or path.name in ('library.db-wal', 'library.db-journal')]


def trouble (ui):
    """The page that says so; its first button has the keyboard."""
    ui.find ('label', 'The Library Could Not Be Opened')
    button = ui.find ('push button', re.compile ('Repair the Library$'))
    ui.wait_for (lambda: ui.has_state (button, 'focused'))


def test_repaired_by_keyboard (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    damage = behead (ui)

    ui.start ()
    trouble (ui)
    ui.screenshot ('damage-trouble')
    ui.key ('Return')
    ui.find ('label', 'The Library Was Repaired')
    ui.find ('label', '2 articles are whole.')
    ui.activate ()
    ui.screenshot ('damage-repaired')
    ui.key ('Escape')
    ui.gone ('label', 'The Library Was Repaired')
    ui.activate ()
    listed (ui, 'Council opens bridge')
    listed (ui, 'Mayor closes bridge')

    # The window goes on as any other
    write (ui, 'Bridge stays open')
    ui.stop ()
    assert len (ui.cli_json ('list')) == 3
    assert kept (ui) == [damage]
    report, = ui.library.parent.glob ('library-damaged-*.txt')
    for headline in ('Council opens bridge', 'Mayor closes bridge'):
        assert headline in report.read_text (encoding='utf-8')
    ui.cli ('check')


def test_what_is_not_whole_is_listed_and_opened (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    ui.stop ()
    ui.cli ('backup')
    ui.start ()
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    damage = bytes (PAGE) + ui.library.read_bytes ()[PAGE:].replace (b'Council opens', b'Council eats a')
    ui.library.write_bytes (damage)

    ui.start ()
    trouble (ui)
    ui.key ('alt+l')
    ui.find ('label', re.compile ('^1 article is whole.\n1 article is from the backup.'))
    ui.activate ()
    row = ui.find ('list item', within=ui.find ('list', 'Articles that need a look'))
    ui.screenshot ('damage-listed')
    ui.wait_for (lambda: ui.has_state (row, 'focused'))
    ui.key ('Return')
    ui.gone ('label', 'The Library Was Repaired')
    ui.activate ()
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Council opens bridge')
    ui.stop ()
    assert {article['headline'] for article in ui.cli_json ('list')} == {'Council opens bridge', 'Mayor closes bridge'}


def test_nothing_to_be_saved (ui):
    damage = b'no library at all, ' * 1000
    ui.library.parent.mkdir (parents=True, exist_ok=True)
    ui.library.write_bytes (damage)
    ui.start ()
    trouble (ui)
    ui.key ('Return')
    ui.find ('label', 'The Library Could Not Be Repaired')
    ui.find ('label', re.compile ('no article was found in it'))
    ui.activate ()
    ui.answer ('Close')
    trouble (ui)
    ui.stop ()
    assert ui.library.read_bytes () == damage
    assert left_over (ui) == []


def test_given_up (ui):
    """What takes a while can be given up, and everything is as it was."""
    ui.cli ('new', '--headline', 'Council opens bridge')
    damage = behead (ui)
    ui.start ()
    trouble (ui)
    with newsroom_ui.slow_to_open (ui.library) as (_, asked):
        ui.key ('Return')
        ui.wait_for (lambda: asked, what='the library to be opened')
        ui.find ('label', 'Repairing the Library')
        ui.find ('progress bar', 'Repairing the Library')
        button = ui.find ('push button', re.compile ('Cancel$'))
        ui.wait_for (lambda: ui.has_state (button, 'focused'))
        ui.key ('Return')
    trouble (ui)
    ui.stop ()
    assert ui.library.read_bytes () == damage
    assert left_over (ui) == []


def test_repaired_though_a_save_fails (ui):
    """What stands in the way of a save may be the damage: then the repair can still be had."""
    ui.start ()
    write (ui, 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    ui.library.write_bytes (ui.library.read_bytes ().replace (b'Council opens', b'Council opend'))

    ui.start ()
    ui.find ('label', 'The disk has damaged parts of the library.')
    ui.library.rename (ui.folder / 'away.db')
    ui.library.write_bytes (b'')
    ui.key ('ctrl+n')
    ui.type_text ('Not saved')
    ui.find ('label', re.compile ('Your text is still here, and a copy of it in'))
    for answer in ('Keep Open', 'Repair Anyway'):
        ui.key ('alt+r')
        ui.find ('label', 'Some Changes Could Not Be Saved')
        ui.find ('label', re.compile ('there is a copy of the text:\n/'))
        ui.screenshot ('damage-anyway')
        ui.activate ()
        if answer == 'Repair Anyway':
            (ui.folder / 'away.db').replace (ui.library)
        ui.answer (answer)
    ui.find ('label', 'The Library Was Repaired')
    ui.activate ()
    ui.key ('Escape')
    ui.gone ('label', 'The Library Was Repaired')
    ui.activate ()
    listed (ui, 'Mayor closes bridge')
    ui.stop ()


def test_found_while_open (ui):
    """A letter that the disk has changed is found when nobody asks for anything, and mended."""
    ui.start ()
    write (ui, 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    damage = ui.library.read_bytes ().replace (b'Council opens', b'Council opend')
    ui.library.write_bytes (damage)

    ui.start ()
    ui.find ('label', 'The disk has damaged parts of the library.')
    ui.screenshot ('damage-banner')
    ui.key ('alt+d')
    ui.find ('label', 'Damaged in the Library')
    ui.find ('label', re.compile ('^article 1, “Council opend bridge”, is not what was saved\n'))
    ui.activate ()
    ui.answer ('Close')
    ui.key ('alt+r')
    ui.find ('label', 'The Library Was Repaired')
    ui.activate ()
    ui.key ('Escape')
    ui.gone ('label', 'The Library Was Repaired')
    ui.activate ()
    listed (ui, 'Mayor closes bridge')
    ui.gone ('label', 'The disk has damaged parts of the library.')
    ui.stop ()
    assert kept (ui) == [damage]
    ui.cli ('check')


def empty_index (ui):
    """The list comes from an index, which knows no article any more; its pages are sound."""
    def run (*statements):
        with contextlib.closing (sqlite3.connect (ui.library)) as library, library:
            for statement in statements:
                library.execute (*statement)
    with contextlib.closing (sqlite3.connect (ui.library)) as library:
        sql, = library.execute ("SELECT sql FROM sqlite_schema WHERE name = 'article_listed'").fetchone ()
    redefine = "UPDATE sqlite_schema SET sql = ? WHERE name = 'article_listed'"
    run (('PRAGMA writable_schema = ON',), (redefine, (sql + ' WHERE 0',)))
    run (('REINDEX article_listed',))
    run (('PRAGMA writable_schema = ON',), (redefine, (sql,)))


def test_the_list_comes_back (ui):
    """What is missing in the list is found while nobody works, without a word of damage."""
    ui.start ()
    write (ui, 'Council opens bridge')
    write (ui, 'Mayor closes bridge')
    ui.stop ()
    empty_index (ui)
    ui.start ()
    listed (ui, 'Council opens bridge')
    listed (ui, 'Mayor closes bridge')
    ui.gone ('label', 'The disk has damaged parts of the library.')
    ui.stop ()


def test_a_save_meets_a_bad_index (ui):
    """It succeeds with the next try, which is made by itself."""
    ui.start ()
    write (ui, 'Council opens bridge')
    ui.stop ()
    empty_index (ui)
    ui.start ()
    headline = ui.find ('text', 'Headline')
    ui.wait_for (lambda: ui.text (headline) == 'Council opens bridge')
    ui.click_at (headline)
    ui.key ('End')
    ui.type_text (' again')
    listed (ui, 'Council opens bridge again')
    ui.stop ()
    assert [article['headline'] for article in ui.cli_json ('list')] == ['Council opens bridge again']


def test_in_german (ui):
    ui.start ()
    write (ui, 'Council opens bridge')
    ui.stop ()
    behead (ui)
    ui.start (language='de', dark=True)
    ui.resize (360, 600)
    ui.find ('push button', re.compile ('Bibliothek reparieren$'))
    ui.screenshot ('damage-german')
    ui.key ('Return')
    ui.find ('label', '1 Artikel ist ganz.')
    ui.stop ()


newsroom_ui.main ()
