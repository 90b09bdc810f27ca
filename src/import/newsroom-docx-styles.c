/* newsroom-docx-styles.c — the styles of a Word document, and what a run of words looks like
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/* A style is based on another no deeper than this; rings are cut there. */
#define MAX_CHAIN 24

static void
style_free (NewsroomDocxStyle *style)
{
  g_free (style->id);
  g_free (style->name);
  g_free (style->based_on);
  newsroom_document_look_clear (&style->look);
  g_free (style);
}

/* Whether a property is on: it is where it stands, unless it says no (ECMA-376-1, 17.17.4). */
static int
get_toggle (const xmlNode *property)
{
  static const char *const no[] = { "0", "false", "off", "none", NULL };
  const char              *value = newsroom_xml_get (property, "val");

  return value == NULL || !g_strv_contains (no, value);
}

/**
 * newsroom_docx_is_on:
 * @parent: (nullable): properties
 * @name: of one of them
 *
 * Returns: whether it stands there and is not switched off
 */
gboolean
newsroom_docx_is_on (const xmlNode *parent,
                     const char    *name)
{
  const xmlNode *property = newsroom_xml_find (parent, name);

  return property != NULL && get_toggle (property);
}

static void
read_property (NewsroomDocumentLook *look,
               const xmlNode        *property)
{
  const char *value = newsroom_xml_get (property, "val");

  if (newsroom_xml_is (property, "b"))
    look->bold = get_toggle (property);
  else if (newsroom_xml_is (property, "i"))
    look->italic = get_toggle (property);
  else if (newsroom_xml_is (property, "strike") || newsroom_xml_is (property, "dstrike"))
    look->strike = get_toggle (property) || (look->strike > 0 && newsroom_xml_is (property, "dstrike"));
  else if (newsroom_xml_is (property, "vanish"))
    look->hidden = get_toggle (property);
  else if (newsroom_xml_is (property, "u"))
    look->underline = get_toggle (property);
  else if (newsroom_xml_is (property, "vertAlign"))
    look->script = g_strcmp0 (value, "superscript") == 0 ? 1 : (g_strcmp0 (value, "subscript") == 0 ? 2 : 0);
  else if (newsroom_xml_is (property, "rFonts") && newsroom_xml_get (property, "ascii") != NULL)
    {
      g_free (look->font);
      look->font = g_strdup (newsroom_xml_get (property, "ascii"));
    }
}

/**
 * newsroom_docx_look_read:
 * @look: gets what is said
 * @properties: (nullable): of a run
 */
void
newsroom_docx_look_read (NewsroomDocumentLook *look,
                         const xmlNode        *properties)
{
  for (const xmlNode *node = properties != NULL ? properties->children : NULL; node != NULL; node = node->next)
    read_property (look, node);
}

static void
read_paragraph_properties (NewsroomDocxStyle *style,
                           const xmlNode     *properties)
{
  const xmlNode *list = newsroom_xml_find (properties, "numPr");
  const xmlNode *indent = newsroom_xml_find (properties, "ind");

  style->outline = newsroom_xml_get_int (newsroom_xml_find (properties, "outlineLvl"), "val", -1);
  style->num_id = newsroom_xml_get_int (newsroom_xml_find (list, "numId"), "val", -1);
  style->level = newsroom_xml_get_int (newsroom_xml_find (list, "ilvl"), "val", -1);
  style->left = newsroom_xml_get_int (indent, "left", newsroom_xml_get_int (indent, "start", G_MININT));
  style->hanging = newsroom_xml_get_int (indent, "hanging", 0);
}

