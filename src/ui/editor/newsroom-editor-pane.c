/* newsroom-editor-pane.c — headline, standfirst, byline, dateline and body of one article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-pane.h"

#include "newsroom-body-view.h"
#include "newsroom-editor-font.h"
#include "newsroom-editor-layout.h"
#include "newsroom-editor-matches.h"
#include "newsroom-editor-sessions.h"
#include "newsroom-field-view.h"
#include "newsroom-long-page.h"
#include "newsroom-marker-keys.h"

#define DEFAULT_TEXT_WIDTH 66

/**
 * NewsroomEditorPane:
 *
 * The page of one article. The short texts stay in sight above the body, and are as wide as its column.
 *
 * Properties: "word-count" and "reading-minutes" (uint, read-only) of the body; "font" (a Pango
 * font description, "" for the desktop's document font); "text-width" (uint, characters on a
 * line); "markup" (how it is shown: "dim", "hide" or "plain"). All notify.
 */
struct _NewsroomEditorPane
{
  GtkWidget parent_instance;

  guint    word_count;
  guint    reading_minutes;
  guint    text_width;
  gboolean has_pending_scroll;
  double   pending_scroll;

  /* Owned */
  char                   *font;
  GtkCssProvider         *font_css;
  NewsroomStyleTags      *tags;
  NewsroomEditorSessions *sessions;
  NewsroomEditorSession  *session; /* the one that is shown, or NULL */
  NewsroomBodyTypography *typography;

  /* Of the template */
  GtkWidget *head;
  GtkWidget *views[NEWSROOM_N_FIELDS];
  GtkWidget *stack;
  GtkWidget *overlay; /* over the scroller */
  GtkWidget *scroller;
  GtkWidget *body; /* the last of the views */
  GtkWidget *long_page;
  GtkWidget *matched; /* one of these: the text with the match that was gone to, or NULL */
};

G_DEFINE_FINAL_TYPE (NewsroomEditorPane, newsroom_editor_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORD_COUNT,
  PROP_READING_MINUTES,
  PROP_FONT,
  PROP_TEXT_WIDTH,
  PROP_MARKUP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Those that have a view, in the order in which matches are looked for. */
static const NewsroomField fields[] = { NEWSROOM_FIELD_BODY, NEWSROOM_FIELD_HEADLINE, NEWSROOM_FIELD_STANDFIRST, NEWSROOM_FIELD_BYLINE, NEWSROOM_FIELD_DATELINE };

static GtkAdjustment *
get_adjustment (NewsroomEditorPane *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static void
update_counts (NewsroomEditorPane *self)
{
  NewsroomCounts counts = { 0 };
  guint          minutes;

  if (self->session != NULL)
    counts = *newsroom_editor_session_get_counts (self->session);
  minutes = (newsroom_counts_get_reading_seconds (&counts) + 59) / 60;

  /* Whoever is told of one may ask for both. */
  g_object_freeze_notify (G_OBJECT (self));
  if (self->word_count != counts.words)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORD_COUNT]);
  if (self->reading_minutes != minutes)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING_MINUTES]);
  self->word_count = counts.words;
  self->reading_minutes = minutes;
  g_object_thaw_notify (G_OBJECT (self));
}

static void
apply_pending_scroll (NewsroomEditorPane *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  const double   page = gtk_adjustment_get_page_size (adjustment);
  const double   end = gtk_adjustment_get_upper (adjustment) - page;

  /* The view learns its height bit by bit; the place may not be there yet. Where more is seen of the text than
   * before, it may be beyond the end, which is then near. */
  if (!self->has_pending_scroll || page <= 0 || end < self->pending_scroll - page)
    return;

  self->has_pending_scroll = end < self->pending_scroll;
  gtk_adjustment_set_value (adjustment, MIN (self->pending_scroll, end));
}

static gboolean
forget_pending_scroll_cb (NewsroomEditorPane *self)
{
  self->has_pending_scroll = FALSE;

  return FALSE;
}

static void
byline_leave_cb (NewsroomEditorPane *self)
{
  if (self->session != NULL)
    newsroom_editor_session_settle_byline (self->session);
}

static void
body_restyled_cb (NewsroomEditorPane *self)
{
  newsroom_style_tags_restyle (self->tags, self->body);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    newsroom_editor_matches_restyle (newsroom_editor_pane_get_view (self, fields[i]));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_font (NewsroomEditorPane *self,
          const char         *font)
{
  g_autofree char *css = NULL;

  if (font == NULL)
    font = "";
  if (g_strcmp0 (self->font, font) == 0)
    return;

  g_free (self->font);
  self->font = g_strdup (font);
  css = newsroom_editor_font_dup_css (font);
  gtk_css_provider_load_from_data (self->font_css, css, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT]);
}

