/* newsroom-style-looks.c — the letters and lines of each style
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-style-looks.h"

#include "newsroom-colour-tag.h"
#include "newsroom-style-tags.h"

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
  [NEWSROOM_STYLE_DELIMITER] = { "delimiter", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_MARKUP] = { "markup", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_TASK] = { "task", 0, PANGO_WEIGHT_BOLD, 0, "monospace", 0 },
  [NEWSROOM_STYLE_CAPTION] = { "caption", 0, 0, PANGO_STYLE_ITALIC, NULL, 0 },
  [NEWSROOM_STYLE_HARD_BREAK] = { "hard-break", 0, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_FOOTNOTE] = { "footnote", 0.8, 0, 0, NULL, 0 },
  [NEWSROOM_STYLE_COMMENT] = { "comment", 0, 0, PANGO_STYLE_ITALIC, NULL, 0 },
  [NEWSROOM_STYLE_TO_COME] = { "to-come", 0, PANGO_WEIGHT_BOLD, 0, NULL, 0 },
};

/**
 * newsroom_style_looks_new_tag:
 * @style: a style
 *
 * Returns: (transfer full): a tag that looks like it, without colours
 */
GtkTextTag *
newsroom_style_looks_new_tag (NewsroomStyle style)
{
  GtkTextTag *tag;

  g_return_val_if_fail ((guint)style < NEWSROOM_N_STYLES, NULL);

  tag = newsroom_colour_tag_new (looks[style].name);
  if (looks[style].scale > 0)
    g_object_set (tag, "scale", looks[style].scale, NULL);
  if (looks[style].weight > 0)
    g_object_set (tag, "weight", looks[style].weight, NULL);
  if (looks[style].style > 0)
    g_object_set (tag, "style", looks[style].style, NULL);
  /* A box, in quotes too: what slants is read as words. */
  if (style == NEWSROOM_STYLE_TASK)
    g_object_set (tag, "style", PANGO_STYLE_NORMAL, NULL);
  if (looks[style].family != NULL)
    g_object_set (tag, "family", looks[style].family, NULL);
  if (looks[style].space_above > 0)
    g_object_set (tag, "pixels-above-lines", looks[style].space_above, NULL);

  return tag;
}
