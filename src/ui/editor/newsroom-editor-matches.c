/* newsroom-editor-matches.c — marks in the editor what was searched for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-matches.h"

#include "newsroom-editor-buffer.h"
#include "newsroom-matches.h"
#include "newsroom-named-colour.h"

/* A word as common as “the” would be marked for longer than anybody looks. */
#define MOST_MATCHES 1000

/* Where in the height of the view the first match comes to stand. */
#define MATCH_HEIGHT 0.3

/* The letters on it keep their colour. */
#define ALPHA 0.45f

static GtkTextTag *
get_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "match");

  /* Seen where colours are not, too. */
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, "match", "underline", PANGO_UNDERLINE_SINGLE, NULL);

  return tag;
}

static void
set_colour (GtkTextTag  *tag,
            GtkTextView *view)
{
  GdkRGBA colour = newsroom_named_colour (GTK_WIDGET (view), "warning_bg_color");

  colour.alpha *= ALPHA;
  g_object_set (tag, "background-rgba", &colour, NULL);
}

static void
go_to (GtkTextView       *view,
       const GtkTextIter *start)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_place_cursor (buffer, start);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, MATCH_HEIGHT);
}

/* Marks the first matches, and takes the caret to the first of them. */
static gboolean
show_in_view (GtkTextView *view,
              const char  *query)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag    *tag = get_tag (buffer);
  GtkTextIter    start, end, first;
  g_autoptr (GArray) matches = NULL;
  const char *text, *last;
  gsize       length;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  if (query == NULL || !NEWSROOM_IS_EDITOR_BUFFER (buffer))
    return FALSE;

  set_colour (tag, view);
  text = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);
  matches = newsroom_matches_find (text, query);
  last = text;
  end = start;
  for (guint i = 0; i < MIN (matches->len, MOST_MATCHES); i++)
    {
      NewsroomMatch match = g_array_index (matches, NewsroomMatch, i);

      start = end;
      gtk_text_iter_forward_chars (&start, (int)g_utf8_pointer_to_offset (last, text + match.start));
      end = start;
      gtk_text_iter_forward_chars (&end, (int)g_utf8_pointer_to_offset (text + match.start, text + match.end));
      last = text + match.end;
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
      if (i == 0)
        first = start;
    }
  if (matches->len > 0)
    go_to (view, &first);

  return matches->len > 0;
}

/**
 * newsroom_editor_matches_show:
 * @views: the texts of an article, the one that matters most first
 * @n_views: how many
 * @query: (nullable): what was searched for, as it was typed; %NULL for nothing any more
 *
 * Marks what matches and takes the caret to the first match of each text, and its view to the
 * caret. Marks that were there go.
 *
 * Returns: (transfer none) (nullable): the first view that has a match
 */
GtkWidget *
newsroom_editor_matches_show (GtkWidget *const *views,
                              guint             n_views,
                              const char       *query)
{
  GtkWidget *matched = NULL;

  for (guint i = 0; i < n_views; i++)
    if (show_in_view (GTK_TEXT_VIEW (views[i]), query) && matched == NULL)
      matched = views[i];

  return matched;
}

/**
 * newsroom_editor_matches_restyle:
 * @view: a text of an article
 *
 * Gives the marks that are there the colour that the theme has now.
 */
void
newsroom_editor_matches_restyle (GtkTextView *view)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view)), "match");

  if (tag != NULL)
    set_colour (tag, view);
}
