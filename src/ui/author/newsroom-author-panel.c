/* newsroom-author-panel.c — the people who are credited with an article, and their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-panel.h"

#include <adwaita.h>

#include "newsroom-author-card.h"
#include "newsroom-author-finder.h"

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

  gboolean is_changing; /* the credits, in more than one step */

  /* Owned */
  NewsroomStore *store;
  NewsroomDraft *draft;

  /* Of the template */
  GtkWidget *stack;
  GtkWidget *nobody;
  GtkWidget *cards;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorPanel, newsroom_author_panel, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static NewsroomArticle *
get_article (NewsroomAuthorPanel *self)
{
  return newsroom_draft_get_article (self->draft);
}

static void
open_article_cb (NewsroomAuthorPanel *self,
                 gint64               id)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ARTICLE], 0, id);
}

static void change_credit_cb (NewsroomAuthorPanel *self,
                              guint                change,
                              NewsroomAuthorCard  *card);

/* The card of an author whom the article credited before, so that the editor does not lose the
 * place when credits change places; a new one otherwise. */
static NewsroomAuthorCard *
take_card (NewsroomAuthorPanel *self,
           GPtrArray           *cards,
           NewsroomAuthor      *author)
{
  NewsroomAuthorCard *card;

  for (guint i = 0; i < cards->len; i++)
    if (newsroom_author_card_get_author (g_ptr_array_index (cards, i)) == author)
      return g_ptr_array_steal_index (cards, i);

  card = NEWSROOM_AUTHOR_CARD (newsroom_author_card_new (self->store, author));
  g_signal_connect_object (card, "change-credit", G_CALLBACK (change_credit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (card));

  return card;
}

static void
show_credits (NewsroomAuthorPanel *self)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GListModel *credits = NULL;
  GtkWidget  *previous = NULL;
  guint       n_credits = 0;

  if (self->is_changing)
    return;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    g_ptr_array_add (cards, card);

  if (self->draft != NULL)
    {
      credits = newsroom_article_get_credits (get_article (self));
      n_credits = g_list_model_get_n_items (credits);
    }
  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthorCard *card = take_card (self, cards, newsroom_credit_get_author (credit));

      if (newsroom_author_card_get_credit (card) == NULL && n_credits > 1 && previous != NULL)
        newsroom_author_card_set_expanded (card, FALSE);
      newsroom_author_card_set_credit (card, credit, i, n_credits);
      gtk_box_reorder_child_after (GTK_BOX (self->cards), GTK_WIDGET (card), previous);
      previous = GTK_WIDGET (card);
    }
  for (guint i = 0; i < cards->len; i++)
    gtk_box_remove (GTK_BOX (self->cards), g_ptr_array_index (cards, i));

  gtk_widget_set_visible (self->nobody, n_credits == 0);
  gtk_widget_set_visible (self->cards, n_credits > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->draft != NULL ? "credits" : "nothing");
}

static gboolean
find_credit (NewsroomAuthorPanel *self,
             NewsroomCredit      *credit,
             guint               *position)
{
  return self->draft != NULL &&
         g_list_store_find (G_LIST_STORE (newsroom_article_get_credits (get_article (self))), credit, position);
}

static void
replace_credit (NewsroomAuthorPanel *self,
                guint                from,
                guint                to,
                NewsroomCredit      *credit)
{
  self->is_changing = TRUE;
  newsroom_article_remove_credit (get_article (self), from);
  newsroom_article_insert_credit (get_article (self), to, credit);
  self->is_changing = FALSE;
  show_credits (self);
}

static void
change_credit_cb (NewsroomAuthorPanel *self,
                  guint                change,
                  NewsroomAuthorCard  *card)
{
  g_autoptr (NewsroomCredit) credit = g_object_ref (newsroom_author_card_get_credit (card));
  g_autoptr (NewsroomCredit) changed = NULL;
  guint position;

  if (!find_credit (self, credit, &position))
    return;

  switch (change)
    {
    case NEWSROOM_CREDIT_MOVE_UP:
      if (position > 0)
        replace_credit (self, position, position - 1, credit);
      break;
    case NEWSROOM_CREDIT_MOVE_DOWN:
      if (position + 1 < g_list_model_get_n_items (newsroom_article_get_credits (get_article (self))))
        replace_credit (self, position, position + 1, credit);
      break;
    case NEWSROOM_CREDIT_REMOVE:
      newsroom_article_remove_credit (get_article (self), position);
      gtk_widget_grab_focus (self->add);
      break;
    case NEWSROOM_CREDIT_CHANGE_ROLE:
      changed = newsroom_credit_new (newsroom_credit_get_author (credit),
                                     newsroom_author_card_get_role (card),
                                     newsroom_credit_get_wording (credit));
      replace_credit (self, position, position, changed);
      break;
    default:
      g_return_if_reached ();
    }
}

/* One person is one object in an article, or two cards would save two profiles. */
static NewsroomAuthor *
find_credited (NewsroomAuthorPanel *self,
               NewsroomAuthor      *author)
{
  GListModel *credits = newsroom_article_get_credits (get_article (self));

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *credited = newsroom_credit_get_author (credit);

      if (g_str_equal (newsroom_author_get_uuid (credited), newsroom_author_get_uuid (author)))
        return credited;
    }

  return author;
}

static void
chosen_cb (NewsroomAuthorPanel *self,
           NewsroomAuthor      *author)
{
  g_autoptr (NewsroomCredit) credit = NULL;
  GtkWidget *card;

  if (self->draft == NULL)
    return;

  credit = newsroom_credit_new (find_credited (self, author), NEWSROOM_CREDIT_BY, NULL);
  newsroom_article_add_credit (get_article (self), credit);

  card = gtk_widget_get_last_child (self->cards);
  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
newsroom_author_panel_dispose (GObject *object)
{
  NewsroomAuthorPanel *self = NEWSROOM_AUTHOR_PANEL (object);

  if (self->stack != NULL)
    newsroom_author_panel_set_draft (self, NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
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
  gtk_widget_class_set_css_name (widget_class, "newsroom-authors");
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/author/newsroom-author-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, nobody);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, cards);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, add);
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
  GtkWidget           *finder;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_PANEL, NULL);
  self->store = g_object_ref (store);
  finder = newsroom_author_finder_new (store);
  g_signal_connect_object (finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), finder);

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

  if (self->draft == draft)
    return;

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (newsroom_article_get_credits (get_article (self)), show_credits, self);
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    g_signal_connect_object (newsroom_article_get_credits (get_article (self)),
                             "items-changed",
                             G_CALLBACK (show_credits),
                             self,
                             G_CONNECT_SWAPPED);
  show_credits (self);
}
