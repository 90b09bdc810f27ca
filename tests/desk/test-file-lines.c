/* test-file-lines.c — a file of any size, line by line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file-lines.h"

#include <string.h>
#include <unistd.h>

#include "desk-helper.h"

#define SEED 20261128
#define N_LINES 3000
#define MAX_LENGTH 1000

static NewsroomFileLines *
open_lines (DeskFixture *fixture,
            const char  *name,
            gsize        max_length)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  NewsroomFileLines *lines = newsroom_file_lines_open (folder, name, max_length, &error);

  g_assert_no_error (error);

  return lines;
}

static void
assert_digest (NewsroomFileLines *lines,
               const char        *all,
               gsize              length)
{
  g_autofree char *digest = newsroom_file_lines_dup_sha256 (lines);
  g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)all, length);

  g_assert_cmpstr (digest, ==, expected);
}

/* Lines of any length up to twice the limit, over many chunks, against the whole file in memory. */
static void
test_any (DeskFixture  *fixture,
          gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (NewsroomFileLines) lines = NULL;
  g_auto (GStrv) expected = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomFileLine line;
  const char      *text;
  gsize            start = 0;

  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *words = g_strnfill ((gsize)g_rand_int_range (rand, 0, 2 * MAX_LENGTH), (char)('a' + i % 26));

      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", words);
    }
  g_string_append (all, "the last");
  g_free (desk_put (fixture->folder, "lines", all->str));
  expected = g_strsplit (all->str, "\n", -1);

  lines = open_lines (fixture, "lines", MAX_LENGTH);
  for (guint i = 0; i < N_LINES; i++)
    {
      const gsize length = strlen (expected[i]);

      g_assert_true (newsroom_file_lines_next (lines, &line, &text, NULL, &error));
      g_assert_cmpint (line.start, ==, (goffset)start);
      g_assert_cmpuint (line.length, ==, length);
      g_assert_cmpint (text == NULL, ==, length > MAX_LENGTH);
      if (text != NULL)
        g_assert_cmpmem (text, length, expected[i], length);
      if (text != NULL && i % 100 == 0)
        assert_digest (lines, all->str, start);
      start += length + 1;
    }
  g_assert_true (newsroom_file_lines_next (lines, &line, &text, NULL, &error));
  g_assert_null (text);
  g_assert_cmpuint (line.length, ==, 0);
}

static void
test_read_again (DeskFixture  *fixture,
                 gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "lines", "one\n\ntwo\n");
  g_autoptr (NewsroomFileLines) lines = open_lines (fixture, "lines", MAX_LENGTH);
  g_autoptr (GError) error = NULL;
  NewsroomFileLine places[4];
  const char      *texts[4];
  g_autofree char *two = NULL;
  g_autofree char *gone = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (newsroom_file_lines_next (lines, &places[i], &texts[i], NULL, &error));
      g_assert_cmpint (texts[i] != NULL, ==, i < 3);
    }
  two = newsroom_file_lines_read (lines, &places[2], &error);
  g_assert_cmpstr (two, ==, "two");

  /* Somebody has cut it meanwhile. */
  g_assert_cmpint (truncate (path, 4), ==, 0);
  gone = newsroom_file_lines_read (lines, &places[2], &error);
  g_assert_null (gone);
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_IO);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/file-lines/" name, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)
  ADD ("any", test_any);
  ADD ("read-again", test_read_again);
#undef ADD

  return g_test_run ();
}
