/* test-sqlite-errors.c — each call of the store to SQLite and the system fails in turn, once
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An operation during which a call failed says that it failed, and the library is as it was before
 * it, or as it would be after it; tried again it succeeds. It may say that it is done only where the
 * call is one of those below, and then it is done. */
#include "fault-sqlite.h"
#include "fault-work.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* So many calls of an operation are tried at most, where not all are */
#define QUICK_TRIALS 40

/* All are, and in each manner, in a run with so many times the trials. */
#define ALL_FACTOR 20

typedef enum
{
  OPERATION_PLAIN = 0,
  OPERATION_CLOSED = 1 << 0,   /* the library is not open before */
  OPERATION_NEW = 1 << 1,      /* there is none */
  OPERATION_FIRST = 1 << 2,    /* it is that of the first version */
  OPERATION_DAMAGED = 1 << 3,  /* some of its rows are damaged */
  OPERATION_LOG = 1 << 4,      /* it has a log beside it */
  OPERATION_SPOILT = 1 << 5,   /* and its beginning is lost */
  OPERATION_NO_LINKS = 1 << 6, /* a file can have one name only */
  OPERATION_NO_INDEX = 1 << 7, /* its search index is damaged */
  OPERATION_TIDY = 1 << 8,     /* what fails is what is done after it: nobody is told, and it is done later */
} OperationFlags;

typedef struct
{
  const char    *name;
  WorkOperation  prepare; /* what is not to fail, done to the open library before it; or NULL */
  WorkOperation  operation;
  OperationFlags flags;
} Operation;

static const Operation operations[] = {
  { "add", NULL, work_add, OPERATION_PLAIN },
  { "save", NULL, work_save, OPERATION_PLAIN },
  { "save-after-step", work_step_beside, work_save, OPERATION_PLAIN },
  { "save-full", NULL, work_save_full, OPERATION_PLAIN },
  { "save-draft", NULL, work_save_draft, OPERATION_PLAIN },
  { "import", NULL, work_import, OPERATION_PLAIN },
  { "step", NULL, work_step, OPERATION_PLAIN },
  { "publish", NULL, work_publish, OPERATION_PLAIN },
  { "spike", NULL, work_spike, OPERATION_PLAIN },
  { "unspike", NULL, work_unspike, OPERATION_PLAIN },
  { "delete", work_spike, work_delete, OPERATION_PLAIN },
  { "restore-version", NULL, work_restore, OPERATION_PLAIN },
  { "name-version", NULL, work_name_version, OPERATION_PLAIN },
  { "thin", work_save, work_thin, OPERATION_PLAIN },
  { "author", NULL, work_author, OPERATION_PLAIN },
  { "rename", NULL, work_rename, OPERATION_PLAIN },
  { "adopt", NULL, work_adopt, OPERATION_PLAIN },
  { "adopt-author", NULL, work_adopt_author, OPERATION_PLAIN },
  { "load", NULL, work_load, OPERATION_PLAIN },
  { "list", NULL, work_list, OPERATION_PLAIN },
  { "search", NULL, work_search, OPERATION_PLAIN },
  { "list-versions", NULL, work_list_versions, OPERATION_PLAIN },
  { "load-version", NULL, work_load_version, OPERATION_PLAIN },
  { "load-undo", NULL, work_load_undo, OPERATION_PLAIN },
  { "list-authors", NULL, work_list_authors, OPERATION_PLAIN },
  { "load-author", NULL, work_load_author, OPERATION_PLAIN },
  { "find-file", NULL, work_find_file, OPERATION_PLAIN },
  { "load-original", NULL, work_load_original, OPERATION_PLAIN },
  { "load-whole", NULL, work_load_whole, OPERATION_PLAIN },
  { "figures", NULL, work_read_figures, OPERATION_PLAIN },
  { "check", NULL, work_check_rows, OPERATION_PLAIN },
  { "backup", work_save, work_back_up, OPERATION_PLAIN },
  { "inspect", NULL, work_inspect, OPERATION_PLAIN },
  { "verify", NULL, work_verify, OPERATION_PLAIN },
  { "duplicate", NULL, work_duplicate, OPERATION_PLAIN },
  { "put-back", NULL, work_put_back, OPERATION_CLOSED },
  { "put-back-log", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG },
  { "put-back-spoilt", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG | OPERATION_SPOILT },
  { "put-back-exchange", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG | OPERATION_SPOILT | OPERATION_NO_LINKS },
  { "close", work_save, work_close, OPERATION_PLAIN },
  { "open", NULL, work_open, OPERATION_CLOSED },
  { "open-new", NULL, work_open, OPERATION_CLOSED | OPERATION_NEW },
  { "upgrade", NULL, work_open, OPERATION_CLOSED | OPERATION_FIRST },
  { "open-log", NULL, work_open, OPERATION_CLOSED | OPERATION_LOG },
  { "tidy-save", NULL, work_save, OPERATION_TIDY },
  { "tidy-open", NULL, work_open, OPERATION_CLOSED | OPERATION_TIDY },
  { "tidy-no-index", NULL, work_open, OPERATION_CLOSED | OPERATION_TIDY | OPERATION_NO_INDEX },
  { "salvage", NULL, work_salvage, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_LOG },
};

