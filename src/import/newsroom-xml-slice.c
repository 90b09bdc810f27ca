/* newsroom-xml-slice.c — where the elements of a large XML file begin and end, byte for byte
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-xml-slice.h"

#include <string.h>

/* In every encoding that has ASCII in it, so that a file is cut as it is. A file that is damaged in
 * one element is still cut at the others: only tags of the name of an element end it. */

/* What begins like a tag and is longer is none. */
#define MAX_TAG_BYTES 65536

typedef enum
{
  MARK_NONE,
  MARK_DECLARATION,
  MARK_OTHER,
  MARK_START,
  MARK_EMPTY,
  MARK_END,
} MarkKind;

/*
 * Mark:
 * @data: its "<"
 * @end: after its ">"
 * @name: of a tag
 */
typedef struct
{
  MarkKind    kind;
  const char *data;
  const char *end;
  const char *name;
  gsize       name_length;
} Mark;

/* Returns: (nullable): after the next @words */
static const char *
find_after (const char *at,
            const char *end,
            const char *words)
{
  const char *found = memmem (at, (gsize)(end - at), words, strlen (words));

  return found != NULL ? found + strlen (words) : NULL;
}

static gboolean
begins_with (const char *at,
             const char *end,
             const char *words)
{
  return (gsize)(end - at) >= strlen (words) && memcmp (at, words, strlen (words)) == 0;
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == ':' || (guchar)c >= 0x80;
}

/* Returns: (nullable): after the ">" of a tag, which is not that of an attribute; %NULL if it is none */
static const char *
find_tag_end (const char *at,
              const char *end)
{
  end = at + MIN (end - at, MAX_TAG_BYTES);
  while (at != NULL && at < end && *at != '>' && *at != '<')
    {
      if (*at == '"' || *at == '\'')
        at = memchr (at + 1, *at, (gsize)(end - at - 1));
      at = at != NULL ? at + 1 : NULL;
    }

  return at != NULL && at < end && *at == '>' ? at + 1 : NULL;
}

/* Returns: whether it is one; if not, it is text */
static gboolean
read_tag (Mark       *mark,
          const char *end)
{
  const char *at = mark->data + 1;

  mark->kind = MARK_START;
  if (*at == '/')
    {
      mark->kind = MARK_END;
      at++;
    }
  mark->name = at;
  while (at < end && strchr (" \t\r\n/>", *at) == NULL)
    at++;
  mark->name_length = (gsize)(at - mark->name);
  mark->end = find_tag_end (at, end);
  if (mark->kind == MARK_START && mark->end != NULL && mark->end[-2] == '/')
    mark->kind = MARK_EMPTY;

  return mark->end != NULL;
}

/* Returns: what is marked up next; %MARK_NONE at the end, or where it is cut off */
static Mark
find_mark (const char *at,
           const char *end)
{
  Mark mark = { .kind = MARK_OTHER };

  while ((at = memchr (at, '<', (gsize)(end - at))) != NULL)
    {
      mark.data = at;
      if (begins_with (at, end, "<!--"))
        mark.end = find_after (at + 4, end, "-->");
      else if (begins_with (at, end, "<![CDATA["))
        mark.end = find_after (at, end, "]]>");
      else if (begins_with (at, end, "<?"))
        {
          mark.kind = begins_with (at, end, "<?xml ") ? MARK_DECLARATION : MARK_OTHER;
          mark.end = find_after (at, end, "?>");
        }
      else if (begins_with (at, end, "<!"))
        mark.end = find_after (at, end, ">");
      else if (end - at < 3 || !is_name_start (at[1] == '/' ? at[2] : at[1]) || !read_tag (&mark, end))
        {
          at++;
          continue;
        }
      if (mark.end == NULL)
        break;
      return mark;
    }

  return (Mark){ .kind = MARK_NONE };
}

static const char *
get_local_name (const char *name,
                gsize       length,
                gsize      *local_length)
{
  const char *colon = memchr (name, ':', length);
  const char *local = colon != NULL ? colon + 1 : name;

  *local_length = length - (gsize)(local - name);

  return local;
}

