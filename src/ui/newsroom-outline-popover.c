/* newsroom-outline-popover.c — the headings of the open article, and what is open in it, to go to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-outline-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-body-place.h"
#include "newsroom-notes.h"
#include "newsroom-outline.h"

/* What a level is set in, in pixels. */
#define INDENT 18

/* More rows of a part than these would take longer than a frame; typing finds the others. */
#define MOST_ROWS 200

/* What a row leads to. */
typedef struct
{
  char *title;  /* the words of a heading; what a comment says, or a mark */
  char *detail; /* which level; the sentence around the note */
  guint level;  /* 0 for a note */
  gsize start;
  gsize end;
} Place;

/**
 * NewsroomOutlinePopover:
 *
 * Lists the headings, and under them the notes and marks, as they are when it is made; the page of the
 * article owns it. Typing leaves those that have what is typed, the arrow keys choose one, and Enter
 * goes there.
 */
struct _NewsroomOutlinePopover
{
  GtkPopover parent_instance;

  /* Owned */
  GPtrArray *places; /* of Place */
  GPtrArray *shown;  /* of Place, borrowed: those of the rows */

  /* Borrowed */
  GtkTextView *body;

  /* Of the template */
  GtkWidget  *entry;
  GtkWidget  *scroller;
  GtkListBox *list;
  GtkLabel   *nothing;
};

G_DEFINE_FINAL_TYPE (NewsroomOutlinePopover, newsroom_outline_popover, GTK_TYPE_POPOVER)

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->title);
  g_free (place->detail);
  g_free (place);
}

static void
add_headings (NewsroomOutlinePopover *self,
              const char             *text,
              gsize                   length)
{
  g_autoptr (GPtrArray) headings = newsroom_outline_new (text, (gssize)length);

  for (guint i = 0; i < headings->len; i++)
    {
      const NewsroomHeading *heading = g_ptr_array_index (headings, i);
      Place                 *place = g_new0 (Place, 1);

      place->title = g_strdup (heading->title);
      place->detail = g_strdup_printf (_ ("Level %u"), heading->level);
      place->level = heading->level;
      place->start = place->end = heading->offset;
      g_ptr_array_add (self->places, place);
    }
}

static void
add_notes (NewsroomOutlinePopover *self,
           const char             *text,
           gsize                   length)
{
  g_autoptr (GArray) notes = newsroom_notes_find (text, (gssize)length);

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);
      Place              *place = g_new0 (Place, 1);

      place->title = newsroom_notes_dup_words (text, length, note);
      place->detail = newsroom_notes_dup_sentence (text, length, note);
      place->start = note->start;
      place->end = note->end;
      g_ptr_array_add (self->places, place);
    }
}

/* Returns: the level of the highest heading */
static guint
find_top (GPtrArray *places)
{
  guint top = G_MAXUINT;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);

      if (place->level > 0)
        top = MIN (top, place->level);
    }

  return top;
}

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
heading_new (const Place *place,
             guint        top)
{
  GtkWidget *label = label_new (place->title);

  gtk_widget_set_margin_start (label, (int)(place->level - top) * INDENT);
  if (place->level == top)
    gtk_widget_add_css_class (label, "heading");

  return label;
}

static GtkWidget *
note_new (const Place *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sentence = label_new (place->detail);

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (sentence), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), 36);
  gtk_widget_add_css_class (sentence, "caption");
  gtk_widget_add_css_class (sentence, "dim-label");
  gtk_widget_set_margin_top (box, INDENT / 3);
  gtk_widget_set_margin_bottom (box, INDENT / 3);
  gtk_box_append (GTK_BOX (box), label_new (place->title));
  gtk_box_append (GTK_BOX (box), sentence);

  return box;
}

static GtkWidget *
row_new (const Place *place,
         guint        top)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), place->level > 0 ? heading_new (place, top) : note_new (place));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  place->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  place->detail,
                                  -1);

  return row;
}

