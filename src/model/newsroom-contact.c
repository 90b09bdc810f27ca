/* newsroom-contact.c — e-mail and web addresses as people type them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-contact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_space_or_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* A name of two labels at least, as "example.org", in any script. */
static gboolean
is_domain (const char *domain)
{
  const char *last_dot = strrchr (domain, '.');

  if (last_dot == NULL || last_dot == domain || last_dot[1] == '\0' || domain[0] == '.' || strstr (domain, "..") != NULL)
    return FALSE;

  for (const char *p = domain; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && !g_unichar_ismark (g_utf8_get_char (p)) && strchr ("-.", *p) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * newsroom_contact_dup_mail_uri:
 * @address: what was typed
 *
 * Judges an address as a person would, not as RFC 5322 does: something, "@", a domain.
 *
 * Returns: (transfer full) (nullable): a mailto URI as in RFC 6068, or %NULL if @address does
 *   not look like an e-mail address
 */
char *
newsroom_contact_dup_mail_uri (const char *address)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *local = NULL;
  g_autofree char *domain = NULL;
  char            *at;

  g_return_val_if_fail (address != NULL, NULL);

  trimmed = g_strstrip (g_strdup (address));
  at = strrchr (trimmed, '@');
  if (at == NULL || at == trimmed || has_space_or_control (trimmed) || !is_domain (at + 1))
    return NULL;

  *at = '\0';
  local = g_uri_escape_string (trimmed, NULL, FALSE);
  domain = g_uri_escape_string (at + 1, NULL, TRUE);

  return g_strdup_printf ("mailto:%s@%s", local, domain);
}

/**
 * newsroom_contact_dup_web_uri:
 * @address: what was typed, with or without "https://"
 *
 * Returns: (transfer full) (nullable): an http or https URI, or %NULL if @address does not look
 *   like a web address
 */
char *
newsroom_contact_dup_web_uri (const char *address)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *with_scheme = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  trimmed = g_strstrip (g_strdup (address));
  if (has_space_or_control (trimmed))
    return NULL;

  if (g_ascii_strncasecmp (trimmed, "http://", 7) == 0 || g_ascii_strncasecmp (trimmed, "https://", 8) == 0)
    with_scheme = g_strdup (trimmed);
  else
    with_scheme = g_strconcat ("https://", trimmed, NULL);

  uri = g_uri_parse (with_scheme, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || !is_domain (g_uri_get_host (uri)) || g_uri_get_userinfo (uri) != NULL)
    return NULL;

  return g_uri_to_string (uri);
}

/**
 * newsroom_contact_explain_mail:
 * @address: what was typed
 *
 * Returns: (nullable): what is wrong with it, as a sentence, translated; %NULL if nothing was
 *   typed or newsroom_contact_dup_mail_uri() takes it
 */
const char *
newsroom_contact_explain_mail (const char *address)
{
  g_autofree char *uri = newsroom_contact_dup_mail_uri (address);
  g_autofree char *trimmed = NULL;
  const char      *at;

  g_return_val_if_fail (address != NULL, NULL);

  trimmed = g_strstrip (g_strdup (address));
  at = strrchr (trimmed, '@');
  if (uri != NULL || trimmed[0] == '\0')
    return NULL;

  if (has_space_or_control (trimmed))
    return _ ("There is a space in the address.");
  if (at == NULL)
    return _ ("The “@” is missing, as in ann@example.org.");
  if (at == trimmed)
    return _ ("The part before the “@” is missing.");
  if (at[1] == '\0')
    return _ ("The part after the “@” is missing.");

  return _ ("The part after the “@” should look like example.org.");
}

/**
 * newsroom_contact_explain_web:
 * @address: what was typed
 *
 * Returns: (nullable): what is wrong with it, as a sentence, translated; %NULL if nothing was
 *   typed or newsroom_contact_dup_web_uri() takes it
 */
const char *
newsroom_contact_explain_web (const char *address)
{
  g_autofree char *uri = newsroom_contact_dup_web_uri (address);
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  trimmed = g_strstrip (g_strdup (address));
  if (uri != NULL || trimmed[0] == '\0')
    return NULL;

  if (has_space_or_control (trimmed))
    return _ ("There is a space in the address.");
  if (strchr (trimmed, '@') != NULL)
    return _ ("This looks like an e-mail address.");

  return _ ("A web address looks like https://example.org.");
}
