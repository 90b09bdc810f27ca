/* fault-tasks.c — the rarer things that an editor does to a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
take (Work            *work,
      NewsroomArticle *saved)
{
  g_autoptr (NewsroomArticle) article = saved;

  if (article != NULL)
    work_tell (work, "%d %d", (int)newsroom_article_get_id (article), (int)newsroom_article_get_sequence (article));

  return article != NULL;
}

static gboolean
import_file (Work       *work,
             const char *contents,
             GError    **error)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("story.txt", "/tmp/story.txt", "text/plain", bytes, report);
  g_autoptr (NewsroomArticle) known = NULL;

  newsroom_report_note (report, "a note");
  if (g_str_equal (contents, "as filed"))
    return import (work->store, article, original, error);

  known = load_article (work->store, WORK_IMPORTED, error);
  if (known == NULL)
    return FALSE;
  newsroom_article_set_text (known, NEWSROOM_FIELD_BODY, "As it was filed again.");

  return import (work->store, known, original, error);
}

/* A draft with what can be undone in it; the first of them is new. */
static gboolean
write_draft (Work            *work,
             NewsroomArticle *article,
             const char      *words,
             GError         **error)
{
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (1024 * 1024);
  g_autoptr (GPtrArray) undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);
  g_autoptr (GString) body = g_string_new (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));

  newsroom_edit_history_insert (history, (guint)g_utf8_strlen (body->str, -1), words, -1);
  newsroom_edit_history_break (history);
  g_string_append (body, words);
  g_ptr_array_add (undo, newsroom_edit_history_take_changes (history, "body", body->str));
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body->str);

  return take (work, save_draft (work->store, article, undo, error));
}

gboolean
work_save_draft (Work    *work,
                 GError **error)
{
  g_autoptr (NewsroomArticle) article = load_article (work->store, WORK_WRITTEN, error);

  return article != NULL && write_draft (work, article, "And more. ", error);
}

/* With other credits: some of a new author, some of one that is known */
gboolean
work_save_full (Work    *work,
                GError **error)
{
  g_autoptr (NewsroomArticle) article = load_article (work->store, WORK_FULL, error);
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Cy Third");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  if (article == NULL)
    return FALSE;
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Another headline");
  newsroom_article_add_credit (article, credit);

  return take (work, save_article (work->store, article, NEWSROOM_CAUSE_CHECKPOINT, error));
}

gboolean
work_publish (Work    *work,
              GError **error)
{
  g_autoptr (NewsroomArticle) article = load_article (work->store, WORK_FULL, error);

  if (article == NULL)
    return FALSE;
  if (newsroom_article_get_state (article) == NEWSROOM_STATE_CORRECTED)
    return TRUE;

  return set_state (work->store, WORK_FULL, NEWSROOM_STATE_CORRECTED, error);
}

gboolean
work_unspike (Work    *work,
              GError **error)
{
  g_autoptr (NewsroomArticle) article = load_article (work->store, WORK_SPIKED, error);

  if (article == NULL)
    return FALSE;
  if (newsroom_article_get_state (article) != NEWSROOM_STATE_SPIKED)
    return TRUE;

  return restore_from_spike (work->store, WORK_SPIKED, error);
}

gboolean
work_name_version (Work    *work,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_name_revision_async (work->store, WORK_FIRST, 2, "as sent", NULL, keep_result_cb, &result);

  return newsroom_store_change_revision_finish (work->store, wait_for (&result), error);
}

/* What comes from another library: an article that is new here, one that is known, and one that is
 * known with other words. */
