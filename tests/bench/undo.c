/* undo.c — what it takes to keep what can be undone, and to bring it back: undo FOLDER
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one measure a line: its name and numbers, for bench-undo.py. The reference is the same save of
 * the same text without it. */
#include <stdlib.h>
#include <time.h>

#include "newsroom-edit-past.h"
#include "newsroom-store.h"

#define N_SAVES 100
#define N_STEPS 9000     /* before a save is timed */
#define REST (50 * 1000) /* µs, for the search index */

static const gsize sizes[] = { 8 * 1024, 64 * 1024, 512 * 1024 };

/* One library; the time of each save, and that of the processor for it, in ms. */
typedef struct
{
  NewsroomStore   *store;
  NewsroomArticle *article;
  double           times[N_SAVES];
  double           processor_times[N_SAVES];
} Side;

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
side_open (Side       *side,
           const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_store_open_async (path, NULL, keep_result_cb, &result);
  side->store = newsroom_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  side->article = newsroom_article_new ();
}

static void
side_close (Side *side)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_close_async (side->store, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_store_close_finish (side->store, wait_for (&result), NULL));
  g_clear_object (&result);
  g_clear_object (&side->store);
  g_clear_object (&side->article);
}

/* Of all threads, in ms. */
static double
get_processor_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);

  return (double)spent.tv_sec * 1000 + (double)spent.tv_nsec / 1e6;
}

static void
side_save (Side                *side,
           const GString       *text,
           NewsroomEditHistory *history,
           guint                i)
{
  const double before = get_processor_time ();
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomEditChanges *changes;

  newsroom_article_set_text (side->article, NEWSROOM_FIELD_BODY, text->str);
  if (history != NULL)
    {
      undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);
      changes = newsroom_edit_history_take_changes (history, "body", text->str);
      g_ptr_array_add (undo, changes);
    }
  newsroom_store_save_draft_async (side->store, side->article, NEWSROOM_CAUSE_AUTOSAVE, undo, NULL, keep_result_cb, &result);
  saved = newsroom_store_save_article_finish (side->store, wait_for (&result), &error);
  g_assert_no_error (error);
  side->times[i] = (double)(g_get_monotonic_time () - begin) / 1000;
  side->processor_times[i] = get_processor_time () - before;
  g_set_object (&side->article, saved);
}

/* A letter in another place becomes another one: the text stays as long as it is. */
static void
change (GString             *text,
        guint                i,
        NewsroomEditHistory *history)
{
  gsize place = (i * 7919u) % text->len;

  while (!g_ascii_islower (text->str[place]))
    place = (place + 1) % text->len;
  newsroom_edit_history_begin_group (history);
  newsroom_edit_history_delete (history, (guint)place, text->str + place, 1);
  text->str[place] = (char)('a' + (text->str[place] - 'a' + 1) % 26);
  newsroom_edit_history_insert (history, (guint)place, text->str + place, 1);
  newsroom_edit_history_end_group (history);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static double
get_median (double *values)
{
  qsort (values, N_SAVES, sizeof *values, compare);

  return values[N_SAVES / 2];
}

static void
time_saves (const char *folder,
            gsize       size)
{
  g_autofree char *with_name = g_strdup_printf ("with-%zu.db", size);
  g_autofree char *without_name = g_strdup_printf ("without-%zu.db", size);
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (G_MAXSIZE);
  g_autoptr (NewsroomEditHistory) again = newsroom_edit_history_new (G_MAXSIZE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) loaded = NULL;
  GPtrArray *pasts = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_past_free);
  Side       with = { 0 };
  Side       without = { 0 };
  gint64     begin;
  gint64     there;

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, "word%u%s", i % 997, i % 60 == 59 ? ".\n\n" : " ");
  for (guint i = 0; i < N_STEPS; i++)
    change (text, i, history);
  side_open (&with, folder, with_name);
  side_open (&without, folder, without_name);
  /* A new row, with all steps, is no usual save: the first one of all is written over. */
  side_save (&with, text, history, 0);
  side_save (&without, text, NULL, 0);
  for (guint i = 0; i < N_SAVES; i++)
    {
      change (text, N_STEPS + i, history);
      g_usleep (REST);
      side_save (&without, text, NULL, i);
      g_usleep (REST);
      side_save (&with, text, history, i);
    }

  begin = g_get_monotonic_time ();
  g_ptr_array_add (pasts, newsroom_edit_past_new ("body", text->str));
  newsroom_store_load_undo_async (with.store, newsroom_article_get_id (with.article), pasts, NULL, keep_result_cb, &result);
  loaded = newsroom_store_load_undo_finish (with.store, wait_for (&result), NULL);
  there = g_get_monotonic_time ();
  newsroom_edit_history_adopt (again, loaded->pdata[0]);
  g_assert_true (newsroom_edit_history_get_can_undo (again));
  g_print ("load %zu %u %.1f %.2f\n",
           size,
           N_STEPS + N_SAVES,
           (double)(there - begin) / 1000,
           (double)(g_get_monotonic_time () - there) / 1000);
  g_clear_object (&result);
  side_close (&with);
  side_close (&without);

  g_print ("save %zu %.4f %.4f %.4f %.4f\n",
           size,
           get_median (with.times),
           get_median (without.times),
           get_median (with.processor_times),
           get_median (without.processor_times));
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("Usage: undo FOLDER\n");
      return 2;
    }

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    time_saves (argv[1], sizes[i]);

  return 0;
}
