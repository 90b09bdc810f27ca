/* newsroom-author-card.c — one credit of the article: who, for what, and the profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-card.h"

#include "newsroom-author-articles.h"
#include "newsroom-contact.h"
#include "newsroom-dialogs.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-field-view.h"
#include "newsroom-portrait-button.h"

#include <glib/gi18n-lib.h>

/**
 * NewsroomAuthorCard:
 *
 * What is typed goes into the author at once; the draft saves it. What concerns the credits of
 * the article is asked of the panel.
 *
 * Signals: "change-credit" (#NewsroomCreditChange); "open-article" (gint64 id).
 */
struct _NewsroomAuthorCard
{
  GtkWidget parent_instance;

  gboolean is_updating;

  /* Owned */
  NewsroomStore        *store;
  NewsroomAuthor       *author;
  NewsroomCredit       *credit;
  NewsroomEditorBuffer *biography_buffer;
  GSimpleActionGroup   *actions;
  GPtrArray            *roles; /* those that the combo row shows, in its order */
  GtkStringList        *role_titles;

  /* Of the template */
  GtkWidget *box;
  GtkWidget *portrait;
  GtkWidget *name;
  GtkWidget *summary;
  GtkWidget *expand;
  GtkWidget *menu_button;
  GtkWidget *profile;
  GtkWidget *credit_role;
  GtkWidget *rows[NEWSROOM_N_AUTHOR_FIELDS]; /* NULL for what is not shown in a row */
  GtkWidget *email_button;
  GtkWidget *url_button;
  GtkWidget *biography;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorCard, newsroom_author_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGE_CREDIT,
  SIGNAL_OPEN_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  NewsroomAuthorField field;
  const char         *child;
} row_children[] = {
  { NEWSROOM_AUTHOR_NAME, "name_row" },
  { NEWSROOM_AUTHOR_ROLE, "role_row" },
  { NEWSROOM_AUTHOR_AFFILIATION, "affiliation_row" },
  { NEWSROOM_AUTHOR_TAGLINE, "tagline_row" },
  { NEWSROOM_AUTHOR_EMAIL, "email_row" },
  { NEWSROOM_AUTHOR_URL, "url_row" },
};

static void
set_accessible_label (GtkWidget  *widget,
                      const char *what,
                      const char *name)
{
  g_autofree char *label = NULL;

  /* Translators: names a part of an author’s profile to a screen reader: what it is, and whose */
  label = g_strdup_printf (_ ("%s, %s"), what, name);
  /* Rows are labelled by their titles, which would be read once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_summary (NewsroomAuthorCard *self)
{
  const char      *parts[4] = { NULL };
  g_autofree char *summary = NULL;
  guint            n_parts = 0;

  if (self->credit != NULL)
    parts[n_parts++] = newsroom_credit_get_role_title (newsroom_credit_get_role (self->credit));
  if (newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_ROLE)[0] != '\0')
    parts[n_parts++] = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_ROLE);
  if (newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_AFFILIATION)[0] != '\0')
    parts[n_parts++] = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_AFFILIATION);
  summary = g_strjoinv (" · ", (char **)parts);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_tooltip_text (self->summary, summary);
}

static void
name_cb (NewsroomAuthorCard *self)
{
  const char *name = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_NAME);

  if (name[0] == '\0')
    name = _ ("Unnamed author");
  gtk_label_set_label (GTK_LABEL (self->name), name);
  set_accessible_label (GTK_WIDGET (self), _ ("Author"), name);
  set_accessible_label (self->expand, _ ("Profile"), name);
  set_accessible_label (self->menu_button, _ ("Change credit"), name);
  set_accessible_label (self->credit_role, _ ("Credited for"), name);
  set_accessible_label (self->email_button, _ ("Write e-mail"), name);
  set_accessible_label (self->url_button, _ ("Open web site"), name);
  set_accessible_label (self->biography, _ ("Biography"), name);
  for (guint i = 0; i < G_N_ELEMENTS (row_children); i++)
    {
      GtkWidget  *row = self->rows[row_children[i].field];
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      set_accessible_label (row, title, name);
      set_accessible_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))), title, name);
    }
}

static char *
dup_uri (NewsroomAuthorCard *self,
         NewsroomAuthorField field)
{
  const char *address = newsroom_author_get_text (self->author, field);

  return field == NEWSROOM_AUTHOR_EMAIL ? newsroom_contact_dup_mail_uri (address) : newsroom_contact_dup_web_uri (address);
}

/* An address that cannot be right is marked, but kept: it may be what the editor was given. */
static void
check_address (NewsroomAuthorCard *self,
               NewsroomAuthorField field,
               GtkWidget          *button)
{
  g_autofree char *uri = dup_uri (self, field);
  GtkWidget       *row = self->rows[field];
  gboolean         is_wrong = uri == NULL && newsroom_author_get_text (self->author, field)[0] != '\0';
  gboolean         is_typing = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_widget_set_sensitive (button, uri != NULL);
  if (is_wrong && !is_typing)
    gtk_widget_add_css_class (row, "error");
  else if (!is_wrong)
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
check_addresses (NewsroomAuthorCard *self)
{
  check_address (self, NEWSROOM_AUTHOR_EMAIL, self->email_button);
  check_address (self, NEWSROOM_AUTHOR_URL, self->url_button);
}

static void
open_address (NewsroomAuthorCard *self,
              NewsroomAuthorField field)
{
  g_autofree char *uri = dup_uri (self, field);

  if (uri != NULL)
    newsroom_dialogs_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri);
}

static void
email_clicked_cb (NewsroomAuthorCard *self)
{
  open_address (self, NEWSROOM_AUTHOR_EMAIL);
}

static void
url_clicked_cb (NewsroomAuthorCard *self)
{
  open_address (self, NEWSROOM_AUTHOR_URL);
}

static void
biography_changed_cb (NewsroomAuthorCard *self)
{
  g_autofree char *text = newsroom_editor_buffer_dup_text (self->biography_buffer);

  newsroom_author_set_text (self->author, NEWSROOM_AUTHOR_BIOGRAPHY, text);
}

static void
biography_cb (NewsroomAuthorCard *self)
{
  newsroom_editor_buffer_replace (self->biography_buffer, newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_BIOGRAPHY));
}

