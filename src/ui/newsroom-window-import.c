/* newsroom-window-import.c — files that are opened, dropped or handed over become articles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-export-file.h"

/* How many failures the summary names; of the others it gives the number. */
#define FAILURES_SHOWN 20

static char *
dup_file_name (NewsroomImportResult *result)
{
  g_autofree char *name = g_file_get_basename (newsroom_import_result_get_file (result));

  return name != NULL ? g_filename_display_name (name) : g_strdup ("?");
}

/* A changed file that the user is asked about. */
typedef struct
{
  NewsroomWindow       *window; /* owned */
  NewsroomImportResult *result; /* owned */
} Question;

static void ask_next_changed (NewsroomWindow *self);

static Question *
question_new (NewsroomWindow       *window,
              NewsroomImportResult *result)
{
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (window);
  question->result = g_object_ref (result);

  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->result);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* The answer was given and followed: the next file has its turn. */
static void
question_done (Question *question)
{
  question->window->asking = FALSE;
  ask_next_changed (question->window);
}

static void
resolved_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *name = dup_file_name (question->result);
  g_autoptr (GError) error = NULL;

  if (!newsroom_import_resolve_finish (NEWSROOM_STORE (object), result, &error))
    newsroom_window_tell (question->window, _ ("The Changed File Could Not Be Opened"), error);
  else
    newsroom_window_tell_import (question->window, question->result, name);
  newsroom_window_release_article (question->window, newsroom_import_result_get_article_id (question->result));
  question_done (question);
}

static void
resolve (Question *question,
         gboolean  replace)
{
  newsroom_import_resolve_async (question->window->store, question->result, replace, NULL, resolved_cb, question);
}

/* What was typed and not saved yet is a revision now, like the rest of the draft. */
static void
saved_before_replace_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_window_save_finish (NEWSROOM_WINDOW (object), result, &error))
    {
      resolve (g_steal_pointer (&question), TRUE);
      return;
    }

  newsroom_window_tell (question->window, _ ("The Draft Could Not Be Replaced"), error);
  newsroom_window_release_article (question->window, newsroom_import_result_get_article_id (question->result));
  question_done (question);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);
  NewsroomWindow  *self = question->window;

  if (g_str_equal (answer, "replace"))
    {
      newsroom_window_hold_article (self, newsroom_import_result_get_article_id (question->result));
      newsroom_window_save_async (self, saved_before_replace_cb, g_steal_pointer (&question));
    }
  else if (g_str_equal (answer, "keep"))
    resolve (g_steal_pointer (&question), FALSE);
  else
    question_done (question);
}

/* Asks about the next changed file, unless a question is open or its answer being followed. */
static void
ask_next_changed (NewsroomWindow *self)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "replace", _ ("_Replace Draft"), ADW_RESPONSE_DESTRUCTIVE },
    { "keep", _ ("_Keep Both"), ADW_RESPONSE_SUGGESTED },
  };
  g_autoptr (NewsroomImportResult) changed = NULL;
  g_autofree char *name = NULL, *heading = NULL, *body = NULL;

  if (self->asking || self->changed->len == 0)
    return;

  self->asking = TRUE;
  changed = g_ptr_array_steal_index (self->changed, 0);
  name = dup_file_name (changed);
  heading = g_strdup_printf (_ ("“%s” Has Changed"), name);
  body = g_strdup_printf (_ ("The library has an article, “%s”, from an earlier version of this file. "
                             "“Replace Draft” puts the text of the file in its place; "
                             "“Keep Both” adds a second article."),
                          newsroom_import_result_get_headline (changed));
  newsroom_dialogs_ask_async (GTK_WINDOW (self), heading, body, answers, G_N_ELEMENTS (answers), answered_cb, question_new (self, changed));
}

