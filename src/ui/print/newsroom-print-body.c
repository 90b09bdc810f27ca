/* newsroom-print-body.c — Markdown as the parts that are printed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-body.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-markdown.h"

/* Points */
#define ITEM_INDENT 18
#define DIGIT_WIDTH 7
#define QUOTE_INDENT 14
#define MAX_INDENT 170 /* what is nested deeper lies there too */
#define TIGHT_SPACE 2
#define HEADING_SPACE 15
#define NOTE_RISE 4

#define LINK_SCALE 0.88
#define CODE_SCALE 0.92
#define NOTE_SCALE 0.72

/* A line break that begins no new paragraph */
#define LINE_SEPARATOR "\u2028"

/* A list, an item or a quotation that is open. */
typedef struct
{
  NewsroomBlockType type;
  gboolean          tight;
  gboolean          has_items;
  guint             number;
  double            indent; /* how much it is of its own */
} Container;

/* A span that is open. */
typedef struct
{
  NewsroomInlineType type;
  gsize              start; /* of its words in the part */
  char              *target;
} Open;

typedef struct
{
  NewsroomPrintStory       *story;
  const NewsroomPrintStyle *style;
  NewsroomPrintPart        *part;  /* that is being written, owned by the story or its table; nullable */
  NewsroomPrintPart        *table; /* likewise */
  GArray                   *containers;
  GArray                   *spans;
  char                     *marker; /* of an item that has no words yet */
  double                    marker_indent;
  gboolean                  has_begun;

  /* Where notes are in the Markdown, in bytes, borrowed */
  const gsize *places;
  guint        n_places;
  guint        next_place;
} Builder;

static void
clear_open (gpointer data)
{
  Open *open = data;

  g_free (open->target);
}

static double
get_indent (Builder *builder)
{
  double indent = 0;

  for (guint i = 0; i < builder->containers->len; i++)
    indent += g_array_index (builder->containers, Container, i).indent;

  return MIN (indent, MAX_INDENT);
}

static void
append_bars (Builder *builder,
             GArray  *bars)
{
  double indent = 0;

  for (guint i = 0; i < builder->containers->len; i++)
    {
      Container *container = &g_array_index (builder->containers, Container, i);

      if (container->type == NEWSROOM_BLOCK_QUOTE && indent < MAX_INDENT)
        g_array_append_val (bars, indent);
      indent += container->indent;
    }
}

/* Whether the items of a list follow each other closely here. */
static gboolean
is_tight (Builder *builder)
{
  for (guint i = builder->containers->len; i > 0; i--)
    {
      Container *container = &g_array_index (builder->containers, Container, i - 1);

      if (container->type == NEWSROOM_BLOCK_UNORDERED_LIST || container->type == NEWSROOM_BLOCK_ORDERED_LIST)
        return container->tight && (container->has_items || i > 1);
    }

  return FALSE;
}

static NewsroomPrintPart *
add_part (Builder          *builder,
          NewsroomPrintKind kind,
          double            size)
{
  NewsroomPrintPart *part = newsroom_print_part_new (kind, "", size);

  part->is_counted = builder->style->is_counted && kind != NEWSROOM_PRINT_RULE;
  part->indent = get_indent (builder);
  append_bars (builder, part->bars);
  if (is_tight (builder))
    part->space = TIGHT_SPACE;
  if (kind == NEWSROOM_PRINT_TEXT)
    {
      part->marker = g_steal_pointer (&builder->marker);
      part->marker_indent = builder->marker_indent;
    }
  g_ptr_array_add (builder->story->parts, part);

  return part;
}

/* An item that begins with something that has no place for its marker. */
static void
flush_marker (Builder *builder)
{
  if (builder->marker != NULL)
    add_part (builder, NEWSROOM_PRINT_TEXT, builder->style->size);
}

static void
begin_text (Builder *builder,
            double   size)
{
  builder->part = add_part (builder, NEWSROOM_PRINT_TEXT, size);
}

