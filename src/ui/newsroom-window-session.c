/* newsroom-window-session.c — the window comes back as it was left
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include "newsroom-editor-font.h"
#include "newsroom-house-group.h"

#define DEFAULT_FONT "Sans 11" /* where the desktop has none for documents */
#define STORE_DELAY_MS 300

/* An end out of order so soon after the start is a crash that may come again; after so many the
 * article that was open is left alone. */
#define CRASH_SECONDS 60
#define MOST_CRASHES 2

/* The font of the text, as large as the zoom makes it. */
static void
font_cb (NewsroomWindow *self)
{
  int                   percent = g_settings_get_int (self->session, "zoom");
  g_autofree char      *font = g_settings_get_string (self->settings, "font");
  PangoFontDescription *description;
  g_autofree char      *zoomed = NULL;

  if (percent != 100)
    {
      g_autofree char *name = newsroom_editor_font_dup_name (font);

      description = pango_font_description_from_string (name[0] != '\0' ? name : DEFAULT_FONT);
      pango_font_description_set_size (description, pango_font_description_get_size (description) * percent / 100);
      zoomed = pango_font_description_to_string (description);
      pango_font_description_free (description);
    }
  g_object_set (newsroom_article_page_get_editor (self->page), "font", zoomed != NULL ? zoomed : font, NULL);
}

static void
house_profile_cb (NewsroomWindow *self)
{
  NewsroomEditorPane  *editor = newsroom_article_page_get_editor (self->page);
  NewsroomHouseProfile profile = newsroom_house_group_get_profile (self->settings);

  g_object_set (newsroom_editor_pane_get_view (editor, NEWSROOM_FIELD_HEADLINE), "limit", profile.headline, NULL);
  g_object_set (newsroom_editor_pane_get_view (editor, NEWSROOM_FIELD_STANDFIRST), "limit", profile.standfirst, NULL);
  g_object_set (self->page, "tolerance", profile.tolerance, NULL);
  newsroom_list_live_set_tolerance (newsroom_list_pane_get_live (self->list), profile.tolerance);
}

/**
 * newsroom_window_bind_session:
 * @self: a window
 *
 * Gives the window the size, the panes and the preferences that are remembered, before it is
 * shown.
 */
