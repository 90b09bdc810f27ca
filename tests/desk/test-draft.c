/* test-draft.c — what is typed is stored: soon, wholly, and in no other article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-draft.h"

#include <errno.h>
#include <unistd.h>

#include "desk-helper.h"

#define SEED 20260101
#define N_SEQUENCES 500
#define N_STEPS 50
#define N_DRAFTS 3

/* After how many syncs one of them fails; 0 for none. */
static int sync_countdown;

/* SQLite calls this one for its syncs. Nobody cuts the power of a test, so it need not wait for
 * the disk. */
int
fdatasync (int fd)
{
  if (g_atomic_int_get (&sync_countdown) > 0 && g_atomic_int_dec_and_test (&sync_countdown))
    {
      errno = EIO;
      return -1;
    }

  return 0;
}

static NewsroomArticle *
add_article (DeskFixture *fixture,
             const char  *headline)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpint (newsroom_article_get_id (article), >, 0);

  return g_steal_pointer (&article);
}

static void
test_untouched_leaves_no_row (DeskFixture  *fixture,
                              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);

  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_CHECKPOINT));
  g_assert_cmpint (newsroom_article_get_id (article), ==, 0);
  g_assert_cmpint (newsroom_draft_get_saved_at (draft), ==, 0);
  g_assert_cmpuint (desk_count_articles (fixture->store), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&draft));
}

static gboolean
set_cb (gpointer user_data)
{
  gboolean *due = user_data;

  *due = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits until a save begins. A machine with much to do delays every timer, but brings them in
 * their order: the save must begin before a timer of so many milliseconds that was set after
 * the change. How long the disk takes is not the draft's to promise. */
static void
assert_save_begins_within (NewsroomDraft *draft,
                           guint          delay)
{
  gboolean due = FALSE;
  guint    timer = g_timeout_add (delay, set_cb, &due);

  while (newsroom_draft_get_status (draft) == NEWSROOM_DRAFT_CHANGED && !due)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (newsroom_draft_get_status (draft), !=, NEWSROOM_DRAFT_CHANGED);
  if (!due)
    g_source_remove (timer);
}

static void
test_row_from_first_change (DeskFixture  *fixture,
                            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) stored = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "W");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_CHANGED);
  assert_save_begins_within (draft, 1);
  desk_wait_for_status (draft, NEWSROOM_DRAFT_SAVED);
  g_assert_cmpint (newsroom_draft_get_saved_at (draft), >, 0);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "W");
  g_assert_cmpint (newsroom_article_get_sequence (article), ==, newsroom_article_get_sequence (stored));
}

static void
test_saved_within_a_second (DeskFixture  *fixture,
                            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) stored = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  assert_save_begins_within (draft, 500);
  desk_wait_for_status (draft, NEWSROOM_DRAFT_SAVED);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "Words.");
}

/* Milliseconds from key to key. */
#define KEY_DELAY 50

typedef struct
{
  NewsroomDraft *draft;
  guint          n_keys;
  guint          n_saves;
  guint          n_unsaved; /* keys since a save began */
  guint          longest;   /* the most of them */
} Typing;

static gboolean
type_cb (gpointer user_data)
{
  Typing *typing = user_data;

  typing->n_keys++;
  typing->n_unsaved++;
  newsroom_draft_changed (typing->draft);

  return G_SOURCE_CONTINUE;
}

static void
pull_keys (NewsroomArticle *article,
           gpointer         user_data)
{
  Typing          *typing = user_data;
  g_autofree char *text = g_strnfill (typing->n_keys, 'x');

  typing->longest = MAX (typing->longest, typing->n_unsaved);
  typing->n_unsaved = 0;
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text);
}

static void
saved_cb (Typing *typing)
{
  typing->n_saves++;
}

static void
test_saved_while_typing (DeskFixture  *fixture,
                         gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) stored = NULL;
  Typing typing = { .draft = draft };
  guint  keys = g_timeout_add (KEY_DELAY, type_cb, &typing);

  newsroom_draft_set_pull (draft, pull_keys, &typing);
  g_signal_connect_swapped (draft, "notify::saved-at", G_CALLBACK (saved_cb), &typing);
  desk_wait_until (typing.n_saves >= 3);
  g_source_remove (keys);
  /* The keys are the clock: they come late when the save does. */
  g_assert_cmpuint (typing.longest * KEY_DELAY, <, 2000);

  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  newsroom_draft_set_pull (draft, NULL, NULL);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpuint (strlen (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY)), ==, typing.n_keys);
}

