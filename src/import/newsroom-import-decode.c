/* newsroom-import-decode.c — bytes in any encoding to UTF-8 text with plain line ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-encoding.h"
#include "newsroom-import-magic.h"

/* UTF-32 stands first: its little-endian mark begins with that of UTF-16. */
static const struct
{
  const char *mark;
  gsize       length;
  gsize       unit;
  const char *encoding;
} byte_order_marks[] = {
  { "\xff\xfe\0\0", 4, 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, 4, "UTF-32BE" },
  { "\xff\xfe", 2, 2, "UTF-16LE" },
  { "\xfe\xff", 2, 2, "UTF-16BE" },
};

/* Bytes that are searched at once. */
#define BLOCK_SIZE 256

/* A file counts as UTF-8 with slips if it has so many times more good sequences than bad bytes. */
#define MIN_UTF8_RATIO 4

/* A file counts as Windows-1252 with slips if one byte in so many, and no more, is not ASCII or
 * stands for no character. */
#define MIN_ASCII_RATIO 4
#define MIN_KNOWN_RATIO 50

/* What the format said of it before stays. */
static void
tell_encoding (NewsroomReport *report,
               const char     *encoding)
{
  if (newsroom_report_get_encoding (report) == NULL)
    newsroom_report_set_encoding (report, encoding);
}

/* NULL if the bytes are no text in that encoding. */
static char *
convert (const guint8 *data,
         gsize         size,
         const char   *encoding,
         gsize        *length)
{
  g_autofree char *text = g_convert ((const char *)data, (gssize)size, "UTF-8", encoding, NULL, length, NULL);

  if (text == NULL || !newsroom_import_encoding_is_assigned (text, *length))
    return NULL;

  return g_steal_pointer (&text);
}

/* Reads a file that names its encoding by a byte order mark; NULL if it has none or lies. */
static char *
decode_marked (const guint8   *data,
               gsize           size,
               gsize          *length,
               NewsroomReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (byte_order_marks); i++)
    {
      gsize mark_length = byte_order_marks[i].length;
      gsize rest;
      char *text;

      if (size < mark_length || memcmp (data, byte_order_marks[i].mark, mark_length) != 0)
        continue;

      rest = (size - mark_length) % byte_order_marks[i].unit;
      text = convert (data + mark_length, size - mark_length - rest, byte_order_marks[i].encoding, length);
      if (text == NULL)
        continue;
      tell_encoding (report, byte_order_marks[i].encoding);
      if (rest > 0)
        newsroom_report_drop (report, _ ("The file ends in the middle of a character, which was left out."));
      return text;
    }

  return NULL;
}

static gsize
measure_utf8 (const guint8 *p,
              const guint8 *end)
{
  gunichar character = g_utf8_get_char_validated ((const char *)p, end - p);

  if (*p == 0)
    return 1;
  if (character == (gunichar)-1 || character == (gunichar)-2)
    return 0;

  return (gsize)g_unichar_to_utf8 (character, NULL);
}

/* Adds one byte of Windows-1252, which is Latin-1 but for 0x80 to 0x9F; FALSE if it stands for
 * nothing, which shows in the text. */
static gboolean
append_byte (GString *text,
             guint8   byte)
{
  static const char high[] = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ";
  gunichar          character = byte;

  if (byte >= 0x80 && byte < 0xA0)
    character = g_utf8_get_char (g_utf8_offset_to_pointer (high, byte - 0x80));
  g_string_append_unichar (text, character);

  return character != 0xFFFD;
}

static void
report_unknown (guint           n_unknown,
                NewsroomReport *report)
{
  if (n_unknown > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u byte that stands for no character was replaced with “�”.",
                                       "%u bytes that stand for no character were replaced with “�”.",
                                       n_unknown),
                          n_unknown);
}

/* Text that is UTF-8 but for a few bytes, as when two files were put together: these are read
 * as Windows-1252. NULL if it is not that. */
