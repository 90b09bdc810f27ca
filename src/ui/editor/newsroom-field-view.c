/* newsroom-field-view.c — a text of an article that is one line, however long
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-field-view.h"

#include <glib/gi18n-lib.h>

#include "newsroom-length.h"
#include "newsroom-named-colour.h"
#include "newsroom-plain-view.h"

/* Between the text and how many characters it has, in pixels. */
#define COUNT_GAP 9
/* Pixels that GtkTextView keeps free for the cursor at the end of a line. */
#define CURSOR_WIDTH 1
/* Shows where the limits are set. */
#define LIMITS_ACTION "win.length-limits"

/**
 * NewsroomFieldView:
 *
 * A headline wraps, but holds no line end. Enter, Tab, and Down on the last line go on to the
 * next field; Shift+Tab, and Up on the first line, to the one before.
 *
 * Properties: "label" (string): what the field is; it is shown while the field is empty and read
 * by screen readers. "multi-line" (boolean): whether Enter is left to the text. "limit" (uint): how
 * many characters it should have at most, 0 for any number. How many it has is written beside it, and
 * never refused. A click on that, and the menu, lead to where the limits are set. What an input method
 * composes has room like the text.
 */
struct _NewsroomFieldView
{
  GtkTextView parent_instance;

  gboolean is_multi_line;
  gboolean has_limits; /* was ever given one, which may be 0 */
  guint    limit;
  guint    n_characters; /* counted only where there is a limit */

  /* Owned */
  char         *label;
  char         *preedit; /* what an input method composes at the caret, or NULL */
  GSignalGroup *buffer_signals;
};

G_DEFINE_FINAL_TYPE (NewsroomFieldView, newsroom_field_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_MULTI_LINE,
  PROP_LIMIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_composing (NewsroomFieldView *self)
{
  return self->preedit != NULL && self->preedit[0] != '\0';
}

static gboolean
shows_label (NewsroomFieldView *self)
{
  return !is_composing (self) && self->label != NULL &&
         gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

static gboolean
is_over (NewsroomFieldView *self)
{
  return self->limit > 0 && self->n_characters > self->limit;
}

/* In the font of the window, not of the text. */
static PangoLayout *
create_count_layout (NewsroomFieldView *self,
                     const char        *text)
{
  GtkWidget   *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  PangoLayout *layout = gtk_widget_create_pango_layout (parent != NULL ? parent : GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (is_over (self))
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static char *
dup_count (NewsroomFieldView *self)
{
  const guint n = self->n_characters - self->limit;

  if (is_over (self))
    /* Translators: so many characters more than a headline should have. Short: it stands beside it */
    return g_strdup_printf (ngettext ("%u over", "%u over", n), n);

  /* Translators: so many characters of at most so many */
  return g_strdup_printf (_ ("%u/%u"), self->n_characters, self->limit);
}

static char *
dup_description (NewsroomFieldView *self)
{
  const guint n = self->n_characters - self->limit;

  if (is_over (self))
    return g_strdup_printf (ngettext ("%u of %u characters, %u over", "%u of %u characters, %u over", n), self->n_characters, self->limit, n);

  return g_strdup_printf (ngettext ("%u of %u character", "%u of %u characters", self->limit), self->n_characters, self->limit);
}

static void
describe (NewsroomFieldView *self)
{
  g_autofree char *description = self->limit > 0 ? dup_description (self) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
}

static void
update_count (NewsroomFieldView *self)
{
  const gboolean   was_over = is_over (self);
  g_autofree char *text = NULL;

  if (self->limit == 0)
    return;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "text", &text, NULL);
  self->n_characters = newsroom_length_count_characters (text);
  /* Screen readers say each new description of what has the keyboard: not at every key. */
  if (is_over (self) != was_over || !gtk_widget_has_focus (GTK_WIDGET (self)))
    describe (self);
}

/* The text leaves room for the count, always as much, so that it is not wrapped anew because of it. */
static void
update_margin (NewsroomFieldView *self)
{
  int margin = 0;

  if (self->limit > 0)
    {
      g_autofree char *within = g_strdup_printf (_ ("%u/%u"), self->limit, self->limit);
      g_autofree char *over = g_strdup_printf (ngettext ("%u over", "%u over", 99), 99);
      g_autoptr (PangoLayout) layout = create_count_layout (self, within);
      int width;

      pango_layout_get_pixel_size (layout, &margin, NULL);
      pango_layout_set_text (layout, over, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      margin = MAX (margin, width) + COUNT_GAP;
    }
  if (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) != margin)
    gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
}

static void
newsroom_field_view_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (newsroom_field_view_parent_class)->css_changed (widget, change);

  update_margin (NEWSROOM_FIELD_VIEW (widget));
}

/* Whether a place in the widget is on the count. */
static gboolean
is_count_at (NewsroomFieldView *self,
             double             x,
             double             y)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width;
  int height;

  if (self->limit == 0 || self->n_characters == 0)
    return FALSE;

  text = dup_count (self);
  layout = create_count_layout (self, text);
  pango_layout_get_pixel_size (layout, &width, &height);

  return x >= gtk_widget_get_width (widget) - width && y >= gtk_widget_get_height (widget) - height;
}

static void
snapshot_count (NewsroomFieldView *self,
                GtkSnapshot       *snapshot)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  g_autofree char *text = dup_count (self);
  g_autoptr (PangoLayout) layout = create_count_layout (self, text);
  const GdkRGBA colour = is_over (self) ? newsroom_named_colour (widget, "warning_color") : newsroom_plain_view_get_pale (widget);
  int           width;
  int           height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float)(gtk_widget_get_width (widget) - width),
                                                (float)(gtk_widget_get_height (widget) - height)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