static gboolean
is_cancelled (NewsroomImportResult *result)
{
  return g_error_matches (newsroom_import_result_get_error (result), G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint
count (GPtrArray           *results,
       NewsroomImportStatus status)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    if (newsroom_import_result_get_status (g_ptr_array_index (results, i)) == status)
      n++;

  return n;
}

/* A file that was not reached before the user cancelled is none that failed. */
static guint
count_cancelled (GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    if (is_cancelled (g_ptr_array_index (results, i)))
      n++;

  return n;
}

/* Whether all of them are articles of one file. */
static gboolean
is_one_file (GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    if (newsroom_import_result_get_part (g_ptr_array_index (results, i)) == 0 ||
        newsroom_import_result_get_file (g_ptr_array_index (results, i)) != newsroom_import_result_get_file (g_ptr_array_index (results, 0)))
      return FALSE;

  return results->len > 0;
}

static void
tell_failures (NewsroomWindow *self,
               GPtrArray      *results)
{
  guint n_failed = count (results, NEWSROOM_IMPORT_FAILED) - count_cancelled (results);
  guint n_told = 0;
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *heading = NULL;

  if (n_failed == 0)
    return;

  for (guint i = 0; i < results->len && n_told < FAILURES_SHOWN; i++)
    {
      NewsroomImportResult *result = g_ptr_array_index (results, i);

      if (newsroom_import_result_get_status (result) != NEWSROOM_IMPORT_FAILED || is_cancelled (result))
        continue;
      g_string_append_printf (body, "%s%s", n_told > 0 ? "\n\n" : "", newsroom_import_result_get_error (result)->message);
      n_told++;
    }
  if (n_failed > n_told)
    g_string_append_printf (body, ngettext ("\n\nand %u more file", "\n\nand %u more files", n_failed - n_told), n_failed - n_told);

  if (is_one_file (results))
    heading = g_strdup_printf (ngettext ("%u Article Could Not Be Opened", "%u Articles Could Not Be Opened", n_failed), n_failed);
  else
    heading = g_strdup_printf (ngettext ("The File Could Not Be Opened", "%u Files Could Not Be Opened", n_failed), n_failed);
  newsroom_dialogs_tell (GTK_WINDOW (self), heading, body->str);
}

/* One file came in. */
static void
tell_one (NewsroomWindow       *self,
          NewsroomImportResult *result)
{
  g_autofree char *name = dup_file_name (result);

  if (newsroom_import_result_get_status (result) == NEWSROOM_IMPORT_KNOWN)
    newsroom_window_toast (self, _ ("This file is in the library already"));
  else
    newsroom_window_tell_import (self, result, name);
}

/* One file came in that holds several articles; what is in none of them is in the report of the first. */
static void
toast_parts (NewsroomWindow *self,
             GPtrArray      *results,
             guint           n_added,
             guint           n_known)
{
  g_autofree char *name = dup_file_name (g_ptr_array_index (results, 0));
  g_autofree char *added = g_strdup_printf (ngettext ("%u article was added from “%s”", "%u articles were added from “%s”", n_added), n_added, name);
  g_autofree char *known = g_strdup_printf (ngettext ("%u was in the library already", "%u were in the library already", n_known), n_known);
  g_autofree char *both = g_strconcat (added, ", ", known, NULL);

  if (n_added == 0)
    newsroom_window_toast (self, known);
  else
    {
      newsroom_window_toast (self, n_known == 0 ? added : both);
      newsroom_window_tell_import (self, g_ptr_array_index (results, 0), name);
    }
}

static void
toast_several (NewsroomWindow *self,
               guint           n_added,
               guint           n_known)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%u article opened", "%u articles opened", n_added), n_added);
  g_autofree char *known = g_strdup_printf (ngettext ("%u was in the library already", "%u were in the library already", n_known), n_known);
  g_autofree char *both = g_strconcat (added, ", ", known, NULL);

  if (n_known == 0)
    newsroom_window_toast (self, added);
  else
    newsroom_window_toast (self, n_added > 0 ? both : known);
}

static void
toast_cancelled (NewsroomWindow *self,
                 guint           n_added)
{
  g_autofree char *text = NULL;

  if (n_added == 0)
    text = g_strdup (_ ("Import cancelled; no article was added"));
  else
    text = g_strdup_printf (ngettext ("Import cancelled; %u article was added", "Import cancelled; %u articles were added", n_added), n_added);
  newsroom_window_toast (self, text);
}

