/* newsroom-wxr-content.c — the content of a post of WordPress, to the HTML that a page would have
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-wxr-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes. No shortcode is longer. */
#define MAX_TAG 4096

#define MAX_NAME 40

/*
 * Shortcode:
 * @name: of it: "caption"
 * @attributes: what stands between that and the bracket
 * @after: after its bracket
 */
typedef struct
{
  char       *name;
  char       *attributes;
  const char *after;
} Shortcode;

static void
shortcode_clear (Shortcode *code)
{
  g_free (code->name);
  g_free (code->attributes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shortcode, shortcode_clear)

/* Returns: whether one begins at "[" */
static gboolean
read_shortcode (const char *at,
                Shortcode  *code)
{
  const gsize name = strspn (at + 1, G_CSET_a_2_z G_CSET_DIGITS "_-");
  const gsize length = name > 0 && name <= MAX_NAME ? strcspn (at + 1, "[]") : 0;

  if (length == 0 || length > MAX_TAG || at[1 + length] != ']' || strchr (" ]/\t\n", at[1 + name]) == NULL)
    return FALSE;
  code->name = g_strndup (at + 1, name);
  code->attributes = g_strndup (at + 1 + name, length - name);
  code->after = at + length + 2;

  return TRUE;
}

/* Returns: (transfer full) (nullable): the value of one, in quotation marks or not */
static char *
dup_attribute (const char *attributes,
               const char *name)
{
  const gsize length = strlen (name);

  for (const char *at = strstr (attributes, name); at != NULL; at = strstr (at + 1, name))
    {
      const char *value = at + length + strspn (at + length, " ");
      char        quote;

      if (at == attributes || !g_ascii_isspace (at[-1]) || *value != '=')
        continue;
      value += 1 + strspn (value + 1, " ");
      quote = *value;
      if (quote == '"' || quote == '\'')
        return g_strndup (value + 1, strcspn (value + 1, quote == '"' ? "\"" : "'"));

      return g_strndup (value, strcspn (value, " \t\n/"));
    }

  return NULL;
}

/**
 * newsroom_wxr_find_gallery:
 * @content: from here
 * @ids: (out) (nullable) (transfer full): the numbers of its pictures, with "," between them
 *
 * Returns: (nullable): after the next gallery, %NULL if there is none
 */
const char *
newsroom_wxr_find_gallery (const char *content,
                           char      **ids)
{
  const char *at = strstr (content, "[gallery");
  g_auto (Shortcode) code = { 0 };

  *ids = NULL;
  if (at == NULL)
    return NULL;
  if (!read_shortcode (at, &code))
    return at + 1;
  *ids = dup_attribute (code.attributes, "ids");

  return code.after;
}

static void
append_link (GString    *html,
             const char *address)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address));
  g_autofree char *escaped = g_markup_escape_text (trimmed, -1);

  if (g_str_has_prefix (trimmed, "http"))
    g_string_append_printf (html, "\n\n<p><a href=\"%s\">%s</a></p>\n\n", escaped, escaped);
  else
    g_string_append (html, address);
}

/* The picture is what is marked up, the caption all else. */
static void
append_captioned (GString    *html,
                  const char *attributes,
                  const char *content)
{
  const char      *tag = strstr (content, "<img");
  const char      *end = tag != NULL ? strchr (tag, '>') : NULL;
  g_autofree char *said = dup_attribute (attributes, "caption");

  if (end == NULL)
    {
      g_string_append (html, content);
      return;
    }
  end++;
  end += strspn (end, " \t\n");
  if (strncmp (end, "</a>", 4) == 0)
    end += strlen ("</a>");
  g_string_append_printf (html, "\n\n<figure>%.*s<figcaption>%s%s</figcaption></figure>\n\n", (int)(end - content), content, end, said != NULL ? said : "");
}

static void
append_gallery (GString    *html,
                const char *attributes,
                GHashTable *pictures)
{
  g_autofree char *list = dup_attribute (attributes, "ids");
  g_auto (GStrv) ids = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const NewsroomPostPicture *picture = g_hash_table_lookup (pictures, g_strstrip (ids[i]));
      g_autofree char           *text = NULL;

      if (picture == NULL)
        continue;
      text = g_markup_printf_escaped ("\n\n<figure><img src=\"%s\" alt=\"%s\"><figcaption>%s</figcaption></figure>\n\n",
                                      picture->address,
                                      picture->alt != NULL ? picture->alt : "",
                                      picture->caption != NULL ? picture->caption : "");
      g_string_append (html, text);
    }
}

/* Returns: (nullable): the end tag of a shortcode, %NULL if it has none; those that have none are
 *   not looked for again */
static const char *
find_close (const Shortcode *code,
            GHashTable      *unclosed)
{
  g_autofree char *tag = g_strdup_printf ("[/%s]", code->name);
  const char      *close = g_hash_table_contains (unclosed, code->name) ? NULL : strstr (code->after, tag);

  if (close == NULL)
    g_hash_table_add (unclosed, g_strdup (code->name));

  return close;
}

static void
append_player (GString    *html,
               const char *attributes)
{
  static const char *const names[] = { "src", "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "webm", "wav", "flv", "wmv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *address = dup_attribute (attributes, names[i]);

      if (address != NULL)
        append_link (html, address);
    }
}

