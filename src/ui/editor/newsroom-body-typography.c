/* newsroom-body-typography.c — quotation marks, dashes and spaces of an article that is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-typography.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-body-place.h"
#include "newsroom-editor-corrections.h"
#include "newsroom-plain-view.h"

/**
 * NewsroomBodyTypography:
 *
 * Corrects what a person types in its views: first the character is there as it was typed, and then
 * becomes another one in a step of its own, so that undo gives back what was typed. What is pasted,
 * dropped, undone or being composed by an input method is let alone. Puts all texts of the article, or what
 * is selected in the view that had the keyboard last, right or makes it plain. The editor pane owns it.
 *
 * Property: "enabled" (boolean): whether it corrects what is typed.
 */
struct _NewsroomBodyTypography
{
  GObject parent_instance;

  gboolean is_enabled;

  /* Owned */
  NewsroomEditorSession *session; /* NULL while nothing is shown */
  GPtrArray             *views;   /* of View */

  /* Weak: one of the views, or NULL */
  GtkTextView *focused;
};

G_DEFINE_FINAL_TYPE (NewsroomBodyTypography, newsroom_body_typography, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENABLED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  NewsroomField field;
  gboolean      awaits_text; /* a key was pressed that brings a character */
  gboolean      has_typed;   /* and the character has come */

  /* Owned */
  GSignalGroup *buffer_signals;

  /* Borrowed */
  NewsroomBodyTypography *typography;
  GtkTextView            *view;
} View;

static void
view_free (gpointer data)
{
  View *view = data;

  g_object_unref (view->buffer_signals);
  g_free (view);
}

static void
correct (View *view)
{
  NewsroomEditorBuffer  *buffer = NEWSROOM_EDITOR_BUFFER (gtk_text_view_get_buffer (view->view));
  GtkTextMark           *insert = gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer));
  NewsroomTypographyEdit edit;
  GtkTextIter            caret;
  const char            *text, *language;
  gsize                  length, offset;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &caret, insert);
  text = newsroom_editor_buffer_get_text (buffer, &length);
  offset = newsroom_body_place_get_offset (text, length, &caret);
  language = newsroom_editor_session_get_language (view->typography->session);
  if (offset > 0 && newsroom_typography_type (text, length, offset, language, view->field == NEWSROOM_FIELD_BODY, &edit))
    newsroom_editor_corrections_make_one (buffer, &edit);
}

static gboolean
is_at_work (View *view)
{
  return view->typography->is_enabled && view->typography->session != NULL && NEWSROOM_IS_EDITOR_BUFFER (gtk_text_view_get_buffer (view->view));
}

static void
insert_text_cb (View        *view,
                GtkTextIter *location,
                const char  *text,
                int          length)
{
  if (!view->awaits_text)
    return;

  view->awaits_text = FALSE;
  view->has_typed = g_utf8_strlen (text, length) == 1;
}

/* The character is a step of undo now, and nobody holds a place in the text. */
static void
end_user_action_cb (View *view)
{
  if (!view->has_typed)
    return;

  view->has_typed = FALSE;
  if (is_at_work (view))
    correct (view);
}