gboolean
work_adopt (Work    *work,
            GError **error)
{
  g_autoptr (GPtrArray) wholes = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_whole_free);
  g_autoptr (NewsroomArticle) known = load_article (work->store, WORK_FIRST, error);
  g_autoptr (NewsroomArticle) other = load_article (work->store, WORK_WRITTEN, error);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("elsewhere", 9);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) adopted = NULL;
  NewsroomWhole *whole;

  if (known == NULL || other == NULL)
    return FALSE;
  whole = newsroom_whole_new (make_full_article ());
  newsroom_article_set_uuid (whole->article, "00000000-0000-4000-8000-000000000001");
  newsroom_article_set_state (whole->article, NEWSROOM_STATE_SPIKED);
  whole->spiked_from = NEWSROOM_STATE_EDITING;
  g_ptr_array_add (whole->originals, newsroom_original_new ("other.txt", "/tmp/other.txt", "text/plain", bytes, report));
  g_ptr_array_add (wholes, whole);
  g_ptr_array_add (wholes, newsroom_whole_new (g_steal_pointer (&known)));
  newsroom_article_set_text (other, NEWSROOM_FIELD_HEADLINE, "Elsewhere");
  g_ptr_array_add (wholes, newsroom_whole_new (g_steal_pointer (&other)));
  newsroom_store_adopt_async (work->store, wholes, NULL, keep_result_cb, &result);
  adopted = newsroom_store_adopt_finish (work->store, wait_for (&result), error);

  return adopted != NULL && adopted->len == wholes->len;
}

/* A new author with a portrait */
gboolean
work_adopt_author (Work    *work,
                   GError **error)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Di Fourth");
  g_autoptr (GBytes) portrait = g_bytes_new_static ("\x89PNG\0\2", 6);
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomAdopted adopted = NEWSROOM_ADOPTED_NEW;

  newsroom_author_set_uuid (author, "00000000-0000-4000-8000-000000000002");
  newsroom_author_set_portrait (author, portrait, "image/png");
  newsroom_store_adopt_author_async (work->store, author, NULL, keep_result_cb, &result);

  return newsroom_store_adopt_author_finish (work->store, wait_for (&result), &adopted, error);
}

static NewsroomAuthor *
make_profile (const char *name)
{
  NewsroomAuthor *author = newsroom_author_new (name);
  g_autoptr (GBytes) portrait = g_bytes_new_static ("\x89PNG\0\3", 6);

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, "Was born.");
  newsroom_author_set_portrait (author, portrait, "image/png");

  return author;
}

/* One whom the library knows, and of whom the other knows more */
gboolean
work_adopt_known_author (Work    *work,
                         GError **error)
{
  g_autoptr (NewsroomAuthor) author = make_profile ("Ed Fifth");
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) authors = NULL;
  g_autoptr (NewsroomAuthor) known = NULL;
  NewsroomAdopted adopted = NEWSROOM_ADOPTED_NEW;

  newsroom_store_find_authors_async (work->store, "Ed Fifth", NULL, keep_result_cb, &found);
  authors = newsroom_store_query_authors_finish (work->store, wait_for (&found), error);
  if (authors == NULL)
    return FALSE;
  known = g_list_model_get_item (authors, 0);
  newsroom_author_set_uuid (author, newsroom_author_get_uuid (known));
  newsroom_store_adopt_author_async (work->store, author, NULL, keep_result_cb, &result);

  return newsroom_store_adopt_author_finish (work->store, wait_for (&result), &adopted, error);
}

/* A file tells more of an author whom the library knows. */
gboolean
work_import_author (Work    *work,
                    GError **error)
{
  g_autoptr (NewsroomArticle) article = make_article ("By Ed", "His words.");
  g_autoptr (NewsroomAuthor) author = make_profile ("Ed Fifth");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  newsroom_article_add_credit (article, credit);

  return import (work->store, article, NULL, error);
}

/* Of the backup */
gboolean
work_duplicate (Work    *work,
                GError **error)
{
  g_autofree char       *name = g_strdup_printf ("second-%u.db", work->n_done);
  g_autofree char       *from = g_build_filename (work->folder, "data", "backups", "first.db", NULL);
  g_autofree char       *to = g_build_filename (work->folder, "data", "backups", name, NULL);
  NewsroomLibraryFigures figures = { 0 };

  work->n_done++;
  if (!newsroom_library_copy_duplicate (from, to, &figures, NULL, error))
    return FALSE;
  work_tell (work, "%d %d", (int)figures.n_articles, (int)figures.n_revisions);

  return TRUE;
}

