/* newsroom-article-states.c — the menu of what an article may become
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-states.h"

/**
 * newsroom_article_states_fill:
 * @menu: a menu
 * @draft: (nullable): what is open
 *
 * Puts in the place of what @menu has the states that the article may go to, if it may change; the
 * spike has an item of its own.
 */
void
newsroom_article_states_fill (GMenu         *menu,
                              NewsroomDraft *draft)
{
  NewsroomState now;

  g_menu_remove_all (menu);
  if (draft == NULL || newsroom_store_get_read_only (newsroom_draft_get_store (draft)) != NEWSROOM_READ_ONLY_NOT)
    return;

  now = newsroom_article_get_state (newsroom_draft_get_article (draft));
  for (NewsroomState state = 0; now != NEWSROOM_STATE_SPIKED && state < NEWSROOM_N_STATES; state++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (state == NEWSROOM_STATE_SPIKED || !newsroom_state_can_become (now, state))
        continue;
      item = g_menu_item_new (newsroom_state_get_title (state), NULL);
      g_menu_item_set_action_and_target (item, "win.state", "s", newsroom_state_get_name (state));
      g_menu_append_item (menu, item);
    }
}
