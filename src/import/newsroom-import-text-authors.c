/* newsroom-import-text-authors.c — what stands under the story about its authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-profiles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-address.h"
#include "newsroom-byline.h"
#include "newsroom-credit.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-layout.h"
#include "newsroom-name.h"

/* Columns by which a biography is set in. */
#define MIN_INDENT 2

typedef struct
{
  const NewsroomTextRange *range;
  NewsroomTextProfiles    *profiles;
  gboolean                 is_flush; /* nothing is set in or has a bullet */
} Reader;

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

/* Whether a paragraph that opens with @name is about somebody else than the profile. */
static gboolean
is_about_another (NewsroomTextProfile *profile,
                  const char          *name)
{
  return profile->biography->len > 0 || (newsroom_text_profile_get_name (profile)[0] != '\0' && !g_str_equal (newsroom_text_profile_get_name (profile), name));
}

/* The people with whose names @words open: "Ann Example and Bo Sample are reporters."; NULL if it
 * is not more than one. */
static GPtrArray *
infer_several (const char *words)
{
  static const char *const verbs[] = { " are ", " were ", " have ", " cover ", " report ", " write ", " work " };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char      *verb = strstr (words, verbs[i]);
      g_autofree char *names = verb != NULL ? g_strndup (words, (gsize)(verb - words)) : NULL;
      g_autoptr (GPtrArray) credits = names != NULL ? newsroom_byline_split (names) : NULL;

      if (credits != NULL)
        return g_steal_pointer (&credits);
    }

  return NULL;
}

/* Gives one biography, and what is known already, to each of the people whom it names. */
static gboolean
read_shared_biography (Reader              *reader,
                       NewsroomTextProfile *profile,
                       const char          *words,
                       const char          *markdown)
{
  g_autoptr (GPtrArray) people = NULL;

  if (profile->biography->len > 0 || newsroom_text_profile_get_name (profile)[0] != '\0')
    return FALSE;
  people = infer_several (words);
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const char          *name = newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (people, i)), NEWSROOM_AUTHOR_NAME);
      NewsroomTextProfile *person = i == 0 ? profile : newsroom_text_profiles_add (reader->profiles, name);

      newsroom_author_set_text (person->author, NEWSROOM_AUTHOR_NAME, name);
      newsroom_author_set_text (person->author, NEWSROOM_AUTHOR_AFFILIATION, newsroom_author_get_text (profile->author, NEWSROOM_AUTHOR_AFFILIATION));
      newsroom_author_set_text (person->author, NEWSROOM_AUTHOR_TAGLINE, newsroom_author_get_text (profile->author, NEWSROOM_AUTHOR_TAGLINE));
      g_string_append (person->biography, markdown);
      person->is_inferred = TRUE;
    }

  return TRUE;
}

/* With @may_begin a name at the beginning may begin another profile. */
static void
read_biography (Reader                  *reader,
                const NewsroomTextRange *range,
                gboolean                 may_begin)
{
  NewsroomTextProfile *profile = newsroom_text_profiles_get_last (reader->profiles);
  g_autofree char     *words = join_words (range);
  g_autofree char     *name = newsroom_name_infer (words);
  g_autofree char     *markdown = newsroom_text_paragraphs_to_markdown (range);

  if (profile == NULL || (may_begin && name != NULL && is_about_another (profile, name)))
    profile = newsroom_text_profiles_add (reader->profiles, NULL);

  if (name == NULL && read_shared_biography (reader, profile, words, markdown))
    return;
  if (profile->biography->len > 0)
    g_string_append (profile->biography, "\n\n");
  else if (name != NULL && newsroom_text_profile_get_name (profile)[0] == '\0')
    {
      newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_NAME, name);
      profile->is_inferred = TRUE;
    }
  g_string_append (profile->biography, markdown);
}

static gboolean
read_paragraph (Reader                  *reader,
                const NewsroomTextRange *range)
{
  NewsroomTextProfile *profile = newsroom_text_profiles_get_last (reader->profiles);

  if (profile != NULL && are_contacts (range))
    {
      for (gsize i = range->first; i < range->end; i++)
        {
          g_autofree char *text = newsroom_text_line_dup (&range->lines[i]);

          newsroom_text_profile_read_contact (profile, text);
        }
      return TRUE;
    }

  read_biography (reader, range, reader->is_flush);

  return TRUE;
}

static gboolean
ends_sentence (const NewsroomTextLine *line)
{
  return strchr (".!?", line->end[-1]) != NULL;
}

/* "Ann Example, Reporter", a line that is no sentence. */
static gboolean
read_role_line (Reader                 *reader,
                const NewsroomTextLine *line)
{
  g_autofree char *text = newsroom_text_line_dup (line);
  g_autofree char *name = newsroom_name_infer_from_profile (text);

  return name != NULL && !ends_sentence (line) && newsroom_text_profiles_read_named (reader->profiles, text);
}

