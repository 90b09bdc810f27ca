/* newsroom-article-query.c — which articles are wanted, and in what order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-query-private.h"

#include <string.h>

#include "newsroom-article-rows-private.h"
#include "newsroom-search-expression-private.h"
#include "newsroom-search-index-private.h"
#include "newsroom-search-scan-private.h"
#include "newsroom-sort-key-private.h"
#include "newsroom-store.h"

/* Rows of a search that get a snippet: more than fit on any screen. */
#define N_SNIPPETS 100

static const char *const sort_names[NEWSROOM_N_SORTS] = {
  [NEWSROOM_SORT_CHANGED] = "changed",
  [NEWSROOM_SORT_HEADLINE] = "headline",
  [NEWSROOM_SORT_AUTHOR] = "author",
  [NEWSROOM_SORT_STATE] = "state",
};

/* A row while it is not in its place yet. */
typedef struct
{
  NewsroomArticleRow row;
  double             rank;
  guint              place;      /* in the order of last change */
  char              *key;        /* owned */
  const char        *author_key; /* borrowed */
} Candidate;

/* What a query needs on the way to its answer. */
typedef struct
{
  const NewsroomArticleQuery *query;
  NewsroomConnection         *connection;
  char                       *expression;  /* or NULL without a search */
  GHashTable                 *ranks;       /* of the articles that are found, or NULL for any */
  GHashTable                 *credited;    /* ids of the articles of the author, or NULL for any */
  GHashTable                 *author_keys; /* article → sort key of its first author */
  GArray                     *candidates;
  GString                    *texts;
  GHashTable                 *bylines; /* byline → its offset in the texts */
} Search;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->key, g_free);
}

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->expression, g_free);
  g_clear_pointer (&search->ranks, g_hash_table_unref);
  g_clear_pointer (&search->credited, g_hash_table_unref);
  g_clear_pointer (&search->candidates, g_array_unref);
  g_clear_pointer (&search->author_keys, g_hash_table_unref);
  g_clear_pointer (&search->bylines, g_hash_table_unref);
  if (search->texts != NULL)
    g_string_free (g_steal_pointer (&search->texts), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static int
compare_changed (gconstpointer a,
                 gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  return candidate->place < other->place ? -1 : 1;
}

static int
compare_rank (gconstpointer a,
              gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  if (candidate->rank != other->rank)
    return candidate->rank < other->rank ? -1 : 1;

  return compare_changed (a, b);
}

static int
compare_state (gconstpointer a,
               gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  if (candidate->row.state != other->row.state)
    return candidate->row.state < other->row.state ? -1 : 1;

  return compare_changed (a, b);
}

static int
compare_headline (gconstpointer a,
                  gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;
  int              order = strcmp (candidate->key, other->key);

  return order != 0 ? order : compare_changed (a, b);
}

static int
compare_author (gconstpointer a,
                gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;
  int              order;

  /* Articles without an author stand last. */
  if ((candidate->author_key == NULL) != (other->author_key == NULL))
    return candidate->author_key == NULL ? 1 : -1;
  order = g_strcmp0 (candidate->author_key, other->author_key);

  return order != 0 ? order : compare_headline (a, b);
}

static GCompareFunc
get_order (const Search *search)
{
  switch (search->query->sort)
    {
    case NEWSROOM_SORT_HEADLINE:
      return compare_headline;
    case NEWSROOM_SORT_AUTHOR:
      return compare_author;
    case NEWSROOM_SORT_STATE:
      return compare_state;
    case NEWSROOM_SORT_CHANGED:
    case NEWSROOM_N_SORTS:
    default:
      return search->ranks != NULL ? compare_rank : NULL;
    }
}

static gboolean
collect_credited (Search  *search,
                  GError **error)
{
  const char      *name = search->query->author_name;
  g_autofree char *name_key = name != NULL ? newsroom_dup_name_key (name) : NULL;
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  if (search->query->author_id == 0 && name == NULL)
    return TRUE;

  statement = newsroom_connection_prepare (search->connection,
                                           name != NULL ? "SELECT DISTINCT article FROM credit"
                                                          " WHERE author IN (SELECT id FROM author WHERE name_key = ?)"
                                                        : "SELECT DISTINCT article FROM credit WHERE author = ?",
                                           error);
  if (statement == NULL)
    return FALSE;

  search->credited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (name != NULL)
    newsroom_statement_bind_text (statement, name_key);
  else
    newsroom_statement_bind_int (statement, search->query->author_id);
  for (;;)
    {
      gint64 id;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = newsroom_statement_get_int (statement, 0);
      g_hash_table_add (search->credited, g_memdup2 (&id, sizeof id));
    }
}

static gboolean
collect_author_keys (Search  *search,
                     GError **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  if (search->query->sort != NEWSROOM_SORT_AUTHOR)
    return TRUE;

  statement = newsroom_connection_prepare (search->connection,
                                           "SELECT article, name, sort_name FROM credit"
                                           " JOIN author ON author.id = credit.author WHERE position = 0",
                                           error);
  if (statement == NULL)
    return FALSE;

  search->author_keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (;;)
    {
      gint64 id;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = newsroom_statement_get_int (statement, 0);
      g_hash_table_insert (search->author_keys,
                           g_memdup2 (&id, sizeof id),
                           newsroom_dup_author_key (newsroom_statement_get_text (statement, 1), newsroom_statement_get_text (statement, 2)));
    }
}

static guint32
add_text (GString    *texts,
          const char *text)
{
  guint32 offset = (guint32)texts->len;

  g_string_append_len (texts, text, (gssize)strlen (text) + 1);

  return offset;
}

/* A few hundred people write the articles of a library: each byline is kept once. */
static guint32
add_byline (Search     *search,
            const char *byline)
{
  gpointer known;
  guint32  offset;

  if (g_hash_table_lookup_extended (search->bylines, byline, NULL, &known))
    return GPOINTER_TO_UINT (known);

  offset = add_text (search->texts, byline);
  g_hash_table_insert (search->bylines, g_strdup (byline), GUINT_TO_POINTER (offset));

  return offset;
}

static void
add_candidate (Search            *search,
               NewsroomStatement *statement,
               gint64             id,
               NewsroomState      state,
               double             rank)
{
  const char *headline = newsroom_statement_get_text (statement, 6);
  Candidate   candidate = { { 0 } };

  candidate.row.id = id;
  candidate.row.changed = newsroom_statement_get_int (statement, 1);
  candidate.row.state = state;
  candidate.row.word_count = (guint32)newsroom_statement_get_int (statement, 3);
  candidate.row.note_count = (guint32)newsroom_statement_get_int (statement, 4);
  candidate.row.target_length = (guint32)CLAMP (newsroom_statement_get_int (statement, 5), 0, G_MAXINT);
  candidate.row.headline = add_text (search->texts, headline);
  candidate.row.byline = add_byline (search, newsroom_statement_get_text (statement, 7));
  candidate.rank = rank;
  candidate.place = search->candidates->len;
  if (search->query->sort == NEWSROOM_SORT_HEADLINE || search->query->sort == NEWSROOM_SORT_AUTHOR)
    candidate.key = g_utf8_collate_key (headline, -1);
  if (search->author_keys != NULL)
    candidate.author_key = g_hash_table_lookup (search->author_keys, &id);

  g_array_append_val (search->candidates, candidate);
}

/* All of it comes from one index, in the order of last change. */
static gboolean
collect_candidates (Search  *search,
                    GError **error)
{
  const guint limit = get_order (search) == NULL ? search->query->limit : 0;
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (search->connection,
                                           "SELECT id, changed, state, word_count, note_count, target_length, headline, shown_byline"
                                           " FROM article INDEXED BY article_listed ORDER BY changed DESC, id DESC",
                                           error);
  if (statement == NULL)
    return FALSE;

  while (limit == 0 || search->candidates->len < limit)
    {
      NewsroomState state = NEWSROOM_STATE_DRAFT;
      const double *rank = NULL;
      gint64        id;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      id = newsroom_statement_get_int (statement, 0);
      if (search->ranks != NULL && (rank = g_hash_table_lookup (search->ranks, &id)) == NULL)
        continue;
      if (search->credited != NULL && !g_hash_table_contains (search->credited, &id))
        continue;
      /* A state that nobody knows is no reason to hide the article, which counts as a draft. */
      newsroom_state_from_name (newsroom_statement_get_text (statement, 2), &state);
      if ((search->query->states & (1u << state)) == 0)
        continue;
      add_candidate (search, statement, id, state, rank != NULL ? *rank : 0);
    }

  return TRUE;
}

static gboolean
is_read_only (const Search *search)
{
  return newsroom_connection_get_read_only (search->connection) != NEWSROOM_READ_ONLY_NOT;
}

/* An index that cannot be used gives no snippets. */
static NewsroomArticleRows *
make_rows (Search  *search,
           GError **error)
{
  const guint n_rows = search->query->limit == 0 ? search->candidates->len : MIN (search->query->limit, search->candidates->len);
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (NewsroomArticleRow), n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      Candidate *candidate = &g_array_index (search->candidates, Candidate, i);

      if (search->expression != NULL && i < N_SNIPPETS)
        {
          g_autofree char *snippet = NULL;

          snippet = newsroom_search_index_dup_snippet (search->connection, search->expression, candidate->row.id, is_read_only (search) ? NULL : error);
          if (snippet == NULL && !is_read_only (search))
            return NULL;
          candidate->row.snippet = add_text (search->texts, snippet != NULL ? snippet : "");
        }
      g_array_append_val (rows, candidate->row);
    }

  return newsroom_article_rows_new (g_steal_pointer (&rows), g_steal_pointer (&search->texts), search->query->text);
}

