/* newsroom-format-link.c — links in a body: what is there, and how they are set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-link.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-format-window-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-text-changes-private.h"

#define LINK_BIT NEWSROOM_FORMAT_BIT (NEWSROOM_INLINE_LINK)

/* What is read of the body between two places. Returns: %FALSE if it is not all of one paragraph, or code */
static gboolean
read_words (const NewsroomFormatScan *scan,
            gsize                     start,
            gsize                     end,
            GString                  *words)
{
  guint leaf = 0;

  for (guint i = newsroom_format_scan_find_run (scan, start) > 0 ? newsroom_format_scan_find_run (scan, start) - 1 : 0; i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);
      const gsize              from = MAX (start, run->start);
      const gsize              to = MIN (end, run->end);
      const gsize              hidden = run->end - run->start - MIN (run->n_plain, run->end - run->start);

      if (run->start >= end)
        break;
      if (run->is_break ? run->start <= start : from >= to)
        continue;
      if ((leaf != 0 && leaf != run->leaf) || g_array_index (scan->paths, NewsroomFormatPath, run->path).is_code)
        return FALSE;
      leaf = run->leaf;
      if (run->is_whole)
        g_string_append_len (words, scan->plain->str + run->plain, (gssize)run->n_plain);
      else
        g_string_append_len (words, scan->body + MAX (from, run->start + hidden), (gssize)(to - MIN (to, MAX (from, run->start + hidden))));
    }

  return TRUE;
}

static const NewsroomFormatSpan *
find_link_at (const NewsroomFormatScan *scan,
              gsize                     start,
              gsize                     end)
{
  for (guint i = 0; i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (scan->spans, NewsroomFormatSpan, i);

      if (span->type == NEWSROOM_INLINE_LINK && span->is_known && span->open <= end && span->close >= start)
        return span;
    }

  return NULL;
}

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* Where the words of a line begin that is selected from among the marks before them. */
static gsize
skip_marks (const char *body,
            gsize       start,
            gsize       end)
{
  gsize line, line_end, content, level_end;

  newsroom_line_find (body, start, &line, &line_end);
  content = newsroom_line_prefix_read (body, line, line_end, G_MAXUINT, G_MAXUINT).content;
  level_end = content + strspn (body + content, "#");
  if (level_end > content && body[level_end] == ' ')
    content = level_end + 1;

  return start < content && content < end ? content : start;
}

/**
 * newsroom_format_link_find:
 * @body: UTF-8 Markdown
 * @start: where the selection begins, in bytes
 * @end: where it ends; as @start if there is only a caret
 *
 * Returns: (transfer full) (nullable): the link that is there, else the words of the selection, or
 *   none; %NULL where there can be no link, as in code and over several paragraphs
 */
NewsroomFormatLink *
newsroom_format_link_find (const char *body,
                           gsize       start,
                           gsize       end)
{
  g_autoptr (NewsroomFormatScan) scan = NULL;
  g_autoptr (NewsroomFormatLink) link = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char          *part = NULL;
  const NewsroomFormatSpan *span;
  gsize                     from;

  g_return_val_if_fail (body != NULL, NULL);

  part = newsroom_format_window_dup (body, start, end, &from);
  body = part != NULL ? part : body;
  start -= from;
  end -= from;
  scan = newsroom_format_scan_new (body);
  span = find_link_at (scan, start, end);
  if (span != NULL)
    {
      start = span->start;
      end = span->end;
    }
  else if (start == end)
    newsroom_format_find_word (body, start, &start, &end);
  else
    start = skip_marks (body, start, end);
  while (start < end && is_space (body + start))
    start = (gsize)(g_utf8_next_char (body + start) - body);
  while (start < end && is_space (g_utf8_prev_char (body + end)))
    end = (gsize)(g_utf8_prev_char (body + end) - body);
  if (!read_words (scan, start, end, words) || strchr (words->str, '\n') != NULL)
    return NULL;

  link = g_new0 (NewsroomFormatLink, 1);
  link->start = start + from;
  link->end = end + from;
  link->text = g_strdup (words->str);
  link->target = g_strdup (span != NULL ? g_ptr_array_index (scan->targets, span->target) : "");

  return g_steal_pointer (&link);
}

/**
 * newsroom_format_link_free:
 * @self: (transfer full): what newsroom_format_link_find() gave
 */
void
newsroom_format_link_free (NewsroomFormatLink *self)
{
  g_free (self->text);
  g_free (self->target);
  g_free (self);
}

/* The marks around the words: those that newsroom_markdown_link() writes around none. */
static char *
dup_closing_mark (const char *target)
{
  g_autofree char *link = newsroom_markdown_link ("", target);

  return g_strdup (link + 1);
}

/* Where the words of the body before and after are, that are none of the link's. */
static gboolean
is_same_around (const NewsroomFormatScan *before,
                const NewsroomFormatScan *after,
                gsize                     n_head,
                gsize                     n_old,
                gsize                     n_new)
{
  const gsize n_tail = before->plain->len - n_head - n_old;

  return before->plain->len >= n_head + n_old && after->plain->len == n_head + n_new + n_tail &&
         memcmp (before->plain->str, after->plain->str, n_head) == 0 &&
         memcmp (before->plain->str + n_head + n_old, after->plain->str + n_head + n_new, n_tail) == 0 &&
         (n_head == 0 || memcmp (before->masks->data, after->masks->data, n_head) == 0) &&
         (n_tail == 0 || memcmp (before->masks->data + n_head + n_old, after->masks->data + n_head + n_new, n_tail) == 0);
}

