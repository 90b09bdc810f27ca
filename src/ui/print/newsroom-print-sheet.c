/* newsroom-print-sheet.c — a page as it will be on paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * NewsroomPrintSheet:
 *
 * White paper with black letters, whatever the theme. It draws them while it is seen alone: a long
 * article has hundreds of sheets. To a screen reader it is a picture that its words describe.
 */
struct _NewsroomPrintSheet
{
  GtkWidget parent_instance;

  guint    page;
  double   scale; /* pixels a point */
  gboolean seen;

  /* Owned */
  NewsroomPrintPages *pages;
};

G_DEFINE_FINAL_TYPE (NewsroomPrintSheet, newsroom_print_sheet, GTK_TYPE_WIDGET)

static void
newsroom_print_sheet_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  NewsroomPrintSheet *self = NEWSROOM_PRINT_SHEET (widget);
  double              width, height;

  newsroom_print_pages_get_size (self->pages, &width, &height);
  *minimum = *natural = (int)ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->scale);
}

static void
newsroom_print_sheet_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  NewsroomPrintSheet   *self = NEWSROOM_PRINT_SHEET (widget);
  const graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget));
  const GdkRGBA         white = { 1, 1, 1, 1 };
  cairo_t              *cr;

  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (!self->seen)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_scale (cr, self->scale, self->scale);
  newsroom_print_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
newsroom_print_sheet_finalize (GObject *object)
{
  NewsroomPrintSheet *self = NEWSROOM_PRINT_SHEET (object);

  g_clear_pointer (&self->pages, newsroom_print_pages_unref);

  G_OBJECT_CLASS (newsroom_print_sheet_parent_class)->finalize (object);
}

static void
newsroom_print_sheet_class_init (NewsroomPrintSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = newsroom_print_sheet_finalize;
  widget_class->measure = newsroom_print_sheet_measure;
  widget_class->snapshot = newsroom_print_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sheet");
}

static void
newsroom_print_sheet_init (NewsroomPrintSheet *self)
{
  self->scale = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * newsroom_print_sheet_new:
 * @pages: pages that the main thread alone reads
 * @page: one of them, from 0
 *
 * Returns: (transfer floating): a sheet that is not seen yet
 */
GtkWidget *
newsroom_print_sheet_new (NewsroomPrintPages *pages,
                          guint               page)
{
  NewsroomPrintSheet *self = g_object_new (NEWSROOM_TYPE_PRINT_SHEET, NULL);
  g_autofree char    *label = g_strdup_printf (_ ("Page %u of %u"), page + 1, newsroom_print_pages_get_n_pages (pages));
  g_autofree char    *text = newsroom_print_pages_dup_text (pages, page);

  self->pages = newsroom_print_pages_ref (pages);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);

  return GTK_WIDGET (self);
}

/**
 * newsroom_print_sheet_set_scale:
 * @self: a sheet
 * @scale: how many pixels a point has
 */
void
newsroom_print_sheet_set_scale (NewsroomPrintSheet *self,
                                double              scale)
{
  g_return_if_fail (NEWSROOM_IS_PRINT_SHEET (self));

  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * newsroom_print_sheet_set_seen:
 * @self: a sheet
 * @seen: whether any of it is in sight, or will be soon
 */
void
newsroom_print_sheet_set_seen (NewsroomPrintSheet *self,
                               gboolean            seen)
{
  g_return_if_fail (NEWSROOM_IS_PRINT_SHEET (self));

  if (self->seen == seen)
    return;

  self->seen = seen;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
