#!/usr/bin/python3
"""check-mnemonics.py TOP — no letter is underlined twice in a menu or a dialog, in any language

SPDX-License-Identifier: GPL-3.0-or-later

A menu is a <menu> or <submenu> of a .ui file with all its sections, a dialog all its widgets with
use-underline and those of the templates that it shows. What the program itself adds to a menu is
named below.
"""

import gettext
import io
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

# Items that are added to the menu of that id
ADDED = {'primary_menu': ['So_rt By']}


def items (menu):
    """The labels in one menu; a submenu is a menu of its own."""
    for child in menu:
        if child.tag == 'section':
            yield from items (child)
        elif child.tag in ('item', 'submenu'):
            yield from (a.text for a in child.findall ('attribute') if a.get ('name') == 'label')


def widgets (interface, templates):
    """The labels of a dialog that have a mnemonic."""
    for widget in interface.iter ('object'):
        if widget.get ('class') in templates:
            yield from widgets (templates[widget.get ('class')], templates)
        properties = {p.get ('name'): p.text for p in widget.findall ('property')}
        if properties.get ('use-underline') == 'True':
            yield properties.get ('label') or properties['title']


def groups (top):
    """Files, and the labels in them that show together."""
    interfaces = {path: xml.etree.ElementTree.parse (path) for path in sorted ((top / 'src' / 'ui').rglob ('*.ui'))}
    templates = {template.get ('class'): interface for interface in interfaces.values () for template in interface.iter ('template')}
    for path, interface in interfaces.items ():
        yield path.relative_to (top), list (widgets (interface, templates))
        for menu in interface.iter ():
            if menu.tag in ('menu', 'submenu'):
                yield path.relative_to (top), [*items (menu), *ADDED.get (menu.get ('id'), [])]


def letter (label):
    return label.replace ('__', '').partition ('_')[2][:1].casefold ()


def translations (top):
    yield 'en', gettext.NullTranslations ()
    for language in (top / 'po' / 'LINGUAS').read_text ().split ():
        made = subprocess.run (['msgfmt', '--output-file=-', top / 'po' / (language + '.po')], check=True, stdout=subprocess.PIPE)
        yield language, gettext.GNUTranslations (io.BytesIO (made.stdout))


def main ():
    top = pathlib.Path (sys.argv[1])
    found = 0
    for language, translation in translations (top):
        for path, labels in groups (top):
            seen = {}
            for label in map (translation.gettext, labels):
                if letter (label) in seen:
                    found += 1
                    print ('%s: %s: “%s” and “%s” underline the same letter' % (path, language, seen[letter (label)], label))
                if letter (label):
                    seen[letter (label)] = label
    return found > 0


sys.exit (main ())