static char *
decode_utf8_with_slips (const guint8   *data,
                        gsize           size,
                        gsize          *length,
                        NewsroomReport *report)
{
  const guint8 *end = data + size;
  g_autoptr (GString) text = g_string_sized_new (size + size / 16);
  gsize n_good = 0;
  guint n_bad = 0;
  guint n_unknown = 0;

  for (const guint8 *p = data; p < end;)
    {
      gsize n_bytes = *p < 0x80 ? 1 : measure_utf8 (p, end);

      if (n_bytes > 0)
        {
          n_good += n_bytes > 1;
          g_string_append_len (text, (const char *)p, (gssize)n_bytes);
          p += n_bytes;
          continue;
        }
      n_unknown += !append_byte (text, *p++);
      n_bad++;
      if (n_bad > size / MIN_UTF8_RATIO / 2 + 1)
        return NULL;
    }

  /* A byte that stands for nothing in Windows-1252 shows that the text is not that. */
  if (n_good < n_bad * (n_unknown > 0 ? 1 : MIN_UTF8_RATIO))
    return NULL;

  tell_encoding (report, "UTF-8");
  newsroom_report_note (report,
                        g_dngettext (GETTEXT_PACKAGE,
                                     "%u byte that is not UTF-8 was read as Windows-1252.",
                                     "%u bytes that are not UTF-8 were read as Windows-1252.",
                                     n_bad),
                        n_bad);
  report_unknown (n_unknown, report);
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Text in Latin letters in which a few bytes stand for nothing. NULL if it is not that. */
static char *
decode_windows_1252_with_slips (const guint8   *data,
                                gsize           size,
                                gsize          *length,
                                NewsroomReport *report)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 16);
  gsize n_high = 0;
  guint n_unknown = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (text, (char)data[i]);
      else
        n_unknown += !append_byte (text, data[i]);
      n_high += data[i] >= 0x80;
      if (n_high > size / MIN_ASCII_RATIO + 1 || n_unknown > size / MIN_KNOWN_RATIO + 1)
        return NULL;
    }

  tell_encoding (report, "WINDOWS-1252");
  newsroom_report_note (report, _ ("The encoding of the file was guessed from its characters: %s."), "WINDOWS-1252");
  report_unknown (n_unknown, report);
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_utf8 (const guint8 *data,
         gsize         size)
{
  const char *p = (const char *)data;
  const char *end = p + size;

  while (!g_utf8_validate_len (p, (gsize)(end - p), &p))
    if (*p != '\0' || ++p == end)
      return p == end;

  return TRUE;
}

/* What is in @bytes, without a copy if nobody else has them. */
static char *
take_terminated (GBytes *bytes,
                 gsize  *length)
{
  char *text = g_bytes_unref_to_data (bytes, length);

  text = g_realloc (text, *length + 1);
  text[*length] = '\0';

  return text;
}

/* UTF-8 or a guess; NULL if nothing fits. Takes @bytes where they are the text. */
static char *
decode_unmarked (GBytes        **bytes,
                 gsize          *length,
                 NewsroomReport *report)
{
  gsize            size;
  const guint8    *data = g_bytes_get_data (*bytes, &size);
  g_autofree char *guess = NULL;
  g_autofree char *text = NULL;

  if (memchr (data, 0, size) != NULL)
    guess = g_strdup (newsroom_import_encoding_guess_utf16 (data, size));
  if (guess == NULL && is_utf8 (data, size))
    {
      tell_encoding (report, "UTF-8");
      return take_terminated (g_steal_pointer (bytes), length);
    }
  if (guess == NULL)
    {
      text = decode_utf8_with_slips (data, size, length, report);
      if (text != NULL)
        return g_steal_pointer (&text);
      guess = newsroom_import_encoding_guess (data, size);
    }
  if (guess == NULL)
    return memchr (data, 0, size) == NULL ? decode_windows_1252_with_slips (data, size, length, report) : NULL;

  text = convert (data, g_str_has_prefix (guess, "UTF-16") ? size & ~(gsize)1 : size, guess, length);
  if (text == NULL && memchr (data, 0, size) == NULL)
    return decode_windows_1252_with_slips (data, size, length, report);
  if (text != NULL)
    {
      tell_encoding (report, guess);
      newsroom_report_note (report, _ ("The encoding of the file was guessed from its characters: %s."), guess);
    }

  return g_steal_pointer (&text);
}

/* The length in bytes of the line end at @p, 0 if there is none: CR, LF, both, NEL, and the
 * line and paragraph separators of Unicode. */
static gsize
measure_line_end (const char *p,
                  const char *end)
{
  switch ((guchar)*p)
    {
    case '\r':
      return p + 1 < end && p[1] == '\n' ? 2 : 1;
    case '\n':
      return 1;
    case 0xC2:
      return p + 1 < end && (guchar)p[1] == 0x85 ? 2 : 0;
    case 0xE2:
      return p + 2 < end && (guchar)p[1] == 0x80 && ((guchar)p[2] == 0xA8 || (guchar)p[2] == 0xA9) ? 3 : 0;
    default:
      return 0;
    }
}

