/* newsroom-restore-dialog.c — which backup is to become the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "newsroom-backup-words.h"
#include "newsroom-dialogs.h"

#define N_FOLDERS 2

/**
 * NewsroomRestoreDialog:
 *
 * Lists the backups of both folders, and the libraries kept beside the library, the newest first. Nothing is restored here. It owns itself,
 * as windows do.
 */
struct _NewsroomRestoreDialog
{
  AdwWindow parent_instance;

  guint n_pending; /* folders that are being looked into */

  /* Owned */
  GPtrArray    *backups; /* #NewsroomBackup, one a row */
  GFile        *folder;  /* of the library */
  GCancellable *cancellable;

  /* Borrowed from the template */
  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (NewsroomRestoreDialog, newsroom_restore_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (NewsroomRestoreDialog *self,
        const char            *path,
        const char            *name)
{
  g_signal_emit (self, signals[CHOSEN], 0, path, name);
  gtk_window_close (GTK_WINDOW (self));
}

/* Two of one minute would look alike. Those of one second are the same in the other folder, mostly. */
static char *
dup_title (NewsroomRestoreDialog *self,
           guint                  index)
{
  const NewsroomBackup *backup = g_ptr_array_index (self->backups, index);
  gboolean              is_alike = FALSE;

  for (guint i = 0; i < self->backups->len && !is_alike; i++)
    {
      const NewsroomBackup *other = g_ptr_array_index (self->backups, i);

      is_alike = other->time != backup->time && other->time / G_TIME_SPAN_MINUTE == backup->time / G_TIME_SPAN_MINUTE;
    }

  return newsroom_backup_words_dup_title (backup, is_alike);
}

static void
row_cb (NewsroomRestoreDialog *self,
        GtkListBoxRow         *row)
{
  guint                 index = (guint)gtk_list_box_row_get_index (row);
  const NewsroomBackup *backup = g_ptr_array_index (self->backups, index);
  g_autofree char      *title = dup_title (self, index);

  choose (self, backup->path, title);
}

static void
file_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NewsroomRestoreDialog) self = user_data;
  g_autoptr (GListModel) files = newsroom_dialogs_open_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;

  if (path != NULL)
    choose (self, path, name);
}

static void
choose_file_cb (NewsroomRestoreDialog *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Libraries"));
  gtk_file_filter_add_pattern (filter, "*.db");
  newsroom_dialogs_open_files_async (GTK_WINDOW (self), _ ("Backup"), self->folder, filter, file_cb, g_object_ref (self));
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  const NewsroomBackup *backup = *(NewsroomBackup *const *)a;
  const NewsroomBackup *other = *(NewsroomBackup *const *)b;

  if (backup->time != other->time)
    return backup->time > other->time ? -1 : 1;

  return g_strcmp0 (backup->path, other->path);
}

static void
add_row (NewsroomRestoreDialog *self,
         guint                  index)
{
  const NewsroomBackup *backup = g_ptr_array_index (self->backups, index);
  GtkWidget            *row = adw_action_row_new ();
  g_autofree char      *title = dup_title (self, index);
  g_autofree char      *contents = newsroom_backup_words_dup_contents (backup);
  g_autofree char      *folder = g_path_get_dirname (backup->path);
  g_autofree char      *shown = g_filename_display_name (folder);
  g_autofree char      *subtitle = g_strconcat (contents, "\n", shown, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, backup->trouble == NULL);
  gtk_list_box_append (self->list, row);
}

static void
show (NewsroomRestoreDialog *self)
{
  GtkListBoxRow *first;

  g_ptr_array_sort (self->backups, compare_backups);
  for (guint i = 0; i < self->backups->len; i++)
    add_row (self, i);
  gtk_stack_set_visible_child_name (self->stack, self->backups->len > 0 ? "list" : "none");
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomRestoreDialog) self = user_data;
  g_autoptr (GPtrArray) backups = newsroom_backup_list_finish (result, NULL);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    g_ptr_array_add (self->backups, newsroom_backup_copy (g_ptr_array_index (backups, i)));
  if (--self->n_pending == 0 && !g_cancellable_is_cancelled (self->cancellable))
    show (self);
}

static void
newsroom_restore_dialog_dispose (GObject *object)
{
  NewsroomRestoreDialog *self = NEWSROOM_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (newsroom_restore_dialog_parent_class)->dispose (object);
}

static void
newsroom_restore_dialog_finalize (GObject *object)
{
  NewsroomRestoreDialog *self = NEWSROOM_RESTORE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder);
  g_ptr_array_unref (self->backups);

  G_OBJECT_CLASS (newsroom_restore_dialog_parent_class)->finalize (object);
}

static void
newsroom_restore_dialog_class_init (NewsroomRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_restore_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_restore_dialog_finalize;

  /**
   * NewsroomRestoreDialog::chosen:
   * @self: the dialog
   * @path: the backup
   * @name: what to call it to the editor
   */
  signals[CHOSEN] = g_signal_new ("chosen",
                                  NEWSROOM_TYPE_RESTORE_DIALOG,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomRestoreDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, NewsroomRestoreDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_restore_dialog_init (NewsroomRestoreDialog *self)
{
  self->backups = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_backup_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_restore_dialog_new:
 * @parent: the window of the library
 * @library: the library's file, open or not
 * @second_folder: (nullable): the second folder of backups
 *
 * Returns: (transfer none): a dialog that looks for the backups of the library
 */
GtkWidget *
newsroom_restore_dialog_new (GtkWindow  *parent,
                             const char *library,
                             const char *second_folder)
{
  NewsroomRestoreDialog *self = g_object_new (NEWSROOM_TYPE_RESTORE_DIALOG, "transient-for", parent, NULL);
  g_autofree char       *beside = newsroom_backup_dup_folder (library);
  g_autofree char       *second = second_folder != NULL ? newsroom_backup_dup_second_folder (library, second_folder) : NULL;
  g_autofree char       *place = g_path_get_dirname (library);
  const char            *folders[N_FOLDERS] = { beside, second };

  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  self->folder = g_file_new_for_path (place);
  for (guint i = 0; i < N_FOLDERS; i++)
    if (folders[i] != NULL)
      {
        self->n_pending++;
        newsroom_backup_list_async (library, folders[i], NEWSROOM_BACKUP_FIGURES, self->cancellable, listed_cb, g_object_ref (self));
      }

  return GTK_WIDGET (self);
}
