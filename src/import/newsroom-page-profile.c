/* newsroom-page-profile.c — what the box of an author on a page tells of the author
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-markdown-writer.h"
#include "newsroom-page-facts-private.h"

/* Letters of a biography. */
#define MIN_BIOGRAPHY 40
#define MAX_BIOGRAPHY 2000

/* Boxes that are looked at. */
#define MAX_BOXES 20

static gboolean
is_box (const NewsroomPage *page,
        guint               i)
{
  const NewsroomPageItem *item = newsroom_page_item (page, i);
  const NewsroomPageHints both = NEWSROOM_PAGE_AUTHOR | NEWSROOM_PAGE_BOX;

  return (item->hints & both) == both && item->n_chars >= MIN_BIOGRAPHY && item->n_chars <= MAX_BIOGRAPHY &&
         (newsroom_page_hints_around (page, i) & (NEWSROOM_PAGE_COMMENT | NEWSROOM_PAGE_RELATED)) == 0;
}

/* Returns: (transfer full): the running text of the box as Markdown */
static char *
dup_biography (const NewsroomPage *page,
               guint               box)
{
  g_autoptr (GString) biography = g_string_new (NULL);

  for (guint b = 0; b < page->blocks->len; b++)
    {
      const NewsroomPageBlock *block = newsroom_page_block (page, b);
      g_autofree char         *escaped = NULL;

      if (!newsroom_page_is_within (page, block->item, box) || block->kind == NEWSROOM_PAGE_HEADING || block->n_chars < MIN_BIOGRAPHY ||
          2 * block->n_link_chars > block->n_chars || block->is_about)
        continue;
      escaped = newsroom_markdown_escape_line (block->text, -1);
      if (biography->len > 0)
        g_string_append (biography, "\n\n");
      g_string_append (biography, escaped);
    }

  return g_string_free (g_steal_pointer (&biography), FALSE);
}

static gboolean
names (const NewsroomPage *page,
       guint               box,
       const char         *name)
{
  for (guint b = 0; b < page->blocks->len; b++)
    if (newsroom_page_is_within (page, newsroom_page_block (page, b)->item, box) && strstr (newsroom_page_block (page, b)->text, name) != NULL)
      return TRUE;

  return FALSE;
}

/* Of several authors, each has a box with the name; the only one needs none. */
static void
read_box (const NewsroomPage *page,
          guint               box,
          GPtrArray          *authors)
{
  g_autofree char *biography = dup_biography (page, box);

  for (guint i = 0; biography[0] != '\0' && i < authors->len; i++)
    {
      NewsroomAuthor *author = g_ptr_array_index (authors, i);

      if (!names (page, box, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME)))
        continue;
      if (newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY)[0] == '\0')
        newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, biography);
      return;
    }
}

/**
 * newsroom_page_read_profiles:
 * @page: a page that is pruned
 * @authors: (element-type NewsroomAuthor): those of its story, who get the biographies that boxes with
 *   their names have
 */
void
newsroom_page_read_profiles (const NewsroomPage *page,
                             GPtrArray          *authors)
{
  guint n_boxes = 0;

  for (guint i = page->body; i < page->items->len && n_boxes < MAX_BOXES; i++)
    if (is_box (page, i))
      {
        n_boxes++;
        read_box (page, i, authors);
        i = newsroom_page_item (page, i)->end - 1;
      }
}
