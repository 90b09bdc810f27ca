/* newsroom-import-summary-text.c — what became of all files of an import, in words and as data
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-summary.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "newsroom-file.h"

/* Names for programs, never translated */
static const char *const names[NEWSROOM_N_IMPORT_GROUPS] = {
  [NEWSROOM_IMPORT_GROUP_FAILED] = "failed",
  [NEWSROOM_IMPORT_GROUP_CHANGED] = "changed",
  [NEWSROOM_IMPORT_GROUP_OMISSIONS] = "omissions",
  [NEWSROOM_IMPORT_GROUP_TWICE] = "twice",
  [NEWSROOM_IMPORT_GROUP_KNOWN] = "known",
  [NEWSROOM_IMPORT_GROUP_SKIPPED] = "skipped",
  [NEWSROOM_IMPORT_GROUP_CANCELLED] = "not-reached",
  [NEWSROOM_IMPORT_GROUP_ADDED] = "added",
};

/**
 * newsroom_import_summary_dup_title:
 * @group: what became of files
 * @n_files: of how many
 *
 * Returns: (transfer full): both in words
 */
char *
newsroom_import_summary_dup_title (NewsroomImportGroup group,
                                   guint               n_files)
{
  switch (group)
    {
    case NEWSROOM_IMPORT_GROUP_FAILED:
      return g_strdup_printf (ngettext ("%u file could not be opened", "%u files could not be opened", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_CHANGED:
      return g_strdup_printf (ngettext ("%u file has changed since it was imported, and was left alone", "%u files have changed since they were imported, and were left alone", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_OMISSIONS:
      return g_strdup_printf (ngettext ("%u article was added without something in its file", "%u articles were added without something in their files", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_TWICE:
      return g_strdup_printf (ngettext ("%u file was there twice", "%u files were there twice", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_KNOWN:
      return g_strdup_printf (ngettext ("%u file was in the library already", "%u files were in the library already", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_SKIPPED:
      return g_strdup_printf (ngettext ("%u file or folder was skipped", "%u files or folders were skipped", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_CANCELLED:
      return g_strdup_printf (ngettext ("%u file was not reached", "%u files were not reached", n_files), n_files);
    case NEWSROOM_IMPORT_GROUP_ADDED:
    default:
      return g_strdup_printf (ngettext ("%u article was added", "%u articles were added", n_files), n_files);
    }
}

static void
add_line (GString *text,
          char    *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/**
 * newsroom_import_summary_dup_counts:
 * @self: a summary
 *
 * Returns: (transfer full): how many files became what, a line each, what was added first
 */
char *
newsroom_import_summary_dup_counts (NewsroomImportSummary *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_parts;
  guint n_several = newsroom_import_summary_count_several (self, &n_parts);
  guint n_hidden = newsroom_import_summary_get_n_hidden (self);

  add_line (text, newsroom_import_summary_dup_title (NEWSROOM_IMPORT_GROUP_ADDED, newsroom_import_summary_get_results (self, NEWSROOM_IMPORT_GROUP_ADDED)->len));
  if (n_several > 0)
    add_line (text, g_strdup_printf (ngettext ("%u file holds several articles: %u in all", "%u files hold several articles: %u in all", n_several), n_several, n_parts));
  for (guint group = 0; group < NEWSROOM_IMPORT_GROUP_ADDED; group++)
    {
      const guint n = newsroom_import_summary_get_results (self, group)->len;

      if (n > 0)
        add_line (text, newsroom_import_summary_dup_title (group, n));
    }
  if (n_hidden > 0)
    add_line (text, g_strdup_printf (ngettext ("%u hidden file or folder was passed by", "%u hidden files or folders were passed by", n_hidden), n_hidden));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_left_out (NewsroomImportResult *result)
{
  NewsroomReport *report = newsroom_import_result_get_report (result);

  return report != NULL ? g_strjoinv ("\n", (char **)newsroom_report_get_dropped (report)) : NULL;
}

/**
 * newsroom_import_summary_dup_reason:
 * @self: a summary
 * @result: of a file
 *
 * Returns: (transfer full): why it was not added, of which file it is a copy, or what of it was left
 *   out; "" if there is nothing to say
 */
char *
newsroom_import_summary_dup_reason (NewsroomImportSummary *self,
                                    NewsroomImportResult  *result)
{
  const GError         *error = newsroom_import_result_get_error (result);
  NewsroomImportResult *twin = newsroom_import_summary_get_twin (self, result);
  const char           *headline = newsroom_import_result_get_headline (result);
  g_autofree char      *left_out = NULL;

  if (error != NULL)
    return g_strdup (error->message);
  if (twin != NULL)
    {
      g_autofree char *name = newsroom_file_dup_display_name (newsroom_import_result_get_file (twin));

      return g_strdup_printf (_ ("It is the same as “%s”"), name);
    }

  switch (newsroom_import_result_get_status (result))
    {
    case NEWSROOM_IMPORT_KNOWN:
      return g_strdup_printf (_ ("It became “%s” before"), headline != NULL ? headline : "");
    case NEWSROOM_IMPORT_CHANGED:
      return g_strdup (_ ("An earlier version of it became an article. To choose which to keep, open this file by itself"));
    case NEWSROOM_IMPORT_FAILED:
    case NEWSROOM_IMPORT_ADDED:
    case NEWSROOM_IMPORT_SKIPPED:
    default:
      left_out = dup_left_out (result);
      return left_out != NULL ? g_steal_pointer (&left_out) : g_strdup ("");
    }
}

static void
add_group_as_text (GString               *text,
                   NewsroomImportSummary *self,
                   NewsroomImportGroup    group)
{
  GPtrArray       *results = newsroom_import_summary_get_results (self, group);
  g_autofree char *title = newsroom_import_summary_dup_title (group, results->len);

  if (results->len == 0)
    return;

  g_string_append_printf (text, "\n%s\n", title);
  for (guint i = 0; i < results->len; i++)
    {
      NewsroomImportResult *result = results->pdata[i];
      const char           *headline = newsroom_import_result_get_headline (result);
      g_autofree char      *name = newsroom_file_dup_display_name (newsroom_import_result_get_file (result));
      g_autofree char      *reason = newsroom_import_summary_dup_reason (self, result);

      g_string_append_printf (text, "  %s\n", name);
      if (headline != NULL && group == NEWSROOM_IMPORT_GROUP_ADDED)
        g_string_append_printf (text, "    %s\n", headline);
      else if (*reason != '\0')
        {
          g_auto (GStrv) lines = g_strsplit (reason, "\n", -1);

          for (guint k = 0; lines[k] != NULL; k++)
            g_string_append_printf (text, "    %s\n", lines[k]);
        }
    }
}

/**
 * newsroom_import_summary_dup_text:
 * @self: a summary
 *
 * Returns: (transfer full): all of it for people
 */
char *
newsroom_import_summary_dup_text (NewsroomImportSummary *self)
{
  g_autofree char *counts = newsroom_import_summary_dup_counts (self);
  GString         *text = g_string_new (counts);

  g_string_append_c (text, '\n');
  for (guint group = 0; group < NEWSROOM_N_IMPORT_GROUPS; group++)
    add_group_as_text (text, self, group);

  return g_string_free (text, FALSE);
}

/* RFC 4180, and no cell that a spreadsheet would take for a formula. */
static void
add_cell (GString    *text,
          const char *value,
          const char *end)
{
  g_string_append_c (text, '"');
  if (value != NULL && *value != '\0' && strchr ("=+-@\t\r", *value) != NULL)
    g_string_append_c (text, '\'');
  for (const char *p = value != NULL ? value : ""; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_printf (text, "\"%s", end);
}

/**
 * newsroom_import_summary_dup_csv:
 * @self: a summary
 *
 * Returns: (transfer full): a line for each file or article, with its file, which article of it, what
 *   became of it, its number in the library, headline and reason; RFC 4180
 */
char *
newsroom_import_summary_dup_csv (NewsroomImportSummary *self)
{
  GString *text = g_string_new ("file,part,became,article,headline,reason\r\n");

  for (guint group = 0; group < NEWSROOM_N_IMPORT_GROUPS; group++)
    {
      GPtrArray *results = newsroom_import_summary_get_results (self, group);

      for (guint i = 0; i < results->len; i++)
        {
          NewsroomImportResult *result = results->pdata[i];
          g_autofree char      *name = newsroom_file_dup_display_name (newsroom_import_result_get_file (result));
          g_autofree char      *reason = newsroom_import_summary_dup_reason (self, result);

          /* It is in the group of those with omissions, with the reason. */
          if (group == NEWSROOM_IMPORT_GROUP_ADDED && *reason != '\0')
            continue;
          add_cell (text, name, ",");
          g_string_append_printf (text, "%u,%s,%" G_GINT64_FORMAT ",", newsroom_import_result_get_part (result), names[group], newsroom_import_result_get_article_id (result));
          add_cell (text, newsroom_import_result_get_headline (result), ",");
          add_cell (text, reason, "\r\n");
        }
    }

  return g_string_free (text, FALSE);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL || *value == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_result (JsonBuilder           *builder,
            NewsroomImportSummary *self,
            NewsroomImportResult  *result)
{
  g_autofree char *name = newsroom_file_dup_display_name (newsroom_import_result_get_file (result));
  g_autofree char *reason = newsroom_import_summary_dup_reason (self, result);

  json_builder_begin_object (builder);
  add_member (builder, "file", name);
  if (newsroom_import_result_get_part (result) > 0)
    {
      json_builder_set_member_name (builder, "part");
      json_builder_add_int_value (builder, newsroom_import_result_get_part (result));
    }
  if (newsroom_import_result_get_article_id (result) != 0)
    {
      json_builder_set_member_name (builder, "article");
      json_builder_add_int_value (builder, newsroom_import_result_get_article_id (result));
    }
  add_member (builder, "headline", newsroom_import_result_get_headline (result));
  add_member (builder, "reason", reason);
  json_builder_end_object (builder);
}

/**
 * newsroom_import_summary_dup_json:
 * @self: a summary
 *
 * Returns: (transfer full): an object with an array for each group, and the number of what was hidden
 */
char *
newsroom_import_summary_dup_json (NewsroomImportSummary *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  for (guint group = 0; group < NEWSROOM_N_IMPORT_GROUPS; group++)
    {
      GPtrArray *results = newsroom_import_summary_get_results (self, group);

      json_builder_set_member_name (builder, names[group]);
      json_builder_begin_array (builder);
      for (guint i = 0; i < results->len; i++)
        add_result (builder, self, results->pdata[i]);
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "hidden");
  json_builder_add_int_value (builder, newsroom_import_summary_get_n_hidden (self));
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json = json_generator_to_data (generator, NULL);

  return g_strconcat (json, "\n", NULL);
}
