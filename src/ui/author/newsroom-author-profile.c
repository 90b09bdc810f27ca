/* newsroom-author-profile.c — the fields of an author’s profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author-profile.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-author-label.h"
#include "newsroom-contact.h"
#include "newsroom-dialogs.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-field-view.h"

/**
 * NewsroomAuthorProfile:
 *
 * What is typed goes into the author at once. The fields that many profiles lack are shown when
 * they hold something, and all of them when the editor asks for more fields; a field that is
 * shown stays as long as the author does.
 */
struct _NewsroomAuthorProfile
{
  GtkWidget parent_instance;

  gboolean shows_all;
  gboolean is_read_only;
  gboolean is_taking_biography;

  /* Owned */
  NewsroomAuthor       *author;   /* NULL before there is one, and while another one comes */
  GBindingGroup        *bindings; /* of the rows to the author */
  GSignalGroup         *signals;  /* of the author */
  NewsroomEditorBuffer *biography_buffer;

  /* Of the template */
  GtkWidget *list;
  GtkWidget *rows[NEWSROOM_N_AUTHOR_FIELDS]; /* NULL for what has none */
  GtkWidget *email_button;
  GtkWidget *email_problem;
  GtkWidget *url_button;
  GtkWidget *url_problem;
  GtkWidget *biography;
  GtkWidget *more;
  GtkWidget *more_row;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthorProfile, newsroom_author_profile, GTK_TYPE_WIDGET)

static const struct
{
  NewsroomAuthorField field;
  const char         *child;
  gboolean            is_optional; /* not shown while it is empty */
} shown_fields[] = {
  { NEWSROOM_AUTHOR_NAME, "name_row", FALSE },
  { NEWSROOM_AUTHOR_ROLE, "role_row", FALSE },
  { NEWSROOM_AUTHOR_AFFILIATION, "affiliation_row", FALSE },
  { NEWSROOM_AUTHOR_TAGLINE, "tagline_row", TRUE },
  { NEWSROOM_AUTHOR_EMAIL, "email_row", TRUE },
  { NEWSROOM_AUTHOR_URL, "url_row", TRUE },
  { NEWSROOM_AUTHOR_BIOGRAPHY, "biography_row", TRUE },
};

static gboolean
is_empty (NewsroomAuthorProfile *self,
          NewsroomAuthorField    field)
{
  return newsroom_author_get_text (self->author, field)[0] == '\0';
}

/* Returns: whether that field is not shown while it is empty */
static gboolean
is_left_out (NewsroomAuthorProfile *self,
             guint                  i)
{
  return shown_fields[i].is_optional || self->is_read_only;
}

static void
show_fields (NewsroomAuthorProfile *self)
{
  g_autoptr (GString) hidden = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      GtkWidget *row = self->rows[shown_fields[i].field];

      if (!is_left_out (self, i) || self->shows_all || !is_empty (self, shown_fields[i].field))
        gtk_widget_set_visible (row, TRUE);
      if (!gtk_widget_get_visible (row))
        g_string_append_printf (hidden, "%s%s", hidden->len > 0 ? ", " : "", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    }
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->more), hidden->str) != 0)
    gtk_widget_set_tooltip_text (self->more, hidden->str);
  gtk_widget_set_visible (self->more_row, hidden->len > 0 && !self->is_read_only);
}

/* The keyboard goes on in the first of the fields that were missing. */
static void
more_cb (NewsroomAuthorProfile *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shown_fields) && first == NULL; i++)
    if (!gtk_widget_get_visible (self->rows[shown_fields[i].field]))
      first = self->rows[shown_fields[i].field];

  self->shows_all = TRUE;
  if (first == self->rows[NEWSROOM_AUTHOR_BIOGRAPHY])
    first = self->biography;
  show_fields (self);
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
name_cb (NewsroomAuthorProfile *self)
{
  newsroom_author_label_set (self->email_button, _ ("Write e-mail"), self->author);
  newsroom_author_label_set (self->url_button, _ ("Open web site"), self->author);
  newsroom_author_label_set (self->biography, _ ("Biography"), self->author);
  newsroom_author_label_set (self->more, _ ("More fields"), self->author);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      GtkWidget  *row = self->rows[shown_fields[i].field];
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      if (!ADW_IS_ENTRY_ROW (row))
        continue;
      newsroom_author_label_set (row, title, self->author);
      newsroom_author_label_set (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))), title, self->author);
    }
}

static char *
dup_uri (NewsroomAuthorProfile *self,
         NewsroomAuthorField    field)
{
  const char *address = newsroom_author_get_text (self->author, field);

  return field == NEWSROOM_AUTHOR_EMAIL ? newsroom_contact_dup_mail_uri (address) : newsroom_contact_dup_web_uri (address);
}

