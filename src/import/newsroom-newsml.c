/* newsroom-newsml.c — what an item of NewsML-G2 says of a story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-wire-private.h"

/* Names that are looked for in the byline of the text. */
#define MAX_SEARCHES 40

/* Elements of NewsML-G2 2.35 that are one text or one concept. */
static const struct
{
  const char   *name;
  NewsroomField field;
  const char   *label;
} texts[] = {
  { "creditline", NEWSROOM_FIELD_SITE, N_ ("credit line") },
  { "dateline", NEWSROOM_FIELD_DATELINE, N_ ("another dateline") },
  { "description", NEWSROOM_FIELD_STANDFIRST, N_ ("description") },
  { "headline", NEWSROOM_FIELD_HEADLINE, N_ ("another headline") },
  { "provider", NEWSROOM_FIELD_SITE, N_ ("provider") },
  { "slugline", NEWSROOM_FIELD_SLUG, N_ ("slug") },
};

static const struct
{
  const char  *name;
  NewsroomTime which;
  const char  *label;
} times[] = {
  { "contentCreated", NEWSROOM_TIME_CREATED, N_ ("date of the content") },
  { "contentModified", NEWSROOM_TIME_UPDATED, N_ ("date of the content") },
  { "embargoed", NEWSROOM_TIME_EMBARGO, N_ ("embargo") },
  { "firstCreated", NEWSROOM_TIME_CREATED, N_ ("date of the first version") },
  { "versionCreated", NEWSROOM_TIME_UPDATED, N_ ("date of this version") },
};

/* What an article has no place for. */
static const struct
{
  const char *name;
  const char *label;
} left[] = {
  { "audience", N_ ("audience") },
  { "contributor", N_ ("contributor") },
  { "copyrightHolder", N_ ("copyright") },
  { "copyrightNotice", N_ ("copyright") },
  { "expires", N_ ("expiry date") },
  { "fileName", N_ ("file name") },
  { "genre", N_ ("genre") },
  { "infoSource", N_ ("source") },
  { "rating", N_ ("rating") },
  { "service", N_ ("service") },
  { "title", N_ ("title") },
  { "usageTerms", N_ ("terms of use") },
};

/* The name of a concept, or what stands for it: a literal, the end of a code. */
static char *
dup_concept (const xmlNode *node)
{
  const xmlNode *name = newsroom_xml_find (node, "name");
  const char    *literal = newsroom_xml_get (node, "literal");
  const char    *code = newsroom_xml_get (node, "qcode");

  if (name != NULL)
    return newsroom_wire_dup_words (name);
  if (literal != NULL)
    return newsroom_wire_dup_line (literal);
  if (code != NULL)
    return newsroom_wire_dup_line (strchr (code, ':') != NULL ? strchr (code, ':') + 1 : code);

  return newsroom_wire_dup_words (node);
}

/* "Berlin", "Berlin, Germany": where the story was written. */
static void
read_located (NewsroomWire  *self,
              const xmlNode *node)
{
  g_autofree char *place = dup_concept (node);

  newsroom_wire_set (self, NEWSROOM_FIELD_DATELINE, place, _ ("place"));
}

static void
read_signal (NewsroomWire  *self,
             const xmlNode *node)
{
  g_autofree char *signal = dup_concept (node);

  if (g_ascii_strcasecmp (signal, "correction") == 0)
    {
      newsroom_report_note (self->document->report, _ ("It corrects an earlier version."));
      newsroom_wire_add_note (self, _ ("It corrects an earlier version."));
    }
  else
    {
      newsroom_wire_leave (self, _ ("signal"), signal);
    }
}