/* What may fail in an operation that is done all the same: for which operation, or all of them, how
 * the call begins, and why. */
static const struct
{
  const char *operation;
  const char *call;
  const char *reason;
} harmless[] = {
  { NULL, "lstat: ", "it is looked at again" },
  { NULL, "pread: ", "it is read again" },
  { NULL, "close: library", "every statement is finalized by then: SQLite cannot refuse it" },
  { NULL, "close: a file", "it was only read, or its bytes are synced by then" },
  { NULL, "prepare: PRAGMA integrity_check", "then each table is checked alone, as where the search index is damaged" },
  { NULL, "step: PRAGMA integrity_check", "the same" },
  { NULL, "column: PRAGMA integrity_check", "the same" },
  { NULL, "prepare: PRAGMA quick_check", "the same" },
  { NULL, "step: PRAGMA quick_check", "the same" },
  { NULL, "column: PRAGMA quick_check", "the same" },
  { "put-back", "open: to write", "a log that cannot be brought into the file is kept together with it" },
  { "put-back", "exec: PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", "the same" },
  { "put-back", "checkpoint: truncate", "the same" },
  { "salvage", "fstat: ", "it is asked for again" },
  { "salvage", "open: a file", "it is opened again" },
  { "salvage", "opendir: ", "what an earlier one has left over is deleted by the next" },
  { "save-draft", "prepare: INSERT INTO undo", "what can be undone does not stand in the way of the text" },
  { "save-draft", "bind: INSERT INTO undo", "the same" },
  { "save-draft", "step: INSERT INTO undo", "the same" },
  { "save-draft", "prepare: DELETE FROM undo", "the same" },
  { "save-draft", "bind: DELETE FROM undo", "the same" },
  { "save-draft", "step: DELETE FROM undo", "the same" },
};

static const FaultManner manners[] = {
  { SQLITE_NOMEM, FALSE },
  { SQLITE_IOERR_FSYNC, TRUE },
  { SQLITE_FULL, FALSE },
  { SQLITE_IOERR_READ, FALSE },
};

