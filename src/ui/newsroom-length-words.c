/* newsroom-length-words.c — what is said of a length beside its target
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-length-words.h"

#include <glib/gi18n-lib.h>

/**
 * newsroom_length_words_dup_difference:
 * @words: how many words there are
 * @target: how many there should be
 *
 * Returns: (transfer full): the difference, as “−38”
 */
char *
newsroom_length_words_dup_difference (guint words,
                                      guint target)
{
  if (words == target)
    return g_strdup ("±0");
  if (words > target)
    return g_strdup_printf ("+%'u", words - target);

  return g_strdup_printf ("−%'u", target - words);
}

/**
 * newsroom_length_words_dup_description:
 * @words: how many words there are
 * @target: how many there should be
 * @tolerance: how many percent more or fewer are right as well
 *
 * Returns: (transfer full): what the difference means
 */
char *
newsroom_length_words_dup_description (guint words,
                                       guint target,
                                       guint tolerance)
{
  switch (newsroom_length_compare (words, target, tolerance))
    {
    case NEWSROOM_LENGTH_OVER:
      return g_strdup_printf (ngettext ("Longer than the target of %'u word", "Longer than the target of %'u words", target), target);
    case NEWSROOM_LENGTH_SHORT:
      return g_strdup_printf (ngettext ("Shorter than the target of %'u word", "Shorter than the target of %'u words", target), target);
    case NEWSROOM_LENGTH_FITS:
    default:
      return g_strdup_printf (ngettext ("Fits the target of %'u word", "Fits the target of %'u words", target), target);
    }
}

/**
 * newsroom_length_words_set_class:
 * @widget: what shows the difference
 * @length: whether it is right
 *
 * Gives it the colour.
 */
void
newsroom_length_words_set_class (GtkWidget     *widget,
                                 NewsroomLength length)
{
  static const char *const classes[] = {
    [NEWSROOM_LENGTH_FITS] = "success",
    [NEWSROOM_LENGTH_SHORT] = "warning",
    [NEWSROOM_LENGTH_OVER] = "error",
  };

  gtk_widget_add_css_class (widget, "length");
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == (guint)length)
      gtk_widget_add_css_class (widget, classes[i]);
    else
      gtk_widget_remove_css_class (widget, classes[i]);
}
