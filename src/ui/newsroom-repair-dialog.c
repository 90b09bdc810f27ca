/* newsroom-repair-dialog.c — what became of the articles of a repaired library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-repair-dialog.h"

#include <glib/gi18n-lib.h>

#include "newsroom-repair.h"

/* A longer list is for the report. */
#define MOST_ROWS 200

/**
 * NewsroomRepairDialog:
 *
 * Sums a repair up and lists the articles that are not as they were saved last; each can be opened
 * from there. It owns itself, as windows do.
 */
struct _NewsroomRepairDialog
{
  AdwWindow parent_instance;

  /* Owned */
  GArray *ids; /* gint64, one a row */

  /* Borrowed from the template */
  GtkLabel   *summary;
  GtkListBox *list;
  GtkLabel   *more;
  GtkLabel   *place;
  GtkWidget  *close;
};

G_DEFINE_FINAL_TYPE (NewsroomRepairDialog, newsroom_repair_dialog, ADW_TYPE_WINDOW)

enum
{
  OPEN_ARTICLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_cb (NewsroomRepairDialog *self,
        GtkListBoxRow        *row)
{
  const gint64 id = g_array_index (self->ids, gint64, (guint)gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[OPEN_ARTICLE], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (NewsroomRepairDialog   *self,
         const NewsroomSalvaged *salvaged)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = newsroom_repair_dup_title (salvaged);
  g_autofree char *became = newsroom_repair_dup_fate (salvaged);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), became);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), salvaged->fate != NEWSROOM_FATE_LOST);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->ids, salvaged->id);
}

/* The worst first. Returns: how many there are, shown or not */
static guint
fill (NewsroomRepairDialog *self,
      NewsroomSalvage      *salvage)
{
  GPtrArray *articles = newsroom_salvage_get_articles (salvage);
  guint      n = 0;

  for (int fate = NEWSROOM_N_FATES - 1; fate > NEWSROOM_FATE_WHOLE; fate--)
    for (guint i = 0; i < articles->len; i++)
      {
        const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);

        if (salvaged->fate == (NewsroomFate)fate && n++ < MOST_ROWS)
          add_row (self, salvaged);
      }

  return n;
}

static void
newsroom_repair_dialog_finalize (GObject *object)
{
  NewsroomRepairDialog *self = NEWSROOM_REPAIR_DIALOG (object);

  g_array_unref (self->ids);

  G_OBJECT_CLASS (newsroom_repair_dialog_parent_class)->finalize (object);
}

static void
newsroom_repair_dialog_class_init (NewsroomRepairDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = newsroom_repair_dialog_finalize;

  /**
   * NewsroomRepairDialog::open-article:
   * @self: the dialog
   * @article_id: the article that the editor wants to see
   */
  signals[OPEN_ARTICLE] = g_signal_new ("open-article", NEWSROOM_TYPE_REPAIR_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-repair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomRepairDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, NewsroomRepairDialog, list);
  gtk_widget_class_bind_template_child (widget_class, NewsroomRepairDialog, more);
  gtk_widget_class_bind_template_child (widget_class, NewsroomRepairDialog, place);
  gtk_widget_class_bind_template_child (widget_class, NewsroomRepairDialog, close);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_repair_dialog_init (NewsroomRepairDialog *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_repair_dialog_new:
 * @parent: the window of the library
 * @salvage: what has repaired it
 * @report: the path of the report
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
newsroom_repair_dialog_new (GtkWindow       *parent,
                            NewsroomSalvage *salvage,
                            const char      *report)
{
  NewsroomRepairDialog *self = g_object_new (NEWSROOM_TYPE_REPAIR_DIALOG, "transient-for", parent, NULL);
  g_autofree char      *summary = newsroom_repair_dup_summary (salvage);
  g_autofree char      *shown = g_filename_display_name (report);
  g_autofree char      *kept = g_filename_display_basename (newsroom_salvage_get_kept_path (salvage));
  g_autofree char      *place = g_strdup_printf (_ ("The damaged library is kept as “%s”. The report of every article is beside it: %s"), kept, shown);
  const guint           n = fill (self, salvage);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MOST_ROWS);
  gtk_widget_grab_focus (n > 0 ? GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)) : self->close);

  return GTK_WIDGET (self);
}
