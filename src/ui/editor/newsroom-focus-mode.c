/* newsroom-focus-mode.c — dims all but the sentence or paragraph that is being written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-focus-mode.h"

#include <adwaita.h>

#include "newsroom-body-place.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-focus.h"
#include "newsroom-named-colour.h"
#include "newsroom-style-tags.h"

/**
 * NewsroomFocusMode:
 *
 * The window owns it, and it is used on the main thread. Only what is seen and a page on either side
 * has a tag, and only where what is to be dim has become another is it set anew: each tag that is
 * set has its lines laid out again.
 *
 * Properties: "unit" (string, the name of a #NewsroomFocus): what is not dim. Notifies.
 */
struct _NewsroomFocusMode
{
  GObject parent_instance;

  NewsroomFocus unit;
  guint         update_id;

  /* Owned */
  GSignalGroup *buffer_signals;
  GSignalGroup *scroll_signals;

  /* Borrowed: the view outlives this, and the table of its buffers holds the tag */
  GtkTextView *view;
  GtkTextTag  *tag;
};

G_DEFINE_FINAL_TYPE (NewsroomFocusMode, newsroom_focus_mode, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* In characters of the buffer, from before to behind; what is dim ends and begins between. */
typedef struct
{
  int first;
  int start;
  int end;
  int last;
} Places;

static void
restyle (NewsroomFocusMode *self)
{
  GdkRGBA colour;

  if (self->tag == NULL)
    return;

  colour = newsroom_named_colour (GTK_WIDGET (self->view), NULL);
  colour.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.7f : 0.4f;
  g_object_set (self->tag, "foreground-rgba", &colour, NULL);
}

static void
find_focus (NewsroomFocusMode *self,
            GtkTextBuffer     *buffer,
            Places            *places)
{
  GtkTextIter caret;
  const char *text;
  gsize       length;
  gsize       start;
  gsize       end;
  gsize       place;

  text = newsroom_body_place_get_text (buffer, &length);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  place = newsroom_body_place_get_offset (text, length, &caret);
  newsroom_focus_find (text, length, place, self->unit, &start, &end);

  places->start = gtk_text_iter_get_offset (&caret) - (int)g_utf8_strlen (text + start, (gssize)(place - start));
  places->end = gtk_text_iter_get_offset (&caret) + (int)g_utf8_strlen (text + place, (gssize)(end - place));
}

static void
find_seen (NewsroomFocusMode *self,
           int                margin,
           Places            *places)
{
  GdkRectangle seen;
  GtkTextIter  iter;

  gtk_text_view_get_visible_rect (self->view, &seen);
  gtk_text_view_get_line_at_y (self->view, &iter, MAX (seen.y - margin * seen.height, 0), NULL);
  places->first = gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (self->view, &iter, seen.y + (1 + margin) * seen.height, NULL);
  gtk_text_iter_forward_line (&iter);
  places->last = gtk_text_iter_get_offset (&iter);
}

/* Whether all that is seen is dim where it should be, and what is written is not. */
static gboolean
is_right (NewsroomFocusMode *self,
          GtkTextBuffer     *buffer,
          const Places      *places)
{
  gboolean    is_before_dim = places->first >= places->start;
  gboolean    is_behind_dim = places->end >= places->last;
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_start_iter (buffer, &from);
  while (gtk_text_iter_starts_tag (&from, self->tag) || gtk_text_iter_forward_to_tag_toggle (&from, self->tag))
    {
      int first = gtk_text_iter_get_offset (&from);
      int last;

      to = from;
      gtk_text_iter_forward_to_tag_toggle (&to, self->tag);
      last = gtk_text_iter_get_offset (&to);
      if (first < places->end && last > places->start)
        return FALSE;
      is_before_dim |= first <= places->first && last >= places->start;
      is_behind_dim |= first <= places->end && last >= places->last;
      from = to;
      if (last <= first)
        break;
    }

  return is_before_dim && is_behind_dim;
}

static void
dim (NewsroomFocusMode *self,
     GtkTextBuffer     *buffer,
     int                from,
     int                to)
{
  GtkTextIter start;
  GtkTextIter end;

  if (from >= to)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
}

static void
undim (NewsroomFocusMode *self,
       GtkTextBuffer     *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
}

static gboolean
update_cb (gpointer user_data)
{
  NewsroomFocusMode *self = NEWSROOM_FOCUS_MODE (user_data);
  GtkTextBuffer     *buffer = gtk_text_view_get_buffer (self->view);
  Places             places;

  self->update_id = 0;
  if (!NEWSROOM_IS_EDITOR_BUFFER (buffer))
    return G_SOURCE_REMOVE;

  self->tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), NEWSROOM_UNFOCUSED_TAG);
  restyle (self);
  if (self->unit == NEWSROOM_FOCUS_NONE)
    {
      undim (self, buffer);
      return G_SOURCE_REMOVE;
    }

  find_focus (self, buffer, &places);
  find_seen (self, 0, &places);
  if (is_right (self, buffer, &places))
    return G_SOURCE_REMOVE;

  find_seen (self, 1, &places);
  undim (self, buffer);
  dim (self, buffer, places.first, MIN (places.start, places.last));
  dim (self, buffer, MAX (places.end, places.first), places.last);

  return G_SOURCE_REMOVE;
}

/* After what was typed is laid out, and before it is drawn. */
static void
queue_update (NewsroomFocusMode *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE + 5, update_cb, self, NULL);
}

static void
change_cb (NewsroomFocusMode *self)
{
  if (self->unit != NEWSROOM_FOCUS_NONE)
    queue_update (self);
}

/* The buffer may have been shown in another mode. */
static void
buffer_cb (NewsroomFocusMode *self)
{
  g_signal_group_set_target (self->buffer_signals, gtk_text_view_get_buffer (self->view));
  queue_update (self);
}

static void
adjustment_cb (NewsroomFocusMode *self)
{
  g_signal_group_set_target (self->scroll_signals, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

static void
newsroom_focus_mode_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, newsroom_focus_get_name (NEWSROOM_FOCUS_MODE (object)->unit));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_focus_mode_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  NewsroomFocusMode *self = NEWSROOM_FOCUS_MODE (object);

  switch (prop_id)
    {
    case PROP_UNIT:
      self->unit = newsroom_focus_from_name (g_value_get_string (value));
      queue_update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_focus_mode_dispose (GObject *object)
{
  NewsroomFocusMode *self = NEWSROOM_FOCUS_MODE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->scroll_signals);

  G_OBJECT_CLASS (newsroom_focus_mode_parent_class)->dispose (object);
}

static void
newsroom_focus_mode_class_init (NewsroomFocusModeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = newsroom_focus_mode_get_property;
  object_class->set_property = newsroom_focus_mode_set_property;
  object_class->dispose = newsroom_focus_mode_dispose;

  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, "none", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_focus_mode_init (NewsroomFocusMode *self)
{
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (change_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::cursor-position", G_CALLBACK (change_cb), self);
  self->scroll_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scroll_signals, "value-changed", G_CALLBACK (change_cb), self);
  g_signal_group_connect_swapped (self->scroll_signals, "changed", G_CALLBACK (change_cb), self);
}

/**
 * newsroom_focus_mode_new:
 * @view: the view of a body, which must outlive the mode
 *
 * Returns: (transfer full): a mode in which nothing is dim
 */
NewsroomFocusMode *
newsroom_focus_mode_new (GtkTextView *view)
{
  NewsroomFocusMode *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (NEWSROOM_TYPE_FOCUS_MODE, NULL);
  self->view = view;
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "restyled", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  adjustment_cb (self);
  buffer_cb (self);

  return self;
}