static void
set_text_width (NewsroomEditorPane *self,
                guint               text_width)
{
  if (self->text_width == text_width)
    return;

  self->text_width = text_width;
  newsroom_body_view_set_text_width (NEWSROOM_BODY_VIEW (self->body), text_width);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_WIDTH]);
}

static const char *const markup_names[] = { "dim", "hide", "plain" };

static void
set_markup (NewsroomEditorPane *self,
            const char         *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (markup_names); i++)
    if (g_strcmp0 (name, markup_names[i]) == 0)
      newsroom_style_tags_set_markup (self->tags, (NewsroomMarkup)i);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKUP]);
}

static void
body_margin_cb (NewsroomEditorPane *self)
{
  newsroom_style_tags_set_margin (self->tags, gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->body)));
}

static void
newsroom_editor_pane_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  NewsroomEditorPane *self = NEWSROOM_EDITOR_PANE (object);

  switch (prop_id)
    {
    case PROP_WORD_COUNT:
      g_value_set_uint (value, self->word_count);
      break;
    case PROP_READING_MINUTES:
      g_value_set_uint (value, self->reading_minutes);
      break;
    case PROP_FONT:
      g_value_set_string (value, self->font);
      break;
    case PROP_TEXT_WIDTH:
      g_value_set_uint (value, self->text_width);
      break;
    case PROP_MARKUP:
      g_value_set_static_string (value, markup_names[newsroom_style_tags_get_markup (self->tags)]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_editor_pane_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  NewsroomEditorPane *self = NEWSROOM_EDITOR_PANE (object);

  switch (prop_id)
    {
    case PROP_FONT:
      set_font (self, g_value_get_string (value));
      break;
    case PROP_TEXT_WIDTH:
      set_text_width (self, g_value_get_uint (value));
      break;
    case PROP_MARKUP:
      set_markup (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leave_session (NewsroomEditorPane *self)
{
  NewsroomEditorPlace place = {
    .caret = newsroom_editor_pane_get_caret (self),
    .scroll = newsroom_editor_pane_get_scroll (self),
  };

  newsroom_editor_session_settle_byline (self->session);
  newsroom_editor_session_set_place (self->session, place);
  newsroom_editor_session_set_draft (self->session, NULL);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (newsroom_editor_session_get_buffer (self->session, NEWSROOM_FIELD_BODY), self);
  g_clear_object (&self->session);
}

static void
newsroom_editor_pane_dispose (GObject *object)
{
  NewsroomEditorPane *self = NEWSROOM_EDITOR_PANE (object);

  if (self->session != NULL)
    leave_session (self);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  if (self->typography != NULL)
    newsroom_body_typography_set_session (self->typography, NULL);
  g_clear_object (&self->typography);
  g_clear_object (&self->sessions);
  g_clear_pointer (&self->font, g_free);
  g_clear_object (&self->font_css);
  g_clear_object (&self->tags);

  G_OBJECT_CLASS (newsroom_editor_pane_parent_class)->dispose (object);
}

static void
newsroom_editor_pane_class_init (NewsroomEditorPaneClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags settable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = newsroom_editor_pane_get_property;
  object_class->set_property = newsroom_editor_pane_set_property;
  object_class->dispose = newsroom_editor_pane_dispose;

  properties[PROP_WORD_COUNT] = g_param_spec_uint ("word-count", NULL, NULL, 0, G_MAXUINT, 0, read_only);
  properties[PROP_READING_MINUTES] = g_param_spec_uint ("reading-minutes", NULL, NULL, 0, G_MAXUINT, 0, read_only);
  properties[PROP_FONT] = g_param_spec_string ("font", NULL, NULL, "", settable);
  properties[PROP_TEXT_WIDTH] = g_param_spec_uint ("text-width", NULL, NULL, 20, 400, DEFAULT_TEXT_WIDTH, settable);
  properties[PROP_MARKUP] = g_param_spec_string ("markup", NULL, NULL, "dim", settable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, NEWSROOM_TYPE_EDITOR_LAYOUT);
  g_type_ensure (NEWSROOM_TYPE_FIELD_VIEW);
  g_type_ensure (NEWSROOM_TYPE_BODY_VIEW);
  g_type_ensure (NEWSROOM_TYPE_LONG_PAGE);
  gtk_widget_class_set_css_name (widget_class, "newsroom-editor");
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/editor/newsroom-editor-pane.ui");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_class_bind_template_child_full (widget_class, newsroom_field_get_name (fields[i]), FALSE, G_STRUCT_OFFSET (NewsroomEditorPane, views[fields[i]]));
  gtk_widget_class_bind_template_child (widget_class, NewsroomEditorPane, head);
  gtk_widget_class_bind_template_child (widget_class, NewsroomEditorPane, stack);
  gtk_widget_class_bind_template_child (widget_class, NewsroomEditorPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, NewsroomEditorPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, NewsroomEditorPane, long_page);
  gtk_widget_class_bind_template_callback (widget_class, body_margin_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_restyled_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_pending_scroll_cb);
}

static void
newsroom_editor_pane_init (NewsroomEditorPane *self)
{
  self->text_width = DEFAULT_TEXT_WIDTH;
  self->tags = newsroom_style_tags_new ();
  self->sessions = newsroom_editor_sessions_new (self->tags);
  self->font_css = gtk_css_provider_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->body = self->views[NEWSROOM_FIELD_BODY];
  newsroom_editor_layout_set_children (NEWSROOM_EDITOR_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), self->head, self->stack, self->body);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (newsroom_editor_pane_get_view (self, fields[i]))),
                                    GTK_STYLE_PROVIDER (self->font_css),
                                    GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  set_font (self, "");
  newsroom_marker_keys_attach (GTK_TEXT_VIEW (self->body), self->tags);
  self->typography = newsroom_body_typography_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NEWSROOM_FIELD_BYLINE)
      newsroom_body_typography_add_view (self->typography, newsroom_editor_pane_get_view (self, fields[i]), fields[i]);

  g_signal_connect_object (get_adjustment (self), "changed", G_CALLBACK (apply_pending_scroll), self, G_CONNECT_SWAPPED);
  newsroom_editor_pane_set_draft (self, NULL);
}

/* A text that is too long goes on living in its buffer, out of the view's reach. */
static void
show_buffers (NewsroomEditorPane *self)
{
  gboolean is_too_long = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkTextView          *view = newsroom_editor_pane_get_view (self, fields[i]);
      NewsroomEditorBuffer *buffer = NULL;

      if (self->session != NULL && newsroom_editor_session_is_too_long (self->session, fields[i]))
        is_too_long = TRUE;
      else if (self->session != NULL)
        buffer = newsroom_editor_session_get_buffer (self->session, fields[i]);
      if (gtk_text_view_get_buffer (view) != GTK_TEXT_BUFFER (buffer))
        gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (buffer));
      gtk_text_view_set_editable (view, buffer != NULL && !newsroom_editor_session_is_read_only (self->session) && newsroom_editor_buffer_get_work (buffer) == NULL);
    }
  newsroom_body_typography_set_session (self->typography, self->session);
  newsroom_long_page_set_session (NEWSROOM_LONG_PAGE (self->long_page), self->session);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), is_too_long ? self->long_page : self->overlay);
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->session != NULL);
}

