/* test-decode.c — text in the encodings that files come in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-decode.h"

#include <string.h>

static char *
decode (const char      *data,
        gsize            size,
        NewsroomReport **report)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *text;

  *report = newsroom_report_new ();
  text = newsroom_import_decode (g_steal_pointer (&bytes), "story.txt", &length, *report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, length);

  return text;
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize       mark_length;
    const char *text;
  } cases[] = {
    { "UTF-8", "", 0, "Café, “quoted” — 数" },
    { "UTF-8", "\xEF\xBB\xBF", 3, "Café" },
    { "UTF-16LE", "\xFF\xFE", 2, "Café 数 𝄞" },
    { "UTF-16BE", "\xFE\xFF", 2, "Café 数 𝄞" },
    { "UTF-32LE", "\xFF\xFE\0\0", 4, "Café 数 𝄞" },
    { "UTF-32BE", "\0\0\xFE\xFF", 4, "Café 数 𝄞" },
    { "UTF-16LE", "", 0, "Паром будет ходить всю зиму.\n" },
    { "UTF-16BE", "", 0, "The ferry sails all winter.\n" },
    { "UTF-16LE", "", 0, "渡し船は冬も運航\n\n一週間、最後の渡し船を運航する。\n" },
    { "BIG5", "", 0, "渡輪冬季繼續航行。鎮議會星期二決定，最後一班渡輪將在整個冬季繼續航行。島上的居民很高興。" },
    { "WINDOWS-1252", "", 0, "Café" },
    { "WINDOWS-1252", "", 0, "“The ferry – she’s old,” said the naïve harbour master." },
    { "WINDOWS-1252", "", 0, "Die Fähre fährt auch im Winter, sagte der Bürgermeister von Größenstadt." },
    { "KOI8-R", "", 0, "Паром будет ходить всю зиму, решили жители города на собрании во вторник вечером." },
    { "WINDOWS-1251", "", 0, "Паром будет ходить всю зиму, решили жители города на собрании во вторник вечером." },
    { "SHIFT_JIS", "", 0, "渡し船は冬も運航を続けることになった。町の人々は火曜日の夜に集まり、そう決めた。" },
    { "GBK", "", 0, "渡轮将在整个冬天继续运行。镇上的居民星期二晚上开会作出了这一决定。" },
    { "ISO-8859-2", "", 0, "Mieszkańcy zdecydowali we wtorek, że prom będzie pływał przez całą zimę, choć każdy wie, że łódź jest już bardzo stara i że nikt nie chce za nią płacić." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            size = 0;
      g_autofree char *converted = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL, &size, NULL);
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_autoptr (NewsroomReport) report = NULL;
      g_autofree char *text = NULL;

      g_assert_nonnull (converted);
      g_byte_array_append (data, (const guint8 *)cases[i].mark, (guint)cases[i].mark_length);
      g_byte_array_append (data, (const guint8 *)converted, (guint)size);
      text = decode ((const char *)data->data, data->len, &report);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What stands for no character shows in the text and in the report. */
static void
test_unknown_bytes (void)
{
  static const struct
  {
    const char *data;
    const char *text;
  } cases[] = {
    { "Ferjen går hele vinteren, og \x81 båten er øyas forbindelse.", "Ferjen går hele vinteren, og � båten er øyas forbindelse." },
    { "It rained \x93"
      "a lot\x94 in the caf\xE9 \x81 of the town.",
      "It rained “a lot” in the café � of the town." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomReport) report = NULL;
      g_autofree char *text = decode (cases[i].data, strlen (cases[i].data), &report);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (newsroom_report_get_dropped (report)[0], ==, "1 byte that stands for no character was replaced with “�”.");
    }
}

static void
test_line_ends (void)
{
  static const char data[] = "a\r\nb\rc\nd\xC2\x85"
                             "e\xE2\x80\xA8"
                             "f\xE2\x80\xA9g\n\rh";
  g_autoptr (NewsroomReport) report = NULL;
  g_autofree char *text = decode (data, sizeof data - 1, &report);

  g_assert_cmpstr (text, ==, "a\nb\nc\nd\ne\nf\n\ng\n\nh");
}

/* What must be changed is found wherever it stands in a long text. */
static void
test_every_offset (void)
{
  static const struct
  {
    const char *before;
    gsize       length;
    const char *after;
  } cases[] = {
    { "\r", 1, "\n" },
    { "\r\n", 2, "\n" },
    { "\xC2\x85", 2, "\n" },
    { "\u2028", 3, "\n" },
    { "\u2029", 3, "\n\n" },
    { "\0", 1, "" },
    { "\u2027", 3, "\u2027" },
    { "é", 2, "é" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint offset = 0; offset < 600; offset++)
      {
        g_autoptr (GString) data = g_string_new (NULL);
        g_autoptr (GString) expected = g_string_new (NULL);
        g_autoptr (NewsroomReport) report = NULL;
        g_autofree char *text = NULL;

        for (guint j = 0; j < 600; j++)
          {
            g_string_append_len (data, j == offset ? cases[i].before : "a", j == offset ? (gssize)cases[i].length : 1);
            g_string_append (expected, j == offset ? cases[i].after : "a");
          }
        text = decode (data->str, data->len, &report);
        g_assert_cmpstr (text, ==, expected->str);
      }
}

/* One byte that slipped into UTF-8 is what iconv says it is. */
static void
test_every_slip (void)
{
  for (guint byte = 0x80; byte <= 0xFF; byte++)
    {
      const char       slip = (char)byte;
      g_autofree char *known = g_convert (&slip, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
      g_autoptr (GString) data = g_string_new (NULL);
      g_autoptr (NewsroomReport) report = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < 40; i++)
        g_string_append (data, "Café ");
      g_string_append_c (data, slip);
      text = decode (data->str, data->len, &report);
      g_assert_cmpstr (strrchr (text, ' ') + 1, ==, known != NULL ? known : "\uFFFD");
    }
}

static void
test_report (void)
{
  g_autoptr (NewsroomReport) guessed = NULL;
  g_autoptr (NewsroomReport) slipped = NULL;
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autofree char *latin = decode ("Caf\xE9", 4, &guessed);
  g_autofree char *mixed = NULL;

  g_assert_cmpstr (latin, ==, "Café");
  g_assert_cmpstr (newsroom_report_get_notes (guessed)[0], ==, "The encoding of the file was guessed from its characters: WINDOWS-1252.");

  for (guint i = 0; i < 20; i++)
    g_string_append (long_text, "Café ");
  g_string_append (long_text, "Caf\xE9");
  mixed = decode (long_text->str, long_text->len, &slipped);
  g_assert_true (g_str_has_suffix (mixed, "Café Café"));
  g_assert_cmpstr (newsroom_report_get_notes (slipped)[0], ==, "1 byte that is not UTF-8 was read as Windows-1252.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/decode/encodings", test_encodings);
  g_test_add_func ("/import/decode/unknown-bytes", test_unknown_bytes);
  g_test_add_func ("/import/decode/line-ends", test_line_ends);
  g_test_add_func ("/import/decode/every-offset", test_every_offset);
  g_test_add_func ("/import/decode/every-slip", test_every_slip);
  g_test_add_func ("/import/decode/report", test_report);

  return g_test_run ();
}
