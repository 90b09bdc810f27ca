/* newsroom-report-variant.c — a report as one plain value, to be stored or sent
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report.h"

#include <string.h>

/* A dictionary, so that a newer Newsroom can say more and an older one still read the rest. */
#define REPORT_TYPE G_VARIANT_TYPE ("a{sv}")
#define FIELDS_TYPE G_VARIANT_TYPE ("a(ssbas)")
#define OMISSIONS_TYPE G_VARIANT_TYPE ("a(msts)")
#define CHARACTERS_TYPE G_VARIANT_TYPE ("(tttt)")

/* Fields and names of what was left out, each looked for among all: no format has nearly so many. */
#define MOST_ITEMS 1000

static void
add_fields (GVariantBuilder *builder,
            NewsroomReport  *report)
{
  GPtrArray      *fields = newsroom_report_get_fields (report);
  GVariantBuilder all;

  g_variant_builder_init (&all, FIELDS_TYPE);
  for (guint i = 0; i < fields->len; i++)
    {
      const NewsroomReportField *field = fields->pdata[i];

      g_variant_builder_add (&all, "(ssb^as)", field->name, field->source, field->is_certain, field->candidates);
    }
  g_variant_builder_add (builder, "{sv}", "fields", g_variant_builder_end (&all));
}

static void
add_account (GVariantBuilder *builder,
             NewsroomReport  *report)
{
  const NewsroomReportCharacters *characters = newsroom_report_get_characters (report);
  GPtrArray                      *omissions = newsroom_report_get_omissions (report);
  GVariantBuilder                 all;

  if (characters != NULL)
    g_variant_builder_add (builder, "{sv}", "characters", g_variant_new ("(tttt)", characters->read, characters->kept, characters->left_out, characters->unnamed));

  g_variant_builder_init (&all, OMISSIONS_TYPE);
  for (guint i = 0; i < omissions->len; i++)
    {
      const NewsroomReportOmission *omission = omissions->pdata[i];

      g_variant_builder_add (&all, "(msts)", omission->name, omission->n_characters, omission->excerpt);
    }
  g_variant_builder_add (builder, "{sv}", "omissions", g_variant_builder_end (&all));
}

/**
 * newsroom_report_to_variant:
 * @self: a report
 *
 * Returns: (transfer full): all of it, as a dictionary of type "a{sv}"
 */
GVariant *
newsroom_report_to_variant (NewsroomReport *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, REPORT_TYPE);
  if (newsroom_report_get_format (self) != NULL)
    g_variant_builder_add (&builder, "{sv}", "format", g_variant_new_string (newsroom_report_get_format (self)));
  if (newsroom_report_get_encoding (self) != NULL)
    g_variant_builder_add (&builder, "{sv}", "encoding", g_variant_new_string (newsroom_report_get_encoding (self)));
  g_variant_builder_add (&builder, "{sv}", "notes", g_variant_new_strv (newsroom_report_get_notes (self), -1));
  g_variant_builder_add (&builder, "{sv}", "dropped", g_variant_new_strv (newsroom_report_get_dropped (self), -1));
  g_variant_builder_add (&builder, "{sv}", "inferred", g_variant_new_int32 (newsroom_report_get_inferred (self)));
  add_fields (&builder, self);
  add_account (&builder, self);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
read_sentences (NewsroomReport *report,
                GVariantDict   *dictionary)
{
  g_autofree const char **notes = NULL;
  g_autofree const char **dropped = NULL;
  gint32                  inferred = -1;

  (void)g_variant_dict_lookup (dictionary, "inferred", "i", &inferred);
  if (g_variant_dict_lookup (dictionary, "notes", "^a&s", &notes))
    for (int i = 0; notes[i] != NULL; i++)
      (i == inferred ? newsroom_report_infer : newsroom_report_note) (report, "%s", notes[i]);
  if (g_variant_dict_lookup (dictionary, "dropped", "^a&s", &dropped))
    for (guint i = 0; dropped[i] != NULL; i++)
      newsroom_report_drop (report, "%s", dropped[i]);
}

