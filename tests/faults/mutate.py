#!/usr/bin/python3
"""mutate.py [--sample N] [--only TEXT] [--jobs N] [--list] — takes each check of a result out of src/store, and runs its tests

SPDX-License-Identifier: GPL-3.0-or-later

A test that nothing can make fail proves nothing. A mutant is the store with one check less: the
call is made, and what it answers is not looked at. Works in a copy of what is committed, prints a
line for each mutant and the share that was caught at the end; exits with 1 below 95 in 100. --only
takes those whose line of --list has the text in it.

First it is learnt by which line each call is made that tests/faults/test-sqlite-errors.c lets fail.
A mutant is tried with the calls that are made by the lines of its check, in each operation; if
that does not catch it, with the other tests of the store, and the first that fails ends it. Mutants
that behave as the store does, for a reason in mutants.txt, or that the compiler makes the same of,
are counted apart. A test that fails without the mutant, too, catches nothing, and is named.
"""

import argparse
import collections
import functools
import json
import multiprocessing.pool
import pathlib
import random
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time

TOP = pathlib.Path (__file__).resolve ().parent.parent.parent
sys.path.insert (0, str (TOP / 'build-aux'))
import c_source  # noqa: E402

WANTED = 95
TIMEOUT = 600
SHM = pathlib.Path ('/dev/shm')

# Of the operations that come by the lines of a check, and of their calls there, so many are tried; and
# then of those that come by its function
MOST_BY_CHECK = ((1, 4), (6, 12))
MOST_BY_FUNCTION = ((1, 8), (3, 12))

# And of those that its file makes itself: what one function answers another passes on
MOST_BY_FILE = ((3, 24),)

# And these whole, which a check far from any call may matter to
WHOLE = ['name-version', 'find-file', 'figures', 'check', 'load-undo', 'load-whole', 'load-author', 'adopt', 'adopt-author', 'delete', 'close', 'idle-check', 'open-unsound', 'verify-unsound', 'upgrade/spoilt-copy', 'backup/spoilt-copy',
         'duplicate/spoilt-copy', 'put-back/spoilt-copy']

SWEEP = 'faults-sqlite-errors'

# In this order: what catches most, and quickly, first; and with which part of the trials
TESTS = ['store-articles', 'store-faults', 'store-open', 'store-authors', 'store-undo', 'store-salvage-log', 'store-search', 'store-restore',
         'store-salvage', 'store-files', 'store-revisions', 'store-backup', 'store-check', 'store-read-only', 'store-idle', 'store-errors',
         'store-connection', 'store-connection-log', 'store-schema', 'store-index-mend', 'store-check-faults', 'store-work-faults', 'store-rows',
         'faults-sqlite-calls', 'store-values', 'store-thinning', 'store-columns', 'store-import-again', 'store-copies', 'store-copy-file',
         'store-library-file', 'store-library-rows', 'store-guard', 'store-log-renewal', 'store-log-refused', 'store-folder-sync', 'store-reading-file',
         'store-swap', 'store-swap-refused', 'store-swap-recover', 'store-salvage-many', 'store-salvage-record', 'store-salvage-pages',
         'store-salvage-version', 'store-salvage-garbled', 'faults-repair-calls', SWEEP, 'faults-harm', 'faults-disk-errors']
# But before them those that are about the file
ABOUT = {'salvage': ['store-salvage', 'store-salvage-log'], 'swap': ['store-restore', 'store-salvage'], 'restore': ['store-restore'],
         'copy': ['store-backup', 'store-open'], 'backup': ['store-backup'], 'search': ['store-search'], 'author': ['store-authors'],
         'revision': ['store-revisions'], 'thinning': ['store-revisions'], 'library-file': ['store-open'], 'schema': ['store-open', 'store-backup', 'store-read-only'],
         'reading': ['store-read-only'], 'connection': ['store-open', 'store-read-only'], 'check': ['store-idle', 'store-check'],
         'whole': ['store-files'], 'files': ['store-files'], 'undo': ['store-undo'], 'rows': ['store-backup'], 'spike': ['store-revisions', 'store-articles']}
