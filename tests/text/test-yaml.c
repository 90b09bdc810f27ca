/* test-yaml.c — YAML that is read, and written again without what was taken
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-yaml-writer.h"

#include <string.h>

static NewsroomYaml *
parse (const char *text)
{
  g_autofree char *reason = NULL;
  NewsroomYaml    *yaml = newsroom_yaml_parse (text, strlen (text), &reason);

  g_assert_nonnull (yaml);
  g_assert_null (reason);

  return yaml;
}

static void
test_nodes (void)
{
  g_autoptr (NewsroomYaml) yaml = parse ("a: ~\nb: [one, 'two']\nc: {d: e}\n");
  guint a = 1;
  guint b = newsroom_yaml_skip (yaml, newsroom_yaml_skip (yaml, a));
  guint list = newsroom_yaml_skip (yaml, b);
  guint c = newsroom_yaml_skip (yaml, list);

  g_assert_true (newsroom_yaml_is_mapping (yaml, 0));
  g_assert_cmpstr (newsroom_yaml_get_scalar (yaml, a), ==, "a");
  g_assert_cmpstr (newsroom_yaml_get_scalar (yaml, a + 1), ==, "");
  g_assert_true (newsroom_yaml_is_sequence (yaml, list));
  g_assert_null (newsroom_yaml_get_scalar (yaml, list));
  g_assert_cmpstr (newsroom_yaml_get_scalar (yaml, list + 2), ==, "two");
  g_assert_cmpstr (newsroom_yaml_get_scalar (yaml, c), ==, "c");
  g_assert_true (newsroom_yaml_is_mapping (yaml, newsroom_yaml_skip (yaml, c)));
  g_assert_cmpuint (newsroom_yaml_skip (yaml, 0), ==, newsroom_yaml_get_n_events (yaml));
}

static void
test_shared (void)
{
  g_autoptr (NewsroomYaml) yaml = parse ("a: [&x y]\nb: *x\nc: d\n");
  guint a = 1;
  guint b = newsroom_yaml_skip (yaml, newsroom_yaml_skip (yaml, a));
  guint c = newsroom_yaml_skip (yaml, newsroom_yaml_skip (yaml, b));

  g_assert_true (newsroom_yaml_is_shared (yaml, newsroom_yaml_skip (yaml, a)));
  g_assert_true (newsroom_yaml_is_shared (yaml, newsroom_yaml_skip (yaml, b)));
  g_assert_false (newsroom_yaml_is_shared (yaml, newsroom_yaml_skip (yaml, c)));
}

/* The line is counted from the fence above. */
static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "a: b\nc: [d\n", "line 4: *" },
    { "a: b\n--- \nc: d\n", "it is more than one document" },
  };
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *reason = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *why = NULL;

      g_assert_null (newsroom_yaml_parse (cases[i].text, strlen (cases[i].text), &why));
      g_assert_true (g_pattern_match_simple (cases[i].reason, why));
    }

  for (guint i = 0; i < 100; i++)
    g_string_append_c (deep, '[');
  g_assert_null (newsroom_yaml_parse (deep->str, deep->len, &reason));
  g_assert_cmpstr (reason, ==, "it is nested too deeply or is too long");
}

static void
test_mapping (void)
{
  static const char *const others[] = { "", "# only a remark\n", "{}", "- a\n", "word", "{a: b", "a: b\n---\nc: d\n" };
  g_autoptr (NewsroomYaml) yaml = newsroom_yaml_parse_mapping ("a: b");

  g_assert_nonnull (yaml);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (newsroom_yaml_parse_mapping (others[i]));
}

static void
test_write (void)
{
  g_autoptr (NewsroomYaml) others = parse ("k: {taken: 1, left: 'a b'}\nl: [gone, kept, \"🚢\"]\n");
  g_autoptr (NewsroomYamlWriter) writer = newsroom_yaml_writer_new ();
  guint            k = 1;
  guint            l = newsroom_yaml_skip (others, newsroom_yaml_skip (others, k));
  g_autofree char *text = NULL;

  newsroom_yaml_writer_add_string (writer, "title");
  newsroom_yaml_writer_add_string (writer, "no");
  newsroom_yaml_writer_add_string (writer, "priority");
  newsroom_yaml_writer_add_word (writer, "3");
  newsroom_yaml_writer_add_string (writer, "tags");
  newsroom_yaml_writer_begin_sequence (writer, TRUE);
  newsroom_yaml_writer_end_sequence (writer);
  newsroom_yaml_take_pair (others, newsroom_yaml_skip (others, k) + 1);
  newsroom_yaml_take_item (others, newsroom_yaml_skip (others, l) + 1);
  newsroom_yaml_writer_add_pair (writer, others, k);
  newsroom_yaml_writer_add_pair (writer, others, l);
  text = newsroom_yaml_writer_end (writer);
  g_assert_cmpstr (text, ==, "title: 'no'\npriority: 3\ntags: []\nk: {left: 'a b'}\nl: [{}, kept, \"🚢\"]\n");
}

/* What is between two values that are no comment together stays, and what is a string stays one. */
static void
test_cut_notes (void)
{
  static const struct
  {
    const char *text;
    const char *rest;
  } cases[] = {
    { "a: b\n", NULL },
    { "a: \"p {>> q\"\nb: \"r <<} s\"\n", "a: \"p {>> q\"\nb: \"r <<} s\"\n" },
    { "a: p {>> q\nb: r <<} s\n", "a: p {>> q\nb: r <<} s\n" },
    { "a: ['p {>> c <<}', '{>> c <<}', \"{>> c <<} q\"]\n", "a: ['p', '', \"q\"]\n" },
    { "a:\n  b: x {>> c <<} y\n  d: 'it''s {>> it''s <<}'\n", "a:\n  b: x y\n  d: 'it''s'\n" },
    { "a: yes {>> c <<}\nb: 12 {>> c <<}\n", "a: 'yes'\nb: '12'\n" },
    { "a: |-\n  one {>> two\n  three <<} four\n", "a: |-\n  one four\n" },
    { "b {>> c <<}: d\n", "b: d\n" },
    { "no mapping {>> c <<} at all", "no mapping at all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rest = newsroom_yaml_cut_notes (cases[i].text);

      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/yaml/nodes", test_nodes);
  g_test_add_func ("/text/yaml/shared", test_shared);
  g_test_add_func ("/text/yaml/broken", test_broken);
  g_test_add_func ("/text/yaml/mapping", test_mapping);
  g_test_add_func ("/text/yaml/write", test_write);
  g_test_add_func ("/text/yaml/cut-notes", test_cut_notes);

  return g_test_run ();
}
