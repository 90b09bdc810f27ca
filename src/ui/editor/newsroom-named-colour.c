/* newsroom-named-colour.c — a colour of the theme
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-named-colour.h"

/**
 * newsroom_named_colour:
 * @widget: what is drawn
 * @name: (nullable): a colour of the theme, as "accent_color"; %NULL for that of the text
 *
 * Returns: the colour as @widget has it now; that of its text if the theme has none of that name
 */
GdkRGBA
newsroom_named_colour (GtkWidget  *widget,
                       const char *name)
{
  GtkStyleContext *context;
  GdkRGBA          colour = { 0 };

  g_return_val_if_fail (GTK_IS_WIDGET (widget), colour);

  context = gtk_widget_get_style_context (widget);
  if (name == NULL || !gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);

  return colour;
}
