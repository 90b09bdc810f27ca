/* newsroom-content.c — an article's texts, times and choices as columns
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-content-private.h"

/**
 * newsroom_content_join_lines:
 * @lines: (array zero-terminated=1): texts, perhaps with line ends in them
 *
 * Returns: (transfer full): each text on a line of its own, with "\n", "\t" and "\\" for
 *   what would be a line end, a tab or a backslash
 */
char *
newsroom_content_join_lines (const char *const *lines)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (const char *p = lines[i]; *p != '\0'; p++)
        {
          if (*p == '\n')
            g_string_append (joined, "\\n");
          else if (*p == '\t')
            g_string_append (joined, "\\t");
          else if (*p == '\\')
            g_string_append (joined, "\\\\");
          else
            g_string_append_c (joined, *p);
        }
      g_string_append_c (joined, '\n');
    }

  return g_strdup (joined->str);
}

/**
 * newsroom_content_split_lines:
 * @text: what newsroom_content_join_lines() gave
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts
 */
char **
newsroom_content_split_lines (const char *text)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        {
          g_strv_builder_add (lines, line->str);
          g_string_truncate (line, 0);
        }
      else if (*p == '\\' && p[1] != '\0')
        {
          p++;
          g_string_append_c (line, *p == 'n' ? '\n' : *p == 't' ? '\t'
                                                                : *p);
        }
      else
        {
          g_string_append_c (line, *p);
        }
    }

  return g_strv_builder_end (lines);
}

/**
 * newsroom_content_bind:
 * @statement: a statement with %NEWSROOM_CONTENT_VALUES next
 * @article: an article that lives until the statement is released
 * @body: what stands in the place of its body, which lives as long
 * @keywords: its keywords, joined, which live as long
 */
void
newsroom_content_bind (NewsroomStatement *statement,
                       NewsroomArticle   *article,
                       const char        *body,
                       const char        *keywords)
{
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    newsroom_statement_bind_text (statement, i == NEWSROOM_FIELD_BODY ? body : newsroom_article_get_text (article, (NewsroomField)i));
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    newsroom_statement_bind_int (statement, newsroom_article_get_time (article, (NewsroomTime)i));
  newsroom_statement_bind_text (statement, newsroom_state_get_name (newsroom_article_get_state (article)));
  newsroom_statement_bind_int (statement, newsroom_article_get_priority (article));
  newsroom_statement_bind_int (statement, newsroom_article_get_target_length (article));
  newsroom_statement_bind_text (statement, keywords);
}

/**
 * newsroom_content_read:
 * @statement: a statement on a row
 * @first_column: where %NEWSROOM_CONTENT_COLUMNS begin in it
 * @article: the article to be filled
 *
 * Returns: whether all of it was such as an article may have
 */
gboolean
newsroom_content_read (NewsroomStatement *statement,
                       int                first_column,
                       NewsroomArticle   *article)
{
  g_auto (GStrv) keywords = NULL;
  NewsroomState state = NEWSROOM_STATE_DRAFT;
  gint64        priority;
  gint64        target_length;
  int           column = first_column;

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    newsroom_article_set_text (article, (NewsroomField)i, newsroom_statement_get_text (statement, column++));
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    newsroom_article_set_time (article, (NewsroomTime)i, newsroom_statement_get_int (statement, column++));
  if (!newsroom_state_from_name (newsroom_statement_get_text (statement, column++), &state))
    return FALSE;
  priority = newsroom_statement_get_int (statement, column++);
  target_length = newsroom_statement_get_int (statement, column++);
  if (priority < 1 || priority > 9 || target_length < 0 || target_length > G_MAXINT)
    return FALSE;
  keywords = newsroom_content_split_lines (newsroom_statement_get_text (statement, column++));

  newsroom_article_set_state (article, state);
  newsroom_article_set_priority (article, (guint)priority);
  newsroom_article_set_target_length (article, (guint)target_length);
  newsroom_article_set_keywords (article, (const char *const *)keywords);

  return TRUE;
}
