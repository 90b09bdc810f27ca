"""test-main-job — a file is opened, edited and found again; drafts survive the end of the process

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re

import newsroom_ui

SAMPLE = os.environ['NEWSROOM_SAMPLE']
HEADLINE = re.compile ('^Harbour Town Votes')


def saved (ui):
    """Waits until the header says that the article is saved."""
    ui.find (None, re.compile ('^Saved '))


def test_opens_a_file (ui):
    ui.start (SAMPLE)
    ui.find ('text', None)
    ui.wait_for (lambda: [a for a in ui.find_all ('text') if HEADLINE.match (ui.text (a))])
    ui.wait_for (lambda: [a for a in ui.find_all () if a.get_name () == 'Ann Example'])
    saved (ui)
    ui.stop ()
    articles = ui.cli_json ('list')
    assert len (articles) == 1 and HEADLINE.match (articles[0]['headline']), articles


def test_opens_a_file_once (ui):
    ui.start (SAMPLE)
    saved (ui)
    ui.stop ()
    ui.start (SAMPLE)
    saved (ui)
    ui.stop ()
    assert len (ui.cli_json ('list')) == 1


def test_new_article_survives_a_kill (ui):
    ui.start ()
    ui.key ('ctrl+n')
    ui.find (None, 'Untitled')
    ui.type_into (ui.find ('text', 'Headline'), 'Council opens bridge')
    # In the header and, after the commit, in the list
    ui.wait_for (lambda: len (ui.find_all ('label', 'Council opens bridge')) >= 2)
    saved (ui)
    ui.kill ()
    assert [a['headline'] for a in ui.cli_json ('list')] == ['Council opens bridge']


def test_speaks_german (ui):
    ui.start (SAMPLE, language='de')
    ui.find (None, re.compile ('^Gespeichert '))
    ui.find ('label', 'Autoren')
    ui.stop ()


newsroom_ui.main ()
