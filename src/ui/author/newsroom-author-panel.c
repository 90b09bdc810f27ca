/* newsroom-author-panel.c — the people who are credited with an article, and their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-author-card.h"
#include "newsroom-author-finder.h"
#include "newsroom-author-label.h"
#include "newsroom-toast.h"

/**
 * NewsroomAuthorPanel:
 *
 * One card for each credit of the article, in its order. What is edited in a card is saved with
 * the draft. What is removed can be brought back as long as a toast says so, in the article
 * that it was removed from.
 *
 * Signal: "open-article" (gint64 id): the editor chose another article of an author.
 */
struct _NewsroomAuthorPanel
{
  GtkWidget parent_instance;

  gboolean        is_changing; /* the credits, in more than one step */
  NewsroomAuthor *chosen;      /* borrowed; whom the editor is crediting now, else NULL */

  /* Owned */
  NewsroomStore *store;
  NewsroomDraft *draft;
  GPtrArray     *toasts; /* those that offer to undo something of this draft */

  /* Of the template */
  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *nobody;
  GtkWidget *cards;
  GtkWidget *add;

  /* Borrowed */
  NewsroomAuthorFinder *finder;
};

/* What was taken away: the portrait of an author, or else the credit. */
typedef struct
{
  NewsroomAuthorPanel *panel; /* borrowed: it dismisses the toast */
  NewsroomCredit      *credit;
  guint                position;
  GBytes              *portrait;
  char                *portrait_type;
} Removal;

G_DEFINE_FINAL_TYPE (NewsroomAuthorPanel, newsroom_author_panel, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_clear_object (&removal->credit);
  g_clear_pointer (&removal->portrait, g_bytes_unref);
  g_free (removal->portrait_type);
  g_free (removal);
}

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

static void asked_cb (NewsroomAuthorPanel *self,
                      guint                request,
                      NewsroomAuthorCard  *card);

static gboolean
is_credited (GListModel     *credits,
             NewsroomAuthor *author)
{
  for (guint i = 0; credits != NULL && i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (newsroom_credit_get_author (credit) == author)
        return TRUE;
    }

  return FALSE;
}

static NewsroomAuthorCard *
make_card (NewsroomAuthorPanel *self)
{
  NewsroomAuthorCard *card = NEWSROOM_AUTHOR_CARD (newsroom_author_card_new (self->store));

  g_signal_connect_object (card, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (card));

  return card;
}

/* The card of an author whom the article credited before, so that the editor does not lose the
 * place when credits change places. Else one that has become free, as to make one takes longer
 * than a frame has time for. A further author begins as a head alone. */
static NewsroomAuthorCard *
take_card (NewsroomAuthorPanel *self,
           GPtrArray           *cards,
           GPtrArray           *free_cards,
           NewsroomAuthor      *author,
           guint                position)
{
  NewsroomAuthorCard *card;

  for (guint i = 0; i < cards->len; i++)
    if (newsroom_author_card_get_author (g_ptr_array_index (cards, i)) == author)
      return g_ptr_array_steal_index (cards, i);

  card = free_cards->len > 0 ? g_ptr_array_steal_index (free_cards, 0) : make_card (self);
  newsroom_author_card_set_author (card, author);
  newsroom_author_card_set_expanded (card, position == 0 || author == self->chosen);

  return card;
}

/* The cards that there are: @cards of authors whom the article credits, and of whom the editor
 * is at work with; @free_cards for others. */
static void
list_cards (NewsroomAuthorPanel *self,
            GListModel          *credits,
            GPtrArray           *cards,
            GPtrArray           *free_cards)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      NewsroomAuthorCard *author_card = NEWSROOM_AUTHOR_CARD (card);
      gboolean            is_free = newsroom_author_card_is_idle (author_card) &&
                         !is_credited (credits, newsroom_author_card_get_author (author_card));

      g_ptr_array_add (is_free ? free_cards : cards, card);
    }
}

static void
remove_cards (NewsroomAuthorPanel *self,
              GPtrArray           *cards)
{
  for (guint i = 0; i < cards->len; i++)
    gtk_box_remove (GTK_BOX (self->cards), g_ptr_array_index (cards, i));
}

