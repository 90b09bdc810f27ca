/* newsroom-whole.c — an article with all that the library keeps beside it but its history
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-whole.h"

/**
 * newsroom_whole_new:
 * @article: (transfer full): an article
 *
 * Returns: (transfer full): @article without files
 */
NewsroomWhole *
newsroom_whole_new (NewsroomArticle *article)
{
  NewsroomWhole *self = g_new0 (NewsroomWhole, 1);

  self->article = article;
  self->originals = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_original_unref);

  return self;
}

/**
 * newsroom_whole_free:
 * @self: (transfer full): an article with its files
 */
void
newsroom_whole_free (NewsroomWhole *self)
{
  g_object_unref (self->article);
  g_ptr_array_unref (self->originals);
  g_free (self);
}