TRIALS = {'faults-harm': '0.3', 'faults-disk-errors': '0.34'}

# The check is in the lines from first to last; what it looks at may have been got before. Its function
# begins and ends in two more.
Mutant = collections.namedtuple ('Mutant', 'path line function start end text first last begin finish')

ERROR_CALL = re.compile (r'^(!?)\s*(\w+ \(.*\b(?:error|&failure|&error|NULL)\))$', re.S)
CODE = re.compile (r'^(.*\S) (==|!=) (SQLITE_(?:OK|DONE|ROW))$', re.S)
SYSTEM_CALL = re.compile (r'^((?:mkdir|chmod|fsync|link|rename|renameat2|fcntl|lstat|memcmp) \(.*\)) (==|!=) 0$', re.S)
NEGATIVE = re.compile (r'^(\w+) < 0$')
MISSING = re.compile (r'^(\w+(?:->\w+)?) == NULL$')


def operands (code, start, end):
    """The parts of a condition between && and ||, within parentheses too, as (start, end)"""
    depth, first, parts = 0, start, []
    i = start
    while i < end:
        depth += {'(': 1, ')': -1}.get (code[i], 0)
        if depth == 0 and code[i:i + 2] in ('&&', '||'):
            parts.append ((first, i))
            first = i = i + 2
            continue
        i += 1
    parts.append ((first, end))
    for first, last in parts:
        text = code[first:last]
        first += len (text) - len (text.lstrip ())
        last -= len (text) - len (text.rstrip ())
        if len (parts) > 1 and code[first:first + 1] == '(' and c_source.closing (code, first) == last - 1:
            yield from operands (code, first + 1, last - 1)
        elif first < last:
            yield first, last


def without_check (text, is_guard, before):
    """Returns: the operand with its answer ignored, or None if it is no check of a result; and how far
    before it the answer was got"""
    match = ERROR_CALL.match (text)
    if match and c_source.closing (text, text.index ('(')) == len (text) - 1:
        return '((void)(%s), %s)' % (match[2], 'FALSE' if match[1] else 'TRUE'), 0
    match = CODE.match (text) or SYSTEM_CALL.match (text)
    if match:
        return '((void)(%s), %s)' % (match[1], 'TRUE' if match[2] == '==' else 'FALSE'), distance (match[1], before)
    match = is_guard and (NEGATIVE.match (text) or MISSING.match (text))
    # Only if it is the answer of a call that can fail
    if match and re.search (r'\b%s = [^;]*(?:error|, NULL|O_CLOEXEC[^;]*|resolve[^;]*)\);' % re.escape (match[1]), before):
        return '((void)(%s), FALSE)' % match[1], distance (match[1], before)
    return None, 0


def distance (name, before):
    """Returns: how far before a variable was set last"""
    places = [match.start () for match in re.finditer (r'\b%s = ' % re.escape (name), before)]
    return len (before) - places[-1] if places else 0


def mutants (path):
    text = path.read_text (encoding='utf-8')
    code = c_source.blank (text)
    for match in re.finditer (r'\bif \(|\bwhile \(|\breturn\b|\brc = |\bdone = ', code):
        is_guard = match[0] == 'if ('
        if match[0].endswith ('('):
            start, end = match.end (), c_source.closing (code, match.end () - 1)
        else:
            start, end = match.end (), code.index (';', match.end ())
        for first, last in operands (code, start, end):
            changed, back = without_check (text[first:last], is_guard, text[max (0, first - 1500):first])
            if changed is not None:
                function = list (re.finditer (r'^(\w+) \(', code[:first], re.M))[-1]
                lines = [text.count ('\n', 0, place) + 1 for place in (first, first - back, last, function.start (), code.index ('\n}\n', last) + 1)]
                yield Mutant (path, lines[0], function[1], first, last, changed, *lines[1:])


def describe (mutant):
    return '%s:%d: %s: %s' % (mutant.path.name, mutant.line, mutant.function, ' '.join (mutant.text.split ()))


