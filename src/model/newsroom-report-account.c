/* newsroom-report-account.c — which characters of a file are in the article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-markdown.h"
#include "newsroom-plain-text.h"
#include "newsroom-report-private.h"

/* Bytes. The words, address and title of a picture are shorter, each, or it is not looked for. */
#define MAX_PICTURE 4000

/* Words in a row that may be one in the article, as at a hyphen that breaks a line. */
#define MAX_PARTS 4

/* Characters. */
#define MAX_EXCERPT 60

#define HASH_START G_GUINT64_CONSTANT (14695981039346656037)
#define HASH_FACTOR G_GUINT64_CONSTANT (1099511628211)

/* How often each word is there (FNV-1a of its characters in small letters, which are told apart by 64
 * bits well enough to be counted), and each sign. */
typedef struct
{
  GHashTable *words;
  GHashTable *signs;
} Bag;

/* A word with the signs behind it, or signs that stand alone. */
typedef struct
{
  const NewsroomReportText *text;
  const char               *start;
  const char               *word_end;
  const char               *end;
  guint64                   hash;
  guint                     n_letters;
  guint                     n_signs;
} Token;

static void
bag_clear (Bag *bag)
{
  g_hash_table_unref (bag->words);
  g_hash_table_unref (bag->signs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bag, bag_clear)

static Bag
bag_new (void)
{
  return (Bag){ g_hash_table_new (NULL, NULL), g_hash_table_new (NULL, NULL) };
}

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_visible (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return g_ascii_isgraph ((char)c);
  if (g_unichar_isspace (c))
    return FALSE;
  type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT;
}

/* A raised or lowered digit is the digit. */
static guint64
hash_character (guint64  hash,
                gunichar c)
{
  gunichar plain;

  if (c >= 0x80 && g_unichar_type (c) == G_UNICODE_OTHER_NUMBER && g_unichar_fully_decompose (c, TRUE, &plain, 1) == 1)
    c = plain;

  return (hash ^ g_unichar_tolower (c)) * HASH_FACTOR;
}

/* Takes the next token that begins at or after @p. Returns: whether there is one */
static gboolean
next_token (const char *p,
            const char *end,
            Token      *token)
{
  while (p < end && !is_visible (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  token->start = p;
  token->hash = HASH_START;
  token->n_letters = 0;
  token->n_signs = 0;

  /* What cannot be seen parts no word. */
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_letter (c))
        {
          token->hash = hash_character (token->hash, c);
          token->n_letters++;
        }
      else if (c < 0x80 || is_visible (c) || g_unichar_isspace (c))
        break;
    }
  token->word_end = p;
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_letter (c) || (c < 0x80 ? g_ascii_isspace ((char)c) : g_unichar_isspace (c)))
        break;
      token->n_signs += is_visible (c);
    }
  token->end = p;

  return token->start < end;
}

static guint
lookup (Bag    *bag,
        guint64 hash)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (bag->words, GSIZE_TO_POINTER ((gsize)hash)));
}

static void
set_count (Bag    *bag,
           guint64 hash,
           guint   count)
{
  g_hash_table_insert (bag->words, GSIZE_TO_POINTER ((gsize)hash), GUINT_TO_POINTER (count));
}

static void
add_signs (GHashTable  *signs,
           const Token *token)
{
  for (const char *p = token->word_end; p < token->end; p = g_utf8_next_char (p))
    {
      gpointer key = GUINT_TO_POINTER (g_utf8_get_char (p));

      if (is_visible (g_utf8_get_char (p)))
        g_hash_table_insert (signs, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (signs, key)) + 1));
    }
}

static void
bag_add (Bag        *bag,
         const char *text,
         gssize      length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  Token       token;

  for (const char *p = text; next_token (p, end, &token); p = token.end)
    {
      if (token.n_letters > 0)
        set_count (bag, token.hash, lookup (bag, token.hash) + 1);
      add_signs (bag->signs, &token);
    }
}

/* Takes a word out. Returns: whether it was there */
static gboolean
bag_take (Bag    *bag,
          guint64 hash)
{
  const guint count = lookup (bag, hash);

  if (count > 0)
    set_count (bag, hash, count - 1);

  return count > 0;
}

static gsize
measure_trimmed (const char *text,
                 gsize       length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return length;
}

/* Most of a long text is the body as it is: the lines that both end with are kept, without a look at
 * each word. Cuts them off both lengths. */
static void
keep_common_end (const char               *text,
                 gsize                    *text_length,
                 const char               *body,
                 gsize                    *body_length,
                 NewsroomReportCharacters *account)
{
  const char *start, *end;
  gsize       n = 0;

  *text_length = measure_trimmed (text, *text_length);
  *body_length = measure_trimmed (body, *body_length);
  while (n < *text_length && n < *body_length && text[*text_length - 1 - n] == body[*body_length - 1 - n])
    n++;

  end = text + *text_length;
  start = memchr (end - n, '\n', n);
  if (start == NULL)
    return;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const guint is_one = is_visible (g_utf8_get_char (p));

      account->read += is_one;
      account->kept += is_one;
    }
  *text_length -= (gsize)(end - start);
  *body_length -= (gsize)(end - start);
}

