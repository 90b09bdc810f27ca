/* newsroom-article-page.c — the open article under its header bar
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-article-states.h"
#include "newsroom-article-subtitle.h"
#include "newsroom-body-format.h"
#include "newsroom-body-tidy.h"
#include "newsroom-format-bar.h"
#include "newsroom-find-bar.h"
#include "newsroom-link-dialog.h"
#include "newsroom-long-lines.h"
#include "newsroom-toast.h"
#include "newsroom-length-chip.h"
#include "newsroom-selection-watch.h"

/**
 * NewsroomArticlePage:
 *
 * Says in its header what the article is and whether it is saved, and in a banner what is
 * wrong. The window hands it the draft.
 */
struct _NewsroomArticlePage
{
  GtkWidget parent_instance;

  gboolean folded;
  gboolean shows_saved_time;
  gboolean shows_format_bar;
  guint    tolerance; /* of the target length, in percent */

  /* Owned */
  NewsroomDraft  *draft;
  NewsroomRescue *rescue; /* NULL before the library is open */
  GSignalGroup   *draft_signals;
  GSignalGroup   *article_signals;
  GtkWidget      *popover; /* the last one that was shown, or NULL */
  GtkWidget      *focus;   /* weak: what had the keyboard before it */

  NewsroomSelectionWatch *selection;

  NewsroomArticleSpelling *spelling;

  /* Borrowed from the template */
  AdwHeaderBar       *header;
  AdwWindowTitle     *title;
  GtkWidget          *back;
  GtkWidget          *menu_button;
  GtkWidget          *status_box; /* has what the header has no room for */
  GtkLabel           *status;
  NewsroomLengthChip *length;
  NewsroomLengthChip *status_length;
  GtkRevealer        *banner;
  GtkOrientable      *banner_box;
  GtkLabel           *banner_label;
  GtkButton          *banner_button;
  NewsroomFindBar    *find_bar;
  GtkStack           *stack;
  AdwStatusPage      *none;
  AdwStatusPage      *failed;
  NewsroomEditorPane *editor;
  GtkWidget          *format_bar;
  GMenu              *states;
  GMenu              *format;
  GMenu              *languages;
};

G_DEFINE_FINAL_TYPE (NewsroomArticlePage, newsroom_article_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_ENDS_WINDOW,
  PROP_SHOWS_SAVED_TIME,
  PROP_SHOWS_FORMAT_BAR,
  PROP_TOLERANCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_length (NewsroomArticlePage *self,
               guint                n_words)
{
  guint target = self->draft != NULL ? newsroom_article_get_target_length (newsroom_draft_get_article (self->draft)) : 0;

  newsroom_length_chip_show (self->length, n_words, self->folded ? 0 : target, self->tolerance);
  newsroom_length_chip_show (self->status_length, n_words, target, self->tolerance);
}

static void
update_subtitle (NewsroomArticlePage *self)
{
  g_autofree char *subtitle = NULL;
  guint            n_words, n_minutes;

  g_object_get (self->editor, "word-count", &n_words, "reading-minutes", &n_minutes, NULL);
  update_length (self, n_words);
  gtk_widget_set_visible (self->status_box, self->folded && self->draft != NULL);
  if (self->draft != NULL)
    subtitle = newsroom_article_subtitle_new (self->draft, n_words, newsroom_selection_watch_get_words (self->selection), n_minutes, self->shows_saved_time);
  adw_window_title_set_subtitle (self->title, self->folded || subtitle == NULL ? "" : subtitle);
  gtk_label_set_label (self->status, subtitle != NULL ? subtitle : "");
}

static void
update_title (NewsroomArticlePage *self)
{
  g_autofree char *headline = NULL;

  if (self->draft == NULL)
    {
      adw_window_title_set_title (self->title, _ ("Newsroom"));
      return;
    }

  headline = newsroom_long_lines_dup_start (newsroom_article_get_text (newsroom_draft_get_article (self->draft), NEWSROOM_FIELD_HEADLINE));
  adw_window_title_set_title (self->title, headline[0] != '\0' ? headline : _ ("Untitled"));
}

static void
show_banner (NewsroomArticlePage *self,
             const char          *text,
             const char          *button,
             const char          *action)
{
  gtk_label_set_label (self->banner_label, text);
  gtk_button_set_label (self->banner_button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_button), action);
  gtk_revealer_set_reveal_child (self->banner, TRUE);
}

