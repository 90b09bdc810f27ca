/* newsroom-portrait-button.c — the portrait of an author, which is chosen or dropped here
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-portrait-button.h"

#include "newsroom-dialogs.h"
#include "newsroom-portrait.h"

#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 64

/**
 * NewsroomPortraitButton:
 *
 * Shows the portrait or the initials of an author. A click asks for a picture file; the window
 * hands it what is dropped on it.
 */
struct _NewsroomPortraitButton
{
  GtkWidget parent_instance;

  gboolean is_read_only;

  /* Owned */
  NewsroomAuthor *author;
  NewsroomAuthor *asked_for; /* for whom a file is being chosen */
  GBytes         *shown;     /* the picture that the avatar has, or will have */
  GCancellable   *cancellable;

  /* Children */
  GtkWidget *button;
  GtkWidget *avatar;
};

G_DEFINE_FINAL_TYPE (NewsroomPortraitButton, newsroom_portrait_button, GTK_TYPE_WIDGET)

static void
restart_cancellable (NewsroomPortraitButton *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
decode_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomPortraitButton) self = NEWSROOM_PORTRAIT_BUTTON (user_data);
  g_autoptr (NewsroomPortrait) portrait = newsroom_portrait_finish (result, NULL);

  /* A picture that cannot be shown stays in the profile; the initials stand for it. */
  if (portrait != NULL && self->avatar != NULL && portrait->bytes == self->shown)
    adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), portrait->texture);
}

static void
portrait_cb (NewsroomPortraitButton *self)
{
  GBytes *bytes = newsroom_author_get_portrait (self->author, NULL);

  if (bytes == self->shown)
    return;

  g_clear_pointer (&self->shown, g_bytes_unref);
  adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), NULL);
  if (bytes == NULL)
    return;

  self->shown = g_bytes_ref (bytes);
  newsroom_portrait_decode_async (bytes, NULL, decode_cb, g_object_ref (self));
}

static void
name_cb (NewsroomPortraitButton *self)
{
  const char      *name = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_NAME);
  g_autofree char *label = NULL;

  /* Translators: %s is the name of an author */
  label = g_strdup_printf (self->is_read_only ? _ ("Portrait of %s") : _ ("Choose a portrait of %s"), name[0] != '\0' ? name : _ ("the author"));
  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NewsroomPortraitButton) self = NEWSROOM_PORTRAIT_BUTTON (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomPortrait) portrait = newsroom_portrait_finish (result, &error);

  if (portrait == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->avatar != NULL)
        newsroom_dialogs_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("The Portrait Was Not Changed"), error->message);
      return;
    }
  if (self->avatar == NULL || self->author == NULL)
    return;

  g_clear_pointer (&self->shown, g_bytes_unref);
  self->shown = g_bytes_ref (portrait->bytes);
  adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), portrait->texture);
  newsroom_author_set_portrait (self->author, portrait->bytes, portrait->content_type);
}

static void
load_file (NewsroomPortraitButton *self,
           GFile                  *file)
{
  restart_cancellable (self);
  newsroom_portrait_load_async (file, self->cancellable, load_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomPortraitButton) self = NEWSROOM_PORTRAIT_BUTTON (user_data);
  g_autoptr (GListModel) files = newsroom_dialogs_open_files_finish (result);
  g_autoptr (GFile) file = NULL;

  if (files == NULL)
    return;

  /* Another article may have come from outside meanwhile. */
  file = g_list_model_get_item (files, 0);
  if (file != NULL && self->asked_for == self->author)
    newsroom_portrait_button_take_file (self, file);
}

static void
newsroom_portrait_button_dispose (GObject *object)
{
  NewsroomPortraitButton *self = NEWSROOM_PORTRAIT_BUTTON (object);

  newsroom_portrait_button_set_author (self, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->avatar = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_bytes_unref);
  g_clear_object (&self->asked_for);

  G_OBJECT_CLASS (newsroom_portrait_button_parent_class)->dispose (object);
}

static void
newsroom_portrait_button_class_init (NewsroomPortraitButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_portrait_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
newsroom_portrait_button_init (NewsroomPortraitButton *self)
{
  self->avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->avatar);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "newsroom-portrait");
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a Portrait"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (newsroom_portrait_button_choose), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_portrait_button_new:
 *
 * Returns: (transfer floating): a button without an author
 */
GtkWidget *
newsroom_portrait_button_new (void)
{
  return g_object_new (NEWSROOM_TYPE_PORTRAIT_BUTTON, NULL);
}

/**
 * newsroom_portrait_button_set_read_only:
 * @self: a button without an author
 *
 * From here on it shows portraits, and takes none.
 */
void
newsroom_portrait_button_set_read_only (NewsroomPortraitButton *self)
{
  g_return_if_fail (NEWSROOM_IS_PORTRAIT_BUTTON (self));

  self->is_read_only = TRUE;
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_set_tooltip_text (self->button, NULL);
}

/**
 * newsroom_portrait_button_choose:
 * @self: a button with an author
 *
 * Asks for a file with a portrait, as a click does.
 */
void
newsroom_portrait_button_choose (NewsroomPortraitButton *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (NEWSROOM_IS_PORTRAIT_BUTTON (self));

  g_set_object (&self->asked_for, self->author);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/webp");
  gtk_file_filter_add_mime_type (filter, "image/gif");
  newsroom_dialogs_open_files_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     _ ("Choose a Portrait"),
                                     NULL,
                                     filter,
                                     chosen_cb,
                                     g_object_ref (self));
}

/**
 * newsroom_portrait_button_set_author:
 * @self: a button
 * @author: (nullable): whose portrait it is
 */
void
newsroom_portrait_button_set_author (NewsroomPortraitButton *self,
                                     NewsroomAuthor         *author)
{
  g_return_if_fail (NEWSROOM_IS_PORTRAIT_BUTTON (self));
  g_return_if_fail (author == NULL || NEWSROOM_IS_AUTHOR (author));

  if (self->author == author)
    return;

  /* A picture that is on its way was chosen for the author before. */
  restart_cancellable (self);
  if (self->author != NULL)
    g_signal_handlers_disconnect_by_data (self->author, self);
  g_set_object (&self->author, author);
  if (author == NULL)
    return;

  g_signal_connect_object (author, "notify::portrait", G_CALLBACK (portrait_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (author, "notify::name", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  portrait_cb (self);
  name_cb (self);
}

/**
 * newsroom_portrait_button_take_file:
 * @self: a button
 * @file: a picture
 *
 * Makes the picture in the file the portrait of the author; says why if it cannot be.
 */
void
newsroom_portrait_button_take_file (NewsroomPortraitButton *self,
                                    GFile                  *file)
{
  g_return_if_fail (NEWSROOM_IS_PORTRAIT_BUTTON (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->author != NULL && !self->is_read_only)
    load_file (self, file);
}
