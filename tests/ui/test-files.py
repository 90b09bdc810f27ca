"""Files in and out: opened, opened again, changed, bad, exported

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re

import newsroom_ui
from newsroom_ui import Atspi, write


def button (ui, label):
    """A button by its text. GTK 4.8 names it by its mnemonic label and its text together."""
    return ui.find ('push button', re.compile (re.escape (label) + '$'))


def rows (ui):
    return [row.get_name () for row in ui.find_all ('list item', re.compile (', Draft'))]


def open_story (ui):
    path = write (ui, 'story.txt', 'Council opens bridge\n\nThe first version.\n')
    ui.start (path)
    ui.find ('list item', re.compile ('^Council opens bridge'))
    return path


def open_again (ui, *paths):
    """A second start, which hands its files over."""
    newsroom_ui.run (ui.program, *map (str, paths), env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))


def test_what_was_written_here_came_from_no_file (ui):
    def has_report ():
        ui.click (ui.find ('push button', 'Article Menu'))
        ui.wait_for (ui.menus)
        can_be = ui.has_state (ui.find (None, 'Import Report'), 'sensitive')
        assert ui.has_state (ui.find (None, 'Export Original File…'), 'sensitive') == can_be
        ui.key ('Escape')
        ui.wait_for (lambda: not ui.menus ())
        return can_be

    open_story (ui)
    ui.wait_for (has_report)
    ui.key ('ctrl+n')
    ui.type_text ('Written here')
    ui.find ('list item', re.compile ('^Written here'))
    assert not has_report ()


def test_saved_is_when_the_library_did (ui):
    """Not when the document says that it was changed."""
    story = write (ui, 'story.md', '---\ntitle: Council opens bridge\nlastmod: 2020-01-02T12:26:00Z\n---\n\nIt is open.\n')
    ui.start (story)
    ui.find (None, re.compile (r'^Saved \d\d:\d\d · '))
    ui.stop ()
    ui.start ()
    ui.find (None, re.compile (r'^Saved \d\d:\d\d · '))


def test_same_file_selects_its_article (ui):
    path = open_story (ui)
    open_again (ui, path)
    ui.toast ('This file is in the library already')
    assert len (rows (ui)) == 1


def test_changed_file_keep_both (ui):
    path = open_story (ui)
    path.write_text ('Council opens bridge\n\nThe second version.\n')
    open_again (ui, path)
    ui.find ('label', '“story.txt” Has Changed')
    ui.answer ('Keep Both')
    ui.wait_for (lambda: len (rows (ui)) == 2)
    ui.stop ()
    assert len (ui.cli_json ('list')) == 2


def test_changed_file_replace (ui):
    path = open_story (ui)
    path.write_text ('Council opens bridge\n\nThe second version.\n')
    open_again (ui, path)
    ui.find ('label', '“story.txt” Has Changed')
    ui.answer ('Replace Draft')
    ui.wait_for (lambda: any ('second version' in ui.text (t) for t in ui.find_all ('text')))
    assert len (rows (ui)) == 1
    ui.stop ()
    assert 'second version' in ui.cli_json ('show', ui.cli_json ('list')[0]['id'])['body_text']


def test_typing_while_the_draft_is_replaced (ui):
    """What was typed before the answer is in the replaced version; the library takes what comes after."""
    path = open_story (ui)
    path.write_text ('Council opens bridge\n\nThe second version.\n')
    open_again (ui, path)
    ui.find ('label', '“story.txt” Has Changed')
    ui.answer ('Replace Draft')
    ui.type_text ('typed meanwhile ')
    ui.wait_for (lambda: any ('second version' in ui.text (t) for t in ui.find_all ('text')))
    ui.type_text ('typed after ')
    ui.wait_for (lambda: any ('typed after ' in ui.text (t) for t in ui.find_all ('text')))
    assert not ui.find_all ('label', re.compile ('^Not saved'))
    ui.stop ()
    text = ui.cli_json ('show', ui.cli_json ('list')[0]['id'])['body_text']
    assert 'second version' in text and 'typed after' in text, text


def test_inferred_author_is_said (ui):
    ui.start (os.environ['NEWSROOM_SAMPLE'])
    ui.find ('label', re.compile ('^Imported from “.*”: byline uncertain$'))
    button (ui, 'Details')


def test_messages_do_not_wait (ui):
    """The newest shows at once, and what it covered comes back with its button."""
    said = 'Article moved to the spike'
    open_story (ui)
    open_again (ui, write (ui, 'other.txt', 'Anchors away\n\nThe other story.\n'))
    row = ui.find ('list item', re.compile ('^Anchors away'))
    ui.wait_for (lambda: ui.has_state (row, 'selected'))
    ui.key ('shift+F6')
    ui.wait_for (lambda: ui.has_state (row, 'focused'))
    ui.key ('Delete')
    ui.toast (said)
    ui.key ('ctrl+shift+c')
    ui.toast ('Article copied as HTML')
    ui.toast (said)


def test_messages_without_a_button_do_not_come_back (ui):
    """One that was covered would be read as the answer to a later key."""
    said, refused = 'Article moved to the spike', 'A link cannot go over several paragraphs'
    open_story (ui)
    open_again (ui, write (ui, 'other.txt', 'Anchors away\n\nThe other story.\n'))
    row = ui.find ('list item', re.compile ('^Anchors away'))
    ui.wait_for (lambda: ui.has_state (row, 'selected'))
    ui.key ('shift+F6')
    ui.wait_for (lambda: ui.has_state (row, 'focused'))
    ui.key ('Delete')
    ui.toast (said)
    ui.click_at (ui.find ('text', 'Body'))
    ui.key ('ctrl+End', 'Return')
    ui.type_text ('End')
    ui.key ('ctrl+a', 'ctrl+k')
    ui.toast (refused)
    ui.key ('ctrl+shift+c')
    ui.toast ('Article copied as HTML')
    next_one = ui.toast (re.compile ('^(%s|%s)$' % (re.escape (said), re.escape (refused))))
    assert next_one.get_name () == said, next_one.get_name ()


def test_banner_goes_with_its_article (ui):
    said = re.compile ('^Imported from “')
    ui.start (os.environ['NEWSROOM_SAMPLE'])
    ui.find ('label', said)
    ui.key ('ctrl+w')
    ui.gone ('label', said)


def test_changed_file_cancel (ui):
    path = open_story (ui)
    path.write_text ('Council opens bridge\n\nThe second version.\n')
    open_again (ui, path)
    ui.find ('label', '“story.txt” Has Changed')
    ui.answer ('Cancel')
    ui.stop ()
    assert 'first version' in ui.cli_json ('show', ui.cli_json ('list')[0]['id'])['body_text']


def test_two_changed_files_are_asked_one_by_one (ui):
    paths = [write (ui, name + '.txt', headline + '\n\nThe first version.\n')
             for name, headline in (('a', 'Anchors away'), ('b', 'Bridges burnt'))]
    ui.start (*paths)
    ui.wait_for (lambda: len (rows (ui)) == 2)
    for path in paths:
        path.write_text (path.read_text ().replace ('first', 'second'))
    open_again (ui, paths[0])
    ui.find ('label', '“a.txt” Has Changed')
    # The second file waits for the answer about the first
    open_again (ui, paths[1])
    third = write (ui, 'c.txt', 'Canals closed\n\nText.\n')
    open_again (ui, third)
    ui.wait_for (lambda: len (rows (ui)) == 3)
    assert len (ui.find_all ('label', '“a.txt” Has Changed')) == 1
    assert not ui.find_all ('label', '“b.txt” Has Changed')
    ui.answer ('Cancel')
    ui.find ('label', '“b.txt” Has Changed')
    ui.answer ('Replace Draft')
    ui.wait_for (lambda: any ('second version' in ui.text (t) for t in ui.find_all ('text')))
    ui.stop ()
    bodies = {a['headline']: ui.cli_json ('show', a['id'])['body_text'] for a in ui.cli_json ('list')}
    assert 'first version' in bodies['Anchors away'], bodies
    assert 'second version' in bodies['Bridges burnt'], bodies


def test_word_document (ui):
    folder = pathlib.Path (__file__).parent.parent / 'import' / 'data' / 'docx'
    path = ui.folder / 'story.docx'
    path.write_bytes ((folder / 'libreoffice.docx').read_bytes ())
    (ui.folder / 'bad.docx').write_bytes (path.read_bytes ()[:2000])
    ui.start (path, ui.folder / 'bad.docx')
    message = ui.find ('label', re.compile ('bad.docx')).get_name ()
    assert '“bad.docx”: the file is damaged' in message, message
    ui.activate ()
    ui.key ('Escape')
    ui.find ('list item', re.compile ('^Harbour fire kills two'))
    body = ui.find ('text', 'Body')
    words = Atspi.Text.get_text (body, 0, -1)
    assert 'Two people died in a **fire at the harbour** on *Monday*' in words, words


def test_tracked_changes (ui):
    """Accepted, unless the preferences say that they are to be kept."""
    data = (pathlib.Path (__file__).parent.parent / 'import' / 'data' / 'odt' / 'changes.fodt').read_text ()
    ui.start (write (ui, 'accepted.fodt', data.replace ('Council votes', 'Board votes')))
    ui.find ('list item', re.compile ('^Board votes on bridge'))
    ui.key ('ctrl+comma')
    ui.find ('label', re.compile ('Keep Tracked Changes as Marks'))
    ui.activate ()
    ui.key ('alt+p')
    ui.wait_for (lambda: newsroom_ui.run ('gsettings', 'get', 'com.example.Newsroom', 'keep-tracked-changes').strip () == 'true')
    ui.key ('Escape')
    open_again (ui, write (ui, 'kept.fodt', data))
    ui.find ('list item', re.compile ('^Council votes on bridge'))
    ui.stop ()
    bodies = {a['headline']: ui.cli_json ('show', a['id'])['body_text'] for a in ui.cli_json ('list')}
    assert 'The vote is now surely on Monday' in bodies['Board votes on bridge'], bodies
    assert 'The vote is {--never --}{++now surely++} on Monday' in bodies['Council votes on bridge'], bodies


def test_bad_files_are_named (ui):
    empty = write (ui, 'empty.txt', '')
    os.mkfifo (ui.folder / 'pipe.txt')
    ui.start (empty, ui.folder / 'pipe.txt', ui.folder / 'missing.txt', '/dev/zero')
    ui.find ('label', '4 Files Could Not Be Opened')
    message = ui.find ('label', re.compile ('empty.txt')).get_name ()
    for name, reason in (('empty.txt', 'there is no text in it'), ('pipe.txt', 'it is a pipe'), ('missing.txt', 'it is not there'),
                         ('zero', 'it is a device')):
        assert re.search ('“%s”: %s' % (re.escape (name), reason), message), message
    ui.activate ()
    ui.key ('Escape')
    ui.gone ('label', '4 Files Could Not Be Opened')
    ui.find ('label', 'No Articles Yet')


def test_web_page (ui):
    folder = pathlib.Path (__file__).parent.parent / 'import' / 'data' / 'page'
    path = ui.folder / 'bridge.html'
    path.write_bytes ((folder / 'json-ld.html').read_bytes ())
    ui.start (path)
    ui.find ('list item', re.compile ('^Bridge closes for eleven weeks'))
    words = Atspi.Text.get_text (ui.find ('text', 'Body'), 0, -1)
    assert words.startswith ('The harbour board of Eastmere'), words
    assert 'All rights reserved' not in words, words


def test_several_articles_in_one_file (ui):
    feed = ('<rss version="2.0"><channel><title>Courier</title>'
            '<item><title>The ferry</title><description>It sails.</description></item>'
            '<item><title>The bridge</title><description>It closes.</description></item></channel></rss>')
    path = write (ui, 'feed.xml', feed)
    ui.start (path)
    ui.toast ('2 articles were added from “feed.xml”')
    ui.find ('list item', re.compile ('^The ferry'))
    assert len (rows (ui)) == 2
    assert Atspi.Text.get_text (ui.find ('text', 'Body'), 0, -1).startswith ('It sails.')
    open_again (ui, path)
    ui.toast ('2 were in the library already')


def test_many_files_ask_first (ui):
    paths = [write (ui, '%02d.txt' % i, 'Story %d\n\nText.\n' % i) for i in range (51)]
    ui.start (*paths)
    ui.find ('label', 'Open 51 Files?')
    ui.answer ('Open')
    ui.find (None, '51 articles were added')


def test_export (ui):
    open_story (ui)
    ui.key ('ctrl+e')
    button (ui, 'Export…')
    ui.activate ()
    ui.key ('Return')
    button (ui, 'Save')
    ui.enter_path (ui.folder / 'out.html')
    ui.toast ('“out.html” exported')
    assert 'Council opens bridge</h1>' in (ui.folder / 'out.html').read_text ()


def choose_format (ui, position):
    """Opens the export dialog and chooses a format by its place in the list."""
    ui.key ('ctrl+e')
    button (ui, 'Export…')
    ui.activate ()
    ui.key ('alt+f')
    ui.wait_for (ui.menus)
    ui.settle ()
    ui.key ('Home', *['Down'] * position, 'Return')
    ui.wait_for (lambda: not ui.menus ())
    ui.activate ()


def cancel_export (ui):
    ui.key ('Escape')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 1)
    ui.activate ()


def test_cancelled_export_keeps_nothing (ui):
    """Neither the format nor its options. Nor does a button move while they are chosen."""
    open_story (ui)

    def height ():
        return Atspi.Component.get_extents (ui.shown_windows ()[-1], Atspi.CoordType.WINDOW).height
    choose_format (ui, 0)
    ui.find ('label', 'Council opens bridge', within=ui.shown_windows ()[-1])
    without_options = height ()
    cancel_export (ui)

    choose_format (ui, 1)
    switch = ui.find ('check box', 'With Headline and Byline')
    assert height () == without_options
    assert not ui.has_state (switch, 'checked')
    ui.key ('alt+h')
    ui.wait_for (lambda: ui.has_state (switch, 'checked'))
    cancel_export (ui)

    choose_format (ui, 1)
    assert not ui.has_state (ui.find ('check box', 'With Headline and Byline'), 'checked')


newsroom_ui.main ()