/* With an input method the character may come later, and another than the key's. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  View    *view = user_data;
  gunichar c = gdk_keyval_to_unicode (keyval);

  view->has_typed = FALSE;
  view->awaits_text = gtk_text_view_get_editable (view->view) && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0 && c != 0 && !g_unichar_iscntrl (c);

  return GDK_EVENT_PROPAGATE;
}

static void
focus_cb (View *view)
{
  g_set_weak_pointer (&view->typography->focused, view->view);
  view->awaits_text = FALSE;
}

static void
newsroom_body_typography_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  if (prop_id == PROP_ENABLED)
    g_value_set_boolean (value, NEWSROOM_BODY_TYPOGRAPHY (object)->is_enabled);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_body_typography_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  if (prop_id == PROP_ENABLED)
    NEWSROOM_BODY_TYPOGRAPHY (object)->is_enabled = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_body_typography_finalize (GObject *object)
{
  NewsroomBodyTypography *self = NEWSROOM_BODY_TYPOGRAPHY (object);

  g_clear_weak_pointer (&self->focused);
  g_clear_object (&self->session);
  g_ptr_array_unref (self->views);

  G_OBJECT_CLASS (newsroom_body_typography_parent_class)->finalize (object);
}

static void
newsroom_body_typography_class_init (NewsroomBodyTypographyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = newsroom_body_typography_get_property;
  object_class->set_property = newsroom_body_typography_set_property;
  object_class->finalize = newsroom_body_typography_finalize;

  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_body_typography_init (NewsroomBodyTypography *self)
{
  self->views = g_ptr_array_new_with_free_func (view_free);
}

/**
 * newsroom_body_typography_new:
 *
 * Returns: (transfer full): one that has no views and corrects nothing
 */
NewsroomBodyTypography *
newsroom_body_typography_new (void)
{
  return g_object_new (NEWSROOM_TYPE_BODY_TYPOGRAPHY, NULL);
}

static void
add_to_menu (GtkTextView *view)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) items = g_menu_new ();

  g_menu_append (items, _ ("_Educate Quotes and Dashes"), "win.educate");
  g_menu_append (items, _ ("_Straighten for Wire"), "win.straighten");
  g_menu_append_submenu (section, _ ("T_ypography"), G_MENU_MODEL (items));
  newsroom_plain_view_add_to_menu (view, G_MENU_MODEL (section), FALSE);
}

/**
 * newsroom_body_typography_add_view:
 * @self: what corrects
 * @view: (transfer none): a view, which must outlive @self
 * @field: whose buffer it shows; the body is Markdown, all others are words
 *
 * Corrects what is typed there from now on, and adds to its context menu.
 */
void
newsroom_body_typography_add_view (NewsroomBodyTypography *self,
                                   GtkTextView            *view,
                                   NewsroomField           field)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  View               *added = g_new0 (View, 1);

  g_return_if_fail (NEWSROOM_IS_BODY_TYPOGRAPHY (self));
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  added->typography = self;
  added->view = view;
  added->field = field;
  g_ptr_array_add (self->views, added);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), added);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), added);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);

  added->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_data (added->buffer_signals, "insert-text", G_CALLBACK (insert_text_cb), added, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_group_connect_data (added->buffer_signals, "end-user-action", G_CALLBACK (end_user_action_cb), added, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_object_bind_property (view, "buffer", added->buffer_signals, "target", G_BINDING_SYNC_CREATE);
  add_to_menu (view);
}

/**
 * newsroom_body_typography_set_session:
 * @self: what corrects
 * @session: (nullable) (transfer none): the article that its views show
 */
void
newsroom_body_typography_set_session (NewsroomBodyTypography *self,
                                      NewsroomEditorSession  *session)
{
  g_return_if_fail (NEWSROOM_IS_BODY_TYPOGRAPHY (self));

  g_set_object (&self->session, session);
}

static gboolean
show_caret_cb (gpointer user_data)
{
  GtkTextView *view = GTK_TEXT_VIEW (user_data);

  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_body_typography_grab_focus:
 * @self: what corrects
 *
 * Gives the keyboard back to the view that had it last, so that what was changed can be undone at once,
 * and shows its caret.
 */
void
newsroom_body_typography_grab_focus (NewsroomBodyTypography *self)
{
  g_return_if_fail (NEWSROOM_IS_BODY_TYPOGRAPHY (self));

  if (self->focused == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->focused));
  /* When GTK knows the new heights of all lines, which it learns in idle times before this one. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_caret_cb, g_object_ref (self->focused), g_object_unref);
}

/**
 * newsroom_body_typography_knows_language:
 * @self: what corrects
 *
 * Returns: whether there are rules for the language of the article
 */
gboolean
newsroom_body_typography_knows_language (NewsroomBodyTypography *self)
{
  g_return_val_if_fail (NEWSROOM_IS_BODY_TYPOGRAPHY (self), FALSE);

  return self->session != NULL && newsroom_typography_knows (newsroom_editor_session_get_language (self->session));
}

/* A text that is being looked through. */
typedef struct
{
  NewsroomField field;
  gsize         start; /* what may change, in bytes */
  gsize         end;
  gboolean      educate;

  /* Owned */
  char   *text;
  char   *language;
  GArray *edits; /* of NewsroomTypographyEdit */
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->text);
  g_free (text->language);
  g_clear_pointer (&text->edits, g_array_unref);
  g_free (text);
}

static Text *
text_new (NewsroomBodyTypography *self,
          const View             *view,
          const GtkTextIter      *start,
          const GtkTextIter      *end,
          gboolean                educate)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view->view);
  Text          *text = g_new0 (Text, 1);

  text->field = view->field;
  text->educate = educate;
  text->text = newsroom_editor_buffer_dup_text (NEWSROOM_EDITOR_BUFFER (buffer));
  text->language = g_strdup (newsroom_editor_session_get_language (self->session));
  text->start = newsroom_body_place_get_offset (text->text, strlen (text->text), start);
  text->end = newsroom_body_place_get_offset (text->text, strlen (text->text), end);

  return text;
}

