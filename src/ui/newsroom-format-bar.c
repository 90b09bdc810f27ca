/* newsroom-format-bar.c — a row of buttons for the commands that change the markup of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-bar.h"

#include <glib/gi18n-lib.h>

#include "newsroom-editor-buffer.h"
#include "newsroom-empty-pair.h"
#include "newsroom-format-state.h"

/* After the body was parsed and drawn. */
#define SHOW_PRIORITY G_PRIORITY_DEFAULT_IDLE

enum
{
  BUTTON_STRONG,
  BUTTON_EMPHASIS,
  BUTTON_STRIKETHROUGH,
  BUTTON_LINK,
  BUTTON_QUOTE,
  BUTTON_BULLETS,
  BUTTON_NUMBERS,
  N_BUTTONS,
};

/* The names of the buttons in the template, and the formats that they show. */
static const struct
{
  const char *name;
  guint       format;
} buttons[N_BUTTONS] = {
  [BUTTON_STRONG] = { "strong", NEWSROOM_FORMAT_STRONG },
  [BUTTON_EMPHASIS] = { "emphasis", NEWSROOM_FORMAT_EMPHASIS },
  [BUTTON_STRIKETHROUGH] = { "strikethrough", NEWSROOM_FORMAT_STRIKETHROUGH },
  [BUTTON_LINK] = { "link", NEWSROOM_N_FORMATS },
  [BUTTON_QUOTE] = { "quote", NEWSROOM_FORMAT_QUOTE },
  [BUTTON_BULLETS] = { "bullets", NEWSROOM_FORMAT_BULLETS },
  [BUTTON_NUMBERS] = { "numbers", NEWSROOM_FORMAT_NUMBERS },
};

/**
 * NewsroomFormatBar:
 *
 * Above the text; the page of the article owns it. Its buttons are actions of a widget around it, and
 * show what the words at the caret are. For Tab it is one stop, in which the arrow keys go from button
 * to button.
 */
struct _NewsroomFormatBar
{
  GtkWidget parent_instance;

  guint idle_id;
  guint state; /* as newsroom_format_state_find() gave it */

  /* Owned */
  GSignalGroup *buffer_signals;

  /* Borrowed */
  GtkTextView     *view; /* weak */
  GtkWidget       *heading;
  GtkStack        *levels;
  GtkWidget       *no_level;
  GtkWidget       *level;
  GtkToggleButton *toggles[N_BUTTONS];
};

G_DEFINE_FINAL_TYPE (NewsroomFormatBar, newsroom_format_bar, GTK_TYPE_WIDGET)

static void
show_heading (NewsroomFormatBar *self)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  guint            level = 6;

  while (level > 0 && (self->state & NEWSROOM_FORMAT_STATE (NEWSROOM_FORMAT_PARAGRAPH + level)) == 0)
    level--;

  label = g_strdup_printf ("H%u", level);
  name = level > 0 ? g_strdup_printf (_ ("Heading %u"), level) : g_strdup (_ ("Heading"));
  gtk_label_set_label (GTK_LABEL (self->level), label);
  gtk_stack_set_visible_child (self->levels, level > 0 ? self->level : self->no_level);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->heading, name);
}

static void
set_state (NewsroomFormatBar *self,
           guint              state)
{
  for (guint i = 0; i < N_BUTTONS; i++)
    gtk_toggle_button_set_active (self->toggles[i], (state & NEWSROOM_FORMAT_STATE (buttons[i].format)) != 0);
  if (state == self->state)
    return;

  self->state = state;
  show_heading (self);
}

