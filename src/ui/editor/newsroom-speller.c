/* newsroom-speller.c — asks dictionaries, on a thread of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-speller.h"

#include <string.h>

#include "newsroom-dictionaries.h"

/* As many answers are remembered. */
#define MOST_ANSWERS 100000

/**
 * NewsroomSpeller:
 *
 * To open a dictionary takes up to half a second, a suggestion may take as long, and a broker of
 * Enchant belongs to one thread: so one thread does all that is asked, what somebody waits for
 * first. What was said of a word is remembered until other dictionaries or other words that are
 * right come into play, so that a body that was checked is checked again in no time.
 */
struct _NewsroomSpeller
{
  GObject parent_instance;

  /* Owned */
  GThread     *thread;
  GAsyncQueue *jobs; /* Job */

  int is_ending; /* atomic */

  /* Of the thread */
  NewsroomDictionaries *dictionaries;
  GHashTable           *answers;  /* word and hints to whether it is right */
  NewsroomSpellerText  *answered; /* the last that was checked: to whose rules the answers are */
};

G_DEFINE_FINAL_TYPE (NewsroomSpeller, newsroom_speller, G_TYPE_OBJECT)

struct _NewsroomSpellerText
{
  char                  *body; /* until it is read */
  gsize                  length;
  char                 **dictionaries;
  GHashTable            *accepted; /* set of words, or NULL; nobody changes it */
  NewsroomSpellingWords *words;    /* of the thread */
};

/* The order in which they are done. */
typedef enum
{
  JOB_END,
  JOB_SUGGEST,
  JOB_LIST,
  JOB_ADD,
  JOB_CHECK,
} JobType;

typedef struct
{
  JobType type;
  guint   start;
  guint   end;

  /* Owned */
  GTask               *task; /* NULL where nobody waits */
  NewsroomSpellerText *text;
  char                *word;
  char               **dictionaries;
  gboolean             is_typographic;
} Job;

static void
text_clear (gpointer data)
{
  NewsroomSpellerText *text = data;

  g_free (text->body);
  g_strfreev (text->dictionaries);
  g_clear_pointer (&text->accepted, g_hash_table_unref);
  g_clear_pointer (&text->words, newsroom_spelling_words_free);
}

/**
 * newsroom_speller_text_new:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @dictionaries: the names of the dictionaries; a word is right if one of them has it
 * @accepted: (nullable): a set of words that are right; nobody may change it any more
 *
 * Returns: (transfer full): a copy of @body to be checked
 */
NewsroomSpellerText *
newsroom_speller_text_new (const char        *body,
                           gsize              length,
                           const char *const *dictionaries,
                           GHashTable        *accepted)
{
  NewsroomSpellerText *text = g_atomic_rc_box_new0 (NewsroomSpellerText);

  text->body = g_strndup (body, length);
  text->length = length;
  text->dictionaries = g_strdupv ((char **)dictionaries);
  text->accepted = accepted != NULL ? g_hash_table_ref (accepted) : NULL;

  return text;
}

/**
 * newsroom_speller_text_unref:
 * @text: (transfer full): a text
 */
void
newsroom_speller_text_unref (NewsroomSpellerText *text)
{
  g_atomic_rc_box_release_full (text, text_clear);
}

/**
 * newsroom_speller_piece_free:
 * @piece: (transfer full): a piece
 */
void
newsroom_speller_piece_free (NewsroomSpellerPiece *piece)
{
  g_array_unref (piece->wrong);
  g_free (piece);
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->text, newsroom_speller_text_unref);
  g_free (job->word);
  g_strfreev (job->dictionaries);
  g_free (job);
}

static int
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return (int)((const Job *)a)->type - (int)((const Job *)b)->type;
}

/* Of the thread from here on. */

static gboolean
is_right (NewsroomSpeller            *self,
          NewsroomSpellerText        *text,
          const NewsroomSpellingWord *word)
{
  const char *body = newsroom_spelling_words_get_body (text->words);
  char        key[256];
  gpointer    answer;
  gboolean    right;

  if (word->length + 2 > sizeof key)
    return TRUE;

  memcpy (key, body + word->offset, word->length);
  key[word->length] = (char)('0' + word->hints);
  key[word->length + 1] = '\0';
  answer = g_hash_table_lookup (self->answers, key);
  if (answer != NULL)
    return GPOINTER_TO_INT (answer) > 1;

  key[word->length] = '\0';
  right = newsroom_dictionaries_check (self->dictionaries, (const char *const *)text->dictionaries, text->accepted, key, word->hints);
  key[word->length] = (char)('0' + word->hints);
  g_hash_table_insert (self->answers, g_strdup (key), GINT_TO_POINTER (right ? 2 : 1));

  return right;
}

