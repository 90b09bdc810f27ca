/* newsroom-account.c — the text in XML and HTML, for the account of the characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-account-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Characters. No name of an entity of HTML is longer. */
#define MAX_ENTITY 32

/* Elements that part no word. */
static const char *const inlines[] = {
  "a",
  "abbr",
  "b",
  "big",
  "chron",
  "cite",
  "city",
  "classifier",
  "code",
  "del",
  "em",
  "event",
  "fn",
  "font",
  "frac",
  "frac-den",
  "frac-num",
  "frac-sep",
  "function",
  "i",
  "ins",
  "kbd",
  "lang",
  "location",
  "mark",
  "money",
  "num",
  "object.title",
  "org",
  "person",
  "pronounce",
  "q",
  "rb",
  "rp",
  "rt",
  "rtc",
  "ruby",
  "s",
  "small",
  "span",
  "strike",
  "strong",
  "sub",
  "sup",
  "time",
  "tt",
  "u",
  "var",
  "wbr",
  NULL
};

/* Elements in which no text stands, and those of HTML that show none. */
static const char *const unread[] = { "script", "style", NULL };
static const char *const unread_in_html[] = { "script", "style", "template", "title", NULL };

/* Appends the character that is meant at "&". Returns: after it */
static const char *
append_reference (GString    *text,
                  const char *at)
{
  const char           *name = at + 1;
  const char           *end = name;
  g_autofree char      *word = NULL;
  const htmlEntityDesc *entity;
  guint64               character = 0;

  while (end - name < MAX_ENTITY && (g_ascii_isalnum (*end) || *end == '#'))
    end++;
  word = g_strndup (name, (gsize)(end - name));
  entity = htmlEntityLookup ((const xmlChar *)word);
  if (word[0] == '#' && g_ascii_tolower (word[1]) == 'x')
    character = g_ascii_strtoull (word + 2, NULL, 16);
  else if (word[0] == '#')
    character = g_ascii_strtoull (word + 1, NULL, 10);
  else if (entity != NULL)
    character = entity->value;
  if (character == 0 || character > 0x10FFFF || !g_unichar_validate ((gunichar)character))
    {
      g_string_append_c (text, '&');
      return name;
    }
  g_string_append_unichar (text, (gunichar)character);

  return end + (*end == ';');
}

/* Returns: after the ">" of a tag, which may stand in a value before it ends */
static const char *
skip_tag (const char *at)
{
  char quote = '\0';

  for (; *at != '\0'; at++)
    {
      if (quote == '\0' && *at == '>')
        return at + 1;
      if (quote == '\0' && (*at == '"' || *at == '\'') && at[-1] == '=')
        quote = *at;
      else if (*at == quote)
        quote = '\0';
    }

  return at;
}

/* Returns: after what "<" begins; NULL if it is a sign of the text */
static const char *
skip_markup (GString    *text,
             const char *at)
{
  const gboolean   is_end = at[1] == '/';
  const char      *name = at + 1 + is_end;
  g_autofree char *word = NULL;
  g_autofree char *close = NULL;
  const char      *end;

  if (strncmp (at, "<!--", 4) == 0)
    {
      for (end = strchr (at + 4, '>'); end != NULL && strncmp (end - 2, "--", 2) != 0;)
        end = strchr (end + 1, '>');
      return end != NULL ? end + 1 : at + strlen (at);
    }
  if (!is_end && (*name == '!' || *name == '?'))
    return skip_tag (name);
  if (!g_ascii_isalpha (*name))
    return NULL;

  word = g_ascii_strdown (name, (gssize)MIN (strcspn (name, " \t\r\n/>"), MAX_ENTITY));
  if (!g_strv_contains (inlines, word))
    g_string_append_c (text, ' ');
  at = skip_tag (name);
  if (is_end || !g_strv_contains (unread_in_html, word))
    return at;
  for (end = strchr (at, '<'); end != NULL; end = strchr (end + 1, '<'))
    if (end[1] == '/' && g_ascii_strncasecmp (end + 2, word, strlen (word)) == 0)
      return end;

  return at + strlen (at);
}

/**
 * newsroom_account_append_html:
 * @text: gets the text
 * @html: UTF-8
 *
 * Appends what stands between the tags of HTML. Knows nothing of the tree that a parser makes of it, so
 * that what a parser loses is missed.
 */
void
newsroom_account_append_html (GString    *text,
                              const char *html)
{
  while (*html != '\0')
    {
      const gsize n = strcspn (html, "<&");
      const char *after;

      g_string_append_len (text, html, (gssize)n);
      html += n;
      if (*html == '\0')
        return;
      if (*html == '&')
        {
          html = append_reference (text, html);
          continue;
        }
      after = skip_markup (text, html);
      if (after == NULL)
        g_string_append_c (text, *html);
      html = after != NULL ? after : html + 1;
    }
}

/**
 * newsroom_account_append_xml:
 * @text: gets the text
 * @rest: (nullable): gets that in elements of @left_out
 * @node: (nullable): an element or a text
 * @left_out: (nullable) (array zero-terminated=1): names of elements
 *
 * Appends all text of a piece of XML.
 */
void
newsroom_account_append_xml (GString           *text,
                             GString           *rest,
                             const xmlNode     *node,
                             const char *const *left_out)
{
  const char *name = node != NULL ? (const char *)node->name : NULL;
  gboolean    is_inline;

  if (node == NULL)
    return;
  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    g_string_append (text, (const char *)node->content);
  if (node->type != XML_ELEMENT_NODE || g_strv_contains (unread, name))
    return;

  if (left_out != NULL && g_strv_contains (left_out, name))
    {
      if (rest != NULL)
        newsroom_account_append_xml (rest, NULL, node, NULL);
      return;
    }
  is_inline = g_strv_contains (inlines, name);
  if (!is_inline)
    g_string_append_c (text, ' ');
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    newsroom_account_append_xml (text, rest, child, left_out);
  if (!is_inline)
    g_string_append_c (text, ' ');
}

/**
 * newsroom_account_append_tree:
 * @text: gets the text
 * @node: an element or a text
 *
 * Appends all text of a piece of HTML that is read.
 */
void
newsroom_account_append_tree (GString                *text,
                              const NewsroomHtmlNode *node)
{
  const gboolean is_inline = newsroom_html_node_is (node, inlines);

  if (node->text != NULL)
    g_string_append_len (text, node->text->str, (gssize)node->text->len);
  if (node->name != NULL && !is_inline)
    g_string_append_c (text, ' ');
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    newsroom_account_append_tree (text, g_ptr_array_index (node->children, i));
  if (node->name != NULL && !is_inline)
    g_string_append_c (text, ' ');
}

/**
 * newsroom_account_read_html:
 * @report: is given the text
 * @name: (nullable): what of it is, that is not in the article, see newsroom_report_read()
 * @html: (nullable): UTF-8
 */
void
newsroom_account_read_html (NewsroomReport *report,
                            const char     *name,
                            const char     *html)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (html == NULL)
    return;
  newsroom_account_append_html (text, html);
  newsroom_report_read (report, name, text->str, (gssize)text->len);
}

/**
 * newsroom_account_read_xml:
 * @report: is given the text
 * @name: (nullable): what of it is, that is not in the article, see newsroom_report_read()
 * @node: (nullable): an element
 */
void
newsroom_account_read_xml (NewsroomReport *report,
                           const char     *name,
                           const xmlNode  *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  newsroom_account_append_xml (text, NULL, node, NULL);
  newsroom_report_read (report, name, text->str, (gssize)text->len);
}
