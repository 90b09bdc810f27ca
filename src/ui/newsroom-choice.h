/* newsroom-choice.h — rows with names in a list from which one is chosen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void newsroom_choice_name_rows (GtkWidget *choice);

G_END_DECLS