static void
update_banner (NewsroomArticlePage *self)
{
  g_autofree char *text = NULL;
  const GError    *error;

  if (self->draft == NULL)
    {
      gtk_revealer_set_reveal_child (self->banner, FALSE);
      return;
    }

  error = newsroom_draft_get_error (self->draft);
  if (newsroom_draft_get_status (self->draft) == NEWSROOM_DRAFT_FAILED && error != NULL)
    {
      text = newsroom_article_subtitle_dup_failure (error, self->rescue != NULL ? newsroom_rescue_get_copy (self->rescue, newsroom_draft_get_article (self->draft)) : NULL);
      show_banner (self, text, _ ("Try Again"), "win.checkpoint");
    }
  else if (newsroom_article_get_state (newsroom_draft_get_article (self->draft)) == NEWSROOM_STATE_SPIKED)
    show_banner (self, _ ("This article is on the spike."), _ ("Restore"), "win.restore");
  else
    gtk_revealer_set_reveal_child (self->banner, FALSE);
}

static void
state_cb (NewsroomArticlePage *self)
{
  newsroom_article_states_fill (self->states, self->draft);
  update_banner (self);
}

static void
status_cb (NewsroomArticlePage *self)
{
  update_subtitle (self);
  update_banner (self);
}

/* In a text that can only be read, or none, there is nothing to format. */
static void
update_format (NewsroomArticlePage *self)
{
  gboolean enabled = self->draft != NULL && gtk_text_view_get_editable (newsroom_editor_pane_get_body (self->editor));

  newsroom_body_format_set_enabled (GTK_WIDGET (self), enabled);
  gtk_widget_set_visible (self->format_bar, self->shows_format_bar && enabled);
}

static void
format_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  NewsroomArticlePage *self = NEWSROOM_ARTICLE_PAGE (widget);
  GtkTextView         *body = newsroom_editor_pane_get_body (self->editor);

  gtk_widget_grab_focus (GTK_WIDGET (body));
  if (g_str_equal (name, NEWSROOM_LINK_ACTION) ? !newsroom_link_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), body)
                                               : !newsroom_body_format_activate (body, name))
    g_object_unref (newsroom_toast_show (widget, newsroom_body_format_explain (body, name), NULL));
}

static void
newsroom_article_page_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  NewsroomArticlePage *self = NEWSROOM_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      gtk_widget_set_visible (self->back, self->folded);
      /* A path in what is left beside the button would be a column of syllables. */
      gtk_orientable_set_orientation (self->banner_box, self->folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      newsroom_find_bar_set_narrow (self->find_bar, self->folded);
      adw_header_bar_set_show_start_title_buttons (self->header, self->folded);
      update_subtitle (self);
      break;
    case PROP_ENDS_WINDOW:
      adw_header_bar_set_show_end_title_buttons (self->header, g_value_get_boolean (value));
      break;
    case PROP_SHOWS_SAVED_TIME:
      self->shows_saved_time = g_value_get_boolean (value);
      update_subtitle (self);
      break;
    case PROP_SHOWS_FORMAT_BAR:
      self->shows_format_bar = g_value_get_boolean (value);
      update_format (self);
      break;
    case PROP_TOLERANCE:
      self->tolerance = g_value_get_uint (value);
      update_subtitle (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_article_page_dispose (GObject *object)
{
  NewsroomArticlePage *self = NEWSROOM_ARTICLE_PAGE (object);

  g_clear_object (&self->draft_signals);
  g_clear_object (&self->article_signals);
  g_clear_object (&self->selection);
  if (self->spelling != NULL)
    g_object_run_dispose (G_OBJECT (self->spelling));
  g_clear_object (&self->spelling);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), NEWSROOM_TYPE_ARTICLE_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->rescue);

  G_OBJECT_CLASS (newsroom_article_page_parent_class)->dispose (object);
}

static void
newsroom_article_page_class_init (NewsroomArticlePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_article_page_dispose;
  object_class->set_property = newsroom_article_page_set_property;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENDS_WINDOW] =
    g_param_spec_boolean ("ends-window", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_SAVED_TIME] =
    g_param_spec_boolean ("shows-saved-time", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_FORMAT_BAR] =
    g_param_spec_boolean ("shows-format-bar", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOLERANCE] =
    g_param_spec_uint ("tolerance", NULL, NULL, 0, 100, 5, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  newsroom_body_format_install_actions (widget_class, format_action);
  g_type_ensure (NEWSROOM_TYPE_EDITOR_PANE);
  g_type_ensure (NEWSROOM_TYPE_FORMAT_BAR);
  g_type_ensure (NEWSROOM_TYPE_LENGTH_CHIP);
  g_type_ensure (NEWSROOM_TYPE_FIND_BAR);
  gtk_widget_class_set_css_name (widget_class, "articlepage");
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, header);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, title);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, back);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, status_box);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, status);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, status_length);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, length);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, banner);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, banner_box);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, banner_label);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, banner_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, stack);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, none);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, failed);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, editor);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, states);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, format);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, languages);
  gtk_widget_class_bind_template_child (widget_class, NewsroomArticlePage, format_bar);
}

