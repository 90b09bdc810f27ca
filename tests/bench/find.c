/* find.c — the work of finding and replacing in a long article: find bare|bar FILE LIBRARY
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FILE holds the word “needle”. Prints the milliseconds of processor time on the main thread of a key while
 * it is looked for, of the replacement of all by “haystack”, of the longest that the window stood still meanwhile,
 * and of undoing it likewise. “bare” is a GtkSourceView with its own search, “bar” the editor with its bar. */
#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "busy.h"
#include "newsroom-editor-pane.h"
#include "newsroom-find-bar.h"

#define WIDTH 800
#define HEIGHT 700
#define N_KEYS 100
#define KEY_INTERVAL 40

/* The layout of lines out of sight must be done before the first key. */
#define SETTLE_TIME 4000
#define LOOK_INTERVAL 20

typedef struct
{
  GMainLoop              *loop;
  NewsroomStore          *store;
  char                   *body;
  gboolean                is_bar;
  GtkTextView            *view;
  GtkWidget              *bar;
  GtkSourceSearchContext *search;
  guint                   n_keys;
  double                  before;
  double                  key;
} Bench;

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *label)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, label);

  return found;
}

static gboolean
has_needle (Bench *bench)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (bench->view);
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  return strstr (text, "needle") != NULL;
}

/* The text cannot be written while all of it is changed bit by bit. */
static gboolean
is_at_work (Bench *bench)
{
  return bench->is_bar && !gtk_text_view_get_editable (bench->view);
}

static gboolean
undone_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (is_at_work (bench))
    return G_SOURCE_CONTINUE;

  g_assert_true (has_needle (bench));
  g_print (" %.3f %.3f\n", busy_get_processor_ms () - bench->before, busy_get_longest ());
  g_main_loop_quit (bench->loop);

  return G_SOURCE_REMOVE;
}

static gboolean
replaced_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (is_at_work (bench))
    return G_SOURCE_CONTINUE;

  g_assert_false (has_needle (bench));
  g_print ("%.3f %.3f %.3f", bench->key, busy_get_processor_ms () - bench->before, busy_get_longest ());

  busy_reset ();
  bench->before = busy_get_processor_ms ();
  gtk_widget_activate_action (GTK_WIDGET (bench->view), "text.undo", NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_INTERVAL, undone_cb, bench, NULL);

  return G_SOURCE_REMOVE;
}

static void
replace_all (Bench *bench)
{
  busy_reset ();
  bench->before = busy_get_processor_ms ();
  if (bench->is_bar)
    g_signal_emit_by_name (find_widget (bench->bar, GTK_TYPE_BUTTON, "Replace All"), "clicked");
  else
    gtk_source_search_context_replace_all (bench->search, "haystack", -1, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_INTERVAL, replaced_cb, bench, NULL);
}

static gboolean
key_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->n_keys == 0)
    bench->before = busy_get_processor_ms ();
  if (bench->n_keys == N_KEYS)
    {
      bench->key = (busy_get_processor_ms () - bench->before) / N_KEYS;
      replace_all (bench);
      return G_SOURCE_REMOVE;
    }

  bench->n_keys++;
  g_signal_emit_by_name (bench->view, "insert-at-cursor", bench->n_keys % 6 == 0 ? " " : "x");

  return G_SOURCE_CONTINUE;
}

static gboolean
begin_cb (gpointer user_data)
{
  Bench         *bench = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (bench->view);
  GtkTextIter    middle;

  gtk_text_buffer_get_iter_at_line (buffer, &middle, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_to_mark (bench->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
  g_timeout_add_full (G_PRIORITY_DEFAULT, KEY_INTERVAL, key_cb, bench, NULL);

  return G_SOURCE_REMOVE;
}

static gboolean
open_cb (gpointer user_data)
{
  Bench     *bench = user_data;
  GtkWidget *row;

  if (bench->is_bar)
    {
      newsroom_find_bar_open (NEWSROOM_FIND_BAR (bench->bar), TRUE);
      row = find_widget (bench->bar, GTK_TYPE_ENTRY, NULL);
      gtk_editable_set_text (GTK_EDITABLE (row), "needle");
      row = gtk_widget_get_next_sibling (gtk_widget_get_parent (row));
      gtk_editable_set_text (GTK_EDITABLE (find_widget (row, GTK_TYPE_ENTRY, NULL)), "haystack");
    }
  g_timeout_add (SETTLE_TIME / 2, begin_cb, bench);

  return G_SOURCE_REMOVE;
}

static GtkWidget *
bare_new (Bench *bench)
{
  GtkWidget     *scroller = gtk_scrolled_window_new ();
  GtkWidget     *view = gtk_source_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_text_buffer_set_text (buffer, bench->body, -1);
  gtk_source_search_settings_set_search_text (settings, "needle");
  bench->search = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), settings);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  bench->view = GTK_TEXT_VIEW (view);

  return scroller;
}

static GtkWidget *
bar_new (Bench *bench)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pane = g_object_new (NEWSROOM_TYPE_EDITOR_PANE, "vexpand", TRUE, NULL);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (bench->store, article);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, bench->body);
  newsroom_editor_pane_set_draft (NEWSROOM_EDITOR_PANE (pane), draft);
  bench->view = newsroom_editor_pane_get_body (NEWSROOM_EDITOR_PANE (pane));
  bench->bar = g_object_new (NEWSROOM_TYPE_FIND_BAR, NULL);
  newsroom_find_bar_set_view (NEWSROOM_FIND_BAR (bench->bar),
                              bench->view,
                              newsroom_editor_pane_get_overlay (NEWSROOM_EDITOR_PANE (pane)),
                              newsroom_editor_pane_get_view (NEWSROOM_EDITOR_PANE (pane), NEWSROOM_FIELD_HEADLINE),
                              newsroom_editor_pane_get_view (NEWSROOM_EDITOR_PANE (pane), NEWSROOM_FIELD_STANDFIRST));
  newsroom_find_bar_set_editable (NEWSROOM_FIND_BAR (bench->bar), TRUE);
  gtk_box_append (GTK_BOX (box), bench->bar);
  gtk_box_append (GTK_BOX (box), pane);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);

  return overlay;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *window = adw_window_new ();

  bench->store = newsroom_store_open_finish (result, &error);
  if (bench->store == NULL)
    g_error ("%s", error->message);

  adw_window_set_content (ADW_WINDOW (window), bench->is_bar ? bar_new (bench) : bare_new (bench));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (SETTLE_TIME, open_cb, bench);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };

  if (argc != 4 || !g_file_get_contents (argv[2], &bench.body, NULL, NULL))
    {
      g_printerr ("Usage: find bare|bar FILE LIBRARY\n");
      return 2;
    }

  adw_init ();
  busy_start ();
  bench.is_bar = g_str_equal (argv[1], "bar");
  bench.loop = g_main_loop_new (NULL, FALSE);
  newsroom_store_open_async (argv[3], NULL, opened_cb, &bench);
  g_main_loop_run (bench.loop);

  return 0;
}
