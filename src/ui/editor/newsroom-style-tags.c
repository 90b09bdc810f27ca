/* newsroom-style-tags.c — how headings, links, quotes and markup look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-style-tags.h"

#include <adwaita.h>
#include <string.h>

#include "newsroom-colour-tag.h"
#include "newsroom-hang.h"
#include "newsroom-named-colour.h"
#include "newsroom-style-looks.h"

/* Markers of lists and quotes that are so long hang nothing, nor do more kinds of them than so
 * many in one session. */
#define LONGEST_PREFIX 32
#define MOST_HANGING 24

/* Before the prefix of a line that begins at the right */
#define RIGHT_TO_LEFT 'r'

/* What hides: so small that it takes no place. */
#define HIDDEN_SCALE 0.01

/* Markers begin no nearer to the edge of the view, in pixels. */
#define LEAST_MARGIN 4

#define N_LEVELS 6

/**
 * NewsroomStyleTags:
 *
 * One table of tags for all bodies that a pane shows, so that a change of theme, font or mode is
 * made once.
 *
 * Signals: "markup-changed": newsroom_style_tags_get_markup() has news. "let-go": after
 * newsroom_style_tags_hold(), what is hidden may follow the caret again.
 */
struct _NewsroomStyleTags
{
  GObject parent_instance;

  NewsroomMarkup markup;
  int            margin; /* of the column, in pixels */
  gboolean       is_held;
  guint          let_go_id;

  /* Owned */
  GtkTextTagTable *table;
  GPtrArray       *all; /* the tags of styles first, in their order; the table holds them */
  GtkTextTag      *misspelled;
  GHashTable      *hanging; /* direction and prefix to its tag, which the table holds */
  PangoLayout     *ruler;

  /* Borrowed from the table */
  GtkTextTag *hidden[2];
  GtkTextTag *turned;
  GtkTextTag *headings[N_LEVELS][2]; /* the second of lines that begin at the right */
  GtkTextTag *folded[N_LEVELS][2];   /* likewise, of markers that are hidden */
};

G_DEFINE_FINAL_TYPE (NewsroomStyleTags, newsroom_style_tags, G_TYPE_OBJECT)