/* What is selected in the view that had the keyboard last, else everything. */
static GPtrArray *
list_texts (NewsroomBodyTypography *self,
            gboolean                educate)
{
  GPtrArray     *texts = g_ptr_array_new_with_free_func (text_free);
  GtkTextBuffer *selected = self->focused != NULL ? gtk_text_view_get_buffer (self->focused) : NULL;
  GtkTextIter    start, end;

  if (selected != NULL && !gtk_text_buffer_get_selection_bounds (selected, &start, &end))
    selected = NULL;
  for (guint i = 0; i < self->views->len; i++)
    {
      const View    *view = self->views->pdata[i];
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view->view);

      if (!NEWSROOM_IS_EDITOR_BUFFER (buffer) || (selected != NULL && selected != buffer))
        continue;
      if (selected == NULL)
        gtk_text_buffer_get_bounds (buffer, &start, &end);
      g_ptr_array_add (texts, text_new (self, view, &start, &end, educate));
    }

  return texts;
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GPtrArray *texts = task_data;

  for (guint i = 0; i < texts->len; i++)
    {
      Text    *text = texts->pdata[i];
      gsize    length = strlen (text->text);
      gboolean is_markdown = text->field == NEWSROOM_FIELD_BODY;

      if (text->educate)
        text->edits = newsroom_typography_educate (text->text, length, text->start, text->end, text->language, is_markdown);
      else
        text->edits = newsroom_typography_straighten (text->text, length, text->start, text->end, is_markdown);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
are_as_before (NewsroomEditorSession *session,
               GPtrArray             *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const Text           *text = texts->pdata[i];
      NewsroomEditorBuffer *buffer = newsroom_editor_session_get_buffer (session, text->field);
      gsize                 length;

      /* What is under way may not have begun to change it. */
      newsroom_editor_buffer_settle (buffer);
      if (!g_str_equal (newsroom_editor_buffer_get_text (buffer, &length), text->text))
        return FALSE;
    }

  return TRUE;
}

/* What was found in an article, while it is changed. */
typedef struct
{
  guint n_left;  /* of the texts, from the first; the others are changed */
  guint n_edits; /* how many places are */

  /* Owned */
  NewsroomEditorSession *session;
  GPtrArray             *texts;
  GTask                 *task;
} Changing;

static void
changing_free (Changing *changing)
{
  g_object_unref (changing->session);
  g_ptr_array_unref (changing->texts);
  g_object_unref (changing->task);
  g_free (changing);
}

static void change_next (Changing *changing);

