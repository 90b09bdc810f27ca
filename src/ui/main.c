/* main.c — newsroom: the application
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

#include "newsroom-application.h"

/* GTK 4.8 looks for the bus of assistive technologies without the session bus too, and crashes when
 * the window goes. There is nobody on either. */
static void
expect_no_bus (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (bus == NULL)
    g_setenv ("GTK_A11Y", "none", TRUE);
}

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
  expect_no_bus ();
  /* A file that may not become larger is an error like any other, of which the window tells. */
  signal (SIGXFSZ, SIG_IGN);

  application = newsroom_application_new ();

  return g_application_run (application, argc, argv);
}