enum
{
  SIGNAL_MARKUP_CHANGED,
  SIGNAL_LET_GO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
newsroom_style_tags_finalize (GObject *object)
{
  NewsroomStyleTags *self = NEWSROOM_STYLE_TAGS (object);

  g_clear_handle_id (&self->let_go_id, g_source_remove);
  g_clear_pointer (&self->hanging, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->ruler);
  g_clear_object (&self->misspelled);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (newsroom_style_tags_parent_class)->finalize (object);
}

static void
newsroom_style_tags_class_init (NewsroomStyleTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_style_tags_finalize;

  signals[SIGNAL_MARKUP_CHANGED] =
    g_signal_new ("markup-changed", NEWSROOM_TYPE_STYLE_TAGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LET_GO] =
    g_signal_new ("let-go", NEWSROOM_TYPE_STYLE_TAGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Takes over @tag. */
static GtkTextTag *
add (NewsroomStyleTags *self,
     GtkTextTag        *tag)
{
  g_autoptr (GtkTextTag) owned = tag;

  gtk_text_tag_table_add (self->table, tag);
  g_ptr_array_add (self->all, tag);

  return tag;
}

static void
newsroom_style_tags_init (NewsroomStyleTags *self)
{
  g_autoptr (GtkTextTag) unfocused = NULL;

  self->table = gtk_text_tag_table_new ();
  self->all = g_ptr_array_new ();
  self->hanging = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* Later tags win over earlier ones, and the order of NewsroomStyle is made for that. */
  for (guint i = 0; i < NEWSROOM_N_STYLES; i++)
    add (self, newsroom_style_looks_new_tag ((NewsroomStyle)i));

  for (guint i = 0; i < N_LEVELS; i++)
    for (guint j = 0; j < 2; j++)
      {
        self->headings[i][j] = add (self, newsroom_colour_tag_new (NULL));
        self->folded[i][j] = add (self, newsroom_colour_tag_new (NULL));
      }

  /* Above what has a colour; what is hidden stays so */
  unfocused = newsroom_colour_tag_new (NEWSROOM_UNFOCUSED_TAG);
  gtk_text_tag_table_add (self->table, unfocused);
  for (guint i = 0; i < 2; i++)
    {
      /* Pango takes an alpha of 0 for none. */
      const GdkRGBA nothing = { .alpha = 0.0001f };

      self->hidden[i] = add (self, newsroom_colour_tag_new (NULL));
      g_object_set (self->hidden[i], "foreground-rgba", &nothing, NULL);
    }
  g_object_set (self->hidden[FALSE], "scale", HIDDEN_SCALE, NULL);
  self->turned = add (self, newsroom_colour_tag_new (NULL));
  g_object_set (self->turned, "justification", GTK_JUSTIFY_RIGHT, NULL);

  self->misspelled = gtk_text_tag_new (NEWSROOM_MISSPELLED_TAG);
  g_object_set (self->misspelled, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_tag_table_add (self->table, self->misspelled);
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

/* Markers that are hidden take no place where they have no room in the margin. What a line begins with says
 * where all of it stands. */
static void
fold_markers (GtkTextTag *tag,
              const char *side,
              int         margin,
              gboolean    folds)
{
  g_autofree char *is_set = g_strconcat (side, "-set", NULL);

  g_object_set (tag, "scale", HIDDEN_SCALE, "indent", 0, side, margin, NULL);
  g_object_set (tag, "scale-set", folds, "indent-set", folds, is_set, folds, NULL);
}

/* The markers of a heading stand in the margin as far as there is room, so that its words begin
 * where all words do. */
static void
hang_headings (NewsroomStyleTags *self)
{
  for (guint i = 0; self->ruler != NULL && i < N_LEVELS; i++)
    {
      const int        least = MIN (self->margin, LEAST_MARGIN);
      g_autofree char *prefix = g_strdup_printf ("%.*s ", (int)i + 1, "######");
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      double scale;
      int    weight;
      int    width;
      int    margin;

      g_object_get (newsroom_style_tags_get (self, (NewsroomStyle)(NEWSROOM_STYLE_HEADING_1 + i)), "scale", &scale, "weight", &weight, NULL);
      pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
      pango_attr_list_insert (attributes, pango_attr_weight_new ((PangoWeight)weight));
      pango_layout_set_attributes (self->ruler, attributes);
      width = measure (self, prefix);
      pango_layout_set_attributes (self->ruler, NULL);
      margin = MAX (least, self->margin - width);
      g_object_set (self->headings[i][FALSE], "left-margin", margin, "indent", -width, NULL);
      g_object_set (self->headings[i][TRUE], "right-margin", margin, "indent", -width, NULL);
      fold_markers (self->folded[i][FALSE], "left-margin", self->margin, self->margin - width < least);
      fold_markers (self->folded[i][TRUE], "right-margin", self->margin, self->margin - width < least);
    }
}

/* The markers of the outermost list stand in the margin, as those of headings do. */
static void
hang_item (NewsroomStyleTags *self,
           const char        *key,
           GtkTextTag        *tag)
{
  const char      *prefix = key + 1;
  const int        least = MIN (self->margin, LEAST_MARGIN);
  g_autofree char *outer = newsroom_hang_dup_outer (prefix);

  g_object_set (tag, "indent", -measure (self, prefix), NULL);
  if (outer != NULL)
    g_object_set (tag, key[0] == RIGHT_TO_LEFT ? "right-margin" : "left-margin", MAX (least, self->margin - measure (self, outer)), NULL);
}

static void
hang_items (NewsroomStyleTags *self)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       tag;

  g_hash_table_iter_init (&iter, self->hanging);
  while (g_hash_table_iter_next (&iter, &key, &tag))
    hang_item (self, key, tag);
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
  const gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA        text;
  GdkRGBA        link;
  GdkRGBA        to_come;
  GdkRGBA        error;

  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (self));
  g_return_if_fail (GTK_IS_WIDGET (view));

  text = newsroom_named_colour (view, NULL);
  link = newsroom_named_colour (view, "accent_color");
  to_come = newsroom_named_colour (view, "warning_bg_color");
  error = newsroom_named_colour (view, "error_color");

  set_colour (self, NEWSROOM_STYLE_MARKUP, "foreground-rgba", text, contrast ? 0.8 : 0.5);
  set_colour (self, NEWSROOM_STYLE_RULE, "foreground-rgba", text, contrast ? 0.8 : 0.5);
  set_colour (self, NEWSROOM_STYLE_QUOTE, "foreground-rgba", text, contrast ? 1.0 : 0.85);
  set_colour (self, NEWSROOM_STYLE_CODE, "background-rgba", text, 0.08);
  set_colour (self, NEWSROOM_STYLE_CODE_BLOCK, "paragraph-background-rgba", text, 0.06);
  set_colour (self, NEWSROOM_STYLE_LINK, "foreground-rgba", link, 1.0);
  set_colour (self, NEWSROOM_STYLE_IMAGE, "foreground-rgba", link, 1.0);
  set_colour (self, NEWSROOM_STYLE_TASK, "foreground-rgba", text, 1.0);
  set_colour (self, NEWSROOM_STYLE_CAPTION, "foreground-rgba", text, contrast ? 1.0 : 0.85);
  set_colour (self, NEWSROOM_STYLE_HARD_BREAK, "background-rgba", link, 0.2);
  set_colour (self, NEWSROOM_STYLE_FOOTNOTE, "foreground-rgba", link, 1.0);
  /* What must not leave is to be read, and seen not to be text. */
  set_colour (self, NEWSROOM_STYLE_COMMENT, "foreground-rgba", text, contrast ? 1.0 : 0.85);
  set_colour (self, NEWSROOM_STYLE_COMMENT, "background-rgba", link, 0.15);
  set_colour (self, NEWSROOM_STYLE_TO_COME, "foreground-rgba", text, 1.0);
  set_colour (self, NEWSROOM_STYLE_TO_COME, "background-rgba", to_come, 0.35);
  g_object_set (self->misspelled, "underline-rgba", &error, NULL);

  g_clear_object (&self->ruler);
  self->ruler = gtk_widget_create_pango_layout (view, NULL);
  hang_items (self);
  hang_headings (self);
}

/**
 * newsroom_style_tags_set_margin:
 * @self: the tags
 * @margin: the space beside the column of the view that shows them, in pixels
 */
void
newsroom_style_tags_set_margin (NewsroomStyleTags *self,
                                int                margin)
{
  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (self));

  if (self->margin == margin)
    return;

  self->margin = margin;
  hang_items (self);
  hang_headings (self);
}

/**
 * newsroom_style_tags_get_markup:
 * @self: the tags
 *
 * Returns: how markup is to be shown
 */
NewsroomMarkup
newsroom_style_tags_get_markup (NewsroomStyleTags *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NEWSROOM_MARKUP_DIM);

  return self->markup;
}

/**
 * newsroom_style_tags_set_markup:
 * @self: the tags
 * @markup: how markup is to be shown
 */
void
newsroom_style_tags_set_markup (NewsroomStyleTags *self,
                                NewsroomMarkup     markup)
{
  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (self));