static void
test_newer_edits_stay (DeskFixture  *fixture,
                       gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  GAsyncResult *result = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Old.");
  newsroom_draft_save_async (draft, NEWSROOM_CAUSE_CHECKPOINT, NULL, desk_result_cb, &result);
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVING);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "New.");
  saved = desk_await (&result);
  g_assert_true (newsroom_draft_save_finish (draft, saved, NULL));

  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, "New.");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_CHANGED);
  desk_wait_for_status (draft, NEWSROOM_DRAFT_SAVED);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "New.");
}

/* Another text comes into the row beside the draft: the next save must follow it. */
static void
test_row_changed_beside (DeskFixture  *fixture,
                         gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) other = desk_load (fixture->store, newsroom_article_get_id (article));
  g_autoptr (NewsroomDraft) other_draft = newsroom_draft_new (fixture->store, other);
  g_autoptr (NewsroomArticle) stored = NULL;

  newsroom_article_set_text (other, NEWSROOM_FIELD_BODY, "Beside.");
  g_assert_true (desk_save (other_draft, NEWSROOM_CAUSE_AUTOSAVE));
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Here.");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "Here.");
  g_assert_cmpint (newsroom_article_get_sequence (stored), ==, 3);
}

/* Who has written nothing must not bring an old text back, not even with a checkpoint. */
static void
test_unchanged_beside_change (DeskFixture  *fixture,
                              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) other = desk_load (fixture->store, newsroom_article_get_id (article));
  g_autoptr (NewsroomDraft) other_draft = newsroom_draft_new (fixture->store, other);
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (NewsroomArticle) followed = NULL;

  newsroom_article_set_text (other, NEWSROOM_FIELD_BODY, "Beside.");
  g_assert_true (desk_save (other_draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_false (desk_save (draft, NEWSROOM_CAUSE_CHECKPOINT));
  g_assert_error (newsroom_draft_get_error (draft), NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "Beside.");
  g_assert_cmpint (newsroom_article_get_sequence (stored), ==, 2);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Here.");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVED);
  followed = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (followed, NEWSROOM_FIELD_BODY), ==, "Here.");
  g_assert_cmpint (newsroom_article_get_sequence (followed), ==, 3);
}

static void
test_failure_keeps_trying (DeskFixture  *fixture,
                           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (NewsroomArticle) stored = NULL;

  /* There is no such row: every save of this article fails. */
  newsroom_article_set_id (article, 4711);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  g_assert_false (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_FAILED);
  g_assert_nonnull (newsroom_draft_get_error (draft));
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, "Words.");

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "More words.");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_FAILED);
  newsroom_article_set_id (article, 0);
  desk_wait_for_status (draft, NEWSROOM_DRAFT_SAVED);
  g_assert_null (newsroom_draft_get_error (draft));
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "More words.");
}

/* Who waits for a save gets the answer when what was on its way is in the library too. */
static void
test_held (DeskFixture  *fixture,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (NewsroomArticle) early = NULL;
  g_autoptr (NewsroomArticle) late = NULL;
  GAsyncResult *result = NULL;

  newsroom_draft_hold (draft, TRUE);
  newsroom_draft_hold (draft, TRUE);
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_CHANGED);
  newsroom_draft_hold (draft, FALSE);
  newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, desk_result_cb, &result);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  desk_wait_until (newsroom_draft_get_saved_at (draft) != 0);
  early = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (early, NEWSROOM_FIELD_BODY), ==, "Words.");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_CHANGED);
  g_assert_null (result);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, "By Ann Example");
  newsroom_draft_hold (draft, FALSE);
  saved = desk_await (&result);
  g_assert_true (newsroom_draft_save_finish (draft, saved, NULL));
  late = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (late, NEWSROOM_FIELD_BYLINE), ==, "By Ann Example");
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVED);
  newsroom_draft_hold (draft, TRUE);
  newsroom_draft_hold (draft, FALSE);
  g_assert_cmpuint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVED);
}

