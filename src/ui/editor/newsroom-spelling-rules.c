/* newsroom-spelling-rules.c — by which dictionaries an article is spelled, and what is right in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-rules.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-language.h"
#include "newsroom-credit.h"
#include "newsroom-spelling-dictionaries.h"
#include "newsroom-spelling-forms.h"
#include "newsroom-spelling-memory.h"
#include "newsroom-spelling-titles.h"

/* Of so many authors of the library the names are known. */
#define MOST_AUTHORS 2000

/**
 * NewsroomSpellingRules:
 *
 * The language of the article goes where it does; further ones and the words to ignore are in the
 * settings of this desktop. Where none is chosen the text is taken for what it looks like, and one
 * that looks like nothing for the language of the desktop.
 * The names of the people credited, and of all authors of the library, are right in any language.
 *
 * Signals: "changed": the rules are others now, and the text is to be read again. "read": what
 * was read has other dictionaries than before, or they were chosen in another way. "installed":
 * which dictionaries there are is known.
 */
struct _NewsroomSpellingRules
{
  GObject parent_instance;

  gboolean is_changed; /* since the text was read last */

  /* Owned */
  GSettings     *settings;
  NewsroomDraft *draft;
  GSignalGroup  *article_signals;
  GSignalGroup  *credit_signals;
  char          *authors; /* names of those of the library, one a line */
  char         **installed;
  char         **dictionaries; /* those of the text that was read last */
  const char    *own;          /* the one of these that is of its own language, or NULL */
  char          *missing;      /* the language of it that has none, or NULL */
  GHashTable    *accepted;     /* NULL when it is to be made anew */
};

G_DEFINE_FINAL_TYPE (NewsroomSpellingRules, newsroom_spelling_rules, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_INSTALLED,
  SIGNAL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static NewsroomArticle *
get_article (NewsroomSpellingRules *self)
{
  return self->draft != NULL ? newsroom_draft_get_article (self->draft) : NULL;
}

static char **
dup_remembered (NewsroomSpellingRules *self,
                const char            *key)
{
  return newsroom_spelling_memory_get (self->settings, key, newsroom_article_get_uuid (get_article (self)));
}

static void
newsroom_spelling_rules_dispose (GObject *object)
{
  NewsroomSpellingRules *self = NEWSROOM_SPELLING_RULES (object);

  g_clear_object (&self->article_signals);
  g_clear_object (&self->credit_signals);
  g_clear_object (&self->draft);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (newsroom_spelling_rules_parent_class)->dispose (object);
}

static void
newsroom_spelling_rules_finalize (GObject *object)
{
  NewsroomSpellingRules *self = NEWSROOM_SPELLING_RULES (object);

  g_strfreev (self->installed);
  g_strfreev (self->dictionaries);
  g_free (self->missing);
  g_free (self->authors);
  g_clear_pointer (&self->accepted, g_hash_table_unref);

  G_OBJECT_CLASS (newsroom_spelling_rules_parent_class)->finalize (object);
}

static void
newsroom_spelling_rules_class_init (NewsroomSpellingRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_spelling_rules_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_spelling_rules_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_SPELLING_RULES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_INSTALLED] =
    g_signal_new ("installed", NEWSROOM_TYPE_SPELLING_RULES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_READ] =
    g_signal_new ("read", NEWSROOM_TYPE_SPELLING_RULES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_spelling_rules_init (NewsroomSpellingRules *self)
{
  self->installed = g_new0 (char *, 1);
  self->dictionaries = g_new0 (char *, 1);
  self->article_signals = g_signal_group_new (NEWSROOM_TYPE_ARTICLE);
  g_signal_group_connect_swapped (self->article_signals, "notify::language", G_CALLBACK (newsroom_spelling_rules_change), self);
  self->credit_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->credit_signals, "items-changed", G_CALLBACK (newsroom_spelling_rules_change), self);
}

/**
 * newsroom_spelling_rules_new:
 * @settings: the settings of the application
 *
 * Returns: (transfer full): the rules of no article yet
 */
NewsroomSpellingRules *
newsroom_spelling_rules_new (GSettings *settings)
{
  NewsroomSpellingRules *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (NEWSROOM_TYPE_SPELLING_RULES, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" NEWSROOM_SPELLING_IGNORED, G_CALLBACK (newsroom_spelling_rules_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" NEWSROOM_SPELLING_LANGUAGES, G_CALLBACK (newsroom_spelling_rules_change), self, G_CONNECT_SWAPPED);

  return self;
}

static void
authors_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NewsroomSpellingRules) self = user_data;
  g_autoptr (GListModel) authors = newsroom_store_query_authors_finish (NEWSROOM_STORE (object), result, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; authors != NULL && i < g_list_model_get_n_items (authors); i++)
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (authors, i);

      g_string_append_printf (names, "%s\n", newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
    }
  if (g_strcmp0 (names->str, self->authors) == 0)
    return;

  g_free (self->authors);
  self->authors = g_strdup (names->str);
  newsroom_spelling_rules_change (self);
}