void
newsroom_window_bind_session (NewsroomWindow *self)
{
  NewsroomEditorPane *editor = newsroom_article_page_get_editor (self->page);
  /* Windows of other libraries have the same settings, and must not follow this one. */
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;

  g_settings_bind (self->session, "window-width", self, "default-width", flags);
  g_settings_bind (self->session, "window-height", self, "default-height", flags);
  g_settings_bind (self->session, "maximized", self, "maximized", flags);
  g_settings_bind (self->session, "list-width", self->shell, "list-width", flags);
  g_settings_bind (self->session, "inspector-width", self->shell, "inspector-width", flags);
  g_settings_bind (self->session, "list-visible", self->shell, "list-visible", flags);
  g_settings_bind (self->session, "inspector-visible", self->shell, "inspector-visible", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "sort", self->list, "sort", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "text-width", editor, "text-width", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "typography", newsroom_editor_pane_get_typography (editor), "enabled", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "show-saved-time", self->page, "shows-saved-time", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "show-format-bar", self->page, "shows-format-bar", G_SETTINGS_BIND_GET);

  g_signal_connect_object (self->settings, "changed::font", G_CALLBACK (font_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed::zoom", G_CALLBACK (font_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::house-profile", G_CALLBACK (house_profile_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::house-profiles", G_CALLBACK (house_profile_cb), self, G_CONNECT_SWAPPED);
  font_cb (self);
  house_profile_cb (self);
}

static gboolean
calm_cb (gpointer user_data)
{
  NewsroomWindow *self = user_data;

  self->calm_source = 0;
  newsroom_last_session_end (self->last);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_window_end_session:
 * @self: a window that is closed in order
 */
void
newsroom_window_end_session (NewsroomWindow *self)
{
  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  if (self->calm_source != 0)
    calm_cb (self);
  g_clear_handle_id (&self->calm_source, g_source_remove);
  newsroom_last_session_flush (self->last);
  g_cancellable_cancel (self->importing);
}

/* Opens the article of the last session, where its caret and its text were. */
static void
open_place (NewsroomWindow *self)
{
  NewsroomLastPlace *place = &self->last_place;

  self->restore_id = place->article;
  self->restore_caret = place->caret;
  self->restore_scroll = place->scroll;
  newsroom_shell_show_editor (self->shell);
  newsroom_window_open_article (self, place->article);
}

static void
begun_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  const NewsroomLastPlace *place;
  guint                    n_crashes;

  /* The window may have gone. */
  if (!newsroom_last_session_begin_finish (NEWSROOM_LAST_SESSION (object), result, &n_crashes) || self->store == NULL)
    return;

  place = newsroom_last_session_get_place (self->last);
  if (newsroom_window_get_draft (self) != NULL || self->opening_id != 0 || place->article == 0 ||
      g_strcmp0 (place->library, newsroom_store_get_path (self->store)) != 0)
    return;

  self->last_place = *place;
  self->last_place.library = NULL;
  if (n_crashes < MOST_CRASHES)
    {
      open_place (self);
      return;
    }

  gtk_revealer_set_reveal_child (self->crashed, TRUE);
  gtk_widget_grab_focus (self->crashed_open);
}

/**
 * newsroom_window_begin_session:
 * @self: a window whose library is open
 *
 * Opens the article of the last session, unless Newsroom ended twice in a row soon after it did so:
 * then the editor is asked, and the keyboard is at the question. The list and everything else work.
 */
void
newsroom_window_begin_session (NewsroomWindow *self)
{
  self->calm_source = g_timeout_add_seconds (CRASH_SECONDS, calm_cb, self);
  newsroom_last_session_begin_async (self->last, NULL, begun_cb, g_object_ref (self));
}

/**
 * newsroom_window_open_last:
 * @self: a window
 *
 * Opens the article of the last session, if that is still offered.
 */
void
newsroom_window_open_last (NewsroomWindow *self)
{
  gboolean is_offered = gtk_revealer_get_reveal_child (self->crashed);

  newsroom_window_forget_last (self);
  if (is_offered)
    open_place (self);
}

/**
 * newsroom_window_forget_last:
 * @self: a window
 *
 * Offers the article of the last session no more. The keyboard does not stay where that was.
 */
void
newsroom_window_forget_last (NewsroomWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) == self->crashed_open)
    newsroom_list_pane_grab_list_focus (self->list);
  gtk_revealer_set_reveal_child (self->crashed, FALSE);
}

static void
remember_place (NewsroomWindow *self)
{
  NewsroomEditorPane *editor = newsroom_article_page_get_editor (self->page);
  g_autofree char    *library = g_strdup (newsroom_store_get_path (self->store));
  NewsroomLastPlace   place = {
      .library = library,
      .article = newsroom_window_get_article_id (self),
      .caret = newsroom_editor_pane_get_caret (editor),
      .scroll = newsroom_editor_pane_get_scroll (editor),
  };

  newsroom_last_session_set_place (self->last, &place);
}

/**
 * newsroom_window_store_session:
 * @self: a window that is closed
 *
 * Remembers which article is open, and where, and which panes are. It is on the disk when this returns.
 */
void
newsroom_window_store_session (NewsroomWindow *self)
{
  gboolean inspector_visible;

  /* In a narrow window the panel comes and goes by itself. */
  g_object_get (self->shell, "inspector-visible", &inspector_visible, NULL);
  if (!newsroom_shell_get_inspector_folded (self->shell) &&
      inspector_visible != g_settings_get_boolean (self->session, "inspector-visible"))
    g_settings_set_boolean (self->session, "inspector-visible", inspector_visible);

  g_clear_handle_id (&self->session_source, g_source_remove);
  if (self->store != NULL && !gtk_revealer_get_reveal_child (self->crashed))
    remember_place (self);
  newsroom_last_session_flush (self->last);
}

/**
 * newsroom_window_move_session:
 * @self: a window whose library was closed
 * @library: path of where that is now
 *
 * What was open at the end of its session is opened there.
 */
void
newsroom_window_move_session (NewsroomWindow *self,
                              const char     *library)
{
  NewsroomLastPlace place;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));
  g_return_if_fail (library != NULL);

  place = *newsroom_last_session_get_place (self->last);
  if (g_strcmp0 (place.library, self->library) != 0)
    return;

  place.library = (char *)library;
  newsroom_last_session_set_place (self->last, &place);
  newsroom_last_session_flush (self->last);
}

static gboolean
store_cb (gpointer user_data)
{
  NewsroomWindow *self = user_data;

  self->session_source = 0;
  if (self->store != NULL && !gtk_revealer_get_reveal_child (self->crashed))
    remember_place (self);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_window_store_session_soon:
 * @self: a window
 *
 * Remembers in a moment which article is open, and where: an end that is not in order leaves
 * no time for it.
 */
void
newsroom_window_store_session_soon (NewsroomWindow *self)
{
  if (self->session_source == 0)
    self->session_source = g_timeout_add (STORE_DELAY_MS, store_cb, self);
}
