/* newsroom-editor-session.c — one article in the editor: its buffers, undo and place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-session.h"

#include "newsroom-body-watch.h"
#include "newsroom-byline-field.h"
#include "newsroom-editor-undo.h"
#include "newsroom-long-lines.h"

/* Before the next frame, which GTK may draw right after the event that brings it. */
#define MEASURE_PRIORITY G_PRIORITY_HIGH

/**
 * NewsroomEditorSession:
 *
 * The buffers belong to one article for ever, so text can never get into another one, and undo
 * goes on where it was when the editor returns to the article: in the same session, or in another
 * one for which the library has kept it. The short texts are written into
 * the article at each change, the body when the draft asks for it before a save.
 *
 * Signals: "counted": newsroom_editor_session_get_counts() has news. "measured":
 * newsroom_editor_session_is_too_long() has.
 */
struct _NewsroomEditorSession
{
  GObject parent_instance;

  NewsroomEditorPlace place;
  gboolean            is_loaded;     /* with the texts of a draft */
  gboolean            is_body_ahead; /* of what the article holds */
  gboolean            awaits_undo;   /* what the library keeps is on its way */
  gboolean            is_held;       /* the draft, as the body is nothing whole */
  guint               measure_id;
  guint               too_long; /* a bit for each field */

  /* Owned */
  char                 *uuid;
  NewsroomDraft        *draft;
  NewsroomEditorBuffer *buffers[NEWSROOM_N_FIELDS]; /* NULL for what is not shown */
  NewsroomBylineField  *byline;
  NewsroomBodyWatch    *watch;
};

G_DEFINE_FINAL_TYPE (NewsroomEditorSession, newsroom_editor_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_COUNTED,
  SIGNAL_MEASURED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The texts that are the same in the article and in their buffer at any time. */
static const NewsroomField short_fields[] = {
  NEWSROOM_FIELD_HEADLINE,
  NEWSROOM_FIELD_STANDFIRST,
  NEWSROOM_FIELD_DATELINE,
};

static void
measure (NewsroomEditorSession *self)
{
  guint too_long = 0;

  g_clear_handle_id (&self->measure_id, g_source_remove);
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      gsize       length = 0;
      const char *text = self->buffers[i] != NULL ? newsroom_editor_buffer_get_text (self->buffers[i], &length) : "";

      if (newsroom_long_lines_find (text, length))
        too_long |= 1u << i;
    }
  if (self->too_long == too_long)
    return;

  self->too_long = too_long;
  g_signal_emit (self, signals[SIGNAL_MEASURED], 0);
}

