/* newsroom-docx-numbering.c — the lists of a Word document, and what number an item has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

#define N_LEVELS 9

typedef struct
{
  NewsroomDocxLevel levels[N_LEVELS];
  char             *style_link; /* (nullable): the style that says what its levels are */
  guint             counts[N_LEVELS];
  gboolean          is_counting[N_LEVELS];
} Abstract;

typedef struct
{
  int      abstract;
  int      starts[N_LEVELS]; /* -1 where it says none */
  gboolean has_started[N_LEVELS];
} Instance;

struct _NewsroomDocxNumbering
{
  /* Owned */
  GHashTable *abstracts; /* id → Abstract */
  GHashTable *instances; /* id → Instance */

  /* Borrowed */
  NewsroomDocx *docx;
};

static void
abstract_free (Abstract *abstract)
{
  g_free (abstract->style_link);
  g_free (abstract);
}

static void
read_level (NewsroomDocxLevel *level,
            const xmlNode     *node)
{
  const char *format = newsroom_xml_get (newsroom_xml_find (node, "numFmt"), "val");
  const char *text = newsroom_xml_get (newsroom_xml_find (node, "lvlText"), "val");

  level->start = newsroom_xml_get_int (newsroom_xml_find (node, "start"), "val", 1);
  level->is_ordered = format == NULL || strcmp (format, "bullet") != 0;
  /* With neither it goes on with an item, as some programs write more paragraphs of one. */
  level->is_none = (g_strcmp0 (format, "none") == 0 || !level->is_ordered) && (text == NULL || text[strspn (text, " ")] == '\0');
}

static void
read_abstract (NewsroomDocxNumbering *self,
               const xmlNode         *node)
{
  Abstract *abstract = g_new0 (Abstract, 1);

  for (guint i = 0; i < N_LEVELS; i++)
    abstract->levels[i].start = 1;
  abstract->style_link = g_strdup (newsroom_xml_get (newsroom_xml_find (node, "numStyleLink"), "val"));
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      int level = newsroom_xml_is (child, "lvl") ? newsroom_xml_get_int (child, "ilvl", -1) : -1;

      if (level >= 0 && level < N_LEVELS)
        read_level (&abstract->levels[level], child);
    }
  g_hash_table_replace (self->abstracts, GINT_TO_POINTER (newsroom_xml_get_int (node, "abstractNumId", 0)), abstract);
}

static void
read_instance (NewsroomDocxNumbering *self,
               const xmlNode         *node)
{
  Instance *instance = g_new0 (Instance, 1);

  instance->abstract = newsroom_xml_get_int (newsroom_xml_find (node, "abstractNumId"), "val", -1);
  for (guint i = 0; i < N_LEVELS; i++)
    instance->starts[i] = -1;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      int level = newsroom_xml_is (child, "lvlOverride") ? newsroom_xml_get_int (child, "ilvl", -1) : -1;

      if (level >= 0 && level < N_LEVELS)
        instance->starts[level] = newsroom_xml_get_int (newsroom_xml_find (child, "startOverride"), "val", -1);
    }
  g_hash_table_replace (self->instances, GINT_TO_POINTER (newsroom_xml_get_int (node, "numId", 0)), instance);
}

static void
read_part_cb (const xmlNode *node,
              gpointer       user_data)
{
  if (newsroom_xml_is (node, "abstractNum"))
    read_abstract (user_data, node);
  else if (newsroom_xml_is (node, "num"))
    read_instance (user_data, node);
}

/**
 * newsroom_docx_read_numbering:
 * @self: a document whose main part and styles are known
 */
void
newsroom_docx_read_numbering (NewsroomDocx *self)
{
  static const char *const containers[] = { "numbering", NULL };

  self->numbering = g_new0 (NewsroomDocxNumbering, 1);
  self->numbering->docx = self;
  self->numbering->abstracts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)abstract_free);
  self->numbering->instances = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  newsroom_docx_read_related (self, "numbering", containers, read_part_cb, self->numbering);
}

/**
 * newsroom_docx_numbering_free:
 * @self: (transfer full): lists
 */
void
newsroom_docx_numbering_free (NewsroomDocxNumbering *self)
{
  g_hash_table_unref (self->abstracts);
  g_hash_table_unref (self->instances);
  g_free (self);
}

/* What a list is may stand in the list that a style names (ECMA-376-1, 17.9.21). */
static Abstract *
find_abstract (NewsroomDocxNumbering *self,
               int                    id)
{
  Abstract *abstract = g_hash_table_lookup (self->abstracts, GINT_TO_POINTER (id));

  if (abstract != NULL && abstract->style_link != NULL)
    {
      const NewsroomDocxStyle *style = newsroom_docx_find_style (self->docx, abstract->style_link);
      const Instance          *instance = style != NULL ? g_hash_table_lookup (self->instances, GINT_TO_POINTER (style->num_id)) : NULL;
      Abstract                *linked = instance != NULL ? g_hash_table_lookup (self->abstracts, GINT_TO_POINTER (instance->abstract)) : NULL;

      if (linked != NULL)
        return linked;
    }

  return abstract;
}

/**
 * newsroom_docx_numbering_count:
 * @self: lists
 * @num_id: which list an item says that it is in
 * @level: its level, from 0
 * @list: (out): tells lists apart
 * @number: (out): that of the item, which is counted
 *
 * Returns: (nullable) (transfer none): what the level is like, %NULL if there is no such list
 */
const NewsroomDocxLevel *
newsroom_docx_numbering_count (NewsroomDocxNumbering *self,
                               int                    num_id,
                               guint                  level,
                               int                   *list,
                               guint                 *number)
{
  Instance *instance = g_hash_table_lookup (self->instances, GINT_TO_POINTER (num_id));
  Abstract *abstract = instance != NULL ? find_abstract (self, instance->abstract) : NULL;

  if (abstract == NULL || level >= N_LEVELS)
    return NULL;

  if (instance->starts[level] >= 0 && !instance->has_started[level])
    {
      abstract->counts[level] = (guint)instance->starts[level];
      instance->has_started[level] = TRUE;
    }
  else if (!abstract->is_counting[level])
    {
      abstract->counts[level] = (guint)MAX (abstract->levels[level].start, 0);
    }
  else
    {
      abstract->counts[level]++;
    }
  abstract->is_counting[level] = TRUE;
  for (guint deeper = level + 1; deeper < N_LEVELS; deeper++)
    abstract->is_counting[deeper] = FALSE;
  *list = num_id;
  *number = abstract->counts[level];

  return &abstract->levels[level];
}
