"""One process a library: starts, ends, what it shows on the bus

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re
import signal
import subprocess

import newsroom_ui


def environment (ui, **more):
    return dict (os.environ, NEWSROOM_LIBRARY=str (ui.library), **more)


def test_second_start_hands_its_files_over (ui):
    path = ui.folder / 'story.txt'
    path.write_text ('Council opens bridge\n\nText.\n')
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    newsroom_ui.run (ui.program, str (path), env=environment (ui))
    ui.find ('list item', re.compile ('^Council opens bridge'))


def test_without_a_bus_the_second_says_so (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    second = subprocess.Popen ([ui.program], stderr=subprocess.PIPE, text=True,
                               env=environment (ui, DBUS_SESSION_BUS_ADDRESS='disabled:', GTK_A11Y='none'))
    lines = []
    for line in second.stderr:
        lines.append (line)
        if line.startswith ('newsroom: '):
            break
    assert lines and 'another Newsroom' in lines[-1], lines
    second.send_signal (signal.SIGTERM)
    assert second.wait (newsroom_ui.TIMEOUT) == 0
    second.stderr.close ()


def end_with (ui, number):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('Typed in the last moment')
    ui.find ('label', 'Typed in the last moment')
    ui.process.send_signal (number)
    ui.wait_end ()
    assert ui.cli_json ('list')[0]['headline'] == 'Typed in the last moment'


def test_sigterm_saves (ui):
    end_with (ui, signal.SIGTERM)


def test_sighup_saves (ui):
    end_with (ui, signal.SIGHUP)


def test_quit_saves (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('Typed in the last moment')
    ui.key ('ctrl+q')
    ui.wait_end ()
    assert ui.cli_json ('list')[0]['headline'] == 'Typed in the last moment'


def test_failed_save_keeps_the_window_and_its_text (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('In the library')
    ui.find (None, re.compile ('^Saved '))
    # The file is no longer the one that was opened: nothing may be written
    os.rename (ui.library, ui.folder / 'away.db')
    ui.library.write_bytes (b'')
    ui.type_text (' and not there')
    ui.find ('label', re.compile ('replaced|no longer'))

    ui.key ('ctrl+q')
    ui.find ('label', 'Some Changes Could Not Be Saved')
    headline = ui.find ('text', 'Headline')
    ui.type_text (' nor here')
    ui.answer ('Keep Open')
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.type_text (' yet')
    ui.wait_for (lambda: ui.text (headline) == 'In the library and not there yet')

    ui.key ('ctrl+q')
    ui.click (ui.find ('push button', re.compile ('Lose Changes$')))
    ui.wait_end ()
    os.replace (ui.folder / 'away.db', ui.library)
    assert ui.cli_json ('list')[0]['headline'] == 'In the library'


def test_session_comes_back (ui):
    path = ui.folder / 'story.txt'
    path.write_text ('Council opens bridge\n\nText.\n')
    ui.start (path)
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.stop ()
    ui.start ()
    ui.wait_for (lambda: any (ui.text (t).strip () == 'Text.' for t in ui.find_all ('text')))


def test_bus_has_harmless_actions_only (ui):
    ui.start ()
    names = newsroom_ui.run ('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
                             '--method', 'org.freedesktop.DBus.ListNames')
    name = re.search (r'com\.example\.Newsroom[\w.]*', names)[0]
    tree = newsroom_ui.run ('gdbus', 'introspect', '--session', '--recurse', '--dest', name, '--object-path', '/')
    paths = set (re.findall (r'node (/com/example/\S+) \{', tree))
    actions = set ()
    for path in paths:
        listed = subprocess.run (['gdbus', 'call', '--session', '--dest', name, '--object-path', path,
                                  '--method', 'org.gtk.Actions.List'], capture_output=True, text=True, timeout=20)
        actions |= set (re.findall (r"'([\w-]+)'", listed.stdout))
    assert actions == {'new-article', 'quit'}, actions


newsroom_ui.main ()
