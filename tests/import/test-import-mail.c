/* test-import-mail.c — messages as mail programs write them, and what must come out of them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-summary.h"

#include "newsroom-import-split.h"
#include "newsroom-notes.h"

#include <string.h>

static const char *const names[] = {
  "encrypted-part",
  "flowed",
  "forward-attached",
  "forward-gmail",
  "forward-outlook",
  "forward-own-words",
  "hidden-preview",
  "html-reply",
  "inline-signed",
  "interleaved",
  "mailbox.mbox",
  "mixed",
  "no-charset",
  "own-headline",
  "own-headline-html",
  "plain",
  "plain-says-more",
  "python",
  "reply-french",
  "reply-outlook-german",
  "reply-spanish",
  "signed",
};

static NewsroomArticle *
read_message (const char     *text,
              gssize          length,
              const char     *name,
              NewsroomReport *report,
              GError        **error)
{
  return newsroom_import (g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length), name, NULL, report, NULL, error);
}

static void
test_case (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *input_name = g_strconcat (name, strchr (name, '.') == NULL ? ".eml" : NULL, NULL);
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "import", "data", "mail", input_name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", "mail", expected_name, NULL);
  g_autofree char *input = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *account = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  article = read_message (input, (gssize)length, input_name, report, &error);
  g_assert_no_error (error);

  summary = import_summarise (article, report);
  account = import_summarise_account (report);
  whole = g_strconcat (account, summary, NULL);
  import_assert_text (whole, expected_path);
}

static void
test_date (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GDateTime) expected = g_date_time_new_utc (2025, 3, 3, 9, 15, 0);
  g_autoptr (GError) error = NULL;

  article = read_message ("From: Ann Example <ann@example.org>\nSubject: Trees\nDate: Mon, 3 Mar 2025 10:15:00 +0100\n\nWords.\n", -1, "a.eml", report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_time (article, NEWSROOM_TIME_CREATED), ==, g_date_time_to_unix (expected) * G_USEC_PER_SEC);
}

/* What is no message, or none that can be read, says so. */
static void
test_refused (void)
{
  static const struct
  {
    const char         *text;
    NewsroomImportError code;
  } cases[] = {
    { "From: a@example.org\nSubject: Secret\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\nContent-Type: application/octet-stream\n\nxxx\n--b--\n", NEWSROOM_IMPORT_ERROR_PROTECTED },
    { "From: a@example.org\nSubject: Secret\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIAG\n", NEWSROOM_IMPORT_ERROR_PROTECTED },
    { "From: a@example.org\nSubject: Secret\n\n-----BEGIN PGP MESSAGE-----\n\nxxxx\n-----END PGP MESSAGE-----\n", NEWSROOM_IMPORT_ERROR_PROTECTED },
    { "From: a@example.org\nTo: b@example.org\n\n", NEWSROOM_IMPORT_ERROR_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (read_message (cases[i].text, -1, "a.eml", report, &error));
      g_assert_error (error, NEWSROOM_IMPORT_ERROR, (int)cases[i].code);
    }
}

/* Texts that only look like headers are read as they were. */
static void
test_no_message (void)
{
  static const char *const texts[] = { "Headline: Trees\nByline: Ann Example\n\nWords.\n", "From: here to there\n\nWords.\n", "Date: 3 March\nA line without a colon\nFrom: Ann\n\nWords\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      const char *type;

      article = newsroom_import (g_bytes_new (texts[i], strlen (texts[i])), "a.txt", NULL, report, &type, NULL);
      g_assert_nonnull (article);
      g_assert_cmpstr (type, ==, "text/plain");
    }
}

/* Apple Mail's own files, mailboxes of one message, and marks before the first header */
static void
test_lead (void)
{
  static const char *const leads[] = { "", "\n\n", "\xef\xbb\xbf", "From ann@example.org Mon Mar  3 10:15:00 2025\n", "69        \n" };
  static const char        message[] = "From: Ann Example <ann@example.org>\nSubject: Trees\n\nTrees are planted.\n";

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autofree char *text = g_strconcat (leads[i], message, leads[i][0] == '6' ? "<?xml version=\"1.0\"?>\n" : "", NULL);

      article = read_message (text, -1, "a.emlx", report, NULL);
      g_assert_nonnull (article);
      g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE), ==, "Trees");
      g_assert_true (g_str_has_prefix (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "Trees are planted"));
      g_assert_null (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "xml"));
    }
}

/* Pages that browsers and Word saved as one file; that of Chromium is one of its own. */
static const char *const pages[] = { "base64.mht", "chromium.mhtml", "word.mht" };

static void
test_page (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "import", "data", "mhtml", name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", "mhtml", expected_name, NULL);
  g_autofree char *input = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  article = read_message (input, (gssize)length, name, report, &error);
  g_assert_no_error (error);

  import_assert_summary (article, report, expected_path);
}

static GPtrArray *
split (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *parts = newsroom_import_split (bytes, "inbox.mbox", NULL, report, &error);

  g_assert_no_error (error);

  return parts;
}

static void
assert_part (GPtrArray  *parts,
             guint       number,
             const char *name,
             const char *id,
             const char *headline,
             const char *words)
{
  const NewsroomImportPart *part = g_ptr_array_index (parts, number);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_bytes_ref (part->bytes), part->name, NULL, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (part->name, ==, name);
  g_assert_cmpstr (part->id, ==, id);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE), ==, headline);
  g_assert_nonnull (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), words));
}

