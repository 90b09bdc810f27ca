"""test-editor — the fields and the body of an article, by real keys

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import re
import sqlite3
import subprocess

import gi

import newsroom_ui

gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

WORDS = {
    'ascii': 'the editor of the example gazette watches the clock above the desk',
    'accents': 'à l’été le projet déjà amendé fut voté où çà et là on chahuta fort',
    'cjk': '新聞編輯在截稿前看著牆上的時鐘並且把最後一段文字刪掉再寫一次直到主編說可以為止他才回家吃飯睡覺明天又是新的一天還要早起去採訪市長和橋樑工程師們',
}


def field (ui, name):
    return ui.find ('text', name)


def new_article (ui):
    ui.start ()
    ui.key ('ctrl+n')
    ui.wait_for (lambda: field (ui, 'Headline'))


def copy (text):
    """Puts text into the clipboard, as another program does; xclip stays to hand it out."""
    subprocess.run (['xclip', '-in', '-selection', 'clipboard'], input=text.encode (), check=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)


def write_body (ui, text):
    body = field (ui, 'Body')
    ui.click_at (body)
    ui.type_text (text)
    ui.wait_for (lambda: ui.text (body) == text)
    return body


def shows (ui, accessible, text):
    ui.wait_for (lambda: ui.text (accessible) == text, what=f'“{text}” in place of “{ui.text (accessible)}”')


def check_backspaces (ui, words):
    story = ui.folder / 'story.md'
    story.write_text (f'# Headline\n\n{words}', encoding='utf-8')
    ui.start (str (story))
    body = field (ui, 'Body')
    shows (ui, body, words)
    ui.click_at (body)
    for n in range (1, 61):
        ui.key ('ctrl+End')
        ui.key (*['BackSpace'] * n)
        shows (ui, body, words[:-n])
        ui.key ('ctrl+z')
        shows (ui, body, words)
        assert ui.caret (body) == len (words)
    ui.stop ()
    assert ui.cli_json ('show', '1')['body_markdown'].strip () == words


def test_undo_of_backspaces_in_ascii (ui):
    check_backspaces (ui, WORDS['ascii'])


def test_undo_of_backspaces_in_accents (ui):
    check_backspaces (ui, WORDS['accents'])


def test_undo_of_backspaces_in_cjk (ui):
    check_backspaces (ui, WORDS['cjk'])


def test_undo_of_deletes_and_of_words (ui):
    words = WORDS['accents']
    story = ui.folder / 'story.md'
    story.write_text (f'# Headline\n\n{words}', encoding='utf-8')
    ui.start (str (story))
    body = field (ui, 'Body')
    shows (ui, body, words)
    ui.click_at (body)
    for n in (1, 22, 23, 24, 60):
        ui.key ('ctrl+Home')
        ui.key (*['Delete'] * n)
        shows (ui, body, words[n:])
        ui.key ('ctrl+z')
        shows (ui, body, words)
    ui.key ('ctrl+End')
    ui.key (*['ctrl+BackSpace'] * 4)
    shows (ui, body, words[:words.index ('là on chahuta fort')])
    ui.key (*['ctrl+z'] * 4)
    shows (ui, body, words)
    ui.stop ()


def test_undo_goes_back_to_nothing_and_forward (ui):
    new_article (ui)
    text = 'One **two** three.\n\n- four'
    body = write_body (ui, text)
    ui.key (*['ctrl+z'] * 12)
    shows (ui, body, '')
    ui.key (*['ctrl+y'] * 6)
    ui.key (*['ctrl+shift+z'] * 6)
    shows (ui, body, text)
    ui.stop ()


def test_keys_lead_through_the_fields (ui):
    new_article (ui)
    ui.click_at (field (ui, 'Headline'))
    ui.type_text ('Bridge opens\n')
    ui.type_text ('After three years')
    ui.key ('Tab')
    ui.type_text ('By Ann Example and Bo Sample')
    ui.key ('Tab')
    ui.type_text ('EXAMPLE TOWN')
    ui.key ('Down')
    ui.type_text ('The bridge is open.')
    ui.key ('shift+Tab')
    ui.type_text (', March 18')
    shows (ui, field (ui, 'Headline'), 'Bridge opens')
    shows (ui, field (ui, 'Standfirst'), 'After three years')
    # The library is asked for them
    for name in ('Ann Example', 'Bo Sample'):
        ui.find ('panel', 'Author, ' + name)
    ui.stop ()

    article = ui.cli_json ('show', '1')
    assert article['headline'] == 'Bridge opens'
    assert article['standfirst'] == 'After three years'
    assert article['byline'] == 'By Ann Example and Bo Sample'
    assert [author['name'] for author in article['authors']] == ['Ann Example', 'Bo Sample']
    assert 'March 18' in article['dateline'] and 'EXAMPLE TOWN' in article['dateline']
    assert article['body_markdown'].strip () == 'The bridge is open.'


def test_a_byline_finds_the_author_of_that_name (ui):
    new_article (ui)
    for words in ('First', 'Second'):
        ui.click_at (field (ui, 'Byline'))
        ui.type_text ('By Ann Example')
        write_body (ui, words)
        ui.find ('panel', 'Author, Ann Example')
        ui.key ('ctrl+s')
        ui.key ('ctrl+n')
        shows (ui, field (ui, 'Body'), '')
    ui.stop ()
    assert [author['name'] for author in ui.cli_json ('authors')] == ['Ann Example']


def test_a_byline_typed_last_makes_credits (ui):
    """Also when the window closes as soon as it is typed, and one name of it is known."""
    for byline, expected in (('By Ann Example', {'Ann Example'}),
                             ('By Ann Example and Bob Sample', {'Ann Example', 'Bob Sample'})):
        new_article (ui)
        ui.click_at (field (ui, 'Byline'))
        ui.type_text (byline)
        ui.key ('ctrl+q')
        ui.wait_end ()
        assert {author['name'] for author in ui.cli_json ('authors')} == expected
        newest = max (ui.cli_json ('list'), key=lambda article: article['id'])
        assert {author['name'] for author in ui.cli_json ('show', newest['id'])['authors']} == expected


def test_the_credits_follow_the_byline (ui):
    """Else another would be exported than the one whom the reader sees."""
    new_article (ui)
    for byline, expected in (('By Ann Example', ['Ann Example']),
                             ('By Bob Sample', ['Bob Sample']),
                             ('By Bob Sample and Zoe Newcomer', ['Bob Sample', 'Zoe Newcomer']),
                             ('By our correspondents', ['Bob Sample', 'Zoe Newcomer']),
                             ('By Ann Example', ['Ann Example'])):
        ui.click_at (field (ui, 'Byline'))
        ui.key ('ctrl+a')
        ui.type_text (byline)
        ui.key ('Tab')
        ui.wait_for (lambda: [panel.get_name () for panel in ui.find_all ('panel', re.compile ('^Author, '))] ==
                     ['Author, ' + name for name in expected], what='the authors of ' + byline)
        shows (ui, field (ui, 'Byline'), byline)
    ui.stop ()
    shown = ui.cli_json ('show', ui.cli_json ('list')[0]['id'])
    assert (shown['byline'], [author['name'] for author in shown['authors']]) == ('By Ann Example', ['Ann Example'])
    # One who was there before is not made again
    assert sorted (author['name'] for author in ui.cli_json ('authors')) == ['Ann Example', 'Bob Sample', 'Zoe Newcomer']


def test_a_word_typed_over_a_selection_is_one_step (ui):
    new_article (ui)
    body = write_body (ui, 'one two')
    ui.key ('ctrl+shift+Left')
    ui.type_text ('six')
    shows (ui, body, 'one six')
    ui.key ('ctrl+z')
    shows (ui, body, 'one two')
    selected = newsroom_ui.Atspi.Text.get_selection (body, 0)
    assert (selected.start_offset, selected.end_offset) == (4, 7)
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'one six')
    assert ui.caret (body) == 7


def test_each_field_has_its_own_undo (ui):
    new_article (ui)
    headline = field (ui, 'Headline')
    ui.click_at (headline)
    ui.type_text ('Bridge')
    body = write_body (ui, 'Words')
    ui.click_at (headline)
    ui.key ('ctrl+z')
    shows (ui, headline, '')
    shows (ui, body, 'Words')
    ui.stop ()


def test_another_article_keeps_its_own_text (ui):
    new_article (ui)
    write_body (ui, 'First article')
    ui.key ('ctrl+n')
    body = field (ui, 'Body')
    shows (ui, body, '')
    write_body (ui, 'Second article')
    ui.stop ()
    bodies = {ui.cli_json ('show', str (n))['body_markdown'].strip () for n in (1, 2)}
    assert bodies == {'First article', 'Second article'}


def long_story (ui, text):
    """An article of one paragraph that is too long; gives the headline's field."""
    story = ui.folder / 'long.md'
    story.write_text ('# Headline\n\n' + text)
    ui.start (story)
    headline = field (ui, 'Headline')
    shows (ui, headline, 'Headline')
    ui.find ('label', 'A Paragraph Is Too Long to Be Shown')
    return headline


