/* test-store-salvage-many.c — a damaged library with so much in it that its indexes have levels
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies in a page between the leaves of an index, or of a table without row ids, lies in no leaf. */
#include "salvage-helper.h"

#include <string.h>

#define PAGE_TYPE_INDEX_INTERIOR 2
#define N_CREDITS 200
#define N_ARTICLES 60
#define MARKER "Wordsofthearticle"

static char *
dup_long (const char *word,
          guint       number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %u", word, number);
  while (text->len < 200)
    g_string_append (text, " and so on");

  return g_strdup (text->str);
}

static void
add_credits (NewsroomArticle *article,
             guint            n_credits)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Example");

  for (guint i = 0; i < n_credits; i++)
    {
      g_autofree char *wording = dup_long ("Ann", i);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, wording);

      newsroom_article_add_credit (article, credit);
    }
}

static gint64
add_with_credits (Fixture    *fixture,
                  const char *headline,
                  guint       n_credits)
{
  g_autoptr (NewsroomArticle) article = make_article (headline, MARKER);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;

  add_credits (article, n_credits);
  saved = save_article (fixture->library.store, article, NEWSROOM_CAUSE_CHECKPOINT, &error);
  g_assert_no_error (error);

  return newsroom_article_get_id (saved);
}

/* The closed library, in which the tree of @name has levels */
static char *
read_library (Fixture    *fixture,
              const char *name,
              gsize      *length)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = DELETE; SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  g_autofree char *answer = run_sql (fixture->library.path, sql);
  const gsize      root = (gsize)g_ascii_strtoull (answer + strlen ("delete\n"), NULL, 10);
  char            *contents = NULL;

  g_assert_true (g_file_get_contents (fixture->library.path, &contents, length, NULL));
  g_assert_cmpint (contents[(root - 1) * PAGE_SIZE], ==, PAGE_TYPE_INDEX_INTERIOR);

  return contents;
}

/* There is no version from which they could be made again. */
static void
test_credits (Fixture      *fixture,
              gconstpointer data)
{
  static const char credits[] = "SELECT article || ' ' || position || ' ' || author || ' ' || role || ' ' || wording FROM credit ORDER BY article, position";
  const gint64      id = add_with_credits (fixture, "One", N_CREDITS);
  g_autofree char  *contents = NULL;
  g_autofree char  *before = NULL;
  g_autofree char  *after = NULL;
  gsize             length = 0;

  library_close (&fixture->library);
  g_free (run_sql (fixture->library.path, "DELETE FROM revision"));
  before = run_sql (fixture->library.path, credits);
  contents = read_library (fixture, "credit", &length);
  memset (contents, 0, PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->library.path, contents, (gssize)length, NULL));

  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  library_close (&fixture->library);
  after = run_sql (fixture->library.path, credits);
  g_assert_cmpstr (after, ==, before);
}

/* Every page with words of an article is gone, the index of the list is not: of each it is said what is lost. */
static void
test_headlines (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize            length = 0;
  gint64           ids[N_ARTICLES];

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *headline = dup_long ("Headline", i);

      ids[i] = add_with_credits (fixture, headline, 1);
    }
  library_close (&fixture->library);
  contents = read_library (fixture, "article_listed", &length);
  for (gsize page = 0; page < length; page += PAGE_SIZE)
    if (memmem (contents + page, PAGE_SIZE, MARKER, strlen (MARKER)) != NULL)
      memset (contents + page, 0, PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->library.path, contents, (gssize)length, NULL));

  salvage (fixture, FALSE);
  g_assert_cmpuint (newsroom_salvage_count (fixture->salvage, NEWSROOM_FATE_LOST), ==, N_ARTICLES);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char        *headline = dup_long ("Headline", i);
      const NewsroomSalvaged *salvaged = find (fixture, ids[i]);

      g_assert_cmpint (salvaged->fate, ==, NEWSROOM_FATE_LOST);
      g_assert_cmpstr (salvaged->headline, ==, headline);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage/many-credits", test_credits);
  ADD ("/store/salvage/many-headlines", test_headlines);

  return g_test_run ();
}
