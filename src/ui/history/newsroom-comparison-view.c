/* newsroom-comparison-view.c — what differs between two versions, marked in the text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-comparison-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-colour-tag.h"
#include "newsroom-difference.h"
#include "newsroom-named-colour.h"

#define TEXT_MARGIN 18

/* The version before, the version after, and both in one. */
enum
{
  PAGE_BEFORE,
  PAGE_AFTER,
  PAGE_BOTH,
  N_PAGES,
};

/**
 * NewsroomComparisonView:
 *
 * What was deleted is struck out, what was inserted is underlined, and both have a colour of the
 * theme as well; assistive technologies read the first two as attributes of the text.
 *
 * Property: "side-by-side": whether the two versions stand beside each other, each with what
 * the other has not, or both are in one text.
 */
struct _NewsroomComparisonView
{
  GtkWidget parent_instance;

  gboolean side_by_side;
  gboolean is_following; /* one page the other's scrolling */

  /* Owned */
  GtkTextTagTable *tags;
  GArray          *changes[N_PAGES]; /* of Change, in order */

  /* Children */
  GtkWidget *stack;
  GtkWidget *views[N_PAGES];

  /* Borrowed: the table holds them */
  GtkTextTag *title_tag;
  GtkTextTag *type_tags[NEWSROOM_WORDS_INSERTED + 1]; /* NULL for what is the same */
};

/* Where a change is in a page, in characters; what was put in the place of something is one change
 * with that. */
typedef struct
{
  int start;
  int end;

  /* In the body of the version after: what takes it back. NULL for other fields and pages */
  char *reversal;
} Change;

G_DEFINE_FINAL_TYPE (NewsroomComparisonView, newsroom_comparison_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIDE_BY_SIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
change_clear (gpointer data)
{
  g_free (((Change *)data)->reversal);
}

static void
set_tint (GtkTextTag *tag,
          GdkRGBA     colour)
{
  colour.alpha = 0.18f;
  g_object_set (tag, "background-rgba", &colour, NULL);
}

static void
restyle (NewsroomComparisonView *self)
{
  GdkRGBA colour = newsroom_named_colour (GTK_WIDGET (self), NULL);

  colour.alpha *= 0.6f;
  g_object_set (self->title_tag, "foreground-rgba", &colour, NULL);
  set_tint (self->type_tags[NEWSROOM_WORDS_DELETED], newsroom_named_colour (GTK_WIDGET (self), "error_color"));
  set_tint (self->type_tags[NEWSROOM_WORDS_INSERTED], newsroom_named_colour (GTK_WIDGET (self), "success_color"));
}

static void
newsroom_comparison_view_css_changed (GtkWidget         *widget,
                                      GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (newsroom_comparison_view_parent_class)->css_changed (widget, change);

  restyle (NEWSROOM_COMPARISON_VIEW (widget));
}

static GtkAdjustment *
get_adjustment (NewsroomComparisonView *self,
                guint                   page)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->views[page]));
}

/* Both versions show the same part of the text, as far as that can be told from their lengths. */
static void
follow (NewsroomComparisonView *self,
        guint                   from,
        guint                   to)
{
  GtkAdjustment *leader = get_adjustment (self, from);
  GtkAdjustment *follower = get_adjustment (self, to);
  double         way = gtk_adjustment_get_upper (leader) - gtk_adjustment_get_page_size (leader);
  double         other_way = gtk_adjustment_get_upper (follower) - gtk_adjustment_get_page_size (follower);

  if (self->is_following || way <= 0)
    return;

  self->is_following = TRUE;
  gtk_adjustment_set_value (follower, gtk_adjustment_get_value (leader) * other_way / way);
  self->is_following = FALSE;
}

static void
before_scrolled_cb (NewsroomComparisonView *self)
{
  follow (self, PAGE_BEFORE, PAGE_AFTER);
}

static void
after_scrolled_cb (NewsroomComparisonView *self)
{
  follow (self, PAGE_AFTER, PAGE_BEFORE);
}

static GtkWidget *
make_page (NewsroomComparisonView *self,
           guint                   page,
           const char             *label)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (self->tags);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new_with_buffer (buffer);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->views[page] = view;
  self->changes[page] = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self->changes[page], change_clear);

  return scroller;
}

static void
newsroom_comparison_view_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  NewsroomComparisonView *self = NEWSROOM_COMPARISON_VIEW (object);

  if (prop_id == PROP_SIDE_BY_SIDE)
    g_value_set_boolean (value, self->side_by_side);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_comparison_view_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  NewsroomComparisonView *self = NEWSROOM_COMPARISON_VIEW (object);

  if (prop_id == PROP_SIDE_BY_SIDE)
    {
      self->side_by_side = g_value_get_boolean (value);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->side_by_side ? "side-by-side" : "both");
    }
  else
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_comparison_view_dispose (GObject *object)
{
  NewsroomComparisonView *self = NEWSROOM_COMPARISON_VIEW (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->changes[i], g_array_unref);
  g_clear_object (&self->tags);

  G_OBJECT_CLASS (newsroom_comparison_view_parent_class)->dispose (object);
}

