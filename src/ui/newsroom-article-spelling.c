/* newsroom-article-spelling.c — the spelling of the article that a page shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-spelling.h"

#include "newsroom-spelling-menu.h"
#include "newsroom-spelling-popover.h"

/**
 * NewsroomArticleSpelling:
 *
 * Puts together what checks the words of a body, the menus that speak of them, and the popover of
 * the one that was gone to. The page owns it, and disposes it while its parts live.
 */
struct _NewsroomArticleSpelling
{
  GObject parent_instance;

  /* Owned */
  GSimpleActionGroup   *actions;
  NewsroomSpelling     *spelling; /* NULL before newsroom_article_spelling_begin(), likewise: */
  NewsroomSpellingMenu *menu;

  /* Borrowed */
  GtkWidget     *page;
  GtkTextView   *body;
  GMenu         *languages;
  NewsroomDraft *draft;   /* the page has it */
  GtkWidget     *popover; /* a child of the page */
};

G_DEFINE_FINAL_TYPE (NewsroomArticleSpelling, newsroom_article_spelling, G_TYPE_OBJECT)

static void
newsroom_article_spelling_dispose (GObject *object)
{
  NewsroomArticleSpelling *self = NEWSROOM_ARTICLE_SPELLING (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->menu);
  if (self->spelling != NULL)
    g_object_run_dispose (G_OBJECT (self->spelling));
  g_clear_object (&self->spelling);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (newsroom_article_spelling_parent_class)->dispose (object);
}

static void
newsroom_article_spelling_class_init (NewsroomArticleSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_article_spelling_dispose;
}

static void
newsroom_article_spelling_init (NewsroomArticleSpelling *self)
{
}

/**
 * newsroom_article_spelling_new:
 * @page: a page that has no children yet, as GTK finds actions only from those that are made later
 *
 * Returns: (transfer full): a spelling that checks nothing yet
 */
NewsroomArticleSpelling *
newsroom_article_spelling_new (GtkWidget *page)
{
  NewsroomArticleSpelling *self = g_object_new (NEWSROOM_TYPE_ARTICLE_SPELLING, NULL);

  self->page = page;
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (page, "spelling", G_ACTION_GROUP (self->actions));

  return self;
}

/**
 * newsroom_article_spelling_set_view:
 * @self: a spelling
 * @body: the view of the bodies, whose own menu has what others have put there
 * @languages: the menu for the languages
 */
void
newsroom_article_spelling_set_view (NewsroomArticleSpelling *self,
                                    GtkTextView             *body,
                                    GMenu                   *languages)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self));

  self->body = body;
  self->languages = languages;
}

/**
 * newsroom_article_spelling_begin:
 * @self: a spelling that has a view
 * @settings: the settings of the application
 *
 * Checks the bodies as @settings say, and extends the menu of the view.
 */
void
newsroom_article_spelling_begin (NewsroomArticleSpelling *self,
                                 GSettings               *settings)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self));
  g_return_if_fail (self->spelling == NULL);

  self->spelling = newsroom_spelling_new (self->body, settings);
  self->menu = newsroom_spelling_menu_new (self->spelling, self->languages, self->actions);
  newsroom_spelling_menu_join (self->menu);
  self->popover = newsroom_spelling_popover_new (self->spelling);
  gtk_widget_set_parent (self->popover, self->page);
  newsroom_spelling_set_draft (self->spelling, self->draft);
}

/**
 * newsroom_article_spelling_set_draft:
 * @self: a spelling
 * @draft: (nullable): what is shown
 */
void
newsroom_article_spelling_set_draft (NewsroomArticleSpelling *self,
                                     NewsroomDraft           *draft)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self));

  self->draft = draft;
  if (self->spelling != NULL)
    newsroom_spelling_set_draft (self->spelling, draft);
}

/**
 * newsroom_article_spelling_show_next:
 * @self: a spelling
 *
 * Selects the next misspelled word and shows what may be done about it.
 *
 * Returns: whether there is one
 */
gboolean
newsroom_article_spelling_show_next (NewsroomArticleSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self), FALSE);

  return self->popover != NULL && newsroom_spelling_popover_next (NEWSROOM_SPELLING_POPOVER (self->popover));
}
