/* newsroom-html-headings.c — the headings of a body, and the links to them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-headings-private.h"

#include "newsroom-html-private.h"

#include <string.h>

#define MAX_LEVEL 6

/* What a tag is of that is to be put in. */
typedef enum
{
  GAP_HEADING_START,
  GAP_HEADING_END,
  GAP_LINK_START,
  GAP_LINK_END,
} GapType;

typedef struct
{
  GapType           type;
  gsize             position;  /* in the document without these tags */
  gsize             tag_end;   /* in all tags one behind another, once they are known */
  guint             level;     /* of a heading */
  NewsroomDirection direction; /* of a heading, if it is another than around it */
  gsize             start;     /* the index of the gap of the start tag */
  char             *text;      /* the id of a heading, the target of a link, or NULL */
  char             *title;     /* of a link, or NULL */
} Gap;

struct _NewsroomHtmlHeadings
{
  GString    *html; /* not owned */
  gboolean    has_ids;
  GArray     *gaps;    /* of Gap, in the order of the document */
  gsize       heading; /* the index of the gap of the heading that is open, or of the last */
  GString    *id;      /* of that heading so far */
  gboolean    is_open;
  gsize       link;      /* the index of the gap of the link that is open, or of the last */
  guint       top_level; /* of the headings in the body, 0 if there are none */
  GHashTable *known_ids; /* not owned */
  GHashTable *n_used;    /* by the id that a heading would have if it were the only one */
};

static void
gap_clear_cb (gpointer data)
{
  Gap *gap = data;

  g_free (gap->text);
  g_free (gap->title);
}

/**
 * newsroom_html_headings_new:
 * @html: the document so far; must outlive the result
 * @has_ids: whether headings are given ids; links to headings are links only then
 *
 * Returns: (transfer full): what knows no heading yet
 */
NewsroomHtmlHeadings *
newsroom_html_headings_new (GString *html,
                            gboolean has_ids)
{
  NewsroomHtmlHeadings *self = g_new0 (NewsroomHtmlHeadings, 1);

  self->html = html;
  self->has_ids = has_ids;
  self->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_array_set_clear_func (self->gaps, gap_clear_cb);
  self->id = g_string_new (NULL);
  self->known_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * newsroom_html_headings_free:
 * @self: (transfer full): headings
 */
void
newsroom_html_headings_free (NewsroomHtmlHeadings *self)
{
  g_hash_table_unref (self->known_ids);
  g_hash_table_unref (self->n_used);
  g_array_unref (self->gaps);
  g_string_free (self->id, TRUE);
  g_free (self);
}

static Gap *
get_gap (NewsroomHtmlHeadings *self,
         gsize                 i)
{
  return &g_array_index (self->gaps, Gap, i);
}

/* Returns: its index */
static gsize
add_gap (NewsroomHtmlHeadings *self,
         const Gap            *gap)
{
  g_array_append_vals (self->gaps, gap, 1);

  return self->gaps->len - 1;
}

/**
 * newsroom_html_headings_begin:
 * @self: headings
 * @level: of the heading in the body, 1 to 6
 * @direction: in which it is written, if that is another than of what it is in
 *
 * Puts the tag of a heading at the end of the document.
 */
void
newsroom_html_headings_begin (NewsroomHtmlHeadings *self,
                              guint                 level,
                              NewsroomDirection     direction)
{
  self->heading = add_gap (self, &(Gap){ .type = GAP_HEADING_START, .position = self->html->len, .level = level, .direction = direction });
  self->is_open = TRUE;
  if (self->top_level == 0 || level < self->top_level)
    self->top_level = level;
  g_string_truncate (self->id, 0);
}

/* The rule that GitHub has made usual, so that links that worked there work here: letters and
 * digits in lower case, hyphens for spaces, nothing else. */
static void
append_to_id (GString    *id,
              const char *text,
              gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\n')
        g_string_append_c (id, '-');
      else if (c == '-' || c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (id, g_unichar_tolower (c));
    }
}

/**
 * newsroom_html_headings_add_text:
 * @self: headings
 * @text: words of the body, of a heading or not
 * @length: their length in bytes
 *
 * Tells what the heading says that is open.
 */
void
newsroom_html_headings_add_text (NewsroomHtmlHeadings *self,
                                 const char           *text,
                                 gsize                 length)
{
  if (self->is_open && self->has_ids)
    append_to_id (self->id, text, length);
}

/* Adds a number to @id until no other heading is called so. */
static char *
make_unique (NewsroomHtmlHeadings *self,
             const char           *id)
{
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_used, id));
  g_autofree char *unique = g_strdup (id);

  while (g_hash_table_contains (self->known_ids, unique))
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", id, ++n);
    }
  g_hash_table_insert (self->n_used, g_strdup (id), GUINT_TO_POINTER (n));

  return g_steal_pointer (&unique);
}