static gboolean
is_named (const char *name,
          gsize       length,
          const char *local_name)
{
  gsize       local_length;
  const char *local = get_local_name (name, length, &local_length);

  return local_length == strlen (local_name) && memcmp (local, local_name, local_length) == 0;
}

static gboolean
is_container (const Mark        *mark,
              const char *const *containers)
{
  for (guint i = 0; containers[i] != NULL; i++)
    if (is_named (mark->name, mark->name_length, containers[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_same_name (const Mark *one,
               const Mark *other)
{
  return one->name_length == other->name_length && memcmp (one->name, other->name, one->name_length) == 0;
}

/* Returns: (nullable): after the end tag of an element that @start begins */
static const char *
find_element_end (const Mark *start,
                  const char *end)
{
  guint depth = 1;
  Mark  mark;

  if (start->kind == MARK_EMPTY)
    return start->end;

  for (mark = find_mark (start->end, end); mark.kind != MARK_NONE; mark = find_mark (mark.end, end))
    {
      if (mark.kind < MARK_START || mark.kind == MARK_EMPTY || !has_same_name (start, &mark))
        continue;
      depth = mark.kind == MARK_START ? depth + 1 : depth - 1;
      if (depth == 0)
        return mark.end;
    }

  return NULL;
}

/* The first of each name opens what every part is in. */
static void
open_container (const Mark *mark,
                GPtrArray  *names,
                GString    *open,
                GString    *close)
{
  g_autofree char *name = g_strndup (mark->name, mark->name_length);
  g_autofree char *end_tag = g_strdup_printf ("</%s>", name);

  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    return;
  g_string_append_len (open, mark->data, mark->end - mark->data);
  g_string_prepend (close, end_tag);
  g_ptr_array_add (names, g_steal_pointer (&name));
}

/**
 * newsroom_xml_slices_new:
 * @text: XML in an encoding that has ASCII in it
 * @length: bytes
 * @containers: (array zero-terminated=1): local names of the elements whose children are wanted;
 *   at most once each in one another
 *
 * Takes time linear in the length. Reads no document type, and leaves comments out.
 *
 * Returns: (transfer full): the elements that are no containers and stand in containers only
 */
NewsroomXmlSlices *
newsroom_xml_slices_new (const char        *text,
                         gsize              length,
                         const char *const *containers)
{
  NewsroomXmlSlices *self = g_new0 (NewsroomXmlSlices, 1);
  GString           *open = g_string_new (NULL);
  GString           *close = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *end = text + length;
  guint       depth = 0;
  Mark        mark;

  self->all = g_array_new (FALSE, FALSE, sizeof (NewsroomXmlSlice));
  for (mark = find_mark (text, end); mark.kind != MARK_NONE; mark = find_mark (mark.end, end))
    {
      NewsroomXmlSlice slice = { .data = mark.data, .name = mark.name, .name_length = mark.name_length };

      if (mark.kind == MARK_DECLARATION && open->len == 0)
        g_string_append_len (open, mark.data, mark.end - mark.data);
      else if (mark.kind == MARK_END)
        depth -= depth > 0;
      else if (mark.kind == MARK_START && is_container (&mark, containers))
        {
          open_container (&mark, names, open, close);
          depth++;
        }
      else if ((mark.kind == MARK_START || mark.kind == MARK_EMPTY) && depth > 0)
        {
          mark.end = find_element_end (&mark, end);
          slice.length = (gsize)((mark.end != NULL ? mark.end : end) - mark.data);
          g_array_append_val (self->all, slice);
          if (mark.end == NULL)
            break;
        }
    }
  self->is_whole = mark.kind == MARK_NONE && depth == 0;
  self->open = g_string_free (open, FALSE);
  self->close = g_string_free (close, FALSE);

  return self;
}

/**
 * newsroom_xml_slices_free:
 * @self: (transfer full): slices
 */
void
newsroom_xml_slices_free (NewsroomXmlSlices *self)
{
  g_array_unref (self->all);
  g_free (self->open);
  g_free (self->close);
  g_free (self);
}

/**
 * newsroom_xml_slices_get:
 * @self: slices
 * @index: which
 *
 * Returns: (transfer none): the slice
 */
const NewsroomXmlSlice *
newsroom_xml_slices_get (NewsroomXmlSlices *self,
                         guint              index)
{
  return &g_array_index (self->all, NewsroomXmlSlice, index);
}

/**
 * newsroom_xml_slices_find:
 * @self: slices
 * @name: a local name
 *
 * Returns: (transfer none) (nullable): the first of that name
 */
const NewsroomXmlSlice *
newsroom_xml_slices_find (NewsroomXmlSlices *self,
                          const char        *name)
{
  for (guint i = 0; i < self->all->len; i++)
    if (newsroom_xml_slice_is (newsroom_xml_slices_get (self, i), name))
      return newsroom_xml_slices_get (self, i);

  return NULL;
}

/**
 * newsroom_xml_slice_is:
 * @slice: an element
 * @name: a local name
 *
 * Returns: whether it has that name, with whatever prefix
 */
gboolean
newsroom_xml_slice_is (const NewsroomXmlSlice *slice,
                       const char             *name)
{
  return is_named (slice->name, slice->name_length, name);
}

/**
 * newsroom_xml_slice_dup_words:
 * @slice: (nullable): an element that has words only, as an identifier
 *
 * Returns: (transfer full): these, as bytes without the white space around them and without a
 *   CDATA section; "" if there are none
 */
char *
newsroom_xml_slice_dup_words (const NewsroomXmlSlice *slice)
{
  static const char cdata[] = "<![CDATA[";
  const char       *at = slice != NULL ? memchr (slice->data, '>', slice->length) : NULL;
  const char       *end = slice != NULL ? slice->data + slice->length : NULL;
  g_autofree char  *words = NULL;
  char             *close;

  if (at == NULL)
    return g_strdup ("");

  words = g_strstrip (g_strndup (at + 1, (gsize)(end - at - 1)));
  close = strstr (words, g_str_has_prefix (words, cdata) ? "]]>" : "</");
  if (close != NULL)
    *close = '\0';

  return g_strstrip (g_strdup (g_str_has_prefix (words, cdata) ? words + strlen (cdata) : words));
}

/**
 * newsroom_xml_dup_root_name:
 * @text: the beginning of a file
 * @length: bytes
 *
 * Returns: (transfer full) (nullable): the local name of the first element if the file begins as
 *   XML does; %NULL else
 */
char *
newsroom_xml_dup_root_name (const char *text,
                            gsize       length)
{
  const char *end = text + length;
  const char *local;
  gsize       local_length;
  Mark        mark;

  if (begins_with (text, end, "\xef\xbb\xbf"))
    text += 3;
  while (text < end && g_ascii_isspace (*text))
    text++;
  if (text == end || *text != '<')
    return NULL;

  mark = find_mark (text, end);
  while (mark.kind == MARK_DECLARATION || mark.kind == MARK_OTHER)
    mark = find_mark (mark.end, end);
  if (mark.kind != MARK_START && mark.kind != MARK_EMPTY)
    return NULL;
  local = get_local_name (mark.name, mark.name_length, &local_length);

  return g_strndup (local, local_length);
}

/**
 * newsroom_xml_has_document_type:
 * @text: XML in an encoding that has ASCII in it
 * @length: bytes
 *
 * Returns: whether there is one before the first element; what looks like one in the words of an
 *   element is none
 */
gboolean
newsroom_xml_has_document_type (const char *text,
                                gsize       length)
{
  const char *found = memmem (text, length, "<!DOCTYPE", strlen ("<!DOCTYPE"));
  Mark        mark;

  if (found == NULL)
    return FALSE;

  mark = find_mark (text, text + length);
  while (mark.kind == MARK_DECLARATION || mark.kind == MARK_OTHER)
    mark = find_mark (mark.end, text + length);

  return mark.kind == MARK_NONE || found < mark.data;
}