static gboolean
show_cb (gpointer user_data)
{
  NewsroomFormatBar    *self = NEWSROOM_FORMAT_BAR (user_data);
  GtkTextBuffer        *shown = gtk_text_view_get_buffer (self->view);
  NewsroomEditorBuffer *buffer;
  NewsroomSpans        *spans;
  const char           *body;
  gsize                 length, first, last;
  GtkTextIter           start;
  GtkTextIter           end;

  self->idle_id = 0;
  if (!NEWSROOM_IS_EDITOR_BUFFER (shown))
    {
      set_state (self, 0);
      return G_SOURCE_REMOVE;
    }

  buffer = NEWSROOM_EDITOR_BUFFER (shown);
  spans = newsroom_editor_buffer_get_spans (buffer);
  if (spans == NULL)
    return G_SOURCE_REMOVE;

  body = newsroom_editor_buffer_get_text (buffer, &length);
  gtk_text_buffer_get_selection_bounds (shown, &start, &end);
  first = newsroom_editor_buffer_find_byte (buffer, &start);
  last = newsroom_editor_buffer_find_byte (buffer, &end);
  set_state (self, newsroom_format_state_find (body, spans, first, last, newsroom_empty_pair_get (shown)));

  return G_SOURCE_REMOVE;
}

static void
queue_show (NewsroomFormatBar *self)
{
  if (self->idle_id == 0 && self->view != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle_id = g_idle_add_full (SHOW_PRIORITY, show_cb, self, NULL);
}

static void
mark_set_cb (NewsroomFormatBar *self,
             const GtkTextIter *place,
             GtkTextMark       *mark,
             GtkTextBuffer     *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer))
    queue_show (self);
}

static void
buffer_cb (NewsroomFormatBar *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  g_signal_group_set_target (self->buffer_signals, NEWSROOM_IS_EDITOR_BUFFER (buffer) ? buffer : NULL);
  queue_show (self);
}

/* Those that a button toggled, though nothing could be done, show again what is so. */
static void
clicked_cb (NewsroomFormatBar *self)
{
  queue_show (self);
}

static void
newsroom_format_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (newsroom_format_bar_parent_class)->map (widget);

  queue_show (NEWSROOM_FORMAT_BAR (widget));
}

static gboolean
newsroom_format_bar_focus (GtkWidget       *widget,
                           GtkDirectionType direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  /* From behind, too, it is entered at its first button. */
  if (direction == GTK_DIR_TAB_BACKWARD)
    direction = GTK_DIR_TAB_FORWARD;

  return GTK_WIDGET_CLASS (newsroom_format_bar_parent_class)->focus (widget, direction);
}

static void
newsroom_format_bar_dispose (GObject *object)
{
  NewsroomFormatBar *self = NEWSROOM_FORMAT_BAR (object);
  GtkWidget         *child;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->buffer_signals);
  g_clear_weak_pointer (&self->view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (newsroom_format_bar_parent_class)->dispose (object);
}

static void
newsroom_format_bar_class_init (NewsroomFormatBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_format_bar_dispose;
  widget_class->focus = newsroom_format_bar_focus;
  widget_class->map = newsroom_format_bar_map;
  gtk_widget_class_set_css_name (widget_class, "formatbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-format-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomFormatBar, heading);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFormatBar, levels);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFormatBar, no_level);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFormatBar, level);
  for (guint i = 0; i < N_BUTTONS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, buttons[i].name, FALSE, G_STRUCT_OFFSET (NewsroomFormatBar, toggles) + (gssize)(i * sizeof (GtkToggleButton *)));
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
newsroom_format_bar_init (NewsroomFormatBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer_signals = g_signal_group_new (NEWSROOM_TYPE_EDITOR_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "mark-set", G_CALLBACK (mark_set_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "parsed", G_CALLBACK (queue_show), self);
}

/**
 * newsroom_format_bar_set_view:
 * @self: a bar
 * @view: the view of the body whose state it is to show
 */
void
newsroom_format_bar_set_view (NewsroomFormatBar *self,
                              GtkTextView       *view)
{
  g_return_if_fail (NEWSROOM_IS_FORMAT_BAR (self) && self->view == NULL);
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  buffer_cb (self);
}
