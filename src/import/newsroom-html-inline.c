/* newsroom-html-inline.c — the words of one paragraph with their marks, to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-inline-private.h"

#include <string.h>

#include "newsroom-html-tree-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-markdown.h"

/* Stands for a picture without a description. */
#define OBJECT "\xEF\xBF\xBC"

/* As far as is looked ahead for the end of a mark, in bytes. */
#define FAR 4096

typedef struct
{
  const NewsroomHtmlInline *words;
  NewsroomHtmlPlace         place;
  GString                  *markdown;
  guint8                    open[3];
  guint                     n_open;
  guint                     n_marks;
} Writer;

static void
clear_link (gpointer link)
{
  g_free (((NewsroomHtmlLink *)link)->target);
  g_free (((NewsroomHtmlLink *)link)->title);
}

/**
 * newsroom_html_inline_new:
 *
 * Returns: (transfer full): a paragraph without words
 */
NewsroomHtmlInline *
newsroom_html_inline_new (void)
{
  NewsroomHtmlInline *self = g_new0 (NewsroomHtmlInline, 1);

  self->text = g_string_new (NULL);
  self->marks = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->links = g_array_new (FALSE, TRUE, sizeof (guint));
  self->targets = g_array_new (FALSE, TRUE, sizeof (NewsroomHtmlLink));
  g_array_set_clear_func (self->targets, clear_link);

  return self;
}

/**
 * newsroom_html_inline_free:
 * @self: (transfer full): words
 */
void
newsroom_html_inline_free (NewsroomHtmlInline *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->marks);
  g_array_unref (self->links);
  g_array_unref (self->targets);
  g_free (self);
}

static void
add_bytes (NewsroomHtmlInline *self,
           const char         *text,
           gsize               length,
           guint8              marks,
           guint               link)
{
  g_string_append_len (self->text, text, (gssize)length);
  for (gsize i = 0; i < length; i++)
    {
      g_array_append_val (self->marks, marks);
      g_array_append_val (self->links, link);
    }
}

static void
set_length (NewsroomHtmlInline *self,
            gsize               length)
{
  g_string_truncate (self->text, length);
  g_array_set_size (self->marks, (guint)length);
  g_array_set_size (self->links, (guint)length);
}

static gboolean
ends_blank (const NewsroomHtmlInline *self)
{
  return self->text->len == 0 || strchr (" \n", self->text->str[self->text->len - 1]) != NULL;
}

/**
 * newsroom_html_inline_add_text:
 * @self: words
 * @text: more of them, in UTF-8
 * @length: their length in bytes
 * @marks: the marks of all of them
 * @link: what newsroom_html_inline_add_link() returned, 0 for no link
 *
 * White space, whatever and how much, becomes one blank, and none at the start of a line.
 */
void
newsroom_html_inline_add_text (NewsroomHtmlInline *self,
                               const char         *text,
                               gsize               length,
                               NewsroomHtmlMarks   marks,
                               guint               link)
{
  gsize i = 0;

  while (i < length)
    {
      gsize start = i;

      while (i < length && !g_ascii_isspace (text[i]))
        i++;
      add_bytes (self, text + start, i - start, (guint8)marks, link);
      if (i < length && !ends_blank (self))
        add_bytes (self, " ", 1, (guint8)marks, link);
      while (i < length && g_ascii_isspace (text[i]))
        i++;
    }
}

/**
 * newsroom_html_inline_add_link:
 * @self: words
 * @target: an address
 *
 * Adds no words.
 *
 * Returns: what newsroom_html_inline_add_text() takes as the link to @target
 */
guint
newsroom_html_inline_add_link (NewsroomHtmlInline *self,
                               const char         *target)
{
  GString         *address = g_string_new (target);
  NewsroomHtmlLink link = { 0 };

  /* In a table it would end the cell. */
  g_string_replace (address, "|", "%7C", 0);
  link.target = g_string_free (address, FALSE);
  g_array_append_val (self->targets, link);

  return self->targets->len;
}

/**
 * newsroom_html_inline_add_picture:
 * @self: words
 * @alternative: the description of the picture, "" for none
 * @target: its address
 * @caption: (nullable): what stands under it
 */
