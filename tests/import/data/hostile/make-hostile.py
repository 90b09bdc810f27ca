#!/usr/bin/python3
"""make-hostile.py FOLDER TABLE — files that are made to do harm, and what is to become of each

SPDX-License-Identifier: GPL-3.0-or-later

Writes about a hundred files into FOLDER, and TABLE, a line for each: its name, “read” or “refused”,
what is in the headline or body of what is read or in the message of what is refused, and what is in
none of it; tabs between. The letter and number in each name is the danger that it stands for:

  s01 external entities and DTDs      s08 nesting and length         s14 images elsewhere
  s02 entities that grow              s09 markup that comes alive    s17 names of files
  s03 depth and size of XML           s10 addresses that do harm     s20 what hides words
  s04 archives that grow              s11 odd characters             s21 bytes that are no text
  s05 archives that lie               s12 data for machines
  s06 names in archives               s07 attributes

Nothing of it is data of other people: all is made here.
"""

import io
import pathlib
import random
import struct
import sys
import zipfile
import zlib

WORDS = 'The harbour bridge opens on Tuesday.'
SECRET = 'root:x:0'
ALIVE = 'PWNED'

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' \
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' \
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
O = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' \
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
DTD = '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">\n'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>\n'
LAUGHS = '<!DOCTYPE x [<!ENTITY e0 "ha">' + ''.join ('<!ENTITY e%d "%s">' % (i, ('&e%d;' % (i - 1)) * 10) for i in range (1, 10)) + '<!ENTITY e "&e9;">]>\n'
QUADRATIC = '<!DOCTYPE x [<!ENTITY e "' + 'a' * 100000 + '">]>\n'

CASES = []


def case (name, outcome, there, absent=''):
    """Adds the bytes that the function makes."""
    def add (make):
        CASES.append ((name, outcome, there, absent, make))
        return make
    return add


def add (name, outcome, there, content, absent=''):
    CASES.append ((name, outcome, there, absent, lambda: content if isinstance (content, bytes) else content.encode ('utf-8')))


# Documents

RELS = XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' \
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
TYPES = XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' \
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ' \
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
MANIFEST = XML + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" ' \
    'manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>'


def paragraph (text):
    return '<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % text


def document (body, head=''):
    return XML + head + '<w:document %s><w:body>%s</w:body></w:document>' % (W, body)


def content (body, head=''):
    return XML + head + '<office:document-content %s><office:body><office:text>%s</office:text></office:body></office:document-content>' % (O, body)


def flat (body, head=''):
    return XML + head + '<office:document %s office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>%s</office:text>' \
        '</office:body></office:document>' % (O, body)


