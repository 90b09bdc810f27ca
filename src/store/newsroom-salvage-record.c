/* newsroom-salvage-record.c — the rows that lie in a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-record-private.h"

#include <string.h>

/* https://www.sqlite.org/fileformat.html, 1.6: pages of a b-tree; 2.1: records. */
#define FIRST_PAGE_HEADER 100
#define PAGE_TYPE_INDEX_INTERIOR 0x02
#define PAGE_TYPE_INDEX_LEAF 0x0a
#define PAGE_TYPE_TABLE_LEAF 0x0d
#define PAGE_N_CELLS 3
#define LEAF_HEADER_SIZE 8
#define INTERIOR_HEADER_SIZE 12
#define CHILD_SIZE 4
#define OVERFLOW_SIZE 4
#define MAX_VARINT 9

/* What no row of a library comes near to; damage may name any length. */
#define MAX_PAYLOAD (256 * 1024 * 1024)

/* What is read of and for one page. */
typedef struct
{
  NewsroomSalvagePages *pages; /* borrowed */
  guint32               size;
  guint8               *bytes;   /* of the page */
  guint8               *chained; /* of the page of an overflow chain that is being read */
  GByteArray           *payload; /* of the row */
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->bytes, g_free);
  g_clear_pointer (&page->chained, g_free);
  g_clear_pointer (&page->payload, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* Returns: how many bytes it took, 0 if it is cut off */
static guint
read_varint (const guint8 *bytes,
             gsize         size,
             guint64      *value)
{
  *value = 0;
  for (guint i = 0; i < size; i++)
    {
      if (i == MAX_VARINT - 1)
        {
          *value = *value << 8 | bytes[i];
          return MAX_VARINT;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        return i + 1;
    }

  return 0;
}

static gint64
read_int (const guint8 *bytes,
          guint         n_bytes)
{
  guint64 number = bytes[0] & 0x80 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | bytes[i];

  return (gint64)number;
}

/* How many bytes of a payload are in the page itself. */
static gsize
get_local_size (guint32  size,
                gsize    payload,
                gboolean is_table)
{
  const gsize most = is_table ? size - 35 : (size - 12) * 64 / 255 - 23;
  const gsize least = (size - 12) * 32 / 255 - 23;
  gsize       local;

  if (payload <= most)
    return payload;
  local = least + (payload - least) % (size - OVERFLOW_SIZE);

  return local <= most ? local : least;
}

/* Reads as much of a chain as there is: each page takes off what is missing, so it ends. */
static void
read_chain (Page   *page,
            guint32 number,
            gsize   missing)
{
  while (missing > 0 && newsroom_salvage_pages_read (page->pages, number, page->chained))
    {
      gsize n = MIN (missing, page->size - OVERFLOW_SIZE);

      g_byte_array_append (page->payload, page->chained + OVERFLOW_SIZE, (guint)n);
      missing -= n;
      number = newsroom_salvage_read_number (page->chained, OVERFLOW_SIZE);
    }
}

/* Returns: whether at least what is in the page could be read */
static gboolean
read_payload (Page    *page,
              gsize    offset,
              guint64  size,
              gboolean is_table)
{
  gsize local;

  if (size == 0 || size > MAX_PAYLOAD || size > (guint64)newsroom_salvage_pages_get_n_pages (page->pages) * page->size)
    return FALSE;
  local = get_local_size (page->size, size, is_table);
  if (offset + local > page->size)
    return FALSE;

  g_byte_array_set_size (page->payload, 0);
  g_byte_array_append (page->payload, page->bytes + offset, (guint)local);
  if (local < size && offset + local + OVERFLOW_SIZE <= page->size)
    read_chain (page, newsroom_salvage_read_number (page->bytes + offset + local, OVERFLOW_SIZE), size - local);

  return TRUE;
}

static guint64
set_kind (NewsroomSalvageValue *value,
          guint64               type)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  value->number = 0;
  value->data = NULL;
  value->size = 0;
  if (type >= 12)
    {
      value->kind = type % 2 == 0 ? NEWSROOM_SALVAGE_BYTES : NEWSROOM_SALVAGE_TEXT;
      return (type - 12) / 2;
    }

  if (type == 0)
    value->kind = NEWSROOM_SALVAGE_NULL;
  else if (type <= 6 || type == 8 || type == 9)
    value->kind = NEWSROOM_SALVAGE_INT;
  else
    value->kind = NEWSROOM_SALVAGE_OTHER;
  value->number = type == 9;

  return type < G_N_ELEMENTS (sizes) ? sizes[type] : 0;
}

/* Of a text that is cut off there is the beginning; a number that is cut off is none. */
static void
set_content (NewsroomSalvageValue *value,
             const guint8         *bytes,
             gsize                 available,
             guint64               size)
{
  if (value->kind == NEWSROOM_SALVAGE_TEXT || value->kind == NEWSROOM_SALVAGE_BYTES)
    {
      value->data = bytes;
      value->size = MIN (available, size);
    }
  else if (size > available)
    value->kind = NEWSROOM_SALVAGE_OTHER;
  else if (value->kind == NEWSROOM_SALVAGE_INT && size > 0)
    value->number = read_int (bytes, (guint)size);
}

/* Returns: whether it is a record at all */
static gboolean
parse (const GByteArray      *payload,
       NewsroomSalvageRecord *record)
{
  guint64 header_size = 0;
  gsize   type_offset = read_varint (payload->data, payload->len, &header_size);
  gsize   offset = header_size;

  if (type_offset == 0 || header_size > payload->len)
    return FALSE;

  for (record->n_values = 0; type_offset < header_size; record->n_values++)
    {
      guint64 type = 0;
      guint64 size;
      guint   n = read_varint (payload->data + type_offset, header_size - type_offset, &type);

      if (n == 0 || record->n_values == NEWSROOM_SALVAGE_MAX_COLUMNS)
        return FALSE;
      size = set_kind (&record->values[record->n_values], type);
      if (size > MAX_PAYLOAD)
        return FALSE;
      set_content (&record->values[record->n_values], payload->data + offset, payload->len - offset, size);
      type_offset += n;
      offset = MIN (offset + size, payload->len);
    }

  return TRUE;
}

static gboolean
read_cell (Page                  *page,
           gsize                  offset,
           guint8                 type,
           NewsroomSalvageRecord *record)
{
  guint64 size = 0;
  guint64 id = 0;
  guint   n;

  if (type == PAGE_TYPE_INDEX_INTERIOR)
    offset += CHILD_SIZE;
  if (offset >= page->size)
    return FALSE;
  n = read_varint (page->bytes + offset, page->size - offset, &size);
  if (n == 0)
    return FALSE;
  offset += n;

  record->is_keyed = type == PAGE_TYPE_TABLE_LEAF;
  if (record->is_keyed)
    {
      n = read_varint (page->bytes + offset, page->size - offset, &id);
      if (n == 0)
        return FALSE;
      offset += n;
    }
  record->id = (gint64)id;

  return read_payload (page, offset, size, record->is_keyed) && parse (page->payload, record);
}

/**
 * newsroom_salvage_records_read:
 * @pages: the pages of a library
 * @number: one of them, of any kind
 * @func: called for each row that lies in it
 * @user_data: closure for @func
 * @error: return location for an error
 *
 * Reads what is in a page without asking which table it belongs to or how one comes to it, so
 * that no damage elsewhere stands in the way. What is no row is skipped.
 *
 * Returns: whether @func was content each time
 */
gboolean
newsroom_salvage_records_read (NewsroomSalvagePages     *pages,
                               guint32                   number,
                               NewsroomSalvageRecordFunc func,
                               gpointer                  user_data,
                               GError                  **error)
{
  g_auto (Page) page = { pages, newsroom_salvage_pages_get_size (pages) };
  NewsroomSalvageRecord record;
  const gsize           start = number == 1 ? FIRST_PAGE_HEADER : 0;
  gsize                 cells;
  guint                 n_cells;
  guint8                type;

  page.bytes = g_malloc (page.size);
  page.chained = g_malloc (page.size);
  page.payload = g_byte_array_new ();
  if (!newsroom_salvage_pages_read (pages, number, page.bytes))
    return TRUE;

  type = page.bytes[start];
  if (type != PAGE_TYPE_TABLE_LEAF && type != PAGE_TYPE_INDEX_LEAF && type != PAGE_TYPE_INDEX_INTERIOR)
    return TRUE;

  cells = start + (type == PAGE_TYPE_INDEX_INTERIOR ? INTERIOR_HEADER_SIZE : LEAF_HEADER_SIZE);
  n_cells = newsroom_salvage_read_number (page.bytes + start + PAGE_N_CELLS, 2);
  for (guint i = 0; i < n_cells && cells + 2 <= page.size; i++, cells += 2)
    if (read_cell (&page, newsroom_salvage_read_number (page.bytes + cells, 2), type, &record) &&
        !func (&record, user_data, error))
      return FALSE;

  return TRUE;
}