/* Above the first of the notes. */
static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  NewsroomOutlinePopover *self = NEWSROOM_OUTLINE_POPOVER (user_data);
  const guint             i = (guint)gtk_list_box_row_get_index (row);
  GtkWidget              *label;

  if (((const Place *)g_ptr_array_index (self->shown, i))->level > 0 ||
      (i > 0 && ((const Place *)g_ptr_array_index (self->shown, i - 1))->level == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = label_new (_ ("Notes and Marks"));
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_margin_start (label, INDENT / 2);
  gtk_widget_set_margin_top (label, i > 0 ? INDENT : 0);
  gtk_widget_set_margin_bottom (label, INDENT / 3);
  gtk_list_box_row_set_header (row, label);
}

static gboolean
has_words (const Place *place,
           const char  *folded)
{
  g_autofree char *title = g_utf8_casefold (place->title, -1);
  g_autofree char *detail = place->level == 0 ? g_utf8_casefold (place->detail, -1) : NULL;

  return strstr (title, folded) != NULL || (detail != NULL && strstr (detail, folded) != NULL);
}

static void
fill (NewsroomOutlinePopover *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  const guint      top = find_top (self->places);
  guint            n_rows[] = { 0, 0 };
  GtkListBoxRow   *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);
      guint *n = &n_rows[place->level > 0 ? 0 : 1];

      if (*n == MOST_ROWS || !has_words (place, typed))
        continue;
      (*n)++;
      g_ptr_array_add (self->shown, place);
      gtk_list_box_append (self->list, row_new (place, top));
    }

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (self->scroller, self->shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->shown->len == 0);
  gtk_label_set_label (self->nothing,
                       self->places->len == 0 ? _ ("The article has no headings, no notes and no marks.") : _ ("No heading and no note has these words."));
}

static void
search_changed_cb (NewsroomOutlinePopover *self)
{
  fill (self);
}

static void
row_activated_cb (NewsroomOutlinePopover *self,
                  GtkListBoxRow          *row)
{
  const Place *place = g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (row));
  GtkTextView *body = self->body;
  const gsize  start = place->start;
  const gsize  end = place->end;

  /* The keyboard returns to where it was, and then goes to the place. */
  gtk_popover_popdown (GTK_POPOVER (self));
  newsroom_body_place_select (body, start, end);
}

static void
entry_activate_cb (NewsroomOutlinePopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
select_neighbour (NewsroomOutlinePopover *self,
                  int                     step)
{
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (row != NULL)
    row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The list is steered from the entry, where what is typed goes. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  NewsroomOutlinePopover *self = NEWSROOM_OUTLINE_POPOVER (user_data);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Down && keyval != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;

  select_neighbour (self, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1);

  return GDK_EVENT_STOP;
}

static void
newsroom_outline_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NEWSROOM_TYPE_OUTLINE_POPOVER);

  G_OBJECT_CLASS (newsroom_outline_popover_parent_class)->dispose (object);
}

static void
newsroom_outline_popover_finalize (GObject *object)
{
  NewsroomOutlinePopover *self = NEWSROOM_OUTLINE_POPOVER (object);

  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (newsroom_outline_popover_parent_class)->finalize (object);
}

static void
newsroom_outline_popover_class_init (NewsroomOutlinePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_outline_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_outline_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-outline-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, list);
  gtk_widget_class_bind_template_child (widget_class, NewsroomOutlinePopover, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
newsroom_outline_popover_init (NewsroomOutlinePopover *self)
{
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->list));
}

/**
 * newsroom_outline_popover_new:
 * @body: the view of the body
 *
 * Returns: (transfer floating): a popover of the headings, notes and marks that @body has now
 */
GtkWidget *
newsroom_outline_popover_new (GtkTextView *body)
{
  NewsroomOutlinePopover *self;
  const char             *text;
  gsize                   length;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (body), NULL);

  self = g_object_new (NEWSROOM_TYPE_OUTLINE_POPOVER, NULL);
  self->body = body;
  text = newsroom_body_place_get_text (gtk_text_view_get_buffer (body), &length);
  add_headings (self, text, length);
  add_notes (self, text, length);
  fill (self);

  return GTK_WIDGET (self);
}
