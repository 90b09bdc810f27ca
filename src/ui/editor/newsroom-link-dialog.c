/* newsroom-link-dialog.c — asks for the words and the address of a link
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-link-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-address.h"
#include "newsroom-body-format.h"
#include "newsroom-format-link.h"
#include "newsroom-link-target.h"
#include "newsroom-toast.h"

/**
 * NewsroomLinkDialog:
 *
 * Makes a link of what is selected in a body, or changes the one that is there. It owns itself, as
 * windows do.
 */
struct _NewsroomLinkDialog
{
  AdwWindow parent_instance;

  /* Owned */
  char               *text; /* of the body, as the link was found in it */
  NewsroomFormatLink *link;
  GtkTextView        *body;
  GCancellable       *cancellable;

  /* Borrowed from the template */
  GtkEditable *words;
  GtkEditable *address;
  GtkLabel    *hint;
  GtkWidget   *apply;
  GtkWidget   *remove;
};

G_DEFINE_FINAL_TYPE (NewsroomLinkDialog, newsroom_link_dialog, ADW_TYPE_WINDOW)

/* What is not as it was when the dialog came may not be where it was. */
static void
set_link (NewsroomLinkDialog *self,
          const char         *words,
          const char         *target)
{
  gsize       start, end;
  const char *text = newsroom_body_format_get_text (self->body, &start, &end);
  gboolean    is_same = g_strcmp0 (words, self->link->text) == 0 && g_strcmp0 (target, self->link->target) == 0;

  if (!is_same && g_strcmp0 (text, self->text) != 0)
    g_object_unref (newsroom_toast_show (GTK_WIDGET (self->body), _ ("The text has changed meanwhile"), NULL));
  else if (!is_same && !newsroom_body_format_apply (self->body, newsroom_format_link_set (text, self->link, words, target)))
    g_object_unref (newsroom_toast_show (GTK_WIDGET (self->body), newsroom_body_format_explain (self->body, NEWSROOM_LINK_ACTION), NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: (transfer full) (nullable): where the link will point. What was there may stay what it is */
static char *
dup_target (NewsroomLinkDialog *self)
{
  const char *address = gtk_editable_get_text (self->address);

  return self->link->target[0] != '\0' && g_str_equal (address, self->link->target) ? g_strdup (address) : newsroom_link_target_complete (address);
}

/* Where no words are given the address is read, without what is before its name.
 * Returns: (transfer full): the words of the link */
static char *
dup_words (NewsroomLinkDialog *self,
           const char         *target)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));
  const char      *name = strstr (target, "://");

  if (words[0] != '\0')
    return g_strdup (gtk_editable_get_text (self->words));
  if (name != NULL && name[strlen ("://")] != '\0')
    return g_strdup (name + strlen ("://"));

  return g_strdup (strncmp (target, "mailto:", strlen ("mailto:")) == 0 ? target + strlen ("mailto:") : target);
}

static void
apply_cb (NewsroomLinkDialog *self)
{
  g_autofree char *target = dup_target (self);
  g_autofree char *words = target != NULL ? dup_words (self, target) : NULL;

  if (words != NULL)
    set_link (self, words, target);
}

/* With an address still to come, that is next. */
static void
words_activated_cb (NewsroomLinkDialog *self)
{
  if (gtk_widget_get_sensitive (self->apply))
    apply_cb (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
remove_cb (NewsroomLinkDialog *self)
{
  set_link (self, self->link->text, "");
}

static void
changed_cb (NewsroomLinkDialog *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (self->address)));
  g_autofree char *target = dup_target (self);
  g_autofree char *leads_to = target != NULL && !g_str_equal (target, address) ? g_strdup_printf (_ ("Leads to %s"), target) : NULL;
  const char      *hint = target != NULL ? leads_to : newsroom_link_target_explain (address);

  gtk_widget_set_sensitive (self->apply, target != NULL);
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
}

/* The address that was copied is most likely the one that is meant; it is selected, so that another
 * is written in its place. */
static void
read_text_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char    *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  NewsroomLinkDialog *self;

  /* With the dialog gone there is nobody to tell. */
  if (text == NULL)
    return;

  self = NEWSROOM_LINK_DIALOG (user_data);
  g_strstrip (text);
  if (newsroom_address_find (text) != NEWSROOM_ADDRESS_URL || gtk_editable_get_text (self->address)[0] != '\0')
    return;

  gtk_editable_set_text (self->address, text);
  gtk_editable_select_region (self->address, 0, -1);
}

static void
newsroom_link_dialog_dispose (GObject *object)
{
  NewsroomLinkDialog *self = NEWSROOM_LINK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->body);
  g_clear_pointer (&self->link, newsroom_format_link_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (newsroom_link_dialog_parent_class)->dispose (object);
}

static void
newsroom_link_dialog_class_init (NewsroomLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_link_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/editor/newsroom-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomLinkDialog, words);
  gtk_widget_class_bind_template_child (widget_class, NewsroomLinkDialog, address);
  gtk_widget_class_bind_template_child (widget_class, NewsroomLinkDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, NewsroomLinkDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, NewsroomLinkDialog, remove);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_link_dialog_init (NewsroomLinkDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_link_dialog_show:
 * @parent: the window around @body
 * @body: the body's view
 *
 * Asks, and does what was answered. An address on the clipboard is offered.
 *
 * Returns: whether there can be a link where the selection or the caret is
 */
gboolean
newsroom_link_dialog_show (GtkWindow   *parent,
                           GtkTextView *body)
{
  gsize               start, end;
  const char         *text = newsroom_body_format_get_text (body, &start, &end);
  NewsroomFormatLink *link = text != NULL ? newsroom_format_link_find (text, start, end) : NULL;
  NewsroomLinkDialog *self;

  if (link == NULL)
    return FALSE;

  self = g_object_new (NEWSROOM_TYPE_LINK_DIALOG, "transient-for", parent, NULL);
  self->text = g_strdup (text);
  self->link = link;
  self->body = g_object_ref (body);
  gtk_editable_set_text (self->words, link->text);
  gtk_editable_set_text (self->address, link->target);
  gtk_widget_set_visible (self->remove, link->target[0] != '\0');
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (link->text[0] == '\0' ? self->words : self->address));
  if (link->target[0] == '\0')
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (body)), self->cancellable, read_text_cb, self);
  gtk_window_present (GTK_WINDOW (self));

  return TRUE;
}
