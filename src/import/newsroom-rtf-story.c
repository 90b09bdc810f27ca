/* newsroom-rtf-story.c — paragraphs and tables of Rich Text: of the text, of notes, of boxes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

static const NewsroomDocumentPlace plain = { .kind = NEWSROOM_DOCUMENT_PLAIN };

/**
 * newsroom_rtf_get_story:
 * @self: a file that is read
 *
 * Returns: (transfer none): what is being filled
 */
NewsroomRtfStory *
newsroom_rtf_get_story (const NewsroomRtf *self)
{
  return g_ptr_array_index (self->stories, self->stories->len - 1);
}

/**
 * newsroom_rtf_get_line:
 * @self: a file that is read
 *
 * Returns: (transfer none): the paragraph that is being filled
 */
NewsroomHtmlNode *
newsroom_rtf_get_line (NewsroomRtf *self)
{
  NewsroomRtfStory *story = newsroom_rtf_get_story (self);

  if (story->line == NULL)
    story->line = newsroom_html_node_new ("p");

  return story->line;
}

/**
 * newsroom_rtf_begin_story:
 * @self: a file that is read
 *
 * Words go to another place until newsroom_rtf_end_story().
 */
void
newsroom_rtf_begin_story (NewsroomRtf *self)
{
  NewsroomRtfStory *story = g_new0 (NewsroomRtfStory, 1);

  story->root = newsroom_html_node_new ("div");
  story->flow.parent = story->root;
  story->boxes = g_ptr_array_new ();
  story->marker = g_string_new (NULL);
  story->first_field = self->fields->len;
  g_ptr_array_add (self->stories, story);
}

static void
end_cell (NewsroomRtfTable *table)
{
  if (table->row == NULL)
    table->row = newsroom_html_node_new ("tr");
  g_ptr_array_add (table->row->children, table->cell != NULL ? g_steal_pointer (&table->cell) : newsroom_html_node_new ("td"));
}

static void
end_row (NewsroomRtfTable *table)
{
  if (table->cell != NULL && newsroom_html_node_is_blank (table->cell))
    g_clear_pointer (&table->cell, newsroom_html_node_free);
  if (table->cell != NULL)
    end_cell (table);
  if (table->row != NULL)
    g_ptr_array_add (table->table->children, g_steal_pointer (&table->row));
}

static NewsroomDocumentFlow *
get_flow (NewsroomRtfStory *story)
{
  NewsroomRtfTable *table;

  if (story->n_tables == 0)
    return &story->flow;

  table = &story->tables[story->n_tables - 1];
  if (table->cell == NULL)
    {
      table->cell = newsroom_html_node_new ("td");
      memset (&table->flow, 0, sizeof table->flow);
      table->flow.parent = table->cell;
    }

  return &table->flow;
}

/* Returns: (transfer none): where paragraphs of a table so deep go; others than that are ended */
static NewsroomDocumentFlow *
open_tables (NewsroomRtfStory *story,
             guint             level)
{
  level = MIN (level, NEWSROOM_RTF_MAX_TABLES);
  while (story->n_tables > level)
    {
      NewsroomRtfTable *table = &story->tables[story->n_tables - 1];

      end_row (table);
      story->n_tables--;
      newsroom_document_flow_add (get_flow (story), g_steal_pointer (&table->table), &plain);
    }
  while (story->n_tables < level)
    {
      NewsroomRtfTable *table;

      (void)get_flow (story);
      table = &story->tables[story->n_tables++];
      memset (table, 0, sizeof *table);
      table->table = newsroom_html_node_new ("table");
    }

  return get_flow (story);
}

static guint
find_table_level (const NewsroomRtf      *self,
                  const NewsroomRtfStory *story)
{
  const NewsroomRtfParagraph *paragraph = &self->state->paragraph;

  if (paragraph->is_in_table != 0)
    return (guint)MAX (paragraph->nesting, 1);
  if (paragraph->nesting > 1)
    return (guint)paragraph->nesting;

  return story->is_in_row ? 1 : 0;
}

/* Takes the marks away that all words of a heading have. */
static void
remove_bold (NewsroomHtmlNode *node)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      NewsroomHtmlNode *child = g_ptr_array_index (node->children, i);

      if (g_strcmp0 (child->name, "strong") == 0)
        {
          g_free (child->name);
          child->name = g_strdup ("span");
        }
      else if (g_strcmp0 (child->name, "a") == 0)
        {
          remove_bold (child);
        }
    }
}

