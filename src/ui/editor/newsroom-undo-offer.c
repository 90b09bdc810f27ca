/* newsroom-undo-offer.c — offers to undo what was just done in a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-undo-offer.h"

#include <glib/gi18n-lib.h>

#include "newsroom-toast.h"

/**
 * NewsroomUndoOffer:
 *
 * A toast with a button. It goes as soon as something else is written in the text: the button takes
 * back what the toast tells of, and nothing else.
 */
struct _NewsroomUndoOffer
{
  GObject parent_instance;

  /* Owned, while it is offered */
  NewsroomEditorBuffer *buffer;
  AdwToast             *toast;

  /* Borrowed, weakly */
  GtkWidget *widget;
};

G_DEFINE_FINAL_TYPE (NewsroomUndoOffer, newsroom_undo_offer, G_TYPE_OBJECT)

static void
undo_cb (NewsroomUndoOffer *self)
{
  g_autoptr (NewsroomEditorBuffer) buffer = self->buffer != NULL ? g_object_ref (self->buffer) : NULL;

  newsroom_undo_offer_withdraw (self);
  if (buffer != NULL)
    newsroom_editor_buffer_undo (buffer);
}

static void
newsroom_undo_offer_dispose (GObject *object)
{
  NewsroomUndoOffer *self = NEWSROOM_UNDO_OFFER (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->toast);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (newsroom_undo_offer_parent_class)->dispose (object);
}

static void
newsroom_undo_offer_class_init (NewsroomUndoOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_undo_offer_dispose;
}

static void
newsroom_undo_offer_init (NewsroomUndoOffer *self)
{
}

/**
 * newsroom_undo_offer_new:
 *
 * Returns: (transfer full): an offer that is not made yet
 */
NewsroomUndoOffer *
newsroom_undo_offer_new (void)
{
  return g_object_new (NEWSROOM_TYPE_UNDO_OFFER, NULL);
}

/**
 * newsroom_undo_offer_show:
 * @self: an offer
 * @widget: a widget below an #AdwToastOverlay
 * @buffer: the text, in which the last step is what was done
 * @text: what was done, translated
 */
void
newsroom_undo_offer_show (NewsroomUndoOffer    *self,
                          GtkWidget            *widget,
                          NewsroomEditorBuffer *buffer,
                          const char           *text)
{
  g_return_if_fail (NEWSROOM_IS_UNDO_OFFER (self));

  newsroom_undo_offer_withdraw (self);
  self->buffer = g_object_ref (buffer);
  g_set_weak_pointer (&self->widget, widget);
  self->toast = newsroom_toast_show (widget, text, _ ("Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (newsroom_undo_offer_withdraw), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_undo_offer_withdraw:
 * @self: an offer
 */
void
newsroom_undo_offer_withdraw (NewsroomUndoOffer *self)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (NEWSROOM_IS_UNDO_OFFER (self));

  toast = g_steal_pointer (&self->toast);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  if (toast != NULL && self->widget != NULL)
    newsroom_toast_dismiss (self->widget, toast);
}