newsroom_field_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  NewsroomFieldView *self = NEWSROOM_FIELD_VIEW (widget);

  GTK_WIDGET_CLASS (newsroom_field_view_parent_class)->snapshot (widget, snapshot);

  if (shows_label (self))
    newsroom_plain_view_snapshot_label (GTK_TEXT_VIEW (self), snapshot, self->label);
  if (self->limit > 0 && self->n_characters > 0)
    snapshot_count (self, snapshot);
}

static GtkSizeRequestMode
newsroom_field_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The text, with what is composed in it. */
static char *
dup_shown (NewsroomFieldView *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;
  GtkTextIter      start, caret, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &caret, TRUE);
  behind = gtk_text_buffer_get_text (buffer, &caret, &end, TRUE);

  return g_strconcat (before, is_composing (self) ? self->preedit : "", behind, NULL);
}

/* A text view outside a scrolled window asks for the height of what it has laid out so far,
 * which is nothing for a text that it was given before it was shown. */
static void
newsroom_field_view_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  GtkTextView     *view = GTK_TEXT_VIEW (widget);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int margins = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view) + CURSOR_WIDTH;
  int height;

  GTK_WIDGET_CLASS (newsroom_field_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* A scrolled window does not say for which width it asks: for the one that it has given. */
  if (for_size < 0)
    for_size = gtk_widget_get_width (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size <= margins)
    return;

  text = dup_shown (NEWSROOM_FIELD_VIEW (widget));
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (for_size - margins) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  height += gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);

  *minimum = *natural = height;
}

static void
preedit_changed_cb (NewsroomFieldView *self,
                    const char        *preedit)
{
  g_free (self->preedit);
  self->preedit = g_strdup (preedit);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
count_pressed_cb (NewsroomFieldView *self,
                  int                n_press,
                  double             x,
                  double             y,
                  GtkGesture        *click)
{
  if (!is_count_at (self, x, y))
    return;

  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), LIMITS_ACTION, NULL);
}

static void
motion_cb (NewsroomFieldView *self,
           double             x,
           double             y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_count_at (self, x, y) ? "pointer" : "text");
}

static gboolean
query_tooltip_cb (NewsroomFieldView *self,
                  int                x,
                  int                y,
                  gboolean           is_by_keyboard,
                  GtkTooltip        *tooltip)
{
  if (is_by_keyboard || !is_count_at (self, x, y))
    return FALSE;

  gtk_tooltip_set_text (tooltip, _ ("Set the Limits"));

  return TRUE;
}

