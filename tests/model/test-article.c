/* test-article.c — articles, credits and authors as values
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"

static NewsroomArticle *
make_article (void)
{
  NewsroomArticle *article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) by = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomCredit) photo = newsroom_credit_new (ann, "photo", "A. Example");
  const char *const keywords[] = { "one", "two", NULL };

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    newsroom_article_set_text (article, (NewsroomField)i, newsroom_field_get_name ((NewsroomField)i));
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    newsroom_article_set_time (article, (NewsroomTime)i, i + 1);
  newsroom_article_set_keywords (article, keywords);
  newsroom_article_set_priority (article, 2);
  newsroom_article_set_target_length (article, 450);
  newsroom_article_set_state (article, NEWSROOM_STATE_READY);
  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  newsroom_article_add_credit (article, by);
  newsroom_article_add_credit (article, photo);

  return article;
}

static void
test_copy_is_equal_and_apart (void)
{
  g_autoptr (NewsroomArticle) article = make_article ();
  g_autoptr (NewsroomArticle) copy = newsroom_article_copy (article);
  g_autoptr (NewsroomCredit) first = NULL;
  g_autoptr (NewsroomCredit) second = NULL;

  g_assert_true (newsroom_article_equal (article, copy));
  g_assert_cmpstr (newsroom_article_get_uuid (article), ==, newsroom_article_get_uuid (copy));

  first = g_list_model_get_item (newsroom_article_get_credits (copy), 0);
  second = g_list_model_get_item (newsroom_article_get_credits (copy), 1);
  g_assert_true (newsroom_credit_get_author (first) == newsroom_credit_get_author (second));

  newsroom_author_set_text (newsroom_credit_get_author (first), NEWSROOM_AUTHOR_BIOGRAPHY, "Edits.");
  g_assert_false (newsroom_article_equal (article, copy));

  g_clear_object (&first);
  g_clear_object (&second);
  g_assert_finalize_object (g_steal_pointer (&copy));
  g_assert_finalize_object (g_steal_pointer (&article));
}

static void
test_sha256_covers_every_text (void)
{
  g_autoptr (NewsroomArticle) article = make_article ();
  g_autofree char *before = newsroom_article_dup_sha256 (article);

  g_assert_cmpuint (strlen (before), ==, 64);
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      g_autoptr (NewsroomArticle) copy = newsroom_article_copy (article);
      g_autofree char *after = NULL;

      newsroom_article_set_text (copy, (NewsroomField)i, "changed");
      after = newsroom_article_dup_sha256 (copy);
      g_assert_cmpstr (before, !=, after);
    }
}

/* What is summed up of the texts is right as long as they are the same, whatever else changes. */
static void
test_sha256_after_texts (void)
{
  g_autoptr (NewsroomArticle) article = make_article ();
  g_autoptr (NewsroomSha256) texts = newsroom_article_sum_texts (article);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *whole = NULL;
      g_autofree char *after = NULL;

      newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, 1700000000000000 + i);
      newsroom_article_set_priority (article, 1 + i);
      whole = newsroom_article_dup_sha256 (article);
      after = newsroom_article_dup_sha256_after (article, texts);
      g_assert_cmpstr (after, ==, whole);
    }
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_calls)
{
  (*n_calls)++;
}

static void
test_notify_only_on_change (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  guint n_calls = 0;

  g_signal_connect (article, "notify", G_CALLBACK (count_cb), &n_calls);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, NULL);
  newsroom_article_set_keywords (article, NULL);
  newsroom_article_set_priority (article, NEWSROOM_PRIORITY_DEFAULT);
  g_assert_cmpuint (n_calls, ==, 1);

  g_object_set (article, "headline", "News", "state", NEWSROOM_STATE_EDITING, NULL);
  g_assert_cmpuint (n_calls, ==, 3);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE), ==, "News");
}

static void
test_author_profile (void)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Bo Sample");
  g_autoptr (NewsroomAuthor) copy = NULL;
  g_autoptr (GBytes) portrait = g_bytes_new_static ("png", 3);
  const char *type = NULL;

  g_assert_false (newsroom_author_has_profile (author));
  newsroom_author_set_portrait (author, portrait, "image/png");
  g_assert_true (newsroom_author_has_profile (author));

  copy = newsroom_author_copy (author);
  g_assert_true (newsroom_author_equal (author, copy));
  g_assert_true (newsroom_author_get_portrait (copy, &type) == portrait);
  g_assert_cmpstr (type, ==, "image/png");

  newsroom_author_set_portrait (copy, NULL, NULL);
  g_assert_false (newsroom_author_equal (author, copy));
}

static void
test_author_merge (void)
{
  g_autoptr (NewsroomAuthor) base = newsroom_author_new ("Bo Sample");
  g_autoptr (NewsroomAuthor) self = newsroom_author_copy (base);
  g_autoptr (NewsroomAuthor) newer = newsroom_author_copy (base);
  g_autoptr (GBytes) portrait = g_bytes_new_static ("png", 3);

  newsroom_author_set_text (self, NEWSROOM_AUTHOR_ROLE, "Reporter");
  newsroom_author_set_text (newer, NEWSROOM_AUTHOR_ROLE, "Editor");
  newsroom_author_set_text (newer, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  newsroom_author_set_portrait (newer, portrait, "image/png");
  newsroom_author_merge (self, base, newer);
  g_assert_cmpstr (newsroom_author_get_text (self, NEWSROOM_AUTHOR_ROLE), ==, "Reporter");
  g_assert_cmpstr (newsroom_author_get_text (self, NEWSROOM_AUTHOR_BIOGRAPHY), ==, "Writes.");
  g_assert_true (newsroom_author_equal_portrait (self, newer));

  newsroom_author_set_portrait (self, NULL, NULL);
  newsroom_author_merge (self, newer, base);
  g_assert_cmpstr (newsroom_author_get_text (self, NEWSROOM_AUTHOR_ROLE), ==, "Reporter");
  g_assert_cmpstr (newsroom_author_get_text (self, NEWSROOM_AUTHOR_BIOGRAPHY), ==, "");
  g_assert_null (newsroom_author_get_portrait (self, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/article/copy-is-equal-and-apart", test_copy_is_equal_and_apart);
  g_test_add_func ("/model/article/sha256-covers-every-text", test_sha256_covers_every_text);
  g_test_add_func ("/model/article/sha256-after-texts", test_sha256_after_texts);
  g_test_add_func ("/model/article/notify-only-on-change", test_notify_only_on_change);
  g_test_add_func ("/model/author/profile", test_author_profile);
  g_test_add_func ("/model/author/merge", test_author_merge);

  return g_test_run ();
}
