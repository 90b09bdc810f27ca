/* newsroom-markdown-labels.c — the labels of links, out of which md4c may take delimiters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-source-private.h"

#include <string.h>

#define DELIMITERS "*_~"

/* Returns: the “]” of the label whose “[” is at @p, or %NULL; labels hold no brackets
 * (CommonMark 0.29, 6.5) */
static char *
find_label_end (char *p)
{
  for (p++; *p != '\0' && *p != '['; p++)
    {
      if (*p == ']')
        return p;
      if (*p == '\\' && p[1] != '\0')
        p++;
    }

  return NULL;
}

/* Returns: (transfer full): what is the same for labels that mean the same link */
static char *
dup_key (const char *label,
         const char *label_end)
{
  g_autofree char *valid = g_utf8_make_valid (label, label_end - label);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (key, "%s ", words[i]);

  return g_strdup (key->str);
}

static gboolean
has_delimiter (const char *label,
               const char *label_end)
{
  for (const char *p = label; p < label_end; p++)
    if (strchr (DELIMITERS, *p) != NULL)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full) (nullable): the keys of the labels with delimiters that stand
 * behind the words of a link */
static GHashTable *
find_used (NewsroomMarkdownSource *self)
{
  const char *end = self->text + self->length;
  g_autoptr (GHashTable) used = NULL;

  for (char *p = self->text; (p = memchr (p, ']', (gsize)(end - p))) != NULL; p++)
    {
      char *label_end = p[1] == '[' ? find_label_end (p + 1) : NULL;

      if (label_end == NULL || !has_delimiter (p + 2, label_end))
        continue;
      if (used == NULL)
        used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (used, dup_key (p + 2, label_end));
    }

  return g_steal_pointer (&used);
}

/* Calls @visit for each label that is in @used; what is before a “(” is no label. */
static void
visit_labels (NewsroomMarkdownSource *self,
              GHashTable             *used,
              void (*visit) (NewsroomMarkdownSource *self, char *label, char *label_end, const char *key, gpointer data),
              gpointer data)
{
  const char *end = self->text + self->length;

  for (char *p = self->text; (p = memchr (p, '[', (gsize)(end - p))) != NULL; p++)
    {
      char            *label_end = find_label_end (p);
      g_autofree char *key = NULL;

      if (label_end == NULL || label_end[1] == '(' || !has_delimiter (p + 1, label_end))
        continue;
      key = dup_key (p + 1, label_end);
      if (g_hash_table_contains (used, key))
        visit (self, p + 1, label_end, key, data);
    }
}

static void
note_defined_cb (NewsroomMarkdownSource *self,
                 char                   *label,
                 char                   *label_end,
                 const char             *key,
                 gpointer                defined)
{
  if (label_end[1] == ':')
    g_hash_table_add (defined, g_strdup (key));
}

static void
hide_cb (NewsroomMarkdownSource *self,
         char                   *label,
         char                   *label_end,
         const char             *key,
         gpointer                defined)
{
  newsroom_markdown_source_hide (self, label, label_end, DELIMITERS);
}

/**
 * newsroom_markdown_hide_in_labels:
 * @self: a copy of a body
 *
 * Hides the delimiters in labels, as in "[words][a*b]", and in all others that mean the same
 * link, where there is a definition. Takes time linear in the length of the body.
 */
void
newsroom_markdown_hide_in_labels (NewsroomMarkdownSource *self)
{
  g_autoptr (GHashTable) used = find_used (self);
  g_autoptr (GHashTable) defined = NULL;

  if (used == NULL)
    return;

  defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  visit_labels (self, used, note_defined_cb, defined);
  visit_labels (self, defined, hide_cb, NULL);
}
