/* newsroom-import-text-authors.c — what stands under the story about its authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-address.h"
#include "newsroom-layout.h"
#include "newsroom-name.h"

/* Columns by which a biography is set in. */
#define MIN_INDENT 2

/* A profile that is being read; the name may still be missing. */
typedef struct
{
  NewsroomAuthor *author;
  gboolean        is_inferred;
} Entry;

typedef struct
{
  const NewsroomTextRange *range;
  GPtrArray               *credits;
  GPtrArray               *entries;
  gboolean                 is_flush; /* nothing is set in or has a bullet */
} Reader;

static void
entry_free (Entry *entry)
{
  g_clear_object (&entry->author);
  g_free (entry);
}

static Entry *
last_entry (Reader *reader)
{
  return reader->entries->len > 0 ? g_ptr_array_index (reader->entries, reader->entries->len - 1) : NULL;
}

static const char *
get (Entry              *entry,
     NewsroomAuthorField field)
{
  return newsroom_author_get_text (entry->author, field);
}

/* The author whom the byline names so, or NULL. */
static NewsroomAuthor *
find_credited (GPtrArray  *credits,
               const char *name)
{
  for (guint i = 0; i < credits->len; i++)
    {
      NewsroomAuthor *author = newsroom_credit_get_author (g_ptr_array_index (credits, i));

      if (g_str_equal (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), name))
        return author;
    }

  return NULL;
}

static Entry *
add_entry (Reader     *reader,
           const char *name)
{
  Entry          *entry = g_new0 (Entry, 1);
  NewsroomAuthor *credited = name != NULL ? find_credited (reader->credits, name) : NULL;

  /* The profile is given to the credited author only when the whole block is certain. */
  entry->author = credited != NULL ? newsroom_author_copy (credited) : newsroom_author_new (name);
  g_ptr_array_add (reader->entries, entry);

  return entry;
}

/* Parts "The Example Gazette - Always Asking Twice" at the first " - ", else at another dash
 * or a colon. */
static gboolean
split_entry (const char *text,
             char      **before,
             char      **after)
{
  static const char *const separators[] = { " - ", " – ", " — ", ": " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *separator = strstr (text, separators[i]);

      if (separator == NULL)
        continue;
      *before = g_strchomp (g_strndup (text, (gsize)(separator - text)));
      *after = g_strdup (separator + strlen (separators[i]));
      g_strstrip (*after);
      if ((*before)[0] != '\0' && (*after)[0] != '\0')
        return TRUE;
      g_clear_pointer (before, g_free);
      g_clear_pointer (after, g_free);
    }

  *before = g_strdup (text);

  return FALSE;
}

static void
set_affiliation (Reader     *reader,
                 const char *affiliation,
                 const char *tagline)
{
  Entry *entry = last_entry (reader);

  if (entry == NULL || get (entry, NEWSROOM_AUTHOR_NAME)[0] == '\0' || get (entry, NEWSROOM_AUTHOR_AFFILIATION)[0] != '\0' ||
      get (entry, NEWSROOM_AUTHOR_BIOGRAPHY)[0] != '\0')
    entry = add_entry (reader, NULL);

  newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_AFFILIATION, affiliation);
  newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_TAGLINE, tagline);
}

static gboolean
is_named (Reader     *reader,
          const char *name,
          const char *rest)
{
  if (find_credited (reader->credits, name) != NULL)
    return TRUE;

  return rest != NULL && newsroom_name_is_person (name) && !newsroom_name_is_role (name) && newsroom_name_is_role (rest);
}

/* Reads "Ann Example, Political Editor" and "Ann Example - Reporter", or FALSE. */
static gboolean
read_named_entry (Reader     *reader,
                  const char *before,
                  const char *after)
{
  const char      *comma = strstr (before, ", ");
  g_autofree char *name = comma != NULL ? g_strndup (before, (gsize)(comma - before)) : NULL;
  Entry           *entry;

  if (comma != NULL && is_named (reader, name, comma + 2))
    {
      entry = add_entry (reader, name);
      newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_ROLE, comma + 2);
      newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_AFFILIATION, after);
      return TRUE;
    }
  if (!is_named (reader, before, after))
    return FALSE;

  entry = add_entry (reader, before);
  if (after != NULL)
    newsroom_author_set_text (entry->author, newsroom_name_is_role (after) ? NEWSROOM_AUTHOR_ROLE : NEWSROOM_AUTHOR_AFFILIATION, after);

  return TRUE;
}

static void
read_entry (Reader     *reader,
            const char *text)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* A whole name may hold a separator. */
  if (find_credited (reader->credits, text) != NULL)
    {
      add_entry (reader, text);
      return;
    }

  split_entry (text, &before, &after);
  if (!read_named_entry (reader, before, after))
    set_affiliation (reader, before, after);
}

