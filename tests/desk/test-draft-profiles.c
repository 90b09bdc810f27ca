/* test-draft-profiles.c — the profiles of a draft's authors are stored with it, and nothing is undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

static void
test_profiles (DeskFixture  *fixture,
               gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (NewsroomCredit) stored_credit = NULL;
  NewsroomAuthor *stored_ann;

  newsroom_article_add_credit (article, credit);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpint (newsroom_author_get_id (ann), >, 0);
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVED);

  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_CHANGED);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  desk_wait_for_status (draft, NEWSROOM_DRAFT_SAVED);
  g_assert_cmpstr (newsroom_author_get_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY), ==, "Writes.");

  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  stored_credit = g_list_model_get_item (newsroom_article_get_credits (stored), 0);
  stored_ann = newsroom_credit_get_author (stored_credit);
  g_assert_cmpstr (newsroom_author_get_text (stored_ann, NEWSROOM_AUTHOR_BIOGRAPHY), ==, "Writes.");
  g_assert_cmpint (newsroom_author_get_id (stored_ann), ==, newsroom_author_get_id (ann));

  newsroom_article_remove_credit (article, 0);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_ROLE, "Editor");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVED);
}

static NewsroomAuthor *
get_author (NewsroomDraft *draft)
{
  GListModel *credits = newsroom_article_get_credits (newsroom_draft_get_article (draft));
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, 0);

  return newsroom_credit_get_author (credit);
}

/* A draft of an article that the library has, with a copy of the author of its own. */
static NewsroomDraft *
open_credited (DeskFixture    *fixture,
               NewsroomAuthor *author)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) own = newsroom_author_copy (author);
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (own, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) stored = NULL;

  newsroom_article_add_credit (article, credit);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  stored = desk_load (fixture->store, newsroom_article_get_id (article));

  return newsroom_draft_new (fixture->store, stored);
}

static void
assert_profile (NewsroomAuthor *author,
                const char     *role,
                const char     *biography,
                GBytes         *portrait)
{
  GBytes *stored = newsroom_author_get_portrait (author, NULL);

  g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE), ==, role);
  g_assert_cmpstr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY), ==, biography);
  g_assert_true (stored == portrait || (stored != NULL && portrait != NULL && g_bytes_equal (stored, portrait)));
}

