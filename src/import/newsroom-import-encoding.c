/* newsroom-import-encoding.c — guesses the encoding of text that does not tell its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-encoding.h"

#include <string.h>
#include <uchardet.h>

/* Bytes given to the statistics: more does not make the guess better, only slower. */
#define SAMPLE_SIZE ((gsize)256 * 1024)

/* Below this many bytes over 0x7F the statistics of uchardet tell one Latin encoding from
 * another by chance; most files on a Western desk are Windows-1252. */
#define FEW_HIGH_BYTES 12

/* One character in so many may be one that no text has: a control, one without a meaning. */
#define MAX_ODD_SHARE 50

/* How many bytes are looked at together */
#define BLOCK_SIZE 128

/* Encodings that are called by the name of a smaller one (https://encoding.spec.whatwg.org/#names-and-labels). */
static const struct
{
  const char *label;
  const char *encoding;
} labels[] = {
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" },
  { "ascii", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "iso-8859-11", "WINDOWS-874" },
  { "tis-620", "WINDOWS-874" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "x-sjis", "CP932" },
  { "sjis", "CP932" },
  { "big5", "BIG5-HKSCS" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "unicode", "UTF-8" },
  { "utf8", "UTF-8" },
};

typedef struct
{
  gsize n_ascii_letters;
  gsize n_high;
  gsize n_c1;
  gsize n_unassigned;
  gsize n_odd_in_word;
} ByteStatistics;

static gboolean
is_windows_1252_letter (guint8 byte)
{
  static const guint8 low_letters[] = { 0x83, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F, 0xAA, 0xBA };

  return (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) ||
         memchr (low_letters, byte, sizeof low_letters) != NULL;
}

/* Quotes, dashes and the soft hyphen stand between letters in any text. */
static gboolean
joins_words_in_windows_1252 (guint8 byte)
{
  return (byte >= 0x91 && byte <= 0x97) || byte == 0x85 || byte == 0xA0 || byte == 0xAD || byte == 0xB4 || byte == 0xB7;
}

static ByteStatistics
count_bytes (const guint8 *data,
             gsize         size)
{
  static const guint8 unassigned[] = { 0x81, 0x8D, 0x8F, 0x90, 0x9D };
  ByteStatistics      statistics = { 0 };

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = data[i];

      if (g_ascii_isalpha (byte))
        statistics.n_ascii_letters++;
      if (byte < 0x80)
        continue;

      statistics.n_high++;
      if (byte < 0xA0)
        statistics.n_c1++;
      if (memchr (unassigned, byte, sizeof unassigned) != NULL)
        statistics.n_unassigned++;
      if (i > 0 && i + 1 < size &&
          g_ascii_isalpha (data[i - 1]) && g_ascii_islower (data[i + 1]) &&
          !is_windows_1252_letter (byte) && !joins_words_in_windows_1252 (byte))
        statistics.n_odd_in_word++;
    }

  return statistics;
}

/* Encodings of languages written in Latin letters, where a guess is worth something. */
static gboolean
is_latin_encoding (const char *encoding)
{
  static const char *const names[] = {
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-9",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-15",
    "ISO-8859-16",
    "WINDOWS-1250",
    "WINDOWS-1254",
    "WINDOWS-1257",
    "IBM852",
    "MAC-CENTRALEUROPE",
    NULL,
  };

  return g_strv_contains (names, encoding);
}

static char *
ask_uchardet (const guint8 *data,
              gsize         size)
{
  uchardet_t detector = uchardet_new ();
  char      *encoding = NULL;

  if (uchardet_handle_data (detector, (const char *)data, size) == 0)
    {
      uchardet_data_end (detector);
      encoding = g_ascii_strup (uchardet_get_charset (detector), -1);
    }
  uchardet_delete (detector);

  return encoding;
}

/* The part of the text that tells something: from a little before the first byte over 0x7F. */
static const guint8 *
find_sample (const guint8 *data,
             gsize         size,
             gsize        *sample_size)
{
  gsize start = 0;

  while (start < size && data[start] < 0x80)
    start++;
  start -= MIN (start, SAMPLE_SIZE / 8);
  *sample_size = MIN (size - start, SAMPLE_SIZE);

  return data + start;
}

/**
 * newsroom_import_encoding_guess:
 * @data: (array length=size): bytes that are not UTF-8
 * @size: how many
 *
 * Asks uchardet and mistrusts its answer where it errs: in text that is mostly ASCII letters
 * it finds Cyrillic, Greek or Chinese in a handful of accents. There Windows-1252 is taken
 * unless its characters would stand in the middle of words where no letter can be.
 * ISO-8859-1 is read as Windows-1252, as the WHATWG Encoding Standard says.
 *
 * Returns: (nullable) (transfer full): a name that iconv knows
 */
