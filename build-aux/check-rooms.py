#!/usr/bin/python3
"""check-rooms.py TOP — who may include what: the walls between the rooms of src/

SPDX-License-Identifier: GPL-3.0-or-later

Meson gives each room only the include paths of the rooms it names, so most wrong includes do
not compile. This table catches the rest: libraries in the wrong room, private headers, SQL
outside the store, settings outside the window.
"""

import pathlib
import re
import sys

import c_source

# room: the rooms whose headers it may include, the libraries beside GLib
ROOMS = {
    'text': ((), ('md4c', 'nettle/', 'pcre2', 'unictype', 'unigbrk', 'uniwbrk', 'yaml')),
    'model': (('text',), ()),
    'import': (('model', 'text'), ('json-glib/', 'libxml/', 'archive', 'uchardet', 'gmime/', 'poppler')),
    'export': (('model', 'text'), ('json-glib/', 'libxml/xmlwriter', 'archive')),
    'store': (('model', 'text'), ('sqlite3',)),
    'desk': (('import', 'export', 'store', 'model', 'text'), ('json-glib/', 'seccomp')),
    'cli': (('desk', 'store', 'model', 'text'), ('json-glib/',)),
    'ui': (('desk', 'store', 'model', 'text'), ('gtk/', 'gdk/', 'gdk-pixbuf/', 'adwaita', 'gtksourceview/', 'pango/', 'enchant')),
}

# C's own and the system's headers, and GLib's: open to every room
COMMON = re.compile (r'^(assert|ctype|dirent|errno|fcntl|float|inttypes|limits|locale|malloc|math|poll|setjmp|signal|stdarg|stdbool|stddef|'
                     r'stdint|stdio|stdlib|string|time|unistd|wchar|sys/\w+|linux/\w+|glib|glib/[\w-]+|glib-object|glib-unix|'
                     r'gobject/\w+|gio/\w+|gmodule)\.h$')

INCLUDE = re.compile (r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
SETTINGS = re.compile (r'\b(GSettings|g_settings_\w+)\b')
SQL = re.compile (r'^\s*(SELECT\b.*\bFROM\b|INSERT (OR \w+ )?INTO\b|UPDATE \w+ SET\b|DELETE FROM\b|PRAGMA \w|'
                  r'CREATE (TABLE|INDEX|VIRTUAL)\b|BEGIN( IMMEDIATE)?;?$|COMMIT;?$|ROLLBACK;?$)', re.S)


def homes (source):
    """Each header's room, from the tree itself; a generated one's from the meson.build that names it."""
    found = {path.name: path.relative_to (source).parts[0] for path in source.rglob ('*.h')}
    for path in source.rglob ('meson.build'):
        for name in re.findall (r"'([\w-]+\.h)'", path.read_text (encoding='utf-8')):
            found.setdefault (name, path.relative_to (source).parts[0])
    return found


def check_include (room, quote, included, home_of):
    allowed, libraries = ROOMS[room]
    if quote == '<':
        if COMMON.match (included) or included.startswith (libraries):
            return None
        return '%s may not use <%s>' % (room, included)
    name = included.split ('/')[-1]
    home = home_of.get (name)
    if home is None:
        # Generated beside its user, as resources are
        return None if name.endswith ('-resources.h') else 'no room has “%s”' % included
    if home == room:
        return None
    if home not in allowed:
        return '%s may not include from %s: “%s”' % (room, home, included)
    if name.endswith ('-private.h'):
        return '“%s” is private to %s' % (included, home)
    return None


def check_text (room, text, home_of):
    """The complaints about one file's text, with their lines."""
    code = c_source.blank (text, keep_strings=True)
    for match in INCLUDE.finditer (code):
        complaint = check_include (room, match[1], match[2], home_of)
        if complaint:
            yield code.count ('\n', 0, match.start (1)) + 1, complaint
    if room != 'ui':
        for match in SETTINGS.finditer (c_source.blank (text)):
            yield text.count ('\n', 0, match.start ()) + 1, 'GSettings outside ui'
    if room != 'store':
        for line, literal in c_source.strings (text):
            if SQL.search (literal):
                yield line, 'SQL outside store'


# room, text, how many complaints: the checker's own test, run before it is believed
SAMPLES = [
    ('text', '#include <md4c.h>\n#include <string.h>\n#include <glib.h>\n', 0),
    ('text', '#include <sqlite3.h>\n', 1),
    ('text', '#include "newsroom-article.h"\n', 1),
    ('store', '#include "newsroom-article.h"\n#include "newsroom-db-private.h"\n', 0),
    ('desk', '#include "newsroom-db-private.h"\n', 1),
    ('cli', '#include "newsroom-import.h"\n', 1),
    ('cli', '#include <gtk/gtk.h>\n', 1),
    ('cli', '/* #include <gtk/gtk.h> */\n', 0),
    ('ui', '#include <adwaita.h>\n#include "newsroom-store.h"\n', 0),
    ('ui', 'x = "SELECT id FROM article";\n', 1),
    ('store', 'x = "SELECT id "\n    "FROM article";\n', 0),
    ('desk', 'x = "SELECT id "\n    "FROM article";\n', 1),
    ('desk', 'GSettings *settings;\n', 1),
    ('ui', '#include "newsroom-nowhere.h"\n', 1),
]
SAMPLE_HOMES = {'newsroom-article.h': 'model', 'newsroom-db-private.h': 'store', 'newsroom-store.h': 'store', 'newsroom-import.h': 'import'}


def main (top):
    bad = 0
    for room, text, expected in SAMPLES:
        found = list (check_text (room, text, SAMPLE_HOMES))
        if len (found) != expected:
            print ('sample in %s: %r gave %r' % (room, text, found))
            bad += 1

    source = top / 'src'
    home_of = homes (source)
    for path in sorted (source.rglob ('*.[ch]')):
        room = path.relative_to (source).parts[0]
        if room not in ROOMS:
            print ('%s: no such room' % path.relative_to (top))
            bad += 1
            continue
        for line, complaint in check_text (room, path.read_text (encoding='utf-8'), home_of):
            print ('%s:%d: %s' % (path.relative_to (top), line, complaint))
            bad += 1
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit (main (pathlib.Path (sys.argv[1])))
