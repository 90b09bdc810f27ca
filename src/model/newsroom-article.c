/* newsroom-article.c — one story: its texts, its credits and its state
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"

/**
 * NewsroomArticle:
 *
 * Belongs to one thread at a time; hand a copy to another. A text that is not known is "",
 * never %NULL. Whatever is set says so by notify; a change of the credits by
 * #GListModel::items-changed.
 */
struct _NewsroomArticle
{
  GObject parent_instance;

  gint64        id;
  gint64        sequence;
  gint64        saved_at;
  gint64        times[NEWSROOM_N_TIMES];
  NewsroomState state;
  guint         priority;
  guint         target_length;

  /* Owned */
  char       *uuid;
  char       *texts[NEWSROOM_N_FIELDS];
  char      **keywords;
  GListStore *credits;
};

G_DEFINE_FINAL_TYPE (NewsroomArticle, newsroom_article, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXTS,
  PROP_TIMES = PROP_TEXTS + NEWSROOM_N_FIELDS,
  PROP_ID = PROP_TIMES + NEWSROOM_N_TIMES,
  PROP_STATE,
  PROP_PRIORITY,
  PROP_TARGET_LENGTH,
  PROP_KEYWORDS,
  PROP_CREDITS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
newsroom_article_finalize (GObject *object)
{
  NewsroomArticle *self = NEWSROOM_ARTICLE (object);

  g_clear_pointer (&self->uuid, g_free);
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->keywords, g_strfreev);
  g_clear_object (&self->credits);

  G_OBJECT_CLASS (newsroom_article_parent_class)->finalize (object);
}

static void
newsroom_article_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  NewsroomArticle *self = NEWSROOM_ARTICLE (object);

  if (prop_id >= PROP_TEXTS && prop_id < PROP_TIMES)
    {
      g_value_set_string (value, self->texts[prop_id - PROP_TEXTS]);
      return;
    }
  if (prop_id >= PROP_TIMES && prop_id < PROP_ID)
    {
      g_value_set_int64 (value, self->times[prop_id - PROP_TIMES]);
      return;
    }

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_PRIORITY:
      g_value_set_uint (value, self->priority);
      break;
    case PROP_TARGET_LENGTH:
      g_value_set_uint (value, self->target_length);
      break;
    case PROP_KEYWORDS:
      g_value_set_boxed (value, self->keywords);
      break;
    case PROP_CREDITS:
      g_value_set_object (value, self->credits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_article_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  NewsroomArticle *self = NEWSROOM_ARTICLE (object);

  if (prop_id >= PROP_TEXTS && prop_id < PROP_TIMES)
    {
      newsroom_article_set_text (self, (NewsroomField)(prop_id - PROP_TEXTS), g_value_get_string (value));
      return;
    }
  if (prop_id >= PROP_TIMES && prop_id < PROP_ID)
    {
      newsroom_article_set_time (self, (NewsroomTime)(prop_id - PROP_TIMES), g_value_get_int64 (value));
      return;
    }

  switch (prop_id)
    {
    case PROP_STATE:
      newsroom_article_set_state (self, (NewsroomState)g_value_get_uint (value));
      break;
    case PROP_PRIORITY:
      newsroom_article_set_priority (self, g_value_get_uint (value));
      break;
    case PROP_TARGET_LENGTH:
      newsroom_article_set_target_length (self, g_value_get_uint (value));
      break;
    case PROP_KEYWORDS:
      newsroom_article_set_keywords (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_article_class_init (NewsroomArticleClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = newsroom_article_finalize;
  object_class->get_property = newsroom_article_get_property;
  object_class->set_property = newsroom_article_set_property;

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    properties[PROP_TEXTS + i] = g_param_spec_string (newsroom_field_get_name ((NewsroomField)i), NULL, NULL, "", flags);
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    properties[PROP_TIMES + i] = g_param_spec_int64 (newsroom_time_get_name ((NewsroomTime)i), NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, NEWSROOM_N_STATES - 1, NEWSROOM_STATE_DRAFT, flags);
  properties[PROP_PRIORITY] = g_param_spec_uint ("priority", NULL, NULL, 1, 9, NEWSROOM_PRIORITY_DEFAULT, flags);
  properties[PROP_TARGET_LENGTH] = g_param_spec_uint ("target-length", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_KEYWORDS] = g_param_spec_boxed ("keywords", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_CREDITS] = g_param_spec_object ("credits", NULL, NULL, G_TYPE_LIST_MODEL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_article_init (NewsroomArticle *self)
{
  self->uuid = g_uuid_string_random ();
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    self->texts[i] = g_strdup ("");
  self->keywords = g_new0 (char *, 1);
  self->credits = g_list_store_new (NEWSROOM_TYPE_CREDIT);
  self->priority = NEWSROOM_PRIORITY_DEFAULT;
}

/**
 * newsroom_article_new:
 *
 * Returns: (transfer full): an empty draft that is in no library yet, with a new uuid
 */
NewsroomArticle *
newsroom_article_new (void)
{
  return g_object_new (NEWSROOM_TYPE_ARTICLE, NULL);
}

/**
 * newsroom_article_get_id:
 * @self: an article
 *
 * Returns: the row in the library, or 0 for an article that is in none
 */
gint64
newsroom_article_get_id (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), 0);

  return self->id;
}

/**
 * newsroom_article_set_id:
 * @self: an article
 * @id: the row in the library, or 0
 *
 * For the library alone.
 */
void
newsroom_article_set_id (NewsroomArticle *self,
                         gint64           id)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * newsroom_article_get_uuid:
 * @self: an article
 *
 * Returns: the identity that stays the same in every library
 */
const char *
newsroom_article_get_uuid (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  return self->uuid;
}

/**
 * newsroom_article_set_uuid:
 * @self: an article
 * @uuid: a UUID in text form
 */
void
newsroom_article_set_uuid (NewsroomArticle *self,
                           const char      *uuid)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail (uuid != NULL);

  g_free (self->uuid);
  self->uuid = g_strdup (uuid);
}

/**
 * newsroom_article_get_sequence:
 * @self: an article
 *
 * Returns: how many revisions of it the library held when it was read, 0 for none
 */
gint64
newsroom_article_get_sequence (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), 0);

  return self->sequence;
}

