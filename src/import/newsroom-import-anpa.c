/* newsroom-import-anpa.c — a story as wires transmit it, with control characters, to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-anpa.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-decode.h"
#include "newsroom-import-text.h"

/* Bytes. The header is two lines, and stands at the beginning. */
#define MAX_START 64
#define MAX_HEADER 400

#define MAX_INDENT 5

#define IDLE '\x16'
#define START_OF_HEADER '\x01'
#define START_OF_TEXT '\x02'
#define END_OF_TEXT '\x03'

/* The parts of a transmission; borrowed. */
typedef struct
{
  const char *header;
  const char *text;
  const char *trailer;
  const char *end;
} Parts;

/* Only idle characters and line ends stand before the header. */
static gboolean
is_start (const char *data,
          const char *start)
{
  for (; data < start; data++)
    if (*data != IDLE && !g_ascii_isspace (*data))
      return FALSE;

  return TRUE;
}

/* It begins with who sends and a number, "a0123", "ENA0123"; what is no text has zeros in it. */
static gboolean
is_header (const char *header,
           const char *end)
{
  g_autofree char *words = memchr (header, '\0', (gsize)(end - header)) == NULL ? g_strndup (header, (gsize)(end - header)) : NULL;

  return words != NULL && g_regex_match_simple ("^\\s*[A-Za-z]{1,4}[0-9]{1,4}\\b", words, G_REGEX_RAW, 0);
}

static gboolean
find_parts (GBytes *bytes,
            Parts  *parts)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *start = size > 0 ? memchr (data, START_OF_HEADER, MIN (size, MAX_START)) : NULL;
  const char *text = start != NULL ? memchr (start, START_OF_TEXT, MIN ((gsize)(data + size - start), MAX_HEADER)) : NULL;
  const char *end;

  if (text == NULL)
    return FALSE;
  if (!is_start (data, start) || !is_header (start + 1, text))
    return FALSE;

  end = memchr (text, END_OF_TEXT, (gsize)(data + size - text));
  *parts = (Parts){ start + 1, text + 1, end != NULL ? end : data + size, data + size };

  return TRUE;
}

/**
 * newsroom_import_anpa_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it has the control characters that part header and text in ANPA 1312 and IPTC 7901
 */
gboolean
newsroom_import_anpa_is (GBytes *bytes)
{
  Parts parts;

  return find_parts (bytes, &parts);
}

static gboolean
is_control (char character)
{
  return ((guchar)character < 0x20 && character != '\n' && character != '\r' && character != '\t') || character == 0x7F;
}

/* The words of a header or trailer, one blank between two. Of a long trailer the report quotes the beginning. */
static char *
dup_words (const char *start,
           const char *end,
           gsize       max)
{
  GString         *words = g_string_new (NULL);
  g_autofree char *valid = NULL;

  for (const char *at = start; at < end && words->len < max; at++)
    if (!g_ascii_isspace (*at) && !is_control (*at))
      g_string_append_c (words, *at);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  valid = g_utf8_make_valid (words->str, (gssize)words->len);
  g_string_free (words, TRUE);

  return g_strchomp (g_steal_pointer (&valid));
}

/* Paragraphs begin with some blanks; lines with wide gaps are tables. */
static gsize
measure_indent (const char *line,
                const char *end)
{
  gsize       n_blanks = 0;
  const char *line_end = memchr (line, '\n', (gsize)(end - line));

  if (line_end == NULL)
    line_end = end;
  while (line + n_blanks < line_end && line[n_blanks] == ' ')
    n_blanks++;
  if (n_blanks < 2 || n_blanks > MAX_INDENT)
    return 0;

  return memmem (line + n_blanks, (gsize)(line_end - line) - n_blanks, "   ", 3) == NULL ? n_blanks : 0;
}