static void
tell_salvaged (Work            *work,
               NewsroomSalvage *salvage)
{
  GPtrArray *articles = newsroom_salvage_get_articles (salvage);

  for (guint i = 0; i < articles->len; i++)
    {
      const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);

      work_tell (work, "%d %d %s", (int)salvaged->id, salvaged->fate, salvaged->headline);
    }
  work_tell (work, "%u", newsroom_salvage_get_n_lost_files (salvage));
}

static gboolean
salvage (Work       *work,
         const char *backup,
         GError    **error)
{
  g_autoptr (NewsroomSalvage) salvage = newsroom_salvage_new (work->path);
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) placed = NULL;

  newsroom_salvage_build_async (salvage, backup, NULL, keep_result_cb, &built);
  if (!newsroom_salvage_build_finish (salvage, wait_for (&built), error))
    return FALSE;
  g_assert_cmpuint (newsroom_salvage_get_articles (salvage)->len, >, 0);
  tell_salvaged (work, salvage);
  newsroom_salvage_take_place_async (salvage, keep_result_cb, &placed);

  return newsroom_salvage_take_place_finish (salvage, wait_for (&placed), error);
}

/* Makes it whole, with the backup. */
gboolean
work_salvage (Work    *work,
              GError **error)
{
  g_autofree char *backup = g_build_filename (work->folder, "data", "backups", "first.db", NULL);

  return salvage (work, backup, error);
}

/* And without one */
gboolean
work_salvage_alone (Work    *work,
                    GError **error)
{
  return salvage (work, NULL, error);
}

/* Of the closed library: the text of one article is another than was saved, one has neither its row
 * nor all of its versions, and a file is not what was filed. */
void
work_damage (Work *work)
{
  g_free (run_sql (work->path,
                   "PRAGMA journal_mode = DELETE;"
                   "UPDATE article SET body = 'Worms' WHERE id = 1;"
                   "UPDATE revision SET body = 'Worms' WHERE article = 2;"
                   "DELETE FROM article_text WHERE article = 3; DELETE FROM unindexed WHERE article = 3;"
                   "DELETE FROM credit WHERE article = 3; DELETE FROM state_log WHERE article = 3;"
                   "DELETE FROM article WHERE id = 3;"
                   "UPDATE original SET bytes = x'00' WHERE id = 1"));
}

/* So that without a backup each way is gone that leads out of it: of one article an older version is
 * the last that is whole, one has no version that is, of one there is only what is left of a version,
 * and one is on the spike and nobody knows from where. */
void
work_damage_more (Work *work)
{
  g_free (run_sql (work->path,
                   "PRAGMA journal_mode = DELETE;"
                   "UPDATE article SET body = 'Worms' WHERE id = 1;"
                   "UPDATE revision SET body = 'Worms', base = NULL WHERE article = 1 AND sequence = (SELECT max (sequence) FROM revision WHERE article = 1);"
                   "UPDATE article SET body = 'Worms' WHERE id = 2; DELETE FROM revision WHERE article = 2;"
                   "DELETE FROM article_text WHERE article = 3; DELETE FROM unindexed WHERE article = 3;"
                   "DELETE FROM article WHERE id = 3; UPDATE revision SET body = 'Worms' WHERE article = 3;"
                   "UPDATE article SET spiked_from = 'nowhere' WHERE id = 9"));
}

/* A page of an index is not what SQLite wrote. */
void
work_damage_index (Work *work)
{
  g_autofree char *root = run_sql (work->path, "PRAGMA journal_mode = DELETE; SELECT rootpage FROM sqlite_schema WHERE name = 'article_listed'");
  const gsize      page = (gsize)g_ascii_strtoull (strchr (root, '\n') + 1, NULL, 10);
  g_autofree char *contents = NULL;
  gsize            length = 0;

  g_assert_true (g_file_get_contents (work->path, &contents, &length, NULL));
  memset (contents + (page - 1) * 4096 + 1, 0xff, 2);
  g_assert_true (g_file_set_contents (work->path, contents, (gssize)length, NULL));
}

