/* newsroom-author-table.c — authors as rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-portrait-table-private.h"
#include "newsroom-sort-key-private.h"
#include "newsroom-store.h"

#define PROFILE_COLUMNS "name, sort_name, role, affiliation, tagline, biography, email, url, social, initials"

#define LOAD_SQL "SELECT id, uuid, created, updated, " PROFILE_COLUMNS " FROM author "

static NewsroomAuthor *
read_author (NewsroomStatement *statement)
{
  NewsroomAuthor *author = newsroom_author_new (NULL);

  newsroom_author_set_id (author, newsroom_statement_get_int (statement, 0));
  newsroom_author_set_uuid (author, newsroom_statement_get_text (statement, 1));
  newsroom_author_set_times (author, newsroom_statement_get_int (statement, 2), newsroom_statement_get_int (statement, 3));
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    newsroom_author_set_text (author, (NewsroomAuthorField)i, newsroom_statement_get_text (statement, 4 + (int)i));

  return author;
}

/**
 * newsroom_author_table_load:
 * @connection: a connection
 * @id: the author's row
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the author without the portrait, or %NULL with
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND
 */
NewsroomAuthor *
newsroom_author_table_load (NewsroomConnection *connection,
                            gint64              id,
                            GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, LOAD_SQL "WHERE id = ?", error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  newsroom_statement_bind_int (statement, id);
  if (!newsroom_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_author (statement);

  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_NOT_FOUND, _ ("there is no such author in the library"), error);

  return NULL;
}

static gboolean
find_by_uuid (NewsroomConnection *connection,
              const char         *uuid,
              gint64             *id,
              GError            **error)
{
  return newsroom_connection_find_id (connection, "SELECT id FROM author WHERE uuid = ?", uuid, id, error);
}

static void
bind_profile (NewsroomStatement *statement,
              NewsroomAuthor    *author,
              const char        *name_key)
{
  newsroom_statement_bind_text (statement, name_key);
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    newsroom_statement_bind_text (statement, newsroom_author_get_text (author, (NewsroomAuthorField)i));
}

