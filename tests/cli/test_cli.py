#!/usr/bin/env python3
"""test_cli.py — newsroom-cli, command by command, on libraries and files of every kind
SPDX-License-Identifier: GPL-3.0-or-later

NEWSROOM_CLI names the program to test.
"""

import array
import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import termios
import time
import unittest

CLI = os.environ["NEWSROOM_CLI"]
TIMEOUT = 60
NOBODY = 65534
PAGE = os.sysconf("SC_PAGE_SIZE")

STORY = """Council Votes to Plant Ten Thousand Trees

The council of Example Town voted on Tuesday to plant ten thousand trees along its roads.

“It will be cooler in summer,” said the mayor. The price is 2 * 3 * 4 thousand.

Author

  • The Example Gazette - News for Samples

    Ann Example has written about towns and trees for ten years.
"""

MARKDOWN = """---
title: A Second Story
author: Bo Sample
tags: [one, two]
---

Some *words* about the second story.
"""

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000000020001e221bc330000000049454e44ae426082")


FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Eastmere Courier</title>
<item><title>The Ferry</title><guid>urn:example:ferry</guid><description>It sails again.</description></item>
<item><title>The Bridge</title><guid>urn:example:bridge</guid><description>It closes for a week.</description></item>
</channel></rss>
"""


class Case(unittest.TestCase):
    """A test with a folder and a library of its own."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="newsroom-test-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.library = self.folder / "library" / "library.db"
        self.env = {**os.environ, "NEWSROOM_LIBRARY": str(self.library), "HOME": str(self.folder)}

    def put(self, name, contents):
        path = self.folder / name
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return path

    def start(self, *arguments, **options):
        return subprocess.Popen([CLI, *map(str, arguments)], env=self.env, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **options)

    def run_cli(self, *arguments, expect=0, stdin=b"", program=CLI, complains=False, **options):
        """Runs it, checks the exit status, and gives what it said on both outputs."""
        done = subprocess.run([program, *map(os.fsencode, arguments)], env=self.env, input=stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT, **options)
        output, errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, expect, f"{arguments}: {output}{errors}")
        if expect == 0 and not complains:
            self.assertEqual(errors, "")
        else:
            self.assertNotEqual(errors, "")
            self.assertNotIn("Traceback", errors)
        return output, errors

    def add(self, name="story.txt", contents=STORY):
        """Imports a file and gives the number of its article."""
        output, _ = self.run_cli("import", self.put(name, contents))
        return output.split("\t")[0]


    def wait_for_bytes(self, pipe, count):
        """Waits until so many bytes can be read from a pipe."""
        waiting = array.array("i", [0])
        end = time.monotonic() + TIMEOUT
        while waiting[0] < count:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
            fcntl.ioctl(pipe, termios.FIONREAD, waiting)


