#!/usr/bin/python3
"""bench-import.py — newsroom-cli import of many files against the sqlite3 shell

SPDX-License-Identifier: GPL-3.0-or-later

The reference inserts the very rows that the import made, from a file of SQL, into the same
schema in one transaction, and then fills the same full-text index from them. It has the same
journal and durability; our settings that cost time, as secure_delete, it has too.
"""

import os
import pathlib
import sqlite3
import subprocess

import bench
import make_articles

CLI = os.environ['NEWSROOM_CLI']


def is_index (name, indexes):
    return any (name == index or name.startswith (index + '_') for index in indexes)


def reference_sql (library, path):
    """Writes the SQL that makes the library's tables, rows and index."""
    connection = sqlite3.connect (library)
    indexes = [row[0] for row in connection.execute ("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%fts5%'")]
    schema = [row for row in connection.execute ("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
              if not is_index (row[1], indexes) and not row[1].startswith ('sqlite_')]
    with open (path, 'w', encoding='utf-8') as file:
        file.write ('PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\nPRAGMA secure_delete=ON;\nPRAGMA cache_size=-16384;\nBEGIN;\n')
        for _, _, sql in schema:
            file.write (sql + ';\n')
        for kind, name, _ in schema:
            if kind == 'table':
                columns = ' || \',\' || '.join ('quote("%s")' % c[1] for c in connection.execute ('PRAGMA table_info("%s")' % name))
                for row in connection.execute ('SELECT %s FROM "%s"' % (columns, name)):
                    file.write ('INSERT INTO "%s" VALUES(%s);\n' % (name, row[0]))
        file.write ('COMMIT;\nBEGIN;\n')
        for index in indexes:
            file.write (connection.execute ('SELECT sql FROM sqlite_schema WHERE name = ?', (index,)).fetchone ()[0] + ';\n')
            columns = [c[1] for c in connection.execute ('PRAGMA table_info("%s")' % index)]
            quoted = ' || \',\' || '.join ('quote("%s")' % c for c in columns)
            for row in connection.execute ('SELECT rowid, %s FROM "%s"' % (quoted, index)):
                file.write ('INSERT INTO "%s" (rowid, %s) VALUES(%d,%s);\n' % (index, ', '.join (columns), row[0], row[1]))
        file.write ('COMMIT;\n')
    connection.close ()


def check_same (ours, theirs):
    """Both libraries must hold the same rows, and an index that finds the same."""
    questions = ['SELECT count (*) FROM article_fts WHERE article_fts MATCH \'"bri"*\'']
    with sqlite3.connect (ours) as connection:
        tables = [row[0] for row in connection.execute ("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")]
    questions += ['SELECT count (*) FROM "%s"' % table for table in tables]
    questions += ['SELECT total (length (headline) + length (body)) FROM "%s"' % table for table in ('article', 'revision', 'article_text')]
    answers = [[sqlite3.connect (path).execute (question).fetchone () for question in questions] for path in (ours, theirs)]
    assert answers[0] == answers[1], answers


def main ():
    sqlite3_shell = bench.need ('sqlite3')
    with bench.Scratch () as folder:
        folder = pathlib.Path (folder)
        files = make_articles.make (folder / 'files', bench.scaled (20000))
        sql = folder / 'reference.sql'
        number = iter (range (100))

        def ours ():
            return bench.seconds (CLI, '--library', folder / ('ours-%d.db' % next (number)), 'import', *[p.name for p in files], cwd=folder / 'files')

        def theirs ():
            with open (sql, 'rb') as file:
                return bench.seconds (sqlite3_shell, folder / ('theirs-%d.db' % next (number)), stdin=file)

        ours ()
        reference_sql (folder / 'ours-0.db', sql)
        theirs ()
        check_same (folder / 'ours-0.db', folder / 'theirs-1.db')
        a, b = bench.in_turn (3, ours, theirs)
        bench.report ('import %d files, against the sqlite3 shell' % len (files), a, b, goal=3)


main ()
