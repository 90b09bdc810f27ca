/* newsroom-html-list.c — lists, pictures and comments of HTML to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "newsroom-insertion.h"

/* What is smaller than this, in pixels, is there to be counted and not to be seen. */
#define MIN_PICTURE 3

typedef struct
{
  NewsroomHtmlBlocks *blocks;
  const char         *box; /* of a task, else "" */
} Item;

static void
item_free (Item *item)
{
  newsroom_html_blocks_free (item->blocks);
  g_free (item);
}

/* Returns: (nullable): what the item begins with, if that is a box to tick */
static const NewsroomHtmlNode *
find_box (const NewsroomHtmlNode *item)
{
  static const char *const around[] = { "p", "span", "label", "div", "font", NULL };

  for (guint i = 0; i < item->children->len; i++)
    {
      const NewsroomHtmlNode *child = g_ptr_array_index (item->children, i);

      if (child->name != NULL && strcmp (child->name, "input") == 0)
        return g_strcmp0 (newsroom_html_node_get (child, "type"), "checkbox") == 0 ? child : NULL;
      if (newsroom_html_node_is (child, around) && !newsroom_html_node_is_blank (child))
        return find_box (child);
      if (!newsroom_html_node_is_blank (child))
        return NULL;
    }

  return NULL;
}

static const char *
get_box (const NewsroomHtmlNode *item)
{
  const char             *role = newsroom_html_node_get (item, "role");
  const NewsroomHtmlNode *box;

  if (g_strcmp0 (role, "checkbox") == 0)
    return g_strcmp0 (newsroom_html_node_get (item, "aria-checked"), "true") == 0 ? "[x] " : "[ ] ";
  box = find_box (item);
  if (box == NULL)
    return "";

  return newsroom_html_node_get (box, "checked") != NULL ? "[x] " : "[ ] ";
}

static Item *
add_item (GPtrArray           *items,
          NewsroomHtmlContext *context,
          const char          *box)
{
  Item *item = g_new0 (Item, 1);

  item->blocks = newsroom_html_blocks_new (context);
  item->box = box;
  g_ptr_array_add (items, item);

  return item;
}

/* Lists between the items, as Google Docs and LibreOffice have them, belong to the item before. */
static void
collect_items (GPtrArray               *items,
               NewsroomHtmlContext     *context,
               const NewsroomHtmlNode  *list,
               const NewsroomHtmlState *state)
{
  Item *item = NULL;

  for (guint i = 0; i < list->children->len; i++)
    {
      const NewsroomHtmlNode *child = g_ptr_array_index (list->children, i);

      if (newsroom_html_node_is_blank (child))
        continue;
      if (child->name != NULL && strcmp (child->name, "li") == 0)
        {
          item = add_item (items, context, get_box (child));
          newsroom_html_blocks_write (item->blocks, child, state);
        }
      else
        {
          if (item == NULL)
            item = add_item (items, context, "");
          newsroom_html_blocks_write_node (item->blocks, child, state);
        }
      newsroom_html_blocks_flush (item->blocks);
    }
}

static void
append_items (GString   *markdown,
              GPtrArray *items,
              char       sign,
              guint      number)
{
  gboolean is_tight = TRUE;

  for (guint i = 0; i < items->len; i++)
    is_tight = is_tight && newsroom_html_blocks_is_tight (((Item *)g_ptr_array_index (items, i))->blocks);

  for (guint i = 0; i < items->len; i++)
    {
      const Item      *item = g_ptr_array_index (items, i);
      g_autofree char *content = newsroom_html_blocks_dup_markdown (item->blocks, is_tight);
      g_autofree char *marker = strchr ("-*", sign) != NULL ? g_strdup_printf ("%c ", sign) : g_strdup_printf ("%u%c ", number++, sign);
      g_autofree char *first = g_strconcat (marker, item->box, NULL);
      g_autofree char *others = g_strnfill (strlen (marker), ' ');
      g_autofree char *indented = newsroom_insertion_indent (content, first, others);

      if (markdown->len > 0)
        g_string_append (markdown, is_tight ? "\n" : "\n\n");
      g_string_append (markdown, indented);
    }
}