/**
 * newsroom_html_headings_end:
 * @self: headings
 *
 * Puts the tag that ends the heading at the end of the document.
 */
void
newsroom_html_headings_end (NewsroomHtmlHeadings *self)
{
  Gap *heading = get_gap (self, self->heading);

  if (self->id->len > 0)
    {
      heading->text = make_unique (self, self->id->str);
      g_hash_table_add (self->known_ids, heading->text);
    }
  self->is_open = FALSE;
  add_gap (self, &(Gap){ .type = GAP_HEADING_END, .position = self->html->len, .level = heading->level });
}

/**
 * newsroom_html_headings_begin_link:
 * @self: headings
 * @target: "#" and the id of a heading, percent-encoded or not
 * @title: (nullable): what the link says of itself
 *
 * Puts the tag of a link at the end of the document, if there will be such a heading.
 */
void
newsroom_html_headings_begin_link (NewsroomHtmlHeadings *self,
                                   const char           *target,
                                   const char           *title)
{
  self->link = add_gap (self, &(Gap){ .type = GAP_LINK_START, .position = self->html->len, .text = g_strdup (target), .title = g_strdup (title) });
}

/**
 * newsroom_html_headings_end_link:
 * @self: headings
 *
 * Puts the tag that ends the link at the end of the document.
 */
void
newsroom_html_headings_end_link (NewsroomHtmlHeadings *self)
{
  add_gap (self, &(Gap){ .type = GAP_LINK_END, .position = self->html->len, .start = self->link });
}

/* Whether a heading is called what a link points at. */
static gboolean
has_target (NewsroomHtmlHeadings *self,
            const char           *target)
{
  const char      *name = target + strlen ("#");
  g_autofree char *id = g_uri_unescape_string (name, NULL);

  return self->has_ids && g_hash_table_contains (self->known_ids, id != NULL ? id : name);
}

/* The highest heading of the body goes to the level that the page has for it, and all others
 * keep their distance from it. */
static void
append_level (NewsroomHtmlHeadings *self,
              GString              *tags,
              guint                 level,
              guint                 top_level)
{
  g_string_append_c (tags, (char)('0' + MIN (level - self->top_level + top_level, MAX_LEVEL)));
}

static void
append_heading_start (NewsroomHtmlHeadings *self,
                      GString              *tags,
                      const Gap            *gap,
                      guint                 top_level)
{
  newsroom_html_append_markup (tags, "<h");
  append_level (self, tags, gap->level, top_level);
  if (gap->text != NULL)
    {
      newsroom_html_append_markup (tags, " id=\"");
      newsroom_html_append_text (tags, gap->text, -1);
      newsroom_html_append_markup (tags, "\"");
    }
  newsroom_html_append_direction (tags, gap->direction);
  newsroom_html_append_markup (tags, ">");
}

static void
append_tag (NewsroomHtmlHeadings *self,
            GString              *tags,
            const Gap            *gap,
            guint                 top_level)
{
  switch (gap->type)
    {
    case GAP_HEADING_START:
      append_heading_start (self, tags, gap, top_level);
      break;
    case GAP_HEADING_END:
      newsroom_html_append_markup (tags, "</h");
      append_level (self, tags, gap->level, top_level);
      newsroom_html_append_markup (tags, ">\n");
      break;
    case GAP_LINK_START:
      if (has_target (self, gap->text))
        newsroom_html_append_anchor (tags, gap->text, gap->title);
      break;
    case GAP_LINK_END:
      if (has_target (self, get_gap (self, gap->start)->text))
        newsroom_html_append_markup (tags, "</a>");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Makes room for each tag and puts it in; from the end on, so that a long document stays where
 * it is in memory. */
static void
insert_tags (NewsroomHtmlHeadings *self,
             const GString        *tags)
{
  gsize end = self->html->len;

  g_string_set_size (self->html, self->html->len + tags->len);
  for (guint i = self->gaps->len; i > 0; i--)
    {
      const Gap *gap = get_gap (self, i - 1);
      gsize      tag_start = i > 1 ? get_gap (self, i - 2)->tag_end : 0;
      char      *place = self->html->str + gap->position;

      memmove (place + gap->tag_end, place, end - gap->position);
      memcpy (place + tag_start, tags->str + tag_start, gap->tag_end - tag_start);
      end = gap->position;
    }
}

/**
 * newsroom_html_headings_settle:
 * @self: headings
 * @top_level: the level of the highest heading in the page: 2 makes it an h2
 *
 * Puts all tags where they belong, when the whole body has been read.
 */
void
newsroom_html_headings_settle (NewsroomHtmlHeadings *self,
                               guint                 top_level)
{
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      Gap *gap = get_gap (self, i);

      append_tag (self, tags, gap, top_level);
      gap->tag_end = tags->len;
    }
  insert_tags (self, tags);
}
