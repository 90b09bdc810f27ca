/* newsroom-docx-place.c — what a paragraph of a Word document is: a heading, an item, a quote
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/* In 1/1440 inch, about half a centimetre: what is set in less is no quote. */
#define MIN_QUOTE_INDENT 284

#define MAX_CHAIN 24
#define MAX_HEADING 6

/* The values that a paragraph gets from itself and its styles. */
typedef struct
{
  NewsroomDocumentRole role;
  guint                role_level;
  int                  outline;
  int                  num_id;
  int                  level;
  int                  left;
  int                  hanging;
  const char          *style_name;
} Values;

static void
add_style (Values                  *values,
           const NewsroomDocxStyle *style)
{
  if (values->role == NEWSROOM_DOCUMENT_ROLE_NONE)
    {
      values->role = style->role;
      values->role_level = style->role_level;
    }
  if (values->outline < 0)
    values->outline = style->outline;
  if (values->num_id < 0)
    values->num_id = style->num_id;
  if (values->level < 0)
    values->level = style->level;
  if (values->left == G_MININT && style->left != G_MININT)
    {
      values->left = style->left;
      values->hanging = style->hanging;
    }
}

static void
read_values (Values             *values,
             const NewsroomDocx *self,
             const xmlNode      *properties,
             const char         *style_id)
{
  const xmlNode           *list = newsroom_xml_find (properties, "numPr");
  const xmlNode           *indent = newsroom_xml_find (properties, "ind");
  const NewsroomDocxStyle *style = newsroom_docx_find_style (self, style_id);

  values->outline = newsroom_xml_get_int (newsroom_xml_find (properties, "outlineLvl"), "val", -1);
  values->num_id = newsroom_xml_get_int (newsroom_xml_find (list, "numId"), "val", -1);
  values->level = newsroom_xml_get_int (newsroom_xml_find (list, "ilvl"), "val", -1);
  values->left = newsroom_xml_get_int (indent, "left", newsroom_xml_get_int (indent, "start", G_MININT));
  values->hanging = newsroom_xml_get_int (indent, "hanging", 0);
  values->style_name = style != NULL ? style->name : "";
  if (style == NULL && style_id != NULL)
    values->role = newsroom_document_role_find (style_id, &values->role_level);
  if (style == NULL)
    style = self->default_style;
  for (guint n = 0; style != NULL && n < MAX_CHAIN; n++)
    {
      add_style (values, style);
      style = newsroom_docx_get_parent (self, style);
    }
}