/* Returns: (nullable): behind the next @sign that is not escaped, if it is in this line and near */
static const char *
find_behind (const char *p,
             char        sign)
{
  for (gsize i = 0; i < MAX_PICTURE && p[i] != '\0' && p[i] != '\n'; i++)
    {
      if (p[i] == sign)
        return p + i + 1;
      if (p[i] == '\\' && g_ascii_ispunct (p[i + 1]))
        i++;
    }

  return NULL;
}

/* Returns: (nullable): behind the picture that begins at "!" */
static const char *
find_picture_end (const char *p)
{
  const char *end = p[1] == '[' ? find_behind (p + 2, ']') : NULL;
  const char *address;

  if (end == NULL || *end != '(')
    return NULL;
  address = ++end;
  while (end - address < MAX_PICTURE && *end != '\0' && strchr ("() \n", *end) == NULL)
    end++;
  if (end[0] == ' ' && end[1] == '"')
    end = find_behind (end + 2, '"');

  return end != NULL && *end == ')' ? end + 1 : NULL;
}

/* Returns: (transfer full): a body in which no word stands next to the words of a picture */
static char *
part_pictures (const char *body)
{
  GString    *parted = g_string_sized_new (strlen (body));
  const char *p = body;

  for (const char *mark = strchr (p, '!'); mark != NULL; mark = strchr (p, '!'))
    {
      const char *end = find_picture_end (mark);

      g_string_append_len (parted, p, mark - p);
      if (end != NULL)
        g_string_append_printf (parted, " %.*s ", (int)(end - mark), mark);
      else
        g_string_append_c (parted, '!');
      p = end != NULL ? end : mark + 1;
    }
  g_string_append (parted, p);

  return g_string_free (parted, FALSE);
}

/* What stands under pictures is the title of them, which plain text does not have. */
static void
add_title_cb (const NewsroomInline *span,
              gpointer              user_data)
{
  if (span->title != NULL)
    bag_add (user_data, span->title, -1);
}

/* All that the article says; of the body as many bytes. */
static void
bag_add_article (Bag             *bag,
                 NewsroomArticle *article,
                 gsize            body_length,
                 gboolean         shows_markup)
{
  static const NewsroomMarkdownHandler titles = { .enter_inline = add_title_cb };

  const char        *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  g_autofree char   *parted = shows_markup ? NULL : part_pictures (body);
  g_autofree char   *plain = shows_markup ? NULL : newsroom_plain_text_from_markdown (parted, -1);
  GListModel        *credits = newsroom_article_get_credits (article);
  const char *const *keywords = newsroom_article_get_keywords (article);

  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (field != NEWSROOM_FIELD_BODY)
      bag_add (bag, newsroom_article_get_text (article, (NewsroomField)field), -1);
  bag_add (bag, plain != NULL ? plain : body, plain != NULL ? -1 : (gssize)body_length);
  if (plain != NULL)
    newsroom_markdown_parse (parted, -1, &titles, bag);
  for (guint i = 0; keywords[i] != NULL; i++)
    bag_add (bag, keywords[i], -1);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        bag_add (bag, newsroom_author_get_text (author, (NewsroomAuthorField)field), -1);
    }
}

