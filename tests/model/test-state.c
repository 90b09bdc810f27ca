/* test-state.c — the workflow
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-state.h"

static void
test_names (void)
{
  NewsroomState state = NEWSROOM_STATE_READY;

  for (guint i = 0; i < NEWSROOM_N_STATES; i++)
    {
      g_assert_true (newsroom_state_from_name (newsroom_state_get_name ((NewsroomState)i), &state));
      g_assert_cmpuint (state, ==, i);
      g_assert_nonnull (newsroom_state_get_title ((NewsroomState)i));
    }
  g_assert_false (newsroom_state_from_name ("burning", &state));
  g_assert_false (newsroom_state_from_name (NULL, &state));
}

static void
test_transitions (void)
{
  g_assert_true (newsroom_state_can_become (NEWSROOM_STATE_DRAFT, NEWSROOM_STATE_EDITING));
  g_assert_true (newsroom_state_can_become (NEWSROOM_STATE_READY, NEWSROOM_STATE_PUBLISHED));
  g_assert_false (newsroom_state_can_become (NEWSROOM_STATE_DRAFT, NEWSROOM_STATE_KILLED));
  g_assert_false (newsroom_state_can_become (NEWSROOM_STATE_PUBLISHED, NEWSROOM_STATE_DRAFT));

  for (guint i = 0; i < NEWSROOM_N_STATES; i++)
    if (i != NEWSROOM_STATE_SPIKED)
      g_assert_true (newsroom_state_can_become ((NewsroomState)i, NEWSROOM_STATE_SPIKED));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/state/names", test_names);
  g_test_add_func ("/model/state/transitions", test_transitions);

  return g_test_run ();
}