static void
newsroom_article_page_init (NewsroomArticlePage *self)
{
  g_autoptr (GMenuModel) format = newsroom_body_format_dup_menu ();

  self->shows_saved_time = self->shows_format_bar = TRUE;
  self->tolerance = 5;
  self->spelling = newsroom_article_spelling_new (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What is chosen in the menu is meant for the text, which keeps the keyboard. */
  gtk_widget_set_focus_on_click (gtk_widget_get_first_child (self->menu_button), FALSE);
  newsroom_article_spelling_set_editor (self->spelling, self->editor, self->languages);
  g_menu_append_submenu (self->format, _ ("For_mat"), format);
  g_signal_connect_object (newsroom_editor_pane_get_body (self->editor), "notify::editable", G_CALLBACK (update_format), self, G_CONNECT_SWAPPED);
  newsroom_format_bar_set_view (NEWSROOM_FORMAT_BAR (self->format_bar), newsroom_editor_pane_get_body (self->editor));
  newsroom_find_bar_set_view (self->find_bar,
                              newsroom_editor_pane_get_body (self->editor),
                              newsroom_editor_pane_get_overlay (self->editor),
                              newsroom_editor_pane_get_view (self->editor, NEWSROOM_FIELD_HEADLINE),
                              newsroom_editor_pane_get_view (self->editor, NEWSROOM_FIELD_STANDFIRST));

  self->draft_signals = g_signal_group_new (NEWSROOM_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "notify::status", G_CALLBACK (status_cb), self);
  g_signal_group_connect_swapped (self->draft_signals, "notify::saved-at", G_CALLBACK (status_cb), self);
  self->article_signals = g_signal_group_new (NEWSROOM_TYPE_ARTICLE);
  g_signal_group_connect_swapped (self->article_signals, "notify::headline", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->article_signals, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_group_connect_swapped (self->article_signals, "notify::target-length", G_CALLBACK (update_subtitle), self);
  g_signal_connect_object (self->editor, "notify::word-count", G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);
  self->selection = newsroom_selection_watch_new (newsroom_editor_pane_get_body (self->editor));
  g_signal_connect_object (self->selection, "counted", G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);

  newsroom_article_page_set_draft (self, NULL);
  gtk_widget_set_visible (self->menu_button, FALSE);
}

/**
 * newsroom_article_page_get_editor:
 * @self: a page
 *
 * Returns: (transfer none): where the article is written
 */
NewsroomEditorPane *
newsroom_article_page_get_editor (NewsroomArticlePage *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self), NULL);

  return self->editor;
}

/**
 * newsroom_article_page_get_draft:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the draft that it shows
 */
NewsroomDraft *
newsroom_article_page_get_draft (NewsroomArticlePage *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self), NULL);

  return self->draft;
}

/**
 * newsroom_article_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): what the article is called, in one line
 */
const char *
newsroom_article_page_get_title (NewsroomArticlePage *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self), NULL);

  return adw_window_title_get_title (self->title);
}

/**
 * newsroom_article_page_set_draft:
 * @self: a page
 * @draft: (nullable): the draft to show
 */
void
newsroom_article_page_set_draft (NewsroomArticlePage *self,
                                 NewsroomDraft       *draft)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));

  newsroom_article_page_settle (self);
  if (draft == NULL)
    newsroom_find_bar_close (self->find_bar);
  g_set_object (&self->draft, draft);
  newsroom_editor_pane_set_draft (self->editor, draft);
  newsroom_article_spelling_set_draft (self->spelling, draft);
  newsroom_find_bar_set_editable (self->find_bar, draft != NULL && newsroom_store_get_read_only (newsroom_draft_get_store (draft)) == NEWSROOM_READ_ONLY_NOT);
  g_signal_group_set_target (self->draft_signals, draft);
  g_signal_group_set_target (self->article_signals, draft != NULL ? newsroom_draft_get_article (draft) : NULL);

  gtk_stack_set_visible_child_name (self->stack, draft != NULL ? "article" : "none");
  gtk_widget_set_visible (self->menu_button, draft != NULL);
  update_format (self);
  update_title (self);
  update_subtitle (self);
  state_cb (self);
}