/* One author in two drafts: @data says whether the one that was changed first is saved first. */
static void
test_profile_in_two_drafts (DeskFixture  *fixture,
                            gconstpointer data)
{
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomDraft) first = open_credited (fixture, ann);
  g_autoptr (NewsroomDraft) second = open_credited (fixture, get_author (first));
  g_autoptr (GBytes) portrait = g_bytes_new_static ("png", 3);
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (NewsroomDraft) fresh = NULL;

  g_assert_cmpint (newsroom_author_get_id (get_author (first)), ==, newsroom_author_get_id (get_author (second)));
  newsroom_author_set_text (get_author (first), NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  newsroom_author_set_portrait (get_author (first), portrait, "image/png");
  newsroom_author_set_text (get_author (second), NEWSROOM_AUTHOR_ROLE, "Reporter");
  g_assert_true (desk_save (data != NULL ? first : second, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_true (desk_save (data != NULL ? second : first, NEWSROOM_CAUSE_AUTOSAVE));

  stored = desk_load (fixture->store, newsroom_article_get_id (newsroom_draft_get_article (first)));
  fresh = newsroom_draft_new (fixture->store, stored);
  assert_profile (get_author (fresh), "Reporter", "Writes.", portrait);
  assert_profile (get_author (data != NULL ? second : first), "Reporter", "Writes.", portrait);
  g_assert_cmpuint (newsroom_draft_get_status (first), ==, NEWSROOM_DRAFT_SAVED);
  g_assert_cmpuint (newsroom_draft_get_status (second), ==, NEWSROOM_DRAFT_SAVED);
}

/* Whoever was chosen from a list, where there are no portraits, has theirs in the draft. */
static void
test_author_from_list (DeskFixture  *fixture,
                       gconstpointer data)
{
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (GBytes) portrait = g_bytes_new_static ("png", 3);
  g_autoptr (NewsroomDraft) first = NULL;
  g_autoptr (NewsroomDraft) second = NULL;
  g_autoptr (GListModel) listed = NULL;
  g_autoptr (NewsroomAuthor) chosen = NULL;
  g_autoptr (NewsroomCredit) credit = NULL;
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GAsyncResult) queried = NULL;
  GAsyncResult *result = NULL;

  newsroom_author_set_portrait (ann, portrait, "image/png");
  first = open_credited (fixture, ann);
  newsroom_store_query_authors_async (fixture->store, "Ann", 0, NULL, desk_result_cb, &result);
  queried = desk_await (&result);
  listed = newsroom_store_query_authors_finish (fixture->store, queried, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 1);
  chosen = g_list_model_get_item (listed, 0);
  g_assert_null (newsroom_author_get_portrait (chosen, NULL));

  second = newsroom_draft_new (fixture->store, article);
  credit = newsroom_credit_new (chosen, NEWSROOM_CREDIT_BY, NULL);
  newsroom_article_add_credit (article, credit);
  newsroom_author_set_text (chosen, NEWSROOM_AUTHOR_ROLE, "Reporter");
  g_assert_true (desk_save (second, NEWSROOM_CAUSE_AUTOSAVE));
  assert_profile (chosen, "Reporter", "", portrait);

  g_clear_object (&article);
  article = desk_load (fixture->store, newsroom_article_get_id (newsroom_draft_get_article (second)));
  g_clear_object (&second);
  second = newsroom_draft_new (fixture->store, article);
  assert_profile (get_author (second), "Reporter", "", portrait);
}

static void
assert_stored_portrait (DeskFixture   *fixture,
                        NewsroomDraft *draft,
                        GBytes        *portrait)
{
  g_autoptr (NewsroomArticle) stored = desk_load (fixture->store, newsroom_article_get_id (newsroom_draft_get_article (draft)));
  g_autoptr (NewsroomDraft) fresh = newsroom_draft_new (fixture->store, stored);

  assert_profile (get_author (fresh), "", "", portrait);
  assert_profile (get_author (draft), "", "", portrait);
}

/* The article is saved before the portrait is: that must not pass for the library's. */
static void
test_portrait_with_text (DeskFixture  *fixture,
                         gconstpointer data)
{
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomDraft) draft = open_credited (fixture, ann);
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) second = g_bytes_new_static ("two", 3);
  GBytes *const portraits[] = { first, second, NULL, first };

  for (guint i = 0; i < G_N_ELEMENTS (portraits); i++)
    {
      newsroom_article_set_text (newsroom_draft_get_article (draft), NEWSROOM_FIELD_BODY, i % 2 == 0 ? "Words." : "More words.");
      newsroom_author_set_portrait (get_author (draft), portraits[i], portraits[i] != NULL ? "image/png" : NULL);
      g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
      assert_stored_portrait (fixture, draft, portraits[i]);
      newsroom_article_set_text (newsroom_draft_get_article (draft), NEWSROOM_FIELD_HEADLINE, i % 2 == 0 ? "One" : "Two");
      g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
      assert_stored_portrait (fixture, draft, portraits[i]);
    }
}

/* What an import puts into an empty field outlives an older copy of the profile. */
static void
test_profile_filled_beside (DeskFixture  *fixture,
                            gconstpointer data)
{
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomDraft) draft = open_credited (fixture, ann);
  g_autoptr (NewsroomArticle) imported = newsroom_article_new ();
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  GAsyncResult *result = NULL;

  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  newsroom_article_add_credit (imported, credit);
  newsroom_store_save_article_async (fixture->store, imported, NEWSROOM_CAUSE_IMPORT, NULL, desk_result_cb, &result);
  answer = desk_await (&result);
  saved = newsroom_store_save_article_finish (fixture->store, answer, NULL);
  g_assert_nonnull (saved);

  newsroom_author_set_text (get_author (draft), NEWSROOM_AUTHOR_ROLE, "Reporter");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  assert_profile (get_author (draft), "Reporter", "Writes.", NULL);

  /* It goes on from there: what is deleted now is deleted. */
  newsroom_author_set_text (get_author (draft), NEWSROOM_AUTHOR_BIOGRAPHY, "");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_clear_object (&saved);
  saved = desk_load (fixture->store, newsroom_article_get_id (newsroom_draft_get_article (draft)));
  g_clear_object (&draft);
  draft = newsroom_draft_new (fixture->store, saved);
  assert_profile (get_author (draft), "Reporter", "", NULL);
}

#define ADD_TEST(path, function) \
  g_test_add (path, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/draft-profiles/saved-and-kept", test_profiles);
  g_test_add ("/desk/draft-profiles/in-two-drafts/in-order", DeskFixture, "first", desk_fixture_set_up, test_profile_in_two_drafts, desk_fixture_tear_down);
  ADD_TEST ("/desk/draft-profiles/in-two-drafts/in-reverse", test_profile_in_two_drafts);
  ADD_TEST ("/desk/draft-profiles/author-from-list", test_author_from_list);
  ADD_TEST ("/desk/draft-profiles/portrait-with-text", test_portrait_with_text);
  ADD_TEST ("/desk/draft-profiles/filled-beside", test_profile_filled_beside);

  return g_test_run ();
}
