/* newsroom-nitf.c — a story in NITF: head, headlines, byline, text and what is said of the author
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-wire-private.h"

static void
read_headlines (NewsroomWire  *self,
                const xmlNode *hedline,
                GString       *deck)
{
  for (const xmlNode *node = hedline->children; node != NULL; node = node->next)
    {
      g_autofree char *words = node->type == XML_ELEMENT_NODE ? newsroom_wire_dup_words (node) : NULL;

      if (newsroom_xml_is (node, "hl1"))
        newsroom_wire_set (self, NEWSROOM_FIELD_HEADLINE, words, _ ("another headline"));
      else if (newsroom_xml_is (node, "hl2") && words[0] != '\0')
        g_string_append_printf (deck, "%s%s", deck->len > 0 ? "\n" : "", words);
    }
}

static void
collect_people (const xmlNode *node,
                GPtrArray     *people)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (newsroom_xml_is (child, "person"))
        g_ptr_array_add (people, newsroom_wire_dup_words (child));
      else if (child->type == XML_ELEMENT_NODE)
        collect_people (child, people);
    }
}

/* What the byline says without the titles of the people in it. */
static void
append_without_titles (GString       *line,
                       const xmlNode *byline)
{
  for (const xmlNode *node = byline->children; node != NULL; node = node->next)
    {
      g_autofree char *words = newsroom_wire_dup_words (node);
      gboolean         is_text = node->type != XML_ELEMENT_NODE && node->content != NULL;

      if (is_text)
        g_string_append (line, (const char *)node->content);
      else if (!newsroom_xml_is (node, "byttl"))
        g_string_append (line, words);
    }
}

/* "By <person>Ann Example</person>, <byttl>Reporter</byttl>" (NITF 3.6: byline). */
static void
read_byline (NewsroomWire  *self,
             const xmlNode *byline)
{
  const xmlNode   *byttl = newsroom_xml_find (byline, "byttl");
  g_autofree char *title = byttl != NULL ? newsroom_wire_dup_words (byttl) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);

  append_without_titles (line, byline);
  words = newsroom_wire_dup_line (line->str);
  if (title != NULL && g_str_has_suffix (words, ","))
    words[strlen (words) - 1] = '\0';
  if (words[0] == '\0')
    {
      newsroom_wire_add_byline (self, title != NULL ? title : "", NULL, NULL);
      return;
    }

  collect_people (byline, people);
  g_ptr_array_add (people, NULL);
  newsroom_wire_add_byline (self, words, (const char *const *)people->pdata, title != NULL && title[0] != '\0' ? title : NULL);
}

static void
read_head_note (NewsroomWire  *self,
                const xmlNode *note)
{
  g_autofree char *words = newsroom_wire_dup_words (note);

  newsroom_wire_add_note (self, words);
}

static void
read_head_child (NewsroomWire  *self,
                 const xmlNode *node,
                 GString       *deck,
                 GString       *abstract)
{
  g_autofree char *words = node->type == XML_ELEMENT_NODE ? newsroom_wire_dup_words (node) : NULL;

  if (newsroom_xml_is (node, "hedline"))
    read_headlines (self, node, deck);
  else if (newsroom_xml_is (node, "byline"))
    read_byline (self, node);
  else if (newsroom_xml_is (node, "dateline"))
    newsroom_wire_set (self, NEWSROOM_FIELD_DATELINE, words, _ ("another dateline"));
  else if (newsroom_xml_is (node, "abstract") && words[0] != '\0')
    g_string_append_printf (abstract, "%s%s", abstract->len > 0 ? "\n" : "", words);
  else if (newsroom_xml_is (node, "note"))
    read_head_note (self, node);
  else if (newsroom_xml_is (node, "distributor"))
    newsroom_wire_set (self, NEWSROOM_FIELD_SITE, words, _ ("distributor"));
  else if (newsroom_xml_is (node, "rights"))
    newsroom_wire_leave (self, _ ("rights"), words);
  else if (newsroom_xml_is (node, "series"))
    newsroom_wire_leave (self, _ ("series"), newsroom_xml_get (node, "series.name"));
}

