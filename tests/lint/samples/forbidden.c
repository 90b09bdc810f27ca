/* forbidden.c — one line for each thing that code may not hold
 * SPDX-License-Identifier: GPL-3.0-or-later */

static void
everything (GObject *object)
{
  goto out; /* expect: goto */
  g_object_set_data (object, "goto", NULL); /* expect: object-data */
  g_main_loop_run (loop); /* expect: nested-loop */
  g_file_set_contents (path, text, -1, NULL); /* expect: durable */
  g_file_get_contents (path, &text, NULL, NULL); /* expect: whole-file */
  xmlReadMemory (text, size, NULL, NULL, XML_PARSE_HUGE); /* expect: xml-options */
  strcpy (to, from); /* expect: unsafe */
  sqlite3_mprintf ("%s", text); /* expect: sql-format */
  g_strdup_printf ("SELECT id FROM article WHERE slug = '%s'", slug); /* expect: sql-format */
  box = GTK_WIDGET (adw_leaflet_new ()); /* expect: later-deprecated */
  g_object_set (tag, "invisible", TRUE, NULL); /* expect: invisible */
  sqlite3_step (stmt); /* expect: ignored */
  if (statement != NULL)
    newsroom_statement_run (statement, NULL); /* expect: ignored */
  (void)sqlite3_finalize (stmt);
  done = sqlite3_step (stmt) == SQLITE_DONE;
  g_print (_ ("%" G_GINT64_FORMAT " articles"), n); /* expect: cut-message */
  g_print ("a goto, a system () and a strcpy () in a text are none");
  /* nor in a comment: goto, system (), g_object_set_data () */
}

G_DECLARE_DERIVABLE_TYPE (NewsroomThing, newsroom_thing, NEWSROOM, THING, GObject) /* expect: derivable */

/* TODO: expect: mark */
/* expect: blank */ 
	/* expect: blank */
