/* newsroom-empty-pair.c — a pair of marks that waits for words between them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-empty-pair.h"

#include <string.h>

#include "newsroom-body-place.h"
#include "newsroom-body-tidy.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-markers.h"

/* A command puts “****” around the caret for words that are still to come, and so do marks wait of which
 * somebody deleted all the words. If none come, they would be printed as they are; so they go when the caret
 * does. What a person typed around nothing is never looked at: the marks that wait lie between these marks of
 * the buffer, which has one pair at most. */
typedef enum
{
  PLACE_OPEN,
  PLACE_START,
  PLACE_END,
  PLACE_CLOSE,
  N_PLACES,
} Place;

/* What they are of. */
#define MARKS "*_~`"

/* Is there as well where the words of the pair were deleted: it goes, and comes back, with them. */
#define EMPTIED_MARK "newsroom-pair-emptied"

/* What marks begin and end with. */
#define OPENING_CHARACTERS MARKS "["
#define CLOSING_CHARACTERS MARKS "]"

/* How many steps back the command is looked for that made a pair: one for each of its words, and more. */
#define MOST_STEPS 1000

static const char *const names[N_PLACES] = { "newsroom-pair-open", "newsroom-pair-start", "newsroom-pair-end", "newsroom-pair-close" };

static gboolean
is_one_of (gunichar    c,
           const char *characters)
{
  return c != 0 && c < 0x80 && strchr (characters, (int)c) != NULL;
}

static gboolean
has_pair (GtkTextBuffer *buffer)
{
  return gtk_text_buffer_get_mark (buffer, names[PLACE_OPEN]) != NULL;
}

static void
get_places (GtkTextBuffer *buffer,
            GtkTextIter   *places)
{
  for (guint i = 0; i < N_PLACES; i++)
    gtk_text_buffer_get_iter_at_mark (buffer, &places[i], gtk_text_buffer_get_mark (buffer, names[i]));
}

/* Whether all that is selected is in the pair. */
static gboolean
is_inside (GtkTextBuffer     *buffer,
           const GtkTextIter *places)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &first, &last);

  return gtk_text_iter_compare (&first, &places[PLACE_START]) >= 0 && gtk_text_iter_compare (&last, &places[PLACE_END]) <= 0;
}

static gboolean
settle_cb (gpointer user_data)
{
  newsroom_body_tidy (GTK_TEXT_BUFFER (user_data), FALSE);

  return G_SOURCE_REMOVE;
}

/* GTK may be in the midst of an edit. */
static void
moved_cb (GtkTextBuffer *buffer)
{
  GtkTextIter places[N_PLACES];

  get_places (buffer, places);
  if (!is_inside (buffer, places))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, g_object_ref (buffer), g_object_unref);
}

static void
forget (GtkTextBuffer *buffer)
{
  if (!has_pair (buffer))
    return;

  g_signal_handlers_disconnect_by_func (buffer, moved_cb, NULL);
  for (guint i = 0; i < N_PLACES; i++)
    gtk_text_buffer_delete_mark_by_name (buffer, names[i]);
  if (gtk_text_buffer_get_mark (buffer, EMPTIED_MARK) != NULL)
    gtk_text_buffer_delete_mark_by_name (buffer, EMPTIED_MARK);
}

/* Whether there are as many marks before as behind, as undoing leaves fewer, or those of a link. */
static gboolean
is_whole (const GtkTextIter *places)
{
  g_autofree char *opening = gtk_text_iter_get_slice (&places[PLACE_OPEN], &places[PLACE_START]);
  g_autofree char *closing = gtk_text_iter_get_slice (&places[PLACE_END], &places[PLACE_CLOSE]);

  if (strchr (opening, '[') != NULL)
    return strchr (closing, ']') != NULL;

  g_strreverse (closing);

  return opening[0] != '\0' && strspn (opening, MARKS) == strlen (opening) && g_str_equal (opening, closing);
}

