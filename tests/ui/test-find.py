"""test-find — finds and replaces in the body of the article, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

import newsroom_ui

BODY = ('The old bridge closes. A drawbridge is no Bridge, and bridges are many.\n\n'
        'Ann Example crossed it; Ben Beispiel did not.')


def open_body (ui, text=BODY, **options):
    story = ui.folder / 'story.md'
    story.write_text ('# Headline\n\n%s' % text, encoding='utf-8')
    ui.start (str (story), **options)
    body = ui.find ('text', re.compile ('^(Body|Text)$'))
    ui.wait_for (lambda: ui.text (body) == text)
    ui.focus (body)
    ui.key ('ctrl+Home')
    return body


def find (ui, text, key='ctrl+f'):
    """Opens the bar and types what is looked for."""
    ui.key (key)
    entry = ui.find (None, re.compile ('^(Find in the body|Im Text suchen)$'))
    ui.wait_for (lambda: ui.has_state (entry, 'focused'))
    ui.type_text (text)
    return entry


def says (ui, text):
    """What the bar says of what it found; it is read to a screen reader by its role."""
    ui.find (None, text)


def is_selected (ui, body, text, at=None):
    def is_it ():
        iface = body.get_text_iface ()
        if iface.get_n_selections () == 0:
            return False
        selection = newsroom_ui.Atspi.Text.get_selection (body, 0)
        return (newsroom_ui.Atspi.Text.get_text (body, selection.start_offset, selection.end_offset) == text
                and (at is None or selection.start_offset == at))
    ui.wait_for (is_it, what='“%s” to be selected' % text)


def go_to (ui, name):
    """Gives a text the keyboard by the mouse, with all that it holds selected if it is an entry."""
    text = ui.find ('text', name)
    ui.click_at (text)
    ui.wait_for (lambda: ui.has_state (text, 'focused'))
    return text


def replace_by (ui, text):
    entry = go_to (ui, 'Replace with')
    ui.key ('ctrl+a')
    ui.type_text (text)
    ui.wait_for (lambda: ui.text (entry) == text)


def choose (ui, letter):
    """Takes an option of the menu by its underlined letter."""
    ui.click (ui.find (None, re.compile ('^(Find Options|Suchoptionen)$')))
    ui.take_item (letter)


def test_find (ui):
    body = open_body (ui)
    entry = find (ui, 'bridge')
    says (ui, '1 of 4')
    is_selected (ui, body, 'bridge', 8)
    ui.screenshot ('find-light')
    ui.key ('Return')
    says (ui, '2 of 4')
    is_selected (ui, body, 'bridge', 29)
    ui.key ('F3')
    says (ui, '3 of 4')
    ui.key ('ctrl+g')
    says (ui, '4 of 4')
    ui.key ('Return')
    says (ui, '1 of 4')
    says (ui, 'Went on from the beginning.')
    ui.key ('shift+Return')
    says (ui, '4 of 4')
    says (ui, 'Went on from the end.')
    ui.key ('shift+F3')
    says (ui, '3 of 4')
    ui.key ('ctrl+shift+g')
    says (ui, '2 of 4')
    ui.gone (None, 'Went on from the end.')
    assert ui.has_state (entry, 'focused')
    ui.key ('ctrl+a')
    ui.type_text ('absent')
    says (ui, 'No results')
    ui.key ('ctrl+a')
    ui.type_text ('crossed')
    is_selected (ui, body, 'crossed')
    ui.key ('Escape')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    is_selected (ui, body, 'crossed')
    ui.gone (None, 'Find in the body')
    assert ui.text (body) == BODY
    ui.stop ()


def test_where (ui):
    """Ctrl+F is for the article that is open, but where the list has the keyboard for the list;
    Ctrl+Shift+F is always for that."""
    def searches_list ():
        ui.wait_for (lambda: any (ui.has_state (t, 'focused') for t in ui.find_all (None, 'Search articles')))
    body = open_body (ui)
    ui.key ('shift+ctrl+Right', 'ctrl+f')
    entry = ui.find (None, 'Find in the body')
    ui.wait_for (lambda: ui.has_state (entry, 'focused') and ui.text (entry) == 'The')
    says (ui, '1 of 1')
    # Two lines are not what is looked for
    ui.key ('Escape')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.key ('ctrl+Home', 'shift+ctrl+End', 'ctrl+f')
    ui.wait_for (lambda: ui.has_state (entry, 'focused') and ui.text (entry) == 'The')
    go_to (ui, 'Headline')
    ui.key ('ctrl+f')
    ui.wait_for (lambda: ui.has_state (entry, 'focused'))
    ui.key ('ctrl+shift+f')
    searches_list ()
    ui.key ('Escape')
    ui.key ('shift+F6')
    ui.wait_for (lambda: any (ui.has_state (row, 'focused') for row in ui.find_all ('list item')))
    ui.key ('ctrl+f')
    searches_list ()
    ui.key ('Escape', 'ctrl+w')
    ui.find ('label', 'No Article Selected')
    ui.key ('ctrl+f')
    searches_list ()
    ui.stop ()


def test_options (ui):
    body = open_body (ui)
    find (ui, 'bridge')
    says (ui, '1 of 4')
    choose (ui, 'w')
    says (ui, '1 of 2')
    choose (ui, 'c')
    says (ui, '1 of 1')
    ui.key ('Escape')
    ui.stop ()
    # They are remembered
    body = open_body (ui)
    find (ui, 'Bridge')
    says (ui, '1 of 1')
    is_selected (ui, body, 'Bridge')
    choose (ui, 'w')
    choose (ui, 'c')
    says (ui, '1 of 4')
    ui.stop ()


def test_expressions (ui):
    body = open_body (ui)
    entry = find (ui, '(', key='ctrl+h')
    choose (ui, 'r')
    says (ui, 'A “)” is missing, at character 2.')
    go_to (ui, 'Find in the body')
    ui.key ('ctrl+a')
    ui.type_text (r'(\w+) (Example|Beispiel)')
    says (ui, '1 of 2')
    is_selected (ui, body, 'Ann Example')
    replacement = ui.find ('text', 'Replace with')
    assert '“$10” is the tenth group' in replacement.get_description (), replacement.get_description ()
    replace_by (ui, r'\3')
    says (ui, r'There is no group “\3”, only “\1” to “\2”.')
    ui.screenshot ('find-error')
    ui.key ('ctrl+a')
    ui.type_text (r'$2, ${1}')
    ui.key ('Return')
    ui.wait_for (lambda: ui.text (body) == BODY.replace ('Ann Example', 'Example, Ann'))
    says (ui, '1 of 1')
    is_selected (ui, body, 'Ben Beispiel')
    ui.key ('Return')
    ui.wait_for (lambda: 'Example, Ann crossed it; Beispiel, Ben did not.' in ui.text (body))
    says (ui, 'No results')
    go_to (ui, 'Body')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: 'Example, Ann crossed it; Ben Beispiel did not.' in ui.text (body))
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == BODY)
    # What is typed in the text is counted too
    says (ui, re.compile ('2 results|1 of 2|2 of 2'))
    ui.key ('ctrl+End')
    ui.type_text (' Cleo Example')
    says (ui, '3 results')
    ui.stop ()


def test_in_selection (ui):
    body = open_body (ui)
    # The second line of words
    ui.key ('ctrl+End', 'shift+Home', 'ctrl+f')
    entry = ui.find (None, 'Find in the body')
    ui.wait_for (lambda: ui.has_state (entry, 'focused'))
    ui.key ('ctrl+a')
    ui.type_text ('e')
    says (ui, re.compile ('of 13'))
    choose (ui, 's')
    says (ui, 'Only in the selection.')
    says (ui, re.compile ('of 6'))
    ui.key ('ctrl+h')
    replace_by (ui, 'E')
    ui.click (ui.find ('push button', 'Replace All'))
    first, last = BODY.split ('\n\n')
    ui.wait_for (lambda: ui.text (body) == first + '\n\n' + last.replace ('e', 'E'))
    # It is still the same selection that is searched
    says (ui, re.compile ('^6 results|of 6'))
    ui.stop ()


def test_the_word_that_is_taken_is_typed_over (ui):
    body = open_body (ui)
    ui.key ('ctrl+Home', 'ctrl+shift+Right', 'ctrl+f')
    entry = ui.find (None, 'Find in the body')
    ui.wait_for (lambda: ui.has_state (entry, 'focused') and ui.text (entry) != '')
    says (ui, re.compile ('1 of'))
    ui.type_text ('e')
    ui.wait_for (lambda: ui.text (entry) == 'e')
    ui.key ('Escape')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.stop ()


def test_keyboard_stays_when_nothing_is_left_to_replace (ui):
    open_body (ui, 'a bridge, a bridge')
    find (ui, 'bridge', key='ctrl+h')
    says (ui, '1 of 2')
    replace_by (ui, 'ferry')
    ui.click_at (ui.find ('push button', 'Replace All'))
    replacement = ui.find (None, 'Replace with')
    ui.wait_for (lambda: ui.has_state (replacement, 'focused'))
    ui.key ('Escape')
    ui.gone (None, 'Replace with')
    ui.stop ()


def test_replace_all (ui):
    text = '\n\n'.join (['a bridge, a Bridge'] * 50)
    body = open_body (ui, text)
    find (ui, 'bridge', key='ctrl+h')
    says (ui, '1 of 100')
    replace_by (ui, 'ferry')
    ui.click (ui.find ('push button', 'Replace All'))
    ui.toast ('100 replaced')
    assert ui.text (body) == text.lower ().replace ('bridge', 'ferry')
    # The bar says so too, and not that there is nothing, until something else is looked for
    ui.find ('status bar', '100 replaced')
    assert not ui.find_all (None, 'No results')
    ui.screenshot ('find-replaced')
    for words in 'brid', 'bridge':
        go_to (ui, 'Find in the body')
        ui.key ('ctrl+a')
        ui.type_text (words)
        says (ui, 'No results')
    go_to (ui, 'Body')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == text)
    says (ui, re.compile ('100'))
    ui.key ('ctrl+shift+z')
    ui.wait_for (lambda: ui.text (body) == text.lower ().replace ('bridge', 'ferry'))
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == text)
    ui.click (ui.find ('push button', 'Replace All'))
    ui.toast ('100 replaced')
    ui.click (ui.toast (re.compile ('Undo$'), 'push button'))
    ui.wait_for (lambda: ui.text (body) == text)
    ui.stop ()
    ui.cli ('export', '1', '--to', 'markdown', '-o', ui.folder / 'out.md')
    assert text in (ui.folder / 'out.md').read_text (encoding='utf-8')


def test_preview (ui):
    body = open_body (ui)
    find (ui, 'bridge', key='ctrl+h')
    says (ui, '1 of 4')
    replace_by (ui, 'ferry')
    ui.click (ui.find ('push button', 'Preview…'))
    ui.activate ()
    ui.find ('push button', 'Replace 4')
    ui.screenshot ('find-preview')
    # The second is left out, and the third, which comes back
    ui.key ('Down', 'space')
    ui.find ('push button', 'Replace 3')
    rows = ui.find_all ('list item', within=ui.find ('list', 'What would be replaced'))
    assert all (row.get_name () for row in rows), 'a row without a name'
    ui.wait_for (lambda: [row.get_description () for row in rows] == ['Will be replaced', 'Stays as it is', 'Will be replaced', 'Will be replaced'])
    ui.key ('Down', 'Return')
    ui.find ('push button', 'Replace 2')
    ui.key ('space')
    ui.click (ui.find ('push button', 'Replace 3'))
    ui.wait_for (lambda: ui.text (body) == BODY.replace ('old bridge', 'old ferry').replace ('no Bridge', 'no ferry').replace ('bridges', 'ferrys'))
    ui.toast ('3 replaced')
    go_to (ui, 'Body')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == BODY)
    # None, and all
    ui.click (ui.find ('push button', 'Preview…'))
    ui.activate ()
    ui.click (ui.find ('check box', 'All'))
    ui.wait_for (lambda: not ui.has_state (ui.find ('push button', re.compile ('^Replace 0$')), 'sensitive'))
    ui.click (ui.find ('check box', 'All'))
    ui.find ('push button', 'Replace 4')
    ui.key ('Escape')
    ui.gone ('push button', 'Replace 4')
    assert ui.text (body) == BODY
    ui.stop ()


def open_needles (ui, n=8000):
    """A long text in which there is more to replace than is done at once."""
    text = '\n\n'.join (['needle in the haystack, needle and thread, a needle'] * n)
    body = open_body (ui, text)
    find (ui, 'needle', key='ctrl+h')
    says (ui, re.compile ('^1 of %s$' % f'{3 * n:,}'.replace (',', '.?')))
    replace_by (ui, 'pin')
    return body, text


def begin_to_replace (ui, body):
    """From the end; it may be over before one looks."""
    ui.click (ui.find ('push button', 'Replace All'))
    ui.wait_for (lambda: ui.text (body).endswith ('a pin'))


def test_progress (ui):
    """Nothing that is typed comes between, and all is one step."""
    body, text = open_needles (ui, 8000)
    go_to (ui, 'Body')
    ui.key ('ctrl+End')
    replaced = text.replace ('needle', 'pin')
    begin_to_replace (ui, body)
    ui.screenshot ('find-progress')
    ui.toast (re.compile ('^24.?000 replaced$'))
    ui.wait_for (lambda: ui.text (body) == replaced)
    go_to (ui, 'Body')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == text)
    # What is stopped stays as it is then, and is one step too
    begin_to_replace (ui, body)
    for stop in ui.find_all ('push button', 'Stop'):
        ui.click (stop)
    ui.toast (re.compile ('replaced$'))
    assert ui.text (body).endswith ('a pin')
    go_to (ui, 'Body')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == text)
    ui.stop ()


def versions (ui):
    """Each body that the library ever got."""
    return {(ui.cli_json ('show', '1', '--revision', str (version['number']))['body_markdown'] or '').strip ()
            for version in ui.cli_json ('history', '1')}


def test_no_half_is_saved (ui):
    """What takes longer than a save is due: neither to replace nor to undo leaves a half in the library, and
    what is typed then is written, or it is said that one has to wait."""
    body, text = open_needles (ui, 12000)
    replaced = text.replace ('needle', 'pin')
    begin_to_replace (ui, body)
    ui.toast (re.compile ('^36.?000 replaced$'))
    ui.wait_for (lambda: ui.text (body) == replaced)
    ui.find (None, re.compile ('^Saved '))
    go_to (ui, 'Body')
    ui.key ('ctrl+z')
    ui.toast ('Undoing…')
    ui.screenshot ('find-undoing')
    ui.type_text ('Lost')
    ui.wait_for (lambda: ui.text (body) == text)
    ui.gone ('label', 'Undoing…')
    ui.find (None, re.compile ('^Saved '))
    # Stopped, it goes back to where it was
    ui.key ('ctrl+shift+z')
    ui.toast ('Redoing…')
    ui.key ('Escape')
    ui.gone ('label', 'Redoing…')
    assert ui.text (body) == text
    ui.key ('ctrl+End')
    ui.type_text ('.')
    ui.wait_for (lambda: ui.text (body) == text + '.')
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.text (body) == text)
    ui.stop ()
    assert versions (ui) <= {text, replaced, text + '.'}


def test_a_key_right_after (ui):
    """What is done in a moment is waited for by the next key."""
    body, text = open_needles (ui, 400)
    begin_to_replace (ui, body)
    ui.toast (re.compile ('^1.?200 replaced$'))
    go_to (ui, 'Body')
    ui.key ('ctrl+End', 'ctrl+z', 'ctrl+End')
    ui.type_text ('!')
    ui.wait_for (lambda: ui.text (body) == text + '!')
    ui.stop ()


def test_headline_and_standfirst (ui):
    """The bar says what is in the texts above the body, and goes there."""
    text = 'No word of it is here, but one that closes.'
    path = newsroom_ui.write (ui, 'story.md', '---\ntitle: Bridge closes at Bridgeport\nstandfirst: The bridge is old\n---\n\n' + text)
    ui.start (path)
    body, headline, standfirst = (ui.find ('text', name) for name in ('Body', 'Headline', 'Standfirst'))
    ui.wait_for (lambda: ui.text (body) == text and ui.text (standfirst) == 'The bridge is old')
    ui.focus (body)
    entry = find (ui, 'bridge')
    says (ui, 'Not in the body')
    says (ui, '2 results in the headline, 1 result in the standfirst')
    ui.wait_for (lambda: entry.get_description () == 'Not in the body 2 results in the headline, 1 result in the standfirst')
    ui.screenshot ('find-headline')
    for field, match, at in ((headline, 'Bridge', 0), (headline, 'Bridge', 17), (standfirst, 'bridge', 4), (headline, 'Bridge', 0)):
        ui.key ('alt+h')
        is_selected (ui, field, match, at)
        ui.wait_for (lambda: ui.has_state (field, 'focused'))
    # What is written there counts
    ui.type_text ('Pier')
    says (ui, '1 result in the headline, 1 result in the standfirst')
    ui.key ('ctrl+z')
    says (ui, '2 results in the headline, 1 result in the standfirst')
    ui.key ('Escape')
    ui.gone (None, 'Find in the body')
    assert ui.has_state (headline, 'focused') and ui.text (headline) == 'Bridge closes at Bridgeport'
    # Beside what is in the body; nowhere is said once
    find (ui, 'closes')
    says (ui, '1 of 1')
    says (ui, '1 result in the headline')
    is_selected (ui, body, 'closes')
    ui.key ('ctrl+a')
    ui.type_text ('absent')
    says (ui, 'No results')
    ui.gone ('push button', 'Go There')
    ui.stop ()


def test_expression_that_is_too_hard_for_the_headline (ui):
    """It is not said to be nowhere, and can be found beside that."""
    path = newsroom_ui.write (ui, 'story.md', '---\ntitle: %sb\nstandfirst: Aa\n---\n\nText.' % ('a' * 60))
    ui.start (path)
    ui.focus (ui.find ('text', 'Body'))
    find (ui, 'q')
    says (ui, 'No results')
    choose (ui, 'r')
    go_to (ui, 'Find in the body')
    ui.key ('ctrl+a')
    ui.type_text ('(a+)+$')
    says (ui, 'Not in the body')
    says (ui, '1 result in the standfirst\nThis expression takes too long in the headline.')
    ui.key ('alt+h')
    is_selected (ui, ui.find ('text', 'Standfirst'), 'Aa')
    # The way there is only shown where there is something
    ui.key ('ctrl+a')
    ui.type_text ('Bb')
    says (ui, 'This expression takes too long in the headline.')
    ui.gone ('push button', 'Go There')
    ui.stop ()


def test_other_article (ui):
    """Another article that is opened meanwhile waits until all is replaced, and so does the end."""
    body, text = open_needles (ui)
    begin_to_replace (ui, body)
    ui.key ('ctrl+n')
    ui.wait_for (lambda: ui.text (ui.find ('text', 'Body')) == '')
    ui.key ('ctrl+w')
    ui.stop ()
    ui.cli ('export', '1', '--to', 'markdown', '-o', ui.folder / 'out.md')
    assert text.replace ('needle', 'pin') in (ui.folder / 'out.md').read_text (encoding='utf-8')


def test_close (ui):
    body, text = open_needles (ui)
    begin_to_replace (ui, body)
    ui.key ('ctrl+w')
    ui.find ('label', 'No Article Selected')
    ui.stop ()
    ui.cli ('export', '1', '--to', 'markdown', '-o', ui.folder / 'out.md')
    assert text.replace ('needle', 'pin') in (ui.folder / 'out.md').read_text (encoding='utf-8')


def test_quit (ui):
    body, text = open_needles (ui)
    begin_to_replace (ui, body)
    ui.key ('ctrl+q')
    ui.wait_end ()
    ui.cli ('export', '1', '--to', 'markdown', '-o', ui.folder / 'out.md')
    assert text.replace ('needle', 'pin') in (ui.folder / 'out.md').read_text (encoding='utf-8')


def test_long (ui):
    """What is found far away comes in sight, and the marks beside the text tell where there is more."""
    lines = ['A paragraph of many words, number %d.' % i for i in range (400)]
    for i in (20, 150, 151, 390):
        lines[i] += ' Here lies a needle.'
    body = open_body (ui, '\n\n'.join (lines))
    find (ui, 'needle')
    says (ui, '1 of 4')
    ui.key ('Return', 'Return')
    says (ui, '3 of 4')
    is_selected (ui, body, 'needle')
    ui.screenshot ('find-long')
    ui.key ('Escape')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.type_text ('pin')
    ui.wait_for (lambda: ui.text (body).count ('needle') == 3)
    ui.stop ()


def test_scripts (ui):
    body = open_body (ui, 'قال سلام ثم قال\n\n👩‍🚀 and 👩 fly\n\nDie Straße, die STRASSE')
    entry = find (ui, 'قال', key='ctrl+h')
    says (ui, '1 of 2')
    ui.key ('Return')
    says (ui, '2 of 2')
    is_selected (ui, body, 'قال', 12)
    ui.key ('ctrl+a')
    ui.type_text ('👩')
    says (ui, '1 of 1')
    replace_by (ui, '👨‍🚒')
    ui.key ('Return')
    ui.wait_for (lambda: '👩‍🚀 and 👨‍🚒 fly' in ui.text (body))
    go_to (ui, 'Find in the body')
    ui.key ('ctrl+a')
    ui.type_text ('strasse')
    says (ui, re.compile ('of 2'))
    ui.screenshot ('find-scripts')
    ui.stop ()


def test_german (ui):
    body = open_body (ui, language='de', dark=True)
    find (ui, 'bridge', key='ctrl+h')
    says (ui, '1 von 4')
    ui.screenshot ('find-german-dark')
    ui.resize (360, 640)
    ui.key ('shift+Return')
    says (ui, 'Weiter vom Ende an.')
    ui.screenshot ('find-german-narrow')
    ui.click (ui.find ('push button', 'Vorschau…'))
    ui.activate ()
    ui.find ('push button', '4 ersetzen')
    ui.screenshot ('find-german-preview')
    ui.key ('Escape')
    ui.gone ('push button', '4 ersetzen')
    ui.click (ui.find (None, 'Suchoptionen'))
    ui.find (None, 'Ganze Wörter')
    ui.screenshot ('find-german-options')
    ui.key ('Escape')
    ui.stop ()


newsroom_ui.main ()