def test_a_paragraph_of_two_megabytes_is_kept (ui):
    """The window goes on working: it answers keys, and SIGTERM."""
    text = 'The clock above the desk stands still. ' * 52000
    headline = long_story (ui, text.strip ())
    ui.click_at (headline)
    ui.key ('ctrl+End')
    ui.type_text (' news')
    shows (ui, headline, 'Headline news')
    ui.stop ()
    article = ui.cli_json ('show', '1')
    assert article['headline'] == 'Headline news'
    assert article['body_markdown'].strip () == text.strip ()


def test_a_long_paragraph_is_split (ui):
    text = 'The clock above the desk stands still. ' * 3000
    long_story (ui, text.strip ())
    split = ui.find ('push button', 'Split Into Paragraphs')
    ui.click_at (split)
    body = field (ui, 'Body')
    ui.wait_for (lambda: ui.text (body).split () == text.split ())
    assert '\n\n' in ui.text (body)
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.key ('ctrl+z')
    ui.wait_for (lambda: ui.has_state (split, 'focused'))
    ui.stop ()
    assert ui.cli_json ('show', '1')['body_markdown'].strip () == text.strip ()


def test_a_headline_of_two_megabytes (ui):
    story = ui.folder / 'long.md'
    story.write_text ('---\ntitle: %s\n---\n\nWords.\n' % ('clock ' * 350000).strip ())
    ui.start (story)
    ui.click (ui.find ('push button', 'Split Into Paragraphs'))
    body = field (ui, 'Body')
    ui.wait_for (lambda: ui.text (body).endswith ('clock\n\nWords.'))
    ui.stop ()
    article = ui.cli_json ('show', '1')
    assert not article['headline'], len (article['headline'])
    assert article['body_markdown'].split () == ['clock'] * 350000 + ['Words.']