class Tree:
    """What is committed, built, and how a part of it is built again"""

    def __init__ (self, scratch):
        self.scratch = scratch
        self.top = scratch / 'tree'
        self.build = self.top / '_build'
        self.top.mkdir ()
        archive = subprocess.run (['git', '-C', str (TOP), 'archive', 'HEAD'], check=True, stdout=subprocess.PIPE)
        subprocess.run (['tar', '-x', '-C', str (self.top)], check=True, input=archive.stdout)

    def target (self, test):
        return 'tests/%s/test-%s' % (('faults', test[7:]) if test.startswith ('faults-') else ('store', test))

    def make (self):
        targets = [self.target (test) for test in TESTS]
        subprocess.run (['meson', 'setup', str (self.build), str (self.top), '-Dui=false', '-Doptimization=0', '-Ddebug=true'],
                        check=True, stdout=subprocess.DEVNULL)
        subprocess.run (['ninja', '-C', str (self.build)] + targets, check=True, stdout=subprocess.DEVNULL)
        self.compilers = {pathlib.Path (entry['file']).name: entry['command'] for entry in json.loads ((self.build / 'compile_commands.json').read_text ())
                          if 'src/store/' in entry['file']}
        self.linkers = {}
        for test in TESTS:
            lines = subprocess.run (['ninja', '-C', str (self.build), '-t', 'commands', '-s', self.target (test)], check=True, stdout=subprocess.PIPE, text=True).stdout
            self.linkers[test] = lines.strip ().splitlines ()[-1]

    def compile (self, name, source, folder, optimization='-O0'):
        """Returns: the object, or None"""
        made = folder / (pathlib.Path (name).stem + optimization + '.o')
        words = [word for word in shlex.split (self.compilers[name]) if word not in ('-MD', '-g') and not word.startswith ('-O') and pathlib.Path (word).name != 'ccache']
        for flag in ('-MQ', '-MF', '-o', '-c'):
            place = words.index (flag)
            del words[place:place + 2]
        path = folder / name
        path.write_text (source, encoding='utf-8')
        done = subprocess.run (words + [optimization, '-g0', '-w', '-iquote', str (self.top / 'src' / 'store'), '-o', str (made), '-c', str (path)],
                               cwd=self.build, capture_output=True)
        return made if done.returncode == 0 else None

    def link (self, test, made, folder):
        """The object takes the place of that in the library of the store. Returns: the program"""
        program = folder / test
        words = shlex.split (self.linkers[test])
        place = words.index ('-o')
        words[place:place + 2] = ['-o', str (program), str (made)]
        subprocess.run ([word for word in words if pathlib.Path (word).name != 'ccache'], cwd=self.build, check=True, capture_output=True)
        return program

    def run (self, program, folder, arguments=(), **more):
        """Returns: whether it passes; 'for ever' is no pass"""
        scratch = folder / 'tmp'
        scratch.mkdir ()
        environment = dict ({'G_TEST_SRCDIR': str (self.top / 'tests'), 'G_DEBUG': 'fatal-warnings', 'LC_ALL': 'C.UTF-8', 'PATH': '/usr/bin:/bin',
                             'MALLOC_CHECK_': '2', 'TMPDIR': str (scratch)}, **more)
        try:
            return subprocess.run ([str (program)] + list (arguments), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=TIMEOUT,
                                   cwd=folder).returncode == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            shutil.rmtree (scratch)


