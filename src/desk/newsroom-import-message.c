/* newsroom-import-message.c — what the program that reads files is asked, and what it answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-message-private.h"

#include <string.h>

/* Contents, name, format, whether it is taken apart, and whether tracked changes are kept. The contents
 * come first, where they are in line. */
#define QUESTION_TYPE "(aysmsbb)"

/* As newsroom_report_to_variant() has it */
#define REPORT_TYPE "a{sv}"

/* Contents, name, identifier */
#define PARTS_TYPE "a(ayss)"

/* Code and message */
#define ERROR_TYPE "(is)"

/* Media type and article; or parts; or why neither. Each with a report. */
#define ANSWER_TYPE "(" REPORT_TYPE "sv)"

/**
 * newsroom_import_question_clear:
 * @self: a question
 */
void
newsroom_import_question_clear (NewsroomImportQuestion *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->format, g_free);
}

/**
 * newsroom_import_answer_clear:
 * @self: an answer
 */
void
newsroom_import_answer_clear (NewsroomImportAnswer *self)
{
  g_clear_object (&self->article);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_error (&self->error);
}

static GVariant *
pack_bytes (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

/* The names of files are what is shown of them, and so UTF-8; an error of a library may be anything. */
static GVariant *
pack_text (const char *text)
{
  return g_variant_new_take_string (g_utf8_make_valid (text, -1));
}

static GBytes *
pack_frame (GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  return g_variant_get_data_as_bytes (owned);
}

/* What comes from the other side may be anything.
 * Returns: (nullable): %NULL if it is not a value of that type */
static GVariant *
unpack_frame (GBytes     *frame,
              const char *type)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), frame, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

/**
 * newsroom_import_question_pack:
 * @self: a question
 *
 * Returns: (transfer full): what comes after the head of its frame
 */
GBytes *
newsroom_import_question_pack (const NewsroomImportQuestion *self)
{
  return pack_frame (g_variant_new ("(@ay@s@msbb)",
                                    pack_bytes (self->bytes),
                                    pack_text (self->file_name),
                                    g_variant_new_maybe (G_VARIANT_TYPE_STRING, self->format != NULL ? pack_text (self->format) : NULL),
                                    self->takes_apart,
                                    self->keeps_changes));
}

/**
 * newsroom_import_question_unpack:
 * @self: (out caller-allocates): the question
 * @frame: what came after the head of a frame
 *
 * Returns: whether it is one
 */
gboolean
newsroom_import_question_unpack (NewsroomImportQuestion *self,
                                 GBytes                 *frame)
{
  g_autoptr (GVariant) value = unpack_frame (frame, QUESTION_TYPE);
  g_autoptr (GVariant) contents = NULL;

  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(@aysmsbb)", &contents, &self->file_name, &self->format, &self->takes_apart, &self->keeps_changes);
  self->bytes = g_variant_get_data_as_bytes (contents);

  return TRUE;
}

static GVariant *
pack_parts (GPtrArray *parts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (PARTS_TYPE));
  for (guint i = 0; i < parts->len; i++)
    {
      const NewsroomImportPart *part = parts->pdata[i];

      g_variant_builder_add (&builder, "(@ay@s@s)", pack_bytes (part->bytes), pack_text (part->name), pack_text (part->id));
    }

  return g_variant_builder_end (&builder);
}

/* Errors of other domains, as those of GLib for a wrong encoding, say that the file is damaged. */
static GVariant *
pack_error (const GError *error)
{
  const int code = error->domain == NEWSROOM_IMPORT_ERROR ? error->code : (int)NEWSROOM_IMPORT_ERROR_DAMAGED;

  return g_variant_new ("(i@s)", code, pack_text (error->message));
}

/**
 * newsroom_import_answer_pack:
 * @self: an answer
 * @report: what goes with it
 *
 * Returns: (transfer full): what comes after the head of its frame
 */
GBytes *
newsroom_import_answer_pack (const NewsroomImportAnswer *self,
                             NewsroomReport             *report)
{
  g_autoptr (GVariant) packed_report = newsroom_report_to_variant (report);
  GVariant *value;

  if (self->error != NULL)
    value = pack_error (self->error);
  else if (self->parts != NULL)
    value = pack_parts (self->parts);
  else
    value = newsroom_import_article_pack (self->article);

  return pack_frame (g_variant_new ("(@" REPORT_TYPE "sv)", packed_report, self->content_type != NULL ? self->content_type : "", value));
}

static void
part_free (NewsroomImportPart *part)
{
  g_free (part->name);
  g_free (part->id);
  g_bytes_unref (part->bytes);
  g_free (part);
}

/* Each part holds the whole answer, which is hardly larger than all parts. */
static GPtrArray *
unpack_parts (GVariant *packed)
{
  const gsize n_parts = g_variant_n_children (packed);
  GPtrArray  *parts;

  if (n_parts < 2 || n_parts > NEWSROOM_IMPORT_MAX_PARTS)
    return NULL;

  parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  for (gsize i = 0; i < n_parts; i++)
    {
      g_autoptr (GVariant) contents = NULL;
      NewsroomImportPart *part = g_new0 (NewsroomImportPart, 1);

      g_variant_get_child (packed, i, "(@ayss)", &contents, &part->name, &part->id);
      part->bytes = g_variant_get_data_as_bytes (contents);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

static const char *
find_content_type (const char *content_type)
{
  gsize                       n_formats;
  const NewsroomImportFormat *formats = newsroom_import_get_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    if (g_str_equal (formats[i].content_type, content_type))
      return formats[i].content_type;

  return NULL;
}

static gboolean
unpack_error (NewsroomImportAnswer *self,
              GVariant             *packed)
{
  gint32      code;
  const char *message;

  g_variant_get (packed, "(i&s)", &code, &message);
  if (code < 0 || code > (gint32)NEWSROOM_IMPORT_ERROR_PROTECTED)
    return FALSE;
  self->error = g_error_new_literal (NEWSROOM_IMPORT_ERROR, code, message);

  return TRUE;
}

/**
 * newsroom_import_answer_unpack:
 * @self: (inout): an empty answer
 * @frame: what came after the head of a frame; nothing in it is trusted
 * @takes_apart: whether parts were asked for; else they are no answer
 * @report: told what is in its report
 *
 * Returns: whether it is an answer; else nothing is changed
 */
gboolean
newsroom_import_answer_unpack (NewsroomImportAnswer *self,
                               GBytes               *frame,
                               gboolean              takes_apart,
                               NewsroomReport       *report)
{
  g_autoptr (GVariant) value = unpack_frame (frame, ANSWER_TYPE);
  g_autoptr (GVariant) packed_report = NULL;
  g_autoptr (GVariant) contents = NULL;
  const char *content_type;
  gboolean    is_answer;

  if (value == NULL)
    return FALSE;

  g_variant_get (value, "(@" REPORT_TYPE "&sv)", &packed_report, &content_type, &contents);
  if (g_variant_is_of_type (contents, G_VARIANT_TYPE (ERROR_TYPE)))
    is_answer = unpack_error (self, contents);
  else if (g_variant_is_of_type (contents, G_VARIANT_TYPE (PARTS_TYPE)))
    is_answer = takes_apart && (self->parts = unpack_parts (contents)) != NULL;
  else
    {
      self->content_type = find_content_type (content_type);
      is_answer = self->content_type != NULL && (self->article = newsroom_import_article_unpack (contents)) != NULL;
    }
  if (is_answer)
    newsroom_report_add_variant (report, packed_report);

  return is_answer;
}