def test_a_long_paragraph_is_pasted (ui):
    new_article (ui)
    body = write_body (ui, 'before ')
    copy ('The clock above the desk stands still. ' * 2600)
    ui.key ('ctrl+v')
    split = ui.find ('push button', 'Split Into Paragraphs')
    ui.wait_for (lambda: ui.has_state (split, 'focused'))
    ui.key ('Tab', 'Tab', 'space')
    shows (ui, body, 'before ')
    ui.wait_for (lambda: ui.has_state (body, 'focused'))
    ui.type_text ('after')
    shows (ui, body, 'before after')


def bold_at (ui, accessible, offset):
    """Whether a character is shown in bold."""
    attributes = newsroom_ui.Atspi.Text.get_attribute_run (accessible, offset, False)[0]
    return attributes.get ('weight') == '700'


def test_styling_survives_undo (ui):
    new_article (ui)
    body = write_body (ui, 'one **two** three')
    ui.wait_for (lambda: bold_at (ui, body, 6) and not bold_at (ui, body, 1))
    ui.key ('ctrl+a', 'Delete')
    shows (ui, body, '')
    ui.key ('ctrl+z')
    shows (ui, body, 'one **two** three')
    ui.wait_for (lambda: bold_at (ui, body, 6) and not bold_at (ui, body, 1) and not bold_at (ui, body, 14))


