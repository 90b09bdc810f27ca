#!/usr/bin/python3
"""check-source.py TOP — the rules of the code that a machine can check
check-source.py --samples FOLDER — checks that each rule catches its sample

SPDX-License-Identifier: GPL-3.0-or-later

CONTRIBUTING.md says the rules to people; this file is their exact meaning. A sample is a file
that says “expect: RULE” in a comment on the line where RULE must complain, or nothing where none
may.
"""

import pathlib
import re
import sys

import c_source

FUNCTION_LINES = 60
FILE_LINES = 600
NESTING = 4

# Calls whose answer says whether they were done
LOOKED_AT = (r'sqlite3_(?:backup_(?:finish|step)|bind_\w+|clear_bindings|close\w*|db_config|exec|file_control|finalize|open\w*|prepare\w*|reset|step|wal_checkpoint\w*)|'
             r'newsroom_statement_(?:run|step)|'
             r'newsroom_connection_(?:check|checkpoint|close|execute|find_id|harden|read_int|run_for|set_defensive|transact)')

# name, what it looks for in code (comments and insides of strings are blank), the files that
# may hold it, what is wrong
FORBIDDEN = [
    ('goto', r'\bgoto\b', None, 'goto: split the function, or use g_autoptr'),
    ('object-data', r'\bg_object_[sg]et_data', None, 'g_object_set_data: use a struct'),
    ('derivable', r'\bG_DECLARE_DERIVABLE_TYPE\b', None, 'types are final'),
    ('nested-loop', r'\b(g_main_context_iteration|g_main_loop_run)\b', r'src/cli/|tests/',
     'a nested main loop: use a callback'),
    ('durable', r'\b(g_file_set_contents\w*|g_file_replace\w*) \(', r'src/desk/newsroom-file(-\w+)?\.c|tests/',
     'files are written by newsroom_file_write () alone'),
    ('whole-file', r'\b(g_file_get_contents|g_file_load_contents\w*) \(', r'src/desk/newsroom-file(-\w+)?\.c|tests/',
     'files are read by newsroom_file_read () alone'),
    ('xml-options', r'\b(XML|HTML)_PARSE_(HUGE|NOENT|DTDLOAD|DTDATTR)\b', None, 'lets a file read others or exhaust memory'),
    ('unsafe', r'\b(strcpy|strcat|sprintf|vsprintf|system|popen|gets|strtok) \(', None, 'unsafe function'),
    ('sql-format', r'\bsqlite3_v?mprintf\b', None, 'SQL is constant: bind values'),
    ('later-deprecated',
     r'\b(AdwLeaflet|AdwFlap|AdwMessageDialog|AdwAboutWindow|GtkFileChooserNative|GtkMessageDialog|'
     r'adw_leaflet_\w+|adw_flap_\w+|adw_message_dialog_\w+|gtk_file_chooser_native_\w+|'
     r'gtk_show_uri\w*|gtk_message_dialog_new\w*)\b',
     r'src/ui/newsroom-(shell|dialogs)\.[ch]', 'what later versions deprecate is kept in newsroom-shell.c and newsroom-dialogs.c'),
    ('cut-message', r'\b_ \("[^"]*" G_G', None, 'xgettext cuts the message at a macro: make it a %s'),
    ('invisible', r'"invisible"', None, 'invisible text aborts GTK'),
    ('ignored', r'(?:[;{})]|\belse)\s*\n\s*(?:' + LOOKED_AT + r') \(', r'tests/',
     'the answer is not looked at: check it, or write (void) before the call and say why'),
]

MARKS = re.compile (r'\b(' + '|'.join (('TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK')) + r')\b')
SQL = re.compile (r'^\s*(SELECT\b.*\bFROM|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX|VIRTUAL))\b.*%', re.S)
SPDX = 'SPDX-License-Identifier: '