/* Returns whether the element is of one of the tables. */
static gboolean
read_by_table (NewsroomWire  *self,
               const xmlNode *node)
{
  g_autofree char *words = dup_concept (node);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (newsroom_xml_is (node, texts[i].name))
      {
        newsroom_wire_set (self, texts[i].field, words, _ (texts[i].label));
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (newsroom_xml_is (node, times[i].name))
      {
        newsroom_wire_set_time (self, times[i].which, words, _ (times[i].label));
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    if (newsroom_xml_is (node, left[i].name))
      {
        newsroom_wire_leave (self, _ (left[i].label), words);
        return TRUE;
      }

  return FALSE;
}

static void
read_fact (NewsroomWire  *self,
           const xmlNode *node)
{
  g_autofree char *words = NULL;

  if (node->type != XML_ELEMENT_NODE || read_by_table (self, node))
    return;

  words = dup_concept (node);
  if (newsroom_xml_is (node, "urgency"))
    newsroom_wire_set_urgency (self, words);
  else if (newsroom_xml_is (node, "pubStatus"))
    newsroom_wire_set_status (self, words);
  else if (newsroom_xml_is (node, "edNote"))
    newsroom_wire_add_note (self, words);
  else if (newsroom_xml_is (node, "language"))
    newsroom_wire_set_language (self, newsroom_xml_get (node, "tag"));
  else if (newsroom_xml_is (node, "keyword") || newsroom_xml_is (node, "subject"))
    newsroom_wire_add_keyword (self, words);
  else if (newsroom_xml_is (node, "signal"))
    read_signal (self, node);
}

static void
read_facts (NewsroomWire  *self,
            const xmlNode *item)
{
  static const char *const parts[] = { "contentMeta", "itemMeta", "rightsInfo", NULL };

  for (const xmlNode *part = item->children; part != NULL; part = part->next)
    for (const xmlNode *node = newsroom_xml_is_any (part, parts) ? part->children : NULL; node != NULL; node = node->next)
      read_fact (self, node);
}

/* Who made it: of people where the byline names none, of an agency where nothing else says which. */
static void
read_makers (NewsroomWire  *self,
             const xmlNode *meta)
{
  const xmlNode *located = newsroom_xml_find (meta, "located");
  guint          n_searches = 0;

  for (const xmlNode *node = meta->children; node != NULL; node = node->next)
    {
      g_autofree char *name = newsroom_xml_is (node, "creator") ? dup_concept (node) : NULL;
      const char      *type = newsroom_xml_get (node, "type");

      if (name == NULL || name[0] == '\0')
        continue;
      if (type != NULL && strstr (type, "organi") != NULL)
        newsroom_wire_set (self, NEWSROOM_FIELD_SITE, name, _ ("creator"));
      else if (self->byline->len == 0)
        newsroom_wire_add_author (self, name, NULL);
      else if (n_searches++ >= MAX_SEARCHES || strstr (self->byline->str, name) == NULL)
        newsroom_wire_leave (self, _ ("creator"), name);
    }
  if (located != NULL && newsroom_article_get_text (self->document->article, NEWSROOM_FIELD_DATELINE)[0] == '\0')
    read_located (self, located);
}

/* Of an item whose text has a byline, those beside it are named. */
static void
read_bylines (NewsroomWire  *self,
              const xmlNode *meta)
{
  const gboolean is_known = self->byline->len > 0;
  guint          n_searches = 0;

  for (const xmlNode *node = meta->children; node != NULL; node = node->next)
    {
      g_autofree char *words = newsroom_xml_is (node, "by") ? newsroom_wire_dup_words (node) : NULL;

      if (words == NULL)
        continue;
      if (!is_known)
        newsroom_wire_add_byline (self, words, NULL, NULL);
      else if (n_searches++ < MAX_SEARCHES && strstr (self->byline->str, words) != NULL)
        newsroom_wire_repeat (self, words);
      else
        newsroom_wire_leave (self, _ ("another byline"), words);
    }
}

/* NITF, or XHTML as a whole page or a piece. */
static void
read_inline_xml (NewsroomWire  *self,
                 const xmlNode *content)
{
  for (const xmlNode *node = content->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "nitf"))
        newsroom_nitf_read (self, node);
      else
        newsroom_wire_body_add (self, self->document->root, node);
    }
}

static void
read_inline_data (NewsroomWire  *self,
                  const xmlNode *content)
{
  const char      *type = newsroom_xml_get (content, "contenttype");
  const char      *encoding = newsroom_xml_get (content, "encoding");
  g_autofree char *text = newsroom_xml_dup_text (content);

  if (encoding != NULL && encoding[0] != '\0')
    newsroom_report_drop (self->document->report, _ ("A piece of the content that is packed as “%s” was left out."), encoding);
  else if (type != NULL && strstr (type, "html") != NULL)
    newsroom_wire_set_html (self, text);
  else
    newsroom_wire_set_plain (self, text);
}

