/* newsroom-report-words.c — an import report in few words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
  const char *uncertain;
} fields[] = {
  { "headline", N_ ("Headline"), N_ ("headline uncertain") },
  { "kicker", N_ ("Kicker"), N_ ("kicker uncertain") },
  { "standfirst", N_ ("Standfirst"), N_ ("standfirst uncertain") },
  { "byline", N_ ("Byline"), N_ ("byline uncertain") },
  { "dateline", N_ ("Dateline"), N_ ("dateline uncertain") },
  { "slug", N_ ("Slug"), N_ ("slug uncertain") },
  { "language", N_ ("Language"), N_ ("language uncertain") },
  { "section", N_ ("Section"), N_ ("section uncertain") },
  { "site", N_ ("Site"), N_ ("site uncertain") },
  { "keywords", N_ ("Keywords"), N_ ("keywords uncertain") },
  { "created", N_ ("Created"), N_ ("date of creation uncertain") },
  { "published", N_ ("Published"), N_ ("date of publication uncertain") },
  { "updated", N_ ("Updated"), N_ ("date of the last change uncertain") },
  { "embargo", N_ ("Embargo"), N_ ("embargo uncertain") },
};

/**
 * newsroom_report_get_field_title:
 * @field: the name of a field, see #NewsroomReportField
 *
 * Returns: what it is called for people
 */
const char *
newsroom_report_get_field_title (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, field))
      return _ (fields[i].title);

  return field;
}

static void
add_part (GString    *words,
          const char *part)
{
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, part);
}

/* Returns: whether any is. */
static gboolean
add_uncertain (GString        *words,
               NewsroomReport *report)
{
  GPtrArray *found = newsroom_report_get_fields (report);
  gboolean   any = FALSE;

  for (guint i = 0; i < found->len; i++)
    for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
      {
        const NewsroomReportField *field = found->pdata[i];

        if (field->is_certain || !g_str_equal (field->name, fields[f].name))
          continue;
        add_part (words, _ (fields[f].uncertain));
        any = TRUE;
      }

  return any;
}

/**
 * newsroom_report_dup_words:
 * @report: a report
 * @file_name: the name of the file
 *
 * Returns: (transfer full) (nullable): how the import went: “Imported from “x.html”: 3 things left out,
 *   byline uncertain”; %NULL if there is nothing to say
 */
char *
newsroom_report_dup_words (NewsroomReport *report,
                           const char     *file_name)
{
  const guint n_dropped = g_strv_length ((char **)newsroom_report_get_dropped (report));
  const guint n_notes = g_strv_length ((char **)newsroom_report_get_notes (report));
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *dropped = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing left out", "%u things left out", n_dropped), n_dropped);
  g_autofree char *notes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing to know", "%u things to know", n_notes), n_notes);

  if (n_dropped > 0)
    add_part (words, dropped);
  if (!add_uncertain (words, report) && n_notes > 0)
    add_part (words, notes);

  /* Translators: the name of a file, then what there is to say, as “3 things left out, byline uncertain” */
  return words->len > 0 ? g_strdup_printf (_ ("Imported from “%s”: %s"), file_name, words->str) : NULL;
}
