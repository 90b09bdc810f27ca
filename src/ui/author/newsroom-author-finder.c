/* newsroom-author-finder.c — finds an author by typing, or makes one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-author-label.h"
#include "newsroom-byline.h"
#include "newsroom-credit.h"

#define MOST_AUTHORS 20

/**
 * NewsroomAuthorFinder:
 *
 * Shows the authors of the library whose names fit what is typed, without those whom the article
 * credits already, and below them the offer to make a new one of that name. Enter takes the row
 * that is selected: the author of exactly that name, a new one if the name is a full one that
 * nobody has, else the first; Down and Up choose another.
 *
 * Signal: "chosen" (#NewsroomAuthor), one of the library or a new one.
 */
struct _NewsroomAuthorFinder
{
  GtkPopover parent_instance;

  gboolean is_entered; /* Enter was pressed before the rows were those of what is typed */

  /* Owned */
  NewsroomStore *store;
  GListModel    *credits; /* those of the article, or NULL */

  NewsroomArticle *article; /* or NULL */

  GPtrArray    *authors; /* those of the rows; the row after them makes a new one */
  char         *asked;   /* the library for authors of that name last, or NULL */
  char         *shown;   /* the name that the rows are for, or NULL */
  GCancellable *cancellable;

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

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle[0] != '\0')
    {
      GtkWidget *detail = gtk_label_new (subtitle);

      gtk_label_set_xalign (GTK_LABEL (detail), 0);
      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);

  return row;
}

/* Whether @credits, which may be NULL, hold the person. */
static gboolean
is_credited (GListModel     *credits,
             NewsroomAuthor *author)
{
  for (guint i = 0; credits != NULL && i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (g_str_equal (newsroom_author_get_uuid (newsroom_credit_get_author (credit)), newsroom_author_get_uuid (author)))
        return TRUE;
    }

  return FALSE;
}

static char *
fold_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

static gboolean
has_name (NewsroomAuthor *author,
          const char     *folded)
{
  g_autofree char *name = fold_name (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));

  return g_str_equal (name, folded);
}

