/* newsroom-post-article.c — what is in a post, made an article of, and what of it is not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-post-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-html-tree-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-plain-text.h"
#include "newsroom-yaml-writer.h"

/* Bytes. What is longer is no standfirst. */
#define MAX_STANDFIRST 1000

/* Bytes. A summary that begins as the body does is cut out of it. */
#define SAME_BEGINNING 60

/* What plays or shows another page is left as a link to it. */
static char *
link_players (const char *html)
{
  g_autoptr (GRegex) regex = g_regex_new ("<(?:iframe|audio|video|embed)\\b[^<>]{0,2000}?(?:>\\s{0,200}<source\\b[^<>]{0,2000}?)?\\ssrc\\s*=\\s*[\"']?(https?:[^\"'\\s<>]+)",
                                          G_REGEX_CASELESS | G_REGEX_RAW,
                                          0,
                                          NULL);
  char *linked = g_regex_replace (regex, html, -1, 0, "<p><a href=\"\\1\">\\1</a></p>\\0", 0, NULL);

  return linked != NULL ? linked : g_strdup (html);
}

static char *
make_body (NewsroomPost       *self,
           const char         *html,
           NewsroomHtmlCounts *counts,
           double             *share)
{
  g_autofree char *linked = link_players (html);
  g_autoptr (NewsroomHtmlNode) root = newsroom_html_tree_parse_page (linked, counts, share);
  const char *base = self->address != NULL && g_str_has_prefix (self->address, "http") ? self->address : NULL;

  return newsroom_html_tree_to_markdown (root, base, counts);
}

/* Be it in another size: "pier-300x200.jpg" is "pier.jpg". */
static gboolean
has_picture (const char *body,
             const char *name)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);
  g_autofree char *escaped = g_regex_escape_string (stem, -1);
  g_autofree char *pattern = g_strconcat ("!\\[[^\\[\\]\n]{0,500}\\]\\([^()\\s]{0,1000}/", escaped, "(-[0-9]+x[0-9]+)?\\.", NULL);

  return stem[0] != '\0' && g_regex_match_simple (pattern, body, 0, 0);
}

/* The picture of a post stands over its content, unless it stands there. */
static char *
make_lead_picture (NewsroomPost *self,
                   const char   *body)
{
  NewsroomPostPicture *lead = &self->lead;
  gboolean             had_tracker;
  g_autofree char     *address = lead->address != NULL ? newsroom_html_clean_address (lead->address, self->address, &had_tracker) : NULL;
  g_autofree char     *name = NULL;
  g_autofree char     *alt = NULL;
  g_autofree char     *caption = lead->caption != NULL ? newsroom_post_dup_plain (lead->caption) : g_strdup ("");
  g_autofree char     *escaped = NULL;
  g_autofree char     *link = NULL;

  if (address == NULL || !g_str_has_prefix (address, "http"))
    return NULL;

  name = g_path_get_basename (address);
  name[strcspn (name, "?#")] = '\0';
  alt = lead->alt != NULL ? newsroom_post_dup_plain (lead->alt) : g_strdup ("");
  link = newsroom_markdown_link (alt[0] != '\0' ? alt : name, address);
  if (has_picture (body, name))
    {
      newsroom_report_explain (self->report, _ ("what is said of a picture that stands in the text"), alt, -1);
      newsroom_report_explain (self->report, _ ("what is said of a picture that stands in the text"), caption, -1);
      return NULL;
    }

  escaped = newsroom_markdown_escape_line (caption, -1);

  return g_strconcat ("!", link, "\n\n", escaped, escaped[0] != '\0' ? "\n\n" : "", NULL);
}

/* Many summaries are the beginning of the text, cut off. */
static gboolean
is_standfirst (const char *summary,
               const char *body)
{
  g_autofree char *words = newsroom_plain_text_from_markdown (body, -1);
  g_autofree char *all = newsroom_post_dup_plain (words);
  g_autofree char *start = g_strndup (summary, SAME_BEGINNING);
  const char      *end;

  if (summary[0] == '\0' || strlen (summary) > MAX_STANDFIRST)
    return FALSE;
  if (!g_utf8_validate (start, -1, &end))
    start[end - start] = '\0';

  return strstr (all, start) == NULL;
}

