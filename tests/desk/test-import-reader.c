/* test-import-reader.c — files read by a process of its own, and processes that do not do as they should
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "newsroom-import-message-private.h"
#include "newsroom-import-reader.h"
#include "newsroom-import-sandbox-private.h"

/* Files of the tests of the readers, of which so many in each folder */
#define MAX_CASES 12

/* How often an answer is spoilt */
#define N_SPOILT 3000

/* All that they hold: sources and candidates of fields, encoding and format, what was left out, and how many
 * characters came in. */
static void
compare_reports (NewsroomReport *report,
                 NewsroomReport *other)
{
  g_autoptr (GVariant) all = newsroom_report_to_variant (report);
  g_autoptr (GVariant) other_all = newsroom_report_to_variant (other);
  g_autofree char *printed = g_variant_print (all, FALSE);
  g_autofree char *other_printed = g_variant_print (other_all, FALSE);

  g_assert_cmpstr (printed, ==, other_printed);
  g_assert_true (g_strv_equal (newsroom_report_get_notes (report), newsroom_report_get_notes (other)));
  g_assert_true (g_strv_equal (newsroom_report_get_dropped (report), newsroom_report_get_dropped (other)));
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, newsroom_report_get_summary (other));
}

/* The same as without a process: article, report and media type, or the same error. */
static void
compare (NewsroomImportReader *reader,
         GBytes               *bytes,
         const char           *name)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomReport) own_report = newsroom_report_new ();
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) own_parts = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) own_article = NULL;
  const char *content_type = NULL, *own_content_type = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) own_error = NULL;

  article = newsroom_import_reader_read (reader, bytes, name, NULL, report, &parts, &content_type, NULL, &error);
  own_parts = newsroom_import_split (bytes, name, NULL, own_report, &own_error);
  if (own_parts == NULL && own_error == NULL)
    own_article = newsroom_import (g_bytes_ref (bytes), name, NULL, own_report, &own_content_type, &own_error);

  if (own_error != NULL)
    g_assert_cmpstr (error != NULL ? error->message : NULL, ==, own_error->message);
  else
    g_assert_no_error (error);
  g_assert_true ((article != NULL) == (own_article != NULL));
  g_assert_true (article == NULL || newsroom_article_equal (article, own_article));
  if (article != NULL)
    g_assert_cmpstr (content_type, ==, own_content_type);
  compare_reports (report, own_report);
  g_assert_cmpuint (parts != NULL ? parts->len : 0, ==, own_parts != NULL ? own_parts->len : 0);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const NewsroomImportPart *part = parts->pdata[i];
      const NewsroomImportPart *own = own_parts->pdata[i];

      g_assert_cmpstr (part->name, ==, own->name);
      g_assert_cmpstr (part->id, ==, own->id);
      g_assert_true (g_bytes_equal (part->bytes, own->bytes));
    }
}

static guint
compare_folder (NewsroomImportReader *reader,
                const char           *folder,
                const char           *suffix,
                guint                 max)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_read = 0;

  g_assert_nonnull (names);
  while ((name = g_dir_read_name (names)) != NULL && n_read < max)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize            length;
      g_autoptr (GBytes) bytes = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) || g_str_has_suffix (name, ".expected") || !g_str_has_suffix (name, suffix))
        continue;
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
      g_test_message ("%s", path);
      compare (reader, bytes, name);
      n_read++;
    }

  return n_read;
}

static void
test_same (void)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();
  g_autofree char *top = g_test_build_filename (G_TEST_DIST, "import", "data", NULL);
  g_autoptr (GDir) folders = g_dir_open (top, 0, NULL);
  const char *name;
  guint       n_read = 0;

  g_assert_nonnull (folders);
  while ((name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *folder = g_build_filename (top, name, NULL);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        n_read += compare_folder (reader, folder, "", MAX_CASES);
    }
  g_assert_cmpuint (n_read, >, 50);
}

