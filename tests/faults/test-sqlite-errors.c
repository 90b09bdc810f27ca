/* test-sqlite-errors.c — each call of the store to SQLite and the system fails in turn, once
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An operation during which a call failed says that it failed, and the library is as it was before
 * it, or as it would be after it; tried again it succeeds. It may say that it is done only where the
 * call is one of those below, and then it is done. */
#include "fault-sqlite.h"
#include "fault-trial.h"

#include <sqlite3.h>
#include <string.h>

/* So many calls of an operation are tried at most, where not all are */
#define QUICK_TRIALS 30

/* All are, and in each manner, in a run with so many times the trials. */
#define ALL_FACTOR 20

/* What is made at random is the same each time, and so is which call is the nth. */
#define RANDOM_SEED 1

typedef enum
{
  OPERATION_PLAIN = 0,
  OPERATION_CLOSED = 1 << 0,    /* the library is not open before */
  OPERATION_NEW = 1 << 1,       /* there is none */
  OPERATION_FIRST = 1 << 2,     /* it is that of the first version */
  OPERATION_DAMAGED = 1 << 3,   /* some of its rows are damaged */
  OPERATION_MORE = 1 << 4,      /* and others, which a backup would help with */
  OPERATION_ROW = 1 << 5,       /* the row of one article is damaged, its version is not */
  OPERATION_LOG = 1 << 6,       /* it has a log beside it */
  OPERATION_SPOILT = 1 << 7,    /* and its beginning is lost */
  OPERATION_NO_INDEX = 1 << 8,  /* its search index is damaged */
  OPERATION_UNCHECKED = 1 << 9, /* and nobody has looked at that */
  OPERATION_NO_LINKS = 1 << 10, /* a file can have one name only */
  OPERATION_NO_FLAGS = 1 << 11, /* no file can be renamed with flags */
  OPERATION_UNSOUND = 1 << 13,  /* a page of it is damaged, which nothing mends here */
  OPERATION_PARTED = 1 << 14,   /* an exchange that was killed has left its log beside another name of it */
  OPERATION_OLDER = 1 << 15,    /* of some articles an older row or version is all that is whole */
  OPERATION_UNDONE = 1 << 16,   /* its backup is of a time that was undone, and one of its articles is another */
  OPERATION_TORN = 1 << 17,     /* what its log has is behind a frame that is damaged */
  OPERATION_NEWER = 1 << 18,    /* a newer version wrote it, and it is only read; some of it is not in its index */
  OPERATION_TIDY = 1 << 12,     /* what fails is what is done after it: nobody is told, and it is done later */
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
  { "add-again", work_add_uncertain, work_add, OPERATION_PLAIN },
  { "add-in-vain", work_add_in_vain, work_add_once, OPERATION_PLAIN },
  { "save", NULL, work_save, OPERATION_PLAIN },
  { "save-in-vain", work_save_in_vain, work_save, OPERATION_PLAIN },
  { "save-after-fault", work_fail_to_save, work_save, OPERATION_PLAIN },
  { "load-after-fault", work_fail_to_save, work_load, OPERATION_PLAIN },
  { "close-after-fault", work_fail_to_save, work_close, OPERATION_PLAIN },
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
  { "thin-many", work_write_first, work_thin, OPERATION_PLAIN },
  { "author", NULL, work_author, OPERATION_PLAIN },
  { "rename", NULL, work_rename, OPERATION_PLAIN },
  { "rename-credited", NULL, work_rename_credited, OPERATION_PLAIN },
  { "adopt", NULL, work_adopt, OPERATION_PLAIN },
  { "adopt-files", NULL, work_adopt_files, OPERATION_PLAIN },
  { "adopt-name", work_credit_nameless, work_adopt_name, OPERATION_PLAIN },
  { "adopt-author", NULL, work_adopt_author, OPERATION_PLAIN },
  { "adopt-author-known", NULL, work_adopt_known_author, OPERATION_PLAIN },
  { "import-author", NULL, work_import_author, OPERATION_PLAIN },
  { "load", NULL, work_load, OPERATION_PLAIN },
  { "load-version-instead", NULL, work_load_first, OPERATION_ROW },
  { "search-no-index", NULL, work_search, OPERATION_NO_INDEX | OPERATION_UNCHECKED },
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
  { "backup-no-flags", work_save, work_back_up, OPERATION_NO_FLAGS },
  { "inspect", NULL, work_inspect, OPERATION_PLAIN },
  { "verify", NULL, work_verify, OPERATION_PLAIN },
  { "duplicate", NULL, work_duplicate, OPERATION_PLAIN },
  { "put-back", NULL, work_put_back, OPERATION_CLOSED },
  { "put-back-log", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG },
  { "put-back-spoilt", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG | OPERATION_SPOILT },
  { "put-back-exchange", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG | OPERATION_SPOILT | OPERATION_NO_LINKS },
  { "put-back-parted", NULL, work_put_back, OPERATION_CLOSED | OPERATION_LOG | OPERATION_PARTED },
  { "hold", NULL, work_hold, OPERATION_CLOSED },
  { "hold-log", NULL, work_hold, OPERATION_CLOSED | OPERATION_LOG },
  { "hold-parted", NULL, work_hold, OPERATION_CLOSED | OPERATION_LOG | OPERATION_PARTED },
  { "close", work_save, work_close, OPERATION_PLAIN },
  { "open", NULL, work_open, OPERATION_CLOSED },
  { "open-new", NULL, work_open, OPERATION_CLOSED | OPERATION_NEW },
  { "upgrade", NULL, work_open, OPERATION_CLOSED | OPERATION_FIRST },
  { "open-unsound", NULL, work_refuse_opening, OPERATION_CLOSED | OPERATION_UNSOUND },
  { "verify-unsound", NULL, work_refuse_verifying, OPERATION_CLOSED | OPERATION_UNSOUND },
  { "open-newer", NULL, work_open, OPERATION_CLOSED | OPERATION_NEWER },
  { "search-newer", NULL, work_count_found, OPERATION_NEWER },
  { "open-log", NULL, work_open, OPERATION_CLOSED | OPERATION_LOG },
  { "open-parted", NULL, work_open, OPERATION_CLOSED | OPERATION_LOG | OPERATION_PARTED },
  { "tidy-save", NULL, work_save, OPERATION_TIDY },
  { "tidy-open", NULL, work_open, OPERATION_CLOSED | OPERATION_TIDY },
  { "tidy-no-index", NULL, work_open, OPERATION_CLOSED | OPERATION_TIDY | OPERATION_NO_INDEX },
  { "salvage", NULL, work_salvage, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_LOG },
  { "salvage-alone", NULL, work_salvage_alone, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_MORE },
  { "salvage-older", NULL, work_salvage_alone, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_OLDER },
  { "salvage-undone", NULL, work_salvage, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_UNDONE },
  { "salvage-torn", NULL, work_salvage, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_LOG | OPERATION_TORN },
  { "salvage-parted", NULL, work_salvage, OPERATION_CLOSED | OPERATION_DAMAGED | OPERATION_LOG | OPERATION_PARTED },
  { "idle-check", NULL, work_check_idly, OPERATION_CLOSED },
};

