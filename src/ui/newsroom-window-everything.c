/* newsroom-window-everything.c — the whole library leaves as a folder of files, or comes from one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-everything.h"

/* How many problems are told; of the others it says the number. */
#define PROBLEMS_SHOWN 20

/* Takes the folder that was chosen. Returns: (transfer full) (nullable): it, if it can be begun with it */
static GFile *
begin (NewsroomWindow *self,
       GAsyncResult   *result)
{
  g_autoptr (GFile) folder = newsroom_dialogs_choose_folder_finish (result);

  if (folder == NULL || self->store == NULL || self->importing != NULL)
    return NULL;

  self->importing = g_cancellable_new ();
  newsroom_window_update_actions (self);

  return g_steal_pointer (&folder);
}

static void
set_progress (NewsroomWindow *self,
              const char     *text,
              guint           n_done,
              guint           n_articles)
{
  if (self->importing != NULL)
    newsroom_import_bar_set_progress (self->import_bar, text, NULL, n_articles > 0 ? (double)n_done / n_articles : 0);
}

/* Files that were opened meanwhile have waited. */
static void
end (NewsroomWindow *self)
{
  g_clear_object (&self->importing);
  newsroom_import_bar_end_progress (self->import_bar);
  newsroom_window_update_actions (self);
  newsroom_window_import_next (self);
}

static void
tell_problems (NewsroomWindow           *self,
               const char               *heading,
               const NewsroomEverything *done)
{
  g_autoptr (GString) body = g_string_new (NULL);
  guint n_problems = done->problems->len;

  if (n_problems == 0)
    return;

  for (guint i = 0; i < MIN (n_problems, PROBLEMS_SHOWN); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "", (const char *)done->problems->pdata[i]);
  if (n_problems > PROBLEMS_SHOWN)
    g_string_append_printf (body, ngettext ("\n\nand %u more", "\n\nand %u more", n_problems - PROBLEMS_SHOWN), n_problems - PROBLEMS_SHOWN);
  newsroom_dialogs_tell (GTK_WINDOW (self), heading, body->str);
}

static void
open_folder_cb (NewsroomWindow *self,
                AdwToast       *toast)
{
  const char *uri = g_variant_get_string (adw_toast_get_action_target_value (toast), NULL);
  g_autoptr (GFile) folder = g_file_new_for_uri (uri);

  newsroom_dialogs_show_file (GTK_WINDOW (self), folder);
}

static void
toast_exported (NewsroomWindow           *self,
                const NewsroomEverything *done)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u article exported", "%u articles exported", done->n_articles), done->n_articles);
  g_autofree char *uri = g_file_get_uri (done->folder);
  g_autoptr (AdwToast) toast = newsroom_window_offer (self, text, _ ("Open"));

  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder_cb), self, G_CONNECT_SWAPPED);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GError) error = NULL;
  gboolean success = newsroom_export_everything_finish (result, &done, &error);

  end (self);
  if (success)
    {
      toast_exported (self, done);
      tell_problems (self, _ ("Some Could Not Be Exported"), done);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    newsroom_window_toast (self, _ ("Export cancelled; nothing was written"));
  else
    newsroom_window_tell (self, _ ("The Library Could Not Be Exported"), error);
}

static void
export_progress_cb (guint    n_done,
                    guint    n_articles,
                    gpointer user_data)
{
  g_autofree char *text = g_strdup_printf (_ ("Exporting %u of %u"), MIN (n_done + 1, n_articles), n_articles);

  set_progress (user_data, text, n_done, n_articles);
}

static void
export_to_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GFile) folder = begin (self, result);

  if (folder != NULL)
    newsroom_export_everything_async (self->store, folder, TRUE, export_progress_cb, self, self->importing, exported_cb, g_object_ref (self));
}

/* Whether it could be saved or not: the window says so, and what is in the library is exported. */
static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  NewsroomWindow *self = user_data;

  newsroom_dialogs_choose_folder_async (GTK_WINDOW (self), _ ("Export Everything"), NULL, export_to_cb, self);
}

static void
export_answered_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);
  NewsroomDraft   *draft = newsroom_window_get_draft (self);

  if (!g_str_equal (answer, "choose"))
    return;
  newsroom_article_page_settle (self->page);
  if (draft != NULL)
    newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_cb, g_steal_pointer (&self));
  else
    saved_cb (NULL, NULL, g_steal_pointer (&self));
}

/* Asks for a folder after saying what will be. */
static void
ask (NewsroomWindow     *self,
     const char         *heading,
     const char         *body,
     GAsyncReadyCallback callback)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "choose", _ ("Choose _Folder…"), ADW_RESPONSE_SUGGESTED },
  };

  newsroom_dialogs_ask_async (GTK_WINDOW (self), heading, body, answers, G_N_ELEMENTS (answers), callback, g_object_ref (self));
}

/**
 * newsroom_window_export_everything:
 * @self: a window
 *
 * Writes the whole library to a new folder in one that the user chooses.
 */
void
newsroom_window_export_everything (NewsroomWindow *self)
{
  ask (self,
       _ ("Export Everything?"),
       _ ("A new folder gets every article as Markdown, every author, portrait and original file. Newsroom and any text editor can read it.\n\n"
          "Earlier versions of the articles are not in it: they stay in the library and its backups."),
       export_answered_cb);
}

static void
toast_imported (NewsroomWindow           *self,
                const NewsroomEverything *done)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%u article imported", "%u articles imported", done->n_articles), done->n_articles);
  g_autofree char *known = g_strdup_printf (ngettext ("%u was in the library already", "%u were in the library already", done->n_known), done->n_known);
  g_autofree char *both = g_strconcat (added, ", ", known, NULL);
  g_autofree char *completed = g_strdup_printf (ngettext ("%u missing original file imported", "%u missing original files imported", done->n_originals), done->n_originals);

  if (done->n_articles == 0 && done->n_originals > 0)
    newsroom_window_toast (self, completed);
  else
    newsroom_window_toast (self, done->n_known > 0 ? both : added);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GError) error = NULL;
  gboolean success = newsroom_import_everything_finish (result, &done, &error);

  end (self);
  newsroom_list_pane_refresh (self->list);
  if (success || done->n_articles > 0)
    toast_imported (self, done);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    newsroom_window_tell (self, _ ("The Folder Could Not Be Imported"), error);
  else
    tell_problems (self, _ ("Some Could Not Be Imported"), done);
}

static void
import_progress_cb (guint    n_done,
                    guint    n_articles,
                    gpointer user_data)
{
  g_autofree char *text = g_strdup_printf (_ ("Importing %u of %u"), MIN (n_done + 1, n_articles), n_articles);

  set_progress (user_data, text, n_done, n_articles);
}

static void
import_from_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GFile) folder = begin (self, result);

  if (folder != NULL)
    newsroom_import_everything_async (self->store, folder, import_progress_cb, self, self->importing, imported_cb, g_object_ref (self));
}

static void
import_answered_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (g_str_equal (answer, "choose"))
    newsroom_dialogs_choose_folder_async (GTK_WINDOW (self), _ ("Import Everything"), NULL, import_from_cb, g_object_ref (self));
}

/**
 * newsroom_window_import_everything:
 * @self: a window
 *
 * Takes articles and authors from a folder that newsroom_window_export_everything() made.
 */
void
newsroom_window_import_everything (NewsroomWindow *self)
{
  ask (self,
       _ ("Import Everything?"),
       _ ("Choose a folder that “Export Everything” made: its articles and authors become part of this library as they were.\n\n"
          "What the library has already stays as it is."),
       import_answered_cb);
}
