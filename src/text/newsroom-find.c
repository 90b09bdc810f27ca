/* newsroom-find.c — finds in a text, letter by letter or by a regular expression
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find.h"

#include "newsroom-find-private.h"

#include <string.h>
#include <uniwbrk.h>

/* So many letters are searched between two looks at whether it was cancelled. */
#define LETTERS_AT_A_TIME 65536

G_DEFINE_QUARK (newsroom - find - error - quark, newsroom_find_error)

static void
find_clear (gpointer data)
{
  NewsroomFind *self = data;

  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->code, pcre2_code_free);
}

/**
 * newsroom_find_new:
 * @pattern: what a person typed, UTF-8, not empty
 * @flags: how to take it
 * @error: return location for a #NewsroomFindError, in words to show
 *
 * Returns: (transfer full): what newsroom_find_search() looks for, for any thread; %NULL with @error
 *   set if it is no regular expression but should be one
 */
NewsroomFind *
newsroom_find_new (const char       *pattern,
                   NewsroomFindFlags flags,
                   GError          **error)
{
  NewsroomFind *self;
  pcre2_code   *code = NULL;

  g_return_val_if_fail (pattern != NULL && pattern[0] != '\0', NULL);

  if ((flags & NEWSROOM_FIND_REGEX) != 0)
    {
      code = newsroom_find_regex_new (pattern, flags, error);
      if (code == NULL)
        return NULL;
    }

  self = g_atomic_rc_box_new0 (NewsroomFind);
  self->flags = flags;
  self->code = code;
  if (code == NULL)
    self->units = newsroom_find_fold (pattern, 0, strlen (pattern), (flags & NEWSROOM_FIND_CASE) != 0);

  return self;
}

/**
 * newsroom_find_ref:
 * @self: what is looked for
 *
 * Returns: (transfer full): @self
 */
