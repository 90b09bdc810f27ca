"""newsroom_display — the X display: its keyboard, its pointer, and the windows on it

SPDX-License-Identifier: GPL-3.0-or-later

Keys and clicks go through XTEST to whatever window has the keyboard or lies under the pointer,
as those of a person do. settle () makes them certain: it pings the application as a window
manager does, and GDK answers when it comes to the ping among its events, so all that was sent
before has been handled by then.
"""

import select
import time

from Xlib import XK, X, Xatom, display, error
from Xlib.ext import xtest
from Xlib.protocol import event

MODIFIERS = {'ctrl': 'Control_L', 'shift': 'Shift_L', 'alt': 'Alt_L', 'super': 'Super_L'}


class Display:
    def __init__ (self):
        self.x = display.Display ()
        # Windows come and go while they are looked at
        self.x.set_error_handler (lambda *_: None)
        self.root = self.x.screen ().root
        # Answers to pings go to the root window
        self.root.change_attributes (event_mask=X.SubstructureNotifyMask)
        first = self.x.display.info.min_keycode
        rows = self.x.get_keyboard_mapping (first, self.x.display.info.max_keycode - first + 1)
        self.spare = [first + i for i, row in enumerate (rows) if not any (row)]
        self.keys = {}
        for i, row in enumerate (rows):
            for shift, symbol in enumerate (row[:2]):
                if symbol:
                    self.keys.setdefault (symbol, (first + i, shift == 1))
        self.n_pings = 0

    # Windows

    def values (self, window, name, kind):
        found = window.get_full_property (self.x.intern_atom (name), kind)
        return list (found.value) if found is not None else []

    def windows (self, pid):
        """The windows of a process that the window manager has, the newest last. Menus and
        tooltips are none of them."""
        found = []
        for number in self.values (self.root, '_NET_CLIENT_LIST', Xatom.WINDOW):
            window = self.x.create_resource_object ('window', number)
            try:
                if self.values (window, '_NET_WM_PID', Xatom.CARDINAL) == [pid]:
                    found.append (window)
            except error.XError:
                pass
        return found

    def has_keyboard (self, window):
        """Whether keys go to a window: by the window manager, and by the server."""
        if self.values (self.root, '_NET_ACTIVE_WINDOW', Xatom.WINDOW) != [window.id]:
            return False
        focus = self.x.get_input_focus ().focus
        try:
            # What has it may be a window within the window
            while not isinstance (focus, int) and focus.id not in (window.id, self.root.id):
                focus = focus.query_tree ().parent
        except error.XError:
            return False
        return not isinstance (focus, int) and focus.id == window.id

    def menus (self, pid):
        """The menus and tooltips of a process that show."""
        windows = self.windows (pid)
        mask = self.x.display.info.resource_id_mask
        found = []
        for window in self.root.query_tree ().children:
            try:
                attributes = window.get_attributes ()
            except error.XError:
                continue
            # The numbers of the windows of one program differ in these bits alone
            if (windows and window.id & ~mask == windows[0].id & ~mask
                    and attributes.override_redirect and attributes.map_state == X.IsViewable):
                found.append (window)
        return found

    def size (self, window):
        """Width and height in pixels."""
        geometry = window.get_geometry ()
        return geometry.width, geometry.height

    def states (self, window):
        """What the window manager says of a window: {'FULLSCREEN', 'MAXIMIZED_VERT', …}."""
        return {self.x.get_atom_name (atom).replace ('_NET_WM_STATE_', '')
                for atom in self.values (window, '_NET_WM_STATE', Xatom.ATOM)}

    def resize (self, window, width, height):
        window.configure (width=width, height=height)
        self.x.sync ()

    # What an application has handled

    def settle (self, pid, timeout):
        """Waits until a process has handled all events that were sent to it, and gives
        whether it has: one that has no window any more will not."""
        first = self.n_pings + 1
        deadline = time.monotonic () + timeout
        while time.monotonic () < deadline:
            windows = self.windows (pid)
            if not windows:
                return False
            # Again and again, as the window may go before it answers
            self.ping (windows[0])
            if self.has_answered (first, 0.5):
                return True
        return False

    def ping (self, window):
        self.n_pings += 1
        data = [self.x.intern_atom ('_NET_WM_PING'), self.n_pings, window.id, 0, 0]
        window.send_event (event.ClientMessage (window=window, client_type=self.x.intern_atom ('WM_PROTOCOLS'),
                                                data=(32, data)))
        self.x.flush ()

    def has_answered (self, first, timeout):
        """Whether a ping of this number or a later one is answered in time."""
        deadline = time.monotonic () + timeout
        while True:
            while self.x.pending_events ():
                answer = self.x.next_event ()
                if answer.type == X.ClientMessage and answer.window == self.root:
                    atom, number = answer.data[1][:2]
                    if atom == self.x.intern_atom ('_NET_WM_PING') and number >= first:
                        return True
            left = deadline - time.monotonic ()
            if left <= 0:
                return False
            select.select ([self.x], [], [], left)

    # The keyboard and the pointer

    def find_key (self, symbol):
        """The key code of a symbol, and whether it needs Shift. One that no key has is given to
        a spare key, and stays there: nobody can read the key before the map that says what it is."""
        if symbol not in self.keys:
            code = self.spare.pop ()
            self.x.change_keyboard_mapping (code, [(symbol, symbol)])
            self.x.sync ()
            self.keys[symbol] = (code, False)
        return self.keys[symbol]

    def press (self, symbol, modifiers=()):
        code, shift = self.find_key (symbol)
        held = [self.find_key (XK.string_to_keysym (MODIFIERS[name]))[0] for name in modifiers]
        if shift and 'shift' not in modifiers:
            held.append (self.find_key (XK.XK_Shift_L)[0])
        for key in [*held, code]:
            xtest.fake_input (self.x, X.KeyPress, key)
        for key in [code, *reversed (held)]:
            xtest.fake_input (self.x, X.KeyRelease, key)
        self.x.sync ()

    def press_named (self, name):
        """Presses a key by its name, as 'a', 'Return' or 'ctrl+shift+f'."""
        *modifiers, key = name.split ('+')
        symbol = XK.string_to_keysym (key)
        assert symbol, 'no key is named %r' % key
        self.press (symbol, modifiers)

    def press_character (self, character):
        code = ord (character)
        # Unicode's first 256 characters are symbols themselves
        self.press (code if code < 0x100 else 0x1000000 + code)

    def move (self, window, x, y):
        """Moves the pointer to a place in a window, or of the screen."""
        (window or self.root).warp_pointer (x, y)
        self.x.sync ()

    def click (self, button):
        xtest.fake_input (self.x, X.ButtonPress, button)
        xtest.fake_input (self.x, X.ButtonRelease, button)
        self.x.sync ()
