/* newsroom-editor-buffer-change.c — much of a text buffer becomes another as one step, bit by bit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-buffer-change.h"

#include <string.h>

#include "newsroom-clean-text.h"
#include "newsroom-editor-buffer-private.h"
#include "newsroom-text-exchange.h"

/* How much of the text is missing at a time while it is exchanged, in bytes. */
#define PIECE 4096

/* The same in a text with a line of more bytes than that. */
#define PIECE_OF_LONG_LINE 65536
#define LONG_LINE (2 * PIECE_OF_LONG_LINE)

/* What is found out on another thread, and then done. */
typedef struct
{
  gboolean from_end; /* the caret is where the selection begins */
  gboolean is_begun;
  gsize    length;

  /* Owned */
  NewsroomEditorBuffer *buffer;
  char                 *text;      /* as it is before */
  NewsroomTextEdit     *edit;      /* NULL where nothing is to be done, or it is not known yet */
  GArray               *exchanges; /* likewise */
  guint                *places;    /* of each, in characters */

  /* What finds it; NULL where the text is to become another one, which user_data is */
  NewsroomEditorFind find;
  gpointer           user_data;
  GDestroyNotify     destroy;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_pointer (&self->edit, newsroom_text_edit_free);
  g_clear_pointer (&self->exchanges, g_array_unref);
  g_free (self->places);
  g_free (self->text);
  g_object_unref (self->buffer);
  g_free (self);
}

static const NewsroomTextExchange *
get_exchange (const GArray *exchanges,
              guint         i)
{
  return &g_array_index (exchanges, NewsroomTextExchange, i);
}

/* Returns: (transfer full): where each of the pieces begins, in characters */
static guint *
list_places (const char   *text,
             const GArray *pieces)
{
  guint *places = g_new (guint, pieces->len + 1);
  gsize  at = 0;
  guint  place = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const gsize start = get_exchange (pieces, i)->start;

      place += (guint)g_utf8_strlen (text + at, (gssize)(start - at));
      places[i] = place;
      at = start;
    }

  return places;
}

/* From the last to the first, so that the places of those before stay. */
static void
plan (NewsroomEditorBuffer *self,
      const char           *text,
      const GArray         *pieces,
      const guint          *places)
{
  for (guint i = pieces->len; i > 0; i--)
    {
      const NewsroomTextExchange *piece = get_exchange (pieces, i - 1);

      if (piece->end - piece->start == piece->length && memcmp (text + piece->start, piece->text, piece->length) == 0)
        continue;
      newsroom_edit_history_plan_delete (self->history, places[i - 1], text + piece->start, (gssize)(piece->end - piece->start));
      newsroom_edit_history_plan_insert (self->history, places[i - 1], piece->text, (gssize)piece->length);
    }
}

/* Returns: where a place of the text is after the exchanges, in characters. It stays at its words; where those go, as
 * far behind what was before them as it was. */
static guint
follow (guint         place,
        const char   *text,
        const GArray *exchanges,
        const guint  *places,
        gboolean      goes_behind)
{
  guint after = place;

  for (guint i = 0; i < exchanges->len && places[i] <= place; i++)
    {
      const NewsroomTextExchange *exchange = get_exchange (exchanges, i);
      const guint                 n_deleted = (guint)g_utf8_strlen (text + exchange->start, (gssize)(exchange->end - exchange->start));
      const guint                 n_inserted = (guint)g_utf8_strlen (exchange->text, (gssize)exchange->length);

      if (places[i] + n_deleted <= place)
        after += n_inserted - n_deleted;
      else if (goes_behind)
        after += n_inserted - (place - places[i]);
      else
        after -= place - places[i] - MIN (place - places[i], n_inserted);
    }

  return after;
}

/* GtkTextBuffer copies all of a line for each change in it. Such a line is not shown. */
static gsize
find_piece_size (const char *text)
{
  for (const char *end; *text != '\0'; text = *end != '\0' ? end + 1 : end)
    {
      end = strchrnul (text, '\n');
      if ((gsize)(end - text) > LONG_LINE)
        return PIECE_OF_LONG_LINE;
    }

  return PIECE;
}

