/* newsroom-word-diff.c — two versions of a text, word by word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-word-diff.h"

#include <string.h>
#include <uniwbrk.h>

#include "newsroom-segments-private.h"
#include "newsroom-sequence-diff-private.h"

/* A change is looked for so many words before and after the place that was found for it first. */
#define MOST_SLIDE 200

/* A word, or what is between two: the piece of a text from one boundary of UAX #29 to the next.
 * Its own key in the table that gives equal ones the same number. */
typedef struct
{
  const char *text;
  gsize       length;
} Token;

typedef struct
{
  GArray *tokens;  /* of Token */
  GArray *numbers; /* of guint, one a token */
  guint8 *changed; /* one a token: it is not in the other version */
} Version;

static guint
token_hash (gconstpointer key)
{
  const Token *token = key;
  guint        hash = 5381;

  for (gsize i = 0; i < token->length; i++)
    hash = hash * 33 + (guchar)token->text[i];

  return hash;
}

static gboolean
token_equal (gconstpointer a,
             gconstpointer b)
{
  const Token *one = a;
  const Token *other = b;

  return one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
}

static void
version_init (Version    *self,
              const char *text)
{
  gsize            length = strlen (text);
  g_autofree char *boundaries = g_malloc (length + 1);
  gsize            start = 0;

  u8_wordbreaks ((const guint8 *)text, length, boundaries);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  for (gsize i = 1; i <= length; i++)
    {
      Token token = { text + start, i - start };

      if (i < length && !boundaries[i])
        continue;
      g_array_append_val (self->tokens, token);
      start = i;
    }
  self->numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->tokens->len);
  self->changed = g_malloc0 (self->tokens->len + 1);
}

static void
version_clear (Version *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->changed, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Version, version_clear)

static void
version_number (Version    *self,
                GHashTable *numbers)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      Token *token = &g_array_index (self->tokens, Token, i);
      guint  number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, token));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, token, GUINT_TO_POINTER (number));
        }
      g_array_append_val (self->numbers, number);
    }
}

static gboolean
is_blank (const Token *token)
{
  return strspn (token->text, " \t") >= token->length;
}

static gboolean
has_end_of_line (const Token *token)
{
  return memchr (token->text, '\n', token->length) != NULL;
}

/* Whether a sentence is at its end before the token, be it in quotation marks or brackets. */
static gboolean
ends_sentence (const Version *version,
               guint          i)
{
  for (; i > 0; i--)
    {
      const Token *token = &g_array_index (version->tokens, Token, i - 1);
      gunichar     c = g_utf8_get_char_validated (token->text, (gssize)token->length);

      if (c == '.' || c == '!' || c == '?' || c == 0x2026)
        return TRUE;
      if (c != '"' && c != '\'' && c != ')' && c != 0x2019 && c != 0x201c && c != 0x201d && c != 0xbb)
        return FALSE;
    }

  return FALSE;
}

/* How well a change that may begin here or there begins here */
static guint
rate_beginning (const Version *version,
                guint          i)
{
  const Token *token = &g_array_index (version->tokens, Token, i);

  if (i == 0 || has_end_of_line (token - 1))
    return 5;
  if (is_blank (token - 1))
    return ends_sentence (version, i - 1) ? 4 : 2;
  if (is_blank (token) || has_end_of_line (token))
    return ends_sentence (version, i) ? 3 : 1;

  return 0;
}

/* What came between two equal words may have come before the one or after the other: of both texts the
 * changes make the same. Where the words from @from to @to, which the other version lacks at @place, may be
 * those some words before or after, they become those that make a paragraph, a sentence, or words. */
static void
slide (Version       *version,
       const Version *other,
       guint         *from,
       guint         *to,
       guint         *place)
{
  const guint *numbers = (const guint *)(gpointer)version->numbers->data;
  guint        start = *from;
  guint        best = *from;
  guint        best_rate = rate_beginning (version, *from);

  for (guint i = 0; i < MOST_SLIDE && start > 0 && *place + start > *from && !version->changed[start - 1] &&
                    !other->changed[*place + start - *from - 1] && numbers[start - 1] == numbers[start + *to - *from - 1];
       i++)
    start--;
  for (guint i = 0, s = start; i < 2 * MOST_SLIDE; i++, s++)
    {
      const guint end = s + *to - *from;

      if (rate_beginning (version, s) > best_rate)
        {
          best_rate = rate_beginning (version, s);
          best = s;
        }
      if (end == version->tokens->len || (end >= *to && version->changed[end]) ||
          other->changed[*place + s - *from] || numbers[s] != numbers[end])
        break;
    }
  memset (version->changed + *from, FALSE, *to - *from);
  memset (version->changed + best, TRUE, *to - *from);
  *place = *place + best - *from;
  *to = *to + best - *from;
  *from = best;
}

