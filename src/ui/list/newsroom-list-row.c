/* newsroom-list-row.c — an article as the list shows it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-row.h"

#include <glib/gi18n-lib.h>

#include "newsroom-age.h"
#include "newsroom-length.h"
#include "newsroom-length-words.h"
#include "newsroom-list-place.h"
#include "newsroom-long-lines.h"
#include "newsroom-matches.h"

#define REFRESH_SECONDS 30

/**
 * NewsroomListRow:
 *
 * Shows one #NewsroomArticleSummary. Made by the #NewsroomListPlace that it is in, for as long as
 * that can be seen.
 */
struct _NewsroomListRow
{
  GtkWidget parent_instance;

  guint refresh; /* source, while mapped */

  /* Owned */
  NewsroomArticleSummary *summary;
  NewsroomListLive       *live;

  /* Borrowed, and made when they are needed */
  GtkWidget *restore; /* on the spike */
  GtkWidget *snippet; /* in a search */
  GtkWidget *length;  /* where there is a target */
  GtkWidget *notes;   /* where there are any */

  /* Borrowed from the template */
  GtkBox   *top;
  GtkLabel *headline;
  GtkLabel *age;
  GtkLabel *byline;
  GtkLabel *words;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (NewsroomListRow, newsroom_list_row, GTK_TYPE_WIDGET)

/* How a state looks: style classes that carry its colour. */
static const char *const state_classes[NEWSROOM_N_STATES] = {
  [NEWSROOM_STATE_DRAFT] = "quiet",
  [NEWSROOM_STATE_EDITING] = "accent",
  [NEWSROOM_STATE_READY] = "warning",
  [NEWSROOM_STATE_PUBLISHED] = "success",
  [NEWSROOM_STATE_CORRECTED] = "success",
  [NEWSROOM_STATE_SPIKED] = "quiet",
  [NEWSROOM_STATE_KILLED] = "error",
  [NEWSROOM_STATE_WITHDRAWN] = "error",
};

static char *
dup_notes (NewsroomListRow *self)
{
  const guint n = newsroom_article_summary_get_note_count (self->summary);

  return g_strdup_printf (ngettext ("%'u note", "%'u notes", n), n);
}

static char *
dup_length_description (NewsroomListRow *self)
{
  const guint target = newsroom_article_summary_get_target_length (self->summary);
  const guint words = newsroom_article_summary_get_word_count (self->summary);

  return target > 0 ? newsroom_length_words_dup_description (words, target, newsroom_list_live_get_tolerance (self->live)) : NULL;
}

/* The list item holds the focus; its name, which says what the article is, comes from the place. */
static void
update_description (NewsroomListRow *self)
{
  GtkWidget       *place = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget       *item = place != NULL ? gtk_widget_get_parent (place) : NULL;
  g_autofree char *length = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *description = NULL;

  if (item == NULL || self->summary == NULL)
    return;

  length = dup_length_description (self);
  notes = newsroom_article_summary_get_note_count (self->summary) > 0 ? dup_notes (self) : NULL;
  description = g_strjoin (", ", gtk_label_get_label (self->words), gtk_label_get_label (self->age), length != NULL ? length : notes, length != NULL ? notes : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
update_age (NewsroomListRow *self)
{
  g_autofree char *age = NULL;

  if (self->summary == NULL)
    return;

  age = newsroom_age_format (newsroom_article_summary_get_changed (self->summary), g_get_real_time ());
  gtk_label_set_label (self->age, age);
  update_description (self);
}

static void
update_state (NewsroomListRow *self,
              NewsroomState    state)
{
  /* To take a class away and give it back makes the label look for its style again. */
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->state), state_classes[state]))
    {
      for (guint i = 0; i < NEWSROOM_N_STATES; i++)
        gtk_widget_remove_css_class (GTK_WIDGET (self->state), state_classes[i]);
      gtk_widget_add_css_class (GTK_WIDGET (self->state), state_classes[state]);
    }
  gtk_label_set_label (self->state, newsroom_state_get_title (state));
}

