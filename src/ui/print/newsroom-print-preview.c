/* newsroom-print-preview.c — the window that shows an article as it will be on paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "newsroom-dialogs.h"
#include "newsroom-open-notes.h"
#include "newsroom-print-setup.h"
#include "newsroom-print-sheet.h"

#define SPACING 18          /* pixels, as in the .ui file */
#define WHOLE (96.0 / 72.0) /* pixels a point, where paper is as large as it is */
#define ZOOM_STEP 1.2
#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0

/**
 * NewsroomPrintPreview:
 *
 * The pages one under the other, as wide as the window allows, or larger or smaller at will. What is
 * chosen here is kept in the settings, and printed so. It owns itself, as windows do, and prints nothing
 * itself.
 *
 * Signals: "print": the article should go to the printer.
 */
struct _NewsroomPrintPreview
{
  AdwWindow parent_instance;

  double zoom;   /* 1 where a page fits into the window */
  double scale;  /* of the sheets, pixels a point */
  guint  source; /* until the sheets follow the window, else 0 */
  double place;  /* where the pages should be scrolled to when they are there, as a part of their height */

  /* Owned */
  NewsroomArticle    *article;
  NewsroomPrintPages *pages; /* %NULL before they are made */
  GSettings          *settings;
  GSettings          *session;
  GCancellable       *making;

  /* Borrowed from the template */
  AdwWindowTitle    *title;
  GtkScrolledWindow *scroller;
  GtkBox            *sheets;
  GtkCheckButton    *proof;
  GtkCheckButton    *number_lines;
  GtkLabel          *notes; /* what is said of them */
};

G_DEFINE_FINAL_TYPE (NewsroomPrintPreview, newsroom_print_preview, ADW_TYPE_WINDOW)

enum
{
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The height of a sheet with the gap under it, in pixels. */
static double
get_step (NewsroomPrintPreview *self)
{
  double width, height;

  newsroom_print_pages_get_size (self->pages, &width, &height);

  return ceil (height * self->scale) + SPACING;
}

/* Which pages are in sight is known from the place alone. */
static void
scrolled_cb (NewsroomPrintPreview *self)
{
  GtkAdjustment   *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  const double     top = gtk_adjustment_get_value (adjustment) - SPACING;
  const double     height = gtk_adjustment_get_page_size (adjustment);
  g_autofree char *place = NULL;
  double           step;
  guint            n, page = 0;

  if (self->pages == NULL)
    return;

  step = get_step (self);
  n = newsroom_print_pages_get_n_pages (self->pages);
  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL; sheet = gtk_widget_get_next_sibling (sheet))
    {
      const double from = page * step - top;

      newsroom_print_sheet_set_seen (NEWSROOM_PRINT_SHEET (sheet), from + step > 0 && from < height);
      page++;
    }

  page = (guint)CLAMP ((top + height / 2) / step, 0, n - 1);
  place = g_strdup_printf (_ ("Page %u of %u"), page + 1, n);
  adw_window_title_set_subtitle (self->title, place);
}

static void
update_scale (NewsroomPrintPreview *self)
{
  const int room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * SPACING;
  double    width, height, scale;

  if (self->pages == NULL || room <= 0)
    return;

  newsroom_print_pages_get_size (self->pages, &width, &height);
  scale = self->zoom * MIN (room / width, WHOLE);
  if (fabs (scale - self->scale) > 0.0001)
    {
      self->scale = scale;
      for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL; sheet = gtk_widget_get_next_sibling (sheet))
        newsroom_print_sheet_set_scale (NEWSROOM_PRINT_SHEET (sheet), scale);
    }
}

/* The window has another size, or the pages another: the same words stay in sight. */
static gboolean
follow_cb (gpointer user_data)
{
  NewsroomPrintPreview *self = user_data;
  GtkAdjustment        *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkAdjustment        *sideways = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->source = 0;
  update_scale (self);
  if (self->place >= 0 && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
    {
      gtk_adjustment_set_value (adjustment, self->place * gtk_adjustment_get_upper (adjustment));
      gtk_adjustment_set_value (sideways, (gtk_adjustment_get_upper (sideways) - gtk_adjustment_get_page_size (sideways)) / 2);
      self->place = -1;
    }
  scrolled_cb (self);

  return G_SOURCE_REMOVE;
}

/* Widgets are given their sizes just now: what changes them comes after that. */
static void
follow_soon (NewsroomPrintPreview *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, follow_cb, self, NULL);
}

static void
keep_place (NewsroomPrintPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  const double   upper = gtk_adjustment_get_upper (adjustment);

  self->place = upper > 0 ? gtk_adjustment_get_value (adjustment) / upper : 0;
}

static void
show_pages (NewsroomPrintPreview *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, old);
  for (guint i = 0; i < newsroom_print_pages_get_n_pages (self->pages); i++)
    gtk_box_append (self->sheets, newsroom_print_sheet_new (self->pages, i));
  self->scale = 0;
  update_scale (self);
  scrolled_cb (self);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NewsroomPrintPreview) self = user_data;
  NewsroomPrintPages *pages = newsroom_print_pages_new_finish (result, NULL);

  /* Others are being made, or the window has gone. */
  if (pages == NULL)
    return;

  g_clear_pointer (&self->pages, newsroom_print_pages_unref);
  self->pages = pages;
  show_pages (self);
}