class General(Case):
    def test_version(self):
        output, _ = self.run_cli("--version")
        self.assertRegex(output, r"^newsroom-cli \d+\.\d+\.\d+\n$")

    def test_libraries(self):
        """It runs where there is no display, and starts at once: it links nothing that needs one. Cairo, and with it
        X11, comes with Poppler."""
        done = subprocess.run(["ldd", CLI], capture_output=True, check=True, timeout=TIMEOUT)
        names = [line.split()[0] for line in done.stdout.decode().splitlines()]
        self.assertTrue([name for name in names if name.startswith("libsqlite3.")])
        for name in names:
            for wrong in ("gtk", "gdk", "gsk", "adwaita", "pango", "graphene", "wayland", "enchant", "GL"):
                self.assertFalse(name.startswith(f"lib{wrong}"), name)

    def test_help(self):
        output, _ = self.run_cli("--help")
        commands = ("authors", "backup", "backups", "check", "convert", "export", "export-everything", "import", "import-everything", "list", "new",
                    "restore", "revert", "show")
        for command in commands:
            self.assertIn(f"  {command} ", output)
            text, _ = self.run_cli(command, "--help")
            self.assertIn(f"newsroom-cli {command}", text)
            self.assertEqual("--library" in text, command != "convert")

    def test_usage(self):
        for words in ((), ("burn",), ("--burn",), ("list", "--burn"), ("list", "word"),
                      ("list", "--state", "burning"), ("list", "--sort", "smell"), ("list", "--limit", "-1"),
                      ("list", "--limit", "0"), ("convert", "--to", "text", "--width", "-1", "x"),
                      ("convert", "--to", "text", "--width", "39", "x"),
                      ("export", "1", "--to", "text", "-o", "x", "--width", "1"),
                      ("export", "1", "--to", "text", "-o", "x", "--earlier", "1"),
                      ("export", "1", "--to", "original", "-o", "x", "--earlier", "-1"),
                      ("show",), ("show", "x"), ("show", "0"), ("show", "1", "2"), ("import",),
                      ("import", "--replace", "--keep-both", "x"), ("import", "--from", "papyrus", "x"),
                      ("backup", "a", "b"), ("backup", "missing/"), ("backup", "missing/copy.db"), ("backups", "missing"),
                      ("backups", "a", "b"), ("check", "x"), ("export-everything",), ("export-everything", "a", "b"), ("import-everything",), ("restore",), ("restore", "a", "b"),
                      ("new",), ("new", "--headline", " "), ("authors", "x"), ("convert", "x"),
                      ("convert", "--to", "html"), ("convert", "--to", "papyrus", "x"),
                      ("convert", "--from", "papyrus", "--to", "html", "x"), ("convert", "--to", "html", "x", "y"),
                      ("export", "--to", "html", "-o", "x"), ("export", "1", "-o", "x"), ("export", "1", "--to", "html"),
                      ("export", "1", "--to", "docx", "-o", "x"), ("export", "one", "--to", "html", "-o", "x"),
                      ("export", "1", "2", "--to", "html", "-o", "x"),
                      ("list", "--library", ""), ("--library", "", "list"),
                      ("new", "--headline", b"a\xff"), ("list", "--query", b"\xff"), ("list", "--author", b"\xff"),
                      (b"\xff\x1b[2J",), ("list", "--state", b"\xff"), ("convert", "--to", b"\xff\x1b[2J", "x")):
            with self.subTest(words):
                _, errors = self.run_cli(*words, expect=2)
                self.assertIn("--help", errors)
                self.assertNotIn("\x1b", errors)
                self.assertNotIn("conversion", errors)
        self.assertFalse(self.library.exists())

    def test_words_without_a_language(self):
        """What a script gives and gets is UTF-8, whether or not it runs in a language."""
        self.env.update({"LC_ALL": "C", "LANGUAGE": ""})
        self.run_cli("new", "--headline", "Jörg’s Story")
        output, _ = self.run_cli("list", "--query", "jörg")
        self.assertIn("Jörg’s Story", output)
        _, errors = self.run_cli("convert", self.folder / "Jörg.txt", "--to", "text", expect=3)
        self.assertIn("Could not open “Jörg.txt”", errors)

    def test_library_path(self):
        story = self.put("story.txt", STORY)
        given = self.folder / "given.db"
        self.run_cli("--library", given, "import", story)
        self.assertTrue(given.exists())
        self.run_cli("import", story, "--library", self.folder / "other.db")
        self.assertTrue((self.folder / "other.db").exists())
        self.assertFalse(self.library.exists())

        del self.env["NEWSROOM_LIBRARY"]
        self.env["XDG_DATA_HOME"] = str(self.folder / "data")
        self.run_cli("import", story)
        default = self.folder / "data" / "newsroom" / "library.db"
        self.assertEqual(stat.S_IMODE(default.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(default.parent.stat().st_mode), 0o700)

    def test_output_that_cannot_be_written(self):
        self.add()
        with open("/dev/full", "wb") as full:
            for words in (("list",), ("--help",), ("show", "1"), ("convert", "--to", "html", self.folder / "story.txt")):
                with self.subTest(words):
                    done = subprocess.run([CLI, *map(str, words)], env=self.env, stdout=full,
                                          stderr=subprocess.PIPE, timeout=TIMEOUT)
                    self.assertEqual(done.returncode, 1)
                    self.assertIn("Could not write the output", done.stderr.decode())

        read_end, write_end = os.pipe()
        os.close(read_end)
        with open(write_end, "wb") as closed:
            done = subprocess.run([CLI, "list"], env=self.env, stdout=closed, stderr=subprocess.PIPE, timeout=TIMEOUT)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Could not write the output", done.stderr.decode())


class Convert(Case):
    def test_formats(self):
        story = self.put("story.txt", STORY)
        page, _ = self.run_cli("convert", story, "--to", "html")
        self.assertIn("<!DOCTYPE html>", page)
        self.assertIn("<h1", page)
        fragment, _ = self.run_cli("convert", story, "--to", "html-fragment")
        self.assertNotIn("<html", fragment)
        self.assertIn("2 * 3 * 4", fragment)
        text, _ = self.run_cli("convert", story, "--to", "text")
        self.assertIn("ten thousand trees along its roads", text.replace("\n", " "))
        markdown, _ = self.run_cli("convert", story, "--to", "markdown")
        self.assertTrue(markdown.startswith("---\n"))
        self.assertFalse(self.library.exists())

    def test_web_page(self):
        """The story of a page, whatever the file is called, and what was left out on standard error."""
        folder = pathlib.Path(__file__).parent.parent / "import" / "data" / "page"
        page = self.put("bridge.html", (folder / "open-graph.html").read_bytes())
        output, errors = self.run_cli("convert", page, "--to", "json", complains=True)
        story = json.loads(output)
        self.assertEqual(story["headline"], "Bridge closes for eleven weeks")
        self.assertEqual(story["published"], "2026-03-18T00:00:00Z")
        self.assertEqual(story["authors"][0]["affiliation"], "Eastmere Courier")
        self.assertEqual(story["keywords"], ["bridge", "harbour"])
        self.assertNotIn("All rights reserved", story["body_text"])
        self.assertIn("5 paragraphs around the story were left out", errors)
        again, _ = self.run_cli("convert", self.put("bridge.txt", page.read_bytes()), "--from", "html", "--to", "markdown", complains=True)
        self.assertIn("[on the board’s site](https://courier.example/plan)", again)

    def test_mail(self):
        """What is quoted in a message does not leave, and is named; what is encrypted is refused."""
        folder = pathlib.Path(__file__).parent.parent / "import" / "data" / "mail"
        message = self.put("story.eml", (folder / "html-reply.eml").read_bytes())
        output, errors = self.run_cli("convert", message, "--to", "json", complains=True)
        story = json.loads(output)
        self.assertEqual(story["headline"], "Fischmarkt zieht um")
        self.assertEqual(story["authors"][0]["email"], "ann@example.org")
        self.assertNotIn("Wann zieht", story["body_text"])
        self.assertIn("2 comments were left out", errors)
        secret = self.put("secret.eml", b"From: a@example.org\nSubject: x\nContent-Type: application/pkcs7-mime\n\nMIAG\n")
        _, errors = self.run_cli("convert", secret, "--to", "json", expect=3)
        self.assertIn("the message is encrypted", errors)

    def test_tracked_changes(self):
        folder = pathlib.Path(__file__).parent.parent / "import" / "data"
        story = self.put("story.fodt", (folder / "odt" / "changes.fodt").read_bytes())
        accepted, _ = self.run_cli("convert", story, "--to", "markdown")
        self.assertIn("The vote is now **surely** on Monday", accepted)
        self.assertEqual(self.run_cli("convert", story, "--to", "markdown", "--tracked-changes=accept")[0], accepted)
        marked, _ = self.run_cli("convert", story, "--to", "markdown", "--tracked-changes=keep")
        self.assertIn("The vote is {--never --}{++now **surely**++} on Monday{-- at the end. At the beginning --}", marked)
        page, _ = self.run_cli("convert", story, "--to", "html", "--tracked-changes=keep")
        self.assertIn("{--never --}{++now <strong>surely</strong>++}", page)
        rich = self.put("story.rtf", (folder / "rtf" / "changes.rtf").read_bytes())
        self.assertIn("The vote is {++now ++}{--never --}on Monday.", self.run_cli("convert", rich, "--to", "text", "--tracked-changes=keep")[0])
        number = self.run_cli("import", "--tracked-changes=keep", story)[0].split("\t")[0]
        self.assertIn("{--never --}{++now", self.run_cli("show", number)[0])
        for command in (("convert", "--to", "text"), ("import",)):
            _, errors = self.run_cli(*command, "--tracked-changes=some", story, expect=2)
            self.assertIn("--tracked-changes takes “accept” or “keep”, not “some”", errors)

    def test_word_document(self):
        folder = pathlib.Path(__file__).parent.parent / "import" / "data" / "docx"
        story = self.put("story.docx", (folder / "pandoc.docx").read_bytes())
        markdown, errors = self.run_cli("convert", story, "--to", "markdown", complains=True)
        self.assertIn("title: Harbour fire kills two\n", markdown)
        self.assertIn("> We saw the smoke at once, said Bo Sample.\n", markdown)
        self.assertIn("1 picture was not kept", errors)
        again, _ = self.run_cli("convert", story, "--from", "docx", "--to", "markdown", complains=True)
        self.assertEqual(again, markdown)
        text = self.put("story.odt", (folder.parent / "odt" / "pandoc.odt").read_bytes())
        opened, _ = self.run_cli("convert", text, "--to", "markdown", complains=True)
        self.assertIn("> We saw the smoke at once, said Bo Sample.\n", opened)
        rich = self.put("story.rtf", (folder.parent / "rtf" / "libreoffice.rtf").read_bytes())
        opened, _ = self.run_cli("convert", rich, "--to", "markdown", complains=True)
        self.assertIn("> We saw the smoke at once, said Bo Sample.\n", opened)
        pages = self.put("story.pdf", (folder.parent / "pdf" / "three-columns.pdf").read_bytes())
        opened, errors = self.run_cli("convert", pages, "--to", "markdown", complains=True)
        self.assertIn("title: A winter without a boat\n", opened)
        self.assertIn("with eleven passengers, two bicycles and a piano. From November to March", opened)
        self.assertIn("The text is approximate", errors)
        _, errors = self.run_cli("convert", folder.parent / "pdf" / "password.pdf", "--to", "markdown", expect=3)
        self.assertIn("it is protected with a password", errors)
        story.write_bytes(story.read_bytes()[:2000])
        output, errors = self.run_cli("convert", story, "--to", "markdown", expect=3)
        self.assertEqual(output, "")
        self.assertIn("“story.docx”: the file is damaged", errors)

    def test_several_in_one_file(self):
        """One by its number, or all as JSON."""
        feed = self.put("feed.xml", FEED)
        _, errors = self.run_cli("convert", feed, "--to", "markdown", expect=3)
        self.assertIn("“feed.xml” holds 2 articles", errors)
        self.assertIn("--part", errors)
        for number, headline in (("1", "The Ferry"), ("2", "The Bridge")):
            markdown, _ = self.run_cli("convert", feed, "--part", number, "--to", "markdown")
            self.assertIn(f"title: {headline}\n", markdown)
        output, _ = self.run_cli("convert", feed, "--to", "json")
        self.assertEqual([article["headline"] for article in json.loads(output)], ["The Ferry", "The Bridge"])
        for words in ((feed, "--part", "3"), (self.put("story.txt", STORY), "--part", "2")):
            self.run_cli("convert", *words, "--to", "json", expect=3)
        self.run_cli("convert", feed, "--part", "-1", "--to", "json", expect=2)

    def test_comments_are_named(self):
        story = self.put("story.md", "# Council\n\nThe mayor {>> ask <<} spoke. {>> when <<}\n")
        markdown, errors = self.run_cli("convert", story, "--to", "markdown", complains=True)
        self.assertNotIn("{>>", markdown)
        self.assertIn("2 comments were left out.", errors)
        output, _ = self.run_cli("convert", story, "--to", "json", complains=True)
        self.assertIn("2 comments were left out.", json.loads(output)["report"]["dropped"])
        self.run_cli("import", story)
        _, errors = self.run_cli("export", "1", "--to", "markdown", "--output", "-", complains=True)
        self.assertIn("2 comments were left out.", errors)

    def test_json(self):
        output, _ = self.run_cli("convert", self.put("story.txt", STORY), "--to", "json")
        article = json.loads(output)
        self.assertEqual(list(article), ["headline", "kicker", "standfirst", "dateline", "byline", "authors", "published",
                                         "updated", "language", "section", "keywords", "slug", "site", "state",
                                         "body_markdown", "body_text", "word_count", "report"])
        self.assertEqual(list(article["authors"][0]), ["name", "role", "affiliation", "tagline", "biography", "email", "url"])
        self.assertEqual(list(article["report"]), ["notes", "dropped", "format", "encoding", "recognised", "characters"])
        for name, value in article.items():
            kinds = {"authors": list, "keywords": list, "report": dict, "word_count": int}
            self.assertIsInstance(value, kinds.get(name, (str, type(None))), name)
        self.assertEqual(article["headline"], "Council Votes to Plant Ten Thousand Trees")
        author = article["authors"][0]
        self.assertEqual(author["name"], "Ann Example")
        self.assertEqual(author["affiliation"], "The Example Gazette")
        self.assertEqual(author["tagline"], "News for Samples")
        self.assertEqual(author["biography"], "Ann Example has written about towns and trees for ten years.")
        self.assertTrue(article["report"]["notes"])
        self.assertEqual(article["report"]["dropped"], [])

    def test_standard_input(self):
        output, _ = self.run_cli("convert", "-", "--to", "json", stdin=STORY.encode())
        self.assertEqual(json.loads(output)["headline"], "Council Votes to Plant Ten Thousand Trees")
        output, _ = self.run_cli("convert", "-", "--from", "markdown", "--to", "json", stdin=MARKDOWN.encode())
        self.assertEqual(json.loads(output)["headline"], "A Second Story")

    def test_what_is_left_out_is_named(self):
        ended = self.put("ended.txt", "Council Votes\n\nThe council voted.\n\n-30-\n")
        process = self.start("convert", ended, "--to", "text")
        printed, said = process.communicate(timeout=TIMEOUT)
        self.assertEqual((process.returncode, printed), (0, b"Council Votes\n\nThe council voted.\n"))
        self.assertIn("“-30-”", said.decode())
        self.assertIn(str(ended), said.decode())

    def test_encodings(self):
        expected, _ = self.run_cli("convert", self.put("story.txt", STORY), "--to", "json")
        body = json.loads(expected)["body_markdown"]
        for name, contents in (("bom.txt", b"\xef\xbb\xbf" + STORY.encode()), ("utf16.txt", STORY.encode("utf-16")),
                               ("utf16be.txt", b"\xfe\xff" + STORY.encode("utf-16-be")),
                               ("crlf.txt", STORY.replace("\n", "\r\n").encode()),
                               ("cr.txt", STORY.replace("\n", "\r").encode()),
                               ("nel.txt", STORY.replace("\n", "\x85").encode()),
                               ("cp1252.txt", STORY.encode("cp1252"))):
            with self.subTest(name):
                output, _ = self.run_cli("convert", self.put(name, contents), "--to", "json")
                self.assertEqual(json.loads(output)["body_markdown"], body)

    def test_width(self):
        story = self.put("story.txt", "Headline\n\n" + "word " * 100 + "\n")
        wrapped, _ = self.run_cli("convert", story, "--to", "text")
        self.assertLessEqual(max(map(len, wrapped.split("\n"))), 72)
        narrow, _ = self.run_cli("convert", story, "--to", "text", "--width", "40")
        self.assertLessEqual(max(map(len, narrow.split("\n"))), 40)
        lines, _ = self.run_cli("convert", story, "--to", "text", "--width", "0")
        self.assertGreater(max(map(len, lines.split("\n"))), 400)
        usual, _ = self.run_cli("convert", story, "--to", "text", "--width", "72")
        self.assertEqual(usual, wrapped)

    def test_output(self):
        story = self.put("story.txt", STORY)
        page = self.folder / "page.html"
        self.run_cli("convert", story, "--to", "html", "-o", page)
        before = page.read_bytes()
        self.assertIn(b"<!DOCTYPE html>", before)
        _, errors = self.run_cli("convert", story, "--to", "text", "-o", page, expect=1)
        self.assertIn("page.html", errors)
        self.assertEqual(page.read_bytes(), before)
        self.run_cli("convert", story, "--to", "text", "-o", page, "--force")
        self.assertNotEqual(page.read_bytes(), before)
        self.assertEqual([path for path in self.folder.iterdir() if path.name.startswith(".")], [])

    def test_two_of_one_name(self):
        """Not even --force lets one input take the place of another."""
        output = self.folder / "output"
        output.mkdir()
        (output / "story.txt").write_text("old")
        inputs = (self.put("story.txt", STORY), self.put("story.md", MARKDOWN))
        for place in (output, "output", "./output/"):
            with self.subTest(place):
                self.run_cli("convert", *inputs, "--to", "text", "-o", place, "--force", cwd=self.folder)
                self.assertEqual(sorted(path.name for path in output.iterdir()), ["story-2.txt", "story.txt"])
                self.assertIn("Ten Thousand Trees", (output / "story.txt").read_text())
                self.assertIn("A Second Story", (output / "story-2.txt").read_text())

    def test_output_is_no_place(self):
        self.put("story.txt", STORY)
        for place, word in (("pages/", "pages/"), ("pages/.", "pages/."), ("story.txt/", "story.txt/"), ("pages/story.html", "no folder for"), ("", "empty")):
            with self.subTest(place):
                _, errors = self.run_cli("convert", "story.txt", "--to", "html", "-o", place, expect=2, cwd=self.folder)
                self.assertIn(word, errors)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["story.txt"])

    def test_output_is_standard_output(self):
        story = self.put("story.txt", STORY)
        expected, _ = self.run_cli("convert", story, "--to", "html")
        page, _ = self.run_cli("convert", story, "--to", "html", "-o", "-", cwd=self.folder)
        self.assertEqual(page, expected)
        self.run_cli("convert", story, story, "--to", "html", "-o", "-", expect=2, cwd=self.folder)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["story.txt"])

    def test_several(self):
        folder = self.folder / "out"
        folder.mkdir()
        files = [self.put("one.txt", STORY), self.put("two.md", MARKDOWN), self.put("three.txt", b"")]
        _, errors = self.run_cli("convert", *files, "--to", "html", "-o", folder, expect=1)
        self.assertIn("three.txt", errors)
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["one.html", "two.html"])

    def test_round_trip(self):
        story = self.put("story.txt", STORY)
        self.run_cli("convert", story, "--to", "markdown", "-o", self.folder / "first.md")
        self.run_cli("convert", self.folder / "first.md", "--to", "markdown", "-o", self.folder / "second.md")
        self.assertEqual((self.folder / "first.md").read_bytes(), (self.folder / "second.md").read_bytes())
        self.run_cli("convert", story, "--to", "text", "-o", self.folder / "first.txt")
        self.run_cli("convert", self.folder / "first.txt", "--to", "text", "-o", self.folder / "second.txt")
        self.assertEqual((self.folder / "first.txt").read_bytes(), (self.folder / "second.txt").read_bytes())


