/* newsroom-print-job.c — an article goes to a printer, or to a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-job.h"

#include <glib/gi18n-lib.h>

#include "newsroom-print-setup.h"

/* While an article is laid out on another thread GTK asks again and again. */
#define PATIENCE 2000 /* µs */

#define MARGIN 12     /* pixels */
#define RESOLUTION 72 /* dots an inch */

typedef struct
{
  gboolean wants_preview; /* instead of paper */
  gboolean is_made;       /* the pages are there, or could not be made */

  /* Owned */
  GtkPrintOperation  *operation;
  NewsroomArticle    *article;
  NewsroomPrintPages *pages; /* %NULL before they are made */
  GSettings          *settings;
  GSettings          *session;
  GCancellable       *cancellable;

  /* Borrowed from the dialog, while it is open */
  GtkCheckButton *proof;
  GtkCheckButton *number_lines;
} Printing;

static void
printing_free (Printing *printing)
{
  g_clear_weak_pointer (&printing->proof);
  g_clear_weak_pointer (&printing->number_lines);
  g_clear_pointer (&printing->pages, newsroom_print_pages_unref);
  g_object_unref (printing->cancellable);
  g_object_unref (printing->session);
  g_object_unref (printing->settings);
  g_object_unref (printing->article);
  g_object_unref (printing->operation);
  g_free (printing);
}

/* A label of its own is read out without the line under a letter. */
static GtkCheckButton *
add_option (GtkBox     *box,
            const char *label,
            gboolean    active)
{
  GtkWidget *option = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (words), option);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (option), words);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (option), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words, NULL, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (option), active);
  gtk_box_append (box, option);

  return GTK_CHECK_BUTTON (option);
}

static GObject *
create_options_cb (GtkPrintOperation *operation,
                   GTask             *task)
{
  Printing  *printing = g_task_get_task_data (task);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN / 2);

  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  g_set_weak_pointer (&printing->proof, add_option (GTK_BOX (box), _ ("Proof, with _Wide Spacing, Numbered Lines and Notes"), g_settings_get_boolean (printing->settings, "print-proof")));
  g_set_weak_pointer (&printing->number_lines, add_option (GTK_BOX (box), _ ("Number _Every Line"), g_settings_get_boolean (printing->settings, "print-number-lines")));

  return G_OBJECT (box);
}

static void
apply_options_cb (GtkPrintOperation *operation,
                  GtkWidget         *widget,
                  GTask             *task)
{
  Printing *printing = g_task_get_task_data (task);

  if (printing->proof != NULL)
    g_settings_set_boolean (printing->settings, "print-proof", gtk_check_button_get_active (printing->proof));
  if (printing->number_lines != NULL)
    g_settings_set_boolean (printing->settings, "print-number-lines", gtk_check_button_get_active (printing->number_lines));
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Printing *printing = g_task_get_task_data (task);

  printing->pages = newsroom_print_pages_new_finish (result, NULL);
  printing->is_made = TRUE;
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          GTask             *task)
{
  Printing *printing = g_task_get_task_data (task);

  if (!printing->wants_preview)
    newsroom_print_setup_make_async (printing->article, printing->settings, gtk_print_context_get_page_setup (context), printing->cancellable, made_cb, g_object_ref (task));
}

/* Called when nothing else is to be done, until it says that the pages are there. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             GTask             *task)
{
  Printing *printing = g_task_get_task_data (task);

  if (!printing->is_made && !printing->wants_preview)
    {
      g_usleep (PATIENCE);
      return FALSE;
    }

  gtk_print_operation_set_n_pages (operation, printing->pages != NULL ? (int)newsroom_print_pages_get_n_pages (printing->pages) : 1);

  return TRUE;
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         GTask             *task)
{
  Printing *printing = g_task_get_task_data (task);

  if (printing->pages != NULL)
    newsroom_print_pages_draw (printing->pages, (guint)page, gtk_print_context_get_cairo_context (context));
}

/* The window has a preview of its own: no other program is needed for it. GTK wants something to draw
 * on even so. */