static void
update_restore (NewsroomListRow *self,
                gboolean         on_the_spike)
{
  if (!on_the_spike)
    {
      if (self->restore != NULL)
        gtk_box_remove (self->top, self->restore);
      self->restore = NULL;
      return;
    }

  if (self->restore != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "x", newsroom_article_summary_get_id (self->summary));
      return;
    }

  /* It never has the focus: the row would pass it on to the button. The keys have the menu. */
  self->restore = g_object_new (GTK_TYPE_BUTTON,
                                "icon-name",
                                "edit-undo-symbolic",
                                "tooltip-text",
                                _ ("Restore from Spike"),
                                "focusable",
                                FALSE,
                                "valign",
                                GTK_ALIGN_START,
                                "action-name",
                                "win.restore-article",
                                "action-target",
                                g_variant_new_int64 (newsroom_article_summary_get_id (self->summary)),
                                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->restore), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Restore from Spike"), -1);
  gtk_widget_add_css_class (self->restore, "flat");
  gtk_widget_add_css_class (self->restore, "row-button");
  gtk_box_insert_child_after (self->top, self->restore, GTK_WIDGET (self->headline));
}

/* What was searched for is bold, and underlined: a headline is bold by itself. */
static void
show_text (GtkLabel   *label,
           const char *text,
           const char *query)
{
  g_autoptr (GArray) matches = newsroom_matches_find (text, query);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < matches->len; i++)
    {
      NewsroomMatch   match = g_array_index (matches, NewsroomMatch, i);
      PangoAttribute *made[] = { pango_attr_weight_new (PANGO_WEIGHT_HEAVY), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (guint j = 0; j < G_N_ELEMENTS (made); j++)
        {
          made[j]->start_index = (guint)match.start;
          made[j]->end_index = (guint)match.end;
          pango_attr_list_insert (attributes, made[j]);
        }
    }
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, matches->len > 0 ? attributes : NULL);
}

static void
update_snippet (NewsroomListRow *self,
                const char      *text,
                const char      *query)
{
  if (text[0] == '\0')
    {
      g_clear_pointer (&self->snippet, gtk_widget_unparent);
      return;
    }

  if (self->snippet == NULL)
    {
      self->snippet = g_object_new (GTK_TYPE_LABEL,
                                    "xalign",
                                    0.0f,
                                    "wrap",
                                    TRUE,
                                    "wrap-mode",
                                    PANGO_WRAP_WORD_CHAR,
                                    "ellipsize",
                                    PANGO_ELLIPSIZE_END,
                                    "lines",
                                    2,
                                    NULL);
      gtk_widget_add_css_class (self->snippet, "row-caption");
      gtk_widget_insert_after (self->snippet, GTK_WIDGET (self), GTK_WIDGET (self->top));
    }
  show_text (GTK_LABEL (self->snippet), text, query);
}

/* A label of the lower line, which is there only while it has a text. */
static void
show_extra (NewsroomListRow *self,
            GtkWidget      **label,
            GtkWidget       *before,
            const char      *text)
{
  if (text == NULL)
    {
      g_clear_pointer (label, gtk_widget_unparent);
      return;
    }

  if (*label == NULL)
    {
      *label = gtk_label_new (NULL);
      gtk_widget_add_css_class (*label, "row-caption");
      gtk_widget_add_css_class (*label, "numeric");
      gtk_widget_insert_after (*label, gtk_widget_get_parent (before), before);
    }
  gtk_label_set_label (GTK_LABEL (*label), text);
}

static void
update_length (NewsroomListRow *self)
{
  const guint      target = newsroom_article_summary_get_target_length (self->summary);
  const guint      words = newsroom_article_summary_get_word_count (self->summary);
  g_autofree char *difference = target > 0 ? newsroom_length_words_dup_difference (words, target) : NULL;
  g_autofree char *notes = newsroom_article_summary_get_note_count (self->summary) > 0 ? dup_notes (self) : NULL;

  show_extra (self, &self->length, GTK_WIDGET (self->words), difference);
  if (self->length != NULL)
    newsroom_length_words_set_class (self->length, newsroom_length_compare (words, target, newsroom_list_live_get_tolerance (self->live)));
  show_extra (self, &self->notes, self->length != NULL ? self->length : GTK_WIDGET (self->words), notes);
  if (self->notes != NULL)
    gtk_label_set_ellipsize (GTK_LABEL (self->notes), PANGO_ELLIPSIZE_END);
}

