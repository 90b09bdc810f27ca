"""newsroom_text — how a text looks and where it is in the window, as assistive technologies are told

SPDX-License-Identifier: GPL-3.0-or-later

What is told differs between versions of GTK: a test asks here, and not AT-SPI.
"""

import newsroom_tree
import newsroom_ui
from newsroom_ui import Atspi


def runs (accessible, start, end):
    """The parts of a text that look the same, as (start, end, attributes). GTK 4.18 says of what has
    no attributes that it ends at 0: there each character is asked for."""
    found = []
    while start < end:
        attributes, _, stop = Atspi.Text.get_attribute_run (accessible, start, False)
        attributes = attributes or {}
        stop = min (stop, end) if stop > start else start + 1
        if found and found[-1][2] == attributes:
            found[-1] = (found[-1][0], stop, attributes)
        else:
            found.append ((start, stop, attributes))
        start = stop
    return found


class Box:
    """A place in the window, in pixels."""

    def __init__ (self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height


def character_box (accessible, offset):
    """Where a character of a text view is in the window; None where GTK does not tell.

    GTK 4.18 tells it only of what has a width, and goes from left to right. So what has none, as
    the end of a line, is after what stands before it in its line, and an empty line is below the
    line above it, or else above the one below. Of a line from right to left it tells nothing."""
    box = Atspi.Text.get_character_extents (accessible, offset, Atspi.CoordType.WINDOW)
    if box.height > 0:
        return box
    text = newsroom_tree.text_of (accessible)
    start, end = line_of (text, offset)
    if start < end:
        before = nearest_box (accessible, range (offset - 1, start - 1, -1))
        return before and Box (before.x + before.width, before.y, 0, before.height) or nearest_box (accessible, range (offset + 1, end))
    above = start > 0 and nearest_box (accessible, reversed (range (*line_of (text, start - 1))))
    if above:
        return Box (above.x, above.y + above.height, 0, above.height)
    below = end < len (text) and nearest_box (accessible, range (*line_of (text, end + 1)))
    return Box (below.x, below.y, 0, 0) if below else None


def line_of (text, offset):
    """Where the line of a character begins and ends, which may be its own end."""
    end = text.find ('\n', offset)
    return text.rfind ('\n', 0, offset) + 1, end if end >= 0 else len (text)


def nearest_box (accessible, offsets):
    """The first box of these characters that GTK tells."""
    boxes = (Atspi.Text.get_character_extents (accessible, offset, Atspi.CoordType.WINDOW) for offset in offsets)
    return next ((box for box in boxes if box.height > 0), None)
