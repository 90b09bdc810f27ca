/* newsroom-link-target.c — where a link in an article may lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-link-target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "newsroom-contact.h"
#include "newsroom-markdown.h"
#include "newsroom-notes.h"

/* Nothing else can be followed safely from a page of any origin. */
static const char *const schemes[] = { "https:", "http:", "mailto:", "tel:", "#" };

/**
 * newsroom_link_target_is_ignored:
 * @byte: of where a link points
 *
 * Returns: whether browsers ignore it at the beginning, at the end and in the scheme: a control character
 *   or a space
 */
gboolean
newsroom_link_target_is_ignored (char byte)
{
  return (guint8)byte <= 0x20 || byte == 0x7f;
}

/* Browsers ignore control characters and spaces in a scheme; so does this. */
static const char *
skip (const char *target,
      const char *scheme)
{
  for (; *scheme != '\0'; scheme++, target++)
    {
      while (*target != '\0' && newsroom_link_target_is_ignored (*target))
        target++;
      if (g_ascii_tolower (*target) != *scheme)
        return NULL;
    }

  return target;
}

/**
 * newsroom_link_target_skip_scheme:
 * @target: where a link points
 * @scheme: (out) (optional): the scheme in plain letters, with its colon; “#” for a place in the article
 *
 * Returns: (nullable): what follows the scheme in @target, if it is a web address, a mail address, a
 *   telephone number or a place in the same article; %NULL for any other, to which nothing leads that is
 *   exported
 */
const char *
newsroom_link_target_skip_scheme (const char  *target,
                                  const char **scheme)
{
  g_return_val_if_fail (target != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      const char *rest = skip (target, schemes[i]);

      if (rest == NULL)
        continue;
      if (scheme != NULL)
        *scheme = schemes[i];
      return rest;
    }

  return NULL;
}

/**
 * newsroom_link_target_complete:
 * @address: what somebody wrote as an address
 *
 * Returns: (transfer full) (nullable): where a link to it points, for newsroom_link_target_skip_scheme(): a
 *   mail address gets its “mailto:”, and example.org/a its “https://”; %NULL if it leads nowhere
 */
char *
newsroom_link_target_complete (const char *address)
{
  g_autofree char *bare = NULL;
  const char      *rest;
  char            *mail;

  g_return_val_if_fail (address != NULL, NULL);

  bare = g_strstrip (g_strdup (address));
  rest = newsroom_link_target_skip_scheme (bare, NULL);
  if (rest != NULL)
    return rest[strspn (rest, "/ ")] != '\0' ? g_steal_pointer (&bare) : NULL;

  mail = newsroom_contact_dup_mail_uri (bare);

  return mail != NULL ? mail : newsroom_contact_dup_web_uri (bare);
}

/**
 * newsroom_link_target_explain:
 * @address: what somebody wrote as an address
 *
 * Returns: (nullable): what is wrong with it, as a sentence, translated; %NULL if nothing was written or
 *   newsroom_link_target_complete() takes it
 */
const char *
newsroom_link_target_explain (const char *address)
{
  g_autofree char *target = newsroom_link_target_complete (address);
  g_autofree char *bare = g_strstrip (g_strdup (address));

  if (target != NULL || bare[0] == '\0')
    return NULL;
  if (strchr (bare, '@') != NULL)
    return newsroom_contact_explain_mail (bare);
  if (strpbrk (bare, " \t") != NULL)
    return newsroom_contact_explain_web (bare);

  return _ ("A link leads to a web page as https://example.org, a mail address, a telephone number as tel:+49301234, or a heading of the article as #heading.");
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  const gboolean is_link = span->type == NEWSROOM_INLINE_LINK || span->type == NEWSROOM_INLINE_IMAGE;
  guint         *n_dead = user_data;

  if (is_link && (span->target == NULL || newsroom_link_target_skip_scheme (span->target, NULL) == NULL))
    (*n_dead)++;
}

/**
 * newsroom_link_target_count_dead:
 * @body: UTF-8 Markdown
 *
 * Returns: of how many of its links and images only the words are exported as HTML, as
 *   newsroom_link_target_skip_scheme() does not take them; what is in comments is not exported
 */
guint
newsroom_link_target_count_dead (const char *body)
{
  static const NewsroomMarkdownHandler handler = { .enter_inline = enter_inline_cb };
  g_autofree char                     *rest = NULL;
  guint                                n_dead = 0;

  g_return_val_if_fail (body != NULL, 0);

  rest = newsroom_notes_cut (body, -1, NULL, 0);
  newsroom_markdown_parse (rest != NULL ? rest : body, -1, &handler, &n_dead);

  return n_dead;
}
