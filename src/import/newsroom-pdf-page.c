/* newsroom-pdf-page.c — a page of a PDF to words with their places and looks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <string.h>

/* How words run, clockwise. */
typedef enum
{
  UPRIGHT,
  DOWNWARDS,
  UPSIDE_DOWN,
  UPWARDS,
  N_TURNS,
} Turn;

/* Links of a page that are looked up; no page that somebody reads has more. */
#define MAX_LINKS 1000

/* Points. What is smaller is a line or an ornament. */
#define MIN_PICTURE 24

/* A character that is so much smaller than the line and ends so much above it (in sizes) is raised. */
#define RAISED_SIZE 0.8
#define RAISED_BY 0.15
#define RAISED_GAP 0.25

/* The characters of a page as Poppler gives them. */
typedef struct
{
  GArray           *characters; /* of gunichar */
  GHashTable       *breaks;     /* (nullable): at which of them a word begins although there is no blank */
  PopplerRectangle *boxes;
  guint             n_boxes;
  GList            *attributes; /* (element-type PopplerTextAttributes) */
  GList            *links;      /* (element-type PopplerLinkMapping) */
  double            width;
  double            height;
} Page;

static void
page_clear (Page *page)
{
  g_array_unref (page->characters);
  g_hash_table_unref (page->breaks);
  g_free (page->boxes);
  poppler_page_free_text_attributes (page->attributes);
  poppler_page_free_link_mapping (page->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* Poppler puts embeddings around words from right to left, which have no place on the page. */
static gboolean
is_embedding (gunichar c)
{
  return c == 0x202A || c == 0x202B || c == 0x202C;
}

/* Where the embedding of one word follows that of another, there may be no blank. */
static gboolean
is_break (gunichar c,
          gunichar before)
{
  return c == 0x202B && before == 0x202C;
}

static void
page_init (Page        *self,
           PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gunichar         before = 0;

  self->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->breaks = g_hash_table_new (NULL, NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!is_embedding (c))
        g_array_append_val (self->characters, c);
      else if (is_break (c, before))
        g_hash_table_add (self->breaks, GUINT_TO_POINTER (self->characters->len));
      before = c;
    }
  if (!poppler_page_get_text_layout (page, &self->boxes, &self->n_boxes))
    self->n_boxes = 0;
  self->attributes = poppler_page_get_text_attributes (page);
  self->links = poppler_page_get_link_mapping (page);
  poppler_page_get_size (page, &self->width, &self->height);
}

/* Where the words of a page have no places that fit them, its lines stand one below another. */
static void
mend_boxes (Page *self)
{
  guint line = 0, column = 0;

  if (self->n_boxes == self->characters->len)
    return;

  g_free (self->boxes);
  self->n_boxes = self->characters->len;
  self->boxes = g_new0 (PopplerRectangle, self->n_boxes);
  for (guint i = 0; i < self->n_boxes; i++)
    {
      self->boxes[i] = (PopplerRectangle){ column * 5.0, line * 12.0, column * 5.0 + 5.0, line * 12.0 + 11.0 };
      column++;
      if (g_array_index (self->characters, gunichar, i) != '\n')
        continue;
      line++;
      column = 0;
    }
  g_clear_pointer (&self->attributes, poppler_page_free_text_attributes);
  g_clear_pointer (&self->links, poppler_page_free_link_mapping);
}

static gboolean
is_rtl (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * newsroom_pdf_piece_is_rtl:
 * @piece: a word
 *
 * Returns: whether its first letter is of a script that runs from right to left
 */
gboolean
newsroom_pdf_piece_is_rtl (const NewsroomPdfPiece *piece)
{
  for (const char *p = piece->text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_rtl (g_utf8_get_char (p));

  return FALSE;
}

/* Ligatures, and letters in the shape that they have at their place in a word, are letters. */
static void
append_character (NewsroomPdf *pdf,
                  GString     *text,
                  gunichar     c)
{
  char character[6];
  gint length;

  if ((c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC))
    {
      g_autofree char *plain = NULL;

      length = g_unichar_to_utf8 (c, character);
      plain = g_utf8_normalize (character, length, G_NORMALIZE_NFKC);
      g_string_append (text, plain);
      return;
    }
  if (g_unichar_iscntrl (c) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
    {
      pdf->n_controls++;
      return;
    }
  pdf->n_unknown += c == 0xFFFD;
  g_string_append_unichar (text, c);
}

/* The line of characters from @first up to @end runs so. */
static Turn
find_turn (const Page *page,
           guint       first,
           guint       end)
{
  double   dx = 0, dy = 0, x, y;
  gboolean has_rtl = FALSE;

  for (guint i = first; i + 1 < end; i++)
    {
      if (g_unichar_isspace (g_array_index (page->characters, gunichar, i)) || g_unichar_isspace (g_array_index (page->characters, gunichar, i + 1)))
        continue;
      x = page->boxes[i + 1].x1 - page->boxes[i].x1;
      y = page->boxes[i + 1].y1 - page->boxes[i].y1;
      /* Within words only: letters of one that runs from right to left stand in either order. */
      has_rtl |= is_rtl (g_array_index (page->characters, gunichar, i));
      dx += x;
      dy += y;
    }
  if (ABS (dy) > 2 * ABS (dx) && ABS (dy) > 1)
    return dy > 0 ? DOWNWARDS : UPWARDS;

  return dx < -1 && !has_rtl ? UPSIDE_DOWN : UPRIGHT;
}

static NewsroomPdfBox
turn_box (const Page             *page,
          const PopplerRectangle *from,
          Turn                    turn)
{
  const double left = MIN (from->x1, from->x2), right = MAX (from->x1, from->x2);
  const double top = MIN (from->y1, from->y2), bottom = MAX (from->y1, from->y2);

  switch (turn)
    {
    case DOWNWARDS:
      return (NewsroomPdfBox){ top, page->width - right, bottom, page->width - left };
    case UPWARDS:
      return (NewsroomPdfBox){ page->height - bottom, left, page->height - top, right };
    case UPSIDE_DOWN:
      return (NewsroomPdfBox){ page->width - right, page->height - bottom, page->width - left, page->height - top };
    default:
      return (NewsroomPdfBox){ left, top, right, bottom };
    }
}

/* A place that no page has says that the file is damaged. */
static gboolean
is_sound (const NewsroomPdfBox *box)
{
  const double sides[] = { box->x0, box->y0, box->x1, box->y1 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!(sides[i] > -1e6 && sides[i] < 1e6))
      return FALSE;

  return TRUE;
}

static const char *
find_target (NewsroomPdf            *pdf,
             const Page             *page,
             const PopplerRectangle *box)
{
  const double x = (box->x1 + box->x2) / 2;
  const double y = page->height - (box->y1 + box->y2) / 2;
  guint        n = 0;

  for (GList *l = page->links; l != NULL && n < MAX_LINKS; l = l->next, n++)
    {
      const PopplerLinkMapping *link = l->data;
      const PopplerAction      *action = link->action;

      if (x < link->area.x1 || x > link->area.x2 || y < link->area.y1 || y > link->area.y2)
        continue;
      if (action->type != POPPLER_ACTION_URI || action->uri.uri == NULL || !g_utf8_validate (action->uri.uri, -1, NULL) || !newsroom_document_is_link (action->uri.uri))
        return NULL;

      return g_string_chunk_insert_const (pdf->targets, action->uri.uri);
    }

  return NULL;
}

static gboolean
has_any (const char        *name,
         const char *const *parts)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (small, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
set_look (NewsroomPdfPiece            *piece,
          const PopplerTextAttributes *attributes)
{
  static const char *const bold[] = { "bold", "black", "heavy", "demi", "cmbx", NULL };
  static const char *const italic[] = { "italic", "oblique", "cmti", "cmsl", NULL };
  const char              *name = attributes->font_name;

  piece->size = attributes->font_size;
  if (name == NULL)
    return;
  piece->is_bold = has_any (name, bold);
  piece->is_italic = has_any (name, italic) || g_str_has_suffix (name, "-It") || g_str_has_suffix (name, "BdIt");
}

/* The attributes of the character at @at, which is never before the one asked for last. */
static const PopplerTextAttributes *
find_attributes (GList **list,
                 guint   at)
{
  while (*list != NULL && (*list)->next != NULL && ((PopplerTextAttributes *)(*list)->data)->end_index < (gint)at)
    *list = (*list)->next;

  return *list != NULL ? (*list)->data : NULL;
}

static gboolean
is_same_look (const PopplerTextAttributes *a,
              const PopplerTextAttributes *b)
{
  return a == b || (a != NULL && b != NULL && g_strcmp0 (a->font_name, b->font_name) == 0 && ABS (a->font_size - b->font_size) < 0.1);
}

static void
piece_clear (NewsroomPdfPiece *piece)
{
  g_free (piece->text);
}

/* Signs of a symbol font as characters. @font may have the mark of a subset: "ABCDEF+Symbol". */
static char *
dup_signs (NewsroomPdf *pdf,
           const char  *font,
           const char  *text)
{
  const char *name = font != NULL && strchr (font, '+') != NULL ? strchr (font, '+') + 1 : font;

  return newsroom_document_is_symbol_font (name) ? newsroom_document_dup_symbols (name, text, &pdf->document->counts.symbols) : g_strdup (text);
}

/* Characters that a font has for itself: at the beginning of a line a bullet, else nobody knows. */
static void
replace_private (NewsroomPdf        *pdf,
                 NewsroomPdfSegment *segment)
{
  for (guint i = 0; i < segment->pieces->len; i++)
    {
      NewsroomPdfPiece *piece = &g_array_index (segment->pieces, NewsroomPdfPiece, i);
      const gboolean    is_bullet = i == 0 && segment->pieces->len > 1 && (piece + 1)->has_space && *g_utf8_next_char (piece->text) == '\0';
      GString          *text;

      if (g_str_is_ascii (piece->text))
        continue;
      text = g_string_new (NULL);
      for (const char *p = piece->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          const gboolean is_private = g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_PRIVATE_USE;

          if (is_private)
            g_string_append (text, is_bullet ? "•" : "�");
          else
            g_string_append_unichar (text, g_utf8_get_char (p));
          pdf->n_unknown += is_private && !is_bullet;
        }
      g_free (piece->text);
      piece->text = g_string_free (text, FALSE);
    }
}

/* Adds the characters from @first up to @end, which are one word or a part of it that looks alike. */
static void
add_piece (NewsroomPdf                 *pdf,
           const Page                  *page,
           GArray                      *pieces,
           guint                        first,
           guint                        end,
           Turn                         turn,
           const PopplerTextAttributes *attributes,
           const char                  *target)
{
  NewsroomPdfPiece piece = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  piece.box = turn_box (page, &page->boxes[first], turn);
  for (guint i = first; i < end; i++)
    {
      const NewsroomPdfBox box = turn_box (page, &page->boxes[i], turn);

      append_character (pdf, text, g_array_index (page->characters, gunichar, i));
      newsroom_pdf_box_add (&piece.box, &box);
    }
  if (text->len == 0)
    return;
  if (!is_sound (&piece.box))
    piece.box = (NewsroomPdfBox){ 0, 0, 1, 1 };

  piece.has_space = first == 0 || g_unichar_isspace (g_array_index (page->characters, gunichar, first - 1));
  piece.size = piece.box.y1 - piece.box.y0;
  if (attributes != NULL)
    set_look (&piece, attributes);
  piece.is_broken = g_hash_table_contains (page->breaks, GUINT_TO_POINTER (first));
  if (!(piece.size >= 1 && piece.size < 2000))
    piece.size = CLAMP (piece.box.y1 - piece.box.y0, 1, 2000);
  piece.target = target;
  piece.text = attributes != NULL ? dup_signs (pdf, attributes->font_name, text->str) : g_strdup (text->str);
  g_array_append_val (pieces, piece);
}

/* Whether the character at @at goes on with the piece that begins at @first. Of letters in words from
 * right to left it is not known which looks how. */
static gboolean
is_same_piece (NewsroomPdf                 *pdf,
               const Page                  *page,
               guint                        first,
               guint                        at,
               const PopplerTextAttributes *look,
               GList                      **attributes,
               const char                  *target)
{
  return !g_unichar_isspace (g_array_index (page->characters, gunichar, at)) && !g_hash_table_contains (page->breaks, GUINT_TO_POINTER (at)) &&
         (is_rtl (g_array_index (page->characters, gunichar, first)) || is_same_look (look, find_attributes (attributes, at))) && find_target (pdf, page, &page->boxes[at]) == target;
}

static void
add_line (NewsroomPdf *pdf,
          const Page  *page,
          GArray      *pieces,
          GList      **attributes,
          guint        first,
          guint        end,
          Turn         turn)
{
  guint at = first;

  while (at < end)
    {
      const PopplerTextAttributes *look;
      const char                  *target;
      guint                        next = at + 1;

      if (g_unichar_isspace (g_array_index (page->characters, gunichar, at)))
        {
          at++;
          continue;
        }
      look = find_attributes (attributes, at);
      target = find_target (pdf, page, &page->boxes[at]);
      while (next < end && is_same_piece (pdf, page, at, next, look, attributes, target))
        next++;
      add_piece (pdf, page, pieces, at, next, turn, look, target);
      at = next;
    }
}

/* A small number above the line is a sign of its own. */
static void
find_raised (GArray *pieces)
{
  for (guint i = 1; i < pieces->len; i++)
    {
      NewsroomPdfPiece       *piece = &g_array_index (pieces, NewsroomPdfPiece, i);
      const NewsroomPdfPiece *before = piece - 1;

      if (before->is_raised || piece->size >= RAISED_SIZE * before->size || !g_ascii_isdigit (piece->text[0]))
        continue;
      piece->is_raised = newsroom_pdf_is_beside (&piece->box, &before->box) && piece->box.y1 < before->box.y1 - RAISED_BY * before->size;
      if (piece->is_raised && piece->box.x0 - before->box.x1 < RAISED_GAP * before->size)
        piece->has_space = FALSE;
    }
}

static void
add_sheets (NewsroomPdf *pdf,
            const Page  *page,
            GArray     **pieces,
            guint        number)
{
  guint main = 0, n_sheets = 0;

  for (guint turn = 1; turn < N_TURNS; turn++)
    if (pieces[turn]->len > pieces[main]->len)
      main = turn;
  for (guint i = 0; i < N_TURNS; i++)
    {
      const guint       turn = (main + i) % N_TURNS;
      const gboolean    is_upright = turn == UPRIGHT || turn == UPSIDE_DOWN;
      NewsroomPdfSheet *sheet;

      if (pieces[turn]->len == 0)
        continue;
      sheet = g_new0 (NewsroomPdfSheet, 1);
      sheet->segments = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_pdf_segment_free);
      sheet->width = is_upright ? page->width : page->height;
      sheet->height = is_upright ? page->height : page->width;
      sheet->page = number;
      sheet->is_main = turn == main;
      find_raised (pieces[turn]);
      newsroom_pdf_make_segments (sheet, pieces[turn]);
      for (guint j = 0; j < sheet->segments->len; j++)
        replace_private (pdf, g_ptr_array_index (sheet->segments, j));
      g_ptr_array_add (pdf->sheets, sheet);
      n_sheets++;
    }
  pdf->n_turned += n_sheets > 1;
}

/* Returns: how many pictures of some size the page has */
static guint
count_pictures (PopplerPage *page)
{
  GList *pictures = poppler_page_get_image_mapping (page);
  guint  n = 0;

  for (GList *l = pictures; l != NULL; l = l->next)
    {
      const PopplerRectangle *area = &((PopplerImageMapping *)l->data)->area;

      n += ABS (area->x2 - area->x1) >= MIN_PICTURE && ABS (area->y2 - area->y1) >= MIN_PICTURE;
    }
  poppler_page_free_image_mapping (pictures);

  return n;
}

/**
 * newsroom_pdf_read_page:
 * @self: a file that is read
 * @page: one of its pages
 * @number: of the page, from 0
 *
 * Adds what stands on the page to the sheets, and counts what is no text.
 */
void
newsroom_pdf_read_page (NewsroomPdf *self,
                        PopplerPage *page,
                        guint        number)
{
  g_auto (Page) text = { 0 };
  GArray *pieces[N_TURNS];
  GList  *attributes;
  guint   first = 0, n_pieces = 0, n_pictures;

  page_init (&text, page);
  mend_boxes (&text);
  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      pieces[turn] = g_array_new (FALSE, FALSE, sizeof (NewsroomPdfPiece));
      g_array_set_clear_func (pieces[turn], (GDestroyNotify)piece_clear);
    }
  attributes = text.attributes;
  while (first < text.characters->len)
    {
      guint end = first;
      Turn  turn;

      while (end < text.characters->len && g_array_index (text.characters, gunichar, end) != '\n')
        end++;
      turn = find_turn (&text, first, end);
      add_line (self, &text, pieces[turn], &attributes, first, end, turn);
      first = end + 1;
    }
  for (guint turn = 0; turn < N_TURNS; turn++)
    n_pieces += pieces[turn]->len;
  n_pictures = count_pictures (page);
  self->n_pictures += n_pictures;
  self->n_scanned += n_pieces == 0 && n_pictures > 0;
  self->n_characters += text.characters->len;
  add_sheets (self, &text, pieces, number);
  for (guint turn = 0; turn < N_TURNS; turn++)
    g_array_unref (pieces[turn]);
}