/* What may fail in an operation that is done all the same: in which operation, or in all of them, what
 * is in the call, and why. */
static const struct
{
  const char *operation;
  const char *call;
  const char *reason;
} harmless[] = {
  { NULL, "lstat: ", "it is looked at again" },
  { NULL, "access: ", "it is opened to be read alone, and says so" },
  { NULL, "pread: ", "it is read again" },
  { NULL, "close: library", "every statement is finalized by then: SQLite cannot refuse it" },
  { NULL, "close: a file", "it was only read, or its bytes are synced by then" },
  { NULL, "db_config: 1006", "what SQLite knows how to do it does, and the opening has asked for this" },
  { NULL, ": PRAGMA integrity_check", "then each table is checked alone, as where the search index is damaged" },
  { NULL, ": PRAGMA quick_check", "the same" },
  { "backup-no-flags", "unlink: ", "a file has one name too many, which is no backup's" },
  { "put-back", "open: to write", "a log that cannot be brought into the file is kept together with it" },
  { "put-back", "exec: PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", "the same" },
  { "put-back", "file_control: 20", "the same" },
  { "put-back", "checkpoint: truncate", "the same" },
  { "idle-check", ": PRAGMA foreign_key_check", "nobody has asked for it, and it is done after each start" },
  { "idle-check", ": PRAGMA page_count", "the same" },
  { "idle-check", ": SELECT", "the same" },
  { "hold", "open: to write", "what is in a log stays there, and then nothing is copied" },
  { "hold", "exec: PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", "the same" },
  { "hold", "file_control: 20", "the same" },
  { "hold", "checkpoint: truncate", "the same" },
  { "idle-check", ": VALUES", "the same" },
  { "salvage", "open: a file", "it is opened again" },
  { "salvage", "opendir: ", "what an earlier one has left over is deleted by the next" },
  { "search-no-index", "unlink: ", "what an earlier renewal of the log has left over: a file that is not there" },
  { "save-after-fault", "unlink: ", "the same" },
  { "load-after-fault", "unlink: ", "the same" },
  { "close-after-fault", "unlink: ", "the same" },
  { "save-in-vain", "unlink: ", "the same" },
  { "add-in-vain", "unlink: ", "the same" },
  { "search-newer", "article_fts", "without the index every article is read" },
  { "search-newer", "article_text ORDER BY", "the same" },
  { "search-newer", "FROM unindexed", "the same" },
  { "save-draft", ": INSERT INTO undo", "what can be undone does not stand in the way of the text" },
  { "save-draft", ": DELETE FROM undo", "the same" },
};

