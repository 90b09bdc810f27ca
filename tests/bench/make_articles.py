#!/usr/bin/python3
"""make_articles.py FOLDER COUNT [--words N] [--markdown] [--seed N] — writes made-up articles

SPDX-License-Identifier: GPL-3.0-or-later

The same seed gives the same files. Each has a headline, a byline, a dateline, paragraphs and an
author at the end, as files that reporters send do. All names are invented.
"""

import argparse
import pathlib
import random
import subprocess

WORDS = ('council bridge harbour vote budget school river market station report minister harvest library '
         'theatre election storm railway hospital museum court festival factory teacher garden engineer '
         'early late public local quiet broad northern southern new old careful open steady '
         'opens closes delays approves rejects plans repairs measures names finds wins loses visits asks says '
         'the a of in on for with after before during under against its their more than about across').split ()
FIRST_NAMES = 'Ann Bo Cleo Dag Edda Finn Gwen Hugo Ines Jon Kaja Lars Mona Nils Olga Per'.split ()
LAST_NAMES = 'Example Sample Specimen Mockford Testwood Fictive Invento'.split ()
PLACES = 'SAMPLETON EXAMPLE CITY|MOCKHAVEN|TESTBURGH|NORTH SPECIMEN'.split ('|')


class Writer:
    def __init__ (self, seed):
        self.random = random.Random (seed)

    def sentence (self):
        words = [self.random.choice (WORDS) for _ in range (self.random.randint (6, 22))]
        if len (words) > 12:
            words[6] += ','
        return ' '.join (words).capitalize () + '.'

    def paragraphs (self, words):
        """Paragraphs of about that many words in all."""
        made, paragraphs = 0, []
        while made < words:
            sentences = [self.sentence () for _ in range (self.random.randint (2, 5))]
            paragraphs.append (' '.join (sentences))
            made += paragraphs[-1].count (' ') + 1
        return paragraphs

    def marked_up (self, paragraph):
        """The paragraph with emphasis, a link, code, as a heading or a list."""
        words = paragraph.split (' ')
        words[0] = '**%s**' % words[0]
        words[len (words) // 2] = '[%s](https://example.org/%d)' % (words[len (words) // 2].strip ('.,'), self.random.randrange (9999))
        words[-2] = '*%s*' % words[-2].strip ('.,')
        kind = self.random.randrange (8)
        if kind == 0:
            return '## ' + ' '.join (words[1:7]).strip ('.,')
        if kind == 1:
            return '\n'.join ('- ' + sentence.strip ('.') for sentence in paragraph.split ('. '))
        if kind == 2:
            return '> ' + ' '.join (words)
        return ' '.join (words)

    def article (self, number, words, markdown):
        headline = '%s %d' % (' '.join (self.random.choice (WORDS) for _ in range (6)).capitalize (), number)
        author = '%s %s' % (self.random.choice (FIRST_NAMES), self.random.choice (LAST_NAMES))
        paragraphs = self.paragraphs (words)
        if markdown:
            body = '\n\n'.join (map (self.marked_up, paragraphs))
            return '---\ntitle: "%s"\nauthor: %s\n---\n\n%s\n' % (headline, author, body)
        paragraphs[0] = '%s — %s' % (self.random.choice (PLACES), paragraphs[0])
        return '%s\n\nBy %s\n\n%s\n\nAuthor\n\n  • The Example Gazette - All the news that is made up\n\n    %s %s\n' % (
            headline, author, '\n\n'.join (paragraphs), author, 'has reported on the bridges of Sampleton for ten years.')


def make (folder, count, words=400, markdown=False, seed=1):
    """Writes the files and gives their paths."""
    writer = Writer (seed)
    folder = pathlib.Path (folder)
    folder.mkdir (parents=True, exist_ok=True)
    paths = []
    for number in range (count):
        path = folder / ('article-%05d.%s' % (number, 'md' if markdown else 'txt'))
        path.write_text (writer.article (number, words, markdown), encoding='utf-8')
        paths.append (path)
    return paths


def make_library (cli, library, folder, count):
    """Makes so many articles in folder, and a library of them; gives the files' paths."""
    files = make (folder, count)
    # A command line holds only so many names
    for begin in range (0, count, 20000):
        subprocess.run ([cli, '--library', library, 'import', *[path.name for path in files[begin:begin + 20000]]],
                        cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return files


if __name__ == '__main__':
    parser = argparse.ArgumentParser (description='Writes made-up articles.')
    parser.add_argument ('folder')
    parser.add_argument ('count', type=int)
    parser.add_argument ('--words', type=int, default=400)
    parser.add_argument ('--markdown', action='store_true')
    parser.add_argument ('--seed', type=int, default=1)
    options = parser.parse_args ()
    make (options.folder, options.count, options.words, options.markdown, options.seed)