class BadInput(Case):
    """Each gets one clear sentence and status 3, soon, from convert and from import."""

    def refuse(self, argument, *words):
        for command in (("convert", "--to", "html"), ("import",)):
            with self.subTest((command[0], argument)):
                start = time.monotonic()
                output, errors = self.run_cli(*command, argument, expect=3)
                self.assertLess(time.monotonic() - start, 30)
                self.assertEqual(output, "")
                self.assertEqual(errors.count("\n"), 1, errors)
                for word in words:
                    self.assertIn(word, errors)

    def test_what_is_no_file(self):
        fifo = self.folder / "fifo.txt"
        os.mkfifo(fifo)
        self.refuse(fifo, "fifo.txt", "pipe")
        self.refuse("/dev/zero", "device")
        self.refuse("/dev/null", "device")
        output, errors = self.run_cli("convert", "--to", "html", self.folder, expect=3)
        self.assertIn("it is a folder", errors)
        self.refuse("", "The name of the file is empty")
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        done = subprocess.run([CLI, "convert", "-", "--to", "html"], env=self.env, stdin=folder,
                              capture_output=True, timeout=TIMEOUT)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"it is a folder", done.stderr)

    def test_what_is_not_there(self):
        dangling = self.folder / "dangling.txt"
        dangling.symlink_to(self.folder / "missing.txt")
        self.refuse(dangling, "dangling.txt", "not there")
        self.refuse(self.folder / "missing.txt", "missing.txt", "not there")

    def test_what_is_elsewhere(self):
        for uri in ("http://example.org/story.txt", "sftp://example.org/story.txt", "smb://example.org/a/story.txt",
                    "data:text/plain,story", "mailto:ann@example.org"):
            self.refuse(uri, "not a file on this computer")
        self.refuse("file://elsewhere.example.org/etc/hostname", "another computer")

    def test_what_is_no_article(self):
        self.refuse(self.put("empty.txt", b""), "empty.txt")
        self.refuse(self.put("blank.txt", b" \n\n\t\n"), "blank.txt")
        self.refuse(self.put("picture.txt", PNG), "picture.txt")
        self.refuse(self.put("binary.txt", bytes(range(256)) * 64), "binary.txt")

    def test_what_is_too_large(self):
        large = self.put("large.txt", b"")
        os.truncate(large, 65 << 20)
        self.refuse(large, "large.txt", "64 MB")
        os.truncate(large, 5 << 30)
        self.refuse(large, "large.txt", "64 MB")

    def test_what_may_not_be_read(self):
        secret = self.put("secret.txt", STORY)
        secret.chmod(0)
        options = {}
        if os.geteuid() == 0:
            # The program may lie in a folder that is root's alone.
            self.folder.chmod(0o755)
            options = {"program": shutil.copy(CLI, self.folder), "user": NOBODY, "group": NOBODY, "cwd": self.folder}
        _, errors = self.run_cli("convert", secret, "--to", "html", expect=3, **options)
        self.assertIn("permission", errors)

    def test_names(self):
        for name in ("-rf.txt", "%s%n.txt", "a\nb.txt", "x" * 251 + ".txt"):
            with self.subTest(name):
                output, _ = self.run_cli("import", self.put(name, STORY + name))
                self.assertEqual(output.count("\n"), 1)
        path = os.fsencode(self.folder) + b"/\xff\x1b[2J.txt"
        with open(path, "wb") as file:
            file.write(b"")
        done = subprocess.run([os.fsencode(CLI), b"import", path], env=self.env, capture_output=True, timeout=TIMEOUT)
        self.assertEqual(done.returncode, 3)
        self.assertNotIn(b"\x1b", done.stderr)
        for words in (("convert", path, "--to", "html"), ("new", "--headline", "A", "--body-file", path + b".md"),
                      ("list", "--library", path + b".db")):
            _, errors = self.run_cli(*words, expect=3)
            self.assertNotIn("\x1b", errors)

    def test_name_like_an_option(self):
        self.put("-o.txt", STORY)
        output, _ = self.run_cli("convert", "--to", "json", "--", "-o.txt", cwd=self.folder)
        self.assertEqual(json.loads(output)["headline"], STORY.split("\n")[0])
        self.run_cli("import", "--", "-o.txt", cwd=self.folder)


