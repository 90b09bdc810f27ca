/* newsroom-import-markdown.c — Markdown with or without YAML front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-markdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-import-front-matter-private.h"
#include "newsroom-long-lines.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-plain-text.h"

#define YAML_FENCE "---"
#define YAML_END "..."
#define TOML_FENCE "+++"

/* In bytes, with the markup of its emphasis */
#define LONGEST_BYLINE 300

/* Where the parts of a file are, as offsets in bytes. */
typedef struct
{
  gsize inner_start; /* after the opening fence and its line end */
  gsize inner_end;   /* before the closing fence */
  gsize block_end;   /* after the closing fence and its line end */
} Block;

/* The length of the line at @offset, without its end. */
static gsize
measure_line (const char *text,
              gsize       length,
              gsize       offset)
{
  const char *end = memchr (text + offset, '\n', length - offset);

  return end != NULL ? (gsize)(end - text) - offset : length - offset;
}

/* Whether the line at @offset is @fence, with nothing but spaces after it. */
static gboolean
is_fence (const char *text,
          gsize       length,
          gsize       offset,
          const char *fence)
{
  gsize line = measure_line (text, length, offset);
  gsize fence_length = strlen (fence);

  if (line < fence_length || memcmp (text + offset, fence, fence_length) != 0)
    return FALSE;

  for (gsize i = fence_length; i < line; i++)
    if (text[offset + i] != ' ' && text[offset + i] != '\t')
      return FALSE;

  return TRUE;
}

/* Finds the block between two fences at the beginning of @text. */
static gboolean
find_block (const char *text,
            gsize       length,
            const char *fence,
            const char *other_end,
            Block      *block)
{
  gsize offset;

  if (!is_fence (text, length, 0, fence))
    return FALSE;

  block->inner_start = MIN (measure_line (text, length, 0) + 1, length);
  for (offset = block->inner_start; offset < length; offset += measure_line (text, length, offset) + 1)
    if (is_fence (text, length, offset, fence) || is_fence (text, length, offset, other_end))
      {
        block->inner_end = offset;
        block->block_end = MIN (offset + measure_line (text, length, offset) + 1, length);
        return TRUE;
      }

  return FALSE;
}

/* The one empty line that separates front matter from the body belongs to neither. */
static gsize
skip_separator (const char *text,
                gsize       length,
                gsize       offset)
{
  return offset < length && text[offset] == '\n' ? offset + 1 : offset;
}

/* Front matter that cannot be read becomes a code block, in which it looks as it was typed. */
static char *
keep_as_code (const char  *text,
              gsize        length,
              const Block *block)
{
  gsize            end = block->block_end > 0 && text[block->block_end - 1] == '\n' ? block->block_end - 1 : block->block_end;
  g_autofree char *code = newsroom_markdown_code_block (text, (gssize)end);
  g_autofree char *rest = g_strndup (text + block->block_end, length - block->block_end);
  const char      *separator = g_str_has_suffix (code, "\n") ? "" : "\n";

  return g_strconcat (code, separator, rest, NULL);
}

/* Returns where the body begins in @text. @has_title tells whether the headline is settled;
 * @changed is the body if it is not that part of @text. */
static gsize
read_yaml_block (const char      *text,
                 gsize            length,
                 const Block     *block,
                 NewsroomArticle *article,
                 NewsroomReport  *report,
                 gboolean        *has_title,
                 char           **changed)
{
  g_autofree char *reason = NULL;
  g_autoptr (NewsroomYaml) yaml = newsroom_yaml_parse (text + block->inner_start, block->inner_end - block->inner_start, &reason);

  if (yaml == NULL)
    {
      newsroom_report_note (report,
                            _ ("The front matter could not be read (%s); it stands at the beginning of the text. "
                               "Correct it in the file and open that again, or delete it here."),
                            reason);
      *changed = keep_as_code (text, length, block);
      return 0;
    }

  /* Words between two lines of hyphens are no front matter but words. */
  if (newsroom_yaml_get_n_events (yaml) > 0 && !newsroom_yaml_is_mapping (yaml, 0))
    return 0;

  *has_title = newsroom_import_front_matter_read (yaml, article, report);

  return skip_separator (text, length, block->block_end);
}

/* The same for a text that may have no front matter. */
static gsize
read_front_matter (const char      *text,
                   gsize            length,
                   NewsroomArticle *article,
                   NewsroomReport  *report,
                   gboolean        *has_title,
                   char           **changed)
{
  Block block = { 0 };

  if (find_block (text, length, YAML_FENCE, YAML_END, &block))
    return read_yaml_block (text, length, &block, article, report, has_title, changed);

  if (find_block (text, length, TOML_FENCE, TOML_FENCE, &block))
    {
      newsroom_report_note (report, _ ("The front matter is TOML, which Newsroom does not read; "
                                       "it stands at the beginning of the text."));
      *changed = keep_as_code (text, length, &block);
    }

  return 0;
}

static gsize
skip_blank_lines (const char *text)
{
  gsize offset = 0;

  for (;;)
    {
      gsize spaces = strspn (text + offset, " \t");

      if (text[offset + spaces] != '\n')
        return offset;
      offset += spaces + 1;
    }
}

/* "# Headline" (CommonMark 0.29, 4.2). */
static gboolean
is_atx_heading (const char *line,
                gsize       length)
{
  gsize indent = strspn (line, " ");

  return indent <= 3 && indent + 1 < length && line[indent] == '#' && (line[indent + 1] == ' ' || line[indent + 1] == '\t');
}