class Calls:
    """Which call of which operation is made by which line of the store"""

    def __init__ (self, tree):
        program = tree.build / tree.target (SWEEP)
        listed = subprocess.run ([str (program), '-l'], check=True, stdout=subprocess.PIPE, text=True).stdout
        self.by_line = collections.defaultdict (list)
        self.by_file = collections.defaultdict (lambda: collections.defaultdict (lambda: collections.defaultdict (list)))
        traces = {}
        for path in re.findall (r'^/faults/sqlite-errors/[^/\s]+$', listed, re.M):
            trace = tree.scratch / 'trace'
            start = time.monotonic ()
            assert tree.run (program, tree.scratch, ['-p', path], NEWSROOM_FAULT_TRACE=str (trace)), path
            seconds = time.monotonic () - start
            traces[path] = seconds, [line.split () for line in trace.read_text ().splitlines ()]
        lines = self.resolve (program, {address for _, calls in traces.values () for call in calls for address in call[1:]})
        self.paths = sorted (traces, key=lambda path: traces[path][0])
        for path in self.paths:
            for number, *addresses in traces[path][1]:
                places = [place for address in addresses for place in lines[address]]
                if places:
                    self.by_file[places[0][0]][path][places[0][1]].append (int (number))
                for below, place in zip ([None] + places, places):
                    self.by_line[place].append ((path, int (number), below))

    @staticmethod
    def resolve (program, addresses):
        """Each is behind a call. Returns: address → [(file, line)]"""
        wanted = sorted (address for address in addresses if len (address) < 9)
        said = subprocess.run (['addr2line', '-e', str (program), '-a', '-i'], input='\n'.join ('%x' % (int (address, 16) - 1) for address in wanted),
                               check=True, stdout=subprocess.PIPE, text=True).stdout
        lines = collections.defaultdict (list)
        blocks = re.split (r'^0x[0-9a-f]+\n', said, flags=re.M)[1:]
        for address, block in zip (wanted, blocks):
            lines[address] = [(pathlib.Path (match[1]).name, int (match[2])) for match in re.finditer (r'^(.*/src/store/.*):(\d+)', block, re.M)]
        return lines

    def find_in_file (self, name):
        """Returns: [(operation, [call])] that a file makes itself, those first that come by most lines"""
        found = dict (self.by_file.get (name, {}))
        return [(path, spread (list (found[path].values ()))) for path in sorted (found, key=lambda path: -len (found[path]))]

    def find (self, name, first, last):
        """Returns: [(operation, [call])] that come by these lines, the quickest operation first. Of the
        calls those come first that come by another line below these."""
        found = {}
        for line in range (first, last + 1):
            for path, number, below in self.by_line.get ((name, line), ()):
                found.setdefault (path, {}).setdefault ((line, below), []).append (number)
        return [(path, spread (list (found[path].values ()))) for path in self.paths if path in found]


def spread (groups):
    """The last of each group, then the first of each, then the others"""
    numbers = [group[-1] for group in groups] + [group[0] for group in groups] + [number for group in groups for number in group]
    return list (dict.fromkeys (numbers))


def find_failure (tree, made, calls, mutant, folder, n_tests):
    """Returns: the first test that fails, or None"""
    program = tree.link (SWEEP, made, folder)
    tried = set ()
    by_check = calls.find (mutant.path.name, mutant.first, mutant.last)
    by_function = calls.find (mutant.path.name, mutant.begin, mutant.finish)
    for found, most in ((by_check, MOST_BY_CHECK), (by_function, MOST_BY_FUNCTION), (calls.find_in_file (mutant.path.name), MOST_BY_FILE)):
        for most_paths, most_calls in most:
            for path, numbers in found[:most_paths]:
                only = [str (number) for number in numbers[:most_calls] if (path, number) not in tried]
                tried.update ((path, int (number)) for number in only)
                if only and not tree.run (program, folder, ['-p', path], NEWSROOM_FAULT_ONLY=','.join (only)):
                    return path
    for name in WHOLE:
        if not tree.run (program, folder, ['-p', '/faults/sqlite-errors/' + name]):
            return '/faults/sqlite-errors/' + name
    about = [test for word, tests in ABOUT.items () if word in mutant.path.name for test in tests]
    for test in list (dict.fromkeys (about + TESTS))[:n_tests]:
        more = {'NEWSROOM_FAULT_TRIALS': TRIALS.get (test, '1')}
        if not tree.run (tree.link (test, made, folder), folder, **more):
            if tree.run (tree.build / tree.target (test), folder, **more):
                return test
            print ('unsteady   %s fails without a mutant, too' % test, flush=True)
    return None


