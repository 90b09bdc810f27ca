/* newsroom-docx-package.c — the parts of a Word document, how they name each other, its properties
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
relation_free (NewsroomDocxRelation *relation)
{
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/**
 * newsroom_docx_dup_part_name:
 * @base: the name of a part
 * @target: how it names another one
 *
 * Returns: (transfer full): the name of the other part, without "/" at its beginning
 */
char *
newsroom_docx_dup_part_name (const char *base,
                             const char *target)
{
  g_autofree char *folder = g_strndup (base, strrchr (base, '/') != NULL ? (gsize)(strrchr (base, '/') - base) : 0);
  g_autofree char *path = target[0] == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GString *name = g_string_new (NULL);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0 && kept->len > 0)
        g_ptr_array_set_size (kept, (int)kept->len - 1);
      else if (steps[i][0] != '\0' && strcmp (steps[i], ".") != 0 && strcmp (steps[i], "..") != 0)
        g_ptr_array_add (kept, steps[i]);
    }
  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (name, "%s%s", i > 0 ? "/" : "", (const char *)g_ptr_array_index (kept, i));

  return g_string_free (name, FALSE);
}

static void
read_relation_cb (const xmlNode *node,
                  gpointer       user_data)
{
  const char           *id = newsroom_xml_get (node, "Id");
  const char           *type = newsroom_xml_get (node, "Type");
  const char           *target = newsroom_xml_get (node, "Target");
  NewsroomDocxRelation *relation;

  if (!newsroom_xml_is (node, "Relationship") || id == NULL || type == NULL || target == NULL)
    return;

  relation = g_new0 (NewsroomDocxRelation, 1);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->target = g_strdup (target);
  relation->is_external = g_strcmp0 (newsroom_xml_get (node, "TargetMode"), "External") == 0;
  g_hash_table_replace (user_data, g_strdup (id), relation);
}

/**
 * newsroom_docx_read_relations:
 * @self: a document
 * @part_name: the name of a part, "" for the whole document
 *
 * Returns: (transfer full): id → NewsroomDocxRelation
 */
GHashTable *
newsroom_docx_read_relations (NewsroomDocx *self,
                              const char   *part_name)
{
  static const char *const containers[] = { "Relationships", NULL };
  const char              *slash = strrchr (part_name, '/');
  g_autofree char         *folder = slash != NULL ? g_strndup (part_name, (gsize)(slash - part_name) + 1) : g_strdup ("");
  g_autofree char         *name = g_strconcat (folder, "_rels/", slash != NULL ? slash + 1 : part_name, ".rels", NULL);
  GBytes                  *part = newsroom_docx_get_part (self, name);
  GHashTable              *relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)relation_free);

  if (part != NULL)
    (void)newsroom_xml_read (part, containers, read_relation_cb, relations);

  return relations;
}

/* By number: "header2.xml" before "header10.xml". */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *first = *(const char *const *)a;
  const char *second = *(const char *const *)b;
  const gsize first_length = strlen (first);
  const gsize second_length = strlen (second);

  return first_length != second_length ? (first_length > second_length) - (first_length < second_length) : g_ascii_strcasecmp (first, second);
}

/**
 * newsroom_docx_list_related:
 * @self: a document whose relations are those of its main part
 * @type: "header", "styles", …
 *
 * Returns: (transfer full) (element-type char): the names of the parts that are that of the main part,
 *   each once
 */
GPtrArray *
newsroom_docx_list_related (NewsroomDocx *self,
                            const char   *type)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray     *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NewsroomDocxRelation *relation = value;

      if (!relation->is_external && strcmp (relation->type, type) == 0)
        g_ptr_array_add (all, newsroom_docx_dup_part_name (self->main_name, relation->target));
    }
  g_ptr_array_sort (all, compare_names);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_ascii_strcasecmp (all->pdata[i - 1], all->pdata[i]) != 0)
      g_ptr_array_add (names, g_strdup (all->pdata[i]));

  return names;
}

/**
 * newsroom_docx_dup_related:
 * @self: a document whose relations are those of its main part
 * @type: "styles", "footnotes", …
 *
 * Returns: (transfer full) (nullable): the name of the part that is that of the main part
 */
char *
newsroom_docx_dup_related (NewsroomDocx *self,
                           const char   *type)
{
  g_autoptr (GPtrArray) names = newsroom_docx_list_related (self, type);

  return names->len > 0 ? g_strdup (names->pdata[0]) : NULL;
}

/**
 * newsroom_docx_get_part:
 * @self: a document
 * @name: of a part
 *
 * Returns: (nullable) (transfer none): the part
 */