/* Once there is something to be limited. */
static void
lead_to_limits (NewsroomFieldView *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  self->has_limits = TRUE;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (count_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_menu_append (section, _ ("Length Limit_s…"), LIMITS_ACTION);
  newsroom_plain_view_add_to_menu (GTK_TEXT_VIEW (self), G_MENU_MODEL (section), FALSE);
}

static void
set_limit (NewsroomFieldView *self,
           guint              limit)
{
  if (!self->has_limits)
    lead_to_limits (self);
  self->limit = limit;
  update_margin (self);
  update_count (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_plain_key (GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) == 0;
}

/* To the field beside it, also before any is laid out: GTK does not know then which is the next, and a
 * new one takes what was typed before it was there. At the ends to whatever comes. */
static gboolean
move_on (NewsroomFieldView *self,
         GtkDirectionType   direction)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *field = direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (GTK_WIDGET (self))
                                                      : gtk_widget_get_prev_sibling (GTK_WIDGET (self));

  return (field != NULL && gtk_widget_grab_focus (field)) ||
         (root != NULL && gtk_widget_child_focus (GTK_WIDGET (root), direction));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  NewsroomFieldView *self = NEWSROOM_FIELD_VIEW (user_data);

  /* While an input method composes, Enter and the arrows are its keys. */
  if (is_composing (self) || !is_plain_key (state))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return !self->is_multi_line && move_on (self, GTK_DIR_TAB_FORWARD);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return newsroom_plain_view_is_at_edge (GTK_TEXT_VIEW (self), TRUE) && move_on (self, GTK_DIR_TAB_FORWARD);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return newsroom_plain_view_is_at_edge (GTK_TEXT_VIEW (self), FALSE) && move_on (self, GTK_DIR_TAB_BACKWARD);
    default:
      return FALSE;
    }
}

static void
newsroom_field_view_set_label (NewsroomFieldView *self,
                               const char        *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
newsroom_field_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  NewsroomFieldView *self = NEWSROOM_FIELD_VIEW (object);

  if (prop_id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else if (prop_id == PROP_MULTI_LINE)
    g_value_set_boolean (value, self->is_multi_line);
  else if (prop_id == PROP_LIMIT)
    g_value_set_uint (value, self->limit);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_field_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  NewsroomFieldView *self = NEWSROOM_FIELD_VIEW (object);

  if (prop_id == PROP_LABEL)
    newsroom_field_view_set_label (self, g_value_get_string (value));
  else if (prop_id == PROP_MULTI_LINE)
    self->is_multi_line = g_value_get_boolean (value);
  else if (prop_id == PROP_LIMIT)
    set_limit (self, g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_field_view_finalize (GObject *object)
{
  NewsroomFieldView *self = NEWSROOM_FIELD_VIEW (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->preedit, g_free);
  g_clear_object (&self->buffer_signals);

  G_OBJECT_CLASS (newsroom_field_view_parent_class)->finalize (object);
}

static void
newsroom_field_view_class_init (NewsroomFieldViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = newsroom_field_view_get_property;
  object_class->set_property = newsroom_field_view_set_property;
  object_class->finalize = newsroom_field_view_finalize;
  widget_class->get_request_mode = newsroom_field_view_get_request_mode;
  widget_class->measure = newsroom_field_view_measure;
  widget_class->snapshot = newsroom_field_view_snapshot;
  widget_class->css_changed = newsroom_field_view_css_changed;
  newsroom_plain_view_class_init (GTK_TEXT_VIEW_CLASS (klass));

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MULTI_LINE] =
    g_param_spec_boolean ("multi-line", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIMIT] =
    g_param_spec_uint ("limit", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
buffer_changed_cb (NewsroomFieldView *self)
{
  update_count (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
newsroom_field_view_init (NewsroomFieldView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "newsroom-field");
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  newsroom_plain_view_init (GTK_TEXT_VIEW (self));

  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect (self, "notify::buffer", G_CALLBACK (update_count), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (describe), NULL);
  g_object_bind_property (self, "buffer", self->buffer_signals, "target", G_BINDING_SYNC_CREATE);
}

/**
 * newsroom_field_view_new:
 *
 * Returns: (transfer floating): a field
 */
GtkWidget *
newsroom_field_view_new (void)
{
  return g_object_new (NEWSROOM_TYPE_FIELD_VIEW, NULL);
}
