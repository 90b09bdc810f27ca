/* newsroom-nitf-data.c — what NITF says of a story beside its text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-wire-private.h"

/* What an article has no place for (NITF 3.6: docdata, pubdata), by the attribute that says it, or by
 * its words. */
static const struct
{
  const char *name;
  const char *attribute; /* (nullable) */
  const char *label;
} left[] = {
  { "date.expire", "norm", N_ ("expiry date") },
  { "doc-id", "id-string", N_ ("document number") },
  { "doc-scope", "scope", N_ ("scope") },
  { "doc.copyright", "holder", N_ ("copyright") },
  { "doc.rights", "owner", N_ ("rights") },
  { "evloc", "city", N_ ("place of the event") },
  { "fixture", "fix-id", N_ ("regular feature") },
  { "series", "series.name", N_ ("series") },
};

static void
read_correction (NewsroomWire  *self,
                 const xmlNode *node)
{
  const char      *said = newsroom_xml_get (node, "info");
  g_autofree char *note = NULL;

  if (said == NULL || said[0] == '\0')
    return;

  note = g_strdup_printf (_ ("Correction: %s"), said);
  newsroom_wire_add_note (self, note);
  newsroom_report_note (self->document->report, _ ("It corrects an earlier version: “%s”."), said);
}

static void
read_key_list (NewsroomWire  *self,
               const xmlNode *list)
{
  for (const xmlNode *node = list->children; node != NULL; node = node->next)
    if (newsroom_xml_is (node, "keyword"))
      {
        const char      *key = newsroom_xml_get (node, "key");
        g_autofree char *words = key == NULL ? newsroom_wire_dup_words (node) : NULL;

        newsroom_wire_add_keyword (self, key != NULL ? key : words);
      }
}

/* People, places and things that the story is about. */
static void
read_identified (NewsroomWire  *self,
                 const xmlNode *content)
{
  for (const xmlNode *node = content->children; node != NULL; node = node->next)
    {
      g_autofree char *words = node->type == XML_ELEMENT_NODE ? newsroom_wire_dup_words (node) : NULL;

      if (words != NULL)
        newsroom_wire_add_keyword (self, words[0] != '\0' ? words : newsroom_xml_get (node, "value"));
    }
}

static void
read_left (NewsroomWire  *self,
           const xmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    if (newsroom_xml_is (node, left[i].name))
      {
        const char      *said = left[i].attribute != NULL ? newsroom_xml_get (node, left[i].attribute) : NULL;
        g_autofree char *words = newsroom_wire_dup_words (node);

        newsroom_wire_leave (self, _ (left[i].label), said != NULL ? said : words);
      }
}

static void
read_docdata_child (NewsroomWire  *self,
                    const xmlNode *node)
{
  if (newsroom_xml_is (node, "date.issue"))
    newsroom_wire_set_time (self, NEWSROOM_TIME_PUBLISHED, newsroom_xml_get (node, "norm"), _ ("date of issue"));
  else if (newsroom_xml_is (node, "date.release"))
    newsroom_wire_set_time (self, NEWSROOM_TIME_EMBARGO, newsroom_xml_get (node, "norm"), _ ("date of release"));
  else if (newsroom_xml_is (node, "key-list"))
    read_key_list (self, node);
  else if (newsroom_xml_is (node, "identified-content"))
    read_identified (self, node);
  else if (newsroom_xml_is (node, "urgency"))
    newsroom_wire_set_urgency (self, newsroom_xml_get (node, "ed-urg"));
  else if (newsroom_xml_is (node, "du-key"))
    newsroom_wire_set (self, NEWSROOM_FIELD_SLUG, newsroom_xml_get (node, "key"), _ ("slug"));
  else if (newsroom_xml_is (node, "ed-msg"))
    newsroom_wire_add_note (self, newsroom_xml_get (node, "info"));
  else if (newsroom_xml_is (node, "correction"))
    read_correction (self, node);
  else
    read_left (self, node);
}

static void
read_docdata (NewsroomWire  *self,
              const xmlNode *docdata)
{
  for (const xmlNode *node = docdata->children; node != NULL; node = node->next)
    read_docdata_child (self, node);
  if (newsroom_xml_get (docdata, "management-status") != NULL)
    newsroom_wire_set_status (self, newsroom_xml_get (docdata, "management-status"));
}

static void
read_pubdata (NewsroomWire  *self,
              const xmlNode *node)
{
  newsroom_wire_set (self, NEWSROOM_FIELD_SITE, newsroom_xml_get (node, "name"), _ ("publication"));
  newsroom_wire_set (self, NEWSROOM_FIELD_SECTION, newsroom_xml_get (node, "position.section"), _ ("section"));
  newsroom_wire_set_time (self, NEWSROOM_TIME_PUBLISHED, newsroom_xml_get (node, "date.publication"), _ ("date of publication"));
  newsroom_wire_leave (self, _ ("edition"), newsroom_xml_get (node, "edition.name"));
  newsroom_wire_leave (self, _ ("page"), newsroom_xml_get (node, "position.sequence"));
}

/* Subjects of the IPTC, the narrowest first. */
static void
read_subjects (NewsroomWire  *self,
               const xmlNode *tobject)
{
  static const char *const levels[] = { "tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type" };

  for (const xmlNode *node = tobject->children; node != NULL; node = node->next)
    for (gsize i = 0; newsroom_xml_is (node, "tobject.subject") && i < G_N_ELEMENTS (levels); i++)
      newsroom_wire_add_keyword (self, newsroom_xml_get (node, levels[i]));
}

static void
read_meta (NewsroomWire  *self,
           const xmlNode *node)
{
  const char      *name = newsroom_xml_get (node, "name");
  const char      *content = newsroom_xml_get (node, "content");
  g_autofree char *label = NULL;

  if (name == NULL || content == NULL || g_ascii_strcasecmp (name, "generator") == 0)
    return;

  label = newsroom_wire_dup_line (name);
  newsroom_wire_leave (self, label, content);
}

/**
 * newsroom_nitf_read_data:
 * @self: a story
 * @head: an element "head" of NITF 3.6 or earlier
 *
 * Reads all that is in it but its title, which is for the headline where the body has none.
 */
void
newsroom_nitf_read_data (NewsroomWire  *self,
                         const xmlNode *head)
{
  for (const xmlNode *node = head->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "docdata"))
        read_docdata (self, node);
      else if (newsroom_xml_is (node, "pubdata"))
        read_pubdata (self, node);
      else if (newsroom_xml_is (node, "tobject"))
        read_subjects (self, node);
      else if (newsroom_xml_is (node, "meta"))
        read_meta (self, node);
      else if (newsroom_xml_is (node, "revision-history"))
        newsroom_wire_leave (self, _ ("earlier work by"), newsroom_xml_get (node, "name"));
    }
}