/* Whether each of several lines tells of somebody else. */
static gboolean
tells_of_several (const NewsroomTextRange *range)
{
  g_autofree char *before = NULL;

  for (gsize i = range->first; i < range->end; i++)
    {
      g_autofree char *text = newsroom_text_line_dup (&range->lines[i]);
      g_autofree char *name = newsroom_name_infer_from_profile (text);

      if (name == NULL || g_strcmp0 (name, before) == 0 || (i + 1 < range->end && range->lines[i].ends_hard))
        return FALSE;
      g_free (before);
      before = g_steal_pointer (&name);
    }

  return range->end - range->first > 1;
}

static void
read_each_line (Reader                  *reader,
                const NewsroomTextRange *range)
{
  for (gsize i = range->first; i < range->end; i++)
    {
      NewsroomTextRange line = { range->lines, i, i + 1 };

      if (!read_role_line (reader, &range->lines[i]))
        read_biography (reader, &line, TRUE);
    }
}

/* "She lives in Kyiv.", "Ann lives in Kyiv.", "Follow her on …" where the person is known already. */
static gboolean
goes_on_about (Reader     *reader,
               const char *words)
{
  static const char *const pronouns[] = { "She", "He", "They", "Her", "His", "Their", "Sie", "Er", "Elle", "Il", "Ella", "Follow", NULL };
  NewsroomTextProfile     *profile = newsroom_text_profiles_get_last (reader->profiles);
  g_autofree char         *first = g_strndup (words, strcspn (words, " "));
  const char              *name = profile != NULL ? newsroom_text_profile_get_name (profile) : "";
  const NewsroomTextLine  *label = &reader->range->lines[reader->range->first];

  /* "About the author", of whom the byline has one */
  if (profile == NULL && (reader->profiles->n_credited != 1 || memchr (label->text, ' ', newsroom_text_line_length (label)) == NULL))
    return FALSE;
  if (profile != NULL && profile->biography->len == 0)
    return FALSE;

  return g_strv_contains (pronouns, first) || (profile != NULL && g_str_has_prefix (name, first) && name[strlen (first)] == ' ');
}