/**
 * newsroom_spelling_rules_set_draft:
 * @self: the rules
 * @draft: (nullable): that of the article
 */
void
newsroom_spelling_rules_set_draft (NewsroomSpellingRules *self,
                                   NewsroomDraft         *draft)
{
  NewsroomArticle *article;

  g_return_if_fail (NEWSROOM_IS_SPELLING_RULES (self));

  if (!g_set_object (&self->draft, draft))
    return;

  article = get_article (self);
  g_signal_group_set_target (self->article_signals, article);
  g_signal_group_set_target (self->credit_signals, article != NULL ? newsroom_article_get_credits (article) : NULL);
  if (draft != NULL)
    newsroom_store_query_authors_async (newsroom_draft_get_store (draft), NULL, MOST_AUTHORS, NULL, authors_cb, g_object_ref (self));
  newsroom_spelling_rules_change (self);
}

/**
 * newsroom_spelling_rules_change:
 * @self: the rules
 *
 * Has all texts read again, as words may be right or wrong now that were not.
 */
void
newsroom_spelling_rules_change (NewsroomSpellingRules *self)
{
  g_return_if_fail (NEWSROOM_IS_SPELLING_RULES (self));

  self->is_changed = TRUE;
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * newsroom_spelling_rules_has_draft:
 * @self: the rules
 *
 * Returns: whether they are those of an article
 */
gboolean
newsroom_spelling_rules_has_draft (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), FALSE);

  return self->draft != NULL;
}

/**
 * newsroom_spelling_rules_set_installed:
 * @self: the rules
 * @installed: (transfer full): the names of the dictionaries there are
 */
void
newsroom_spelling_rules_set_installed (NewsroomSpellingRules *self,
                                       char                 **installed)
{
  g_return_if_fail (NEWSROOM_IS_SPELLING_RULES (self));

  g_strfreev (self->installed);
  self->installed = installed;
  g_signal_emit (self, signals[SIGNAL_INSTALLED], 0);
  newsroom_spelling_rules_change (self);
}

/**
 * newsroom_spelling_rules_get_installed:
 * @self: the rules
 *
 * Returns: (transfer none): the names of the dictionaries there are
 */
const char *const *
newsroom_spelling_rules_get_installed (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);

  return (const char *const *)self->installed;
}

/* The article's own language first. */
static GPtrArray *
list_languages (NewsroomSpellingRules *self,
                NewsroomEditorBuffer  *body)
{
  g_auto (GStrv) further = dup_remembered (self, NEWSROOM_SPELLING_LANGUAGES);
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (languages, g_strdup (newsroom_body_language_get (get_article (self), GTK_TEXT_BUFFER (body))));
  for (guint i = 0; further[i] != NULL; i++)
    g_ptr_array_add (languages, g_strdup (further[i]));

  return languages;
}

/**
 * newsroom_spelling_rules_read:
 * @self: the rules of an article
 * @body: the buffer of its body
 *
 * Finds the dictionaries for @body as it is now.
 *
 * Returns: (transfer none): their names; none where there is none
 */