static void
read_account (NewsroomReport *report,
              GVariantDict   *dictionary)
{
  g_autoptr (GVariant) omissions = g_variant_dict_lookup_value (dictionary, "omissions", OMISSIONS_TYPE);
  NewsroomReportCharacters characters;
  GVariantIter             iter;
  const char              *name, *excerpt;
  guint64                  n_characters;

  if (g_variant_dict_lookup (dictionary, "characters", "(tttt)", &characters.read, &characters.kept, &characters.left_out, &characters.unnamed) &&
      characters.kept <= characters.read && characters.left_out == characters.read - characters.kept && characters.unnamed <= characters.left_out)
    newsroom_report_set_characters (report, &characters);
  if (omissions == NULL)
    return;
  g_variant_iter_init (&iter, omissions);
  for (guint i = 0; i < MOST_ITEMS && g_variant_iter_next (&iter, "(m&st&s)", &name, &n_characters, &excerpt); i++)
    newsroom_report_leave_out (report, name, n_characters, excerpt);
}

/**
 * newsroom_report_add_variant:
 * @self: a report
 * @variant: (transfer none): what newsroom_report_to_variant() gave, or anything of type "a{sv}"
 *
 * Tells it what is in another report; what is not understood, and what is more than a report can have, is passed over.
 */
void
newsroom_report_add_variant (NewsroomReport *self,
                             GVariant       *variant)
{
  g_auto (GVariantDict) dictionary = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) fields = NULL;
  const char *text;

  g_return_if_fail (self != NULL);

  if (!g_variant_is_of_type (variant, REPORT_TYPE))
    return;

  g_variant_dict_init (&dictionary, variant);
  if (g_variant_dict_lookup (&dictionary, "format", "&s", &text))
    newsroom_report_set_format (self, text);
  if (g_variant_dict_lookup (&dictionary, "encoding", "&s", &text))
    newsroom_report_set_encoding (self, text);
  read_sentences (self, &dictionary);
  read_account (self, &dictionary);

  fields = g_variant_dict_lookup_value (&dictionary, "fields", FIELDS_TYPE);
  for (gsize i = 0; fields != NULL && i < MIN (g_variant_n_children (fields), MOST_ITEMS); i++)
    {
      const char             *name, *source;
      gboolean                is_certain;
      g_autofree const char **candidates = NULL;

      g_variant_get_child (fields, i, "(&s&sb^a&s)", &name, &source, &is_certain, &candidates);
      newsroom_report_recognise (self, name, source, is_certain, candidates);
    }
}

/**
 * newsroom_report_new_from_variant:
 * @variant: (transfer none): what newsroom_report_to_variant() gave, or anything of type "a{sv}"
 *
 * Returns: (transfer full): the report; what is not understood is not in it
 */
NewsroomReport *
newsroom_report_new_from_variant (GVariant *variant)
{
  NewsroomReport *self = newsroom_report_new ();

  newsroom_report_add_variant (self, variant);

  return self;
}

/**
 * newsroom_report_to_string:
 * @self: a report
 *
 * Returns: (transfer full): all of it as text
 */
char *
newsroom_report_to_string (NewsroomReport *self)
{
  g_autoptr (GVariant) variant = newsroom_report_to_variant (self);

  return g_variant_print (variant, TRUE);
}

/**
 * newsroom_report_new_from_string:
 * @text: what newsroom_report_to_string() gave
 *
 * Returns: (transfer full) (nullable): the report, %NULL if it is none
 */
NewsroomReport *
newsroom_report_new_from_string (const char *text)
{
  g_autoptr (GVariant) variant = g_variant_parse (REPORT_TYPE, text, NULL, NULL, NULL);

  return variant != NULL ? newsroom_report_new_from_variant (variant) : NULL;
}
