/* test-store-salvage-record.c — rows that lie in a page, whole or cut off, and to which table they belong
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-record-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-salvage-rows-private.h"

/* https://www.sqlite.org/fileformat.html, 1.6 and 2.1 */
#define PAGE_SIZE 512
#define HEADER_PAGE_SIZE 16
#define N_PAGES 3
#define INDEX_INTERIOR 0x02
#define TABLE_INTERIOR 0x05
#define INDEX_LEAF 0x0a
#define TABLE_LEAF 0x0d
#define AT_END G_MAXUINT

/* One row in a page: where it begins, which is also what the page says of it, and its bytes */
typedef struct
{
  const char *what;
  guint8      type;
  guint       offset;
  const char *bytes;
  gsize       n_bytes;
  const char *rows; /* what is read */
} Case;

#define BYTES(bytes) bytes, sizeof (bytes) - 1
#define TEN_ZEROS "\0\0\0\0\0\0\0\0\0\0"
#define TEN_NULLS " -- -- -- -- -- -- -- -- -- --"

/* A file of three pages, of which the second has the row and the third is what may follow of a long one */
typedef struct
{
  char   *folder;
  char   *path;
  int     fd;
  guint8  bytes[N_PAGES * PAGE_SIZE];
  guint8 *page;

  /* A new library that rows are put into */
  char               *library;
  NewsroomConnection *connection;
} Paged;

static void
paged_set_up (Paged        *paged,
              gconstpointer data)
{
  paged->folder = g_dir_make_tmp ("newsroom-record-XXXXXX", NULL);
  paged->path = g_build_filename (paged->folder, "damaged.db", NULL);
  paged->fd = g_open (paged->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (paged->fd, >=, 0);
  paged->page = paged->bytes + PAGE_SIZE;
}

static void
paged_tear_down (Paged        *paged,
                 gconstpointer data)
{
  close (paged->fd);
  g_assert_no_errno (g_unlink (paged->path));
  if (paged->connection != NULL)
    {
      g_assert_true (newsroom_connection_close (paged->connection, NULL));
      newsroom_connection_free (paged->connection);
      g_assert_no_errno (g_unlink (paged->library));
    }
  g_free (paged->library);
  g_assert_no_errno (g_rmdir (paged->folder));
  g_free (paged->path);
  g_free (paged->folder);
}

static NewsroomSalvagePages *
write_case (Paged      *paged,
            const Case *written)
{
  const guint start = written->type == INDEX_INTERIOR || written->type == TABLE_INTERIOR ? 12 : 8;
  const guint offset = written->offset == AT_END ? PAGE_SIZE - (guint)written->n_bytes : written->offset;

  memset (paged->bytes, 0, sizeof paged->bytes);
  memset (paged->bytes + 2 * PAGE_SIZE + 4, 'z', PAGE_SIZE - 4);
  paged->bytes[HEADER_PAGE_SIZE] = PAGE_SIZE >> 8;
  paged->page[0] = written->type;
  paged->page[4] = 1;
  paged->page[start] = (guint8)(offset >> 8);
  paged->page[start + 1] = (guint8)offset;
  if (offset < PAGE_SIZE)
    memcpy (paged->page + offset, written->bytes, MIN (written->n_bytes, PAGE_SIZE - offset));
  g_assert_cmpint (pwrite (paged->fd, paged->bytes, sizeof paged->bytes, 0), ==, sizeof paged->bytes);

  return newsroom_salvage_pages_new (paged->path, paged->fd);
}

/* A text that is long by its ends and its length */
static void
describe_value (GString                    *rows,
                const NewsroomSalvageValue *value)
{
  switch (value->kind)
    {
    case NEWSROOM_SALVAGE_NULL:
      g_string_append (rows, " --");
      break;
    case NEWSROOM_SALVAGE_INT:
      g_string_append_printf (rows, " %" G_GINT64_FORMAT, value->number);
      break;
    case NEWSROOM_SALVAGE_TEXT:
      if (value->size > 10)
        g_string_append_printf (rows, " %" G_GSIZE_FORMAT "%c%c", value->size, value->data[0], value->data[value->size - 1]);
      else
        g_string_append_printf (rows, " “%.*s”", (int)value->size, (const char *)value->data);
      break;
    case NEWSROOM_SALVAGE_BYTES:
      g_string_append_printf (rows, " <%.*s>", (int)value->size, (const char *)value->data);
      break;
    case NEWSROOM_SALVAGE_OTHER:
    default:
      g_string_append (rows, " ?");
    }
}

static gboolean
describe_cb (const NewsroomSalvageRecord *record,
             gpointer                     user_data,
             GError                     **error)
{
  GString *rows = user_data;

  if (record->is_keyed)
    g_string_append_printf (rows, "%" G_GINT64_FORMAT, record->id);
  g_string_append_c (rows, ':');
  for (guint i = 0; i < record->n_values; i++)
    describe_value (rows, &record->values[i]);

  return TRUE;
}

static char *
dup_rows (NewsroomSalvagePages *pages,
          guint32               number)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (newsroom_salvage_records_read (pages, number, describe_cb, rows, &error));
  g_assert_no_error (error);

  return g_strdup (rows->str);
}