const char *const *
newsroom_spelling_rules_read (NewsroomSpellingRules *self,
                              NewsroomEditorBuffer  *body)
{
  const char *const *locales = g_get_language_names ();
  g_autoptr (GPtrArray) languages = NULL;
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;
  g_autofree char *missing_before = NULL;

  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);
  g_return_val_if_fail (self->draft != NULL, NULL);

  before = g_steal_pointer (&self->dictionaries);
  missing_before = g_steal_pointer (&self->missing);
  languages = list_languages (self, body);
  for (guint i = 0; i < languages->len; i++)
    {
      const char *language = g_ptr_array_index (languages, i);
      const char *dictionary = newsroom_spelling_find_dictionary ((const char *const *)self->installed, language, locales);

      if (dictionary != NULL)
        g_strv_builder_add (found, dictionary);
      else if (self->missing == NULL)
        self->missing = g_strdup (language);
    }
  self->dictionaries = g_strv_builder_end (found);
  self->own = newsroom_spelling_find_dictionary ((const char *const *)self->dictionaries, g_ptr_array_index (languages, 0), locales);

  if (self->is_changed || g_strcmp0 (self->missing, missing_before) != 0 ||
      !g_strv_equal ((const char *const *)self->dictionaries, (const char *const *)before))
    {
      self->is_changed = FALSE;
      g_signal_emit (self, signals[SIGNAL_READ], 0);
    }

  return (const char *const *)self->dictionaries;
}

/**
 * newsroom_spelling_rules_get_dictionaries:
 * @self: the rules
 *
 * Returns: (transfer none): the dictionaries of the text that was read last
 */
const char *const *
newsroom_spelling_rules_get_dictionaries (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);

  return (const char *const *)self->dictionaries;
}

/**
 * newsroom_spelling_rules_dup_missing:
 * @self: the rules
 *
 * Returns: (transfer full) (nullable): a language of that text for which there is no dictionary
 */
char *
newsroom_spelling_rules_dup_missing (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);

  return g_strdup (self->missing);
}

/**
 * newsroom_spelling_rules_dup_nothing:
 * @self: the rules
 *
 * Returns: (transfer full): what to say where no misspelled word is found, translated: that there is
 *   none, or no dictionary that would know
 */
char *
newsroom_spelling_rules_dup_nothing (NewsroomSpellingRules *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);

  if (self->missing == NULL)
    return g_strdup (_ ("No misspelled word found"));

  title = newsroom_spelling_dup_title (self->missing, FALSE);

  return g_strdup_printf (_ ("No dictionary for %s"), title);
}

/**
 * newsroom_spelling_rules_get_own_dictionary:
 * @self: the rules
 *
 * Returns: (transfer none) (nullable): the dictionary of that text's own language
 */
const char *
newsroom_spelling_rules_get_own_dictionary (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);

  return self->own;
}

/**
 * newsroom_spelling_rules_get_language:
 * @self: the rules
 *
 * Returns: (transfer none): the language that the article says it has, "" where none is chosen
 */
const char *
newsroom_spelling_rules_get_language (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), "");

  return self->draft != NULL ? newsroom_article_get_text (get_article (self), NEWSROOM_FIELD_LANGUAGE) : "";
}

/**
 * newsroom_spelling_rules_can_choose:
 * @self: the rules
 *
 * Returns: whether the language of the article may be changed
 */
gboolean
newsroom_spelling_rules_can_choose (NewsroomSpellingRules *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), FALSE);

  return self->draft != NULL && newsroom_store_get_read_only (newsroom_draft_get_store (self->draft)) == NEWSROOM_READ_ONLY_NOT;
}

/**
 * newsroom_spelling_rules_set_language:
 * @self: the rules of an article
 * @language: the name of a dictionary or a BCP 47 tag; "" to leave it to the text which it is
 *
 * Makes it the language of the article, for all that asks for that.
 */
void
newsroom_spelling_rules_set_language (NewsroomSpellingRules *self,
                                      const char            *language)
{
  g_autofree char *tag = NULL;

  g_return_if_fail (NEWSROOM_IS_SPELLING_RULES (self));
  g_return_if_fail (self->draft != NULL);

  tag = newsroom_spelling_dup_tag (language);
  newsroom_article_set_text (get_article (self), NEWSROOM_FIELD_LANGUAGE, tag);
}