/* Returns: (transfer full): a PDF with those words, in a font that is not in it */
static GBytes *
make_pdf (const char *encoding,
          const char *ordering,
          const char *charset,
          const char *words)
{
  gsize            length;
  g_autofree char *encoded = g_convert (words, -1, charset, "UTF-8", NULL, &length, NULL);
  g_autoptr (GString) page = g_string_new ("BT /F 12 Tf 50 700 Td <");
  GString *pdf = g_string_new ("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
                               "2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj\n"
                               "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj\n");

  g_assert_nonnull (encoded);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (page, "%02X", (guint8)encoded[i]);
  g_string_append (page, "> Tj ET");
  g_string_append_printf (pdf, "4 0 obj <</Length %zu>> stream\n%s\nendstream endobj\n", page->len, page->str);
  g_string_append_printf (pdf, "5 0 obj <</Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /%s /DescendantFonts [6 0 R]>> endobj\n", encoding);
  g_string_append_printf (pdf, "6 0 obj <</Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 2>> /DW 1000>> endobj\n", ordering);
  g_string_append (pdf, "trailer <</Root 1 0 R /Size 7>>\nstartxref\n0\n%%EOF\n");

  return g_string_free_to_bytes (pdf);
}

/* For each of these Poppler opens a table when it comes to it, and keeps four. */
static void
test_pdf (void)
{
  static const struct
  {
    const char *encoding;
    const char *ordering;
    const char *charset;
    const char *words;
  } cases[] = {
    { "GBK-EUC-H", "GB1", "GBK", "港口大桥星期二开放。" },
    { "UniGB-UCS2-H", "GB1", "UTF-16BE", "渡轮夜间也运行。" },
    { "ETen-B5-H", "CNS1", "BIG5", "港口大橋星期二開放。" },
    { "UniCNS-UTF16-H", "CNS1", "UTF-16BE", "渡輪夜間也運行。" },
    { "90ms-RKSJ-H", "Japan1", "CP932", "港の橋は火曜日に開く。" },
    { "EUC-H", "Japan1", "EUC-JP", "渡し船は夜も走る。" },
    { "UniJIS-UTF16-H", "Japan1", "UTF-16BE", "市長は礼を述べた。" },
    { "KSCms-UHC-H", "Korea1", "CP949", "항구다리는화요일에열린다." },
    { "Identity-H", "Japan1", "UTF-16BE", "ΩБあ" },
  };
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "import", "data", "pdf", NULL);
  const gboolean   has_tables = g_file_test (POPPLER_DATA "/cMap", G_FILE_TEST_IS_DIR);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_pdf (cases[i].encoding, cases[i].ordering, cases[i].charset, cases[i].words);
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;

      g_test_message ("%s", cases[i].encoding);
      compare (reader, bytes, "story.pdf");
      article = newsroom_import_reader_read (reader, bytes, "story.pdf", NULL, report, NULL, NULL, NULL, NULL);
      if (has_tables && !g_str_equal (cases[i].encoding, "Identity-H"))
        g_assert_nonnull (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), cases[i].words));
    }

  g_assert_cmpuint (compare_folder (reader, folder, ".pdf", G_MAXUINT), >=, 11);
}

/* Returns: the message about a file that the program does not read, in the way of that name */
static char *
misbehave (const char *mode,
           guint       seconds)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new_limited (seconds, 48 * 1024 * 1024);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Head\n\nText.\n", 12);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("NEWSROOM_IMPORT_WORKER", g_getenv ("MISBEHAVING_WORKER"), TRUE);
  g_setenv ("NEWSROOM_TEST_MODE", mode, TRUE);
  article = newsroom_import_reader_read (reader, bytes, "story.txt", NULL, report, &parts, NULL, NULL, &error);
  g_assert_null (article);
  g_assert_null (parts);
  g_assert_nonnull (error);
  g_assert_true (error->domain == NEWSROOM_IMPORT_ERROR);
  g_assert_null (newsroom_report_get_summary (report));

  return g_strdup (error->message);
}