/* Whether something that does not stay as it is begins in the block. Without branches, so that
 * the compiler can look at many bytes at once. */
static gboolean
has_change (const guchar *block)
{
  guchar found = 0;

  for (gsize i = 0; i < BLOCK_SIZE; i++)
    {
      found |= (block[i] == '\0') | (block[i] == '\r');
      found |= (block[i] == 0xC2) & (block[i + 1] == 0x85);
      found |= (block[i] == 0xE2) & (block[i + 1] == 0x80) & ((block[i + 2] & 0xFE) == 0xA8);
    }

  return found;
}

/* The first character from @p that does not stay as it is. */
static const char *
find_change (const char *p,
             const char *end)
{
  while (end - p >= BLOCK_SIZE + 2 && !has_change ((const guchar *)p))
    p += BLOCK_SIZE;
  while (p < end && *p != '\0' && (*p == '\n' || measure_line_end (p, end) == 0))
    p++;

  return p;
}

/* Makes every line end "\n" in place, and takes out NUL characters and a leading mark. A text
 * in which all is well already is only looked at. */
static void
normalise (char           *text,
           gsize          *length,
           NewsroomReport *report)
{
  const char *end = text + *length;
  const char *p = text;
  char       *out = text;
  guint       n_nuls = 0;

  if (*length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    p += 3;

  for (;;)
    {
      const char *change = find_change (p, end);
      gsize       line_end;

      if (out != p)
        memmove (out, p, (gsize)(change - p));
      out += change - p;
      if (change == end)
        break;

      line_end = measure_line_end (change, end);
      n_nuls += line_end == 0;
      if (line_end > 0)
        *out++ = '\n';
      if (line_end == 3 && (guchar)change[2] == 0xA9)
        *out++ = '\n';
      p = change + MAX (line_end, 1);
    }

  *out = '\0';
  *length = (gsize)(out - text);
  if (n_nuls > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u NUL character was left out.",
                                       "%u NUL characters were left out.",
                                       n_nuls),
                          n_nuls);
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character) && character != 0xFEFF)
        return FALSE;
    }

  return TRUE;
}

static char *
fail_binary (const char *file_name,
             const char *kind,
             GError    **error)
{
  if (kind != NULL)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_BINARY, _ ("Could not open “%s”: it is not text but %s"), file_name, _ (kind));
  else
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_BINARY, _ ("Could not open “%s”: it is not a text file"), file_name);

  return NULL;
}

/**
 * newsroom_import_decode:
 * @bytes: (transfer full): the contents of a file; without another owner they become the
 *   result, so that a large text need not be copied
 * @file_name: its name, for messages
 * @length: (out): bytes of the result
 * @report: told what was guessed or left out
 * @error: return location
 *
 * Reads UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-8 and UTF-16 without, and any
 * encoding that can be guessed. Every line end becomes "\n". Takes time linear in the size.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL, terminated, or %NULL with
 *   %NEWSROOM_IMPORT_ERROR_EMPTY, %NEWSROOM_IMPORT_ERROR_BINARY or
 *   %NEWSROOM_IMPORT_ERROR_ENCODING
 */
char *
newsroom_import_decode (GBytes         *bytes,
                        const char     *file_name,
                        gsize          *length,
                        NewsroomReport *report,
                        GError        **error)
{
  g_autoptr (GBytes) contents = bytes;
  const guint8    *data;
  const char      *kind;
  gsize            size;
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  data = g_bytes_get_data (contents, &size);
  kind = newsroom_import_magic_find (data, size);
  if (kind != NULL)
    return fail_binary (file_name, kind, error);

  if (size > 0)
    {
      text = decode_marked (data, size, length, report);
      if (text == NULL)
        text = decode_unmarked (&contents, length, report);
      if (text == NULL && memchr (data, 0, size) != NULL)
        return fail_binary (file_name, NULL, error);
      if (text == NULL)
        {
          g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_ENCODING, _ ("Could not open “%s”: no encoding was found in which it is text. Save it as UTF-8 where it was written."), file_name);
          return NULL;
        }
      if (!newsroom_import_encoding_is_text (text, *length))
        return fail_binary (file_name, NULL, error);
      normalise (text, length, report);
    }

  if (text == NULL || is_blank (text))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no text in it"), file_name);
      return NULL;
    }

  return g_steal_pointer (&text);
}
