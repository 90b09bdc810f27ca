/* newsroom-rtf-place.c — what a paragraph of Rich Text is: a heading, an item, a quote
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

/* In 1/1440 inch, about half a centimetre: what is set in less is no quote. */
#define MIN_QUOTE_INDENT 284

#define MAX_HEADING 6

/* Bytes of a number that is typed before an item: “viii.” */
#define MAX_TYPED 8

static const char *const bullets[] = { "•", "◦", "▪", "‣", "·", "○", "●", "■", "□", "–", "—", "-", "*", "\uF0B7", "\uF0A7", NULL };

static NewsroomRtfStyle *
find_style (const NewsroomRtf *self,
            int                number)
{
  return g_hash_table_lookup (self->styles, GINT_TO_POINTER (number));
}

/* The level of an item by how far it is set in, among those before it. */
static guint
find_level (NewsroomRtfStory *story,
            int               left)
{
  while (story->n_indents > 0 && story->indents[story->n_indents - 1] > left)
    story->n_indents--;
  if (story->n_indents == 0 || (story->indents[story->n_indents - 1] < left && story->n_indents < NEWSROOM_DOCUMENT_MAX_LEVEL))
    {
      story->indents[story->n_indents] = left;
      story->counts[story->n_indents] = 0;
      story->n_indents++;
    }

  return story->n_indents - 1;
}

/* Where items are set in as far as they are said to be, more of one is set in as far as it is. */
static gboolean
is_continued (const NewsroomRtfStory     *story,
              const NewsroomDocumentFlow *flow,
              int                         left)
{
  gboolean is_found = story->n_indents == 0;

  for (guint i = 0; i < story->n_indents; i++)
    is_found = is_found || story->indents[i] == left;

  return flow->n_open > 0 && is_found;
}

/* Of which item at most a paragraph is more that is set in so far. */
static guint
find_continued_level (const NewsroomRtfStory *story,
                      int                     left)
{
  guint level = NEWSROOM_DOCUMENT_MAX_LEVEL;

  for (guint i = story->n_indents; i > 0 && story->indents[i - 1] > left; i--)
    level = i > 1 ? i - 2 : 0;

  return level;
}

/* The number in what stands before an item: “2.” and “1.2.” are 2. Returns: -1 if there is none */
static int
read_number (const char *marker)
{
  const char *last = NULL;

  for (const char *p = marker; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && (p == marker || !g_ascii_isdigit (p[-1])))
      last = p;

  return last != NULL ? (int)MIN (g_ascii_strtoull (last, NULL, 10), G_MAXINT) : -1;
}

static gboolean
is_blank (const char *marker)
{
  return marker[strspn (marker, " \t")] == '\0';
}

static gboolean
is_bullet (const char *marker)
{
  g_autofree char *sign = g_strstrip (g_strdup (marker));

  return sign[0] == '\0' || g_strv_contains (bullets, sign) || g_utf8_strlen (sign, -1) == 1;
}

/* An item of Word 95 and before, or one whose number or bullet is typed. */
static void
make_item_by_indent (NewsroomRtfStory           *story,
                     const NewsroomRtfParagraph *paragraph,
                     const char                 *marker,
                     NewsroomDocumentPlace      *place)
{
  const int number = read_number (marker);

  place->kind = NEWSROOM_DOCUMENT_ITEM;
  place->level = find_level (story, paragraph->left);
  place->is_ordered = paragraph->numbering != 0 ? paragraph->numbering == 'n' : !is_bullet (marker);
  place->list = place->is_ordered ? -2 : -3;
  story->counts[place->level] = number >= 0 ? (guint)number : story->counts[place->level] + 1;
  place->number = story->counts[place->level];
}

/* A number or bullet that is typed before a tab, where the first line is not set in as far. */
static char *
find_typed_marker (const NewsroomHtmlNode *line)
{
  const NewsroomHtmlNode *first = line->children->len > 0 ? g_ptr_array_index (line->children, 0) : NULL;
  const char             *tab = first != NULL && first->text != NULL ? strchr (first->text->str, '\t') : NULL;
  g_autofree char        *marker = NULL;
  gsize                   length;

  if (tab == NULL || tab - first->text->str > MAX_TYPED)
    return NULL;

  marker = g_strstrip (g_strndup (first->text->str, (gsize)(tab - first->text->str)));
  length = strlen (marker);
  if (g_strv_contains (bullets, marker))
    return g_steal_pointer (&marker);
  if (length < 2 || strchr (".)", marker[length - 1]) == NULL)
    return NULL;
  for (gsize i = marker[0] == '('; i + 1 < length; i++)
    if (!g_ascii_isdigit (marker[i]) && (length > 4 || !g_ascii_isalpha (marker[i])))
      return NULL;

  return g_steal_pointer (&marker);
}

static gboolean
take_typed_item (NewsroomRtfStory           *story,
                 const NewsroomRtfParagraph *paragraph,
                 NewsroomDocumentPlace      *place)
{
  g_autofree char  *marker = paragraph->first < 0 ? find_typed_marker (story->line) : NULL;
  NewsroomHtmlNode *first;

  if (marker == NULL)
    return FALSE;

  first = g_ptr_array_index (story->line->children, 0);
  g_string_erase (first->text, 0, strchr (first->text->str, '\t') + 1 - first->text->str);
  make_item_by_indent (story, paragraph, marker, place);

  return TRUE;
}

