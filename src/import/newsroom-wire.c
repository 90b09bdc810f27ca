/* newsroom-wire.c — what the formats of news agencies say of a story, put into an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-wire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-import.h"
#include "newsroom-iso-time.h"

/* Characters of what is quoted in the report. */
#define MAX_QUOTED 80

/* Things that are named in the report. */
#define MAX_LEFT 40

/* Bytes. To a longer byline nothing is added. */
#define MAX_BYLINE 10000

/* Of keywords, authors and notes for the desk; no story has more. */
#define MAX_THINGS 200

/**
 * newsroom_wire_new:
 * @report: told of all
 *
 * Returns: (transfer full): a story without anything in it
 */
NewsroomWire *
newsroom_wire_new (NewsroomReport *report)
{
  NewsroomWire *self = g_new0 (NewsroomWire, 1);

  self->document = newsroom_document_new (report);
  self->keywords = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->left = g_ptr_array_new_with_free_func (g_free);
  self->byline = g_string_new (NULL);

  return self;
}

/**
 * newsroom_wire_free:
 * @self: (transfer full): a story
 */
void
newsroom_wire_free (NewsroomWire *self)
{
  newsroom_document_free (self->document);
  g_ptr_array_unref (self->keywords);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->left);
  g_string_free (self->byline, TRUE);
  g_free (self->markdown);
  g_free (self);
}

/**
 * newsroom_wire_read_xml:
 * @self: a story
 * @bytes: the contents of a file
 * @func: is given the root element, and @self
 * @file_name: its name, for messages
 * @error: return location
 *
 * Returns: whether it was read; else a #NewsroomImportError
 */
gboolean
newsroom_wire_read_xml (NewsroomWire   *self,
                        GBytes         *bytes,
                        NewsroomXmlFunc func,
                        const char     *file_name,
                        GError        **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) plain = NULL;
  NewsroomXmlResult result;

  if (g_bytes_get_size (bytes) > NEWSROOM_HTML_MAX_BYTES)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_TOO_LARGE, _ ("Could not open “%s”: it is larger than 8 MB, too large for a story in XML"), file_name);
      return FALSE;
    }

  text = newsroom_xml_to_utf8 (bytes);
  plain = newsroom_xml_drop_document_type (text);
  result = newsroom_xml_read (plain, none, func, self);
  if (result == NEWSROOM_XML_FORBIDDEN)
    newsroom_document_set_forbidden (file_name, error);
  else if (result == NEWSROOM_XML_TOO_LARGE)
    newsroom_document_set_too_large (file_name, error);
  else if (result == NEWSROOM_XML_DAMAGED)
    newsroom_document_set_damaged (self->document, file_name, error);

  return result == NEWSROOM_XML_WHOLE;
}

/**
 * newsroom_wire_dup_line:
 * @text: any text
 *
 * Returns: (transfer full): its words in one line, with one blank between two
 */
char *
newsroom_wire_dup_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isspace (character) && !g_unichar_iscntrl (character))
        g_string_append_unichar (line, character);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  g_strchomp (line->str);

  return g_string_free (line, FALSE);
}

/**
 * newsroom_wire_repeat:
 * @self: a story
 * @text: what the file has said before
 *
 * Names it in the account.
 */
void
newsroom_wire_repeat (NewsroomWire *self,
                      const char   *text)
{
  newsroom_report_explain (self->document->report, _ ("what the file says more than once"), text, -1);
}

/**
 * newsroom_wire_leave:
 * @self: a story
 * @label: what it is called, translated
 * @text: (nullable): what an article has no place for
 *
 * Names it in the report, and its words in the account.
 */
void
newsroom_wire_leave (NewsroomWire *self,
                     const char   *label,
                     const char   *text)
{
  g_autofree char *line = newsroom_wire_dup_line (text != NULL ? text : "");

  newsroom_report_explain (self->document->report, _ ("what an article has no place for"), line, -1);
  if (line[0] == '\0' || self->left->len >= MAX_LEFT)
    return;

  if (g_utf8_strlen (line, -1) > MAX_QUOTED)
    {
      *g_utf8_offset_to_pointer (line, MAX_QUOTED) = '\0';
      g_ptr_array_add (self->left, g_strdup_printf (_ ("%s “%s…”"), label, line));
    }
  else
    {
      g_ptr_array_add (self->left, g_strdup_printf (_ ("%s “%s”"), label, line));
    }
}

