/* newsroom-sha256.h — the SHA-256 of texts and files (FIPS 180-4)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NEWSROOM_SHA256_BYTES 32

/**
 * NewsroomSha256:
 *
 * The SHA-256 of what comes in pieces. GChecksum gives the same, and takes three times as long
 * where the processor has instructions for it: a save waits for one.
 */
typedef struct _NewsroomSha256 NewsroomSha256;

NewsroomSha256 *newsroom_sha256_new (void);
NewsroomSha256 *newsroom_sha256_copy (const NewsroomSha256 *self);
void            newsroom_sha256_free (NewsroomSha256 *self);
void            newsroom_sha256_add (NewsroomSha256 *self,
                                     gconstpointer   data,
                                     gsize           size);
void            newsroom_sha256_add_text (NewsroomSha256 *self,
                                          const char     *text);
void            newsroom_sha256_end (NewsroomSha256 *self,
                                     guint8          digest[NEWSROOM_SHA256_BYTES]);
char           *newsroom_sha256_end_as_text (NewsroomSha256 *self);

char *newsroom_sha256_of_bytes (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSha256, newsroom_sha256_free)

G_END_DECLS
