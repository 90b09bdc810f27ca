/* newsroom-ninjs-forms.c — the headlines, descriptions and bodies of ninjs, in each of its versions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-ninjs-private.h"
#include "newsroom-plain-text.h"

/**
 * newsroom_ninjs_find:
 * @object: an object
 * @name: of a member in small letters: version 3 has the names of 1 and 2 in camel case
 *
 * Returns: (transfer none) (nullable): its value
 */
JsonNode *
newsroom_ninjs_find (JsonObject *object,
                     const char *name)
{
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &value))
    if (g_ascii_strcasecmp (member, name) == 0)
      return value;

  return NULL;
}

/**
 * newsroom_ninjs_get:
 * @object: an object
 * @name: of a member in small letters
 *
 * Returns: (transfer none) (nullable): its value, if that is a text
 */
const char *
newsroom_ninjs_get (JsonObject *object,
                    const char *name)
{
  JsonNode *node = newsroom_ninjs_find (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static void
add_form (GArray     *forms,
          const char *role,
          const char *type,
          const char *text)
{
  const NewsroomNinjsForm form = { role, type, text };
  gboolean                is_main = role != NULL && g_ascii_strcasecmp (role, "main") == 0;

  if (text == NULL || text[0] == '\0')
    return;
  if (is_main)
    g_array_prepend_val (forms, form);
  else
    g_array_append_val (forms, form);
}

/* "headline", "headline_main" (ninjs 1). */
static void
add_members (GArray     *forms,
             JsonObject *item,
             const char *name)
{
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *value;
  gsize          length = strlen (name);

  json_object_iter_init (&iter, item);
  while (json_object_iter_next (&iter, &member, &value))
    if (g_ascii_strncasecmp (member, name, length) == 0 && (member[length] == '\0' || member[length] == '_') && JSON_NODE_HOLDS_VALUE (value))
      add_form (forms, member[length] == '_' ? member + length + 1 : NULL, NULL, json_node_get_string (value));
}

/**
 * newsroom_ninjs_list_forms:
 * @item: a story
 * @name: "headline": what they are called in ninjs 1, alone or with their role behind them
 * @names: "headlines": the array of them in ninjs 2 and 3
 *
 * Returns: (transfer full) (element-type NewsroomNinjsForm): those that say something, the main one
 *   first
 */
GArray *
newsroom_ninjs_list_forms (JsonObject *item,
                           const char *name,
                           const char *names)
{
  GArray    *forms = g_array_new (FALSE, FALSE, sizeof (NewsroomNinjsForm));
  JsonNode  *node = newsroom_ninjs_find (item, names);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode   *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

      if (object != NULL)
        add_form (forms, newsroom_ninjs_get (object, "role"), newsroom_ninjs_get (object, "contenttype"), newsroom_ninjs_get (object, "value"));
    }
  add_members (forms, item, name);

  return forms;
}

/**
 * newsroom_ninjs_form_is_html:
 * @form: a form
 *
 * Returns: whether it is HTML, as its media type, its role or its paragraphs tell
 */
gboolean
newsroom_ninjs_form_is_html (const NewsroomNinjsForm *form)
{
  if (form->type != NULL)
    return strstr (form->type, "html") != NULL;
  if (form->role != NULL && strstr (form->role, "html") != NULL)
    return TRUE;

  return g_regex_match_simple ("^\\s*<(p|div|h[1-6]|ul|ol|blockquote|html|body|article|section|table|figure|em|strong)\\b", form->text, G_REGEX_CASELESS, 0);
}

/**
 * newsroom_ninjs_form_dup_words:
 * @form: a form
 *
 * Returns: (transfer full): its words in one line, without the tags if it is HTML
 */
char *
newsroom_ninjs_form_dup_words (const NewsroomNinjsForm *form)
{
  g_autoptr (GBytes) bytes = g_bytes_new (form->text, strlen (form->text));
  NewsroomHtmlCounts counts = { 0 };
  g_autofree char   *markdown = newsroom_ninjs_form_is_html (form) ? newsroom_html_to_markdown (bytes, NULL, &counts, NULL, NULL) : NULL;
  g_autofree char   *words = markdown != NULL ? newsroom_plain_text_from_markdown (markdown, -1) : NULL;

  return newsroom_wire_dup_line (words != NULL ? words : form->text);
}

/* Whether @first has more of what a text looks like. */
static gboolean
is_better (const NewsroomNinjsForm *first,
           const NewsroomNinjsForm *second)
{
  return newsroom_ninjs_form_is_html (first) && !newsroom_ninjs_form_is_html (second);
}

static void
tell_form (NewsroomWire            *self,
           const NewsroomNinjsForm *form,
           const char              *name)
{
  if (newsroom_ninjs_form_is_html (form))
    newsroom_account_read_html (self->document->report, name, form->text);
  else
    newsroom_report_read (self->document->report, name, form->text, -1);
}

/**
 * newsroom_ninjs_read_bodies:
 * @self: a story without a text yet
 * @item: an item of ninjs
 *
 * Of several forms of the text the first in HTML is taken, else the main one.
 */
void
newsroom_ninjs_read_bodies (NewsroomWire *self,
                            JsonObject   *item)
{
  g_autoptr (GArray) forms = newsroom_ninjs_list_forms (item, "body", "bodies");
  const NewsroomNinjsForm *best = NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      const NewsroomNinjsForm *form = &g_array_index (forms, NewsroomNinjsForm, i);

      if (best == NULL || is_better (form, best))
        best = form;
    }
  if (best == NULL)
    return;

  if (newsroom_ninjs_form_is_html (best))
    newsroom_wire_set_html (self, best->text);
  else
    newsroom_wire_set_plain (self, best->text);
  tell_form (self, best, NULL);
  for (guint i = 0; i < forms->len; i++)
    if (&g_array_index (forms, NewsroomNinjsForm, i) != best)
      tell_form (self, &g_array_index (forms, NewsroomNinjsForm, i), _ ("the text in another form"));
  if (forms->len > 1)
    newsroom_report_note (self->document->report, _ ("The file has the text in another form as well, which was not read."));
}