NewsroomFind *
newsroom_find_ref (NewsroomFind *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * newsroom_find_unref:
 * @self: (transfer full): what is looked for
 */
void
newsroom_find_unref (NewsroomFind *self)
{
  g_atomic_rc_box_release_full (self, find_clear);
}

/* “_” joins words (UAX #29), but in a body it is the mark of emphasis. */
static void
read_line (NewsroomFindRun *run,
           gsize            at)
{
  const char      *text = run->result->text;
  const char      *start = g_strrstr_len (text, (gssize)at, "\n");
  const char      *end = memchr (text + at, '\n', run->result->length - at);
  g_autofree char *line = NULL;
  gsize            length;

  run->line_start = start != NULL ? (gsize)(start + 1 - text) : 0;
  run->line_end = end != NULL ? (gsize)(end - text) : run->result->length;
  length = run->line_end - run->line_start;
  line = g_strndup (text + run->line_start, length);
  g_strdelimit (line, "_", ' ');
  g_free (run->breaks);
  run->breaks = g_malloc (length + 1);
  u8_wordbreaks ((const guint8 *)line, length, run->breaks);
}

static gboolean
is_word_end (NewsroomFindRun *run,
             gsize            at)
{
  if (run->breaks == NULL || at < run->line_start || at > run->line_end)
    read_line (run, at);

  return at == run->line_start || at == run->line_end || run->breaks[at - run->line_start] != 0;
}

static void
count_to (NewsroomFindRun *run,
          gsize            byte)
{
  const char *text = run->result->text;

  run->at_char += (guint)g_utf8_strlen (text + run->at_byte, (gssize)(byte - run->at_byte));
  for (const char *p = text + run->at_byte; (p = memchr (p, '\n', (gsize)(text + byte - p))) != NULL; p++)
    run->at_line++;
  run->at_byte = byte;
}

/**
 * newsroom_find_run_add:
 * @run: a search
 * @start: where something was found, in bytes, behind all that was found before
 * @end: where it ends
 *
 * Returns: whether it counts: not if it is no whole word, or more was found than is wanted
 */
gboolean
newsroom_find_run_add (NewsroomFindRun *run,
                       gsize            start,
                       gsize            end)
{
  NewsroomFound found;

  if (start < run->at_byte)
    return FALSE;
  if ((run->flags & NEWSROOM_FIND_WORDS) != 0 && !(is_word_end (run, start) && is_word_end (run, end)))
    return FALSE;
  if (run->result->found->len == NEWSROOM_FIND_MOST)
    {
      run->result->is_cut = TRUE;
      return FALSE;
    }

  found.start = (guint)start;
  found.end = (guint)end;
  count_to (run, start);
  found.first = run->at_char;
  found.line = run->at_line;
  count_to (run, end);
  found.last = run->at_char;
  g_array_append_val (run->result->found, found);

  return TRUE;
}

/* How far back to go in the letters looked for when the next one does not match, for each of them:
 * the failure function of Knuth, Morris and Pratt (1977). */
static guint *
make_table (const NewsroomFoldUnit *wanted,
            guint                   n_wanted)
{
  guint *back = g_new0 (guint, n_wanted + 1);

  for (guint i = 1, k = 0; i < n_wanted; i++)
    {
      while (k > 0 && wanted[i].character != wanted[k].character)
        k = back[k];
      if (wanted[i].character == wanted[k].character)
        k++;
      back[i + 1] = k;
    }

  return back;
}

/* Where the letters from @index on begin in the text: marks may be in another order there. */
static gsize
get_byte (NewsroomFindRun *run,
          const GArray    *units,
          guint            index)
{
  gsize byte = run->to;

  for (guint i = index; i < units->len && i - index < NEWSROOM_FIND_MOST_MARKS; i++)
    {
      const NewsroomFoldUnit *unit = &g_array_index (units, NewsroomFoldUnit, i);

      byte = MIN (byte, unit->byte);
      if (unit->character < 0x300 || g_unichar_combining_class (unit->character) == 0)
        break;
    }

  return byte;
}

/* The letters before @end match: where one begins or ends within what was one character, nobody
 * would take it for found. */
static gboolean
add_letters (NewsroomFindRun *run,
             const GArray    *units,
             guint            n_wanted,
             guint            end)
{
  const NewsroomFoldUnit *unit = (const NewsroomFoldUnit *)units->data;
  const guint             first = end - n_wanted;
  const gsize             start_byte = get_byte (run, units, first);
  const gsize             end_byte = get_byte (run, units, end);

  if ((first > 0 && unit[first - 1].byte >= start_byte) || end_byte <= unit[end - 1].byte)
    return FALSE;
  if (!newsroom_find_is_character_end (run->result->text, run->result->length, start_byte) ||
      !newsroom_find_is_character_end (run->result->text, run->result->length, end_byte))
    return FALSE;

  return newsroom_find_run_add (run, start_byte, end_byte);
}

static void
search_letters (NewsroomFind    *self,
                NewsroomFindRun *run)
{
  g_autoptr (GArray) units = newsroom_find_fold (run->result->text, run->from, run->to, (self->flags & NEWSROOM_FIND_CASE) != 0);
  const NewsroomFoldUnit *unit = (const NewsroomFoldUnit *)units->data;
  const NewsroomFoldUnit *wanted = (const NewsroomFoldUnit *)self->units->data;
  const guint             n_wanted = self->units->len;
  g_autofree guint       *back = make_table (wanted, n_wanted);
  guint                   k = 0;

  for (guint i = 0; i < units->len && !run->result->is_cut; i++)
    {
      if (i % LETTERS_AT_A_TIME == 0 && g_cancellable_is_cancelled (run->cancellable))
        return;
      while (k > 0 && unit[i].character != wanted[k].character)
        k = back[k];
      if (unit[i].character == wanted[k].character)
        k++;
      if (k == n_wanted)
        k = add_letters (run, units, n_wanted, i + 1) ? 0 : back[k];
    }
}

/**
 * newsroom_find_search:
 * @self: what to look for
 * @text: (transfer full): a text, valid UTF-8 with “\n” line ends
 * @length: its length in bytes, below 2 GB
 * @from: where to begin, in bytes
 * @to: where to end, in bytes
 * @cancellable: (nullable): ends it
 * @error: return location for a #NewsroomFindError or %G_IO_ERROR_CANCELLED
 *
 * Finds what begins and ends between @from and @to, from the front, apart from each other. Letters are
 * the same however they are composed, and without %NEWSROOM_FIND_CASE whatever their case, by
 * Unicode's full case folding: “STRASSE” finds “Straße”. A part of what a reader takes for one
 * character is not found. Words are those of UAX #29.
 *
 * A regular expression is compared as it is written, not composed. One that would take too long is an error.
 *
 * Returns: (transfer full): what was found; %NULL with @error set
 */
NewsroomFindResult *
newsroom_find_search (NewsroomFind *self,
                      char         *text,
                      gsize         length,
                      gsize         from,
                      gsize         to,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (NewsroomFindResult) result = g_atomic_rc_box_new0 (NewsroomFindResult);
  NewsroomFindRun run = { 0 };
  gboolean        done;

  result->text = text;
  result->length = length;
  result->found = g_array_new (FALSE, FALSE, sizeof (NewsroomFound));
  result->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  g_return_val_if_fail (self != NULL && text != NULL && length < G_MAXINT, NULL);
  g_return_val_if_fail (from <= to && to <= length, NULL);

  run.result = result;
  run.flags = self->flags;
  run.from = from;
  run.to = to;
  run.cancellable = cancellable;
  if (self->code != NULL)
    done = newsroom_find_regex_run (self->code, &run, error);
  else
    {
      search_letters (self, &run);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  g_free (run.breaks);

  return done ? g_steal_pointer (&result) : NULL;
}
