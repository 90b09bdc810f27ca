/* newsroom-text-changes.c — several changes of a text that are made at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-changes-private.h"

#include <string.h>

static void
clear_change (gpointer data)
{
  g_free (((NewsroomTextChange *)data)->inserted);
}

/**
 * newsroom_text_changes_new:
 *
 * Returns: (transfer full) (element-type NewsroomTextChange): none yet, in the order of the text
 */
GArray *
newsroom_text_changes_new (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (NewsroomTextChange));

  g_array_set_clear_func (changes, clear_change);

  return changes;
}

/**
 * newsroom_text_changes_add:
 * @changes: those that there are; none may overlap the new one
 * @offset: where, in bytes of the text as it is before all of them
 * @n_deleted: how many bytes go there
 * @inserted: what comes in their place
 *
 * What comes to one place stands in the order in which it was added.
 */
void
newsroom_text_changes_add (GArray     *changes,
                           gsize       offset,
                           gsize       n_deleted,
                           const char *inserted)
{
  NewsroomTextChange change = { offset, n_deleted, g_strdup (inserted) };
  guint              i = changes->len;

  while (i > 0 && g_array_index (changes, NewsroomTextChange, i - 1).offset > offset)
    i--;
  g_array_insert_val (changes, i, change);
}

/**
 * newsroom_text_changes_apply:
 * @changes: the changes
 * @text: what they are made to
 *
 * Returns: (transfer full): the new text
 */
char *
newsroom_text_changes_apply (GArray     *changes,
                             const char *text)
{
  GString *result = g_string_new (NULL);
  gsize    done = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomTextChange *change = &g_array_index (changes, NewsroomTextChange, i);

      if (change->offset > done)
        {
          g_string_append_len (result, text + done, (gssize)(change->offset - done));
          done = change->offset;
        }
      g_string_append (result, change->inserted);
      done = MAX (done, change->offset + change->n_deleted);
    }
  g_string_append (result, text + done);

  return g_string_free (result, FALSE);
}

/**
 * newsroom_text_changes_map:
 * @changes: the changes
 * @offset: a place before them, in bytes
 * @after: whether it goes behind what is inserted just there
 *
 * Returns: the place after them
 */
gsize
newsroom_text_changes_map (GArray  *changes,
                           gsize    offset,
                           gboolean after)
{
  gsize place = offset;

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomTextChange *change = &g_array_index (changes, NewsroomTextChange, i);
      const gsize               gone = offset > change->offset ? MIN (change->n_deleted, offset - change->offset) : 0;

      if (change->offset > offset || (change->offset == offset && !after))
        break;
      place += strlen (change->inserted);
      place -= gone;
    }

  return place;
}
