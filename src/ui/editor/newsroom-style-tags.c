/* newsroom-style-tags.c — how headings, links, quotes and markup look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-style-tags.h"

#include <adwaita.h>
#include <string.h>

/* Markers of lists and quotes that are so long hang nothing, nor do more kinds of them than so
 * many in one session. */
#define LONGEST_PREFIX 32
#define MOST_HANGING 24

struct _NewsroomStyleTags
{
  GObject parent_instance;

  /* Owned */
  GtkTextTagTable *table;
  GPtrArray       *all;     /* the tags of styles first, in their order; the table holds them */
  GHashTable      *hanging; /* prefix to its tag, which the table holds */
  PangoLayout     *ruler;
};

G_DEFINE_FINAL_TYPE (NewsroomStyleTags, newsroom_style_tags, G_TYPE_OBJECT)

/* Later tags win over earlier ones, and the order of NewsroomStyle is made for that. */
static const struct
{
  const char *name;
  double      scale;
  PangoWeight weight;
  PangoStyle  style;
  const char *family;
  int         space_above;
} looks[NEWSROOM_N_STYLES] = {
  [NEWSROOM_STYLE_HEADING_1] = { "heading-1", 1.5, PANGO_WEIGHT_BOLD, 0, NULL, 12 },
  [NEWSROOM_STYLE_HEADING_2] = { "heading-2", 1.3, PANGO_WEIGHT_BOLD, 0, NULL, 10 },
  [NEWSROOM_STYLE_HEADING_3] = { "heading-3", 1.15, PANGO_WEIGHT_BOLD, 0, NULL, 8 },
  [NEWSROOM_STYLE_HEADING_4] = { "heading-4", 1.0, PANGO_WEIGHT_BOLD, 0, NULL, 6 },
  [NEWSROOM_STYLE_HEADING_5] = { "heading-5", 1.0, PANGO_WEIGHT_BOLD, 0, NULL, 6 },
  [NEWSROOM_STYLE_HEADING_6] = { "heading-6", 1.0, PANGO_WEIGHT_BOLD, 0, NULL, 6 },
  [NEWSROOM_STYLE_STRONG] = { "strong", 0, PANGO_WEIGHT_BOLD, 0, NULL, 0 },
  [NEWSROOM_STYLE_EMPHASIS] = { "emphasis", 0, 0, PANGO_STYLE_ITALIC, NULL, 0 },
  [NEWSROOM_STYLE_STRIKETHROUGH] = { "strikethrough", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_CODE] = { "code", 0, 0, 0, "monospace", 0 },
  [NEWSROOM_STYLE_CODE_BLOCK] = { "code-block", 0, 0, 0, "monospace", 0 },
  [NEWSROOM_STYLE_LINK] = { "link", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_IMAGE] = { "image", 0, 0, PANGO_STYLE_ITALIC, NULL, 0 },
  [NEWSROOM_STYLE_QUOTE] = { NEWSROOM_QUOTE_TAG, 0, 0, PANGO_STYLE_ITALIC, NULL, 0 },
  [NEWSROOM_STYLE_LIST_ITEM] = { "list-item", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_TABLE] = { "table", 0, 0, 0, "monospace", 0 },
  [NEWSROOM_STYLE_RULE] = { "rule", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_MARKUP] = { "markup", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_COMMENT] = { "comment", 0, 0, PANGO_STYLE_ITALIC, NULL, 0 },
  [NEWSROOM_STYLE_TO_COME] = { "to-come", 0, PANGO_WEIGHT_BOLD, 0, NULL, 0 },
};

static GtkTextTag *
add_style (NewsroomStyleTags *self,
           NewsroomStyle      style)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (looks[style].name);

  if (looks[style].scale > 0)
    g_object_set (tag, "scale", looks[style].scale, NULL);
  if (looks[style].weight > 0)
    g_object_set (tag, "weight", looks[style].weight, NULL);
  if (looks[style].style > 0)
    g_object_set (tag, "style", looks[style].style, NULL);
  if (looks[style].family != NULL)
    g_object_set (tag, "family", looks[style].family, NULL);
  if (looks[style].space_above > 0)
    g_object_set (tag, "pixels-above-lines", looks[style].space_above, NULL);
  gtk_text_tag_table_add (self->table, tag);

  return tag;
}

static void
newsroom_style_tags_finalize (GObject *object)
{
  NewsroomStyleTags *self = NEWSROOM_STYLE_TAGS (object);

  g_clear_pointer (&self->hanging, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->ruler);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (newsroom_style_tags_parent_class)->finalize (object);
}

static void
newsroom_style_tags_class_init (NewsroomStyleTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_style_tags_finalize;
}

static void
newsroom_style_tags_init (NewsroomStyleTags *self)
{
  self->table = gtk_text_tag_table_new ();
  self->all = g_ptr_array_new ();
  self->hanging = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < NEWSROOM_N_STYLES; i++)
    g_ptr_array_add (self->all, add_style (self, (NewsroomStyle)i));

  g_object_set (newsroom_style_tags_get (self, NEWSROOM_STYLE_STRIKETHROUGH), "strikethrough", TRUE, NULL);
  g_object_set (newsroom_style_tags_get (self, NEWSROOM_STYLE_LINK), "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (newsroom_style_tags_get (self, NEWSROOM_STYLE_QUOTE),
                "accumulative-margin",
                TRUE,
                "left-margin",
                NEWSROOM_QUOTE_INDENT,
                "right-margin",
                NEWSROOM_QUOTE_INDENT,
                NULL);
}