/* A line of "=" under a line of words (CommonMark 0.29, 4.3). */
static gboolean
is_setext_underline (const char *line)
{
  gsize indent = strspn (line, " ");
  gsize equals = strspn (line + indent, "=");
  gsize rest = strspn (line + indent + equals, " \t");
  char  end = line[indent + equals + rest];

  return indent <= 3 && equals > 0 && (end == '\n' || end == '\0');
}

/* Whether a paragraph of one line is all that stands over the underline. */
static gboolean
is_setext_title (const char *line,
                 gsize       length)
{
  gsize indent = strspn (line, " ");

  return indent <= 3 && length > indent && strchr ("#>-+*=`~|\t", line[indent]) == NULL && line[length] == '\n' &&
         is_setext_underline (line + length + 1);
}

/* Takes a heading of the first level at the beginning of @body for the headline. Returns the
 * offset at which the rest of the body begins. */
static gsize
take_headline (const char      *body,
               NewsroomArticle *article,
               NewsroomReport  *report)
{
  gsize            start = skip_blank_lines (body);
  gsize            length = strcspn (body + start, "\n");
  gsize            end = start + length;
  g_autofree char *headline = NULL;

  /* No editor could show it as one line. */
  if (length > NEWSROOM_LONGEST_LINE)
    return 0;
  if (is_setext_title (body + start, length))
    end += 1 + strcspn (body + end + 1, "\n");
  else if (!is_atx_heading (body + start, length))
    return 0;

  headline = newsroom_plain_text_from_markdown (body + start, (gssize)(end - start));
  g_strstrip (headline);
  if (headline[0] == '\0')
    return 0;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  newsroom_report_note (report, _ ("The headline is the first heading of the text."));
  if (body[end] == '\n')
    end++;

  return end + skip_blank_lines (body + end);
}

/* Whether a paragraph of one line begins @body that holds nothing but words and emphasis. */
static gboolean
is_plain_line (const char *body,
               gsize       length)
{
  if (length == 0 || length > LONGEST_BYLINE || strchr (" \t#>-+|~", body[0]) != NULL || g_str_has_prefix (body, "* "))
    return FALSE;
  if (strcspn (body, "[<`\\&") < length)
    return FALSE;

  return body[length] == '\0' || body[length + 1] == '\0' || skip_blank_lines (body + length) > 1;
}

/* Takes a line at the beginning of @body, as "*By Ann Example*", for the byline if it names
 * people. Returns the offset at which the rest of the body begins. */
static gsize
take_byline (const char      *body,
             NewsroomArticle *article,
             NewsroomReport  *report)
{
  gsize            length = strcspn (body, "\n");
  g_autofree char *byline = NULL;
  g_autofree char *formatted = NULL;
  g_autoptr (GPtrArray) credits = NULL;

  if (!is_plain_line (body, length))
    return 0;
  if (g_list_model_get_n_items (newsroom_article_get_credits (article)) > 0 ||
      newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE)[0] != '\0')
    return 0;

  byline = g_strstrip (newsroom_plain_text_from_markdown (body, (gssize)length));
  credits = newsroom_import_byline_parse (byline, report);
  if (credits->len == 0)
    return 0;

  for (guint i = 0; i < credits->len; i++)
    newsroom_article_add_credit (article, g_ptr_array_index (credits, i));
  formatted = newsroom_byline_format (newsroom_article_get_credits (article), "");
  if (!g_str_equal (byline, formatted))
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, byline);
  newsroom_report_note (report, _ ("“%s” was read as the byline."), byline);

  return length + skip_blank_lines (body + length);
}

/* Makes @text what follows @start, but for the end of the last line. In place: it may be long. */
static void
cut_body (char *text,
          gsize length,
          gsize start)
{
  if (length > start && text[length - 1] == '\n')
    length--;
  if (start > 0)
    memmove (text, text + start, length - start);
  text[length - start] = '\0';
}

/**
 * newsroom_import_markdown_read:
 * @text: (transfer full): UTF-8 with "\n" line ends and without NUL, terminated
 * @length: in bytes
 * @report: is told what was inferred and what could not be read
 *
 * Reads YAML front matter, if there is any, into the fields of an article; what Newsroom
 * does not know is kept to be written again. Without a title there, a heading at the
 * beginning is the headline, and a line under it that names who wrote it the byline. The body is what follows, unchanged up to the end of the last
 * line, which is that of the file.
 *
 * Returns: (transfer full): an article
 */
NewsroomArticle *
newsroom_import_markdown_read (char           *text,
                               gsize           length,
                               NewsroomReport *report)
{
  NewsroomArticle *article = newsroom_article_new ();
  gboolean         has_title = FALSE;
  g_autofree char *body = text;
  g_autofree char *changed = NULL;
  gsize            start = read_front_matter (body, length, article, report, &has_title, &changed);

  if (changed != NULL)
    {
      g_clear_pointer (&body, g_free);
      body = g_steal_pointer (&changed);
      length = strlen (body);
    }
  if (!has_title)
    {
      gsize headline = take_headline (body + start, article, report);

      start += headline;
      if (headline > 0)
        start += take_byline (body + start, article, report);
    }
  cut_body (body, length, start);
  newsroom_article_take_text (article, NEWSROOM_FIELD_BODY, g_steal_pointer (&body));

  return article;
}
