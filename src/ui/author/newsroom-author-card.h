/* newsroom-author-card.h — one credit of the article: who, for what, and the profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-credit.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_AUTHOR_CARD (newsroom_author_card_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomAuthorCard, newsroom_author_card, NEWSROOM, AUTHOR_CARD, GtkWidget)

/**
 * NewsroomAuthorCardRequest:
 *
 * What the editor asks for with the signal "asked".
 */
typedef enum
{
  NEWSROOM_AUTHOR_CARD_MOVE_UP,
  NEWSROOM_AUTHOR_CARD_MOVE_DOWN,
  NEWSROOM_AUTHOR_CARD_CHANGE_ROLE,
  NEWSROOM_AUTHOR_CARD_REMOVE_CREDIT,
  NEWSROOM_AUTHOR_CARD_REMOVE_PORTRAIT,
} NewsroomAuthorCardRequest;

GtkWidget      *newsroom_author_card_new (NewsroomStore *store);
void            newsroom_author_card_set_author (NewsroomAuthorCard *self,
                                                 NewsroomAuthor     *author);
gboolean        newsroom_author_card_is_idle (NewsroomAuthorCard *self);
NewsroomAuthor *newsroom_author_card_get_author (NewsroomAuthorCard *self);
NewsroomCredit *newsroom_author_card_get_credit (NewsroomAuthorCard *self);
void            newsroom_author_card_set_credit (NewsroomAuthorCard *self,
                                                 NewsroomCredit     *credit,
                                                 guint               position,
                                                 guint               n_credits);
const char     *newsroom_author_card_get_role (NewsroomAuthorCard *self);
void            newsroom_author_card_set_expanded (NewsroomAuthorCard *self,
                                                   gboolean            expanded);
void            newsroom_author_card_begin (NewsroomAuthorCard *self);

G_END_DECLS
