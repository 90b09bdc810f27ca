/* newsroom-import-dialog.c — what became of each file of an import
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-import-results.h"
#include "newsroom-import-row.h"

/**
 * NewsroomImportDialog:
 *
 * Lists the files of an import, one group after the other as one chooses, and saves all of it. It
 * is not modal: one looks at a file and comes back. It owns itself, as windows do.
 */
struct _NewsroomImportDialog
{
  AdwWindow parent_instance;

  /* Owned */
  NewsroomImportSummary *summary;
  GArray                *groups; /* NewsroomImportGroup, one an item of the drop-down */

  /* Borrowed from the template */
  GtkLabel    *counts;
  GtkDropDown *group;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomImportDialog, newsroom_import_dialog, ADW_TYPE_WINDOW)

enum
{
  OPEN_ARTICLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
group_cb (NewsroomImportDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->group);
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->summary == NULL || selected >= self->groups->len)
    return;

  results = newsroom_import_results_new (newsroom_import_summary_get_results (self->summary, g_array_index (self->groups, NewsroomImportGroup, selected)));
  selection = gtk_no_selection_new (g_steal_pointer (&results));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
activate_cb (NewsroomImportDialog *self,
             guint                 position)
{
  g_autoptr (NewsroomImportResult) result = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->view)), position);

  if (newsroom_import_result_get_article_id (result) != 0)
    g_signal_emit (self, signals[OPEN_ARTICLE], 0, newsroom_import_result_get_article_id (result));
  else
    newsroom_dialogs_show_in_folder (GTK_WINDOW (self), newsroom_import_result_get_file (result));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!newsroom_import_summary_save_finish (result, &error))
    newsroom_dialogs_tell (GTK_WINDOW (self), _ ("The Summary Could Not Be Saved"), error->message);
}

static void
place_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomImportDialog) self = user_data;
  g_autoptr (GFile) file = newsroom_dialogs_save_file_finish (result);

  if (file != NULL)
    newsroom_import_summary_save_async (self->summary, file, NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (NewsroomImportDialog *self)
{
  newsroom_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save the Summary, as .txt, .csv or .json"), _ ("import-summary.txt"), NULL, place_cb, g_object_ref (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          NewsroomImportDialog     *self)
{
  gtk_list_item_set_child (item, newsroom_import_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         NewsroomImportDialog     *self)
{
  newsroom_import_row_show (NEWSROOM_IMPORT_ROW (gtk_list_item_get_child (item)), self->summary, gtk_list_item_get_item (item));
}

static void
newsroom_import_dialog_dispose (GObject *object)
{
  NewsroomImportDialog *self = NEWSROOM_IMPORT_DIALOG (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);

  G_OBJECT_CLASS (newsroom_import_dialog_parent_class)->dispose (object);
}

static void
newsroom_import_dialog_finalize (GObject *object)
{
  NewsroomImportDialog *self = NEWSROOM_IMPORT_DIALOG (object);

  g_clear_pointer (&self->summary, newsroom_import_summary_unref);
  g_array_unref (self->groups);

  G_OBJECT_CLASS (newsroom_import_dialog_parent_class)->finalize (object);
}

static void
newsroom_import_dialog_class_init (NewsroomImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_import_dialog_finalize;

  /**
   * NewsroomImportDialog::open-article:
   * @self: the dialog
   * @article_id: the article that the editor wants to see
   */
  signals[OPEN_ARTICLE] = g_signal_new ("open-article", NEWSROOM_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_import_dialog_init (NewsroomImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->groups = g_array_new (FALSE, FALSE, sizeof (NewsroomImportGroup));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
}

/* What needs a look first comes first. */
static void
fill (NewsroomImportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *counts = newsroom_import_summary_dup_counts (self->summary);

  gtk_label_set_label (self->counts, counts);
  for (NewsroomImportGroup group = 0; group < NEWSROOM_N_IMPORT_GROUPS; group++)
    {
      const guint n = newsroom_import_summary_get_results (self->summary, group)->len;

      if (n == 0)
        continue;
      g_array_append_val (self->groups, group);
      gtk_string_list_take (titles, newsroom_import_summary_dup_title (group, n));
    }
  gtk_drop_down_set_model (self->group, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->groups->len > 0);
  group_cb (self);
}

/**
 * newsroom_import_dialog_new:
 * @parent: the window of the library
 * @summary: an import
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
newsroom_import_dialog_new (GtkWindow             *parent,
                            NewsroomImportSummary *summary)
{
  NewsroomImportDialog *self = g_object_new (NEWSROOM_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->summary = newsroom_import_summary_ref (summary);
  fill (self);
  newsroom_dialogs_fit (GTK_WINDOW (self), parent);

  return GTK_WIDGET (self);
}