/* In front of the first paragraph, or of what is no paragraph. */
static void
write_lead (Builder *builder,
            gboolean is_paragraph)
{
  if (builder->has_begun)
    return;

  builder->has_begun = TRUE;
  if (builder->style->lead[0] == '\0')
    return;

  begin_text (builder, builder->style->size);
  g_string_append (builder->part->text, builder->style->lead);
  if (!is_paragraph)
    builder->part = NULL;
}

static void
enter_list (Builder             *builder,
            const NewsroomBlock *block)
{
  Container list = { .type = block->type, .tight = block->tight, .number = block->start };

  flush_marker (builder);
  g_array_append_val (builder->containers, list);
}

static void
enter_item (Builder             *builder,
            const NewsroomBlock *block)
{
  Container *list = &g_array_index (builder->containers, Container, builder->containers->len - 1);
  Container  item = { .type = block->type, .indent = ITEM_INDENT };

  flush_marker (builder);
  if (block->is_task)
    builder->marker = g_strdup (block->is_checked ? "☑" : "☐");
  else if (list->type == NEWSROOM_BLOCK_ORDERED_LIST)
    builder->marker = g_strdup_printf ("%u.", list->number);
  else
    builder->marker = g_strdup ("•");
  if (list->type == NEWSROOM_BLOCK_ORDERED_LIST)
    item.indent = MAX (item.indent, DIGIT_WIDTH * (double)(strlen (builder->marker) + 1));
  list->number++;
  g_array_append_val (builder->containers, item);
  builder->marker_indent = get_indent (builder);
}

static void
enter_quote (Builder *builder)
{
  Container quote = { .type = NEWSROOM_BLOCK_QUOTE, .indent = QUOTE_INDENT };

  g_array_append_val (builder->containers, quote);
}

static void
enter_heading (Builder *builder,
               guint    level)
{
  static const double sizes[] = { 1, 1.5, 1.27, 1.14, 1, 1, 1 };

  begin_text (builder, builder->style->size * sizes[MIN (level, G_N_ELEMENTS (sizes) - 1)]);
  builder->part->is_bold = TRUE;
  builder->part->keeps_next = TRUE;
  builder->part->keeps_together = TRUE;
  builder->part->space = HEADING_SPACE;
}

static void
enter_cell (Builder             *builder,
            const NewsroomBlock *block)
{
  GPtrArray *rows = builder->table->rows;

  builder->part = newsroom_print_part_new (NEWSROOM_PRINT_TEXT, "", builder->style->size);
  builder->part->is_bold = block->type == NEWSROOM_BLOCK_TABLE_HEADER_CELL;
  if (block->align == NEWSROOM_ALIGN_CENTER)
    builder->part->align = PANGO_ALIGN_CENTER;
  else if (block->align == NEWSROOM_ALIGN_RIGHT)
    builder->part->align = PANGO_ALIGN_RIGHT;
  g_ptr_array_add (g_ptr_array_index (rows, rows->len - 1), builder->part);
}

static void
enter_table_block (Builder             *builder,
                   const NewsroomBlock *block)
{
  switch (block->type)
    {
    case NEWSROOM_BLOCK_TABLE:
      flush_marker (builder);
      builder->table = add_part (builder, NEWSROOM_PRINT_TABLE, builder->style->size);
      break;
    case NEWSROOM_BLOCK_TABLE_ROW:
      g_ptr_array_add (builder->table->rows, g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_print_part_free));
      break;
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
    case NEWSROOM_BLOCK_TABLE_CELL:
      enter_cell (builder, block);
      break;
    default:
      break;
    }
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Builder *builder = user_data;

  builder->part = NULL;
  if (block->type != NEWSROOM_BLOCK_DOCUMENT)
    write_lead (builder, block->type == NEWSROOM_BLOCK_PARAGRAPH);

  switch (block->type)
    {
    case NEWSROOM_BLOCK_UNORDERED_LIST:
    case NEWSROOM_BLOCK_ORDERED_LIST:
      enter_list (builder, block);
      break;
    case NEWSROOM_BLOCK_LIST_ITEM:
      enter_item (builder, block);
      break;
    case NEWSROOM_BLOCK_QUOTE:
      enter_quote (builder);
      break;
    case NEWSROOM_BLOCK_RULE:
      flush_marker (builder);
      add_part (builder, NEWSROOM_PRINT_RULE, builder->style->size);
      break;
    case NEWSROOM_BLOCK_HEADING:
      enter_heading (builder, block->level);
      break;
    case NEWSROOM_BLOCK_CODE:
      begin_text (builder, builder->style->size * CODE_SCALE);
      builder->part->is_code = TRUE;
      break;
    case NEWSROOM_BLOCK_PARAGRAPH:
      if (builder->part == NULL)
        begin_text (builder, builder->style->size);
      break;
    default:
      enter_table_block (builder, block);
      break;
    }
}