/* Where neighbours are one word in the article, takes it. Returns: how many of them, or 0 */
static guint
take_joined (Bag    *kept,
             GArray *missing,
             guint   first)
{
  const Token *token = &g_array_index (missing, Token, first);
  guint64      hash = token->hash;

  for (guint n = 1; n < MAX_PARTS && first + n < missing->len; n++)
    {
      const Token *next = &g_array_index (missing, Token, first + n);
      const char  *p = (next - 1)->end;

      while (p < next->start && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (next->text != token->text || p != next->start)
        return 0;
      for (p = next->start; p < next->word_end; p = g_utf8_next_char (p))
        if (is_letter (g_utf8_get_char (p)))
          hash = hash_character (hash, g_utf8_get_char (p));
      if (bag_take (kept, hash))
        return n + 1;
    }

  return 0;
}

static void
leave_out (NewsroomReport           *report,
           NewsroomReportCharacters *account,
           const char               *name,
           const Token              *token)
{
  const char      *end = token->text->text->str + token->text->text->len;
  const char      *p = token->start;
  g_autofree char *excerpt = NULL;

  for (guint n = 0; n < MAX_EXCERPT && p < end && *p != '\n'; n++)
    p = g_utf8_next_char (p);
  excerpt = g_strndup (token->start, (gsize)(p - token->start));
  newsroom_report_leave_out (report, name, token->n_letters + token->n_signs, g_strstrip (excerpt));
  account->left_out += token->n_letters + token->n_signs;
  if (name == NULL)
    account->unnamed += token->n_letters + token->n_signs;
}

/* What is missing for each explanation, in their order. */
static void
name_missing (NewsroomReport           *report,
              NewsroomReportCharacters *account,
              GPtrArray                *explanations,
              GArray                   *missing)
{
  g_autofree gboolean *is_named = g_new0 (gboolean, missing->len + 1);

  for (guint e = 0; missing->len > 0 && e < explanations->len; e++)
    {
      const NewsroomReportText *explanation = explanations->pdata[e];
      g_auto (Bag) bag = bag_new ();

      bag_add (&bag, explanation->text->str, (gssize)explanation->text->len);
      for (guint i = 0; i < missing->len && g_hash_table_size (bag.words) > 0; i++)
        {
          const Token *token = &g_array_index (missing, Token, i);

          if (is_named[i] || !bag_take (&bag, token->hash))
            continue;
          leave_out (report, account, explanation->name, token);
          is_named[i] = TRUE;
        }
    }
  for (guint i = 0; i < missing->len; i++)
    if (!is_named[i])
      leave_out (report, account, g_array_index (missing, Token, i).text->name, &g_array_index (missing, Token, i));
}

/* Signs of the story are kept as often as the article has them: a bullet may be markup now. */
static void
settle_signs (NewsroomReport           *report,
              NewsroomReportCharacters *account,
              GHashTable               *signs,
              GHashTable               *kept)
{
  GHashTableIter iter;
  gpointer       key, value;
  guint64        n_left = 0;

  g_hash_table_iter_init (&iter, signs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint here = GPOINTER_TO_UINT (value);
      guint there = MIN (here, GPOINTER_TO_UINT (g_hash_table_lookup (kept, key)));

      account->kept += there;
      n_left += here - there;
    }
  if (n_left > 0)
    newsroom_report_leave_out (report, _ ("signs that became markup or are written otherwise"), n_left, "");
  account->left_out += n_left;
}

/* Takes the words of a text out of those that are kept; what is missing is added to @missing. */
static void
match_text (NewsroomReportText       *text,
            Bag                      *kept,
            GHashTable               *signs,
            GArray                   *missing,
            NewsroomReportCharacters *account)
{
  Token token = { text };

  for (const char *p = text->text->str; next_token (p, text->text->str + text->text->len, &token); p = token.end)
    {
      account->read += token.n_letters + token.n_signs;
      if (token.n_letters > 0 && !bag_take (kept, token.hash))
        {
          g_array_append_val (missing, token);
          continue;
        }
      account->kept += token.n_letters;
      add_signs (signs, &token);
    }
}

/* The story first, all of which should be there. Returns: (transfer full): what is missing */
static GArray *
match_words (GPtrArray                *texts,
             Bag                      *kept,
             GHashTable               *signs,
             NewsroomReportCharacters *account)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (Token));

  for (guint is_named = 0; is_named < 2; is_named++)
    for (guint i = 0; i < texts->len; i++)
      {
        NewsroomReportText *text = texts->pdata[i];

        if ((text->name != NULL) == is_named)
          match_text (text, kept, signs, missing, account);
      }

  return missing;
}

/**
 * newsroom_report_settle:
 * @self: a report that was given the visible text of a file with newsroom_report_read()
 * @article: what became of it
 * @shows_markup: whether the file is text in which markup is as visible as the rest
 *
 * Looks for each word of the file in the article, and counts what is there and what is not; see
 * #NewsroomReportCharacters. Where no text was read, nothing is counted. Takes time linear in the
 * size of the text.
 */
void
newsroom_report_settle (NewsroomReport  *self,
                        NewsroomArticle *article,
                        gboolean         shows_markup)
{
  GPtrArray               *explanations;
  GPtrArray               *texts = newsroom_report_get_texts (self, &explanations);
  NewsroomReportCharacters account = { 0 };
  const char              *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  gsize                    body_length = strlen (body);
  NewsroomReportText      *text;
  g_auto (Bag) kept = bag_new ();
  g_autoptr (GHashTable) signs = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (Token));

  g_return_if_fail (self != NULL);
  g_return_if_fail (NEWSROOM_IS_ARTICLE (article));

  if (texts->len == 0)
    return;
  text = texts->pdata[0];

  if (shows_markup && texts->len == 1)
    keep_common_end (text->text->str, &text->text->len, body, &body_length, &account);
  bag_add_article (&kept, article, body_length, shows_markup);
  missing = match_words (texts, &kept, signs, &account);
  for (guint i = 0; i < missing->len;)
    {
      const guint n_joined = take_joined (&kept, missing, i);

      for (guint n = 0; n < n_joined; n++, i++)
        {
          account.kept += g_array_index (missing, Token, i).n_letters;
          add_signs (signs, &g_array_index (missing, Token, i));
        }
      if (n_joined == 0)
        g_array_append_val (left, g_array_index (missing, Token, i++));
    }

  settle_signs (self, &account, signs, kept.signs);
  name_missing (self, &account, explanations, left);
  newsroom_report_set_characters (self, &account);
  g_ptr_array_set_size (texts, 0);
  g_ptr_array_set_size (explanations, 0);
}