static void
test_misbehaving (void)
{
  static const struct
  {
    const char *mode;
    guint       seconds; /* more than enough where it is not about them */
    const char *message;
  } cases[] = {
    { "spins", 1, "*“story.txt”*longer than 1 second,*" },
    { "sleeps", 1, "*“story.txt”*longer than 1 second,*" },
    { "trickles", 1, "*“story.txt”*longer than 1 second,*" },
    { "takes-memory", 30, "*“story.txt”*more than 48 MB of memory,*" },
    { "cannot-allocate", 30, "*“story.txt”*more than 48 MB of memory,*" },
    { "dies", 30, "*“story.txt”*ended unexpectedly*" },
    { "answers-noise", 30, "*“story.txt”*ended unexpectedly*" },
    { "answers-too-much", 30, "*“story.txt”*ended unexpectedly*" },
    { "answers-half", 30, "*“story.txt”*ended unexpectedly*" },
  };
  g_autofree char *good = g_strdup (g_getenv ("NEWSROOM_IMPORT_WORKER"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = misbehave (cases[i].mode, cases[i].seconds);

      g_test_message ("%s: %s", cases[i].mode, message);
      g_assert_true (g_pattern_match_simple (cases[i].message, message));
    }
  g_setenv ("NEWSROOM_IMPORT_WORKER", good, TRUE);
}

/* A process that was kept and ends over the next file, or answers what was not asked, is no fault of that file: of
 * what it said nothing stays. A quarter of the memory must be enough for it to be kept. */
static void
test_worn_out (void)
{
  static const char *const modes[] = { "answers-once", "answers-and-dies", "answers-once-and-takes-memory", "answers-once-and-parts" };
  g_autofree char         *good = g_strdup (g_getenv ("NEWSROOM_IMPORT_WORKER"));

  g_setenv ("NEWSROOM_IMPORT_WORKER", g_getenv ("MISBEHAVING_WORKER"), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new_limited (30, 128 * 1024 * 1024);
      g_autoptr (GBytes) bytes = g_bytes_new_static ("Head\n\nText.\n", 12);

      g_setenv ("NEWSROOM_TEST_MODE", modes[i], TRUE);
      for (guint n = 0; n < 3; n++)
        {
          g_autoptr (NewsroomReport) report = newsroom_report_new ();
          g_autoptr (GError) error = NULL;

          g_assert_null (newsroom_import_reader_read (reader, bytes, "story.txt", NULL, report, NULL, NULL, NULL, &error));
          g_test_message ("%s %u: %s", modes[i], n, error->message);
          g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY);
          g_assert_cmpstr (error->message, ==, "answered");
          g_assert_cmpuint (g_strv_length ((char **)newsroom_report_get_notes (report)), ==, 0);
        }
    }
  g_setenv ("NEWSROOM_IMPORT_WORKER", good, TRUE);
}