static const FaultManner manners[] = {
  { SQLITE_NOMEM, FALSE },
  { SQLITE_IOERR_FSYNC, TRUE },
  { SQLITE_FULL, FALSE },
  { SQLITE_IOERR_READ, FALSE },
};

/* The call is made, and says that it failed. */
#define LATE_MANNER 1

typedef Trials Fixture;

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
  g_autoptr (Work) image = work_new (fixture->image);
  g_autofree char *sums = NULL;
  char            *digest;

  if ((operation->flags & (OPERATION_ROW | OPERATION_UNSOUND | OPERATION_NEWER)) != 0)
    return g_strdup ("");

  work_clear_folder (fixture->image);
  work_copy_folder (fixture->folder, fixture->image);
  if ((operation->flags & OPERATION_PARTED) != 0)
    work_join_log (fixture->start, image);
  sums = sum_files (image->path);
  digest = work_check (fixture->image, TRUE, &error);
  if (digest == NULL && (operation->flags & (OPERATION_DAMAGED | OPERATION_SPOILT)) != 0)
    return g_steal_pointer (&sums);
  if (digest == NULL)
    g_test_message ("not whole: %s", error->message);
  g_assert_nonnull (digest);

  return digest;
}

static void
write_and_damage (Work *work)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (work_open (work, &error) && work_write_first (work, &error) && work_close (work, &error));
  work_damage_more (work);
}

