/* test-markdown.c — a body to events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown.h"

#include <string.h>

static const char *const block_names[] = {
  [NEWSROOM_BLOCK_DOCUMENT] = "document",
  [NEWSROOM_BLOCK_QUOTE] = "quote",
  [NEWSROOM_BLOCK_UNORDERED_LIST] = "ul",
  [NEWSROOM_BLOCK_ORDERED_LIST] = "ol",
  [NEWSROOM_BLOCK_LIST_ITEM] = "li",
  [NEWSROOM_BLOCK_RULE] = "rule",
  [NEWSROOM_BLOCK_HEADING] = "h",
  [NEWSROOM_BLOCK_CODE] = "pre",
  [NEWSROOM_BLOCK_PARAGRAPH] = "p",
  [NEWSROOM_BLOCK_TABLE] = "table",
  [NEWSROOM_BLOCK_TABLE_HEAD] = "thead",
  [NEWSROOM_BLOCK_TABLE_BODY] = "tbody",
  [NEWSROOM_BLOCK_TABLE_ROW] = "tr",
  [NEWSROOM_BLOCK_TABLE_HEADER_CELL] = "th",
  [NEWSROOM_BLOCK_TABLE_CELL] = "td",
};

static const char *const inline_names[] = {
  [NEWSROOM_INLINE_EMPHASIS] = "em",
  [NEWSROOM_INLINE_STRONG] = "strong",
  [NEWSROOM_INLINE_STRIKETHROUGH] = "del",
  [NEWSROOM_INLINE_CODE] = "code",
  [NEWSROOM_INLINE_LINK] = "a",
  [NEWSROOM_INLINE_IMAGE] = "img",
};

static const char *const text_names[] = {
  [NEWSROOM_TEXT_NORMAL] = "",
  [NEWSROOM_TEXT_CODE] = "code",
  [NEWSROOM_TEXT_SOFT_BREAK] = "soft",
  [NEWSROOM_TEXT_HARD_BREAK] = "hard",
};

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  GString *trace = user_data;

  if (block->type == NEWSROOM_BLOCK_DOCUMENT)
    return;

  g_string_append_printf (trace, "<%s", block_names[block->type]);
  if (block->level > 0)
    g_string_append_printf (trace, " level=%u", block->level);
  if (block->start > 0)
    g_string_append_printf (trace, " start=%u", block->start);
  if (block->n_columns > 0)
    g_string_append_printf (trace, " columns=%u", block->n_columns);
  if (block->align != NEWSROOM_ALIGN_DEFAULT)
    g_string_append_printf (trace, " align=%u", block->align);
  if (block->tight)
    g_string_append (trace, " tight");
  if (block->is_task)
    g_string_append_printf (trace, " task%s@%u", block->is_checked ? "+" : "-", (guint)block->task_mark_offset);
  if (block->info != NULL)
    g_string_append_printf (trace, " info=%s", block->info);
  g_string_append (trace, ">");
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  if (block->type != NEWSROOM_BLOCK_DOCUMENT)
    g_string_append_printf (user_data, "</%s>", block_names[block->type]);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (user_data, "<%s", inline_names[span->type]);
  if (span->target != NULL)
    g_string_append_printf (user_data, " target=%s", span->target);
  if (span->title != NULL)
    g_string_append_printf (user_data, " title=%s", span->title);
  g_string_append (user_data, ">");
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (user_data, "</%s>", inline_names[span->type]);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  g_autofree char *escaped = g_strndup (text, length);

  g_string_append_printf (user_data, "%s[%s]", text_names[type], strcmp (escaped, "\n") == 0 ? "\\n" : escaped);
  if (offset >= 0)
    g_string_append_printf (user_data, "%d", (int)offset);
}

static const NewsroomMarkdownHandler handler = {
  enter_block_cb,
  leave_block_cb,
  enter_inline_cb,
  leave_inline_cb,
  text_cb,
};

typedef struct
{
  const char *body;
  const char *trace;
} Case;

static const Case cases[] = {
  { "", "" },
  { "Ann *said* **so**.", "<p>[Ann ]0<em>[said]5</em>[ ]10<strong>[so]13</strong>[.]17</p>" },
  { "## A ~~b~~ `c`", "<h level=2>[A ]3<del>[b]7</del>[ ]10<code>code[c]12</code></h>" },
  { "a\nb  \nc", "<p>[a]0soft[\\n][b]2hard[\\n][c]6</p>" },
  { "- a\n- [x] b", "<ul tight><li>[a]2</li><li task+@7>[b]10</li></ul>" },
  { "3. a\n\n4. b", "<ol start=3><li><p>[a]3</p></li><li><p>[b]9</p></li></ol>" },
  { "> q", "<quote><p>[q]2</p></quote>" },
  { "---", "<rule></rule>" },
  { "``` c &amp; d\nx\n```", "<pre info=c & d>code[x]14code[\\n]</pre>" },
  { "[t](/u&amp;v\\) \"w &lt;\")", "<p><a target=/u&v) title=w <>[t]1</a></p>" },
  { "![a *b*](p.png)", "<p><img target=p.png>[a ]2<em>[b]5</em></img></p>" },
  { "[t]()", "<p><a target=>[t]1</a></p>" },
  { "a &lt; b &nope; c", "<p>[a ]0[<][ b ]6[&nope;]9[ c]15</p>" },
  { "<b>x</b>", "<p>[<b>x</b>]0</p>" },
  { "<div>\nx", "<p>[<div>]0soft[\\n][x]6</p>" },
  { "www.example.org", "<p>[www.example.org]0</p>" },
  { "<https://example.org/>", "<p><a target=https://example.org/>[https://example.org/]1</a></p>" },
  { "|a|b|\n|---|:---:|\n|c|d|",
    "<table columns=2><thead><tr><th>[a]1</th><th align=2>[b]3</th></tr></thead>"
    "<tbody><tr><td>[c]19</td><td align=2>[d]21</td></tr></tbody></table>" },
};

/* What md4c would lose, or run out of. */
static const Case faults[] = {
  { "[](_)_", "<p><a target=_></a>[_]5</p>" },
  { "_a [](_)_", "<p><em>[a ]1<a target=_></a></em></p>" },
  { "[a](/u_(b)_ \"~t~\") *c*", "<p><a target=/u_(b)_ title=~t~>[a]1</a>[ ]18<em>[c]20</em></p>" },
  { "[a](b\\_\\* '\\~') *c*", "<p><a target=b_* title=~>[a]1</a>[ ]15<em>[c]17</em></p>" },
  { "[a](<*b> '_\\'') c*_", "<p><a target=*b title=_'>[a]1</a>[ c*_]15</p>" },
  { "[a](![b)](c)", "<p><a target=![b>[a]1</a>[](c)]8</p>" },
  { "[a ![]([_)](b)", "<p><a target=b>[a ]1<img target=[_></img></a></p>" },
  { "[a ![](b]) c](d)", "<p><a target=d>[a ]1<img target=b]></img>[ c]10</a></p>" },
  { "`](_a_)` ](b_", "<p><code>code[](_a_)]1</code>[ ](b_]8</p>" },
  { "|a|e|\n|---|\n|b|*c*|d|",
    "<table columns=1><thead><tr><th>[a|e]1</th></tr></thead>"
    "<tbody><tr><td>[b|]13<em>[c]16</em>[|d]18</td></tr></tbody></table>" },
  { "a|b\n---|---\n[c](d)|| |e |\n",
    "<table columns=2><thead><tr><th>[a]0</th><th>[b]2</th></tr></thead>"
    "<tbody><tr><td><a target=d>[c]13</a></td><td>[| |e]19</td></tr></tbody></table>" },
  { "a|\n---|\n||b|",
    "<table columns=1><thead><tr><th>[a]0</th></tr></thead><tbody><tr><td>[|b]9</td></tr></tbody></table>" },
  { "a|b\n---|---\n`c|`|<xy:z|>|<d|",
    "<table columns=2><thead><tr><th>[a]0</th><th>[b]2</th></tr></thead>"
    "<tbody><tr><td><code>code[c|]13</code></td>"
    "<td><a target=xy:z|>[xy:z|]18</a>[|<d]24</td></tr></tbody></table>" },
  { "- |a|b|\n  |---|---|\n  |c|d|\n\n  e|f|g",
    "<ul><li><table columns=2><thead><tr><th>[a]3</th><th>[b]5</th></tr></thead><tbody><tr><td>[c]23</td><td>[d]25</td></tr></tbody></table><p>[e|f|g]31</p></li></ul>" },
  { "> 1. a|b|c\n>    :--|:-:\n>    \\|d|e|f| \n",
    "<quote><ol start=1 tight><li><table columns=2><thead><tr><th align=1>[a]5</th><th align=2>[b|c]7</th></tr></thead><tbody><tr><td align=1>[|]30[d]31</td><td align=2>[e|f]33</td></tr></tbody></table></li></ol></quote>" },
  { "*a [b](\n<c*>\n\"d*\ne\")*", "<p><em>[a ]1<a target=c* title=d*\ne>[b]4</a></em></p>" },
  { "> _a [b](c\n> '_') d_", "<quote><p><em>[a ]3<a target=c title=_>[b]6</a>[ d]17</em></p></quote>" },
  { "*a [b](c\n\n'*')*", "<p>[*a [b](c]0</p><p>[']10<em>[')]12</em></p>" },
  { "[a][b*c] d*\n\n[B*C]: e", "<p><a target=e>[a]1</a>[ d*]8</p>" },
  { "[a][b*c] *d* [b*c]\n\n[b*c]: e", "<p><a target=e>[a]1</a>[ ]8<em>[d]10</em>[ ]12<a target=e>[b*c]14</a></p>" },
  { "_a [b][c_]", "<p><em>[a [b][c]1</em>[]]9</p>" },
};

