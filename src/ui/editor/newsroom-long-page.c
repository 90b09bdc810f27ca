/* newsroom-long-page.c — says that a paragraph is too long, and what can be done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-long-page.h"

/**
 * NewsroomLongPage:
 *
 * Stands in the place of a body. GTK lays a whole paragraph out again at each key, and one of a
 * megabyte takes seconds: the text stays out of sight until it is in paragraphs. It is saved and
 * exported as it is.
 */
struct _NewsroomLongPage
{
  AdwBin parent_instance;

  /* Owned */
  NewsroomEditorSession *session; /* NULL for none */
  GSignalGroup          *body_signals;

  /* Of the template */
  GtkWidget *split;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (NewsroomLongPage, newsroom_long_page, ADW_TYPE_BIN)

static NewsroomEditorBuffer *
get_body (NewsroomLongPage *self)
{
  return newsroom_editor_session_get_buffer (self->session, NEWSROOM_FIELD_BODY);
}

static void
update_undo (NewsroomLongPage *self)
{
  gtk_widget_set_visible (self->undo, self->session != NULL && newsroom_editor_buffer_get_can_undo (get_body (self)));
}

static void
undo_cb (NewsroomLongPage *self)
{
  if (self->session != NULL)
    newsroom_editor_buffer_undo (get_body (self));
}

static void
split_cb (NewsroomLongPage *self)
{
  if (self->session != NULL)
    newsroom_editor_session_split (self->session);
}

static void
newsroom_long_page_dispose (GObject *object)
{
  NewsroomLongPage *self = NEWSROOM_LONG_PAGE (object);

  g_clear_object (&self->body_signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), NEWSROOM_TYPE_LONG_PAGE);

  G_OBJECT_CLASS (newsroom_long_page_parent_class)->dispose (object);
}

static void
newsroom_long_page_class_init (NewsroomLongPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_long_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/editor/newsroom-long-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomLongPage, split);
  gtk_widget_class_bind_template_child (widget_class, NewsroomLongPage, undo);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
}

static void
newsroom_long_page_init (NewsroomLongPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->body_signals = g_signal_group_new (NEWSROOM_TYPE_EDITOR_BUFFER);
  g_signal_group_connect_swapped (self->body_signals, "notify::undoable", G_CALLBACK (update_undo), self);
}

/**
 * newsroom_long_page_set_session:
 * @self: a page
 * @session: (nullable): the session whose texts the buttons are for
 */
void
newsroom_long_page_set_session (NewsroomLongPage      *self,
                                NewsroomEditorSession *session)
{
  g_return_if_fail (NEWSROOM_IS_LONG_PAGE (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->body_signals, session != NULL ? get_body (self) : NULL);
  gtk_widget_set_visible (self->split, session == NULL || !newsroom_editor_session_is_read_only (session));
  update_undo (self);
}
