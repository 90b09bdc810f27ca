/* newsroom-page-author.c — who wrote the story of a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-credit.h"
#include "newsroom-name.h"
#include "newsroom-page-facts-private.h"

/* Letters. A line that names authors has no more. */
#define MAX_LINE 140

/* Words. A name has no more. */
#define MAX_NAME_WORDS 4

/* What stands before a name, folded. */
static const char *const labels[] = {
  "by",
  "von",
  "par",
  "por",
  "di",
  "door",
  "af",
  "av",
  "od",
  "de",
  "autor",
  "autorin",
  "autoren",
  "author",
  "authors",
  "auteur",
  "autore",
  "text",
  "texte",
  "texto",
  "posted by",
  "written by",
  "published by",
  "veröffentlicht von",
  "geschrieben von",
  "verfasst von",
  "ein beitrag von",
  "eine analyse von",
  "ein kommentar von",
  "ein gastbeitrag von",
  "von redakteur",
  "text von",
  "publié par",
  "publicado por",
  "escrito por",
  "skrevet af",
  "skrevet av",
  "words by",
  "story by",
  "reported by",
  "beitrag von",
  "artikel von",
  "interview",
  "posted",
  "übersetzt von",
  NULL
};

/* What ends a name in a line that goes on. */
static const char *const ends[] = {
  " | ",
  " · ",
  " • ",
  " – ",
  " — ",
  " - ",
  " am ",
  " on ",
  " vom ",
  " le ",
  " um ",
  " il ",
  " auf ",
  " veröffentlicht ",
  " published ",
  " updated ",
  " aktualisiert ",
  " posted ",
  " (",
  " / ",
  ": ",
  " für ",
  " for ",
  " at ",
  "|",
  NULL
};

static const char *const no_names[] = { "admin", "administrator", "redaktion", "editor", "staff", "webmaster", "no author", "author", "autor", "redakteur", "guest", "gast", "posted", "user", "root", "kommentar", "anonymous", NULL };

static gboolean
is_word_of (const char        *text,
            const char *const *words)
{
  g_autofree char *folded = newsroom_page_fold (text);

  return g_strv_contains (words, folded);
}

/* Returns: (nullable): what stands after a label such as "von" or "Autor:", NULL if there is none */
static const char *
skip_label (const char *line)
{
  const char *best = NULL;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize            length = strlen (labels[i]);
      g_autofree char *start = strlen (line) > length ? g_utf8_casefold (line, (gssize)length) : NULL;

      if (start == NULL || strcmp (start, labels[i]) != 0 || (line[length] != ' ' && line[length] != ':'))
        continue;
      if (best == NULL || line + length > best)
        best = line + length;
    }
  if (best != NULL)
    best += strspn (best, ": ");

  return best;
}

/* Returns: (transfer full): the part of a line that may be a name */
static char *
dup_name_part (const char *line,
               gboolean   *is_labelled)
{
  const char *name = skip_label (line);
  const char *at;
  gsize       length;

  *is_labelled = name != NULL;
  for (at = line; name == NULL && (at = strchr (at, ' ')) != NULL && at[1] != '\0'; at++)
    {
      name = skip_label (at + 1);
      *is_labelled = name != NULL;
    }
  if (name == NULL)
    name = line;
  while (skip_label (name) != NULL)
    name = skip_label (name);

  length = strcspn (name, "0123456789@|");
  for (guint i = 0; ends[i] != NULL; i++)
    {
      const char *end = strstr (name, ends[i]);

      if (end != NULL)
        length = MIN (length, (gsize)(end - name));
    }

  return g_strndup (name, length);
}

static void
add_author (GPtrArray  *authors,
            const char *name)
{
  for (guint i = 0; i < authors->len; i++)
    if (g_ascii_strcasecmp (newsroom_author_get_text (g_ptr_array_index (authors, i), NEWSROOM_AUTHOR_NAME), name) == 0)
      return;
  g_ptr_array_add (authors, newsroom_author_new (name));
}

static gboolean
add_credits (GPtrArray *authors,
             GPtrArray *credits)
{
  for (guint i = 0; credits != NULL && i < credits->len; i++)
    add_author (authors, newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, i)), NEWSROOM_AUTHOR_NAME));

  return credits != NULL && credits->len > 0;
}

/* Names of several people, with commas or a word between; one that is marked as a name may be any words. */
static void
add_names (GPtrArray  *authors,
           const char *names,
           gboolean    is_certain)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_split (names);
  g_auto (GStrv) parts = NULL;

  if (add_credits (authors, credits))
    return;

  parts = g_regex_split_simple (" *(?:,|;|&| and | und | et | y | e | og | och | i ) *", names, G_REGEX_CASELESS, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = newsroom_page_squash (parts[i]);
      g_auto (GStrv) words = g_strsplit (name, " ", MAX_NAME_WORDS + 2);

      g_strdelimit (name, "\"*", ' ');
      g_strstrip (name);
      if (strlen (name) < 2 || g_strv_length (words) > MAX_NAME_WORDS || is_word_of (name, no_names))
        continue;
      if (newsroom_name_is_person (name) ? strchr (name, ' ') != NULL || is_certain : is_certain && i == 0)
        add_author (authors, name);
    }
}

static void
add_from_line (GPtrArray  *authors,
               const char *line,
               gboolean    is_certain)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (line);
  g_autofree char *names = NULL;
  gboolean         is_labelled;

  if (add_credits (authors, credits))
    return;
  names = dup_name_part (line, &is_labelled);
  if (is_labelled || is_certain)
    add_names (authors, names, is_certain);
}

