/* test-style-tags.c — which tag wins where a text has several
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-style-tags.h"

/* GtkTextView takes a colour from the tag of the highest priority. */
static void
test_hidden_stays_hidden (void)
{
  g_autoptr (NewsroomStyleTags) tags = newsroom_style_tags_new ();
  GtkTextTag *unfocused = gtk_text_tag_table_lookup (newsroom_style_tags_get_table (tags), NEWSROOM_UNFOCUSED_TAG);

  g_assert_nonnull (unfocused);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (gtk_text_tag_get_priority (newsroom_style_tags_get_hidden (tags, i != 0)), >, gtk_text_tag_get_priority (unfocused));
  for (guint i = 0; i < NEWSROOM_N_STYLES; i++)
    g_assert_cmpint (gtk_text_tag_get_priority (newsroom_style_tags_get (tags, (NewsroomStyle)i)), <, gtk_text_tag_get_priority (unfocused));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style-tags/hidden-stays-hidden", test_hidden_stays_hidden);

  return g_test_run ();
}