def pack (parts, stored=()):
    """A zip of (name, data) in that order."""
    out = io.BytesIO ()
    with zipfile.ZipFile (out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            info = name if isinstance (name, zipfile.ZipInfo) else zipfile.ZipInfo (name)
            info.compress_type = zipfile.ZIP_STORED if info.filename in stored else zipfile.ZIP_DEFLATED
            archive.writestr (info, data)
    return out.getvalue ()


def docx (main, *more, first=()):
    return pack ([*first, ('[Content_Types].xml', TYPES), ('_rels/.rels', RELS), ('word/document.xml', main), *more])


def odt (main, *more):
    return pack ([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', main), ('META-INF/manifest.xml', MANIFEST), *more], stored=('mimetype',))


GOOD = document (paragraph ('Bridge') + paragraph (WORDS))
GOOD_ODT = content ('<text:p>Bridge</text:p><text:p>%s</text:p>' % WORDS)


def relationships (kind, target):
    return XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" ' \
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" TargetMode="External"/></Relationships>' % (kind, target)


# s01, s02: entities

for kind, head in (('file', XXE), ('dtd', DTD), ('parameter', PARAMETER)):
    add ('s01-%s.docx' % kind, 'refused', 'DOCTYPE', docx (document (paragraph ('&e;' if kind == 'file' else WORDS), head)), SECRET)
    add ('s01-%s.odt' % kind, 'refused', 'DOCTYPE', odt (content ('<text:p>%s</text:p>' % ('&e;' if kind == 'file' else WORDS), head)), SECRET)
add ('s01-styles.docx', 'read', WORDS, docx (GOOD, ('word/styles.xml', XML + XXE + '<w:styles %s>&e;</w:styles>' % W)), SECRET)
add ('s01-flat.fodt', 'refused', 'DOCTYPE', flat ('<text:p>&e;</text:p>', XXE), SECRET)


def nitf (text, head=''):
    return XML + head + '<nitf><body><body.head><hedline><hl1>Bridge</hl1></hedline></body.head><body.content><p>%s</p></body.content></body></nitf>' % text


def newsml (text, head=''):
    return XML + head + '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:example.org:1" version="1"><contentMeta><headline>Bridge</headline>' \
        '</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>%s</p></body></html>' \
        '</inlineXML></contentSet></newsItem>' % text


def rss (text, head=''):
    return XML + head + '<rss version="2.0"><channel><title>Site</title><item><title>Bridge</title><description>%s</description></item></channel></rss>' % text


def page (text, head=''):
    return '<!DOCTYPE html><html><head><title>Bridge</title>%s</head><body><article><h1>Bridge</h1>%s</article></body></html>' % (head, text)


# A story, so that a page has one
P = ('<p>%s It was shut for two winters while its cables were replaced, and the ferry ran at night as well so that people from the island could '
     'come home from work.</p><p>The mayor thanked the builders, who had worked in wind and rain, and said that the town would hold a feast on the '
     'quay on the first evening, to which all are invited.</p><p>The ferry runs on until the end of the month, said the company that has it, and '
     'its two boats will then be sold to a harbour in the north.</p>') % WORDS

add ('s01-file.nitf', 'refused', 'DOCTYPE', nitf ('&e; ' + WORDS, XXE), SECRET)
add ('s01-dtd.nitf', 'read', WORDS, nitf (WORDS, DTD), SECRET)
add ('s01-file.newsml', 'refused', 'DOCTYPE', newsml ('&e; ' + WORDS, XXE), SECRET)
add ('s01-file.rss', 'refused', 'DOCTYPE', rss ('&e; ' + WORDS, XXE), SECRET)
add ('s01-file.xhtml', 'read', WORDS, XML + XXE + '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Bridge</title></head><body><p>&e;</p>%s</body></html>' % P, SECRET)
for kind, head in (('laughs', LAUGHS), ('quadratic', QUADRATIC)):
    many = '&e;' * (20000 if kind == 'quadratic' else 1)
    add ('s02-%s.docx' % kind, 'refused', 'DOCTYPE', docx (document (paragraph (many), head)))
    add ('s02-%s.odt' % kind, 'refused', 'DOCTYPE', odt (content ('<text:p>%s</text:p>' % many, head)))
    add ('s02-%s.fodt' % kind, 'refused', '', flat ('<text:p>%s</text:p>' % many, head))
    add ('s02-%s.nitf' % kind, 'refused', '', nitf (many, head))
    add ('s02-%s.rss' % kind, 'refused', '', rss (many, head))

# s03: depth and size of XML

DEEP = 200000


@case ('s03-depth.docx', 'refused', '')
def _ ():
    return docx (document ('<w:p>' + '<w:ins>' * DEEP + '<w:r><w:t>x</w:t></w:r>' + '</w:ins>' * DEEP + '</w:p>'))


@case ('s03-depth.odt', 'refused', '')
def _ ():
    return odt (content ('<text:p>' + '<text:span>' * DEEP + 'x' + '</text:span>' * DEEP + '</text:p>'))


@case ('s03-depth.nitf', 'refused', '')
def _ ():
    return nitf ('<em>' * DEEP + 'x' + '</em>' * DEEP).encode ()


@case ('s03-depth.rss', 'read', 'Bridge')
def _ ():
    return rss ('<b>' * DEEP + 'x' + '</b>' * DEEP).encode ()


@case ('s03-long-text.docx', 'refused', '')
def _ ():
    return docx (document (paragraph (random.Random (3).randbytes (5632 * 1024).hex ())))


@case ('s03-long-attribute.docx', 'refused', '')
def _ ():
    return docx (document ('<w:p w:x="%s"/>' % random.Random (4).randbytes (5632 * 1024).hex () + paragraph (WORDS)))


# s04: archives that grow

@case ('s04-bomb.docx', 'refused', '')
def _ ():
    return docx (document (' ' * (140 * 1024 * 1024) + paragraph (WORDS)))


@case ('s04-bomb.odt', 'refused', '')
def _ ():
    return odt (content (' ' * (140 * 1024 * 1024) + '<text:p>x</text:p>'))


@case ('s04-bomb-beside.docx', 'read', WORDS)
def _ ():
    return docx (GOOD, ('word/media/image1.png', b'\0' * (160 * 1024 * 1024)))


@case ('s04-size-lies.docx', 'refused', '')
def _ ():
    """The head of the entry says that it is small."""
    raw = bytearray (docx (document (' ' * (140 * 1024 * 1024) + paragraph (WORDS))))
    for mark, place in ((b'PK\x03\x04', 22), (b'PK\x01\x02', 24)):
        start = 0
        while (start := raw.find (mark, start)) >= 0:
            struct.pack_into ('<I', raw, start + place, 1000)
            start += 4
    return bytes (raw)


# s05: archives that lie

@case ('s05-nested.docx', 'read', WORDS)
def _ ():
    return docx (GOOD, ('word/embeddings/inner.docx', docx (GOOD)))


@case ('s05-overlap.docx', 'refused', '')
def _ ():
    """Every entry of the directory stands for the bytes of the first."""
    raw = bytearray (docx (GOOD))
    start = 0
    while (start := raw.find (b'PK\x01\x02', start)) >= 0:
        struct.pack_into ('<I', raw, start + 42, 0)
        start += 4
    return bytes (raw)


@case ('s05-encrypted.docx', 'refused', 'password')
def _ ():
    raw = bytearray (docx (GOOD))
    for mark, place in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        start = 0
        while (start := raw.find (mark, start)) >= 0:
            raw[start + place] |= 1
            start += 4
    return bytes (raw)


@case ('s05-twice.docx', 'read', WORDS, ALIVE)
def _ ():
    import warnings
    warnings.simplefilter ('ignore')
    return docx (GOOD, ('word/document.xml', document (paragraph (ALIVE))))


@case ('s05-70000-entries.docx', 'refused', '')
def _ ():
    return docx (GOOD, first=[('x%d' % i, '') for i in range (70000)])


@case ('s05-wrong-crc.docx', 'refused', '')
def _ ():
    raw = bytearray (docx (GOOD))
    start = raw.find (b'word/document.xml') - 30
    raw[start + 14] ^= 0xff
    start = raw.rfind (b'word/document.xml') - 46
    raw[start + 16] ^= 0xff
    return bytes (raw)


def cut (share):
    raw = docx (document (''.join (paragraph (WORDS + str (i)) for i in range (2000))))
    return raw[:int (len (raw) * share)]


add ('s05-cut-early.docx', 'refused', '', cut (0.3))
add ('s05-cut-late.docx', 'refused', '', cut (0.9))
add ('s05-only-head.docx', 'refused', '', docx (GOOD)[:30])
add ('s05-behind-end.docx', 'read', WORDS, docx (GOOD) + b'\0' * 70000)
add ('s05-before-start.docx', 'refused', '', b'MZ' + b'\0' * 1000 + docx (GOOD))
add ('s05-no-zip.docx', 'read', WORDS, 'Bridge\n\n%s\n' % WORDS)
add ('s05-empty.docx', 'refused', '', b'PK\x05\x06' + b'\0' * 18)
add ('s05-no-document.docx', 'refused', '', pack ([('[Content_Types].xml', TYPES), ('_rels/.rels', RELS)]))
add ('s05-no-content.odt', 'refused', '', pack ([('mimetype', 'application/vnd.oasis.opendocument.text')], stored=('mimetype',)))
add ('s05-noise-inside.docx', 'refused', '', docx (bytes (random.Random (5).randbytes (50000))))

# s06: names in archives

for kind, name in (('up', '../../../../tmp/newsroom-hostile'), ('absolute', '/etc/cron.d/newsroom-hostile'), ('backslash', '..\\..\\word\\document.xml'),
                   ('colon', 'C:document.xml'), ('device', 'word/CON'), ('long', 'word/' + 'x' * 60000)):
    add ('s06-%s.docx' % kind, 'read', WORDS, docx (GOOD, first=[(name, ALIVE)]), ALIVE)


@case ('s06-symlink.docx', 'refused', '', SECRET)
def _ ():
    link = zipfile.ZipInfo ('word/document.xml')
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    return pack ([('[Content_Types].xml', TYPES), ('_rels/.rels', RELS), (link, '/etc/passwd')])


@case ('s06-main-outside.docx', 'refused', '', SECRET)
def _ ():
    return pack ([('[Content_Types].xml', TYPES), ('_rels/.rels', RELS.replace ('word/document.xml', 'file:///etc/passwd'))])


# s07: attributes

MANY = ' '.join ('a%d="x"' % i for i in range (60000))

# As many as are read
LESS = ' '.join ('a%d="x"' % i for i in range (2000))


def many_xhtml (attributes):
    return XML + '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Bridge</title></head><body><p %s>x</p>%s</body></html>' % (attributes, P)


for kind, outcome, attributes in (('attributes', 'refused', MANY), ('fewer', 'read', LESS)):
    there = 'too large' if outcome == 'refused' else WORDS
    add ('s07-%s.html' % kind, 'read', WORDS, page ('<p %s>x</p>%s' % (attributes, P)))
    add ('s07-%s.xhtml' % kind, 'read', WORDS, many_xhtml (attributes))
    add ('s07-%s.docx' % kind, outcome, there, docx (document ('<w:p %s/>' % attributes + paragraph (WORDS))))
    add ('s07-%s.odt' % kind, outcome, there, odt (content ('<text:p %s/><text:p>%s</text:p>' % (attributes, WORDS))))
    add ('s07-%s.fodt' % kind, outcome, there, flat ('<text:p %s/><text:p>%s</text:p>' % (attributes, WORDS)))
    add ('s07-%s.nitf' % kind, outcome, there, nitf ('<em %s>x</em> %s' % (attributes, WORDS)))
    add ('s07-%s.newsml' % kind, outcome, there, newsml ('<em %s>x</em> %s' % (attributes, WORDS)))
    add ('s07-%s.rss' % kind, outcome, there, rss ('<b %s>x</b> %s' % (attributes, WORDS)))

# Hidden from who counts: in a value, as namespaces, in UTF-16
add ('s07-signs.nitf', 'refused', 'too large', nitf ("<em a='>' b=\"'\" %s>x</em> %s" % (MANY, WORDS)))
add ('s07-namespaces.nitf', 'refused', 'too large', nitf ('<em %s>x</em> %s' % (' '.join ('xmlns:a%d="x"' % i for i in range (60000)), WORDS)))
add ('s07-utf16.nitf', 'refused', 'too large', nitf ("<em a='\u2200\u2701' %s>x</em> %s" % (MANY, WORDS)).replace ('UTF-8', 'UTF-16').encode ('utf-16'))
add ('s07-values.nitf', 'read', WORDS, nitf ('<em a="%s">x</em> %s' % ('b=c ' * 5000, WORDS)))

# s08: nesting and length

add ('s08-nested-div.html', 'read', WORDS, page (P + '<div>' * 100000 + 'deep' + '</div>' * 100000))
add ('s08-nested-blockquote.html', 'read', WORDS, page (P + '<blockquote>' * 20000 + 'deep'))
add ('s08-nested-list.html', 'read', WORDS, page (P + '<ul><li>' * 20000 + 'deep'))
add ('s08-nested-table.html', 'read', WORDS, page (P + '<table><tr><td>' * 5000 + 'deep'))
add ('s08-nested-b.html', 'read', WORDS, page (P + '<b><i>' * 20000 + 'deep'))
add ('s08-unclosed-comment.html', 'read', WORDS, page (P + '<!-- ' + 'x' * 1000000))
add ('s08-unclosed-script.html', 'read', WORDS, page (P + '<script>' + 'x' * 1000000))
add ('s08-open-brackets.html', 'refused', 'too large', page (P + '<' * 500000))
add ('s08-quotes.md', 'read', 'deep', '# Bridge\n\n' + '>' * 50000 + ' deep\n')
add ('s08-lists.md', 'read', 'deep', '# Bridge\n\n' + ''.join ('  ' * i + '- x\n' for i in range (1000)) + '\ndeep\n')
add ('s08-brackets.md', 'read', WORDS, '# Bridge\n\n%s\n\n%s\n' % (WORDS, '[' * 200000))
add ('s08-stars.md', 'read', WORDS, '# Bridge\n\n%s\n\n%s\n' % (WORDS, '*a **b ' * 50000))
add ('s08-backticks.md', 'read', WORDS, '# Bridge\n\n%s\n\n%s\n' % (WORDS, ' '.join ('`' * i for i in range (1, 1000))))
add ('s08-table.md', 'read', WORDS, '# Bridge\n\n%s\n\n%s\n%s\n' % (WORDS, '|a' * 30000, '|-' * 30000))
add ('s08-yaml-aliases.md', 'read', WORDS, '---\ntitle: Bridge\na0: &a0 [x, x]\n' + ''.join ('a%d: &a%d [%s]\n' % (i, i, ', '.join (['*a%d' % (i - 1)] * 9)) for i in range (1, 12)) +
     '---\n\n%s\n' % WORDS)
add ('s08-yaml-depth.md', 'read', WORDS, '---\ntitle: Bridge\nx: ' + '[' * 50000 + '\n---\n\n%s\n' % WORDS)
add ('s08-toml-depth.md', 'read', WORDS, '+++\ntitle = "Bridge"\nx = ' + '[' * 50000 + '\n+++\n\n%s\n' % WORDS)
add ('s08-braces.rtf', 'read', 'Bridge', '{\\rtf1\\ansi Bridge\\par %s\\par ' % WORDS + '{' * 200000 + 'deep' + '}' * 200000 + '}')
add ('s08-unclosed.rtf', 'read', WORDS, '{\\rtf1\\ansi Bridge\\par %s\\par {\\pict ' % WORDS + '00' * 1000000)
add ('s08-parameter.rtf', 'read', '\ufffd', '{\\rtf1\\ansi\\li999999999999999999999\\u-99999999999 ?\\bin4294967295 Bridge\\par %s}' % WORDS + '\\par %s' % WORDS)
add ('s08-parts.eml', 'read', WORDS, 'From: Ada Sample <ada@example.org>\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: text/plain\n\n%s\n' % WORDS)
add ('s08-nested-parts.eml', 'read', 'Bridge', 'From: Ada Sample <ada@example.org>\nSubject: Bridge\nMIME-Version: 1.0\n' +
     ''.join ('Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range (2000)) + 'Content-Type: text/plain\n\n%s\n' % WORDS)
add ('s08-long-header.eml', 'read', WORDS, 'From: Ada Sample <ada@example.org>\nSubject: Bridge\nReferences: ' + '<x@example.org>\n ' * 50000 + '\n\n%s\n' % WORDS)
add ('s08-addresses.eml', 'read', WORDS, 'From: Ada Sample <ada@example.org>\nSubject: Bridge\nTo: ' + '(' * 50000 + '\n\n%s\n' % WORDS)
# Ends of links that are none, names that are looked for in a long byline
TITLES = 'a' + '](' * 800000
add ('s08-titles.rss', 'read', WORDS, rss (WORDS + ' ' + TITLES))
add ('s08-titles.eml', 'read', WORDS, 'From: Ada Sample <ada@example.org>\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: text/plain\n\n%s\n\n%s\n' % (WORDS, TITLES))
for kind, name in (('bylines', 'by'), ('creators', 'creator')):
    add ('s08-%s.newsml' % kind, 'read', WORDS, newsml (WORDS).replace ('</contentMeta>', ''.join ('<%s>Example Example Example x%d</%s>' % (name, i, name) for i in range (100000)) + '</contentMeta>').replace
         ('contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">', 'contenttype="application/nitf+xml"><nitf xmlns="">').replace
         ('<body><p>', '<body><body.head><byline>By Ann %s</byline></body.head><body.content><p>' % ('Example ' * 100000)).replace ('</p></body></html>', '</p></body.content></body></nitf>'))
add ('s08-depth.json', 'refused', '', '{"db":[{"data":{"posts":' + '[' * 100000 + ']' * 100000 + '}}]}')
add ('s08-depth.ninjs', 'refused', 'damaged', '{"uri":"tag:example.org:1","headline":"Bridge","body_text":' + '[' * 100000 + ']' * 100000 + '}')


@case ('s08-long-line.txt', 'read', 'harbour')
def _ ():
    return b'Bridge\n\n' + (WORDS + ' ').encode () * 100000


@case ('s08-long-text.html', 'read', 'harbour')
def _ ():
    return page (P + '<p>' + (WORDS + ' ') * 150000 + '</p>').encode ()


# s09: markup that comes alive

for kind, markup in (
    ('comment', '<!--><img src=x onerror=%s>-->'),
    ('noscript', '<noscript><p title="</noscript><img src=x onerror=%s>"></noscript>'),
    ('math', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=%s&gt;">'),
    ('svg', '<svg><script>%s</script></svg>'),
    ('style', '<svg><style><img src=x onerror=%s></style></svg>'),
    ('template', '<template><script>%s</script></template>'),
    ('iframe', '<iframe srcdoc="<script>%s</script>"></iframe>'),
    ('details', '<details open ontoggle="%s"><summary>More</summary></details>'),
    ('base', '<base href="javascript:%s//">'),
    ('refresh', '<meta http-equiv="refresh" content="0;url=javascript:%s">'),
    ('object', '<object data="data:text/html,<script>%s</script>"></object>'),
    ('form', '<form action="javascript:%s"><button>Send</button></form>'),
):
    add ('s09-%s.html' % kind, 'read', WORDS, page (P + markup % ALIVE + P), ALIVE)

# s10: addresses that do harm

for kind, address in (
    ('javascript', 'javascript:%s'),
    ('tab', 'JaVa\tScript:%s'),
    ('entity', '&#106;avascript:%s'),
    ('control', '&#1;javascript:%s'),
    ('vbscript', 'vbscript:%s'),
    ('data', 'data:text/html,%s'),
    ('file', 'file:///etc/%s'),
):
    add ('s10-%s.html' % kind, 'read', WORDS, page (P + '<p>Words before <a href="%s">a link</a> and after it, in a sentence.</p>' % (address % ALIVE)), ALIVE)
add ('s10-hyperlink.docx', 'read', WORDS, docx (document (paragraph (WORDS) + '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>'),
                                                ('word/_rels/document.xml.rels', relationships ('hyperlink', 'javascript:' + ALIVE))), ALIVE)
add ('s10-link.odt', 'read', WORDS, odt (content ('<text:p>%s</text:p><text:p><text:a xlink:href="javascript:%s">a link</text:a></text:p>' % (WORDS, ALIVE))), ALIVE)
add ('s10-field.rtf', 'read', WORDS, '{\\rtf1\\ansi %s\\par {\\field{\\*\\fldinst HYPERLINK "javascript:%s"}{\\fldrslt a link}}\\par}' % (WORDS, ALIVE), ALIVE)

# s11, s12: odd characters, data for machines

add ('s11-title.html', 'read', WORDS, page (P, '<meta property="og:title" content="Bridge &quot;&gt;&lt;script&gt;x&lt;/script&gt;">'))
add ('s11-nul.html', 'read', WORDS, page ('<p>Before\0 after.</p>' + P))
add ('s11-separators.html', 'read', WORDS, page ('<p>Line\u2028separator\u2029here.</p>' + P))
add ('s11-bidi.html', 'read', WORDS, page ('<p>\u202etfel ot thgir\u202c</p>' + P))
add ('s11-surrogates.html', 'read', WORDS, page ('<p>&#xD800;&#xDFFF;&#x110000;&#0;</p>' + P))
add ('s11-invalid-utf8.html', 'read', WORDS, page (P).encode () + b'\xed\xa0\x80\xf5\xff')
add ('s11-surrogate.ninjs', 'refused', 'damaged', '{"uri":"tag:example.org:1","headline":"Bridge \\ud800","body_text":"%s"}' % WORDS)
add ('s12-end-script.html', 'read', WORDS, page (P, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge</script><script>%s</script>' % ALIVE), ALIVE)
add ('s12-depth.html', 'read', WORDS, page (P, '<script type="application/ld+json">%s</script>' % ('[' * 200000)))
add ('s12-number.html', 'read', WORDS, page (P, '<script type="application/ld+json">{"@type":"NewsArticle","headline":1e999999,"datePublished":99999999999999999999}</script>'))
add ('s12-cycle.html', 'read', WORDS, page (P, '<script type="application/ld+json">{"@graph":[{"@id":"#a","@type":"NewsArticle","author":{"@id":"#a"}}]}</script>'))

# s14: images elsewhere

for kind, address in (('file', 'file:///etc/passwd'), ('share', '\\\\192.0.2.1\\share\\x.png'), ('svg', 'data:image/svg+xml,<svg onload=%s>' % ALIVE)):
    add ('s14-%s.html' % kind, 'read', WORDS, page (P + "<figure><img src='%s' alt='Bridge'></figure>" % address + P), ALIVE)
add ('s14-linked.docx', 'read', WORDS, docx (document (paragraph (WORDS) + '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
     '<a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'),
     ('word/_rels/document.xml.rels', relationships ('image', 'file:///etc/passwd'))), SECRET)
add ('s14-linked.odt', 'read', WORDS, odt (content ('<text:p>%s</text:p><text:p><draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame></text:p>' % WORDS)), SECRET)


@case ('s14-pixels.docx', 'read', WORDS)
def _ ():
    """A picture of 30,000 × 30,000 pixels."""
    head = struct.pack ('>IIBBBBB', 30000, 30000, 8, 2, 0, 0, 0)
    png = b'\x89PNG\r\n\x1a\n'
    for name, data in ((b'IHDR', head), (b'IDAT', zlib.compress (b'\0' * 1000000, 9)), (b'IEND', b'')):
        png += struct.pack ('>I', len (data)) + name + data + struct.pack ('>I', zlib.crc32 (name + data))
    return docx (GOOD, ('word/media/image1.png', png))


# s17: names of files

for kind, name in (('up', '../../../../tmp/x.md'), ('option', '-rf.md'), ('format', '%s%n%n.md'), ('long', 'x' * 5000 + '.md')):
    add ('s17-%s.eml' % kind, 'read', 'Bridge', 'From: Ada Sample <ada@example.org>\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
         '--b\nContent-Type: text/plain\n\nBridge\n--b\nContent-Type: application/zip; name="%s"\nContent-Disposition: attachment; filename="%s"\n\n%s\n--b--\n' % (name, name, WORDS))

# s20, s21: hidden words, bytes that are no text

add ('s20-box.docx', 'read', 'In the box', docx (document (paragraph (WORDS) + '<w:p><w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict></w:r></w:p>' % paragraph ('In the box'))))
add ('s21-noise.txt', 'refused', '', random.Random (21).randbytes (100000))
add ('s21-noise.html', 'refused', '', random.Random (22).randbytes (100000))
add ('s21-nuls.txt', 'refused', '', b'\0' * 100000)
add ('s21-odd-utf16.txt', 'read', WORDS, b'\xff\xfe' + ('Bridge\n\n%s\n' % WORDS).encode ('utf-16-le') + b'x')
add ('s21-lone-surrogate-utf16.txt', 'refused', 'not a text file', b'\xff\xfe' + 'Bridge\n\n'.encode ('utf-16-le') + b'\x00\xd8' + (WORDS + '\n').encode ('utf-16-le'))
add ('s21-bom.txt', 'refused', 'no text', b'\xef\xbb\xbf')
add ('s21-controls.txt', 'refused', '', bytes (range (1, 32)) * 1000)
add ('s21-picture.txt', 'refused', 'picture', b'\x89PNG\r\n\x1a\n' + random.Random (23).randbytes (1000))
add ('s21-unknown-encoding.html', 'read', WORDS, page (P, '<meta charset="x-none-such">'))
add ('s21-utf7.html', 'read', WORDS, page (P + '<p>+ADw-script+AD4-%s+ADw-/script+AD4-</p>' % 'x', '<meta charset="utf-7">'), '<script')


def main ():
    folder = pathlib.Path (sys.argv[1])
    folder.mkdir (parents=True, exist_ok=True)
    names = [name for name, *_ in CASES]
    assert len (names) == len (set (names)) >= 100
    lines = []
    for name, outcome, there, absent, make in CASES:
        (folder / name).write_bytes (make ())
        lines.append ('\t'.join ((name, outcome, there, absent)) + '\n')
    pathlib.Path (sys.argv[2]).write_text (''.join (lines), encoding='utf-8')


if __name__ == '__main__':
    main ()
