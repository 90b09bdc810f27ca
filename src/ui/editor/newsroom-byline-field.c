/* newsroom-byline-field.c — the byline as it is shown and edited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-byline-field.h"

#include "newsroom-byline.h"

/**
 * NewsroomBylineField:
 *
 * Shows the byline that follows from the credits, unless it is worded by hand. What is typed is
 * the wording, until it is empty or says what the credits say.
 */
struct _NewsroomBylineField
{
  GObject parent_instance;

  gboolean is_showing;
  gboolean is_storing;

  /* Owned */
  NewsroomDraft *draft;
  GPtrArray     *authors; /* whose names are watched */
  char          *settled; /* what the byline said when the credits became what they are */

  /* Borrowed: the session that owns both keeps it longer than this */
  NewsroomEditorBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (NewsroomBylineField, newsroom_byline_field, G_TYPE_OBJECT)

static NewsroomArticle *
get_article (NewsroomBylineField *self)
{
  return newsroom_draft_get_article (self->draft);
}

static char *
dup_automatic (NewsroomArticle *article)
{
  return newsroom_byline_format (newsroom_article_get_credits (article),
                                 newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE));
}

static void
settle_at (NewsroomBylineField *self,
           const char          *byline)
{
  g_free (self->settled);
  self->settled = g_strdup (byline);
}

static void
show (NewsroomBylineField *self)
{
  g_autofree char *byline = NULL;

  if (self->draft == NULL || self->is_storing)
    return;

  byline = newsroom_article_dup_byline (get_article (self));
  if (newsroom_article_get_text (get_article (self), NEWSROOM_FIELD_BYLINE)[0] == '\0')
    settle_at (self, byline);
  self->is_showing = TRUE;
  newsroom_editor_buffer_replace (self->buffer, byline);
  self->is_showing = FALSE;
}

static void
changed_cb (NewsroomBylineField *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *automatic = NULL;

  if (self->draft == NULL || self->is_showing)
    return;

  typed = newsroom_editor_buffer_dup_text (self->buffer);
  automatic = dup_automatic (get_article (self));
  self->is_storing = TRUE;
  newsroom_article_set_text (get_article (self), NEWSROOM_FIELD_BYLINE, g_str_equal (typed, automatic) ? "" : typed);
  self->is_storing = FALSE;
}

static void
forget_authors (NewsroomBylineField *self)
{
  for (guint i = 0; i < self->authors->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->authors, i), self);
  g_ptr_array_set_size (self->authors, 0);
}

static void
credits_changed_cb (NewsroomBylineField *self)
{
  GListModel      *credits = newsroom_article_get_credits (get_article (self));
  g_autofree char *byline = newsroom_article_dup_byline (get_article (self));

  settle_at (self, byline);
  forget_authors (self);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      g_signal_connect_object (author, "notify::name", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->authors, g_object_ref (author));
    }
  show (self);
}

static void
newsroom_byline_field_dispose (GObject *object)
{
  NewsroomBylineField *self = NEWSROOM_BYLINE_FIELD (object);

  newsroom_byline_field_set_draft (self, NULL);

  G_OBJECT_CLASS (newsroom_byline_field_parent_class)->dispose (object);
}

static void
newsroom_byline_field_finalize (GObject *object)
{
  NewsroomBylineField *self = NEWSROOM_BYLINE_FIELD (object);

  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->settled, g_free);

  G_OBJECT_CLASS (newsroom_byline_field_parent_class)->finalize (object);
}

static void
newsroom_byline_field_class_init (NewsroomBylineFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_byline_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_byline_field_finalize;
}

