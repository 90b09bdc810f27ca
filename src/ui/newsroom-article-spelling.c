/* newsroom-article-spelling.c — the spelling of the article that a page shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-spelling.h"

#include "newsroom-spelling-languages.h"
#include "newsroom-spelling-menu.h"
#include "newsroom-spelling-popover.h"

/**
 * NewsroomArticleSpelling:
 *
 * Puts together what checks the words of headline, standfirst and body, the menus that speak of
 * them, and the popover of the one that was gone to. The page owns it, and disposes it while its
 * parts live.
 */
struct _NewsroomArticleSpelling
{
  GObject parent_instance;

  /* Owned */
  GSimpleActionGroup        *actions;
  NewsroomSpelling          *spelling;  /* of the body; NULL before newsroom_article_spelling_begin(), likewise: */
  NewsroomSpelling          *beside[2]; /* of headline and standfirst */
  NewsroomSpellingMenu      *menu;
  NewsroomSpellingLanguages *languages_menu;

  /* Borrowed */
  GtkWidget          *page;
  NewsroomEditorPane *editor;
  GMenu              *languages;
  NewsroomDraft      *draft;   /* the page has it */
  GtkWidget          *popover; /* a child of the page */
};

G_DEFINE_FINAL_TYPE (NewsroomArticleSpelling, newsroom_article_spelling, G_TYPE_OBJECT)

/* The page may have the group longer than those that act. */
static void
remove_actions (NewsroomArticleSpelling *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
}

/* Others may have it still, but its view goes now. */
static void
clear_spelling (NewsroomSpelling **spelling)
{
  if (*spelling != NULL)
    g_object_run_dispose (G_OBJECT (*spelling));
  g_clear_object (spelling);
}

static void
newsroom_article_spelling_dispose (GObject *object)
{
  NewsroomArticleSpelling *self = NEWSROOM_ARTICLE_SPELLING (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->languages_menu);
  for (guint i = 0; i < G_N_ELEMENTS (self->beside); i++)
    clear_spelling (&self->beside[i]);
  clear_spelling (&self->spelling);
  if (self->actions != NULL)
    remove_actions (self);
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
 * newsroom_article_spelling_set_editor:
 * @self: a spelling
 * @editor: where the articles are written; the own menus of its views have what others have put there
 * @languages: the menu for the languages
 */
void
newsroom_article_spelling_set_editor (NewsroomArticleSpelling *self,
                                      NewsroomEditorPane      *editor,
                                      GMenu                   *languages)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self));

  self->editor = editor;
  self->languages = languages;
}

static void
join (NewsroomArticleSpelling *self,
      NewsroomSpelling        *spelling)
{
  newsroom_spelling_menu_add (self->menu, spelling);
  newsroom_spelling_popover_add (NEWSROOM_SPELLING_POPOVER (self->popover), spelling);
}

/**
 * newsroom_article_spelling_begin:
 * @self: a spelling that has an editor
 * @settings: the settings of the application
 *
 * Checks the texts as @settings say, and extends the menus of their views.
 */
void
newsroom_article_spelling_begin (NewsroomArticleSpelling *self,
                                 GSettings               *settings)
{
  static const NewsroomField fields[] = { NEWSROOM_FIELD_HEADLINE, NEWSROOM_FIELD_STANDFIRST };

  g_return_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self));
  g_return_if_fail (self->spelling == NULL);

  self->spelling = newsroom_spelling_new (newsroom_editor_pane_get_body (self->editor), settings);
  self->languages_menu = newsroom_spelling_languages_new (newsroom_spelling_get_rules (self->spelling), self->languages, self->actions, self->page);
  self->menu = newsroom_spelling_menu_new (self->actions);
  self->popover = newsroom_spelling_popover_new ();
  gtk_widget_set_parent (self->popover, self->page);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->beside[i] = newsroom_spelling_new_beside (self->spelling, newsroom_editor_pane_get_view (self->editor, fields[i]));
      join (self, self->beside[i]);
    }
  join (self, self->spelling);
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

  if (self->languages_menu != NULL && draft != self->draft)
    newsroom_spelling_languages_end_undo (self->languages_menu);
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

/**
 * newsroom_article_spelling_dup_nothing:
 * @self: a spelling that has begun
 *
 * Returns: (transfer full): what to say where newsroom_article_spelling_show_next() finds nothing, translated
 */
char *
newsroom_article_spelling_dup_nothing (NewsroomArticleSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SPELLING (self), NULL);
  g_return_val_if_fail (self->spelling != NULL, NULL);

  return newsroom_spelling_rules_dup_nothing (newsroom_spelling_get_rules (self->spelling));
}
