/* newsroom-print-story.c — an article as the parts that are printed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-story.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-date-line.h"
#include "newsroom-layout.h"
#include "newsroom-notes.h"
#include "newsroom-print-body.h"

/* Points */
#define BODY_SIZE 11
#define HEADLINE_SIZE 22
#define STANDFIRST_SIZE 13
#define SMALL_SIZE 9.5
#define CLOSE_SPACE 2
#define WIDE_SPACE 14

static void
note_free (NewsroomPrintNote *note)
{
  g_free (note->words);
  g_free (note);
}

/* A part of its own for words that are no Markdown; %NULL where there are none. */
static NewsroomPrintPart *
add_text (NewsroomPrintStory *story,
          const char         *text,
          double              size,
          gboolean            is_bold)
{
  NewsroomPrintPart *part;

  if (text[0] == '\0')
    return NULL;

  part = newsroom_print_part_new (NEWSROOM_PRINT_TEXT, text, size);
  part->is_bold = is_bold;
  g_ptr_array_add (story->parts, part);

  return part;
}

static void
set_space (NewsroomPrintPart *part,
           double             space)
{
  if (part != NULL)
    part->space = space;
}

static void
add_rule (NewsroomPrintStory *story)
{
  NewsroomPrintPart *part = newsroom_print_part_new (NEWSROOM_PRINT_RULE, "", BODY_SIZE);

  part->keeps_next = TRUE;
  g_ptr_array_add (story->parts, part);
}

static void
add_date (NewsroomPrintStory *story,
          NewsroomTime        which,
          gint64              time)
{
  g_autofree char *line = time != 0 ? newsroom_date_line_format (which, time) : NULL;

  if (line != NULL)
    set_space (add_text (story, line, SMALL_SIZE, FALSE), CLOSE_SPACE);
}

static void
add_top (NewsroomPrintStory *story,
         NewsroomArticle    *article)
{
  const char        *headline = newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE);
  g_autofree char   *byline = newsroom_article_dup_byline (article);
  const gint64       published = newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED);
  NewsroomPrintPart *part;

  add_text (story, newsroom_article_get_text (article, NEWSROOM_FIELD_KICKER), BODY_SIZE, TRUE);
  part = add_text (story, headline[0] != '\0' ? headline : _ ("Untitled"), HEADLINE_SIZE, TRUE);
  part->space = CLOSE_SPACE;
  add_text (story, newsroom_article_get_text (article, NEWSROOM_FIELD_STANDFIRST), STANDFIRST_SIZE, FALSE);
  add_text (story, byline, BODY_SIZE, TRUE);
  add_date (story, NEWSROOM_TIME_PUBLISHED, published);
  if (published != 0)
    add_date (story, NEWSROOM_TIME_UPDATED, newsroom_article_get_shown_update (article));

  for (guint i = 0; i < story->parts->len; i++)
    ((NewsroomPrintPart *)g_ptr_array_index (story->parts, i))->keeps_next = TRUE;
  add_rule (story);
}

static NewsroomPrintNote *
note_new (const char         *body,
          const NewsroomNote *found)
{
  NewsroomPrintNote *note = g_new0 (NewsroomPrintNote, 1);
  gsize              start = found->start + NEWSROOM_NOTE_DELIMITER_LENGTH;
  gsize              end = found->end - NEWSROOM_NOTE_DELIMITER_LENGTH;

  note->words = g_strstrip (g_strndup (body + start, end > start ? end - start : 0));

  return note;
}

/* The places of the comments, in bytes. */
static GArray *
find_notes (NewsroomPrintStory *story,
            const char         *body)
{
  g_autoptr (GArray) notes = newsroom_notes_find (body, -1);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *found = &g_array_index (notes, NewsroomNote, i);

      if (found->kind != NEWSROOM_NOTE_COMMENT)
        continue;
      g_array_append_val (places, found->start);
      g_ptr_array_add (story->notes, note_new (body, found));
    }

  return places;
}