/* That they had been there is nothing to undo, unless they had words. */
static void
remove_pair (GtkTextBuffer *buffer,
             GtkTextIter   *places)
{
  if (gtk_text_buffer_get_mark (buffer, EMPTIED_MARK) != NULL)
    newsroom_body_tidy_take_along (buffer, &places[PLACE_OPEN], &places[PLACE_CLOSE]);
  else
    newsroom_body_tidy_replace (buffer, &places[PLACE_OPEN], &places[PLACE_CLOSE], "");
}

/* Blanks before the closing marks would keep them from closing. */
static void
move_blanks_out (GtkTextBuffer *buffer,
                 GtkTextIter   *places,
                 const char    *words)
{
  g_autofree char *closing = gtk_text_iter_get_slice (&places[PLACE_END], &places[PLACE_CLOSE]);
  g_autofree char *kept = g_strchomp (g_strdup (words));
  g_autofree char *moved = g_strconcat (kept[0] != '\0' ? closing : "", words + strlen (kept), NULL);
  GtkTextIter      start = places[kept[0] != '\0' ? PLACE_START : PLACE_OPEN];

  if (kept[0] != '\0')
    gtk_text_iter_forward_chars (&start, (int)g_utf8_strlen (kept, -1));
  newsroom_body_tidy_replace (buffer, &start, &places[PLACE_CLOSE], moved);
}

static void
remember (GtkTextBuffer     *buffer,
          const GtkTextIter *places)
{
  forget (buffer);
  for (guint i = 0; i < N_PLACES; i++)
    gtk_text_buffer_create_mark (buffer, names[i], &places[i], i == PLACE_START || i == PLACE_CLOSE);
  g_signal_connect (buffer, "notify::cursor-position", G_CALLBACK (moved_cb), NULL);
}

/**
 * newsroom_empty_pair_note:
 * @buffer: the buffer of a body
 * @n_marks: how many characters on each side of the caret a command has put there; 0 for none
 *
 * Remembers them, if they are a pair, in place of those that were remembered before.
 */
void
newsroom_empty_pair_note (GtkTextBuffer *buffer,
                          guint          n_marks)
{
  GtkTextIter places[N_PLACES];

  forget (buffer);
  if (n_marks == 0)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &places[PLACE_START], gtk_text_buffer_get_insert (buffer));
  places[PLACE_OPEN] = places[PLACE_END] = places[PLACE_CLOSE] = places[PLACE_START];
  gtk_text_iter_backward_chars (&places[PLACE_OPEN], (int)n_marks);
  gtk_text_iter_forward_chars (&places[PLACE_CLOSE], (int)n_marks);
  remember (buffer, places);
  if (newsroom_empty_pair_get (buffer) != n_marks)
    forget (buffer);
}

/* How many marks are on each side of a place, with nothing between them. */
static guint
count_marks (const GtkTextIter *place)
{
  GtkTextIter before = *place;
  GtkTextIter behind = *place;
  guint       n = 0;

  while (gtk_text_iter_backward_char (&before) && gtk_text_iter_get_char (&before) < 0x80 &&
         strchr (MARKS, (int)gtk_text_iter_get_char (&before)) != NULL &&
         gtk_text_iter_get_char (&before) == gtk_text_iter_get_char (&behind))
    {
      n++;
      gtk_text_iter_forward_char (&behind);
    }

  return n;
}

/* Finds the marks around words that end in a blank, as they are while the words are written: so the marks do
 * not close. Returns: whether there are any around the caret */
static gboolean
find_words (const GtkTextIter *caret,
            GtkTextIter       *places)
{
  GtkTextIter      line = *caret;
  g_autofree char *before = NULL;
  g_autofree char *opening = NULL;
  const char      *found;

  places[PLACE_END] = places[PLACE_CLOSE] = *caret;
  while (is_one_of (gtk_text_iter_get_char (&places[PLACE_CLOSE]), MARKS))
    gtk_text_iter_forward_char (&places[PLACE_CLOSE]);
  gtk_text_iter_set_line_offset (&line, 0);
  before = gtk_text_iter_get_slice (&line, caret);
  opening = g_strreverse (gtk_text_iter_get_slice (caret, &places[PLACE_CLOSE]));
  found = opening[0] != '\0' ? g_strrstr (before, opening) : NULL;
  if (found == NULL || g_ascii_isspace (found[strlen (opening)]) || (found > before && strchr (MARKS, found[-1]) != NULL))
    return FALSE;

  places[PLACE_OPEN] = places[PLACE_START] = line;
  gtk_text_iter_forward_chars (&places[PLACE_OPEN], (int)g_utf8_strlen (before, found - before));
  gtk_text_iter_forward_chars (&places[PLACE_START], (int)(g_utf8_strlen (before, found - before) + g_utf8_strlen (opening, -1)));

  return is_whole (places);
}