char *
newsroom_import_encoding_guess (const guint8 *data,
                                gsize         size)
{
  gsize            sample_size;
  const guint8    *sample = find_sample (data, size, &sample_size);
  ByteStatistics   statistics = count_bytes (sample, sample_size);
  g_autofree char *encoding = ask_uchardet (sample, sample_size);
  gboolean         is_mostly_latin, fits_windows_1252;

  is_mostly_latin = statistics.n_ascii_letters >= statistics.n_high * 3;
  fits_windows_1252 = statistics.n_unassigned == 0 && statistics.n_odd_in_word * 8 <= statistics.n_high;

  if (encoding == NULL || encoding[0] == '\0' || g_str_equal (encoding, "ASCII") || g_str_has_prefix (encoding, "UTF-"))
    return fits_windows_1252 && is_mostly_latin ? g_strdup ("WINDOWS-1252") : NULL;
  if (g_str_equal (encoding, "ISO-8859-1"))
    return g_strdup ("WINDOWS-1252");
  if (g_str_equal (encoding, "ISO-8859-15") && statistics.n_c1 > 0)
    return g_strdup ("WINDOWS-1252");
  if (!is_mostly_latin || !fits_windows_1252)
    return g_steal_pointer (&encoding);
  if (is_latin_encoding (encoding) && statistics.n_high >= FEW_HIGH_BYTES)
    return g_steal_pointer (&encoding);

  return g_strdup ("WINDOWS-1252");
}

/**
 * newsroom_import_encoding_guess_utf16:
 * @data: (array length=size): bytes without a byte order mark
 * @size: how many
 *
 * In UTF-16 the high bytes of spaces and line ends are NUL, and those of one order only; in
 * other orders NUL stands in a few ideographs.
 *
 * Returns: (nullable) (transfer none): "UTF-16LE", "UTF-16BE" or %NULL
 */
const char *
newsroom_import_encoding_guess_utf16 (const guint8 *data,
                                      gsize         size)
{
  gsize n_spaces[2] = { 0, 0 };
  gsize n_nuls[2] = { 0, 0 };

  size = MIN (size, SAMPLE_SIZE) & ~(gsize)1;
  for (gsize i = 0; i < size; i += 2)
    {
      n_nuls[0] += data[i] == 0;
      n_nuls[1] += data[i + 1] == 0;
      n_spaces[0] += data[i] == 0 && data[i + 1] != 0 && strchr (" \n\r\t", data[i + 1]) != NULL;
      n_spaces[1] += data[i + 1] == 0 && data[i] != 0 && strchr (" \n\r\t", data[i]) != NULL;
    }

  if (n_spaces[1] > 0 && (n_spaces[0] == 0 || n_nuls[0] * 16 <= n_nuls[1]) && n_spaces[1] * 200 >= size)
    return "UTF-16LE";
  if (n_spaces[0] > 0 && (n_spaces[1] == 0 || n_nuls[1] * 16 <= n_nuls[0]) && n_spaces[0] * 200 >= size)
    return "UTF-16BE";

  return NULL;
}

static gboolean
is_rare (gsize n_odd,
         gsize n_characters)
{
  return n_odd * MAX_ODD_SHARE <= n_characters;
}

/* Counts in at most 255 bytes. Without branches, and with sums of one byte, so that the compiler
 * can look at many bytes at once. */
static inline void
count_block (const char *block,
             gsize       length,
             gsize      *n_characters,
             gsize      *n_controls)
{
  guint8 characters = 0;
  guint8 controls = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8)block[i];
      guint8 is_control = ((byte < 0x20) & ((guint8)(byte - '\t') > '\r' - '\t')) | (byte == 0x7F);

      characters = (guint8)(characters + ((byte & 0xC0) != 0x80));
      controls = (guint8)(controls + is_control);
    }
  *n_characters += characters;
  *n_controls += controls;
}

/**
 * newsroom_import_encoding_is_text:
 * @text: (array length=length): UTF-8, possibly with NUL characters
 * @length: bytes
 *
 * Returns: whether so few of the characters are control characters that somebody can have
 *   written this
 */
gboolean
newsroom_import_encoding_is_text (const char *text,
                                  gsize       length)
{
  gsize n_characters = 0;
  gsize n_controls = 0;
  gsize i = 0;

  for (; length - i >= BLOCK_SIZE; i += BLOCK_SIZE)
    count_block (text + i, BLOCK_SIZE, &n_characters, &n_controls);
  count_block (text + i, length - i, &n_characters, &n_controls);

  return is_rare (n_controls, n_characters);
}

/**
 * newsroom_import_encoding_is_assigned:
 * @text: (array length=length): UTF-8, possibly with NUL characters
 * @length: bytes
 *
 * Looks for what comes out when bytes are read in an encoding that is not theirs.
 *
 * Returns: whether few of the characters mean nothing in Unicode
 */
gboolean
newsroom_import_encoding_is_assigned (const char *text,
                                      gsize       length)
{
  gsize n_characters = 0;
  gsize n_odd = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      n_characters++;
      n_odd += (character >= 0x80 && character < 0xA0 && character != 0x85) || !g_unichar_isdefined (character);
    }

  return is_rare (n_odd, n_characters);
}

/**
 * newsroom_import_encoding_from_label:
 * @label: what a page or a message calls an encoding, in any case
 *
 * Returns: (transfer none): the name of the encoding that is meant, for iconv; @label itself if it
 *   needs no other
 */
const char *
newsroom_import_encoding_from_label (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (label, labels[i].label) == 0)
      return labels[i].encoding;

  return label;
}