class Import(Case):
    def test_twice(self):
        story = self.put("story.txt", STORY)
        first, _ = self.run_cli("import", story)
        self.assertEqual(first, "1\tCouncil Votes to Plant Ten Thousand Trees\n")
        again, _ = self.run_cli("import", story)
        self.assertEqual(again, first)
        both, _ = self.run_cli("import", story, story, self.put("copy.txt", STORY))
        self.assertEqual(both, first * 3)
        output, _ = self.run_cli("list")
        self.assertEqual(output.count("\n"), 1)

    def test_several(self):
        files = [self.put("story.txt", STORY), self.put("second.md", MARKDOWN), self.put("twin.txt", STORY)]
        output, _ = self.run_cli("import", *files)
        self.assertEqual(output.split("\n")[:3], ["1\tCouncil Votes to Plant Ten Thousand Trees", "2\tA Second Story",
                                                  "1\tCouncil Votes to Plant Ten Thousand Trees"])

    def test_several_in_one_file(self):
        output, _ = self.run_cli("import", self.put("feed.xml", FEED))
        self.assertEqual(output, "1\tThe Ferry\n2\tThe Bridge\n")
        grown = FEED.replace("<item>", "<item><title>The Pier</title><description>Words.</description></item><item>", 1)
        output, _ = self.run_cli("import", self.put("feed.xml", grown))
        self.assertEqual(output, "3\tThe Pier\n1\tThe Ferry\n2\tThe Bridge\n")
        _, errors = self.run_cli("import", self.put("feed.xml", grown.replace("It sails", "It sinks")), expect=1)
        self.assertIn("--replace", errors)

    def test_some_fail(self):
        files = [self.put("story.txt", STORY), self.put("empty.txt", b""), self.put("picture.txt", PNG)]
        output, errors = self.run_cli("import", *files, expect=1)
        self.assertEqual(output.count("\n"), 1)
        self.assertIn("empty.txt", errors)
        self.assertIn("picture.txt", errors)

    def test_changed(self):
        story = self.put("story.txt", STORY)
        self.run_cli("import", story)
        story.write_text(STORY.replace("ten thousand", "nine thousand"))
        _, errors = self.run_cli("import", story, expect=1)
        self.assertIn("--replace", errors)
        output, _ = self.run_cli("import", "--replace", story)
        self.assertEqual(output, "1\tCouncil Votes to Plant Ten Thousand Trees\n")
        self.assertIn("nine thousand", self.run_cli("show", "1")[0])
        again, _ = self.run_cli("import", story)
        self.assertEqual(again, output)

        story.write_text(STORY.replace("ten thousand", "eight thousand"))
        output, _ = self.run_cli("import", "--keep-both", story)
        self.assertEqual(output, "2\tCouncil Votes to Plant Ten Thousand Trees\n")
        self.assertIn("nine thousand", self.run_cli("show", "1")[0])
        self.assertIn("eight thousand", self.run_cli("show", "2")[0])

    def test_source_is_not_touched(self):
        story = self.put("story.txt", STORY)
        before = story.stat()
        self.run_cli("import", story)
        after = story.stat()
        self.assertEqual((before.st_mtime_ns, before.st_ino), (after.st_mtime_ns, after.st_ino))

    def put_folder(self):
        """A folder as somebody sends it, and what is in it that is no story."""
        tray = self.folder / "tray"
        (tray / "deep" / "deeper").mkdir(parents=True)
        (tray / "page_files").mkdir()
        (tray / "circle").symlink_to(tray)
        for name, contents in (("a.txt", STORY), ("deep/b.md", MARKDOWN), ("deep/deeper/twin.txt", STORY), ("empty.txt", b""), ("photo.png", PNG),
                               ("page.html", "<nav><p>Home and more</p></nav><h1>A Page</h1><p>Words of the page.</p>"), ("page_files/frame.html", "<p>Advert</p>"), (".hidden.txt", STORY)):
            self.put("tray/" + name, contents)
        return tray

    def test_folder(self):
        tray = self.put_folder()
        before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tray.rglob("*") if path.is_file()}
        output, errors = self.run_cli("import", tray, expect=1)
        self.assertEqual(output, "1\tCouncil Votes to Plant Ten Thousand Trees\n2\tA Page\n3\tA Second Story\n1\tCouncil Votes to Plant Ten Thousand Trees\n")
        for line in ("3 articles were added", "1 file could not be opened", "1 file was there twice", "3 files or folders were skipped", "1 hidden file or folder was passed by"):
            self.assertIn(line + "\n", errors)
        for words in ("empty.txt”: there is no text", "photo.png”: Newsroom does not read", "circle”: it is a link to a folder", "page_files”: it holds what belongs to the web page"):
            self.assertIn(words, errors)
        self.assertEqual({path: (path.stat().st_mtime_ns, path.read_bytes()) for path in before}, before, "sources are never touched")

        (tray / "empty.txt").unlink()
        again, errors = self.run_cli("import", tray, complains=True)
        self.assertEqual(again, output)
        self.assertIn("0 articles were added\n4 files were in the library already\n", errors)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 3)

    def test_folder_as_data(self):
        tray = self.put_folder()
        output, errors = self.run_cli("import", "--json", tray, expect=1)
        summary = json.loads(output)
        self.assertEqual({name: len(value) for name, value in summary.items() if name != "hidden"},
                         {"failed": 1, "changed": 0, "omissions": 1, "twice": 1, "known": 0, "skipped": 3, "not-reached": 0, "added": 3})
        self.assertEqual(summary["hidden"], 1)
        self.assertEqual(summary["failed"][0]["file"], str(tray / "empty.txt"))
        self.assertIn("there is no text in it", summary["failed"][0]["reason"])
        self.assertEqual(summary["twice"][0]["article"], 1)
        self.assertIn(str(tray / "a.txt"), summary["twice"][0]["reason"])
        self.assertEqual(errors.count("\n"), 1, "only the failure is complained about")

    def start_folder(self):
        """Begins to import a folder of 3,000 stories, and comes back when some are in the library."""
        tray = self.folder / "tray"
        tray.mkdir()
        for i in range(3000):
            self.put(f"tray/{i:04}.txt", STORY + f"\nStory {i}\n")
        process = self.start("import", tray)
        deadline = time.monotonic() + TIMEOUT
        while sum(path.stat().st_size for path in self.library.parent.glob("library.db-wal")) < 1000000:
            self.assertLess(time.monotonic(), deadline)
            self.assertIsNone(process.poll())
            time.sleep(0.01)
        return tray, process

    def check_folder_again(self, tray):
        """What is done stays, and the same again goes on with what is left."""
        done = len(json.loads(self.run_cli("list", "--json")[0]))
        self.assertTrue(0 < done < 3000, done)
        output = json.loads(self.run_cli("import", "--json", tray)[0])
        self.assertEqual((len(output["known"]), len(output["added"])), (done, 3000 - done))

    def test_folder_cancelled(self):
        tray, process = self.start_folder()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=TIMEOUT)
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.assertRegex(errors.decode(), r"^\d+ articles were added\n\d+ files were not reached\n$")
        self.assertEqual(output.count(b"\n"), int(errors.split()[0]))
        self.check_folder_again(tray)

    def test_folder_killed(self):
        """So it is where the power fails."""
        tray, process = self.start_folder()
        process.kill()
        process.communicate(timeout=TIMEOUT)
        self.check_folder_again(tray)

    def test_many(self):
        files = [self.put(f"story-{i}.txt", STORY + str(i)) for i in range(600)]
        output, _ = self.run_cli("import", *files)
        self.assertEqual(len(set(line.split("\t")[0] for line in output.split("\n")[:-1])), 600)

    def test_interrupted(self):
        """What was named before the signal is in the library, and nothing else.

        A pipe that nobody reads from holds the program fast: between two of the articles that it
        replaces, of which it can name no more than a page of lines."""
        story = "Story %d " + 5 * "With a Long Headline " + "\n\n%s words.\n"
        count = PAGE // 20
        files = [self.put(f"{i}.txt", story % (i, "First")) for i in range(count)]
        self.run_cli("import", *files)
        for i in range(count):
            self.put(f"{i}.txt", story % (i, "Other"))

        process = self.start("import", "--replace", *files, pipesize=PAGE)
        self.wait_for_bytes(process.stdout, PAGE - 200)
        process.send_signal(signal.SIGTERM)
        output, errors = process.communicate(timeout=TIMEOUT)
        self.assertEqual(process.returncode, -signal.SIGTERM)
        self.assertEqual(errors, b"")
        named = [line.split("\t")[0] for line in output.decode().split("\n")[:-1]]
        replaced = json.loads(self.run_cli("list", "--query", "other", "--json")[0])
        self.assertTrue(0 < len(named) < count)
        self.assertEqual(set(named), {str(article["id"]) for article in replaced})


class Show(Case):
    def test_list(self):
        self.add()
        self.add("second.md", MARKDOWN)
        output, _ = self.run_cli("list")
        fields = output.split("\n")[0].split("\t")
        self.assertEqual(len(fields), 6)
        self.assertEqual(sorted(line.split("\t")[1] for line in output.split("\n")[:-1]),
                         ["A Second Story", "Council Votes to Plant Ten Thousand Trees"])
        articles = json.loads(self.run_cli("list", "--json", "--sort", "headline")[0])
        self.assertEqual([article["headline"] for article in articles],
                         ["A Second Story", "Council Votes to Plant Ten Thousand Trees"])
        self.assertEqual(articles[1]["state"], "draft")
        self.assertGreater(articles[1]["word_count"], 10)

    def test_list_some(self):
        self.add()
        self.add("second.md", MARKDOWN)
        for words, count in ((("--query", "mayor"), 1), (("--query", 'tre" OR *'), 0), (("--query", "may"), 1),
                             (("--author", "Bo Sample"), 1), (("--author", "Nobody"), 0), (("--limit", "1"), 1),
                             (("--state", "draft"), 2), (("--state", "published"), 0), (("--state", "all"), 2)):
            with self.subTest(words):
                self.assertEqual(len(json.loads(self.run_cli("list", "--json", *words)[0])), count)

    def test_show(self):
        number = self.add()
        text, _ = self.run_cli("show", number)
        self.assertTrue(text.startswith("Council Votes to Plant Ten Thousand Trees\n"))
        article = json.loads(self.run_cli("show", number, "--json")[0])
        self.assertEqual(article["authors"][0]["name"], "Ann Example")
        self.assertTrue(article["report"]["notes"])
        self.run_cli("show", "99", expect=3)

    def test_history(self):
        number = self.add()
        versions = json.loads(self.run_cli("history", number, "--json")[0])
        self.assertEqual([(v["number"], v["cause"]) for v in versions], [(1, "import")])
        self.assertGreater(versions[0]["word_count"], 0)
        lines = self.run_cli("history", number)[0].splitlines()
        self.assertEqual(lines[0].split("\t")[0], "1")
        self.run_cli("history", "99", expect=3)
        self.run_cli("history", "one", expect=2)

    def test_diff(self):
        story = self.put("story.txt", STORY)
        self.run_cli("import", story)
        self.run_cli("diff", "1", "2", expect=3)
        self.run_cli("diff", "1", expect=2)
        self.assertEqual(self.run_cli("diff", "1", "1")[0], "")
        story.write_text(STORY.replace("Ten Thousand", "Few"))
        self.run_cli("import", "--replace", story)
        text, _ = self.run_cli("diff", "1", "1")
        self.assertIn("# Headline\n\nCouncil Votes to Plant [-Ten Thousand-]{+Few+} Trees\n", text)
        text, _ = self.run_cli("diff", "1", "2", "1")
        self.assertIn("Plant [-Few-]{+Ten Thousand+} Trees", text)
        before = json.loads(self.run_cli("show", "1", "--revision", "1", "--json")[0])
        self.assertEqual(before["headline"], "Council Votes to Plant Ten Thousand Trees")
        self.run_cli("show", "1", "--revision", "3", expect=3)

    def test_revert(self):
        story = self.put("story.txt", STORY)
        self.run_cli("import", story)
        story.write_text(STORY.replace("Ten Thousand", "Few"))
        self.run_cli("import", "--replace", story)
        before = json.loads(self.run_cli("history", "1", "--json")[0])
        row, _ = self.run_cli("revert", "1", "1")
        self.assertRegex(row, r"^3\t[^\t]+\trestore\t\d+\t")
        versions = json.loads(self.run_cli("history", "1", "--json")[0])
        self.assertEqual(versions[1:], before)
        self.assertEqual(json.loads(self.run_cli("show", "1", "--json")[0])["headline"], "Council Votes to Plant Ten Thousand Trees")
        self.assertEqual(self.run_cli("diff", "1", "1")[0], "")
        # And back again
        self.run_cli("revert", "1", "2")
        self.assertIn("Plant Few Trees", self.run_cli("list")[0])
        self.assertEqual(len(json.loads(self.run_cli("history", "1", "--json")[0])), 4)

        listed = self.run_cli("history", "1")
        for words in (("1", "9"), ("9", "1")):
            self.run_cli("revert", *words, expect=3)
        for words in ((), ("1",), ("1", "1", "2"), ("one", "1"), ("1", "one"), ("1", "0")):
            _, errors = self.run_cli("revert", *words, expect=2)
            self.assertIn("--help", errors)
        self.assertEqual(self.run_cli("history", "1"), listed)

    def test_authors(self):
        self.add()
        output, _ = self.run_cli("authors")
        self.assertEqual(output, "1\tAnn Example\t\tThe Example Gazette\t\n")
        authors = json.loads(self.run_cli("authors", "--json")[0])
        self.assertEqual(authors[0]["tagline"], "News for Samples")

    def test_new(self):
        body = self.put("body.md", "# Not a headline\r\n\r\nSome *words*.\r\n")
        output, _ = self.run_cli("new", "--headline", "An Idea", "--body-file", body)
        self.assertEqual(output, "1\tAn Idea\n")
        article = json.loads(self.run_cli("show", "1", "--json")[0])
        self.assertEqual(article["headline"], "An Idea")
        self.assertEqual(article["body_markdown"].rstrip("\n"), "# Not a headline\n\nSome *words*.")
        output, _ = self.run_cli("new", "--headline", "Another", "--body-file", "-", stdin=b"Words.")
        self.assertEqual(output, "2\tAnother\n")
        self.run_cli("new", "--headline", "Third")
        self.run_cli("new", "--headline", "Fourth", "--body-file", self.folder / "missing.md", expect=3)

    def test_control_characters(self):
        self.run_cli("new", "--headline", "One\ttwo\nthree\x1b[2J")
        output, _ = self.run_cli("list")
        self.assertEqual((output.count("\n"), output.count("\t"), output.count("\x1b")), (1, 5, 0))


