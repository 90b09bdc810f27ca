/* newsroom-import-mbox.c — a mailbox in one file, as mail programs export folders
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-mbox.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-mail.h"
#include "newsroom-mail-private.h"

/* Begins a message (RFC 4155, appendix A). */
#define FROM "From "

static const char *
find_next_line (const char *line,
                const char *end)
{
  const char *newline = memchr (line, '\n', (gsize)(end - line));

  return newline != NULL ? newline + 1 : end;
}

static gboolean
begins_with (const char *line,
             const char *end,
             const char *prefix)
{
  return end - line >= (gssize)strlen (prefix) && memcmp (line, prefix, strlen (prefix)) == 0;
}

/* Whether a message begins at the line: not each "From" at the beginning of a sentence is one. */
static gboolean
begins_message (const char *line,
                const char *end)
{
  const char *next;

  if (!begins_with (line, end, FROM))
    return FALSE;
  next = find_next_line (line, end);

  return newsroom_mail_has_headers (next, (gsize)(end - next));
}

static gboolean
is_blank (const char *line,
          const char *end)
{
  return line < end && (*line == '\n' || begins_with (line, end, "\r\n"));
}

/* Returns: where the next message begins below the line at @line, or the end */
static const char *
find_next_message (const char *line,
                   const char *end)
{
  gboolean was_blank = FALSE;

  for (line = find_next_line (line, end); line < end; line = find_next_line (line, end))
    {
      if (was_blank && begins_message (line, end))
        return line;
      was_blank = is_blank (line, end);
    }

  return end;
}

/* Returns: (transfer full): a message without the line before it, and without the mark before lines that
 * begin as that does */
static GBytes *
dup_message (const char *start,
             const char *end)
{
  GString    *message = g_string_sized_new ((gsize)(end - start));
  const char *next;

  for (const char *line = find_next_line (start, end); line < end; line = next)
    {
      gsize n_marks = 0;

      next = find_next_line (line, end);
      while (line + n_marks < next && line[n_marks] == '>')
        n_marks++;
      if (n_marks > 0 && begins_with (line + n_marks, next, FROM))
        line++;
      g_string_append_len (message, line, next - line);
    }

  return g_string_free_to_bytes (message);
}

/**
 * newsroom_import_mbox_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it begins as a mailbox does
 */
gboolean
newsroom_import_mbox_is (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && begins_message (data, data + size);
}

/**
 * newsroom_import_mbox_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads the first message of a mailbox as newsroom_import_mail_read() does.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_mbox_read (GBytes         *bytes,
                           const char     *file_name,
                           NewsroomReport *report,
                           GError        **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? data + size : data;
  const char *next = size > 0 ? find_next_message (data, end) : end;
  g_autoptr (GBytes) first = size > 0 ? dup_message (data, next) : g_bytes_ref (bytes);

  if (next < end)
    newsroom_report_drop (report, _ ("Only the first message of the mailbox was read."));

  return newsroom_import_mail_read (first, file_name, report, error);
}

/**
 * newsroom_import_mbox_split:
 * @bytes: the contents of a file
 * @parts: gets each message, and the articles that are attached to it
 * @report: not told anything
 * @error: not set
 *
 * Takes a mailbox apart, be it of the kind "mboxrd" or "mboxo": what is quoted as ">From" is "From" in
 * the message.
 *
 * Returns: %TRUE
 */
gboolean
newsroom_import_mbox_split (GBytes              *bytes,
                            NewsroomImportParts *parts,
                            NewsroomReport      *report,
                            GError             **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? data + size : data;
  guint       number = 0;

  for (const char *start = data; start < end;)
    {
      const char *next = find_next_message (start, end);
      g_autoptr (GBytes) message = dup_message (start, next);
      g_autofree char *name = g_strdup_printf ("message-%u.eml", ++number);

      newsroom_mail_add_parts (message, name, parts);
      start = next;
    }

  return TRUE;
}
