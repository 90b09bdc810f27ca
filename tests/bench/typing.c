/* typing.c — the work of editing a long article: typing bare|dim|hide|plain FILE PASTE LIBRARY N_KEYS [memory]
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the text of FILE, types in it, pastes PASTE, undoes that, replaces the word “needle”, scrolls. “bare” is a
 * GtkSourceView without highlighting, the others are the editor with its markup shown so, its words checked and
 * counted. Prints a line for each: the milliseconds of processor time on the main thread, of a key from its
 * handler to the painted frame and of all else until the end, the longest that the main loop stood still, and how
 * often it lost a frame. With “memory” it only types on and on, and prints what is in use of it. */
#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <malloc.h>
#include <string.h>

#include "busy.h"
#include "newsroom-body-view.h"
#include "newsroom-editor-pane.h"
#include "newsroom-find-bar.h"
#include "newsroom-long-page.h"
#include "newsroom-spelling.h"

/* Both show as much: of the same size and font, with the same space around lines, in pixels. */
#define WIDTH 800
#define HEIGHT 700
#define FONT "Sans 10"
#define SIDE_MARGIN 172
#define SPACE_IN_PARAGRAPHS 3
#define SPACE_AROUND_PARAGRAPHS 2

#define KEY_INTERVAL 40
#define N_SCROLLS 80

/* Typed without a stop, and how often memory is looked at meanwhile. */
#define N_KEYS_FOR_MEMORY 100000
#define N_KEYS_A_LOOK 10000

typedef struct
{
  GMainLoop     *loop;
  NewsroomStore *store;
  char          *body;
  char          *pasted;
  const char    *which;
  gboolean       is_bare;

  GtkTextView             *view;
  NewsroomEditorPane      *pane; /* NULL in “bare”, as these: */
  NewsroomFindBar         *bar;
  NewsroomSpelling        *spelling;
  GtkSourceSearchSettings *search_settings; /* only in “bare”, as this: */
  GtkSourceSearchContext  *search;

  guint  step;
  guint  n_keys;
  guint  n_done;
  double before;
} Bench;

/* One line of what is printed. What a step leads to until all is quiet is in its figures, if they are
 * not of single keys. */
typedef struct
{
  const char *name;                   /* NULL for one that is not printed */
  gboolean (*prepare) (Bench *bench); /* whether the step can be done at all; or NULL */
  void (*act) (Bench *bench);
  gboolean is_of_keys;
  guint    n_acts; /* 0: the number of keys */
} Step;

static GtkTextBuffer *
get_buffer (Bench *bench)
{
  return gtk_text_view_get_buffer (bench->view);
}

/* The page that stands in for a body whose paragraph is too long holds it back. */
static gboolean
has_text (Bench *bench)
{
  return gtk_text_buffer_get_char_count (get_buffer (bench)) > 0;
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *label)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, label);

  return found;
}

static void
show_body (Bench      *bench,
           const char *body)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomDraft) draft = NULL;

  if (bench->is_bare)
    {
      gtk_text_buffer_set_text (get_buffer (bench), body, -1);
      return;
    }

  article = newsroom_article_new ();
  draft = newsroom_draft_new (bench->store, article);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  newsroom_editor_pane_set_draft (bench->pane, draft);
  newsroom_spelling_set_draft (bench->spelling, draft);
}

static void
open_act (Bench *bench)
{
  show_body (bench, bench->body);
}

static gboolean
split_prepare (Bench *bench)
{
  return !has_text (bench);
}

static void
split_act (Bench *bench)
{
  GtkWidget *page = find_widget (GTK_WIDGET (bench->pane), NEWSROOM_TYPE_LONG_PAGE, NULL);

  g_signal_emit_by_name (find_widget (page, GTK_TYPE_BUTTON, "Split Into Paragraphs"), "clicked");
}

static void
place_caret (Bench             *bench,
             const GtkTextIter *place)
{
  GtkTextBuffer *buffer = get_buffer (bench);

  gtk_text_buffer_place_cursor (buffer, place);
  gtk_text_view_scroll_to_mark (bench->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
}

static gboolean
start_prepare (Bench *bench)
{
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_line_offset (get_buffer (bench), &place, 0, 20);
  place_caret (bench, &place);

  return TRUE;
}

static gboolean
middle_prepare (Bench *bench)
{
  GtkTextBuffer *buffer = get_buffer (bench);
  const int      n_lines = gtk_text_buffer_get_line_count (buffer);
  GtkTextIter    place;

  if (n_lines > 1)
    gtk_text_buffer_get_iter_at_line (buffer, &place, n_lines / 2);
  else
    gtk_text_buffer_get_iter_at_offset (buffer, &place, gtk_text_buffer_get_char_count (buffer) / 2);
  gtk_text_iter_forward_chars (&place, 20);
  place_caret (bench, &place);

  return TRUE;
}

static gboolean
table_prepare (Bench *bench)
{
  GtkTextIter place;

  gtk_text_buffer_get_start_iter (get_buffer (bench), &place);
  if (!gtk_text_iter_forward_search (&place, "| in a cell", 0, NULL, &place, NULL))
    return FALSE;
  place_caret (bench, &place);

  return TRUE;
}

static void
key_act (Bench *bench)
{
  g_signal_emit_by_name (bench->view, "insert-at-cursor", bench->n_done % 6 == 5 ? " " : "x");
}

static gboolean
paste_prepare (Bench *bench)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (bench->view)), bench->pasted);

  return middle_prepare (bench);
}