static void
set_kind (NewsroomHtmlNode            *line,
          const NewsroomDocumentPlace *place,
          NewsroomDocumentRole         role)
{
  const char *class = NULL;

  if (role == NEWSROOM_DOCUMENT_ROLE_TITLE)
    class = NEWSROOM_DOCUMENT_TITLE;
  else if (role == NEWSROOM_DOCUMENT_ROLE_SUBTITLE)
    class = NEWSROOM_DOCUMENT_SUBTITLE;
  else if (role == NEWSROOM_DOCUMENT_ROLE_BYLINE)
    class = NEWSROOM_DOCUMENT_BYLINE;
  if (class != NULL)
    {
      const char *const pairs[] = { "class", class, NULL };

      line->attributes = g_strdupv ((char **)pairs);
    }
  if (place->kind == NEWSROOM_DOCUMENT_HEADING)
    {
      g_free (line->name);
      line->name = g_strdup_printf ("h%u", MIN (place->level, 6));
    }
}

static void
add_line (NewsroomRtf          *self,
          NewsroomRtfStory     *story,
          NewsroomDocumentFlow *flow)
{
  NewsroomDocumentRole  role;
  NewsroomDocumentPlace place;

  if (newsroom_html_node_is_blank (story->line))
    {
      place = plain;
      role = NEWSROOM_DOCUMENT_ROLE_NONE;
    }
  else
    {
      place = newsroom_rtf_find_place (self, flow, &role);
    }
  if (place.kind == NEWSROOM_DOCUMENT_HEADING && !story->has_plain)
    remove_bold (story->line);
  set_kind (story->line, &place, role);
  newsroom_document_flow_add (flow, g_steal_pointer (&story->line), &place);
}

static void
end_line (NewsroomRtf      *self,
          NewsroomRtfStory *story,
          guint             level)
{
  static const NewsroomDocumentPlace more = { .kind = NEWSROOM_DOCUMENT_CONTINUED, .level = NEWSROOM_DOCUMENT_MAX_LEVEL };
  NewsroomDocumentFlow              *flow = open_tables (story, level);

  if (story->line != NULL)
    add_line (self, story, flow);
  for (guint i = 0; i < story->boxes->len; i++)
    newsroom_document_flow_add (flow, g_ptr_array_index (story->boxes, i), flow->n_open > 0 ? &more : &plain);
  g_ptr_array_set_size (story->boxes, 0);
  g_string_truncate (story->marker, 0);
  story->has_marker = FALSE;
  story->has_plain = FALSE;
}

/**
 * newsroom_rtf_end_paragraph:
 * @self: a file that is read
 *
 * Ends the paragraph of the innermost story, as the group in which it ends says.
 */
void
newsroom_rtf_end_paragraph (NewsroomRtf *self)
{
  NewsroomRtfStory *story = newsroom_rtf_get_story (self);

  end_line (self, story, find_table_level (self, story));
}

/**
 * newsroom_rtf_end_cell:
 * @self: a file that is read
 * @level: of the table, from 1
 */
void
newsroom_rtf_end_cell (NewsroomRtf *self,
                       guint        level)
{
  NewsroomRtfStory *story = newsroom_rtf_get_story (self);

  level = MIN (level, NEWSROOM_RTF_MAX_TABLES);
  end_line (self, story, level);
  if (self->state->paragraph.side == 'r' && story->tables[level - 1].cell->attributes == NULL)
    {
      const char *const pairs[] = { "align", "right", NULL };

      story->tables[level - 1].cell->attributes = g_strdupv ((char **)pairs);
    }
  end_cell (&story->tables[level - 1]);
}

/**
 * newsroom_rtf_end_row:
 * @self: a file that is read
 * @level: of the table, from 1
 */
void
newsroom_rtf_end_row (NewsroomRtf *self,
                      guint        level)
{
  NewsroomRtfStory *story = newsroom_rtf_get_story (self);

  level = MIN (level, NEWSROOM_RTF_MAX_TABLES);
  if (story->line != NULL)
    end_line (self, story, level);
  if (level == 1)
    story->is_in_row = FALSE;
  if (story->n_tables < level)
    return;
  (void)open_tables (story, level);
  end_row (&story->tables[level - 1]);
}

/**
 * newsroom_rtf_end_story:
 * @self: a file that is read
 *
 * Ends the innermost story.
 *
 * Returns: (transfer full): what stands in it
 */
NewsroomHtmlNode *
newsroom_rtf_end_story (NewsroomRtf *self)
{
  g_autofree NewsroomRtfStory *story = newsroom_rtf_get_story (self);

  newsroom_rtf_end_paragraph (self);
  (void)open_tables (story, 0);
  g_ptr_array_set_size (self->stories, self->stories->len - 1);
  g_ptr_array_unref (story->boxes);
  g_string_free (story->marker, TRUE);

  return story->root;
}
