#!/usr/bin/python3
"""mutate.py [--sample N] [--seed N] [--list] — takes each check of a result out of src/store, and runs its tests

SPDX-License-Identifier: GPL-3.0-or-later

A test that nothing can make fail proves nothing. A mutant is the store with one check less: the
call is made, and what it answers is not looked at. Works in a copy of what is committed, prints a
line for each mutant and the share that was caught at the end; exits with 1 below 95 in 100. All
of them take hours: --sample takes so many at random.
"""

import argparse
import collections
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path (__file__).resolve ().parent.parent.parent
sys.path.insert (0, str (TOP / 'build-aux'))
import c_source  # noqa: E402

WANTED = 95
TIMEOUT = 900

# In this order: what catches most, and quickly, first
TESTS = ['store-faults', 'store-articles', 'store-open', 'store-revisions', 'store-files', 'store-authors', 'store-search',
         'store-backup', 'store-restore', 'store-check', 'faults-harm', 'faults-disk-errors', 'faults-power-loss']
TRIALS = {'faults-power-loss': '0.05', 'faults-harm': '0.3', 'faults-disk-errors': '0.34'}

Mutant = collections.namedtuple ('Mutant', 'path line start end text')

ERROR_CALL = re.compile (r'^(!?)\s*(\w+ \(.*\b(?:error|&failure|&error|NULL)\))$', re.S)
CODE = re.compile (r'^(.*\S) (==|!=) (SQLITE_(?:OK|DONE|ROW))$', re.S)
SYSTEM_CALL = re.compile (r'^((?:mkdir|chmod|fsync|link|rename|renameat2|fcntl|lstat|memcmp) \(.*\)) (==|!=) 0$', re.S)
NEGATIVE = re.compile (r'^(\w+) < 0$')
MISSING = re.compile (r'^(\w+(?:->\w+)?) == NULL$')


def closing (code, start):
    """Returns: where the parenthesis that opens at start closes"""
    depth = 0
    for i in range (start, len (code)):
        depth += {'(': 1, ')': -1}.get (code[i], 0)
        if depth == 0:
            return i
    return len (code)


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
        if len (parts) > 1 and code[first:first + 1] == '(' and closing (code, first) == last - 1:
            yield from operands (code, first + 1, last - 1)
        elif first < last:
            yield first, last


def without_check (text, is_guard, before):
    """Returns: the operand with its answer ignored, or None if it is no check of a result"""
    match = ERROR_CALL.match (text)
    if match and closing (text, text.index ('(')) == len (text) - 1:
        return '((void)(%s), %s)' % (match[2], 'FALSE' if match[1] else 'TRUE')
    match = CODE.match (text) or SYSTEM_CALL.match (text)
    if match:
        return '((void)(%s), %s)' % (match[1], 'TRUE' if match[2] == '==' else 'FALSE')
    match = is_guard and (NEGATIVE.match (text) or MISSING.match (text))
    # Only if it is the answer of a call that can fail
    if match and re.search (r'\b%s = [^;]*(?:error|, NULL|O_CLOEXEC[^;]*|resolve[^;]*)\);' % re.escape (match[1]), before):
        return '((void)(%s), FALSE)' % match[1]
    return None


def mutants (path):
    text = path.read_text (encoding='utf-8')
    code = c_source.blank (text)
    for match in re.finditer (r'\bif \(|\bwhile \(|\breturn\b|\brc = |\bdone = ', code):
        is_guard = match[0] == 'if ('
        if match[0].endswith ('('):
            start, end = match.end (), closing (code, match.end () - 1)
        else:
            start, end = match.end (), code.index (';', match.end ())
        for first, last in operands (code, start, end):
            changed = without_check (text[first:last], is_guard, text[max (0, first - 1500):first])
            if changed is not None:
                yield Mutant (path, text.count ('\n', 0, first) + 1, first, last, changed)


def build (folder):
    return subprocess.run (['ninja', '-C', str (folder)] + ['tests/%s/test-%s' % (('faults', name[7:]) if name.startswith ('faults-') else ('store', name))
                                                            for name in TESTS], capture_output=True).returncode == 0


def find_failure (top, folder):
    """Returns: the first test that fails, or None"""
    for name in TESTS:
        room, program = ('faults', name[7:]) if name.startswith ('faults-') else ('store', name)
        environment = {'G_TEST_SRCDIR': str (top / 'tests'), 'G_DEBUG': 'fatal-warnings', 'LC_ALL': 'C.UTF-8', 'PATH': '/usr/bin:/bin',
                       'NEWSROOM_FAULT_TRIALS': TRIALS.get (name, '1'), 'MALLOC_CHECK_': '2', 'TMPDIR': str (top.parent / 'tmp')}
        try:
            done = subprocess.run ([str (folder / 'tests' / room / ('test-' + program))], env=environment, capture_output=True, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return name + ' (for ever)'
        finally:
            shutil.rmtree (top.parent / 'tmp')
            (top.parent / 'tmp').mkdir ()
        if done.returncode != 0:
            return name
    return None


def try_mutant (mutant, top, folder):
    """Returns: what caught it; None if it survived; '' if it is no program"""
    text = mutant.path.read_text (encoding='utf-8')
    mutant.path.write_text (text[:mutant.start] + mutant.text + text[mutant.end:], encoding='utf-8')
    try:
        return find_failure (top, folder) if build (folder) else ''
    finally:
        mutant.path.write_text (text, encoding='utf-8')


def main ():
    parser = argparse.ArgumentParser ()
    parser.add_argument ('--sample', type=int)
    parser.add_argument ('--seed', type=int, default=1)
    parser.add_argument ('--list', action='store_true')
    options = parser.parse_args ()

    with tempfile.TemporaryDirectory (prefix='newsroom-mutants-') as scratch:
        top = pathlib.Path (scratch) / 'tree'
        top.mkdir ()
        (top.parent / 'tmp').mkdir ()
        archive = subprocess.run (['git', '-C', str (TOP), 'archive', 'HEAD'], check=True, stdout=subprocess.PIPE)
        subprocess.run (['tar', '-x', '-C', str (top)], check=True, input=archive.stdout)
        found = [mutant for path in sorted (top.glob ('src/store/*.c')) for mutant in mutants (path)]
        chosen = random.Random (options.seed).sample (found, min (options.sample, len (found))) if options.sample else found
        if options.list:
            for mutant in found:
                print ('%s:%d: %s' % (mutant.path.name, mutant.line, ' '.join (mutant.text.split ())))
            return 0
        folder = top / '_build'
        subprocess.run (['meson', 'setup', str (folder), str (top), '-Dui=false', '-Doptimization=1'], check=True, stdout=subprocess.DEVNULL)
        assert build (folder), 'the store does not build as it is'
        assert find_failure (top, folder) is None, 'the tests fail without a mutant'
        return report (chosen, len (found), top, folder)


def report (chosen, n_found, top, folder):
    n_caught = n_survived = 0
    for mutant in chosen:
        caught = try_mutant (mutant, top, folder)
        n_caught += bool (caught)
        n_survived += caught is None
        print ('%-9s %s:%d: %s%s' % ('survived' if caught is None else 'caught' if caught else 'no program', mutant.path.name, mutant.line,
                                    ' '.join (mutant.text.split ()), ' — ' + caught if caught else ''), flush=True)
    share = 100 * n_caught / max (1, n_caught + n_survived)
    print ('%d of %d mutants tried: %d caught, %d survived: %.1f %%' % (n_caught + n_survived, n_found, n_caught, n_survived, share))
    return 0 if share >= WANTED else 1


sys.exit (main ())
