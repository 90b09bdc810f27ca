/* newsroom-window-many.c — folders and many files at once: which files, how far, and what came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-import-dialog.h"
#include "newsroom-import-pace.h"

/* More files than this are not opened without asking: they may have come from anywhere. And what
 * became of more cannot be told one by one. */
#define MANY_FILES 50

/* The bar follows at this pace, in µs. */
#define PROGRESS_INTERVAL (200 * 1000)

/* What lies in the folders is asked about; a click is enough to drop a home folder. */
static void
many_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (!g_str_equal (answer, "open"))
    {
      g_ptr_array_set_size (self->gathered->files, 0);
      g_ptr_array_set_size (self->gathered->skipped, 0);
      self->gathered->n_folders = 0;
    }
  newsroom_window_import_gathered (self);
}

/**
 * newsroom_window_ask_many_async:
 * @self: a window
 * @n_files: how many files are to be opened
 * @callback: called when it is answered
 * @user_data: closure
 *
 * Asks whether that was meant; for newsroom_dialogs_ask_finish(), which says "open" then.
 */
void
newsroom_window_ask_many_async (NewsroomWindow     *self,
                                guint               n_files,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "open", _ ("_Open"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *heading = g_strdup_printf (ngettext ("Open %u File?", "Open %u Files?", n_files), n_files);

  newsroom_dialogs_ask_async (GTK_WINDOW (self), heading, _ ("Each becomes an article of the library."), answers, G_N_ELEMENTS (answers), callback, user_data);
}

/**
 * newsroom_window_is_many:
 * @n_files: a number of files
 *
 * Returns: whether they are so many that one is asked first, and told of them together
 */
gboolean
newsroom_window_is_many (guint n_files)
{
  return n_files > MANY_FILES;
}

static void
gathered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;

  self->gathered = newsroom_import_gather_finish (result);
  /* The window was closed meanwhile. */
  if (self->store == NULL || self->importing == NULL)
    return;

  if (self->gathered->n_folders > 0 && newsroom_window_is_many (self->gathered->files->len))
    newsroom_window_ask_many_async (self, self->gathered->files->len, many_cb, g_object_ref (self));
  else
    newsroom_window_import_gathered (self);
}

/**
 * newsroom_window_gather:
 * @self: a window
 * @files: (element-type GFile): files and folders
 *
 * Finds the files in folders, asks whether to open them if they are many, and goes on with
 * newsroom_window_import_gathered().
 */
void
newsroom_window_gather (NewsroomWindow *self,
                        GPtrArray      *files)
{
  newsroom_import_gather_async (files, self->importing, gathered_cb, g_object_ref (self));
}

/**
 * newsroom_window_show_import_progress:
 * @n_done: articles that are done
 * @n_all: articles in all, as far as is known
 * @user_data: a window
 *
 * A #NewsroomImportProgress.
 */
void
newsroom_window_show_import_progress (guint    n_done,
                                      guint    n_all,
                                      gpointer user_data)
{
  NewsroomWindow  *self = user_data;
  const gint64     now = g_get_monotonic_time ();
  g_autofree char *text = NULL;
  g_autofree char *left = NULL;

  if (n_all < 2 || self->importing == NULL || now - self->progress_shown < PROGRESS_INTERVAL)
    return;

  self->progress_shown = now;
  text = newsroom_import_pace_dup_count (n_done, n_all);
  left = newsroom_import_pace_dup_left (now - self->import_begun, n_done, n_all);
  newsroom_import_bar_set_progress (self->import_bar, text, left, (double)n_done / n_all);
}

static char *
dup_sentence (NewsroomImportSummary *summary)
{
  const guint      n_cancelled = newsroom_import_summary_get_results (summary, NEWSROOM_IMPORT_GROUP_CANCELLED)->len;
  const guint      n_failed = newsroom_import_summary_get_results (summary, NEWSROOM_IMPORT_GROUP_FAILED)->len;
  const guint      n_added = newsroom_import_summary_get_results (summary, NEWSROOM_IMPORT_GROUP_ADDED)->len;
  g_autofree char *added = newsroom_import_summary_dup_title (NEWSROOM_IMPORT_GROUP_ADDED, n_added);
  g_autofree char *failed = newsroom_import_summary_dup_title (NEWSROOM_IMPORT_GROUP_FAILED, n_failed);
  g_autofree char *both = n_failed > 0 ? g_strdup_printf ("%s · %s", added, failed) : g_strdup (added);

  if (n_cancelled == 0)
    return g_steal_pointer (&both);

  return g_strdup_printf (_ ("Import cancelled · %s"), both);
}

static void
summary_made_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autofree char *sentence = NULL;

  g_clear_pointer (&self->import_summary, newsroom_import_summary_unref);
  self->import_summary = newsroom_import_summary_make_finish (result);
  newsroom_window_update_actions (self);
  sentence = dup_sentence (self->import_summary);
  newsroom_import_bar_tell (self->import_bar, sentence);
}

/**
 * newsroom_window_tell_of_many:
 * @self: a window
 * @results: (transfer full) (element-type NewsroomImportResult): what became of them
 * @n_hidden: how many files and folders were passed by
 *
 * Says it below the panes, where it takes the keyboard from nobody, and stays until it is closed.
 */
void
newsroom_window_tell_of_many (NewsroomWindow *self,
                              GPtrArray      *results,
                              guint           n_hidden)
{
  newsroom_import_summary_make_async (results, n_hidden, summary_made_cb, g_object_ref (self));
}

static void
open_article_cb (NewsroomWindow *self,
                 gint64          id)
{
  newsroom_shell_show_editor (self->shell);
  newsroom_window_open_article (self, id);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * newsroom_window_show_import_summary:
 * @self: a window
 *
 * Shows what became of each file of the last import of many.
 */
void
newsroom_window_show_import_summary (NewsroomWindow *self)
{
  GtkWidget *dialog = newsroom_import_dialog_new (GTK_WINDOW (self), self->import_summary);

  g_signal_connect_object (dialog, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
folder_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GFile) folder = newsroom_dialogs_choose_folder_finish (result);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (folder == NULL)
    return;

  g_ptr_array_add (files, g_steal_pointer (&folder));
  newsroom_window_open_files (self, files);
}

/**
 * newsroom_window_choose_import_folder:
 * @self: a window
 *
 * Lets the user choose a folder of which all files are opened.
 */
void
newsroom_window_choose_import_folder (NewsroomWindow *self)
{
  newsroom_dialogs_choose_folder_async (GTK_WINDOW (self), _ ("Open a Folder of Articles"), NULL, folder_cb, g_object_ref (self));
}
