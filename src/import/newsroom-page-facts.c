/* newsroom-page-facts.c — what a page says about its story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-facts-private.h"

#include <string.h>

/* Characters. What is longer is no name, or no keyword. */
#define MAX_NAME 80
#define MAX_AUTHORS 30
#define MAX_KEYWORD 60
#define MAX_KEYWORDS 40

/**
 * newsroom_page_facts_new:
 *
 * Returns: (transfer full): no facts yet
 */
NewsroomPageFacts *
newsroom_page_facts_new (void)
{
  NewsroomPageFacts *self = g_new0 (NewsroomPageFacts, 1);

  self->authors = g_ptr_array_new_with_free_func (g_object_unref);
  self->keywords = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * newsroom_page_facts_free:
 * @self: (transfer full): facts
 */
void
newsroom_page_facts_free (NewsroomPageFacts *self)
{
  for (guint i = 0; i < NEWSROOM_N_PAGE_FACTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->keywords);
  g_free (self);
}

/**
 * newsroom_page_facts_add:
 * @self: facts
 * @fact: which
 * @text: (nullable): what it is; what was said before stays
 */
void
newsroom_page_facts_add (NewsroomPageFacts *self,
                         NewsroomPageFact   fact,
                         const char        *text)
{
  g_autofree char *squashed = NULL;

  if (text == NULL || self->texts[fact] != NULL)
    return;
  squashed = newsroom_page_squash (text);
  if (squashed[0] != '\0')
    self->texts[fact] = g_steal_pointer (&squashed);
}

/**
 * newsroom_page_facts_add_author:
 * @self: facts
 * @name: of an author
 *
 * Returns: (transfer none) (nullable): the author with that name, %NULL if it is no name
 */
NewsroomAuthor *
newsroom_page_facts_add_author (NewsroomPageFacts *self,
                                const char        *name)
{
  g_autofree char *squashed = newsroom_page_squash (name);
  NewsroomAuthor  *author;

  if (squashed[0] == '\0' || g_utf8_strlen (squashed, -1) > MAX_NAME || self->authors->len >= MAX_AUTHORS)
    return NULL;

  for (guint i = 0; i < self->authors->len; i++)
    {
      g_autofree char *folded = newsroom_page_fold (squashed);
      g_autofree char *other = newsroom_page_fold (newsroom_author_get_text (g_ptr_array_index (self->authors, i), NEWSROOM_AUTHOR_NAME));

      if (strcmp (folded, other) == 0)
        return g_ptr_array_index (self->authors, i);
    }

  author = newsroom_author_new (squashed);
  g_ptr_array_add (self->authors, author);

  return author;
}

/**
 * newsroom_page_facts_add_keywords:
 * @self: facts
 * @keywords: one, or several with commas between
 */
void
newsroom_page_facts_add_keywords (NewsroomPageFacts *self,
                                  const char        *keywords)
{
  g_auto (GStrv) words = g_strsplit_set (keywords, ",;", -1);

  for (guint i = 0; words[i] != NULL && self->keywords->len < MAX_KEYWORDS; i++)
    {
      g_autofree char *word = newsroom_page_squash (words[i]);

      if (word[0] != '\0' && g_utf8_strlen (word, -1) <= MAX_KEYWORD && !g_ptr_array_find_with_equal_func (self->keywords, word, g_str_equal, NULL))
        g_ptr_array_add (self->keywords, g_steal_pointer (&word));
    }
}

/**
 * newsroom_page_facts_find:
 * @facts: (element-type NewsroomPageFacts): the most trusted first
 * @which: a fact
 *
 * Returns: (transfer none) (nullable): the first that is said
 */
const char *
newsroom_page_facts_find (GPtrArray       *facts,
                          NewsroomPageFact which)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const NewsroomPageFacts *some = g_ptr_array_index (facts, i);

      if (some->texts[which] != NULL)
        return some->texts[which];
    }

  return NULL;
}
