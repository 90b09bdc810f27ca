#!/usr/bin/python3
"""bench-convert.py — Markdown to HTML: newsroom-cli convert against md4c's own md_html ()

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import tempfile

import bench
import make_articles

CLI = os.environ['NEWSROOM_CLI']
MD_HTML = os.environ['NEWSROOM_MD_HTML']
MEGABYTE = 1000 * 1000


def in_one_file (folder, size):
    """One article of that many bytes."""
    path = pathlib.Path (folder) / ('one-%d.md' % size)
    writer = make_articles.Writer (1)
    with open (path, 'w', encoding='utf-8') as file:
        while file.tell () < size:
            for paragraph in writer.paragraphs (2000):
                file.write (writer.marked_up (paragraph) + '\n\n')
    return path


def convert (path, to='html-fragment'):
    return bench.seconds (CLI, 'convert', path, '--to', to)


def convert_all (paths):
    return sum (map (convert, paths))


def convert_into_folder (folder, paths):
    """All in one run, which syncs each file that it writes."""
    with tempfile.TemporaryDirectory (dir=folder) as output:
        return bench.seconds (CLI, 'convert', *paths, '--to', 'html-fragment', '--output', output)


def reference_into_folder (folder, paths):
    """One run a file, as md2html knows no other way, into files that nobody syncs."""
    with tempfile.TemporaryDirectory (dir=folder) as output:
        total = 0
        for path in paths:
            with open (pathlib.Path (output) / path.name, 'wb') as file:
                total += bench.seconds (MD_HTML, path, stdout=file)
        return total


def main ():
    with bench.Scratch () as folder:
        one = in_one_file (folder, bench.scaled (50 * MEGABYTE))
        ours, page, theirs = bench.in_turn (3, lambda: convert (one), lambda: convert (one, 'html'), lambda: bench.seconds (MD_HTML, one))
        bench.report ('convert 50 MB of Markdown in one file, against md_html', ours, theirs, goal=2)
        bench.report ('… to a whole page, which says how many words it has', page, theirs, goal=2)

        sizes = [bench.scaled (size * MEGABYTE) for size in (6, 12, 24, 48)]
        files = [in_one_file (folder, size) for size in sizes]
        times = bench.in_turn (3, *[lambda f=f: convert (f) for f in files])
        for size, before, after in zip (sizes[1:], times, times[1:]):
            bench.report ('… of twice the size, %.3g MB, against the half' % (size / MEGABYTE), after, before, goal=2)

        many = make_articles.make (os.path.join (folder, 'many'), bench.scaled (500), words=15000, markdown=True)
        megabytes = sum (p.stat ().st_size for p in many) / MEGABYTE
        ours, theirs = bench.in_turn (3, lambda: convert_into_folder (folder, many), lambda: reference_into_folder (folder, many))
        bench.report ('convert %.3g MB in %d files, ours in one run and durable' % (megabytes, len (many)), ours, theirs, goal=2)
        ours, theirs = bench.in_turn (1, lambda: convert_all (many), lambda: sum (bench.seconds (MD_HTML, p) for p in many))
        bench.report ('… ours in a run each too, so mostly the start of programs', ours, theirs)

main ()
