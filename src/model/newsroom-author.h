/* newsroom-author.h — a person with a profile
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NewsroomAuthorField:
 *
 * The texts of a profile. Each is also a property, named as newsroom_author_field_get_name().
 * @NEWSROOM_AUTHOR_BIOGRAPHY: Markdown
 * @NEWSROOM_AUTHOR_SOCIAL: one URL a line
 * @NEWSROOM_AUTHOR_INITIALS: sign-off initials
 */
typedef enum
{
  NEWSROOM_AUTHOR_NAME,
  NEWSROOM_AUTHOR_SORT_NAME,
  NEWSROOM_AUTHOR_ROLE,
  NEWSROOM_AUTHOR_AFFILIATION,
  NEWSROOM_AUTHOR_TAGLINE,
  NEWSROOM_AUTHOR_BIOGRAPHY,
  NEWSROOM_AUTHOR_EMAIL,
  NEWSROOM_AUTHOR_URL,
  NEWSROOM_AUTHOR_SOCIAL,
  NEWSROOM_AUTHOR_INITIALS,
  NEWSROOM_N_AUTHOR_FIELDS,
} NewsroomAuthorField;

#define NEWSROOM_TYPE_AUTHOR (newsroom_author_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomAuthor, newsroom_author, NEWSROOM, AUTHOR, GObject)

const char *newsroom_author_field_get_name (NewsroomAuthorField field);

NewsroomAuthor *newsroom_author_new (const char *name);
NewsroomAuthor *newsroom_author_copy (NewsroomAuthor *self);
gboolean        newsroom_author_equal (NewsroomAuthor *self,
                                       NewsroomAuthor *other);
gboolean        newsroom_author_equal_portrait (NewsroomAuthor *self,
                                                NewsroomAuthor *other);
void            newsroom_author_merge (NewsroomAuthor *self,
                                       NewsroomAuthor *base,
                                       NewsroomAuthor *newer);

gint64      newsroom_author_get_id (NewsroomAuthor *self);
void        newsroom_author_set_id (NewsroomAuthor *self,
                                    gint64          id);
const char *newsroom_author_get_uuid (NewsroomAuthor *self);
void        newsroom_author_set_uuid (NewsroomAuthor *self,
                                      const char     *uuid);
void        newsroom_author_get_times (NewsroomAuthor *self,
                                       gint64         *created,
                                       gint64         *updated);
void        newsroom_author_set_times (NewsroomAuthor *self,
                                       gint64          created,
                                       gint64          updated);
const char *newsroom_author_get_text (NewsroomAuthor     *self,
                                      NewsroomAuthorField field);
void        newsroom_author_set_text (NewsroomAuthor     *self,
                                      NewsroomAuthorField field,
                                      const char         *text);
GBytes     *newsroom_author_get_portrait (NewsroomAuthor *self,
                                          const char    **content_type);
void        newsroom_author_set_portrait (NewsroomAuthor *self,
                                          GBytes         *portrait,
                                          const char     *content_type);
gboolean    newsroom_author_has_profile (NewsroomAuthor *self);

G_END_DECLS
