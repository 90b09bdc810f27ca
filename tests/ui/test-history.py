"""The versions of an article: looked at, compared, named, restored

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import os
import re
import sqlite3

import newsroom_text
import newsroom_ui
from newsroom_ui import Atspi, GLib

# No screen is that wide
NO_WIDTH = 100000


def body (ui):
    return ui.find ('text', 'Body')


def start (ui):
    """An article in three versions: as filed, with a word more, with another headline."""
    story = ui.folder / 'story.md'
    story.write_text ('# Bridge opens\n\nThe bridge is open to all.\n')
    ui.start (story)
    ui.click_at (body (ui))
    ui.key ('ctrl+Home', 'ctrl+Right')
    ui.type_text (' old')
    saved (ui, 'The old bridge is open to all.')
    ui.key ('ctrl+s')
    ui.toast ('Saved as a checkpoint')


def saved (ui, text):
    ui.wait_for (lambda: ui.text (body (ui)) == text)
    ui.find (None, re.compile ('^Saved '))


def open_history (ui):
    ui.key ('ctrl+alt+h')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 2)
    ui.activate ()
    ui.wait_for (lambda: versions (ui))


def button (ui, label):
    return ui.find ('push button', re.compile (re.escape (label) + '$'))


def versions (ui):
    return [row.get_name () for pane in ui.find_all ('list', 'Versions') for row in ui.find_all ('list item', within=pane)]


def changes (ui):
    return ui.text (ui.find ('text', 'Changes'))


def marked (ui, attribute):
    """The words of the text of changes that have an attribute."""
    view = ui.find ('text', 'Changes')
    text = ui.text (view)
    return [text[start:end] for start, end, attributes in newsroom_text.runs (view, 0, len (text))
            if attributes.get (attribute) not in (None, 'none', 'false')]


def stored_body (ui):
    return ui.cli_json ('show', '1')['body_markdown'].strip ()


def test_versions_are_listed (ui):
    start (ui)
    open_history (ui)
    rows = ui.wait_for (lambda: len (versions (ui)) >= 2 and versions (ui))
    assert re.match (r'Checkpoint, \d\d:\d\d', rows[0]), rows
    assert rows[-1].startswith ('As filed, '), rows
    ui.wait_for (lambda: 'The old bridge is open to all.' in changes (ui))
    ui.find ('label', '1 word added')
    ui.screenshot ('history')
    ui.key ('Escape')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 1)


def compare_with_newest (ui):
    # GTK 4.18 names it by what is chosen
    ui.click_at (ui.find ('combo box', re.compile ('compared with|With the Version Before')))
    ui.find ('label', 'With the Newest Version')
    ui.key ('Down', 'Return')


def test_changes_are_told_word_by_word (ui):
    start (ui)
    open_history (ui)
    ui.click_at (button (ui, 'As Filed'))
    ui.wait_for (lambda: 'old' not in changes (ui))
    compare_with_newest (ui)
    ui.find ('label', '1 word added')
    ui.wait_for (lambda: 'The old bridge' in changes (ui))
    ui.click_at (ui.find ('push button', 'Side by Side'))
    ui.wait_for (lambda: 'old' not in ui.text (ui.find ('text', 'Before')))
    assert 'The old bridge' in ui.text (ui.find ('text', 'After'))
    ui.screenshot ('history-side-by-side')


def test_a_version_is_restored_and_that_undone (ui):
    start (ui)
    open_history (ui)
    assert not ui.has_state (button (ui, 'Restore'), 'sensitive')
    ui.key ('End')
    ui.wait_for (lambda: ui.has_state (button (ui, 'Restore'), 'sensitive'))
    ui.click_at (button (ui, 'Restore'))
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all.')
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    ui.wait_for (lambda: ui.text (body (ui)) == 'The old bridge is open to all.')
    ui.activate ()
    ui.click_at (body (ui))
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all.')
    ui.find (None, re.compile ('^Saved '))
    ui.stop ()
    assert stored_body (ui) == 'The bridge is open to all.'
    causes = [v['cause'] for v in ui.cli_json ('history', '1')]
    assert causes.count ('restore') == 2, causes


def restore_first (ui):
    """From the history; the keyboard is in the body then."""
    open_history (ui)
    ui.key ('End')
    ui.wait_for (lambda: ui.has_state (button (ui, 'Restore'), 'sensitive'))
    ui.click_at (button (ui, 'Restore'))
    ui.toast ('Version restored')
    saved (ui, 'The bridge is open to all.')
    ui.activate ()
    ui.wait_for (lambda: ui.has_state (body (ui), 'focused'))
    assert ui.find_all ('label', 'Version restored')


def test_a_version_is_no_longer_undone_after_a_key (ui):
    """The message and its Undo go with the first word that Undo would take along, and with an undo."""
    start (ui)
    restore_first (ui)
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body (ui)) == 'The old bridge is open to all.')
    ui.gone ('label', 'Version restored', timeout=5)
    saved (ui, 'The old bridge is open to all.')
    restore_first (ui)
    ui.key ('ctrl+End')
    ui.type_text (' New')
    ui.gone ('label', 'Version restored', timeout=5)
    saved (ui, 'The bridge is open to all. New')


def test_a_version_is_no_longer_undone_after_a_word_typed_at_once (ui):
    """Before what was restored is saved for the first time, too: Undo would take the word along."""
    start (ui)
    open_history (ui)
    ui.key ('End')
    ui.wait_for (lambda: ui.has_state (button (ui, 'Restore'), 'sensitive'))
    ui.click_at (button (ui, 'Restore'))
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all.')
    ui.activate ()
    ui.key ('ctrl+End')
    ui.type_text (' New')
    ui.gone ('label', 'Version restored', timeout=5)
    saved (ui, 'The bridge is open to all. New')


def test_one_change_is_taken_back (ui):
    start (ui)
    ui.click_at (body (ui))
    ui.key ('ctrl+End', 'BackSpace')
    ui.type_text (' the people.')
    saved (ui, 'The old bridge is open to all the people.')
    open_history (ui)
    ui.click_at (button (ui, 'As Filed'))
    compare_with_newest (ui)
    ui.wait_for (lambda: 'old bridge' in changes (ui))
    ui.click (ui.find ('push button', 'Take This Change Back'))
    ui.find ('label', 'Go to a change in the body first')
    ui.click (ui.find ('push button', 'Next Change'))
    ui.click (ui.find ('push button', 'Take This Change Back'))
    ui.wait_for (lambda: len (ui.shown_windows ()) == 1)
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all the people.')
    ui.toast ('Change taken back')
    ui.activate ()
    ui.click_at (body (ui))
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body (ui)) == 'The old bridge is open to all the people.')


def test_another_article_from_outside_is_left_alone (ui):
    start (ui)
    open_history (ui)
    ui.key ('End')
    other = ui.folder / 'other.md'
    other.write_text ('# Harbour\n\nFerries stop.\n')
    newsroom_ui.run (ui.program, str (other), env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Harbour')
    ui.click (button (ui, 'Restore'))
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Bridge opens')
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all.')
    ui.stop ()
    assert [v['cause'] for v in ui.cli_json ('history', '2')] == ['import']


def test_a_damaged_article_has_its_versions (ui):
    start (ui)
    ui.stop ()
    with contextlib.closing (sqlite3.connect (ui.library)) as connection, connection:
        connection.execute ("UPDATE article SET headline = 'Bridge opems'")
        connection.execute ("UPDATE revision SET headline = 'Bridge opems' WHERE sequence > 1")
    ui.start ()
    ui.find ('label', 'The Article Could Not Be Opened')
    ui.click_at (button (ui, 'Look at Its Versions'))
    ui.wait_for (lambda: len (ui.shown_windows ()) == 2)
    ui.activate ()
    ui.find ('label', re.compile ('the disk has changed this version'))
    ui.click_at (button (ui, 'As Filed'))
    ui.wait_for (lambda: 'The bridge is open to all.' in changes (ui))
    ui.click_at (button (ui, 'Restore'))
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all.')
    ui.stop ()
    assert stored_body (ui) == 'The bridge is open to all.'


def test_a_version_is_named (ui):
    start (ui)
    open_history (ui)
    ui.click_at (ui.find_all ('push button', re.compile ('^Name'))[-1])
    ui.wait_for (lambda: any (ui.has_state (a, 'focused') for a in ui.find_all (None, 'Name of the version')))
    ui.type_text ('Before the cut\n')
    ui.wait_for (lambda: versions (ui)[0].startswith ('Before the cut, '))
    ui.key ('Escape')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 1)
    ui.stop ()
    assert ui.cli_json ('history', '1')[0]['name'] == 'Before the cut'


def focused (ui, role):
    window = ui.shown_windows ()[-1]
    return next ((thing for thing in ui.look (role, within=window) if ui.has_state (thing, 'focused')), None)


def pane (thing):
    """The pane that a thing is in: GTK 4.8 says of what is behind it that it shows too."""
    while thing.get_parent ().get_name () not in ('AdwLeaflet', 'AdwFlap') and thing.get_role_name () != 'frame':
        thing = thing.get_parent ()
    return thing


def check_width (ui, width):
    """That the window has that width, and so has, or less, all that is in the pane that has the keyboard."""
    assert ui.window_size ()[0] == width
    frame = Atspi.Component.get_extents (ui.shown_windows ()[-1].get_child_at_index (0), Atspi.CoordType.WINDOW)
    for thing in ui.find_all (within=pane (focused (ui, None))):
        try:
            box = Atspi.Component.get_extents (thing, Atspi.CoordType.WINDOW)
        except GLib.Error:
            continue  # A page of a stack has no place of its own
        # The window has a shadow, and of what has no place GTK 4.18 says what happens to be in its memory
        if thing.get_role_name () == 'frame' or thing.get_role_name () == 'panel' and box.width > NO_WIDTH:
            continue
        # A border of one pixel may be outside
        assert frame.x - 1 <= box.x and box.x + box.width <= frame.x + width + 1, (thing.get_role_name (), thing.get_name (), box.x, box.width)


def in_versions (ui):
    """The version that has the keyboard."""
    return focused (ui, 'list item').get_name ()


def in_comparison (ui):
    text = focused (ui, 'text')
    return text.get_name () == 'Changes' and ui.find_all ('push button', 'Back to the Versions', within=pane (text))


def test_narrow_history_goes_to_the_comparison_and_back (ui):
    start (ui)
    open_history (ui)
    ui.resize (360, 640)
    ui.wait_for (lambda: in_versions (ui))
    check_width (ui, 360)
    for key in ('alt+Left', 'Escape'):
        ui.key ('End', 'Return')
        ui.wait_for (lambda: in_comparison (ui))
        ui.find ('label', 'As filed')
        check_width (ui, 360)
        ui.key (key)
        ui.wait_for (lambda: in_versions (ui).startswith ('As filed'))
    ui.click_at (ui.find ('list item', re.compile ('^Checkpoint'), within=ui.shown_windows ()[-1]))
    ui.wait_for (lambda: in_comparison (ui))
    ui.find ('label', 'Checkpoint')
    ui.click (ui.find ('push button', 'Side by Side'))
    ui.find ('text', 'After')
    check_width (ui, 360)
    ui.click_at (ui.find ('push button', 'Back to the Versions'))
    ui.wait_for (lambda: in_versions (ui).startswith ('Checkpoint'))
    ui.key ('Escape')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 1)


def test_narrow_history_restores (ui):
    start (ui)
    open_history (ui)
    ui.resize (360, 640)
    ui.wait_for (lambda: in_versions (ui))
    ui.key ('alt+f')
    ui.wait_for (lambda: in_comparison (ui))
    compare_with_newest (ui)
    ui.wait_for (lambda: 'old' in changes (ui))
    ui.find ('push button', 'Take This Change Back')
    check_width (ui, 360)
    ui.wait_for (lambda: ui.has_state (button (ui, 'Restore'), 'sensitive'))
    ui.key ('alt+r')
    ui.wait_for (lambda: ui.text (body (ui)) == 'The bridge is open to all.')


def test_narrow_history_goes_back_to_a_version_that_was_far_away (ui):
    start (ui)
    ui.stop ()
    for i in range (30):
        ui.cli ('revert', '1', i % 2 + 1)
    ui.start ()
    ui.find ('text', 'Body')
    open_history (ui)
    ui.resize (360, 400)
    ui.wait_for (lambda: in_versions (ui))
    ui.key ('alt+f')
    ui.wait_for (lambda: in_comparison (ui))
    ui.click (ui.find ('push button', 'Next Change'))
    ui.find ('label', 'No change after this one')
    ui.key ('Escape')
    ui.wait_for (lambda: in_versions (ui).startswith ('As filed'))


def test_narrow_history_fits_in_german (ui):
    """Whose words are longer."""
    start (ui)
    ui.stop ()
    ui.start (language='de')
    ui.find (None, re.compile ('^Gespeichert '))
    ui.key ('ctrl+alt+h')
    ui.wait_for (lambda: len (ui.shown_windows ()) == 2)
    ui.activate ()
    ui.resize (360, 640)
    ui.wait_for (lambda: in_versions (ui))
    check_width (ui, 360)
    ui.key ('End', 'Return')
    ui.wait_for (lambda: focused (ui, 'text'))
    ui.click_at (ui.find ('combo box', within=ui.shown_windows ()[-1]))
    ui.key ('Down', 'Return')
    ui.find ('push button', 'Diese Änderung zurücknehmen')
    ui.wait_for (lambda: focused (ui, None))
    check_width (ui, 360)


def test_history_keeps_the_keyboard_when_it_folds (ui):
    start (ui)
    open_history (ui)
    ui.resize (1100, 640)
    ui.wait_for (lambda: in_versions (ui))
    ui.key ('End')
    ui.wait_for (lambda: in_versions (ui).startswith ('As filed'))
    ui.key ('Return')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Changes'), 'focused'))
    ui.resize (360, 640)
    ui.wait_for (lambda: in_comparison (ui))
    ui.key ('alt+Left')
    ui.wait_for (lambda: in_versions (ui))
    ui.resize (700, 640)
    ui.find ('text', 'Changes')
    check_width (ui, 700)
    # GTK 4.18 gives it to the first one
    ui.wait_for (lambda: in_versions (ui))


newsroom_ui.main ()
