/* newsroom-window-typography.c — puts quotation marks and dashes of the open article right, or makes them plain
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  guint            n_places;
  const gboolean   done = newsroom_body_typography_change_finish (NEWSROOM_BODY_TYPOGRAPHY (object), result, &n_places);
  g_autofree char *text = g_strdup_printf (ngettext ("%u place was changed", "%u places were changed", n_places), n_places);

  /* The window may have gone. */
  if (self->session == NULL)
    return;

  newsroom_body_typography_grab_focus (NEWSROOM_BODY_TYPOGRAPHY (object));
  if (done)
    newsroom_window_toast (self, n_places > 0 ? text : _ ("There was nothing to change"));
}

static void
change (NewsroomWindow *self,
        gboolean        educate)
{
  NewsroomBodyTypography *typography = newsroom_editor_pane_get_typography (newsroom_article_page_get_editor (self->page));

  if (newsroom_window_get_draft (self) == NULL)
    return;
  if (educate && !newsroom_body_typography_knows_language (typography))
    newsroom_window_toast (self, _ ("There are no rules for the language of this article"));
  else
    newsroom_body_typography_change_async (typography, educate, changed_cb, g_object_ref (self));
}

/**
 * newsroom_window_educate:
 * @self: a window
 *
 * Puts quotation marks, dashes and spaces right in what is selected, else in all of the article.
 */
void
newsroom_window_educate (NewsroomWindow *self)
{
  change (self, TRUE);
}

/**
 * newsroom_window_straighten:
 * @self: a window
 *
 * Makes them plain for a wire, likewise.
 */
void
newsroom_window_straighten (NewsroomWindow *self)
{
  change (self, FALSE);
}
