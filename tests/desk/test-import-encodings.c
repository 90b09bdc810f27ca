/* test-import-encodings.c — files in any encoding, read by a process that cannot open what the C library has of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-import-reader.h"
#include "newsroom-import.h"

/* What pages, messages and XML may name and the C library has, but for those of mainframes and terminals */
static const char names[] =
  "armscii-8 big5 big5-hkscs cn-big5 cp1125 cp437 cp737 cp775 cp850 cp851 cp852 cp855 cp856 cp857 cp858 cp860 "
  "cp861 cp862 cp863 cp864 cp865 cp866 cp868 cp869 cp874 cp932 cp936 cp949 cp950 cp1250 cp1251 cp1252 cp1253 "
  "cp1254 cp1255 cp1256 cp1257 cp1258 cp1361 euc-cn euc-jisx0213 euc-jp eucjp-ms euc-kr euc-tw gb2312 gb18030 "
  "gbk georgian-academy georgian-ps hp-roman8 ibm852 ibm855 ibm865 ibm866 isiri-3342 iso-2022-cn-ext "
  "iso-2022-jp-3 iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 "
  "iso-8859-9 iso-8859-10 iso-8859-11 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 iso_6937 johab koi8-r "
  "koi8-ru koi8-t koi8-u latin2 mac-centraleurope mac-cyrillic mac-is macarabic macgreek machebrew macintosh "
  "macturkish mik pt154 rk1048 shift_jis shift_jisx0213 sjis tcvn tis-620 tscii uhc viscii windows-1250 "
  "windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 "
  "windows-31j windows-874";

/* Code pages of systems, which Rich Text names by their number */
static const int pages[] = { 437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 1361 };

/* Sets of characters of fonts in Rich Text */
static const struct
{
  int         charset;
  const char *encoding;
} fonts[] = {
  { 77, "MACINTOSH" },
  { 78, "CP932" },
  { 79, "CP949" },
  { 80, "CP936" },
  { 81, "CP950" },
  { 84, "MACARABIC" },
  { 85, "MACGREEK" },
  { 86, "MACTURKISH" },
  { 88, "MAC-CENTRALEUROPE" },
  { 89, "MAC-CYRILLIC" },
  { 130, "JOHAB" },
  { 136, "BIG5" },
  { 163, "CP1258" },
};

/* Returns: (transfer full) (nullable): a line in that encoding, of a language that has its letters there;
 *   %NULL if the C library does not have it */
static char *
encode (const char *encoding,
        gsize      *length)
{
  static const char *const lines[] = {
    "港の橋は火曜日に開く",
    "港口大桥星期二开放",
    "港口大橋星期二開放",
    "항구다리는화요일에열린다",
    "Міст у гавані відкриють у вівторок",
    "Мост в гавани открыт",
    "Η γέφυρα του λιμανιού",
    "הגשר נפתח ביום שלישי",
    "جسر الميناء يفتح",
    "پل بندر باز",
    "สะพานท่าเรือเปิดวันอังคาร",
    "ხიდი ნავსადგურში",
    "Նավահանգստի կամուրջը",
    "பாலம்",
    "Cây cầu ở cảng được mở",
    "Most przy nabrzeżu otworzą",
    "Liman köprüsü şimdi açılıyor",
    "Le pont fut fermé à Noël",
    "Grüße",
    "été",
  };
  char *encoded = NULL;

  for (guint i = 0; encoded == NULL && i < G_N_ELEMENTS (lines); i++)
    encoded = g_convert (lines[i], -1, encoding, "UTF-8", NULL, length, NULL);

  return encoded;
}

/* Read by the process, it is what it is without one. */
static void
compare (NewsroomImportReader *reader,
         const char           *name,
         const char           *before,
         const char           *words,
         gsize                 length,
         const char           *after)
{
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomReport) own_report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) own = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_append (contents, (const guint8 *)before, (guint)strlen (before));
  g_byte_array_append (contents, (const guint8 *)words, (guint)length);
  g_byte_array_append (contents, (const guint8 *)after, (guint)strlen (after));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&contents));

  article = newsroom_import_reader_read (reader, bytes, name, NULL, report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  own = newsroom_import (g_bytes_ref (bytes), name, NULL, own_report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, newsroom_article_get_text (own, NEWSROOM_FIELD_BODY));
  g_assert_true (newsroom_article_equal (article, own));
  g_assert_true (g_strv_equal (newsroom_report_get_notes (report), newsroom_report_get_notes (own_report)));
}

static void
test_named (void)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();
  g_auto (GStrv) all = g_strsplit (names, " ", -1);
  guint n_known = 0;

  for (guint i = 0; all[i] != NULL; i++)
    {
      gsize            length;
      g_autofree char *words = encode (all[i], &length);
      g_autofree char *page = g_strdup_printf ("<!DOCTYPE html><html><head><meta charset=\"%s\"><title>x</title></head><body><article><h1>Bridge</h1><p>", all[i]);
      g_autofree char *feed = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?><rss version=\"2.0\"><channel><title>T</title><item><title>A</title><description>", all[i]);
      g_autofree char *story = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?><nitf><body><body.content><p>", all[i]);
      g_autofree char *message = g_strdup_printf ("From: a@example.org\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: text/plain; charset=\"%s\"\nContent-Transfer-Encoding: 8bit\n\n", all[i]);

      g_test_message ("%s%s", all[i], words != NULL ? "" : ": not there");
      if (words == NULL)
        continue;
      compare (reader, "page.html", page, words, length, "</p></article></body></html>");
      compare (reader, "feed.rss", feed, words, length, "</description></item></channel></rss>");
      compare (reader, "story.nitf", story, words, length, "</p></body.content></body></nitf>");
      compare (reader, "message.eml", message, words, length, "\n");
      n_known++;
    }
  if (n_known <= 60)
    g_test_skip ("The C library lacks most of its converters (gconv modules)");
}

static void
compare_rtf (NewsroomImportReader *reader,
             const char           *before,
             const char           *encoding)
{
  gsize            length;
  g_autofree char *words = encode (encoding, &length);
  g_autoptr (GString) escaped = g_string_new (NULL);

  g_test_message ("%s", before);
  if (words == NULL)
    return;
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (escaped, "\\'%02x", (guint8)words[i]);
  compare (reader, "story.rtf", before, escaped->str, escaped->len, "\\par}");
}

static void
test_code_pages (void)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *before = g_strdup_printf ("{\\rtf1\\ansi\\ansicpg%d{\\fonttbl{\\f0 Some;}}\\f0 A Headline\\par ", pages[i]);
      g_autofree char *encoding = g_strdup_printf ("CP%d", pages[i]);

      compare_rtf (reader, before, encoding);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *before = g_strdup_printf ("{\\rtf1\\ansi{\\fonttbl{\\f0\\fnil\\fcharset%d Some;}}\\f0 A Headline\\par ", fonts[i].charset);

      compare_rtf (reader, before, fonts[i].encoding);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/import-encodings/named", test_named);
  g_test_add_func ("/desk/import-encodings/code-pages", test_code_pages);

  return g_test_run ();
}
