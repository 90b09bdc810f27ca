/* newsroom-spelling-memory.c — what is remembered of the spelling of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-memory.h"

/* Of as many articles; of one that is added when there are more, the first is forgotten. */
#define MOST_ARTICLES 500

/* Words of an article, the last that were added. */
#define MOST_WORDS 500

/**
 * newsroom_spelling_memory_get:
 * @settings: the settings of the application
 * @key: which of the keys
 * @uuid: an article
 *
 * Returns: (transfer full): what is remembered of it
 */
char **
newsroom_spelling_memory_get (GSettings  *settings,
                              const char *key,
                              const char *uuid)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  g_autoptr (GVariant) words = g_variant_lookup_value (all, uuid, G_VARIANT_TYPE_STRING_ARRAY);

  return words != NULL ? g_variant_dup_strv (words, NULL) : g_new0 (char *, 1);
}

/**
 * newsroom_spelling_memory_set:
 * @settings: the settings of the application
 * @key: which of the keys
 * @uuid: an article
 * @words: what to remember of it; nothing to forget it
 */
void
newsroom_spelling_memory_set (GSettings         *settings,
                              const char        *key,
                              const char        *uuid,
                              const char *const *words)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  GVariantBuilder builder;
  const gsize     n_words = g_strv_length ((char **)words);
  gsize           n_articles = g_variant_n_children (all);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  for (gsize i = n_articles >= MOST_ARTICLES ? n_articles - MOST_ARTICLES + 1 : 0; i < n_articles; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      g_autoptr (GVariant) key_of_entry = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (key_of_entry, NULL), uuid))
        g_variant_builder_add_value (&builder, entry);
    }
  if (n_words > 0)
    {
      const char *const *kept = words + (n_words > MOST_WORDS ? n_words - MOST_WORDS : 0);

      g_variant_builder_add (&builder, "{s^as}", uuid, kept);
    }
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}