static gboolean
has_same_rules (const NewsroomSpellerText *text,
                const NewsroomSpellerText *other)
{
  return text->accepted == other->accepted && g_strv_equal ((const char *const *)text->dictionaries, (const char *const *)other->dictionaries);
}

/* Remembers to whose rules the answers are. */
static void
prepare (NewsroomSpeller     *self,
         NewsroomSpellerText *text)
{
  if (self->answered == text)
    return;

  if (self->answered == NULL || !has_same_rules (self->answered, text) || g_hash_table_size (self->answers) > MOST_ANSWERS)
    g_hash_table_remove_all (self->answers);
  g_clear_pointer (&self->answered, newsroom_speller_text_unref);
  self->answered = g_atomic_rc_box_acquire (text);
  if (text->words == NULL)
    text->words = newsroom_spelling_words_new (text->body, (gssize)text->length);
  g_clear_pointer (&text->body, g_free);
}

static void
check (NewsroomSpeller *self,
       Job             *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  g_autoptr (GArray) words = NULL;
  g_autoptr (NewsroomSpellerPiece) piece = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;

  prepare (self, job->text);
  piece = g_new0 (NewsroomSpellerPiece, 1);
  piece->start = job->start;
  piece->end = job->end;
  piece->wrong = g_array_new (FALSE, FALSE, sizeof (NewsroomSpellingWord));
  words = newsroom_spelling_words_find (job->text->words, &piece->start, &piece->end);

  for (guint i = 0; i < words->len; i++)
    {
      const NewsroomSpellingWord *word = &g_array_index (words, NewsroomSpellingWord, i);

      if (g_atomic_int_get (&self->is_ending) || g_cancellable_is_cancelled (cancellable))
        break;
      if (!is_right (self, job->text, word))
        g_array_append_val (piece->wrong, *word);
    }

  if (!g_task_return_error_if_cancelled (job->task))
    g_task_return_pointer (job->task, g_steal_pointer (&piece), (GDestroyNotify)newsroom_speller_piece_free);
}

static void
suggest (NewsroomSpeller *self,
         Job             *job)
{
  char **suggestions;

  if (g_task_return_error_if_cancelled (job->task))
    return;

  suggestions = newsroom_dictionaries_suggest (self->dictionaries,
                                               (const char *const *)job->dictionaries,
                                               job->word,
                                               job->is_typographic,
                                               NEWSROOM_SPELLER_MOST_SUGGESTIONS);
  g_task_return_pointer (job->task, suggestions, (GDestroyNotify)g_strfreev);
}

static void
add (NewsroomSpeller *self,
     Job             *job)
{
  newsroom_dictionaries_add (self->dictionaries, (const char *const *)job->dictionaries, job->word);
  g_hash_table_remove_all (self->answers);
}

/* Whoever still waits is told that there is nothing to come. */
static void
cancel_all (NewsroomSpeller *self)
{
  Job *job;

  while ((job = g_async_queue_try_pop (self->jobs)) != NULL)
    {
      if (job->task != NULL)
        g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The speller has ended");
      job_free (job);
    }
}

static gpointer
run (gpointer user_data)
{
  NewsroomSpeller *self = user_data;
  gboolean         has_ended = FALSE;

  self->dictionaries = newsroom_dictionaries_new ();
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (!has_ended)
    {
      Job *job = g_async_queue_pop (self->jobs);

      switch (job->type)
        {
        case JOB_SUGGEST:
          suggest (self, job);
          break;
        case JOB_LIST:
          g_task_return_pointer (job->task, newsroom_dictionaries_list (self->dictionaries), (GDestroyNotify)g_strfreev);
          break;
        case JOB_ADD:
          add (self, job);
          break;
        case JOB_CHECK:
          check (self, job);
          break;
        case JOB_END:
        default:
          has_ended = TRUE;
        }
      job_free (job);
    }
  cancel_all (self);
  newsroom_dictionaries_free (self->dictionaries);
  g_hash_table_unref (self->answers);
  g_clear_pointer (&self->answered, newsroom_speller_text_unref);

  return NULL;
}

/* Of whoever asks from here on. */

static Job *
job_new (JobType type,
         GTask  *task)
{
  Job *job = g_new0 (Job, 1);

  job->type = type;
  job->task = task;

  return job;
}

static void
push (NewsroomSpeller *self,
      Job             *job)
{
  if (self->thread == NULL)
    self->thread = g_thread_new ("speller", run, self);
  g_async_queue_push_sorted (self->jobs, job, compare_jobs, NULL);
}