static void
paste_act (Bench *bench)
{
  g_signal_emit_by_name (bench->view, "paste-clipboard");
}

static void
undo_act (Bench *bench)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->view), "text.undo", NULL);
}

static gboolean
replace_prepare (Bench *bench)
{
  GtkWidget *row;

  if (bench->is_bare)
    {
      gtk_source_search_settings_set_search_text (bench->search_settings, "needle");
      return TRUE;
    }

  newsroom_find_bar_open (bench->bar, TRUE);
  row = find_widget (GTK_WIDGET (bench->bar), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "needle");
  row = gtk_widget_get_next_sibling (gtk_widget_get_parent (row));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (row, GTK_TYPE_ENTRY, NULL)), "haystack");

  return TRUE;
}

static void
replace_act (Bench *bench)
{
  if (bench->is_bare)
    gtk_source_search_context_replace_all (bench->search, "haystack", -1, NULL);
  else
    g_signal_emit_by_name (find_widget (GTK_WIDGET (bench->bar), GTK_TYPE_BUTTON, "Replace All"), "clicked");
}

static gboolean
scroll_prepare (Bench *bench)
{
  GtkTextIter start;

  if (bench->bar != NULL)
    newsroom_find_bar_close (bench->bar);
  gtk_text_buffer_get_start_iter (get_buffer (bench), &start);
  place_caret (bench, &start);

  return TRUE;
}

static void
scroll_act (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  const double   end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, end * (bench->n_done + 1) / N_SCROLLS);
}

static gboolean
markup_prepare (Bench *bench)
{
  return !bench->is_bare;
}

static void
markup_act (Bench *bench)
{
  g_object_set (bench->pane, "markup", g_str_equal (bench->which, "hide") ? "dim" : "hide", NULL);
}

static const Step steps[] = {
  { NULL, start_prepare, key_act, TRUE, 20 },
  { "open", NULL, open_act, FALSE, 1 },
  { "split", split_prepare, split_act, FALSE, 1 },
  { "key at the start", start_prepare, key_act, TRUE, 0 },
  { "key in the middle", middle_prepare, key_act, TRUE, 0 },
  { "key in a table", table_prepare, key_act, TRUE, 0 },
  { "paste 5,000 words", paste_prepare, paste_act, FALSE, 1 },
  { "undo that", NULL, undo_act, FALSE, 1 },
  { "replace all", replace_prepare, replace_act, FALSE, 1 },
  { "scroll to the end", scroll_prepare, scroll_act, TRUE, N_SCROLLS },
  { "show markup anew", markup_prepare, markup_act, FALSE, 1 },
};

static guint
get_n_acts (Bench *bench)
{
  return steps[bench->step].n_acts > 0 ? steps[bench->step].n_acts : bench->n_keys;
}

static void begin_step (Bench *bench);

static gboolean
end_step_cb (gpointer user_data)
{
  Bench       *bench = user_data;
  const Step  *step = &steps[bench->step];
  const double took = busy_get_processor_ms () - bench->before;

  if (step->name != NULL)
    g_print ("%s\t%.3f\t%.1f\t%u\n",
             step->name,
             step->is_of_keys ? took / get_n_acts (bench) : took,
             busy_get_longest (),
             busy_get_n_long ());
  bench->step++;
  begin_step (bench);

  return G_SOURCE_REMOVE;
}

static gboolean
act_cb (gpointer user_data)
{
  Bench      *bench = user_data;
  const Step *step = &steps[bench->step];

  if (bench->n_done == 0)
    {
      busy_reset ();
      bench->before = busy_get_processor_ms ();
    }
  if (bench->n_done == get_n_acts (bench))
    {
      if (step->is_of_keys)
        end_step_cb (bench);
      else
        busy_when_quiet (end_step_cb, bench);
      return G_SOURCE_REMOVE;
    }

  step->act (bench);
  bench->n_done++;

  return G_SOURCE_CONTINUE;
}

static gboolean
act_on_cb (gpointer user_data)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, KEY_INTERVAL, act_cb, user_data, NULL);

  return G_SOURCE_REMOVE;
}

