/* newsroom-body-paste.c — what other programs have on the clipboard comes into a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-paste.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-address.h"
#include "newsroom-body-fit.h"
#include "newsroom-body-format.h"
#include "newsroom-body-place.h"
#include "newsroom-body-put.h"
#include "newsroom-body-sight.h"
#include "newsroom-clipboard-text.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-format-link.h"
#include "newsroom-format-obstacle.h"
#include "newsroom-link-target.h"
#include "newsroom-paste-message.h"
#include "newsroom-paste.h"
#include "newsroom-plain-view.h"
#include "newsroom-toast.h"

/* When it takes longer than this it is said that something is under way, in milliseconds. */
#define PATIENCE 400

/**
 * NewsroomBodyPaste:
 *
 * Reads the clipboard for the view of a body, which owns it, without keeping anybody waiting, and
 * puts what was read where the caret was, as one step that can be undone. Of what was pasted last
 * the other forms are offered until the text changes.
 */
struct _NewsroomBodyPaste
{
  GObject parent_instance;

  gboolean is_putting;
  guint    follow_id;

  /* Owned */
  NewsroomPaste *pasted; /* what was put last, while other forms of it are offered */
  GtkTextBuffer *buffer; /* where */
  GtkTextMark   *first;
  GtkTextMark   *last;
  AdwToast      *toast;

  /* Borrowed */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomBodyPaste, newsroom_body_paste, G_TYPE_OBJECT)

/* One reading of the clipboard. What is typed meanwhile is beside its marks. */
typedef struct
{
  NewsroomPasteForm form;
  guint             timeout_id;

  /* Owned */
  NewsroomBodyPaste *self;
  GtkTextBuffer     *buffer;
  GtkTextMark       *start;
  GtkTextMark       *end;
  char              *selected; /* what was between them then */
  NewsroomPaste     *paste;    /* once it has been read; NULL for a piece of a body */
  AdwToast          *progress; /* what says that it is under way, or NULL */
} Reading;

static void
delete_mark (GtkTextMark **mark)
{
  if (*mark != NULL && !gtk_text_mark_get_deleted (*mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (*mark), *mark);
  g_clear_object (mark);
}

static void
hide_progress (Reading *reading)
{
  g_clear_handle_id (&reading->timeout_id, g_source_remove);
  if (reading->progress != NULL && reading->self->view != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (reading->self->view), reading->progress);
  g_clear_object (&reading->progress);
}

static void
reading_free (Reading *reading)
{
  hide_progress (reading);
  g_clear_pointer (&reading->paste, newsroom_paste_free);
  delete_mark (&reading->start);
  delete_mark (&reading->end);
  g_free (reading->selected);
  g_clear_object (&reading->self);
  g_clear_object (&reading->buffer);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static GtkTextMark *
mark_new (GtkTextBuffer     *buffer,
          const GtkTextIter *iter)
{
  return g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, iter, TRUE));
}

static gboolean
can_put (NewsroomBodyPaste *self,
         GtkTextBuffer     *buffer)
{
  return self->view != NULL && gtk_text_view_get_buffer (self->view) == buffer && NEWSROOM_IS_EDITOR_BUFFER (buffer) &&
         gtk_text_view_get_editable (self->view);
}

/* What was pasted last can no longer be had in another form. */
static void
forget (NewsroomBodyPaste *self)
{
  AdwToast *toast = g_steal_pointer (&self->toast);

  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  delete_mark (&self->first);
  delete_mark (&self->last);
  g_clear_pointer (&self->pasted, newsroom_paste_free);
  if (toast == NULL)
    return;

  g_signal_handlers_disconnect_by_data (toast, self);
  if (self->view != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (self->view), toast);
  g_object_unref (toast);
}

static void
changed_cb (NewsroomBodyPaste *self)
{
  if (!self->is_putting)
    forget (self);
}