/* Returns whether the paragraph is an item by its list, its style or what stands before it. */
static gboolean
make_item (NewsroomRtf            *self,
           NewsroomRtfStory       *story,
           const NewsroomRtfStyle *style,
           NewsroomDocumentPlace  *place)
{
  const NewsroomRtfParagraph *paragraph = &self->state->paragraph;
  const NewsroomRtfParagraph *source = paragraph->list < 0 && style != NULL && story->has_marker ? &style->paragraph : paragraph;
  const int                   number = read_number (story->marker->str);

  place->level = (guint)CLAMP (source->level, 0, NEWSROOM_DOCUMENT_MAX_LEVEL - 1);
  if (source->list > 0 && newsroom_rtf_count_item (self, source->list, place))
    {
      place->kind = story->has_marker && !place->is_ordered && is_blank (story->marker->str) ? NEWSROOM_DOCUMENT_CONTINUED : NEWSROOM_DOCUMENT_ITEM;
      if (place->is_ordered && number >= 0)
        place->number = (guint)number;
      return TRUE;
    }
  if (source->list > 0 && !story->has_marker)
    {
      place->kind = NEWSROOM_DOCUMENT_CONTINUED;
      place->level = NEWSROOM_DOCUMENT_MAX_LEVEL;
      return TRUE;
    }
  if (story->has_marker || paragraph->numbering != 0)
    {
      make_item_by_indent (story, paragraph, story->marker->str, place);
      return TRUE;
    }

  return take_typed_item (story, paragraph, place);
}

/* Styles that are set in for other reasons than that they quote. */
static gboolean
is_set_in_by_kind (const char *style_name)
{
  static const char *const kinds[] = { "toc", "index", "list", "closing", "signature", "envelope", "footnote", "endnote", "bibliography", "table", "caption", "body text first", "hanging" };
  g_autofree char         *name = g_utf8_strdown (style_name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_set_in (const NewsroomRtf      *self,
           const NewsroomRtfStyle *style)
{
  const NewsroomRtfParagraph *paragraph = &self->state->paragraph;
  const NewsroomRtfStyle     *usual = find_style (self, 0);
  const int                   base = usual != NULL && usual->paragraph.left != G_MININT ? usual->paragraph.left : 0;

  if (paragraph->side == 'c' || paragraph->side == 'r' || (style != NULL && is_set_in_by_kind (style->name)))
    return FALSE;

  return (gint64)paragraph->left + MIN (paragraph->first, 0) - base >= MIN_QUOTE_INDENT;
}

static void
make_by_role (NewsroomDocumentRole   role,
              guint                  level,
              NewsroomDocumentPlace *place)
{
  switch (role)
    {
    case NEWSROOM_DOCUMENT_ROLE_ITEM:
    case NEWSROOM_DOCUMENT_ROLE_NUMBERED:
      place->kind = NEWSROOM_DOCUMENT_ITEM;
      place->level = MIN (level, NEWSROOM_DOCUMENT_MAX_LEVEL) - 1;
      place->is_ordered = role == NEWSROOM_DOCUMENT_ROLE_NUMBERED;
      place->list = place->is_ordered ? -2 : -3;
      break;
    case NEWSROOM_DOCUMENT_ROLE_QUOTE:
      place->kind = NEWSROOM_DOCUMENT_QUOTE;
      break;
    case NEWSROOM_DOCUMENT_ROLE_CODE:
      place->kind = NEWSROOM_DOCUMENT_CODE;
      break;
    case NEWSROOM_DOCUMENT_ROLE_CONTINUED:
      place->kind = NEWSROOM_DOCUMENT_CONTINUED;
      break;
    default:
      break;
    }
}

/**
 * newsroom_rtf_find_place:
 * @self: a file of which a paragraph ends
 * @flow: what it is put below
 * @role: (out): what its style is for
 *
 * Returns: what the paragraph is, by itself and by its style; an item is counted, and what is typed
 *   before it taken away
 */
NewsroomDocumentPlace
newsroom_rtf_find_place (NewsroomRtf                *self,
                         const NewsroomDocumentFlow *flow,
                         NewsroomDocumentRole       *role)
{
  NewsroomRtfStory           *story = newsroom_rtf_get_story (self);
  const NewsroomRtfParagraph *paragraph = &self->state->paragraph;
  const NewsroomRtfStyle     *style = find_style (self, paragraph->style);
  NewsroomDocumentPlace       place = { NEWSROOM_DOCUMENT_PLAIN, 1, -1, FALSE, 1 };
  int                         outline = paragraph->outline;

  if (flow->n_open == 0)
    story->n_indents = 0;
  *role = style != NULL ? style->role : NEWSROOM_DOCUMENT_ROLE_NONE;
  if (style != NULL && (outline < 0 || outline > 8))
    outline = style->paragraph.outline;
  if (*role == NEWSROOM_DOCUMENT_ROLE_TITLE)
    {
      place.kind = NEWSROOM_DOCUMENT_HEADING;
    }
  else if (*role == NEWSROOM_DOCUMENT_ROLE_HEADING)
    {
      place.kind = NEWSROOM_DOCUMENT_HEADING;
      place.level = MIN (style->role_level, MAX_HEADING);
    }
  else if (outline >= 0 && outline < 9 && *role != NEWSROOM_DOCUMENT_ROLE_SUBTITLE)
    {
      place.kind = NEWSROOM_DOCUMENT_HEADING;
      place.level = MIN ((guint)outline + 1, MAX_HEADING);
    }
  else if (!make_item (self, story, style, &place))
    {
      make_by_role (*role, style != NULL ? style->role_level : 1, &place);
      if (place.kind == NEWSROOM_DOCUMENT_PLAIN && is_set_in (self, style))
        place.kind = is_continued (story, flow, paragraph->left) ? NEWSROOM_DOCUMENT_CONTINUED : NEWSROOM_DOCUMENT_QUOTE;
      if (place.kind == NEWSROOM_DOCUMENT_CONTINUED)
        place.level = find_continued_level (story, paragraph->left);
    }

  return place;
}
