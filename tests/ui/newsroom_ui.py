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
    gone (role, name)       waits until no such object shows
    text (object)           what a text widget or label holds
    tree ()                 everything that shows, one line each: print it while writing a test
    wait_for (predicate)    the only way to wait: until it is true, at most `timeout` seconds;
                            gives what the predicate gave. Exceptions count as “not yet”

Doing:
    key ('ctrl+n', …)       real key events; names as in xdotool (Return, BackSpace, F10)
    type_text ('Über')      real key events, any Unicode text; \n is Return
    click (object)          the object's own action (button, row, check box)
    focus (object)          gives it the keyboard focus and waits until it has it
    activate ()             gives the keyboard to the newest window, after a dialog opened or closed
    resize (width, height)  the window
    screenshot ('name')     PNG of the display in $NEWSROOM_UI_LOGS, returns its path

Around:
    start (*args, library=None, language=None, dark=False, env=None)  the program, and waits for its window
    stop ()                 ends it as a session does (SIGTERM)
    kill ()                 ends it as a power cut does (SIGKILL)
    cli (*args)             runs newsroom-cli on the library, gives its output; call stop () first
    cli_json (*args)        the same with --json, parsed
    library, folder         paths: the library's file, a scratch folder of the test

When a test fails, a screenshot and tree () of that moment lie in $NEWSROOM_UI_LOGS.
"""

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

TIMEOUT = 15
POLL = 0.04


class Timeout (AssertionError):
    """Something did not come to pass in time."""


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


def matches (wanted, value):
    if wanted is None:
        return True
    if isinstance (wanted, re.Pattern):
        return wanted.search (value or '') is not None
    return wanted == value


def is_showing (accessible):
    """Whether an object is visible and has a size. GTK 4.8 says SHOWING of windows alone, and
    VISIBLE also of what stands on a page of a stack that was never shown: that has no size."""
    states = accessible.get_state_set ()
    if states.contains (Atspi.StateType.SHOWING):
        return True
    if not states.contains (Atspi.StateType.VISIBLE):
        return False
    try:
        box = Atspi.Component.get_extents (accessible, Atspi.CoordType.WINDOW)
    except GLib.Error:
        return True
    return box.width > 0 and box.height > 0


def walk (accessible, depth=0):
    """The accessible and all below it that show, parents first, with their depths."""
    yield accessible, depth
    for i in range (accessible.get_child_count ()):
        child = accessible.get_child_at_index (i)
        if child is not None and (depth == 0 or is_showing (child)):
            yield from walk (child, depth + 1)


def run (*arguments, **options):
    return subprocess.run (arguments, check=True, timeout=60, text=True, stdout=subprocess.PIPE, **options).stdout


class Session:
    """One test's application, library and folder. Owned by main ()."""

    def __init__ (self, name):
        self.name = name
        self.folder = pathlib.Path (tempfile.mkdtemp (prefix=name + '-'))
        self.library = self.folder / 'library.db'
        self.logs = pathlib.Path (os.environ['NEWSROOM_UI_LOGS'])
        self.program = os.environ['NEWSROOM_PROGRAM']
        self.process = None
        self.window = None

    # The application

    def start (self, *arguments, library=None, language=None, dark=False, env=None, wait=True):
        """Starts the program and waits until its window shows and can be typed into."""
        assert self.process is None, 'still running: call stop () first'
        if library is not None:
            self.library = pathlib.Path (library)
        environment = dict (os.environ, NEWSROOM_LIBRARY=str (self.library))
        if language:
            environment['LANGUAGE'] = language
        if dark:
            environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        environment.update (env or {})
        # A pointer that an earlier test left where a button comes to be brings up its tooltip,
        # which would be the newest window
        run ('xdotool', 'mousemove', '1599', '999')
        self.process = subprocess.Popen ([self.program, *map (str, arguments)], env=environment)
        if wait:
            self.wait_for (self.application, timeout=30, what='the application on the accessibility bus')
            self.find ('frame', timeout=30)
            self.activate ()
        return self

    def activate (self):
        """Gives the keyboard to the application's newest window: there is no window manager."""
        def newest ():
            windows = run ('xdotool', 'search', '--onlyvisible', '--pid', str (self.process.pid)).split ()
            sized = [w for w in windows if 'Geometry: 1x1' not in run ('xdotool', 'getwindowgeometry', w)]
            return sized and sized[-1]
        self.window = wait_for (newest, what='a window of the application')
        wait_for (lambda: subprocess.run (['xdotool', 'windowfocus', '--sync', self.window], timeout=5).returncode == 0)

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

    def find_all (self, role=None, name=None, within=None):
        """All objects of that role and name that show now, in the order of the window."""
        root = within or self.application ()
        if root is None:
            return []
        return [a for a, depth in walk (root)
                if (depth > 0 or within) and (role is None or a.get_role_name () == role) and matches (name, a.get_name ())]

    def find (self, role=None, name=None, timeout=TIMEOUT, within=None):
        """The first object of that role and name, waited for."""
        return self.wait_for (lambda: self.find_all (role, name, within), timeout,
                              'a %s named %r' % (role or 'thing', name))[0]

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
        for accessible, depth in walk (application) if application else ():
            line = '%s%s %r' % ('  ' * depth, accessible.get_role_name (), accessible.get_name ())
            if accessible.get_text_iface () is not None:
                line += ' text=%r' % self.text (accessible)[:80]
            lines.append (line)
        return '\n'.join (lines)

    # Doing

    def key (self, *keys):
        """Presses keys one after another: 'ctrl+n', 'Return', 'BackSpace'."""
        run ('xdotool', 'key', '--clearmodifiers', '--delay', '12', *keys)

    def type_text (self, text, delay=12):
        """Types text as key events, delay milliseconds apart."""
        for i, line in enumerate (text.split ('\n')):
            if i > 0:
                self.key ('Return')
            if line:
                run ('xdotool', 'type', '--clearmodifiers', '--delay', str (delay), '--', line)

    def click (self, accessible):
        """Does what the object does when it is clicked."""
        if accessible.get_action_iface () is not None and Atspi.Action.get_n_actions (accessible) > 0:
            assert Atspi.Action.do_action (accessible, 0), 'the action was refused'
        else:
            self.click_at (accessible)

    def click_at (self, accessible, button=1):
        """Clicks with the mouse in the middle of the object."""
        box = Atspi.Component.get_extents (accessible, Atspi.CoordType.WINDOW)
        frame = Atspi.Component.get_extents (self.find ('frame'), Atspi.CoordType.WINDOW)
        width, height = self.window_size ()
        # What the X window has around the frame is its shadow and border, the same on all sides
        run ('xdotool', 'mousemove', '--window', self.window,
             str (box.x + (box.width + width - frame.width) // 2),
             str (box.y + (box.height + height - frame.height) // 2),
             'click', str (button))

    def focus (self, accessible):
        """Gives an object the keyboard focus."""
        if not self.has_state (accessible, 'focused'):
            Atspi.Component.grab_focus (accessible)
            self.wait_for (lambda: self.has_state (accessible, 'focused'), what='the focus')

    def resize (self, width, height):
        """Gives the window a size and waits until it has it."""
        run ('xdotool', 'windowsize', self.window, str (width), str (height))
        self.wait_for (lambda: self.window_size () == (width, height))

    def window_size (self):
        """Width and height of the X window in pixels, its border included."""
        lines = run ('xdotool', 'getwindowgeometry', '--shell', self.window).splitlines ()
        values = dict (line.split ('=') for line in lines)
        return int (values['WIDTH']), int (values['HEIGHT'])

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
