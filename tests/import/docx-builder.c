/* docx-builder.c — Word documents from a short text, for tests
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-builder.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define SPACES                                                                           \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""            \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""     \
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""            \
  " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"" \
  " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""     \
  " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                   \
  " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""              \
  " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""              \
  " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* What "=== NAME" stands for. */
static const struct
{
  const char *name;
  const char *part;
  const char *start;
  const char *end;
} kinds[] = {
  { "body", "word/document.xml", "<w:document" SPACES "><w:body>", "</w:body></w:document>" },
  { "styles", "word/styles.xml", "<w:styles" SPACES ">", "</w:styles>" },
  { "numbering", "word/numbering.xml", "<w:numbering" SPACES ">", "</w:numbering>" },
  { "footnotes", "word/footnotes.xml", "<w:footnotes" SPACES ">", "</w:footnotes>" },
  { "endnotes", "word/endnotes.xml", "<w:endnotes" SPACES ">", "</w:endnotes>" },
  { "comments", "word/comments.xml", "<w:comments" SPACES ">", "</w:comments>" },
  { "core", "docProps/core.xml", "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">", "</cp:coreProperties>" },
};

static const char types[] = "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
static const char root[] = "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE "officeDocument\" Target=\"word/document.xml\"/></Relationships>";

static void
add_file (struct archive *archive,
          const char     *name,
          const char     *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t)strlen (text));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, (la_ssize_t)strlen (text));
  archive_entry_free (entry);
}

/**
 * docx_zip:
 * @names_and_texts: (array zero-terminated=1): the name of each part and what is in it, in turn
 *
 * Returns: (transfer full): an archive of them
 */
GBytes *
docx_zip (const char *const *names_and_texts)
{
  struct archive *archive = archive_write_new ();
  gsize           size = 65536;
  size_t          used = 0;
  char           *buffer;

  for (guint i = 0; names_and_texts[i] != NULL; i++)
    size += strlen (names_and_texts[i]) + 1024;
  buffer = g_malloc (size);
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_per_block (archive, 0);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, size, &used), ==, ARCHIVE_OK);
  for (guint i = 0; names_and_texts[i] != NULL; i += 2)
    add_file (archive, names_and_texts[i], names_and_texts[i + 1]);
  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}

/* A line "rId9 hyperlink https://example.com/" is a relation of the main part. */
static void
add_relations (GString    *relations,
               const char *lines)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (all[i], " ", 3);

      if (g_strv_length (words) == 3)
        g_string_append_printf (relations, "<Relationship Id=\"%s\" Type=\"" OFFICE "%s\" Target=\"%s\"%s/>", words[0], words[1], words[2], strstr (words[2], "://") != NULL ? " TargetMode=\"External\"" : "");
    }
}

static void
add_part (GPtrArray  *parts,
          GString    *relations,
          const char *name,
          const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        g_ptr_array_add (parts, g_strdup (kinds[i].part));
        g_ptr_array_add (parts, g_strconcat (kinds[i].start, text, kinds[i].end, NULL));
        if (i > 0 && strcmp (name, "core") != 0)
          g_string_append_printf (relations, "<Relationship Id=\"%s\" Type=\"" OFFICE "%s\" Target=\"%s\"/>", name, name, strchr (kinds[i].part, '/') + 1);
        return;
      }

  if (strcmp (name, "relations") == 0)
    {
      add_relations (relations, text);
      return;
    }
  g_ptr_array_add (parts, g_strdup (name));
  g_ptr_array_add (parts, g_strdup (text));
}

/**
 * docx_build:
 * @parts: lines "=== NAME", each with what is in the part under it: "body", "styles", … without the
 *   element around, "relations", or the name of any part
 *
 * Returns: (transfer full): a document
 */
GBytes *
docx_build (const char *parts)
{
  g_auto (GStrv) sections = g_strsplit (parts, "=== ", -1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) relations = g_string_new ("<Relationships xmlns=\"" PACKAGE "relationships\">");

  g_ptr_array_add (files, g_strdup ("[Content_Types].xml"));
  g_ptr_array_add (files, g_strdup (types));
  for (guint i = 1; sections[0] != NULL && sections[i] != NULL; i++)
    {
      char *text = strchr (sections[i], '\n');

      if (text == NULL)
        continue;
      *text = '\0';
      if (sections[i][0] != '\0')
        add_part (files, relations, sections[i], text + 1);
    }
  g_string_append (relations, "</Relationships>");
  g_ptr_array_add (files, g_strdup ("_rels/.rels"));
  g_ptr_array_add (files, g_strdup (root));
  g_ptr_array_add (files, g_strdup ("word/_rels/document.xml.rels"));
  g_ptr_array_add (files, g_strdup (relations->str));
  g_ptr_array_add (files, NULL);

  return docx_zip ((const char *const *)files->pdata);
}