static void
show_credits (NewsroomAuthorPanel *self)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) free_cards = g_ptr_array_new ();
  GListModel *credits = NULL;
  GtkWidget  *previous = NULL;
  guint       n_credits = 0;

  if (self->is_changing)
    return;

  if (self->draft != NULL)
    {
      credits = newsroom_article_get_credits (get_article (self));
      n_credits = g_list_model_get_n_items (credits);
    }
  list_cards (self, credits, cards, free_cards);
  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthorCard *card = take_card (self, cards, free_cards, newsroom_credit_get_author (credit), i);

      newsroom_author_card_set_credit (card, credit, i, n_credits);
      gtk_box_reorder_child_after (GTK_BOX (self->cards), GTK_WIDGET (card), previous);
      previous = GTK_WIDGET (card);
    }
  remove_cards (self, cards);
  remove_cards (self, free_cards);

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

/* The author whom the article credits already, as the same person, or NULL. */
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

  return NULL;
}

static void
undo_cb (AdwToast *toast,
         Removal  *removal)
{
  NewsroomArticle *article = get_article (removal->panel);
  NewsroomAuthor  *author = newsroom_credit_get_author (removal->credit);
  guint            n_credits = g_list_model_get_n_items (newsroom_article_get_credits (article));

  if (removal->portrait != NULL)
    newsroom_author_set_portrait (author, removal->portrait, removal->portrait_type);
  else if (find_credited (removal->panel, author) == NULL)
    newsroom_article_insert_credit (article, MIN (removal->position, n_credits), removal->credit);
}

/* Takes the removal. */
static void
offer_undo (NewsroomAuthorPanel *self,
            Removal             *removal,
            const char          *text)
{
  AdwToast *toast = newsroom_toast_show (GTK_WIDGET (self), text, _ ("Undo"));

  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removal, removal_free, 0);
  g_ptr_array_add (self->toasts, toast);
}

static void
remove_portrait (NewsroomAuthorPanel *self,
                 NewsroomCredit      *credit)
{
  NewsroomAuthor  *author = newsroom_credit_get_author (credit);
  const char      *type;
  GBytes          *portrait = newsroom_author_get_portrait (author, &type);
  g_autofree char *text = NULL;
  Removal         *removal;

  if (portrait == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->panel = self;
  removal->credit = g_object_ref (credit);
  removal->portrait = g_bytes_ref (portrait);
  removal->portrait_type = g_strdup (type);
  newsroom_author_set_portrait (author, NULL, NULL);

  /* Translators: %s is the name of an author */
  text = g_strdup_printf (_ ("Portrait of %s removed"), newsroom_author_label_get_name (author));
  offer_undo (self, removal, text);
}

static void
remove_credit (NewsroomAuthorPanel *self,
               NewsroomCredit      *credit,
               guint                position)
{
  NewsroomAuthor  *author = newsroom_credit_get_author (credit);
  Removal         *removal = g_new0 (Removal, 1);
  g_autofree char *text = NULL;

  removal->panel = self;
  removal->credit = g_object_ref (credit);
  removal->position = position;
  newsroom_article_remove_credit (get_article (self), position);
  gtk_widget_grab_focus (self->add);

  /* Translators: %s is the name of an author */
  text = g_strdup_printf (_ ("%s removed from the article"), newsroom_author_label_get_name (author));
  offer_undo (self, removal, text);
}

static void
change_role (NewsroomAuthorPanel *self,
             NewsroomCredit      *credit,
             guint                position,
             const char          *role)
{
  g_autoptr (NewsroomCredit) changed = NULL;

  changed = newsroom_credit_new (newsroom_credit_get_author (credit), role, newsroom_credit_get_wording (credit));
  replace_credit (self, position, position, changed);
}

static void
asked_cb (NewsroomAuthorPanel *self,
          guint                request,
          NewsroomAuthorCard  *card)
{
  g_autoptr (NewsroomCredit) credit = g_object_ref (newsroom_author_card_get_credit (card));
  guint position;

  if (!find_credit (self, credit, &position))
    return;

  switch (request)
    {
    case NEWSROOM_AUTHOR_CARD_MOVE_UP:
      if (position > 0)
        replace_credit (self, position, position - 1, credit);
      break;
    case NEWSROOM_AUTHOR_CARD_MOVE_DOWN:
      if (position + 1 < g_list_model_get_n_items (newsroom_article_get_credits (get_article (self))))
        replace_credit (self, position, position + 1, credit);
      break;
    case NEWSROOM_AUTHOR_CARD_REMOVE_CREDIT:
      remove_credit (self, credit, position);
      break;
    case NEWSROOM_AUTHOR_CARD_REMOVE_PORTRAIT:
      remove_portrait (self, credit);
      break;
    case NEWSROOM_AUTHOR_CARD_CHANGE_ROLE:
      change_role (self, credit, position, newsroom_author_card_get_role (card));
      break;
    default:
      g_return_if_reached ();
    }
}

/* A card that is new has no place before the next frame. */
static gboolean
reveal_cb (GtkWidget     *card,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  NewsroomAuthorPanel *self = NEWSROOM_AUTHOR_PANEL (user_data);
  GtkScrolledWindow   *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  double               y;

  if (gtk_widget_get_height (card) == 0)
    return G_SOURCE_CONTINUE;

  /* The profile of one who is known is that of many articles: no key shall go there by itself. */
  if (newsroom_author_get_id (newsroom_author_card_get_author (NEWSROOM_AUTHOR_CARD (card))) == 0)
    newsroom_author_card_begin (NEWSROOM_AUTHOR_CARD (card));
  if (gtk_widget_translate_coordinates (card, gtk_widget_get_parent (self->cards), 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), y);

  return G_SOURCE_REMOVE;
}

static void
reveal (NewsroomAuthorPanel *self,
        NewsroomAuthor      *author)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (newsroom_author_card_get_author (NEWSROOM_AUTHOR_CARD (card)) == author)
      gtk_widget_add_tick_callback (card, reveal_cb, g_object_ref (self), g_object_unref);
}

