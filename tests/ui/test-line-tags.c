/* test-line-tags.c — a line has the tags that it shall have, and none is touched without need
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-line-tags.h"

#include <string.h>

#define N_TAGS 4
#define N_TRIALS 3000

static const char *const lines[] = { "plain words\n", "é ü 日本 words\n", "\n", "last line" };

typedef struct
{
  GtkTextBuffer *buffer;
  GtkTextTag    *other; /* of somebody else */
  GPtrArray     *known;
  guint          n_touched;
} Fixture;

static void
touched_cb (Fixture *fixture)
{
  fixture->n_touched++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *text = g_strjoinv (NULL, (char *[]){ (char *)lines[0], (char *)lines[1], (char *)lines[2], (char *)lines[3], NULL });
  GtkTextIter      start, end;

  fixture->buffer = gtk_text_buffer_new (NULL);
  fixture->known = g_ptr_array_new ();
  for (guint i = 0; i < N_TAGS; i++)
    g_ptr_array_add (fixture->known, gtk_text_buffer_create_tag (fixture->buffer, NULL, NULL));
  fixture->other = gtk_text_buffer_create_tag (fixture->buffer, NULL, NULL);
  gtk_text_buffer_set_text (fixture->buffer, text, -1);
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_apply_tag (fixture->buffer, fixture->other, &start, &end);
  g_signal_connect_swapped (fixture->buffer, "apply-tag", G_CALLBACK (touched_cb), fixture);
  g_signal_connect_swapped (fixture->buffer, "remove-tag", G_CALLBACK (touched_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->known);
  g_object_unref (fixture->buffer);
}

/* A place on a line between two characters, in bytes. */
static guint
random_place (const char *line)
{
  return (guint)(g_utf8_offset_to_pointer (line, g_test_rand_int_range (0, (int)g_utf8_strlen (line, -1) + 1)) - line);
}

/* What is wanted, as a bit for each tag at each byte. */
static GArray *
random_wanted (Fixture    *fixture,
               const char *line,
               guint8     *bits)
{
  GArray *wanted = newsroom_line_tags_new ();
  int     n = g_test_rand_int_range (0, 7);

  while (n-- > 0)
    {
      const guint tag = (guint)g_test_rand_int_range (0, N_TAGS);
      const guint a = random_place (line);
      const guint b = random_place (line);

      newsroom_line_tags_add (wanted, g_ptr_array_index (fixture->known, tag), MIN (a, b), MAX (a, b));
      for (guint i = MIN (a, b); i < MAX (a, b); i++)
        bits[i] |= (guint8)(1 << tag);
    }

  return wanted;
}

static void
put (Fixture *fixture,
     guint    line,
     GArray  *wanted)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &start, (int)line);
  end = start;
  gtk_text_iter_forward_line (&end);
  newsroom_line_tags_put (wanted, fixture->buffer, &start, &end, fixture->known);
}

static void
assert_tags (Fixture      *fixture,
             guint         line,
             const guint8 *bits)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, (int)line);
  for (int i = gtk_text_iter_get_chars_in_line (&iter); i > 0; i--, gtk_text_iter_forward_char (&iter))
    {
      for (guint tag = 0; tag < N_TAGS; tag++)
        g_assert_cmpint (gtk_text_iter_has_tag (&iter, g_ptr_array_index (fixture->known, tag)), ==, (bits[gtk_text_iter_get_line_index (&iter)] >> tag) & 1);
      g_assert_true (gtk_text_iter_has_tag (&iter, fixture->other));
    }
}

/* On any of the lines, whatever was there before; those beside it keep theirs. */
static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  guint8 bits[G_N_ELEMENTS (lines)][64] = { 0 };

  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      const guint line = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (lines));
      g_autoptr (GArray) wanted = NULL;

      memset (bits[line], 0, sizeof bits[line]);
      wanted = random_wanted (fixture, lines[line], bits[line]);
      put (fixture, line, wanted);
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        assert_tags (fixture, i, bits[i]);

      fixture->n_touched = 0;
      put (fixture, line, wanted);
      g_assert_cmpuint (fixture->n_touched, ==, 0);
    }
}

/* What is typed between two letters gets their tags by itself; nothing is left to do. */
static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  GtkTextTag *bold = g_ptr_array_index (fixture->known, 0);
  GtkTextTag *hanging = g_ptr_array_index (fixture->known, 1);
  GtkTextIter place;

  for (guint length = 5; length < 10; length++)
    {
      g_autoptr (GArray) wanted = newsroom_line_tags_new ();

      newsroom_line_tags_add (wanted, bold, 6, 6 + length);
      newsroom_line_tags_add (wanted, hanging, 0, 7 + length);
      put (fixture, 0, wanted);
      g_assert_cmpuint (fixture->n_touched, ==, 2);
      gtk_text_buffer_get_iter_at_line_index (fixture->buffer, &place, 0, 8);
      gtk_text_buffer_insert (fixture->buffer, &place, "x", 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/line-tags/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/line-tags/typing", Fixture, NULL, set_up, test_typing, tear_down);

  return g_test_run ();
}
