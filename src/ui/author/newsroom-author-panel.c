/* newsroom-author-panel.c — the people who are credited with an article, and their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-panel.h"

#include <adwaita.h>

/**
 * NewsroomAuthorPanel:
 *
 * One card for each credit of the article, in its order. What is edited in a card is saved with
 * the draft.
 *
 * Signal: "open-article" (gint64 id): the editor chose another article of an author.
 */
struct _NewsroomAuthorPanel
{
  GtkWidget parent_instance;

  /* Owned */
  NewsroomStore *store;
  NewsroomDraft *draft;

  /* Of the template */
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorPanel, newsroom_author_panel, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
newsroom_author_panel_dispose (GObject *object)
{
  NewsroomAuthorPanel *self = NEWSROOM_AUTHOR_PANEL (object);

  newsroom_author_panel_set_draft (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_author_panel_parent_class)->dispose (object);
}

static void
newsroom_author_panel_class_init (NewsroomAuthorPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_author_panel_dispose;

  signals[SIGNAL_OPEN_ARTICLE] =
    g_signal_new ("open-article", NEWSROOM_TYPE_AUTHOR_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/author/newsroom-author-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, scroller);
}

static void
newsroom_author_panel_init (NewsroomAuthorPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_author_panel_new:
 * @store: the library
 *
 * Returns: (transfer floating): a panel without an article
 */
GtkWidget *
newsroom_author_panel_new (NewsroomStore *store)
{
  NewsroomAuthorPanel *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_PANEL, NULL);
  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * newsroom_author_panel_set_draft:
 * @self: a panel
 * @draft: (nullable): the article whose authors are shown
 */
void
newsroom_author_panel_set_draft (NewsroomAuthorPanel *self,
                                 NewsroomDraft       *draft)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_PANEL (self));
  g_return_if_fail (draft == NULL || NEWSROOM_IS_DRAFT (draft));

  g_set_object (&self->draft, draft);
}