static GListModel *
run_once (const NewsroomArticleQuery *query,
          NewsroomConnection         *connection,
          GError                    **error)
{
  g_auto (Search) search = { 0 };
  GCompareFunc order;

  search.query = query;
  search.connection = connection;
  search.expression = newsroom_search_expression_new (query->text != NULL ? query->text : "");
  search.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (search.candidates, candidate_clear);
  search.texts = g_string_new (NULL);
  search.bylines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* At offset 0 lies the empty text, for rows without a snippet. */
  add_text (search.texts, "");

  if (search.expression != NULL)
    {
      search.ranks = is_read_only (&search) ? newsroom_search_scan_match (connection, query->text, search.expression, error)
                                            : newsroom_search_index_match (connection, search.expression, error);
      if (search.ranks == NULL)
        return NULL;
    }
  if (!collect_credited (&search, error) || !collect_author_keys (&search, error) || !collect_candidates (&search, error))
    return NULL;

  order = get_order (&search);
  if (order != NULL)
    g_array_sort (search.candidates, order);

  return (GListModel *)make_rows (&search, error);
}

/**
 * newsroom_article_query_run:
 * @self: a query
 * @connection: a connection, in no transaction
 * @error: return location for an error
 *
 * A search index that turns out to be damaged is made anew first; where the library can only be read
 * the articles are read in its place.
 *
 * Returns: (transfer full) (nullable): a list of #NewsroomArticleSummary
 */
