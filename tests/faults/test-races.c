/* test-races.c — typing, saves on their way, switching, undo, restore and close in any order, against a model
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <errno.h>
#include <stdlib.h>

#define SEED 20260101
#define N_SEQUENCES 2000
#define N_STEPS 50
#define N_ARTICLES 3

/* What must be in an article: the model. */
typedef struct
{
  gint64         id; /* 0 until there is a row */
  NewsroomDraft *draft;
  GPtrArray     *texts; /* what was typed, the newest last; undo takes it off */
  GPtrArray     *kept;  /* what was acknowledged as a checkpoint, for ever in the history */
} Article;

typedef struct
{
  NewsroomStore *store;
  char          *path;
  GRand         *rand;
  Article        articles[N_ARTICLES];
  guint          shown; /* which one the editor has before him */
  guint          number;
} Model;

static int sync_countdown;

/* SQLite calls this one for its syncs. Nobody cuts the power here. */
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

static const char *
get_text (const Article *article)
{
  return article->texts->len > 0 ? g_ptr_array_index (article->texts, article->texts->len - 1) : "";
}

static void
show_text (Article *article)
{
  newsroom_article_set_text (newsroom_draft_get_article (article->draft), NEWSROOM_FIELD_BODY, get_text (article));
}

static void
forget_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  newsroom_draft_save_finish (NEWSROOM_DRAFT (source), result, NULL);
}

static void
type (Model   *model,
      Article *article)
{
  g_ptr_array_add (article->texts, g_strdup_printf ("Article %d, text %u. %*s.", (int)(article - model->articles), ++model->number, g_rand_int_range (model->rand, 1, 400), "x"));
  show_text (article);
}

static void
undo (Model   *model,
      Article *article)
{
  if (article->texts->len > 1)
    g_ptr_array_remove_index (article->texts, article->texts->len - 1);
  show_text (article);
}

/* An editor waits for no autosave, but for this. */
static void
checkpoint (Model   *model,
            Article *article)
{
  if (desk_save (article->draft, NEWSROOM_CAUSE_CHECKPOINT) && article->texts->len > 0)
    g_ptr_array_add (article->kept, g_strdup (get_text (article)));
}

static void
assert_stored (Model   *model,
               Article *article)
{
  g_autoptr (NewsroomArticle) stored = desk_load (model->store, article->id);

  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, get_text (article));
}

/* Ends the draft as it is, saved or not: what was typed must be there when it is opened again. */
static void
leave (Model   *model,
       Article *article)
{
  if (!desk_save (article->draft, NEWSROOM_CAUSE_AUTOSAVE))
    g_assert_true (desk_save (article->draft, NEWSROOM_CAUSE_AUTOSAVE));
  article->id = newsroom_article_get_id (newsroom_draft_get_article (article->draft));
  g_clear_object (&article->draft);
}

static void
come_back (Model   *model,
           Article *article)
{
  g_autoptr (NewsroomArticle) loaded = article->id != 0 ? desk_load (model->store, article->id) : newsroom_article_new ();

  g_assert_cmpstr (newsroom_article_get_text (loaded, NEWSROOM_FIELD_BODY), ==, get_text (article));
  article->draft = newsroom_draft_new (model->store, loaded);
}

/* To another article while the save of this one may be under way: it is let go unsaved. */
static void
switch_article (Model   *model,
                Article *article)
{
  article->id = newsroom_article_get_id (newsroom_draft_get_article (article->draft));
  if (article->id != 0 && newsroom_draft_get_status (article->draft) != NEWSROOM_DRAFT_FAILED && sync_countdown == 0)
    g_clear_object (&article->draft);
  else
    leave (model, article);
  /* Its last save stands in the queue before this load, but for one that follows another's text. */
  for (guint i = 0; article->id != 0 && i < 3; i++)
    g_object_unref (desk_load (model->store, article->id));
  come_back (model, article);
  model->shown = (model->shown + 1) % N_ARTICLES;
}

static NewsroomArticle *
load_version (Model *model,
              gint64 id,
              gint64 sequence)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_load_revision_async (model->store, id, sequence, NULL, desk_result_cb, &result);
  loaded = desk_await (&result);

  return newsroom_store_load_revision_finish (model->store, loaded, NULL);
}

