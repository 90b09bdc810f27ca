/* newsroom-document-links.c — where the links of a document lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <string.h>

/* The next argument of an instruction, in quotation marks or up to a blank. */
static char *
take_argument (const char **at)
{
  const char *start;
  gsize       length;

  *at += strspn (*at, " \t\n");
  if (**at == '\0')
    return NULL;
  if (**at == '"')
    {
      start = *at + 1;
      length = strcspn (start, "\"");
      *at = start + length + (start[length] == '"');
    }
  else
    {
      start = *at;
      length = strcspn (start, " \t\n");
      *at = start + length;
    }

  return g_strndup (start, length);
}

/**
 * newsroom_document_dup_field_target:
 * @instruction: of a field
 *
 * Reads "HYPERLINK address \l place" (ECMA-376-1, 17.16.5.25), as Word documents and Rich Text have it.
 *
 * Returns: (transfer full) (nullable): where the field leads, "#place" in the document itself; %NULL
 *   if it is no link
 */
char *
newsroom_document_dup_field_target (const char *instruction)
{
  const char      *at = instruction;
  g_autofree char *name = take_argument (&at);
  g_autofree char *address = NULL;
  g_autofree char *place = NULL;

  if (name == NULL || g_ascii_strcasecmp (name, "HYPERLINK") != 0)
    return NULL;

  for (;;)
    {
      g_autofree char *argument = take_argument (&at);

      if (argument == NULL)
        break;
      if (g_ascii_strcasecmp (argument, "\\l") == 0)
        {
          g_free (place);
          place = take_argument (&at);
        }
      else if (strcmp (argument, "\\o") == 0 || strcmp (argument, "\\t") == 0)
        g_free (take_argument (&at));
      else if (argument[0] != '\\' && address == NULL)
        address = g_steal_pointer (&argument);
    }

  if (address == NULL && place == NULL)
    return NULL;

  return g_strconcat (address != NULL ? address : "", place != NULL ? "#" : "", place, NULL);
}

/**
 * newsroom_document_is_link:
 * @target: where a link leads
 *
 * Returns: whether that means something outside the document and the computer that it was written on
 */
gboolean
newsroom_document_is_link (const char *target)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel", "ftp", "ftps", "sftp", "sms", "news", "irc", "xmpp", "geo", NULL };
  g_autofree char         *scheme = g_uri_parse_scheme (target);
  g_autofree char         *small = scheme != NULL ? g_ascii_strdown (scheme, -1) : NULL;

  return small != NULL && g_strv_contains (schemes, small);
}
