/* newsroom-html-address.c — the address of a link, without what tells who followed it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-tree-private.h"

#include <string.h>

static const char *const kept_schemes[] = { "http", "https", "mailto", "tel", NULL };

/* Parameters that campaigns, social networks and mailings add. */
static const char *const trackers[] = {
  "fbclid",
  "gclid",
  "gclsrc",
  "dclid",
  "gbraid",
  "wbraid",
  "msclkid",
  "mc_cid",
  "mc_eid",
  "igshid",
  "igsh",
  "yclid",
  "twclid",
  "ttclid",
  "li_fat_id",
  "_hsenc",
  "_hsmi",
  "mkt_tok",
  "vero_id",
  "oly_anon_id",
  "oly_enc_id",
  "wickedid",
  "s_cid",
  "ref_src",
  "ref_url",
  "cmpid",
  NULL
};

/* Addresses that only lead on: the host, or the end of it, and the parameter with the real one. */
static const struct
{
  const char *host;
  const char *path;
  const char *parameter;
} redirects[] = {
  { "www.google.com", "/url", "q" },
  { "www.google.com", "/url", "url" },
  { ".safelinks.protection.outlook.com", "/", "url" },
  { "l.facebook.com", "/l.php", "u" },
  { "lm.facebook.com", "/l.php", "u" },
};

static gboolean
is_tracker (const char *parameter)
{
  g_autofree char *name = g_ascii_strdown (parameter, (gssize)strcspn (parameter, "="));

  return g_str_has_prefix (name, "utm_") || g_strv_contains (trackers, name);
}

/* Returns: (nullable): @address without its trackers, %NULL if it has none */
static char *
drop_trackers (const char *address)
{
  const char      *query = strchr (address, '?');
  const char      *fragment = strchr (address, '#');
  g_autofree char *all = NULL;
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GString) clean = NULL;
  gboolean found = FALSE;
  char     separator = '?';

  if (query == NULL || (fragment != NULL && fragment < query))
    return NULL;

  clean = g_string_new_len (address, query - address);
  all = fragment != NULL ? g_strndup (query + 1, (gsize)(fragment - query - 1)) : g_strdup (query + 1);
  parameters = g_strsplit (all, "&", -1);
  for (guint i = 0; parameters[i] != NULL; i++)
    {
      const char *parameter = g_str_has_prefix (parameters[i], "amp;") ? parameters[i] + 4 : parameters[i];

      if (is_tracker (parameter))
        {
          found = TRUE;
          continue;
        }
      g_string_append_c (clean, separator);
      g_string_append (clean, parameters[i]);
      separator = '&';
    }
  if (fragment != NULL)
    g_string_append (clean, fragment);

  return found ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}

static char *
follow_redirect (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *query = uri != NULL ? g_uri_get_query (uri) : NULL;

  for (guint i = 0; host != NULL && query != NULL && i < G_N_ELEMENTS (redirects); i++)
    {
      g_autoptr (GHashTable) parameters = NULL;
      const char *target;

      if (!g_str_has_suffix (host, redirects[i].host) || strcmp (g_uri_get_path (uri), redirects[i].path) != 0)
        continue;
      parameters = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
      target = parameters != NULL ? g_hash_table_lookup (parameters, redirects[i].parameter) : NULL;
      if (target != NULL && (g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://")))
        return g_strdup (target);
    }

  return NULL;
}

/**
 * newsroom_html_clean_address:
 * @address: where a link or picture points
 * @base: (nullable): the address of its page
 * @had_tracker: (out): whether something was taken from it that tells who followed it
 *
 * Returns: (transfer full) (nullable): the address, %NULL if it means nothing outside its page
 */
char *
newsroom_html_clean_address (const char *address,
                             const char *base,
                             gboolean   *had_tracker)
{
  g_autofree char *whole = g_strstrip (g_strdup (address));
  g_autofree char *scheme = g_uri_parse_scheme (whole);
  char            *next;

  *had_tracker = FALSE;
  if (scheme == NULL && base != NULL && whole[0] != '#')
    {
      next = g_uri_resolve_relative (base, whole, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
      g_free (whole);
      whole = next;
      scheme = whole != NULL ? g_uri_parse_scheme (whole) : NULL;
    }
  if (scheme == NULL || whole == NULL)
    return NULL;
  next = g_ascii_strdown (scheme, -1);
  g_free (scheme);
  scheme = next;
  if (!g_strv_contains (kept_schemes, scheme) || strlen (whole) <= strlen (scheme) + 1)
    return NULL;

  next = follow_redirect (whole);
  if (next != NULL)
    {
      g_free (whole);
      whole = next;
      *had_tracker = TRUE;
    }
  next = drop_trackers (whole);
  if (next != NULL)
    {
      g_free (whole);
      whole = next;
      *had_tracker = TRUE;
    }

  return g_steal_pointer (&whole);
}