static void
leave_container (Builder *builder)
{
  g_array_set_size (builder->containers, builder->containers->len - 1);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Builder *builder = user_data;
  GString *text = builder->part != NULL ? builder->part->text : NULL;

  switch (block->type)
    {
    case NEWSROOM_BLOCK_LIST_ITEM:
      flush_marker (builder);
      leave_container (builder);
      g_array_index (builder->containers, Container, builder->containers->len - 1).has_items = TRUE;
      break;
    case NEWSROOM_BLOCK_UNORDERED_LIST:
    case NEWSROOM_BLOCK_ORDERED_LIST:
    case NEWSROOM_BLOCK_QUOTE:
      leave_container (builder);
      break;
    case NEWSROOM_BLOCK_CODE:
      if (text != NULL && text->len > 0 && text->str[text->len - 1] == '\n')
        g_string_truncate (text, text->len - 1);
      break;
    case NEWSROOM_BLOCK_TABLE:
      builder->table = NULL;
      break;
    default:
      break;
    }
  builder->part = NULL;
}

/* The words of a tight item come without a paragraph. */
static NewsroomPrintPart *
get_part (Builder *builder)
{
  if (builder->part == NULL)
    begin_text (builder, builder->style->size);

  return builder->part;
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Builder           *builder = user_data;
  NewsroomPrintPart *part = get_part (builder);
  Open               open = { .type = span->type, .start = part->text->len, .target = g_strdup (span->target) };

  if (span->type == NEWSROOM_INLINE_IMAGE)
    /* Translators: before the description of a picture, on paper. */
    g_string_append_printf (part->text, "[%s ", _ ("Image:"));
  g_array_append_val (builder->spans, open);
}

/* An address that is the words themselves is not told again. */
static void
append_target (NewsroomPrintPart *part,
               const Open        *open)
{
  const char *words = part->text->str + open->start;
  const char *target = open->target != NULL ? open->target : "";
  const char *address = g_str_has_prefix (target, "mailto:") ? target + strlen ("mailto:") : target;
  const gsize start = part->text->len;

  if (target[0] == '\0' || g_str_equal (words, target) || g_str_equal (words, address))
    return;

  g_string_append_printf (part->text, "%s(%s)", words[0] != '\0' ? " " : "", address);
  newsroom_print_part_add_attr (part, pango_attr_scale_new (LINK_SCALE), start);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Builder           *builder = user_data;
  NewsroomPrintPart *part = get_part (builder);
  Open              *open = &g_array_index (builder->spans, Open, builder->spans->len - 1);

  switch (span->type)
    {
    case NEWSROOM_INLINE_EMPHASIS:
      newsroom_print_part_add_attr (part, pango_attr_style_new (PANGO_STYLE_ITALIC), open->start);
      break;
    case NEWSROOM_INLINE_STRONG:
      newsroom_print_part_add_attr (part, pango_attr_weight_new (PANGO_WEIGHT_BOLD), open->start);
      break;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      newsroom_print_part_add_attr (part, pango_attr_strikethrough_new (TRUE), open->start);
      break;
    case NEWSROOM_INLINE_CODE:
      newsroom_print_part_add_attr (part, pango_attr_family_new ("Monospace"), open->start);
      newsroom_print_part_add_attr (part, pango_attr_scale_new (CODE_SCALE), open->start);
      break;
    case NEWSROOM_INLINE_LINK:
      append_target (part, open);
      break;
    case NEWSROOM_INLINE_IMAGE:
      append_target (part, open);
      g_string_append_c (part->text, ']');
      newsroom_print_part_add_attr (part, pango_attr_style_new (PANGO_STYLE_ITALIC), open->start);
      break;
    default:
      break;
    }
  g_array_set_size (builder->spans, builder->spans->len - 1);
}

