/* newsroom-odt-styles.c — the styles of an OpenDocument text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-odt-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A style is based on another no deeper than this; rings are cut there. */
#define MAX_CHAIN 24

/* In cm: what is set in less is no quote. */
#define MIN_QUOTE_INDENT 0.5

static char *
dup_key (const char *family,
         const char *name)
{
  return g_strconcat (family, ":", name, NULL);
}

/**
 * newsroom_odt_style_free:
 * @style: (transfer full): a style
 */
void
newsroom_odt_style_free (NewsroomOdtStyle *style)
{
  g_free (style->parent);
  newsroom_document_look_clear (&style->look);
  g_free (style);
}

/* Names are written with the code of each character that XML names cannot have: "Heading_20_1". */
static char *
dup_shown_name (const char *name)
{
  GString *shown = g_string_new (NULL);

  while (*name != '\0')
    {
      char *end = NULL;
      guint code = *name == '_' ? (guint)strtoul (name + 1, &end, 16) : 0;

      if (code >= 0x20 && code < 0x110000 && end != NULL && *end == '_' && g_unichar_validate (code))
        {
          g_string_append_unichar (shown, code);
          name = end + 1;
        }
      else
        {
          g_string_append_c (shown, *name++);
        }
    }

  return g_string_free (shown, FALSE);
}

/* A length in cm, NAN if it is none. */
static double
read_length (const char *text)
{
  static const struct
  {
    const char *unit;
    double      in_cm;
  } units[] = { { "cm", 1 }, { "mm", 0.1 }, { "in", 2.54 }, { "pt", 2.54 / 72 }, { "pc", 2.54 / 6 } };
  char  *unit = NULL;
  double value = text != NULL ? g_ascii_strtod (text, &unit) : 0;

  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (unit, units[i].unit))
      return value * units[i].in_cm;

  return NAN;
}

static void
read_look (NewsroomDocumentLook *look,
           const xmlNode        *properties)
{
  const char *weight = newsroom_xml_get (properties, "font-weight");
  const char *slant = newsroom_xml_get (properties, "font-style");
  const char *strike = newsroom_xml_get (properties, "text-line-through-style");
  const char *under = newsroom_xml_get (properties, "text-underline-style");
  const char *position = newsroom_xml_get (properties, "text-position");
  const char *display = newsroom_xml_get (properties, "display");

  if (weight != NULL)
    look->bold = strcmp (weight, "bold") == 0 || atoi (weight) >= 600;
  if (slant != NULL)
    look->italic = strcmp (slant, "normal") != 0;
  if (strike != NULL)
    look->strike = strcmp (strike, "none") != 0;
  if (under != NULL)
    look->underline = strcmp (under, "none") != 0;
  if (display != NULL)
    look->hidden = strcmp (display, "none") == 0;
  if (position != NULL)
    {
      if (g_str_has_prefix (position, "super") || atoi (position) > 0)
        look->script = 1;
      else
        look->script = g_str_has_prefix (position, "sub") || atoi (position) < 0 ? 2 : 0;
    }
  if (newsroom_xml_get (properties, "font-name") != NULL)
    {
      g_free (look->font);
      look->font = g_strdup (newsroom_xml_get (properties, "font-name"));
    }
}

static void
read_paragraph (NewsroomOdtStyle *style,
                const xmlNode    *properties)
{
  const double left = read_length (newsroom_xml_get (properties, "margin-left"));
  const double first = read_length (newsroom_xml_get (properties, "text-indent"));
  const char  *side = newsroom_xml_get (properties, "text-align");

  style->left = left + (first < 0 ? first : 0);
  style->is_at_right = g_strcmp0 (side, "end") == 0 || g_strcmp0 (side, "right") == 0;
  style->is_in_middle = style->is_at_right || g_strcmp0 (side, "center") == 0;
}

static void
read_list (NewsroomOdt   *self,
           const xmlNode *node)
{
  const char *name = newsroom_xml_get (node, "name");

  for (const xmlNode *level = node->children; name != NULL && level != NULL; level = level->next)
    {
      const char    *format = newsroom_xml_get (level, "num-format");
      const gboolean has_number = newsroom_xml_is (level, "list-level-style-number") && format != NULL && format[0] != '\0';
      const int      start = newsroom_xml_get_int (level, "start-value", 1);

      if (level->type == XML_ELEMENT_NODE)
        g_hash_table_replace (self->lists,
                              g_strdup_printf ("%s:%d", name, newsroom_xml_get_int (level, "level", 1)),
                              GUINT_TO_POINTER (has_number ? NEWSROOM_ODT_LIST_NUMBERS + (guint)MAX (start, 0) : NEWSROOM_ODT_LIST_BULLETS));
    }
}

/**
 * newsroom_odt_find_list:
 * @self: a document
 * @name: of a list style
 * @level: from 1
 *
 * Returns: %NEWSROOM_ODT_LIST_NUMBERS and the first number, or %NEWSROOM_ODT_LIST_BULLETS; where the
 *   style says nothing of the level, what it says of the first
 */
guint
newsroom_odt_find_list (const NewsroomOdt *self,
                        const char        *name,
                        guint              level)
{
  g_autofree char *key = g_strdup_printf ("%s:%u", name, level);
  g_autofree char *first = g_strdup_printf ("%s:1", name);
  const guint      found = GPOINTER_TO_UINT (g_hash_table_lookup (self->lists, key));

  return found != 0 ? found : GPOINTER_TO_UINT (g_hash_table_lookup (self->lists, first));
}

/**
 * newsroom_odt_read_style:
 * @self: a document
 * @node: one of its styles
 */
