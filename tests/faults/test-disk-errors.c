/* test-disk-errors.c — every call to the disk fails in turn: nothing is acknowledged that is not there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include "fault-disk.h"
#include "fault-trial.h"

/* A sweep ends where the operation makes no more calls of the kind; not later than here */
#define MAX_CALLS 400

/* And of memory: every so many of them */
#define MAX_MEMORY 500

typedef struct
{
  const char   *name;
  WorkOperation prepare; /* what is not to fail, done to the open library before it; or NULL */
  WorkOperation operation;
  gboolean      is_closed; /* the library is not open before */
  gboolean      is_first;  /* it is that of the first version */
} Operation;

static const Operation operations[] = {
  { "save", NULL, work_save, FALSE, FALSE },
  { "save-long", work_save_long, work_save_long, FALSE, FALSE },
  { "save-after-step", work_step_beside, work_save, FALSE, FALSE },
  { "rename", work_import, work_rename, FALSE, FALSE },
  { "add", NULL, work_add, FALSE, FALSE },
  { "import", NULL, work_import, FALSE, FALSE },
  { "step", NULL, work_step, FALSE, FALSE },
  { "restore-version", NULL, work_restore, FALSE, FALSE },
  { "author", NULL, work_author, FALSE, FALSE },
  { "thin", work_save, work_thin, FALSE, FALSE },
  { "delete", work_spike, work_delete, FALSE, FALSE },
  { "backup", work_save, work_back_up, FALSE, FALSE },
  { "restore", NULL, work_put_back, TRUE, FALSE },
  { "open", NULL, work_open, TRUE, FALSE },
  { "close", work_save_long, work_close, FALSE, FALSE },
  { "upgrade", NULL, work_open, TRUE, TRUE },
};

typedef struct
{
  const char *name;
  FaultKind   kinds;
  int         error_number;
  gboolean    for_ever;
} Fault;

static const Fault faults[] = {
  { "full-once", FAULT_WRITE | FAULT_CUT | FAULT_NAME, ENOSPC, FALSE },
  { "full-for-ever", FAULT_WRITE | FAULT_CUT | FAULT_NAME, ENOSPC, TRUE },
  { "write-once", FAULT_WRITE | FAULT_CUT | FAULT_NAME, EIO, FALSE },
  { "write-for-ever", FAULT_WRITE | FAULT_CUT | FAULT_NAME, EIO, TRUE },
  { "sync-once", FAULT_SYNC, EIO, FALSE },
  { "sync-for-ever", FAULT_SYNC, EIO, TRUE },
  { "read-once", FAULT_READ, EIO, FALSE },
  { "read-for-ever", FAULT_READ, EIO, TRUE },
};

typedef struct
{
  const Operation *operation;
  const Fault     *fault; /* NULL: memory */
} Case;

typedef Trials Fixture;

/* What the disk holds now, after the end of the process: looked at in a copy. */
static char *
look (Fixture *fixture)
{
  const guint position = fault_disk_get_position ();
  g_autoptr (GError) error = NULL;
  char *digest;

  /* The store may still be at what nobody waits for. */
  fault_disk_end ();
  fault_disk_rewind ();
  work_clear_folder (fixture->image);
  fault_disk_write_image (position, NULL, fixture->image);
  digest = work_check (fixture->image, TRUE, &error);
  if (digest == NULL)
    g_test_message ("not whole: %s", error->message);
  g_assert_nonnull (digest);

  return digest;
}

/* Makes the library with which each trial begins. */
static void
prepare (Fixture         *fixture,
         const Operation *operation)
{
  fixture->start = work_new (fixture->folder);
  if (operation->is_first)
    work_prepare_first_version (fixture->start);
  else
    work_prepare (fixture->start);
  work_copy_folder (fixture->folder, fixture->kept);
}

/* Returns: (transfer full): the library, as it is before the operation */
static Work *
begin (Fixture         *fixture,
       const Operation *operation)
{
  g_autoptr (Work) work = trials_begin (fixture);
  g_autoptr (GError) error = NULL;

  if (!operation->is_closed && work_open (work, &error) && operation->prepare != NULL)
    operation->prepare (work, &error);
  g_assert_no_error (error);
  /* Nothing is done in the library any more, be it behind the back. */
  if (work->store != NULL)
    g_object_unref (search (work->store, "sentence"));

  return g_steal_pointer (&work);
}

