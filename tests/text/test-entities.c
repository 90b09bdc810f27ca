/* test-entities.c — names and numbers of characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-entities-private.h"

#include <string.h>

static void
test_entities (void)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } cases[] = {
    { "&amp;", "&" },
    { "&AMP;", "&" },
    { "&AElig;", "Æ" },
    { "&zwnj;", "\xE2\x80\x8C" },
    { "&nbsp;", "\xC2\xA0" },
    { "&NotEqualTilde;", "≂̸" },
    { "&CounterClockwiseContourIntegral;", "∳" },
    { "&CounterClockwiseContourIntegralX;", "" },
    { "&unknown;", "" },
    { "&am;", "" },
    { "&ampamp;", "" },
    { "&#65;", "A" },
    { "&#x1F600;", "😀" },
    { "&#X41;", "A" },
    { "&#0;", "\xEF\xBF\xBD" },
    { "&#xD800;", "\xEF\xBF\xBD" },
    { "&#x110000;", "\xEF\xBF\xBD" },
    { "&#9999999;", "\xEF\xBF\xBD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char  text[NEWSROOM_ENTITY_MAX_LENGTH + 1] = { 0 };
      gsize length = newsroom_entity_decode (cases[i].entity, strlen (cases[i].entity), text);

      g_assert_cmpuint (length, ==, strlen (cases[i].text));
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/entities/entities", test_entities);

  return g_test_run ();
}
