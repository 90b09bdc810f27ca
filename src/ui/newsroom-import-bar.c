/* newsroom-import-bar.c — how far an import is, and what came of it, below the window's panes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-bar.h"

#include <string.h>

/**
 * NewsroomImportBar:
 *
 * Shows progress with a button that cancels, or after it a sentence with buttons that lead on. The
 * time left is a status, which screen readers say when it changes: no more than once a minute; the
 * count beside it changes all the time and is none. Takes no focus. Owned by the window.
 */
struct _NewsroomImportBar
{
  AdwBin parent_instance;

  /* Borrowed from the template */
  GtkRevealer    *revealer;
  GtkProgressBar *progress;
  GtkLabel       *status;
  GtkWidget      *cancel;
  GtkWidget      *summary;
  GtkWidget      *close;
};

G_DEFINE_FINAL_TYPE (NewsroomImportBar, newsroom_import_bar, ADW_TYPE_BIN)

static void
set_status (NewsroomImportBar *self,
            const char        *text)
{
  if (strcmp (gtk_label_get_label (self->status), text) != 0)
    gtk_label_set_label (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *text != '\0');
}

static void
show (NewsroomImportBar *self,
      gboolean           is_done)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), !is_done);
  gtk_widget_set_visible (self->cancel, !is_done);
  gtk_widget_set_visible (self->summary, is_done);
  gtk_widget_set_visible (self->close, is_done);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
newsroom_import_bar_class_init (NewsroomImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportBar, progress);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportBar, status);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportBar, summary);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportBar, close);
  gtk_widget_class_bind_template_callback (widget_class, newsroom_import_bar_hide);
}

static void
newsroom_import_bar_init (NewsroomImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_import_bar_set_progress:
 * @self: a bar
 * @text: what is going on, translated
 * @left: (nullable): how long it will take, translated, if that is known
 * @fraction: how much of it is done, from 0 to 1
 */
void
newsroom_import_bar_set_progress (NewsroomImportBar *self,
                                  const char        *text,
                                  const char        *left,
                                  double             fraction)
{
  g_return_if_fail (NEWSROOM_IS_IMPORT_BAR (self));

  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, fraction);
  set_status (self, left != NULL ? left : "");
  show (self, FALSE);
}

/**
 * newsroom_import_bar_tell:
 * @self: a bar
 * @text: what came of it, translated; it stays until it is closed, with a button that leads to the
 *   summary
 */
void
newsroom_import_bar_tell (NewsroomImportBar *self,
                          const char        *text)
{
  g_return_if_fail (NEWSROOM_IS_IMPORT_BAR (self));

  set_status (self, text);
  show (self, TRUE);
}

/**
 * newsroom_import_bar_hide:
 * @self: a bar
 */
void
newsroom_import_bar_hide (NewsroomImportBar *self)
{
  g_return_if_fail (NEWSROOM_IS_IMPORT_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * newsroom_import_bar_end_progress:
 * @self: a bar
 *
 * Hides it if it shows progress; what came of an import before stays.
 */
void
newsroom_import_bar_end_progress (NewsroomImportBar *self)
{
  g_return_if_fail (NEWSROOM_IS_IMPORT_BAR (self));

  if (gtk_widget_get_visible (self->cancel))
    newsroom_import_bar_hide (self);
}