static gboolean
follow_cb (gpointer user_data)
{
  NewsroomBodyPaste *self = user_data;

  self->follow_id = 0;
  if (self->view != NULL)
    newsroom_body_sight_show_caret (self->view, FALSE);

  return G_SOURCE_REMOVE;
}

/* What is being put. */
typedef struct
{
  NewsroomBodyPaste *self;    /* owned */
  Reading           *reading; /* owned; NULL where no other form is offered afterwards */
} Putting;

static void offer_forms (NewsroomBodyPaste *self,
                         Reading           *reading);

/* New lines get their heights when GTK is idle, which comes before one follows the caret. */
static void
put_cb (gboolean is_there,
        gpointer user_data)
{
  g_autofree Putting *putting = user_data;
  g_autoptr (NewsroomBodyPaste) self = putting->self;
  g_autoptr (Reading) reading = putting->reading;

  self->is_putting = FALSE;
  if (!is_there || self->view == NULL)
    return;

  if (self->follow_id == 0)
    self->follow_id = g_idle_add (follow_cb, self);
  if (reading != NULL && can_put (self, reading->buffer))
    offer_forms (self, reading);
}

/* Takes the reading, if there is one: when all is there, the other forms of what was read are offered. */
static void
put (NewsroomBodyPaste *self,
     GtkTextBuffer     *buffer,
     GtkTextMark       *first,
     GtkTextMark       *last,
     const char        *text,
     Reading           *reading)
{
  Putting *putting = g_new0 (Putting, 1);

  putting->self = g_object_ref (self);
  putting->reading = reading;
  self->is_putting = TRUE;
  newsroom_body_put (NEWSROOM_EDITOR_BUFFER (buffer), first, last, text, put_cb, putting);
}

