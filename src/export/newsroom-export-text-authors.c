/* newsroom-export-text-authors.c — the block under the story that tells who wrote it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-text-private.h"

#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-address.h"
#include "newsroom-name.h"

#define INDENT "    "

/* An author and what is known without looking again. */
typedef struct
{
  NewsroomAuthor *author;
  char           *name;
  char           *role;
  char           *affiliation;
  char           *tagline;
  GPtrArray      *biography;
  gboolean        is_told; /* the biography opens with the name, under the affiliation */
} Profile;

static void
profile_free (Profile *profile)
{
  g_free (profile->name);
  g_free (profile->role);
  g_free (profile->affiliation);
  g_free (profile->tagline);
  g_ptr_array_unref (profile->biography);
  g_free (profile);
}

static char *
dup_field (NewsroomAuthor     *author,
           NewsroomAuthorField field)
{
  return newsroom_text_collapse (newsroom_author_get_text (author, field));
}

static gboolean
opens_with_name (Profile *profile)
{
  NewsroomTextBlock *first;
  g_autofree char   *line = NULL;
  g_autofree char   *name = NULL;

  if (profile->biography->len == 0)
    return FALSE;

  first = g_ptr_array_index (profile->biography, 0);
  line = g_strndup (first->words->str, (gsize)(strchrnul (first->words->str, '\n') - first->words->str));
  name = newsroom_name_infer (line);

  return g_strcmp0 (name, profile->name) == 0;
}

static void
add_biography_line (Profile    *profile,
                    const char *words)
{
  g_ptr_array_add (profile->biography, newsroom_text_block_new (NEWSROOM_TEXT_BLOCK_QUOTE, words));
}

/* Addresses that are none are told in words. */
static void
add_odd_contacts (Profile *profile)
{
  g_auto (GStrv) social = g_strsplit (newsroom_author_get_text (profile->author, NEWSROOM_AUTHOR_SOCIAL), "\n", -1);
  g_autofree char *email = dup_field (profile->author, NEWSROOM_AUTHOR_EMAIL);
  g_autofree char *url = dup_field (profile->author, NEWSROOM_AUTHOR_URL);

  if (email[0] != '\0' && newsroom_address_find (email) != NEWSROOM_ADDRESS_EMAIL)
    add_biography_line (profile, email);
  if (url[0] != '\0' && newsroom_address_find (url) != NEWSROOM_ADDRESS_URL)
    add_biography_line (profile, url);
  for (guint i = 0; social[i] != NULL; i++)
    {
      g_autofree char *words = newsroom_text_collapse (social[i]);
      NewsroomAddress  contact = newsroom_address_find (words);

      if (words[0] != '\0' && contact != NEWSROOM_ADDRESS_URL && contact != NEWSROOM_ADDRESS_HANDLE)
        add_biography_line (profile, words);
    }
}

static Profile *
profile_new (NewsroomAuthor *author)
{
  Profile *profile = g_new0 (Profile, 1);

  profile->author = author;
  profile->name = dup_field (author, NEWSROOM_AUTHOR_NAME);
  profile->role = dup_field (author, NEWSROOM_AUTHOR_ROLE);
  profile->affiliation = dup_field (author, NEWSROOM_AUTHOR_AFFILIATION);
  profile->tagline = dup_field (author, NEWSROOM_AUTHOR_TAGLINE);
  if (profile->affiliation[0] == '\0')
    {
      g_free (profile->affiliation);
      profile->affiliation = g_steal_pointer (&profile->tagline);
      profile->tagline = g_strdup ("");
    }
  profile->biography = newsroom_text_blocks_from_markdown (newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY), TRUE);
  profile->is_told = profile->role[0] == '\0' && profile->affiliation[0] != '\0' && opens_with_name (profile);
  add_odd_contacts (profile);

  return profile;
}

/* A separator in it would part it elsewhere. */
static void
protect_separators (GString *words)
{
  g_string_replace (words, " - ", "\u00a0-\u00a0", 0);
  g_string_replace (words, " – ", "\u00a0–\u00a0", 0);
  g_string_replace (words, " — ", "\u00a0—\u00a0", 0);
  g_string_replace (words, ": ", ":\u00a0", 0);
}

static gboolean
reads_as_person (const char *affiliation)
{
  const char      *comma = strstr (affiliation, ", ");
  g_autofree char *name = comma != NULL ? g_strndup (affiliation, (gsize)(comma - affiliation)) : NULL;
  g_autofree char *told = newsroom_name_infer (affiliation);

  return (told != NULL && g_str_has_prefix (affiliation, told)) || newsroom_name_is_person (affiliation) || (name != NULL && newsroom_name_is_person (name));
}

