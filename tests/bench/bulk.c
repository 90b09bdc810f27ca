/* bulk.c — the work of changing all of a long article at once: bulk bare|editor FILE OTHER PASTE LIBRARY
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the text of FILE and changes all of it in several ways, among them to OTHER as if that were an earlier version,
 * and by putting PASTE into its middle; takes each back, and some again. “editor” is the editor, “bare” a GtkSourceView
 * without highlighting in which the stretch that becomes another is exchanged. Prints a line for each: the milliseconds
 * of processor time on the main thread until all is quiet, the longest that the main loop stood still, and how often it
 * lost a frame. */
#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "busy.h"
#include "newsroom-body-format.h"
#include "newsroom-body-typography.h"
#include "newsroom-difference.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-editor-pane.h"
#include "newsroom-format.h"
#include "newsroom-spelling.h"
#include "newsroom-typography.h"

#define WIDTH 800
#define HEIGHT 700
#define FONT "Sans 10"
#define LANGUAGE "en"

typedef enum
{
  COMMAND_EDUCATE,
  COMMAND_STRAIGHTEN,
  COMMAND_RESTORE,
  COMMAND_PASTE,
  COMMAND_DELETE,
  COMMAND_FORMAT,
  COMMAND_UNDO,
  COMMAND_REDO,
} Command;

/* One line of what is printed. */
typedef struct
{
  const char    *name;
  Command        command;
  NewsroomFormat format; /* of COMMAND_FORMAT, as the action is */
  const char    *action;
} Step;

static const Step steps[] = {
  { "educate", COMMAND_EDUCATE, 0, NULL },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "redo that", COMMAND_REDO, 0, NULL },
  { "straighten", COMMAND_STRAIGHTEN, 0, NULL },
  { "restore a version", COMMAND_RESTORE, 0, NULL },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "paste", COMMAND_PASTE, 0, NULL },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "clear formatting", COMMAND_FORMAT, NEWSROOM_FORMAT_CLEAR, "body.clear" },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "bold", COMMAND_FORMAT, NEWSROOM_FORMAT_STRONG, "body.strong" },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "bullets", COMMAND_FORMAT, NEWSROOM_FORMAT_BULLETS, "body.bullets" },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "quote", COMMAND_FORMAT, NEWSROOM_FORMAT_QUOTE, "body.quote" },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "heading", COMMAND_FORMAT, NEWSROOM_FORMAT_HEADING_2, "body.heading-2" },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "delete all", COMMAND_DELETE, 0, NULL },
  { "undo that", COMMAND_UNDO, 0, NULL },
  { "redo that", COMMAND_REDO, 0, NULL },
};

typedef struct
{
  GMainLoop     *loop;
  NewsroomStore *store;
  char          *body;
  char          *other;
  char          *pasted;
  gboolean       is_bare;

  GtkTextView        *view;
  NewsroomEditorPane *pane; /* NULL in “bare”, as these: */
  NewsroomSpelling   *spelling;
  NewsroomDraft      *draft;

  guint  step;
  double before;
  char  *after; /* what the step makes of the text, in “bare” */
} Bench;

static GtkTextBuffer *
get_buffer (Bench *bench)
{
  return gtk_text_view_get_buffer (bench->view);
}

static char *
dup_text (Bench *bench)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (bench), &start, &end);

  return gtk_text_buffer_get_text (get_buffer (bench), &start, &end, TRUE);
}

static NewsroomDraft *
draft_new (Bench           *bench,
           NewsroomArticle *article,
           const char      *body)
{
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);

  return newsroom_draft_new (bench->store, article);
}

/* As the window does when the library has another version of the article that it shows. */
static void
show_version (Bench      *bench,
              const char *body)
{
  g_autoptr (NewsroomArticle) article = NULL;

  article = bench->draft != NULL ? newsroom_article_copy (newsroom_draft_get_article (bench->draft)) : newsroom_article_new ();
  newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, LANGUAGE);
  newsroom_editor_pane_set_draft (bench->pane, NULL);
  g_clear_object (&bench->draft);
  bench->draft = draft_new (bench, article, body);
  newsroom_editor_pane_set_draft (bench->pane, bench->draft);
  newsroom_spelling_set_draft (bench->spelling, bench->draft);
}

static char *
dup_after (Bench      *bench,
           const Step *step,
           const char *text)
{
  const gsize length = strlen (text);
  g_autoptr (NewsroomTextEdit) edit = NULL;
  g_autoptr (GArray) edits = NULL;

  if (step->command == COMMAND_RESTORE)
    return g_strdup (bench->other);
  if (step->command == COMMAND_DELETE)
    return g_strdup ("");
  if (step->command == COMMAND_FORMAT)
    {
      edit = newsroom_format_toggle (text, 0, length, step->format);
      return edit != NULL ? newsroom_text_edit_apply (edit, text) : g_strdup (text);
    }

  edits = step->command == COMMAND_EDUCATE ? newsroom_typography_educate (text, length, 0, length, LANGUAGE, TRUE) : newsroom_typography_straighten (text, length, 0, length, TRUE);

  return newsroom_typography_apply (text, length, (NewsroomTypographyEdit *)(gpointer)edits->data, edits->len);
}

