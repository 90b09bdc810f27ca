/* newsroom-key-button.c — a button that shows the key that presses it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-key-button.h"

/**
 * newsroom_key_button_new:
 * @key: the key, as it is written on the keyboard
 * @text: what the button does, translated
 *
 * The key stands before the text, in a column of its own. Whoever shows the button acts at the key.
 *
 * Returns: (transfer floating): a flat button, whose child ends with the label of @text
 */
GtkWidget *
newsroom_key_button_new (const char *key,
                         const char *text)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *key_label = gtk_label_new (key);
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *name = g_strdup_printf ("%s %s", key, text);

  gtk_widget_add_css_class (key_label, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (key_label), 1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), key_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}