def check_head (path, text):
    head = '\n'.join (text.split ('\n')[:6])
    if SPDX not in head:
        yield 'spdx', 1, 'no %sline at the top' % SPDX
    if path.suffix in ('.c', '.h') and not text.startswith ('/* %s — ' % path.name):
        yield 'head', 1, 'the first line is “/* %s — one sentence”' % path.name


def check_sizes (path, text):
    lines = text.count ('\n')
    if lines > FILE_LINES:
        yield 'file-size', lines, '%d lines, over %d' % (lines, FILE_LINES)
    for function in c_source.functions (text):
        if function.size > FUNCTION_LINES and not function.name.endswith ('_class_init'):
            yield 'function-size', function.first, '%s () has %d lines, over %d' % (function.name, function.size, FUNCTION_LINES)
        depth, line = function.nesting ()
        if depth > NESTING:
            yield 'nesting', line, '%s () nests %d deep, over %d' % (function.name, depth, NESTING)


def check_code (path, name, text):
    code = c_source.blank (text)
    for rule, pattern, allowed, complaint in FORBIDDEN:
        if allowed and re.match (allowed, name):
            continue
        # Only this pattern asks for a string
        searched = c_source.blank (text, keep_strings=True) if '"' in pattern else code
        for match in re.finditer (pattern, searched):
            yield rule, searched.count ('\n', 0, match.end ()) + 1, complaint
    for line, literal in c_source.strings (text):
        if SQL.search (literal) and not name.startswith ('tests/'):
            yield 'sql-format', line, 'SQL is constant: bind values'


def check_text (text):
    for number, line in enumerate (text.split ('\n'), 1):
        if MARKS.search (line):
            yield 'mark', number, 'a mark of unfinished work'
        if line != line.rstrip ():
            yield 'blank', number, 'white space at the end of the line'
        if '\t' in line:
            yield 'blank', number, 'a tab'


def check (path, name):
    text = path.read_text (encoding='utf-8')
    yield from check_head (path, text)
    yield from check_text (text)
    if path.suffix in ('.c', '.h'):
        yield from check_sizes (path, text)
        yield from check_code (path, name, text)


def source_files (top):
    for folder, suffixes in (('src', ('.c', '.h')), ('tests', ('.c', '.h', '.py')), ('build-aux', ('.py', '.sh'))):
        for path in sorted ((top / folder).rglob ('*')):
            if path.suffix in suffixes and 'samples' not in path.parts and 'corpus' not in path.parts:
                yield path
    for path in sorted ((top / 'build-aux').iterdir ()):
        if path.is_file () and not path.suffix:
            yield path


def check_tree (top):
    bad = 0
    for path in source_files (top):
        name = str (path.relative_to (top))
        for rule, line, complaint in check (path, name):
            print ('%s:%d: %s [%s]' % (name, line, complaint, rule))
            bad += 1
    return bad


def check_samples (folder):
    """Every sample must give exactly the complaints it announces, and every rule have one."""
    bad = 0
    caught = set ()
    for path in sorted (folder.glob ('*.c')):
        lines = path.read_text (encoding='utf-8').split ('\n')
        expected = {(rule, n) for n, line in enumerate (lines, 1) for rule in re.findall (r'expect: ([\w-]+)', line)}
        found = {(rule, line) for rule, line, _ in check (path, 'src/text/' + path.name)}
        caught |= {rule for rule, _ in found}
        for rule, line in sorted (expected ^ found):
            print ('%s:%d: %s %s' % (path.name, line, rule, 'not caught' if (rule, line) in expected else 'not expected'))
            bad += 1
    for rule in sorted ({f[0] for f in FORBIDDEN} | {'spdx', 'head', 'file-size', 'function-size', 'nesting', 'mark', 'blank'}):
        if rule not in caught:
            print ('%s: no sample' % rule)
            bad += 1
    return bad


if __name__ == '__main__':
    if sys.argv[1] == '--samples':
        sys.exit (1 if check_samples (pathlib.Path (sys.argv[2])) else 0)
    sys.exit (1 if check_tree (pathlib.Path (sys.argv[1])) else 0)
