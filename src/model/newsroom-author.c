/* newsroom-author.c — a person with a profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-author.h"

/**
 * NewsroomAuthor:
 *
 * Belongs to one thread at a time; hand a copy to another. A text that is not known is "",
 * never %NULL. The identity (id, uuid) and the times belong to the library and are no part of
 * what newsroom_author_equal() compares.
 */
struct _NewsroomAuthor
{
  GObject parent_instance;

  gint64 id;
  gint64 created;
  gint64 updated;

  /* Owned */
  char   *uuid;
  char   *texts[NEWSROOM_N_AUTHOR_FIELDS];
  GBytes *portrait;
  char   *portrait_type;
};

G_DEFINE_FINAL_TYPE (NewsroomAuthor, newsroom_author, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXTS,
  PROP_ID = PROP_TEXTS + NEWSROOM_N_AUTHOR_FIELDS,
  PROP_PORTRAIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const field_names[NEWSROOM_N_AUTHOR_FIELDS] = {
  [NEWSROOM_AUTHOR_NAME] = "name",
  [NEWSROOM_AUTHOR_SORT_NAME] = "sort-name",
  [NEWSROOM_AUTHOR_ROLE] = "role",
  [NEWSROOM_AUTHOR_AFFILIATION] = "affiliation",
  [NEWSROOM_AUTHOR_TAGLINE] = "tagline",
  [NEWSROOM_AUTHOR_BIOGRAPHY] = "biography",
  [NEWSROOM_AUTHOR_EMAIL] = "email",
  [NEWSROOM_AUTHOR_URL] = "url",
  [NEWSROOM_AUTHOR_SOCIAL] = "social",
  [NEWSROOM_AUTHOR_INITIALS] = "initials",
};

static void
newsroom_author_finalize (GObject *object)
{
  NewsroomAuthor *self = NEWSROOM_AUTHOR (object);

  g_clear_pointer (&self->uuid, g_free);
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->portrait, g_bytes_unref);
  g_clear_pointer (&self->portrait_type, g_free);

  G_OBJECT_CLASS (newsroom_author_parent_class)->finalize (object);
}

static void
newsroom_author_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  NewsroomAuthor *self = NEWSROOM_AUTHOR (object);

  if (prop_id >= PROP_TEXTS && prop_id < PROP_ID)
    g_value_set_string (value, self->texts[prop_id - PROP_TEXTS]);
  else if (prop_id == PROP_ID)
    g_value_set_int64 (value, self->id);
  else if (prop_id == PROP_PORTRAIT)
    g_value_set_boxed (value, self->portrait);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_author_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  NewsroomAuthor *self = NEWSROOM_AUTHOR (object);

  if (prop_id >= PROP_TEXTS && prop_id < PROP_ID)
    newsroom_author_set_text (self, (NewsroomAuthorField)(prop_id - PROP_TEXTS), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_author_class_init (NewsroomAuthorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = newsroom_author_finalize;
  object_class->get_property = newsroom_author_get_property;
  object_class->set_property = newsroom_author_set_property;

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    properties[PROP_TEXTS + i] =
      g_param_spec_string (field_names[i], NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  properties[PROP_PORTRAIT] =
    g_param_spec_boxed ("portrait", NULL, NULL, G_TYPE_BYTES, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_author_init (NewsroomAuthor *self)
{
  self->uuid = g_uuid_string_random ();
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    self->texts[i] = g_strdup ("");
}

/**
 * newsroom_author_field_get_name:
 * @field: a field
 *
 * Returns: its name: that of the property and, with "_" for "-", that in files
 */
const char *
newsroom_author_field_get_name (NewsroomAuthorField field)
{
  g_return_val_if_fail ((guint)field < NEWSROOM_N_AUTHOR_FIELDS, NULL);

  return field_names[field];
}

/**
 * newsroom_author_new:
 * @name: (nullable): the name
 *
 * Returns: (transfer full): an author who is in no library yet, with a new uuid
 */
NewsroomAuthor *
newsroom_author_new (const char *name)
{
  NewsroomAuthor *self = g_object_new (NEWSROOM_TYPE_AUTHOR, NULL);

  newsroom_author_set_text (self, NEWSROOM_AUTHOR_NAME, name);

  return self;
}

/**
 * newsroom_author_copy:
 * @self: an author
 *
 * Returns: (transfer full): the same person, identity included, for another thread
 */
NewsroomAuthor *
newsroom_author_copy (NewsroomAuthor *self)
{
  NewsroomAuthor *copy;

  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), NULL);

  copy = g_object_new (NEWSROOM_TYPE_AUTHOR, NULL);
  newsroom_author_set_id (copy, self->id);
  newsroom_author_set_uuid (copy, self->uuid);
  newsroom_author_set_times (copy, self->created, self->updated);
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    newsroom_author_set_text (copy, (NewsroomAuthorField)i, self->texts[i]);
  newsroom_author_set_portrait (copy, self->portrait, self->portrait_type);

  return copy;
}

/**
 * newsroom_author_equal:
 * @self: an author
 * @other: another
 *
 * Returns: whether all texts and the portrait are the same; the identity may differ
 */
gboolean
newsroom_author_equal (NewsroomAuthor *self,
                       NewsroomAuthor *other)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), FALSE);
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (other), FALSE);

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    if (!g_str_equal (self->texts[i], other->texts[i]))
      return FALSE;

  return newsroom_author_equal_portrait (self, other);
}

