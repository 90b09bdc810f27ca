/* newsroom-editor-sessions.c — the articles that the editor has seen lately
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-sessions.h"

/* So many articles, and characters of bodies, are not read again, with what can be undone in them,
 * when the editor comes back to them. */
#define MOST_SESSIONS 20
#define MOST_CHARACTERS (8 * 1024 * 1024)

struct _NewsroomEditorSessions
{
  GObject parent_instance;

  /* Owned */
  NewsroomStyleTags *tags;
  GQueue             sessions; /* the last one used first */
};

G_DEFINE_FINAL_TYPE (NewsroomEditorSessions, newsroom_editor_sessions, G_TYPE_OBJECT)

static void
newsroom_editor_sessions_finalize (GObject *object)
{
  NewsroomEditorSessions *self = NEWSROOM_EDITOR_SESSIONS (object);

  g_queue_clear_full (&self->sessions, g_object_unref);
  g_clear_object (&self->tags);

  G_OBJECT_CLASS (newsroom_editor_sessions_parent_class)->finalize (object);
}

static void
newsroom_editor_sessions_class_init (NewsroomEditorSessionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_editor_sessions_finalize;
}

static void
newsroom_editor_sessions_init (NewsroomEditorSessions *self)
{
  g_queue_init (&self->sessions);
}

/**
 * newsroom_editor_sessions_new:
 * @tags: the tags for the bodies
 *
 * Returns: (transfer full): no sessions yet
 */
NewsroomEditorSessions *
newsroom_editor_sessions_new (NewsroomStyleTags *tags)
{
  NewsroomEditorSessions *self = g_object_new (NEWSROOM_TYPE_EDITOR_SESSIONS, NULL);

  self->tags = g_object_ref (tags);

  return self;
}

static void
forget_old_sessions (NewsroomEditorSessions *self)
{
  gsize n_characters = 0;
  guint n_kept = 0;

  for (GList *link = self->sessions.head; link != NULL; link = link->next)
    {
      n_characters += newsroom_editor_session_get_size (link->data);
      if (n_kept > 0 && (n_kept >= MOST_SESSIONS || n_characters > MOST_CHARACTERS))
        break;
      n_kept++;
    }
  while (self->sessions.length > n_kept)
    g_object_unref (g_queue_pop_tail (&self->sessions));
}

/**
 * newsroom_editor_sessions_get:
 * @self: the sessions
 * @article: an article
 *
 * Returns: (transfer none): the session of the article, a new one where the editor has not seen
 *   it lately; valid until the next call
 */
NewsroomEditorSession *
newsroom_editor_sessions_get (NewsroomEditorSessions *self,
                              NewsroomArticle        *article)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSIONS (self), NULL);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);

  for (GList *link = self->sessions.head; link != NULL; link = link->next)
    if (g_str_equal (newsroom_editor_session_get_uuid (link->data), newsroom_article_get_uuid (article)))
      {
        g_queue_unlink (&self->sessions, link);
        g_queue_push_head_link (&self->sessions, link);
        return link->data;
      }

  g_queue_push_head (&self->sessions, newsroom_editor_session_new (article, self->tags));
  forget_old_sessions (self);

  return self->sessions.head->data;
}
