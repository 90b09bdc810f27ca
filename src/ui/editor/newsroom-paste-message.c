/* newsroom-paste-message.c — what is said of what was pasted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paste-message.h"

#include <glib/gi18n-lib.h>

/* How wide it gets, in characters. */
#define WIDTH 26

static GtkWidget *
button_new (const char *label,
            GCallback   clicked_cb,
            GObject    *object)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked_cb, object, G_CONNECT_SWAPPED);

  return button;
}

/**
 * newsroom_paste_message_new:
 * @text: a sentence, translated
 * @plain_cb: (nullable): called when plain text is asked for, with @object; %NULL where neither form is offered
 * @quotation_cb: (nullable): called when a quotation is asked for, likewise
 * @object: what the callbacks are for
 *
 * The sentence is above the buttons: beside them it would be cut off in a narrow window.
 *
 * Returns: (transfer floating): what a toast shows
 */
GtkWidget *
newsroom_paste_message_new (const char *text,
                            GCallback   plain_cb,
                            GCallback   quotation_cb,
                            GObject    *object)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *buttons;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  if (plain_cb == NULL)
    return box;

  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (buttons), button_new (_ ("_Plain Text"), plain_cb, object));
  gtk_box_append (GTK_BOX (buttons), button_new (_ ("_Quotation"), quotation_cb, object));
  gtk_box_append (GTK_BOX (box), buttons);

  return box;
}
