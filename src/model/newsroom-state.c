/* newsroom-state.c — the states of an article and which may follow which
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-state.h"

#include <glib/gi18n-lib.h>

#define BIT(state) (1u << NEWSROOM_STATE_##state)

static const struct
{
  const char *name;
  const char *title;
  guint       next;
} states[NEWSROOM_N_STATES] = {
  [NEWSROOM_STATE_DRAFT] = { "draft", N_ ("Draft"), BIT (EDITING) | BIT (READY) | BIT (SPIKED) },
  [NEWSROOM_STATE_EDITING] = { "editing", N_ ("Editing"), BIT (DRAFT) | BIT (READY) | BIT (SPIKED) },
  [NEWSROOM_STATE_READY] = { "ready", N_ ("Ready"), BIT (DRAFT) | BIT (EDITING) | BIT (PUBLISHED) | BIT (SPIKED) },
  [NEWSROOM_STATE_PUBLISHED] = { "published", N_ ("Published"), BIT (CORRECTED) | BIT (SPIKED) | BIT (KILLED) | BIT (WITHDRAWN) },
  [NEWSROOM_STATE_CORRECTED] = { "corrected", N_ ("Corrected"), BIT (CORRECTED) | BIT (SPIKED) | BIT (KILLED) | BIT (WITHDRAWN) },
  /* A spiked article goes back to the state that it had; the library remembers which. */
  [NEWSROOM_STATE_SPIKED] = { "spiked", N_ ("Spiked"), BIT (DRAFT) | BIT (EDITING) | BIT (READY) | BIT (PUBLISHED) | BIT (CORRECTED) | BIT (KILLED) | BIT (WITHDRAWN) },
  [NEWSROOM_STATE_KILLED] = { "killed", N_ ("Killed"), BIT (SPIKED) },
  [NEWSROOM_STATE_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn"), BIT (EDITING) | BIT (SPIKED) },
};

/**
 * newsroom_state_get_name:
 * @state: a state
 *
 * Returns: its name in files and in the library, lower case; never translated
 */
const char *
newsroom_state_get_name (NewsroomState state)
{
  g_return_val_if_fail ((guint)state < NEWSROOM_N_STATES, NULL);

  return states[state].name;
}

/**
 * newsroom_state_get_title:
 * @state: a state
 *
 * Returns: its name for people, translated
 */
const char *
newsroom_state_get_title (NewsroomState state)
{
  g_return_val_if_fail ((guint)state < NEWSROOM_N_STATES, NULL);

  return _ (states[state].title);
}

/**
 * newsroom_state_from_name:
 * @name: (nullable): a name as of newsroom_state_get_name(), in any case
 * @state: (out): the state of that name; untouched if there is none
 *
 * Returns: whether there is a state of that name
 */
gboolean
newsroom_state_from_name (const char    *name,
                          NewsroomState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  for (guint i = 0; name != NULL && i < NEWSROOM_N_STATES; i++)
    if (g_ascii_strcasecmp (name, states[i].name) == 0)
      {
        *state = (NewsroomState)i;
        return TRUE;
      }

  return FALSE;
}

/**
 * newsroom_state_can_become:
 * @from: the state of an article
 * @to: another
 *
 * Returns: whether an editor may move an article from @from to @to
 */
gboolean
newsroom_state_can_become (NewsroomState from,
                           NewsroomState to)
{
  g_return_val_if_fail ((guint)from < NEWSROOM_N_STATES, FALSE);
  g_return_val_if_fail ((guint)to < NEWSROOM_N_STATES, FALSE);

  return (states[from].next & (1u << to)) != 0;
}
