/* newsroom-article-summary.c — what a list shows of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-summary-private.h"

/**
 * NewsroomArticleSummary:
 *
 * One row of the answer to newsroom_store_query_articles_async(). It changes only when a newer
 * answer adopts it, see newsroom_article_rows_adopt(). Each part is also a property that can be
 * read: "id", "headline", "byline", "state", "changed", "word-count",
 * "note-count", "target-length", "snippet" and "query".
 */
struct _NewsroomArticleSummary
{
  GObject parent_instance;

  guint position;

  /* Owned */
  NewsroomArticleRows *rows;
};

G_DEFINE_FINAL_TYPE (NewsroomArticleSummary, newsroom_article_summary, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_HEADLINE,
  PROP_BYLINE,
  PROP_STATE,
  PROP_CHANGED,
  PROP_WORD_COUNT,
  PROP_NOTE_COUNT,
  PROP_TARGET_LENGTH,
  PROP_SNIPPET,
  PROP_QUERY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const NewsroomArticleRow *
get_row (NewsroomArticleSummary *self)
{
  return newsroom_article_rows_get (self->rows, self->position);
}

static void
newsroom_article_summary_finalize (GObject *object)
{
  NewsroomArticleSummary *self = NEWSROOM_ARTICLE_SUMMARY (object);

  newsroom_article_rows_forget (self->rows, self->position);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (newsroom_article_summary_parent_class)->finalize (object);
}

static void
newsroom_article_summary_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  NewsroomArticleSummary *self = NEWSROOM_ARTICLE_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, newsroom_article_summary_get_id (self));
      break;
    case PROP_HEADLINE:
      g_value_set_string (value, newsroom_article_summary_get_headline (self));
      break;
    case PROP_BYLINE:
      g_value_set_string (value, newsroom_article_summary_get_byline (self));
      break;
    case PROP_STATE:
      g_value_set_uint (value, newsroom_article_summary_get_state (self));
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, newsroom_article_summary_get_changed (self));
      break;
    case PROP_WORD_COUNT:
      g_value_set_uint (value, newsroom_article_summary_get_word_count (self));
      break;
    case PROP_NOTE_COUNT:
      g_value_set_uint (value, newsroom_article_summary_get_note_count (self));
      break;
    case PROP_TARGET_LENGTH:
      g_value_set_uint (value, newsroom_article_summary_get_target_length (self));
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, newsroom_article_summary_get_snippet (self));
      break;
    case PROP_QUERY:
      g_value_set_string (value, newsroom_article_summary_get_query (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_article_summary_class_init (NewsroomArticleSummaryClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = newsroom_article_summary_finalize;
  object_class->get_property = newsroom_article_summary_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL, flags);
  properties[PROP_BYLINE] = g_param_spec_string ("byline", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, NEWSROOM_N_STATES - 1, 0, flags);
  properties[PROP_CHANGED] = g_param_spec_int64 ("changed", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_WORD_COUNT] = g_param_spec_uint ("word-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NOTE_COUNT] = g_param_spec_uint ("note-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TARGET_LENGTH] = g_param_spec_uint ("target-length", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SNIPPET] = g_param_spec_string ("snippet", NULL, NULL, NULL, flags);
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * NewsroomArticleSummary::changed:
   * @self: the summary
   *
   * It says something else now.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_ARTICLE_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_article_summary_init (NewsroomArticleSummary *self)
{
}

/**
 * newsroom_article_summary_new:
 * @rows: (transfer none): the list that it is in
 * @position: where
 *
 * Returns: (transfer full): the summary of that row
 */
NewsroomArticleSummary *
newsroom_article_summary_new (NewsroomArticleRows *rows,
                              guint                position)
{
  NewsroomArticleSummary *self = g_object_new (NEWSROOM_TYPE_ARTICLE_SUMMARY, NULL);

  self->rows = g_object_ref (rows);
  self->position = position;

  return self;
}

static gboolean
says_the_same (NewsroomArticleRows *rows,
               guint                position,
               NewsroomArticleRows *other_rows,
               guint                other_position)
{
  const NewsroomArticleRow *row = newsroom_article_rows_get (rows, position);
  const NewsroomArticleRow *other = newsroom_article_rows_get (other_rows, other_position);

  return row->id == other->id && row->changed == other->changed && row->word_count == other->word_count &&
         row->note_count == other->note_count && row->target_length == other->target_length && row->state == other->state &&
         g_str_equal (newsroom_article_rows_get_text (rows, row->headline), newsroom_article_rows_get_text (other_rows, other->headline)) &&
         g_str_equal (newsroom_article_rows_get_text (rows, row->byline), newsroom_article_rows_get_text (other_rows, other->byline)) &&
         g_str_equal (newsroom_article_rows_get_text (rows, row->snippet), newsroom_article_rows_get_text (other_rows, other->snippet)) &&
         g_str_equal (newsroom_article_rows_get_query (rows), newsroom_article_rows_get_query (other_rows));
}

/**
 * newsroom_article_summary_move:
 * @self: a summary
 * @rows: the list that it is in from now on
 * @position: where
 *
 * For the rows alone.
 */
void
newsroom_article_summary_move (NewsroomArticleSummary *self,
                               NewsroomArticleRows    *rows,
                               guint                   position)
{
  g_autoptr (NewsroomArticleRows) before = self->rows;
  const guint before_position = self->position;

  newsroom_article_rows_forget (before, before_position);
  self->rows = g_object_ref (rows);
  self->position = position;
  if (!says_the_same (before, before_position, rows, position))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * newsroom_article_summary_get_id:
 * @self: a summary
 *
 * Returns: the article's row in the library
 */
gint64
newsroom_article_summary_get_id (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), 0);

  return get_row (self)->id;
}

/**
 * newsroom_article_summary_get_headline:
 * @self: a summary
 *
 * Returns: the headline, "" if there is none
 */
const char *
newsroom_article_summary_get_headline (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), NULL);

  return newsroom_article_rows_get_text (self->rows, get_row (self)->headline);
}