/* Returns: about how many bits there are to do; 0 for none */
static guint
begin (NewsroomEditorBuffer *self,
       const char           *text,
       const GArray         *exchanges,
       guint                 insert,
       guint                 bound)
{
  g_autoptr (GArray) pieces = newsroom_text_exchange_cut (exchanges, text, find_piece_size (text));
  g_autofree guint *places = list_places (text, pieces);
  guint             before_insert, before_bound;

  newsroom_editor_buffer_get_selection (self, &before_insert, &before_bound);
  newsroom_edit_history_set_selection (self->history, before_insert, before_bound);
  plan (self, text, pieces, places);

  return newsroom_edit_history_begin_plan (self->history, insert, bound);
}

/* Returns: where a byte of the new text is, in characters */
static guint
find_place (const Change *self,
            gsize         byte)
{
  const gsize offset = self->edit->offset;
  const gsize n_inserted = strlen (self->edit->inserted);
  glong       place = g_utf8_strlen (self->text, (gssize)MIN (byte, offset));

  if (byte > offset)
    place += g_utf8_strlen (self->edit->inserted, (gssize)MIN (byte - offset, n_inserted));
  if (byte > offset + n_inserted)
    place += g_utf8_strlen (self->text + offset + self->edit->n_deleted, (gssize)(byte - offset - n_inserted));

  return (guint)place;
}

static guint
begin_change (Change *self)
{
  guint insert, bound;

  if (self->find != NULL)
    {
      insert = find_place (self, self->from_end ? self->edit->start : self->edit->end);
      bound = find_place (self, self->from_end ? self->edit->end : self->edit->start);
    }
  else
    {
      newsroom_editor_buffer_get_selection (self->buffer, &insert, &bound);
      insert = follow (insert, self->text, self->exchanges, self->places, FALSE);
      bound = follow (bound, self->text, self->exchanges, self->places, FALSE);
    }

  return begin (self->buffer, self->text, self->exchanges, insert, bound);
}

/* If somebody has written in the text meanwhile, that is the end. */
static gboolean
change_step (gpointer user_data)
{
  Change *self = user_data;

  if (!self->is_begun)
    {
      gsize       length;
      const char *now = newsroom_editor_buffer_get_text (self->buffer, &length);
      guint       n;

      self->is_begun = TRUE;
      if (self->exchanges == NULL || length != self->length || memcmp (now, self->text, length) != 0)
        return FALSE;
      n = begin_change (self);
      newsroom_editor_work_set_n (self->buffer->work, n);
    }

  return newsroom_editor_buffer_step (self->buffer);
}

static void
change_turn_back (gpointer user_data)
{
  newsroom_editor_buffer_turn_back (((Change *)user_data)->buffer);
}

static void
prepare_change (gpointer user_data)
{
  Change *self = user_data;
  g_autoptr (GString) clean = NULL;
  g_autoptr (GArray) exchanges = NULL;

  if (self->find != NULL)
    {
      self->edit = self->find (self->text, self->user_data);
    }
  else
    {
      clean = newsroom_clean_text (self->user_data, -1, self->buffer->one_line);
      self->edit = newsroom_text_edit_new (self->text, clean->str, 0, 0);
    }
  if (self->edit == NULL)
    return;

  exchanges = newsroom_text_exchange_find (self->text + self->edit->offset, self->edit->n_deleted, self->edit->inserted, strlen (self->edit->inserted));
  for (guint i = 0; i < exchanges->len; i++)
    {
      g_array_index (exchanges, NewsroomTextExchange, i).start += self->edit->offset;
      g_array_index (exchanges, NewsroomTextExchange, i).end += self->edit->offset;
    }
  self->places = list_places (self->text, exchanges);
  self->exchanges = g_steal_pointer (&exchanges);
}