/* An address that cannot be right is kept, with what is wrong below it: it may be what the
 * editor was given. Nobody is told so in the middle of a word. */
static void
check_address (NewsroomAuthorProfile *self,
               NewsroomAuthorField    field,
               gboolean               is_typing)
{
  gboolean         is_mail = field == NEWSROOM_AUTHOR_EMAIL;
  GtkWidget       *row = self->rows[field];
  GtkWidget       *problem = is_mail ? self->email_problem : self->url_problem;
  GtkWidget       *entry = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  const char      *address = newsroom_author_get_text (self->author, field);
  const char      *text = is_mail ? newsroom_contact_explain_mail (address) : newsroom_contact_explain_web (address);
  g_autofree char *uri = dup_uri (self, field);

  gtk_widget_set_sensitive (is_mail ? self->email_button : self->url_button, uri != NULL);
  if (text != NULL && is_typing && !gtk_widget_get_visible (problem))
    return;

  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (problem))), text != NULL ? text : "");
  gtk_widget_set_visible (problem, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  for (GtkWidget *named = entry; named != NULL; named = named != row ? row : NULL)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (named),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
    }
}

static gboolean
has_keyboard (NewsroomAuthorProfile *self,
              NewsroomAuthorField    field)
{
  return (gtk_widget_get_state_flags (self->rows[field]) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
email_cb (NewsroomAuthorProfile *self)
{
  check_address (self, NEWSROOM_AUTHOR_EMAIL, has_keyboard (self, NEWSROOM_AUTHOR_EMAIL));
}

static void
url_cb (NewsroomAuthorProfile *self)
{
  check_address (self, NEWSROOM_AUTHOR_URL, has_keyboard (self, NEWSROOM_AUTHOR_URL));
}

/* At this signal the row still counts as the one that has the keyboard. */
static void
address_leave_cb (NewsroomAuthorProfile *self)
{
  check_address (self, NEWSROOM_AUTHOR_EMAIL, FALSE);
  check_address (self, NEWSROOM_AUTHOR_URL, FALSE);
}

/* A long text shows its beginning again, but not to who looks into another window and returns. */
static void
row_leave_cb (GtkEventController *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  GtkRoot   *root = gtk_widget_get_root (row);

  if (root != NULL && gtk_window_is_active (GTK_WINDOW (root)))
    gtk_editable_set_position (GTK_EDITABLE (row), 0);
}

static void
watch_row (GtkWidget *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (row_leave_cb), NULL);
  gtk_widget_add_controller (row, focus);
}

static void
open_address (NewsroomAuthorProfile *self,
              NewsroomAuthorField    field)
{
  g_autofree char *uri = dup_uri (self, field);

  if (uri != NULL)
    newsroom_dialogs_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri);
}

static void
email_clicked_cb (NewsroomAuthorProfile *self)
{
  open_address (self, NEWSROOM_AUTHOR_EMAIL);
}

static void
url_clicked_cb (NewsroomAuthorProfile *self)
{
  open_address (self, NEWSROOM_AUTHOR_URL);
}

static void
biography_changed_cb (NewsroomAuthorProfile *self)
{
  g_autofree char *text = newsroom_editor_buffer_dup_text (self->biography_buffer);

  if (self->author == NULL)
    return;

  self->is_taking_biography = TRUE;
  newsroom_author_set_text (self->author, NEWSROOM_AUTHOR_BIOGRAPHY, text);
  self->is_taking_biography = FALSE;
}

static void
biography_cb (NewsroomAuthorProfile *self)
{
  /* What was taken of the buffer may be in the middle of a deletion. */
  if (!self->is_taking_biography)
    newsroom_editor_buffer_replace (self->biography_buffer, newsroom_author_get_text (self->author, NEWSROOM_AUTHOR_BIOGRAPHY));
}

static void
newsroom_author_profile_dispose (GObject *object)
{
  NewsroomAuthorProfile *self = NEWSROOM_AUTHOR_PROFILE (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->bindings);
  g_clear_object (&self->signals);
  g_clear_object (&self->biography_buffer);
  g_clear_object (&self->author);

  G_OBJECT_CLASS (newsroom_author_profile_parent_class)->dispose (object);
}