static void
assert_rows (Paged      *paged,
             const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (NewsroomSalvagePages) pages = write_case (paged, &cases[i]);
      g_autofree char *rows = dup_rows (pages, 2);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
test_values (Paged        *paged,
             gconstpointer data)
{
  static const Case cases[] = {
    { "numbers and text", TABLE_LEAF, AT_END, BYTES ("\x0a\x05\x04\x01\x02\x13\xff\x80\x00"
                                                     "abc"),
      "5: -1 -32768 “abc”" },
    { "a number above zero", TABLE_LEAF, AT_END, BYTES ("\x03\x05\x02\x01\x7f"), "5: 127" },
    { "bytes and nothing", TABLE_LEAF, AT_END, BYTES ("\x05\x05\x03\x10\x00xy"), "5: <xy> --" },
    { "zero and one", TABLE_LEAF, AT_END, BYTES ("\x03\x05\x03\x08\x09"), "5: 0 1" },
    { "fractions and what is reserved", TABLE_LEAF, AT_END, BYTES ("\x0c\x05\x04\x07\x0a\x0b\x3f\xf0\0\0\0\0\0\0"), "5: ? ? ?" },
    { "an id of nine bytes", TABLE_LEAF, AT_END, BYTES ("\x03\xff\xff\xff\xff\xff\xff\xff\xff\xfe\x02\x01\x07"), "-2: 7" },
    { "an entry of an index", INDEX_LEAF, AT_END, BYTES ("\x05\x03\x01\x0f\x07n"), ": 7 “n”" },
    { "an entry between", INDEX_INTERIOR, AT_END, BYTES ("\0\0\0\x63\x05\x03\x01\x0f\x07n"), ": 7 “n”" },
    { "as many columns as there may be", TABLE_LEAF, AT_END, BYTES ("\x41\x05\x41" TEN_ZEROS TEN_ZEROS TEN_ZEROS TEN_ZEROS TEN_ZEROS TEN_ZEROS "\0\0\0\0"), "5:" TEN_NULLS TEN_NULLS TEN_NULLS TEN_NULLS TEN_NULLS TEN_NULLS " -- -- -- --" },
  };

  assert_rows (paged, cases, G_N_ELEMENTS (cases));
}

/* What is cut off is there as far as it goes; what is no row is none. */
static void
test_cut_off (Paged        *paged,
              gconstpointer data)
{
  static const Case cases[] = {
    { "a page of another kind", TABLE_INTERIOR, AT_END, BYTES ("\0\0\0\x63\x05\x03\x01\x0f\x07n"), "" },
    { "a place behind the page", TABLE_LEAF, PAGE_SIZE, BYTES (""), "" },
    { "in the length", TABLE_LEAF, AT_END, BYTES ("\x81"), "" },
    { "behind the length", TABLE_LEAF, AT_END, BYTES ("\x0a"), "" },
    { "in the id", TABLE_LEAF, AT_END, BYTES ("\x0a\x81"), "" },
    { "in the row", TABLE_LEAF, AT_END, BYTES ("\x0a\x05\x04\x01"), "" },
    { "no length", TABLE_LEAF, AT_END, BYTES ("\x00\x05\x02\x01\x07"), "" },
    { "longer than the file", TABLE_LEAF, AT_END, BYTES ("\x8f\x50\x05\x02\x01\x07"), "" },
    { "longer than any row", TABLE_LEAF, AT_END, BYTES ("\x81\x80\x80\x80\x01\x05\x02\x01\x07"), "" },
    { "the length of the header", TABLE_LEAF, AT_END, BYTES ("\x01\x05\x81"), "" },
    { "the header", TABLE_LEAF, AT_END, BYTES ("\x03\x05\x04\x01\x07"), "" },
    { "a type", TABLE_LEAF, AT_END, BYTES ("\x03\x05\x03\x01\x81"), "" },
    { "a type longer than any row", TABLE_LEAF, AT_END, BYTES ("\x06\x05\x06\x82\x80\x80\x80\x0e"), "" },
    { "a number", TABLE_LEAF, AT_END, BYTES ("\x04\x05\x03\x01\x06\x07"), "5: 7 ?" },
    { "a text", TABLE_LEAF, AT_END, BYTES ("\x06\x05\x03\x01\x17\x07no"), "5: 7 “no”" },
    { "one column too many", TABLE_LEAF, AT_END, BYTES ("\x42\x05\x42" TEN_ZEROS TEN_ZEROS TEN_ZEROS TEN_ZEROS TEN_ZEROS TEN_ZEROS "\0\0\0\0\0"), "" },
  };

  assert_rows (paged, cases, G_N_ELEMENTS (cases));
}

/* A text of which some letters are in the page, before the number of the next one, and the others in that */
static void
test_overflow (Paged        *paged,
               gconstpointer data)
{
  static const struct
  {
    guint8      row[8]; /* up to the text */
    guint       n_letters;
    guint       n_left; /* bytes of the number that there is room for */
    guint8      next;
    const char *rows;
  } cases[] = {
    { { 0x84, 0x58, 5, 4, 1, 0x89, 0x33, 7 }, 87, 4, 3, "5: 7 595az" },
    { { 0x84, 0x58, 5, 4, 1, 0x89, 0x33, 7 }, 87, 4, 9, "5: 7 87aa" },
    { { 0x84, 0x58, 5, 4, 1, 0x89, 0x33, 7 }, 87, 2, 0, "5: 7 87aa" },
    /* So long that as little of it as may be is in the page, and there is a third page that is lost */
    { { 0x87, 0x65, 5, 4, 1, 0x8f, 0x4d, 7 }, 34, 4, 3, "5: 7 542az" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n_row = sizeof cases[i].row;
      g_autoptr (NewsroomSalvagePages) pages = NULL;
      g_autofree char *rows = NULL;
      guint8           bytes[PAGE_SIZE] = { 0 };
      Case             written = { "overflow", TABLE_LEAF, PAGE_SIZE - n_row - cases[i].n_letters - cases[i].n_left, (const char *)bytes, sizeof bytes, NULL };

      memcpy (bytes, cases[i].row, n_row);
      memset (bytes + n_row, 'a', cases[i].n_letters);
      bytes[n_row + cases[i].n_letters + 3] = cases[i].next;
      pages = write_case (paged, &written);
      rows = dup_rows (pages, 2);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

/* A page that says it has more rows than there is room for their places, which are behind it */
static void
test_places (Paged        *paged,
             gconstpointer data)
{
  const Case written = { "whole", TABLE_LEAF, AT_END, BYTES ("\x03\x05\x02\x01\x7f"), NULL };
  g_autoptr (NewsroomSalvagePages) pages = write_case (paged, &written);
  g_autofree char *rows = NULL;

  memset (paged->page + 3, 0xff, 2);
  memset (paged->page + 10, 0xff, PAGE_SIZE - 10 - written.n_bytes);
  g_assert_cmpint (pwrite (paged->fd, paged->bytes, sizeof paged->bytes, 0), ==, sizeof paged->bytes);
  rows = dup_rows (pages, 2);
  g_assert_cmpstr (rows, ==, "5: 127");
}

static void
test_no_page (Paged        *paged,
              gconstpointer data)
{
  const Case written = { "whole", TABLE_LEAF, AT_END, BYTES ("\x03\x05\x02\x01\x7f"), NULL };
  g_autoptr (NewsroomSalvagePages) pages = write_case (paged, &written);
  g_autofree char *none = dup_rows (pages, 0);
  g_autofree char *behind = dup_rows (pages, N_PAGES + 1);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (behind, ==, "");
}

static gboolean
execute (NewsroomConnection *connection,
         gpointer            sql,
         GError            **error)
{
  return newsroom_connection_execute (connection, sql, error);
}

static void
write_library (Paged      *paged,
               const char *sql)
{
  g_autoptr (GError) error = NULL;

  newsroom_connection_transact (paged->connection, execute, (gpointer)sql, &error);
  g_assert_no_error (error);
}

static void
open_library (Paged *paged)
{
  g_autoptr (GError) error = NULL;

  paged->library = g_build_filename (paged->folder, "library.db", NULL);
  paged->connection = newsroom_connection_open (paged->library, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_connection_execute (paged->connection, "PRAGMA foreign_keys = OFF", &error));
  g_assert_no_error (error);
}

/* What the new library has of portraits and credits */
static char *
dup_found (Paged *paged)
{
  static const char sql[] = "SELECT 'portrait ' || author || ' ' || media_type || ' ' || hex (bytes) FROM portrait"
                            " UNION ALL SELECT 'credit ' || article || ' ' || position || ' ' || author || ' ' || role || ' ' || ifnull (wording, 'none') FROM credit";
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (paged->connection, sql, &error);
  g_assert_no_error (error);
  while (newsroom_statement_step (statement, &has_row, &error) && has_row)
    g_string_append (found, newsroom_statement_get_text (statement, 0));
  g_assert_no_error (error);

  return g_strdup (found->str);
}

/* Returns: (transfer full): what took the row, or did not */
static NewsroomSalvageRows *
take (Paged      *paged,
      const Case *written)
{
  g_autoptr (NewsroomSalvagePages) pages = write_case (paged, written);
  g_autoptr (NewsroomSalvageRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", written->what);
  rows = newsroom_salvage_rows_new (paged->connection, &error);
  g_assert_no_error (error);
  newsroom_salvage_rows_take (rows, pages, 1, N_PAGES, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&rows);
}

/* A row belongs to the table whose columns it has. */
static void
test_tables (Paged        *paged,
             gconstpointer data)
{
  static const Case cases[] = {
    { "a portrait", TABLE_LEAF, AT_END, BYTES ("\x07\x05\x04\x00\x0f\x10pxy"), "portrait 5 p 7879" },
    { "an id of zero", TABLE_LEAF, AT_END, BYTES ("\x07\x00\x04\x00\x0f\x10pxy"), "" },
    { "an id below zero", TABLE_LEAF, AT_END, BYTES ("\x07\xff\xff\xff\xff\xff\xff\xff\xff\xfe\x04\x00\x0f\x10pxy"), "" },
    { "an id that lies in the row", TABLE_LEAF, AT_END, BYTES ("\x08\x05\x04\x01\x0f\x10\x05pxy"), "" },
    { "nothing where something must be", TABLE_LEAF, AT_END, BYTES ("\x06\x05\x04\x00\x00\x10xy"), "" },
    { "text where bytes must be", TABLE_LEAF, AT_END, BYTES ("\x07\x05\x04\x00\x0f\x11pxy"), "" },
    { "a column too few", TABLE_LEAF, AT_END, BYTES ("\x04\x05\x03\x00\x0fp"), "" },
    { "a column too many", TABLE_LEAF, AT_END, BYTES ("\x08\x05\x05\x00\x0f\x10\x00pxy"), "" },
    { "row ids that its table does not have", INDEX_LEAF, AT_END, BYTES ("\x07\x04\x00\x0f\x10pxy"), "" },
    { "a credit", INDEX_LEAF, AT_END, BYTES ("\x0b\x06\x01\x08\x01\x11\x0f\x06\x05"
                                             "byA"),
      "credit 6 0 5 by A" },
    { "nothing where that may be", INDEX_LEAF, AT_END, BYTES ("\x0a\x06\x01\x08\x01\x11\x00\x06\x05"
                                                              "by"),
      "credit 6 0 5 by none" },
    { "a column that came later", INDEX_LEAF, AT_END, BYTES ("\x09\x05\x01\x08\x01\x11\x06\x05"
                                                             "by"),
      "credit 6 0 5 by none" },
    { "a number where a text may be", INDEX_LEAF, AT_END, BYTES ("\x0b\x06\x01\x08\x01\x11\x01\x06\x05"
                                                                 "by\x07"),
      "" },
    { "a number where a text must be", INDEX_LEAF, AT_END, BYTES ("\x09\x06\x01\x08\x01\x01\x00\x06\x05\x07"), "" },
  };

  open_library (paged);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomSalvageRows) rows = take (paged, &cases[i]);
      g_autofree char *found = dup_found (paged);

      g_assert_cmpstr (found, ==, cases[i].rows);
      g_assert_cmpuint (newsroom_salvage_rows_get_n_taken (rows), ==, cases[i].rows[0] != '\0' ? 1 : 0);
      write_library (paged, "DELETE FROM portrait; DELETE FROM credit");
    }
}

/* What the index of the list calls an article; what has other columns is no entry of it. */
static void
test_headlines (Paged        *paged,
                gconstpointer data)
{
  static const Case cases[] = {
    { "an entry", INDEX_LEAF, AT_END, BYTES ("\x11\x09\x01\x0f\x01\x11\x0d\x01\x01\x01\x01x\x02Hi\x03\x04\x09"), "Hi" },
    { "a text where a number must be", INDEX_LEAF, AT_END, BYTES ("\x11\x09\x01\x0f\x01\x11\x0d\x01\x0f\x01\x01x\x02Hi\x03y\x09"), NULL },
    { "a number too few", INDEX_LEAF, AT_END, BYTES ("\x0f\x08\x01\x0f\x01\x11\x0d\x01\x01\x01x\x02Hi\x03\x09"), NULL },
    { "an entry of an older version", INDEX_LEAF, AT_END, BYTES ("\x0d\x07\x01\x0f\x01\x11\x0d\x01\x01x\x02Hi\x09"), "Hi" },
    { "no headline", INDEX_LEAF, AT_END, BYTES ("\x0b\x07\x01\x0f\x01\x00\x0d\x01\x01x\x02\x09"), NULL },
    { "no id", INDEX_LEAF, AT_END, BYTES ("\x0c\x07\x01\x0f\x01\x11\x0d\x00\x01x\x02Hi"), NULL },
    { "an article that has row ids", TABLE_LEAF, AT_END, BYTES ("\x0d\x05\x07\x01\x0f\x01\x11\x0d\x01\x01x\x02Hi\x09"), NULL },
  };

  open_library (paged);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomSalvageRows) rows = take (paged, &cases[i]);

      g_assert_cmpstr (newsroom_salvage_rows_get_headline (rows, 9), ==, cases[i].rows);
      g_assert_null (newsroom_salvage_rows_get_headline (rows, 1));
      g_assert_cmpuint (newsroom_salvage_rows_get_n_taken (rows), ==, 0);
    }
}

/* More columns than a row is read with do no harm. */
static void
test_columns (Paged        *paged,
              gconstpointer data)
{
  static const Case portrait = { "a portrait", TABLE_LEAF, AT_END, BYTES ("\x07\x05\x04\x00\x0f\x10pxy"), NULL };
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (NewsroomSalvageRows) rows = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < NEWSROOM_SALVAGE_MAX_COLUMNS; i++)
    g_string_append_printf (sql, "ALTER TABLE portrait ADD COLUMN more_%u TEXT;", i);
  open_library (paged);
  write_library (paged, sql->str);
  rows = take (paged, &portrait);
  found = dup_found (paged);
  g_assert_cmpstr (found, ==, "portrait 5 p 7879");
}

#define ADD(path, function) g_test_add (path, Paged, NULL, paged_set_up, function, paged_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage-record/values", test_values);
  ADD ("/store/salvage-record/cut-off", test_cut_off);
  ADD ("/store/salvage-record/overflow", test_overflow);
  ADD ("/store/salvage-record/places", test_places);
  ADD ("/store/salvage-record/no-page", test_no_page);
  ADD ("/store/salvage-record/tables", test_tables);
  ADD ("/store/salvage-record/headlines", test_headlines);
  ADD ("/store/salvage-record/columns", test_columns);

  return g_test_run ();
}