/* No task holds the speller, as the thread may be the last that has the task. */
static void
newsroom_speller_finalize (GObject *object)
{
  NewsroomSpeller *self = NEWSROOM_SPELLER (object);

  newsroom_speller_end (self);
  g_async_queue_unref (self->jobs);

  G_OBJECT_CLASS (newsroom_speller_parent_class)->finalize (object);
}

static void
newsroom_speller_class_init (NewsroomSpellerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_speller_finalize;
}

static void
newsroom_speller_init (NewsroomSpeller *self)
{
  self->jobs = g_async_queue_new_full ((GDestroyNotify)job_free);
}

/**
 * newsroom_speller_new:
 *
 * Returns: (transfer full): a speller, whose thread begins when it is first asked
 */
NewsroomSpeller *
newsroom_speller_new (void)
{
  return g_object_new (NEWSROOM_TYPE_SPELLER, NULL);
}

/**
 * newsroom_speller_list_async:
 * @self: a speller
 * @callback: called on the thread that asks
 * @user_data: closure
 *
 * Asks for the dictionaries that are installed.
 */
void
newsroom_speller_list_async (NewsroomSpeller    *self,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (NEWSROOM_IS_SPELLER (self));

  push (self, job_new (JOB_LIST, g_task_new (NULL, NULL, callback, user_data)));
}

/**
 * newsroom_speller_list_finish:
 * @result: the result
 *
 * Returns: (transfer full): their names, in order
 */
char **
newsroom_speller_list_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_speller_check_async:
 * @self: a speller
 * @text: a text
 * @start: the first character to check
 * @end: the character after the last
 * @cancellable: (nullable): to stop
 * @callback: called on the thread that asks
 * @user_data: closure
 *
 * Checks the lines that lie there.
 */
void
newsroom_speller_check_async (NewsroomSpeller     *self,
                              NewsroomSpellerText *text,
                              guint                start,
                              guint                end,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Job *job;

  g_return_if_fail (NEWSROOM_IS_SPELLER (self));
  g_return_if_fail (text != NULL);

  job = job_new (JOB_CHECK, g_task_new (NULL, cancellable, callback, user_data));
  job->text = g_atomic_rc_box_acquire (text);
  job->start = start;
  job->end = end;
  push (self, job);
}

/**
 * newsroom_speller_check_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): what is wrong there, or %NULL if it was cancelled
 */
NewsroomSpellerPiece *
newsroom_speller_check_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_speller_suggest_async:
 * @self: a speller
 * @word: a word that is wrong
 * @dictionaries: the names of the dictionaries
 * @is_typographic: whether its text has ’ for an apostrophe
 * @cancellable: (nullable): to stop
 * @callback: called on the thread that asks
 * @user_data: closure
 *
 * Asks what may have been meant.
 */
void
newsroom_speller_suggest_async (NewsroomSpeller    *self,
                                const char         *word,
                                const char *const  *dictionaries,
                                gboolean            is_typographic,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Job *job;

  g_return_if_fail (NEWSROOM_IS_SPELLER (self));
  g_return_if_fail (word != NULL);

  job = job_new (JOB_SUGGEST, g_task_new (NULL, cancellable, callback, user_data));
  job->word = g_strdup (word);
  job->dictionaries = g_strdupv ((char **)dictionaries);
  job->is_typographic = is_typographic;
  push (self, job);
}

/**
 * newsroom_speller_suggest_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): up to %NEWSROOM_SPELLER_MOST_SUGGESTIONS words, the
 *   likeliest first, or %NULL if it was cancelled
 */
char **
newsroom_speller_suggest_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_speller_add_word:
 * @self: a speller
 * @word: a word
 * @dictionaries: the names of the dictionaries
 *
 * Adds @word to the personal list of the first of @dictionaries, for all applications.
 */
void
newsroom_speller_add_word (NewsroomSpeller   *self,
                           const char        *word,
                           const char *const *dictionaries)
{
  Job *job;

  g_return_if_fail (NEWSROOM_IS_SPELLER (self));
  g_return_if_fail (word != NULL);

  job = job_new (JOB_ADD, NULL);
  job->word = g_strdup (word);
  job->dictionaries = g_strdupv ((char **)dictionaries);
  push (self, job);
}

/**
 * newsroom_speller_end:
 * @self: a speller that is asked nothing more
 *
 * Ends the thread; what is still being asked is cancelled. Waits for a dictionary that is being
 * opened, as no process may end meanwhile.
 */
void
newsroom_speller_end (NewsroomSpeller *self)
{
  g_return_if_fail (NEWSROOM_IS_SPELLER (self));

  if (self->thread == NULL)
    return;

  g_atomic_int_set (&self->is_ending, TRUE);
  push (self, job_new (JOB_END, NULL));
  g_thread_join (g_steal_pointer (&self->thread));
}