static void
select_for (Bench      *bench,
            const Step *step)
{
  GtkTextBuffer *buffer = get_buffer (bench);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (step->command == COMMAND_FORMAT || step->command == COMMAND_DELETE)
    {
      gtk_text_buffer_select_range (buffer, &end, &start);
      return;
    }

  gtk_text_buffer_get_iter_at_line (buffer, &start, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (bench->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
}

static void
prepare (Bench *bench)
{
  const Step      *step = &steps[bench->step];
  g_autofree char *text = dup_text (bench);

  g_clear_pointer (&bench->after, g_free);
  if (step->command == COMMAND_UNDO || step->command == COMMAND_REDO)
    return;

  select_for (bench, step);
  if (step->command == COMMAND_PASTE)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (bench->view)), bench->pasted);
  else if (bench->is_bare)
    bench->after = dup_after (bench, step, text);
}

static void
exchange (Bench *bench)
{
  GtkTextBuffer     *buffer = get_buffer (bench);
  g_autofree char   *text = dup_text (bench);
  NewsroomDifference difference = newsroom_difference_find (text, bench->after);
  GtkTextIter        start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)difference.offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)(difference.offset + difference.n_deleted));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, difference.inserted, (int)difference.inserted_bytes);
  gtk_text_buffer_end_user_action (buffer);
}

static void
act (Bench *bench)
{
  const Step *step = &steps[bench->step];

  if (step->command == COMMAND_UNDO || step->command == COMMAND_REDO)
    gtk_widget_activate_action (GTK_WIDGET (bench->view), step->command == COMMAND_UNDO ? "text.undo" : "text.redo", NULL);
  else if (step->command == COMMAND_PASTE)
    g_signal_emit_by_name (bench->view, "paste-clipboard");
  else if (step->command == COMMAND_DELETE)
    g_signal_emit_by_name (bench->view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  else if (bench->is_bare)
    exchange (bench);
  else if (step->command == COMMAND_FORMAT)
    newsroom_body_format_activate (bench->view, step->action);
  else if (step->command == COMMAND_RESTORE)
    show_version (bench, bench->other);
  else
    newsroom_body_typography_change_async (newsroom_editor_pane_get_typography (bench->pane), step->command == COMMAND_EDUCATE, NULL, NULL);
}

static void begin_step (Bench *bench);

static gboolean
end_step_cb (gpointer user_data)
{
  Bench *bench = user_data;

  g_print ("%s\t%.3f\t%.1f\t%u\n", steps[bench->step].name, busy_get_processor_ms () - bench->before, busy_get_longest (), busy_get_n_long ());
  bench->step++;
  begin_step (bench);

  return G_SOURCE_REMOVE;
}

static gboolean
act_cb (gpointer user_data)
{
  Bench *bench = user_data;

  busy_reset ();
  bench->before = busy_get_processor_ms ();
  act (bench);
  busy_when_quiet (end_step_cb, bench);

  return G_SOURCE_REMOVE;
}

/* What the preparation leads to is not of the step. */
static void
begin_step (Bench *bench)
{
  if (bench->step == G_N_ELEMENTS (steps))
    {
      g_main_loop_quit (bench->loop);
      return;
    }

  prepare (bench);
  busy_when_quiet (act_cb, bench);
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
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  bench->view = GTK_TEXT_VIEW (view);
  gtk_text_buffer_set_text (buffer, bench->body, -1);

  return scroller;
}

static GtkWidget *
pane_new (Bench *bench)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (GSettings) settings = g_settings_new ("com.example.Newsroom");

  bench->pane = g_object_new (NEWSROOM_TYPE_EDITOR_PANE, "font", FONT, "markup", "hide", NULL);
  bench->view = newsroom_editor_pane_get_body (bench->pane);
  bench->spelling = newsroom_spelling_new (bench->view, settings);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (bench->pane));
  show_version (bench, bench->body);

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
  busy_when_quiet (begin_cb, bench);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };

  if (argc != 6 || !g_file_get_contents (argv[2], &bench.body, NULL, NULL) ||
      !g_file_get_contents (argv[3], &bench.other, NULL, NULL) || !g_file_get_contents (argv[4], &bench.pasted, NULL, NULL))
    {
      g_printerr ("Usage: bulk bare|editor FILE OTHER PASTE LIBRARY\n");
      return 2;
    }

  adw_init ();
  busy_start ();
  /* Else all is drawn again and again for nothing but that. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  bench.is_bare = g_str_equal (argv[1], "bare");
  bench.loop = g_main_loop_new (NULL, FALSE);
  newsroom_store_open_async (argv[5], NULL, opened_cb, &bench);
  g_main_loop_run (bench.loop);
  if (bench.spelling != NULL)
    g_object_run_dispose (G_OBJECT (bench.spelling));
  g_clear_object (&bench.spelling);

  return 0;
}