/**
 * newsroom_spelling_rules_check_also:
 * @self: the rules of an article
 * @dictionary: one of those there are
 * @is_also: whether a word is right, too, if that dictionary has it
 */
void
newsroom_spelling_rules_check_also (NewsroomSpellingRules *self,
                                    const char            *dictionary,
                                    gboolean               is_also)
{
  const char *const *installed;
  g_auto (GStrv) further = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *tag = NULL;

  g_return_if_fail (NEWSROOM_IS_SPELLING_RULES (self));
  g_return_if_fail (self->draft != NULL);

  installed = (const char *const *)self->installed;
  further = dup_remembered (self, NEWSROOM_SPELLING_LANGUAGES);
  tag = newsroom_spelling_dup_tag (dictionary);
  for (guint i = 0; further[i] != NULL; i++)
    if (g_strcmp0 (newsroom_spelling_find_dictionary (installed, further[i], g_get_language_names ()), dictionary) != 0)
      g_strv_builder_add (kept, further[i]);
  if (is_also)
    g_strv_builder_add (kept, tag);
  all = g_strv_builder_end (kept);
  newsroom_spelling_memory_set (self->settings,
                                NEWSROOM_SPELLING_LANGUAGES,
                                newsroom_article_get_uuid (get_article (self)),
                                (const char *const *)all);
}

/* A name may have the ending of the genitive. */
static void
accept_names (GHashTable *accepted,
              const char *text)
{
  g_autoptr (NewsroomSpellingWords) spelling = newsroom_spelling_words_new (text, -1);
  g_autoptr (GArray) words = NULL;
  guint start = 0;
  guint end = G_MAXUINT;

  words = newsroom_spelling_words_find (spelling, &start, &end);
  for (guint i = 0; i < words->len; i++)
    {
      const NewsroomSpellingWord *word = &g_array_index (words, NewsroomSpellingWord, i);
      g_autofree char            *plain = newsroom_spelling_dup_plain (text + word->offset, (gssize)word->length);

      g_hash_table_add (accepted, g_strconcat (plain, "s", NULL));
      g_hash_table_add (accepted, g_steal_pointer (&plain));
    }
}

/**
 * newsroom_spelling_rules_get_accepted:
 * @self: the rules of an article
 *
 * Returns: (transfer none): the set of words that are right whatever dictionaries say; it is
 *   never changed, but replaced by another
 */
GHashTable *
newsroom_spelling_rules_get_accepted (NewsroomSpellingRules *self)
{
  g_auto (GStrv) ignored = NULL;
  GListModel *credits;

  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (self), NULL);
  g_return_val_if_fail (self->draft != NULL, NULL);

  if (self->accepted != NULL)
    return self->accepted;

  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ignored = dup_remembered (self, NEWSROOM_SPELLING_IGNORED);
  for (guint i = 0; ignored[i] != NULL; i++)
    g_hash_table_add (self->accepted, g_strdup (ignored[i]));

  if (self->authors != NULL)
    accept_names (self->accepted, self->authors);
  credits = newsroom_article_get_credits (get_article (self));
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      accept_names (self->accepted, newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME));
    }

  return self->accepted;
}

/**
 * newsroom_spelling_rules_ignore:
 * @self: the rules of an article
 * @word: a word
 *
 * Takes @word for right in this article, on this desktop.
 */
void
newsroom_spelling_rules_ignore (NewsroomSpellingRules *self,
                                const char            *word)
{
  g_auto (GStrv) ignored = NULL;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *plain = NULL;

  g_return_if_fail (NEWSROOM_IS_SPELLING_RULES (self));
  g_return_if_fail (self->draft != NULL);

  ignored = dup_remembered (self, NEWSROOM_SPELLING_IGNORED);
  plain = newsroom_spelling_dup_plain (word, -1);
  g_strv_builder_addv (all, (const char **)ignored);
  if (!g_strv_contains ((const char *const *)ignored, plain))
    g_strv_builder_add (all, plain);
  words = g_strv_builder_end (all);
  newsroom_spelling_memory_set (self->settings,
                                NEWSROOM_SPELLING_IGNORED,
                                newsroom_article_get_uuid (get_article (self)),
                                (const char *const *)words);
}
