/* typing.c — the work of a key in the middle of an article: typing bare|dim|hide|plain|spelling FILE LIBRARY
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the milliseconds of processor time on the main thread that it takes to put the body of FILE
 * there, and those that a key takes from its handler to the painted frame, styles and counts included. “bare” is a
 * GtkSourceView without highlighting, “spelling” is the editor whose words are checked, the
 * others are the editor with its markup shown so. */
#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <time.h>

#include "newsroom-body-view.h"
#include "newsroom-editor-pane.h"
#include "newsroom-spelling.h"

#define WIDTH 800
#define HEIGHT 700
#define SIDE_MARGIN 120

#define N_KEYS 150
#define KEY_INTERVAL 40

/* The layout of lines out of sight must be done before the first key. */
#define SETTLE_TIME 3000

typedef struct
{
  GMainLoop     *loop;
  NewsroomStore *store;
  char          *body;
  const char    *which;
  GtkTextView   *view;

  NewsroomSpelling *spelling; /* NULL unless it is spelled */

  guint  n_keys;
  double before;
  double shown;
} Typist;

static double
get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static gboolean
key_cb (gpointer user_data)
{
  Typist *typist = user_data;

  if (typist->n_keys == 0)
    typist->before = get_processor_ms ();
  if (typist->n_keys == N_KEYS)
    {
      g_print ("%.3f %.3f\n", typist->shown, (get_processor_ms () - typist->before) / N_KEYS);
      g_main_loop_quit (typist->loop);
      return G_SOURCE_REMOVE;
    }

  typist->n_keys++;
  g_signal_emit_by_name (typist->view, "insert-at-cursor", typist->n_keys % 6 == 0 ? " " : "x");

  return G_SOURCE_CONTINUE;
}

static gboolean
begin_cb (gpointer user_data)
{
  Typist        *typist = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (typist->view);
  GtkTextIter    middle;

  gtk_text_buffer_get_iter_at_line (buffer, &middle, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_iter_forward_chars (&middle, 20);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_to_mark (typist->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
  g_timeout_add_full (G_PRIORITY_DEFAULT, KEY_INTERVAL, key_cb, typist, NULL);

  return G_SOURCE_REMOVE;
}

static GtkWidget *
bare_new (Typist *typist)
{
  GtkWidget     *scroller = gtk_scrolled_window_new ();
  GtkWidget     *view = gtk_source_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  double         start;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), SIDE_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), SIDE_MARGIN);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (buffer), FALSE);
  start = get_processor_ms ();
  gtk_text_buffer_set_text (buffer, typist->body, -1);
  typist->shown = get_processor_ms () - start;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  typist->view = GTK_TEXT_VIEW (view);

  return scroller;
}

static GtkTextView *
find_body (GtkWidget *widget)
{
  GtkTextView *found = NEWSROOM_IS_BODY_VIEW (widget) ? GTK_TEXT_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_body (child);

  return found;
}

static GtkWidget *
pane_new (Typist *typist)
{
  GtkWidget *pane = g_object_new (NEWSROOM_TYPE_EDITOR_PANE, "markup", g_str_equal (typist->which, "spelling") ? "dim" : typist->which, NULL);
  double     start;
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (typist->store, article);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, typist->body);
  start = get_processor_ms ();
  newsroom_editor_pane_set_draft (NEWSROOM_EDITOR_PANE (pane), draft);
  typist->shown = get_processor_ms () - start;
  typist->view = find_body (pane);
  if (g_str_equal (typist->which, "spelling"))
    {
      g_autoptr (GSettings) settings = g_settings_new ("com.example.Newsroom");

      typist->spelling = newsroom_spelling_new (typist->view, settings);
      newsroom_spelling_set_draft (typist->spelling, draft);
    }

  return pane;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Typist *typist = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *window = adw_window_new ();

  typist->store = newsroom_store_open_finish (result, &error);
  if (typist->store == NULL)
    g_error ("%s", error->message);

  adw_window_set_content (ADW_WINDOW (window), g_str_equal (typist->which, "bare") ? bare_new (typist) : pane_new (typist));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (SETTLE_TIME, begin_cb, typist);
}

int
main (int   argc,
      char *argv[])
{
  Typist typist = { 0 };

  if (argc != 4 || !g_file_get_contents (argv[2], &typist.body, NULL, NULL))
    {
      g_printerr ("Usage: typing bare|dim|hide|plain|spelling FILE LIBRARY\n");
      return 2;
    }

  adw_init ();
  typist.which = argv[1];
  typist.loop = g_main_loop_new (NULL, FALSE);
  newsroom_store_open_async (argv[3], NULL, opened_cb, &typist);
  g_main_loop_run (typist.loop);
  if (typist.spelling != NULL)
    g_object_run_dispose (G_OBJECT (typist.spelling));
  g_clear_object (&typist.spelling);

  return 0;
}
