/* test-format-obstacle.c — what cannot be done has a reason
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-obstacle.h"

#include "format-helper.h"

static void
test_formats (void)
{
  static const struct
  {
    NewsroomFormat         format;
    const char            *body;
    NewsroomFormatObstacle obstacle;
  } cases[] = {
    { NEWSROOM_FORMAT_STRONG, "    co^de", NEWSROOM_OBSTACLE_CODE },
    { NEWSROOM_FORMAT_STRONG, "a `co{de` b}", NEWSROOM_OBSTACLE_CODE },
    { NEWSROOM_FORMAT_QUOTE, "```\nco^de\n```", NEWSROOM_OBSTACLE_CODE },
    { NEWSROOM_FORMAT_STRONG, "``^`\ncode\n```", NEWSROOM_OBSTACLE_CODE },
    { NEWSROOM_FORMAT_STRONG, "```\ncode\n```^", NEWSROOM_OBSTACLE_CODE },
    { NEWSROOM_FORMAT_EMPHASIS, "**bold*^*", NEWSROOM_OBSTACLE_MARKUP },
    { NEWSROOM_FORMAT_STRONG, "| a |\n|-^--|\n| b |", NEWSROOM_OBSTACLE_DELIMITER },
    { NEWSROOM_FORMAT_HEADING_2, "| a |\n|---|\n| b^ |", NEWSROOM_OBSTACLE_TABLE },
    { NEWSROOM_FORMAT_BULLETS, "{a\n\n| a |\n|---|\n| b |}", NEWSROOM_OBSTACLE_TABLE },
    { NEWSROOM_FORMAT_NUMBERS, "## He^ad", NEWSROOM_OBSTACLE_HEADING },
    { NEWSROOM_FORMAT_CLEAR, "pla^in", NEWSROOM_OBSTACLE_NOTHING },
    { NEWSROOM_FORMAT_PARAGRAPH, "pla^in", NEWSROOM_OBSTACLE_NOTHING },
    { NEWSROOM_N_FORMATS, "{a\n\nb}", NEWSROOM_OBSTACLE_PARAGRAPHS },
    { NEWSROOM_N_FORMATS, "a `c^` b", NEWSROOM_OBSTACLE_CODE },
    { NEWSROOM_FORMAT_STRIKETHROUGH, "^", NEWSROOM_OBSTACLE_EMPTY },
    { NEWSROOM_FORMAT_STRIKETHROUGH, "a\n\n**^**\n\nb", NEWSROOM_OBSTACLE_EMPTY },
    { NEWSROOM_FORMAT_HEADING_2, "a\n\n^\n===", NEWSROOM_OBSTACLE_EMPTY },
    { NEWSROOM_FORMAT_STRONG, "a **{b} c** d", NEWSROOM_OBSTACLE_MARKUP },
    { NEWSROOM_FORMAT_STRONG, "**one!^two**", NEWSROOM_OBSTACLE_PUNCTUATION },
    { NEWSROOM_FORMAT_STRONG, "**one,^ two**", NEWSROOM_OBSTACLE_PUNCTUATION },
    { NEWSROOM_FORMAT_EMPHASIS, "*{one.}two*", NEWSROOM_OBSTACLE_PUNCTUATION },
    { NEWSROOM_FORMAT_CODE, "a `{b`!}c", NEWSROOM_OBSTACLE_CODE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            start, end;
      g_autofree char *body = read_selection (cases[i].body, &start, &end);

      if (newsroom_format_find_obstacle (body, start, end, cases[i].format) != cases[i].obstacle)
        g_test_fail_printf ("“%s”: %d, not %d", cases[i].body, newsroom_format_find_obstacle (body, start, end, cases[i].format), cases[i].obstacle);
    }
}

static void
test_tables (void)
{
  static const struct
  {
    NewsroomTableCommand   command;
    const char            *body;
    NewsroomFormatObstacle obstacle;
  } cases[] = {
    { NEWSROOM_TABLE_ADD_ROW, "wo^rd", NEWSROOM_OBSTACLE_NO_TABLE },
    { NEWSROOM_TABLE_REMOVE_ROW, "| a^ |\n|---|\n| b |", NEWSROOM_OBSTACLE_HEADER },
    { NEWSROOM_TABLE_REMOVE_COLUMN, "| a |\n|---|\n| b^ |", NEWSROOM_OBSTACLE_COLUMN },
    { NEWSROOM_TABLE_INSERT, "| a |\n|---|\n| b^ |", NEWSROOM_OBSTACLE_NOTHING },
    { NEWSROOM_TABLE_INSERT, "```\nco^de\n```", NEWSROOM_OBSTACLE_CODE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            start, end;
      g_autofree char *body = read_selection (cases[i].body, &start, &end);

      g_assert_cmpint (newsroom_table_find_obstacle (body, start, cases[i].command), ==, cases[i].obstacle);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/format-obstacle/formats", test_formats);
  g_test_add_func ("/text/format-obstacle/tables", test_tables);

  return g_test_run ();
}
