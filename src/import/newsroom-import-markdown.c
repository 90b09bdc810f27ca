/* newsroom-import-markdown.c — Markdown with or without front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-markdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-front-matter-forms-private.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-import-front-matter-private.h"
#include "newsroom-iso-time.h"
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
            const char *opening,
            const char *fence,
            const char *other_end,
            Block      *block)
{
  gsize offset;

  if (!is_fence (text, length, 0, opening))
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

/* The object in JSON that Hugo has at the beginning of @text, without a fence. */
static gboolean
find_object (const char *text,
             gsize       length,
             Block      *block)
{
  gsize end = newsroom_front_matter_measure_json (text, length);

  if (end == 0 || (end < length && measure_line (text, length, end) != strspn (text + end, " \t")))
    return FALSE;

  block->inner_start = 0;
  block->inner_end = end;
  block->block_end = MIN (end + measure_line (text, length, end) + 1, length);

  return TRUE;
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

/* Front matter in one of its languages, as it is found in a text. */
typedef struct
{
  const char *opening;
  const char *fence;
  const char *other_end;
  char *(*to_yaml) (const char *text, gsize length, char **reason); /* (nullable) */
  const char *language;                                             /* (nullable): where that is not YAML */
} Form;

static const Form forms[] = {
  { YAML_FENCE, YAML_FENCE, YAML_END, NULL, NULL },
  { YAML_FENCE "yaml", YAML_FENCE, YAML_END, NULL, NULL },
  { YAML_FENCE "json", YAML_FENCE, YAML_FENCE, newsroom_front_matter_from_json, "JSON" },
  { YAML_FENCE "toml", YAML_FENCE, YAML_FENCE, newsroom_front_matter_from_toml, "TOML" },
  { TOML_FENCE, TOML_FENCE, TOML_FENCE, newsroom_front_matter_from_toml, "TOML" },
};

static const Form object = { NULL, NULL, NULL, newsroom_front_matter_from_json, "JSON" };

/* Returns: (transfer full) (nullable): what is in the block */
static NewsroomYaml *
parse_block (const char  *text,
             const Block *block,
             const Form  *form,
             char       **reason)
{
  g_autofree char *converted = NULL;
  const char      *inner = text + block->inner_start;
  gsize            length = block->inner_end - block->inner_start;

  if (form->to_yaml == NULL)
    return newsroom_yaml_parse (inner, length, reason);

  converted = form->to_yaml (inner, length, reason);

  return converted != NULL ? newsroom_yaml_parse (converted, strlen (converted), reason) : NULL;
}

/* Returns where the body begins in @text. @has_title tells whether the headline is settled;
 * @changed is the body if it is not that part of @text. */
static gsize
read_block (const char      *text,
            gsize            length,
            const Block     *block,
            const Form      *form,
            NewsroomArticle *article,
            NewsroomReport  *report,
            gboolean        *has_title,
            char           **changed)
{
  g_autofree char *reason = NULL;
  g_autoptr (NewsroomYaml) yaml = parse_block (text, block, form, &reason);

  /* Braces at the beginning may be words, or a command for a template. */
  if (yaml == NULL && form == &object)
    return 0;
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
  if (form->language != NULL)
    newsroom_report_note (report, _ ("The front matter was %s; when it is written again it will be YAML."), form->language);

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

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (find_block (text, length, forms[i].opening, forms[i].fence, forms[i].other_end, &block))
      return read_block (text, length, &block, &forms[i], article, report, has_title, changed);

  return find_object (text, length, &block) ? read_block (text, length, &block, &object, article, report, has_title, changed) : 0;
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
  newsroom_report_recognise (report, newsroom_field_get_name (NEWSROOM_FIELD_HEADLINE), _ ("the first heading of the text"), TRUE, NULL);
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

/**
 * newsroom_import_markdown_take_byline:
 * @body: Markdown
 * @article: is credited with who is named
 * @report: is told what was inferred
 *
 * Takes a line at the beginning, as "*By Ann Example*", for the byline if it names people.
 *
 * Returns: the offset in bytes at which the rest of the body begins
 */
gsize
newsroom_import_markdown_take_byline (const char      *body,
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
  newsroom_report_recognise (report, newsroom_field_get_name (NEWSROOM_FIELD_BYLINE), _ ("the line under the headline"), TRUE, NULL);
  newsroom_report_explain (report, _ ("words in the byline beside the names"), byline, -1);

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
 * Reads front matter in YAML, TOML or JSON, if there is any, into the fields of an article; what Newsroom
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

  if (start > 0)
    newsroom_report_explain (report, _ ("keys, times and marks of the front matter"), body, (gssize)start);
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
        start += newsroom_import_markdown_take_byline (body + start, article, report);
    }
  cut_body (body, length, start);
  newsroom_front_matter_report_templates (body, report);
  newsroom_article_take_text (article, NEWSROOM_FIELD_BODY, g_steal_pointer (&body));

  return article;
}

/**
 * newsroom_import_markdown_read_own:
 * @bytes: the contents of a file that Newsroom wrote
 *
 * Reads it here, where a file from anybody else is read in a process of its own.
 *
 * Returns: (transfer full) (nullable): an article; %NULL if that is no text which Newsroom writes
 */
NewsroomArticle *
newsroom_import_markdown_read_own (GBytes *bytes)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0 || memchr (data, '\0', length) != NULL || !g_utf8_validate_len (data, length, NULL))
    return NULL;

  return newsroom_import_markdown_read (g_strndup (data, length), length, report);
}

/**
 * newsroom_import_markdown_read_name:
 * @article: an article that was read from a file
 * @file_name: its name
 * @report: is told what was inferred
 *
 * Takes the date and the slug out of "2024-05-01-harbour-vote.md", as Jekyll has them, where the file
 * says neither.
 */
void
newsroom_import_markdown_read_name (NewsroomArticle *article,
                                    const char      *file_name,
                                    NewsroomReport  *report)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([0-9]{4}-[0-9]{2}-[0-9]{2})-([^/]+)\\.[A-Za-z]+$", 0, 0, NULL);
  g_autofree char *base = g_path_get_basename (file_name);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *date = NULL;
  g_autofree char *slug = NULL;
  gint64           time;

  if (!g_utf8_validate (base, -1, NULL) || !g_regex_match (regex, base, 0, &match))
    return;

  date = g_match_info_fetch (match, 1);
  slug = g_match_info_fetch (match, 2);
  if (!newsroom_iso_time_parse (date, &time))
    return;
  if (newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED) == 0)
    {
      newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, time);
      newsroom_report_note (report, _ ("The date of publication is that in the name of the file: %s."), date);
      newsroom_report_recognise (report, newsroom_time_get_name (NEWSROOM_TIME_PUBLISHED), _ ("the name of the file"), TRUE, NULL);
    }
  if (newsroom_article_get_text (article, NEWSROOM_FIELD_SLUG)[0] == '\0')
    newsroom_article_set_text (article, NEWSROOM_FIELD_SLUG, slug);
}