static gboolean
is_name_credited (NewsroomAuthorFinder *self,
                  const char           *folded)
{
  for (guint i = 0; self->credits != NULL && i < g_list_model_get_n_items (self->credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (self->credits, i);

      if (has_name (newsroom_credit_get_author (credit), folded))
        return TRUE;
    }

  return FALSE;
}

/* "Ann Example" is nobody's beginning, even where there is an Ann Example-Sample; "Ann Ex" is. */
static gboolean
is_beginning (NewsroomAuthor *author,
              const char     *folded)
{
  g_autofree char *name = fold_name (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
  const char      *rest = strstr (name, folded);

  return strchr (folded, ' ') == NULL || rest == NULL || g_unichar_isalpha (g_utf8_get_char (rest + strlen (folded)));
}

/* The row that Enter takes: its place, -1 for none. */
static int
find_best (NewsroomAuthorFinder *self,
           const char           *folded)
{
  for (guint i = 0; i < self->authors->len; i++)
    if (has_name (g_ptr_array_index (self->authors, i), folded))
      return (int)i;

  if (folded[0] == '\0')
    return -1;
  if (self->authors->len == 0 || is_beginning (g_ptr_array_index (self->authors, 0), folded))
    return 0;

  return (int)self->authors->len;
}

/* The last row makes an author of the name that is typed, unless the article has one. */
static void
add_offer (NewsroomAuthorFinder *self,
           const char           *folded)
{
  g_autofree char *offer = NULL;
  GtkWidget       *row;

  if (is_name_credited (self, folded))
    {
      row = row_new (self->shown, _ ("Already credited in this article"));
      gtk_widget_set_sensitive (row, FALSE);
    }
  else
    {
      /* Translators: %s is a name that was typed */
      offer = g_strdup_printf (_ ("Create “%s”"), self->shown);
      row = row_new (offer, _ ("New author"));
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_authors (NewsroomAuthorFinder *self)
{
  g_autofree char *folded = fold_name (self->shown);
  GtkListBox      *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow   *best;
  GtkWidget       *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (list, row);

  for (guint i = 0; i < self->authors->len; i++)
    {
      NewsroomAuthor *author = g_ptr_array_index (self->authors, i);

      gtk_list_box_append (list,
                           row_new (newsroom_author_label_get_name (author),
                                    newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION)));
    }
  if (folded[0] != '\0')
    add_offer (self, folded);

  best = gtk_list_box_get_row_at_index (list, find_best (self, folded));
  gtk_list_box_select_row (list, best != NULL && gtk_widget_get_sensitive (GTK_WIDGET (best)) ? best : NULL);
}

static void
choose (NewsroomAuthorFinder *self,
        GtkListBoxRow        *row)
{
  g_autoptr (NewsroomAuthor) author = NULL;
  guint index;

  if (row == NULL)
    return;

  index = (guint)gtk_list_box_row_get_index (row);
  if (index < self->authors->len)
    author = g_object_ref (g_ptr_array_index (self->authors, index));
  else
    author = newsroom_author_new (self->shown);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, author);
}

static void
query_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomAuthorFinder) self = NEWSROOM_AUTHOR_FINDER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = newsroom_store_query_authors_finish (NEWSROOM_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;

  /* A library that cannot be asked leaves the way to type a name. */
  g_ptr_array_set_size (self->authors, 0);
  for (guint i = 0; found != NULL && i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (found, i);

      if (!is_credited (self->credits, author))
        g_ptr_array_add (self->authors, g_steal_pointer (&author));
    }
  g_free (self->shown);
  self->shown = g_strdup (self->asked);
  show_authors (self);

  if (self->is_entered)
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  self->is_entered = FALSE;
}

static void
search_changed_cb (NewsroomAuthorFinder *self)
{
  g_autofree char *typed = dup_typed (self);
  guint            n_credits = self->credits != NULL ? g_list_model_get_n_items (self->credits) : 0;

  if (g_strcmp0 (typed, self->asked) == 0)
    return;

  self->is_entered = FALSE;
  g_free (self->asked);
  self->asked = g_strdup (typed);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  newsroom_store_query_authors_async (self->store, typed, MOST_AUTHORS + n_credits, self->cancellable, query_cb, g_object_ref (self));
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  choose (NEWSROOM_AUTHOR_FINDER (user_data), row);
}

/* The rows may be one key behind what was typed; then Enter waits for them. */
static void
entry_activate_cb (NewsroomAuthorFinder *self)
{
  search_changed_cb (self);
  if (g_strcmp0 (self->shown, self->asked) == 0)
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  else
    self->is_entered = TRUE;
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
  if (row != NULL && gtk_widget_get_sensitive (GTK_WIDGET (row)))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);

  return TRUE;
}

static void
newsroom_author_finder_show (GtkWidget *widget)
{
  NewsroomAuthorFinder *self = NEWSROOM_AUTHOR_FINDER (widget);

  g_autofree char *byline = self->article != NULL ? newsroom_article_dup_byline (self->article) : g_strdup ("");
  g_autofree char *name = self->credits != NULL ? newsroom_byline_dup_uncredited (self->credits, byline) : NULL;

  /* Who stands in the byline is likely to be wanted. */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  g_clear_pointer (&self->asked, g_free);
  search_changed_cb (self);

  GTK_WIDGET_CLASS (newsroom_author_finder_parent_class)->show (widget);

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
newsroom_author_finder_dispose (GObject *object)
{
  NewsroomAuthorFinder *self = NEWSROOM_AUTHOR_FINDER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->credits);
  g_clear_object (&self->article);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_author_finder_parent_class)->dispose (object);
}

static void
newsroom_author_finder_finalize (GObject *object)
{
  NewsroomAuthorFinder *self = NEWSROOM_AUTHOR_FINDER (object);

  g_ptr_array_unref (self->authors);
  g_free (self->asked);
  g_free (self->shown);

  G_OBJECT_CLASS (newsroom_author_finder_parent_class)->finalize (object);
}

static void
newsroom_author_finder_class_init (NewsroomAuthorFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_author_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_author_finder_finalize;
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
  self->authors = g_ptr_array_new_with_free_func (g_object_unref);
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

/**
 * newsroom_author_finder_set_article:
 * @self: a finder
 * @article: (nullable): the article, whose authors it does not show; it begins with a name of its
 *   byline that is not credited
 */
void
newsroom_author_finder_set_article (NewsroomAuthorFinder *self,
                                    NewsroomArticle      *article)
{
  GListModel *credits = article != NULL ? newsroom_article_get_credits (article) : NULL;

  g_return_if_fail (NEWSROOM_IS_AUTHOR_FINDER (self));

  g_set_object (&self->article, article);
  g_set_object (&self->credits, credits);
}
