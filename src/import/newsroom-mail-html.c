/* newsroom-mail-html.c — the HTML of a message to Markdown, its signature apart
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-html-blocks-private.h"

/* What mail programs call the element with what stands under the name: a class or an id begins so. */
static const char *const signatures[] = { "gmail_signature", "moz-signature", "applemailsignature", "signature", "ms-outlook-mobile-signature", "protonmail_signature_block", NULL };

static gboolean
is_signature (const NewsroomHtmlNode *node)
{
  const char *id = newsroom_html_node_get (node, "id");

  for (guint i = 0; signatures[i] != NULL; i++)
    if (newsroom_html_node_has_class (node, signatures[i]) || (id != NULL && g_ascii_strcasecmp (id, signatures[i]) == 0))
      return TRUE;

  return FALSE;
}

static gboolean
is_quote (const NewsroomHtmlNode *node)
{
  static const char *const quotes[] = { "blockquote", NULL };

  return newsroom_html_node_is (node, quotes) || newsroom_html_node_has_class (node, "gmail_quote");
}

/* Takes signatures out of the tree, but for those of messages that are quoted, and gives their words to
 * @words. */
static void
take_signatures (NewsroomHtmlNode *parent,
                 GString          *words)
{
  guint i = 0;

  while (parent->children != NULL && i < parent->children->len)
    {
      NewsroomHtmlNode *child = g_ptr_array_index (parent->children, i);

      if (child->name != NULL && is_signature (child))
        {
          NewsroomHtmlCounts counts = { 0 };
          g_autofree char   *markdown = newsroom_html_tree_to_markdown (child, NULL, &counts);

          g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", markdown);
          g_ptr_array_remove_index (parent->children, i);
          continue;
        }
      if (child->name != NULL && !is_quote (child))
        take_signatures (child, words);
      i++;
    }
}

/* Returns: (transfer full) (nullable): the name of the file that has the identifier */
static char *
find_picture (const NewsroomMail *mail,
              const char         *id)
{
  g_autofree char *decoded = g_uri_unescape_string (id, NULL);
  const char      *wanted = decoded != NULL ? decoded : id;

  for (guint i = 0; i < mail->files->len; i++)
    {
      GMimePart  *part = g_ptr_array_index (mail->files, i);
      const char *has = g_mime_part_get_content_id (part);

      if (has != NULL && strcmp (has, wanted) == 0)
        {
          g_autofree char *name = newsroom_mail_dup_file_name (part);

          return g_uri_escape_string (name, NULL, TRUE);
        }
    }

  return NULL;
}

/* Gives pictures that are files of the message (RFC 2392) the names of these. */
static void
name_pictures (NewsroomHtmlNode   *node,
               const NewsroomMail *mail)
{
  for (guint i = 0; node->attributes != NULL && node->attributes[i] != NULL; i += 2)
    {
      char *name;

      if (strcmp (node->name, "img") != 0 || g_ascii_strcasecmp (node->attributes[i], "src") != 0 ||
          g_ascii_strncasecmp (node->attributes[i + 1], "cid:", 4) != 0)
        continue;
      name = find_picture (mail, node->attributes[i + 1] + 4);
      g_free (node->attributes[i + 1]);
      node->attributes[i + 1] = name != NULL ? name : g_strdup ("");
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    name_pictures (g_ptr_array_index (node->children, i), mail);
}

static void
tell (const NewsroomHtmlCounts *counts,
      gboolean                  is_whole,
      NewsroomReport           *report)
{
  if (!is_whole)
    newsroom_report_drop (report, _ ("The HTML of the message is damaged: some of its text could not be read."));
  if (counts->pictures > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture was not kept: its address or its name stands in the text.",
                                       "%u pictures were not kept: their addresses or their names stand in the text.",
                                       counts->pictures),
                          counts->pictures);
  if (counts->dropped_pictures > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture that is too small to be seen, or is not in the message, was left out.",
                                       "%u pictures that are too small to be seen, or are not in the message, were left out.",
                                       counts->dropped_pictures),
                          counts->dropped_pictures);
  newsroom_html_counts_tell_hidden (counts, report);
  newsroom_html_counts_tell_file_names (counts, report);
  if (counts->is_reduced)
    newsroom_report_drop (report, _ ("The looks of the text could not be kept, only its words and paragraphs."));
}

/**
 * newsroom_mail_html_to_markdown:
 * @html: UTF-8
 * @mail: the message that it is of
 * @signature: gets what stands under the name, as Markdown
 * @report: told what could not be kept
 *
 * Fetches nothing. A picture that is a file of the message is one by the name of the file.
 *
 * Returns: (transfer full): Markdown
 */
char *
newsroom_mail_html_to_markdown (const char         *html,
                                const NewsroomMail *mail,
                                GString            *signature,
                                NewsroomReport     *report)
{
  NewsroomHtmlCounts  counts = { .report = report };
  NewsroomHtmlContext context = { .counts = &counts, .has_files = TRUE };
  gboolean            is_whole;
  g_autoptr (NewsroomHtmlNode) root = newsroom_html_tree_parse (html, &counts, &is_whole);
  char *markdown;

  take_signatures (root, signature);
  name_pictures (root, mail);
  newsroom_html_tidy (root, &counts);
  context.words = g_string_new (NULL);
  markdown = newsroom_html_write_markdown (root, &context);
  g_string_free (context.words, TRUE);
  tell (&counts, is_whole, report);

  return markdown;
}
