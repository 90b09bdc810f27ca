"""newsroom_ui — drives the real application through AT-SPI and real key events

SPDX-License-Identifier: GPL-3.0-or-later

A test is a Python file beside this one, named in meson.build and run by run-ui-test, which
gives it a display, a session bus and folders of its own. By hand:

    tests/ui/run-ui-test tests/ui/test-new-article.py            all tests of the file
    tests/ui/run-ui-test tests/ui/test-new-article.py test_name  one of them

A file holds functions test_… that take a Session and ends with main ():

    import newsroom_ui

    def test_new_article_is_a_row (ui):
        ui.start ()                                   # its own empty library
        ui.key ('ctrl+n')
        ui.type_text ('Council opens bridge')
        ui.wait_for (lambda: ui.find ('list item', 'Council opens bridge'))
        ui.stop ()                                    # SIGTERM, waits, checks exit status 0
        assert ui.cli_json ('list')[0]['headline'] == 'Council opens bridge'

    newsroom_ui.main ()

Looking:
    find (role, name)       first showing object, waited for; role is AT-SPI's ('push button',
                            'text', 'list item', 'label', 'frame', …; None: any), name a text
                            or a compiled regular expression (None: any)
    find_all (role, name)   all that show now, not waited for
    toast (name)            what a message at the bottom of the window says: it does not stay
    gone (role, name)       waits until no such object shows
    text (object)           what a text widget or label holds
    tree ()                 everything that shows, one line each: print it while writing a test
    wait_for (predicate)    the only way to wait: until it is true, at most `timeout` seconds;
                            gives what the predicate gave. Exceptions count as “not yet”

Doing:
    key ('ctrl+n', …)       real key events; X's names (Return, BackSpace, F10). When it returns
                            the application has handled them, as with all that follows
    type_text ('Über')      real key events, any Unicode text; \n is Return
    type_into (object, …)   gives it the keyboard, types, waits until it holds the text
    click (object)          the object's own action (button, row, check box). A button does what
                            it does a quarter of a second later: wait for what comes of it
    click_at (object)       the mouse, when the object stands still
    focus (object)          gives it the keyboard focus and waits until it has it
    activate ()             waits until the newest window has the keyboard, after a dialog opened
    answer ('Replace')      presses a button of the dialog that is open, waits until the dialog
                            has gone and the window has the keyboard again
    take_item ('s')         takes an item of the menu that is opening by its underlined letter
    enter_path (path)       the same with a file chooser, and a path
    resize (width, height)  the window
    screenshot ('name')     PNG of the display in $NEWSROOM_UI_LOGS, returns its path

Around:
    start (*args, library=None, language=None, dark=False, moving=False, env=None)  the program, and
                            waits for its window; moving: things move on the screen, as they do for people
    stop ()                 ends it as a session does (SIGTERM)
    kill ()                 ends it as a power cut does (SIGKILL)
    cli (*args)             runs newsroom-cli on the library, gives its output; call stop () first
    cli_json (*args)        the same with --json, parsed
    library, folder         paths: the library's file, a scratch folder of the test

When a test fails, a screenshot and tree () of that moment lie in $NEWSROOM_UI_LOGS.
"""

import contextlib
import fcntl
import inspect
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import gi

gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

import newsroom_display  # noqa: E402
import newsroom_tree  # noqa: E402

# Where all is slow, as under a sanitizer, the environment asks for more patience
PATIENCE = float (os.environ.get ('NEWSROOM_UI_PATIENCE', '1'))
TIMEOUT = 20 * PATIENCE
# An application that is busy answers later; it has not gone
Atspi.set_timeout (round (1000 * TIMEOUT), round (1000 * TIMEOUT))
POLL = 0.04

# How far below the application the widgets of a message are
TOAST_DEPTH = 9

# What moves is clicked where it no longer is; and two clicks of a test are never a double click
GTK_SETTINGS = '''[Settings]
gtk-enable-animations=false
gtk-double-click-time=20
'''


class Timeout (AssertionError):
    """Something did not come to pass in time."""


class Skipped (Exception):
    """A test cannot run here: says why."""