/* What stands under the headline and the summary are one thing in an article. */
static void
read_body_head (NewsroomWire  *self,
                const xmlNode *head)
{
  g_autoptr (GString) deck = g_string_new (NULL);
  g_autoptr (GString) abstract = g_string_new (NULL);

  for (const xmlNode *node = head->children; node != NULL; node = node->next)
    read_head_child (self, node, deck, abstract);
  if (deck->len > 0 && abstract->len > 0 && !g_str_equal (deck->str, abstract->str))
    g_string_append_c (deck, '\n');
  if (!g_str_equal (deck->str, abstract->str))
    g_string_append (deck, abstract->str);
  else
    newsroom_wire_repeat (self, abstract->str);
  if (deck->len > 0 && newsroom_article_get_text (self->document->article, NEWSROOM_FIELD_STANDFIRST)[0] == '\0')
    newsroom_article_set_text (self->document->article, NEWSROOM_FIELD_STANDFIRST, deck->str);
  else
    newsroom_wire_set (self, NEWSROOM_FIELD_STANDFIRST, deck->str, _ ("description"));
}

/* The author that a biography is about: the only one, or the only one that it names. */
static NewsroomAuthor *
find_subject (const NewsroomWire *self,
              const char         *biography)
{
  GListModel     *credits = newsroom_article_get_credits (self->document->article);
  guint           n_credits = g_list_model_get_n_items (credits);
  NewsroomAuthor *found = NULL;

  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (n_credits > 1 && strstr (biography, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME)) == NULL)
        continue;
      if (found != NULL)
        return NULL;
      found = author;
    }

  return found;
}

/* "Ann Example covers the council." (NITF 3.6: tagline) */
static void
read_tagline (NewsroomWire  *self,
              const xmlNode *tagline)
{
  g_autofree char   *words = newsroom_wire_dup_words (tagline);
  NewsroomAuthor    *author = find_subject (self, words);
  NewsroomHtmlCounts counts = { 0 };
  g_autoptr (NewsroomHtmlNode) root = newsroom_html_node_new ("div");
  g_autofree char *biography = NULL;

  if (words[0] == '\0')
    return;
  if (author == NULL || newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY)[0] != '\0')
    {
      newsroom_wire_body_add (self, self->document->root, tagline);
      return;
    }

  newsroom_wire_body_add (self, root, tagline);
  biography = newsroom_html_tree_to_markdown (root, NULL, &counts);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, biography);
  newsroom_report_note (self->document->report, _ ("The line at the end was read as the biography of %s."), newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
}

static void
read_body_end (NewsroomWire  *self,
               const xmlNode *end)
{
  for (const xmlNode *node = end->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "tagline"))
        read_tagline (self, node);
      else
        newsroom_wire_body_add (self, self->document->root, node);
    }
}

static void
read_body (NewsroomWire  *self,
           const xmlNode *body)
{
  for (const xmlNode *node = body->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "body.head"))
        read_body_head (self, node);
      else if (newsroom_xml_is (node, "body.end"))
        read_body_end (self, node);
      else
        newsroom_wire_body_add (self, self->document->root, node);
    }
}

/**
 * newsroom_nitf_read:
 * @self: a story, of which something may be known
 * @nitf: the root element of NITF 3.6 or earlier
 *
 * What is known already stays.
 */
void
newsroom_nitf_read (NewsroomWire  *self,
                    const xmlNode *nitf)
{
  const xmlNode   *head = newsroom_xml_find (nitf, "head");
  const xmlNode   *body = newsroom_xml_find (nitf, "body");
  g_autofree char *title = newsroom_wire_dup_words (newsroom_xml_find (head, "title"));

  newsroom_wire_set_language (self, newsroom_xml_get (nitf, "baselang"));
  newsroom_wire_set_language (self, newsroom_xml_get (nitf, "lang"));
  if (body != NULL)
    newsroom_wire_set_language (self, newsroom_xml_get (body, "lang"));
  if (body != NULL)
    newsroom_wire_tell (self, body);
  newsroom_wire_tell_data (self, head);
  if (head != NULL)
    newsroom_nitf_read_data (self, head);
  if (body != NULL)
    read_body (self, body);
  newsroom_wire_set (self, NEWSROOM_FIELD_HEADLINE, title, _ ("title"));
}