/* What the preparation leads to is not of the step. */
static void
begin_step (Bench *bench)
{
  while (bench->step < G_N_ELEMENTS (steps) && steps[bench->step].prepare != NULL && !steps[bench->step].prepare (bench))
    bench->step++;
  if (bench->step == G_N_ELEMENTS (steps))
    {
      g_main_loop_quit (bench->loop);
      return;
    }

  bench->n_done = 0;
  if (steps[bench->step].prepare != NULL)
    busy_when_quiet (act_on_cb, bench);
  else
    act_on_cb (bench);
}

/* What the process has for itself, in KiB, its share of what is shared with others in it. */
static guint64
read_pss (void)
{
  g_autofree char *text = NULL;
  const char      *pss;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  pss = strstr (text, "\nPss:");

  return pss != NULL ? g_ascii_strtoull (pss + strspn (pss, "\nPss: \t"), NULL, 10) : 0;
}

static gboolean
type_on_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->n_done % N_KEYS_A_LOOK == 0)
    g_print ("%u\t%zu\t%" G_GUINT64_FORMAT "\n", bench->n_done, mallinfo2 ().uordblks / 1024, read_pss ());
  if (bench->n_done == N_KEYS_FOR_MEMORY)
    {
      g_main_loop_quit (bench->loop);
      return G_SOURCE_REMOVE;
    }

  bench->n_done++;
  g_signal_emit_by_name (bench->view, "insert-at-cursor", bench->n_done % 500 == 0 ? "\n\n" : bench->n_done % 6 == 0 ? " "
                                                                                                                     : "x");

  return G_SOURCE_CONTINUE;
}

static gboolean
remember_cb (gpointer user_data)
{
  Bench *bench = user_data;

  middle_prepare (bench);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 1, type_on_cb, bench, NULL);

  return G_SOURCE_REMOVE;
}

static gboolean
begin_cb (gpointer user_data)
{
  begin_step (user_data);

  return G_SOURCE_REMOVE;
}

static GtkWidget *
bare_new (Bench *bench)
{
  GtkWidget     *scroller = gtk_scrolled_window_new ();
  GtkWidget     *view = gtk_source_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), SIDE_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), SIDE_MARGIN);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (view), SPACE_IN_PARAGRAPHS);
  gtk_text_view_set_pixels_above_lines (GTK_TEXT_VIEW (view), SPACE_AROUND_PARAGRAPHS);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), SPACE_AROUND_PARAGRAPHS);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (buffer), FALSE);
  bench->search_settings = gtk_source_search_settings_new ();
  bench->search = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), bench->search_settings);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  bench->view = GTK_TEXT_VIEW (view);

  return scroller;
}

static GtkWidget *
pane_new (Bench *bench)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GSettings) settings = g_settings_new ("com.example.Newsroom");

  bench->pane = g_object_new (NEWSROOM_TYPE_EDITOR_PANE, "font", FONT, "markup", bench->which, NULL);
  bench->view = newsroom_editor_pane_get_body (bench->pane);
  bench->bar = g_object_new (NEWSROOM_TYPE_FIND_BAR, NULL);
  newsroom_find_bar_set_view (bench->bar,
                              bench->view,
                              newsroom_editor_pane_get_overlay (bench->pane),
                              newsroom_editor_pane_get_view (bench->pane, NEWSROOM_FIELD_HEADLINE),
                              newsroom_editor_pane_get_view (bench->pane, NEWSROOM_FIELD_STANDFIRST));
  newsroom_find_bar_set_editable (bench->bar, TRUE);
  bench->spelling = newsroom_spelling_new (bench->view, settings);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bench->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bench->pane));
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

  adw_window_set_content (ADW_WINDOW (window), bench->is_bare ? bare_new (bench) : pane_new (bench));
  gtk_widget_set_size_request (gtk_widget_get_parent (GTK_WIDGET (bench->view)), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (bench->view));
  show_body (bench, bench->n_keys > 0 ? "One word before.\n" : bench->body);
  busy_when_quiet (bench->n_keys > 0 ? begin_cb : remember_cb, bench);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };

  if ((argc != 6 && argc != 7) || !g_file_get_contents (argv[2], &bench.body, NULL, NULL) ||
      !g_file_get_contents (argv[3], &bench.pasted, NULL, NULL))
    {
      g_printerr ("Usage: typing bare|dim|hide|plain FILE PASTE LIBRARY N_KEYS [memory]\n");
      return 2;
    }

  adw_init ();
  busy_start ();
  /* Else all is drawn again and again for nothing but that. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  bench.which = argv[1];
  bench.is_bare = g_str_equal (bench.which, "bare");
  bench.n_keys = argc == 7 ? 0 : (guint)g_ascii_strtoull (argv[5], NULL, 10);
  bench.loop = g_main_loop_new (NULL, FALSE);
  newsroom_store_open_async (argv[4], NULL, opened_cb, &bench);
  g_main_loop_run (bench.loop);
  if (bench.spelling != NULL)
    g_object_run_dispose (G_OBJECT (bench.spelling));
  g_clear_object (&bench.spelling);

  return 0;
}
