/* newsroom-name-words.c — words that tell a job, a publication or a place from somebody's name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-name.h"

#include <string.h>

/* With one of these it is an organisation. */
static const char *const organisations[] = {
  "Agency",
  "Associated",
  "Association",
  "Bulletin",
  "Bureau",
  "Chronicle",
  "Committee",
  "Company",
  "Council",
  "Courier",
  "Daily",
  "Desk",
  "Dispatch",
  "Examiner",
  "Foundation",
  "Gazette",
  "Globe",
  "Group",
  "Guardian",
  "Herald",
  "Inc",
  "Independent",
  "Inquirer",
  "Institute",
  "Journal",
  "Ledger",
  "Ltd",
  "Magazine",
  "Media",
  "Ministry",
  "Monitor",
  "Nachrichten",
  "Network",
  "News",
  "Newspaper",
  "Newspapers",
  "Observer",
  "Office",
  "Post",
  "Press",
  "Publishing",
  "Radio",
  "Report",
  "Review",
  "Sentinel",
  "Society",
  "Staff",
  "Standard",
  "Team",
  "Telegraph",
  "Television",
  "Times",
  "Tribune",
  "TV",
  "University",
  "Weekly",
  "Zeitung",
  NULL
};

/* Words that name a job, alone or with an ending. A name may begin with the same letters: "Stafford", "Newsome". */
static const char *const jobs[] = {
  "activist",
  "adviser",
  "advisor",
  "agency",
  "ambassador",
  "analyst",
  "anchor",
  "attorney",
  "author",
  "autor",
  "autorin",
  "blogger",
  "broadcaster",
  "bureau",
  "chairman",
  "chairwoman",
  "chef",
  "chief",
  "commentator",
  "consultant",
  "contributor",
  "coordinator",
  "critic",
  "curator",
  "desk",
  "director",
  "economist",
  "engineer",
  "essayist",
  "executive",
  "expert",
  "fellow",
  "founder",
  "freelance",
  "freelancer",
  "gazette",
  "governor",
  "historian",
  "host",
  "intern",
  "lawyer",
  "lead",
  "lecturer",
  "manager",
  "mayor",
  "minister",
  "news",
  "novelist",
  "officer",
  "poet",
  "presenter",
  "president",
  "press",
  "producer",
  "professor",
  "publisher",
  "report",
  "researcher",
  "reviewer",
  "scientist",
  "secretary",
  "senator",
  "specialist",
  "spokesman",
  "spokesperson",
  "spokeswoman",
  "staff",
  "strategist",
  "teacher",
  NULL
};

/* Parts of words that nothing but a job has: "Korrespondentin", "photojournalist", "Chefredakteur". */
static const char *const job_parts[] = {
  "autorin",
  "columnist",
  "correspond",
  "editor",
  "head of",
  "journalist",
  "korrespond",
  "photographer",
  "fotograf",
  "redakt",
  "redact",
  "reporter",
  "rédact",
  "leiter",
  "writer",
  NULL
};

/* Names of places of several words begin so … */
static const char *const place_beginnings[] = {
  "bad",
  "cape",
  "central",
  "east",
  "eastern",
  "fort",
  "las",
  "los",
  "mount",
  "new",
  "north",
  "northern",
  "port",
  "porto",
  "puerto",
  "saint",
  "san",
  "sankt",
  "santa",
  "são",
  "south",
  "southern",
  "st",
  "st.",
  "united",
  "west",
  "western",
  NULL
};

/* … or end so … */
static const char *const place_ends[] = {
  "beach",
  "city",
  "coast",
  "county",
  "district",
  "d.c.",
  "dc",
  "falls",
  "heights",
  "island",
  "islands",
  "kingdom",
  "oblast",
  "peninsula",
  "prefecture",
  "province",
  "region",
  "republic",
  "springs",
  "state",
  "states",
  "valley",
  NULL
};

/* … or are these, of those that news comes from. */
static const char *const places[] = {
  "abu dhabi",
  "addis ababa",
  "baton rouge",
  "belo horizonte",
  "buenos aires",
  "burkina faso",
  "costa rica",
  "den haag",
  "des moines",
  "el paso",
  "el salvador",
  "grand rapids",
  "great britain",
  "hong kong",
  "kuala lumpur",
  "la paz",
  "little rock",
  "nizhny novgorod",
  "novi sad",
  "palo alto",
  "phnom penh",
  "rio de janeiro",
  "saudi arabia",
  "sierra leone",
  "sri lanka",
  "tel aviv",
  "the hague",
  "ulan bator",
  NULL
};

/* Whether a word is @job, or more than one of them. */
static gboolean
is_job (const char *word,
        const char *job)
{
  gsize length = strlen (job);

  return g_str_has_prefix (word, job) && (word[length] == '\0' || g_str_equal (word + length, "s"));
}

/**
 * newsroom_name_is_role:
 * @text: a few words
 *
 * Returns: whether one of them is the name of a job, so that they are what somebody does
 */
gboolean
newsroom_name_is_role (const char *text)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = g_utf8_strdown (text, -1);
  for (guint i = 0; job_parts[i] != NULL; i++)
    if (strstr (folded, job_parts[i]) != NULL)
      return TRUE;

  words = g_strsplit_set (folded, " ,.;:/()&-", -1);
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; jobs[j] != NULL; j++)
      if (is_job (words[i], jobs[j]))
        return TRUE;

  return FALSE;
}

/**
 * newsroom_name_is_organisation_word:
 * @word: a word
 *
 * Returns: whether it is part of the name of an organisation, and not of somebody's
 */
gboolean
newsroom_name_is_organisation_word (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return g_strv_contains (organisations, word);
}

/**
 * newsroom_name_is_organisation:
 * @text: a few words
 *
 * Returns: whether they evidently name somebody's publication or agency: "The Example Gazette",
 *   "Example News", "Reuters"; not "News Editor" or "Head of News"
 */
gboolean
newsroom_name_is_organisation (const char *text)
{
  static const char *const agencies[] = { "AFP", "ANSA", "AP", "APA", "Bloomberg", "CNN", "DPA", "dpa", "EFE", "Reuters", "UPI", "Xinhua", NULL };
  static const char *const duties[] = { "chief", "editor", "director", "reporter", "head", "writer", "correspondent", "intern", "staff", "fellow", "special", "at", "to", NULL };
  g_auto (GStrv) words = NULL;
  guint n_words;

  g_return_val_if_fail (text != NULL, FALSE);

  words = g_strsplit (text, " ", -1);
  n_words = g_strv_length (words);
  if (n_words == 0)
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *folded = g_utf8_strdown (words[i], -1);

      if (g_strv_contains (duties, folded))
        return FALSE;
    }

  return (n_words == 1 && g_strv_contains (agencies, text)) || (n_words > 1 && g_str_has_prefix (text, "The ") && (newsroom_name_is_person (text + strlen ("The ")) || g_strv_contains (organisations, words[n_words - 1]))) ||
         (n_words > 1 && g_unichar_isupper (g_utf8_get_char (text)) && g_strv_contains (organisations, words[n_words - 1]));
}

/**
 * newsroom_name_is_place:
 * @text: a few words
 *
 * Returns: whether they name a place that could be taken for a first and a last name: "New York"
 */
gboolean
newsroom_name_is_place (const char *text)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  guint n_words;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = g_utf8_strdown (text, -1);
  words = g_strsplit (folded, " ", -1);
  n_words = g_strv_length (words);

  return n_words > 1 && (g_strv_contains (place_beginnings, words[0]) || g_strv_contains (place_ends, words[n_words - 1]) ||
                         g_strv_contains (places, folded));
}
