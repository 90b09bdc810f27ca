/* newsroom-import-text-profiles.c — the profiles of authors that are gathered while lines are read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-profiles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-address.h"
#include "newsroom-name.h"

static void
profile_free (NewsroomTextProfile *profile)
{
  g_clear_object (&profile->author);
  g_string_free (profile->biography, TRUE);
  g_string_free (profile->social, TRUE);
  g_free (profile);
}

/**
 * newsroom_text_profiles_new:
 * @credits: (element-type NewsroomCredit): those of the byline; borrowed
 *
 * Returns: (transfer full): no profiles yet
 */
NewsroomTextProfiles *
newsroom_text_profiles_new (GPtrArray *credits)
{
  NewsroomTextProfiles *self = g_new0 (NewsroomTextProfiles, 1);

  self->credits = credits;
  self->n_credited = credits->len;
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)profile_free);

  return self;
}

/**
 * newsroom_text_profiles_free:
 * @self: (transfer full): profiles
 */
void
newsroom_text_profiles_free (NewsroomTextProfiles *self)
{
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_free (self);
}

/**
 * newsroom_text_profiles_get_last:
 * @self: profiles
 *
 * Returns: (nullable) (transfer none): the one that is being read
 */
NewsroomTextProfile *
newsroom_text_profiles_get_last (NewsroomTextProfiles *self)
{
  return self->profiles->len > 0 ? g_ptr_array_index (self->profiles, self->profiles->len - 1) : NULL;
}

/**
 * newsroom_text_profile_get_name:
 * @profile: a profile
 *
 * Returns: (transfer none): the name, "" if none is known yet
 */
const char *
newsroom_text_profile_get_name (NewsroomTextProfile *profile)
{
  return newsroom_author_get_text (profile->author, NEWSROOM_AUTHOR_NAME);
}

static gboolean
has (NewsroomTextProfile *profile,
     NewsroomAuthorField  field)
{
  return newsroom_author_get_text (profile->author, field)[0] != '\0';
}

/* Whether two names are the same, though one may be filed in capitals. */
static gboolean
is_same_name (const char *name,
              const char *other)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *other_folded = g_utf8_casefold (other, -1);

  return g_str_equal (folded, other_folded);
}

/**
 * newsroom_text_profiles_find_credited:
 * @self: profiles
 * @name: a name
 *
 * Returns: (nullable) (transfer none): the author whom the byline names so
 */
NewsroomAuthor *
newsroom_text_profiles_find_credited (NewsroomTextProfiles *self,
                                      const char           *name)
{
  for (guint i = 0; i < self->n_credited; i++)
    {
      NewsroomAuthor *author = newsroom_credit_get_author (g_ptr_array_index (self->credits, i));

      if (is_same_name (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), name))
        return author;
    }

  return NULL;
}

/**
 * newsroom_text_profiles_add:
 * @self: profiles
 * @name: (nullable): the name, %NULL if it is not known yet
 *
 * Returns: (transfer none): a new profile, with what the byline tells already
 */
NewsroomTextProfile *
newsroom_text_profiles_add (NewsroomTextProfiles *self,
                            const char           *name)
{
  NewsroomTextProfile *profile = g_new0 (NewsroomTextProfile, 1);
  NewsroomAuthor      *credited = name != NULL ? newsroom_text_profiles_find_credited (self, name) : NULL;

  /* The profile is given to the credited author only when the whole block is certain. */
  profile->author = credited != NULL ? newsroom_author_copy (credited) : newsroom_author_new (name);
  profile->biography = g_string_new (NULL);
  profile->social = g_string_new (NULL);
  g_ptr_array_add (self->profiles, profile);

  return profile;
}

/* Parts "The Example Gazette - Always Asking Twice" at the first " - ", else at another dash,
 * a bar or a colon. */
static gboolean
split (const char *text,
       char      **before,
       char      **after)
{
  static const char *const separators[] = { " - ", " – ", " — ", " | ", ": " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *separator = strstr (text, separators[i]);

      if (separator == NULL)
        continue;
      *before = g_strchomp (g_strndup (text, (gsize)(separator - text)));
      *after = g_strdup (separator + strlen (separators[i]));
      g_strstrip (*after);
      if ((*before)[0] != '\0' && (*after)[0] != '\0')
        return TRUE;
      g_clear_pointer (before, g_free);
      g_clear_pointer (after, g_free);
    }

  *before = g_strdup (text);

  return FALSE;
}

static gboolean
is_named (NewsroomTextProfiles *self,
          const char           *name,
          const char           *rest)
{
  if (newsroom_text_profiles_find_credited (self, name) != NULL)
    return TRUE;

  return rest != NULL && newsroom_name_is_person (name) && !newsroom_name_is_role (name) && newsroom_name_is_role (rest);
}

static gboolean
read_named (NewsroomTextProfiles *self,
            const char           *before,
            const char           *after)
{
  const char          *comma = strstr (before, ", ");
  g_autofree char     *name = comma != NULL ? g_strndup (before, (gsize)(comma - before)) : NULL;
  NewsroomTextProfile *profile;

  if (comma != NULL && is_named (self, name, comma + 2))
    {
      profile = newsroom_text_profiles_add (self, name);
      newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_ROLE, comma + 2);
      newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_AFFILIATION, after);
      return TRUE;
    }
  if (!is_named (self, before, after))
    return FALSE;

  profile = newsroom_text_profiles_add (self, before);
  if (after != NULL)
    newsroom_author_set_text (profile->author, newsroom_name_is_role (after) ? NEWSROOM_AUTHOR_ROLE : NEWSROOM_AUTHOR_AFFILIATION, after);

  return TRUE;
}