class Export(Case):
    def test_file(self):
        number = self.add()
        page = self.folder / "page.html"
        output, _ = self.run_cli("export", number, "--to", "html", "-o", page)
        self.assertEqual(output, f"{number}\t{page}\n")
        before = page.read_bytes()
        self.run_cli("export", number, "--to", "text", "-o", page, expect=1)
        self.assertEqual(page.read_bytes(), before)
        self.run_cli("export", number, "--to", "text", "-o", page, "--force")
        self.assertNotEqual(page.read_bytes(), before)

    def test_folder(self):
        self.add()
        self.add("second.txt", STORY + "\n")
        folder = self.folder / "out"
        folder.mkdir()
        self.run_cli("export", "1", "2", "--to", "html", "-o", folder)
        self.assertEqual(sorted(path.name for path in folder.iterdir()),
                         ["council-votes-to-plant-ten-thousand-trees-2.html",
                          "council-votes-to-plant-ten-thousand-trees.html"])

    def test_two_of_one_headline(self):
        """Neither takes the place of the other, however the folder is named and whatever was there."""
        self.add()
        self.add("second.txt", STORY + "\nMore words.\n")
        name = "council-votes-to-plant-ten-thousand-trees"
        for pattern in ("out", "./out", "./out/", "../%s/out", ".", "link", str(self.folder / "%s/out")):
            with self.subTest(pattern), tempfile.TemporaryDirectory(dir=self.folder) as temporary:
                folder = pathlib.Path(temporary)
                (folder / "out").mkdir()
                (folder / "link").symlink_to("out")
                place = pattern.replace("%s", folder.name)
                found = folder if place == "." else folder / "out"

                output, _ = self.run_cli("export", "1", "2", "--to", "text", "-o", place, cwd=folder)
                first, second = [path.read_text() for path in (found / f"{name}.txt", found / f"{name}-2.txt")]
                self.assertNotEqual(first, second)
                self.assertEqual(len(set(output.split("\n")[:2])), 2)

                self.run_cli("export", "1", "2", "--to", "text", "-o", place, expect=1, cwd=folder)
                (found / f"{name}.txt").write_text("old")
                self.run_cli("export", "1", "2", "--to", "text", "-o", place, "--force", cwd=folder)
                self.assertEqual((found / f"{name}.txt").read_text(), first)
                self.assertEqual((found / f"{name}-2.txt").read_text(), second)

    def test_two_names_of_one_file(self):
        """What lies in the folder may be a link to what was just written."""
        self.add()
        self.add("second.txt", STORY + "\nMore words.\n")
        folder = self.folder / "out"
        folder.mkdir()
        name = "council-votes-to-plant-ten-thousand-trees"
        (folder / f"{name}-2.txt").symlink_to(f"{name}.txt")
        self.run_cli("export", "1", "2", "--to", "text", "-o", "out", "--force", cwd=self.folder)
        self.assertEqual(sorted(path.name for path in folder.iterdir()), [f"{name}-2.txt", f"{name}-3.txt", f"{name}.txt"])
        self.assertNotEqual((folder / f"{name}.txt").read_text(), (folder / f"{name}-3.txt").read_text())

    def test_output_is_no_place(self):
        self.add()
        for place, word in (("pages/", "pages/"), ("story.txt/", "story.txt/"), ("pages/story.html", "no folder for"), ("", "empty")):
            with self.subTest(place):
                _, errors = self.run_cli("export", "1", "--to", "html", "-o", place, expect=2, cwd=self.folder)
                self.assertIn(word, errors)
        self.assertFalse((self.folder / "pages").exists())

    def test_original(self):
        contents = STORY.replace("\n", "\r\n").encode("utf-16")
        number = self.add("story.txt", contents)
        self.run_cli("export", number, "--to", "original", "-o", self.folder / "back.txt")
        self.assertEqual((self.folder / "back.txt").read_bytes(), contents)

    def test_earlier_original(self):
        number = self.add()
        newer = STORY.replace("ten thousand", "nine thousand")
        self.run_cli("import", "--replace", self.put("story.txt", newer))
        for earlier, expected in ((("--earlier", "0"), newer), ((), newer), (("--earlier", "1"), STORY)):
            output, _ = self.run_cli("export", number, "--to", "original", *earlier, "-o", "-")
            self.assertEqual(output, expected)
        _, errors = self.run_cli("export", number, "--to", "original", "--earlier", "2", "-o", "-", expect=3)
        self.assertIn("so many files", errors)

    def test_standard_output(self):
        self.add()
        self.run_cli("export", "1", "--to", "text", "-o", self.folder / "story.out", cwd=self.folder)
        output, _ = self.run_cli("export", "1", "--to", "text", "-o", "-", cwd=self.folder)
        self.assertEqual(output, (self.folder / "story.out").read_text())
        self.assertEqual(self.run_cli("export", "1", "--to", "original", "-o", "-", cwd=self.folder)[0], STORY)
        self.run_cli("export", "1", "1", "--to", "text", "-o", "-", expect=2, cwd=self.folder)
        self.run_cli("export", "99", "--to", "text", "-o", "-", expect=3, cwd=self.folder)
        self.assertFalse((self.folder / "-").exists())

    def test_failures(self):
        number = self.add()
        self.run_cli("export", "99", "--to", "html", "-o", self.folder / "page.html", expect=3)
        (self.folder / "out").mkdir()
        _, errors = self.run_cli("export", number, "99", "--to", "html", "-o", self.folder / "out", expect=1)
        self.assertIn("99", errors)
        self.assertEqual(len(list((self.folder / "out").iterdir())), 1)
        fifo = self.folder / "fifo.html"
        os.mkfifo(fifo)
        for target, reason in ((fifo, "pipe"), ("/dev/null", "device"), ("/proc/page.html", "no files can be made in that folder" if os.geteuid() == 0 else "permission")):
            _, errors = self.run_cli("export", number, "--to", "html", "--force", "-o", target, expect=1)
            self.assertIn(reason, errors)