GBytes *
newsroom_docx_get_part (NewsroomDocx *self,
                        const char   *name)
{
  return newsroom_zip_get (self->zip, name, NULL);
}

/**
 * newsroom_docx_report_damage:
 * @self: a document
 * @type: "header", "styles", …
 *
 * Tells the report what is missing where a part of that type is damaged.
 */
void
newsroom_docx_report_damage (NewsroomDocx *self,
                             const char   *type)
{
  static const char *const sentences[][2] = {
    { "footnotes", N_ ("The footnotes in the file are damaged: some or all are missing. Ask for it once more.") },
    { "endnotes", N_ ("The endnotes in the file are damaged: some or all are missing. Ask for it once more.") },
    { "header", N_ ("The headers of the pages in the file are damaged: some or all are missing. Ask for it once more.") },
    { "footer", N_ ("The footers of the pages in the file are damaged: some or all are missing. Ask for it once more.") },
    { "comments", N_ ("The comments in the file are damaged: some or all are missing. Ask for it once more.") },
    { "styles", N_ ("The styles in the file are damaged: headings, quotes and others may be plain paragraphs now. Ask for it once more.") },
    { "numbering", N_ ("The lists in the file are damaged: items may be plain paragraphs now. Ask for it once more.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i][0], type) == 0)
      newsroom_report_drop (self->document->report, "%s", _ (sentences[i][1]));
}

/**
 * newsroom_docx_read_part:
 * @self: a document
 * @name: of a part
 * @containers: (array zero-terminated=1): as for newsroom_xml_read()
 * @func: as for newsroom_xml_read()
 * @user_data: for @func
 *
 * Reads the part, as far as it goes.
 *
 * Returns: whether it is there, and whole
 */
gboolean
newsroom_docx_read_part (NewsroomDocx      *self,
                         const char        *name,
                         const char *const *containers,
                         NewsroomXmlFunc    func,
                         gpointer           user_data)
{
  gboolean    is_damaged = FALSE;
  GBytes     *part = newsroom_zip_get (self->zip, name, &is_damaged);
  GHashTable *relations = self->relations;
  gboolean    is_whole;

  if (part == NULL)
    return FALSE;

  self->relations = newsroom_docx_read_relations (self, name);
  is_whole = newsroom_xml_read (part, containers, func, user_data) == NEWSROOM_XML_WHOLE && !is_damaged;
  g_hash_table_unref (self->relations);
  self->relations = relations;

  return is_whole;
}

/**
 * newsroom_docx_read_related:
 * @self: a document whose relations are those of its main part
 * @type: "styles", "footnotes", …
 * @containers: (array zero-terminated=1): as for newsroom_xml_read()
 * @func: as for newsroom_xml_read()
 * @user_data: for @func
 *
 * Reads the part of that type, if the document has one. What is damaged is read as far as it goes, and
 * the report says so.
 */
void
newsroom_docx_read_related (NewsroomDocx      *self,
                            const char        *type,
                            const char *const *containers,
                            NewsroomXmlFunc    func,
                            gpointer           user_data)
{
  g_autofree char *name = newsroom_docx_dup_related (self, type);

  if (name != NULL && !newsroom_docx_read_part (self, name, containers, func, user_data))
    newsroom_docx_report_damage (self, type);
}

static void
read_property_cb (const xmlNode *node,
                  gpointer       user_data)
{
  NewsroomDocument *document = ((NewsroomDocx *)user_data)->document;
  g_autofree char  *text = g_strstrip (newsroom_xml_dup_text (node));

  if (text[0] == '\0')
    return;

  if (newsroom_xml_is (node, "title"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_TITLE, text);
  else if (newsroom_xml_is (node, "creator"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_AUTHOR, text);
  else if (newsroom_xml_is (node, "language"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_LANGUAGE, text);
  else if (newsroom_xml_is (node, "keywords"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_KEYWORDS, text);
  else if (newsroom_xml_is (node, "created"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_CREATED, text);
  else if (newsroom_xml_is (node, "modified"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_UPDATED, text);
}

/**
 * newsroom_docx_read_properties:
 * @self: a document
 *
 * Reads title, author, language, keywords and times (ECMA-376-2, 11).
 */
void
newsroom_docx_read_properties (NewsroomDocx *self)
{
  static const char *const containers[] = { "coreProperties", NULL };
  GBytes                  *part = newsroom_docx_get_part (self, "docProps/core.xml");

  if (part != NULL)
    (void)newsroom_xml_read (part, containers, read_property_cb, self);
}
