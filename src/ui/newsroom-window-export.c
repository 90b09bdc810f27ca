/* newsroom-window-export.c — articles leave: to a file, to the clipboard, as they were filed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-export-dialog.h"
#include "newsroom-export-file.h"
#include "newsroom-formats.h"
#include "newsroom-link-target.h"
#include "newsroom-open-notes.h"

/* One article on its way out. */
typedef struct
{
  NewsroomWindow   *window;   /* owned */
  NewsroomArticle  *article;  /* owned, nullable */
  NewsroomOriginal *original; /* owned, nullable */
  GFile            *file;     /* owned, nullable */
  char             *format;   /* owned, nullable: the name of an export format */
} Leaving;

static Leaving *
leaving_new (NewsroomWindow *window)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (window);

  return leaving;
}

static void
leaving_free (Leaving *leaving)
{
  g_clear_object (&leaving->window);
  g_clear_object (&leaving->article);
  g_clear_pointer (&leaving->original, newsroom_original_unref);
  g_clear_object (&leaving->file);
  g_free (leaving->format);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static GFile *
dup_folder (NewsroomWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "export-folder");

  if (uri[0] == '\0')
    {
      g_free (uri);
      uri = g_settings_get_string (self->session, "export-folder");
    }

  return uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
}

static void
open_written_cb (NewsroomWindow *self,
                 AdwToast       *toast)
{
  const char *uri = g_variant_get_string (adw_toast_get_action_target_value (toast), NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  newsroom_dialogs_show_file (GTK_WINDOW (self), file);
}

static void
remember_folder (Leaving *leaving)
{
  g_autoptr (GFile) folder = g_file_get_parent (leaving->file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (leaving->window->session, "export-folder", uri);
}

/* Returns: (transfer full): @text, and behind it what the format could not keep */
static char *
dup_with_loss (Leaving    *leaving,
               const char *format,
               const char *text)
{
  const char      *body = leaving->article != NULL ? newsroom_article_get_text (leaving->article, NEWSROOM_FIELD_BODY) : "";
  const guint      n_dead = format != NULL && g_str_has_prefix (format, "html") ? newsroom_link_target_count_dead (body) : 0;
  g_autofree char *loss = NULL;

  if (n_dead == 0)
    return g_strdup (text);

  loss = g_strdup_printf (ngettext ("%u link leads nowhere: only its words are there.", "%u links lead nowhere: only their words are there.", n_dead), n_dead);

  return g_strdup_printf ("%s. %s", text, loss);
}

/* The file is complete and on the disk. */
static void
toast_written (Leaving *leaving)
{
  g_autofree char *name = g_file_get_basename (leaving->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *written = g_strdup_printf (_ ("“%s” exported"), shown);
  g_autofree char *text = dup_with_loss (leaving, leaving->format, written);
  g_autofree char *uri = g_file_get_uri (leaving->file);
  g_autoptr (AdwToast) toast = newsroom_window_offer (leaving->window, text, _ ("Open"));

  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_written_cb), leaving->window, G_CONNECT_SWAPPED);
  remember_folder (leaving);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_export_file_finish (result, &error))
    toast_written (leaving);
  else
    newsroom_window_tell (leaving->window, _ ("The Article Could Not Be Exported"), error);
}

static void
write_article (Leaving *leaving)
{
  NewsroomExportOptions options = newsroom_formats_read_options (leaving->window->settings);

  newsroom_export_file_async (leaving->article, leaving->format, &options, leaving->file, TRUE, NULL, exported_cb, leaving);
}

/* The chooser asked before it gave the name of a file that exists. */
static void
named_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;

  leaving->file = newsroom_dialogs_save_file_finish (result);
  if (leaving->file != NULL)
    write_article (g_steal_pointer (&leaving));
}

/* Whether it could be saved or not: what was written is in the article now. */
static void
saved_for_file_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  NewsroomWindow  *self = leaving->window;
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = dup_folder (self);

  leaving->article = newsroom_article_copy (newsroom_draft_get_article (NEWSROOM_DRAFT (object)));
  name = newsroom_export_dup_file_name (leaving->article, leaving->format);
  newsroom_dialogs_save_file_async (GTK_WINDOW (self), _ ("Export Article"), name, folder, named_cb, g_steal_pointer (&leaving));
}

static void
chosen_cb (NewsroomWindow *self)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);
  Leaving       *leaving;

  if (draft == NULL)
    return;

  leaving = leaving_new (self);
  leaving->format = g_settings_get_string (self->settings, "export-format");
  newsroom_article_page_settle (self->page);
  newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_for_file_cb, leaving);
}

