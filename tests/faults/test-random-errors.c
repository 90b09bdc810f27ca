/* test-random-errors.c — now and then a call fails, any of them: what was acknowledged is there, and work goes on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include "fault-disk.h"
#include "fault-trial.h"

#define SEED 20260101
#define N_SEQUENCES 420
#define N_STEPS 30

/* Calls of which one in twenty fails are those that an operation makes few of. To open a library is to
 * read some dozens of times and to ask for memory some thousands of times: of these fewer fail. */
typedef struct
{
  const char *name;
  FaultKind   kinds;
  guint       per_mille;
  int         error_number;
  guint       memory_every; /* of so many allocations of SQLite one is not given; 0 for none */
} Trouble;

static const Trouble troubles[] = {
  { "write", FAULT_WRITE | FAULT_CUT | FAULT_NAME, 50, EIO, 0 },
  { "full", FAULT_WRITE | FAULT_CUT | FAULT_NAME, 50, ENOSPC, 0 },
  { "sync", FAULT_SYNC, 50, EIO, 0 },
  { "read", FAULT_READ, 10, EIO, 0 },
  { "memory", 0, 0, 0, 20000 },
  { "everything", FAULT_READ | FAULT_WRITE | FAULT_CUT | FAULT_NAME | FAULT_SYNC, 8, EIO, 40000 },
};

/* A version that the store said it has */
typedef struct
{
  gint64 id;
  gint64 sequence;
  char  *body;
} Acknowledged;

typedef struct
{
  Trials     trials; /* of which the image is what is on the disk when the process is killed */
  Work      *work;
  GRand     *rand;
  GPtrArray *acknowledged;
  guint      n_done;
} Fixture;

static const WorkOperation operations[] = {
  work_save,
  work_save,
  work_save,
  work_save_long,
  work_add,
  work_import,
  work_step,
  work_restore,
  work_author,
  work_step_beside,
  work_back_up,
  work_reopen,
};

static void
acknowledged_free (Acknowledged *version)
{
  g_free (version->body);
  g_free (version);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  trials_set_up (&fixture->trials, data);
  fixture->rand = g_rand_new_with_seed (SEED);
  fixture->acknowledged = g_ptr_array_new_with_free_func ((GDestroyNotify)acknowledged_free);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  trials_tear_down (&fixture->trials, data);
  g_rand_free (fixture->rand);
  g_ptr_array_unref (fixture->acknowledged);
}

/* What the store gave back after an operation that was done is promised. */
static void
note_acknowledged (Fixture *fixture)
{
  GPtrArray *articles = fixture->work->articles;

  g_ptr_array_set_size (fixture->acknowledged, 0);
  for (guint i = 0; i < articles->len; i++)
    {
      NewsroomArticle *article = g_ptr_array_index (articles, i);
      Acknowledged    *version = g_new (Acknowledged, 1);

      version->id = newsroom_article_get_id (article);
      version->sequence = newsroom_article_get_sequence (article);
      version->body = g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
      g_ptr_array_add (fixture->acknowledged, version);
    }
}

/* Another text is in the row than the one that is known: as the editor's draft, it is read again. */
static void
read_again (Work *work)
{
  for (guint i = 0; i < work->articles->len; i++)
    {
      gint64           id = newsroom_article_get_id (g_ptr_array_index (work->articles, i));
      NewsroomArticle *loaded = work->store != NULL ? load_article (work->store, id, NULL) : NULL;

      if (loaded == NULL)
        continue;
      g_object_unref (g_ptr_array_index (work->articles, i));
      g_ptr_array_index (work->articles, i) = loaded;
    }
}

static void
take_step (Fixture *fixture)
{
  WorkOperation operation = operations[g_rand_int_range (fixture->rand, 0, G_N_ELEMENTS (operations))];
  g_autoptr (GError) error = NULL;

  if (fixture->work->store == NULL)
    operation = work_open;
  if (operation (fixture->work, &error))
    {
      fixture->n_done++;
      note_acknowledged (fixture);
      return;
    }

  fixture->trials.n_failed++;
  g_assert_nonnull (error);
  /* Nobody has taken the file away. */
  g_assert_false (g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_MOVED));
  if (g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT))
    read_again (fixture->work);
}