static gboolean
measure_cb (gpointer user_data)
{
  NewsroomEditorSession *self = NEWSROOM_EDITOR_SESSION (user_data);

  self->measure_id = 0;
  measure (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: a view must not lose its buffer while it puts something there. */
static void
measure_soon (NewsroomEditorSession *self)
{
  if (self->measure_id == 0)
    self->measure_id = g_idle_add_full (MEASURE_PRIORITY, measure_cb, self, NULL);
}

static void
short_changed_cb (NewsroomEditorSession *self,
                  NewsroomEditorBuffer  *buffer)
{
  g_autofree char *text = NULL;

  if (self->draft == NULL)
    return;

  text = newsroom_editor_buffer_dup_text (buffer);
  for (guint i = 0; i < G_N_ELEMENTS (short_fields); i++)
    if (self->buffers[short_fields[i]] == buffer)
      newsroom_article_set_text (newsroom_draft_get_article (self->draft), short_fields[i], text);
}

static void
body_changed_cb (NewsroomEditorSession *self,
                 NewsroomEditorBuffer  *buffer)
{
  if (self->draft == NULL)
    return;

  self->is_body_ahead = TRUE;
  if (newsroom_editor_buffer_get_work (buffer) == NULL)
    newsroom_draft_changed (self->draft);
}

/* Half of what is under way is neither saved nor exported: the draft goes on with the body of before, and
 * whoever waits for the body waits until all is done. */
static void
work_cb (NewsroomEditorSession *self)
{
  const gboolean was_held = self->is_held;

  if (self->draft == NULL)
    return;

  self->is_held = newsroom_editor_buffer_get_work (self->buffers[NEWSROOM_FIELD_BODY]) != NULL;
  if (!self->is_held)
    newsroom_draft_changed (self->draft);
  if (self->is_held != was_held)
    newsroom_draft_hold (self->draft, self->is_held);
}

static void
article_notify_cb (NewsroomEditorSession *self,
                   GParamSpec            *pspec,
                   NewsroomArticle       *article)
{
  for (guint i = 0; i < G_N_ELEMENTS (short_fields); i++)
    if (g_str_equal (pspec->name, newsroom_field_get_name (short_fields[i])))
      newsroom_editor_buffer_replace (self->buffers[short_fields[i]], newsroom_article_get_text (article, short_fields[i]));
}

static void
pull_body (NewsroomEditorSession *self,
           NewsroomArticle       *article)
{
  g_autofree char *body = NULL;

  if (!self->is_body_ahead || self->is_held)
    return;

  body = newsroom_editor_buffer_dup_text (self->buffers[NEWSROOM_FIELD_BODY]);
  self->is_body_ahead = FALSE;
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
}

static void
pull_cb (NewsroomArticle *article,
         gpointer         user_data)
{
  NewsroomEditorSession *self = NEWSROOM_EDITOR_SESSION (user_data);

  pull_body (self, article);
  newsroom_draft_set_undo (self->draft, self->awaits_undo || self->is_held ? NULL : newsroom_editor_undo_take_changes (self->buffers));
}

static void
counted_cb (NewsroomEditorSession *self)
{
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

static void
newsroom_editor_session_dispose (GObject *object)
{
  NewsroomEditorSession *self = NEWSROOM_EDITOR_SESSION (object);

  newsroom_editor_session_set_draft (self, NULL);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  g_clear_object (&self->byline);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (newsroom_editor_session_parent_class)->dispose (object);
}

static void
newsroom_editor_session_finalize (GObject *object)
{
  NewsroomEditorSession *self = NEWSROOM_EDITOR_SESSION (object);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    g_clear_object (&self->buffers[i]);
  g_clear_pointer (&self->uuid, g_free);

  G_OBJECT_CLASS (newsroom_editor_session_parent_class)->finalize (object);
}

static void
newsroom_editor_session_class_init (NewsroomEditorSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_editor_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_editor_session_finalize;

  signals[SIGNAL_COUNTED] =
    g_signal_new ("counted", NEWSROOM_TYPE_EDITOR_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MEASURED] =
    g_signal_new ("measured", NEWSROOM_TYPE_EDITOR_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_editor_session_init (NewsroomEditorSession *self)
{
}

static NewsroomEditorBuffer *
add_buffer (NewsroomEditorSession *self,
            NewsroomField          field,
            GtkTextTagTable       *tags,
            void (*changed_cb) (NewsroomEditorSession *, NewsroomEditorBuffer *))
{
  self->buffers[field] = newsroom_editor_buffer_new (tags, field != NEWSROOM_FIELD_BODY);
  if (changed_cb != NULL)
    g_signal_connect_object (self->buffers[field], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffers[field], "changed", G_CALLBACK (measure_soon), self, G_CONNECT_SWAPPED);

  return self->buffers[field];
}

/**
 * newsroom_editor_session_new:
 * @article: an article
 * @tags: the tags for its texts
 *
 * Returns: (transfer full): a session of @article, which has its texts when it gets a draft
 */
NewsroomEditorSession *
newsroom_editor_session_new (NewsroomArticle   *article,
                             NewsroomStyleTags *tags)
{
  NewsroomEditorSession *self;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (NEWSROOM_IS_STYLE_TAGS (tags), NULL);

  self = g_object_new (NEWSROOM_TYPE_EDITOR_SESSION, NULL);
  self->uuid = g_strdup (newsroom_article_get_uuid (article));

  for (guint i = 0; i < G_N_ELEMENTS (short_fields); i++)
    add_buffer (self, short_fields[i], newsroom_style_tags_get_table (tags), short_changed_cb);
  self->byline = newsroom_byline_field_new (add_buffer (self, NEWSROOM_FIELD_BYLINE, NULL, NULL));
  self->watch = newsroom_body_watch_new (add_buffer (self, NEWSROOM_FIELD_BODY, newsroom_style_tags_get_table (tags), body_changed_cb), tags);
  g_signal_connect_object (self->buffers[NEWSROOM_FIELD_BODY], "notify::work", G_CALLBACK (work_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* The first texts are where undo ends; what comes later can be undone. */
static void
take_texts (NewsroomEditorSession *self,
            NewsroomArticle       *article)
{
  void (*take) (NewsroomEditorBuffer *, const char *) = newsroom_editor_buffer_replace;
  g_autofree char *byline = newsroom_article_dup_byline (article);

  if (!self->is_loaded)
    take = newsroom_editor_buffer_load;
  self->is_loaded = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (short_fields); i++)
    take (self->buffers[short_fields[i]], newsroom_article_get_text (article, short_fields[i]));
  take (self->buffers[NEWSROOM_FIELD_BYLINE], byline);
  take (self->buffers[NEWSROOM_FIELD_BODY], newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  newsroom_body_watch_catch_up (self->watch);
  measure (self);
}

/* The texts may have become others without the draft, as when a version is restored. */
static void
keep_undo (NewsroomEditorSession *self)
{
  GPtrArray *undo = NULL;

  if (!self->awaits_undo && !newsroom_editor_session_is_read_only (self))
    undo = newsroom_editor_undo_take_changes (self->buffers);
  newsroom_draft_set_undo (self->draft, undo);
  if (undo != NULL)
    newsroom_draft_changed (self->draft);
}

/* The body is still on its way; what can be undone is saved when it has come. */
static void
keep_undo_later (NewsroomEditorSession *self)
{
  newsroom_draft_changed (self->draft);
  work_cb (self);
}

static void
undo_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (NewsroomEditorSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pasts = newsroom_store_load_undo_finish (NEWSROOM_STORE (object), result, &error);

  self->awaits_undo = FALSE;
  newsroom_editor_undo_adopt (self->buffers, pasts);
  if (pasts == NULL)
    g_message ("%s", error->message);
  /* What was written meanwhile may have been saved without it. */
  if (self->draft != NULL)
    keep_undo (self);
}

/* After the texts are shown: nobody waits for it. */
static void
load_undo (NewsroomEditorSession *self)
{
  gint64 id = newsroom_article_get_id (newsroom_draft_get_article (self->draft));

  if (id == 0 || newsroom_editor_session_is_read_only (self))
    return;

  self->awaits_undo = TRUE;
  newsroom_editor_undo_await (self->buffers);
  newsroom_store_load_undo_async (newsroom_draft_get_store (self->draft),
                                  id,
                                  newsroom_editor_undo_list_texts (self->buffers),
                                  NULL,
                                  undo_loaded_cb,
                                  g_object_ref (self));
}

static void
leave_draft (NewsroomEditorSession *self)
{
  NewsroomArticle *article = newsroom_draft_get_article (self->draft);

  newsroom_editor_buffer_settle (self->buffers[NEWSROOM_FIELD_BODY]);
  newsroom_byline_field_set_draft (self->byline, NULL);
  g_signal_handlers_disconnect_by_func (article, article_notify_cb, self);
  pull_cb (article, self);
  newsroom_draft_set_pull (self->draft, NULL, NULL);
  g_clear_object (&self->draft);
}

/**
 * newsroom_editor_session_set_draft:
 * @self: a session
 * @draft: (nullable): a draft of the session's article, or %NULL when it leaves the editor
 *
 * What was written goes into the article of the draft that is left. The first draft gives the
 * buffers their texts. Where the article of a later one has other texts, as after another import
 * of its file, they are put into the buffers as a step that can be undone.
 */
void
newsroom_editor_session_set_draft (NewsroomEditorSession *self,
                                   NewsroomDraft         *draft)
{
  NewsroomArticle *article;
  gboolean         was_loaded;

  g_return_if_fail (NEWSROOM_IS_EDITOR_SESSION (self));
  g_return_if_fail (draft == NULL || NEWSROOM_IS_DRAFT (draft));

  if (self->draft == draft)
    return;
  if (self->draft != NULL)
    leave_draft (self);
  if (draft == NULL)
    return;

  article = newsroom_draft_get_article (draft);
  g_return_if_fail (g_str_equal (newsroom_article_get_uuid (article), self->uuid));

  was_loaded = self->is_loaded;
  take_texts (self, article);
  self->is_body_ahead = FALSE;
  self->draft = g_object_ref (draft);
  newsroom_draft_set_pull (draft, pull_cb, self);
  newsroom_byline_field_set_draft (self->byline, draft);
  g_signal_connect_object (article, "notify", G_CALLBACK (article_notify_cb), self, G_CONNECT_SWAPPED);
  if (!was_loaded)
    load_undo (self);
  else if (newsroom_editor_buffer_get_work (self->buffers[NEWSROOM_FIELD_BODY]) == NULL)
    keep_undo (self);
  else
    keep_undo_later (self);
}

/**
 * newsroom_editor_session_get_draft:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): its draft
 */
NewsroomDraft *
newsroom_editor_session_get_draft (NewsroomEditorSession *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), NULL);

  return self->draft;
}

/**
 * newsroom_editor_session_is_read_only:
 * @self: a session
 *
 * Returns: whether the library of its draft can only be read
 */
gboolean
newsroom_editor_session_is_read_only (NewsroomEditorSession *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), FALSE);

  return self->draft != NULL && newsroom_store_get_read_only (newsroom_draft_get_store (self->draft)) != NEWSROOM_READ_ONLY_NOT;
}

/**
 * newsroom_editor_session_get_uuid:
 * @self: a session
 *
 * Returns: the uuid of its article
 */
const char *
newsroom_editor_session_get_uuid (NewsroomEditorSession *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), NULL);

  return self->uuid;
}

/**
 * newsroom_editor_session_get_buffer:
 * @self: a session
 * @field: headline, standfirst, byline, dateline or body
 *
 * Returns: (transfer none): the buffer of that text
 */
NewsroomEditorBuffer *
newsroom_editor_session_get_buffer (NewsroomEditorSession *self,
                                    NewsroomField          field)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), NULL);
  g_return_val_if_fail ((guint)field < NEWSROOM_N_FIELDS && self->buffers[field] != NULL, NULL);

  return self->buffers[field];
}

