/* newsroom-document-role.c — what a paragraph style is for, as its name says in many languages
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <string.h>

typedef struct
{
  const char          *name; /* in small letters */
  NewsroomDocumentRole role;
} Name;

/* Word and LibreOffice write the English names whatever their language; others do not. */
static const Name names[] = {
  { "title", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "headline", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "titel", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "titre", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "título", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "titolo", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "tytuł", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "název", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "cím", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "tittel", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "название", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "назва", NEWSROOM_DOCUMENT_ROLE_TITLE },
  { "subtitle", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "standfirst", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "untertitel", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "sous-titre", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "subtítulo", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "sottotitolo", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "ondertitel", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "podtytuł", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "podnadpis", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "undertitel", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "underrubrik", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "alaotsikko", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "подзаголовок", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "підзаголовок", NEWSROOM_DOCUMENT_ROLE_SUBTITLE },
  { "author", NEWSROOM_DOCUMENT_ROLE_BYLINE },
  { "byline", NEWSROOM_DOCUMENT_ROLE_BYLINE },
  { "quote", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "quotations", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "quotation", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "intense quote", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "block text", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "block quote", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "blockquote", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "block quotation", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "pull quote", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "zitat", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "intensives zitat", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "blocktext", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citation", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citation intense", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "cita", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "cita destacada", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citação", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citazione", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citaat", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citat", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "sitat", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "cytat", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "citát", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "lainaus", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "цитата", NEWSROOM_DOCUMENT_ROLE_QUOTE },
  { "source code", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "html preformatted", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "preformatted text", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "plain text code", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "verbatim char", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "html code", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "source text", NEWSROOM_DOCUMENT_ROLE_CODE },
  { "list bullet", NEWSROOM_DOCUMENT_ROLE_ITEM },
  { "aufzählungszeichen", NEWSROOM_DOCUMENT_ROLE_ITEM },
  { "list number", NEWSROOM_DOCUMENT_ROLE_NUMBERED },
  { "listennummer", NEWSROOM_DOCUMENT_ROLE_NUMBERED },
  { "list paragraph", NEWSROOM_DOCUMENT_ROLE_CONTINUED },
  { "listenabsatz", NEWSROOM_DOCUMENT_ROLE_CONTINUED },
  { "list continue", NEWSROOM_DOCUMENT_ROLE_CONTINUED },
  { "list contents", NEWSROOM_DOCUMENT_ROLE_CONTINUED },
};

/* Before a number. */
static const char *const headings[] = {
  "heading",
  "überschrift",
  "titre",
  "título",
  "titolo",
  "título de sección",
  "cabeçalho",
  "kop",
  "rubrik",
  "overskrift",
  "otsikko",
  "nagłówek",
  "nadpis",
  "címsor",
  "başlık",
  "titlu",
  "naslov",
  "заголовок",
  "見出し",
  "标题",
  "標題",
  "제목",
};

static NewsroomDocumentRole
find_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      return names[i].role;

  return NEWSROOM_DOCUMENT_ROLE_NONE;
}

/**
 * newsroom_document_role_find:
 * @style_name: the name of a style, in any case: "heading 2", "Überschrift 2"
 * @level: (out): of a heading, from 1; else the number that the name ends with, or 1
 *
 * Returns: what the style is for
 */
NewsroomDocumentRole
newsroom_document_role_find (const char *style_name,
                             guint      *level)
{
  g_autofree char     *name = g_utf8_strdown (style_name, -1);
  gsize                end;
  NewsroomDocumentRole role;

  *level = 1;
  g_strdelimit (name, "_", ' ');
  g_strstrip (name);
  end = strlen (name);
  while (end > 0 && g_ascii_isdigit (name[end - 1]))
    end--;
  role = find_name (name);
  if (role != NEWSROOM_DOCUMENT_ROLE_NONE || name[end] == '\0' || strlen (name + end) > 2)
    return role;

  *level = (guint)MAX (g_ascii_strtoull (name + end, NULL, 10), 1);
  name[end] = '\0';
  g_strchomp (name);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i], name) == 0)
      return NEWSROOM_DOCUMENT_ROLE_HEADING;

  role = find_name (name);

  return role == NEWSROOM_DOCUMENT_ROLE_TITLE || role == NEWSROOM_DOCUMENT_ROLE_SUBTITLE ? NEWSROOM_DOCUMENT_ROLE_NONE : role;
}