#define FIRST "From ann@example.org Mon Mar  3 10:15:00 2025\nFrom: Ann Example <ann@example.org>\nSubject: Trees\nMessage-ID: <1@example.org>\n\n"
#define WITH_FILE "From: Bo Sample <bo@example.org>\nSubject: Ferry\nMessage-ID: <2@example.org>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the file.\n--b\n"   \
                  "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"ferry.txt\"\n\nThe ferry runs again\n\nIt runs from Wednesday.\n--b\n" \
                  "Content-Type: image/png\nContent-Disposition: attachment; filename=\"quay.png\"\n\nxx\n--b--\n"

/* Each message of a mailbox is an article, and each article that is attached to one; of a message that
 * only says so the file comes first. */
static void
test_split (void)
{
  g_autoptr (GPtrArray) none = split ("From: Ann Example <ann@example.org>\nSubject: Trees\n\nWords.\n");
  g_autoptr (GPtrArray) one = split (FIRST "Words.\n");
  g_autoptr (GPtrArray) file = split (WITH_FILE);
  g_autoptr (GPtrArray) all = split (FIRST "Trees are planted.\n\n>From April on more.\n>>From May on.\n\nFrom the harbour they are seen.\n\nFrom bo@example.org Mon Mar  3 11:15:00 2025\n" WITH_FILE);

  g_assert_null (none);
  g_assert_null (one);
  g_assert_cmpuint (file->len, ==, 2);
  assert_part (file, 0, "ferry.txt", "ferry.txt", "The ferry runs again", "It runs from Wednesday.");
  assert_part (file, 1, "inbox-2.mbox", "<2@example.org>", "Ferry", "See the file.");
  g_assert_cmpuint (all->len, ==, 3);
  assert_part (all, 0, "message-1.eml", "<1@example.org>", "Trees", "From April on more.");
  assert_part (all, 0, "message-1.eml", "<1@example.org>", "Trees", "> From May on.");
  assert_part (all, 0, "message-1.eml", "<1@example.org>", "Trees", "From the harbour");
  assert_part (all, 1, "ferry.txt", "ferry.txt", "The ferry runs again", "It runs from Wednesday.");
  assert_part (all, 2, "message-2.eml", "<2@example.org>", "Ferry", "See the file.");
}

/* A mailbox is taken apart in time linear in its size. */
static void
test_split_hostile (void)
{
  static const char *const cases[] = { "\nFrom \n", "\nFrom a\nFrom: a\n", "\nFrom a\nFrom: a\nTo: b\n", "From a\nFrom: a\nTo: b\n\n", ">From \n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (FIRST);
      g_autoptr (GPtrArray) parts = NULL;

      for (guint j = 0; j < 20000; j++)
        g_string_append (text, cases[i]);
      parts = split (text->str);
    }
}

/* Readers get neither signatures nor what is quoted, whatever is in it. */
static void
test_apart_stays_here (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *words = NULL;

  article = read_message ("From: Ann Example <ann@example.org>\nSubject: Re: Trees\n\nTrees are planted.\n\nOn 2 Mar 2025, Bo <bo@example.org> wrote:\n"
                          "> secret <<} secret {>> secret\n>\n> # secret\n> - secret\n>> secret `secret\n> | secret | secret |\n> <b>secret</b>\n\n-- \nsecret\n",
                          -1,
                          "a.eml",
                          report,
                          NULL);
  g_assert_nonnull (article);
  g_assert_nonnull (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "secret"));
  words = newsroom_notes_cut (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1, NULL, 0);
  g_assert_null (strstr (words, "secret"));
  g_assert_nonnull (strstr (words, "Trees are planted."));
}

/* AddressSanitizer looks at all that follows at each search for a line end. */
#ifdef __SANITIZE_ADDRESS__
#define SLOWNESS 20
#else
#define SLOWNESS 1
#endif

/* Each takes no longer than a message that means well. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *begin;
    const char *again;
    guint       n;
  } cases[] = {
    { "Subject: x\nFrom: ", "a:", 300000 },
    { "Subject: x\nFrom: a\n", "From: a@example.org\n", 30000 },
    { "Subject: x\nFrom: a\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 100000 },
    { "Subject: x\nFrom: a\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 50000 },
    { "Subject: x\nFrom: a\n", "Content-Type: message/rfc822\n\n", 50000 },
    { "Subject: x\nFrom: a\n\n", "> 1@ wrote:\n\n", 50000 },
    { "Subject: x\nFrom: a\n\n", "1@ wrote:\n\n> a\n", 50000 },
    { "Subject: x\nFrom: a\n\n", "From: a\n\n", 100000 },
    { "Subject: Re: ", "Re: ", 100000 },
    { "From: a\nSubject: ", "=?utf-8?q?=41?= ", 100000 },
    { "From: a\nSubject: x\nContent-Type: text/html\n\n", "<div class=gmail_quote>", 50000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GString) text = g_string_new (cases[i].begin);
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < cases[i].n / SLOWNESS; j++)
        g_string_append (text, cases[i].again);
      article = read_message (text->str, (gssize)text->len, "a.eml", report, &error);
      g_assert_true ((article == NULL) == (error != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/mail/cases/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/import/mail/pages/", pages[i], NULL);

      g_test_add_data_func (path, pages[i], test_page);
    }
  g_test_add_func ("/import/mail/split", test_split);
  g_test_add_func ("/import/mail/split-hostile", test_split_hostile);
  g_test_add_func ("/import/mail/date", test_date);
  g_test_add_func ("/import/mail/refused", test_refused);
  g_test_add_func ("/import/mail/no-message", test_no_message);
  g_test_add_func ("/import/mail/lead", test_lead);
  g_test_add_func ("/import/mail/apart-stays-here", test_apart_stays_here);
  g_test_add_func ("/import/mail/hostile", test_hostile);

  return g_test_run ();
}