/**
 * newsroom_editor_session_get_size:
 * @self: a session
 *
 * Returns: the length of its body in characters
 */
gsize
newsroom_editor_session_get_size (NewsroomEditorSession *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), 0);

  return (gsize)gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffers[NEWSROOM_FIELD_BODY]));
}

/**
 * newsroom_editor_session_get_counts:
 * @self: a session
 *
 * Returns: what the body held when it was last counted; valid until it is counted again
 */
const NewsroomCounts *
newsroom_editor_session_get_counts (NewsroomEditorSession *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), NULL);

  return newsroom_body_watch_get_counts (self->watch);
}

/**
 * newsroom_editor_session_settle_byline:
 * @self: a session
 *
 * To be called when the editor leaves the byline; see newsroom_byline_field_settle(). Nothing was
 * typed where nothing can be written.
 */
void
newsroom_editor_session_settle_byline (NewsroomEditorSession *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_SESSION (self));

  if (!newsroom_editor_session_is_read_only (self))
    newsroom_byline_field_settle (self->byline);
}

/**
 * newsroom_editor_session_get_place:
 * @self: a session
 *
 * Returns: where the editor was when the article was left
 */
NewsroomEditorPlace
newsroom_editor_session_get_place (NewsroomEditorSession *self)
{
  const NewsroomEditorPlace nowhere = { 0 };

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), nowhere);

  return self->place;
}

/**
 * newsroom_editor_session_set_place:
 * @self: a session
 * @place: where the editor is
 */
void
newsroom_editor_session_set_place (NewsroomEditorSession *self,
                                   NewsroomEditorPlace    place)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_SESSION (self));

  self->place = place;
}

/**
 * newsroom_editor_session_is_too_long:
 * @self: a session
 * @field: headline, standfirst, byline, dateline or body
 *
 * Returns: whether a paragraph of that text is so long that a view would stand still over it
 */
gboolean
newsroom_editor_session_is_too_long (NewsroomEditorSession *self,
                                     NewsroomField          field)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_SESSION (self), FALSE);
  g_return_val_if_fail ((guint)field < NEWSROOM_N_FIELDS, FALSE);

  return (self->too_long & 1u << field) != 0;
}