static void
portrait_cb (NewsroomAuthorCard *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "remove-portrait");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), newsroom_author_get_portrait (self->author, NULL) != NULL);
}

static void
expanded_cb (NewsroomAuthorCard *self)
{
  gboolean is_expanded = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expand));

  gtk_button_set_icon_name (GTK_BUTTON (self->expand), is_expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->expand, is_expanded ? _ ("Hide Profile") : _ ("Show Profile"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expand), GTK_ACCESSIBLE_STATE_EXPANDED, is_expanded, -1);
}

static void
credit_role_cb (NewsroomAuthorCard *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_CHANGE_CREDIT], 0, NEWSROOM_CREDIT_CHANGE_ROLE);
}

static void
add_role (NewsroomAuthorCard *self,
          const char         *role)
{
  g_ptr_array_add (self->roles, g_strdup (role));
  gtk_string_list_append (self->role_titles, newsroom_credit_get_role_title (role));
}

/* The model is never replaced: AdwComboRow does not stand that while it says what was chosen. */
static void
show_credit_role (NewsroomAuthorCard *self)
{
  const char *role = newsroom_credit_get_role (self->credit);
  guint       position;

  self->is_updating = TRUE;
  if (!g_ptr_array_find_with_equal_func (self->roles, role, g_str_equal, &position))
    {
      position = self->roles->len;
      add_role (self, role);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->credit_role), position);
  self->is_updating = FALSE;
}

static void
move_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHANGE_CREDIT], 0, NEWSROOM_CREDIT_MOVE_UP);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHANGE_CREDIT], 0, NEWSROOM_CREDIT_MOVE_DOWN);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHANGE_CREDIT], 0, NEWSROOM_CREDIT_REMOVE);
}

static void
remove_portrait_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  newsroom_author_set_portrait (NEWSROOM_AUTHOR_CARD (user_data)->author, NULL, NULL);
}

static void
open_article_cb (NewsroomAuthorCard *self,
                 gint64              id)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ARTICLE], 0, id);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  NewsroomAuthorCard *self = NEWSROOM_AUTHOR_CARD (widget);

  newsroom_author_card_set_expanded (self, TRUE);

  return gtk_widget_grab_focus (self->credit_role);
}

static void
newsroom_author_card_dispose (GObject *object)
{
  NewsroomAuthorCard *self = NEWSROOM_AUTHOR_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->biography_buffer);
  g_clear_object (&self->actions);
  g_clear_object (&self->role_titles);
  g_clear_object (&self->credit);
  g_clear_object (&self->author);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_author_card_parent_class)->dispose (object);
}

static void
newsroom_author_card_finalize (GObject *object)
{
  NewsroomAuthorCard *self = NEWSROOM_AUTHOR_CARD (object);

  g_clear_pointer (&self->roles, g_ptr_array_unref);

  G_OBJECT_CLASS (newsroom_author_card_parent_class)->finalize (object);
}

static void
newsroom_author_card_class_init (NewsroomAuthorCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_author_card_dispose;
  object_class->finalize = newsroom_author_card_finalize;
  widget_class->grab_focus = grab_focus;

  signals[SIGNAL_CHANGE_CREDIT] =
    g_signal_new ("change-credit", NEWSROOM_TYPE_AUTHOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_OPEN_ARTICLE] =
    g_signal_new ("open-article", NEWSROOM_TYPE_AUTHOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (NEWSROOM_TYPE_FIELD_VIEW);
  g_type_ensure (NEWSROOM_TYPE_PORTRAIT_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/author/newsroom-author-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, box);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, portrait);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, name);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, summary);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, expand);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, profile);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, credit_role);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, email_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, url_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, biography);
  for (guint i = 0; i < G_N_ELEMENTS (row_children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, row_children[i].child, FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, credit_role_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, url_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_addresses);
}

