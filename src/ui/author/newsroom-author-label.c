/* newsroom-author-label.c — what the parts of a profile are called
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-label.h"

#include <glib/gi18n-lib.h>

/**
 * newsroom_author_label_get_name:
 * @author: an author
 *
 * Returns: the name, or words that stand for it as long as there is none
 */
const char *
newsroom_author_label_get_name (NewsroomAuthor *author)
{
  const char *name;

  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (author), NULL);

  name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);

  return name[0] != '\0' ? name : _ ("Unnamed author");
}

/**
 * newsroom_author_label_set:
 * @widget: a part of the profile
 * @what: what it is, translated
 * @author: whose profile it is
 *
 * Names the part to a screen reader, which meets the same parts of several authors.
 */
void
newsroom_author_label_set (GtkWidget      *widget,
                           const char     *what,
                           NewsroomAuthor *author)
{
  g_autofree char *label = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* Translators: names a part of an author’s profile to a screen reader: what it is, and whose */
  label = g_strdup_printf (_ ("%s, %s"), what, newsroom_author_label_get_name (author));
  /* Rows are labelled by their titles, which would be read once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