static void
newsroom_author_profile_class_init (NewsroomAuthorProfileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_author_profile_dispose;

  g_type_ensure (NEWSROOM_TYPE_FIELD_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/author/newsroom-author-profile.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, list);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, email_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, email_problem);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, url_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, url_problem);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, biography);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, more);
  gtk_widget_class_bind_template_child (widget_class, NewsroomAuthorProfile, more_row);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    gtk_widget_class_bind_template_child_full (widget_class, shown_fields[i].child, FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, email_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, url_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
bind_row (NewsroomAuthorProfile *self,
          NewsroomAuthorField    field)
{
  const char      *name = newsroom_author_field_get_name (field);
  g_autofree char *signal = g_strconcat ("notify::", name, NULL);

  if (GTK_IS_EDITABLE (self->rows[field]))
    {
      watch_row (self->rows[field]);
      g_binding_group_bind (self->bindings, name, self->rows[field], "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
    }
  g_signal_group_connect_swapped (self->signals, signal, G_CALLBACK (show_fields), self);
}

static void
newsroom_author_profile_init (NewsroomAuthorProfile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    self->rows[shown_fields[i].field] =
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), NEWSROOM_TYPE_AUTHOR_PROFILE, shown_fields[i].child));

  self->biography_buffer = newsroom_editor_buffer_new (NULL, FALSE);
  newsroom_editor_buffer_set_works_at_once (self->biography_buffer);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->biography), GTK_TEXT_BUFFER (self->biography_buffer));
  g_signal_connect_object (self->biography_buffer, "changed", G_CALLBACK (biography_changed_cb), self, G_CONNECT_SWAPPED);

  self->bindings = g_binding_group_new ();
  self->signals = g_signal_group_new (NEWSROOM_TYPE_AUTHOR);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    bind_row (self, shown_fields[i].field);
  g_signal_group_connect_swapped (self->signals, "notify::biography", G_CALLBACK (biography_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::name", G_CALLBACK (name_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::email", G_CALLBACK (email_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::url", G_CALLBACK (url_cb), self);
}

/* As if the rows were new: nothing of one author can be undone into another. */
static void
reset_rows (NewsroomAuthorProfile *self)
{
  self->shows_all = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      GtkWidget *row = self->rows[shown_fields[i].field];

      if (is_left_out (self, i) && is_empty (self, shown_fields[i].field))
        gtk_widget_set_visible (row, FALSE);
      if (!GTK_IS_EDITABLE (row))
        continue;
      gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (row), TRUE);
      gtk_editable_set_position (GTK_EDITABLE (row), 0);
    }
}

/**
 * newsroom_author_profile_new:
 *
 * Returns: (transfer floating): the fields of a profile, which needs
 *   newsroom_author_profile_set_author()
 */
GtkWidget *
newsroom_author_profile_new (void)
{
  return g_object_new (NEWSROOM_TYPE_AUTHOR_PROFILE, NULL);
}

/**
 * newsroom_author_profile_set_read_only:
 * @self: a profile
 *
 * From here on nothing can be changed in it; what it holds can be selected and copied.
 */
void
newsroom_author_profile_set_read_only (NewsroomAuthorProfile *self)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_PROFILE (self));

  self->is_read_only = TRUE;
  gtk_widget_add_css_class (self->list, "read-only");
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      GtkWidget *row = self->rows[shown_fields[i].field];

      if (!GTK_IS_EDITABLE (row))
        continue;
      gtk_editable_set_editable (GTK_EDITABLE (row), FALSE);
      /* The row tells of the text in it, and leaves that out. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
    }
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->biography), FALSE);
}

/**
 * newsroom_author_profile_set_author:
 * @self: a profile
 * @author: whose it is now; what was typed is in the author who was before
 */
void
newsroom_author_profile_set_author (NewsroomAuthorProfile *self,
                                    NewsroomAuthor        *author)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR_PROFILE (self));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (author));

  g_binding_group_set_source (self->bindings, NULL);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->author);
  newsroom_editor_buffer_load (self->biography_buffer, newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY));

  self->author = g_object_ref (author);
  g_binding_group_set_source (self->bindings, author);
  g_signal_group_set_target (self->signals, author);
  reset_rows (self);
  name_cb (self);
  show_fields (self);
  address_leave_cb (self);
}

/**
 * newsroom_author_profile_begin:
 * @self: a profile
 *
 * Gives the keyboard to the first field that an author should have, and lacks; to the name
 * where none is lacking.
 */
void
newsroom_author_profile_begin (NewsroomAuthorProfile *self)
{
  GtkWidget *row = NULL;

  g_return_if_fail (NEWSROOM_IS_AUTHOR_PROFILE (self));

  for (guint i = 0; i < G_N_ELEMENTS (shown_fields) && row == NULL; i++)
    if (!shown_fields[i].is_optional && is_empty (self, shown_fields[i].field))
      row = self->rows[shown_fields[i].field];

  gtk_widget_grab_focus (row != NULL ? row : self->rows[NEWSROOM_AUTHOR_NAME]);
}
