/* newsroom-cli-list.c — newsroom-cli list: the articles in the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-summary.h"

/*
 * Wish:
 *
 * The arguments of the options.
 */
typedef struct
{
  char    *text;
  char    *state;
  char    *author;
  char    *sort;
  int      limit;
  gboolean json;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->text);
  g_free (wish->state);
  g_free (wish->author);
  g_free (wish->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static char *
list_states (void)
{
  g_autoptr (GString) names = g_string_new ("all");

  for (guint i = 0; i < NEWSROOM_N_STATES; i++)
    g_string_append_printf (names, ", %s", newsroom_state_get_name ((NewsroomState)i));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
list_sorts (void)
{
  g_autoptr (GString) names = g_string_new (newsroom_sort_get_name ((NewsroomSort)0));

  for (guint i = 1; i < NEWSROOM_N_SORTS; i++)
    g_string_append_printf (names, ", %s", newsroom_sort_get_name ((NewsroomSort)i));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
make_query (NewsroomCli          *cli,
            const Wish           *wish,
            NewsroomArticleQuery *query,
            NewsroomCliExit      *status)
{
  g_autofree char *states = list_states ();
  g_autofree char *sorts = list_sorts ();
  NewsroomState    state;

  query->text = wish->text;
  query->author_name = wish->author;
  query->limit = (guint)wish->limit;
  if (wish->state != NULL && g_str_equal (wish->state, "all"))
    query->states = NEWSROOM_ALL_STATES;
  else if (wish->state != NULL && newsroom_state_from_name (wish->state, &state))
    query->states = 1u << state;
  else if (wish->state != NULL)
    {
      *status = newsroom_cli_misuse (cli, _ ("There is no state “%s”; there are %s."), wish->state, states);
      return FALSE;
    }
  if (wish->sort != NULL && !newsroom_sort_from_name (wish->sort, &query->sort))
    {
      *status = newsroom_cli_misuse (cli, _ ("There is no order “%s”; there are %s."), wish->sort, sorts);
      return FALSE;
    }
  if (wish->limit < 1)
    {
      *status = newsroom_cli_misuse (cli, _ ("The argument of --limit is not a number of articles."));
      return FALSE;
    }

  return TRUE;
}

static void
print_table (GListModel *summaries)
{
  for (guint i = 0; i < g_list_model_get_n_items (summaries); i++)
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (summaries, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_article_summary_get_id (summary));
      g_autofree char *n_words = g_strdup_printf ("%u", newsroom_article_summary_get_word_count (summary));
      g_autofree char *changed = newsroom_cli_format_time (newsroom_article_summary_get_changed (summary));

      newsroom_cli_print_fields (id,
                                 newsroom_article_summary_get_headline (summary),
                                 newsroom_article_summary_get_byline (summary),
                                 newsroom_state_get_name (newsroom_article_summary_get_state (summary)),
                                 changed,
                                 n_words,
                                 NULL);
    }
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static void
print_json (GListModel *summaries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (summaries); i++)
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (summaries, i);
      g_autofree char *changed = newsroom_cli_format_time (newsroom_article_summary_get_changed (summary));

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, newsroom_article_summary_get_id (summary));
      add_string (builder, "headline", newsroom_article_summary_get_headline (summary));
      add_string (builder, "byline", newsroom_article_summary_get_byline (summary));
      add_string (builder, "state", newsroom_state_get_name (newsroom_article_summary_get_state (summary)));
      add_string (builder, "changed", changed);
      json_builder_set_member_name (builder, "word_count");
      json_builder_add_int_value (builder, newsroom_article_summary_get_word_count (summary));
      add_string (builder, "snippet", newsroom_article_summary_get_snippet (summary));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  newsroom_cli_print_json (builder);
}

/* Not before the search index knows every article: nobody asks a second time. */
static gboolean
index_all (NewsroomCli *cli,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_index_async (cli->store, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);

  return newsroom_store_index_finish (cli->store, result, error);
}

/**
 * newsroom_cli_list:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Lists articles, one a line: number, headline, byline, state, last change, words.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_list (NewsroomCli *cli,
                   int          argc,
                   char       **argv)
{
  g_auto (Wish) wish = { .limit = G_MAXINT };
  const GOptionEntry entries[] = {
    { "query", 0, 0, G_OPTION_ARG_FILENAME, &wish.text, N_ ("Only articles with these words"), N_ ("WORDS") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &wish.state, N_ ("Only articles in STATE, or “all”; without it all but the spiked ones"), N_ ("STATE") },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &wish.author, N_ ("Only articles by NAME"), N_ ("NAME") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &wish.sort, N_ ("Sort by KEY: changed, headline, author, state"), N_ ("KEY") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &wish.limit, N_ ("At most N articles"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wish.json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  NewsroomArticleQuery query = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) summaries = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc > 1)
    return newsroom_cli_misuse (cli, _ ("“%s” is not an option; to search, say --query."), argv[1]);
  if (!newsroom_cli_check_text (cli, "--query", wish.text, &status) || !newsroom_cli_check_text (cli, "--author", wish.author, &status))
    return status;
  if (!make_query (cli, &wish, &query, &status))
    return status;
  if (!newsroom_cli_open_existing (cli, &status))
    return status;
  if (wish.text != NULL && !index_all (cli, &error))
    return newsroom_cli_fail (cli, NULL, error);

  newsroom_store_query_articles_async (cli->store, &query, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  summaries = newsroom_store_query_articles_finish (cli->store, result, &error);
  if (summaries == NULL)
    return newsroom_cli_fail (cli, NULL, error);

  if (wish.json)
    print_json (summaries);
  else
    print_table (summaries);

  return NEWSROOM_CLI_DONE;
}