static void
measured_cb (NewsroomEditorPane *self)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  show_buffers (self);
  if (has_focus)
    newsroom_editor_pane_grab_body_focus (self);
}

/**
 * newsroom_editor_pane_set_draft:
 * @self: a pane
 * @draft: (nullable): what to edit, or %NULL for nothing
 *
 * The text of the draft that was shown goes into its article before. The editor returns to the
 * place in the body where the article was left, with its undo.
 */
void
newsroom_editor_pane_set_draft (NewsroomEditorPane *self,
                                NewsroomDraft      *draft)
{
  NewsroomEditorPlace place = { 0 };

  g_return_if_fail (NEWSROOM_IS_EDITOR_PANE (self));
  g_return_if_fail (draft == NULL || NEWSROOM_IS_DRAFT (draft));

  if (self->session != NULL && newsroom_editor_session_get_draft (self->session) == draft)
    return;

  newsroom_editor_pane_show_matches (self, NULL);
  if (self->session != NULL)
    leave_session (self);
  /* With the old lines: those that the view has not laid out are all at 0, and it took the last. */
  gtk_adjustment_set_value (get_adjustment (self), 0);
  if (draft != NULL)
    {
      self->session = g_object_ref (newsroom_editor_sessions_get (self->sessions, newsroom_draft_get_article (draft)));
      newsroom_editor_session_set_draft (self->session, draft);
      place = newsroom_editor_session_get_place (self->session);
      g_signal_connect_object (self->session, "counted", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->session, "measured", G_CALLBACK (measured_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (newsroom_editor_session_get_buffer (self->session, NEWSROOM_FIELD_BODY), "notify::work", G_CALLBACK (show_buffers), self, G_CONNECT_SWAPPED);
    }

  show_buffers (self);
  newsroom_editor_pane_restore_place (self, place.caret, place.scroll);
  update_counts (self);
}

/**
 * newsroom_editor_pane_get_body:
 * @self: a pane
 *
 * Returns: (transfer none): the view of the body, whose buffer is another for each article
 */
GtkTextView *
newsroom_editor_pane_get_body (NewsroomEditorPane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_PANE (self), NULL);

  return GTK_TEXT_VIEW (self->body);
}

/**
 * newsroom_editor_pane_get_view:
 * @self: a pane
 * @field: headline, standfirst, byline, dateline or body
 *
 * Returns: (transfer none) (nullable): the view of that text
 */
GtkTextView *
newsroom_editor_pane_get_view (NewsroomEditorPane *self,
                               NewsroomField       field)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_PANE (self), NULL);
  g_return_val_if_fail ((guint)field < NEWSROOM_N_FIELDS, NULL);

  return GTK_TEXT_VIEW (self->views[field]);
}