/**
 * newsroom_article_set_sequence:
 * @self: an article
 * @sequence: the number of its last revision
 *
 * For the library alone.
 */
void
newsroom_article_set_sequence (NewsroomArticle *self,
                               gint64           sequence)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));

  self->sequence = sequence;
}

/**
 * newsroom_article_get_saved_at:
 * @self: an article
 *
 * Returns: when the library saved its last revision, in microseconds since 1970 in UTC, 0 for never. The
 *   document that was imported may say that its text is older.
 */
gint64
newsroom_article_get_saved_at (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), 0);

  return self->saved_at;
}

/**
 * newsroom_article_set_saved_at:
 * @self: an article
 * @saved_at: when its last revision was saved, in microseconds since 1970 in UTC
 *
 * For the library alone.
 */
void
newsroom_article_set_saved_at (NewsroomArticle *self,
                               gint64           saved_at)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));

  self->saved_at = saved_at;
}

/**
 * newsroom_article_get_text:
 * @self: an article
 * @field: which text
 *
 * Returns: the text, "" if there is none; valid until it is set again
 */
const char *
newsroom_article_get_text (NewsroomArticle *self,
                           NewsroomField    field)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);
  g_return_val_if_fail ((guint)field < NEWSROOM_N_FIELDS, NULL);

  return self->texts[field];
}

/**
 * newsroom_article_set_text:
 * @self: an article
 * @field: which text
 * @text: (nullable): UTF-8; %NULL is ""
 */
void
newsroom_article_set_text (NewsroomArticle *self,
                           NewsroomField    field,
                           const char      *text)
{
  newsroom_article_take_text (self, field, g_strdup (text != NULL ? text : ""));
}

/**
 * newsroom_article_take_text:
 * @self: an article
 * @field: which text
 * @text: (transfer full): UTF-8
 *
 * The same for a text that nobody else needs, which may be long.
 */