static char *
format_affiliation (Profile *profile)
{
  g_autoptr (GString) line = g_string_new (profile->affiliation);

  protect_separators (line);
  if (reads_as_person (profile->affiliation))
    newsroom_text_protect (line);
  if (profile->tagline[0] != '\0')
    g_string_append_printf (line, " - %s", profile->tagline);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Where each line of a paragraph would tell of somebody, the second is made to tell less: one
 * space in it no longer breaks. */
static void
protect_lines (GString *words,
               guint    width)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  const char *space;

  if (width == 0 || strchr (words->str, '\n') != NULL)
    return;

  newsroom_text_append_wrapped (text, words->str, INDENT, strlen (INDENT), width);
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = newsroom_name_infer_from_profile (lines[i] + strspn (lines[i], " "));

      if (name == NULL)
        return;
    }
  if (lines[1] == NULL)
    return;

  space = strchr (words->str + strlen (lines[0]) + 1, ' ');
  g_string_insert (g_string_erase (words, space - words->str, 1), space - words->str, "\u00a0");
}

static void
protect_biography (GPtrArray *biography,
                   guint      width)
{
  for (guint i = 0; i < biography->len; i++)
    {
      NewsroomTextBlock *block = g_ptr_array_index (biography, i);

      if (newsroom_address_find (block->words->str) != NEWSROOM_ADDRESS_NONE || newsroom_text_is_marked (block->words->str, block->words->len))
        newsroom_text_protect (block->words);
      protect_lines (block->words, width);
    }
}

static void
append_contacts (GString *text,
                 Profile *profile)
{
  g_auto (GStrv) social = g_strsplit (newsroom_author_get_text (profile->author, NEWSROOM_AUTHOR_SOCIAL), "\n", -1);
  g_autofree char *email = dup_field (profile->author, NEWSROOM_AUTHOR_EMAIL);
  g_autofree char *url = dup_field (profile->author, NEWSROOM_AUTHOR_URL);
  gboolean         has_url = newsroom_address_find (url) == NEWSROOM_ADDRESS_URL;
  gsize            before = text->len;

  if (newsroom_address_find (email) == NEWSROOM_ADDRESS_EMAIL)
    g_string_append_printf (text, INDENT "%s\n", email);
  if (has_url)
    g_string_append_printf (text, INDENT "%s\n", url);

  /* Without a web site of its own the first address would become that: it goes first. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; social[i] != NULL; i++)
      {
        g_autofree char *words = newsroom_text_collapse (social[i]);
        NewsroomAddress  contact = newsroom_address_find (words);
        gboolean         is_early = has_url || contact == NEWSROOM_ADDRESS_URL;

        if ((contact == NEWSROOM_ADDRESS_URL || contact == NEWSROOM_ADDRESS_HANDLE) && is_early == (pass == 0))
          g_string_append_printf (text, INDENT "%s\n", words);
      }
  if (text->len > before)
    g_string_append_c (text, '\n');
}

static void
append_profile (GString *text,
                Profile *profile,
                gboolean with_name,
                guint    width)
{
  g_autofree char *affiliation = format_affiliation (profile);

  if (with_name)
    {
      g_autoptr (GString) role = g_string_new (profile->role);

      protect_separators (role);
      g_string_append_printf (text, "  • %s%s%s\n", profile->name, role->len > 0 ? ", " : "", role->str);
    }
  if (affiliation[0] != '\0')
    g_string_append_printf (text, "  • %s\n", affiliation);
  g_string_append_c (text, '\n');

  newsroom_text_blocks_protect (profile->biography, FALSE, width);
  protect_biography (profile->biography, width);
  for (guint i = 0; i < profile->biography->len; i++)
    {
      NewsroomTextBlock *block = g_ptr_array_index (profile->biography, i);

      g_string_append (text, INDENT);
      newsroom_text_append_wrapped (text, block->words->str, INDENT, strlen (INDENT), width);
      g_string_append (text, "\n\n");
    }
  append_contacts (text, profile);
}

static void
add_line (GPtrArray  *blocks,
          const char *words)
{
  if (words[0] != '\0')
    g_ptr_array_add (blocks, newsroom_text_block_new (NEWSROOM_TEXT_BLOCK_PARAGRAPH, words));
}

/* The layout has no place for somebody whose name stands nowhere: told in paragraphs. */
static void
add_as_paragraphs (GPtrArray *blocks,
                   Profile   *profile)
{
  g_auto (GStrv) social = g_strsplit (newsroom_author_get_text (profile->author, NEWSROOM_AUTHOR_SOCIAL), "\n", -1);
  g_autofree char *email = dup_field (profile->author, NEWSROOM_AUTHOR_EMAIL);
  g_autofree char *url = dup_field (profile->author, NEWSROOM_AUTHOR_URL);
  g_autofree char *name = g_strconcat (profile->name, profile->name[0] != '\0' && profile->role[0] != '\0' ? ", " : "", profile->role, NULL);
  g_autofree char *affiliation = g_strconcat (profile->affiliation, profile->tagline[0] != '\0' ? " - " : "", profile->tagline, NULL);

  add_line (blocks, name);
  add_line (blocks, affiliation);
  for (guint i = 0; i < profile->biography->len; i++)
    add_line (blocks, ((NewsroomTextBlock *)g_ptr_array_index (profile->biography, i))->words->str);
  if (newsroom_address_find (email) == NEWSROOM_ADDRESS_EMAIL)
    add_line (blocks, email);
  if (newsroom_address_find (url) == NEWSROOM_ADDRESS_URL)
    add_line (blocks, url);
  for (guint i = 0; social[i] != NULL; i++)
    {
      g_autofree char *words = newsroom_text_collapse (social[i]);

      if (newsroom_address_find (words) == NEWSROOM_ADDRESS_URL || newsroom_address_find (words) == NEWSROOM_ADDRESS_HANDLE)
        add_line (blocks, words);
    }
}

static gboolean
names (GPtrArray  *credits,
       const char *name)
{
  for (guint i = 0; i < credits->len; i++)
    if (g_str_equal (newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, i)), NEWSROOM_AUTHOR_NAME), name))
      return TRUE;

  return FALSE;
}

