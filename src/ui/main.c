/* main.c — newsroom: the application
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "newsroom-application.h"

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("NEWSROOM_LOCALEDIR");
  g_autoptr (GApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : NEWSROOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("newsroom");

  application = newsroom_application_new ();

  return g_application_run (application, argc, argv);
}