def test_styling_survives_undo_of_many_lines (ui):
    kept = 'line **0** of many\n\n'
    text = kept + '\n\n'.join (f'line **{n}** of many' for n in range (1, 101))
    story = ui.folder / 'story.md'
    story.write_text ('# Headline\n\n' + text)
    ui.start (str (story))
    body = field (ui, 'Body')
    shows (ui, body, text)
    ui.click_at (body)
    ui.key ('ctrl+Home', 'Down', 'Down')
    ui.wait_for (lambda: ui.caret (body) == len (kept))
    ui.key ('ctrl+shift+End', 'Delete')
    shows (ui, body, kept)
    ui.wait_for (lambda: bold_at (ui, body, 7) and not bold_at (ui, body, 1))
    ui.key ('ctrl+z')
    shows (ui, body, text)
    last = text.index ('100')
    ui.wait_for (lambda: bold_at (ui, body, 7) and bold_at (ui, body, last) and not bold_at (ui, body, last + 8))


def open_two (ui, first, second):
    """Two articles, the second one open and its body focused."""
    for name, text in (('First', first), ('Second', second)):
        (ui.folder / (name + '.md')).write_text ('# %s\n\n%s' % (name, text))
    # An order that does not change with what is written
    subprocess.run (['gsettings', 'set', 'com.example.Newsroom', 'sort', 'headline'], check=True, timeout=60)
    ui.start (ui.folder / 'First.md', ui.folder / 'Second.md')
    ui.wait_for (lambda: len (ui.find_all ('list item')) == 2)
    ui.key ('ctrl+Page_Up')
    opened (ui, 'First')
    ui.key ('ctrl+Page_Down')
    opened (ui, 'Second')
    body = field (ui, 'Body')
    ui.click_at (body)
    ui.wait_for (lambda: ui.has_state (body, 'focused'))


def opened (ui, headline):
    ui.wait_for (lambda: ui.text (field (ui, 'Headline')) == headline, what='the article ' + headline)
    return field (ui, 'Body')


def test_typing_after_a_switch_goes_to_the_other_article (ui):
    open_two (ui, 'a', 'b')
    for i in range (5):
        ui.key ('ctrl+Page_Up')
        ui.type_text ('u', 30)
        ui.key ('ctrl+Page_Down')
        ui.type_text ('d', 30)
    ui.wait_for (lambda: ui.text (field (ui, 'Body')).count ('d') == 5)
    ui.stop ()
    bodies = {a['headline']: ui.cli_json ('show', str (a['id']))['body_markdown'].strip () for a in ui.cli_json ('list')}
    assert sorted (bodies['First']) == sorted ('auuuuu') and sorted (bodies['Second']) == sorted ('bddddd'), bodies


def damage (ui, headline):
    """Changes the text of an article in the library behind its back, in both copies."""
    number = next (article['id'] for article in ui.cli_json ('list') if article['headline'] == headline)
    with contextlib.closing (sqlite3.connect (ui.library)) as connection, connection:
        assert connection.execute ("UPDATE article SET body = 'Damaged.' WHERE id = ?", (number,)).rowcount == 1
        assert connection.execute ("UPDATE revision SET body = 'Damaged.' WHERE article = ?", (number,)).rowcount > 0


def test_typing_for_an_article_that_cannot_be_opened (ui):
    """It goes nowhere: what is still open is another article."""
    open_two (ui, 'The first.', 'The second.')
    ui.key ('ctrl+Page_Up')
    opened (ui, 'First')
    ui.stop ()
    damage (ui, 'Second')
    ui.start ()
    opened (ui, 'First')
    body = field (ui, 'Body')
    ui.focus (body)
    before = ui.text (body)
    for name in ('ctrl+Page_Down', *'typed', 'space', 'Return', 'space'):
        ui.display.press_named (name)
    ui.find ('label', 'The Article Could Not Be Opened')
    ui.type_text ('more\nwords')
    ui.key ('ctrl+Page_Up')
    shows (ui, opened (ui, 'First'), before)
    ui.key ('ctrl+Page_Down')
    ui.find ('label', 'The Article Could Not Be Opened')
    ui.stop ()
    first = next (article['id'] for article in ui.cli_json ('list') if article['headline'] == 'First')
    assert ui.cli_json ('show', first)['body_text'].strip () == before.strip ()