void
newsroom_article_take_text (NewsroomArticle *self,
                            NewsroomField    field,
                            char            *text)
{
  g_autofree char *taken = text;

  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail ((guint)field < NEWSROOM_N_FIELDS);

  if (g_str_equal (self->texts[field], text))
    return;

  g_free (self->texts[field]);
  self->texts[field] = g_steal_pointer (&taken);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXTS + field]);
}

/**
 * newsroom_article_get_time:
 * @self: an article
 * @which: which instant
 *
 * Returns: microseconds since 1970 in UTC, 0 if not known
 */
gint64
newsroom_article_get_time (NewsroomArticle *self,
                           NewsroomTime     which)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), 0);
  g_return_val_if_fail ((guint)which < NEWSROOM_N_TIMES, 0);

  return self->times[which];
}

/**
 * newsroom_article_set_time:
 * @self: an article
 * @which: which instant
 * @time: microseconds since 1970 in UTC, 0 if not known
 */
void
newsroom_article_set_time (NewsroomArticle *self,
                           NewsroomTime     which,
                           gint64           time)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail ((guint)which < NEWSROOM_N_TIMES);

  if (self->times[which] == time)
    return;

  self->times[which] = time;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIMES + which]);
}

/**
 * newsroom_article_get_state:
 * @self: an article
 *
 * Returns: its state
 */
NewsroomState
newsroom_article_get_state (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NEWSROOM_STATE_DRAFT);

  return self->state;
}

/**
 * newsroom_article_set_state:
 * @self: an article
 * @state: a state
 *
 * Sets the state of this object alone. In a library an article changes its state through
 * the store, which checks and logs the step.
 */
void
newsroom_article_set_state (NewsroomArticle *self,
                            NewsroomState    state)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail ((guint)state < NEWSROOM_N_STATES);

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * newsroom_article_get_priority:
 * @self: an article
 *
 * Returns: 1 (flash) to 9, %NEWSROOM_PRIORITY_DEFAULT for an ordinary story
 */
guint
newsroom_article_get_priority (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NEWSROOM_PRIORITY_DEFAULT);

  return self->priority;
}

/**
 * newsroom_article_set_priority:
 * @self: an article
 * @priority: 1 to 9
 */
void
newsroom_article_set_priority (NewsroomArticle *self,
                               guint            priority)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail (priority >= 1 && priority <= 9);

  if (self->priority == priority)
    return;

  self->priority = priority;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIORITY]);
}

/**
 * newsroom_article_get_target_length:
 * @self: an article
 *
 * Returns: the length that was ordered, in words; 0 for none
 */
guint
newsroom_article_get_target_length (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), 0);

  return self->target_length;
}

/**
 * newsroom_article_set_target_length:
 * @self: an article
 * @words: the length that was ordered; 0 for none
 */
void
newsroom_article_set_target_length (NewsroomArticle *self,
                                    guint            words)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));

  if (self->target_length == words)
    return;

  self->target_length = words;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TARGET_LENGTH]);
}

/**
 * newsroom_article_get_keywords:
 * @self: an article
 *
 * Returns: (transfer none) (array zero-terminated=1): the keywords, perhaps none
 */
const char *const *
newsroom_article_get_keywords (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  return (const char *const *)self->keywords;
}

/**
 * newsroom_article_set_keywords:
 * @self: an article
 * @keywords: (nullable) (array zero-terminated=1): the keywords in order
 */
void
newsroom_article_set_keywords (NewsroomArticle   *self,
                               const char *const *keywords)
{
  static const char *const none[] = { NULL };
  char                   **copy;

  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));

  if (keywords == NULL)
    keywords = none;
  if (g_strv_equal ((const char *const *)self->keywords, keywords))
    return;

  copy = g_strdupv ((char **)keywords);
  g_strfreev (self->keywords);
  self->keywords = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYWORDS]);
}

/**
 * newsroom_article_get_credits:
 * @self: an article
 *
 * Returns: (transfer none): the #NewsroomCredit of the article, in order
 */
GListModel *
newsroom_article_get_credits (NewsroomArticle *self)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  return G_LIST_MODEL (self->credits);
}