  if (self->markup == markup)
    return;

  self->markup = markup;
  g_signal_emit (self, signals[SIGNAL_MARKUP_CHANGED], 0);
}

/**
 * newsroom_style_tags_hold:
 * @self: the tags
 *
 * What is hidden stays as it is until newsroom_style_tags_let_go(), so that no word moves away under
 * the pointer.
 */
void
newsroom_style_tags_hold (NewsroomStyleTags *self)
{
  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (self));

  g_clear_handle_id (&self->let_go_id, g_source_remove);
  self->is_held = TRUE;
}

static gboolean
let_go_cb (gpointer user_data)
{
  NewsroomStyleTags *self = NEWSROOM_STYLE_TAGS (user_data);

  self->let_go_id = 0;
  self->is_held = FALSE;
  g_signal_emit (self, signals[SIGNAL_LET_GO], 0);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_style_tags_let_go:
 * @self: the tags
 * @delay: after how many milliseconds; 0 for at once
 */
void
newsroom_style_tags_let_go (NewsroomStyleTags *self,
                            guint              delay)
{
  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (self));

  if (!self->is_held)
    return;

  g_clear_handle_id (&self->let_go_id, g_source_remove);
  if (delay > 0)
    self->let_go_id = g_timeout_add (delay, let_go_cb, self);
  else
    let_go_cb (self);
}