static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            GTask                    *task)
{
  Printing        *printing = g_task_get_task_data (task);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t         *cr = cairo_create (surface);

  printing->wants_preview = TRUE;
  gtk_print_context_set_cairo_context (context, cr, RESOLUTION, RESOLUTION);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return TRUE;
}

static void
ready_cb (GtkPrintOperationPreview *preview,
          GtkPrintContext          *context,
          GTask                    *task)
{
  gtk_print_operation_preview_end_preview (preview);
}

static void
remember (Printing *printing)
{
  GtkPrintSettings *printer = gtk_print_operation_get_print_settings (printing->operation);

  newsroom_print_setup_save (printing->session, printer, gtk_print_operation_get_default_page_setup (printing->operation));
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         GTask                  *task)
{
  Printing *printing = g_task_get_task_data (task);
  GError   *error = NULL;

  g_cancellable_cancel (printing->cancellable);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);

  if (printing->wants_preview || result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (printing);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (printing->wants_preview)
    g_task_return_int (task, NEWSROOM_PRINT_SHOW);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_task_return_int (task, NEWSROOM_PRINT_DONE);
  else
    g_task_return_int (task, NEWSROOM_PRINT_CANCELLED);
  g_object_unref (task);
}

static GtkPrintOperation *
create_operation (NewsroomArticle *article,
                  GSettings       *session)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  const char        *headline = newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE);
  g_autoptr (GtkPrintSettings) printer = NULL;
  g_autoptr (GtkPageSetup) paper = NULL;

  newsroom_print_setup_load (session, article, &printer, &paper);
  gtk_print_operation_set_print_settings (operation, printer);
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_job_name (operation, headline[0] != '\0' ? headline : _ ("Untitled"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Article"));

  return operation;
}

/**
 * newsroom_print_job_run_async:
 * @parent: over which window the dialog is
 * @article: an article that nobody else changes
 * @settings: the settings, which keep the options
 * @session: the settings of the session, which keep printer and paper
 * @callback: called when the printer or the file has it
 * @user_data: for @callback
 *
 * Asks how to print, and prints. Nothing of it waits: the pages are laid out on another thread, and
 * drawn one at a time.
 */
void
newsroom_print_job_run_async (GtkWindow          *parent,
                              NewsroomArticle    *article,
                              GSettings          *settings,
                              GSettings          *session,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask    *task = g_task_new (NULL, NULL, callback, user_data);
  Printing *printing = g_new0 (Printing, 1);

  g_task_set_source_tag (task, newsroom_print_job_run_async);
  g_task_set_task_data (task, printing, (GDestroyNotify)printing_free);
  printing->article = g_object_ref (article);
  printing->settings = g_object_ref (settings);
  printing->session = g_object_ref (session);
  printing->cancellable = g_cancellable_new ();
  printing->operation = create_operation (article, session);
  g_signal_connect (printing->operation, "create-custom-widget", G_CALLBACK (create_options_cb), task);
  g_signal_connect (printing->operation, "custom-widget-apply", G_CALLBACK (apply_options_cb), task);
  g_signal_connect (printing->operation, "begin-print", G_CALLBACK (begin_cb), task);
  g_signal_connect (printing->operation, "paginate", G_CALLBACK (paginate_cb), task);
  g_signal_connect (printing->operation, "draw-page", G_CALLBACK (draw_cb), task);
  g_signal_connect (printing->operation, "preview", G_CALLBACK (preview_cb), task);
  g_signal_connect (printing->operation, "ready", G_CALLBACK (ready_cb), task);
  g_signal_connect (printing->operation, "done", G_CALLBACK (done_cb), task);

  /* What goes wrong comes with “done” too. */
  gtk_print_operation_run (printing->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * newsroom_print_job_run_finish:
 * @result: what the callback got
 * @error: why it was not printed, in the words of GTK
 *
 * Returns: what became of it; @error is set if it is %NEWSROOM_PRINT_FAILED
 */
NewsroomPrintOutcome
newsroom_print_job_run_finish (GAsyncResult *result,
                               GError      **error)
{
  gssize outcome = g_task_propagate_int (G_TASK (result), error);

  return outcome < 0 ? NEWSROOM_PRINT_FAILED : (NewsroomPrintOutcome)outcome;
}