static void
test_let_go_unsaved (DeskFixture  *fixture,
                     gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomArticle) stored = NULL;
  NewsroomDraft *draft = newsroom_draft_new (fixture->store, article);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  g_assert_finalize_object (draft);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "Words.");
}

/* What was written follows another text also where nobody is there any more. */
static void
test_let_go_beside_change (DeskFixture  *fixture,
                           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = add_article (fixture, "One");
  g_autoptr (NewsroomArticle) other = desk_load (fixture->store, newsroom_article_get_id (article));
  g_autoptr (NewsroomDraft) other_draft = newsroom_draft_new (fixture->store, other);
  g_autoptr (NewsroomArticle) stored = NULL;
  NewsroomDraft *draft = newsroom_draft_new (fixture->store, article);

  newsroom_article_set_text (other, NEWSROOM_FIELD_BODY, "Beside.");
  g_assert_true (desk_save (other_draft, NEWSROOM_CAUSE_AUTOSAVE));
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Here.");
  g_assert_finalize_object (draft);

  /* It is refused, reads the row and is saved again; each load stands behind one of these. */
  for (guint i = 0; i < 3; i++)
    {
      g_clear_object (&stored);
      stored = desk_load (fixture->store, newsroom_article_get_id (article));
    }
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "Here.");
  g_assert_cmpint (newsroom_article_get_sequence (stored), ==, 3);
}

static void
test_let_go_unsaved_profile (DeskFixture  *fixture,
                             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (NewsroomCredit) stored_credit = NULL;
  NewsroomDraft *draft = newsroom_draft_new (fixture->store, article);

  newsroom_article_add_credit (article, credit);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  g_assert_finalize_object (draft);
  stored = desk_load (fixture->store, newsroom_article_get_id (article));
  stored_credit = g_list_model_get_item (newsroom_article_get_credits (stored), 0);
  g_assert_cmpstr (newsroom_author_get_text (newsroom_credit_get_author (stored_credit), NEWSROOM_AUTHOR_BIOGRAPHY), ==, "Writes.");
}

/* The text and the profile are both on their way when the draft is gone, and need nothing of
 * it: the row was changed beside, so that the text is refused, read again and saved later. */
static void
test_let_go_unsaved_both (DeskFixture  *fixture,
                          gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomArticle) other = NULL;
  g_autoptr (NewsroomDraft) other_draft = NULL;
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (NewsroomCredit) stored_credit = NULL;
  NewsroomDraft *draft = newsroom_draft_new (fixture->store, article);

  newsroom_article_add_credit (article, credit);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  other = desk_load (fixture->store, newsroom_article_get_id (article));
  other_draft = newsroom_draft_new (fixture->store, other);
  newsroom_article_set_text (other, NEWSROOM_FIELD_BODY, "Beside.");
  g_assert_true (desk_save (other_draft, NEWSROOM_CAUSE_AUTOSAVE));

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Here.");
  newsroom_author_set_text (ann, NEWSROOM_AUTHOR_BIOGRAPHY, "Writes.");
  g_assert_finalize_object (draft);
  for (guint i = 0; i < 3; i++)
    {
      g_clear_object (&stored);
      stored = desk_load (fixture->store, newsroom_article_get_id (article));
    }
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, "Here.");
  stored_credit = g_list_model_get_item (newsroom_article_get_credits (stored), 0);
  g_assert_cmpstr (newsroom_author_get_text (newsroom_credit_get_author (stored_credit), NEWSROOM_AUTHOR_BIOGRAPHY), ==, "Writes.");
}

static void
forget_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  newsroom_draft_save_finish (NEWSROOM_DRAFT (source), result, NULL);
}

