#!/usr/bin/python3
"""bench-typing.py [--short|--memory|--programs] — editing articles of any length, against a bare GtkSourceView

SPDX-License-Identifier: GPL-3.0-or-later

Run by tests/ui/run-ui-test, which gives it a display and a session bus. Prints for each text and
each thing that is done to it what the bare view takes, and for the editor the ratio to that with
its markup dim, hidden and plain, its words checked and counted; in brackets the longest that the main
loop stood still, and how often it lost a frame. All in processor time of the main thread, so that other programs do
not count. With --short there are fewer texts and one round.

--memory types 100,000 characters and prints what is in use meanwhile. --programs types with real keys into the
whole application and into other editors of Markdown that are installed.
"""

import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import time

import bench
import make_articles

TYPING = os.environ['NEWSROOM_TYPING']
KINDS = ('bare', 'dim', 'hide', 'plain')
MOST_NEEDLES = 10000
TABLE = '| Vote | Councillors |\n| --- | --- |\n| For the bridge | in a cell |\n| Against | seven |'

# Keys of the part with whole programs, and how many milliseconds lie between them
N_PROGRAM_KEYS = 200
KEY_INTERVAL = 40


def text_of (words):
    """Marked up, with a table after two fifths, and with the word “needle” in the place of each fifth, or of fewer."""
    writer = make_articles.Writer (1)
    paragraphs = [writer.marked_up (p) for p in writer.paragraphs (words)]
    each = max (5, words // MOST_NEEDLES)
    for i, paragraph in enumerate (paragraphs):
        found = paragraph.split (' ')
        found[each - 1::each] = ['needle'] * len (found[each - 1::each])
        paragraphs[i] = ' '.join (found)
    paragraphs.insert (len (paragraphs) * 2 // 5, TABLE)
    return '\n\n'.join (paragraphs)


def one_paragraph (words):
    return ' '.join (make_articles.Writer (1).paragraphs (words))


def pasted ():
    return '\n\n'.join (make_articles.Writer (2).paragraphs (bench.scaled (5000)))


class Runs:
    """Runs of the program that types, each with a library of its own."""

    def __init__ (self, folder, n_keys):
        self.folder = folder
        self.n_keys = n_keys
        self.n = 0
        self.paste = folder / 'paste.md'
        self.paste.write_text (pasted ())

    def run (self, kind, text, *more):
        body = self.folder / 'body.md'
        body.write_text (text)
        self.n += 1
        output = subprocess.run ([TYPING, kind, body, self.paste, self.folder / ('%d.db' % self.n), str (self.n_keys), *more],
                                 check=True, stdout=subprocess.PIPE, text=True).stdout
        return [line.split ('\t') for line in output.splitlines ()]


def cell (values, reference):
    took, longest, n_long = values
    ratio = '%5.2f' % (took / reference[0]) if reference else '     '
    return '%s %8.2f ms (%.0f, %d)' % (ratio, took, longest, n_long)


def compare (runs, title, text, rounds):
    found = {}
    for _ in range (rounds):
        for kind in KINDS:
            for name, *values in runs.run (kind, text):
                found.setdefault (name, {}).setdefault (kind, []).append ([float (value) for value in values])

    print ('%s, load %.1f\n  %-18s %-24s %s' % (title, os.getloadavg ()[0], '', 'bare', ''.join ('%-31s' % kind for kind in KINDS[1:])))
    for name, of_kinds in found.items ():
        medians = {kind: [statistics.median (column) for column in zip (*values)] for kind, values in of_kinds.items ()}
        bare = medians.get ('bare')
        print ('  %-18s %-24s %s' % (name, '%8.2f ms (%.0f, %d)' % tuple (bare) if bare else '', ''.join (
            '%-31s' % cell (medians[kind], bare) if kind in medians else '' for kind in KINDS[1:])), flush=True)


def memory (folder):
    """Both type the same; what the editor keeps beyond it is for undo, which has a bound."""
    runs = Runs (folder, 0)
    text = text_of (bench.scaled (10000))
    for kind in ('bare', 'hide'):
        print (kind)
        for keys, heap, pss in runs.run (kind, text, 'memory'):
            print ('  %7s characters typed  heap in use %8s KiB  PSS %8s KiB' % (keys, heap, pss), flush=True)


def processor_ms (pid):
    """Of the main thread, and of all threads."""
    main = int (pathlib.Path ('/proc/%d/task/%d/schedstat' % (pid, pid)).read_text ().split ()[0]) / 1e6
    fields = pathlib.Path ('/proc/%d/stat' % pid).read_text ().rpartition (')')[2].split ()
    return main, (int (fields[11]) + int (fields[12])) * 1000 / os.sysconf ('SC_CLK_TCK')


def xdotool (*arguments):
    return subprocess.run (['xdotool', *map (str, arguments)], check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout


def wait_until_idle (pid):
    """How many seconds it took until the program did next to nothing, at most 40."""
    start, before = time.monotonic (), processor_ms (pid)[1]
    while time.monotonic () < start + 40:
        time.sleep (1)
        now = processor_ms (pid)[1]
        if now - before < 50:
            break
        before = now
    return time.monotonic () - start - 1


def type_there (name, place):
    """Into the window that has the keyboard, near the start of the text: there every program goes by the same keys."""
    # Another program may be begun by a script, and then its windows are of another process
    window = xdotool ('getactivewindow').strip ()
    pid = int (xdotool ('getwindowpid', window))
    geometry = dict (line.split ('=') for line in xdotool ('getwindowgeometry', '--shell', window).splitlines ())
    xdotool ('mousemove', '--window', window, int (geometry['WIDTH']) * place // 10, int (geometry['HEIGHT']) // 2, 'click', 1)
    wait_until_idle (pid)
    xdotool ('key', '--delay', '100', 'ctrl+Home', *['Page_Down'] * 8)
    wait_until_idle (pid)
    before = processor_ms (pid)
    xdotool ('type', '--delay', KEY_INTERVAL, ('council ' * N_PROGRAM_KEYS)[:N_PROGRAM_KEYS])
    behind = wait_until_idle (pid)
    main, all_threads = ((after - b) / N_PROGRAM_KEYS for after, b in zip (processor_ms (pid), before))
    subprocess.run (['import', '-window', 'root', pathlib.Path (os.environ['NEWSROOM_UI_LOGS']) / ('typing-%s.png' % name)])
    print ('  %-18s %6.2f ms a key on the main thread, %6.2f on all; busy for %.0f s after the last' % (
        name, main, all_threads, behind), flush=True)


def type_into (name, command, place):
    """Place is where in the window of the program its text is, in tenths of the width."""
    process = subprocess.Popen (list (map (str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        time.sleep (10)
        type_there (name, place)
    except subprocess.CalledProcessError:
        print ('  %-18s showed no window' % name, flush=True)
    finally:
        # With the helpers that it has begun
        os.killpg (process.pid, signal.SIGKILL)
        process.wait (10)
        time.sleep (1)


def programs (folder):
    os.environ['NEWSROOM_LIBRARY'] = str (folder / 'library.db')
    # What others warn of is not for us to die of
    os.environ.pop ('G_DEBUG', None)
    # A browser within another editor does not start as root in its sandbox
    os.environ['QTWEBENGINE_DISABLE_SANDBOX'] = '1'
    for words in bench.scaled (1000), bench.scaled (50000):
        body = folder / ('story-%d.md' % words)
        body.write_text (text_of (words))
        print ('real keys in %d words, load %.1f' % (words, os.getloadavg ()[0]))
        type_into ('bare', [os.environ['NEWSROOM_LOOP'], folder / 'loop.log', 'bare', body], 7)
        type_into ('newsroom', [os.environ['NEWSROOM_PROGRAM'], body], 5)
        for other in 'gnome-text-editor', 'apostrophe', 'ghostwriter':
            if shutil.which (other):
                type_into (other, [other, body], 3 if other == 'ghostwriter' else 5)
            else:
                print ('  %s is not installed' % other)


def main ():
    is_short = '--short' in sys.argv
    rounds = 1 if is_short else 3
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        if '--memory' in sys.argv:
            memory (folder)
            return
        if '--programs' in sys.argv:
            programs (folder)
            return

        runs = Runs (folder, 60)
        for words in (1000, 50000) if is_short else (1000, 10000, 50000, 200000):
            text = text_of (bench.scaled (words))
            compare (runs, '%d words, %d needles' % (bench.scaled (words), text.count ('needle')), text, rounds)
        if not is_short:
            compare (runs, 'one paragraph of %d words' % bench.scaled (20000), one_paragraph (bench.scaled (20000)), rounds)


main ()