class Library(Case):
    def test_in_use(self):
        self.add()
        reader, writer = os.pipe()
        holder = subprocess.Popen([sys.executable, "-c", HOLD, str(self.library)], stdin=reader,
                                  stdout=subprocess.PIPE)
        os.close(reader)
        try:
            self.assertEqual(holder.stdout.readline(), b"held\n")
            for words in (("list",), ("import", self.folder / "story.txt"), ("show", "1"), ("authors",),
                          ("export", "1", "--to", "html", "-o", self.folder / "x.html"),
                          ("export", "1", "--to", "original", "-o", "-"), ("new", "--headline", "Words")):
                _, errors = self.run_cli(*words, expect=4)
                self.assertIn("library.db", errors)
        finally:
            os.close(writer)
            holder.communicate(timeout=TIMEOUT)
        self.assertFalse((self.folder / "x.html").exists())
        self.assertEqual(self.run_cli("list")[0].count("\n"), 1)

    def test_damaged(self):
        self.library.parent.mkdir()
        for contents in (b"This is no library.\n" * 100, b"SQLite format 3\0" + b"\xff" * 8192):
            self.library.write_bytes(contents)
            _, errors = self.run_cli("list", expect=5)
            self.assertIn("library.db", errors)
            self.assertIn("Choose another file", errors)
            self.assertEqual(self.library.read_bytes(), contents)

    def test_disk_full_at_the_first_start(self):
        """What could not be made is not there, and can be made later. A limit on the size of a
        file is refused like a full disk."""
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (2 * PAGE, 2 * PAGE))

        story = self.put("story.txt", STORY)
        _, errors = self.run_cli("import", story, expect=3, preexec_fn=limit, restore_signals=False)
        self.assertIn("library.db", errors)
        _, errors = self.run_cli("list", expect=3)
        self.assertIn("There is no library at", errors)
        self.run_cli("import", story)

    def test_disk_full(self):
        """The files of a batch go into the library together or not at all."""
        self.add()
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (50 * PAGE, 50 * PAGE))

        files = [self.put("untitled.md", "*Words* " * 50000), self.put("other.txt", STORY + "Other.")]
        output, errors = self.run_cli("import", *files, expect=1, preexec_fn=limit, restore_signals=False)
        self.assertEqual(output, "")
        self.assertEqual(errors.count("Could not import the articles"), 2)
        self.assertNotIn("“”", errors)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 1)

    def test_unusable(self):
        self.library.mkdir(parents=True)
        done = subprocess.run([CLI, "list"], env=self.env, capture_output=True, timeout=TIMEOUT)
        self.assertIn(done.returncode, (3, 5))
        self.assertIn(b"library.db", done.stderr)

        _, errors = self.run_cli("--library", "/proc/x.db", "import", self.put("story.txt", STORY), expect=3)
        self.assertIn("/proc/x.db", errors)
        self.assertNotIn("(error", errors)

    READING = ("list",), ("authors",), ("backup",), ("check",), ("show", "1"), ("export", "1", "--to", "html", "-o", "x")

    def test_reading_makes_no_library(self):
        for words in self.READING:
            with self.subTest(words):
                output, errors = self.run_cli(*words, expect=3, cwd=self.folder)
                self.assertEqual(output, "")
                self.assertIn("There is no library at", errors)
                self.assertFalse(self.library.exists())

    def test_empty_file(self):
        """It is no library to read from, and becomes one for the user alone."""
        self.library.parent.mkdir()
        self.library.touch()
        self.library.chmod(0o644)
        for words in self.READING:
            with self.subTest(words):
                _, errors = self.run_cli(*words, expect=3, cwd=self.folder)
                self.assertIn("There is no library at", errors)
        self.assertEqual(self.library.stat().st_size, 0)
        self.assertEqual(stat.S_IMODE(self.library.stat().st_mode), 0o644)
        self.assertEqual(list(self.library.parent.iterdir()), [self.library])

        self.add()
        self.assertEqual(stat.S_IMODE(self.library.stat().st_mode), 0o600)
        self.run_cli("list")

    def test_lone_log(self):
        """What a library has lost its file to must not be taken for nothing."""
        self.library.parent.mkdir()
        log = self.library.with_name("library.db-wal")
        log.write_bytes(b"articles" * 100)
        for words in self.READING:
            with self.subTest(words):
                _, errors = self.run_cli(*words, expect=5, cwd=self.folder)
                self.assertIn("-wal", errors)
        self.assertFalse(self.library.exists())
        self.assertEqual(log.stat().st_size, 800)

    def test_of_another_user(self):
        self.add()
        story = self.put("story.txt", STORY)
        story.chmod(0o644)
        options = {"cwd": self.folder}
        if os.geteuid() == 0:
            self.folder.chmod(0o755)
            options.update(program=shutil.copy(CLI, self.folder), user=NOBODY, group=NOBODY, extra_groups=[])
        for file_mode, folder_mode in ((0o600, 0o755), (0o600, 0o600)):
            with self.subTest((oct(file_mode), oct(folder_mode))):
                self.library.chmod(file_mode if os.geteuid() == 0 else file_mode & 0o333)
                self.library.parent.chmod(folder_mode if os.geteuid() == 0 else folder_mode & 0o555)
                for words in self.READING + (("import", story),):
                    _, errors = self.run_cli(*words, expect=3, **options)
                    self.assertIn("permission", errors)
                    self.assertNotIn("(error", errors)
                self.library.parent.chmod(0o700)


class Moved(Case):
    """A library that was moved from the window, to where the note says."""

    def setUp(self):
        super().setUp()
        del self.env["NEWSROOM_LIBRARY"]
        self.env.update({"XDG_DATA_HOME": str(self.folder / "data"), "XDG_CONFIG_HOME": str(self.folder / "config")})
        self.before = self.folder / "data" / "newsroom" / "library.db"
        self.note = self.folder / "config" / "newsroom" / "library"
        self.note.parent.mkdir(parents=True)
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.moved = self.disk / "Newsroom" / "library.db"
        self.story = self.put("story.txt", STORY)
        self.run_cli("import", self.story)
        self.backup = self.run_cli("backup", self.folder)[0].split("\t")[0]
        self.every = (("list",), ("authors",), ("check",), ("show", "1"), ("history", "1"), ("revert", "1", "1"),
                      ("export", "1", "--to", "html", "-o", "-"), ("backup",), ("backup", self.folder / "other.db"), ("export-everything", self.folder / "all"),
                      ("new", "--headline", "Words"), ("import", self.story), ("backups",), ("restore", self.backup), ("salvage",))

    def refuse(self, *expected):
        """No command does anything, and each says the same."""
        before = sorted(self.folder.rglob("*"))
        for words in self.every:
            with self.subTest(words):
                output, errors = self.run_cli(*words, expect=3)
                self.assertEqual(output, "")
                for text in expected:
                    self.assertIn(text, errors)
                self.assertNotIn("There is no library", errors)
                self.assertEqual(sorted(self.folder.rglob("*")), before)

    def test_missing(self):
        """Its disk is not connected: there is only the folder where it appears."""
        self.note.write_text(f"{self.moved}\n")
        self.refuse(f"The library was moved to “{self.moved}”, and is not there. Connect the disk", f"delete “{self.note}”")
        self.run_cli("--library", self.moved, "restore", self.backup, expect=3)
        self.run_cli("--library", self.moved, "new", "--headline", "Words", expect=3)
        self.assertEqual(list(self.disk.iterdir()), [])
        # The backups in another place can be looked at all the same
        self.assertIn("verified\t", self.run_cli("backups", self.folder)[0])

    def test_connected(self):
        self.moved.parent.mkdir()
        shutil.move(self.before, self.moved)
        self.note.write_text(f"{self.moved}\n")
        self.assertIn("Council Votes", self.run_cli("list")[0])
        self.run_cli("new", "--headline", "Words")
        self.assertFalse(self.before.exists())

    def test_lost(self):
        """Its backups are there: one of them can be restored."""
        (self.moved.parent / "backups").mkdir(parents=True)
        self.note.write_text(f"{self.moved}\n")
        _, errors = self.run_cli("list", expect=3)
        self.assertIn("is not there, but its backups are. Restore one of them", errors)
        self.run_cli("new", "--headline", "Words", expect=3)
        self.assertFalse(self.moved.exists())
        self.run_cli("restore", self.backup)
        self.assertIn("Council Votes", self.run_cli("list", "--library", self.moved)[0])
        self.assertIn("Council Votes", self.run_cli("list")[0])

    def test_damaged_note(self):
        """Nobody knows which is the library: none is opened unasked."""
        for contents in ("", "\n", "library.db\n", "disk/Newsroom/library.db"):
            self.note.write_text(contents)
            self.refuse("It is not known where the library is", str(self.note), "delete it if the library was never moved")
        self.assertIn("Council Votes", self.run_cli("list", "--library", self.before)[0])
        self.note.unlink()
        self.note.mkdir()
        self.refuse(f"“{self.note}” says where the library is: make it readable")
        self.note.rmdir()
        self.assertIn("Council Votes", self.run_cli("list")[0])
