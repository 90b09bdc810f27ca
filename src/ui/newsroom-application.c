/* newsroom-application.c — one process for each library: its window, its end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-library-path.h"
#include "newsroom-open-library.h"
#include "newsroom-thin.h"

#define RESOURCE_PATH "/com/example/Newsroom"

#define FIRST_THIN_SECONDS 60
#define THIN_SECONDS (60 * 60)

G_DEFINE_FINAL_TYPE (NewsroomApplication, newsroom_application, ADW_TYPE_APPLICATION)

/* What is under way is given up: the library is about to be closed. */
static void
stop_backups (NewsroomApplication *self)
{
  if (self->keeper != NULL)
    newsroom_backup_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Each save was committed already; this only tidies up. */
  if (!newsroom_store_close_finish (NEWSROOM_STORE (object), result, &error))
    g_printerr ("newsroom: %s\n", error->message);

  g_application_quit (G_APPLICATION (self));
}

/* Once a while after the start, when nobody waits for the library, and each hour. */
static gboolean
thin_cb (gpointer user_data)
{
  NewsroomApplication *self = user_data;

  newsroom_thin (self->store, self->thinning);
  self->thinning_source = g_timeout_add_seconds (THIN_SECONDS, thin_cb, self);

  return G_SOURCE_REMOVE;
}

static void
stop_thinning (NewsroomApplication *self)
{
  g_clear_handle_id (&self->thinning_source, g_source_remove);
  g_cancellable_cancel (self->thinning);
  g_clear_object (&self->thinning);
}

/**
 * newsroom_application_stop_work:
 * @self: the application
 *
 * Nothing is done in the library any more that nobody has asked for.
 */
void
newsroom_application_stop_work (NewsroomApplication *self)
{
  stop_thinning (self);
  stop_backups (self);
}

static void
leave (NewsroomApplication *self)
{
  if (self->window != NULL)
    {
      newsroom_window_end_session (self->window);
      gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
    }
  newsroom_application_stop_work (self);
  if (self->store != NULL)
    newsroom_store_close_async (self->store, NULL, closed_cb, g_object_ref (self));
  else
    g_application_quit (G_APPLICATION (self));
}

/**
 * newsroom_application_freeze:
 * @self: the application
 *
 * What is typed after the last save would be lost: from here on nothing can be. The field that
 * has the focus is left first, which is when a byline looks for its authors.
 */
void
newsroom_application_freeze (NewsroomApplication *self)
{
  if (self->focus == NULL)
    g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self->window)));
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->window), FALSE);
}

/**
 * newsroom_application_thaw:
 * @self: the application
 *
 * The window takes input again.
 */
void
newsroom_application_thaw (NewsroomApplication *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->window), TRUE);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  self->quitting = FALSE;
  if (g_str_equal (answer, "retry"))
    newsroom_application_save_and_quit (self);
  else if (g_str_equal (answer, "discard"))
    leave (self);
  else
    newsroom_application_thaw (self);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Keep Open"), ADW_RESPONSE_DEFAULT },
    { "discard", _ ("_Lose Changes"), ADW_RESPONSE_DESTRUCTIVE },
    { "retry", _ ("_Try Again"), ADW_RESPONSE_SUGGESTED },
  };
  g_autoptr (NewsroomApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  /* Not before: a new article has no number until it is saved. */
  if (newsroom_window_save_finish (NEWSROOM_WINDOW (object), result, &error))
    {
      newsroom_window_store_session (NEWSROOM_WINDOW (object));
      leave (self);
      return;
    }

  g_printerr ("newsroom: %s\n", error->message);
  body = newsroom_window_dup_loss (NEWSROOM_WINDOW (object), error);
  newsroom_dialogs_ask_async (GTK_WINDOW (object), _ ("Some Changes Could Not Be Saved"), body, answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
}

/**
 * newsroom_application_save_and_quit:
 * @self: the application
 *
 * Saves, closes the library, ends.
 */
void
newsroom_application_save_and_quit (NewsroomApplication *self)
{
  self->quits_soon = self->restoring;
  g_cancellable_cancel (self->repairing);
  if (self->quitting || self->restoring)
    return;

  self->quitting = TRUE;
  if (self->window == NULL)
    leave (self);
  else
    {
      newsroom_application_freeze (self);
      newsroom_window_save_async (self->window, saved_cb, g_object_ref (self));
    }
}

/* The session ends, unless somebody has a reason against it: be ready at once. */
static void
query_end_cb (NewsroomApplication *self)
{
  if (self->window == NULL)
    return;

  newsroom_window_store_session (self->window);
  newsroom_window_save_async (self->window, NULL, NULL);
}

static gboolean
signal_cb (gpointer user_data)
{
  newsroom_application_save_and_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  newsroom_application_save_and_quit (user_data);
}

static void
new_article_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  NewsroomApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  newsroom_window_new_article (self->window);
}

static void
update_second_folder (NewsroomApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *folder = g_filename_from_uri (uri, NULL, NULL);

  if (self->keeper != NULL)
    newsroom_backup_keeper_set_second_folder (self->keeper, folder);
}

static void
fill_window (NewsroomApplication *self)
{
  newsroom_window_set_keeper (self->window, self->keeper);
  newsroom_window_set_store (self->window, self->store);
}

/* What nobody asks for, and what writes. */
static void
begin_work (NewsroomApplication *self)
{
  self->thinning = g_cancellable_new ();
  self->thinning_source = g_timeout_add_seconds (FIRST_THIN_SECONDS, thin_cb, self);
  self->keeper = newsroom_backup_keeper_new (self->store, NULL, NULL);
  update_second_folder (self);
}

