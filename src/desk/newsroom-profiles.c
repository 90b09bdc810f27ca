/* newsroom-profiles.c — the profiles of a draft's authors, and what is changed in them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-profiles-private.h"

struct _NewsroomProfiles
{
  /* Owned */
  GHashTable *watched; /* NewsroomAuthor to GSignalGroup: the credited authors */
  GHashTable *known;   /* NewsroomAuthor to NewsroomAuthor: as the library has them */
  GHashTable *changed; /* set of NewsroomAuthor */

  /* Borrowed */
  NewsroomProfilesChanged callback;
  gpointer                user_data;

  gboolean adopting; /* what notifies now comes from the library */
};

/**
 * newsroom_profiles_new:
 * @changed: called after each change of a profile
 * @user_data: closure
 *
 * Returns: (transfer full): the profiles of nobody yet
 */
NewsroomProfiles *
newsroom_profiles_new (NewsroomProfilesChanged changed,
                       gpointer                user_data)
{
  NewsroomProfiles *self = g_new0 (NewsroomProfiles, 1);

  self->known = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->callback = changed;
  self->user_data = user_data;

  return self;
}

/**
 * newsroom_profiles_free:
 * @self: (transfer full): profiles that no save uses
 */
void
newsroom_profiles_free (NewsroomProfiles *self)
{
  g_clear_pointer (&self->watched, g_hash_table_unref);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->changed);
  g_free (self);
}

static void
author_notify_cb (NewsroomAuthor   *author,
                  GParamSpec       *pspec,
                  NewsroomProfiles *self)
{
  if (self->adopting || g_str_equal (pspec->name, "id"))
    return;

  g_hash_table_add (self->changed, g_object_ref (author));
  self->callback (self->user_data);
}

/* An author who comes into the draft is as the library has them; a new one is not there. What
 * is known stays when the credit goes: it may come back. */
static void
know_author (NewsroomProfiles *self,
             NewsroomAuthor   *author)
{
  if (g_hash_table_contains (self->known, author))
    return;

  g_hash_table_insert (self->known,
                       g_object_ref (author),
                       newsroom_author_get_id (author) != 0 ? newsroom_author_copy (author) : newsroom_author_new (NULL));
}

/**
 * newsroom_profiles_watch:
 * @self: profiles
 * @credits: (element-type NewsroomCredit): the credits as they are now
 *
 * Watches exactly the authors that are credited.
 */
void
newsroom_profiles_watch (NewsroomProfiles *self,
                         GListModel       *credits)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->watched);

  self->watched = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);
      GSignalGroup   *signals;

      if (g_hash_table_contains (self->watched, author))
        continue;
      know_author (self, author);
      signals = g_signal_group_new (NEWSROOM_TYPE_AUTHOR);
      g_signal_group_connect (signals, "notify", G_CALLBACK (author_notify_cb), self);
      g_signal_group_set_target (signals, author);
      g_hash_table_insert (self->watched, g_object_ref (author), signals);
    }
}

/**
 * newsroom_profiles_has_changes:
 * @self: profiles
 *
 * Returns: whether there is something in one of them to save
 */
gboolean
newsroom_profiles_has_changes (NewsroomProfiles *self)
{
  return g_hash_table_size (self->changed) > 0;
}

/**
 * newsroom_profiles_take_changed:
 * @self: profiles
 *
 * Returns: (transfer full) (element-type NewsroomAuthor): the live authors whose profiles are
 *   to be saved, which then count as without changes
 */
GPtrArray *
newsroom_profiles_take_changed (NewsroomProfiles *self)
{
  GPtrArray     *taken = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       author;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &author, NULL))
    g_ptr_array_add (taken, g_object_ref (author));
  g_hash_table_remove_all (self->changed);

  return taken;
}

/**
 * newsroom_profiles_give_back:
 * @self: profiles
 * @authors: (element-type NewsroomAuthor): those who were taken and could not be saved
 */
void
newsroom_profiles_give_back (NewsroomProfiles *self,
                             GPtrArray        *authors)
{
  for (guint i = 0; i < authors->len; i++)
    g_hash_table_add (self->changed, g_object_ref (authors->pdata[i]));
}

/**
 * newsroom_profiles_get_known:
 * @self: profiles
 * @author: a live author who is or was credited
 *
 * Returns: (transfer none): the author as the library was last known to have them, empty for
 *   one who is in none
 */
NewsroomAuthor *
newsroom_profiles_get_known (NewsroomProfiles *self,
                             NewsroomAuthor   *author)
{
  return g_hash_table_lookup (self->known, author);
}

/**
 * newsroom_profiles_adopt:
 * @self: profiles
 * @author: a live author
 * @base: what of it was not changed since is taken from @saved
 * @saved: (transfer none): the author as the library has them now
 */
void
newsroom_profiles_adopt (NewsroomProfiles *self,
                         NewsroomAuthor   *author,
                         NewsroomAuthor   *base,
                         NewsroomAuthor   *saved)
{
  self->adopting = TRUE;
  newsroom_author_set_id (author, newsroom_author_get_id (saved));
  newsroom_author_set_uuid (author, newsroom_author_get_uuid (saved));
  newsroom_author_merge (author, base, saved);
  self->adopting = FALSE;
  g_hash_table_insert (self->known, g_object_ref (author), newsroom_author_copy (saved));
}
