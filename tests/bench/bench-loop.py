#!/usr/bin/python3
"""bench-loop.py [-v] — what keeps the main loop for longer than a frame can wait

SPDX-License-Identifier: GPL-3.0-or-later

Run by tests/ui/run-ui-test, which gives it a display and a session bus. Does the main job by
real keys, in a library of 20,000 articles with one of 50,000 words, and prints for each step the
iterations of the main loop over 8 ms: how many, the longest, and where they were when they were
looked at. Time in which the processor was given to other programs, the display among them,
does not count. The same is done with a bare list and a bare GtkSourceView that hold as much,
for what GTK takes by itself. With -v each iteration is listed, with the functions that were found on the stack.
"""

import collections
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import time

import bench
import make_articles
import newsroom_ui

CLI = os.environ['NEWSROOM_CLI']
PROGRAM = os.environ['NEWSROOM_PROGRAM']
LOOP = os.environ['NEWSROOM_LOOP']

# After each step, in seconds: what it set off shall end in it
SETTLE = 2.5

# Functions that only stand around what is done
FRAMES_AROUND = re.compile ('^(main|_start|sample_cb|loop_watch_|poll_cb|write_sample)')


class Watched (newsroom_ui.Session):
    """A program whose main loop is watched, and the steps that it was taken through."""

    def __init__ (self, name):
        super ().__init__ (name)
        self.program = LOOP
        self.log = self.folder / 'loop.log'
        self.steps = []

    @contextlib.contextmanager
    def step (self, name):
        begin = time.monotonic ()
        yield
        time.sleep (SETTLE)
        self.steps.append ((name, begin * 1e6, time.monotonic () * 1e6))

    def keys (self, *keys, times=1, delay=60):
        newsroom_ui.run ('xdotool', 'key', '--delay', str (delay), *(keys * times))

    def wheel (self, button, times):
        newsroom_ui.run ('xdotool', 'click', '--repeat', str (times), '--delay', '30', str (button))

    def iterations (self):
        """All that were too long: step, milliseconds, stacks of (library, function)."""
        found = []
        for line in self.log.read_text ().splitlines ():
            if line.startswith (' '):
                found[-1][2].append (line.split ())
            else:
                began, took, _ = map (int, line.split ())
                step = next ((name for name, begin, end in self.steps if begin <= began <= end), None)
                found.append ((step, took / 1000, []))
        own = ((step, took * self.own_share (stacks), stacks) for step, took, stacks in found if step)
        return [(step, took, stacks) for step, took, stacks in own if took > 8]

    @staticmethod
    def own_share (stacks):
        """How much of the time it did not wait for the display to answer."""
        waits = sum (any (frame.endswith ('+xcb_wait_for_reply64') for frame in stack[:6]) for stack in stacks)
        return 1 - waits / max (1, len (stacks))


class Names:
    """Names of addresses. Those of libraries come with them, as far as they are public; those
    of our own program are looked up, as most of its functions are static."""

    def __init__ (self, iterations):
        ours = sorted ({frame.split ('+')[1] for _, _, stacks in iterations for stack in stacks for frame in stack
                        if self.is_ours (frame)})
        # Of functions that are in one another, the outermost
        output = subprocess.run (['addr2line', '-a', '-i', '-f', '-e', LOOP], text=True, stdout=subprocess.PIPE, check=True,
                                 input='\n'.join ('%#x' % (int (address, 16) - 1) for address in ours)).stdout
        self.ours = {address: chain.splitlines ()[-2] for address, chain in zip (ours, re.split ('^0x.*\n', output, flags=re.M)[1:])}

    @staticmethod
    def is_ours (frame):
        return os.path.basename (frame.split ('+')[0]) == os.path.basename (LOOP)

    def of (self, frame):
        library, address, name = frame.split ('+', 2)
        return self.ours[address] if self.is_ours (frame) else name

    def place (self, stack):
        """The function of ours in which it was, and the one of GTK below it; either may be ''."""
        below = ''
        for frame in stack:
            name = self.of (frame)
            if self.is_ours (frame) and not FRAMES_AROUND.match (name):
                return name, below
            if re.match ('(gtk|gdk|gsk|adw|pango|sqlite|cairo)_', name):
                below = name
        return '', below

    def chain (self, stack):
        return ' '.join (name for name in map (self.of, stack) if name)


def report (title, watched, verbose):
    iterations = watched.iterations ()
    names = Names (iterations)
    print ('%s: iterations over 8 ms, the longest in ms, where' % title)
    for step in dict.fromkeys (name for name, _, _ in watched.steps):
        of_step = [(took, stacks) for name, took, stacks in iterations if name == step]
        places = collections.Counter (' > '.join (filter (None, names.place (stack))) for _, stacks in of_step for stack in stacks)
        total = sum (places.values ()) or 1
        where = ', '.join ('%s %d %%' % (place or 'GTK', 100 * n / total) for place, n in places.most_common (3))
        print ('  %-34s %3d %7.1f   %s' % (step, len (of_step), max ((took for took, _ in of_step), default=0), where))
        for took, stacks in of_step if verbose else ():
            print ('      %.1f ms' % took)
            for chain, n in collections.Counter (names.chain (stack) for stack in stacks).most_common (4):
                print ('        %3d %s' % (n, chain))
    sys.stdout.flush ()


def edit (ui, click):
    """What an editor does with a text, and what a bare view can do as well."""
    with ui.step ('to type in the long article'):
        click ()
        ui.keys ('ctrl+Home')
        ui.keys ('Page_Down', times=8)
        ui.type_text ('the clock above the desk of the editor ' * 3, 60)
    with ui.step ('to scroll the long article'):
        ui.wheel (5, 40)
        ui.keys ('Page_Down', times=20)
        ui.keys ('ctrl+End')
        ui.keys ('ctrl+Home')
    with ui.step ('to delete and undo all of it'):
        ui.keys ('ctrl+a', 'Delete')
        time.sleep (1)
        ui.keys ('ctrl+z')