/**
 * newsroom_wire_set:
 * @self: a story
 * @field: a text of one line
 * @text: (nullable): what it is
 * @label: what another one is called in the report, translated
 *
 * Of several the first is taken, and those that say something else are named.
 */
void
newsroom_wire_set (NewsroomWire *self,
                   NewsroomField field,
                   const char   *text,
                   const char   *label)
{
  g_autofree char *line = newsroom_wire_dup_line (text != NULL ? text : "");
  const char      *before = newsroom_article_get_text (self->document->article, field);

  if (line[0] == '\0')
    return;
  if (before[0] == '\0')
    newsroom_article_set_text (self->document->article, field, line);
  else if (!g_str_equal (before, line))
    newsroom_wire_leave (self, label, line);
  else
    newsroom_wire_repeat (self, line);
}

/* "20260101" and "20260101T0900Z" are what GLib does not read. */
static gboolean
parse_time (const char *text,
            gint64     *time)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *whole = NULL;
  gsize            n_digits = strspn (trimmed, "0123456789");

  if (n_digits != strlen ("20260101"))
    return newsroom_iso_time_parse (trimmed, time);
  if (trimmed[n_digits] == '\0')
    whole = g_strconcat (trimmed, "T000000Z", NULL);
  else if (trimmed[n_digits] == 'T' && strspn (trimmed + n_digits + 1, "0123456789") == strlen ("0900"))
    whole = g_strdup_printf ("%.*s00%s", (int)strlen ("20260101T0900"), trimmed, trimmed + strlen ("20260101T0900"));

  return newsroom_iso_time_parse (whole != NULL ? whole : trimmed, time);
}

/**
 * newsroom_wire_set_time:
 * @self: a story
 * @which: what happened or is to happen then
 * @text: (nullable): ISO 8601 with or without hyphens and colons
 * @label: what it is called in the report, translated
 *
 * Of several the first is taken.
 */
void
newsroom_wire_set_time (NewsroomWire *self,
                        NewsroomTime  which,
                        const char   *text,
                        const char   *label)
{
  gint64 time = 0;

  if (text == NULL || text[0] == '\0')
    return;
  if (!parse_time (text, &time))
    {
      newsroom_wire_leave (self, label, text);
      return;
    }
  newsroom_report_explain (self->document->report, _ ("dates that are times now"), text, -1);
  if (newsroom_article_get_time (self->document->article, which) == 0)
    newsroom_article_set_time (self->document->article, which, time);
}

/**
 * newsroom_wire_set_language:
 * @self: a story
 * @tag: (nullable): BCP 47, or with an underscore
 */
void
newsroom_wire_set_language (NewsroomWire *self,
                            const char   *tag)
{
  g_autofree char *language = tag != NULL ? g_strstrip (g_strdelimit (g_strdup (tag), "_", '-')) : NULL;

  if (language != NULL && g_regex_match_simple ("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", language, 0, 0) &&
      newsroom_article_get_text (self->document->article, NEWSROOM_FIELD_LANGUAGE)[0] == '\0')
    newsroom_article_set_text (self->document->article, NEWSROOM_FIELD_LANGUAGE, language);
}

/**
 * newsroom_wire_set_urgency:
 * @self: a story
 * @urgency: (nullable): 1, most urgent, to 9, as in NITF 3.6, NewsML-G2 and ninjs
 */
void
newsroom_wire_set_urgency (NewsroomWire *self,
                           const char   *urgency)
{
  g_autofree char *number = g_strstrip (g_strdup (urgency != NULL ? urgency : ""));
  guint64          value = 0;

  if (g_ascii_string_to_unsigned (number, 10, 1, 9, &value, NULL))
    newsroom_article_set_priority (self->document->article, (guint)value);
  else
    newsroom_wire_leave (self, _ ("urgency"), number);
}