static void
read_contact (Entry      *entry,
              const char *text)
{
  NewsroomAddress  contact = newsroom_address_find (text);
  const char      *social = get (entry, NEWSROOM_AUTHOR_SOCIAL);
  g_autofree char *all = NULL;

  if (contact == NEWSROOM_ADDRESS_EMAIL && get (entry, NEWSROOM_AUTHOR_EMAIL)[0] == '\0')
    newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_EMAIL, text);
  else if (contact == NEWSROOM_ADDRESS_URL && get (entry, NEWSROOM_AUTHOR_URL)[0] == '\0')
    newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_URL, text);
  else
    {
      all = g_strconcat (social, social[0] != '\0' ? "\n" : "", text, NULL);
      newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_SOCIAL, all);
    }
}

static gboolean
is_contact_line (const NewsroomTextLine *line)
{
  g_autofree char *text = newsroom_text_line_dup (line);

  return newsroom_address_find (text) != NEWSROOM_ADDRESS_NONE;
}

static gboolean
are_contacts (const NewsroomTextRange *range)
{
  for (gsize i = range->first; i < range->end; i++)
    if (!is_contact_line (&range->lines[i]))
      return FALSE;

  return TRUE;
}

static char *
join_words (const NewsroomTextRange *range)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = range->first; i < range->end && words->len < 400; i++)
    {
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_len (words, range->lines[i].text, range->lines[i].end - range->lines[i].text);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
read_biography (Reader                  *reader,
                const NewsroomTextRange *range)
{
  Entry           *entry = last_entry (reader);
  g_autofree char *words = join_words (range);
  g_autofree char *name = newsroom_name_infer (words);
  g_autofree char *markdown = newsroom_text_paragraphs_to_markdown (range);
  g_autofree char *biography = NULL;

  if (entry == NULL || (reader->is_flush && name != NULL && get (entry, NEWSROOM_AUTHOR_BIOGRAPHY)[0] != '\0'))
    entry = add_entry (reader, NULL);

  if (get (entry, NEWSROOM_AUTHOR_BIOGRAPHY)[0] == '\0')
    {
      if (name != NULL && get (entry, NEWSROOM_AUTHOR_NAME)[0] == '\0')
        {
          newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_NAME, name);
          entry->is_inferred = TRUE;
        }
      newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_BIOGRAPHY, markdown);
      return;
    }

  biography = g_strconcat (get (entry, NEWSROOM_AUTHOR_BIOGRAPHY), "\n\n", markdown, NULL);
  newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_BIOGRAPHY, biography);
}

static gboolean
read_paragraph (Reader                  *reader,
                const NewsroomTextRange *range)
{
  Entry *entry = last_entry (reader);

  if (entry != NULL && are_contacts (range))
    {
      for (gsize i = range->first; i < range->end; i++)
        {
          g_autofree char *text = newsroom_text_line_dup (&range->lines[i]);

          read_contact (entry, text);
        }
      return TRUE;
    }

  read_biography (reader, range);

  return TRUE;
}

/* Where nothing is set in, a line is about an author only if it says so itself. */
static gboolean
read_flush_paragraph (Reader                  *reader,
                      const NewsroomTextRange *range)
{
  g_autofree char *words = join_words (range);
  g_autofree char *name = newsroom_name_infer (words);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (name != NULL || (reader->entries->len > 0 && are_contacts (range)))
    return read_paragraph (reader, range);
  if (range->end - range->first > 1)
    return FALSE;

  split_entry (words, &before, &after);

  return read_named_entry (reader, before, after);
}

static gsize
find_paragraph_end (const NewsroomTextRange *range,
                    gsize                    at,
                    gsize                    end,
                    gboolean                 is_flush)
{
  at++;
  while (at < end && newsroom_layout_measure_bullet (range->lines[at].text, newsroom_text_line_length (&range->lines[at])) == 0 &&
         (is_flush || range->lines[at].indent >= MIN_INDENT))
    at++;

  return at;
}

/* Reads a bullet or a paragraph at @at; returns the line after it, or @at if it is neither. */
static gsize
read_part (Reader *reader,
           gsize   at,
           gsize   end)
{
  const NewsroomTextLine *line = &reader->range->lines[at];
  gsize                   bullet = newsroom_layout_measure_bullet (line->text, newsroom_text_line_length (line));
  NewsroomTextRange       paragraph = { reader->range->lines, at, at };

  if (reader->entries->len == 0 && bullet == 0 && line->indent < MIN_INDENT)
    reader->is_flush = TRUE;
  if (bullet > 0 && !reader->is_flush)
    {
      g_autofree char *text = g_strndup (line->text + bullet, (gsize)(line->end - line->text) - bullet);

      read_entry (reader, text);
      return at + 1;
    }

  paragraph.end = find_paragraph_end (reader->range, at, end, reader->is_flush);
  if (reader->is_flush)
    return read_flush_paragraph (reader, &paragraph) ? paragraph.end : at;
  if (line->indent < MIN_INDENT)
    return at;
  if (reader->entries->len == 0 && paragraph.end - at == 1)
    {
      g_autofree char *text = newsroom_text_line_dup (line);
      g_autofree char *name = newsroom_name_infer (text);

      if (name == NULL)
        {
          read_entry (reader, text);
          return at + 1;
        }
    }

  return read_paragraph (reader, &paragraph) ? paragraph.end : at;
}