/* Where nothing is set in, a line is about an author only if it says so itself. */
static gboolean
read_flush_paragraph (Reader                  *reader,
                      const NewsroomTextRange *range)
{
  g_autofree char *words = join_words (range);
  g_autofree char *name = newsroom_name_infer (words);
  gboolean         is_line = range->end - range->first == 1;

  if (is_line && read_role_line (reader, &range->lines[range->first]))
    return TRUE;
  if (name != NULL || goes_on_about (reader, words) || (newsroom_text_profiles_get_last (reader->profiles) != NULL && are_contacts (range)))
    return read_paragraph (reader, range);

  return is_line && newsroom_text_profiles_read_named (reader->profiles, words);
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

/* Reads "• Ann Example covers harbours." with the lines that go on with it; returns the line
 * after them, or @at if it is no sentence about somebody. */
static gsize
read_told_bullet (Reader *reader,
                  gsize   at,
                  gsize   end,
                  gsize   bullet)
{
  gsize                        next = find_paragraph_end (reader->range, at, end, FALSE);
  g_autofree NewsroomTextLine *lines = g_memdup2 (&reader->range->lines[at], (next - at) * sizeof *lines);
  NewsroomTextRange            paragraph = { lines, 0, next - at };
  g_autofree char             *words = NULL;
  g_autofree char             *name = NULL;

  lines[0].text += bullet;
  words = join_words (&paragraph);
  name = newsroom_name_infer_from_profile (words);
  if (name == NULL || !ends_sentence (&lines[next - at - 1]))
    return at;

  read_biography (reader, &paragraph, TRUE);

  return next;
}

/* Reads what stands after a bullet of so many bytes; returns the line after it. */
static gsize
read_bullet (Reader *reader,
             gsize   at,
             gsize   end,
             gsize   bullet)
{
  const NewsroomTextLine *line = &reader->range->lines[at];
  g_autofree char        *text = g_strndup (line->text + bullet, newsroom_text_line_length (line) - bullet);
  gsize                   next;

  if (newsroom_text_profiles_read_named (reader->profiles, text))
    return at + 1;

  next = read_told_bullet (reader, at, end, bullet);
  if (next > at)
    return next;

  newsroom_text_profiles_read_affiliation (reader->profiles, text);

  return at + 1;
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

  if (newsroom_text_profiles_get_last (reader->profiles) == NULL && bullet == 0 && line->indent < MIN_INDENT)
    reader->is_flush = TRUE;
  if (bullet > 0 && !reader->is_flush)
    return read_bullet (reader, at, end, bullet);

  paragraph.end = find_paragraph_end (reader->range, at, end, reader->is_flush);
  if ((reader->is_flush || line->indent >= MIN_INDENT) && tells_of_several (&paragraph))
    {
      read_each_line (reader, &paragraph);
      return paragraph.end;
    }
  if (reader->is_flush)
    return read_flush_paragraph (reader, &paragraph) ? paragraph.end : at;
  if (line->indent < MIN_INDENT)
    return at;
  if (newsroom_text_profiles_get_last (reader->profiles) == NULL && paragraph.end - at == 1)
    {
      g_autofree char *text = newsroom_text_line_dup (line);
      g_autofree char *name = newsroom_name_infer (text);
      g_autoptr (GPtrArray) several = infer_several (text);

      if (name == NULL && several == NULL)
        return read_bullet (reader, at, end, 0);
    }

  return read_paragraph (reader, &paragraph) ? paragraph.end : at;
}

/* Whether a credit says more than a name, which may be in capitals. */
static gboolean
has_place (NewsroomCredit *credit)
{
  const char      *wording = newsroom_credit_get_wording (credit);
  const char      *name = newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
  g_autofree char *cased = wording != NULL ? newsroom_name_from_capitals (wording) : NULL;

  return wording != NULL && g_strcmp0 (cased, name) != 0;
}

/* Who is named in "Author: Ann Example", one line; NULL if it is no such line. */
static GPtrArray *
find_named (const NewsroomTextLine *line)
{
  gsize            length = newsroom_text_line_length (line);
  const char      *colon = memchr (line->text, ':', length);
  g_autofree char *byline = NULL;
  g_autoptr (GPtrArray) credits = NULL;

  if (colon == NULL || (gsize)(colon - line->text) + 2 >= length || colon[1] != ' ' ||
      !newsroom_layout_is_author_label (line->text, (gsize)(colon - line->text)))
    return NULL;

  byline = g_strdup_printf ("By %.*s", (int)(line->end - colon - 2), colon + 2);
  credits = newsroom_byline_parse (byline);
  for (guint i = 0; i < credits->len; i++)
    if (has_place (g_ptr_array_index (credits, i)))
      return NULL;

  return credits->len > 0 ? g_steal_pointer (&credits) : NULL;
}

/* Begins a profile for everybody whom the line with the label names. */
static gboolean
read_label_line (Reader                 *reader,
                 const NewsroomTextLine *line)
{
  g_autoptr (GPtrArray) credits = find_named (line);

  for (guint i = 0; credits != NULL && i < credits->len; i++)
    {
      NewsroomAuthor      *author = newsroom_credit_get_author (g_ptr_array_index (credits, i));
      NewsroomTextProfile *profile = newsroom_text_profiles_add (reader->profiles, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));

      for (guint field = NEWSROOM_AUTHOR_NAME; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        if (newsroom_author_get_text (author, (NewsroomAuthorField)field)[0] != '\0')
          newsroom_author_set_text (profile->author, (NewsroomAuthorField)field, newsroom_author_get_text (author, (NewsroomAuthorField)field));
    }

  return credits != NULL;
}

static void
report_named (const NewsroomTextLine *line,
              const char             *label,
              NewsroomReport         *report)
{
  g_autoptr (GPtrArray) credits = find_named (line);

  newsroom_report_note (report, _ ("“%s” was read as the byline."), label);
  newsroom_report_explain (report, _ ("labels of fields"), label, -1);
  newsroom_import_byline_report (credits, report);
}

/**
 * newsroom_text_authors_find:
 * @range: the lines of the story with all that follows
 *
 * Returns: the lines from the last one that is a label like "Author", alone or with names after
 *   it, to the end; empty if there is none
 */
NewsroomTextRange
newsroom_text_authors_find (const NewsroomTextRange *range)
{
  NewsroomTextRange block = { range->lines, range->end, range->end };

  for (gsize i = range->end; i-- > range->first;)
    {
      const NewsroomTextLine *line = &range->lines[i];
      gboolean                begins_block = i == range->first || newsroom_text_line_is_blank (line - 1);
      gboolean                ends_block = i + 1 == range->end || newsroom_text_line_is_blank (line + 1) || line[1].indent >= MIN_INDENT;
      g_autoptr (GPtrArray) named = begins_block && ends_block ? find_named (line) : NULL;

      if (begins_block && line->indent < MIN_INDENT &&
          (named != NULL || newsroom_layout_is_author_label (line->text, newsroom_text_line_length (line))))
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
  g_autoptr (NewsroomTextProfiles) profiles = newsroom_text_profiles_new (credits);
  Reader           reader = { .range = range, .profiles = profiles };
  gsize            end = range->first + 1;
  gsize            at, block_end = 0;
  gboolean         is_named;
  g_autofree char *label = NULL;

  if (range->first == range->end)
    return FALSE;

  is_named = read_label_line (&reader, &range->lines[range->first]);
  at = newsroom_text_range_skip_blank (range, end);
  while (at < range->end && (!is_named || range->lines[at].indent >= MIN_INDENT))
    {
      gsize next;

      if (at >= block_end)
        block_end = newsroom_text_range_find_block_end (range, at);
      next = read_part (&reader, at, block_end);
      if (next == at)
        break;
      end = next;
      at = newsroom_text_range_skip_blank (range, next);
    }

  if (!newsroom_text_profiles_finish (profiles))
    return FALSE;

  label = newsroom_text_line_dup (&range->lines[range->first]);
  if (is_named)
    report_named (&range->lines[range->first], label, report);
  else
    newsroom_report_note (report, _ ("What stands under “%.*s” was read as the profile of the author."), (int)strlen (label), label);
  newsroom_report_explain (report, _ ("labels of fields"), label, -1);
  newsroom_text_profiles_credit (profiles, report);
  range->end = end;

  return TRUE;
}
