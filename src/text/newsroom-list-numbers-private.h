/* newsroom-list-numbers-private.h — the numbers of the items behind one that came or went
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "newsroom-line-prefix-private.h"

G_BEGIN_DECLS

/* The list that is numbered anew. */
typedef struct
{
  guint n_quotes; /* that its lines are in */
  gsize column;   /* where its markers begin behind those, in bytes */
  char  sign;     /* of its markers */
} NewsroomListNumbers;

NewsroomListNumbers newsroom_list_numbers_of (const char               *body,
                                              gsize                     start,
                                              const NewsroomLinePrefix *prefix);
void                newsroom_list_numbers_follow (GArray             *changes,
                                                  const char         *body,
                                                  gsize               at,
                                                  NewsroomListNumbers list,
                                                  guint               from,
                                                  guint               to);
char               *newsroom_list_numbers_go_on (const char         *body,
                                                 gsize               at,
                                                 NewsroomListNumbers list,
                                                 guint               from,
                                                 guint               to);

G_END_DECLS