class ReadOnly(Case):
    """A library that can only be read is read by what reads, and left alone by everything else."""

    # A next version of the tables.
    RAISE = """ALTER TABLE article ADD COLUMN desk TEXT NOT NULL DEFAULT '';
               CREATE TABLE assignment (id INTEGER PRIMARY KEY) STRICT;
               UPDATE article SET desk = 'Foreign', sha256 = 'of more than before';
               UPDATE revision SET sha256 = 'of more than before';
               PRAGMA user_version = 999"""

    def setUp(self):
        super().setUp()
        self.options = {"cwd": self.folder}
        self.add()

    def state(self):
        return {path.name: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
                for path in sorted(self.library.parent.iterdir())}

    def make_newer(self):
        with sqlite3.connect(self.library) as database:
            database.executescript(self.RAISE)
        database.close()

    def run_noting(self, note, *words):
        """What reads does so, and says on standard error what kind of library it is."""
        done = subprocess.run([self.options.get("program", CLI), *map(str, words)], env=self.env, capture_output=True, timeout=TIMEOUT,
                              **{key: value for key, value in self.options.items() if key != "program"})
        errors = done.stderr.decode()
        self.assertEqual(done.returncode, 0, f"{words}: {errors}")
        self.assertEqual(errors.count("\n"), 1, errors)
        self.assertIn(note, errors)
        return done.stdout.decode()

    def check_reading(self, note):
        out = self.folder / "out"
        out.mkdir(mode=0o777)
        out.chmod(0o777)
        self.assertIn("Council Votes", self.run_noting(note, "list"))
        self.assertIn("Council Votes", self.run_noting(note, "list", "--query", "cooler"))
        self.assertEqual(self.run_noting(note, "list", "--query", "warmer"), "")
        self.assertIn("Ann Example", self.run_noting(note, "authors"))
        self.assertIn("ten thousand trees", self.run_noting(note, "show", "1"))
        self.assertIn("import", self.run_noting(note, "history", "1"))
        self.run_noting(note, "diff", "1", "1")
        self.assertEqual(self.run_noting(note, "check"), "articles\t1\nrevisions\t1\n")
        self.run_noting(note, "export", "1", "--to", "html", "-o", out / "story.html")
        self.assertIn("cooler in summer", (out / "story.html").read_text())
        self.run_noting(note, "export", "1", "--to", "original", "-o", out / "story.txt")
        self.assertEqual((out / "story.txt").read_text(), STORY)
        self.run_noting(note, "export-everything", out / "everything")
        self.assertTrue((out / "everything" / "manifest.jsonl").exists())

    def check_writing(self, expect, reason):
        for words in (("import", self.folder / "other.txt"), ("new", "--headline", "One"), ("backup", self.folder / "out"),
                      ("revert", "1", "1"), ("import-everything", self.folder / "out" / "everything")):
            with self.subTest(words):
                output, errors = self.run_cli(*words, expect=expect, **self.options)
                self.assertEqual(output, "")
                self.assertIn(reason, errors)
                self.assertIn("cannot be changed", errors)
                self.assertEqual(errors.count("\n"), 1)

    def check(self, note, expect, reason):
        self.put("other.txt", STORY + ".").chmod(0o644)
        before = self.state()
        self.check_reading(note)
        self.check_writing(expect, reason)
        self.assertEqual(self.state(), before)

    def test_newer(self):
        self.make_newer()
        self.check("written by a newer version of Newsroom", 5, "a newer version of Newsroom wrote the library")
        self.run_cli("backups")
        # What is not damaged is not taken apart.
        before = self.state()
        _, errors = self.run_cli("salvage", expect=5)
        self.assertIn("Repair it with that version", errors)
        self.assertEqual(self.state(), before)
        # Nothing of it is to be had any other way, either.
        _, errors = self.run_cli("--library", self.folder / "new.db", "restore", self.library, expect=5)
        self.assertIn("newer version", errors)

    def test_restore_over_newer(self):
        backup = self.run_cli("backup", self.folder)[0].split("\t")[0]
        self.make_newer()
        newer = self.library.read_bytes()
        kept = self.run_cli("restore", backup)[0].strip().split("\t")[2]
        self.assertEqual(pathlib.Path(kept).read_bytes(), newer)
        self.assertIn("Council Votes", self.run_cli("list")[0])

    def test_too_new(self):
        """It has no longer what this version reads."""
        self.make_newer()
        with sqlite3.connect(self.library) as database:
            database.execute("ALTER TABLE article RENAME COLUMN body TO text")
        database.close()
        before = self.state()
        for words in (("list",), ("show", "1"), ("check",), ("new", "--headline", "One")):
            _, errors = self.run_cli(*words, expect=5)
            self.assertIn("a newer version of Newsroom wrote it", errors)
        self.assertEqual(self.state(), before)

    def as_somebody(self):
        if os.geteuid() != 0:
            return
        self.folder.chmod(0o755)
        self.library.parent.chmod(0o755)
        self.options.update(program=shutil.copy(CLI, self.folder), user=NOBODY, group=NOBODY, extra_groups=[])

    def make_backup(self):
        backup = pathlib.Path(self.run_cli("backup", self.folder)[0].split("\t")[0])
        backup.chmod(0o644)
        return backup

    def check_not_replaced(self, backup, *others):
        before = self.state()
        for words in (("salvage",), ("restore", backup), *others):
            with self.subTest(words):
                output, errors = self.run_cli(*words, expect=3, **self.options)
                self.assertEqual(output, "")
                self.assertIn("you do not have the permission", errors)
        self.assertEqual(self.state(), before)

    def test_no_permission_for_file(self):
        self.as_somebody()
        backup = self.make_backup()
        self.library.chmod(0o444)
        self.check("You do not have the permission to write this library", 3, "you do not have the permission")
        self.check_not_replaced(backup)
        self.library.chmod(0)
        # Only root can still see that it stays as it was.
        if os.geteuid() == 0:
            self.check_not_replaced(backup, ("list",), ("check",), ("new", "--headline", "One"))

    def test_shared(self):
        """By those who may not write it; while one of them has it open, nobody else opens it."""
        number = self.add("long.txt", "Long\n\n" + "Words. " * 40000)
        self.as_somebody()
        self.library.chmod(0o444)
        note = "You do not have the permission to write this library"
        options = dict(self.options)
        # It waits with the library open until somebody reads what it prints.
        holder = subprocess.Popen([options.pop("program", CLI), "show", number], env=self.env, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, **options)
        try:
            self.wait_for_bytes(holder.stdout, 16 * PAGE)
            self.assertIn("Long", self.run_noting(note, "list"))
            if os.geteuid() == 0:
                self.run_cli("list", expect=4)
        finally:
            output, errors = holder.communicate(timeout=TIMEOUT)
        self.assertEqual((holder.returncode, output.count(b"Words.")), (0, 40000))
        self.assertIn(note, errors.decode())

    def test_no_permission_for_backups(self):
        """They are not said to be none."""
        self.as_somebody()
        self.assertEqual(self.run_cli("backups", **self.options)[0], "")
        folder = pathlib.Path(self.run_cli("backup")[0].split("\t")[0]).parent
        folder.chmod(0)
        self.addCleanup(folder.chmod, 0o700)
        for words in ((), (folder,)):
            output, errors = self.run_cli("backups", *words, expect=3, **self.options)
            self.assertEqual(output, "")
            self.assertIn(f"“{folder}”: you do not have the permission", errors)

    def test_no_permission_for_folder(self):
        self.as_somebody()
        self.library.chmod(0o666 if os.geteuid() == 0 else 0o600)
        backup = self.make_backup()
        self.library.parent.chmod(0o555)
        self.addCleanup(self.library.parent.chmod, 0o755)
        self.check("You do not have the permission to write this library", 3, "you do not have the permission")
        self.check_not_replaced(backup)

    def test_no_permission_and_no_library(self):
        self.as_somebody()
        backup = self.make_backup()
        self.library.unlink()
        self.library.parent.chmod(0o555)
        self.addCleanup(self.library.parent.chmod, 0o755)
        self.check_not_replaced(backup, ("new", "--headline", "One"))


class Place(Case):
    def test_check_warns(self):
        self.run_cli("new", "--headline", "One")
        self.assertEqual(self.run_cli("check")[1], "")
        (self.library.parent / ".stfolder").mkdir()
        process = self.start("check")
        printed, said = process.communicate(timeout=TIMEOUT)
        self.assertEqual((process.returncode, printed), (0, b"articles\t1\nrevisions\t1\n"))
        self.assertIn(b"a folder that Syncthing synchronises", said)


class Everything(Case):
    def fill(self):
        story = self.put("story.txt", STORY)
        self.run_cli("import", story, self.put("second.md", MARKDOWN))
        return self.folder / "everything"

    def rows(self, library):
        return [(row["headline"], row["state"], row["byline"]) for row in
                json.loads(self.run_cli("--library", library, "list", "--state", "all", "--json")[0])]

    def test_there_and_back(self):
        folder = self.fill()
        other = self.folder / "other.db"
        printed = self.run_cli("export-everything", folder)[0]
        self.assertEqual(printed, "%s\t2\t2\t2\n" % folder)
        self.assertEqual(sorted(path.name for path in folder.iterdir()),
                         ["README.txt", "articles", "authors", "manifest.jsonl", "originals", "portraits"])
        self.assertEqual(stat.S_IMODE(folder.stat().st_mode), 0o700)
        self.assertEqual((folder / "originals" / "story.txt").read_text(), STORY)
        self.assertEqual(self.run_cli("--library", other, "import-everything", folder)[0], "2\t2\t2\t0\n")
        self.assertEqual(self.rows(other), self.rows(self.library))
        self.assertEqual(self.run_cli("--library", other, "import-everything", folder)[0], "0\t0\t0\t2\n")
        self.run_cli("--library", other, "check")

    def test_damaged(self):
        folder = self.fill()
        connection = sqlite3.connect(self.library)
        for table in ("article", "revision"):
            connection.execute("UPDATE %s SET body = 'Other words' WHERE headline LIKE 'Council%%'" % table)
        connection.commit()
        connection.close()
        printed, said = self.run_cli("export-everything", folder, expect=1)
        self.assertEqual(printed, "%s\t1\t2\t1\n" % folder)
        self.assertIn("“Council Votes", said)
        (folder / "articles" / "a-second-story.md").unlink()
        printed, said = self.run_cli("--library", self.folder / "other.db", "import-everything", folder, expect=1)
        self.assertEqual(printed, "0\t2\t0\t0\n")
        self.assertIn("a-second-story.md", said)
        self.assertIn("It was missing when the folder was written: “Council Votes", said)

    def test_refused(self):
        folder = self.fill()
        folder.mkdir()
        self.assertIn("there is something of that name already", self.run_cli("export-everything", folder, expect=1)[1])
        self.run_cli("export-everything", self.folder / "missing" / "everything", expect=2)
        self.assertIn("manifest.jsonl", self.run_cli("import-everything", folder, expect=3)[1])
        self.run_cli("--library", self.folder / "none.db", "export-everything", self.folder / "new", expect=3)
        self.assertFalse((self.folder / "new").exists())