/* Content that is not in the file is named where it would stand. */
static void
read_remote (NewsroomWire  *self,
             const xmlNode *content)
{
  const char *address = newsroom_xml_get (content, "href");
  const char *type = newsroom_xml_get (content, "contenttype");

  if (address != NULL && type != NULL && g_str_has_prefix (type, "image/"))
    newsroom_wire_body_add_picture (self, self->document->root, address, newsroom_article_get_text (self->document->article, NEWSROOM_FIELD_HEADLINE), NULL);
  else if (address != NULL)
    newsroom_wire_body_add_other (self, self->document->root, address, NULL);
}

static gboolean
has_text (const NewsroomWire *self)
{
  return self->document->root->children->len > 0 || self->markdown != NULL;
}

/* The text that is read: that in the file as elements, or as HTML or plain text. */
static void
tell_content (NewsroomWire  *self,
              const xmlNode *content)
{
  const char      *type = newsroom_xml_get (content, "contenttype");
  const char      *encoding = newsroom_xml_get (content, "encoding");
  g_autofree char *text = newsroom_xml_dup_text (content);

  if (newsroom_xml_is (content, "inlineXML") && newsroom_xml_find (content, "nitf") == NULL)
    newsroom_wire_tell (self, content);
  else if (newsroom_xml_is (content, "inlineXML"))
    return;
  else if (encoding != NULL && encoding[0] != '\0')
    newsroom_report_read (self->document->report, _ ("packed content"), text, -1);
  else if (type != NULL && strstr (type, "html") != NULL)
    newsroom_account_read_html (self->document->report, NULL, text);
  else
    newsroom_report_read (self->document->report, NULL, text, -1);
}

/* All text of the item but that of its content. */
static void
tell_facts (NewsroomWire  *self,
            const xmlNode *item)
{
  static const char *const words[] = { "by", "creditline", "dateline", "description", "headline", "slugline", NULL };

  for (const xmlNode *part = item->children; part != NULL; part = part->next)
    {
      const gboolean is_meta = newsroom_xml_is (part, "contentMeta");

      for (const xmlNode *node = is_meta ? part->children : NULL; node != NULL; node = node->next)
        newsroom_account_read_xml (self->document->report, newsroom_xml_is_any (node, words) ? NULL : _ ("data beside the text"), node);
      if (!is_meta && !newsroom_xml_is (part, "contentSet"))
        newsroom_wire_tell_data (self, part);
    }
}

/* The forms of one content, of which each agency has those that its clients want: the first is taken. */
static void
read_content (NewsroomWire  *self,
              const xmlNode *content)
{
  for (const xmlNode *node = content->children; node != NULL; node = node->next)
    {
      const gboolean is_xml = newsroom_xml_is (node, "inlineXML");
      const gboolean is_data = newsroom_xml_is (node, "inlineData");

      if ((is_xml || is_data) && has_text (self))
        {
          newsroom_report_note (self->document->report, _ ("The file has the text in another form as well, which was not read."));
          newsroom_account_read_xml (self->document->report, _ ("the text in another form"), node);
          continue;
        }
      if (is_xml || is_data)
        tell_content (self, node);
      if (is_xml)
        read_inline_xml (self, node);
      else if (is_data)
        read_inline_data (self, node);
      else
        newsroom_wire_tell_data (self, node);
    }
  for (const xmlNode *node = content->children; node != NULL; node = node->next)
    if (newsroom_xml_is (node, "remoteContent"))
      read_remote (self, node);
}

/**
 * newsroom_newsml_read_item:
 * @self: a story without anything in it
 * @item: an element "newsItem" of NewsML-G2 2.35 or earlier
 */
void
newsroom_newsml_read_item (NewsroomWire  *self,
                           const xmlNode *item)
{
  const xmlNode *meta = newsroom_xml_find (item, "contentMeta");
  const xmlNode *content = newsroom_xml_find (item, "contentSet");

  read_facts (self, item);
  newsroom_wire_set_language (self, newsroom_xml_get (item, "lang"));
  newsroom_wire_leave (self, _ ("document number"), newsroom_xml_get (item, "guid"));
  if (content != NULL)
    read_content (self, content);
  tell_facts (self, item);
  if (meta == NULL)
    return;

  read_bylines (self, meta);
  read_makers (self, meta);
}
