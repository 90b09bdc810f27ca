/* newsroom-counts.c — words, characters and paragraphs as a reader would count them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-counts.h"

#include "newsroom-notes.h"
#include "newsroom-segments-private.h"

#include <string.h>

/* Words a minute of a reader of news, and of one who reads them out; the time is the same in every
 * place that shows it. */
#define READING_WORDS_PER_MINUTE 250
#define SPEAKING_WORDS_PER_MINUTE 150

/* A paragraph that was counted. The key of its own table; its text follows it in memory. */
typedef struct
{
  NewsroomSegments segments;
  guint            pass;
  guint            hash;
  gsize            length;
  const char      *text;
} Paragraph;

struct _NewsroomCounter
{
  /* Owned; set of Paragraph */
  GHashTable *paragraphs;

  /* The body that is being counted: paragraphs that it does not hold are forgotten */
  guint pass;
};

struct _NewsroomCounting
{
  NewsroomCounter *counter; /* (nullable) */
  NewsroomCounts   counts;
  GString         *paragraph; /* owned */
  gboolean         row_has_word;
  guint            n_paragraphs;

  /* What of the body is counted, in bytes, and where in it the reader is */
  gsize start;
  gsize end;
  gsize position;

  NewsroomParagraphFunc paragraph_func; /* (nullable) */
  gpointer              paragraph_data;
};

static guint
paragraph_hash (gconstpointer key)
{
  return ((const Paragraph *)key)->hash;
}

static gboolean
paragraph_equal (gconstpointer a,
                 gconstpointer b)
{
  const Paragraph *one = a;
  const Paragraph *other = b;

  return one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
}

/* Eight bytes at a time: every paragraph is hashed at every key. */
static guint
hash_text (const char *text,
           gsize       length)
{
  guint64 hash = length;

  for (gsize i = 0; i < length; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, text + i, MIN (sizeof word, length - i));
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
    }

  return (guint)hash;
}

static Paragraph *
paragraph_new (const char *text,
               gsize       length,
               guint       hash)
{
  Paragraph *paragraph = g_malloc (sizeof *paragraph + length);
  char      *copy = (char *)(paragraph + 1);

  memcpy (copy, text, length);
  paragraph->segments = newsroom_segments_count (text, length);
  paragraph->pass = 0;
  paragraph->hash = hash;
  paragraph->length = length;
  paragraph->text = copy;

  return paragraph;
}

static NewsroomSegments
count_segments (NewsroomCounter *counter,
                const char      *text,
                gsize            length)
{
  Paragraph *paragraph;
  Paragraph  key = { 0 };

  if (counter == NULL)
    return newsroom_segments_count (text, length);

  key.hash = hash_text (text, length);
  key.length = length;
  key.text = text;
  paragraph = g_hash_table_lookup (counter->paragraphs, &key);
  if (paragraph == NULL)
    {
      paragraph = paragraph_new (text, length, key.hash);
      g_hash_table_add (counter->paragraphs, paragraph);
    }
  paragraph->pass = counter->pass;

  return paragraph->segments;
}

/* Counts what was gathered in a block since the last one began or ended. */
static void
end_paragraph (NewsroomCounting *counting,
               NewsroomBlockType type)
{
  NewsroomSegments segments;

  if (counting->paragraph->len == 0)
    return;

  segments = count_segments (counting->counter, counting->paragraph->str, counting->paragraph->len);
  if (counting->paragraph_func != NULL)
    counting->paragraph_func (type, counting->paragraph->str, counting->paragraph->len, counting->paragraph_data);
  g_string_truncate (counting->paragraph, 0);
  counting->n_paragraphs++;

  counting->counts.words += segments.words;
  counting->counts.characters += segments.characters;
  counting->counts.characters_no_spaces += segments.characters_no_spaces;
  if (segments.words == 0)
    return;

  if (type == NEWSROOM_BLOCK_TABLE_CELL || type == NEWSROOM_BLOCK_TABLE_HEADER_CELL)
    counting->row_has_word = TRUE;
  else
    counting->counts.paragraphs++;
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  /* Nothing else has both words and blocks. */
  end_paragraph (user_data, NEWSROOM_BLOCK_LIST_ITEM);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  NewsroomCounting *counting = user_data;

  end_paragraph (counting, block->type);
  if (block->type != NEWSROOM_BLOCK_TABLE_ROW)
    return;

  counting->counts.paragraphs += counting->row_has_word;
  counting->row_has_word = FALSE;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  NewsroomCounting *counting = user_data;
  gsize             start = MAX (counting->position, counting->start);

  if (offset >= 0)
    {
      start = MAX ((gsize)offset, counting->start);
      counting->position = (gsize)offset + length;
      if (start >= MIN (counting->position, counting->end))
        return;
      text += start - (gsize)offset;
      length = MIN (counting->position, counting->end) - start;
    }
  else if (start != counting->position || start >= counting->end)
    return;

  if (type == NEWSROOM_TEXT_SOFT_BREAK)
    g_string_append_c (counting->paragraph, ' ');
  else
    g_string_append_len (counting->paragraph, text, (gssize)length);
}

static gboolean
is_forgotten_cb (gpointer key,
                 gpointer value,
                 gpointer user_data)
{
  const NewsroomCounter *counter = user_data;
  const Paragraph       *paragraph = key;

  return paragraph->pass != counter->pass;
}