static void
newsroom_comparison_view_class_init (NewsroomComparisonViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = newsroom_comparison_view_get_property;
  object_class->set_property = newsroom_comparison_view_set_property;
  object_class->dispose = newsroom_comparison_view_dispose;
  widget_class->css_changed = newsroom_comparison_view_css_changed;

  properties[PROP_SIDE_BY_SIDE] = g_param_spec_boolean ("side-by-side", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "newsroom-comparison");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkTextTag *
add_tag (NewsroomComparisonView *self,
         const char             *name)
{
  g_autoptr (GtkTextTag) tag = newsroom_colour_tag_new (name);

  gtk_text_tag_table_add (self->tags, tag);

  return tag;
}

static void
newsroom_comparison_view_init (NewsroomComparisonView *self)
{
  GtkWidget *pages = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->tags = gtk_text_tag_table_new ();
  self->title_tag = add_tag (self, "title");
  g_object_set (self->title_tag, "weight", PANGO_WEIGHT_BOLD, "scale", 0.85, "pixels-below-lines", 3, NULL);
  self->type_tags[NEWSROOM_WORDS_DELETED] = add_tag (self, "deleted");
  g_object_set (self->type_tags[NEWSROOM_WORDS_DELETED], "strikethrough", TRUE, NULL);
  self->type_tags[NEWSROOM_WORDS_INSERTED] = add_tag (self, "inserted");
  g_object_set (self->type_tags[NEWSROOM_WORDS_INSERTED], "underline", PANGO_UNDERLINE_SINGLE, NULL);

  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_stack_add_named (GTK_STACK (self->stack), make_page (self, PAGE_BOTH, _ ("Changes")), "both");
  gtk_box_append (GTK_BOX (pages), make_page (self, PAGE_BEFORE, _ ("Before")));
  gtk_box_append (GTK_BOX (pages), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (pages), make_page (self, PAGE_AFTER, _ ("After")));
  gtk_stack_add_named (GTK_STACK (self->stack), pages, "side-by-side");
  g_signal_connect_object (get_adjustment (self, PAGE_BEFORE), "value-changed", G_CALLBACK (before_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_adjustment (self, PAGE_AFTER), "value-changed", G_CALLBACK (after_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
shows (guint                  page,
       NewsroomWordChangeType type)
{
  return page == PAGE_BOTH || type == NEWSROOM_WORDS_SAME || (page == PAGE_BEFORE) == (type == NEWSROOM_WORDS_DELETED);
}

/* What is before and after the words at @i is not the same as them: one change ends where the same
 * words begin. */
static gboolean
continues_change (GArray *words,
                  guint   i)
{
  return i > 0 && g_array_index (words, NewsroomWordChange, i).type == NEWSROOM_WORDS_INSERTED &&
         g_array_index (words, NewsroomWordChange, i - 1).type == NEWSROOM_WORDS_DELETED;
}

/* How the version after, in which @offset characters stand before it, loses the change at @i. */
static char *
dup_reversal (GArray *words,
              guint   i,
              guint   offset)
{
  const NewsroomWordChange *change = &g_array_index (words, NewsroomWordChange, i);
  const NewsroomWordChange *inserted = NULL;
  NewsroomDifference        difference = { 0 };

  difference.offset = offset;
  difference.inserted = "";
  if (change->type == NEWSROOM_WORDS_INSERTED)
    inserted = change;
  else if (i + 1 < words->len && continues_change (words, i + 1))
    inserted = change + 1;
  if (inserted != NULL)
    difference.n_deleted = (guint)g_utf8_strlen (inserted->text, (gssize)inserted->length);
  if (change->type == NEWSROOM_WORDS_DELETED)
    {
      difference.inserted = change->text;
      difference.inserted_bytes = change->length;
    }

  return newsroom_difference_format (&difference);
}

static void
append_words (NewsroomComparisonView        *self,
              guint                          page,
              GtkTextIter                   *end,
              const NewsroomFieldComparison *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[page]));
  gboolean       is_body = g_str_equal (field->name, newsroom_field_get_name (NEWSROOM_FIELD_BODY));
  guint          offset = 0;

  for (guint i = 0; i < field->changes->len; i++)
    {
      const NewsroomWordChange *words = &g_array_index (field->changes, NewsroomWordChange, i);
      Change                    change = { gtk_text_iter_get_offset (end), 0, NULL };
      guint                     n_after = 0;

      if (words->type != NEWSROOM_WORDS_DELETED)
        n_after = (guint)g_utf8_strlen (words->text, (gssize)words->length);
      if (shows (page, words->type))
        {
          gtk_text_buffer_insert_with_tags (buffer, end, words->text, (int)words->length, self->type_tags[words->type], NULL);
          change.end = gtk_text_iter_get_offset (end);
          if (page == PAGE_BOTH && continues_change (field->changes, i))
            {
              g_array_index (self->changes[page], Change, self->changes[page]->len - 1).end = change.end;
            }
          else if (words->type != NEWSROOM_WORDS_SAME)
            {
              change.reversal = page == PAGE_BOTH && is_body ? dup_reversal (field->changes, i, offset) : NULL;
              g_array_append_val (self->changes[page], change);
            }
        }
      offset += n_after;
    }
}

static void
append_field (NewsroomComparisonView        *self,
              guint                          page,
              GtkTextIter                   *end,
              const NewsroomFieldComparison *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[page]));

  if (gtk_text_iter_get_offset (end) > 0)
    gtk_text_buffer_insert (buffer, end, "\n\n", -1);
  gtk_text_buffer_insert_with_tags (buffer, end, field->title, -1, self->title_tag, NULL);
  gtk_text_buffer_insert (buffer, end, "\n", -1);
  append_words (self, page, end, field);
}

static void
fill (NewsroomComparisonView *self,
      guint                   page,
      GPtrArray              *comparison)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[page]));
  GtkTextIter    end;

  gtk_text_buffer_set_text (buffer, "", 0);
  g_array_set_size (self->changes[page], 0);
  gtk_text_buffer_get_end_iter (buffer, &end);
  for (guint i = 0; comparison != NULL && i < comparison->len; i++)
    {
      const NewsroomFieldComparison *field = comparison->pdata[i];

      if (field->is_changed || field->is_text)
        append_field (self, page, &end, field);
    }
  gtk_text_buffer_get_start_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