static void
read_style_cb (const xmlNode *node,
               gpointer       user_data)
{
  NewsroomDocx      *self = user_data;
  const char        *id = newsroom_xml_get (node, "styleId");
  const char        *name = newsroom_xml_get (newsroom_xml_find (node, "name"), "val");
  const char        *is_default = newsroom_xml_get (node, "default");
  NewsroomDocxStyle *style;

  if (newsroom_xml_is (node, "docDefaults"))
    {
      const xmlNode *properties = newsroom_xml_find (newsroom_xml_find (node, "rPrDefault"), "rPr");

      g_free (self->language);
      self->language = g_strdup (newsroom_xml_get (newsroom_xml_find (properties, "lang"), "val"));
    }
  if (!newsroom_xml_is (node, "style") || id == NULL)
    return;

  style = g_new0 (NewsroomDocxStyle, 1);
  style->id = g_strdup (id);
  style->name = g_strdup (name != NULL ? name : id);
  style->based_on = g_strdup (newsroom_xml_get (newsroom_xml_find (node, "basedOn"), "val"));
  style->is_character = g_strcmp0 (newsroom_xml_get (node, "type"), "character") == 0;
  style->is_default = is_default != NULL && strcmp (is_default, "0") != 0 && g_strcmp0 (newsroom_xml_get (node, "type"), "paragraph") == 0;
  style->role = newsroom_document_role_find (style->name, &style->role_level);
  newsroom_document_look_init (&style->look);
  newsroom_docx_look_read (&style->look, newsroom_xml_find (node, "rPr"));
  if (style->role == NEWSROOM_DOCUMENT_ROLE_CODE)
    style->look.code = 1;
  read_paragraph_properties (style, newsroom_xml_find (node, "pPr"));
  g_hash_table_replace (self->styles, style->id, style);
}

static const NewsroomDocxStyle *
find_default (const NewsroomDocx *self)
{
  GHashTableIter iter;
  gpointer       style;

  g_hash_table_iter_init (&iter, self->styles);
  while (g_hash_table_iter_next (&iter, NULL, &style))
    if (((NewsroomDocxStyle *)style)->is_default)
      return style;

  return NULL;
}

/**
 * newsroom_docx_read_styles:
 * @self: a document whose main part is known
 */
void
newsroom_docx_read_styles (NewsroomDocx *self)
{
  static const char *const containers[] = { "styles", NULL };

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)style_free);
  newsroom_docx_read_related (self, "styles", containers, read_style_cb, self);
  self->default_style = find_default (self);
}

/**
 * newsroom_docx_find_style:
 * @self: a document
 * @id: (nullable): of a style
 *
 * Returns: (nullable) (transfer none): the style
 */
NewsroomDocxStyle *
newsroom_docx_find_style (const NewsroomDocx *self,
                          const char         *id)
{
  return id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;
}

/**
 * newsroom_docx_get_parent:
 * @self: a document
 * @style: one of its styles
 *
 * Returns: (nullable) (transfer none): the style that it is based on
 */
NewsroomDocxStyle *
newsroom_docx_get_parent (const NewsroomDocx      *self,
                          const NewsroomDocxStyle *style)
{
  return newsroom_docx_find_style (self, style->based_on);
}

static void
set_missing (int *to,
             int  from)
{
  if (*to < 0)
    *to = from;
}

static void
add_style (const NewsroomDocx   *self,
           NewsroomDocumentLook *look,
           const char           *id)
{
  const NewsroomDocxStyle *style = newsroom_docx_find_style (self, id);

  for (guint n = 0; style != NULL && n < MAX_CHAIN; n++)
    {
      /* What a whole paragraph looks like is the matter of its style, not of its words. */
      if (style->is_character)
        {
          set_missing (&look->bold, style->look.bold);
          set_missing (&look->italic, style->look.italic);
          set_missing (&look->strike, style->look.strike);
          set_missing (&look->underline, style->look.underline);
          set_missing (&look->script, style->look.script);
          set_missing (&look->code, style->look.code);
        }
      set_missing (&look->hidden, style->look.hidden);
      if (look->font == NULL)
        look->font = g_strdup (style->look.font);
      style = newsroom_docx_get_parent (self, style);
    }
}

/**
 * newsroom_docx_get_look:
 * @self: a document
 * @paragraph_style: (nullable): the style of the paragraph around
 * @properties: (nullable): those of a run
 *
 * Returns: what the run looks like, by itself and by its styles; to be cleared
 */
NewsroomDocumentLook
newsroom_docx_get_look (const NewsroomDocx *self,
                        const char         *paragraph_style,
                        const xmlNode      *properties)
{
  NewsroomDocumentLook look;

  newsroom_document_look_init (&look);
  newsroom_docx_look_read (&look, properties);
  add_style (self, &look, newsroom_xml_get (newsroom_xml_find (properties, "rStyle"), "val"));
  add_style (self, &look, paragraph_style);

  return look;
}