/**
 * newsroom_style_tags_new:
 *
 * Returns: (transfer full): the tags, without colours until newsroom_style_tags_restyle()
 */
NewsroomStyleTags *
newsroom_style_tags_new (void)
{
  return g_object_new (NEWSROOM_TYPE_STYLE_TAGS, NULL);
}

/**
 * newsroom_style_tags_get_table:
 * @self: the tags
 *
 * Returns: (transfer none): the table for the buffers
 */
GtkTextTagTable *
newsroom_style_tags_get_table (NewsroomStyleTags *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);

  return self->table;
}

static int
measure (NewsroomStyleTags *self,
         const char        *prefix)
{
  int width = 0;

  if (self->ruler != NULL)
    {
      pango_layout_set_text (self->ruler, prefix, -1);
      pango_layout_get_pixel_size (self->ruler, &width, NULL);
    }

  return width;
}

static void
set_colour (NewsroomStyleTags *self,
            NewsroomStyle      style,
            const char        *property,
            GdkRGBA            colour,
            double             alpha)
{
  colour.alpha *= (float)alpha;
  g_object_set (newsroom_style_tags_get (self, style), property, &colour, NULL);
}

/**
 * newsroom_style_tags_restyle:
 * @self: the tags
 * @view: the view that shows them
 *
 * Takes colours and widths from the theme and the font of @view.
 */
void
newsroom_style_tags_restyle (NewsroomStyleTags *self,
                             GtkWidget         *view)
{
  GtkStyleContext *context = gtk_widget_get_style_context (view);
  const gboolean   contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GHashTableIter   iter;
  gpointer         prefix;
  gpointer         tag;
  GdkRGBA          text;
  GdkRGBA          link;
  GdkRGBA          to_come;

  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (self));
  g_return_if_fail (GTK_IS_WIDGET (view));

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "accent_color", &link))
    link = text;
  if (!gtk_style_context_lookup_color (context, "warning_bg_color", &to_come))
    to_come = text;

  set_colour (self, NEWSROOM_STYLE_MARKUP, "foreground-rgba", text, contrast ? 0.8 : 0.5);
  set_colour (self, NEWSROOM_STYLE_RULE, "foreground-rgba", text, contrast ? 0.8 : 0.5);
  set_colour (self, NEWSROOM_STYLE_QUOTE, "foreground-rgba", text, contrast ? 1.0 : 0.85);
  set_colour (self, NEWSROOM_STYLE_CODE, "background-rgba", text, 0.08);
  set_colour (self, NEWSROOM_STYLE_CODE_BLOCK, "paragraph-background-rgba", text, 0.06);
  set_colour (self, NEWSROOM_STYLE_LINK, "foreground-rgba", link, 1.0);
  set_colour (self, NEWSROOM_STYLE_IMAGE, "foreground-rgba", link, 1.0);
  /* What must not leave is to be read, and seen not to be text. */
  set_colour (self, NEWSROOM_STYLE_COMMENT, "foreground-rgba", text, contrast ? 1.0 : 0.85);
  set_colour (self, NEWSROOM_STYLE_COMMENT, "background-rgba", link, 0.15);
  set_colour (self, NEWSROOM_STYLE_TO_COME, "foreground-rgba", text, 1.0);
  set_colour (self, NEWSROOM_STYLE_TO_COME, "background-rgba", to_come, 0.35);

  g_clear_object (&self->ruler);
  self->ruler = gtk_widget_create_pango_layout (view, NULL);
  g_hash_table_iter_init (&iter, self->hanging);
  while (g_hash_table_iter_next (&iter, &prefix, &tag))
    g_object_set (tag, "indent", -measure (self, prefix), NULL);
}

/**
 * newsroom_style_tags_get:
 * @self: the tags
 * @style: a style
 *
 * Returns: (transfer none): its tag
 */
GtkTextTag *
newsroom_style_tags_get (NewsroomStyleTags *self,
                         NewsroomStyle      style)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);
  g_return_val_if_fail ((guint)style < NEWSROOM_N_STYLES, NULL);

  return g_ptr_array_index (self->all, style);
}

/**
 * newsroom_style_tags_get_hanging:
 * @self: the tags
 * @prefix: what stands before the words of a list item or quote, as "1. "
 *
 * Returns: (transfer none) (nullable): a tag with which the further lines of a paragraph
 *   begin where the words of its first line do
 */
GtkTextTag *
newsroom_style_tags_get_hanging (NewsroomStyleTags *self,
                                 const char        *prefix)
{
  g_autoptr (GtkTextTag) created = NULL;
  g_autofree char *key = NULL;
  GtkTextTag      *tag;

  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  /* In most fonts all digits are of one width. */
  key = g_strdup (prefix);
  g_strcanon (key, "\t >*+-.)[]xX", '0');
  tag = g_hash_table_lookup (self->hanging, key);
  if (tag != NULL)
    return tag;
  if (strlen (key) > LONGEST_PREFIX || g_hash_table_size (self->hanging) >= MOST_HANGING)
    return NULL;

  created = gtk_text_tag_new (NULL);
  tag = created;
  g_object_set (tag, "indent", -measure (self, key), NULL);
  gtk_text_tag_table_add (self->table, tag);
  g_ptr_array_add (self->all, tag);
  g_hash_table_insert (self->hanging, g_steal_pointer (&key), tag);

  return tag;
}

/**
 * newsroom_style_tags_get_all:
 * @self: the tags
 *
 * Returns: (transfer none) (element-type GtkTextTag): every tag that styling may have put on
 *   a body
 */
GPtrArray *
newsroom_style_tags_get_all (NewsroomStyleTags *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);

  return self->all;
}
