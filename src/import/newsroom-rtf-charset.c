/* newsroom-rtf-charset.c — the bytes of Rich Text to characters, by the font that they are in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

#define DEFAULT_CODE_PAGE 1252

/* Of fonts (Rich Text Format 1.9.1, “Font Table”) */
static const struct
{
  int charset;
  int code_page;
} charsets[] = {
  { 0, 1252 },
  { 77, 10000 },
  { 78, 932 },
  { 79, 949 },
  { 80, 936 },
  { 81, 950 },
  { 83, 10005 },
  { 84, 10004 },
  { 85, 10006 },
  { 86, 10081 },
  { 87, 874 },
  { 88, 10029 },
  { 89, 10007 },
  { 128, 932 },
  { 129, 949 },
  { 130, 1361 },
  { 134, 936 },
  { 136, 950 },
  { 161, 1253 },
  { 162, 1254 },
  { 163, 1258 },
  { 177, 1255 },
  { 178, 1256 },
  { 179, 1256 },
  { 180, 1256 },
  { 181, 1255 },
  { 186, 1257 },
  { 204, 1251 },
  { 222, 874 },
  { 238, 1250 },
  { 254, 437 },
  { 255, 850 },
};

/* Code pages that iconv does not know by their number. */
static const struct
{
  int         code_page;
  const char *name;
} encodings[] = {
  { 708, "ISO-8859-6" },
  { 1361, "JOHAB" },
  { 10000, "MACINTOSH" },
  { 10001, "CP932" },
  { 10002, "BIG5" },
  { 10003, "EUC-KR" },
  { 10004, "MACARABIC" },
  { 10005, "MACHEBREW" },
  { 10006, "MACGREEK" },
  { 10007, "MAC-CYRILLIC" },
  { 10008, "GB2312" },
  { 10029, "MAC-CENTRALEUROPE" },
  { 10081, "MACTURKISH" },
  { 65001, "UTF-8" },
};

static const NewsroomRtfFont *
find_font (const NewsroomRtf *self)
{
  return g_hash_table_lookup (self->fonts, GINT_TO_POINTER (self->state->characters.font));
}

/**
 * newsroom_rtf_get_font:
 * @self: a file that is read
 *
 * Returns: (nullable) (transfer none): the name of the font that words are in
 */
const char *
newsroom_rtf_get_font (const NewsroomRtf *self)
{
  const NewsroomRtfFont *font = find_font (self);

  return font != NULL ? font->name : NULL;
}

static int
find_code_page (const NewsroomRtf     *self,
                const NewsroomRtfFont *font)
{
  const int usual = self->code_page > 0 ? self->code_page : DEFAULT_CODE_PAGE;

  if (font != NULL && font->code_page > 0)
    return font->code_page;
  for (guint i = 0; font != NULL && i < G_N_ELEMENTS (charsets); i++)
    if (charsets[i].charset == font->charset)
      return charsets[i].code_page;

  return usual;
}

static GIConv
open_converter (int code_page)
{
  g_autofree char *number = g_strdup_printf ("CP%d", code_page);
  GIConv           converter;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (encodings[i].code_page == code_page && (converter = g_iconv_open ("UTF-8", encodings[i].name)) != (GIConv)-1)
      return converter;

  converter = g_iconv_open ("UTF-8", number);

  return converter != (GIConv)-1 ? converter : g_iconv_open ("UTF-8", "CP1252");
}

static GIConv
get_converter (NewsroomRtf *self,
               int          code_page)
{
  GIConv converter = g_hash_table_lookup (self->converters, GINT_TO_POINTER (code_page));

  if (converter == NULL)
    {
      converter = open_converter (code_page);
      g_hash_table_insert (self->converters, GINT_TO_POINTER (code_page), converter);
    }

  return converter;
}

static void
append_converted (NewsroomRtf *self,
                  GString     *text,
                  GIConv       converter,
                  char        *from,
                  gsize        left)
{
  char  last[16];
  char *to_last = last;
  gsize room_last = sizeof last;

  (void)g_iconv (converter, NULL, NULL, NULL, NULL);
  while (left > 0)
    {
      char        buffer[512];
      char       *to = buffer;
      gsize       room = sizeof buffer;
      const gsize result = g_iconv (converter, &from, &left, &to, &room);

      /* What has been written is whole characters. */
      g_string_append_len (text, buffer, to - buffer);
      if (result == (gsize)-1 && room > 16 && left > 0)
        {
          g_string_append (text, "\uFFFD");
          self->n_unknown++;
          from++;
          left--;
        }
    }
  /* Some wait for a mark to the last letter. */
  (void)g_iconv (converter, NULL, NULL, &to_last, &room_last);
  g_string_append_len (text, last, to_last - last);
}

