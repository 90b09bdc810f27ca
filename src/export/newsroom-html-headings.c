/* newsroom-html-headings.c — the headings of a body, which links can point at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-headings-private.h"

#include "newsroom-markdown.h"

#include <string.h>

typedef struct
{
  NewsroomHtmlHeadings *headings;
  GHashTable           *n_used; /* by the id that a heading would have if it were the only one */
  GString              *id;     /* of the heading that is open, else NULL */
} Search;

/* The rule that GitHub has made usual, so that links that worked there work here: letters and
 * digits in lower case, hyphens for spaces, nothing else. */
static void
append_to_id (GString    *id,
              const char *text,
              gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\n')
        g_string_append_c (id, '-');
      else if (c == '-' || c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (id, g_unichar_tolower (c));
    }
}

/* Adds a number to @id until no other heading is called so. */
static char *
make_unique (Search     *search,
             const char *id)
{
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (search->n_used, id));
  g_autofree char *unique = g_strdup (id);

  while (g_hash_table_contains (search->headings->known_ids, unique))
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", id, ++n);
    }
  g_hash_table_insert (search->n_used, g_strdup (id), GUINT_TO_POINTER (n));

  return g_steal_pointer (&unique);
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Search               *search = user_data;
  NewsroomHtmlHeadings *headings = search->headings;

  if (block->type != NEWSROOM_BLOCK_HEADING)
    return;

  if (headings->top_level == 0 || block->level < headings->top_level)
    headings->top_level = block->level;
  search->id = g_string_new (NULL);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Search *search = user_data;
  char   *id = NULL;

  if (block->type != NEWSROOM_BLOCK_HEADING)
    return;

  if (search->id->len > 0)
    {
      id = make_unique (search, search->id->str);
      g_hash_table_add (search->headings->known_ids, id);
    }
  g_ptr_array_add (search->headings->ids, id);
  g_string_free (g_steal_pointer (&search->id), TRUE);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Search *search = user_data;

  if (search->id != NULL)
    append_to_id (search->id, text, length);
}

/**
 * newsroom_html_headings_find:
 * @text: Markdown
 *
 * Returns: (transfer full): the headings in @text
 */
NewsroomHtmlHeadings *
newsroom_html_headings_find (const char *text)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };
  NewsroomHtmlHeadings *self = g_new0 (NewsroomHtmlHeadings, 1);
  g_autoptr (GHashTable) n_used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { .headings = self, .n_used = n_used };

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->known_ids = g_hash_table_new (g_str_hash, g_str_equal);
  newsroom_markdown_parse (text, -1, &handler, &search);

  return self;
}

/**
 * newsroom_html_headings_free:
 * @self: (transfer full): headings
 */
void
newsroom_html_headings_free (NewsroomHtmlHeadings *self)
{
  g_hash_table_unref (self->known_ids);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

/**
 * newsroom_html_headings_find_target:
 * @self: headings
 * @target: where a link points: "#" and the id of a heading, percent-encoded or not
 *
 * Returns: (transfer none) (nullable): the id, %NULL if no heading is called so
 */
const char *
newsroom_html_headings_find_target (const NewsroomHtmlHeadings *self,
                                    const char                 *target)
{
  g_autofree char *id = g_uri_unescape_string (target + strlen ("#"), NULL);
  gpointer         known = NULL;

  g_hash_table_lookup_extended (self->known_ids, id != NULL ? id : target + strlen ("#"), &known, NULL);

  return known;
}
