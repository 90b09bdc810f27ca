#!/usr/bin/python3
"""bench-pages.py — how much of a story is found in saved web pages, and how fast

SPDX-License-Identifier: GPL-3.0-or-later

Usage: NEWSROOM_PAGES=FOLDER meson test --benchmark pages

FOLDER holds saved pages and gold.json, a list of objects, one a page:

  file              the name of the page in FOLDER, or in FOLDER/pages
  title, author, date   what a person read there; "" where it says nothing
  text              (optional) the whole text of the story
  must, must_not    (optional) pieces that the story has to have, and must not have

For “text” the words in runs of four are compared, and precision and recall are the means over all
pages; for the pieces they are of all pieces together. Pages belong to their publishers, so none come
with Newsroom. NEWSROOM_READABILITY, a folder with the node_modules @mozilla/readability and jsdom,
adds Mozilla's Readability.js as the reference for both; without it only our own figures are printed.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import unicodedata

import bench

CLI = os.environ['NEWSROOM_CLI']
RUN = 4

READABILITY = '''
import {createRequire} from "module";
import fs from "fs";
const require = createRequire (process.argv[2] + "/x.js");
const {JSDOM, VirtualConsole} = require ("jsdom");
const {Readability} = require ("@mozilla/readability");
for (const path of process.argv.slice (3)) {
  const html = fs.readFileSync (path);
  const start = process.hrtime.bigint ();
  let story = null;
  try {
    const dom = new JSDOM (html, {url: "https://example.org/", virtualConsole: new VirtualConsole ()});
    story = new Readability (dom.window.document).parse ();
  } catch (error) {
  }
  const seconds = Number (process.hrtime.bigint () - start) / 1e9;
  let text = "";
  if (story) {
    const apart = story.content.replace (/<(p|div|h\\d|li|br|td|tr|figcaption|blockquote|section)\\b/g, " \\n<$1");
    text = new JSDOM (apart).window.document.body.textContent;
  }
  console.log (JSON.stringify ({seconds, headline: story?.title, byline: story?.byline, published: story?.publishedTime, body_text: text}));
}
'''


def squash (text):
    return ' '.join (unicodedata.normalize ('NFC', text or '').split ())


def fold (text):
    bare = unicodedata.normalize ('NFKD', squash (text)).casefold ()
    return ' '.join (re.findall (r'\w+', ''.join (c for c in bare if not unicodedata.combining (c))))


def names (authors):
    """All words of the names."""
    if not isinstance (authors, list):
        authors = [authors or '']
    return set (fold (' '.join (a.get ('name') or '' if isinstance (a, dict) else a for a in authors)).split ()) - {'by', 'von', 'and', 'und'}


def runs (text):
    words = re.findall (r'\w+', (text or '').replace ('\u00ad', '').lower ())
    return collections.Counter (tuple (words[i:i + RUN]) for i in range (max (1, len (words) - RUN + 1))) if words else collections.Counter ()


def mean (values):
    return sum (values) / len (values) if values else 0


def harmonic (precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0


def print_scores (who, gold, found):
    """Prints precision, recall and their harmonic mean, and how often headline, names and day are right."""
    shares = []
    n_found = n_missed = n_unwanted = 0
    for page, article in zip (gold, found):
        if page.get ('text'):
            wanted, given = runs (page['text']), runs (article.get ('body_text'))
            both = sum ((wanted & given).values ())
            shares.append ((both / max (1, sum (given.values ())), both / max (1, sum (wanted.values ()))))
        text = squash (article.get ('body_text'))
        hits = sum (squash (piece) in text for piece in page.get ('must') or [])
        n_found += hits
        n_missed += len (page.get ('must') or []) - hits
        n_unwanted += sum (squash (piece) in text for piece in page.get ('must_not') or [] if text)
    if shares:
        precision, recall = mean ([s[0] for s in shares]), mean ([s[1] for s in shares])
        print ('%-14s words:  precision %.3f  recall %.3f  F %.3f  (%d pages)' % (who, precision, recall, harmonic (precision, recall), len (shares)))
    if n_found + n_missed > 0:
        precision, recall = n_found / max (1, n_found + n_unwanted), n_found / (n_found + n_missed)
        print ('%-14s pieces: precision %.3f  recall %.3f  F %.3f  (%d wanted)' % (who, precision, recall, harmonic (precision, recall), n_found + n_missed))

    pairs = list (zip (gold, found))
    headline = [fold (g['title']) == fold (a.get ('headline')) for g, a in pairs if g.get ('title')]
    author = [names (g['author']) == names (a.get ('authors') or a.get ('byline')) for g, a in pairs if g.get ('author')]
    day = [str (g['date'])[:10] == str (a.get ('published') or '')[:10] for g, a in pairs if g.get ('date')]
    print ('%-14s headline %.3f of %d  authors %.3f of %d  day %.3f of %d' % (who, mean (headline), len (headline), mean (author), len (author), mean (day), len (day)))


def convert (folder, paths):
    """All pages in one run. Returns the articles, and how long a page took, start and writing included."""
    output = pathlib.Path (folder) / 'ours'
    output.mkdir ()
    seconds = bench.seconds (CLI, 'convert', *paths, '--to', 'json', '--output', output, stderr=subprocess.DEVNULL)
    return [json.loads ((output / (p.stem + '.json')).read_text ('utf-8')) for p in paths], seconds / len (paths)


def read_by_readability (folder, paths):
    script = pathlib.Path (folder) / 'readability.mjs'
    script.write_text (READABILITY, 'utf-8')
    result = subprocess.run (['node', str (script), os.environ['NEWSROOM_READABILITY'], *map (str, paths)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    found = [json.loads (line) for line in result.stdout.decode ('utf-8').splitlines ()]
    return found, mean ([f['seconds'] for f in found])


def main ():
    if not os.environ.get ('NEWSROOM_PAGES'):
        print ('NEWSROOM_PAGES names no folder of pages, so there is nothing to read')
        raise SystemExit (77)
    pages = pathlib.Path (os.environ['NEWSROOM_PAGES'])
    gold = json.loads ((pages / 'gold.json').read_text ('utf-8'))
    gold = gold[:bench.scaled (len (gold))]
    paths = [p if p.exists () else pages / 'pages' / p.name for p in (pages / g['file'] for g in gold)]
    with bench.Scratch () as folder:
        ours, seconds = convert (folder, paths)
        print_scores ('Newsroom', gold, ours)
        if not os.environ.get ('NEWSROOM_READABILITY'):
            print ('%.4f s a page; NEWSROOM_READABILITY names no reference' % seconds)
            return
        bench.need ('node')
        theirs, reference = read_by_readability (folder, paths)
        print_scores ('Readability.js', gold, theirs)
        bench.report ('one page of %d, against Readability.js' % len (paths), seconds, reference, goal=0.1)


main ()
