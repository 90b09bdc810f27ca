/* newsroom-sha256.c — the SHA-256 of texts and files (FIPS 180-4)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-sha256.h"

#include <nettle/sha2.h>
#include <nettle/version.h>
#include <string.h>

G_STATIC_ASSERT (NEWSROOM_SHA256_BYTES == SHA256_DIGEST_SIZE);

struct _NewsroomSha256
{
  struct sha256_ctx context;
};

/**
 * newsroom_sha256_new:
 *
 * Returns: (transfer full): the SHA-256 of nothing yet
 */
NewsroomSha256 *
newsroom_sha256_new (void)
{
  NewsroomSha256 *self = g_new (NewsroomSha256, 1);

  sha256_init (&self->context);

  return self;
}

/**
 * newsroom_sha256_copy:
 * @self: a SHA-256
 *
 * Returns: (transfer full): another of what was added so far, to which other things can be added
 */
NewsroomSha256 *
newsroom_sha256_copy (const NewsroomSha256 *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * newsroom_sha256_free:
 * @self: (transfer full): a SHA-256
 */
void
newsroom_sha256_free (NewsroomSha256 *self)
{
  g_free (self);
}

/**
 * newsroom_sha256_add:
 * @self: a SHA-256
 * @data: (nullable): what comes next
 * @size: how many bytes
 */
void
newsroom_sha256_add (NewsroomSha256 *self,
                     gconstpointer   data,
                     gsize           size)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (data != NULL || size == 0);

  if (size > 0)
    sha256_update (&self->context, size, data);
}

/**
 * newsroom_sha256_add_text:
 * @self: a SHA-256
 * @text: what comes next, without its final zero
 */
void
newsroom_sha256_add_text (NewsroomSha256 *self,
                          const char     *text)
{
  g_return_if_fail (text != NULL);

  newsroom_sha256_add (self, text, strlen (text));
}

/**
 * newsroom_sha256_end:
 * @self: a SHA-256, which begins anew
 * @digest: (out caller-allocates): the SHA-256 of all that was added
 */
void
newsroom_sha256_end (NewsroomSha256 *self,
                     guint8          digest[NEWSROOM_SHA256_BYTES])
{
  g_return_if_fail (self != NULL);

#if NETTLE_VERSION_MAJOR >= 4
  sha256_digest (&self->context, digest);
#else
  sha256_digest (&self->context, NEWSROOM_SHA256_BYTES, digest);
#endif
}

/**
 * newsroom_sha256_end_as_text:
 * @self: a SHA-256, which begins anew
 *
 * Returns: (transfer full): the SHA-256 of all that was added, as 64 hexadecimal digits, of which
 *   the letters are small
 */
char *
newsroom_sha256_end_as_text (NewsroomSha256 *self)
{
  static const char digits[] = "0123456789abcdef";
  guint8            digest[NEWSROOM_SHA256_BYTES];
  char             *text = g_malloc (2 * NEWSROOM_SHA256_BYTES + 1);

  newsroom_sha256_end (self, digest);
  for (guint i = 0; i < NEWSROOM_SHA256_BYTES; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 0x0F];
    }
  text[2 * NEWSROOM_SHA256_BYTES] = '\0';

  return text;
}

/**
 * newsroom_sha256_of_bytes:
 * @bytes: data
 *
 * Returns: (transfer full): its SHA-256 as newsroom_sha256_end_as_text() gives it
 */
char *
newsroom_sha256_of_bytes (GBytes *bytes)
{
  g_autoptr (NewsroomSha256) sha256 = newsroom_sha256_new ();
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  newsroom_sha256_add (sha256, data, size);

  return newsroom_sha256_end_as_text (sha256);
}