static gboolean
is_name (const char *name)
{
  return strchr (name, '@') == NULL && strstr (name, "://") == NULL && strlen (name) > 1 && !is_word_of (name, no_names);
}

/* "Ann Example, Evening Post" */
static void
split_affiliation (NewsroomAuthor *author)
{
  const char      *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
  const char      *comma = strchr (name, ',');
  g_autofree char *person = comma != NULL ? g_strndup (name, (gsize)(comma - name)) : NULL;
  g_autofree char *rest = comma != NULL ? g_strstrip (g_strdup (comma + 1)) : NULL;

  if (person == NULL || strchr (person, ' ') == NULL || !newsroom_name_is_person (person) || strchr (rest, ',') != NULL || rest[0] == '\0')
    return;
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_NAME, person);
  if (newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION)[0] == '\0')
    newsroom_author_set_text (author, NEWSROOM_AUTHOR_AFFILIATION, rest);
}

static void
add_said (GPtrArray               *authors,
          const NewsroomPageFacts *facts)
{
  for (guint i = 0; i < facts->authors->len; i++)
    {
      NewsroomAuthor *author = g_ptr_array_index (facts->authors, i);
      const char     *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
      g_autoptr (GPtrArray) credits = NULL;

      if (!is_name (name))
        continue;
      if (!newsroom_author_has_profile (author))
        {
          credits = newsroom_byline_parse (name);
          if (credits->len == 0)
            g_clear_pointer (&credits, g_ptr_array_unref);
          if (credits == NULL)
            credits = newsroom_byline_split (name);
        }
      if (!add_credits (authors, credits))
        {
          split_affiliation (author);
          g_ptr_array_add (authors, g_object_ref (author));
        }
    }
}

/* How sure an element is to name an author: 2 if it is the name, 1 if it may have other words. */
static guint
rank_mark (const NewsroomPage *page,
           guint               i)
{
  const NewsroomPageItem *item = newsroom_page_item (page, i);
  const char             *relation = newsroom_page_get (page, i, "rel");
  const char             *href = newsroom_page_get (page, i, "href");

  if (relation != NULL && strstr (relation, "author") != NULL)
    return 2;
  if (href != NULL && (strstr (href, "/author/") != NULL || strstr (href, "/autor/") != NULL || strstr (href, "/authors/") != NULL || strstr (href, "/autoren/") != NULL))
    return 2;
  if (newsroom_html_node_has_class (item->node, "fn") || newsroom_html_node_has_class (item->node, "author-name") || newsroom_html_node_has_class (item->node, "author__name"))
    return 2;

  return (item->hints & NEWSROOM_PAGE_AUTHOR) != 0;
}

/* Lines that are marked as those of the author, the surest first. */
static void
find_marked (const NewsroomPage *page,
             GPtrArray          *authors)
{
  for (guint rank = 2; rank > 0 && authors->len == 0; rank--)
    for (guint i = page->body; i < page->items->len && authors->len == 0; i++)
      {
        const NewsroomPageItem *item = newsroom_page_item (page, i);
        g_autofree char        *text = NULL;

        if (item->node->name == NULL || item->n_chars < 2 || item->n_chars > MAX_LINE || rank_mark (page, i) != rank || newsroom_page_is_elsewhere (page, i))
          continue;
        text = newsroom_page_dup_text (page, i, item->end);
        if (rank == 2 && !newsroom_page_opens_links (text) && item->n_chars < MAX_LINE / 3)
          add_from_line (authors, text, TRUE);
        else
          add_from_line (authors, text, FALSE);
        if (authors->len == 0 && newsroom_name_is_person (text) && strchr (text, ' ') != NULL)
          add_author (authors, text);
      }
}

/* A line over or under the story that reads as a byline. */
static void
find_line (const NewsroomPage *page,
           GPtrArray          *authors)
{
  for (guint b = 0; b < page->blocks->len && authors->len == 0; b++)
    {
      const NewsroomPageBlock *block = newsroom_page_block (page, b);

      if (block->n_chars > MAX_LINE / 2 || block->is_good || newsroom_page_item (page, block->item)->is_dropped || newsroom_page_is_elsewhere (page, block->item))
        continue;
      if (skip_label (block->text) != NULL || newsroom_page_item (page, block->first)->hints != 0)
        add_from_line (authors, block->text, FALSE);
    }
}

static gboolean
has_person (GPtrArray *authors)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const char *name = newsroom_author_get_text (g_ptr_array_index (authors, i), NEWSROOM_AUTHOR_NAME);

      if (newsroom_name_is_person (name) && strchr (name, ' ') != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_page_find_authors:
 * @page: a page that is pruned
 * @facts: (element-type NewsroomPageFacts): what it says, the most trusted first
 *
 * What the data say, unless they name no person and a line of the page does.
 *
 * Returns: (transfer full) (element-type NewsroomAuthor): those who wrote the story
 */
GPtrArray *
newsroom_page_find_authors (const NewsroomPage *page,
                            GPtrArray          *facts)
{
  GPtrArray *authors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) shown = NULL;

  for (guint i = 0; i < facts->len && authors->len == 0; i++)
    add_said (authors, g_ptr_array_index (facts, i));
  if (has_person (authors))
    return authors;

  shown = g_ptr_array_new_with_free_func (g_object_unref);
  find_marked (page, shown);
  if (shown->len == 0)
    find_line (page, shown);
  if (shown->len == 0 || (authors->len > 0 && !has_person (shown)))
    return authors;

  g_ptr_array_unref (authors);

  return g_steal_pointer (&shown);
}
