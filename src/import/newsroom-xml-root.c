/* newsroom-xml-root.c — the name of the root element of an XML file, without libxml2
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-xml.h"

#include <string.h>

/* What stands before the root: instructions, comments, a document type. */
static const char *
skip_prologue (const char *text)
{
  for (;;)
    {
      const char *close = NULL;

      text += strspn (text, " \t\r\n");
      if (strncmp (text, "<?", 2) == 0)
        close = "?>";
      else if (strncmp (text, "<!--", 4) == 0)
        close = "-->";
      else if (strncmp (text, "<!DOCTYPE", 9) == 0)
        close = strcspn (text, "[") < strcspn (text, ">") ? "]" : ">";
      if (close == NULL)
        return text;
      text = strstr (text, close);
      if (text == NULL)
        return "";
      text += strlen (close);
      if (close[0] == ']')
        text += strspn (text, " \t\r\n>");
    }
}

/**
 * newsroom_xml_dup_root:
 * @part: any bytes
 *
 * Looks at the first bytes alone. Encodings that have ASCII in them are told, and UTF-16, of which the
 * bytes between are left out.
 *
 * Returns: (transfer full) (nullable): the local name of the root element, %NULL if this is no XML
 */
char *
newsroom_xml_dup_root (GBytes *part)
{
  gsize       size;
  const char *data = g_bytes_get_data (part, &size);
  g_autoptr (GString) head = g_string_new (NULL);
  const char *name;
  gsize       length;

  for (gsize i = 0; i < MIN (size, NEWSROOM_XML_HEAD_BYTES); i++)
    if (data[i] != '\0' && !(i < 3 && (data[i] & 0x80) != 0))
      g_string_append_c (head, data[i]);

  name = skip_prologue (head->str);
  if (name[0] != '<' || !g_ascii_isalpha (name[1]))
    return NULL;
  length = strcspn (++name, " \t\r\n/>");
  if (name[length] == '\0')
    return NULL;
  if (memchr (name, ':', length) != NULL)
    {
      const char *local = (const char *)memchr (name, ':', length) + 1;

      length -= (gsize)(local - name);
      name = local;
    }

  return g_strndup (name, length);
}