/**
 * newsroom_author_equal_portrait:
 * @self: an author
 * @other: another
 *
 * Returns: whether both have the same portrait, or none
 */
gboolean
newsroom_author_equal_portrait (NewsroomAuthor *self,
                                NewsroomAuthor *other)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), FALSE);
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (other), FALSE);

  if (g_strcmp0 (self->portrait_type, other->portrait_type) != 0)
    return FALSE;

  /* Both or neither have one: the type says which. A copy shares the bytes. */
  return self->portrait == other->portrait || g_bytes_equal (self->portrait, other->portrait);
}

/**
 * newsroom_author_merge:
 * @self: an author
 * @base: what @self was made from
 * @newer: what has become of @base elsewhere
 *
 * Takes from @newer what was not changed in @self since @base: each text for itself, and the
 * portrait.
 */
void
newsroom_author_merge (NewsroomAuthor *self,
                       NewsroomAuthor *base,
                       NewsroomAuthor *newer)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (base));
  g_return_if_fail (NEWSROOM_IS_AUTHOR (newer));

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    if (g_str_equal (self->texts[i], base->texts[i]))
      newsroom_author_set_text (self, (NewsroomAuthorField)i, newer->texts[i]);

  if (newsroom_author_equal_portrait (self, base) && !newsroom_author_equal_portrait (self, newer))
    newsroom_author_set_portrait (self, newer->portrait, newer->portrait_type);
}

/**
 * newsroom_author_get_id:
 * @self: an author
 *
 * Returns: the row in the library, or 0 for an author who is in none
 */
gint64
newsroom_author_get_id (NewsroomAuthor *self)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), 0);

  return self->id;
}

/**
 * newsroom_author_set_id:
 * @self: an author
 * @id: the row in the library, or 0
 *
 * For the library alone.
 */
void
newsroom_author_set_id (NewsroomAuthor *self,
                        gint64          id)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * newsroom_author_get_uuid:
 * @self: an author
 *
 * Returns: the identity that stays the same in every library
 */
const char *
newsroom_author_get_uuid (NewsroomAuthor *self)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), NULL);

  return self->uuid;
}

/**
 * newsroom_author_set_uuid:
 * @self: an author
 * @uuid: a UUID in text form
 */