static NewsroomCounts
count_body (NewsroomCounter  *counter,
            NewsroomCounting *counting,
            const char       *body,
            gssize            length)
{
  NewsroomMarkdownReader reader = newsroom_counting_get_reader (counting);
  gsize                  range[] = { counting->start, counting->end };
  g_autofree char       *rest = newsroom_notes_cut (body, length, range, G_N_ELEMENTS (range));

  counting->counter = counter;
  counting->start = range[0];
  counting->end = range[1];
  newsroom_markdown_parse (rest != NULL ? rest : body, rest != NULL ? -1 : length, reader.handler, reader.user_data);

  /* Some old paragraphs may stay, for undo; as many as the body has, at most. */
  if (counter != NULL && g_hash_table_size (counter->paragraphs) > 2 * counting->n_paragraphs + 64)
    g_hash_table_foreach_remove (counter->paragraphs, is_forgotten_cb, counter);

  return newsroom_counting_end (counting);
}

/**
 * newsroom_counts_from_markdown:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Returns: what a reader of the body gets
 */
NewsroomCounts
newsroom_counts_from_markdown (const char *body,
                               gssize      length)
{
  return newsroom_counts_from_range (body, length, 0, G_MAXSIZE, NULL, NULL);
}

/**
 * newsroom_counts_from_range:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 * @start: the first byte of @body that counts
 * @end: the byte behind the last one, which may lie behind the body
 * @func: (nullable) (scope call): told of each paragraph as its reader gets it, without markup
 * @user_data: closure of @func
 *
 * The range is read as part of the whole, so that it counts for what it is there: half a link is
 * words, and the other half an address that nobody reads.
 *
 * Returns: what a reader of the body gets of the range
 */
NewsroomCounts
newsroom_counts_from_range (const char           *body,
                            gssize                length,
                            gsize                 start,
                            gsize                 end,
                            NewsroomParagraphFunc func,
                            gpointer              user_data)
{
  static const NewsroomCounts nothing = { 0 };
  NewsroomCounting           *counting;

  g_return_val_if_fail (body != NULL, nothing);

  counting = newsroom_counting_new ();
  counting->start = start;
  counting->end = end;
  counting->paragraph_func = func;
  counting->paragraph_data = user_data;

  return count_body (NULL, counting, body, length);
}

static guint
get_seconds (const NewsroomCounts *counts,
             guint                 words_per_minute)
{
  return (guint)(((guint64)counts->words * 60 + words_per_minute - 1) / words_per_minute);
}

/**
 * newsroom_counts_get_reading_seconds:
 * @counts: counts
 *
 * Returns: how long reading takes at 250 words a minute, in seconds, rounded up
 */
guint
newsroom_counts_get_reading_seconds (const NewsroomCounts *counts)
{
  g_return_val_if_fail (counts != NULL, 0);

  return get_seconds (counts, READING_WORDS_PER_MINUTE);
}

/**
 * newsroom_counts_get_speaking_seconds:
 * @counts: counts
 *
 * Returns: how long reading out takes at 150 words a minute, in seconds, rounded up
 */
guint
newsroom_counts_get_speaking_seconds (const NewsroomCounts *counts)
{
  g_return_val_if_fail (counts != NULL, 0);

  return get_seconds (counts, SPEAKING_WORDS_PER_MINUTE);
}

/**
 * newsroom_counting_new:
 *
 * Returns: (transfer full): a counting that has begun
 */
NewsroomCounting *
newsroom_counting_new (void)
{
  NewsroomCounting *self = g_new0 (NewsroomCounting, 1);

  self->paragraph = g_string_sized_new (1024);
  self->end = G_MAXSIZE;

  return self;
}

/**
 * newsroom_counting_get_reader:
 * @self: a counting
 *
 * Returns: what a body is to be parsed for, once
 */
NewsroomMarkdownReader
newsroom_counting_get_reader (NewsroomCounting *self)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };

  return (NewsroomMarkdownReader){ &handler, self };
}

/**
 * newsroom_counting_end:
 * @self: (transfer full): a counting
 *
 * Returns: what a reader of the body gets
 */
NewsroomCounts
newsroom_counting_end (NewsroomCounting *self)
{
  NewsroomCounts counts = self->counts;

  g_string_free (self->paragraph, TRUE);
  g_free (self);

  return counts;
}

/**
 * newsroom_counter_new:
 *
 * Returns: (transfer full): a counter that has seen nothing
 */
NewsroomCounter *
newsroom_counter_new (void)
{
  NewsroomCounter *self = g_new0 (NewsroomCounter, 1);

  self->paragraphs = g_hash_table_new_full (paragraph_hash, paragraph_equal, g_free, NULL);

  return self;
}

/**
 * newsroom_counter_free:
 * @self: (transfer full): a counter
 */
void
newsroom_counter_free (NewsroomCounter *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->paragraphs);
  g_free (self);
}

/**
 * newsroom_counter_count:
 * @self: a counter
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Counts as newsroom_counts_from_markdown() does, but looks for words only in paragraphs
 * that the last bodies did not hold.
 *
 * Returns: what a reader of the body gets
 */
NewsroomCounts
newsroom_counter_count (NewsroomCounter *self,
                        const char      *body,
                        gssize           length)
{
  static const NewsroomCounts nothing = { 0 };

  g_return_val_if_fail (self != NULL, nothing);
  g_return_val_if_fail (body != NULL, nothing);

  self->pass++;

  return count_body (self, newsroom_counting_new (), body, length);
}
