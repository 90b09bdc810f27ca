/* newsroom-toast.c — short messages at the foot of the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-toast.h"

/* Seconds to read what it says, to decide, and to reach the button */
#define BUTTON_TIMEOUT 15

/* As long as libadwaita takes to hide one, in milliseconds. */
#define HIDE_DURATION 300

/* A message that is to go as soon as no other is on its way from the screen. */
typedef struct
{
  AdwToast *toast;
  GWeakRef  overlay;
} Going;

static void
going_free (Going *going)
{
  g_object_unref (going->toast);
  g_weak_ref_clear (&going->overlay);
  g_free (going);
}

/* The children of an overlay are what it lies over, and a widget for each message that can be seen. */
static gboolean
is_hiding (GtkWidget *overlay)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;

  return n > 2;
}

static gboolean
go_cb (gpointer user_data)
{
  Going *going = user_data;
  g_autoptr (GtkWidget) overlay = g_weak_ref_get (&going->overlay);

  if (overlay != NULL && is_hiding (overlay))
    return G_SOURCE_CONTINUE;

  if (overlay != NULL)
    adw_toast_dismiss (going->toast);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_toast_show:
 * @widget: a widget below an #AdwToastOverlay
 * @text: a short sentence, translated
 * @button: (nullable): what its button says, translated; %NULL for none
 *
 * Shows it at once. One that it covers comes back for the whole of its time.
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
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));

  return toast;
}

/**
 * newsroom_toast_dismiss:
 * @widget: the widget that the toast was shown for, or another below the same #AdwToastOverlay
 * @toast: a toast
 *
 * Its button goes at once, and itself once nothing else is on its way from the screen: libadwaita 1.2
 * ends the process when a toast is dismissed while one that it covered is still to be seen.
 */
void
newsroom_toast_dismiss (GtkWidget *widget,
                        AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  g_return_if_fail (ADW_IS_TOAST (toast));

  if (overlay != NULL && is_hiding (overlay))
    {
      Going *going = g_new0 (Going, 1);

      going->toast = g_object_ref (toast);
      g_weak_ref_init (&going->overlay, overlay);
      adw_toast_set_button_label (toast, NULL);
      g_timeout_add_full (G_PRIORITY_DEFAULT, HIDE_DURATION, go_cb, going, (GDestroyNotify)going_free);
    }
  else
    {
      adw_toast_dismiss (toast);
    }
}
