"""c_source — just enough of C's syntax for the checkers: comments, strings and functions

SPDX-License-Identifier: GPL-3.0-or-later

Relies on the layout that .clang-format makes sure of: a function's name and its braces begin in
the first column, and the brace of a block stands alone on its line.
"""

import re

TOKEN = re.compile (r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
NAME = re.compile (r'^([A-Za-z_]\w*) \(')


def blank (text, keep_strings=False):
    """The text with comments, and unless kept the insides of strings, made spaces; every line
    stays where it is."""
    def replace (match):
        token = match[0]
        if token[0] == '/':
            return re.sub (r'[^\n]', ' ', token)
        return token if keep_strings else token[0] + ' ' * (len (token) - 2) + token[-1]
    return TOKEN.sub (replace, text)


def strings (text):
    """Each string literal with its line number, adjacent ones joined as the compiler does."""
    joined = []
    end = None
    for match in TOKEN.finditer (text):
        if match[0][0] == '"':
            if joined and not text[end:match.start ()].strip ():
                joined[-1][1] += match[0][1:-1]
            else:
                joined.append ([text.count ('\n', 0, match.start ()) + 1, match[0][1:-1]])
            end = match.end ()
    return [tuple (pair) for pair in joined]


class Function:
    def __init__ (self, name, first, last, lines):
        self.name = name
        self.first = first
        self.last = last
        self.lines = lines

    @property
    def size (self):
        return self.last - self.first + 1

    def nesting (self):
        """How deep blocks stand in blocks, and the line of the deepest; the function's own
        braces are 0. Braces of initializers do not count."""
        deepest, line_of_deepest = 0, self.first
        stack = []
        for number, line in enumerate (self.lines, self.first):
            for column, character in enumerate (line):
                if character == '{':
                    stack.append (line.strip () == '{')
                    depth = sum (stack) - 1
                    if depth > deepest:
                        deepest, line_of_deepest = depth, number
                elif character == '}' and stack:
                    stack.pop ()
        return deepest, line_of_deepest


def functions (text):
    """The functions that the text defines, in order. Line numbers count from 1."""
    found = []
    lines = blank (text).split ('\n')
    name, first = None, 0
    body = None
    for number, line in enumerate (lines, 1):
        match = NAME.match (line)
        if body is None and match:
            name, first = match[1], number
        elif body is None and line.endswith (';'):
            name = None
        elif body is None and line.startswith ('{') and name:
            body = number
        elif body is not None and line.startswith ('}'):
            found.append (Function (name, first, number, lines[first - 1:number]))
            name, body = None, None
    return found


def closing (code, start):
    """Returns: where the parenthesis that opens at start closes"""
    depth = 0
    for i in range (start, len (code)):
        depth += {'(': 1, ')': -1}.get (code[i], 0)
        if depth == 0:
            return i
    return len (code)