static void
prepare (Fixture         *fixture,
         const Operation *operation)
{
  g_random_set_seed (RANDOM_SEED);
  fixture->start = work_new (fixture->folder);
  if ((operation->flags & OPERATION_FIRST) != 0)
    work_prepare_first_version (fixture->start);
  else if ((operation->flags & OPERATION_NEW) == 0)
    {
      work_prepare (fixture->start);
      work_prepare_full (fixture->start);
    }
  if ((operation->flags & OPERATION_MORE) != 0)
    write_and_damage (fixture->start);
  else if ((operation->flags & OPERATION_OLDER) != 0)
    work_damage_older (fixture->start);
  else if ((operation->flags & OPERATION_UNDONE) != 0)
    work_damage_undone (fixture->start);
  else if ((operation->flags & OPERATION_DAMAGED) != 0)
    work_damage (fixture->start);
  if ((operation->flags & OPERATION_NO_INDEX) != 0)
    g_free (run_sql (fixture->start->path, "DELETE FROM article_fts_data; DELETE FROM article_fts_docsize WHERE id > 3"));
  if ((operation->flags & OPERATION_ROW) != 0)
    g_free (run_sql (fixture->start->path, "UPDATE article SET body = 'Worms' WHERE id = 1"));
  if ((operation->flags & OPERATION_NEWER) != 0)
    g_free (run_sql (fixture->start->path, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99; INSERT INTO unindexed SELECT id FROM article WHERE id < 3"));
  if ((operation->flags & OPERATION_UNSOUND) != 0)
    work_damage_index (fixture->start);
  if ((operation->flags & OPERATION_LOG) != 0)
    work_leave_log (fixture->start, (operation->flags & OPERATION_SPOILT) != 0);
  if ((operation->flags & OPERATION_TORN) != 0)
    work_tear_log (fixture->start);
  work_copy_folder (fixture->folder, fixture->kept);
}

/* Returns: (transfer full): the library, as it is before the operation */
static Work *
begin (Fixture         *fixture,
       const Operation *operation)
{
  g_autoptr (Work) work = trials_begin (fixture);
  g_autoptr (GError) error = NULL;

  if ((operation->flags & OPERATION_PARTED) != 0)
    work_part_log (work);
  if ((operation->flags & OPERATION_UNCHECKED) != 0)
    work_open_unchecked (work, &error);
  else if ((operation->flags & OPERATION_CLOSED) == 0 && work_open (work, &error) && operation->prepare != NULL)
    operation->prepare (work, &error);
  g_assert_no_error (error);
  /* Nothing is done in the library any more, be it behind the back. */
  if (work->store != NULL && operation->prepare != work_fail_to_save && (operation->flags & OPERATION_UNCHECKED) == 0)
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
    if ((harmless[i].operation == NULL || g_str_has_prefix (operation->name, harmless[i].operation)) && strstr (call, harmless[i].call) != NULL)
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
  if ((operation->flags & (OPERATION_ROW | OPERATION_UNSOUND | OPERATION_NEWER)) != 0)
    return;
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
  const FaultManner damage = { SQLITE_CORRUPT, FALSE };
  gboolean          done;

  if (operation->operation == work_check_idly)
    manner = &damage;
  done = run (work, operation, nth, manner, &call, &error);
  fixture->n_trials++;
  fixture->n_failed += !done;
  if (g_test_verbose () || (done && call != NULL))
    g_test_message ("%u, %d%s: %.90s: %s", nth, manner->code, manner->is_late ? " after it" : "", call, done ? "done" : error->message);
  g_assert_true (done == (error == NULL));
  if (done && call != NULL && !may_fail (operation, call, manner))
    g_test_fail ();
  /* Where what is read is damaged, that is told. */
  if (operation->operation == work_check_idly && done)
    {
      g_assert_true (work->told->len > 0 || (strstr (call, "step: SELECT") == NULL && strstr (call, "step: PRAGMA foreign") == NULL));
      g_string_set_size (work->told, 0);
    }
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

/* Where a file gets a name, or loses one: the system may do that and say that it has not. */
static GArray *
choose_names (void)
{
  static const char *const names[] = { "rename: ", "renameat2: ", "link: ", "unlink: " };
  GPtrArray               *calls = fault_sqlite_get_calls ();
  GArray                  *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < calls->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      if (g_str_has_prefix (calls->pdata[i], names[j]))
        {
          const guint nth = i + 1;

          g_array_append_val (chosen, nth);
        }

  return chosen;
}

/* For tests/faults/mutate.py: only these calls, each made and not made */
static void
try_calls (Fixture         *fixture,
           const Operation *operation,
           const char      *numbers)
{
  g_auto (GStrv) each = g_strsplit (numbers, ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    for (guint j = 0; j < 2; j++)
      try_fault (fixture, operation, (guint)g_ascii_strtoull (each[i], NULL, 10), &manners[j]);
}

static void
sweep (Fixture         *fixture,
       const Operation *operation)
{
  const gboolean all = work_get_trials (1) >= ALL_FACTOR;
  const guint    n_manners = all ? G_N_ELEMENTS (manners) : 1;
  g_autoptr (GArray) chosen = choose_calls (all);
  g_autoptr (GArray) names = choose_names ();
  const guint stride = all ? 1 : 1 + (chosen->len - 1) / work_get_trials (QUICK_TRIALS);

  g_assert_cmpuint (chosen->len, >, 0);
  for (guint i = 0; i < chosen->len; i += stride)
    for (guint j = 0; j < n_manners; j++)
      try_fault (fixture, operation, g_array_index (chosen, guint, i), &manners[(i / stride + j) % G_N_ELEMENTS (manners)]);
  for (guint i = 0; i < names->len; i++)
    try_fault (fixture, operation, g_array_index (names, guint, i), &manners[LATE_MANNER]);
}

static void
test_operation (Fixture      *fixture,
                gconstpointer data)
{
  const Operation *operation = data;
  const char      *only = g_getenv ("NEWSROOM_FAULT_ONLY");
  const char      *trace = g_getenv ("NEWSROOM_FAULT_TRACE");
  FILE            *file = trace != NULL ? fopen (trace, "w") : NULL;

  prepare (fixture, operation);
  fault_sqlite_refuse_links ((operation->flags & OPERATION_NO_LINKS) != 0);
  fault_sqlite_refuse_flags ((operation->flags & OPERATION_NO_FLAGS) != 0);
  fault_sqlite_trace (file);
  learn (fixture, operation);
  fault_sqlite_trace (NULL);
  if (file != NULL)
    fclose (file);
  else if (only != NULL)
    try_calls (fixture, operation, only);
  else
    sweep (fixture, operation);
  fault_sqlite_refuse_links (FALSE);
  fault_sqlite_refuse_flags (FALSE);
  g_test_message ("%u trials, %u of which failed and said so", fixture->n_trials, fixture->n_failed);
}

/* A copy that has less in it than what was copied is no backup, whatever SQLite says of it. */
static void
test_spoilt_copy (Fixture      *fixture,
                  gconstpointer data)
{
  const Operation *operation = data;
  g_autoptr (Work) work = NULL;
  g_autoptr (GError) error = NULL;

  prepare (fixture, operation);
  work = begin (fixture, operation);
  fault_sqlite_spoil_copies (TRUE);
  g_assert_false (operation->operation (work, &error));
  fault_sqlite_spoil_copies (FALSE);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/sqlite-errors/%s", operations[i].name);

      g_test_add (path, Fixture, &operations[i], trials_set_up, test_operation, trials_tear_down);
      if (operations[i].operation == work_back_up || operations[i].operation == work_duplicate || g_str_equal (operations[i].name, "put-back") ||
          (operations[i].flags & OPERATION_FIRST) != 0)
        {
          g_autofree char *spoilt = g_strconcat (path, "/spoilt-copy", NULL);

          g_test_add (spoilt, Fixture, &operations[i], trials_set_up, test_spoilt_copy, trials_tear_down);
        }
    }

  return g_test_run ();
}
