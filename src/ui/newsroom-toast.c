/* newsroom-toast.c — short messages at the foot of the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-toast.h"

/* Seconds to read what it says, to decide, and to reach the button */
#define BUTTON_TIMEOUT 15

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
