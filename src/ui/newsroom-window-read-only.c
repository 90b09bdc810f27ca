/* newsroom-window-read-only.c — the window on a library that can only be read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"

static const char *
get_note (NewsroomWindow *self)
{
  return newsroom_read_only_get_note (newsroom_store_get_read_only (self->store));
}

/**
 * newsroom_window_is_read_only:
 * @self: a window
 *
 * Returns: whether it has a library that can only be read
 */
gboolean
newsroom_window_is_read_only (NewsroomWindow *self)
{
  return self->store != NULL && newsroom_store_get_read_only (self->store) != NEWSROOM_READ_ONLY_NOT;
}

/**
 * newsroom_window_refuse_files:
 * @self: a window on a library that can only be read
 *
 * Says that no file becomes an article of it.
 */
void
newsroom_window_refuse_files (NewsroomWindow *self)
{
  newsroom_dialogs_tell (GTK_WINDOW (self), _ ("Nothing Was Imported"), get_note (self));
}

/**
 * newsroom_window_show_read_only:
 * @self: a window on a library that can only be read
 *
 * Says so as long as it is open, and lets go of what was to be written into it.
 */
void
newsroom_window_show_read_only (NewsroomWindow *self)
{
  gtk_label_set_text (self->read_only_label, get_note (self));
  gtk_revealer_set_reveal_child (self->read_only, TRUE);
  newsroom_article_page_set_read_only (self->page);
  if (self->files->len > 0)
    newsroom_window_refuse_files (self);
  g_ptr_array_set_size (self->files, 0);
}
