"""What a window says to assistive technologies, asked for many at once

SPDX-License-Identifier: GPL-3.0-or-later

A walk by libatspi waits for four answers for each object, one after another, which takes seconds where the
machine is busy. Here all objects of one depth are asked for together, and only what is looked for is asked for
again by libatspi, with which tests go on. (That the toolkit tells of all in one answer, by GetItems of its
cache, is of no use: GTK 4.8 leaves out what nobody has asked for, and complains of what is just going.)
"""

import functools
import re

import gi

gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# What an object is called varies with the version of GTK: a test says it as 4.8 does
ROLES = {
    'push button': ('push button', 'button', 'toggle button'),
    'panel': ('panel', 'grouping'),
    'menu item': ('menu item', 'radio menu item', 'check menu item'),
    'entry': ('entry', 'text'),
}

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
PROPERTIES = 'org.freedesktop.DBus.Properties'


def matches (wanted, value):
    if wanted is None:
        return True
    if isinstance (wanted, re.Pattern):
        return wanted.search (value or '') is not None
    return wanted == value


def text_of (accessible):
    interface = accessible.get_text_iface ()
    return Atspi.Text.get_text (accessible, 0, Atspi.Text.get_character_count (accessible)) if interface is not None else ''


def name_of (accessible):
    """What an object is called. GTK 4.18 gives no name to what says what it is by a label of its
    own, or by its text: screen readers read these."""
    name = accessible.get_name ()
    if name or not accessible.get_role_name ().endswith (('menu item', 'status bar')):
        return name
    labels = [relation.get_target (i) for relation in accessible.get_relation_set ()
              if relation.get_relation_type () == Atspi.RelationType.LABELLED_BY for i in range (relation.get_n_targets ())]
    return ' '.join (text_of (label) for label in labels or [accessible])


@functools.lru_cache (None)
def role_name (number):
    return Atspi.role_get_name (Atspi.Role (number))


class Item:
    """An object, with its depth below where the look began, and those above it from there."""

    def __init__ (self, path, above):
        self.path = path
        self.above = above
        self.children = []

    def take (self, n_children, states, role):
        """What it answered, each None if it went meanwhile. Returns: whether it is visible"""
        self.n_children = n_children.get_variant ().get_int32 () if n_children is not None else 0
        self.role = role_name (role.get_uint32 ()) if role is not None else None
        self.states = states.get_child_value (0).get_uint32 () if states is not None else 0
        return self.has_state (Atspi.StateType.SHOWING) or self.has_state (Atspi.StateType.VISIBLE)

    def has_role (self, role):
        return role is None or self.role in ROLES.get (role, (role,))

    def has_state (self, state):
        return bool (self.states >> int (state) & 1)

    def in_order (self):
        """It and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.in_order ()


class Look:
    """One look at what shows of an application at and below an object."""

    def __init__ (self, bus, root, timeout):
        self.bus = bus
        self.root = root
        self.name = root.app.bus_name
        self.timeout = timeout
        self.shown = {}

    def ask (self, questions):
        """Asks the application all at once. Questions are (path, interface, method, arguments).
        Returns: the answers, None in the place of that of an object that went meanwhile"""
        answers = {}

        def answer_cb (bus, result, i):
            try:
                answers[i] = bus.call_finish (result).get_child_value (0)
            except GLib.Error:
                answers[i] = None

        for i, (path, interface, method, arguments) in enumerate (questions):
            self.bus.call (self.name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, self.timeout, None, answer_cb, i)
        while len (answers) < len (questions):
            GLib.MainContext.default ().iteration (True)

        return [answers[i] for i in range (len (questions))]

    def take_facts (self, items):
        """Returns: those that are visible"""
        count = GLib.Variant ('(ss)', (ACCESSIBLE, 'ChildCount'))
        answers = self.ask ([question for item in items for question in (
            (item.path, PROPERTIES, 'Get', count), (item.path, ACCESSIBLE, 'GetState', None), (item.path, ACCESSIBLE, 'GetRole', None))])

        return [item for i, item in enumerate (items) if item.take (*answers[3 * i:3 * i + 3])]

    def find_children (self, items):
        """Returns: the children of all"""
        places = [(item, i) for item in items for i in range (item.n_children)]
        answers = self.ask ([(item.path, ACCESSIBLE, 'GetChildAtIndex', GLib.Variant ('(i)', (i,))) for item, i in places])

        return [Item (answer.get_child_value (1).get_string (), item.above + [item])
                for (item, _), answer in zip (places, answers) if answer is not None]

    def read (self, deepest):
        """Returns: the object where the look began, with all below it that are visible"""
        top = Item (self.root.path, [])
        self.take_facts ([top])
        level = [top]
        while level and len (level[0].above) != deepest:
            children = self.find_children (level)
            visible = self.take_facts (children)
            # What is asked for shows its children
            level = children if level == [top] else visible
            for item in level:
                item.above[-1].children.append (item)

        return top

    def is_showing (self, item):
        """Whether an object is visible and has a size. GTK 4.8 says SHOWING of windows alone, and
        VISIBLE also of what stands on a page of a stack that was never shown: that has no size."""
        if item.path not in self.shown:
            window = GLib.Variant ('(u)', (Atspi.CoordType.WINDOW,))
            box = self.ask ([(item.path, COMPONENT, 'GetExtents', window)])[0] if not item.has_state (Atspi.StateType.SHOWING) else None
            self.shown[item.path] = box is None or min (box.unpack ()[2:]) > 0
        return self.shown[item.path]

    def shows (self, item):
        return all (self.is_showing (part) for part in (item.above + [item])[2:])


class Trees:
    """Looks at applications."""

    def __init__ (self, timeout):
        self.timeout = round (1000 * timeout)
        self.bus = None
        # Objects of libatspi by their paths, of which none is ever another's
        self.known = {}

    def connect (self):
        session = Gio.bus_get_sync (Gio.BusType.SESSION)
        answer = session.call_sync ('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, self.timeout, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync (answer.unpack ()[0], flags, None, None)

    def accessible_of (self, root, item):
        """The object for libatspi, or None if it went meanwhile."""
        parent = root
        for part in (item.above + [item])[1:]:
            for i in range (parent.get_child_count () if part.path not in self.known else 0):
                child = parent.get_child_at_index (i)
                if child is not None:
                    self.known[child.path] = child
                if part.path in self.known:
                    break
            parent = self.known.get (part.path)
            if parent is None:
                return None
        return parent

    def look (self, root, role=None, name=None, deepest=None):
        """The objects at and below @root of that role and name that show, parents first, each with its depth."""
        if self.bus is None:
            self.connect ()
        look = Look (self.bus, root, self.timeout)
        for item in look.read (deepest).in_order ():
            try:
                if item.has_role (role) and look.shows (item):
                    accessible = self.accessible_of (root, item)
                    if accessible is not None and matches (name, name_of (accessible)):
                        yield accessible, len (item.above)
            except GLib.Error:
                continue  # it went in the middle of the look