static void
drop_empty_items (GPtrArray *items)
{
  guint i = 0;

  while (i < items->len)
    {
      if (((Item *)g_ptr_array_index (items, i))->blocks->blocks->len == 0)
        g_ptr_array_remove_index (items, i);
      else
        i++;
    }
}

/**
 * newsroom_html_blocks_write_list:
 * @self: blocks
 * @list: an element that is a list
 * @state: what it has from those around it
 *
 * Adds it without the items that are empty. Two lists one below the other have other markers, or they
 * would be one.
 */
void
newsroom_html_blocks_write_list (NewsroomHtmlBlocks      *self,
                                 const NewsroomHtmlNode  *list,
                                 const NewsroomHtmlState *state)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  const char       *start = newsroom_html_node_get (list, "start");
  gboolean          ordered = strcmp (list->name, "ol") == 0;
  NewsroomHtmlState inside = *state;
  GString          *markdown;
  char              sign;

  newsroom_html_blocks_flush (self);
  inside.depth++;
  inside.n_lists++;
  collect_items (items, self->context, list, &inside);
  drop_empty_items (items);
  if (items->len == 0)
    return;

  sign = ordered ? '.' : '-';
  if (newsroom_html_blocks_get_last_sign (self) == sign)
    sign = ordered ? ')' : '*';
  markdown = g_string_new (NULL);
  append_items (markdown, items, sign, start != NULL ? (guint)CLAMP (atoi (start), 0, 900000000) : 1);
  newsroom_html_blocks_add (self, g_string_free (markdown, FALSE), sign);
  self->context->counts->lists += state->n_lists == 0;
}

/**
 * newsroom_html_blocks_write_flat_list:
 * @self: blocks
 * @list: an element that is a list
 * @state: what it has from those around it, all of which goes in one line
 *
 * Adds its items to the paragraph, parted by semicolons where they do not end with a mark of their own.
 *
 * Returns: %TRUE
 */
gboolean
newsroom_html_blocks_write_flat_list (NewsroomHtmlBlocks      *self,
                                      const NewsroomHtmlNode  *list,
                                      const NewsroomHtmlState *state)
{
  NewsroomHtmlState inside = *state;
  gboolean          is_first = state->n_lists == 0;

  inside.n_lists++;
  for (guint i = 0; i < list->children->len; i++)
    {
      const NewsroomHtmlNode *child = g_ptr_array_index (list->children, i);

      if (newsroom_html_node_is_blank (child))
        continue;
      g_string_append (self->context->words, newsroom_html_inline_part (self->line, state->marks, !is_first));
      is_first = FALSE;
      newsroom_html_blocks_write_node (self, child, &inside);
    }

  return TRUE;
}

/* Returns the side in pixels, G_MAXINT where it is not said. */
static int
get_side (const NewsroomHtmlNode *picture,
          const char             *side)
{
  g_autofree char *style = newsroom_html_node_dup_style (picture, side);
  const char      *value = style != NULL ? style : newsroom_html_node_get (picture, side);

  if (value == NULL || !g_ascii_isdigit (value[0]) || strpbrk (value, "%e") != NULL)
    return G_MAXINT;

  return atoi (value);
}

/* Whether an address is the name of a file, perhaps in a folder beside the page. */
static gboolean
is_file_name (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return scheme == NULL && address[0] != '\0' && strchr ("/#?", address[0]) == NULL;
}