static void
append_note (Builder           *builder,
             NewsroomPrintPart *part)
{
  NewsroomPrintNote *note = g_ptr_array_index (builder->story->notes, builder->next_place++);
  const gsize        start = part->text->len;
  const gboolean     is_apart = start == 0 || part->text->str[start - 1] == ' ';

  note->part = part;
  note->offset = start;
  g_string_append_printf (part->text, "[%u]", builder->next_place);
  newsroom_print_part_add_attr (part, pango_attr_rise_new (NOTE_RISE * PANGO_SCALE), start);
  newsroom_print_part_add_attr (part, pango_attr_scale_new (NOTE_SCALE), start);
  newsroom_print_part_add_attr (part, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (is_apart)
    g_string_append_c (part->text, ' ');
}

/* Words of the body, with the numbers of the notes among them. */
static void
append_words (Builder    *builder,
              const char *text,
              gsize       length,
              gssize      offset)
{
  NewsroomPrintPart *part = get_part (builder);
  gsize              done = 0;

  while (offset >= 0 && builder->next_place < builder->n_places && builder->places[builder->next_place] <= (gsize)offset + length)
    {
      const gsize place = builder->places[builder->next_place];
      const gsize upto = place > (gsize)offset ? place - (gsize)offset : 0;

      if (upto > done)
        g_string_append_len (part->text, text + done, (gssize)(upto - done));
      done = MAX (done, upto);
      append_note (builder, part);
    }
  g_string_append_len (part->text, text + done, (gssize)(length - done));
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Builder *builder = user_data;

  if (type == NEWSROOM_TEXT_SOFT_BREAK)
    g_string_append_c (get_part (builder)->text, ' ');
  else if (type == NEWSROOM_TEXT_HARD_BREAK)
    g_string_append (get_part (builder)->text, LINE_SEPARATOR);
  else
    append_words (builder, text, length, offset);
}

/**
 * newsroom_print_body_add:
 * @story: a story, whose first @n_places notes are those at @places
 * @markdown: UTF-8
 * @style: how it looks
 * @places: (array length=n_places) (nullable): where notes are in it, in bytes, ascending
 * @n_places: how many
 *
 * Adds parts for what it says. All of its words are there, as a reader gets them; behind those of a link
 * stands the address in parentheses, and the description of an image is in brackets.
 */
void
newsroom_print_body_add (NewsroomPrintStory       *story,
                         const char               *markdown,
                         const NewsroomPrintStyle *style,
                         const gsize              *places,
                         guint                     n_places)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };
  Builder builder = { .story = story, .style = style, .places = places, .n_places = n_places };
  g_autoptr (GArray) containers = g_array_new (FALSE, TRUE, sizeof (Container));
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (Open));

  g_return_if_fail (markdown != NULL);

  g_array_set_clear_func (spans, clear_open);
  builder.containers = containers;
  builder.spans = spans;
  newsroom_markdown_parse (markdown, -1, &handler, &builder);
  write_lead (&builder, FALSE);

  /* Behind the last words */
  if (builder.next_place < n_places)
    begin_text (&builder, style->size);
  while (builder.next_place < n_places)
    append_note (&builder, builder.part);
}