static void
chosen_cb (NewsroomAuthorPanel *self,
           NewsroomAuthor      *author)
{
  g_autoptr (NewsroomCredit) credit = NULL;
  g_autoptr (AdwToast) toast = NULL;
  g_autofree char *text = NULL;

  /* One person is one object in an article, or two cards would save two profiles. */
  if (self->draft == NULL || find_credited (self, author) != NULL)
    return;

  credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  self->chosen = author;
  newsroom_article_add_credit (get_article (self), credit);
  self->chosen = NULL;
  reveal (self, author);

  if (newsroom_author_get_id (author) == 0)
    /* Translators: %s is the name of an author */
    text = g_strdup_printf (_ ("New author %s added"), newsroom_author_label_get_name (author));
  else
    /* Translators: %s is the name of an author */
    text = g_strdup_printf (_ ("%s added, with the profile in the library"), newsroom_author_label_get_name (author));
  toast = newsroom_toast_show (GTK_WIDGET (self), text, NULL);
}

static void
newsroom_author_panel_dispose (GObject *object)
{
  NewsroomAuthorPanel *self = NEWSROOM_AUTHOR_PANEL (object);

  if (self->stack != NULL)
    newsroom_author_panel_set_draft (self, NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->toasts, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, nobody);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, cards);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorPanel, add);
}

static void
newsroom_author_panel_init (NewsroomAuthorPanel *self)
{
  self->toasts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_author_panel_new:
 * @store: the library
 *
 * Returns: (transfer floating): a panel without an article; where the library can only be read,
 *   nothing can be changed in it
 */
GtkWidget *
newsroom_author_panel_new (NewsroomStore *store)
{
  NewsroomAuthorPanel *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_PANEL, NULL);
  self->store = g_object_ref (store);
  self->finder = NEWSROOM_AUTHOR_FINDER (newsroom_author_finder_new (store));
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), GTK_WIDGET (self->finder));
  gtk_widget_set_sensitive (self->add, newsroom_store_get_read_only (store) == NEWSROOM_READ_ONLY_NOT);

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
  GListModel *credits = NULL;

  g_return_if_fail (NEWSROOM_IS_AUTHOR_PANEL (self));
  g_return_if_fail (draft == NULL || NEWSROOM_IS_DRAFT (draft));

  if (self->draft == draft)
    return;

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (newsroom_article_get_credits (get_article (self)), show_credits, self);
  for (guint i = 0; i < self->toasts->len; i++)
    newsroom_toast_dismiss (GTK_WIDGET (self), g_ptr_array_index (self->toasts, i));
  g_ptr_array_set_size (self->toasts, 0);

  g_set_object (&self->draft, draft);
  if (draft != NULL)
    {
      credits = newsroom_article_get_credits (get_article (self));
      g_signal_connect_object (credits, "items-changed", G_CALLBACK (show_credits), self, G_CONNECT_SWAPPED);
    }
  newsroom_author_finder_set_article (self->finder, draft != NULL ? get_article (self) : NULL);
  show_credits (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}