/* Whether commands put the marks there, one pair into another, and nothing before them was changed since.
 * Whoever types marks has the caret behind them. */
static gboolean
is_of_command (NewsroomEditHistory *history,
               const GtkTextIter   *places)
{
  const guint open = (guint)gtk_text_iter_get_offset (&places[PLACE_OPEN]);
  const guint start = (guint)gtk_text_iter_get_offset (&places[PLACE_START]);
  guint       n_marks = 0;
  guint       offset = start;

  for (guint i = 0; i < MOST_STEPS && offset > open; i++)
    {
      gboolean    inserted;
      guint       caret;
      const char *text = newsroom_edit_history_get_single (history, i, &inserted, &offset, &caret);

      if (text == NULL)
        return FALSE;
      if (offset >= start)
        continue;
      if (!inserted || strspn (text, MARKS) < strlen (text) || caret != offset + strlen (text) / 2)
        return FALSE;
      n_marks += caret - offset;
    }

  return offset == open && n_marks == start - open;
}

/* Finding markers takes a reading of the body: not for a place that has none on both sides. */
static gboolean
may_be_in_marks (const GtkTextIter *caret)
{
  GtkTextIter before = *caret;

  return gtk_text_iter_backward_char (&before) && is_one_of (gtk_text_iter_get_char (&before), OPENING_CHARACTERS) &&
         is_one_of (gtk_text_iter_get_char (caret), CLOSING_CHARACTERS);
}

/**
 * newsroom_empty_pair_note_emptied:
 * @buffer: the buffer of a body
 *
 * Remembers the marks around the caret if the newest step deleted all that was between them.
 */
void
newsroom_empty_pair_note_emptied (GtkTextBuffer *buffer)
{
  NewsroomEditorBuffer *body = NEWSROOM_EDITOR_BUFFER (buffer);
  GtkTextIter           places[N_PLACES];
  NewsroomMarkers       markers;
  gboolean              inserted = TRUE;
  guint                 offset, after;
  gsize                 length, at;
  const char           *words, *text;

  gtk_text_buffer_get_iter_at_mark (buffer, &places[PLACE_START], gtk_text_buffer_get_insert (buffer));
  if (newsroom_editor_buffer_get_work (body) != NULL || gtk_text_buffer_get_has_selection (buffer) || !may_be_in_marks (&places[PLACE_START]))
    return;
  words = newsroom_edit_history_get_single (newsroom_editor_buffer_get_history (body), 0, &inserted, &offset, &after);
  if (words == NULL || inserted || offset != (guint)gtk_text_iter_get_offset (&places[PLACE_START]))
    return;

  text = newsroom_body_place_get_text (buffer, &length);
  at = newsroom_body_place_get_offset (text, length, &places[PLACE_START]);
  if (!newsroom_markers_find_emptied (text, length, at, words, &markers))
    return;

  newsroom_body_place_get_iter (buffer, text, markers.opening, &places[PLACE_OPEN]);
  newsroom_body_place_get_iter (buffer, text, markers.closing, &places[PLACE_END]);
  newsroom_body_place_get_iter (buffer, text, markers.closing + markers.closing_length, &places[PLACE_CLOSE]);
  remember (buffer, places);
  gtk_text_buffer_create_mark (buffer, EMPTIED_MARK, &places[PLACE_START], TRUE);
}