static void
newsroom_author_card_init (NewsroomAuthorCard *self)
{
  static const GActionEntry entries[] = {
    { .name = "move-up", .activate = move_up_cb },
    { .name = "move-down", .activate = move_down_cb },
    { .name = "remove", .activate = remove_cb },
    { .name = "remove-portrait", .activate = remove_portrait_cb },
  };

  const char *const *known = newsroom_credit_list_roles ();

  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->role_titles = gtk_string_list_new (NULL);
  self->is_updating = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (row_children); i++)
    self->rows[row_children[i].field] =
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), NEWSROOM_TYPE_AUTHOR_CARD, row_children[i].child));

  for (guint i = 0; known[i] != NULL; i++)
    add_role (self, known[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->credit_role), G_LIST_MODEL (self->role_titles));
  self->is_updating = FALSE;

  self->biography_buffer = newsroom_editor_buffer_new (NULL, FALSE);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->biography), GTK_TEXT_BUFFER (self->biography_buffer));
  expanded_cb (self);
}

static void
follow_author (NewsroomAuthorCard *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_children); i++)
    g_object_bind_property (self->author,
                            newsroom_author_field_get_name (row_children[i].field),
                            self->rows[row_children[i].field],
                            "text",
                            G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  newsroom_editor_buffer_load (self->biography_buffer, newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_BIOGRAPHY));
  g_signal_connect_object (self->biography_buffer, "changed", G_CALLBACK (biography_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::biography", G_CALLBACK (biography_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::name", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::role", G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::affiliation", G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::email", G_CALLBACK (check_addresses), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::url", G_CALLBACK (check_addresses), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::portrait", G_CALLBACK (portrait_cb), self, G_CONNECT_SWAPPED);
  newsroom_portrait_button_set_author (NEWSROOM_PORTRAIT_BUTTON (self->portrait), self->author);
  name_cb (self);
  check_addresses (self);
  portrait_cb (self);
}

/**
 * newsroom_author_card_new:
 * @store: the library
 * @author: an author
 *
 * Returns: (transfer floating): a card, which needs newsroom_author_card_set_credit()
 */
GtkWidget *
newsroom_author_card_new (NewsroomStore  *store,
                          NewsroomAuthor *author)
{
  NewsroomAuthorCard *self;
  GtkWidget          *articles;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (author), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_CARD, NULL);
  self->store = g_object_ref (store);
  self->author = g_object_ref (author);
  follow_author (self);

  articles = newsroom_author_articles_new (store, author);
  g_signal_connect_object (articles, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->profile), articles);

  return GTK_WIDGET (self);
}

/**
 * newsroom_author_card_get_author:
 * @self: a card
 *
 * Returns: (transfer none): whose profile it is
 */
NewsroomAuthor *
newsroom_author_card_get_author (NewsroomAuthorCard *self)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR_CARD (self), NULL);

  return self->author;
}

/**
 * newsroom_author_card_set_credit:
 * @self: a card
 * @credit: a credit of its author
 * @position: which one of the article it is, from 0
 * @n_credits: how many the article has
 */
void
newsroom_author_card_set_credit (NewsroomAuthorCard *self,
                                 NewsroomCredit     *credit,
                                 guint               position,
                                 guint               n_credits)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_CARD (self));
  g_return_if_fail (NEWSROOM_IS_CREDIT (credit) && newsroom_credit_get_author (credit) == self->author);

  if (g_set_object (&self->credit, credit))
    show_credit_role (self);
  gtk_widget_set_visible (self->expand, n_credits > 1);
  if (n_credits == 1)
    newsroom_author_card_set_expanded (self, TRUE);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "move-up")), position > 0);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "move-down")), position + 1 < n_credits);
  update_summary (self);
}

/**
 * newsroom_author_card_get_credit:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): the credit that was set
 */
NewsroomCredit *
newsroom_author_card_get_credit (NewsroomAuthorCard *self)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR_CARD (self), NULL);

  return self->credit;
}

/**
 * newsroom_author_card_get_role:
 * @self: a card
 *
 * Returns: the role of the credit that the editor chose last
 */
const char *
newsroom_author_card_get_role (NewsroomAuthorCard *self)
{
  guint selected;

  g_return_val_if_fail (NEWSROOM_IS_AUTHOR_CARD (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->credit_role));

  return selected < self->roles->len ? g_ptr_array_index (self->roles, selected) : NEWSROOM_CREDIT_BY;
}

/**
 * newsroom_author_card_set_expanded:
 * @self: a card
 * @expanded: whether the whole profile shows, not its head alone
 */
void
newsroom_author_card_set_expanded (NewsroomAuthorCard *self,
                                   gboolean            expanded)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_CARD (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->expand), expanded);
}