static void
zoom (NewsroomPrintPreview *self,
      double                zoom)
{
  keep_place (self);
  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  update_scale (self);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  zoom (NEWSROOM_PRINT_PREVIEW (widget), NEWSROOM_PRINT_PREVIEW (widget)->zoom * ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  zoom (NEWSROOM_PRINT_PREVIEW (widget), NEWSROOM_PRINT_PREVIEW (widget)->zoom / ZOOM_STEP);
}

static void
zoom_reset_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  zoom (NEWSROOM_PRINT_PREVIEW (widget), 1);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[PRINT], 0);
}

/* The keys by which one reads, beside Page Up, Page Down, Home and End, which the scrolled window has. */
static gboolean
scroll_cb (GtkWidget *widget,
           GVariant  *type,
           gpointer   user_data)
{
  NewsroomPrintPreview *self = user_data;
  gboolean              scrolled;

  g_signal_emit_by_name (self->scroller, "scroll-child", g_variant_get_int32 (type), FALSE, &scrolled);

  return GDK_EVENT_STOP;
}

static void
add_reading_keys (NewsroomPrintPreview *self)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    GtkScrollType   type;
  } keys[] = {
    { GDK_KEY_Up, 0, GTK_SCROLL_STEP_UP },
    { GDK_KEY_Down, 0, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_space, 0, GTK_SCROLL_PAGE_DOWN },
    { GDK_KEY_space, GDK_SHIFT_MASK, GTK_SCROLL_PAGE_UP },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers), gtk_callback_action_new (scroll_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 ((gint32)keys[i].type));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->sheets), controller);
}

static void
newsroom_print_preview_dispose (GObject *object)
{
  NewsroomPrintPreview *self = NEWSROOM_PRINT_PREVIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_pointer (&self->pages, newsroom_print_pages_unref);
  g_clear_object (&self->article);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (newsroom_print_preview_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.zoom-reset" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
    { GDK_KEY_Escape, 0, "window.close" },
  };

  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-reset", NULL, zoom_reset_action);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
newsroom_print_preview_class_init (NewsroomPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_print_preview_dispose;

  /**
   * NewsroomPrintPreview::print:
   * @self: the preview
   *
   * The article should be printed as it is shown.
   */
  signals[PRINT] = g_signal_new ("print", NEWSROOM_TYPE_PRINT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/print/newsroom-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomPrintPreview, title);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPrintPreview, sheets);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPrintPreview, proof);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPrintPreview, number_lines);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPrintPreview, notes);
  add_keys (widget_class);
}

static void
newsroom_print_preview_init (NewsroomPrintPreview *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->zoom = 1;
  self->place = -1;
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (follow_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed", G_CALLBACK (follow_soon), self, G_CONNECT_SWAPPED);
  add_reading_keys (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->sheets));
}

/**
 * newsroom_print_preview_new:
 * @parent: the window whose article it is
 * @article: an article that nobody else changes
 * @settings: the settings of the application
 * @session: the settings of the session
 *
 * Returns: (transfer none): a window that shows it on the paper that was chosen last
 */
GtkWidget *
newsroom_print_preview_new (GtkWindow       *parent,
                            NewsroomArticle *article,
                            GSettings       *settings,
                            GSettings       *session)
{
  NewsroomPrintPreview *self = g_object_new (NEWSROOM_TYPE_PRINT_PREVIEW, "transient-for", parent, NULL);
  g_autofree char      *notes = NULL;

  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  self->article = g_object_ref (article);
  self->settings = g_object_ref (settings);
  self->session = g_object_ref (session);
  notes = newsroom_open_notes_dup_words (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  gtk_label_set_label (self->notes, notes != NULL ? notes : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes != NULL);
  g_settings_bind (settings, "print-proof", self->proof, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "print-number-lines", self->number_lines, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::print-proof", G_CALLBACK (newsroom_print_preview_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::print-number-lines", G_CALLBACK (newsroom_print_preview_update), self, G_CONNECT_SWAPPED);
  newsroom_print_preview_update (self);

  return GTK_WIDGET (self);
}

/**
 * newsroom_print_preview_update:
 * @self: a preview
 *
 * Lays the article out anew, after another paper or other options were chosen.
 */
void
newsroom_print_preview_update (NewsroomPrintPreview *self)
{
  g_autoptr (GtkPrintSettings) printer = NULL;
  g_autoptr (GtkPageSetup) paper = NULL;

  g_return_if_fail (NEWSROOM_IS_PRINT_PREVIEW (self));

  /* It was closed meanwhile. */
  if (self->article == NULL)
    return;

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  newsroom_print_setup_load (self->session, self->article, &printer, &paper);
  newsroom_print_setup_make_async (self->article, self->settings, paper, self->making, made_cb, g_object_ref (self));
}
