/* newsroom-body-view.c — the view of an article's body: a column of readable width
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-view.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-anchor.h"
#include "newsroom-body-copy.h"
#include "newsroom-body-format.h"
#include "newsroom-body-frame.h"
#include "newsroom-body-keys.h"
#include "newsroom-body-paste.h"
#include "newsroom-body-sight.h"
#include "newsroom-body-tidy.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-named-colour.h"
#include "newsroom-plain-view.h"
#include "newsroom-style-tags.h"
#include "newsroom-work-toast.h"

/* The least space beside the text, in pixels. */
#define LEAST_MARGIN 18

/* The bar beside a quote, in pixels. */
#define BAR_WIDTH 3
#define BAR_ALPHA 0.25f

/* What is left free below the text, in pixels, unless a message takes more; with a typewriter, half the
 * height. */
#define BOTTOM_MARGIN 120

#define DEFAULT_LINE_HEIGHT 120

/**
 * NewsroomBodyView:
 *
 * The column is made by the view's own margins, so that all of the width can be clicked and the
 * scrolled window around it sees the view itself.
 *
 * Properties: "makes-paragraphs" (boolean): whether Enter in prose leaves an empty line; "typewriter"
 * (boolean): whether the line that is written stays in the middle of the
 * height; "line-height" (uint, percent of the font's). Both are writable and notify.
 *
 * Signal: "restyled": font or colours are others now.
 */
struct _NewsroomBodyView
{
  GtkSourceView parent_instance;

  guint    text_width;
  guint    line_height; /* in percent of the font's */
  gboolean is_typewriter;
  gboolean makes_paragraphs;
  int      character_width;
  int      width; /* as it was allocated last */
  int      height;
  guint    keep_id;
  gboolean is_composing;
  guint    follow_id;
  int      caret_before; /* in characters, when the key was pressed */

  /* Owned */
  NewsroomBodyAnchor *anchor;
  NewsroomBodyFrame  *frame;
  NewsroomBodyPaste  *paste;
};

G_DEFINE_FINAL_TYPE (NewsroomBodyView, newsroom_body_view, GTK_SOURCE_TYPE_VIEW)

enum
{
  PROP_0,
  PROP_TYPEWRITER,
  PROP_MAKES_PARAGRAPHS,
  PROP_LINE_HEIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_RESTYLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
measure_character (NewsroomBodyView *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int         height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  self->character_width = pango_font_metrics_get_approximate_char_width (metrics);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), PANGO_PIXELS ((gint64)height * ((int)self->line_height - 100) / 100));
  pango_font_metrics_unref (metrics);
}

/* The margins of the column are what the width left over; they must not be asked for again. */
static void
newsroom_body_view_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int          spare = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view) - 2 * LEAST_MARGIN;

  GTK_WIDGET_CLASS (newsroom_body_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum -= MAX (0, spare);
      *natural -= MAX (0, spare);
    }
}

static int
get_caret (NewsroomBodyView *self,
           GtkTextIter      *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_offset (iter);
}

static gboolean
keep_caret_cb (gpointer user_data)
{
  NewsroomBodyView *self = NEWSROOM_BODY_VIEW (user_data);

  self->keep_id = 0;
  newsroom_body_sight_show_caret (GTK_TEXT_VIEW (self), self->is_typewriter);

  return G_SOURCE_REMOVE;
}

/* Lines that GTK has not laid out have no height. In a view that becomes higher before the idle time
 * came in which it lays out the others, all of them would be drawn there, for a fifth of a second in
 * a long text. Told of a scrolling, it first lays out what is seen. */
static void
lay_out_what_is_seen (NewsroomBodyView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_emit_by_name (adjustment, "value-changed");
}

/* Returns: how much of the height is in sight, in pixels */
static int
height_seen (NewsroomBodyView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  return adjustment != NULL ? (int)gtk_adjustment_get_page_size (adjustment) : 0;
}

/* In another width the lines break elsewhere, and over a high message there is room for the last line;
 * what is being written stays in sight. GTK learns the new heights when it is idle, before what is here. */
