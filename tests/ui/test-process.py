"""One process a library: starts, ends, what it shows on the bus

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import errno
import os
import pathlib
import re
import signal
import subprocess
import threading

import newsroom_ui
from newsroom_ui import GLib
from gi.repository import Gio


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
                               env=environment (ui, DBUS_SESSION_BUS_ADDRESS='disabled:', GTK_A11Y='atspi'))
    lines = []
    for line in second.stderr:
        lines.append (line)
        if line.startswith ('newsroom: '):
            break
    assert lines and 'another Newsroom' in lines[-1], lines
    second.send_signal (signal.SIGTERM)
    assert second.wait (newsroom_ui.TIMEOUT) == 0
    second.stderr.close ()


def test_a_library_that_is_none_is_named (ui):
    """Whatever it is called: the sentence is no markup."""
    path = ui.folder / 'ours & <theirs>.db'
    path.write_text ('no library at all, ' * 100)
    ui.start (library=path)
    ui.find ('label', 'The Library Could Not Be Opened')
    ui.find ('label', re.compile (re.escape (path.name)))
    ui.stop ()


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


SESSION_MANAGER = '''
<node>
  <interface name="org.gnome.SessionManager">
    <method name="RegisterClient">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
  </interface>
  <interface name="org.gnome.SessionManager.ClientPrivate">
    <method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
    <signal name="QueryEndSession"><arg type="u"/></signal>
    <signal name="EndSession"><arg type="u"/></signal>
  </interface>
</node>'''
MANAGER = '/org/gnome/SessionManager'
INHIBIT_LOGOUT = 1


class SessionManager:
    """What the desktop's session manager is to an application; answers from a thread of its own."""

    def __init__ (self):
        self.calls = []  # (name, arguments)
        self.loop = GLib.MainLoop.new (GLib.MainContext (), False)
        ready = threading.Event ()
        self.thread = threading.Thread (target=self.run, args=(ready,), daemon=True)
        self.thread.start ()
        assert ready.wait (newsroom_ui.TIMEOUT)

    def run (self, ready):
        self.loop.get_context ().push_thread_default ()
        address = Gio.dbus_address_get_for_bus_sync (Gio.BusType.SESSION)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync (address, flags, None, None)
        interfaces = Gio.DBusNodeInfo.new_for_xml (SESSION_MANAGER).interfaces
        self.bus.register_object (MANAGER, interfaces[0], self.called_cb, None, None)
        self.bus.register_object (MANAGER + '/Client1', interfaces[1], self.called_cb, None, None)
        Gio.bus_own_name_on_connection (self.bus, 'org.gnome.SessionManager', Gio.BusNameOwnerFlags.NONE,
                                        lambda *arguments: ready.set (), None)
        self.loop.run ()

    def called_cb (self, bus, sender, path, interface, name, arguments, invocation):
        self.calls.append ((name, arguments.unpack ()))
        answers = {'RegisterClient': GLib.Variant ('(o)', (MANAGER + '/Client1',)), 'Inhibit': GLib.Variant ('(u)', (7,))}
        invocation.return_value (answers.get (name))

    def count (self, name):
        return [call[0] for call in self.calls].count (name)

    def say (self, *signals):
        for name in signals:
            self.bus.emit_signal (None, MANAGER + '/Client1', 'org.gnome.SessionManager.ClientPrivate', name,
                                  GLib.Variant ('(u)', (0,)))

    def end (self):
        self.loop.quit ()
        self.thread.join (newsroom_ui.TIMEOUT)
        self.bus.close_sync (None)


@contextlib.contextmanager
def new_article_in_a_session (ui):
    manager = SessionManager ()
    try:
        ui.start ()
        ui.find ('label', 'No Articles Yet')
        ui.wait_for (lambda: any (name == 'RegisterClient' and arguments[0].startswith ('com.example.Newsroom')
                                  for name, arguments in manager.calls))
        ui.key ('ctrl+n')
        ui.find ('label', 'Untitled')
        yield manager
    finally:
        manager.end ()