/**
 * newsroom_editor_pane_get_overlay:
 * @self: a pane
 *
 * Returns: (transfer none): what lies over the body and its scrollbar
 */
GtkOverlay *
newsroom_editor_pane_get_overlay (NewsroomEditorPane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_PANE (self), NULL);

  return GTK_OVERLAY (self->overlay);
}

/**
 * newsroom_editor_pane_get_typography:
 * @self: a pane
 *
 * Returns: (transfer none): what corrects the texts of the article that it shows
 */
NewsroomBodyTypography *
newsroom_editor_pane_get_typography (NewsroomEditorPane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_PANE (self), NULL);

  return self->typography;
}

/**
 * newsroom_editor_pane_grab_body_focus:
 * @self: a pane
 *
 * Gives the keyboard to the text of newsroom_editor_pane_show_matches(), else to the body, or to
 * the headline of an article that has neither yet.
 */
void
newsroom_editor_pane_grab_body_focus (NewsroomEditorPane *self)
{
  GtkTextBuffer *headline;
  GtkTextBuffer *body;

  g_return_if_fail (NEWSROOM_IS_EDITOR_PANE (self));

  if (gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->long_page)
    {
      if (gtk_widget_get_focus_child (self->long_page) == NULL)
        gtk_widget_child_focus (self->long_page, GTK_DIR_TAB_FORWARD);
      return;
    }

  headline = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[NEWSROOM_FIELD_HEADLINE]));
  body = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body));
  if (gtk_text_buffer_get_char_count (headline) == 0 && gtk_text_buffer_get_char_count (body) == 0)
    gtk_widget_grab_focus (self->views[NEWSROOM_FIELD_HEADLINE]);
  else
    gtk_widget_grab_focus (self->matched != NULL ? self->matched : self->body);
}

/**
 * newsroom_editor_pane_get_caret:
 * @self: a pane
 *
 * Returns: where the caret is in the body, in characters
 */
guint
newsroom_editor_pane_get_caret (NewsroomEditorPane *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    caret;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_PANE (self), 0);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));

  return (guint)gtk_text_iter_get_offset (&caret);
}

/**
 * newsroom_editor_pane_get_scroll:
 * @self: a pane
 *
 * Returns: how far the body is scrolled, in pixels
 */
double
newsroom_editor_pane_get_scroll (NewsroomEditorPane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_PANE (self), 0);

  return self->has_pending_scroll ? self->pending_scroll : gtk_adjustment_get_value (get_adjustment (self));
}

/**
 * newsroom_editor_pane_forget_scroll:
 * @self: a pane
 *
 * The body is scrolled to somewhere else now: where it was left is not returned to once it has its height.
 */
void
newsroom_editor_pane_forget_scroll (NewsroomEditorPane *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_PANE (self));

  self->has_pending_scroll = FALSE;
}

/**
 * newsroom_editor_pane_restore_place:
 * @self: a pane
 * @caret: where to put the caret in the body, in characters
 * @scroll: how far to scroll it, in pixels
 *
 * What lies beyond the end is the end.
 */
void
newsroom_editor_pane_restore_place (NewsroomEditorPane *self,
                                    guint               caret,
                                    double              scroll)
{
  GtkTextBuffer *buffer;
  GtkTextIter    iter;

  g_return_if_fail (NEWSROOM_IS_EDITOR_PANE (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int)MIN (caret, G_MAXINT));
  gtk_text_buffer_place_cursor (buffer, &iter);
  self->has_pending_scroll = TRUE;
  self->pending_scroll = scroll;
  apply_pending_scroll (self);
}

/**
 * newsroom_editor_pane_show_matches:
 * @self: a pane
 * @query: (nullable): what the article was searched for; %NULL for nothing any more
 *
 * Marks the matches, and goes to the first in the body, else in the fields above it, without the keyboard.
 */
void
newsroom_editor_pane_show_matches (NewsroomEditorPane *self,
                                   const char         *query)
{
  GtkWidget *views[G_N_ELEMENTS (fields)];

  g_return_if_fail (NEWSROOM_IS_EDITOR_PANE (self));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    views[i] = self->views[fields[i]];
  self->matched = newsroom_editor_matches_show (views, G_N_ELEMENTS (views), query);
  if (self->matched == self->body)
    self->has_pending_scroll = FALSE;
}
