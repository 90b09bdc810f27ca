/* newsroom-toast.c — short messages at the foot of the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-toast.h"

/* Seconds to read what it says, to decide, and to reach the button */
#define BUTTON_TIMEOUT 15

/* Longer than libadwaita moves one to the screen or from it, in microseconds. */
#define MOVING_TIME (600 * 1000)

/* A message that is to go as soon as none moves. */
typedef struct
{
  AdwToast  *toast;
  GtkWidget *newest;   /* as they were seen last, borrowed and only compared */
  guint      n;        /* how many, with what they lie over */
  gint64     since;    /* when they were first seen so, in the time of frames; 0 for not yet */
  gboolean   is_still; /* in the frame before */
} Going;

static void
going_free (Going *going)
{
  g_object_unref (going->toast);
  g_free (going);
}

/* Looks at the messages, in each frame: libadwaita has a widget for each that can be seen, the newest
 * last. A frame may come late and end all that moves, after this was called: only in the next one it
 * has ended for certain.
 * Returns: whether none moves */
static gboolean
is_still (Going         *going,
          GtkWidget     *overlay,
          GdkFrameClock *clock)
{
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  GtkWidget   *newest = NULL;
  guint        n = 0;
  gboolean     was_still = going->is_still;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      newest = child;
      n++;
    }
  if (going->since == 0 || newest != going->newest || n != going->n)
    going->since = now;
  going->newest = newest;
  going->n = n;
  going->is_still = now - going->since >= MOVING_TIME;

  return going->is_still && was_still;
}

static gboolean
go_cb (GtkWidget     *overlay,
       GdkFrameClock *clock,
       gpointer       user_data)
{
  Going *going = user_data;

  if (!is_still (going, overlay, clock))
    return G_SOURCE_CONTINUE;

  adw_toast_dismiss (going->toast);

  return G_SOURCE_REMOVE;
}

static gboolean
has_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_button (child))
      return TRUE;

  return FALSE;
}

/* Whether something can still be done about what it says. */
static gboolean
is_to_stay (AdwToast *toast)
{
  GtkWidget *content = adw_toast_get_custom_title (toast);

  return adw_toast_get_button_label (toast) != NULL || (content != NULL && has_button (content));
}

/* Returns: (transfer full) (element-type AdwToast): the messages that can be seen and that nothing can be
 * done about, which libadwaita tells only of its widgets */
static GPtrArray *
find_passing (GtkWidget *overlay)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (AdwToast) toast = NULL;
      GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (child), "toast");

      if (property != NULL && property->value_type == ADW_TYPE_TOAST)
        g_object_get (child, "toast", &toast, NULL);
      if (toast != NULL && !is_to_stay (toast))
        g_ptr_array_add (found, g_steal_pointer (&toast));
    }

  return found;
}

/* Shows it at once. What it covers comes back for the whole of its time, if something can be done about it:
 * all else was read, or would be read as an answer to a later key. */
static void
cover (GtkWidget *overlay,
       AdwToast  *toast)
{
  g_autoptr (GPtrArray) passing = find_passing (overlay);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));
  for (guint i = 0; i < passing->len; i++)
    newsroom_toast_dismiss (overlay, g_ptr_array_index (passing, i));
}

/**
 * newsroom_toast_show:
 * @widget: a widget below an #AdwToastOverlay
 * @text: a short sentence, translated
 * @button: (nullable): what its button says, translated; %NULL for none
 *
 * Shows it at once. One with a button that it covers comes back for the whole of its time.
 *
 * Returns: (transfer full): the toast, which shows until its time is over or it is dismissed
 */
AdwToast *
newsroom_toast_show (GtkWidget  *widget,
                     const char *text,
                     const char *button)
{
  GtkWidget       *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast        *toast = adw_toast_new (title);

  g_return_val_if_fail (overlay != NULL, toast);

  adw_toast_set_button_label (toast, button);
  if (button != NULL)
    adw_toast_set_timeout (toast, BUTTON_TIMEOUT);
  cover (overlay, toast);

  return toast;
}

/**
 * newsroom_toast_show_widget:
 * @widget: a widget below an #AdwToastOverlay
 * @content: (transfer floating): what it says, with buttons
 *
 * Shows a message that is more than a sentence and a button.
 *
 * Returns: (transfer full): the toast, as newsroom_toast_show() has it
 */
AdwToast *
newsroom_toast_show_widget (GtkWidget *widget,
                            GtkWidget *content)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast = adw_toast_new ("");

  g_return_val_if_fail (overlay != NULL, toast);

  adw_toast_set_custom_title (toast, content);
  adw_toast_set_timeout (toast, BUTTON_TIMEOUT);
  cover (overlay, toast);

  return toast;
}

/**
 * newsroom_toast_get_height:
 * @widget: a widget below an #AdwToastOverlay
 *
 * Returns: how much of the foot of the window messages cover now, in pixels
 */
int
newsroom_toast_get_height (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  int        height = 0;

  if (overlay == NULL)
    return 0;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;
      int natural;

      if (child == adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay)))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MIN (width, gtk_widget_get_width (overlay)), NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

/**
 * newsroom_toast_dismiss:
 * @widget: the widget that the toast was shown for, or another below the same #AdwToastOverlay
 * @toast: a toast
 *
 * Its button goes at once, and itself once no message moves on the screen: libadwaita 1.2 ends the
 * process when a toast is dismissed while one that it covered is still to be seen, and goes on moving
 * a toast that it has freed when it is dismissed on its way to the screen.
 */
void
newsroom_toast_dismiss (GtkWidget *widget,
                        AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  g_return_if_fail (ADW_IS_TOAST (toast));

  if (overlay != NULL && gtk_widget_get_mapped (overlay) && adw_get_enable_animations (overlay))
    {
      Going *going = g_new0 (Going, 1);

      going->toast = g_object_ref (toast);
      adw_toast_set_button_label (toast, NULL);
      gtk_widget_add_tick_callback (overlay, go_cb, going, (GDestroyNotify)going_free);
    }
  else
    {
      adw_toast_dismiss (toast);
    }
}