static void
set_body (NewsroomPost       *self,
          NewsroomHtmlCounts *counts,
          double             *share)
{
  g_autofree char *summary = self->summary != NULL ? newsroom_post_dup_plain (self->summary) : g_strdup ("");
  const gboolean   has_content = self->html != NULL && self->html[strspn (self->html, " \t\r\n")] != '\0';
  const char      *html = has_content ? self->html : self->summary;
  g_autofree char *body = make_body (self, html != NULL ? html : "", counts, share);
  g_autofree char *lead = make_lead_picture (self, body);

  if (has_content && is_standfirst (summary, body))
    newsroom_post_set_text (self, NEWSROOM_FIELD_STANDFIRST, summary);
  else if (has_content)
    newsroom_report_explain (self->report, strlen (summary) > MAX_STANDFIRST ? _ ("a summary that is too long for a standfirst") : _ ("a summary that is the beginning of the text"), summary, -1);
  if (lead != NULL)
    counts->pictures++;
  newsroom_article_take_text (self->article, NEWSROOM_FIELD_BODY, g_strchomp (g_strconcat (lead != NULL ? lead : "", body, NULL)));
}

static void
set_extra (NewsroomPost *self)
{
  g_autoptr (NewsroomYamlWriter) writer = NULL;
  g_autofree char *extra = NULL;

  if (self->extra->len == 0)
    return;
  writer = newsroom_yaml_writer_new ();
  for (guint i = 0; i < self->extra->len; i++)
    newsroom_yaml_writer_add_string (writer, self->extra->pdata[i]);
  extra = newsroom_yaml_writer_end (writer);
  if (extra != NULL)
    newsroom_article_set_text (self->article, NEWSROOM_FIELD_EXTRA, extra);
}

/* Returns: (transfer full): the names, with the quotation marks of the language around each */
static char *
join_names (GPtrArray *all)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (all->len, NEWSROOM_POST_MAX_NAMED); i++)
    /* Translators: the name of a thing in a file, one of a list: “wp:status”, “media:credit” */
    g_string_append_printf (names, _ ("%s“%s”"), i > 0 ? ", " : "", (const char *)all->pdata[i]);
  if (all->len > NEWSROOM_POST_MAX_NAMED)
    g_string_append (names, ", …");

  return g_string_free (names, FALSE);
}

static void
tell_names (NewsroomPost   *self,
            NewsroomReport *report)
{
  g_autofree char *left_out = join_names (self->left_out);
  g_autofree char *as_is = join_names (self->as_is);

  if (self->left_out->len > 0)
    newsroom_report_drop (report, _ ("What an article has no place for was left out: %s."), left_out);
  if (self->as_is->len > 0)
    newsroom_report_infer (report, _ ("What only the site understands stands in the text as it is: %s."), as_is);
}

static void
tell (NewsroomPost             *self,
      const NewsroomHtmlCounts *counts,
      double                    share,
      NewsroomReport           *report)
{
  if (share < 1)
    newsroom_report_drop (report, _ ("The text is damaged: about %d percent of it could not be read."), MAX (1, (int)((1 - share) * 100)));
  if (counts->pictures > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture was not fetched: its address stands in the text.",
                                       "%u pictures were not fetched: their addresses stand in the text.",
                                       counts->pictures),
                          counts->pictures);
  if (counts->dropped_pictures > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture without an address on the web was left out.",
                                       "%u pictures without an address on the web were left out.",
                                       counts->dropped_pictures),
                          counts->dropped_pictures);
  newsroom_html_counts_tell_hidden (counts, report);
  newsroom_html_counts_tell_file_names (counts, report);
  if (counts->is_reduced)
    newsroom_report_drop (report, _ ("Headings, lists, links and marks of the text could not be kept, only its words."));
  tell_names (self, report);
}

/**
 * newsroom_post_make_article:
 * @self: a post that is read, of which nothing else can be asked any more
 * @report: told what was noticed and left out
 *
 * Fetches nothing.
 *
 * Returns: (transfer full): the article
 */
NewsroomArticle *
newsroom_post_make_article (NewsroomPost   *self,
                            NewsroomReport *report)
{
  NewsroomHtmlCounts counts = { .report = report };
  double             share = 1;

  set_body (self, &counts, &share);
  set_extra (self);
  g_ptr_array_add (self->keywords, NULL);
  newsroom_article_set_keywords (self->article, (const char *const *)self->keywords->pdata);
  tell (self, &counts, share, report);

  return g_object_ref (self->article);
}