typedef struct
{
  char *root;
  char *folder; /* of the library */
  char *kept;   /* how it is before each trial */
  char *image;
  Work *start;

  char *before; /* what the library holds without the operation, and with it */
  char *after;
  char *told; /* what the operation says */

  guint n_trials;
  guint n_failed;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("newsroom-errors-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "disk", NULL);
  fixture->kept = g_build_filename (fixture->root, "kept", NULL);
  fixture->image = g_build_filename (fixture->root, "image", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  work_clear_folder (fixture->root);
  g_rmdir (fixture->root);
  g_free (fixture->root);
  work_free (fixture->start);
  g_free (fixture->folder);
  g_free (fixture->kept);
  g_free (fixture->image);
  g_free (fixture->before);
  g_free (fixture->after);
  g_free (fixture->told);
}

static void
copy_folder (const char *from,
             const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (from, name, NULL);
      g_autofree char *copy = g_build_filename (to, name, NULL);
      g_autofree char *contents = NULL;
      gsize            size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        copy_folder (path, copy);
      else if (g_file_get_contents (path, &contents, &size, NULL))
        g_assert_true (g_file_set_contents_full (copy, contents, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* Returns: (transfer full): each byte of a library that cannot be used */
static char *
sum_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  g_autoptr (GString) sums = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *contents = NULL;
      g_autofree char *sum = NULL;
      gsize            size = 0;

      if (g_file_get_contents (file, &contents, &size, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)contents, size);
      g_string_append_printf (sums, "%s ", sum);
    }

  return g_strdup (sums->str);
}

/* Returns: (transfer full): what a library that may be in use holds, looked at in a copy */
static char *
look (Fixture         *fixture,
      const Operation *operation)
{
  g_autoptr (GError) error = NULL;
  char *digest;

  work_clear_folder (fixture->image);
  copy_folder (fixture->folder, fixture->image);
  digest = work_check (fixture->image, TRUE, &error);
  if (digest == NULL && (operation->flags & (OPERATION_DAMAGED | OPERATION_SPOILT)) != 0)
    return sum_files (fixture->start->path);
  if (digest == NULL)
    g_test_message ("not whole: %s", error->message);
  g_assert_nonnull (digest);

  return digest;
}

static void
prepare (Fixture         *fixture,
         const Operation *operation)
{
  fixture->start = work_new (fixture->folder);
  if ((operation->flags & OPERATION_FIRST) != 0)
    work_prepare_first_version (fixture->start);
  else if ((operation->flags & OPERATION_NEW) == 0)
    {
      work_prepare (fixture->start);
      work_prepare_full (fixture->start);
    }
  if ((operation->flags & OPERATION_DAMAGED) != 0)
    work_damage (fixture->start);
  if ((operation->flags & OPERATION_NO_INDEX) != 0)
    g_free (run_sql (fixture->start->path, "DELETE FROM article_fts_data; DELETE FROM article_fts_docsize WHERE id > 3"));
  if ((operation->flags & OPERATION_LOG) != 0)
    work_leave_log (fixture->start, (operation->flags & OPERATION_SPOILT) != 0);
  copy_folder (fixture->folder, fixture->kept);
}

/* Returns: (transfer full): the library, as it is before the operation */
static Work *
begin (Fixture         *fixture,
       const Operation *operation)
{
  g_autoptr (Work) work = work_new (fixture->folder);
  g_autoptr (GError) error = NULL;

  work_clear_folder (fixture->folder);
  copy_folder (fixture->kept, fixture->folder);
  work->n_done = fixture->start->n_done;
  for (guint i = 0; i < fixture->start->articles->len; i++)
    g_ptr_array_add (work->articles, g_object_ref (g_ptr_array_index (fixture->start->articles, i)));
  if ((operation->flags & OPERATION_CLOSED) == 0 && work_open (work, &error) && operation->prepare != NULL)
    operation->prepare (work, &error);
  g_assert_no_error (error);
  /* Nothing is done in the library any more, be it behind the back. */
  if (work->store != NULL)
    g_object_unref (search (work->store, "sentence"));

  return g_steal_pointer (&work);
}

/* The operation, while a call fails. Returns: whether it says that it is done */
static gboolean
run (Work              *work,
     const Operation   *operation,
     guint              nth,
     const FaultManner *manner,
     char             **call,
     GError           **error)
{
  const gboolean is_tidy = (operation->flags & OPERATION_TIDY) != 0;
  gboolean       done;

  fault_sqlite_arm (is_tidy ? FAULT_PHASE_TIDY : FAULT_PHASE_WORK, nth, manner);
  done = operation->operation (work, error);
  /* One operation begins when all is done that is done after another. */
  if (done && is_tidy)
    g_object_unref (search (work->store, ""));
  *call = fault_sqlite_disarm ();

  return done;
}

/* After the next operation all that was left undone has been done. */
static gboolean
tell_found (Work            *work,
            const Operation *operation,
            GError         **error)
{
  if ((operation->flags & OPERATION_TIDY) == 0)
    return TRUE;
  g_object_unref (search (work->store, ""));

  return work_search (work, error);
}

/* Does it without a fault. */
static void
learn (Fixture         *fixture,
       const Operation *operation)
{
  g_autoptr (Work) work = begin (fixture, operation);
  g_autofree char *call = NULL;
  g_autoptr (GError) error = NULL;

  fixture->before = look (fixture, operation);
  run (work, operation, 0, NULL, &call, &error);
  g_assert_no_error (error);
  tell_found (work, operation, &error);
  g_assert_no_error (error);
  fixture->after = look (fixture, operation);
  fixture->told = g_strdup (work->told->str);
}

static gboolean
may_fail (const Operation   *operation,
          const char        *call,
          const FaultManner *manner)
{
  if ((operation->flags & OPERATION_TIDY) != 0)
    return TRUE;
  /* Where there is no room for both, the text is saved without what can be undone. */
  if (operation->operation == work_save_draft && manner->code == SQLITE_FULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if ((harmless[i].operation == NULL || g_str_has_prefix (operation->name, harmless[i].operation)) && g_str_has_prefix (call, harmless[i].call))
      return TRUE;

  return FALSE;
}

/* What failed is tried again, and then it is done. */
static void
try_again (Fixture         *fixture,
           Work            *work,
           const Operation *operation,
           gboolean         is_there)
{
  const gboolean   is_gone = operation->operation == work_close && work->store == NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  g_string_set_size (work->told, 0);
  if (!is_gone && work->store == NULL && (operation->flags & OPERATION_CLOSED) == 0)
    work_open (work, &error);
  g_assert_no_error (error);
  if (!is_gone && !is_there)
    operation->operation (work, &error);
  g_assert_no_error (error);
  work_close (work, &error);
  g_assert_no_error (error);
  digest = work_check (fixture->folder, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, fixture->after);
}

static void
try_fault (Fixture           *fixture,
           const Operation   *operation,
           guint              nth,
           const FaultManner *manner)
{
  g_autoptr (Work) work = begin (fixture, operation);
  g_autofree char *call = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = run (work, operation, nth, manner, &call, &error);
  fixture->n_trials++;
  fixture->n_failed += !done;
  if (g_test_verbose () || (done && call != NULL))
    g_test_message ("%u, %d%s: %.90s: %s", nth, manner->code, manner->is_late ? " after it" : "", call, done ? "done" : error->message);
  g_assert_true (done == (error == NULL));
  if (done && call != NULL && !may_fail (operation, call, manner))
    g_test_fail ();
  if (done)
    tell_found (work, operation, &error);
  else if ((operation->flags & OPERATION_TIDY) != 0)
    g_test_fail ();
  if (done)
    g_assert_no_error (error);

  digest = look (fixture, operation);
  if (done || !g_str_equal (digest, fixture->before))
    g_assert_cmpstr (digest, ==, fixture->after);
  if (done)
    g_assert_cmpstr (work->told->str, ==, fixture->told);
  else
    try_again (fixture, work, operation, !g_str_equal (digest, fixture->before));
}

/* Of a call that is made for each row the first is tried, and the last; in the longest run each. */
static GArray *
choose_calls (gboolean all)
{
  GPtrArray *calls = fault_sqlite_get_calls ();
  GArray    *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < calls->len; i++)
    g_hash_table_insert (last, calls->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < calls->len; i++)
    {
      const guint nth = i + 1;

      if (g_hash_table_add (seen, calls->pdata[i]) || GPOINTER_TO_UINT (g_hash_table_lookup (last, calls->pdata[i])) == i || all)
        g_array_append_val (chosen, nth);
    }

  return chosen;
}

static void
test_operation (Fixture      *fixture,
                gconstpointer data)
{
  const Operation *operation = data;
  const gboolean   all = work_get_trials (1) >= ALL_FACTOR;
  const guint      n_manners = all ? G_N_ELEMENTS (manners) : 1;
  g_autoptr (GArray) chosen = NULL;
  guint stride;

  prepare (fixture, operation);
  fault_sqlite_refuse_links ((operation->flags & OPERATION_NO_LINKS) != 0);
  learn (fixture, operation);
  chosen = choose_calls (all);
  g_assert_cmpuint (chosen->len, >, 0);
  stride = all ? 1 : 1 + (chosen->len - 1) / work_get_trials (QUICK_TRIALS);
  for (guint i = 0; i < chosen->len; i += stride)
    for (guint j = 0; j < n_manners; j++)
      try_fault (fixture, operation, g_array_index (chosen, guint, i), &manners[(i / stride + j) % G_N_ELEMENTS (manners)]);
  fault_sqlite_refuse_links (FALSE);
  g_test_message ("%u trials, %u of which failed and said so", fixture->n_trials, fixture->n_failed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/sqlite-errors/%s", operations[i].name);

      g_test_add (path, Fixture, &operations[i], set_up, test_operation, tear_down);
    }

  return g_test_run ();
}