static void
set_action_enabled (NewsroomApplication *self,
                    const char          *name,
                    gboolean             enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/**
 * newsroom_application_open_library:
 * @self: the application
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Opens the library; newsroom_application_take_store() takes the result.
 */
void
newsroom_application_open_library (NewsroomApplication *self,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  newsroom_open_library_async (self->library, self->is_named, NULL, callback, user_data);
}

/**
 * newsroom_application_take_store:
 * @self: the application
 * @result: of the opening of its library
 *
 * Shows the library, or why it could not be opened.
 */
void
newsroom_application_take_store (NewsroomApplication *self,
                                 GAsyncResult        *result)
{
  g_autoptr (GError) error = NULL;

  self->store = newsroom_open_library_finish (result, &error);
  if (self->store == NULL)
    {
      g_printerr ("newsroom: %s\n", error->message);
      if (self->window != NULL)
        newsroom_window_show_trouble (self->window, error);
      g_clear_error (&self->refusal);
      self->refusal = g_steal_pointer (&error);
      return;
    }
  g_clear_error (&self->refusal);

  if (newsroom_store_get_read_only (self->store) == NEWSROOM_READ_ONLY_NOT)
    begin_work (self);
  set_action_enabled (self, "new-article", newsroom_store_get_read_only (self->store) == NEWSROOM_READ_ONLY_NOT);
  if (self->window != NULL)
    fill_window (self);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;

  newsroom_application_take_store (self, result);
}

/**
 * newsroom_application_make_window:
 * @self: the application, without a window
 *
 * Makes a window that waits for the library.
 */
void
newsroom_application_make_window (NewsroomApplication *self)
{
  g_set_weak_pointer (&self->window, newsroom_window_new (GTK_APPLICATION (self), self->library, self->is_named));
  newsroom_application_watch_window (self);
}

static void
newsroom_application_startup (GApplication *application)
{
  NewsroomApplication *self = NEWSROOM_APPLICATION (application);
  const GActionEntry   entries[] = {
      { "new-article", new_article_cb },
      { "quit", quit_cb },
  };
  const int   caught[] = { SIGTERM, SIGHUP, SIGINT };
  const char *new_accels[] = { "<Control>n", NULL };
  const char *quit_accels[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (newsroom_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (NEWSROOM_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.new-article", new_accels);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_accels);
  newsroom_window_set_accels (GTK_APPLICATION (self));

  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (caught); i++)
    self->signals[i] = g_unix_signal_add (caught[i], signal_cb, self);

  self->settings = g_settings_new (NEWSROOM_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::backup-folder", G_CALLBACK (update_second_folder), self, G_CONNECT_SWAPPED);
  newsroom_application_open_library (self, opened_cb, g_object_ref (self));
}

static void
newsroom_application_activate (GApplication *application)
{
  NewsroomApplication *self = NEWSROOM_APPLICATION (application);

  if (self->window == NULL)
    {
      newsroom_application_make_window (self);
      if (self->store != NULL)
        fill_window (self);
      else if (self->refusal != NULL)
        newsroom_window_show_trouble (self->window, self->refusal);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
newsroom_application_open (GApplication *application,
                           GFile       **files,
                           int           n_files,
                           const char   *hint)
{
  NewsroomApplication *self = NEWSROOM_APPLICATION (application);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));

  g_application_activate (application);
  newsroom_window_open_files (self->window, list);
}

static int
newsroom_application_handle_local_options (GApplication *application,
                                           GVariantDict *options)
{
  NewsroomApplication *self = NEWSROOM_APPLICATION (application);
  const char          *path = NULL;
  g_autofree char     *id = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("newsroom %s\n", NEWSROOM_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, "library", "^&ay", &path);
  self->library = newsroom_library_path_resolve (path);
  self->is_named = newsroom_library_path_is_named (path);
  id = newsroom_library_path_dup_application_id (self->library);
  g_application_set_application_id (application, id);

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("newsroom: %s\n", error->message);
      return 1;
    }
  if (g_variant_dict_contains (options, "new-article"))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-article", NULL);
      /* Where none can be begun, the window says why. */
      if (g_application_get_is_remote (application))
        g_application_activate (application);
      return g_application_get_is_remote (application) ? 0 : -1;
    }

  return -1;
}

static void
newsroom_application_finalize (GObject *object)
{
  NewsroomApplication *self = NEWSROOM_APPLICATION (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  stop_thinning (self);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->salvage);
  g_clear_object (&self->repairing);
  g_clear_pointer (&self->backup, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->library, g_free);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (newsroom_application_parent_class)->finalize (object);
}

static void
newsroom_application_class_init (NewsroomApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = newsroom_application_finalize;
  application_class->startup = newsroom_application_startup;
  application_class->activate = newsroom_application_activate;
  application_class->open = newsroom_application_open;
  application_class->handle_local_options = newsroom_application_handle_local_options;
}

static void
newsroom_application_init (NewsroomApplication *self)
{
  const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open the library at PATH"), N_ ("PATH") },
    { "new-article", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin a new article"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * newsroom_application_new:
 *
 * Returns: (transfer full): the application; its options choose the library
 */
GApplication *
newsroom_application_new (void)
{
  return g_object_new (NEWSROOM_TYPE_APPLICATION,
                       "application-id",
                       NEWSROOM_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       RESOURCE_PATH,
                       "register-session",
                       TRUE,
                       NULL);
}