def try_mutant (tree, calls, known, n_tests, mutant):
    """Returns: what became of it, and what caught it"""
    folder = tree.scratch / ('job-%d' % threading.get_ident ())
    folder.mkdir (exist_ok=True)
    if (mutant.path.name, mutant.function, ' '.join (mutant.text.split ())) in known:
        return 'equivalent', ''
    text = mutant.path.read_text (encoding='utf-8')
    source = text[:mutant.start] + mutant.text + text[mutant.end:]
    made = tree.compile (mutant.path.name, source, folder)
    if made is None:
        return 'no program', ''
    caught = find_failure (tree, made, calls, mutant, folder, n_tests)
    if caught is not None:
        return 'caught', caught
    before = tree.compile (mutant.path.name, text, folder, '-O2').read_bytes ()
    return ('same code' if tree.compile (mutant.path.name, source, folder, '-O2').read_bytes () == before else 'survived'), ''


def read_known ():
    """Returns: {(file, function, text)} of mutants.txt, whose lines go on with a reason"""
    known = set ()
    for line in (TOP / 'tests' / 'faults' / 'mutants.txt').read_text (encoding='utf-8').splitlines ():
        if line and not line.startswith ('#') and not line.startswith (' '):
            name, function, text = line.split (': ', 2)
            known.add ((name, function, text))
    return known


def main ():
    parser = argparse.ArgumentParser ()
    parser.add_argument ('--sample', type=int)
    parser.add_argument ('--seed', type=int, default=1)
    parser.add_argument ('--only', default='')
    parser.add_argument ('--jobs', type=int, default=1)
    parser.add_argument ('--tests', type=int)
    parser.add_argument ('--again', type=pathlib.Path)
    parser.add_argument ('--list', action='store_true')
    options = parser.parse_args ()

    with tempfile.TemporaryDirectory (prefix='newsroom-mutants-', dir=SHM if SHM.is_dir () else None) as scratch:
        # One test goes on as nobody, who is to find its library
        pathlib.Path (scratch).chmod (0o755)
        tree = Tree (pathlib.Path (scratch))
        found = [mutant for path in sorted (tree.top.glob ('src/store/*.c')) for mutant in mutants (path)]
        known = read_known ()
        stale = known - {(mutant.path.name, mutant.function, ' '.join (mutant.text.split ())) for mutant in found}
        assert not stale, 'mutants.txt knows what is not there: %s' % stale
        chosen = [mutant for mutant in found if options.only in describe (mutant)]
        if options.again:
            survived = re.findall (r'^survived +(.*)$', options.again.read_text (encoding='utf-8'), re.M)
            chosen = [mutant for mutant in chosen if describe (mutant) in survived]
        if options.sample:
            chosen = random.Random (options.seed).sample (chosen, min (options.sample, len (chosen)))
        if options.list:
            for mutant in chosen:
                print (describe (mutant))
            return 0
        resource_limits ()
        tree.make ()
        return report (tree, chosen, len (found), known, options.tests, options.jobs)


def resource_limits ():
    """What ends with an abort is to leave nothing."""
    resource.setrlimit (resource.RLIMIT_CORE, (0, 0))


def report (tree, chosen, n_found, known, n_tests, jobs):
    calls = Calls (tree)
    counts = collections.Counter ()
    with multiprocessing.pool.ThreadPool (jobs) as pool:
        for mutant, (fate, by) in zip (chosen, pool.imap (functools.partial (try_mutant, tree, calls, known, n_tests), chosen)):
            counts[fate] += 1
            print ('%-10s %s%s' % (fate, describe (mutant), ' — ' + by if by else ''), flush=True)
    n_tried = counts['caught'] + counts['survived']
    share = 100 * counts['caught'] / max (1, n_tried)
    print ('%d of %d mutants tried: %d caught, %d survived: %.1f %%; apart from these %d are equivalent and %d the same code'
           % (n_tried, n_found, counts['caught'], counts['survived'], share, counts['equivalent'], counts['same code']))
    return 0 if share >= WANTED else 1


sys.exit (main ())