class Backup(Case):
    def backups(self, *words, **options):
        return json.loads(self.run_cli("backups", "--json", *words, **options)[0])

    def rot(self, path):
        """Changes a letter as a disk would: the pages know nothing of it."""
        contents = path.read_bytes()
        self.assertIn(b"ten thousand trees", contents)
        path.write_bytes(contents.replace(b"ten thousand trees", b"ten thousand bears"))

    def test_backup(self):
        self.add()
        output, _ = self.run_cli("backup")
        path, count = output.rstrip("\n").split("\t")
        path = pathlib.Path(path)
        self.assertEqual((path.parent, count), (self.library.parent / "backups", "1"))
        self.assertRegex(path.name, r"^library-\d{8}T\d{6}Z\.db$")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual(list(path.parent.iterdir()), [path])
        self.assertEqual(self.run_cli("--library", path, "show", "1"), self.run_cli("show", "1"))

        fields = self.run_cli("backups")[0].rstrip("\n").split("\t")
        self.assertEqual(fields[1:], [str(path.stat().st_size), "1", "verified", str(path)])
        self.assertEqual(self.backups()[0]["articles"], 1)
        self.assertIs(self.backups()[0]["verified"], True)

    def test_elsewhere(self):
        self.add()
        folder = self.folder / "stick"
        folder.mkdir()
        for _ in range(3):
            self.run_cli("backup", folder)
        self.assertEqual(len(list(folder.iterdir())), 3)
        self.assertEqual(len(self.backups(folder)), 3)
        self.assertEqual(self.backups(), [])
        copy = self.folder / "copy.db"
        self.assertEqual(self.run_cli("backup", copy)[0], f"{copy}\t1\n")
        before = copy.read_bytes()
        self.run_cli("backup", copy, expect=1)
        self.assertEqual(copy.read_bytes(), before)

    def test_restore(self):
        self.add()
        path = self.run_cli("backup")[0].split("\t")[0]
        self.add("second.md", MARKDOWN)
        output, _ = self.run_cli("restore", os.path.basename(path))
        library, count, kept = output.rstrip("\n").split("\t")
        self.assertEqual((library, count), (str(self.library), "1"))
        self.assertRegex(kept, r"/library-before-restore-\d{8}T\d{6}Z\.db$")
        self.assertEqual(self.run_cli("list")[0].count("\n"), 1)
        self.assertEqual(self.run_cli("--library", kept, "list")[0].count("\n"), 2)

        self.run_cli("restore", kept)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 2)
        # What was replaced is listed, by whichever name it was kept, and put back by that name alone
        before_upgrade = self.library.with_name("library-of-version-1.db")
        shutil.copy(kept, before_upgrade)
        self.library.with_name("library-before-restore-20200101T000000Z.db").write_text("no library")
        listed = {backup["path"]: backup for backup in self.backups()}
        self.assertEqual(len(listed), 4)
        self.assertEqual([listed[str(path)]["kept"] for path in (path, kept, before_upgrade)], [False, True, True])
        self.assertEqual({line.split("\t")[3] for line in self.run_cli("backups")[0].splitlines()}, {"verified", "kept"})
        self.run_cli("restore", before_upgrade.name)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 2)
        self.run_cli("restore", self.folder / "missing.db", expect=3)
        self.run_cli("restore", self.put("words.db", "no library" * 100), expect=5)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 2)

    def test_partial(self):
        """One rotten article: the others are copied all the same, and that copy can be put back and repaired."""
        self.add()
        whole = self.run_cli("backup")[0].split("\t")[0]
        shown = self.run_cli("show", "1")
        self.rot(self.library)
        self.add("second.md", MARKDOWN)
        _, errors = self.run_cli("backup", expect=5)
        partial, = self.library.parent.glob("backups/*-partial.db")
        self.assertIn(partial.name, errors)
        self.assertEqual([(backup["path"], backup["verified"], backup["partial"]) for backup in self.backups()],
                         [(str(partial), False, True), (whole, True, False)])
        self.assertEqual([line.split("\t")[3] for line in self.run_cli("backups")[0].splitlines()], ["partial", "verified"])

        self.library.unlink()
        _, errors = self.run_cli("restore", partial.name, expect=1)
        self.assertIn("Council Votes to Plant Ten Thousand Trees", errors)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 2)
        self.run_cli("salvage", expect=1)
        self.run_cli("check")
        self.assertEqual(self.run_cli("show", "1"), shown)
        self.assertEqual(self.run_cli("list")[0].count("\n"), 2)

    def test_search_with_a_damaged_index(self):
        """Also the first search finds all, more than are indexed at once."""
        stories = [self.put("story-%d.md" % number, MARKDOWN.replace("second story", "story %d" % number)) for number in range(250)]
        self.run_cli("import", *stories)
        with contextlib.closing(sqlite3.connect(self.library)) as library, library:
            library.execute("UPDATE article_fts_data SET block = randomblob(length(block))")
        self.assertEqual(self.run_cli("list", "--query", "words")[0].count("\n"), 250)

    def test_restore_drill(self):
        """However the library is destroyed, all that the backup holds is there again."""
        self.add()
        path = self.run_cli("backup")[0].split("\t")[0]
        shown = self.run_cli("show", "1")
        whole = self.library.read_bytes()
        for name, contents in (("no header", b"\0" * 100 + whole[100:]), ("cut", whole[:len(whole) // 2]),
                               ("empty", b""), ("another file", b"no library" * 1000), ("gone", None),
                               ("torn pages", whole[:4096] + b"\xff" * 8192 + whole[12288:])):
            with self.subTest(name):
                self.library.unlink()
                if contents is not None:
                    self.library.write_bytes(contents)
                kept = self.run_cli("restore", path)[0].rstrip("\n").split("\t")[2]
                self.assertEqual(self.run_cli("show", "1"), shown)
                self.assertEqual(pathlib.Path(kept).read_bytes() if kept else None, contents)
                self.run_cli("check")

    def test_in_use(self):
        self.add()
        path = self.run_cli("backup")[0].split("\t")[0]
        holder = subprocess.Popen([sys.executable, "-c", HOLD, str(self.library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.communicate)
        self.assertEqual(holder.stdout.readline(), b"held\n")
        for words in (("backup",), ("check",), ("restore", path)):
            _, errors = self.run_cli(*words, expect=4)
            self.assertIn("perhaps that of another user who only reads it", errors)
        self.assertEqual(len(self.backups()), 1)

    def test_damaged_backup(self):
        self.add()
        path = pathlib.Path(self.run_cli("backup")[0].split("\t")[0])
        self.rot(path)
        output, errors = self.run_cli("backups", expect=5)
        self.assertIn("\tdamaged\t", output)
        self.assertIn("Council Votes to Plant Ten Thousand Trees", errors)
        before = self.library.read_bytes()
        _, errors = self.run_cli("restore", path, expect=5)
        self.assertIn("Council Votes to Plant Ten Thousand Trees", errors)
        self.assertEqual(self.library.read_bytes(), before)

    def test_check(self):
        self.add()
        self.assertEqual(self.run_cli("check")[0], "articles\t1\nrevisions\t1\n")
        self.rot(self.library)
        output, errors = self.run_cli("check", expect=5)
        self.assertEqual(output, "articles\t1\nrevisions\t1\n")
        self.assertIn("article 1, “Council Votes to Plant Ten Thousand Trees”, is not what was saved", errors)
        self.assertIn("version 1 of article 1 is not what was saved", errors)
        self.assertIn("the file “story.txt” of article 1 is not what was filed", errors)
        _, errors = self.run_cli("backup", expect=5)
        self.assertIn("Council Votes", errors)
        self.assertEqual([backup["partial"] for backup in self.backups()], [True])

    def test_salvage(self):
        """What is rotten comes from the backup, what came after it stays, and a report says so."""
        self.add()
        self.run_cli("backup")
        self.add("second.md", MARKDOWN)
        second = self.run_cli("show", "2")
        first = self.run_cli("show", "1")
        self.rot(self.library)
        damaged = self.library.read_bytes()
        output, errors = self.run_cli("salvage", expect=1)
        fields = dict(line.split("\t") for line in output.splitlines())
        self.assertEqual([fields[fate] for fate in ("whole", "history", "backup", "damaged", "lost")], ["1", "0", "1", "0", "0"])
        self.assertRegex(fields["kept"], r"/library-damaged-\d{4}-\d\d-\d\d-\d{6}\.db$")
        self.assertEqual(pathlib.Path(fields["kept"]).read_bytes(), damaged)
        self.assertIn("Council Votes to Plant Ten Thousand Trees", errors)
        self.assertNotIn("A Second Story", errors)
        report = pathlib.Path(fields["report"]).read_text(encoding="utf-8")
        for words in ("Council Votes to Plant Ten Thousand Trees", "A Second Story", fields["kept"], "from the backup, as saved on"):
            self.assertIn(words, report)
        self.assertEqual(self.run_cli("show", "1"), first)
        self.assertEqual(self.run_cli("show", "2"), second)
        self.run_cli("check")
        self.assertEqual(self.run_cli("list", "--query", "trees")[0].count("\n"), 1)

    def test_salvage_without_backup(self):
        """Nothing whole is left: what can be read is kept, and said to be damaged."""
        self.add()
        self.rot(self.library)
        output, errors = self.run_cli("salvage", "--json", expect=1)
        article, = json.loads(output)["articles"]
        self.assertIn("there is none, or it may not be read", pathlib.Path(json.loads(output)["report"]).read_text(encoding="utf-8"))
        self.assertEqual((article["id"], article["headline"], article["fate"]),
                         (1, "Council Votes to Plant Ten Thousand Trees", "damaged"))
        self.assertIn("damaged: parts of the text may be wrong", errors)
        self.assertIn("ten thousand bears", self.run_cli("show", "1")[0])
        self.run_cli("check")

    def test_salvage_drill(self):
        """However the library is destroyed, what is left of it and what the backup holds is there."""
        self.add()
        self.run_cli("backup")
        shown = self.run_cli("show", "1")
        whole = self.library.read_bytes()
        for fate, name, contents in (("whole", "no header", b"\0" * 100 + whole[100:]), ("whole", "no first page", b"\0" * 4096 + whole[4096:]),
                                     ("backup", "cut", whole[:4096]), ("backup", "empty", b""), ("backup", "another file", b"no library" * 1000),
                                     ("backup", "gone", None), ("history", "torn pages", whole[:4096] + b"\xff" * 8192 + whole[12288:])):
            with self.subTest(name):
                self.library.unlink()
                if contents is not None:
                    self.library.write_bytes(contents)
                report = json.loads(self.run_cli("salvage", "--json", expect=int(fate != "whole"))[0])
                kept = report["kept"]
                self.assertEqual(report["articles"][0]["fate"], fate)
                self.assertEqual(self.run_cli("show", "1"), shown)
                if contents is not None:
                    self.assertEqual(pathlib.Path(kept).read_bytes(), contents)
                self.run_cli("check")

    def test_salvage_refused(self):
        self.run_cli("salvage", "more", expect=2)
        self.library.parent.mkdir()
        self.library.write_bytes(b"no library" * 1000)
        _, errors = self.run_cli("salvage", expect=5)
        self.assertIn("no article was found in it", errors)
        self.assertEqual(os.listdir(self.library.parent), [self.library.name])
        self.library.unlink()
        self.add()
        holder = subprocess.Popen([sys.executable, "-c", HOLD, str(self.library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.stdout.close)
        self.addCleanup(holder.stdin.close)
        self.assertEqual(holder.stdout.readline(), b"held\n")
        self.run_cli("salvage", expect=4)


HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA locking_mode = EXCLUSIVE")
database.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
database.execute("ROLLBACK")
database.close()
"""

if __name__ == "__main__":
    unittest.main()