class Ended (Exception):
    """The application ended when it should not."""


def wait_for (predicate, timeout=TIMEOUT, what=None):
    """Calls predicate until it gives something true, and gives that; raises Timeout after
    timeout seconds. An object that went away in the middle of a look counts as “not yet”."""
    deadline = time.monotonic () + timeout
    last_error = None
    while True:
        try:
            value = predicate ()
            if value:
                return value
            last_error = None
        except (GLib.Error, AssertionError, LookupError, OSError, AttributeError, TypeError) as error:
            last_error = error
        if time.monotonic () > deadline:
            raise Timeout ('waited %g s for %s%s' % (timeout, what or describe (predicate),
                           ': %r' % last_error if last_error else ''))
        time.sleep (POLL)


def describe (predicate):
    try:
        return inspect.getsource (predicate).strip ()
    except (OSError, TypeError):
        return repr (predicate)


def write (ui, name, text):
    """Writes a file of the test. Returns: its path"""
    path = ui.folder / name
    path.write_text (text)
    return path


def run (*arguments, **options):
    return subprocess.run (arguments, check=True, timeout=60 * PATIENCE, text=True, stdout=subprocess.PIPE, **options).stdout


@contextlib.contextmanager
def slow_to_open (path):
    """A file as on a disk that takes its time: who opens it to write waits until the end of this, and
    until then it is known that somebody does. Gives its descriptor, and what says so."""
    asked = []
    before = signal.signal (signal.SIGIO, lambda *_: asked.append (True))
    file = os.open (path, os.O_RDONLY)
    fcntl.fcntl (file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    try:
        yield file, asked
    finally:
        with contextlib.suppress (OSError):
            fcntl.fcntl (file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        os.close (file)
        signal.signal (signal.SIGIO, before)


class Session:
    """One test's application, library and folder. Owned by main ()."""

    def __init__ (self, name):
        self.name = name
        self.folder = pathlib.Path (tempfile.mkdtemp (prefix=name + '-'))
        self.library = self.folder / 'library.db'
        for kind in ('DATA', 'CONFIG', 'CACHE', 'STATE'):
            path = self.folder / 'home' / kind.lower ()
            path.mkdir (parents=True)
            os.environ['XDG_%s_HOME' % kind] = str (path)
        (path.parent / 'config' / 'gtk-4.0').mkdir ()
        (path.parent / 'config' / 'gtk-4.0' / 'settings.ini').write_text (GTK_SETTINGS)
        self.logs = pathlib.Path (os.environ['NEWSROOM_UI_LOGS'])
        self.program = os.environ['NEWSROOM_PROGRAM']
        self.process = None
        self.display = newsroom_display.Display ()
        self.trees = newsroom_tree.Trees (TIMEOUT)

    # The application

    def start (self, *arguments, library=None, language=None, dark=False, moving=False, env=None, wait=True):
        """Starts the program and waits until its window shows and can be typed into."""
        assert self.process is None, 'still running: call stop () first'
        if library is not None:
            self.library = pathlib.Path (library)
        environment = dict (os.environ, NEWSROOM_LIBRARY=str (self.library))
        if language:
            environment['LANGUAGE'] = language
        if moving:
            settings = pathlib.Path (os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0' / 'settings.ini'
            settings.write_text (GTK_SETTINGS.replace ('animations=false', 'animations=true'))
        if dark:
            environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        environment.update (env or {})
        self.park_pointer ()
        self.process = subprocess.Popen ([self.program, *map (str, arguments)], env=environment)
        if wait:
            self.wait_for (self.application, timeout=2 * TIMEOUT, what='the application on the accessibility bus')
            self.find ('frame', timeout=2 * TIMEOUT)
            self.activate ()
        return self

    def shown_windows (self):
        """The application's windows as assistive technologies see them, the newest last."""
        application = self.application ()
        windows = [application.get_child_at_index (i) for i in range (application.get_child_count ())]
        return [window for window in windows if self.has_state (window, 'showing') or self.has_state (window, 'visible')]

    def activate (self):
        """Waits until the application's newest window has the keyboard."""
        def has_keyboard ():
            windows = self.display.windows (self.process.pid)
            # Else one of them is on its way, to the screen or from it
            return (len (windows) == len (self.shown_windows ()) and self.display.has_keyboard (windows[-1]))
        self.wait_for (has_keyboard, what='the keyboard in the newest window')
        self.settle ()

    def settle (self):
        """Waits until the application has handled all keys and clicks."""
        if not self.display.settle (self.process.pid, TIMEOUT) and self.display.windows (self.process.pid):
            raise Timeout ('waited %g s for the application to handle what was sent' % TIMEOUT)

    def menus (self):
        """The menus that show, as X windows."""
        return self.display.menus (self.process.pid)

    def take_item (self, letter):
        """Takes an item of the menu that is open or opening by the letter that is underlined:
        not every version of GTK tells assistive technologies what an item says."""
        self.wait_for (self.menus, what='the menu')
        self.settle ()
        self.key (letter)
        self.wait_for (lambda: not self.menus (), what='the menu to go')

    @property
    def window (self):
        """The number of the X window that is the newest of the application."""
        return str (self.display.windows (self.process.pid)[-1].id)

    def stop (self, status=0):
        """Ends the application as the session manager does; it must save and leave in order."""
        self.process.send_signal (signal.SIGTERM)
        self.wait_end (status)

    def wait_end (self, status=0, timeout=TIMEOUT):
        """Waits for an application that ends by itself."""
        try:
            code = self.process.wait (timeout)
        except subprocess.TimeoutExpired:
            raise Timeout ('the application did not end within %g s' % timeout) from None
        self.process = None
        assert code == status, 'the application ended with status %d' % code

    def kill (self):
        """Ends the application at once, as a power cut or the kernel does."""
        self.process.kill ()
        self.process.wait (TIMEOUT)
        self.process = None

    def application (self):
        """The application on the accessibility bus, or None."""
        desktop = Atspi.get_desktop (0)
        desktop.set_cache_mask (Atspi.Cache.NONE)
        desktop.clear_cache ()
        for i in range (desktop.get_child_count ()):
            child = desktop.get_child_at_index (i)
            if child is not None and child.get_process_id () == self.process.pid:
                child.set_cache_mask (Atspi.Cache.NONE)
                return child
        return None

    # Looking

    def wait_for (self, predicate, timeout=TIMEOUT, what=None):
        def alive_and ():
            if self.process is not None and self.process.poll () is not None:
                raise Ended ('the application ended with status %d' % self.process.returncode)
            return predicate ()
        return wait_for (alive_and, timeout, what or describe (predicate))

    def look (self, role=None, name=None, within=None, deepest=None):
        """The objects of that role and name that show, one after another."""
        root = within or self.application ()
        for accessible, depth in self.trees.look (root, role, name, deepest) if root is not None else ():
            if depth > 0 or within:
                yield accessible

    def find_all (self, role=None, name=None, within=None):
        """All objects of that role and name that show now, in the order of the window."""
        return list (self.look (role, name, within))

    def find (self, role=None, name=None, timeout=TIMEOUT, within=None):
        """The first object of that role and name, waited for."""
        return self.wait_for (lambda: next (self.look (role, name, within), None), timeout,
                              'a %s named %r' % (role or 'thing', name))

    def toast (self, name, role='label'):
        """The label, or a button, of a message at the bottom of the window: they are not deep."""
        return self.wait_for (lambda: next (self.look (role, name, deepest=TOAST_DEPTH), None),
                              what='a message with a %s named %r' % (role, name))

    def gone (self, role=None, name=None, timeout=TIMEOUT):
        """Waits until no object of that role and name shows."""
        self.wait_for (lambda: not self.find_all (role, name), timeout,
                       'the %s named %r to go' % (role or 'thing', name))

    def text (self, accessible):
        """What a text widget holds, whole; of anything else its name."""
        interface = accessible.get_text_iface ()
        if interface is None:
            return accessible.get_name ()
        return Atspi.Text.get_text (accessible, 0, Atspi.Text.get_character_count (accessible))

    def caret (self, accessible):
        """The caret in a text widget, in characters."""
        return Atspi.Text.get_caret_offset (accessible)

    def has_state (self, accessible, state):
        """Whether an object is 'focused', 'sensitive', 'checked', 'selected', …"""
        return accessible.get_state_set ().contains (getattr (Atspi.StateType, state.upper ().replace ('-', '_')))

    def tree (self):
        """Everything that shows, one line each, children indented."""
        lines = []
        application = self.application ()
        for accessible, depth in self.trees.look (application) if application else ():
            line = '%s%s %r' % ('  ' * depth, accessible.get_role_name (), accessible.get_name ())
            if accessible.get_text_iface () is not None:
                line += ' text=%r' % self.text (accessible)[:80]
            if self.has_state (accessible, 'focused'):
                line += ' focused'
            lines.append (line)
        return '\n'.join (lines)

    # Doing

    def wait_for_keyboard (self):
        """Waits until keys go to the application."""
        self.wait_for (lambda: any (map (self.display.has_keyboard, self.display.windows (self.process.pid))),
                       what='the keyboard')

    def key (self, *keys):
        """Presses keys one after another: 'ctrl+n', 'Return', 'BackSpace'."""
        self.wait_for_keyboard ()
        for name in keys:
            self.display.press_named (name)
        self.settle ()

    def type_text (self, text, delay=0):
        """Types text as key events, delay milliseconds apart."""
        self.wait_for_keyboard ()
        for character in text:
            if character == '\n':
                self.display.press_named ('Return')
            else:
                self.display.press_character (character)
            time.sleep (delay / 1000)
        self.settle ()

    def type_into (self, accessible, text):
        """Gives an object the keyboard focus, types, and waits until the object holds that text."""
        self.focus (accessible)
        self.type_text (text)
        self.wait_for (lambda: text in self.text (accessible), what='%r in the %s' % (text, accessible.get_name ()))

    def click (self, accessible):
        """Does what the object does when it is clicked."""
        if accessible.get_action_iface () is not None and Atspi.Action.get_n_actions (accessible) > 0:
            assert Atspi.Action.do_action (accessible, 0), 'the action was refused'
        else:
            self.click_at (accessible)

    def answer (self, label):
        """Presses a button of the dialog that is open, and waits until the dialog has gone and
        the window before it has the keyboard. GTK 4.8 names a button by its mnemonic label and
        its text together."""
        self.activate ()
        dialog = self.shown_windows ()[-1]
        self.click (self.find ('push button', re.compile (re.escape (label) + '$'), within=dialog))
        self.wait_for (lambda: dialog not in self.shown_windows (), what='the dialog to go after “%s”' % label)
        self.activate ()

    def enter_path (self, path):
        """Types the path of a file into the file chooser that is open or opening, and takes it."""
        self.wait_for (lambda: self.shown_windows ()[-1].get_role_name () != 'frame', what='the file chooser')
        self.activate ()
        chooser = self.shown_windows ()[-1]
        self.key ('ctrl+a')
        self.type_text (str (path))
        # GTK 4.18 completes a folder with a “/”
        self.wait_for (lambda: any (self.text (entry).rstrip ('/') == str (path) for entry in self.find_all ('text', within=chooser)),
                       what='%s in the file chooser' % path)
        self.key ('Return')
        self.wait_for (lambda: chooser not in self.shown_windows (), what='the file chooser to go')
        self.activate ()

    def click_at (self, accessible, button=1):
        """Clicks with the mouse in the middle of the object, once it stands still."""
        box = self.resting_place (accessible)
        top = accessible
        while top.get_parent () is not None and top.get_parent ().get_role_name () != 'application':
            top = top.get_parent ()
        window = self.display.windows (self.process.pid)[self.shown_windows ().index (top)]
        frame = Atspi.Component.get_extents (top, Atspi.CoordType.WINDOW)
        width, height = self.display.size (window)
        # What the X window has around the frame is its shadow and border, the same on all sides.
        # GTK 4.18 has the border in the frame, which begins before 0, and takes it off twice
        self.display.move (window,
                           box.x - 2 * frame.x + (box.width + width - frame.width) // 2,
                           box.y - 2 * frame.y + (box.height + height - frame.height) // 2)
        self.display.click (button)
        self.settle ()
        self.park_pointer ()

    def resting_place (self, accessible):
        """The place of an object in its window, once it is the same in two looks."""
        boxes = []

        def rests ():
            boxes.append (Atspi.Component.get_extents (accessible, Atspi.CoordType.WINDOW))
            return len (boxes) > 1 and all (getattr (boxes[-1], side) == getattr (boxes[-2], side)
                                            for side in ('x', 'y', 'width', 'height')) and boxes[-1].width > 0
        self.wait_for (rests, what='the %s “%s” to stand still' % (accessible.get_role_name (), accessible.get_name ()))
        return boxes[-1]

    def park_pointer (self):
        """Leaves the pointer where it brings up no tooltip."""
        self.display.move (None, 1599, 999)

    def focus (self, accessible):
        """Gives an object the keyboard focus."""
        if not self.has_state (accessible, 'focused'):
            Atspi.Component.grab_focus (accessible)
            self.wait_for (lambda: self.has_state (accessible, 'focused'), what='the focus')

    def resize (self, width, height):
        """Gives the newest window a size and waits until it has it. GTK 4.18 lets a window become as
        small as its content can be in the shape that the window has so far, so it is asked again."""
        window = self.display.windows (self.process.pid)[-1]
        border = [a - b for a, b in zip (self.display.size (window), self.window_size ())]

        def has_size ():
            self.display.resize (window, width + border[0], height + border[1])
            return self.window_size () == (width, height)
        self.wait_for (has_size, what='the window to be %d × %d' % (width, height))
        self.settle ()

    def window_size (self):
        """Width and height of what the newest window holds: GTK 4.18 counts the border of the
        window itself, GTK 4.8 does not."""
        content = self.shown_windows ()[-1].get_child_at_index (0)
        box = Atspi.Component.get_extents (content, Atspi.CoordType.WINDOW)
        return box.width, box.height

    def screenshot (self, name):
        """Writes a PNG of the whole display and gives its path."""
        path = pathlib.Path (name) if os.path.isabs (name) else self.logs / ('%s.png' % name)
        run ('import', '-window', 'root', str (path))
        return path

    # The library

    def cli (self, *arguments):
        """Runs newsroom-cli on the library, which no application may have open, and gives
        what it printed."""
        assert self.process is None, 'the library is open in the application: call stop () first'
        return run (os.environ['NEWSROOM_CLI'], '--library', str (self.library), *map (str, arguments))

    def cli_json (self, *arguments):
        return json.loads (self.cli (*arguments, '--json'))

    def finish (self, failed):
        if failed:
            try:
                self.screenshot (self.name)
                (self.logs / (self.name + '.txt')).write_text (self.tree () if self.process else 'not running\n')
            except (GLib.Error, OSError, subprocess.SubprocessError) as error:
                print ('# no picture of it: %s' % error)
        if self.process is not None:
            self.kill ()
        shutil.rmtree (self.folder, ignore_errors=True)


def run_test (number, name, function):
    session = Session (name)
    failed = True
    try:
        function (session)
        if session.process is not None:
            session.stop ()
        failed = False
    except Skipped as reason:
        name += ' # SKIP %s' % reason
        failed = False
    except Exception:
        print ('# ' + traceback.format_exc ().strip ().replace ('\n', '\n# '))
    finally:
        session.finish (failed)
    print ('%s %d %s' % ('not ok' if failed else 'ok', number, name), flush=True)
    return not failed


def main ():
    """Runs the test_… functions of the calling file, or those named on the command line, each
    with a Session of its own; prints TAP and exits."""
    module = sys.modules['__main__']
    tests = [(n, f) for n, f in vars (module).items () if n.startswith ('test_') and callable (f)]
    if sys.argv[1:]:
        tests = [(n, f) for n, f in tests if n in sys.argv[1:]]
        assert tests, 'no such test'
    print ('1..%d' % len (tests), flush=True)
    results = [run_test (i + 1, n, f) for i, (n, f) in enumerate (tests)]
    sys.exit (0 if all (results) else 1)
