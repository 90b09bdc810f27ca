#!/usr/bin/python3
"""make_mixed.py FOLDER COUNT [--seed N] — writes made-up files of all kinds, as an in-tray has them

SPDX-License-Identifier: GPL-3.0-or-later

The same seed gives the same files. They lie in folders of a thousand, mixed: plain text, Markdown,
saved web pages, Word and OpenDocument texts, Rich Text, mails and NITF. One in fifty has the bytes
of an earlier one, one in a hundred is damaged and one in a hundred is a picture. All names are invented.
"""

import argparse
import html
import io
import pathlib
import zipfile

import make_articles

PICTURE = b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0'
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'


class Story:
    def __init__ (self, writer, number, words):
        self.number = number
        self.headline = '%s %d' % (' '.join (writer.random.choice (make_articles.WORDS) for _ in range (6)).capitalize (), number)
        self.author = '%s %s' % (writer.random.choice (make_articles.FIRST_NAMES), writer.random.choice (make_articles.LAST_NAMES))
        self.paragraphs = writer.paragraphs (words)


def packed (files):
    output = io.BytesIO ()
    with zipfile.ZipFile (output, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            # Else each file would have another time
            archive.writestr (zipfile.ZipInfo (name, (2026, 1, 2, 3, 4, 6)), text, zipfile.ZIP_DEFLATED)
    return output.getvalue ()


def make_txt (story):
    return ('%s\n\nBy %s\n\n%s\n' % (story.headline, story.author, '\n\n'.join (story.paragraphs))).encode ()


def make_md (story):
    return ('---\ntitle: "%s"\nauthor: %s\n---\n\n%s\n' % (story.headline, story.author, '\n\n'.join (story.paragraphs))).encode ()


def make_html (story):
    links = ''.join ('<li><a href="/%d">%s</a></li>' % (i, story.headline[:20 + i % 9]) for i in range (40))
    return ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s | Example Gazette</title>'
            '<meta property="og:title" content="%s"></head><body><nav><ul>%s</ul></nav><main><article><h1>%s</h1><p class="byline">By %s</p>%s'
            '</article><aside><h2>More</h2><ul>%s</ul></aside></main><footer>Example Gazette, Sampleton</footer></body></html>' % (
                story.headline, story.headline, links, story.headline, story.author, ''.join ('<p>%s</p>' % html.escape (p) for p in story.paragraphs), links)).encode ()


def make_docx (story):
    paragraphs = ''.join ('<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % html.escape (p) for p in ['By ' + story.author, *story.paragraphs])
    return packed ([
        ('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
         '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
        ('word/document.xml', '<w:document xmlns:w="%s"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>%s</w:body></w:document>' % (
            WORD, story.headline, paragraphs))])


def make_odt (story):
    paragraphs = ''.join ('<text:p>%s</text:p>' % html.escape (p) for p in ['By ' + story.author, *story.paragraphs])
    return packed ([
        ('mimetype', 'application/vnd.oasis.opendocument.text'),
        ('META-INF/manifest.xml', '<manifest:manifest xmlns:manifest="%smanifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type='
         '"application/vnd.oasis.opendocument.text"/></manifest:manifest>' % OASIS),
        ('content.xml', '<office:document-content xmlns:office="%soffice:1.0" xmlns:text="%stext:1.0"><office:body><office:text>'
         '<text:h text:outline-level="1">%s</text:h>%s</office:text></office:body></office:document-content>' % (OASIS, OASIS, story.headline, paragraphs))])


def make_rtf (story):
    return ('{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Serif;}}{\\b %s}\\par\nBy %s\\par\n%s\\par\n}' % (
        story.headline, story.author, '\\par\n'.join (p.replace ('—', '\\u8212 ?') for p in story.paragraphs))).encode ()


def make_eml (story):
    return ('From: %s <desk%d@example.org>\nTo: news@example.org\nSubject: %s\nDate: Fri, 2 Jan 2026 10:00:00 +0000\nMessage-ID: <%d@example.org>\n'
            'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n' % (
                story.author, story.number, story.headline, story.number, '\n\n'.join (story.paragraphs))).encode ()


def make_nitf (story):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<nitf><head><title>%s</title></head><body><body.head><hedline><hl1>%s</hl1></hedline><byline>By <person>%s</person></byline>'
            '</body.head><body.content>%s</body.content></body></nitf>' % (
                story.headline, story.headline, story.author, ''.join ('<p>%s</p>' % html.escape (p) for p in story.paragraphs))).encode ()


# What an in-tray has most of comes more than once
KINDS = (('html', make_html), ('docx', make_docx), ('txt', make_txt), ('html', make_html), ('docx', make_docx), ('odt', make_odt), ('rtf', make_rtf),
         ('eml', make_eml), ('md', make_md), ('xml', make_nitf))


def make (folder, count, words=400, seed=1, kind=None):
    """Writes the files, all or those of one kind, and gives how many."""
    writer = make_articles.Writer (seed)
    folder = pathlib.Path (folder)
    earlier, made = {}, 0
    for number in range (count):
        extension, write = KINDS[number % len (KINDS)]
        contents = write (Story (writer, number, words))
        if number % 50 == 41 and extension in earlier:
            contents = earlier[extension]
        elif number % 100 == 45 or number % 100 == 72:
            contents, extension = (b'', extension) if number % 100 == 45 else (PICTURE + bytes ([number % 251]), 'png')
        else:
            earlier[extension] = contents
        if kind is not None and extension != kind:
            continue
        path = folder / ('%03d' % (number // 1000)) / ('story-%05d.%s' % (number, extension))
        path.parent.mkdir (parents=True, exist_ok=True)
        path.write_bytes (contents)
        made += 1
    return made


if __name__ == '__main__':
    parser = argparse.ArgumentParser (description='Writes made-up files of all kinds.')
    parser.add_argument ('folder')
    parser.add_argument ('count', type=int)
    parser.add_argument ('--words', type=int, default=400)
    parser.add_argument ('--seed', type=int, default=1)
    options = parser.parse_args ()
    make (options.folder, options.count, options.words, options.seed)