void
newsroom_author_set_uuid (NewsroomAuthor *self,
                          const char     *uuid)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));
  g_return_if_fail (uuid != NULL);

  g_free (self->uuid);
  self->uuid = g_strdup (uuid);
}

/**
 * newsroom_author_get_times:
 * @self: an author
 * @created: (out): when the library got to know them, in microseconds since 1970 in UTC; 0 if not
 *   known
 * @updated: (out): when the profile was last changed there
 */
void
newsroom_author_get_times (NewsroomAuthor *self,
                           gint64         *created,
                           gint64         *updated)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));

  *created = self->created;
  *updated = self->updated;
}

/**
 * newsroom_author_set_times:
 * @self: an author
 * @created: in microseconds since 1970 in UTC, 0 if not known
 * @updated: the same
 *
 * For the library, and for an author who comes from another one.
 */
void
newsroom_author_set_times (NewsroomAuthor *self,
                           gint64          created,
                           gint64          updated)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));

  self->created = created;
  self->updated = updated;
}

/**
 * newsroom_author_get_text:
 * @self: an author
 * @field: which text
 *
 * Returns: the text, "" if there is none; valid until it is set again
 */
const char *
newsroom_author_get_text (NewsroomAuthor     *self,
                          NewsroomAuthorField field)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), NULL);
  g_return_val_if_fail ((guint)field < NEWSROOM_N_AUTHOR_FIELDS, NULL);

  return self->texts[field];
}

/**
 * newsroom_author_set_text:
 * @self: an author
 * @field: which text
 * @text: (nullable): UTF-8; %NULL is ""
 */
void
newsroom_author_set_text (NewsroomAuthor     *self,
                          NewsroomAuthorField field,
                          const char         *text)
{
  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));
  g_return_if_fail ((guint)field < NEWSROOM_N_AUTHOR_FIELDS);

  if (text == NULL)
    text = "";
  if (g_str_equal (self->texts[field], text))
    return;

  g_free (self->texts[field]);
  self->texts[field] = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXTS + field]);
}

/**
 * newsroom_author_get_portrait:
 * @self: an author
 * @content_type: (out) (optional) (nullable): the media type of the image
 *
 * Returns: (nullable) (transfer none): the bytes of an image file
 */
GBytes *
newsroom_author_get_portrait (NewsroomAuthor *self,
                              const char    **content_type)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), NULL);

  if (content_type != NULL)
    *content_type = self->portrait_type;

  return self->portrait;
}

/**
 * newsroom_author_set_portrait:
 * @self: an author
 * @portrait: (nullable): the bytes of an image file, or %NULL for none
 * @content_type: (nullable): its media type, as "image/png"
 */
void
newsroom_author_set_portrait (NewsroomAuthor *self,
                              GBytes         *portrait,
                              const char     *content_type)
{
  g_autofree char *type = NULL;

  g_return_if_fail (NEWSROOM_IS_AUTHOR (self));
  g_return_if_fail (portrait == NULL || content_type != NULL);

  if (self->portrait == portrait)
    return;

  type = g_strdup (portrait != NULL ? content_type : NULL);
  g_clear_pointer (&self->portrait, g_bytes_unref);
  self->portrait = portrait != NULL ? g_bytes_ref (portrait) : NULL;
  g_free (self->portrait_type);
  self->portrait_type = g_steal_pointer (&type);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PORTRAIT]);
}

/**
 * newsroom_author_has_profile:
 * @self: an author
 *
 * Returns: whether there is more to tell of this person than the name
 */
gboolean
newsroom_author_has_profile (NewsroomAuthor *self)
{
  g_return_val_if_fail (NEWSROOM_IS_AUTHOR (self), FALSE);

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    if (i != NEWSROOM_AUTHOR_NAME && i != NEWSROOM_AUTHOR_SORT_NAME && i != NEWSROOM_AUTHOR_INITIALS && self->texts[i][0] != '\0')
      return TRUE;

  return self->portrait != NULL;
}