static gboolean
is_worth_a_block (NewsroomAuthor *author)
{
  static const NewsroomAuthorField fields[] = {
    NEWSROOM_AUTHOR_ROLE, NEWSROOM_AUTHOR_AFFILIATION, NEWSROOM_AUTHOR_TAGLINE, NEWSROOM_AUTHOR_BIOGRAPHY, NEWSROOM_AUTHOR_EMAIL, NEWSROOM_AUTHOR_URL, NEWSROOM_AUTHOR_SOCIAL
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *words = dup_field (author, fields[i]);

      if (words[0] != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Everybody once who has a profile; notes whether somebody is credited who has none. */
static GPtrArray *
find_profiles (NewsroomArticle *article,
               gboolean        *has_name_only)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray  *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)profile_free);
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (!g_hash_table_add (seen, author))
        continue;
      if (is_worth_a_block (author))
        g_ptr_array_add (profiles, profile_new (author));
      else if (g_str_equal (newsroom_credit_get_role (credit), NEWSROOM_CREDIT_BY))
        *has_name_only = TRUE;
    }

  return profiles;
}

/* Whether somebody's name does not follow from the biography. Then all are named. */
static gboolean
needs_names (GPtrArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    if (!((Profile *)g_ptr_array_index (profiles, i))->is_told)
      return TRUE;

  return FALSE;
}

/* Puts those into paragraphs who could not be told apart or named in the block. */
static void
sort_out (NewsroomTextAuthors *self,
          GPtrArray           *profiles,
          NewsroomArticle     *article,
          gboolean             with_names)
{
  g_autofree char *byline = newsroom_article_dup_byline (article);
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (byline);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < profiles->len;)
    {
      Profile *profile = g_ptr_array_index (profiles, i);

      if (g_hash_table_add (seen, g_strdup (profile->name)) && (!with_names || names (credits, profile->name)))
        i++;
      else
        {
          add_as_paragraphs (self->blocks, profile);
          g_ptr_array_remove_index (profiles, i);
        }
    }
}

/**
 * newsroom_text_authors_new:
 * @article: an article
 * @width: columns; 0 for one line a paragraph
 *
 * Returns: (transfer full): what is told of its authors, ready to be written
 */
NewsroomTextAuthors *
newsroom_text_authors_new (NewsroomArticle *article,
                           guint            width)
{
  NewsroomTextAuthors *self = g_new0 (NewsroomTextAuthors, 1);
  gboolean             has_name_only = FALSE;
  gboolean             with_names;
  guint                n_profiles;
  g_autoptr (GPtrArray) profiles = find_profiles (article, &has_name_only);

  self->blocks = g_ptr_array_new_with_free_func (NULL);
  self->block = g_string_new (NULL);
  n_profiles = profiles->len;
  sort_out (self, profiles, article, needs_names (profiles));
  has_name_only |= profiles->len < n_profiles;
  with_names = needs_names (profiles);

  self->needs_byline = has_name_only || with_names || newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE)[0] != '\0';
  if (profiles->len > 0)
    g_string_append (self->block, profiles->len > 1 ? "Authors\n\n" : "Author\n\n");
  for (guint i = 0; i < profiles->len; i++)
    append_profile (self->block, g_ptr_array_index (profiles, i), with_names, width);

  return self;
}

/**
 * newsroom_text_authors_free:
 * @self: (transfer full): what is told of authors
 */
void
newsroom_text_authors_free (NewsroomTextAuthors *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_string_free (self->block, TRUE);
  g_free (self);
}