/* As the window does it: saved, restored, read again. */
static void
restore (Model   *model,
         Article *article)
{
  g_autoptr (NewsroomArticle) version = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  GAsyncResult *result = NULL;
  gint64        sequence;

  g_atomic_int_set (&sync_countdown, 0);
  leave (model, article);
  if (article->id != 0)
    {
      g_autoptr (NewsroomArticle) now = desk_load (model->store, article->id);

      sequence = g_rand_int_range (model->rand, 1, (gint32)newsroom_article_get_sequence (now) + 1);
      version = load_version (model, article->id, sequence);
      g_assert_nonnull (version);
      newsroom_store_restore_revision_async (model->store, article->id, sequence, NULL, desk_result_cb, &result);
      restored = desk_await (&result);
      g_assert_true (newsroom_store_change_revision_finish (model->store, restored, NULL));
      g_ptr_array_add (article->texts, g_strdup (newsroom_article_get_text (version, NEWSROOM_FIELD_BODY)));
    }
  come_back (model, article);
}

static void
close_library (Model *model)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    leave (model, &model->articles[i]);
  desk_close (&model->store);
}

static void
close_and_open (Model *model)
{
  g_atomic_int_set (&sync_countdown, 0);
  close_library (model);
  model->store = desk_open (model->path);
  for (guint i = 0; i < N_ARTICLES; i++)
    come_back (model, &model->articles[i]);
}

static void
step (Model *model)
{
  Article *article = &model->articles[model->shown];

  switch (g_rand_int_range (model->rand, 0, 40))
    {
    case 0 ... 13:
      type (model, article);
      break;
    case 14 ... 17:
      undo (model, article);
      break;
    case 18 ... 21:
      newsroom_draft_save_async (article->draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, forget_cb, NULL);
      break;
    case 22 ... 23:
      checkpoint (model, article);
      break;
    case 24 ... 28:
      switch_article (model, article);
      break;
    case 29 ... 30:
      restore (model, article);
      break;
    case 31:
      close_and_open (model);
      break;
    case 32:
      g_atomic_int_set (&sync_countdown, g_rand_int_range (model->rand, 1, 3));
      break;
    default:
      g_main_context_iteration (NULL, FALSE);
    }
}

/* What was acknowledged as a version is in the history, whatever came after it. */
static void
assert_history (Model   *model,
                Article *article)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (NewsroomArticle) now = desk_load (model->store, article->id);

  for (gint64 i = 1; i <= newsroom_article_get_sequence (now); i++)
    {
      g_autoptr (NewsroomArticle) version = load_version (model, article->id, i);
      const char *text = newsroom_article_get_text (version, NEWSROOM_FIELD_BODY);

      /* No text of another article is in this one. */
      g_assert_true (text[0] == '\0' || atoi (text + strlen ("Article ")) == (int)(article - model->articles));
      g_hash_table_add (found, g_strdup (text));
    }
  for (guint i = 0; i < article->kept->len; i++)
    g_assert_true (g_hash_table_contains (found, g_ptr_array_index (article->kept, i)));
}

static void
run_sequence (Model *model)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      Article *article = &model->articles[i];

      article->id = 0;
      article->texts = g_ptr_array_new_with_free_func (g_free);
      article->kept = g_ptr_array_new_with_free_func (g_free);
      come_back (model, article);
      type (model, article);
    }
  for (guint i = 0; i < N_STEPS; i++)
    step (model);
  g_atomic_int_set (&sync_countdown, 0);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      Article *article = &model->articles[i];

      leave (model, article);
      assert_stored (model, article);
      assert_history (model, article);
      g_ptr_array_unref (article->texts);
      g_ptr_array_unref (article->kept);
    }
}

static void
test_races (DeskFixture  *fixture,
            gconstpointer data)
{
  const char *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");
  const guint n_sequences = (guint)(N_SEQUENCES * (factor != NULL ? g_ascii_strtod (factor, NULL) : 1));
  Model       model = { .store = g_steal_pointer (&fixture->store) };

  model.path = g_build_filename (fixture->folder, "library.db", NULL);
  for (guint i = 0; i < n_sequences; i++)
    {
      /* The sequence alone can be run again. */
      model.rand = g_rand_new_with_seed (SEED + i);
      g_test_message ("seed %u", SEED + i);
      run_sequence (&model);
      g_rand_free (model.rand);
    }
  g_test_message ("%u sequences of %d steps", n_sequences, N_STEPS);
  fixture->store = g_steal_pointer (&model.store);
  g_free (model.path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/faults/races", DeskFixture, NULL, desk_fixture_set_up, test_races, desk_fixture_tear_down);

  return g_test_run ();
}