/* Whether it is in the folder that browsers save beside a page, whose name they end so. */
static gboolean
is_in_saved_folder (const char *address)
{
  static const char *const ends[] = { "_files", ".files", "-Dateien", "_fichiers", "_archivos" };
  const char              *start = g_str_has_prefix (address, "./") ? address + 2 : address;
  g_autofree char         *given = g_strndup (start, strcspn (start, "/"));
  g_autofree char         *folder = g_uri_unescape_string (given, NULL);

  for (guint i = 0; folder != NULL && start[strlen (given)] == '/' && i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (folder, ends[i]))
      return is_file_name (address);

  return FALSE;
}

/* Returns: (transfer full) (nullable): the address of a picture that is to be kept */
static char *
dup_picture_address (const NewsroomHtmlBlocks *self,
                     const NewsroomHtmlNode   *picture,
                     const char               *source)
{
  gboolean         had_tracker = FALSE;
  g_autofree char *address = NULL;

  if (self->context->is_exact)
    return g_strdup (source);
  if (MIN (get_side (picture, "width"), get_side (picture, "height")) < MIN_PICTURE)
    return NULL;
  if (is_in_saved_folder (source) || (self->context->has_files && is_file_name (source)))
    return g_strdup (g_str_has_prefix (source, "./") ? source + 2 : source);
  address = newsroom_html_clean_address (source, self->context->base, &had_tracker);

  return address != NULL && g_str_has_prefix (address, "http") ? g_steal_pointer (&address) : NULL;
}

/* Whether the words of a picture are only what its file is called, which tells a reader nothing. */
static gboolean
is_name_of_file (const char *words,
                 const char *address)
{
  g_autofree char *unescaped = g_uri_unescape_string (address, NULL);
  g_autofree char *name = g_path_get_basename (unescaped != NULL ? unescaped : address);
  gsize            length = strlen (words);

  return length > 0 && strncmp (name, words, length) == 0 && (name[length] == '\0' || strchr (".?#", name[length]) != NULL);
}

/**
 * newsroom_html_blocks_write_picture:
 * @self: blocks
 * @picture: an element that is a picture
 * @state: what it has from those around it
 *
 * Adds it to the paragraph. Pictures of signs are signs; others need an address of their own, and some
 * size, or they are counted as left out.
 */
void
newsroom_html_blocks_write_picture (NewsroomHtmlBlocks      *self,
                                    const NewsroomHtmlNode  *picture,
                                    const NewsroomHtmlState *state)
{
  NewsroomHtmlCounts *counts = self->context->counts;
  const char         *source = newsroom_html_node_get (picture, "src");
  const char         *words = newsroom_html_node_get (picture, "alt");
  g_autofree char    *address = NULL;

  if (words == NULL)
    words = "";
  if (words[0] != '\0' && (newsroom_html_node_has_class (picture, "emoji") || newsroom_html_node_get (picture, "data-emoji") != NULL))
    {
      newsroom_html_inline_add_text (self->line, words, strlen (words), state->marks, 0);
      g_string_append (self->context->words, words);
      return;
    }

  address = source != NULL ? dup_picture_address (self, picture, source) : NULL;
  if (address == NULL)
    {
      counts->dropped_pictures++;
      return;
    }

  if (is_name_of_file (words, address))
    {
      words = "";
      counts->file_names++;
    }
  newsroom_html_inline_add_picture (self->line, words, address, newsroom_html_node_get (picture, NEWSROOM_HTML_CAPTION));
  g_string_append (self->context->words, words);
  counts->pictures++;
}

/**
 * newsroom_html_blocks_write_note:
 * @self: blocks
 * @note: an element with a comment for the desk as its text, as the readers of documents make it
 *
 * Adds it to the paragraph.
 */
void
newsroom_html_blocks_write_note (NewsroomHtmlBlocks     *self,
                                 const NewsroomHtmlNode *note)
{
  for (guint i = 0; i < note->children->len; i++)
    {
      const NewsroomHtmlNode *child = g_ptr_array_index (note->children, i);

      if (child->text != NULL)
        g_string_append (self->context->words, newsroom_html_inline_add_note (self->line, child->text->str));
    }
}