/* Where it was stopped in the body, which is the last and comes first, nothing is changed. */
static void
changed_cb (Changing           *changing,
            NewsroomEditorWork *work)
{
  if (!newsroom_editor_work_is_stopped (work))
    {
      change_next (changing);
      return;
    }

  g_task_return_new_error (changing->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  changing_free (changing);
}

/* Takes what is left to change. A text that became another one while the body was changed is let alone. */
static void
change_next (Changing *changing)
{
  while (changing->n_left > 0)
    {
      const Text           *text = changing->texts->pdata[--changing->n_left];
      NewsroomEditorBuffer *buffer = newsroom_editor_session_get_buffer (changing->session, text->field);
      gsize                 length;
      g_autoptr (NewsroomEditorWork) work = NULL;

      if (!g_str_equal (newsroom_editor_buffer_get_text (buffer, &length), text->text))
        continue;
      changing->n_edits += text->edits->len;
      work = newsroom_editor_corrections_make (buffer, (const NewsroomTypographyEdit *)(gpointer)text->edits->data, text->edits->len);
      if (work != NULL && newsroom_editor_buffer_get_work (buffer) == work)
        {
          g_signal_connect_swapped (work, "done", G_CALLBACK (changed_cb), changing);
          return;
        }
    }

  g_task_return_int (changing->task, changing->n_edits);
  changing_free (changing);
}

static void
begin_to_change (NewsroomEditorSession *session,
                 GPtrArray             *texts,
                 GTask                 *task)
{
  Changing *changing = g_new0 (Changing, 1);

  changing->session = g_object_ref (session);
  changing->texts = g_ptr_array_ref (texts);
  changing->task = task;
  changing->n_left = texts->len;
  change_next (changing);
}

static void found_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data);

/* Takes the task, whose data is the session. */
static void
find (GTask   *task,
      gboolean educate)
{
  NewsroomBodyTypography *self = g_task_get_source_object (task);
  g_autoptr (GTask) finding = g_task_new (self, NULL, found_cb, task);

  g_task_set_source_tag (finding, find);
  g_task_set_task_data (finding, list_texts (self, educate), (GDestroyNotify)g_ptr_array_unref);
  g_task_run_in_thread (finding, find_thread);
}

/* What was found in texts that have become others is looked for again. */
static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NewsroomBodyTypography *self = NEWSROOM_BODY_TYPOGRAPHY (object);
  NewsroomEditorSession  *session = g_task_get_task_data (task);
  GPtrArray              *texts = g_task_get_task_data (G_TASK (result));

  if (self->session != session || newsroom_editor_session_is_read_only (session) || texts->len == 0)
    g_task_return_int (task, 0);
  else if (are_as_before (session, texts))
    begin_to_change (session, texts, g_steal_pointer (&task));
  else
    find (g_steal_pointer (&task), ((const Text *)texts->pdata[0])->educate);
}

/**
 * newsroom_body_typography_change_async:
 * @self: what corrects
 * @educate: whether to put the texts right, and not to make them plain
 * @callback: called when it is done
 * @user_data: closure of @callback
 *
 * Changes what is selected in the view that had the keyboard last, else all texts of the article, each in
 * one step that can be undone. What is to change is found on another thread, and changed bit by bit.
 */
void
newsroom_body_typography_change_async (NewsroomBodyTypography *self,
                                       gboolean                educate,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data)
{
  GTask *task;

  g_return_if_fail (NEWSROOM_IS_BODY_TYPOGRAPHY (self));
  g_return_if_fail (self->session != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, newsroom_body_typography_change_async);
  g_task_set_task_data (task, g_object_ref (self->session), g_object_unref);
  find (task, educate);
}

/**
 * newsroom_body_typography_change_finish:
 * @self: what corrects
 * @result: the result of newsroom_body_typography_change_async()
 * @n_places: (out): how many places were changed; none in an article that was left meanwhile
 *
 * Returns: whether it was not stopped
 */
gboolean
newsroom_body_typography_change_finish (NewsroomBodyTypography *self,
                                        GAsyncResult           *result,
                                        guint                  *n_places)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_int (G_TASK (result), NULL);
  *n_places = (guint)MAX (n, 0);

  return n >= 0;
}