static void
newsroom_body_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  NewsroomBodyView *self = NEWSROOM_BODY_VIEW (widget);
  int               margin = newsroom_body_view_get_side_margin (self, width);
  int               bottom = MAX (self->is_typewriter ? height_seen (self) / 2 : 0, MAX (BOTTOM_MARGIN, newsroom_body_sight_get_room (GTK_TEXT_VIEW (self))));
  gboolean          is_other = width != self->width || bottom > gtk_text_view_get_bottom_margin (GTK_TEXT_VIEW (self));

  if (self->width > 0 && is_other && self->keep_id == 0 && newsroom_body_sight_has_caret (GTK_TEXT_VIEW (self)))
    self->keep_id = g_idle_add (keep_caret_cb, self);
  self->width = width;

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), margin);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), bottom);

  GTK_WIDGET_CLASS (newsroom_body_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (height > self->height)
    lay_out_what_is_seen (self);
  self->height = height;
  newsroom_body_anchor_settle (self->anchor);
}

static void
newsroom_body_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  NewsroomBodyView     *self = NEWSROOM_BODY_VIEW (widget);
  PangoContext         *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  gboolean              holds;

  holds = newsroom_body_anchor_hold (self->anchor);
  GTK_WIDGET_CLASS (newsroom_body_view_parent_class)->css_changed (widget, change);
  if (holds && pango_font_description_equal (font, pango_context_get_font_description (context)))
    newsroom_body_anchor_drop (self->anchor);
  pango_font_description_free (font);

  self->character_width = 0;
  gtk_widget_queue_resize (widget);
  g_signal_emit (self, signals[SIGNAL_RESTYLED], 0);
}

/* GTK ends a scrolling under way twice when the view goes out of sight: once more while it moves
 * the view to where that led. */
static void
newsroom_body_view_unmap (GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));

  GTK_WIDGET_CLASS (newsroom_body_view_parent_class)->unmap (widget);
}

static void
preedit_changed_cb (NewsroomBodyView *self,
                    const char       *preedit)
{
  self->is_composing = preedit != NULL && preedit[0] != '\0';
}

/* Whether the line begins at the right, as Arabic and Hebrew do. */
static gboolean
is_right_to_left (GtkTextView       *view,
                  const GtkTextIter *line)
{
  GdkRectangle start;

  gtk_text_view_get_cursor_locations (view, line, &start, NULL);

  return start.x > gtk_widget_get_width (GTK_WIDGET (view)) / 2;
}

static void
snapshot_bar (NewsroomBodyView  *self,
              GtkSnapshot       *snapshot,
              const GtkTextIter *line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRGBA      colour;
  int          left = gtk_text_view_get_left_margin (view);
  int          right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view) - BAR_WIDTH;
  int          y;
  int          height;

  colour = newsroom_named_colour (GTK_WIDGET (self), NULL);
  colour.alpha *= BAR_ALPHA;
  gtk_text_view_get_line_yrange (view, line, &y, &height);
  gtk_snapshot_append_color (snapshot,
                             &colour,
                             &GRAPHENE_RECT_INIT ((float)(is_right_to_left (view, line) ? right : left), (float)y, BAR_WIDTH, (float)height));
}

/* A bar beside each quote, as text tags have none. Before the text is drawn its new lines have no
 * heights. */
static void
newsroom_body_view_snapshot_layer (GtkTextView     *view,
                                   GtkTextViewLayer layer,
                                   GtkSnapshot     *snapshot)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  GtkTextTag      *quote = gtk_text_tag_table_lookup (tags, NEWSROOM_QUOTE_TAG);
  GtkTextIter      line;
  GdkRectangle     visible;

  GTK_TEXT_VIEW_CLASS (newsroom_body_view_parent_class)->snapshot_layer (view, layer, snapshot);

  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || quote == NULL)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &line, visible.y, NULL);
  do
    {
      int y;
      int height;

      gtk_text_view_get_line_yrange (view, &line, &y, &height);
      if (y > visible.y + visible.height)
        break;
      if (gtk_text_iter_has_tag (&line, quote))
        snapshot_bar (NEWSROOM_BODY_VIEW (view), snapshot, &line);
    }
  while (gtk_text_iter_forward_line (&line));
}

static gboolean
follow_caret_cb (gpointer user_data)
{
  NewsroomBodyView *self = NEWSROOM_BODY_VIEW (user_data);
  GtkTextIter       caret;

  self->follow_id = 0;
  if (get_caret (self, &caret) != self->caret_before)
    newsroom_body_sight_show_caret (GTK_TEXT_VIEW (self), self->is_typewriter);

  return G_SOURCE_REMOVE;
}