static void
change_form (NewsroomBodyPaste *self,
             NewsroomPasteForm  form)
{
  g_autofree char *text = NULL;

  if (self->pasted != NULL && can_put (self, self->buffer))
    {
      text = newsroom_body_fit_form (self->pasted, form, self->buffer, self->first, self->last);
      put (self, self->buffer, self->first, self->last, text, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  forget (self);
}

static void
plain_clicked_cb (NewsroomBodyPaste *self)
{
  change_form (self, NEWSROOM_PASTE_PLAIN);
}

static void
quotation_clicked_cb (NewsroomBodyPaste *self)
{
  change_form (self, NEWSROOM_PASTE_QUOTATION);
}

static void
show_message (NewsroomBodyPaste *self,
              const char        *text,
              gboolean           has_buttons)
{
  GCallback plain_cb = has_buttons ? G_CALLBACK (plain_clicked_cb) : NULL;
  GCallback quotation_cb = has_buttons ? G_CALLBACK (quotation_clicked_cb) : NULL;

  if (gtk_widget_get_ancestor (GTK_WIDGET (self->view), ADW_TYPE_TOAST_OVERLAY) == NULL)
    return;

  self->toast = newsroom_toast_show_widget (GTK_WIDGET (self->view), newsroom_paste_message_new (text, plain_cb, quotation_cb, G_OBJECT (self)));
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
}

/* Says what was put, and offers the other forms of it. */
static void
offer_forms (NewsroomBodyPaste *self,
             Reading           *reading)
{
  g_autoptr (NewsroomPaste) paste = g_steal_pointer (&reading->paste);
  gboolean has_buttons;

  if (paste == NULL || paste->summary == NULL || reading->form != NEWSROOM_PASTE_CLEAN || !(paste->has_structure || paste->is_fallback))
    return;

  has_buttons = paste->has_structure;
  show_message (self, paste->summary, has_buttons);
  if (!has_buttons)
    return;

  self->pasted = g_steal_pointer (&paste);
  self->buffer = g_object_ref (reading->buffer);
  self->first = g_steal_pointer (&reading->start);
  self->last = g_steal_pointer (&reading->end);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* What was typed into the selection meanwhile is not what was to be replaced: then nothing is. */
static void
keep_what_was_typed (Reading *reading)
{
  g_autofree char *now = NULL;
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_get_iter_at_mark (reading->buffer, &start, reading->start);
  gtk_text_buffer_get_iter_at_mark (reading->buffer, &end, reading->end);
  now = gtk_text_iter_get_slice (&start, &end);
  if (!g_str_equal (now, reading->selected))
    gtk_text_buffer_move_mark (reading->buffer, reading->start, &end);
}

static gboolean
is_address (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  return newsroom_address_find (bare) == NEWSROOM_ADDRESS_URL;
}

/* Returns: whether words are selected that a web address links, and does not replace */
static gboolean
takes_link (Reading    *reading,
            const char *pasted)
{
  g_autofree char *words = g_strstrip (g_strdup (reading->selected));

  return reading->form == NEWSROOM_PASTE_CLEAN && words[0] != '\0' && is_address (pasted) && !is_address (words);
}

/* A web address that is pasted over words becomes where they lead, over another address or in code its
 * successor. Where it can be neither it is said why.
 * Returns: whether nothing is left to put */
static gboolean
put_link (Reading    *reading,
          const char *pasted)
{
  GtkTextView     *view = reading->self->view;
  g_autofree char *target = newsroom_link_target_complete (pasted);
  g_autoptr (NewsroomFormatLink) link = NULL;
  NewsroomTextEdit *edit = NULL;
  const char       *body;
  gsize             length, start, end;
  GtkTextIter       first, last;

  gtk_text_buffer_get_iter_at_mark (reading->buffer, &first, reading->start);
  gtk_text_buffer_get_iter_at_mark (reading->buffer, &last, reading->end);
  if (target == NULL || gtk_text_iter_equal (&first, &last) || !takes_link (reading, pasted))
    return FALSE;

  body = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (reading->buffer), &length);
  start = newsroom_body_place_get_offset (body, length, &first);
  end = newsroom_body_place_get_offset (body, length, &last);
  if (newsroom_format_find_obstacle (body, start, end, NEWSROOM_N_FORMATS) == NEWSROOM_OBSTACLE_CODE)
    return FALSE;

  forget (reading->self);
  link = newsroom_format_link_find (body, start, end);
  if (link != NULL && (link->target[0] == '\0' || (start >= link->start && end <= link->end)))
    edit = newsroom_format_link_set (body, link, link->text, target);
  if (!newsroom_body_format_apply (view, edit))
    g_object_unref (newsroom_toast_show (GTK_WIDGET (view), newsroom_body_format_explain (view, NEWSROOM_LINK_ACTION), NULL));

  return TRUE;
}

static void
put_read (Reading *owned)
{
  g_autoptr (Reading) reading = owned;
  NewsroomBodyPaste *self = reading->self;
  g_autofree char   *text = NULL;

  newsroom_editor_buffer_settle (NEWSROOM_EDITOR_BUFFER (reading->buffer)); /* as what was pasted before */
  if (!can_put (self, reading->buffer))
    return;

  keep_what_was_typed (reading);
  if (put_link (reading, reading->paste->plain))
    return;
  text = newsroom_body_fit_form (reading->paste, reading->form, reading->buffer, reading->start, reading->end);
  if (text[0] == '\0')
    {
      g_object_unref (newsroom_toast_show (GTK_WIDGET (self->view), _ ("There is no text on the clipboard"), NULL));
      return;
    }

  forget (self);
  hide_progress (reading);
  put (self, reading->buffer, reading->start, reading->end, text, reading);
  g_steal_pointer (&reading);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  Reading *reading = user_data;

  reading->timeout_id = 0;
  if (reading->progress == NULL && can_put (reading->self, reading->buffer))
    reading->progress = newsroom_toast_show (GTK_WIDGET (reading->self->view), _ ("Pasting…"), NULL);

  return G_SOURCE_REMOVE;
}

static void
converted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;

  g_clear_handle_id (&reading->timeout_id, g_source_remove);
  reading->paste = newsroom_paste_read_finish (result, NULL);
  if (reading->paste != NULL)
    put_read (g_steal_pointer (&reading));
}

/* A piece of a body stays what it was. */
static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (NewsroomClipboardText) text = newsroom_clipboard_text_read_finish (result);
  g_autofree char *joined = NULL;

  newsroom_editor_buffer_settle (NEWSROOM_EDITOR_BUFFER (reading->buffer)); /* as what was pasted before */
  if (!can_put (reading->self, reading->buffer))
    return;
  if (text->markdown != NULL)
    {
      forget (reading->self);
      keep_what_was_typed (reading);
      if (put_link (reading, text->markdown))
        return;
      hide_progress (reading);
      joined = newsroom_body_fit_piece (reading->buffer, reading->start, reading->end, text->markdown);
      put (reading->self, reading->buffer, reading->start, reading->end, joined, reading);
      g_steal_pointer (&reading);
      return;
    }

  newsroom_paste_read_async (text->html, text->plain, text->address, NULL, converted_cb, g_steal_pointer (&reading));
}

