/* newsroom-author-card.c — one credit of the article: who, for what, and the profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-author-articles.h"
#include "newsroom-author-label.h"
#include "newsroom-author-profile.h"
#include "newsroom-choice.h"
#include "newsroom-portrait-button.h"

/**
 * NewsroomAuthorCard:
 *
 * The profile of the author, below what the article credits the author for. What is to be done
 * to the credits of the article, or can be undone, is asked of the panel.
 *
 * Signals: "asked" (#NewsroomAuthorCardRequest); "open-article" (gint64 id).
 */
struct _NewsroomAuthorCard
{
  GtkWidget parent_instance;

  gboolean is_updating;
  gboolean is_read_only;

  /* Owned */
  NewsroomAuthor     *author;
  NewsroomCredit     *credit;
  GSignalGroup       *signals; /* of the author */
  GSimpleActionGroup *actions;
  GPtrArray          *roles; /* those that the combo row shows, in its order */
  GtkStringList      *role_titles;

  /* Of the template */
  GtkWidget *box;
  GtkWidget *portrait;
  GtkWidget *name;
  GtkWidget *summary;
  GtkWidget *expand;
  GtkWidget *menu_button;
  GtkWidget *details;
  GtkWidget *credit_role;
  GtkWidget *place;
  GtkWidget *move_up;
  GtkWidget *move_down;

  /* Borrowed */
  GtkWidget *profile;
  GtkWidget *articles;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorCard, newsroom_author_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ASKED,
  SIGNAL_OPEN_ARTICLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_summary (NewsroomAuthorCard *self)
{
  const char      *parts[4] = { NULL };
  g_autofree char *summary = NULL;
  guint            n_parts = 0;

  /* Who wrote it needs no word for that; it would be read as what the author is. */
  if (self->credit != NULL && !g_str_equal (newsroom_credit_get_role (self->credit), NEWSROOM_CREDIT_BY))
    parts[n_parts++] = newsroom_credit_get_role_title (newsroom_credit_get_role (self->credit));
  if (newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_ROLE)[0] != '\0')
    parts[n_parts++] = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_ROLE);
  if (newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_AFFILIATION)[0] != '\0')
    parts[n_parts++] = newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_AFFILIATION);
  summary = g_strjoinv (" · ", (char **)parts);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary, summary[0] != '\0');
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->summary), summary) != 0)
    gtk_widget_set_tooltip_text (self->summary, summary);
}

static void
name_cb (NewsroomAuthorCard *self)
{
  const char      *name = newsroom_author_label_get_name (self->author);
  g_autofree char *move_up = NULL;
  g_autofree char *move_down = NULL;

  /* Translators: %s is the name of an author, who is to stand earlier in the byline */
  move_up = g_strdup_printf (_ ("Move %s up"), name);
  /* Translators: %s is the name of an author, who is to stand later in the byline */
  move_down = g_strdup_printf (_ ("Move %s down"), name);

  gtk_label_set_label (GTK_LABEL (self->name), name);
  newsroom_author_label_set (GTK_WIDGET (self), _ ("Author"), self->author);
  newsroom_author_label_set (self->expand, _ ("Profile"), self->author);
  newsroom_author_label_set (self->menu_button, _ ("Change credit"), self->author);
  newsroom_author_label_set (self->credit_role, _ ("Credited for"), self->author);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->move_up), GTK_ACCESSIBLE_PROPERTY_LABEL, move_up, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->move_down), GTK_ACCESSIBLE_PROPERTY_LABEL, move_down, -1);
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
    g_signal_emit (self, signals[SIGNAL_ASKED], 0, NEWSROOM_AUTHOR_CARD_CHANGE_ROLE);
}

static void
add_role (NewsroomAuthorCard *self,
          const char         *role)
{
  g_ptr_array_add (self->roles, g_strdup (role));
  gtk_string_list_append (self->role_titles, newsroom_credit_get_role_title (role));
}

