/* newsroom-window-report.c — what an import has to say, in a banner and with all of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include "newsroom-editor-buffer.h"
#include "newsroom-report-dialog.h"
#include "newsroom-report-words.h"

/**
 * newsroom_window_show_import_banner:
 * @self: a window
 *
 * Shows what the import has to say while its article is open, until it was dismissed. The whole report
 * closes when another article is opened, from outside for example: a choice there is for its own.
 */
void
newsroom_window_show_import_banner (NewsroomWindow *self)
{
  if (self->report != NULL && self->reported_id != newsroom_window_get_article_id (self))
    gtk_window_destroy (GTK_WINDOW (self->report));
  gtk_revealer_set_reveal_child (self->imported, self->report_id != 0 && self->report_id == newsroom_window_get_article_id (self));
}

/**
 * newsroom_window_dismiss_report:
 * @self: a window
 *
 * Closes the banner; the report stays in the menu of the article.
 */
void
newsroom_window_dismiss_report (NewsroomWindow *self)
{
  self->report_id = 0;
  newsroom_window_show_import_banner (self);
}

/**
 * newsroom_window_tell_import:
 * @self: a window
 * @result: an article that came in
 * @file_name: the file
 *
 * Says in the banner how it went, if there is something to say.
 */
void
newsroom_window_tell_import (NewsroomWindow       *self,
                             NewsroomImportResult *result,
                             const char           *file_name)
{
  NewsroomReport  *report = newsroom_import_result_get_report (result);
  g_autofree char *words = report != NULL ? newsroom_report_dup_words (report, file_name) : NULL;

  if (words == NULL)
    return;

  gtk_label_set_label (self->imported_label, words);
  self->report_id = newsroom_import_result_get_article_id (result);
  newsroom_window_show_import_banner (self);
}

/* As if it were typed there, where the keyboard is afterwards: one key undoes it, and a byline is
 * settled when the editor leaves it. */
static void
choose_cb (NewsroomWindow *self,
           const char     *field,
           const char     *value)
{
  static const NewsroomField fields[] = { NEWSROOM_FIELD_HEADLINE, NEWSROOM_FIELD_STANDFIRST, NEWSROOM_FIELD_BYLINE };
  NewsroomEditorPane        *editor = newsroom_article_page_get_editor (self->page);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkTextView *view = newsroom_editor_pane_get_view (editor, fields[i]);

      if (!g_str_equal (field, newsroom_field_get_name (fields[i])) || !gtk_text_view_get_editable (view))
        continue;
      newsroom_editor_buffer_replace (NEWSROOM_EDITOR_BUFFER (gtk_text_view_get_buffer (view)), value);
      gtk_widget_grab_focus (GTK_WIDGET (view));
    }
}

/* A report on its way to be shown. */
typedef struct
{
  NewsroomWindow *window;     /* owned */
  gint64          article_id; /* of which it is */
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->window);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Showing) showing = user_data;
  NewsroomWindow *self = showing->window;
  g_autoptr (NewsroomOriginal) original = newsroom_window_finish_original (self, object, result);
  NewsroomDraft *draft = newsroom_window_get_draft (self);
  GtkWidget     *dialog;

  /* Another article may be open by now. */
  if (original == NULL || draft == NULL || newsroom_window_get_article_id (self) != showing->article_id || self->report != NULL)
    return;

  dialog = newsroom_report_dialog_new (GTK_WINDOW (self), original, newsroom_draft_get_article (draft));
  g_signal_connect_object (dialog, "choose", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "export-original", G_CALLBACK (newsroom_window_export_original), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->report, dialog);
  self->reported_id = showing->article_id;
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * newsroom_window_show_import_report:
 * @self: a window
 *
 * Shows what the reader of the open article's file recognised, inferred and could not keep, with what
 * else uncertain fields may be.
 */
void
newsroom_window_show_import_report (NewsroomWindow *self)
{
  Showing *showing = g_new0 (Showing, 1);

  showing->window = g_object_ref (self);
  showing->article_id = newsroom_window_get_article_id (self);
  newsroom_store_load_original_async (self->store, showing->article_id, NULL, loaded_cb, showing);
}