static void
assert_traces (const Case *first,
               gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GString) trace = g_string_new (NULL);

      newsroom_markdown_parse (first[i].body, -1, &handler, trace);
      g_assert_cmpstr (trace->str, ==, first[i].trace);
    }
}

static void
test_events (void)
{
  assert_traces (cases, G_N_ELEMENTS (cases));
}

static void
test_faults (void)
{
  assert_traces (faults, G_N_ELEMENTS (faults));
}

/* The parser sees nothing of what lies behind the body. */
static void
test_end (void)
{
  static const char body[] = "[a](b)";

  for (gssize length = 0; length < 6; length++)
    {
      g_autoptr (GString) trace = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);

      newsroom_markdown_parse (body, length, &handler, trace);
      if (length > 0)
        g_string_printf (expected, "<p>[%.*s]0</p>", (int)length, body);
      g_assert_cmpstr (trace->str, ==, expected->str);
    }
}

/* Bytes that stand for hidden delimiters come through as they are where a body has them. */
static void
test_substitutes (void)
{
  g_autoptr (GString) trace = g_string_new (NULL);

  newsroom_markdown_parse ("\xF8 [b](\xF9_)", -1, &handler, trace);
  g_assert_cmpstr (trace->str, ==, "<p>[\xF8 ]0<a target=\xF9_>[b]3</a></p>");
}

