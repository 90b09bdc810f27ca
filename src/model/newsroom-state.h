/* newsroom-state.h — the states of an article and which may follow which
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_STATE_DRAFT,
  NEWSROOM_STATE_EDITING,
  NEWSROOM_STATE_READY,
  NEWSROOM_STATE_PUBLISHED,
  NEWSROOM_STATE_CORRECTED,
  NEWSROOM_STATE_SPIKED,
  NEWSROOM_STATE_KILLED,
  NEWSROOM_STATE_WITHDRAWN,
  NEWSROOM_N_STATES,
} NewsroomState;

const char *newsroom_state_get_name (NewsroomState state);
const char *newsroom_state_get_title (NewsroomState state);
gboolean    newsroom_state_from_name (const char    *name,
                                      NewsroomState *state);
gboolean    newsroom_state_can_become (NewsroomState from,
                                       NewsroomState to);

G_END_DECLS