void
newsroom_odt_read_style (NewsroomOdt   *self,
                         const xmlNode *node)
{
  const char       *name = newsroom_xml_get (node, "name");
  const char       *family = newsroom_xml_get (node, "family");
  const char       *parent = newsroom_xml_get (node, "parent-style-name");
  const char       *display = newsroom_xml_get (node, "display-name");
  const xmlNode    *text = newsroom_xml_find (node, "text-properties");
  g_autofree char  *shown = NULL;
  NewsroomOdtStyle *style;

  if (newsroom_xml_is (node, "list-style"))
    read_list (self, node);
  if (newsroom_xml_is (node, "default-style") && g_strcmp0 (family, "paragraph") == 0 && newsroom_xml_get (text, "language") != NULL)
    {
      g_free (self->language);
      self->language = g_strdup (newsroom_xml_get (text, "language"));
      if (newsroom_xml_get (text, "country") != NULL && strcmp (newsroom_xml_get (text, "country"), "none") != 0)
        {
          g_autofree char *before = self->language;

          self->language = g_strconcat (before, "-", newsroom_xml_get (text, "country"), NULL);
        }
    }
  if (!newsroom_xml_is (node, "style") || name == NULL || family == NULL)
    return;

  style = g_new0 (NewsroomOdtStyle, 1);
  shown = display != NULL ? g_strdup (display) : dup_shown_name (name);
  style->parent = parent != NULL ? dup_key (family, parent) : NULL;
  style->is_automatic = node->parent != NULL && newsroom_xml_is (node->parent, "automatic-styles");
  style->role = newsroom_document_role_find (shown, &style->role_level);
  newsroom_document_look_init (&style->look);
  read_look (&style->look, text);
  if (style->role == NEWSROOM_DOCUMENT_ROLE_CODE)
    style->look.code = 1;
  read_paragraph (style, newsroom_xml_find (node, "paragraph-properties"));
  g_hash_table_replace (self->styles, dup_key (family, name), style);
}

/**
 * newsroom_odt_find_style:
 * @self: a document
 * @family: "paragraph" or "text"
 * @name: (nullable): of a style
 *
 * Returns: (nullable) (transfer none): the style
 */
const NewsroomOdtStyle *
newsroom_odt_find_style (const NewsroomOdt *self,
                         const char        *family,
                         const char        *name)
{
  g_autofree char *key = name != NULL ? dup_key (family, name) : NULL;

  return key != NULL ? g_hash_table_lookup (self->styles, key) : NULL;
}

static const NewsroomOdtStyle *
get_parent (const NewsroomOdt      *self,
            const NewsroomOdtStyle *style)
{
  return style->parent != NULL ? g_hash_table_lookup (self->styles, style->parent) : NULL;
}

/**
 * newsroom_odt_find_role:
 * @self: a document
 * @name: (nullable): of a paragraph style
 * @level: (out): as newsroom_document_role_find()
 *
 * Returns: what the style, or one that it is based on, is for
 */
NewsroomDocumentRole
newsroom_odt_find_role (const NewsroomOdt *self,
                        const char        *name,
                        guint             *level)
{
  const NewsroomOdtStyle *style = newsroom_odt_find_style (self, "paragraph", name);
  g_autofree char        *shown = name != NULL ? dup_shown_name (name) : NULL;

  *level = 1;
  if (style == NULL && shown != NULL)
    return newsroom_document_role_find (shown, level);
  for (guint n = 0; style != NULL && n < MAX_CHAIN; n++)
    {
      if (style->role != NEWSROOM_DOCUMENT_ROLE_NONE)
        {
          *level = style->role_level;
          return style->role;
        }
      style = get_parent (self, style);
    }

  return NEWSROOM_DOCUMENT_ROLE_NONE;
}

/**
 * newsroom_odt_is_set_in:
 * @self: a document
 * @name: (nullable): of a paragraph style
 *
 * Returns: whether paragraphs of it are set in as quotes are
 */
gboolean
newsroom_odt_is_set_in (const NewsroomOdt *self,
                        const char        *name)
{
  const NewsroomOdtStyle *style = newsroom_odt_find_style (self, "paragraph", name);

  for (guint n = 0; style != NULL && n < MAX_CHAIN; n++)
    {
      if (style->is_in_middle)
        return FALSE;
      if (!isnan (style->left))
        return style->left >= MIN_QUOTE_INDENT;
      style = get_parent (self, style);
    }

  return FALSE;
}

/**
 * newsroom_odt_is_at_right:
 * @self: a document
 * @name: (nullable): of a paragraph style
 *
 * Returns: whether lines of it end at the right, as numbers in a table do
 */
gboolean
newsroom_odt_is_at_right (const NewsroomOdt *self,
                          const char        *name)
{
  const NewsroomOdtStyle *style = newsroom_odt_find_style (self, "paragraph", name);

  for (guint n = 0; style != NULL && n < MAX_CHAIN; n++)
    {
      if (style->is_in_middle)
        return style->is_at_right;
      style = get_parent (self, style);
    }

  return FALSE;
}

static void
set_missing (int *to,
             int  from)
{
  if (*to < 0)
    *to = from;
}

/**
 * newsroom_odt_add_look:
 * @self: a document
 * @family: "paragraph" or "text"
 * @name: (nullable): of a style
 * @look: gets what the style says and it does not
 */
void
newsroom_odt_add_look (const NewsroomOdt    *self,
                       const char           *family,
                       const char           *name,
                       NewsroomDocumentLook *look)
{
  const NewsroomOdtStyle *style = newsroom_odt_find_style (self, family, name);
  const gboolean          is_text = strcmp (family, "text") == 0;

  for (guint n = 0; style != NULL && n < MAX_CHAIN; n++)
    {
      /* What a named style makes of a whole paragraph is the matter of the style, not of the words. */
      if (is_text || style->is_automatic)
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
      style = get_parent (self, style);
    }
}