static NewsroomArticle *
load_version (NewsroomStore *store,
              gint64         id,
              gint64         sequence,
              GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_revision_async (store, id, sequence, NULL, keep_result_cb, &result);

  return newsroom_store_load_revision_finish (store, wait_for (&result), error);
}

/* The library is whole, and has each promised version with its text. */
static void
assert_kept (Fixture    *fixture,
             const char *folder)
{
  g_autoptr (Work) work = work_new (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = work_check (folder, TRUE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (digest);
  g_assert_true (work_open (work, &error));
  for (guint i = 0; i < fixture->acknowledged->len; i++)
    {
      const Acknowledged *version = g_ptr_array_index (fixture->acknowledged, i);
      g_autoptr (NewsroomArticle) stored = load_version (work->store, version->id, version->sequence, &error);
      g_autoptr (NewsroomArticle) newest = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, version->body);
      newest = load_article (work->store, version->id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (newsroom_article_get_sequence (newest), >=, version->sequence);
    }
}

/* What a process leaves that is killed now; and if the power goes, too, of what is not safe anything */
static void
check_ended (Fixture *fixture)
{
  const guint position = fault_disk_get_position ();
  GRand      *rands[] = { NULL, fixture->rand, fixture->rand };

  fault_disk_end ();
  fault_disk_rewind ();
  for (guint i = 0; i < G_N_ELEMENTS (rands); i++)
    {
      work_clear_folder (fixture->trials.image);
      fault_disk_write_image (position, rands[i], fixture->trials.image);
      assert_kept (fixture, fixture->trials.image);
    }
}

static void
try_sequence (Fixture       *fixture,
              const Trouble *trouble)
{
  const guint32 seed = g_rand_int (fixture->rand);
  g_autoptr (GError) error = NULL;

  g_test_message ("seed %u", seed);
  g_rand_set_seed (fixture->rand, seed);
  work_clear_folder (fixture->trials.folder);
  fixture->work = work_new (fixture->trials.folder);
  work_prepare (fixture->work);
  g_assert_true (work_open (fixture->work, &error));
  note_acknowledged (fixture);

  fault_disk_begin (fixture->trials.folder);
  if (trouble->kinds != 0)
    fault_disk_set_random_faults (trouble->kinds, trouble->per_mille, trouble->error_number, seed);
  if (trouble->memory_every > 0)
    fault_memory_set (1 + seed % trouble->memory_every, trouble->memory_every);
  for (guint i = 0; i < N_STEPS; i++)
    take_step (fixture);
  fault_disk_clear_fault ();
  fault_memory_clear ();
  check_ended (fixture);

  /* The trouble is over: work goes on, without a new start where the library is still open. */
  if (fixture->work->store == NULL)
    g_assert_true (work_open (fixture->work, &error));
  read_again (fixture->work);
  g_assert_true (work_save (fixture->work, &error));
  note_acknowledged (fixture);
  g_assert_true (work_close (fixture->work, &error));
  assert_kept (fixture, fixture->trials.folder);
  g_clear_pointer (&fixture->work, work_free);
}

static void
test_trouble (Fixture      *fixture,
              gconstpointer data)
{
  const guint n_sequences = work_get_trials (N_SEQUENCES / G_N_ELEMENTS (troubles));

  for (guint i = 0; i < n_sequences; i++)
    try_sequence (fixture, data);
  g_test_message ("%u trials of %u operations: %u done, %u failed and said so (seed %d)", n_sequences, N_STEPS, fixture->n_done, fixture->trials.n_failed, SEED);
  g_assert_cmpuint (fixture->n_done, >, 0);
  g_assert_cmpuint (fixture->trials.n_failed, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_memory_install ();
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/random-errors/%s", troubles[i].name);

      g_test_add (path, Fixture, &troubles[i], set_up, test_trouble, tear_down);
    }

  return g_test_run ();
}