static void
step (GRand          *rand,
      NewsroomDraft **drafts,
      guint           n_drafts,
      guint           number)
{
  guint            which = (guint)g_rand_int_range (rand, 0, (gint32)n_drafts);
  NewsroomArticle *article = newsroom_draft_get_article (drafts[which]);
  g_autofree char *text = g_strdup_printf ("Article %u, step %u", which, number);
  gint64           id = newsroom_article_get_id (article);

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text);
      break;
    case 2:
      newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, text);
      break;
    case 3:
      newsroom_draft_save_async (drafts[which], NEWSROOM_CAUSE_AUTOSAVE, NULL, forget_cb, NULL);
      break;
    case 4:
      newsroom_draft_save_async (drafts[which], NEWSROOM_CAUSE_CHECKPOINT, NULL, forget_cb, NULL);
      break;
    case 5:
      if (id != 0)
        newsroom_store_set_state_async (newsroom_draft_get_store (drafts[which]), id, NEWSROOM_STATE_EDITING, NULL, NULL, NULL, NULL);
      break;
    case 6:
      if (id != 0 && newsroom_draft_get_status (drafts[which]) != NEWSROOM_DRAFT_SAVING)
        {
          /* A save that fails: the row is not where it should be. */
          newsroom_article_set_id (article, 4711);
          newsroom_draft_save_async (drafts[which], NEWSROOM_CAUSE_AUTOSAVE, NULL, forget_cb, NULL);
          newsroom_article_set_id (article, id);
        }
      break;
    case 7:
      /* A save that the disk fails, though the library may find it done later. */
      g_atomic_int_set (&sync_countdown, g_rand_int_range (rand, 1, 4));
      break;
    default:
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_any_order (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_SEQUENCES; i++)
    {
      NewsroomDraft *drafts[N_DRAFTS];

      for (guint j = 0; j < G_N_ELEMENTS (drafts); j++)
        {
          g_autoptr (NewsroomArticle) article = newsroom_article_new ();

          drafts[j] = newsroom_draft_new (fixture->store, article);
          newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "New");
        }
      for (guint j = 0; j < N_STEPS; j++)
        step (rand, drafts, G_N_ELEMENTS (drafts), j);
      g_atomic_int_set (&sync_countdown, 0);

      for (guint j = 0; j < G_N_ELEMENTS (drafts); j++)
        {
          NewsroomArticle *article = newsroom_draft_get_article (drafts[j]);
          g_autoptr (NewsroomArticle) stored = NULL;

          g_assert_true (desk_save (drafts[j], NEWSROOM_CAUSE_AUTOSAVE));
          desk_wait_for_status (drafts[j], NEWSROOM_DRAFT_SAVED);
          stored = desk_load (fixture->store, newsroom_article_get_id (article));
          for (guint k = 0; k < NEWSROOM_N_FIELDS; k++)
            if (g_strcmp0 (newsroom_article_get_text (stored, (NewsroomField)k), newsroom_article_get_text (article, (NewsroomField)k)) != 0)
              g_error ("Seed %u, sequence %u: “%s” is stored as “%s”", SEED, i, newsroom_article_get_text (article, (NewsroomField)k), newsroom_article_get_text (stored, (NewsroomField)k));
          g_assert_cmpstr (newsroom_article_get_uuid (stored), ==, newsroom_article_get_uuid (article));
          g_object_unref (drafts[j]);
        }
    }

  /* Each is there once, whatever failed. */
  g_assert_cmpuint (desk_count_articles (fixture->store), ==, N_SEQUENCES * N_DRAFTS);
}

#define ADD_TEST(path, function) \
  g_test_add (path, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/draft/untouched-leaves-no-row", test_untouched_leaves_no_row);
  ADD_TEST ("/desk/draft/row-from-first-change", test_row_from_first_change);
  ADD_TEST ("/desk/draft/saved-within-a-second", test_saved_within_a_second);
  ADD_TEST ("/desk/draft/saved-while-typing", test_saved_while_typing);
  ADD_TEST ("/desk/draft/newer-edits-stay", test_newer_edits_stay);
  ADD_TEST ("/desk/draft/row-changed-beside", test_row_changed_beside);
  ADD_TEST ("/desk/draft/unchanged-beside-change", test_unchanged_beside_change);
  ADD_TEST ("/desk/draft/failure-keeps-trying", test_failure_keeps_trying);
  ADD_TEST ("/desk/draft/held", test_held);
  ADD_TEST ("/desk/draft/let-go-unsaved", test_let_go_unsaved);
  ADD_TEST ("/desk/draft/let-go-beside-change", test_let_go_beside_change);
  ADD_TEST ("/desk/draft/let-go-unsaved-profile", test_let_go_unsaved_profile);
  ADD_TEST ("/desk/draft/let-go-unsaved-both", test_let_go_unsaved_both);
  ADD_TEST ("/desk/draft/any-order", test_any_order);

  return g_test_run ();
}