def test_undo_goes_on_after_a_switch (ui):
    open_two (ui, 'alpha', 'beta')
    body = field (ui, 'Body')
    ui.key ('ctrl+End')
    ui.type_text ('more')
    shows (ui, body, 'betamore')
    ui.key ('ctrl+Page_Up')
    opened (ui, 'First')
    ui.key ('ctrl+z')
    ui.key ('ctrl+Page_Down')
    shows (ui, opened (ui, 'Second'), 'betamore')
    ui.key ('ctrl+z')
    shows (ui, body, 'beta')
    ui.key ('ctrl+shift+z')
    shows (ui, body, 'betamore')
    ui.key ('ctrl+Page_Up')
    shows (ui, opened (ui, 'First'), 'alpha')


def test_caret_and_scroll_come_back (ui):
    open_two (ui, 'alpha', '\n\n'.join ('Paragraph %d.' % i for i in range (300)))
    body = field (ui, 'Body')
    ui.key ('ctrl+End', 'Up', 'Up')
    ui.wait_for (lambda: ui.caret (body) > 3000)

    def top ():
        return newsroom_ui.Atspi.Text.get_character_extents (body, 0, newsroom_ui.Atspi.CoordType.WINDOW).y
    tops = []

    def rests ():
        tops.append (top ())
        return tops[-1] < -1000 and tops[-3:] == tops[-1:] * 3
    ui.wait_for (rests)
    caret, before = ui.caret (body), tops[-1]
    ui.key ('ctrl+Page_Up')
    opened (ui, 'First')
    ui.key ('ctrl+Page_Down')
    opened (ui, 'Second')
    ui.wait_for (lambda: ui.caret (body) == caret and abs (top () - before) < 40, what='%d and %d' % (caret, before))


def test_a_paste_has_one_kind_of_line_end (ui):
    new_article (ui)
    body = write_body (ui, 'before ')
    copy ('one\r\ntwo\rthree\n')
    ui.key ('ctrl+v')
    shows (ui, body, 'before one\ntwo\nthree\n')
    ui.stop ()
    assert ui.cli_json ('show', '1')['body_markdown'].rstrip () == 'before one\ntwo\nthree'


def test_letters_of_any_script (ui):
    new_article (ui)
    text = 'Où l’été ça, Žluť, правда, 新聞編輯'
    write_body (ui, text)
    ui.stop ()
    assert ui.cli_json ('show', '1')['body_markdown'].strip () == text


def test_what_is_composed_has_room (ui):
    """A headline that is full: an input method writes on its next line"""
    ui.start (env={'GTK_IM_MODULE': 'gtk-im-context-simple'})
    ui.key ('ctrl+n')
    headline = field (ui, 'Headline')
    ui.focus (headline)

    def height ():
        return ui.resting_place (headline).height
    one_line = height ()
    ui.type_text ('Council ' + 'opens ' * 3)
    assert height () == one_line
    while height () == one_line:
        ui.type_text ('n')
    ui.key ('BackSpace')
    ui.wait_for (lambda: height () == one_line)
    text = ui.text (headline)
    ui.key ('ctrl+shift+u')
    ui.type_text ('1f')
    ui.wait_for (lambda: height () > one_line, what='a second line')
    ui.screenshot ('editor-composed')
    ui.key ('Escape')
    ui.wait_for (lambda: height () == one_line)
    assert ui.text (headline) == text
    ui.stop ()


def test_colours_can_be_asked_for (ui):
    """As a screen reader does at each step of the caret: GTK 4.8 crashed where a tag has a colour."""
    ui.start (str (newsroom_ui.write (ui, 'story.md', '# Council\n\n> A [link](https://example.org), **TK** {>> note <<} `x`.')))
    body = field (ui, 'Body')
    ui.wait_for (lambda: 'link' in ui.text (body))
    runs = [Atspi.Text.get_attribute_run (body, i, True)[0] for i in range (len (ui.text (body)))]
    assert all ('fg-color' in run for run in runs)
    ui.stop ()


newsroom_ui.main ()