/* Those that another credit added. */
static void
drop_further_roles (NewsroomAuthorCard *self)
{
  guint n_known = g_strv_length ((char **)newsroom_credit_list_roles ());

  self->is_updating = TRUE;
  gtk_string_list_splice (self->role_titles, n_known, self->roles->len - n_known, NULL);
  g_ptr_array_set_size (self->roles, (int)n_known);
  self->is_updating = FALSE;
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
ask_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  const char               *name = g_action_get_name (G_ACTION (action));
  NewsroomAuthorCardRequest request = NEWSROOM_AUTHOR_CARD_REMOVE_CREDIT;

  if (g_str_equal (name, "move-up"))
    request = NEWSROOM_AUTHOR_CARD_MOVE_UP;
  else if (g_str_equal (name, "move-down"))
    request = NEWSROOM_AUTHOR_CARD_MOVE_DOWN;
  else if (g_str_equal (name, "remove-portrait"))
    request = NEWSROOM_AUTHOR_CARD_REMOVE_PORTRAIT;

  g_signal_emit (user_data, signals[SIGNAL_ASKED], 0, request);
}

/* So two items of the menu can always be used: in a menu of one, GTK 4.8 and the arrow keys lose
 * what Enter takes. */
static void
choose_portrait_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  newsroom_portrait_button_choose (NEWSROOM_PORTRAIT_BUTTON (NEWSROOM_AUTHOR_CARD (user_data)->portrait));
}

static void
open_article_cb (NewsroomAuthorCard *self,
                 gint64              id)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ARTICLE], 0, id);
}

static void
set_action_enabled (NewsroomAuthorCard *self,
                    const char         *name,
                    gboolean            enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled && !self->is_read_only);
}

static void
portrait_cb (NewsroomAuthorCard *self)
{
  set_action_enabled (self, "remove-portrait", newsroom_author_get_portrait (self->author, NULL) != NULL);
}

/* The button that was pressed may have come to its end; the keyboard stays beside it. */
static void
show_place (NewsroomAuthorCard *self,
            guint               position,
            guint               n_credits)
{
  gboolean         moves_up = gtk_widget_has_focus (self->move_up);
  gboolean         moves_down = gtk_widget_has_focus (self->move_down);
  g_autofree char *place = NULL;

  /* Translators: the place of an author in the byline, as “2 of 3” */
  place = g_strdup_printf (_ ("%u of %u"), position + 1, n_credits);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), place);
  gtk_widget_set_visible (self->place, n_credits > 1);
  set_action_enabled (self, "move-up", position > 0);
  set_action_enabled (self, "move-down", position + 1 < n_credits);

  if (moves_up && position == 0)
    gtk_widget_grab_focus (self->move_down);
  else if (moves_down && position + 1 == n_credits)
    gtk_widget_grab_focus (self->move_up);
}

