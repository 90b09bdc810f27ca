/* newsroom-find-preview.c — shows what would be replaced, before it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-preview.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"

/* A line end may bring many lines into one. */
#define MOST_LINES 4

/**
 * NewsroomFindPreview:
 *
 * A list of all, each of which can be left out. It owns itself, as windows do.
 */
struct _NewsroomFindPreview
{
  AdwWindow parent_instance;

  guint focus_id;

  /* Owned */
  NewsroomFindHits *hits;

  /* Borrowed from the template */
  GtkButton      *replace;
  GtkCheckButton *all;
  GtkListView    *list;
};

G_DEFINE_FINAL_TYPE (NewsroomFindPreview, newsroom_find_preview, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void all_toggled_cb (NewsroomFindPreview *self);

static void
update (NewsroomFindPreview *self)
{
  const guint      n_included = newsroom_find_hits_get_n_included (self->hits);
  const guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  g_autofree char *label = NULL;

  /* Translators: the button that replaces that many */
  label = g_strdup_printf (ngettext ("Replace %'u", "Replace %'u", n_included), n_included);
  gtk_button_set_label (self->replace, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace), n_included > 0);
  g_signal_handlers_block_by_func (self->all, all_toggled_cb, self);
  gtk_check_button_set_active (self->all, n_included == n);
  gtk_check_button_set_inconsistent (self->all, n_included > 0 && n_included < n);
  g_signal_handlers_unblock_by_func (self->all, all_toggled_cb, self);
}

static void
all_toggled_cb (NewsroomFindPreview *self)
{
  newsroom_find_hits_include_all (self->hits, gtk_check_button_get_active (self->all));
}

static void
toggle (NewsroomFindPreview *self,
        guint                position)
{
  g_autoptr (NewsroomFindHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  gboolean included;

  if (hit == NULL)
    return;

  g_object_get (hit, "included", &included, NULL);
  g_object_set (hit, "included", !included, NULL);
}

static void
activate_cb (NewsroomFindPreview *self,
             guint                position)
{
  toggle (self, position);
}

/* In a row as in a check button. */
static gboolean
key_pressed_cb (NewsroomFindPreview *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      state)
{
  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space) || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (GTK_WINDOW (self))))
    return GDK_EVENT_PROPAGATE;

  toggle (self, gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list))));

  return GDK_EVENT_STOP;
}

static void
replace_cb (NewsroomFindPreview *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* The row has the keyboard, not the check button in it. */
static void
describe (GtkCheckButton *check)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (check));
  GtkWidget *row = box != NULL ? gtk_widget_get_parent (box) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_check_button_get_active (check) ? _ ("Will be replaced") : _ ("Stays as it is"),
                                    -1);
}

static void
setup_cb (NewsroomFindPreview *self,
          GtkListItem         *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  g_signal_connect (check, "notify::active", G_CALLBACK (describe), NULL);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (NewsroomFindPreview *self,
         GtkListItem         *item)
{
  NewsroomFindHit *hit = gtk_list_item_get_item (item);
  GtkWidget       *row = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget       *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GBinding        *binding;
  g_autofree char *markup = newsroom_find_hit_dup_markup (hit);
  g_autofree char *words = newsroom_find_hit_dup_words (hit);

  gtk_label_set_markup (GTK_LABEL (gtk_widget_get_next_sibling (check)), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  describe (GTK_CHECK_BUTTON (check));
  binding = g_object_bind_property (hit, "included", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (item, "notify::item", G_CALLBACK (g_binding_unbind), binding, G_CONNECT_SWAPPED);
}

/* The first row has the keyboard, once it is there. */
static gboolean
focus_cb (gpointer user_data)
{
  NewsroomFindPreview *self = NEWSROOM_FIND_PREVIEW (user_data);

  self->focus_id = 0;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
newsroom_find_preview_map (GtkWidget *widget)
{
  NewsroomFindPreview *self = NEWSROOM_FIND_PREVIEW (widget);

  GTK_WIDGET_CLASS (newsroom_find_preview_parent_class)->map (widget);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

static void
newsroom_find_preview_dispose (GObject *object)
{
  g_clear_handle_id (&NEWSROOM_FIND_PREVIEW (object)->focus_id, g_source_remove);
  g_clear_object (&NEWSROOM_FIND_PREVIEW (object)->hits);

  G_OBJECT_CLASS (newsroom_find_preview_parent_class)->dispose (object);
}

static void
newsroom_find_preview_class_init (NewsroomFindPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_find_preview_dispose;
  widget_class->map = newsroom_find_preview_map;

  /**
   * NewsroomFindPreview::chosen:
   * @self: the dialog
   *
   * What newsroom_find_preview_get_hits() includes is to be replaced.
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", NEWSROOM_TYPE_FIND_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/editor/newsroom-find-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindPreview, replace);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindPreview, all);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindPreview, list);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_find_preview_init (NewsroomFindPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_find_preview_new:
 * @parent: the window of the article
 * @hits: what would be replaced
 *
 * Returns: (transfer none): a dialog that shows them
 */
GtkWidget *
newsroom_find_preview_new (GtkWindow        *parent,
                           NewsroomFindHits *hits)
{
  NewsroomFindPreview *self = g_object_new (NEWSROOM_TYPE_FIND_PREVIEW, "transient-for", parent, NULL);
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (hits))));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->hits = g_object_ref (hits);
  g_signal_connect_object (hits, "counted", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * newsroom_find_preview_get_hits:
 * @self: a dialog
 *
 * Returns: (transfer none): what it shows
 */
NewsroomFindHits *
newsroom_find_preview_get_hits (NewsroomFindPreview *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_PREVIEW (self), NULL);

  return self->hits;
}