/* The text with a blank line between paragraphs. Control characters in it set type, and are no letters. */
static GBytes *
dup_text (const Parts *parts,
          guint       *n_controls)
{
  GString *text = g_string_sized_new ((gsize)(parts->trailer - parts->text));

  for (const char *at = parts->text; at < parts->trailer; at++)
    {
      gsize indent = at == parts->text || at[-1] == '\n' ? measure_indent (at, parts->trailer) : 0;

      if (indent > 0)
        g_string_append_c (text, '\n');
      at += indent;
      if (at < parts->trailer && !is_control (*at))
        g_string_append_c (text, *at);
      else if (at < parts->trailer)
        (*n_controls)++;
    }

  return g_string_free_to_bytes (text);
}

static guint
find_priority (const char *word,
               guint       position)
{
  static const struct
  {
    char  letter;
    guint priority;
  } levels[] = { { 'f', 1 }, { 'b', 2 }, { 'u', 3 } };

  if (position == 0 || position > 2 || word[0] == '\0' || word[1] != '\0')
    return 0;
  if (word[0] >= '1' && word[0] <= '9')
    return (guint)(word[0] - '0');
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (word[0] == levels[i].letter)
      return levels[i].priority;

  return 0;
}

/* "a0123 u i bc-harbour 03-02 0123" (ANPA 1312), "ENA0123 3 POL 123" (IPTC 7901). */
static void
read_header (const char      *header,
             NewsroomArticle *article)
{
  static const char *const cycles[] = { "bc-", "am-", "pm-", "ap-" };
  g_auto (GStrv) words = g_strsplit (header, " ", 12);
  gboolean has_priority = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint priority = has_priority ? 0 : find_priority (words[i], i);

      if (priority > 0)
        {
          newsroom_article_set_priority (article, priority);
          has_priority = TRUE;
        }
      for (gsize c = 0; c < G_N_ELEMENTS (cycles); c++)
        if (g_ascii_strncasecmp (words[i], cycles[c], 3) == 0 && words[i][3] != '\0' && newsroom_article_get_text (article, NEWSROOM_FIELD_SLUG)[0] == '\0')
          newsroom_article_set_text (article, NEWSROOM_FIELD_SLUG, words[i] + 3);
    }
}

/**
 * newsroom_import_anpa_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads a transmission after ANPA 1312 or IPTC 7901: of its header the slug and the urgency, of its text
 * what is read of plain text. Header and what stands behind the text are named whole in the report.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_anpa_read (GBytes         *bytes,
                           const char     *file_name,
                           NewsroomReport *report,
                           GError        **error)
{
  Parts            parts = { 0 };
  NewsroomArticle *article;
  g_autofree char *header = NULL;
  g_autofree char *trailer = NULL;
  g_autofree char *all = NULL;
  char            *text;
  gsize            length;
  guint            n_controls = 0;

  if (!find_parts (bytes, &parts))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged. Ask for it once more."), file_name);
      return NULL;
    }

  header = dup_words (parts.header, parts.text - 1, MAX_HEADER);
  trailer = dup_words (parts.trailer, parts.end, MAX_HEADER);
  all = dup_words (parts.trailer, parts.end, G_MAXSIZE);
  text = newsroom_import_decode (dup_text (&parts, &n_controls), file_name, &length, report, error);
  if (text == NULL)
    return NULL;

  newsroom_report_read (report, NULL, text, (gssize)length);
  newsroom_report_read (report, _ ("header of the transmission"), header, -1);
  newsroom_report_read (report, _ ("what stands behind the text"), all, -1);
  article = newsroom_import_text_read (text, length, report);
  read_header (header, article);
  newsroom_report_drop (report, _ ("The header of the transmission was left out: “%s”."), header);
  if (trailer[0] != '\0')
    newsroom_report_drop (report, _ ("What stands behind the text was left out: “%s”."), trailer);
  if (n_controls > 0)
    newsroom_report_drop (report, g_dngettext (GETTEXT_PACKAGE, "%u control character in the text was left out.", "%u control characters in the text were left out.", n_controls), n_controls);

  return article;
}