static void
newsroom_author_card_dispose (GObject *object)
{
  NewsroomAuthorCard *self = NEWSROOM_AUTHOR_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->signals);
  g_clear_object (&self->actions);
  g_clear_object (&self->role_titles);
  g_clear_object (&self->credit);
  g_clear_object (&self->author);

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

  signals[SIGNAL_ASKED] =
    g_signal_new ("asked", NEWSROOM_TYPE_AUTHOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_OPEN_ARTICLE] =
    g_signal_new ("open-article", NEWSROOM_TYPE_AUTHOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (NEWSROOM_TYPE_PORTRAIT_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "card.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "card.move-down", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/author/newsroom-author-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, box);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, portrait);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, name);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, summary);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, expand);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, details);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, credit_role);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, place);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, move_up);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorCard, move_down);
  gtk_widget_class_bind_template_callback (widget_class, credit_role_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
newsroom_author_card_init (NewsroomAuthorCard *self)
{
  static const GActionEntry entries[] = {
    { .name = "move-up", .activate = ask_cb },
    { .name = "move-down", .activate = ask_cb },
    { .name = "remove-credit", .activate = ask_cb },
    { .name = "choose-portrait", .activate = choose_portrait_cb },
    { .name = "remove-portrait", .activate = ask_cb },
  };
  const char *const *known = newsroom_credit_list_roles ();

  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->role_titles = gtk_string_list_new (NULL);
  self->is_updating = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (self->actions));

  self->signals = g_signal_group_new (NEWSROOM_TYPE_AUTHOR);
  g_signal_group_connect_swapped (self->signals, "notify::name", G_CALLBACK (name_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::role", G_CALLBACK (update_summary), self);
  g_signal_group_connect_swapped (self->signals, "notify::affiliation", G_CALLBACK (update_summary), self);
  g_signal_group_connect_swapped (self->signals, "notify::portrait", G_CALLBACK (portrait_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  newsroom_choice_name_rows (self->credit_role);
  for (guint i = 0; known[i] != NULL; i++)
    add_role (self, known[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->credit_role), G_LIST_MODEL (self->role_titles));
  self->is_updating = FALSE;
  expanded_cb (self);
}

/* Who is credited for what, and the profile, can be read and copied. */
static void
make_read_only (NewsroomAuthorCard *self)
{
  self->is_read_only = TRUE;
  set_action_enabled (self, "remove-credit", FALSE);
  set_action_enabled (self, "choose-portrait", FALSE);
  gtk_widget_set_visible (self->menu_button, FALSE);
  gtk_widget_set_visible (self->move_up, FALSE);
  gtk_widget_set_visible (self->move_down, FALSE);
  gtk_widget_set_sensitive (self->credit_role, FALSE);
  newsroom_portrait_button_set_read_only (NEWSROOM_PORTRAIT_BUTTON (self->portrait));
  newsroom_author_profile_set_read_only (NEWSROOM_AUTHOR_PROFILE (self->profile));
}

/**
 * newsroom_author_card_new:
 * @store: the library
 *
 * Returns: (transfer floating): a card, which needs newsroom_author_card_set_author() and
 *   newsroom_author_card_set_credit(); where the library can only be read, nothing can be changed in it
 */
GtkWidget *
newsroom_author_card_new (NewsroomStore *store)
{
  NewsroomAuthorCard *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_AUTHOR_CARD, NULL);
  self->profile = newsroom_author_profile_new ();
  gtk_box_append (GTK_BOX (self->details), self->profile);
  self->articles = newsroom_author_articles_new (store);
  g_signal_connect_object (self->articles, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->details), self->articles);
  if (newsroom_store_get_read_only (store) != NEWSROOM_READ_ONLY_NOT)
    make_read_only (self);

  return GTK_WIDGET (self);
}

/**
 * newsroom_author_card_set_author:
 * @self: a card that newsroom_author_card_is_idle()
 * @author: an author
 *
 * Makes it the card of another author, whose credit is to be set next.
 */
void
newsroom_author_card_set_author (NewsroomAuthorCard *self,
                                 NewsroomAuthor     *author)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_CARD (self));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (author));

  g_clear_object (&self->credit);
  drop_further_roles (self);
  g_set_object (&self->author, author);
  g_signal_group_set_target (self->signals, author);
  newsroom_portrait_button_set_author (NEWSROOM_PORTRAIT_BUTTON (self->portrait), author);
  newsroom_author_profile_set_author (NEWSROOM_AUTHOR_PROFILE (self->profile), author);
  newsroom_author_articles_set_author (NEWSROOM_AUTHOR_ARTICLES (self->articles), author);
  name_cb (self);
  portrait_cb (self);
}

/**
 * newsroom_author_card_is_idle:
 * @self: a card
 *
 * Returns: whether nobody is at work in it: it has not the keyboard, in a menu or a dialog of its
 *   own either
 */
gboolean
newsroom_author_card_is_idle (NewsroomAuthorCard *self)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR_CARD (self), FALSE);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0;
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
  show_place (self, position, n_credits);
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

/**
 * newsroom_author_card_begin:
 * @self: a card
 *
 * Gives the keyboard to the first field that should not stay empty.
 */
void
newsroom_author_card_begin (NewsroomAuthorCard *self)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_CARD (self));

  newsroom_author_card_set_expanded (self, TRUE);
  newsroom_author_profile_begin (NEWSROOM_AUTHOR_PROFILE (self->profile));
}