/* What a library says of a file is not for the terminal, unless somebody asks for it. */
static void
test_messages (void)
{
  static const char *const names[] = { NULL, "NEWSROOM_IMPORT_MESSAGES", "G_MESSAGES_DEBUG" };

  if (g_test_subprocess ())
    {
      g_autofree char *message = misbehave ("prints", 30);

      g_assert_true (g_pattern_match_simple ("*“story.txt”*ended unexpectedly*", message));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_unsetenv ("NEWSROOM_IMPORT_MESSAGES");
      g_unsetenv ("G_MESSAGES_DEBUG");
      if (names[i] != NULL)
        g_setenv (names[i], "none", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      if (names[i] != NULL)
        {
          g_test_trap_assert_stderr ("*a title for the terminal*");
          continue;
        }
      g_test_trap_assert_stderr_unmatched ("*for the terminal*");
      g_test_trap_assert_stdout_unmatched ("*for the terminal*");
    }
  g_unsetenv ("G_MESSAGES_DEBUG");
  g_setenv ("NEWSROOM_IMPORT_MESSAGES", "1", TRUE);
}

static void
test_missing (void)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Head\n\nText.\n", 12);
  g_autofree char *good = g_strdup (g_getenv ("NEWSROOM_IMPORT_WORKER"));
  g_autoptr (GError) error = NULL;

  g_setenv ("NEWSROOM_IMPORT_WORKER", "/nowhere/newsroom-import-worker", TRUE);
  g_assert_null (newsroom_import_reader_read (reader, bytes, "story.txt", NULL, report, NULL, NULL, NULL, &error));
  g_setenv ("NEWSROOM_IMPORT_WORKER", good, TRUE);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_READER);
  g_assert_nonnull (strstr (error->message, "/nowhere/newsroom-import-worker"));

  compare (reader, bytes, "story.txt");
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Head\n\nText.\n", 12);
  g_autofree char *good = g_strdup (g_getenv ("NEWSROOM_IMPORT_WORKER"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autoptr (GError) error = NULL;

  g_setenv ("NEWSROOM_IMPORT_WORKER", g_getenv ("MISBEHAVING_WORKER"), TRUE);
  g_setenv ("NEWSROOM_TEST_MODE", "sleeps", TRUE);
  g_assert_null (newsroom_import_reader_read (reader, bytes, "story.txt", NULL, report, NULL, NULL, cancellable, &error));
  g_setenv ("NEWSROOM_IMPORT_WORKER", good, TRUE);
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What a process that was taken over might answer: anything. */
static void
test_spoilt_answers (void)
{
  g_auto (NewsroomImportAnswer) whole = { NULL, NULL, NULL, NULL };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# Head\n\nBy Ada Sample and Bo Sample\n\nText of some words.\n", 57);
  g_autoptr (GBytes) packed = NULL;
  const guint8 *data;
  gsize         size;

  whole.article = newsroom_import (g_bytes_ref (bytes), "story.md", NULL, report, &whole.content_type, &whole.error);
  g_assert_no_error (whole.error);
  newsroom_report_note (report, "A note.");
  packed = newsroom_import_answer_pack (&whole, report);
  data = g_bytes_get_data (packed, &size);

  for (guint i = 0; i < N_SPOILT; i++)
    {
      g_auto (NewsroomImportAnswer) answer = { NULL, NULL, NULL, NULL };
      g_autoptr (NewsroomReport) told = newsroom_report_new ();
      const gsize length = i % 3 == 0 ? (gsize)g_test_rand_int_range (0, (int)size) : size;
      guint8     *spoilt = g_memdup2 (data, size);
      g_autoptr (GBytes) frame = NULL;

      for (guint k = 0; i > 0 && k < i % 5 + 1; k++)
        spoilt[g_test_rand_int_range (0, (int)size)] = (guint8)g_test_rand_int ();
      frame = g_bytes_new_take (spoilt, i == 0 ? size : length);
      if (newsroom_import_answer_unpack (&answer, frame, TRUE, told))
        g_assert_true (answer.article != NULL || answer.parts != NULL || answer.error != NULL);
      else
        g_assert_cmpuint (i, >, 0);
      if (i == 0)
        g_assert_true (newsroom_article_equal (answer.article, whole.article));
    }
}

static void
test_sandbox (void)
{
  if (g_test_subprocess ())
    {
      const gboolean is_shut = newsroom_import_sandbox_enter ();
      char *const    argv[] = { (char *)"true", NULL };

      g_assert_cmpint (open ("/etc/passwd", O_RDONLY), <, 0);
      g_assert_cmpint (open ("/tmp/newsroom-must-not-be", O_WRONLY | O_CREAT, 0600), <, 0);
      g_assert_cmpint (socket (AF_INET, SOCK_STREAM, 0), <, 0);
      if (is_shut)
        {
          g_assert_cmpint (close (STDERR_FILENO), ==, 0);
          g_assert_cmpint (open ("/etc/passwd", O_RDONLY), <, 0);
          g_assert_cmpint (socket (AF_INET, SOCK_STREAM, 0), <, 0);
          g_assert_cmpint (fork (), <, 0);
          g_assert_cmpint (execv ("/bin/true", argv), <, 0);
          g_assert_cmpint (kill (getppid (), 0), <, 0);
          g_assert_cmpint (unlink ("/tmp/newsroom-must-not-be"), <, 0);
          g_assert_cmpint (errno, ==, EPERM);
        }
      _exit (0);
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/import-reader/same", test_same);
  g_test_add_func ("/desk/import-reader/pdf", test_pdf);
  g_test_add_func ("/desk/import-reader/misbehaving", test_misbehaving);
  g_test_add_func ("/desk/import-reader/worn-out", test_worn_out);
  g_test_add_func ("/desk/import-reader/messages", test_messages);
  g_test_add_func ("/desk/import-reader/missing", test_missing);
  g_test_add_func ("/desk/import-reader/cancel", test_cancel);
  g_test_add_func ("/desk/import-reader/spoilt-answers", test_spoilt_answers);
  g_test_add_func ("/desk/import-reader/sandbox", test_sandbox);

  return g_test_run ();
}