/**
 * newsroom_text_profiles_read_named:
 * @self: profiles
 * @text: a line
 *
 * Reads "Ann Example, Political Editor", "Ann Example - Reporter", or a name of the byline alone.
 *
 * Returns: whether it was one of them; then there is a new profile
 */
gboolean
newsroom_text_profiles_read_named (NewsroomTextProfiles *self,
                                   const char           *text)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* A whole name may hold a separator. */
  if (newsroom_text_profiles_find_credited (self, text) != NULL)
    {
      newsroom_text_profiles_add (self, text);
      return TRUE;
    }
  split (text, &before, &after);

  return read_named (self, before, after);
}

/**
 * newsroom_text_profiles_read_affiliation:
 * @self: profiles
 * @text: a line, as "The Example Gazette - Always Asking Twice"
 *
 * Gives affiliation and tagline to the last profile, or to a new one if that has them.
 */
void
newsroom_text_profiles_read_affiliation (NewsroomTextProfiles *self,
                                         const char           *text)
{
  NewsroomTextProfile *profile = newsroom_text_profiles_get_last (self);
  g_autofree char     *before = NULL;
  g_autofree char     *after = NULL;

  split (text, &before, &after);
  if (profile == NULL || !has (profile, NEWSROOM_AUTHOR_NAME) || has (profile, NEWSROOM_AUTHOR_AFFILIATION) || profile->biography->len > 0)
    profile = newsroom_text_profiles_add (self, NULL);

  newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_AFFILIATION, before);
  newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_TAGLINE, after);
}

/**
 * newsroom_text_profile_read_contact:
 * @profile: a profile
 * @text: an address
 *
 * Takes it as e-mail or web address; a second one becomes a social link.
 */
void
newsroom_text_profile_read_contact (NewsroomTextProfile *profile,
                                    const char          *text)
{
  NewsroomAddress contact = newsroom_address_find (text);

  if (contact == NEWSROOM_ADDRESS_EMAIL && !has (profile, NEWSROOM_AUTHOR_EMAIL))
    newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_EMAIL, text);
  else if (contact == NEWSROOM_ADDRESS_URL && !has (profile, NEWSROOM_AUTHOR_URL))
    newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_URL, text);
  else
    g_string_append_printf (profile->social, "%s%s", profile->social->len > 0 ? "\n" : "", text);
}

/* Authors without a name are those of the byline who have no profile yet, if as many. */
static gboolean
name_profiles (NewsroomTextProfiles *self)
{
  g_autoptr (GPtrArray) free_names = g_ptr_array_new ();
  guint n_unnamed = 0;
  guint next = 0;

  for (guint i = 0; i < self->credits->len; i++)
    {
      const char *name = newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (self->credits, i)), NEWSROOM_AUTHOR_NAME);
      gboolean    is_taken = FALSE;

      for (guint j = 0; j < self->profiles->len; j++)
        is_taken |= is_same_name (newsroom_text_profile_get_name (g_ptr_array_index (self->profiles, j)), name);
      if (!is_taken)
        g_ptr_array_add (free_names, (gpointer)name);
    }

  for (guint i = 0; i < self->profiles->len; i++)
    n_unnamed += newsroom_text_profile_get_name (g_ptr_array_index (self->profiles, i))[0] == '\0';
  if (n_unnamed > 0 && n_unnamed != free_names->len)
    return FALSE;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      NewsroomTextProfile *profile = g_ptr_array_index (self->profiles, i);

      if (newsroom_text_profile_get_name (profile)[0] == '\0')
        newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_NAME, g_ptr_array_index (free_names, next++));
    }

  return self->profiles->len > 0;
}

/* Two profiles of one name cannot be told apart later. */
static gboolean
has_twice (NewsroomTextProfiles *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->profiles->len; i++)
    if (!g_hash_table_add (names, (gpointer)newsroom_text_profile_get_name (g_ptr_array_index (self->profiles, i))))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_text_profiles_finish:
 * @self: profiles
 *
 * Names those who have no name yet after the byline.
 *
 * Returns: whether there are profiles, all with names, none twice
 */
gboolean
newsroom_text_profiles_finish (NewsroomTextProfiles *self)
{
  return name_profiles (self) && !has_twice (self);
}

/**
 * newsroom_text_profiles_credit:
 * @self: profiles for which newsroom_text_profiles_finish() was true
 * @report: told whose name was inferred
 *
 * Gives what was read to the authors of the byline, and credits those who are not among them.
 */
void
newsroom_text_profiles_credit (NewsroomTextProfiles *self,
                               NewsroomReport       *report)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      NewsroomTextProfile *profile = g_ptr_array_index (self->profiles, i);
      const char          *name = newsroom_text_profile_get_name (profile);
      NewsroomAuthor      *credited = newsroom_text_profiles_find_credited (self, name);

      newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_BIOGRAPHY, profile->biography->str);
      newsroom_author_set_text (profile->author, NEWSROOM_AUTHOR_SOCIAL, profile->social->str);
      if (profile->is_inferred)
        {
          newsroom_report_infer (report, _ ("The author’s name “%s” was inferred from the opening of the biography."), name);
          newsroom_report_recognise (report, newsroom_field_get_name (NEWSROOM_FIELD_BYLINE), _ ("the opening of the biography"), FALSE, NULL);
        }
      if (credited == NULL)
        {
          g_ptr_array_add (self->credits, newsroom_credit_new (profile->author, NEWSROOM_CREDIT_BY, NULL));
          continue;
        }
      for (guint field = NEWSROOM_AUTHOR_NAME + 1; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        if (has (profile, field))
          newsroom_author_set_text (credited, field, newsroom_author_get_text (profile->author, field));
    }
}