/* Tries once more what failed, the disk being well again, and looks at the library. What a sync
 * that failed has left there all the same is not done twice. */
static void
try_again (Fixture         *fixture,
           Work            *work,
           const Operation *operation,
           gboolean         is_there)
{
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean is_gone = is_there || (operation->operation == work_close && work->store == NULL);

  if (!is_gone && work->store == NULL && !operation->is_closed)
    work_open (work, &error);
  g_assert_no_error (error);
  if (!is_gone && !operation->operation (work, &error) && !g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT))
    g_assert_no_error (error);
  g_clear_error (&error);
  work_close (work, &error);
  g_assert_no_error (error);
  digest = work_check (fixture->folder, TRUE, &error);
  g_assert_no_error (error);
}

/* The states between which the operation leads, by doing it without a fault */
static void
learn (Fixture         *fixture,
       const Operation *operation)
{
  g_autoptr (Work) work = begin (fixture, operation);
  g_autoptr (GError) error = NULL;

  fault_disk_begin (fixture->folder);
  fixture->before = look (fixture);
  fault_disk_begin (fixture->folder);
  g_assert_true (operation->operation (work, &error));
  fixture->after = look (fixture);
}

/* Returns: whether there was a call to fail */
static gboolean
try_fault (Fixture    *fixture,
           const Case *tried,
           guint       nth,
           gboolean    for_ever)
{
  g_autoptr (Work) work = begin (fixture, tried->operation);
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;
  gboolean has_struck;

  fault_disk_begin (fixture->folder);
  if (tried->fault != NULL)
    fault_disk_set_fault (tried->fault->kinds, nth, tried->fault->error_number, tried->fault->for_ever);
  else
    fault_memory_set (nth, for_ever);
  done = tried->operation->operation (work, &error);
  has_struck = tried->fault != NULL ? fault_disk_clear_fault () > 0 : fault_memory_clear ();
  fixture->n_trials++;
  fixture->n_failed += !done;
  g_test_message ("%u%s: %s", nth, for_ever ? " and all after it" : "", done ? "done" : error->message);
  g_assert_true (done || error != NULL);

  digest = look (fixture);
  if (done)
    g_assert_cmpstr (digest, ==, fixture->after);
  else if (!g_str_equal (digest, fixture->before))
    g_assert_cmpstr (digest, ==, fixture->after);
  if (!done)
    try_again (fixture, work, tried->operation, !g_str_equal (digest, fixture->before));

  return has_struck;
}

static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  const Case *tried = data;
  /* Where a part of the trials is wanted, calls are left out. */
  const guint stride = 100 / CLAMP (work_get_trials (100), 1, 100);
  guint       n = 1;

  prepare (fixture, tried->operation);
  learn (fixture, tried->operation);
  if (tried->fault != NULL)
    for (; n <= MAX_CALLS && try_fault (fixture, tried, n, FALSE); n += stride)
      ;
  /* Memory is asked for so often that most of the calls are left out. */
  for (; tried->fault == NULL && n <= MAX_MEMORY * 8 && try_fault (fixture, tried, n, n % 2 == 0); n += stride + n / work_get_trials (8))
    ;
  g_test_message ("%u trials, %u of which failed and said so", fixture->n_trials, fixture->n_failed);
  /* What is read for an operation may be in memory, and to open a library syncs nothing. */
  if (tried->fault == NULL || (tried->fault->kinds & FAULT_WRITE) != 0)
    g_assert_cmpuint (n, >, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_memory_install ();
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    for (guint j = 0; j <= G_N_ELEMENTS (faults); j++)
      {
        const Fault     *fault = j < G_N_ELEMENTS (faults) ? &faults[j] : NULL;
        g_autofree char *path = g_strdup_printf ("/faults/disk-errors/%s/%s", operations[i].name, fault != NULL ? fault->name : "memory");
        Case            *made = g_new (Case, 1);

        made->operation = &operations[i];
        made->fault = fault;
        g_test_add_vtable (path, sizeof (Fixture), made, (GTestFixtureFunc)trials_set_up, (GTestFixtureFunc)test_case, (GTestFixtureFunc)trials_tear_down);
      }

  return g_test_run ();
}
