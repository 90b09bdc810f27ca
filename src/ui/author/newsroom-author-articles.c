/* newsroom-author-articles.c — the articles of an author, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-articles.h"

#include "newsroom-article-summary.h"
#include "newsroom-long-lines.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads in a side panel; the list of articles finds the others. */
#define MOST_ARTICLES 50

/**
 * NewsroomAuthorArticles:
 *
 * A row that opens into the list. It asks the library each time that it is opened, not before.
 *
 * Signal: "open-article" (gint64 id): the editor chose one.
 */
struct _NewsroomAuthorArticles
{
  GtkWidget parent_instance;

  /* Owned */
  NewsroomStore  *store;
  NewsroomAuthor *author;
  GListModel     *articles;
  GCancellable   *cancellable;

  /* Children */
  GtkWidget *list;
  GtkWidget *expander;
  GPtrArray *rows; /* owned by the expander */
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorArticles, newsroom_author_articles, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (AdwActionRow *row,
                  gpointer      user_data)
{
  NewsroomAuthorArticles *self = NEWSROOM_AUTHOR_ARTICLES (user_data);
  g_autoptr (NewsroomArticleSummary) summary = NULL;
  guint i;

  if (!g_ptr_array_find (self->rows, row, &i))
    return;

  summary = g_list_model_get_item (self->articles, i);
  g_signal_emit (self, signals[SIGNAL_OPEN_ARTICLE], 0, newsroom_article_summary_get_id (summary));
}

static void
add_row (NewsroomAuthorArticles *self,
         GtkWidget              *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_text (NewsroomAuthorArticles *self,
          const char             *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  add_row (self, row);
}

static void
add_article (NewsroomAuthorArticles *self,
             NewsroomArticleSummary *summary)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *headline = newsroom_long_lines_dup_start (newsroom_article_summary_get_headline (summary));
  g_autoptr (GDateTime) changed = NULL;
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;

  changed = g_date_time_new_from_unix_local (newsroom_article_summary_get_changed (summary) / G_USEC_PER_SEC);
  day = changed != NULL ? g_date_time_format (changed, "%x") : g_strdup ("");
  subtitle = g_strdup_printf ("%s · %s", newsroom_state_get_title (newsroom_article_summary_get_state (summary)), day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), headline[0] != '\0' ? headline : _ ("No headline"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  add_row (self, row);
}

static void
clear_rows (NewsroomAuthorArticles *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
query_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomAuthorArticles) self = NEWSROOM_AUTHOR_ARTICLES (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) articles = NULL;

  articles = newsroom_store_query_articles_finish (NEWSROOM_STORE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->expander == NULL)
    return;

  clear_rows (self);
  if (articles == NULL)
    {
      add_text (self, error->message);
      return;
    }

  g_set_object (&self->articles, articles);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (articles, i);

      add_article (self, summary);
    }
  if (self->rows->len == 0)
    add_text (self, _ ("No articles in the library yet"));
}

static void
query (NewsroomAuthorArticles *self)
{
  NewsroomArticleQuery articles = NEWSROOM_ARTICLE_QUERY_INIT;

  articles.author_id = newsroom_author_get_id (self->author);
  articles.sort = NEWSROOM_SORT_CHANGED;
  articles.limit = MOST_ARTICLES;
  if (articles.author_id == 0)
    {
      clear_rows (self);
      add_text (self, _ ("No articles in the library yet"));
      return;
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  newsroom_store_query_articles_async (self->store, &articles, self->cancellable, query_cb, g_object_ref (self));
}

static void
expanded_cb (NewsroomAuthorArticles *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->expander)))
    query (self);
}

static void
name_cb (NewsroomAuthorArticles *self)
{
  const char      *name = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_NAME);
  g_autofree char *title = NULL;

  /* Translators: %s is the name of an author */
  title = name[0] != '\0' ? g_strdup_printf (_ ("Articles by %s"), name) : g_strdup (_ ("Articles"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
}

static void
newsroom_author_articles_dispose (GObject *object)
{
  NewsroomAuthorArticles *self = NEWSROOM_AUTHOR_ARTICLES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->expander = NULL;
  g_clear_object (&self->articles);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->author);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_author_articles_parent_class)->dispose (object);
}

static void
newsroom_author_articles_finalize (GObject *object)
{
  NewsroomAuthorArticles *self = NEWSROOM_AUTHOR_ARTICLES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (newsroom_author_articles_parent_class)->finalize (object);
}

static void
newsroom_author_articles_class_init (NewsroomAuthorArticlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_author_articles_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_author_articles_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_OPEN_ARTICLE] =
    g_signal_new ("open-article", NEWSROOM_TYPE_AUTHOR_ARTICLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
newsroom_author_articles_init (NewsroomAuthorArticles *self)
{
  self->rows = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  /* The row in it has the keyboard, and the name. */
  self->expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->expander), FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->expander);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_author_articles_new:
 * @store: the library
 *
 * Returns: (transfer floating): a list that is closed, which needs
 *   newsroom_author_articles_set_author()
 */
GtkWidget *
newsroom_author_articles_new (NewsroomStore *store)
{
  NewsroomAuthorArticles *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_ARTICLES, NULL);
  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * newsroom_author_articles_set_author:
 * @self: a list
 * @author: whose articles it opens into; it is closed
 */
void
newsroom_author_articles_set_author (NewsroomAuthorArticles *self,
                                     NewsroomAuthor         *author)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_ARTICLES (self));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (author));

  g_cancellable_cancel (self->cancellable);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->expander), FALSE);
  clear_rows (self);
  if (self->author != NULL)
    g_signal_handlers_disconnect_by_data (self->author, self);

  g_set_object (&self->author, author);
  g_signal_connect_object (author, "notify::name", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  name_cb (self);
}