static gboolean
refuse (Work    *work,
        gboolean done,
        GError  *failure,
        GError **error)
{
  g_assert_false (done);
  if (!g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  work_tell (work, "damaged");
  g_error_free (failure);

  return TRUE;
}

/* It is not opened, and that it is damaged is the reason. */
gboolean
work_refuse_opening (Work    *work,
                     GError **error)
{
  GError  *failure = NULL;
  gboolean done = work_open (work, &failure);

  return refuse (work, done, failure, error);
}

gboolean
work_refuse_verifying (Work    *work,
                       GError **error)
{
  GError                *failure = NULL;
  NewsroomLibraryFigures figures = { 0 };
  gboolean               done = newsroom_library_copy_verify (work->path, &figures, NULL, &failure);

  return refuse (work, done, failure, error);
}

/* Some versions of the first article more, each based on the one before */
gboolean
work_write_first (Work    *work,
                  GError **error)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (NewsroomArticle) article = load_article (work->store, WORK_FIRST, error);
      g_autofree char *body = NULL;

      if (article == NULL)
        return FALSE;
      body = g_strdup_printf ("%s And so on %u.", newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), i);
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
      if (!take (work, save_article (work->store, article, NEWSROOM_CAUSE_AUTOSAVE, error)))
        return FALSE;
    }
  g_string_set_size (work->told, 0);

  return TRUE;
}

/* Leaves the closed library as the power would: with a log, which the last save is in. */
void
work_leave_log (Work    *work,
                gboolean is_spoilt)
{
  static const char *const suffixes[] = { "", "-wal" };
  char                    *contents[G_N_ELEMENTS (suffixes)] = { NULL };
  gsize                    sizes[G_N_ELEMENTS (suffixes)] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (work_open (work, &error) && work_save (work, &error));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (work->path, suffixes[i], NULL);

      g_assert_true (g_file_get_contents (path, &contents[i], &sizes[i], &error));
    }
  g_assert_true (work_close (work, &error));
  if (is_spoilt)
    memset (contents[0], 0, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (work->path, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (path, contents[i], (gssize)sizes[i], &error));
      g_free (contents[i]);
    }
}

/* Adds to the library of work_prepare(), which it opens and closes. */
void
work_prepare_full (Work *work)
{
  g_autoptr (NewsroomArticle) full = make_full_article ();
  g_autoptr (NewsroomArticle) draft = make_article ("Written", "");
  g_autoptr (NewsroomArticle) spiked = make_article ("Spiked", "Not wanted.");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ed Fifth");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  g_autofree char *first = g_build_filename (work->folder, "data", "backups", "first.db", NULL);
  g_autoptr (NewsroomArticle) written = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_article_add_credit (spiked, credit);
  work_open (work, &error);
  g_assert_no_error (error);
  g_assert_true (import_file (work, "as filed", &error));
  g_assert_true (import_file (work, "as filed again", &error));
  g_assert_true (take (work, save_article (work->store, full, NEWSROOM_CAUSE_CHECKPOINT, &error)));
  g_assert_true (set_state (work->store, WORK_FULL, NEWSROOM_STATE_PUBLISHED, &error));
  g_assert_true (write_draft (work, draft, "Some words. ", &error));
  written = load_article (work->store, WORK_WRITTEN, &error);
  g_assert_true (write_draft (work, written, "Some others. ", &error));
  g_assert_true (take (work, save_article (work->store, spiked, NEWSROOM_CAUSE_CHECKPOINT, &error)));
  g_assert_true (set_state (work->store, WORK_SPIKED, NEWSROOM_STATE_SPIKED, &error));
  g_assert_true (work_name_version (work, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (first), ==, 0);
  g_assert_true (back_up (work->store, first, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (work_close (work, &error));
  g_string_set_size (work->told, 0);
}