/* Styles that are set in for other reasons than that they quote. */
static gboolean
is_set_in_by_kind (const char *style_name)
{
  static const char *const kinds[] = { "toc", "index", "list", "closing", "signature", "envelope", "footnote", "endnote", "bibliography", "table", "caption", "body text first", "hanging" };
  g_autofree char         *name = g_utf8_strdown (style_name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_set_in (const NewsroomDocx *self,
           const Values       *values,
           const xmlNode      *properties)
{
  const NewsroomDocxStyle *usual = self->default_style;
  const int                base = usual != NULL && usual->left != G_MININT ? usual->left : 0;
  const char              *side = newsroom_xml_get (newsroom_xml_find (properties, "jc"), "val");

  if (values->left == G_MININT || is_set_in_by_kind (values->style_name))
    return FALSE;
  if (g_strcmp0 (side, "center") == 0 || g_strcmp0 (side, "right") == 0 || g_strcmp0 (side, "end") == 0)
    return FALSE;

  return values->left - values->hanging - base >= MIN_QUOTE_INDENT;
}

static NewsroomDocumentPlace
make_item (const NewsroomDocx *self,
           const Values       *values)
{
  NewsroomDocumentPlace    place = { NEWSROOM_DOCUMENT_ITEM, (guint)CLAMP (values->level, 0, NEWSROOM_DOCUMENT_MAX_LEVEL - 1), 0, FALSE, 1 };
  const NewsroomDocxLevel *level = newsroom_docx_numbering_count (self->numbering, values->num_id, place.level, &place.list, &place.number);

  if (level == NULL)
    place.kind = NEWSROOM_DOCUMENT_CONTINUED;
  else if (level->is_none)
    place.kind = NEWSROOM_DOCUMENT_CONTINUED;
  else
    place.is_ordered = level->is_ordered;

  return place;
}

static NewsroomDocumentPlace
make_place (const NewsroomDocxWriter *writer,
            const Values             *values,
            const xmlNode            *properties)
{
  NewsroomDocumentPlace place = { NEWSROOM_DOCUMENT_PLAIN, 1, -1, FALSE, 1 };

  if (values->role == NEWSROOM_DOCUMENT_ROLE_TITLE)
    place.kind = NEWSROOM_DOCUMENT_HEADING;
  else if (values->role == NEWSROOM_DOCUMENT_ROLE_HEADING)
    {
      place.kind = NEWSROOM_DOCUMENT_HEADING;
      place.level = MIN (values->role_level, MAX_HEADING);
    }
  else if (values->outline >= 0 && values->outline < 9 && values->role != NEWSROOM_DOCUMENT_ROLE_SUBTITLE)
    {
      place.kind = NEWSROOM_DOCUMENT_HEADING;
      place.level = MIN ((guint)values->outline + 1, MAX_HEADING);
    }
  else if (values->num_id > 0)
    return make_item (writer->docx, values);
  else if (values->num_id < 0 && (values->role == NEWSROOM_DOCUMENT_ROLE_ITEM || values->role == NEWSROOM_DOCUMENT_ROLE_NUMBERED))
    {
      place.kind = NEWSROOM_DOCUMENT_ITEM;
      place.level = values->role_level - 1;
      place.is_ordered = values->role == NEWSROOM_DOCUMENT_ROLE_NUMBERED;
      place.list = place.is_ordered ? -2 : -3;
    }
  else if (values->role == NEWSROOM_DOCUMENT_ROLE_QUOTE)
    place.kind = NEWSROOM_DOCUMENT_QUOTE;
  else if (values->role == NEWSROOM_DOCUMENT_ROLE_CODE)
    place.kind = NEWSROOM_DOCUMENT_CODE;
  else if (values->role == NEWSROOM_DOCUMENT_ROLE_CONTINUED)
    place.kind = NEWSROOM_DOCUMENT_CONTINUED;
  else if (is_set_in (writer->docx, values, properties))
    place.kind = writer->flow.n_open > 0 ? NEWSROOM_DOCUMENT_CONTINUED : NEWSROOM_DOCUMENT_QUOTE;
  /* Of which item it is more is not said: of the last. */
  if (place.kind == NEWSROOM_DOCUMENT_CONTINUED)
    place.level = NEWSROOM_DOCUMENT_MAX_LEVEL;

  return place;
}

/**
 * newsroom_docx_find_place:
 * @writer: what is being filled; gets the style of the paragraph
 * @paragraph: a paragraph
 *
 * Returns: what it is, by its own properties and those of its styles; an item is counted
 */
NewsroomDocumentPlace
newsroom_docx_find_place (NewsroomDocxWriter *writer,
                          const xmlNode      *paragraph)
{
  const xmlNode *properties = newsroom_xml_find (paragraph, "pPr");
  Values         values = { .role_level = 1 };

  writer->style = newsroom_xml_get (newsroom_xml_find (properties, "pStyle"), "val");
  read_values (&values, writer->docx, properties, writer->style);

  return make_place (writer, &values, properties);
}

/**
 * newsroom_docx_has_role:
 * @self: a document
 * @style: (nullable): id of a style
 * @role: a role
 *
 * Returns: whether the style, or one that it is based on, is for that
 */
gboolean
newsroom_docx_has_role (const NewsroomDocx  *self,
                        const char          *style,
                        NewsroomDocumentRole role)
{
  const NewsroomDocxStyle *at = newsroom_docx_find_style (self, style);
  guint                    level;

  if (at == NULL && style != NULL)
    return newsroom_document_role_find (style, &level) == role;
  for (guint n = 0; at != NULL && n < MAX_CHAIN; n++)
    {
      if (at->role != NEWSROOM_DOCUMENT_ROLE_NONE)
        return at->role == role;
      at = newsroom_docx_get_parent (self, at);
    }

  return FALSE;
}