GListModel *
newsroom_article_query_run (const NewsroomArticleQuery *self,
                            NewsroomConnection         *connection,
                            GError                    **error)
{
  g_autoptr (GError) failure = NULL;
  GListModel *list = run_once (self, connection, &failure);
  gboolean    is_indexed;

  if (list != NULL)
    return list;

  if (!g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED) || self->text == NULL ||
      newsroom_connection_get_read_only (connection) != NEWSROOM_READ_ONLY_NOT)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return newsroom_search_index_rebuild (connection, &is_indexed, error) ? run_once (self, connection, error) : NULL;
}

/**
 * newsroom_article_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same query with its own texts
 */
NewsroomArticleQuery *
newsroom_article_query_copy (const NewsroomArticleQuery *self)
{
  NewsroomArticleQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->author_name = g_strdup (self->author_name);

  return copy;
}

/**
 * newsroom_article_query_free:
 * @self: (transfer full): what newsroom_article_query_copy() gave
 */
void
newsroom_article_query_free (NewsroomArticleQuery *self)
{
  g_free ((char *)self->text);
  g_free ((char *)self->author_name);
  g_free (self);
}

/**
 * newsroom_sort_get_name:
 * @sort: an order
 *
 * Returns: its name on the command line and in settings; never translated
 */
const char *
newsroom_sort_get_name (NewsroomSort sort)
{
  g_return_val_if_fail ((guint)sort < NEWSROOM_N_SORTS, NULL);

  return sort_names[sort];
}

/**
 * newsroom_sort_from_name:
 * @name: (nullable): a name as of newsroom_sort_get_name(), in any case
 * @sort: (out): the order of that name; untouched if there is none
 *
 * Returns: whether there is an order of that name
 */
gboolean
newsroom_sort_from_name (const char   *name,
                         NewsroomSort *sort)
{
  g_return_val_if_fail (sort != NULL, FALSE);

  for (guint i = 0; name != NULL && i < NEWSROOM_N_SORTS; i++)
    if (g_ascii_strcasecmp (name, sort_names[i]) == 0)
      {
        *sort = (NewsroomSort)i;
        return TRUE;
      }

  return FALSE;
}