static Change *
change_new (NewsroomEditorBuffer *buffer,
            NewsroomEditorFind    find,
            gpointer              user_data,
            GDestroyNotify        destroy)
{
  Change     *self = g_new0 (Change, 1);
  const char *text;

  newsroom_editor_buffer_settle (buffer);
  text = newsroom_editor_buffer_get_text (buffer, &self->length);
  self->buffer = g_object_ref (buffer);
  self->text = g_strndup (text, self->length);
  self->find = find;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

/* Takes the change. */
static NewsroomEditorWork *
run_change (Change     *self,
            const char *title)
{
  NewsroomEditorBuffer *buffer = self->buffer;
  NewsroomEditorWork   *work = newsroom_editor_work_new (title, 1, change_step, self, change_free);

  newsroom_editor_work_set_thread (work, prepare_change);
  newsroom_editor_work_set_turn_back (work, change_turn_back);
  newsroom_editor_buffer_walk (buffer, work);

  return work;
}

/**
 * newsroom_editor_buffer_edit:
 * @self: a buffer
 * @title: what is being done, translated
 * @from_end: whether the caret is where the selection begins, after it
 * @find: what finds out on another thread what to do; what it inserts has only "\n" as line ends
 * @user_data: closure of @find
 * @destroy: (nullable): frees @user_data, once the work is let go
 *
 * Does it as one step that can be undone, bit by bit. When that is stopped the text is as it was.
 *
 * Returns: (transfer full): the work, of which nothing is done yet. When it has ended and has done nothing, then
 *   nothing was to be done, or it was stopped.
 */
NewsroomEditorWork *
newsroom_editor_buffer_edit (NewsroomEditorBuffer *self,
                             const char           *title,
                             gboolean              from_end,
                             NewsroomEditorFind    find,
                             gpointer              user_data,
                             GDestroyNotify        destroy)
{
  Change *change;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);
  g_return_val_if_fail (find != NULL, NULL);

  change = change_new (self, find, user_data, destroy);
  change->from_end = from_end;

  return run_change (change, title);
}

/**
 * newsroom_editor_buffer_become:
 * @self: a buffer
 * @text: the text that shall stand there
 *
 * Changes only the lines that are different, as one step that can be undone, bit by bit, so that caret and marks
 * elsewhere stay where they are. Nobody is shown how far that is.
 *
 * Returns: (transfer full): the work, of which nothing is done yet
 */
NewsroomEditorWork *
newsroom_editor_buffer_become (NewsroomEditorBuffer *self,
                               const char           *text)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return run_change (change_new (self, NULL, g_strdup (text), g_free), NULL);
}

static gboolean
exchange_step (gpointer user_data)
{
  return newsroom_editor_buffer_step (NEWSROOM_EDITOR_BUFFER (user_data));
}

static void
exchange_turn_back (gpointer user_data)
{
  newsroom_editor_buffer_turn_back (NEWSROOM_EDITOR_BUFFER (user_data));
}

/**
 * newsroom_editor_buffer_exchange:
 * @self: a buffer in which nothing is under way, and no user action
 * @title: what is being done, translated
 * @exchanges: (element-type NewsroomTextExchange): what to do to its text as it is now, in order; what comes has only
 *   "\n" as line ends
 * @goes_behind: whether a caret in what goes, or before it, is behind what came in its place. Else it stays in its
 *   place.
 *
 * Does it as one step that can be undone, bit by bit; a little at once. When that is stopped the text is as it was.
 *
 * Returns: (transfer full) (nullable): the work, which may have ended; %NULL where there was nothing to do
 */
NewsroomEditorWork *
newsroom_editor_buffer_exchange (NewsroomEditorBuffer *self,
                                 const char           *title,
                                 const GArray         *exchanges,
                                 gboolean              goes_behind)
{
  NewsroomEditorWork *work;
  g_autofree guint   *places = NULL;
  const char         *text;
  gsize               length;
  guint               insert, bound, n;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self) && self->work == NULL && self->n_edits_under_way == 0, NULL);
  g_return_val_if_fail (exchanges != NULL, NULL);

  newsroom_editor_buffer_break (self);
  text = newsroom_editor_buffer_get_text (self, &length);
  places = list_places (text, exchanges);
  newsroom_editor_buffer_get_selection (self, &insert, &bound);
  n = begin (self,
             text,
             exchanges,
             follow (insert, text, exchanges, places, goes_behind),
             follow (bound, text, exchanges, places, goes_behind));
  if (n == 0)
    return NULL;

  work = newsroom_editor_work_new (title, n, exchange_step, g_object_ref (self), g_object_unref);
  newsroom_editor_work_set_turn_back (work, exchange_turn_back);
  newsroom_editor_buffer_walk (self, work);

  return work;
}