static void
newsroom_body_paste_dispose (GObject *object)
{
  NewsroomBodyPaste *self = NEWSROOM_BODY_PASTE (object);

  forget (self);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (newsroom_body_paste_parent_class)->dispose (object);
}

static void
newsroom_body_paste_class_init (NewsroomBodyPasteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_body_paste_dispose;
}

static void
newsroom_body_paste_init (NewsroomBodyPaste *self)
{
}

static void
extend_menu (GtkTextView *view)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("Paste as P_lain Text"), "text.paste-plain");
  g_menu_append (section, _ ("Paste as _Quotation"), "text.paste-quotation");
  newsroom_plain_view_add_to_menu (view, G_MENU_MODEL (section), TRUE);
}

/* Ctrl+Shift+V asks, as Ctrl+V does, what is on a clipboard that has not said it yet. */
static void
update_actions (NewsroomBodyPaste *self)
{
  const gboolean can_be = gtk_text_view_get_editable (self->view);
  const gboolean is_there = newsroom_clipboard_text_is_there (gtk_widget_get_clipboard (GTK_WIDGET (self->view)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self->view), "text.paste-plain", can_be);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->view), "text.paste-quotation", can_be && is_there);
}

/**
 * newsroom_body_paste_new:
 * @view: the view of a body
 *
 * Its menu gets the items for “text.paste-plain” and “text.paste-quotation”, which are the view's.
 *
 * Returns: (transfer full): what pastes into it
 */
NewsroomBodyPaste *
newsroom_body_paste_new (GtkTextView *view)
{
  NewsroomBodyPaste *self = g_object_new (NEWSROOM_TYPE_BODY_PASTE, NULL);

  g_set_weak_pointer (&self->view, view);
  extend_menu (view);
  g_signal_connect_object (view, "notify::editable", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_clipboard (GTK_WIDGET (view)), "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);

  return self;
}

/**
 * newsroom_body_paste_begin:
 * @self: what pastes
 * @form: in which form
 *
 * Puts what is on the clipboard in the place of what is selected, or where the caret is, once it
 * has been read.
 */
void
newsroom_body_paste_begin (NewsroomBodyPaste *self,
                           NewsroomPasteForm  form)
{
  Reading       *reading;
  GtkTextBuffer *buffer;
  GtkTextIter    start;
  GtkTextIter    end;

  g_return_if_fail (NEWSROOM_IS_BODY_PASTE (self));

  buffer = gtk_text_view_get_buffer (self->view);
  if (!can_put (self, buffer))
    return;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->form = form;
  reading->buffer = g_object_ref (buffer);
  reading->start = mark_new (buffer, &start);
  reading->end = mark_new (buffer, &end);
  reading->selected = gtk_text_iter_get_slice (&start, &end);
  reading->timeout_id = g_timeout_add (PATIENCE, show_progress_cb, reading);
  newsroom_clipboard_text_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self->view)),
                                      form == NEWSROOM_PASTE_PLAIN,
                                      form == NEWSROOM_PASTE_CLEAN,
                                      read_cb,
                                      reading);
}