/* Authors without a name are those of the byline who have no profile yet, if as many. */
static gboolean
name_entries (Reader *reader)
{
  g_autoptr (GPtrArray) free_names = g_ptr_array_new ();
  guint n_unnamed = 0;
  guint next = 0;

  for (guint i = 0; i < reader->credits->len; i++)
    {
      const char *name = newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (reader->credits, i)), NEWSROOM_AUTHOR_NAME);
      gboolean    is_taken = FALSE;

      for (guint j = 0; j < reader->entries->len; j++)
        is_taken |= g_str_equal (get (g_ptr_array_index (reader->entries, j), NEWSROOM_AUTHOR_NAME), name);
      if (!is_taken)
        g_ptr_array_add (free_names, (gpointer)name);
    }

  for (guint i = 0; i < reader->entries->len; i++)
    n_unnamed += get (g_ptr_array_index (reader->entries, i), NEWSROOM_AUTHOR_NAME)[0] == '\0';
  if (n_unnamed > 0 && n_unnamed != free_names->len)
    return FALSE;

  for (guint i = 0; i < reader->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (reader->entries, i);

      if (get (entry, NEWSROOM_AUTHOR_NAME)[0] == '\0')
        newsroom_author_set_text (entry->author, NEWSROOM_AUTHOR_NAME, g_ptr_array_index (free_names, next++));
    }

  return reader->entries->len > 0;
}

static void
credit_entries (Reader         *reader,
                NewsroomReport *report)
{
  for (guint i = 0; i < reader->entries->len; i++)
    {
      Entry          *entry = g_ptr_array_index (reader->entries, i);
      const char     *name = get (entry, NEWSROOM_AUTHOR_NAME);
      NewsroomAuthor *credited = find_credited (reader->credits, name);

      if (entry->is_inferred)
        newsroom_report_infer (report, _ ("The author’s name “%s” was inferred from the opening of the biography."), name);
      if (credited == NULL)
        {
          g_ptr_array_add (reader->credits, newsroom_credit_new (entry->author, NEWSROOM_CREDIT_BY, NULL));
          continue;
        }
      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        if (get (entry, field)[0] != '\0')
          newsroom_author_set_text (credited, field, get (entry, field));
    }
}

/* Two profiles of one name cannot be told apart later. */
static gboolean
has_twice (Reader *reader)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reader->entries->len; i++)
    if (!g_hash_table_add (names, (gpointer)get (g_ptr_array_index (reader->entries, i), NEWSROOM_AUTHOR_NAME)))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_text_authors_find:
 * @range: the lines of the story with all that follows
 *
 * Returns: the lines from the last one that is a label like "Author" to the end; empty if
 *   there is none
 */
NewsroomTextRange
newsroom_text_authors_find (const NewsroomTextRange *range)
{
  NewsroomTextRange block = { range->lines, range->end, range->end };

  for (gsize i = range->end; i-- > range->first;)
    {
      const NewsroomTextLine *line = &range->lines[i];
      gboolean                begins_block = i == range->first || newsroom_text_line_is_blank (line - 1);

      if (begins_block && line->indent < MIN_INDENT && newsroom_layout_is_author_label (line->text, newsroom_text_line_length (line)))
        {
          block.first = i;
          break;
        }
    }

  return block;
}

/**
 * newsroom_text_authors_read:
 * @range: what newsroom_text_authors_find() found; its end is set to the first line that is
 *   not about an author
 * @credits: (element-type NewsroomCredit): those of the byline; who is not among them is added
 * @report: told whose name was inferred
 *
 * Reads profiles: a bullet with the publication and its tagline or with name and role, then
 * paragraphs of biography that are set in, and lines that are an address. Changes nothing
 * unless every profile has a name.
 *
 * Returns: whether the lines are about authors
 */
gboolean
newsroom_text_authors_read (NewsroomTextRange *range,
                            GPtrArray         *credits,
                            NewsroomReport    *report)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);
  Reader reader = { .range = range, .credits = credits, .entries = entries };
  gsize  end = range->first + 1;
  gsize  at;

  if (range->first == range->end)
    return FALSE;

  at = newsroom_text_range_skip_blank (range, end);
  while (at < range->end)
    {
      gsize block_end = newsroom_text_range_find_block_end (range, at);
      gsize next = read_part (&reader, at, block_end);

      if (next == at)
        break;
      end = next;
      at = newsroom_text_range_skip_blank (range, next);
    }

  if (!name_entries (&reader) || has_twice (&reader))
    return FALSE;

  newsroom_report_note (report, _ ("What stands under “%.*s” was read as the profile of the author."), (int)newsroom_text_line_length (&range->lines[range->first]), range->lines[range->first].text);
  credit_entries (&reader, report);
  range->end = end;

  return TRUE;
}