static void
update (NewsroomListRow *self)
{
  const char      *query;
  NewsroomState    state;
  guint            n_words;
  g_autofree char *headline = NULL, *byline = NULL, *words = NULL, *snippet = NULL;

  if (self->summary == NULL)
    return;

  headline = newsroom_long_lines_dup_start (newsroom_list_live_get_headline (self->live, self->summary));
  byline = newsroom_long_lines_dup_start (newsroom_article_summary_get_byline (self->summary));
  snippet = newsroom_long_lines_dup_start (newsroom_article_summary_get_snippet (self->summary));
  query = newsroom_article_summary_get_query (self->summary);
  state = newsroom_article_summary_get_state (self->summary);
  n_words = newsroom_article_summary_get_word_count (self->summary);
  words = g_strdup_printf (ngettext ("%'u word", "%'u words", n_words), n_words);

  show_text (self->headline, headline[0] != '\0' ? headline : _ ("Untitled"), query);
  show_text (self->byline, byline, query);
  gtk_label_set_label (self->words, words);
  update_length (self);
  update_snippet (self, snippet, query);
  update_restore (self, state == NEWSROOM_STATE_SPIKED);
  update_state (self, state);
  update_age (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  update_age (user_data);

  return G_SOURCE_CONTINUE;
}

static guint
get_position (NewsroomListRow *self)
{
  return newsroom_list_place_get_position (NEWSROOM_LIST_PLACE (gtk_widget_get_parent (GTK_WIDGET (self))));
}

/* A right click selects the row and opens the menu at the pointer. */
static void
pressed_cb (NewsroomListRow *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkEvent  *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (!gdk_event_triggers_context_menu (event) ||
      !gtk_widget_translate_coordinates (widget, GTK_WIDGET (gtk_widget_get_root (widget)), x, y, &x, &y))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (widget, "list.select-item", "(ubb)", get_position (self), FALSE, FALSE);
  gtk_widget_activate_action (widget, "articles.menu", "(dd)", x, y);
}

/* Where list and editor share one place, a click leads to the editor; not one on the button. */
static void
released_cb (NewsroomListRow  *self,
             int               n_press,
             double            x,
             double            y,
             GtkGestureSingle *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked != NULL && self->restore != NULL && (picked == self->restore || gtk_widget_is_ancestor (picked, self->restore)))
    return;

  if (gtk_gesture_single_get_current_button (gesture) == GDK_BUTTON_PRIMARY && n_press == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "articles.show", "u", get_position (self));
}

static void
newsroom_list_row_map (GtkWidget *widget)
{
  NewsroomListRow *self = NEWSROOM_LIST_ROW (widget);

  GTK_WIDGET_CLASS (newsroom_list_row_parent_class)->map (widget);
  update_age (self);
  self->refresh = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
}

static void
newsroom_list_row_unmap (GtkWidget *widget)
{
  NewsroomListRow *self = NEWSROOM_LIST_ROW (widget);

  g_clear_handle_id (&self->refresh, g_source_remove);
  GTK_WIDGET_CLASS (newsroom_list_row_parent_class)->unmap (widget);
}

static void
newsroom_list_row_dispose (GObject *object)
{
  NewsroomListRow *self = NEWSROOM_LIST_ROW (object);
  GtkWidget       *child;

  /* The boxes have no name, so disposing of the template leaves them. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_object (&self->summary);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (newsroom_list_row_parent_class)->dispose (object);
}

static void
newsroom_list_row_class_init (NewsroomListRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_list_row_dispose;
  widget_class->map = newsroom_list_row_map;
  widget_class->unmap = newsroom_list_row_unmap;

  gtk_widget_class_set_css_name (widget_class, "listrow");
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/list/newsroom-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomListRow, headline);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListRow, age);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListRow, byline);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListRow, words);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListRow, state);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListRow, top);
}

static void
newsroom_list_row_init (NewsroomListRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
live_cb (NewsroomListRow *self,
         gint64           id)
{
  if (self->summary != NULL && (id == 0 || id == newsroom_article_summary_get_id (self->summary)))
    update (self);
}

/**
 * newsroom_list_row_new:
 * @live: (transfer none): what it shows beside its summary
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
newsroom_list_row_new (NewsroomListLive *live)
{
  NewsroomListRow *self = g_object_new (NEWSROOM_TYPE_LIST_ROW, NULL);

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (live_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * newsroom_list_row_set_summary:
 * @self: a row
 * @summary: (nullable): the article to show; %NULL leaves what it shows
 */
void
newsroom_list_row_set_summary (NewsroomListRow        *self,
                               NewsroomArticleSummary *summary)
{
  g_return_if_fail (NEWSROOM_IS_LIST_ROW (self));

  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  if (g_set_object (&self->summary, summary))
    update (self);
  if (summary != NULL)
    g_signal_connect_object (summary, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
