/* newsroom-length-chip.c — how many words an article is over or short of its length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-length-chip.h"

#include <glib/gi18n-lib.h>

#include "newsroom-length-words.h"

/**
 * NewsroomLengthChip:
 *
 * A button in a colour that the words on it and its tooltip say as well. The page of the article owns
 * it. It leads to the statistics, where the length is set.
 */
struct _NewsroomLengthChip
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (NewsroomLengthChip, newsroom_length_chip, GTK_TYPE_BUTTON)

static void
newsroom_length_chip_class_init (NewsroomLengthChipClass *klass)
{
}

static void
newsroom_length_chip_init (NewsroomLengthChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "length-chip");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.statistics");
}

static char *
dup_label (guint words,
           guint target)
{
  const guint n = words > target ? words - target : target - words;

  if (n == 0)
    return g_strdup_printf (ngettext ("±%'u word", "±%'u words", n), n);
  if (words > target)
    /* Translators: so many words more than the article should have */
    return g_strdup_printf (ngettext ("+%'u word", "+%'u words", n), n);

  /* Translators: so many words fewer than the article should have */
  return g_strdup_printf (ngettext ("−%'u word", "−%'u words", n), n);
}

/**
 * newsroom_length_chip_show:
 * @self: a chip
 * @words: how many words there are
 * @target: how many there should be; 0 for any number, which hides the chip
 * @tolerance: how many percent more or fewer are right as well
 */
void
newsroom_length_chip_show (NewsroomLengthChip *self,
                           guint               words,
                           guint               target,
                           guint               tolerance)
{
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (NEWSROOM_IS_LENGTH_CHIP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), target > 0);
  if (target == 0)
    return;

  label = dup_label (words, target);
  description = newsroom_length_words_dup_description (words, target, tolerance);
  gtk_button_set_label (GTK_BUTTON (self), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
  newsroom_length_words_set_class (GTK_WIDGET (self), newsroom_length_compare (words, target, tolerance));
}
