/* newsroom-import-message-article.c — an article as a plain value, from one process to another
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-message-private.h"

/* Name, e-mail and so on; portrait and its media type */
#define AUTHOR_TYPE "(asays)"

/* Which of the authors, role, wording */
#define CREDIT_TYPE "(usms)"

/* Texts, times, state, priority, target length, keywords, authors, credits */
#define ARTICLE_TYPE "(asaxuuuasa" AUTHOR_TYPE "a" CREDIT_TYPE ")"

/* No reader makes such text, but one that did must not end the program. */
static GVariant *
pack_text (const char *text)
{
  return g_utf8_validate (text, -1, NULL) ? g_variant_new_string (text) : g_variant_new_take_string (g_utf8_make_valid (text, -1));
}

static GVariant *
pack_author (NewsroomAuthor *author)
{
  const char     *content_type = NULL;
  GBytes         *portrait = newsroom_author_get_portrait (author, &content_type);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (AUTHOR_TYPE));
  g_variant_builder_open (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    g_variant_builder_add_value (&builder, pack_text (newsroom_author_get_text (author, (NewsroomAuthorField)i)));
  g_variant_builder_close (&builder);
  if (portrait != NULL)
    g_variant_builder_add_value (&builder, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, portrait, TRUE));
  else
    g_variant_builder_add_value (&builder, g_variant_new_array (G_VARIANT_TYPE_BYTE, NULL, 0));
  g_variant_builder_add_value (&builder, pack_text (content_type != NULL ? content_type : ""));

  return g_variant_builder_end (&builder);
}

/* An author who is credited twice is one author on the other side too. */
static void
pack_credits (GVariantBuilder *builder,
              GListModel      *credits)
{
  g_autoptr (GPtrArray) authors = g_ptr_array_new ();
  GVariantBuilder packed;

  g_variant_builder_init (&packed, G_VARIANT_TYPE ("a" CREDIT_TYPE));
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a" AUTHOR_TYPE));
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);
      const char     *wording = newsroom_credit_get_wording (credit);
      guint           index;

      if (!g_ptr_array_find (authors, author, &index))
        {
          index = authors->len;
          g_ptr_array_add (authors, author);
          g_variant_builder_add_value (builder, pack_author (author));
        }
      g_variant_builder_add (&packed,
                             "(u@s@ms)",
                             index,
                             pack_text (newsroom_credit_get_role (credit)),
                             g_variant_new_maybe (G_VARIANT_TYPE_STRING, wording != NULL ? pack_text (wording) : NULL));
    }
  g_variant_builder_close (builder);
  g_variant_builder_add_value (builder, g_variant_builder_end (&packed));
}

/**
 * newsroom_import_article_pack:
 * @article: what was read
 *
 * Returns: (transfer floating): all that a reader can set in an article and in its authors; they
 *   have no identity yet
 */
GVariant *
newsroom_import_article_pack (NewsroomArticle *article)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ARTICLE_TYPE));
  g_variant_builder_open (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    g_variant_builder_add_value (&builder, pack_text (newsroom_article_get_text (article, (NewsroomField)i)));
  g_variant_builder_close (&builder);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    g_variant_builder_add (&builder, "x", newsroom_article_get_time (article, (NewsroomTime)i));
  g_variant_builder_close (&builder);
  g_variant_builder_add (&builder, "u", (guint)newsroom_article_get_state (article));
  g_variant_builder_add (&builder, "u", newsroom_article_get_priority (article));
  g_variant_builder_add (&builder, "u", newsroom_article_get_target_length (article));
  g_variant_builder_open (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (const char *const *keyword = newsroom_article_get_keywords (article); *keyword != NULL; keyword++)
    g_variant_builder_add_value (&builder, pack_text (*keyword));
  g_variant_builder_close (&builder);
  pack_credits (&builder, newsroom_article_get_credits (article));

  return g_variant_builder_end (&builder);
}

/* Returns: (transfer full) (nullable): %NULL if it is none */
static NewsroomAuthor *
unpack_author (GVariant *packed)
{
  g_autoptr (GVariant) texts = g_variant_get_child_value (packed, 0);
  g_autoptr (GVariant) portrait = g_variant_get_child_value (packed, 1);
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (NULL);
  const char *content_type;

  if (g_variant_n_children (texts) != NEWSROOM_N_AUTHOR_FIELDS)
    return NULL;

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    {
      const char *text;

      g_variant_get_child (texts, i, "&s", &text);
      newsroom_author_set_text (author, (NewsroomAuthorField)i, text);
    }
  g_variant_get_child (packed, 2, "&s", &content_type);
  if (g_variant_get_size (portrait) > 0)
    {
      /* A copy, lest the portrait hold the whole article */
      g_autoptr (GBytes) bytes = g_bytes_new (g_variant_get_data (portrait), g_variant_get_size (portrait));

      newsroom_author_set_portrait (author, bytes, content_type);
    }

  return g_steal_pointer (&author);
}

static gboolean
unpack_credits (NewsroomArticle *article,
                GVariant        *packed_authors,
                GVariant        *packed_credits)
{
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  guint        index;
  const char  *role, *wording;

  for (gsize i = 0; i < g_variant_n_children (packed_authors); i++)
    {
      g_autoptr (GVariant) packed = g_variant_get_child_value (packed_authors, i);
      NewsroomAuthor *author = unpack_author (packed);

      if (author == NULL)
        return FALSE;
      g_ptr_array_add (authors, author);
    }

  g_variant_iter_init (&iter, packed_credits);
  while (g_variant_iter_next (&iter, "(u&sm&s)", &index, &role, &wording))
    {
      g_autoptr (NewsroomCredit) credit = NULL;

      if (index >= authors->len)
        return FALSE;
      credit = newsroom_credit_new (authors->pdata[index], role, wording);
      newsroom_article_add_credit (article, credit);
    }

  return TRUE;
}

/**
 * newsroom_import_article_unpack:
 * @packed: (transfer none): what newsroom_import_article_pack() gave, or anything in normal form
 *
 * Returns: (transfer full) (nullable): the article; %NULL if it is none
 */
NewsroomArticle *
newsroom_import_article_unpack (GVariant *packed)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GVariant) texts = NULL;
  g_autoptr (GVariant) times = NULL;
  g_autoptr (GVariant) authors = NULL;
  g_autoptr (GVariant) credits = NULL;
  g_autofree const char **keywords = NULL;
  guint32                 state, priority, target_length;

  if (!g_variant_is_of_type (packed, G_VARIANT_TYPE (ARTICLE_TYPE)))
    return NULL;

  g_variant_get (packed, "(@as@axuuu^a&s@a" AUTHOR_TYPE "@a" CREDIT_TYPE ")", &texts, &times, &state, &priority, &target_length, &keywords, &authors, &credits);
  if (g_variant_n_children (texts) != NEWSROOM_N_FIELDS || g_variant_n_children (times) != NEWSROOM_N_TIMES || state >= NEWSROOM_N_STATES || priority < 1 || priority > 9)
    return NULL;

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      char *text;

      g_variant_get_child (texts, i, "s", &text);
      newsroom_article_take_text (article, (NewsroomField)i, text);
    }
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    {
      gint64 time;

      g_variant_get_child (times, i, "x", &time);
      newsroom_article_set_time (article, (NewsroomTime)i, time);
    }
  newsroom_article_set_state (article, (NewsroomState)state);
  newsroom_article_set_priority (article, priority);
  newsroom_article_set_target_length (article, target_length);
  newsroom_article_set_keywords (article, keywords);

  return unpack_credits (article, authors, credits) ? g_steal_pointer (&article) : NULL;
}
