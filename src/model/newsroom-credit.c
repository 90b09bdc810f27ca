/* newsroom-credit.c — one credit of an article: who, and for what
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-credit.h"

#include <glib/gi18n-lib.h>

/**
 * NewsroomCredit:
 *
 * Immutable but for the author, who may be edited. Belongs to the thread of its article.
 */
struct _NewsroomCredit
{
  GObject parent_instance;

  /* Owned */
  NewsroomAuthor *author;
  char           *role;
  char           *wording;
};

G_DEFINE_FINAL_TYPE (NewsroomCredit, newsroom_credit, G_TYPE_OBJECT)

static const char *const roles[] = {
  NEWSROOM_CREDIT_BY,
  "with",
  "photo",
  "illustration",
  "video",
  "translation",
  "research",
  "editing",
  NULL,
};

static const char *const role_titles[G_N_ELEMENTS (roles) - 1] = {
  /* Translators: what somebody is credited for in an article: here, having written it */
  N_ ("Story"),
  /* Translators: credited for having helped to report it, as in “with Bo Sample” */
  N_ ("Contribution"),
  N_ ("Photo"),
  N_ ("Illustration"),
  N_ ("Video"),
  N_ ("Translation"),
  N_ ("Research"),
  N_ ("Editing"),
};

static void
newsroom_credit_finalize (GObject *object)
{
  NewsroomCredit *self = NEWSROOM_CREDIT (object);

  g_clear_object (&self->author);
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->wording, g_free);

  G_OBJECT_CLASS (newsroom_credit_parent_class)->finalize (object);
}

static void
newsroom_credit_class_init (NewsroomCreditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_credit_finalize;
}

static void
newsroom_credit_init (NewsroomCredit *self)
{
}

/**
 * newsroom_credit_list_roles:
 *
 * Returns: (array zero-terminated=1) (transfer none): the roles that Newsroom has a word for;
 *   a credit may have any other
 */
const char *const *
newsroom_credit_list_roles (void)
{
  return roles;
}

/**
 * newsroom_credit_get_role_title:
 * @role: the role of a credit
 *
 * Returns: (transfer none): what it is for people, translated; @role itself if there is no word
 *   for it
 */
const char *
newsroom_credit_get_role_title (const char *role)
{
  g_return_val_if_fail (role != NULL, NULL);

  for (guint i = 0; roles[i] != NULL; i++)
    if (g_str_equal (roles[i], role))
      return _ (role_titles[i]);

  return role;
}

/**
 * newsroom_credit_new:
 * @author: (transfer none): who
 * @role: for what: "by", "with", "photo", "translation", or any other word
 * @wording: (nullable): the byline's own wording where it differs from the author's name
 *
 * Returns: (transfer full): a new credit
 */
NewsroomCredit *
newsroom_credit_new (NewsroomAuthor *author,
                     const char     *role,
                     const char     *wording)
{
  NewsroomCredit *self;

  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (author), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  self = g_object_new (NEWSROOM_TYPE_CREDIT, NULL);
  self->author = g_object_ref (author);
  self->role = g_strdup (role);
  self->wording = g_strdup (wording);

  return self;
}

/**
 * newsroom_credit_get_author:
 * @self: a credit
 *
 * Returns: (transfer none): who
 */
NewsroomAuthor *
newsroom_credit_get_author (NewsroomCredit *self)
{
  g_return_val_if_fail (NEWSROOM_IS_CREDIT (self), NULL);

  return self->author;
}

/**
 * newsroom_credit_get_role:
 * @self: a credit
 *
 * Returns: for what: "by" and so on
 */
const char *
newsroom_credit_get_role (NewsroomCredit *self)
{
  g_return_val_if_fail (NEWSROOM_IS_CREDIT (self), NULL);

  return self->role;
}

/**
 * newsroom_credit_get_wording:
 * @self: a credit
 *
 * Returns: (nullable): the byline's own wording where it differs from the author's name
 */
const char *
newsroom_credit_get_wording (NewsroomCredit *self)
{
  g_return_val_if_fail (NEWSROOM_IS_CREDIT (self), NULL);

  return self->wording;
}
