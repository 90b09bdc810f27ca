/* newsroom-export-json.c — writes the format “json”
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-json.h"

#include <json-glib/json-glib.h>

#include "newsroom-counts.h"
#include "newsroom-iso-time.h"
#include "newsroom-plain-text.h"

static void
add_text (JsonBuilder *json,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL && text[0] != '\0')
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_field (JsonBuilder     *json,
           NewsroomArticle *article,
           NewsroomField    field)
{
  add_text (json, newsroom_field_get_name (field), newsroom_article_get_text (article, field));
}

static void
add_time (JsonBuilder     *json,
          NewsroomArticle *article,
          NewsroomTime     which)
{
  gint64           time = newsroom_article_get_time (article, which);
  g_autofree char *iso = time != 0 ? newsroom_iso_time_format (time) : NULL;

  add_text (json, newsroom_time_get_name (which), iso);
}

static void
add_strings (JsonBuilder       *json,
             const char        *name,
             const char *const *strings)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (gsize i = 0; strings != NULL && strings[i] != NULL; i++)
    json_builder_add_string_value (json, strings[i]);
  json_builder_end_array (json);
}

static void
add_authors (JsonBuilder     *json,
             NewsroomArticle *article)
{
  static const NewsroomAuthorField fields[] = {
    NEWSROOM_AUTHOR_NAME, NEWSROOM_AUTHOR_ROLE, NEWSROOM_AUTHOR_AFFILIATION, NEWSROOM_AUTHOR_TAGLINE, NEWSROOM_AUTHOR_BIOGRAPHY, NEWSROOM_AUTHOR_EMAIL, NEWSROOM_AUTHOR_URL
  };
  GListModel *credits = newsroom_article_get_credits (article);

  json_builder_set_member_name (json, "authors");
  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      json_builder_begin_object (json);
      for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
        add_text (json, newsroom_author_field_get_name (fields[f]), newsroom_author_get_text (author, fields[f]));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_body (JsonBuilder     *json,
          NewsroomArticle *article)
{
  const char      *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  g_autofree char *text = newsroom_plain_text_from_markdown (body, -1);
  NewsroomCounts   counts = newsroom_counts_from_markdown (body, -1);

  add_text (json, "body_markdown", body);
  add_text (json, "body_text", text);
  json_builder_set_member_name (json, "word_count");
  json_builder_add_int_value (json, counts.words);
}

static void
add_sources (JsonBuilder    *json,
             NewsroomReport *report)
{
  GPtrArray *fields = newsroom_report_get_fields (report);

  json_builder_set_member_name (json, "recognised");
  json_builder_begin_array (json);
  for (guint i = 0; i < fields->len; i++)
    {
      const NewsroomReportField *field = fields->pdata[i];

      json_builder_begin_object (json);
      add_text (json, "field", field->name);
      add_text (json, "from", field->source);
      json_builder_set_member_name (json, "certain");
      json_builder_add_boolean_value (json, field->is_certain);
      add_strings (json, "candidates", (const char *const *)field->candidates);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_count (JsonBuilder *json,
           const char  *name,
           guint64      count)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, (gint64)count);
}

/* Null where nobody counted. */
static void
add_account (JsonBuilder    *json,
             NewsroomReport *report)
{
  const NewsroomReportCharacters *characters = newsroom_report_get_characters (report);
  GPtrArray                      *omissions = newsroom_report_get_omissions (report);

  json_builder_set_member_name (json, "characters");
  if (characters == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }

  json_builder_begin_object (json);
  add_count (json, "in_file", characters->read);
  add_count (json, "kept", characters->kept);
  add_count (json, "left_out", characters->left_out);
  add_count (json, "not_accounted_for", characters->unnamed);
  json_builder_set_member_name (json, "omissions");
  json_builder_begin_array (json);
  for (guint i = 0; i < omissions->len; i++)
    {
      const NewsroomReportOmission *omission = omissions->pdata[i];

      json_builder_begin_object (json);
      add_text (json, "name", omission->name);
      add_count (json, "characters", omission->n_characters);
      add_text (json, "begins", omission->excerpt);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_report (JsonBuilder    *json,
            NewsroomReport *report)
{
  json_builder_set_member_name (json, "report");
  json_builder_begin_object (json);
  add_strings (json, "notes", report != NULL ? newsroom_report_get_notes (report) : NULL);
  add_strings (json, "dropped", report != NULL ? newsroom_report_get_dropped (report) : NULL);
  if (report != NULL && newsroom_report_get_format (report) != NULL)
    {
      add_text (json, "format", newsroom_report_get_format (report));
      add_text (json, "encoding", newsroom_report_get_encoding (report));
      add_sources (json, report);
      add_account (json, report);
    }
  json_builder_end_object (json);
}

/**
 * newsroom_export_json_write:
 * @article: an article
 * @options: what the importer said goes into "report"
 * @error: return location; none is set
 *
 * Writes one object whose members are always all there and in the same order; what is not
 * known is null or an empty array. Authors are those of all credits, in order. Times are
 * ISO 8601 in UTC.
 *
 * Returns: (transfer full): the bytes of a JSON document in UTF-8
 */
GBytes *
newsroom_export_json_write (NewsroomArticle             *article,
                            const NewsroomExportOptions *options,
                            GError                     **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *byline = newsroom_article_dup_byline (article);
  g_autofree char *text = NULL;
  GString         *line;

  json_builder_begin_object (json);
  add_field (json, article, NEWSROOM_FIELD_HEADLINE);
  add_field (json, article, NEWSROOM_FIELD_KICKER);
  add_field (json, article, NEWSROOM_FIELD_STANDFIRST);
  add_field (json, article, NEWSROOM_FIELD_DATELINE);
  add_text (json, "byline", byline);
  add_authors (json, article);
  add_time (json, article, NEWSROOM_TIME_PUBLISHED);
  add_time (json, article, NEWSROOM_TIME_UPDATED);
  add_field (json, article, NEWSROOM_FIELD_LANGUAGE);
  add_field (json, article, NEWSROOM_FIELD_SECTION);
  add_strings (json, "keywords", newsroom_article_get_keywords (article));
  add_field (json, article, NEWSROOM_FIELD_SLUG);
  add_field (json, article, NEWSROOM_FIELD_SITE);
  add_text (json, "state", newsroom_state_get_name (newsroom_article_get_state (article)));
  add_body (json, article);
  add_report (json, options->report);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  line = g_string_new (text);
  g_string_append_c (line, '\n');

  return g_string_free_to_bytes (line);
}