def test_session_may_not_end_while_saving (ui):
    with new_article_in_a_session (ui) as manager:
        assert manager.count ('Inhibit') == 0
        ui.type_text ('Typed')
        ui.wait_for (lambda: manager.count ('Inhibit') == 1)
        arguments = next (arguments for name, arguments in manager.calls if name == 'Inhibit')
        assert arguments[3] == INHIBIT_LOGOUT, arguments
        ui.find (None, re.compile ('^Saved '))
        ui.wait_for (lambda: ('Uninhibit', (7,)) in manager.calls)
        ui.stop ()


def test_end_of_the_session_saves (ui):
    with new_article_in_a_session (ui) as manager:
        ui.type_text ('Typed in the last moment', delay=1)
        ui.find ('label', 'Typed in the last moment')
        manager.say ('QueryEndSession', 'EndSession')
        ui.wait_end ()
        assert ('EndSessionResponse', (True, '')) in manager.calls
    assert ui.cli_json ('list')[0]['headline'] == 'Typed in the last moment'


def test_sigint_saves (ui):
    end_with (ui, signal.SIGINT)


def test_quit_saves (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('Typed in the last moment')
    ui.key ('ctrl+q')
    ui.wait_end ()
    assert ui.cli_json ('list')[0]['headline'] == 'Typed in the last moment'


def type_what_cannot_be_saved (ui):
    ui.start ()
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('In the library')
    # All of it: the row follows the keys, and “Saved” in the header may be said of its first letters
    ui.find ('list item', re.compile ('^In the library, Draft'))
    ui.find (None, re.compile ('^Saved '))
    # The file is no longer the one that was opened: nothing may be written
    os.rename (ui.library, ui.folder / 'away.db')
    ui.library.write_bytes (b'')
    ui.type_text (' and not there')
    ui.find ('label', re.compile ('replaced|no longer'))


def test_failed_save_keeps_the_window_and_its_text (ui):
    type_what_cannot_be_saved (ui)

    ui.key ('ctrl+q')
    ui.find ('label', 'Some Changes Could Not Be Saved')
    headline = ui.find ('text', 'Headline')
    # Without a space, which presses the button that has the keyboard
    ui.type_text ('nothere')
    ui.answer ('Keep Open')
    ui.wait_for (lambda: ui.has_state (headline, 'focused'))
    ui.type_text (' yet')
    ui.wait_for (lambda: ui.text (headline) == 'In the library and not there yet')

    ui.key ('ctrl+q')
    ui.click (ui.find ('push button', re.compile ('Lose Changes$')))
    ui.wait_end ()
    os.replace (ui.folder / 'away.db', ui.library)
    assert ui.cli_json ('list')[0]['headline'] == 'In the library'


def test_question_on_closing_says_where_the_copies_are (ui):
    """Of each article that would be lost, not only of the one whose failure is told."""
    type_what_cannot_be_saved (ui)
    ui.find ('label', re.compile ('a copy of it in “/.*in-the-library-and-not-there'))
    ui.key ('ctrl+n')
    ui.type_text ('Second')
    ui.find ('label', re.compile ('a copy of it in “/.*second'))

    ui.key ('ctrl+q')
    question = ui.find ('label', re.compile ('there is a copy of the text:\n/')).get_name ()
    copies = [pathlib.Path (line) for line in question.split ('there is a copy of the text:\n')[1].splitlines ()]
    ui.screenshot ('question-on-closing')
    ui.answer ('Keep Open')
    ui.key ('ctrl+q')
    ui.click (ui.find ('push button', re.compile ('Lose Changes$')))
    ui.wait_end ()
    assert len (copies) == 2, copies
    assert 'In the library and not there' in copies[0].read_text ()
    assert 'Second' in copies[1].read_text ()


def test_failed_save_leaves_an_entry_in_order (ui):
    """Keys that come while the window may not be typed in go nowhere, and the entry has the
    keyboard again after it."""
    type_what_cannot_be_saved (ui)
    ui.key ('ctrl+shift+f')
    entry = ui.find ('entry', 'Search articles')
    ui.wait_for (lambda: ui.has_state (entry, 'focused'))
    for key in ('ctrl+q', *'abc'):
        ui.display.press_named (key)
    ui.answer ('Keep Open')
    ui.wait_for (lambda: ui.has_state (entry, 'focused'))
    ui.type_text ('words')
    ui.wait_for (lambda: ui.text (entry) == 'words')
    ui.kill ()


def check_fits (ui, thing):
    """Whether it is whole in a window of 360 pixels."""
    box = ui.resting_place (thing)
    frame = ui.resting_place (ui.shown_windows ()[-1].get_child_at_index (0))
    assert frame.width == 360 and frame.x <= box.x and box.x + box.width <= frame.x + frame.width, (box.x, box.width, frame.width)
    return box


@contextlib.contextmanager
def small_disk (ui):
    """A folder on a disk of a few megabytes: mounting takes root, which a container may lack."""
    folder = ui.folder / 'disk'
    folder.mkdir ()
    made = subprocess.run (['mount', '-t', 'tmpfs', '-o', 'size=3m', 'newsroom-ui', str (folder)], capture_output=True, text=True)
    if made.returncode != 0:
        raise newsroom_ui.Skipped ('cannot mount a small disk: ' + made.stderr.strip ())
    try:
        yield folder
    finally:
        subprocess.run (['umount', '-l', str (folder)], check=True)


def fill (path):
    """Writes a file until the disk is full."""
    try:
        with path.open ('wb', buffering=0) as file:
            while True:
                file.write (bytes (4096))
    except OSError as error:
        assert error.errno == errno.ENOSPC, error


def write_in_vain (ui, disk):
    """Begins an article in a library on the disk, which is full from then on. Returns: its body, with the keyboard"""
    ui.start (library=disk / 'library.db')
    ui.find ('label', 'No Articles Yet')
    ui.key ('ctrl+n')
    ui.type_text ('On a full disk')
    ui.find ('list item', re.compile ('^On a full disk, Draft'))
    body = ui.find ('text', 'Body')
    ui.click_at (body)
    fill (disk / 'filler')
    return body


def test_full_disk_keeps_the_text_and_saves_it_later (ui):
    with small_disk (ui) as disk:
        body = write_in_vain (ui, disk)
        typed = []

        def says_so ():
            typed.append ('no room ')
            ui.type_text (typed[-1])
            return ui.find_all ('label', re.compile ('no space is left on the disk.*try again.*Your text is still here'))
        ui.wait_for (says_so)
        ui.find ('push button', 'Try Again')
        ui.find ('label', re.compile ('^Not saved'))
        ui.type_text ('still here')
        text = ''.join (typed) + 'still here'
        ui.wait_for (lambda: ui.text (body) == text)
        banner = ui.find ('label', re.compile ('Your text is still here, and a copy of it in'))
        ui.resize (360, 640)
        assert check_fits (ui, banner).width > 300  # and has all of it
        check_fits (ui, ui.find ('push button', 'Try Again'))
        copy = pathlib.Path (re.search ('“(/.*)”', banner.get_name ())[1])
        assert copy.stat ().st_dev != disk.stat ().st_dev
        assert copy.parent.stat ().st_mode & 0o077 == 0, 'others may look into it'
        ui.wait_for (lambda: copy.read_text ().strip ().endswith (text))

        (disk / 'filler').unlink ()
        ui.find ('label', re.compile ('^Saved '))
        # What the library has is told of no more, whatever becomes of it
        ui.wait_for (lambda: aside (copy, 'saved'), what='the copy to be set aside')
        assert not copy.exists ()
        ui.kill ()
        article, = ui.cli_json ('list')
        assert article['headline'] == 'On a full disk'
        assert ui.cli_json ('show', article['id'])['body_text'].strip () == text


def test_an_article_that_was_never_saved_is_gone_back_to (ui):
    """It is in no list as long as the disk is full."""
    with small_disk (ui) as disk:
        write_in_vain (ui, disk)
        headline = ui.find ('text', 'Headline')

        def says_so ():
            ui.type_text ('no room ')
            return ui.find_all ('label', re.compile ('no space is left on the disk'))
        ui.wait_for (says_so)
        ui.key ('ctrl+n')
        ui.find ('label', '“On a full disk” is not saved yet. Its text is kept here.')
        ui.type_text ('In no list')
        ui.find ('label', re.compile ('no space is left on the disk'))
        ui.key ('ctrl+n')
        ui.wait_for (lambda: ui.text (headline) == '')
        ui.find ('label', '“On a full disk” and 1 other article are not saved yet. Their texts are kept here.')
        ui.screenshot ('left-unsaved')
        ui.resize (360, 640)
        check_fits (ui, ui.find ('label', re.compile ('^“On a full disk” and')))
        back = ui.find ('push button', re.compile ('Go Back to It$'))
        check_fits (ui, back)
        ui.screenshot ('left-unsaved-360')
        ui.resize (1200, 760)
        ui.key ('alt+g')
        ui.wait_for (lambda: ui.text (headline) == 'On a full disk')
        ui.find ('label', '“In no list” is not saved yet. Its text is kept here.')
        ui.key ('alt+g')
        ui.wait_for (lambda: ui.text (headline) == 'In no list')
        ui.type_text ('written on')
        ui.wait_for (lambda: ui.text (ui.find ('text', 'Body')) == 'written on')

        (disk / 'filler').unlink ()
        ui.find ('list item', re.compile ('^In no list'))
        ui.gone ('push button', re.compile ('Go Back to It$'))
        ui.stop ()
        articles = {article['headline']: ui.cli_json ('show', article['id'])['body_text'].strip () for article in ui.cli_json ('list')}
        assert articles['In no list'] == 'written on' and articles['On a full disk'].endswith ('no room'), articles


def aside (copy, why):
    """The copies that were set aside under the name of this one."""
    return list (copy.parent.glob ('%s-*-%s' % (why, copy.name)))


ENDED = re.compile ('^Newsroom ended before all was saved. A copy of the text is in “(/.*)”.$')


def told_copy (ui):
    return pathlib.Path (ENDED.match (ui.find ('label', ENDED).get_name ())[1])


def has_body (ui, text):
    return any (ui.text (body).strip () == text for body in ui.find_all ('text', 'Body'))


def test_text_of_a_killed_process_is_found_again (ui):
    with small_disk (ui) as disk:
        write_in_vain (ui, disk)
        typed = []

        def says_so ():
            typed.append ('no room ')
            ui.type_text (typed[-1])
            return ui.find_all ('label', re.compile ('a copy of it in “/'))
        ui.wait_for (says_so)
        copy = pathlib.Path (re.search ('“(/.*)”', ui.find ('label', re.compile ('a copy of it in “/')).get_name ())[1])
        text = ''.join (typed).strip ()
        ui.wait_for (lambda: copy.read_text ().strip ().endswith (text))
        ui.kill ()
        (disk / 'filler').unlink ()

        ui.start ()
        assert told_copy (ui) == copy
        ui.find ('list item', re.compile ('^On a full disk, Draft'))
        assert not has_body (ui, text)
        assert copy.exists ()
        ui.screenshot ('copy-found')
        ui.key ('alt+o')
        ui.wait_for (lambda: has_body (ui, text), what='the copy to be opened')
        ui.gone ('label', ENDED)
        ui.wait_for (lambda: len (ui.find_all ('list item', re.compile ('^On a full disk, Draft'))) == 2)
        ui.stop ()

        # What was opened is in the library
        ui.start ()
        ui.wait_for (lambda: aside (copy, 'saved'), what='the copy to be set aside')
        assert not ui.find_all ('label', ENDED)
        ui.stop ()


def test_copies_are_told_of_until_dismissed (ui):
    """One at a time, and also of what is in no library; the files stay."""
    type_what_cannot_be_saved (ui)
    ui.find ('label', re.compile ('a copy of it in “/.*in-the-library-and-not-there'))
    ui.key ('ctrl+n')
    ui.type_text ('Second')
    ui.find ('label', re.compile ('a copy of it in “/.*second'))
    ui.kill ()
    os.replace (ui.folder / 'away.db', ui.library)

    ui.start ()
    first = told_copy (ui)
    ui.stop ()
    ui.start ()
    assert told_copy (ui) == first
    ui.resize (360, 600)
    ui.screenshot ('copy-found-360')
    ui.key ('alt+t')
    ui.wait_for (lambda: told_copy (ui) != first)
    second = told_copy (ui)
    ui.wait_for (lambda: aside (first, 'dismissed'), what='the copy to be set aside')
    assert {name for path in (aside (first, 'dismissed')[0], second) for name in ('not there', 'Second')
            if name in path.read_text ()} == {'not there', 'Second'}
    ui.stop ()

    ui.start (language='de', dark=True)
    ui.find ('label', re.compile ('Eine Kopie des Textes liegt in „%s“' % re.escape (str (second))))
    ui.resize (360, 600)
    ui.screenshot ('copy-found-360-de')
    ui.click (ui.find ('push button', re.compile ('Dort lassen$')))
    ui.gone ('label', re.compile ('Eine Kopie des Textes liegt in'))
    ui.wait_for (lambda: aside (second, 'dismissed'), what='the copy to be set aside')
    ui.stop ()


def test_session_comes_back (ui):
    path = ui.folder / 'story.txt'
    path.write_text ('Council opens bridge\n\nText.\n')
    ui.start (path)
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.stop ()
    ui.start ()
    ui.wait_for (lambda: any (ui.text (t).strip () == 'Text.' for t in ui.find_all ('text')))


def body_opens (ui):
    ui.wait_for (lambda: any (ui.text (t).strip () == 'Text.' for t in ui.find_all ('text')))


NO_ARTICLE = 'Newsroom ended unexpectedly, so no article was opened.'


def crash_twice (ui, language=None):
    """Starts for the third time after it; story.txt was open."""
    path = ui.folder / 'story.txt'
    path.write_text ('Council opens bridge\n\nText.\n')
    ui.start (path)
    ui.find ('list item', re.compile ('^Council opens bridge'))
    ui.stop ()
    for _ in range (2):
        ui.start ()
        body_opens (ui)
        ui.kill ()
    ui.start (language=language)


def test_no_article_is_opened_into_the_third_crash (ui):
    """And the window says so until one is opened, and to a screen reader at once."""
    crash_twice (ui)
    ui.find ('label', NO_ARTICLE)
    ui.find ('label', 'No Article Selected')
    ui.find ('list item', re.compile ('^Council opens bridge'))
    last = ui.find ('push button', re.compile ('Open the Last One$'))
    ui.wait_for (lambda: ui.has_state (last, 'focused'))
    assert last.get_description () == NO_ARTICLE, last.get_description ()
    ui.key ('Escape')  # with which a passing message would go
    ui.find ('label', NO_ARTICLE)
    ui.key ('space')
    body_opens (ui)
    ui.gone ('label', NO_ARTICLE)
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Body'), 'focused'))
    ui.stop ()
    ui.start ()
    body_opens (ui)
    assert not ui.find_all ('label', NO_ARTICLE)


def test_no_article_is_opened_in_a_narrow_window (ui):
    """What the third start says is there as a whole, and goes when a row opens an article."""
    crash_twice (ui, 'de')
    words = ui.find ('label', re.compile ('^Newsroom endete unerwartet'))
    ui.resize (360, 640)
    check_fits (ui, ui.find ('push button', re.compile ('Den letzten öffnen$')))
    assert check_fits (ui, words).height > 40  # in lines
    ui.screenshot ('third-start-narrow')
    ui.click_at (ui.find ('list item', re.compile ('^Council opens bridge')))
    body_opens (ui)
    ui.gone ('label', re.compile ('^Newsroom endete unerwartet'))


def test_session_comes_back_to_the_text (ui):
    """Which stays when the window becomes narrow: it is where the keyboard was."""
    ui.start ()
    ui.key ('ctrl+n')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Headline'), 'focused'))
    ui.type_text ('Words')
    ui.stop ()
    ui.start ()
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Headline')) == 'Words')
    ui.resize (360, 640)
    ui.find ('push button', 'Back to the List')
    ui.wait_for (lambda: ui.has_state (ui.find ('text', 'Body'), 'focused'))


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