/**
 * newsroom_article_page_set_rescue:
 * @self: a page
 * @rescue: what makes copies of articles that cannot be saved
 *
 * Lets the page say where the copy is.
 */
void
newsroom_article_page_set_rescue (NewsroomArticlePage *self,
                                  NewsroomRescue      *rescue)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));
  g_return_if_fail (NEWSROOM_IS_RESCUE (rescue));

  g_set_object (&self->rescue, rescue);
  g_signal_connect_object (rescue, "copied", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
}

static void
popover_closed_cb (NewsroomArticlePage *self)
{
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
}

/**
 * newsroom_article_page_show_popover:
 * @self: a page
 * @popover: (transfer floating): what to show
 *
 * Shows it below the title, in the place of the one before. The keyboard returns to where it was.
 */
void
newsroom_article_page_show_popover (NewsroomArticlePage *self,
                                    GtkPopover          *popover)
{
  graphene_rect_t bounds;

  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  self->popover = GTK_WIDGET (popover);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->title), GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (popover,
                                 &(GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height });
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (popover);
}

/**
 * newsroom_article_page_set_read_only:
 * @self: a page without an article
 *
 * The library can only be read: the page does not ask to begin an article.
 */
void
newsroom_article_page_set_read_only (NewsroomArticlePage *self)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));

  adw_status_page_set_description (self->none, _ ("Select one in the list."));
}

/**
 * newsroom_article_page_show_failure:
 * @self: a page
 * @error: why an article could not be opened
 *
 * Says so in the place of the article. The keyboard comes here if it was in the editor, where
 * nothing can be typed now.
 */
void
newsroom_article_page_show_failure (NewsroomArticlePage *self,
                                    const GError        *error)
{
  g_autofree char *text = NULL;
  GtkWidget       *focus;

  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));
  g_return_if_fail (error != NULL);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  text = g_markup_escape_text (error->message, -1);
  newsroom_article_page_set_draft (self, NULL);
  adw_status_page_set_description (self->failed, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->failed));
}

/**
 * newsroom_article_page_find:
 * @self: a page
 * @replaces: whether something is to be replaced
 *
 * Gives the keyboard to the bar that finds in the body.
 *
 * Returns: whether there is a body to be searched
 */
gboolean
newsroom_article_page_find (NewsroomArticlePage *self,
                            gboolean             replaces)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self), FALSE);

  if (self->draft == NULL || !newsroom_find_bar_can_open (self->find_bar))
    return FALSE;

  newsroom_editor_pane_show_matches (self->editor, NULL);
  newsroom_editor_pane_forget_scroll (self->editor);
  newsroom_find_bar_open (self->find_bar, replaces);

  return TRUE;
}

/**
 * newsroom_article_page_find_next:
 * @self: a page
 * @step: where to
 *
 * Goes to what is looked for in the body.
 */
void
newsroom_article_page_find_next (NewsroomArticlePage *self,
                                 NewsroomFinderStep   step)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));

  if (self->draft == NULL || !newsroom_find_bar_can_open (self->find_bar))
    return;

  newsroom_editor_pane_forget_scroll (self->editor);
  newsroom_find_bar_go (self->find_bar, step);
}

/**
 * newsroom_article_page_end_find:
 * @self: a page
 *
 * Returns: whether the bar was there that finds in the body, and is closed now
 */
gboolean
newsroom_article_page_end_find (NewsroomArticlePage *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self), FALSE);

  return newsroom_find_bar_close (self->find_bar);
}

/**
 * newsroom_article_page_settle:
 * @self: a page
 *
 * To be called before the article is saved for the last time: what is under way in its body is done at
 * once, and marks and line breaks go that still wait for words.
 */
void
newsroom_article_page_settle (NewsroomArticlePage *self)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self));

  newsroom_find_bar_settle (self->find_bar);
  newsroom_body_tidy (gtk_text_view_get_buffer (newsroom_editor_pane_get_body (self->editor)), TRUE);
}

/**
 * newsroom_article_page_get_spelling:
 * @self: a page
 *
 * Returns: (transfer none): what checks the bodies that it shows
 */
NewsroomArticleSpelling *
newsroom_article_page_get_spelling (NewsroomArticlePage *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_PAGE (self), NULL);

  return self->spelling;
}