/* Those that this program knows become HTML. Returns: (nullable): after it */
static const char *
write_shortcode (const Shortcode *code,
                 GHashTable      *unclosed,
                 GHashTable      *pictures,
                 GString         *html)
{
  static const char *const known[] = { "caption", "wp_caption", "embed", "audio", "video", NULL };
  const char              *close;
  g_autofree char         *content = NULL;

  if (g_str_equal (code->name, "gallery") && g_hash_table_size (pictures) > 0)
    {
      append_gallery (html, code->attributes, pictures);
      return code->after;
    }
  if (!g_strv_contains (known, code->name))
    return NULL;

  close = find_close (code, unclosed);
  content = close != NULL ? g_strndup (code->after, (gsize)(close - code->after)) : NULL;
  if (g_str_has_suffix (code->name, "o"))
    append_player (html, code->attributes);
  else if (close == NULL)
    return NULL;
  else if (g_str_equal (code->name, "embed"))
    append_link (html, content);
  else
    append_captioned (html, code->attributes, content);

  return close != NULL ? strchr (close, ']') + 1 : code->after;
}

/* Others stay as words: "[sic]" is one, "[form id=5]" and what has an end tag is named. */
static void
name_shortcode (NewsroomPost    *post,
                const Shortcode *code,
                const char      *at)
{
  const char      *begin = at[1] == '/' ? at + 2 : at + 1;
  const gsize      length = strspn (begin, G_CSET_a_2_z G_CSET_DIGITS "_-");
  g_autofree char *name = NULL;

  if (at[1] == '/' ? length == 0 || length > MAX_NAME || begin[length] != ']' : code->name == NULL || (strchr (code->attributes, '=') == NULL && !g_str_equal (code->name, "gallery")))
    return;
  name = g_strdup_printf ("[%.*s]", (int)length, begin);
  newsroom_post_keep_as_is (post, name);
}

static char *
write_shortcodes (NewsroomPost *post,
                  const char   *content,
                  GHashTable   *pictures)
{
  g_autoptr (GHashTable) unclosed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString    *html = g_string_sized_new (strlen (content));
  const char *at = content;

  while (*at != '\0')
    {
      const gsize words = strcspn (at, "[");
      const char *after = NULL;
      g_auto (Shortcode) code = { 0 };

      g_string_append_len (html, at, (gssize)words);
      at += words;
      if (*at == '\0')
        break;
      if (read_shortcode (at, &code))
        after = write_shortcode (&code, unclosed, pictures, html);
      if (after != NULL)
        {
          newsroom_report_explain (post->report, _ ("codes of the site"), at, code.after - at);
          newsroom_report_explain (post->report, _ ("codes of the site"), code.name, -1);
          at = after;
          continue;
        }
      name_shortcode (post, &code, at);
      g_string_append_c (html, *at++);
    }

  return g_string_free (html, FALSE);
}

/* "<!-- wp:latest-posts {"postsToShow":5} /-->" stands for what the site makes anew each time. */
static void
name_blocks (NewsroomPost *post,
             const char   *content)
{
  static const char *const nothing[] = { "more", "nextpage", "spacer", "separator", NULL };

  for (const char *at = strstr (content, "<!-- wp:"); at != NULL; at = strstr (at + 1, "<!-- wp:"))
    {
      const char      *end = strstr (at, "-->");
      g_autofree char *name = g_strndup (at + strlen ("<!-- wp:"), strspn (at + strlen ("<!-- wp:"), G_CSET_a_2_z G_CSET_DIGITS "_-/"));
      g_autofree char *title = g_strconcat ("wp:", name, NULL);

      if (end == NULL)
        return;
      if (end[-1] == '/' && !g_strv_contains (nothing, name))
        newsroom_post_leave_out (post, title);
      at = end;
    }
}

/* Without blocks, an empty line parts paragraphs, and a line end is one. */
static char *
make_paragraphs (const char *content)
{
  g_auto (GStrv) chunks = g_regex_split_simple ("\\n[ \\t]*\\n\\s*", content, G_REGEX_RAW, 0);
  g_autoptr (GRegex) block = g_regex_new ("^(<!--|</?(p|div|h[1-6]|ul|ol|li|dl|blockquote|table|t[rdh]|figure|hr|pre|form|iframe|script|style|section|article|aside|video|audio)\\b)",
                                          G_REGEX_CASELESS | G_REGEX_RAW,
                                          0,
                                          NULL);
  GString *html = g_string_sized_new (strlen (content));
  gboolean is_code = FALSE;

  for (guint i = 0; chunks[i] != NULL; i++)
    {
      const gboolean begins_code = is_code || strstr (chunks[i], "<pre") != NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *text = NULL;

      if (begins_code || g_regex_match (block, chunks[i], 0, NULL))
        {
          g_string_append_printf (html, "%s\n\n", chunks[i]);
          is_code = begins_code && strstr (chunks[i], "</pre>") == NULL;
          continue;
        }
      lines = g_strsplit (chunks[i], "\n", -1);
      text = g_strjoinv ("<br>\n", lines);
      g_string_append_printf (html, "<p>%s</p>\n\n", text);
    }

  return g_string_free (html, FALSE);
}

/**
 * newsroom_wxr_content_to_html:
 * @post: told of what only the site understands
 * @content: as an editor of WordPress keeps it: blocks, or text with some HTML
 * @pictures: (element-type utf8 NewsroomPostPicture): by their numbers
 *
 * Returns: (transfer full): HTML
 */
char *
newsroom_wxr_content_to_html (NewsroomPost *post,
                              const char   *content,
                              GHashTable   *pictures)
{
  g_auto (GStrv) lines = g_strsplit (content, "\r\n", -1);
  g_autofree char *unix_lines = g_strjoinv ("\n", lines);
  g_autofree char *html = NULL;

  html = write_shortcodes (post, unix_lines, pictures);
  name_blocks (post, html);
  if (strstr (html, "<!-- wp:") != NULL)
    return g_steal_pointer (&html);

  return make_paragraphs (html);
}