static guint
skip_changed (const Version *version,
              guint          i)
{
  while (i < version->tokens->len && version->changed[i])
    i++;

  return i;
}

/* Each change of one version alone */
static void
slide_changes (Version *before,
               Version *after)
{
  guint x = 0;
  guint y = 0;

  while (x < before->tokens->len || y < after->tokens->len)
    {
      guint x_end = skip_changed (before, x);
      guint y_end = skip_changed (after, y);

      if (x_end > x && y_end == y)
        slide (before, after, &x, &x_end, &y_end);
      else if (x_end == x && y_end > y)
        slide (after, before, &y, &y_end, &x_end);
      x = skip_changed (before, x_end);
      y = skip_changed (after, y_end);
      if (x < before->tokens->len)
        x++;
      if (y < after->tokens->len)
        y++;
    }
}

/* Where every other word was replaced, the spaces between are the same and would part a change
 * into single words: they are taken as changed as well. */
static void
join_changes (Version *before,
              Version *after)
{
  guint x = 0;
  guint y = 0;

  while (x < before->tokens->len && y < after->tokens->len)
    {
      guint    x_end = skip_changed (before, x);
      guint    y_end = skip_changed (after, y);
      gboolean replaces = x_end > x && y_end > y;

      x = x_end;
      y = y_end;
      if (x == before->tokens->len || y == after->tokens->len)
        break;
      if (replaces && is_blank (&g_array_index (before->tokens, Token, x)) &&
          skip_changed (before, x + 1) > x + 1 && skip_changed (after, y + 1) > y + 1)
        before->changed[x] = after->changed[y] = TRUE;
      else
        x++, y++;
    }
}

static void
append (GArray                *changes,
        NewsroomWordChangeType type,
        const Version         *version,
        guint                  from,
        guint                  to)
{
  const Token       *first;
  const Token       *last;
  NewsroomWordChange change;

  if (from == to)
    return;

  first = &g_array_index (version->tokens, Token, from);
  last = &g_array_index (version->tokens, Token, to - 1);
  change = (NewsroomWordChange){ type, first->text, (gsize)(last->text + last->length - first->text) };
  g_array_append_val (changes, change);
}

/**
 * newsroom_word_diff:
 * @before: a text, UTF-8
 * @after: a later version of it
 *
 * Words are those of UAX #29; what is between them is compared as well. The changes that are not
 * inserted make up @before, and those that are not deleted make up @after. Takes time about linear
 * in the length of the texts, however much differs.
 *
 * Returns: (transfer full) (element-type NewsroomWordChange): what is the same and what changed,
 *   in order, what was deleted in a place before what was inserted there; borrows from the texts
 */
GArray *
newsroom_word_diff (const char *before,
                    const char *after)
{
  g_auto (Version) old = { 0 };
  g_auto (Version) new = { 0 };
  g_autoptr (GHashTable) numbers = g_hash_table_new (token_hash, token_equal);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (NewsroomWordChange));
  guint   x = 0;
  guint   y = 0;

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  version_init (&old, before);
  version_init (&new, after);
  version_number (&old, numbers);
  version_number (&new, numbers);
  newsroom_sequence_diff ((const guint *)(gpointer)old.numbers->data,
                          old.numbers->len,
                          (const guint *)(gpointer) new.numbers->data,
                          new.numbers->len,
                          old.changed,
                          new.changed);
  slide_changes (&old, &new);
  join_changes (&old, &new);

  while (x < old.tokens->len || y < new.tokens->len)
    {
      guint x_end = skip_changed (&old, x);
      guint y_end = skip_changed (&new, y);
      guint y_same = y_end;

      append (changes, NEWSROOM_WORDS_DELETED, &old, x, x_end);
      append (changes, NEWSROOM_WORDS_INSERTED, &new, y, y_end);
      for (x = x_end; x < old.tokens->len && !old.changed[x] && !new.changed[y_same]; x++)
        y_same++;
      append (changes, NEWSROOM_WORDS_SAME, &new, y_end, y_same);
      y = y_same;
    }

  return changes;
}

/**
 * newsroom_word_diff_count:
 * @changes: (element-type NewsroomWordChange): what newsroom_word_diff() gave
 *
 * Returns: how many words went and came
 */
NewsroomWordDelta
newsroom_word_diff_count (GArray *changes)
{
  NewsroomWordDelta delta = { 0 };

  g_return_val_if_fail (changes != NULL, delta);

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomWordChange *change = &g_array_index (changes, NewsroomWordChange, i);
      guint                     n_words = newsroom_segments_count (change->text, change->length).words;

      if (change->type == NEWSROOM_WORDS_DELETED)
        delta.n_deleted += n_words;
      else if (change->type == NEWSROOM_WORDS_INSERTED)
        delta.n_inserted += n_words;
    }

  return delta;
}