/**
 * newsroom_article_summary_get_byline:
 * @self: a summary
 *
 * Returns: the byline as a reader sees it, "" if there is none
 */
const char *
newsroom_article_summary_get_byline (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), NULL);

  return newsroom_article_rows_get_text (self->rows, get_row (self)->byline);
}

/**
 * newsroom_article_summary_get_state:
 * @self: a summary
 *
 * Returns: the state of the article
 */
NewsroomState
newsroom_article_summary_get_state (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), NEWSROOM_STATE_DRAFT);

  return (NewsroomState)get_row (self)->state;
}

/**
 * newsroom_article_summary_get_changed:
 * @self: a summary
 *
 * Returns: when the last revision was made, in microseconds since 1970 in UTC
 */
gint64
newsroom_article_summary_get_changed (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), 0);

  return get_row (self)->changed;
}

/**
 * newsroom_article_summary_get_word_count:
 * @self: a summary
 *
 * Returns: the words of the body
 */
guint
newsroom_article_summary_get_word_count (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), 0);

  return get_row (self)->word_count;
}

/**
 * newsroom_article_summary_get_note_count:
 * @self: a summary
 *
 * Returns: the comments and marks in the body
 */
guint
newsroom_article_summary_get_note_count (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), 0);

  return get_row (self)->note_count;
}

/**
 * newsroom_article_summary_get_target_length:
 * @self: a summary
 *
 * Returns: how many words the body should have, 0 for any number
 */
guint
newsroom_article_summary_get_target_length (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), 0);

  return get_row (self)->target_length;
}

/**
 * newsroom_article_summary_get_snippet:
 * @self: a summary
 *
 * Of a search, the 100 first rows have a snippet where standfirst or body match.
 *
 * Returns: a few words around what was searched for, on one line; "" if there are none
 */
const char *
newsroom_article_summary_get_snippet (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), NULL);

  return newsroom_article_rows_get_text (self->rows, get_row (self)->snippet);
}

/**
 * newsroom_article_summary_get_query:
 * @self: a summary
 *
 * newsroom_matches_find() finds it in the texts of the summary.
 *
 * Returns: what was searched for, "" if nothing was
 */
const char *
newsroom_article_summary_get_query (NewsroomArticleSummary *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_SUMMARY (self), NULL);

  return newsroom_article_rows_get_query (self->rows);
}
