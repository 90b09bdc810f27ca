/* newsroom-import-row.c — a file of an import, what became of it, and the way to it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-row.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-file.h"

/**
 * NewsroomImportRow:
 *
 * Owned by the list of a summary, which lets it show one file after the other.
 */
struct _NewsroomImportRow
{
  AdwBin parent_instance;

  /* Owned */
  GFile *file; /* that it shows, or NULL */

  /* Borrowed from the template */
  GtkLabel  *name;
  GtkLabel  *reason;
  GtkLabel  *folder;
  GtkWidget *show;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (NewsroomImportRow, newsroom_import_row, ADW_TYPE_BIN)

static void
show_cb (NewsroomImportRow *self)
{
  newsroom_dialogs_show_in_folder (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->file);
}

static void
copy_cb (NewsroomImportRow *self)
{
  g_autofree char *path = newsroom_file_dup_display_name (self->file);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), path);
}

/* To give each of hundreds of rows its tooltips beforehand takes several frames: GTK asks the display
 * where the pointer is, each time. */
static gboolean
show_tooltip_cb (GtkWidget  *widget,
                 int         x,
                 int         y,
                 gboolean    keyboard,
                 GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _ ("Show in Files"));

  return TRUE;
}

static gboolean
copy_tooltip_cb (GtkWidget  *widget,
                 int         x,
                 int         y,
                 gboolean    keyboard,
                 GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _ ("Copy Path"));

  return TRUE;
}

static void
newsroom_import_row_finalize (GObject *object)
{
  g_clear_object (&NEWSROOM_IMPORT_ROW (object)->file);

  G_OBJECT_CLASS (newsroom_import_row_parent_class)->finalize (object);
}

static void
newsroom_import_row_class_init (NewsroomImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = newsroom_import_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportRow, name);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportRow, reason);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportRow, folder);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportRow, show);
  gtk_widget_class_bind_template_child (widget_class, NewsroomImportRow, copy);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_tooltip_cb);
}

static void
newsroom_import_row_init (NewsroomImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_import_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
newsroom_import_row_new (void)
{
  return g_object_new (NEWSROOM_TYPE_IMPORT_ROW, NULL);
}

/* Which button it is must be heard without the row. */
static void
name_button (GtkWidget  *button,
             const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static char *
dup_shown_name (NewsroomImportResult *result,
                const char           *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const guint      part = newsroom_import_result_get_part (result);

  if (part == 0)
    return g_steal_pointer (&name);

  /* Translators: a file, and which of the articles in it */
  return g_strdup_printf (_ ("%s, article %u of %u"), name, part, newsroom_import_result_get_n_parts (result));
}

/**
 * newsroom_import_row_show:
 * @self: a row
 * @summary: an import
 * @result: of one of its files
 */
void
newsroom_import_row_show (NewsroomImportRow     *self,
                          NewsroomImportSummary *summary,
                          NewsroomImportResult  *result)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *show = NULL;
  g_autofree char *copy = NULL;
  const char      *headline = newsroom_import_result_get_headline (result);

  g_return_if_fail (NEWSROOM_IS_IMPORT_ROW (self));

  g_set_object (&self->file, newsroom_import_result_get_file (result));
  path = newsroom_file_dup_display_name (self->file);
  name = dup_shown_name (result, path);
  folder = g_path_get_dirname (path);
  reason = newsroom_import_summary_dup_reason (summary, result);
  if (*reason == '\0' && headline != NULL)
    {
      g_free (reason);
      reason = g_strdup (headline);
    }

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->reason, reason);
  gtk_label_set_label (self->folder, folder);
  show = g_strdup_printf (_ ("Show “%s” in Files"), name);
  name_button (self->show, show);
  copy = g_strdup_printf (_ ("Copy the Path of “%s”"), name);
  name_button (self->copy, copy);
}