static void
add_body (NewsroomPrintStory *story,
          NewsroomArticle    *article,
          gboolean            is_proof)
{
  const char      *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  const char      *dateline = newsroom_article_get_text (article, NEWSROOM_FIELD_DATELINE);
  g_autofree char *lead = dateline[0] != '\0' ? g_strconcat (dateline, " " NEWSROOM_LAYOUT_DASH " ", NULL) : g_strdup ("");
  g_autoptr (GArray) places = is_proof ? find_notes (story, body) : g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char   *rest = newsroom_notes_cut (body, -1, (gsize *)(void *)places->data, places->len);
  NewsroomPrintStyle style = { .size = BODY_SIZE, .is_counted = TRUE, .lead = lead };

  newsroom_print_body_add (story, rest != NULL ? rest : body, &style, (const gsize *)(const void *)places->data, places->len);
}

static void
add_contact (NewsroomPrintStory *story,
             const char         *words)
{
  set_space (add_text (story, words, SMALL_SIZE, FALSE), CLOSE_SPACE);
}

static gboolean
is_worth_telling (NewsroomAuthor *author)
{
  static const NewsroomAuthorField fields[] = {
    NEWSROOM_AUTHOR_ROLE, NEWSROOM_AUTHOR_AFFILIATION, NEWSROOM_AUTHOR_TAGLINE, NEWSROOM_AUTHOR_BIOGRAPHY, NEWSROOM_AUTHOR_EMAIL, NEWSROOM_AUTHOR_URL, NEWSROOM_AUTHOR_SOCIAL
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (newsroom_author_get_text (author, fields[i])[0] != '\0')
      return TRUE;

  return FALSE;
}

static void
add_author (NewsroomPrintStory *story,
            NewsroomAuthor     *author)
{
  const char        *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
  const char        *role = newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE);
  const char        *affiliation = newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION);
  const char        *tagline = newsroom_author_get_text (author, NEWSROOM_AUTHOR_TAGLINE);
  g_autofree char   *who = g_strconcat (name, name[0] != '\0' && role[0] != '\0' ? ", " : "", role, NULL);
  g_autofree char   *where = g_strconcat (affiliation, affiliation[0] != '\0' && tagline[0] != '\0' ? " – " : "", tagline, NULL);
  NewsroomPrintStyle style = { .size = SMALL_SIZE, .is_counted = FALSE, .lead = "" };
  NewsroomPrintPart *part = add_text (story, who, SMALL_SIZE, TRUE);

  if (part != NULL)
    part->keeps_next = part->keeps_together = TRUE;
  set_space (part, WIDE_SPACE);
  set_space (add_text (story, where, SMALL_SIZE, FALSE), CLOSE_SPACE);
  newsroom_print_body_add (story, newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY), &style, NULL, 0);
  add_contact (story, newsroom_author_get_text (author, NEWSROOM_AUTHOR_EMAIL));
  add_contact (story, newsroom_author_get_text (author, NEWSROOM_AUTHOR_URL));
  add_contact (story, newsroom_author_get_text (author, NEWSROOM_AUTHOR_SOCIAL));
}

static void
add_authors (NewsroomPrintStory *story,
             NewsroomArticle    *article)
{
  GListModel *credits = newsroom_article_get_credits (article);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (g_hash_table_contains (seen, author) || !is_worth_telling (author))
        continue;
      if (g_hash_table_size (seen) == 0)
        add_rule (story);
      g_hash_table_add (seen, author);
      add_author (story, author);
    }
}

/**
 * newsroom_print_story_new:
 * @article: an article
 * @is_proof: whether it is for the desk, with the comments of the body as notes
 *
 * Any thread, as long as nobody changes the article meanwhile. Kicker, headline, standfirst, byline and
 * dates; the body with its dateline; the authors. What is for the desk alone is in a proof alone.
 *
 * Returns: (transfer full): what is printed
 */
NewsroomPrintStory *
newsroom_print_story_new (NewsroomArticle *article,
                          gboolean         is_proof)
{
  NewsroomPrintStory *self = g_new0 (NewsroomPrintStory, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_print_part_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)note_free);
  self->editor_note = g_strdup (is_proof ? newsroom_article_get_text (article, NEWSROOM_FIELD_EDITOR_NOTE) : "");
  add_top (self, article);
  add_body (self, article, is_proof);
  add_authors (self, article);

  return self;
}

/**
 * newsroom_print_story_free:
 * @self: (transfer full): a story
 */
void
newsroom_print_story_free (NewsroomPrintStory *self)
{
  g_free (self->editor_note);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->parts);
  g_free (self);
}
