/* md-html.c — the reference of bench-convert: a file through md4c's own HTML renderer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <md4c-html.h>
#include <stdio.h>

static void
append_cb (const MD_CHAR *text,
           MD_SIZE        size,
           void          *user_data)
{
  g_string_append_len (user_data, text, size);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *text = NULL;
  gsize            size;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &size, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: md-html FILE");
      return 2;
    }
  if (md_html (text, size, append_cb, html, MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML, 0) != 0)
    return 1;

  return fwrite (html->str, 1, html->len, stdout) == html->len ? 0 : 1;
}
