/* newsroom-author-finder.c — finds an author by typing, or makes one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-finder.h"

#include <glib/gi18n-lib.h>

#define MOST_AUTHORS 20

/**
 * NewsroomAuthorFinder:
 *
 * Shows the authors of the library whose names fit what is typed, and below them the offer to
 * make a new one of that name. Enter takes the row that is selected, which is the first until
 * Down or Up chooses another.
 *
 * Signal: "chosen" (#NewsroomAuthor).
 */
struct _NewsroomAuthorFinder
{
  GtkPopover parent_instance;

  /* Owned */
  NewsroomStore *store;
  GListModel    *authors; /* those of the rows; the row after them makes a new one */
  GCancellable  *cancellable;

  /* Of the template */
  GtkWidget *entry;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorFinder, newsroom_author_finder, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_typed (NewsroomAuthorFinder *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static GtkWidget *
row_new (const char *title,
         const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle != NULL && subtitle[0] != '\0')
    {
      GtkWidget *detail = gtk_label_new (subtitle);

      gtk_label_set_xalign (GTK_LABEL (detail), 0);
      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static void
show_authors (NewsroomAuthorFinder *self)
{
  g_autofree char *typed = dup_typed (self);
  GtkWidget       *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);

  for (guint i = 0; self->authors != NULL && i < g_list_model_get_n_items (self->authors); i++)
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (self->authors, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           row_new (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME),
                                    newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION)));
    }
  if (typed[0] != '\0')
    {
      /* Translators: %s is a name that was typed */
      g_autofree char *offer = g_strdup_printf (_ ("Create “%s”"), typed);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (offer, NULL));
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
query_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomAuthorFinder) self = NEWSROOM_AUTHOR_FINDER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) authors = newsroom_store_query_authors_finish (NEWSROOM_STORE (object), result, &error);

  /* A library that cannot be asked leaves the way to type a name. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;

  g_set_object (&self->authors, authors);
  show_authors (self);
}

static void
search_changed_cb (NewsroomAuthorFinder *self)
{
  g_autofree char *typed = dup_typed (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  newsroom_store_query_authors_async (self->store, typed, MOST_AUTHORS, self->cancellable, query_cb, g_object_ref (self));
}

static void
choose (NewsroomAuthorFinder *self,
        guint                 index)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (NewsroomAuthor) author = NULL;

  if (self->authors != NULL && index < g_list_model_get_n_items (self->authors))
    author = g_list_model_get_item (self->authors, index);
  else if (typed[0] != '\0')
    author = newsroom_author_new (typed);
  else
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, author);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  choose (NEWSROOM_AUTHOR_FINDER (user_data), (guint)gtk_list_box_row_get_index (row));
}

/* The list may be one key behind what was typed; then the name itself decides. */
static void
entry_activate_cb (NewsroomAuthorFinder *self)
{
  GtkListBoxRow   *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  g_autofree char *typed = dup_typed (self);
  g_autofree char *wanted = g_utf8_casefold (typed, -1);

  if (row != NULL && self->authors != NULL && (guint)gtk_list_box_row_get_index (row) < g_list_model_get_n_items (self->authors))
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (self->authors, (guint)gtk_list_box_row_get_index (row));
      g_autofree char *name = g_utf8_casefold (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), -1);

      if (strstr (name, wanted) == NULL)
        return;
    }
  choose (self, row != NULL ? (guint)gtk_list_box_row_get_index (row) : G_MAXUINT);
}

static gboolean
entry_key_pressed_cb (GtkEventControllerKey *controller,
                      guint                  keyval,
                      guint                  keycode,
                      GdkModifierType        state,
                      gpointer               user_data)
{
  NewsroomAuthorFinder *self = NEWSROOM_AUTHOR_FINDER (user_data);
  GtkListBoxRow        *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int                   index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    index++;
  else if ((keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) && index > 0)
    index--;
  else
    return FALSE;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);

  return TRUE;
}

static void
newsroom_author_finder_show (GtkWidget *widget)
{
  NewsroomAuthorFinder *self = NEWSROOM_AUTHOR_FINDER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_clear_object (&self->authors);
  show_authors (self);
  search_changed_cb (self);

  GTK_WIDGET_CLASS (newsroom_author_finder_parent_class)->show (widget);

  gtk_widget_grab_focus (self->entry);
}

static void
newsroom_author_finder_dispose (GObject *object)
{
  NewsroomAuthorFinder *self = NEWSROOM_AUTHOR_FINDER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->authors);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_author_finder_parent_class)->dispose (object);
}

static void
newsroom_author_finder_class_init (NewsroomAuthorFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_author_finder_dispose;
  widget_class->show = newsroom_author_finder_show;

  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", NEWSROOM_TYPE_AUTHOR_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, NEWSROOM_TYPE_AUTHOR);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/author/newsroom-author-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
newsroom_author_finder_init (NewsroomAuthorFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_author_finder_new:
 * @store: the library
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
newsroom_author_finder_new (NewsroomStore *store)
{
  NewsroomAuthorFinder *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_FINDER, NULL);
  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}
