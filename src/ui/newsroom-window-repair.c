/* newsroom-window-repair.c — the window while its library is repaired, and what became of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-repair-dialog.h"

#define LOOK_MILLISECONDS 100

/* More is for newsroom-cli check. */
#define MOST_DAMAGES 12

/* Of the whole, what the stages take: reading and checking most. */
static const double ends[] = { 0.3, 0.6, 0.8, 1.0 };

static const char *
get_stage_title (NewsroomSalvageStage stage)
{
  switch (stage)
    {
    case NEWSROOM_SALVAGE_CHECKING:
      return _ ("Checking what was read…");
    case NEWSROOM_SALVAGE_SETTLING:
      return _ ("Putting the articles together…");
    case NEWSROOM_SALVAGE_VERIFYING:
      return _ ("Verifying the new library…");
    case NEWSROOM_SALVAGE_READING:
    default:
      return _ ("Reading the damaged library…");
    }
}

static gboolean
look_cb (gpointer user_data)
{
  NewsroomWindow      *self = user_data;
  double               done = 0;
  NewsroomSalvageStage stage = newsroom_salvage_get_stage (self->salvage, &done);
  const double         start = stage > 0 ? ends[stage - 1] : 0;

  gtk_progress_bar_set_fraction (self->repair_progress, start + done * (ends[stage] - start));
  if (g_strcmp0 (adw_status_page_get_description (self->repair), get_stage_title (stage)) != 0)
    adw_status_page_set_description (self->repair, get_stage_title (stage));

  return G_SOURCE_CONTINUE;
}

/**
 * newsroom_window_show_repair:
 * @self: a window
 * @salvage: what repairs its library
 * @cancellable: by which it can be given up
 *
 * Shows how far it is in place of the panes.
 */
void
newsroom_window_show_repair (NewsroomWindow  *self,
                             NewsroomSalvage *salvage,
                             GCancellable    *cancellable)
{
  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  g_set_object (&self->salvage, salvage);
  g_set_object (&self->repairing, cancellable);
  look_cb (self);
  self->repair_source = g_timeout_add (LOOK_MILLISECONDS, look_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "repair");
  gtk_widget_grab_focus (self->repair_cancel);
}

/**
 * newsroom_window_end_repair:
 * @self: a window
 *
 * There is nothing more to be followed or given up.
 */
void
newsroom_window_end_repair (NewsroomWindow *self)
{
  g_clear_handle_id (&self->repair_source, g_source_remove);
  g_clear_object (&self->salvage);
  g_clear_object (&self->repairing);
}

/**
 * newsroom_window_cancel_repair:
 * @self: a window
 *
 * Gives the repair up that is under way: the library is as it was then.
 */
void
newsroom_window_cancel_repair (NewsroomWindow *self)
{
  g_cancellable_cancel (self->repairing);
}

static void
open_article_cb (NewsroomWindow *self,
                 gint64          id)
{
  newsroom_window_open_article (self, id);
}

/**
 * newsroom_window_show_repaired:
 * @self: a window on a library that was just repaired
 * @salvage: what has repaired it
 * @report: the path of the report
 *
 * Shows what became of the articles.
 */
void
newsroom_window_show_repaired (NewsroomWindow  *self,
                               NewsroomSalvage *salvage,
                               const char      *report)
{
  GtkWidget *dialog;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  dialog = newsroom_repair_dialog_new (GTK_WINDOW (self), salvage, report);
  g_signal_connect_object (dialog, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
damaged_cb (NewsroomWindow *self,
            char          **damages)
{
  for (guint i = 0; damages[i] != NULL; i++)
    g_ptr_array_add (self->damages, g_strdup (damages[i]));
  gtk_revealer_set_reveal_child (self->damage, TRUE);
}

/**
 * newsroom_window_watch_damage:
 * @self: a window on an open library
 *
 * Says at the foot of the window when the check of the library finds something.
 */
void
newsroom_window_watch_damage (NewsroomWindow *self)
{
  g_signal_connect_object (self->store, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_window_show_damage:
 * @self: a window on an open library
 *
 * Shows what was found damaged in it.
 */
void
newsroom_window_show_damage (NewsroomWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->damages->len, MOST_DAMAGES); i++)
    g_string_append_printf (text, "%s\n", (const char *)g_ptr_array_index (self->damages, i));
  if (self->damages->len > MOST_DAMAGES)
    g_string_append (text, "…\n");
  g_string_append_c (text, '\n');
  g_string_append (text, _ ("A repair takes what is whole from its second copy, from the history or from the newest backup, and keeps the damaged library."));
  newsroom_dialogs_tell (GTK_WINDOW (self), _ ("Damaged in the Library"), text->str);
}
