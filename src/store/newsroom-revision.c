/* newsroom-revision.c — what a list shows of a saved version of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-revision-private.h"

/**
 * NewsroomRevision:
 *
 * Never changes.
 */
struct _NewsroomRevision
{
  GObject parent_instance;

  gint64        sequence;
  gint64        time;
  NewsroomCause cause;
  gint64        word_count; /* -1 where nobody counted */

  /* Owned */
  char *who;
  char *name;
};

G_DEFINE_FINAL_TYPE (NewsroomRevision, newsroom_revision, G_TYPE_OBJECT)

static const char *const cause_names[] = {
  [NEWSROOM_CAUSE_AUTOSAVE] = "autosave",
  [NEWSROOM_CAUSE_CHECKPOINT] = "checkpoint",
  [NEWSROOM_CAUSE_IMPORT] = "import",
  [NEWSROOM_CAUSE_STATE] = "state",
  [NEWSROOM_CAUSE_RESTORE] = "restore",
  [NEWSROOM_CAUSE_PUBLISH] = "publish",
};

static void
newsroom_revision_finalize (GObject *object)
{
  NewsroomRevision *self = NEWSROOM_REVISION (object);

  g_free (self->who);
  g_free (self->name);

  G_OBJECT_CLASS (newsroom_revision_parent_class)->finalize (object);
}

static void
newsroom_revision_class_init (NewsroomRevisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_revision_finalize;
}

static void
newsroom_revision_init (NewsroomRevision *self)
{
}

/**
 * newsroom_revision_new:
 * @sequence: its number in the article, from 1
 * @time: when it was made, in microseconds since 1970
 * @cause: why
 * @who: the user's name on the machine
 * @name: what the editor calls it, "" for nothing
 * @word_count: the words of its body, -1 if they were not counted
 *
 * Returns: (transfer full): the revision
 */
NewsroomRevision *
newsroom_revision_new (gint64        sequence,
                       gint64        time,
                       NewsroomCause cause,
                       const char   *who,
                       const char   *name,
                       gint64        word_count)
{
  NewsroomRevision *self = g_object_new (NEWSROOM_TYPE_REVISION, NULL);

  self->sequence = sequence;
  self->time = time;
  self->cause = cause;
  self->who = g_strdup (who);
  self->name = g_strdup (name);
  self->word_count = word_count;

  return self;
}

/**
 * newsroom_revision_get_sequence:
 * @self: a revision
 *
 * Returns: its number in the article; a later revision has a higher one
 */
gint64
newsroom_revision_get_sequence (NewsroomRevision *self)
{
  g_return_val_if_fail (NEWSROOM_IS_REVISION (self), 0);

  return self->sequence;
}

/**
 * newsroom_revision_get_time:
 * @self: a revision
 *
 * Returns: when it was made, in microseconds since 1970 in UTC; the clock may have been wrong
 */
gint64
newsroom_revision_get_time (NewsroomRevision *self)
{
  g_return_val_if_fail (NEWSROOM_IS_REVISION (self), 0);

  return self->time;
}

/**
 * newsroom_revision_get_cause:
 * @self: a revision
 *
 * Returns: why it was made
 */
NewsroomCause
newsroom_revision_get_cause (NewsroomRevision *self)
{
  g_return_val_if_fail (NEWSROOM_IS_REVISION (self), NEWSROOM_CAUSE_AUTOSAVE);

  return self->cause;
}

/**
 * newsroom_revision_get_who:
 * @self: a revision
 *
 * Returns: the name that whoever made it has on the machine
 */
const char *
newsroom_revision_get_who (NewsroomRevision *self)
{
  g_return_val_if_fail (NEWSROOM_IS_REVISION (self), NULL);

  return self->who;
}

/**
 * newsroom_revision_get_name:
 * @self: a revision
 *
 * Returns: what the editor calls it, "" for nothing
 */
const char *
newsroom_revision_get_name (NewsroomRevision *self)
{
  g_return_val_if_fail (NEWSROOM_IS_REVISION (self), NULL);

  return self->name;
}

/**
 * newsroom_revision_get_word_count:
 * @self: a revision
 * @n_words: (out): the words of its body
 *
 * Returns: whether they are known; those of revisions of Newsroom 0.1 are not
 */
gboolean
newsroom_revision_get_word_count (NewsroomRevision *self,
                                  guint            *n_words)
{
  g_return_val_if_fail (NEWSROOM_IS_REVISION (self), FALSE);

  if (self->word_count < 0)
    return FALSE;

  *n_words = (guint)self->word_count;

  return TRUE;
}

/**
 * newsroom_cause_get_name:
 * @cause: a cause
 *
 * Returns: its name in the library and in what programs read
 */
const char *
newsroom_cause_get_name (NewsroomCause cause)
{
  g_return_val_if_fail ((guint)cause < G_N_ELEMENTS (cause_names), NULL);

  return cause_names[cause];
}

/**
 * newsroom_cause_from_name:
 * @name: a name
 * @cause: (out): the cause of that name
 *
 * Returns: whether there is one
 */
gboolean
newsroom_cause_from_name (const char    *name,
                          NewsroomCause *cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (cause_names); i++)
    if (g_strcmp0 (cause_names[i], name) == 0)
      {
        *cause = (NewsroomCause)i;
        return TRUE;
      }

  return FALSE;
}