/**
 * newsroom_comparison_view_set_comparison:
 * @self: a view
 * @comparison: (nullable) (element-type NewsroomFieldComparison): what to show; nothing of it is
 *   kept
 *
 * Shows the texts, and of the other fields those in which something differs.
 */
void
newsroom_comparison_view_set_comparison (NewsroomComparisonView *self,
                                         GPtrArray              *comparison)
{
  g_return_if_fail (NEWSROOM_IS_COMPARISON_VIEW (self));

  for (guint i = 0; i < N_PAGES; i++)
    fill (self, i, comparison);
}

static void
select_change (NewsroomComparisonView *self,
               guint                   page,
               const Change           *change)
{
  GtkTextView   *view = GTK_TEXT_VIEW (self->views[page]);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, change->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, change->end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_to_iter (view, &start, 0.1, FALSE, 0, 0);
}

/**
 * newsroom_comparison_view_go:
 * @self: a view
 * @step: 1 for the next change, -1 for the one before
 *
 * Selects a change, from where the caret is.
 *
 * Returns: whether there was one
 */
gboolean
newsroom_comparison_view_go (NewsroomComparisonView *self,
                             int                     step)
{
  guint          page;
  GtkTextBuffer *buffer;
  GtkTextIter    caret;
  int            offset;
  const Change  *found = NULL;

  g_return_val_if_fail (NEWSROOM_IS_COMPARISON_VIEW (self), FALSE);

  page = self->side_by_side ? PAGE_AFTER : PAGE_BOTH;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[page]));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_mark (buffer, step > 0 ? "insert" : "selection_bound"));
  offset = gtk_text_iter_get_offset (&caret);

  for (guint i = 0; i < self->changes[page]->len; i++)
    {
      const Change *change = &g_array_index (self->changes[page], Change, i);

      if (step > 0 && found == NULL && change->start >= offset)
        found = change;
      if (step < 0 && change->end <= offset)
        found = change;
    }
  if (found == NULL)
    return FALSE;

  select_change (self, page, found);

  return TRUE;
}

/**
 * newsroom_comparison_view_dup_reversal:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): for the change in the body in which the caret is, or that is
 *   selected, what newsroom_difference_apply() needs to take it back in the body of the version
 *   after; %NULL where there is none
 */
char *
newsroom_comparison_view_dup_reversal (NewsroomComparisonView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    caret;
  int            offset;

  g_return_val_if_fail (NEWSROOM_IS_COMPARISON_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[PAGE_BOTH]));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&caret);
  for (guint i = 0; !self->side_by_side && i < self->changes[PAGE_BOTH]->len; i++)
    {
      const Change *change = &g_array_index (self->changes[PAGE_BOTH], Change, i);

      if (change->start <= offset && offset <= change->end && change->reversal != NULL)
        return g_strdup (change->reversal);
    }

  return NULL;
}