def scroll_list (ui):
    with ui.step ('to scroll the list'):
        ui.wheel (5, 60)
        ui.keys ('Page_Down', times=30)
        ui.keys ('End')
        time.sleep (0.5)
        ui.keys ('Home')


def do_bare (ui, text):
    with ui.step ('to start'):
        ui.start (ui.log, 'bare', text)
    with ui.step ('to open the long article'):
        ui.keys ('F5')
    view = ui.find ('text')
    edit (ui, lambda: ui.click_at (view))
    row = ui.find ('list item')
    ui.click_at (row)
    scroll_list (ui)
    with ui.step ('to choose where to export'):
        ui.keys ('F6')
    ui.activate ()
    ui.keys ('Escape')
    ui.activate ()
    with ui.step ('to open preferences'):
        ui.keys ('F7')
    ui.kill ()


def type_without_a_stop (ui, library):
    """Longer than the application waits until it makes the first backup of a library. After it nobody
    does anything, and the rows are checked."""
    ui.keys ('ctrl+n')
    with ui.step ('to type on through saves, a backup'):
        ui.type_text ('the clock above the desk of the editor ' * 14, 60)
    deadline = time.monotonic () + 120
    with ui.step ('to do nothing while rows are checked'):
        while not list (library.parent.glob ('backups/*.db')) and time.monotonic () < deadline:
            time.sleep (1)
        time.sleep (20)
    assert list (library.parent.glob ('backups/*.db')), 'no backup was made'


def do_newsroom (ui, library, more):
    with ui.step ('to start'):
        ui.start (ui.log, 'newsroom', library=library)
    type_without_a_stop (ui, library)
    with ui.step ('to search as one types'):
        ui.keys ('ctrl+shift+f')
        ui.type_text ('bridge vote', 120)
    with ui.step ('to search as one types'):
        ui.keys ('ctrl+a')
        ui.type_text ('unheard', 120)
    with ui.step ('to open the long article'):
        ui.keys ('Return')
    with ui.step ('to show all articles again'):
        ui.keys ('ctrl+shift+f')
        ui.keys ('Escape')
    body = ui.find ('text', 'Body')
    edit (ui, lambda: ui.click_at (body))
    with ui.step ('to switch articles'):
        ui.keys ('ctrl+Page_Down', times=10, delay=300)
        ui.keys ('ctrl+Page_Up', times=10, delay=300)
    with ui.step ('to copy the long article as HTML'):
        ui.keys ('ctrl+shift+c')
    export (ui)
    add_author (ui)
    windows (ui)
    with ui.step ('to begin a new article'):
        ui.keys ('ctrl+n')
        ui.type_text ('council opens bridge', 60)
    with ui.step ('to open 20 files'):
        subprocess.run ([PROGRAM, *map (str, more)], check=True, env=dict (os.environ, NEWSROOM_LIBRARY=str (ui.library)))
    row = ui.find ('list item')
    ui.click_at (row)
    scroll_list (ui)
    with ui.step ('to spike an article and undo'):
        ui.keys ('Delete')
        ui.keys ('ctrl+z')
    ui.stop ()


def export (ui):
    with ui.step ('to choose where to export'):
        ui.keys ('ctrl+e')
    ui.activate ()
    with ui.step ('to choose where to export'):
        ui.keys ('Return')
    ui.activate ()
    with ui.step ('to export the long article'):
        ui.keys ('ctrl+a')
        ui.type_text (str (ui.folder / 'out.html') + '\n')
    assert (ui.folder / 'out.html').stat ().st_size > 0
    ui.activate ()


def add_author (ui):
    button = ui.find_all ('push button', 'Add Author')[-1]
    with ui.step ('to add an author'):
        ui.click_at (button)
        time.sleep (0.5)
        ui.type_text ('Edda Newcomer', 60)
    ui.keys ('Return')
    name = ui.find ('text', 'Name, Edda Newcomer')
    with ui.step ('to edit an author'):
        ui.click_at (name)
        ui.type_text (' the Younger', 60)


def windows (ui):
    for name, key in (('preferences', 'ctrl+comma'), ('shortcuts', 'ctrl+question'), ('the menu', 'F10')):
        with ui.step ('to open ' + name):
            ui.keys (key)
        ui.activate ()
        ui.keys ('Escape')
        time.sleep (0.5)
        ui.activate ()


def make_library (folder, body):
    """Library and files; the long article is the only one with the word “unheard”."""
    make_articles.make_library (CLI, folder / 'full.db', folder / 'files', bench.scaled (20000))
    story = folder / 'long.md'
    story.write_text ('# An unheard story\n\n' + body)
    subprocess.run ([CLI, '--library', folder / 'full.db', 'import', story], check=True, stdout=subprocess.DEVNULL)
    return folder / 'full.db', make_articles.make (folder / 'more', 20, seed=2)


def main ():
    verbose = '-v' in sys.argv
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        writer = make_articles.Writer (1)
        body = '\n\n'.join (writer.marked_up (p) for p in writer.paragraphs (min (50000, bench.scaled (50000))))
        text = folder / 'body.md'
        text.write_text (body)
        library, more = make_library (folder, body)
        for title, do in (('bare GTK', lambda ui: do_bare (ui, text)), ('Newsroom', lambda ui: do_newsroom (ui, library, more))):
            watched = Watched ('loop')
            failed = True
            try:
                do (watched)
                report (title, watched, verbose)
                failed = False
            finally:
                watched.finish (failed)


main ()