/* @author, who is new, gets the id of the row. One who comes from another library keeps the times. */
static gboolean
add_author (NewsroomConnection *connection,
            NewsroomAuthor     *author,
            GError            **error)
{
  g_autofree char *name_key = newsroom_dup_name_key (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
  const gint64     now = g_get_real_time ();
  gint64           created;
  gint64           updated;
  g_autoptr (NewsroomStatement) statement = NULL;

  statement = newsroom_connection_prepare (connection,
                                           "INSERT INTO author (created, updated, uuid, name_key, " PROFILE_COLUMNS ")"
                                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_author_get_times (author, &created, &updated);
  newsroom_statement_bind_int (statement, created != 0 ? created : now);
  newsroom_statement_bind_int (statement, updated != 0 ? updated : now);
  newsroom_statement_bind_text (statement, newsroom_author_get_uuid (author));
  bind_profile (statement, author, name_key);
  if (!newsroom_statement_run (statement, error))
    return FALSE;

  newsroom_author_set_id (author, newsroom_connection_get_last_id (connection));

  return newsroom_author_get_portrait (author, NULL) == NULL || newsroom_portrait_table_save (connection, author, error);
}

/* Nothing is written where @author is as they are @stored. */
static gboolean
update_author (NewsroomConnection *connection,
               NewsroomAuthor     *author,
               NewsroomAuthor     *stored,
               GError            **error)
{
  g_autofree char *name_key = newsroom_dup_name_key (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
  g_autoptr (NewsroomStatement) statement = NULL;

  if (newsroom_author_equal (author, stored))
    return TRUE;

  statement = newsroom_connection_prepare (connection,
                                           "UPDATE author SET (updated, name_key, " PROFILE_COLUMNS ")"
                                           " = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) WHERE id = ?13",
                                           error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, g_get_real_time ());
  bind_profile (statement, author, name_key);
  newsroom_statement_bind_int (statement, newsroom_author_get_id (author));

  return newsroom_statement_run (statement, error) &&
         (newsroom_author_equal_portrait (author, stored) || newsroom_portrait_table_save (connection, author, error));
}

/**
 * newsroom_author_table_save:
 * @connection: a connection in a transaction
 * @author: an author, who becomes as the library has them then
 * @known: the author as they were when @author was made from them
 * @is_renamed: (out): whether the library had the author by another name
 * @error: return location for an error
 *
 * Writes what differs between @author and @known, so that nothing is undone that came into
 * the profile meanwhile. An author without id who is there by uuid is that author. A portrait
 * that both have is neither written nor read.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_author_table_save (NewsroomConnection *connection,
                            NewsroomAuthor     *author,
                            NewsroomAuthor     *known,
                            gboolean           *is_renamed,
                            GError            **error)
{
  g_autoptr (NewsroomAuthor) stored = NULL;
  const char *media_type = NULL;
  GBytes     *portrait = newsroom_author_get_portrait (known, &media_type);
  gint64      id = newsroom_author_get_id (author);

  *is_renamed = FALSE;
  if (id == 0 && !find_by_uuid (connection, newsroom_author_get_uuid (author), &id, error))
    return FALSE;
  if (id == 0)
    return add_author (connection, author, error);

  stored = newsroom_author_table_load (connection, id, error);
  if (stored == NULL)
    return FALSE;
  if (portrait != NULL && newsroom_author_equal_portrait (author, known))
    newsroom_author_set_portrait (stored, portrait, media_type);
  else if (!newsroom_portrait_table_load (connection, stored, error))
    return FALSE;

  newsroom_author_set_id (author, id);
  newsroom_author_merge (author, known, stored);
  *is_renamed = !g_str_equal (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME),
                              newsroom_author_get_text (stored, NEWSROOM_AUTHOR_NAME));

  return update_author (connection, author, stored, error);
}

typedef struct
{
  gint64   id;
  gboolean begins;
  char    *key;
} AuthorName;

static void
author_name_clear (gpointer data)
{
  AuthorName *name = data;

  g_clear_pointer (&name->key, g_free);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const AuthorName *name = a;
  const AuthorName *other = b;

  if (name->begins != other->begins)
    return other->begins - name->begins;

  return strcmp (name->key, other->key);
}

static gboolean
collect_names (NewsroomConnection *connection,
               const char         *needle,
               GArray             *names,
               GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, "SELECT id, name, sort_name FROM author", error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autofree char *folded = NULL;
      const char      *found;
      AuthorName       name;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      folded = newsroom_fold_text (newsroom_statement_get_text (statement, 1));
      found = strstr (folded, needle);
      if (found == NULL)
        continue;
      name.id = newsroom_statement_get_int (statement, 0);
      name.begins = found == folded;
      name.key = newsroom_dup_author_key (newsroom_statement_get_text (statement, 1), newsroom_statement_get_text (statement, 2));
      g_array_append_val (names, name);
    }
}

/**
 * newsroom_author_table_query:
 * @connection: a connection
 * @text: (nullable): what the name holds, in any case; %NULL or "" for all
 * @limit: at most so many; 0 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a list of #NewsroomAuthor without their portraits, as
 *   the locale sorts, names that begin with @text first
 */
GListModel *
newsroom_author_table_query (NewsroomConnection *connection,
                             const char         *text,
                             guint               limit,
                             GError            **error)
{
  g_autoptr (GListStore) authors = g_list_store_new (NEWSROOM_TYPE_AUTHOR);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (AuthorName));
  g_autofree char *needle = newsroom_fold_text (text != NULL ? text : "");

  g_array_set_clear_func (names, author_name_clear);
  if (!collect_names (connection, needle, names, error))
    return NULL;

  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len && (limit == 0 || i < limit); i++)
    {
      g_autoptr (NewsroomAuthor) author = NULL;

      author = newsroom_author_table_load (connection, g_array_index (names, AuthorName, i).id, error);
      if (author == NULL)
        return NULL;
      g_list_store_append (authors, author);
    }

  return G_LIST_MODEL (g_steal_pointer (&authors));
}

/**
 * newsroom_author_table_find:
 * @connection: a connection
 * @name: a name, in any case
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a list of the #NewsroomAuthor of that name, without
 *   their portraits: those first whose case is the same, then as they came into the library
 */
GListModel *
newsroom_author_table_find (NewsroomConnection *connection,
                            const char         *name,
                            GError            **error)
{
  g_autoptr (GListStore) authors = g_list_store_new (NEWSROOM_TYPE_AUTHOR);
  g_autofree char *name_key = newsroom_dup_name_key (name);
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, LOAD_SQL "WHERE name_key = ? ORDER BY name <> ?, id", error);
  if (statement == NULL)
    return NULL;

  newsroom_statement_bind_text (statement, name_key);
  newsroom_statement_bind_text (statement, name);
  for (;;)
    {
      g_autoptr (NewsroomAuthor) author = NULL;

      if (!newsroom_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return G_LIST_MODEL (g_steal_pointer (&authors));
      author = read_author (statement);
      g_list_store_append (authors, author);
    }
}

/* The same person: the same name, and nothing that speaks against it. */
static gboolean
may_be_same_person (NewsroomAuthor *author,
                    NewsroomAuthor *other)
{
  static const NewsroomAuthorField telling[] = { NEWSROOM_AUTHOR_AFFILIATION, NEWSROOM_AUTHOR_EMAIL, NEWSROOM_AUTHOR_URL };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      const char *text = newsroom_author_get_text (author, telling[i]);
      const char *other_text = newsroom_author_get_text (other, telling[i]);

      if (text[0] != '\0' && other_text[0] != '\0' && g_utf8_collate (text, other_text) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_same_person (NewsroomConnection *connection,
                  NewsroomAuthor     *author,
                  NewsroomAuthor    **person,
                  GError            **error)
{
  const char *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
  g_autoptr (GListModel) namesakes = NULL;

  /* Who has no name is nobody's namesake. */
  if (name[0] == '\0')
    return TRUE;

  namesakes = newsroom_author_table_find (connection, name, error);
  if (namesakes == NULL)
    return FALSE;

  for (guint i = 0; *person == NULL && i < g_list_model_get_n_items (namesakes); i++)
    {
      g_autoptr (NewsroomAuthor) namesake = g_list_model_get_item (namesakes, i);

      if (may_be_same_person (author, namesake))
        *person = g_steal_pointer (&namesake);
    }

  return TRUE;
}

/* What is empty in the profile of @person comes from @author. */
static gboolean
fill_profile (NewsroomConnection *connection,
              NewsroomAuthor     *person,
              NewsroomAuthor     *author,
              GError            **error)
{
  g_autoptr (NewsroomAuthor) nothing = newsroom_author_new (NULL);
  g_autoptr (NewsroomAuthor) stored = NULL;

  if (newsroom_author_get_portrait (author, NULL) != NULL && !newsroom_portrait_table_load (connection, person, error))
    return FALSE;

  stored = newsroom_author_copy (person);
  newsroom_author_merge (person, nothing, author);

  return update_author (connection, person, stored, error);
}

/* The author as the library has them, made if they are new. A portrait may be large: who came
 * with one is not given it back at each save. */
static NewsroomAuthor *
resolve_author (NewsroomConnection *connection,
                NewsroomAuthor     *author,
                gboolean            by_name,
                GError            **error)
{
  g_autoptr (NewsroomAuthor) person = NULL;
  gint64 id = newsroom_author_get_id (author);

  if (id == 0 && !find_by_uuid (connection, newsroom_author_get_uuid (author), &id, error))
    return NULL;

  if (id != 0)
    person = newsroom_author_table_load (connection, id, error);
  else if (by_name && !find_same_person (connection, author, &person, error))
    return NULL;

  if (person == NULL)
    return id == 0 && add_author (connection, author, error) ? g_object_ref (author) : NULL;
  if (by_name && !fill_profile (connection, person, author, error))
    return NULL;
  if (!by_name && newsroom_author_get_portrait (author, NULL) == NULL && !newsroom_portrait_table_load (connection, person, error))
    return NULL;

  return g_steal_pointer (&person);
}

/**
 * newsroom_author_table_resolve:
 * @connection: a connection in a transaction
 * @article: an article, whose credits get the authors of the library
 * @by_name: whether an author of the same name is the same person if neither affiliation,
 *   e-mail nor web site speak against it; what is empty in the profile there is filled, and
 *   nothing in it is replaced
 * @error: return location for an error
 *
 * An author with an id is left as in the library. One without is found by uuid, perhaps by
 * name, or added. Only one who has no portrait gets the one in the library, and not @by_name.
 *
 * Returns: whether each credit has an author with a row
 */
gboolean
newsroom_author_table_resolve (NewsroomConnection *connection,
                               NewsroomArticle    *article,
                               gboolean            by_name,
                               GError            **error)
{
  GListModel *credits = newsroom_article_get_credits (article);
  guint       n_credits = g_list_model_get_n_items (credits);
  g_autoptr (GHashTable) resolved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autoptr (NewsroomCredit) replacement = NULL;
      NewsroomAuthor *author = newsroom_credit_get_author (credit);
      NewsroomAuthor *person = g_hash_table_lookup (resolved, newsroom_author_get_uuid (author));

      if (person == NULL)
        {
          g_autofree char *uuid = g_strdup (newsroom_author_get_uuid (author));

          person = resolve_author (connection, author, by_name, error);
          if (person == NULL)
            return FALSE;
          g_hash_table_insert (resolved, g_steal_pointer (&uuid), person);
        }

      replacement = newsroom_credit_new (person, newsroom_credit_get_role (credit), newsroom_credit_get_wording (credit));
      newsroom_article_remove_credit (article, i);
      newsroom_article_insert_credit (article, i, replacement);
    }

  return TRUE;
}

/**
 * newsroom_author_table_adopt:
 * @connection: a connection in a transaction
 * @author: an author of another library, with the portrait, who gets the id of the row
 * @adopted: (out): what became of them
 * @is_renamed: (out): whether one without a name has one now
 * @error: return location for an error
 *
 * Finds the author by uuid, and then fills what is empty in the profile and replaces nothing, or
 * adds them.
 *
 * Returns: whether it was done
 */
gboolean
newsroom_author_table_adopt (NewsroomConnection *connection,
                             NewsroomAuthor     *author,
                             NewsroomAdopted    *adopted,
                             gboolean           *is_renamed,
                             GError            **error)
{
  g_autoptr (NewsroomAuthor) person = NULL;
  g_autofree char *name = NULL;
  gint64           id = 0;

  *adopted = NEWSROOM_ADOPTED_NEW;
  *is_renamed = FALSE;
  if (!find_by_uuid (connection, newsroom_author_get_uuid (author), &id, error))
    return FALSE;
  if (id == 0)
    return add_author (connection, author, error);

  person = newsroom_author_table_load (connection, id, error);
  if (person == NULL || !newsroom_portrait_table_load (connection, person, error))
    return FALSE;
  name = g_strdup (newsroom_author_get_text (person, NEWSROOM_AUTHOR_NAME));
  newsroom_author_set_id (author, id);
  if (!newsroom_author_equal (person, author) && !fill_profile (connection, person, author, error))
    return FALSE;

  *is_renamed = !g_str_equal (name, newsroom_author_get_text (person, NEWSROOM_AUTHOR_NAME));
  *adopted = newsroom_author_equal (person, author) ? NEWSROOM_ADOPTED_KNOWN : NEWSROOM_ADOPTED_DIFFERENT;

  return TRUE;
}