void
newsroom_html_inline_add_picture (NewsroomHtmlInline *self,
                                  const char         *alternative,
                                  const char         *target,
                                  const char         *caption)
{
  g_autofree char *words = g_strstrip (g_strdelimit (g_strdup (alternative), "\n\r\t\f\v", ' '));
  const char      *shown = words[0] != '\0' ? words : OBJECT;
  guint            link = newsroom_html_inline_add_link (self, target);

  g_array_index (self->targets, NewsroomHtmlLink, link - 1).is_picture = TRUE;
  g_array_index (self->targets, NewsroomHtmlLink, link - 1).title = g_strdup (caption);
  add_bytes (self, shown, strlen (shown), 0, link);
}

/**
 * newsroom_html_inline_add_break:
 * @self: words
 *
 * Adds a line end that is meant. Before the first word there is none.
 */
void
newsroom_html_inline_add_break (NewsroomHtmlInline *self)
{
  if (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    set_length (self, self->text->len - 1);
  if (self->text->len > 0)
    add_bytes (self, "\n", 1, 0, 0);
}

/**
 * newsroom_html_inline_ends_line:
 * @self: words
 *
 * Returns: whether a meant line end is the last of them
 */
gboolean
newsroom_html_inline_ends_line (const NewsroomHtmlInline *self)
{
  return self->text->len > 0 && self->text->str[self->text->len - 1] == '\n';
}

/**
 * newsroom_html_inline_is_empty:
 * @self: words
 *
 * Returns: whether there are none, but for white space of any kind
 */
gboolean
newsroom_html_inline_is_empty (const NewsroomHtmlInline *self)
{
  for (const char *p = self->text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* Blanks at the ends, also those that do not break, are not part of a paragraph. */
static void
trim (NewsroomHtmlInline *self)
{
  gsize start = 0;

  while (self->text->len > 0)
    {
      const char *last = g_utf8_prev_char (self->text->str + self->text->len);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      set_length (self, (gsize)(last - self->text->str));
    }
  while (start < self->text->len && g_unichar_isspace (g_utf8_get_char (self->text->str + start)))
    start = (gsize)(g_utf8_next_char (self->text->str + start) - self->text->str);
  if (start > 0)
    {
      g_string_erase (self->text, 0, (gssize)start);
      g_array_remove_range (self->marks, 0, (guint)start);
      g_array_remove_range (self->links, 0, (guint)start);
    }
}

static const char *
delimiter (guint8 mark)
{
  if (mark == NEWSROOM_HTML_STRIKE)
    return "~~";

  return mark == NEWSROOM_HTML_STRONG ? "**" : "*";
}

/* Where the mark ends, if that is near: it decides which is opened first. */
static gsize
mark_end (const NewsroomHtmlInline *self,
          gsize                     i,
          guint8                    mark)
{
  const gsize end = MIN (self->text->len, i + FAR);

  while (i < end && (*newsroom_html_inline_marks_at (self, i) & mark) != 0)
    i++;

  return i;
}

static void
close_marks (Writer *writer,
             guint8  wanted)
{
  guint keep = 0;

  while (keep < writer->n_open && (writer->open[keep] & wanted) != 0)
    keep++;
  while (writer->n_open > keep)
    g_string_append (writer->markdown, delimiter (writer->open[--writer->n_open]));
}

/* The marks that go on longest are opened first. */
static void
open_marks (Writer *writer,
            gsize   i,
            guint8  wanted)
{
  for (guint n = 0; n < writer->n_open; n++)
    wanted &= (guint8)~writer->open[n];
  while (wanted != 0)
    {
      guint8 best = 0;

      for (guint8 mark = NEWSROOM_HTML_STRIKE; mark <= NEWSROOM_HTML_EMPHASIS; mark = (guint8)(mark << 1))
        if ((wanted & mark) != 0 && (best == 0 || mark_end (writer->words, i, mark) > mark_end (writer->words, i, best)))
          best = mark;
      g_string_append (writer->markdown, delimiter (best));
      writer->open[writer->n_open++] = best;
      writer->n_marks++;
      wanted &= (guint8)~best;
    }
}

static void
write_code (Writer     *writer,
            const char *text,
            gsize       length)
{
  g_autofree char *code = g_strdelimit (g_strndup (text, length), "\n", ' ');
  g_autofree char *fence = NULL;
  gsize            longest = 0;
  gsize            run = 0;
  const char      *pad;

  for (gsize i = 0; i < length; i++)
    {
      run = code[i] == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  fence = g_strnfill (longest + 1, '`');
  pad = code[0] == '`' || code[length - 1] == '`' ? " " : "";
  g_string_append_printf (writer->markdown, "%s%s%s%s%s", fence, pad, code, pad, fence);
  writer->n_marks++;
}

static gboolean
is_its_own_target (const char *text,
                   const char *target)
{
  return strcmp (text, target) == 0 && (g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://")) &&
         strpbrk (target, " <>\\&") == NULL;
}

/* Into the brackets that end a picture, between quotation marks (CommonMark 0.30, 6.3). */
static void
write_caption (GString    *markdown,
               const char *caption)
{
  g_string_truncate (markdown, markdown->len - 1);
  g_string_append (markdown, " \"");
  for (const char *p = caption; *p != '\0'; p++)
    {
      if (strchr ("\"\\&", *p) != NULL)
        g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, g_ascii_isspace (*p) ? ' ' : *p);
    }
  g_string_append (markdown, "\")");
}

static void
write_link (Writer                 *writer,
            const NewsroomHtmlLink *link,
            const char             *text,
            gsize                   length)
{
  g_autofree char *words = g_strndup (text, length);
  g_autofree char *markdown = NULL;

  if (link->is_picture)
    {
      markdown = newsroom_markdown_link (strcmp (words, OBJECT) == 0 ? "" : words, link->target);
      g_string_append_printf (writer->markdown, "!%s", markdown);
      if (link->title != NULL)
        write_caption (writer->markdown, link->title);
    }
  else if (is_its_own_target (words, link->target))
    {
      g_string_append_printf (writer->markdown, "<%s>", words);
    }
  else
    {
      markdown = newsroom_markdown_link (words, link->target);
      g_string_append (writer->markdown, markdown);
    }
}

/* Writes one comment; returns the byte behind it. */
static gsize
write_note (Writer *writer,
            gsize   start)
{
  const char      *text = writer->words->text->str + start;
  const char      *end = strstr (text, NEWSROOM_HTML_NOTE_END);
  const gsize      skip = strlen (NEWSROOM_HTML_NOTE_START);
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (end != NULL, writer->words->text->len);

  escaped = newsroom_markdown_escape_inline (text + skip, end - text - (gssize)skip);
  g_string_append_printf (writer->markdown, NEWSROOM_HTML_NOTE_START "%s" NEWSROOM_HTML_NOTE_END, escaped);

  return start + (gsize)(end - text) + strlen (NEWSROOM_HTML_NOTE_END);
}

/* What begins a line may need a "\", as the writer of whole lines knows. */
static gsize
write_line_start (Writer     *writer,
                  const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *escaped = newsroom_markdown_escape_line (line, -1);
  gsize            digits = strspn (line, "0123456789");

  if (writer->place != NEWSROOM_HTML_PARAGRAPH || escaped[digits] != '\\' || line[digits] == '\\' || strchr ("*_~`<&", line[digits]) != NULL)
    return 0;

  g_string_append_len (writer->markdown, escaped, (gssize)digits + 2);

  return digits + 1;
}

static void
write_text (Writer *writer,
            gsize   start,
            gsize   end)
{
  const NewsroomHtmlInline *words = writer->words;
  const char               *text = words->text->str;
  g_autofree char          *escaped = NULL;
  gboolean                  has_mark;

  if (writer->n_open == 0 && (start == 0 || text[start - 1] == '\n'))
    start += write_line_start (writer, text + start);
  if (start >= end)
    return;

  /* Only before a link it means a picture. */
  has_mark = text[end - 1] == '!' && (end == words->text->len || newsroom_html_inline_link_at (words, end) == 0);
  escaped = newsroom_markdown_escape_inline (text + start, (gssize)(end - start - (has_mark ? 1 : 0)));
  g_string_append (writer->markdown, escaped);
  if (has_mark)
    g_string_append_c (writer->markdown, '!');
}

static gsize
text_end (const NewsroomHtmlInline *self,
          gsize                     i)
{
  const guint8 marks = *newsroom_html_inline_marks_at (self, i);

  while (i < self->text->len && *newsroom_html_inline_marks_at (self, i) == marks && newsroom_html_inline_link_at (self, i) == 0 && self->text->str[i] != '\n')
    i++;

  return i;
}

static gsize
write_piece (Writer *writer,
             gsize   i)
{
  const NewsroomHtmlInline *words = writer->words;
  const char               *text = words->text->str;
  const guint               link = newsroom_html_inline_link_at (words, i);
  gsize                     end;

  if (link != 0)
    {
      end = newsroom_html_inline_piece_end (words, i);
      write_link (writer, &g_array_index (words->targets, NewsroomHtmlLink, link - 1), text + i, end - i);
    }
  else if ((*newsroom_html_inline_marks_at (words, i) & NEWSROOM_HTML_CODE) != 0)
    {
      end = newsroom_html_inline_piece_end (words, i);
      write_code (writer, text + i, end - i);
    }
  else if ((*newsroom_html_inline_marks_at (words, i) & NEWSROOM_HTML_NOTE) != 0)
    {
      end = write_note (writer, i);
    }
  else if (text[i] == '\n')
    {
      end = i + 1;
      g_string_append (writer->markdown, writer->place == NEWSROOM_HTML_PARAGRAPH ? "\\\n" : " ");
    }
  else
    {
      end = text_end (words, i);
      write_text (writer, i, end);
    }

  return end;
}

static char *
write_marked (const NewsroomHtmlInline *self,
              NewsroomHtmlPlace         place,
              guint                    *n_marks)
{
  Writer writer = { .words = self, .place = place, .markdown = g_string_new (NULL) };
  gsize  i = 0;

  while (i < self->text->len)
    {
      guint8 wanted = *newsroom_html_inline_marks_at (self, i) & NEWSROOM_HTML_OUTER_MARKS;

      close_marks (&writer, wanted);
      open_marks (&writer, i, wanted);
      i = write_piece (&writer, i);
    }
  close_marks (&writer, 0);
  *n_marks = writer.n_marks;

  return g_string_free (writer.markdown, FALSE);
}

static char *
write_plain (const NewsroomHtmlInline *self,
             NewsroomHtmlPlace         place)
{
  g_autoptr (GString) text = g_string_new (self->text->str);
  g_autofree char *escaped = NULL;

  g_string_replace (text, OBJECT, "", 0);
  if (place != NEWSROOM_HTML_PARAGRAPH)
    return newsroom_markdown_escape_inline (text->str, -1);

  escaped = newsroom_markdown_escape_line (text->str, -1);
  g_string_assign (text, escaped);
  g_string_replace (text, "\n", "\\\n", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  if (block->type != NEWSROOM_BLOCK_DOCUMENT && block->type != NEWSROOM_BLOCK_PARAGRAPH)
    g_string_append (user_data, OBJECT "?");
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  g_string_append_len (user_data, text, (gssize)length);
}

/* Whether the Markdown is one paragraph of these words. */
static gboolean
reads_as (const char               *markdown,
          const NewsroomHtmlInline *self)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = enter_block_cb, .text = text_cb };
  g_autoptr (GString) read = g_string_new (NULL);

  newsroom_markdown_parse (markdown, -1, &handler, read);

  return newsroom_html_has_same_words (read->str, self->text->str);
}

static gboolean
has_marks (const NewsroomHtmlInline *self)
{
  for (gsize i = 0; i < self->text->len; i++)
    if (*newsroom_html_inline_marks_at (self, i) != 0 || newsroom_html_inline_link_at (self, i) != 0)
      return TRUE;

  return FALSE;
}

/**
 * newsroom_html_inline_dup_markdown:
 * @self: words that are not empty
 * @place: where they will stand
 * @n_marks: (inout): how many pieces have marks
 *
 * What is written is read again; where a mark would change the words, it goes.
 *
 * Returns: (transfer full): Markdown
 */
char *
newsroom_html_inline_dup_markdown (NewsroomHtmlInline *self,
                                   NewsroomHtmlPlace   place,
                                   guint              *n_marks)
{
  g_autofree char *markdown = NULL;
  guint            n = 0;

  trim (self);
  if (!has_marks (self))
    return write_plain (self, place);

  if (place == NEWSROOM_HTML_CELL && strchr (self->text->str, '|') != NULL)
    newsroom_html_inline_clear_mark (self, 0, self->text->len, NEWSROOM_HTML_CODE);
  newsroom_html_inline_fit_marks (self);
  markdown = write_marked (self, place, &n);
  if (!reads_as (markdown, self))
    {
      newsroom_html_inline_clear_mark (self, 0, self->text->len, (guint8)~NEWSROOM_HTML_NOTE);
      g_free (markdown);
      markdown = write_marked (self, place, &n);
      if (!reads_as (markdown, self))
        return write_plain (self, place);
    }
  *n_marks += n;

  return g_steal_pointer (&markdown);
}