/* What is clicked stays under the pointer, so only keys make it scroll. */
static void
follow_caret (NewsroomBodyView *self)
{
  GtkTextIter caret;

  if (self->follow_id != 0)
    return;

  self->caret_before = get_caret (self, &caret);
  self->follow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_caret_cb, self, NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  NewsroomBodyView     *self = NEWSROOM_BODY_VIEW (user_data);
  GtkRoot              *root = gtk_widget_get_root (GTK_WIDGET (self));
  const GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK);
  gboolean              goes_back = FALSE;

  follow_caret (self);
  if (self->is_composing)
    return FALSE;
  if (newsroom_body_keys_press (GTK_TEXT_VIEW (self), keyval, held, self->makes_paragraphs))
    return TRUE;

  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && held == GDK_SHIFT_MASK))
    goes_back = (held & ~GDK_SHIFT_MASK) == 0 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  else if ((keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) && held == 0)
    goes_back = newsroom_plain_view_is_at_edge (GTK_TEXT_VIEW (self), FALSE);

  return goes_back && root != NULL && gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_BACKWARD);
}

static void
newsroom_body_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  NewsroomBodyView *self = NEWSROOM_BODY_VIEW (object);

  switch (prop_id)
    {
    case PROP_TYPEWRITER:
      g_value_set_boolean (value, self->is_typewriter);
      break;
    case PROP_MAKES_PARAGRAPHS:
      g_value_set_boolean (value, self->makes_paragraphs);
      break;
    case PROP_LINE_HEIGHT:
      g_value_set_uint (value, self->line_height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_body_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  NewsroomBodyView *self = NEWSROOM_BODY_VIEW (object);

  switch (prop_id)
    {
    case PROP_MAKES_PARAGRAPHS:
      self->makes_paragraphs = g_value_get_boolean (value);
      break;
    case PROP_TYPEWRITER:
      self->is_typewriter = g_value_get_boolean (value);
      break;
    case PROP_LINE_HEIGHT:
      newsroom_body_anchor_hold (self->anchor);
      self->line_height = g_value_get_uint (value);
      self->character_width = 0;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
newsroom_body_view_paste_clipboard (GtkTextView *view)
{
  newsroom_body_paste_begin (NEWSROOM_BODY_VIEW (view)->paste, NEWSROOM_PASTE_CLEAN);
}

static void
newsroom_body_view_copy_clipboard (GtkTextView *view)
{
  newsroom_body_copy (view);
}

static void
newsroom_body_view_cut_clipboard (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (newsroom_body_copy (view) && gtk_text_view_get_editable (view))
    newsroom_editor_buffer_delete_selection (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

/* What GtkSourceView does to words at Alt+Left and Alt+Right is for code. */
static void
newsroom_body_view_move_words (GtkSourceView *view,
                               int            count)
{
}

/* Nor does a key change the number at the caret: what adds to it in GtkSourceView, Ctrl+Shift+A,
 * unselects as in every other text. */
static void
newsroom_body_view_change_number (GtkSourceView *view,
                                  int            count)
{
  if (count > 0)
    g_signal_emit_by_name (view, "select-all", FALSE);
}

static void
paste_action_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  newsroom_body_paste_begin (NEWSROOM_BODY_VIEW (widget)->paste,
                             g_str_equal (action_name, "text.paste-plain") ? NEWSROOM_PASTE_PLAIN : NEWSROOM_PASTE_QUOTATION);
}

static void
newsroom_body_view_dispose (GObject *object)
{
  g_clear_pointer (&NEWSROOM_BODY_VIEW (object)->anchor, newsroom_body_anchor_free);
  g_clear_object (&NEWSROOM_BODY_VIEW (object)->frame);
  g_clear_object (&NEWSROOM_BODY_VIEW (object)->paste);
  g_clear_handle_id (&NEWSROOM_BODY_VIEW (object)->follow_id, g_source_remove);
  g_clear_handle_id (&NEWSROOM_BODY_VIEW (object)->keep_id, g_source_remove);

  G_OBJECT_CLASS (newsroom_body_view_parent_class)->dispose (object);
}

static void
newsroom_body_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  NewsroomBodyView *self = NEWSROOM_BODY_VIEW (widget);
  GtkTextBuffer    *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  newsroom_body_frame_lay_out_lines (self->frame);
  GTK_WIDGET_CLASS (newsroom_body_view_parent_class)->snapshot (widget, snapshot);
  if (!self->is_composing && gtk_text_buffer_get_char_count (buffer) == 0)
    newsroom_plain_view_snapshot_label (GTK_TEXT_VIEW (self), snapshot, _ ("Body"));
}

static void
newsroom_body_view_class_init (NewsroomBodyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = newsroom_body_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = newsroom_body_view_set_property;
  G_OBJECT_CLASS (klass)->dispose = newsroom_body_view_dispose;
  widget_class->measure = newsroom_body_view_measure;
  widget_class->size_allocate = newsroom_body_view_size_allocate;
  widget_class->css_changed = newsroom_body_view_css_changed;
  widget_class->unmap = newsroom_body_view_unmap;
  widget_class->snapshot = newsroom_body_view_snapshot;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = newsroom_body_view_snapshot_layer;
  newsroom_plain_view_class_init (GTK_TEXT_VIEW_CLASS (klass));
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = newsroom_body_view_paste_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = newsroom_body_view_copy_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->cut_clipboard = newsroom_body_view_cut_clipboard;
  GTK_SOURCE_VIEW_CLASS (klass)->move_words = newsroom_body_view_move_words;
  g_signal_override_class_handler ("change-number", NEWSROOM_TYPE_BODY_VIEW, G_CALLBACK (newsroom_body_view_change_number));
  gtk_widget_class_install_action (widget_class, "text.paste-plain", NULL, paste_action_cb);
  gtk_widget_class_install_action (widget_class, "text.paste-quotation", NULL, paste_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "text.paste-plain", NULL);

  properties[PROP_MAKES_PARAGRAPHS] = g_param_spec_boolean ("makes-paragraphs", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TYPEWRITER] = g_param_spec_boolean ("typewriter", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_HEIGHT] =
    g_param_spec_uint ("line-height", NULL, NULL, 100, 250, DEFAULT_LINE_HEIGHT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[SIGNAL_RESTYLED] =
    g_signal_new ("restyled", NEWSROOM_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_body_view_init (NewsroomBodyView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text_width = 66;
  self->line_height = DEFAULT_LINE_HEIGHT;
  /* GtkSourceView takes Shift+Tab for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  newsroom_plain_view_init (GTK_TEXT_VIEW (self));
  self->anchor = newsroom_body_anchor_new (GTK_TEXT_VIEW (self));
  self->frame = newsroom_body_frame_new (GTK_TEXT_VIEW (self));
  self->paste = newsroom_body_paste_new (GTK_TEXT_VIEW (self));
  newsroom_body_format_add_keys (GTK_TEXT_VIEW (self));
  newsroom_body_keys_add_clicks (GTK_TEXT_VIEW (self));
  newsroom_body_tidy_watch (GTK_TEXT_VIEW (self));
  newsroom_body_format_extend_menu (GTK_TEXT_VIEW (self));
  /* Last, as it looks at the keys before all others. */
  newsroom_work_toast_attach (GTK_TEXT_VIEW (self));
}

/**
 * newsroom_body_view_new:
 *
 * Returns: (transfer floating): a view
 */
GtkWidget *
newsroom_body_view_new (void)
{
  return g_object_new (NEWSROOM_TYPE_BODY_VIEW, NULL);
}

/**
 * newsroom_body_view_set_text_width:
 * @self: a view
 * @characters: how many characters of ordinary width go on a line
 */
void
newsroom_body_view_set_text_width (NewsroomBodyView *self,
                                   guint             characters)
{
  g_return_if_fail (NEWSROOM_IS_BODY_VIEW (self));

  newsroom_body_anchor_hold (self->anchor);
  self->text_width = characters;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * newsroom_body_view_get_side_margin:
 * @self: a view
 * @width: the width that there is, in pixels
 *
 * Returns: the space on either side of the column, in pixels
 */
int
newsroom_body_view_get_side_margin (NewsroomBodyView *self,
                                    int               width)
{
  int column;

  g_return_val_if_fail (NEWSROOM_IS_BODY_VIEW (self), 0);

  if (self->character_width == 0)
    measure_character (self);
  column = PANGO_PIXELS ((gint64)self->character_width * self->text_width);

  return MAX (LEAST_MARGIN, (width - column) / 2);
}
