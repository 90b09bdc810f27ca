/* newsroom-window-print.c — the article that is open goes on paper, or is shown as it will be there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-open-notes.h"
#include "newsroom-print-job.h"
#include "newsroom-print-preview.h"

/* One article on its way to paper. */
typedef struct
{
  NewsroomWindow  *window;  /* owned */
  NewsroomArticle *article; /* owned */
  GtkWidget       *preview; /* owned, nullable: the preview that it was asked for in */
} Going;

static Going *
going_new (NewsroomWindow  *window,
           NewsroomArticle *article,
           GtkWidget       *preview)
{
  Going *going = g_new0 (Going, 1);

  going->window = g_object_ref (window);
  going->article = g_object_ref (article);
  g_set_object (&going->preview, preview);

  return going;
}

static void
going_free (Going *going)
{
  g_object_unref (going->window);
  g_object_unref (going->article);
  g_clear_object (&going->preview);
  g_free (going);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, going_free)

static void show_preview (NewsroomWindow  *self,
                          NewsroomArticle *article);

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Going) going = user_data;
  g_autoptr (GError) error = NULL;

  switch (newsroom_print_job_run_finish (result, &error))
    {
    case NEWSROOM_PRINT_DONE:
      if (going->preview != NULL)
        gtk_window_destroy (GTK_WINDOW (going->preview));
      newsroom_window_toast (going->window, _ ("Article printed"));
      break;
    case NEWSROOM_PRINT_SHOW:
      if (going->preview != NULL)
        newsroom_print_preview_update (NEWSROOM_PRINT_PREVIEW (going->preview));
      else
        show_preview (going->window, going->article);
      break;
    case NEWSROOM_PRINT_FAILED:
      newsroom_window_tell (going->window, _ ("The Article Was Not Printed"), error);
      break;
    case NEWSROOM_PRINT_CANCELLED:
    default:
      break;
    }
}

static void
print (NewsroomWindow  *self,
       NewsroomArticle *article,
       GtkWidget       *preview)
{
  GtkWindow       *parent = preview != NULL ? GTK_WINDOW (preview) : GTK_WINDOW (self);
  g_autofree char *notes = newsroom_open_notes_dup_words (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));

  /* The preview says it itself. */
  if (notes != NULL && preview == NULL)
    newsroom_window_toast (self, notes);
  newsroom_print_job_run_async (parent, article, self->settings, self->session, printed_cb, going_new (self, article, preview));
}

static void
print_preview_cb (GtkWidget *preview,
                  Going     *going)
{
  print (going->window, going->article, preview);
}

static void
going_closed (gpointer  data,
              GClosure *closure)
{
  going_free (data);
}

static void
show_preview (NewsroomWindow  *self,
              NewsroomArticle *article)
{
  GtkWidget *preview = newsroom_print_preview_new (GTK_WINDOW (self), article, self->settings, self->session);

  g_signal_connect_data (preview, "print", G_CALLBACK (print_preview_cb), going_new (self, article, NULL), going_closed, 0);
  gtk_window_present (GTK_WINDOW (preview));
}

/* Whether it could be saved or not: what was written is in the article now. */
static void
saved_for_print_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (NewsroomArticle) article = newsroom_article_copy (newsroom_draft_get_article (NEWSROOM_DRAFT (object)));

  print (self, article, NULL);
}

static void
saved_for_preview_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (NewsroomArticle) article = newsroom_article_copy (newsroom_draft_get_article (NEWSROOM_DRAFT (object)));

  show_preview (self, article);
}

/**
 * newsroom_window_print:
 * @self: a window
 *
 * Asks for a printer, or a file, and prints the article that is open.
 */
void
newsroom_window_print (NewsroomWindow *self)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);

  newsroom_article_page_settle (self->page);
  if (draft != NULL)
    newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_for_print_cb, g_object_ref (self));
}

/**
 * newsroom_window_print_preview:
 * @self: a window
 *
 * Shows the article that is open as it will be on paper.
 */
void
newsroom_window_print_preview (NewsroomWindow *self)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);

  newsroom_article_page_settle (self->page);
  if (draft != NULL)
    newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_for_preview_cb, g_object_ref (self));
}