static gboolean
is_ascii (const char *bytes,
          gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if ((guint8)bytes[i] >= 0x80)
      return FALSE;

  return TRUE;
}

/**
 * newsroom_rtf_append_decoded:
 * @self: a file that is read
 * @text: gets the characters
 * @bytes: (array length=size): in the font of the innermost group
 * @size: how many
 *
 * Signs of a symbol font are U+F000 and more; bytes that stand for no character become “�”.
 */
void
newsroom_rtf_append_decoded (NewsroomRtf *self,
                             GString     *text,
                             const char  *bytes,
                             gsize        size)
{
  const NewsroomRtfFont *font = find_font (self);

  if (font != NULL && newsroom_document_is_symbol_font (font->name))
    {
      for (gsize i = 0; i < size; i++)
        g_string_append_unichar (text, (guint8)bytes[i] >= 0x20 ? 0xF000 + (guint8)bytes[i] : ' ');
    }
  else if (is_ascii (bytes, size))
    {
      g_string_append_len (text, bytes, (gssize)size);
    }
  else
    {
      append_converted (self, text, get_converter (self, find_code_page (self, font)), (char *)bytes, size);
    }
}

/* [MS-LCID] 2.2 */
static const struct
{
  int         number;
  const char *tag;
} languages[] = {
  { 0x0401, "ar-SA" },
  { 0x0402, "bg-BG" },
  { 0x0403, "ca-ES" },
  { 0x0404, "zh-TW" },
  { 0x0405, "cs-CZ" },
  { 0x0406, "da-DK" },
  { 0x0407, "de-DE" },
  { 0x0408, "el-GR" },
  { 0x0409, "en-US" },
  { 0x040A, "es-ES" },
  { 0x040B, "fi-FI" },
  { 0x040C, "fr-FR" },
  { 0x040D, "he-IL" },
  { 0x040E, "hu-HU" },
  { 0x040F, "is-IS" },
  { 0x0410, "it-IT" },
  { 0x0411, "ja-JP" },
  { 0x0412, "ko-KR" },
  { 0x0413, "nl-NL" },
  { 0x0414, "nb-NO" },
  { 0x0415, "pl-PL" },
  { 0x0416, "pt-BR" },
  { 0x0418, "ro-RO" },
  { 0x0419, "ru-RU" },
  { 0x041A, "hr-HR" },
  { 0x041B, "sk-SK" },
  { 0x041D, "sv-SE" },
  { 0x041E, "th-TH" },
  { 0x041F, "tr-TR" },
  { 0x0421, "id-ID" },
  { 0x0422, "uk-UA" },
  { 0x0424, "sl-SI" },
  { 0x0425, "et-EE" },
  { 0x0426, "lv-LV" },
  { 0x0427, "lt-LT" },
  { 0x0429, "fa-IR" },
  { 0x042A, "vi-VN" },
  { 0x0804, "zh-CN" },
  { 0x0807, "de-CH" },
  { 0x0809, "en-GB" },
  { 0x080A, "es-MX" },
  { 0x080C, "fr-BE" },
  { 0x0810, "it-CH" },
  { 0x0813, "nl-BE" },
  { 0x0814, "nn-NO" },
  { 0x0816, "pt-PT" },
  { 0x0C07, "de-AT" },
  { 0x0C09, "en-AU" },
  { 0x0C0A, "es-ES" },
  { 0x0C0C, "fr-CA" },
  { 0x1009, "en-CA" },
  { 0x100C, "fr-CH" },
  { 0x1409, "en-NZ" },
  { 0x1809, "en-IE" },
  { 0x1C09, "en-ZA" },
  { 0x4009, "en-IN" },
};

/**
 * newsroom_rtf_get_language:
 * @number: of a language, as Windows numbers them
 *
 * Returns: (nullable): its tag: "en-GB"
 */
const char *
newsroom_rtf_get_language (int number)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (languages[i].number == number)
      return languages[i].tag;

  return NULL;
}