/**
 * newsroom_wire_set_status:
 * @self: a story
 * @status: (nullable): "usable", "withheld", "canceled" or "embargoed", also with "stat:" before it
 */
void
newsroom_wire_set_status (NewsroomWire *self,
                          const char   *status)
{
  const char *name = status != NULL ? status : "";
  const char *sentence = NULL;

  if (strrchr (name, ':') != NULL)
    name = strrchr (name, ':') + 1;
  if (g_ascii_strcasecmp (name, "withheld") == 0)
    sentence = _ ("The sender withholds it: it must not be published until that is lifted.");
  else if (g_ascii_strcasecmp (name, "canceled") == 0 || g_ascii_strcasecmp (name, "cancelled") == 0)
    sentence = _ ("The sender has canceled it: it must not be published.");
  else if (g_ascii_strcasecmp (name, "embargoed") == 0 && newsroom_article_get_time (self->document->article, NEWSROOM_TIME_EMBARGO) == 0)
    sentence = _ ("The sender says that it is under embargo, but not until when.");
  else if (g_ascii_strcasecmp (name, "usable") != 0 && g_ascii_strcasecmp (name, "embargoed") != 0)
    newsroom_wire_leave (self, _ ("status"), name);
  if (sentence == NULL)
    return;

  newsroom_report_note (self->document->report, "%s", sentence);
  newsroom_wire_add_note (self, sentence);
}

/**
 * newsroom_wire_add_keyword:
 * @self: a story
 * @keyword: (nullable): one
 */
void
newsroom_wire_add_keyword (NewsroomWire *self,
                           const char   *keyword)
{
  g_autofree char *line = newsroom_wire_dup_line (keyword != NULL ? keyword : "");
  g_autofree char *folded = g_utf8_casefold (line, -1);

  if (line[0] == '\0' || self->keywords->len >= MAX_THINGS)
    return;
  for (guint i = 0; i < self->keywords->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (g_ptr_array_index (self->keywords, i), -1);

      if (g_str_equal (other, folded))
        return;
    }
  g_ptr_array_add (self->keywords, g_steal_pointer (&line));
}

/**
 * newsroom_wire_add_note:
 * @self: a story
 * @note: (nullable): for the desk
 */
void
newsroom_wire_add_note (NewsroomWire *self,
                        const char   *note)
{
  g_autofree char *line = newsroom_wire_dup_line (note != NULL ? note : "");

  if (line[0] != '\0' && self->notes->len < MAX_THINGS && !g_ptr_array_find_with_equal_func (self->notes, line, g_str_equal, NULL))
    g_ptr_array_add (self->notes, g_steal_pointer (&line));
}

static guint
n_credits (const NewsroomWire *self)
{
  return g_list_model_get_n_items (newsroom_article_get_credits (self->document->article));
}

static NewsroomAuthor *
find_author (const NewsroomWire *self,
             const char         *name)
{
  GListModel *credits = newsroom_article_get_credits (self->document->article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (g_str_equal (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), name))
        return author;
    }

  return NULL;
}

/**
 * newsroom_wire_add_author:
 * @self: a story
 * @name: (nullable): of who wrote it
 * @role: (nullable): what that person does
 *
 * Credits the person, who may be so already.
 */
void
newsroom_wire_add_author (NewsroomWire *self,
                          const char   *name,
                          const char   *role)
{
  g_autofree char *line = newsroom_wire_dup_line (name != NULL ? name : "");
  NewsroomAuthor  *known = find_author (self, line);

  if (line[0] == '\0' || n_credits (self) >= MAX_THINGS)
    return;
  if (known == NULL)
    {
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (line);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_add_credit (self->document->article, credit);
      known = author;
    }
  if (role != NULL && newsroom_author_get_text (known, NEWSROOM_AUTHOR_ROLE)[0] == '\0')
    newsroom_author_set_text (known, NEWSROOM_AUTHOR_ROLE, role);
}

/**
 * newsroom_wire_add_byline:
 * @self: a story
 * @line: as "By Ann Example", or the names alone
 * @names: (nullable) (array zero-terminated=1): the people in it, where they are marked
 * @title: (nullable): what the person does, where there is one
 */