/**
 * newsroom_style_tags_is_held:
 * @self: the tags
 *
 * Returns: whether what is hidden stays as it is
 */
gboolean
newsroom_style_tags_is_held (NewsroomStyleTags *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), FALSE);

  return self->is_held;
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
 * @is_right_to_left: whether the line begins at the right
 *
 * Returns: (transfer none) (nullable): a tag with which the further lines of a paragraph
 *   begin where the words of its first line do, and the marker of a list stands beside the column
 */
GtkTextTag *
newsroom_style_tags_get_hanging (NewsroomStyleTags *self,
                                 const char        *prefix,
                                 gboolean           is_right_to_left)
{
  g_autofree char *key = NULL;
  GtkTextTag      *tag;

  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  /* In most fonts all digits are of one width. */
  key = g_strdup_printf ("%c%s", is_right_to_left ? RIGHT_TO_LEFT : 'l', prefix);
  g_strcanon (key + 1, "\t >*+-.)[]xX#", '0');
  tag = g_hash_table_lookup (self->hanging, key);
  if (tag != NULL)
    return tag;
  if (strlen (key) > LONGEST_PREFIX || g_hash_table_size (self->hanging) >= MOST_HANGING)
    return NULL;

  tag = add (self, newsroom_colour_tag_new (NULL));
  hang_item (self, key, tag);
  g_hash_table_insert (self->hanging, g_steal_pointer (&key), tag);

  return tag;
}

/**
 * newsroom_style_tags_get_turned:
 * @self: the tags
 *
 * Returns: (transfer none): a tag with which a line begins at the right though its first letter is a Latin one
 */
GtkTextTag *
newsroom_style_tags_get_turned (NewsroomStyleTags *self)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);

  return self->turned;
}

/**
 * newsroom_style_tags_get_heading:
 * @self: the tags
 * @level: 1 to 6
 * @is_right_to_left: whether the line begins at the right
 *
 * Returns: (transfer none): a tag with which the marker of a heading stands beside the column
 */
GtkTextTag *
newsroom_style_tags_get_heading (NewsroomStyleTags *self,
                                 guint              level,
                                 gboolean           is_right_to_left)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);
  g_return_val_if_fail (level >= 1 && level <= N_LEVELS, NULL);

  return self->headings[level - 1][is_right_to_left ? 1 : 0];
}

/**
 * newsroom_style_tags_get_folded:
 * @self: the tags
 * @level: 1 to 6
 * @is_right_to_left: whether the line begins at the right
 *
 * Returns: (transfer none): a tag with which the hidden marker of a heading takes no place where it would move
 *   the words
 */
GtkTextTag *
newsroom_style_tags_get_folded (NewsroomStyleTags *self,
                                guint              level,
                                gboolean           is_right_to_left)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);
  g_return_val_if_fail (level >= 1 && level <= N_LEVELS, NULL);

  return self->folded[level - 1][is_right_to_left ? 1 : 0];
}

/**
 * newsroom_style_tags_get_hidden:
 * @self: the tags
 * @keeps_place: whether the place of what is hidden stays empty
 *
 * Returns: (transfer none): a tag with which text is not to be seen
 */
GtkTextTag *
newsroom_style_tags_get_hidden (NewsroomStyleTags *self,
                                gboolean           keeps_place)
{
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (self), NULL);

  return self->hidden[keeps_place ? 1 : 0];
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