/* As it is written, which the article learns a little later. Returns: (transfer none): until it changes */
static const char *
get_body (NewsroomWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (newsroom_editor_pane_get_body (newsroom_article_page_get_editor (self->page)));
  gsize          length;

  if (NEWSROOM_IS_EDITOR_BUFFER (buffer))
    return newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);

  return newsroom_article_get_text (newsroom_draft_get_article (newsroom_window_get_draft (self)), NEWSROOM_FIELD_BODY);
}

/**
 * newsroom_window_export:
 * @self: a window
 *
 * Asks for a format and a file name, and exports the article that is open.
 */
void
newsroom_window_export (NewsroomWindow *self)
{
  const char      *headline = newsroom_article_page_get_title (self->page);
  g_autofree char *notes = newsroom_open_notes_dup_words (get_body (self));
  GtkWidget       *dialog = newsroom_export_dialog_new (GTK_WINDOW (self), self->settings, headline, notes);

  g_signal_connect_object (dialog, "show-notes", G_CALLBACK (newsroom_window_first_note), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
html_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) html = newsroom_export_bytes_finish (result, &error);
  g_autofree char    *text = NULL;
  g_autofree char    *message = NULL;
  GdkContentProvider *both[2];
  g_autoptr (GdkContentProvider) content = NULL;

  if (html == NULL)
    {
      newsroom_window_tell (leaving->window, _ ("The Article Could Not Be Copied"), error);
      return;
    }

  /* As text, for the source view of a content management system, it is the HTML too. */
  text = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  both[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  both[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  content = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (leaving->window)), content);
  message = dup_with_loss (leaving, "html", _ ("Article copied as HTML"));
  newsroom_window_toast (leaving->window, message);
}

static void
saved_for_clipboard_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  NewsroomExportOptions options = newsroom_formats_read_options (leaving->window->settings);
  NewsroomArticle      *article = newsroom_article_copy (newsroom_draft_get_article (NEWSROOM_DRAFT (object)));

  leaving->article = article;
  newsroom_export_bytes_async (article, "html-fragment", &options, NULL, html_cb, g_steal_pointer (&leaving));
}

/**
 * newsroom_window_copy_html:
 * @self: a window
 *
 * Puts the article that is open on the clipboard as an HTML fragment.
 */
void
newsroom_window_copy_html (NewsroomWindow *self)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);

  if (draft == NULL)
    return;

  newsroom_article_page_settle (self->page);
  newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_for_clipboard_cb, leaving_new (self));
}

static void
original_written_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_export_file_finish (result, &error))
    toast_written (leaving);
  else
    newsroom_window_tell (leaving->window, _ ("The File Could Not Be Written"), error);
}

static void
write_original (Leaving *leaving)
{
  newsroom_export_original_async (leaving->original, leaving->file, TRUE, NULL, original_written_cb, leaving);
}

static void
original_named_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;

  leaving->file = newsroom_dialogs_save_file_finish (result);
  if (leaving->file != NULL)
    write_original (g_steal_pointer (&leaving));
}

/**
 * newsroom_window_finish_original:
 * @self: a window
 * @store: its store
 * @result: of newsroom_store_load_original_async()
 *
 * Returns: (transfer full) (nullable): the file; an article that was written here has none, which is said
 */
NewsroomOriginal *
newsroom_window_finish_original (NewsroomWindow *self,
                                 GObject        *store,
                                 GAsyncResult   *result)
{
  g_autoptr (GError) error = NULL;
  NewsroomOriginal *original = newsroom_store_load_original_finish (NEWSROOM_STORE (store), result, &error);

  if (g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND))
    newsroom_window_toast (self, _ ("This article was not opened from a file"));
  else if (error != NULL)
    newsroom_window_tell (self, _ ("The Original File Could Not Be Read"), error);

  return original;
}

static void
original_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  NewsroomWindow  *self = leaving->window;
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = dup_folder (self);

  leaving->original = newsroom_window_finish_original (self, object, result);
  if (leaving->original == NULL)
    return;

  name = g_filename_display_name (newsroom_original_get_file_name (leaving->original));
  newsroom_dialogs_save_file_async (GTK_WINDOW (self), _ ("Export Original File"), name, folder, original_named_cb, g_steal_pointer (&leaving));
}

/**
 * newsroom_window_export_original:
 * @self: a window
 *
 * Writes the file that the open article came from, byte for byte as it was filed.
 */
void
newsroom_window_export_original (NewsroomWindow *self)
{
  newsroom_store_load_original_async (self->store, newsroom_window_get_article_id (self), NULL, original_loaded_cb, leaving_new (self));
}