static void
newsroom_byline_field_init (NewsroomBylineField *self)
{
  self->authors = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * newsroom_byline_field_new:
 * @buffer: what shows the byline, which must outlive the field
 *
 * Returns: (transfer full): a field without an article
 */
NewsroomBylineField *
newsroom_byline_field_new (NewsroomEditorBuffer *buffer)
{
  NewsroomBylineField *self;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (buffer), NULL);

  self = g_object_new (NEWSROOM_TYPE_BYLINE_FIELD, NULL);
  self->buffer = buffer;
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_byline_field_set_draft:
 * @self: a field
 * @draft: (nullable): the draft of the article whose byline it is
 *
 * Shows the byline of the article from here on.
 */
void
newsroom_byline_field_set_draft (NewsroomBylineField *self,
                                 NewsroomDraft       *draft)
{
  NewsroomArticle *article;

  g_return_if_fail (NEWSROOM_IS_BYLINE_FIELD (self));
  g_return_if_fail (draft == NULL || NEWSROOM_IS_DRAFT (draft));

  if (self->draft != NULL)
    {
      forget_authors (self);
      g_signal_handlers_disconnect_by_data (get_article (self), self);
      g_signal_handlers_disconnect_by_data (newsroom_article_get_credits (get_article (self)), self);
    }
  g_set_object (&self->draft, draft);
  if (draft == NULL)
    return;

  article = get_article (self);
  g_signal_connect_object (article, "notify::byline", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "notify::language", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (newsroom_article_get_credits (article), "items-changed", G_CALLBACK (credits_changed_cb), self, G_CONNECT_SWAPPED);
  credits_changed_cb (self);
}

/* The credits that a byline asks for, on their way to the article by way of the library, which
 * hold its draft. The editor may have left the article when they come. */
typedef struct
{
  NewsroomBylineField *field;
  NewsroomDraft       *draft;
  char                *typed;
  GPtrArray           *before; /* the credits that the article has */
  GPtrArray           *credits;
  guint                n_matched;
  guint                n_known;     /* people who are credited or whom the library knows, and who are named */
  gboolean             are_certain; /* else the others are nobody */
} Match;

static void
match_free (Match *match)
{
  newsroom_draft_hold (match->draft, FALSE);
  g_clear_object (&match->field);
  g_clear_object (&match->draft);
  g_clear_pointer (&match->typed, g_free);
  g_clear_pointer (&match->before, g_ptr_array_unref);
  g_clear_pointer (&match->credits, g_ptr_array_unref);
  g_free (match);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Match, match_free)

static GPtrArray *
list_credits (NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);
  GPtrArray  *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    g_ptr_array_add (list, g_list_model_get_item (credits, i));

  return list;
}

static gboolean
is_same_list (GPtrArray *list,
              GPtrArray *other)
{
  return list->len == other->len && memcmp (list->pdata, other->pdata, list->len * sizeof (gpointer)) == 0;
}

/* Nothing is changed in an article whose byline or credits have become others meanwhile. */
static void
set_credits (Match *match)
{
  NewsroomArticle *article = newsroom_draft_get_article (match->draft);
  g_autoptr (GPtrArray) now = list_credits (article);
  g_autofree char *automatic = NULL;

  if (!g_str_equal (newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE), match->typed) || !is_same_list (now, match->before))
    return;

  for (guint i = now->len; i > 0; i--)
    if (!g_ptr_array_find (match->credits, now->pdata[i - 1], NULL))
      newsroom_article_remove_credit (article, i - 1);
  for (guint i = 0; i < match->credits->len; i++)
    if (!g_ptr_array_find (now, match->credits->pdata[i], NULL))
      newsroom_article_insert_credit (article, i, g_ptr_array_index (match->credits, i));

  automatic = dup_automatic (article);
  if (g_str_equal (match->typed, automatic))
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, "");
  if (match->field->draft != match->draft)
    newsroom_draft_save_async (match->draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, NULL, NULL);
}

/* Returns: whether the credit stays */
static gboolean
use_known_author (Match      *match,
                  GListModel *authors)
{
  NewsroomCredit *credit = g_ptr_array_index (match->credits, match->n_matched);
  g_autoptr (NewsroomAuthor) author = authors != NULL ? g_list_model_get_item (authors, 0) : NULL;

  if (author == NULL && !match->are_certain)
    g_ptr_array_remove_index (match->credits, match->n_matched);
  if (author == NULL)
    return match->are_certain;

  match->credits->pdata[match->n_matched] = newsroom_credit_new (author, newsroom_credit_get_role (credit), NULL);
  match->n_known++;
  g_object_unref (credit);

  return TRUE;
}

static const char *
get_name (NewsroomCredit *credit)
{
  return newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
}

static void match_next (Match *match);

static void
query_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Match) match = user_data;
  g_autoptr (GListModel) authors = newsroom_store_query_authors_finish (NEWSROOM_STORE (object), result, NULL);

  /* Where the library cannot be asked, the author is taken for a new one. */
  if (use_known_author (match, authors))
    match->n_matched++;
  match_next (g_steal_pointer (&match));
}

/* Takes @match over. */
static void
match_next (Match *match)
{
  g_autoptr (Match) owned = match;
  NewsroomStore *store = newsroom_draft_get_store (match->draft);

  while (owned->n_matched < owned->credits->len && g_ptr_array_find (owned->before, owned->credits->pdata[owned->n_matched], NULL))
    {
      owned->n_known += newsroom_byline_names (owned->typed, get_name (owned->credits->pdata[owned->n_matched]));
      owned->n_matched++;
    }

  if (owned->n_matched == owned->credits->len)
    {
      if (owned->are_certain || owned->n_known > 0)
        set_credits (owned);
      show (owned->field);
    }
  else
    {
      const char *name = get_name (g_ptr_array_index (owned->credits, owned->n_matched));

      newsroom_store_find_authors_async (store, name, NULL, query_cb, g_steal_pointer (&owned));
    }
}

/**
 * newsroom_byline_field_settle:
 * @self: a field
 *
 * To be called when the editor leaves the field. The credits follow the names that were typed
 * (see newsroom_byline_follow()), of authors whom the library knows by those names or, in a whole
 * byline, of new ones; an empty byline gives place to what the credits say.
 */
void
newsroom_byline_field_settle (NewsroomBylineField *self)
{
  GPtrArray  *follow = NULL;
  gboolean    are_certain = FALSE;
  GListModel *credits;
  const char *typed;

  g_return_if_fail (NEWSROOM_IS_BYLINE_FIELD (self));

  if (self->draft == NULL)
    return;

  credits = newsroom_article_get_credits (get_article (self));
  typed = newsroom_article_get_text (get_article (self), NEWSROOM_FIELD_BYLINE);
  /* Whom the editor took from the credits and left in the byline is not credited again. */
  if (typed[0] != '\0' && (!g_str_equal (typed, self->settled) || g_list_model_get_n_items (credits) == 0))
    follow = newsroom_byline_follow (credits, self->settled, typed, &are_certain);
  if (follow != NULL)
    {
      Match *match = g_new0 (Match, 1);

      match->field = g_object_ref (self);
      match->draft = g_object_ref (self->draft);
      newsroom_draft_hold (match->draft, TRUE);
      match->typed = g_strdup (typed);
      match->before = list_credits (get_article (self));
      match->credits = follow;
      match->are_certain = are_certain;
      match_next (match);
    }
  show (self);
}