/**
 * newsroom_empty_pair_note_undone:
 * @buffer: the buffer of a body, in which a step was undone or redone
 *
 * Remembers the pair that the caret is in if words in it were undone: the newest step put it there, and
 * left the caret before its end, or wrote words there of which the last is followed by a blank, or deleted those
 * before. A pair that somebody typed is left alone.
 */
void
newsroom_empty_pair_note_undone (GtkTextBuffer *buffer)
{
  GtkTextIter          place;
  GtkTextIter          places[N_PLACES];
  guint                offset, caret;
  NewsroomEditHistory *history = newsroom_editor_buffer_get_history (NEWSROOM_EDITOR_BUFFER (buffer));
  const char          *text = newsroom_edit_history_get_newest (history, &offset, &caret);

  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  if (text == NULL)
    newsroom_empty_pair_note_emptied (buffer);
  if (text == NULL || gtk_text_buffer_get_has_selection (buffer) || gtk_text_iter_get_offset (&place) != (int)caret)
    return;

  if (strspn (text, MARKS) == strlen (text) && caret < offset + strlen (text))
    newsroom_empty_pair_note (buffer, count_marks (&place));
  else if (g_str_has_suffix (text, " ") && find_words (&place, places) && is_of_command (history, places))
    remember (buffer, places);
}

/**
 * newsroom_empty_pair_get:
 * @buffer: the buffer of a body
 *
 * Returns: how many characters of a pair that was remembered are on each side of the caret, with nothing
 *   between them; 0 if there is none
 */
guint
newsroom_empty_pair_get (GtkTextBuffer *buffer)
{
  GtkTextIter places[N_PLACES];

  if (!has_pair (buffer))
    return 0;

  get_places (buffer, places);
  if (!is_whole (places) || !gtk_text_iter_equal (&places[PLACE_START], &places[PLACE_END]) || !is_inside (buffer, places))
    return 0;

  return (guint)(gtk_text_iter_get_offset (&places[PLACE_START]) - gtk_text_iter_get_offset (&places[PLACE_OPEN]));
}

/**
 * newsroom_empty_pair_put_blank:
 * @buffer: the buffer of a body in which newsroom_empty_pair_get() finds a pair
 * @blank: what is typed there
 *
 * Words cannot begin with a blank behind marks, so it comes before them.
 */
void
newsroom_empty_pair_put_blank (GtkTextBuffer *buffer,
                               const char    *blank)
{
  GtkTextIter places[N_PLACES];

  get_places (buffer, places);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &places[PLACE_OPEN], blank, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * newsroom_empty_pair_remove:
 * @buffer: the buffer of a body in which newsroom_empty_pair_get() finds a pair
 *
 * Takes it away, as a key does that is pressed there.
 */
void
newsroom_empty_pair_remove (GtkTextBuffer *buffer)
{
  GtkTextIter places[N_PLACES];

  get_places (buffer, places);
  remove_pair (buffer, places);
  forget (buffer);
}

/**
 * newsroom_empty_pair_settle:
 * @buffer: the buffer of a body
 * @leaves: whether it is left, wherever the caret is
 *
 * If the caret has left a pair that was remembered, it goes where it is still empty, and blanks that end
 * its words come behind it. It is remembered no longer. While something is under way in the text all
 * stays as it is. Words that were undone can come back, with the pair.
 */
void
newsroom_empty_pair_settle (GtkTextBuffer *buffer,
                            gboolean       leaves)
{
  GtkTextIter      places[N_PLACES];
  g_autofree char *words = NULL;
  gboolean         is_empty, ends_blank;

  if (!has_pair (buffer) || newsroom_editor_buffer_get_work (NEWSROOM_EDITOR_BUFFER (buffer)) != NULL)
    return;

  get_places (buffer, places);
  if (is_inside (buffer, places) && !leaves)
    return;

  words = gtk_text_iter_get_slice (&places[PLACE_START], &places[PLACE_END]);
  is_empty = is_whole (places) && words[0] == '\0';
  ends_blank = is_whole (places) && !is_empty && g_ascii_isspace (words[strlen (words) - 1]);
  if (is_empty)
    remove_pair (buffer, places);
  else if (ends_blank)
    move_blanks_out (buffer, places, words);
  forget (buffer);
}
