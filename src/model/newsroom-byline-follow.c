/* newsroom-byline-follow.c — who is credited when the byline names others
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-byline.h"

#include <string.h>

#include "newsroom-credit.h"

static const char *
get_name (NewsroomCredit *credit)
{
  return newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
}

static gboolean
has_name (const char *line,
          const char *name)
{
  g_autofree char *folded_line = g_utf8_casefold (line, -1);
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  return folded_name[0] != '\0' && strstr (folded_line, folded_name) != NULL;
}

/* Whether a byline that names one means the other: "A. Example", or "Example" alone, is how it
 * shortens "Ann Example". */
static gboolean
is_same_person (const char *name,
                const char *other)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded_other = g_utf8_casefold (other, -1);
  const char      *last = strrchr (folded_name, ' ');
  const char      *other_last = strrchr (folded_other, ' ');

  if (!g_str_equal (last != NULL ? last + 1 : folded_name, other_last != NULL ? other_last + 1 : folded_other))
    return FALSE;

  return last == NULL || other_last == NULL || g_utf8_get_char (folded_name) == g_utf8_get_char (folded_other);
}

static gboolean
is_among (const char *name,
          GPtrArray  *credits)
{
  for (guint i = 0; i < credits->len; i++)
    if (is_same_person (name, get_name (g_ptr_array_index (credits, i))))
      return TRUE;

  return FALSE;
}

/* "Ann Example", "Ann Example and Bo Sample": who writes into the field of the byline may leave out
 * the "By". */
static GPtrArray *
parse_names (const char *names)
{
  GPtrArray       *named = newsroom_byline_split (names);
  g_autofree char *byline = g_strconcat ("By ", names, NULL);

  return named != NULL ? named : newsroom_byline_parse (byline);
}

/* Returns: (transfer full): who is named in a byline, or in names alone */
static GPtrArray *
read_names (const char *byline,
            gboolean   *are_certain)
{
  g_autoptr (GPtrArray) named = newsroom_byline_parse (byline);

  *are_certain = named->len > 0;

  return *are_certain ? g_steal_pointer (&named) : parse_names (byline);
}

/**
 * newsroom_byline_follow:
 * @credits: (element-type NewsroomCredit): the credits of an article
 * @before: what its byline said when they were right
 * @after: what its byline says now
 * @are_certain: (out): whether @after is a byline; else it may be names alone, and who is not known
 *   by one is nobody
 *
 * Who is named now is credited. Who was named and is not any more is credited no longer, as far
 * as the credit is for writing it. Whom the line never named, as a photographer, stays, and so do
 * all where it names nobody: "By our correspondents" may be any of them.
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomCredit): the credits in order, those
 *   of @credits as they are and others with new authors; %NULL if they stay as they are
 */
GPtrArray *
newsroom_byline_follow (GListModel *credits,
                        const char *before,
                        const char *after,
                        gboolean   *are_certain)
{
  g_autoptr (GPtrArray) named = read_names (after, are_certain);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) follow = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n_credits = g_list_model_get_n_items (credits);
  int         place = -1;
  gboolean    changed = FALSE;

  if (named->len == 0)
    return NULL;

  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      const char *name = get_name (credit);
      gboolean    is_writer = g_str_equal (newsroom_credit_get_role (credit), NEWSROOM_CREDIT_BY);

      g_ptr_array_add (known, g_object_ref (credit));
      if (!is_writer || !has_name (before, name) || has_name (after, name) || is_among (name, named))
        g_ptr_array_add (follow, g_steal_pointer (&credit));
      else if (place < 0)
        place = (int)follow->len;
    }
  changed = follow->len < n_credits;

  for (guint i = 0; i < named->len; i++)
    {
      NewsroomCredit *credit = g_ptr_array_index (named, i);

      if (is_among (get_name (credit), known))
        continue;
      g_ptr_array_insert (follow, place < 0 ? -1 : place++, g_object_ref (credit));
      changed = TRUE;
    }

  return changed ? g_steal_pointer (&follow) : NULL;
}

/**
 * newsroom_byline_names:
 * @byline: what a byline says, as a byline or as names alone
 * @name: the name of an author
 *
 * Returns: whether the author is among those whom it names
 */
gboolean
newsroom_byline_names (const char *byline,
                       const char *name)
{
  gboolean are_certain;
  g_autoptr (GPtrArray) named = read_names (byline, &are_certain);

  return is_among (name, named);
}

/**
 * newsroom_byline_dup_uncredited:
 * @credits: (element-type NewsroomCredit): the credits of an article
 * @byline: what its byline says, as a byline or as names alone
 *
 * Returns: (transfer full) (nullable): the first name in it of somebody who is not credited
 */
char *
newsroom_byline_dup_uncredited (GListModel *credits,
                                const char *byline)
{
  gboolean are_certain;
  g_autoptr (GPtrArray) named = read_names (byline, &are_certain);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    g_ptr_array_add (known, g_list_model_get_item (credits, i));
  for (guint i = 0; i < named->len; i++)
    if (!is_among (get_name (g_ptr_array_index (named, i)), known))
      return g_strdup (get_name (g_ptr_array_index (named, i)));

  return NULL;
}