static void
test_nul (void)
{
  g_autoptr (GString) trace = g_string_new (NULL);
  const char body[] = "a\0b `\0` [x](u \"\0\")";

  newsroom_markdown_parse (body, sizeof body - 1, &handler, trace);
  g_assert_cmpstr (trace->str, ==, "<p>[a]0[\xEF\xBF\xBD][b ]2<code>code[\xEF\xBF\xBD]</code>[ ]7<a target=u title=\xEF\xBF\xBD>[x]9</a></p>");
}

/* Bytes that are no UTF-8 and handlers without functions do no harm. */
static void
test_robust (void)
{
  static const NewsroomMarkdownHandler nothing = { NULL };
  g_autoptr (GString) trace = g_string_new (NULL);

  newsroom_markdown_parse ("\xFF*\xC3*\xE2\x82 [\x80](\xF0)", -1, &handler, trace);
  newsroom_markdown_parse ("# a\n\n- *b*\n", -1, &nothing, NULL);
}

static void
count_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  (*(guint *)user_data)++;
}

static void
test_depth (void)
{
  static const NewsroomMarkdownHandler counter = { .enter_block = count_block_cb };
  static const char *const             markers[] = { ">", "*[", "- ", "**a *" };

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      guint n_blocks = 0;

      for (guint j = 0; j < 5000; j++)
        g_string_append (body, markers[i]);
      newsroom_markdown_parse (body->str, (gssize)body->len, &counter, &n_blocks);
      g_assert_cmpuint (n_blocks, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/markdown/events", test_events);
  g_test_add_func ("/text/markdown/faults", test_faults);
  g_test_add_func ("/text/markdown/end", test_end);
  g_test_add_func ("/text/markdown/substitutes", test_substitutes);
  g_test_add_func ("/text/markdown/nul", test_nul);
  g_test_add_func ("/text/markdown/robust", test_robust);
  g_test_add_func ("/text/markdown/depth", test_depth);

  return g_test_run ();
}