void
newsroom_wire_add_byline (NewsroomWire      *self,
                          const char        *line,
                          const char *const *names,
                          const char        *title)
{
  g_autofree char *words = newsroom_wire_dup_line (line);
  g_autofree char *with_by = g_strconcat ("By ", words, NULL);
  g_autoptr (GPtrArray) credits = NULL;

  if (words[0] == '\0')
    return;
  if (n_credits (self) >= MAX_THINGS || self->byline->len > MAX_BYLINE)
    {
      newsroom_wire_leave (self, _ ("another byline"), words);
      return;
    }
  credits = newsroom_import_byline_parse (words, self->document->report);
  if (credits->len == 0)
    {
      g_ptr_array_unref (credits);
      credits = newsroom_byline_parse (with_by);
    }
  newsroom_report_explain (self->document->report, _ ("words in the byline beside the names"), words, -1);
  if (!g_str_has_suffix (self->byline->str, words))
    g_string_append_printf (self->byline, "%s%s", self->byline->len > 0 ? "; " : "", words);
  for (guint i = 0; i < credits->len; i++)
    {
      NewsroomAuthor *author = newsroom_credit_get_author (g_ptr_array_index (credits, i));
      NewsroomAuthor *known = find_author (self, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));

      if (known == NULL)
        newsroom_article_add_credit (self->document->article, g_ptr_array_index (credits, i));
      else
        author = known;
      if (title != NULL && credits->len == 1 && newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE)[0] == '\0')
        newsroom_author_set_text (author, NEWSROOM_AUTHOR_ROLE, title);
    }
  for (gsize i = 0; credits->len == 0 && names != NULL && names[i] != NULL; i++)
    newsroom_wire_add_author (self, names[i], names[1] == NULL ? title : NULL);
  if (title != NULL && credits->len != 1 && (names == NULL || names[0] == NULL || names[1] != NULL))
    newsroom_wire_leave (self, _ ("position"), title);
}

/* The words of the byline stay where credits would not give them. */
static void
set_byline (NewsroomWire *self)
{
  NewsroomArticle *article = self->document->article;
  GListModel      *credits = newsroom_article_get_credits (article);
  g_autofree char *formatted = newsroom_byline_format (credits, newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE));

  if (self->byline->len > 0 && (g_list_model_get_n_items (credits) == 0 || !g_str_has_suffix (formatted, self->byline->str)))
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, self->byline->str);
}

static char *
join (GPtrArray  *lines,
      const char *separator)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? separator : "", (const char *)g_ptr_array_index (lines, i));

  return g_string_free (all, FALSE);
}

/* What the document has stands under the text that is none of it. */
static void
join_texts (NewsroomWire *self)
{
  NewsroomArticle *article = self->document->article;
  const char      *under = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);

  if (self->markdown != NULL && self->markdown[0] != '\0')
    newsroom_article_take_text (article, NEWSROOM_FIELD_BODY, g_strconcat (self->markdown, under[0] != '\0' ? "\n\n" : "", under, NULL));
}

/**
 * newsroom_wire_finish:
 * @self: a story that is read
 *
 * Returns: (transfer full): the article, of which the report is told
 */
NewsroomArticle *
newsroom_wire_finish (NewsroomWire *self)
{
  NewsroomArticle *article = self->document->article;
  g_autofree char *left = join (self->left, "; ");
  g_autofree char *notes = join (self->notes, "\n");

  set_byline (self);
  newsroom_article_set_text (article, NEWSROOM_FIELD_EDITOR_NOTE, notes);
  g_ptr_array_add (self->keywords, NULL);
  newsroom_article_set_keywords (article, (const char *const *)self->keywords->pdata);
  if (left[0] != '\0')
    newsroom_report_drop (self->document->report, _ ("An article has no place for this, which was left out: %s."), left);
  if (self->n_linked > 0)
    newsroom_report_note (self->document->report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture was not fetched: its address stands in the text.",
                                       "%u pictures were not fetched: their addresses stand in the text.",
                                       self->n_linked),
                          self->n_linked);

  g_object_unref (newsroom_document_finish (self->document));
  join_texts (self);

  return g_object_ref (article);
}