/* The link has its words and its target, or is none; all around it is as it was. */
static gboolean
is_as_expected (const NewsroomFormatScan *before,
                const char               *result,
                const NewsroomFormatLink *link,
                const char               *text,
                const char               *target,
                gsize                     place)
{
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (result);
  const NewsroomFormatSpan *span;
  gsize                     n_head = before->plain->len;

  for (guint i = 0; i < before->runs->len && n_head == before->plain->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (before->runs, NewsroomFormatRun, i);

      if (run->end > link->start && !run->is_break)
        n_head = run->plain + (run->is_whole || run->start >= link->start ? 0 : run->n_plain - (run->end - link->start));
    }
  if (!is_same_around (before, after, n_head, strlen (link->text), strlen (text)) || memcmp (after->plain->str + n_head, text, strlen (text)) != 0)
    return FALSE;
  for (gsize i = n_head; i < n_head + strlen (text); i++)
    if (((after->masks->data[i] & LINK_BIT) != 0) != (target[0] != '\0'))
      return FALSE;

  span = find_link_at (after, place, place);

  return target[0] == '\0' || (span != NULL && strcmp (g_ptr_array_index (after->targets, span->target), target) == 0);
}

/* At the end of a line there are no blanks, and none before a link, before there are words: these
 * stand for them. */
static NewsroomTextEdit *
set_at_empty_place (const char *body,
                    gsize       place,
                    const char *text,
                    const char *target)
{
  const NewsroomFormatLink link = { place, place + 1, (char *)"x", (char *)"" };
  g_autoptr (GString) filled = g_string_new (body);
  g_autoptr (NewsroomTextEdit) edit = NULL;
  g_autofree char *result = NULL;

  g_string_insert (filled, (gssize)place, link.text);
  edit = newsroom_format_link_set (filled->str, &link, text, target);
  if (edit == NULL)
    return NULL;

  result = newsroom_text_edit_apply (edit, filled->str);

  return newsroom_text_edit_new (body, result, edit->start, edit->end);
}

/* What newsroom_format_link_set() was given. */
typedef struct
{
  const NewsroomFormatLink *link;
  const char               *text;
  const char               *target;
} Setting;

static NewsroomTextEdit *
set_cb (const char   *body,
        gsize         start,
        gsize         end,
        gconstpointer data)
{
  const Setting            *setting = data;
  const NewsroomFormatLink  found = { start, end, setting->link->text, setting->link->target };
  const NewsroomFormatLink *link = &found;
  const char               *text = setting->text;
  const char               *target = setting->target;
  g_autoptr (NewsroomFormatScan) scan = NULL;
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  g_autofree char          *escaped = NULL;
  g_autofree char          *closing = NULL;
  g_autofree char          *result = NULL;
  const NewsroomFormatSpan *span;
  gsize                     caret;

  scan = newsroom_format_scan_new (body);
  span = find_link_at (scan, link->start, link->end);
  if (text[0] == '\0' || (strcmp (text, link->text) == 0 && strcmp (target, link->target) == 0))
    return NULL;
  if (link->text[0] == '\0')
    return set_at_empty_place (body, link->start, text, target);

  if (span != NULL)
    newsroom_text_changes_add (changes, span->open, span->start - span->open, "");
  closing = dup_closing_mark (target);
  if (target[0] != '\0')
    newsroom_text_changes_add (changes, link->start, 0, "[");
  if (strcmp (text, link->text) != 0)
    {
      g_autofree char *whole = newsroom_markdown_link (text, "x");

      /* As the writer has the words of a link, between "[" and "](x)" */
      escaped = target[0] != '\0' ? g_strndup (whole + 1, strlen (whole) - strlen ("[](x)")) : newsroom_markdown_escape_inline (text, -1);
      newsroom_text_changes_add (changes, link->start, link->end - link->start, escaped);
    }
  if (target[0] != '\0')
    newsroom_text_changes_add (changes, link->end, 0, closing);
  if (span != NULL)
    newsroom_text_changes_add (changes, span->end, span->close - span->end, "");

  result = newsroom_text_changes_apply (changes, body);
  caret = newsroom_text_changes_map (changes, span != NULL ? span->close : link->end, TRUE);
  if (!is_as_expected (scan, result, link, text, target, caret > 0 ? caret - 1 : 0))
    return NULL;

  return newsroom_text_edit_new (body, result, caret, caret);
}

/**
 * newsroom_format_link_set:
 * @body: UTF-8 Markdown
 * @link: what newsroom_format_link_find() gave for it
 * @text: the words that the link is to have; if they are those of @link they keep their markup
 * @target: where it is to point, as it is; empty for no link
 *
 * The words and the markup around the link stay what they are: the parser is asked.
 *
 * Returns: (transfer full) (nullable): what to do, with the caret behind the link; %NULL if there is
 *   nothing to do or no way
 */
NewsroomTextEdit *
newsroom_format_link_set (const char               *body,
                          const NewsroomFormatLink *link,
                          const char               *text,
                          const char               *target)
{
  const Setting setting = { link, text, target };

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (link != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  return newsroom_format_window_run (body, link->start, link->end, set_cb, &setting);
}