static void
sum_up (NewsroomWindow *self,
        GPtrArray      *results,
        gboolean        is_many)
{
  guint  n_added = count (results, NEWSROOM_IMPORT_ADDED);
  guint  n_known = count (results, NEWSROOM_IMPORT_KNOWN);
  gint64 first = 0;

  for (guint i = 0; i < results->len; i++)
    {
      NewsroomImportResult *result = g_ptr_array_index (results, i);
      NewsroomImportStatus  status = newsroom_import_result_get_status (result);

      if (first == 0 && (status == NEWSROOM_IMPORT_ADDED || status == NEWSROOM_IMPORT_KNOWN))
        first = newsroom_import_result_get_article_id (result);
      if (status == NEWSROOM_IMPORT_CHANGED && !is_many)
        g_ptr_array_add (self->changed, g_object_ref (result));
    }

  newsroom_list_pane_refresh (self->list);
  if (first != 0 && (!is_many || newsroom_window_get_draft (self) == NULL))
    {
      newsroom_shell_show_editor (self->shell);
      newsroom_window_open_article (self, first);
    }

  if (is_many)
    return;

  if (count_cancelled (results) > 0)
    toast_cancelled (self, n_added);
  else if (results->len == 1 && first != 0)
    tell_one (self, g_ptr_array_index (results, 0));
  else if (n_added + n_known > 0 && is_one_file (results))
    toast_parts (self, results, n_added, n_known);
  else if (n_added + n_known > 0)
    toast_several (self, n_added, n_known);
  tell_failures (self, results);
  ask_next_changed (self);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GPtrArray) results = newsroom_import_files_finish (NEWSROOM_STORE (object), result, NULL);
  g_autoptr (NewsroomGathered) gathered = g_steal_pointer (&self->gathered);
  gboolean is_many;

  g_ptr_array_extend_and_steal (results, g_steal_pointer (&gathered->skipped));
  gathered->skipped = g_ptr_array_new ();
  is_many = gathered->n_folders > 0 || newsroom_window_is_many (results->len);
  g_clear_object (&self->importing);
  newsroom_import_bar_end_progress (self->import_bar);
  newsroom_window_update_actions (self);

  sum_up (self, results, is_many);
  if (is_many)
    newsroom_window_tell_of_many (self, g_steal_pointer (&results), gathered->n_hidden);
  newsroom_window_import_next (self);
}

/**
 * newsroom_window_import_gathered:
 * @self: a window that has gathered files
 *
 * Imports them.
 */
void
newsroom_window_import_gathered (NewsroomWindow *self)
{
  self->import_begun = g_get_monotonic_time ();
  self->progress_shown = 0;
  newsroom_window_show_import_progress (0, self->gathered->files->len, self);
  newsroom_import_files_async (self->store, self->gathered->files, NULL, g_settings_get_boolean (self->settings, "keep-tracked-changes"), newsroom_window_show_import_progress, self, self->importing, imported_cb, g_object_ref (self));
}

/**
 * newsroom_window_import_next:
 * @self: a window
 *
 * Imports the files that wait, if the library is open and no import is under way.
 */
void
newsroom_window_import_next (NewsroomWindow *self)
{
  g_autoptr (GPtrArray) files = NULL;

  if (self->store == NULL || self->importing != NULL || self->files->len == 0)
    return;

  files = g_steal_pointer (&self->files);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->importing = g_cancellable_new ();
  newsroom_window_update_actions (self);
  newsroom_window_gather (self, files);
}

static void
take_files (NewsroomWindow *self,
            GPtrArray      *files)
{
  /* The library may have been opened while it was asked. */
  if (newsroom_window_is_read_only (self))
    {
      newsroom_window_refuse_files (self);
      return;
    }

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (g_ptr_array_index (files, i)));
  newsroom_window_import_next (self);
}

/* The files that the user was asked about. */
typedef struct
{
  NewsroomWindow *window;
  GPtrArray      *files;
} Many;

static void
many_free (Many *many)
{
  g_object_unref (many->window);
  g_ptr_array_unref (many->files);
  g_free (many);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Many, many_free)

static void
many_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Many) many = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (g_str_equal (answer, "open"))
    take_files (many->window, many->files);
}

/**
 * newsroom_window_open_files:
 * @self: a window
 * @files: (element-type GFile): files to import
 *
 * Imports files and what is in folders, and opens the first of them; asks before it does so with very many. Waits
 * for the library where it is not open yet. Where that can only be read it says so.
 */
void
newsroom_window_open_files (NewsroomWindow *self,
                            GPtrArray      *files)
{
  Many *many;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  if (!newsroom_window_is_many (files->len) || newsroom_window_is_read_only (self))
    {
      take_files (self, files);
      return;
    }

  many = g_new0 (Many, 1);
  many->window = g_object_ref (self);
  many->files = g_ptr_array_ref (files);
  newsroom_window_ask_many_async (self, files->len, many_cb, many);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GListModel) chosen = newsroom_dialogs_open_files_finish (result);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (chosen == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  newsroom_window_open_files (self, files);
}

/**
 * newsroom_window_choose_files:
 * @self: a window
 *
 * Lets the user choose files to open.
 */
void
newsroom_window_choose_files (NewsroomWindow *self)
{
  g_autoptr (GArray) formats = newsroom_desk_list_import_formats ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Articles"));
  for (guint i = 0; i < formats->len; i++)
    gtk_file_filter_add_mime_type (filter, g_array_index (formats, NewsroomFormatInfo, i).content_type);
  newsroom_dialogs_open_files_async (GTK_WINDOW (self), _ ("Open Articles"), NULL, filter, chosen_cb, g_object_ref (self));
}
