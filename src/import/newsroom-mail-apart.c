/* newsroom-mail-apart.c — a story in a message, and the messages and names that stand under it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <string.h>

#include "newsroom-plain-text.h"

/* Lines over which the line that announces a quote may be broken */
#define MAX_ANNOUNCEMENT 4

/* Lines with words that a signature has, at most */
#define MAX_SIGNATURE 12

/* Headers that must stand one below another to be those of a message */
#define MIN_HEADERS 3

/* Bytes. No line of headers that a program writes is longer, but for the lists of who got it. */
#define MAX_LABEL 24

typedef enum
{
  LABEL_NONE,
  LABEL_FROM,
  LABEL_DATE,
  LABEL_SUBJECT,
  LABEL_OTHER,
} Label;

/* As mail programs write them over a message that is quoted: in English, German, French, Spanish. */
static const struct
{
  const char *word;
  Label       label;
} labels[] = {
  { "from", LABEL_FROM },
  { "von", LABEL_FROM },
  { "de", LABEL_FROM },
  { "expéditeur", LABEL_FROM },
  { "sent", LABEL_DATE },
  { "date", LABEL_DATE },
  { "gesendet", LABEL_DATE },
  { "datum", LABEL_DATE },
  { "envoyé", LABEL_DATE },
  { "envoyé le", LABEL_DATE },
  { "enviado", LABEL_DATE },
  { "enviado el", LABEL_DATE },
  { "fecha", LABEL_DATE },
  { "subject", LABEL_SUBJECT },
  { "betreff", LABEL_SUBJECT },
  { "objet", LABEL_SUBJECT },
  { "asunto", LABEL_SUBJECT },
  { "to", LABEL_OTHER },
  { "an", LABEL_OTHER },
  { "à", LABEL_OTHER },
  { "para", LABEL_OTHER },
  { "cc", LABEL_OTHER },
  { "kopie", LABEL_OTHER },
  { "reply-to", LABEL_OTHER },
  { "antwort an", LABEL_OTHER },
  { "répondre à", LABEL_OTHER },
  { "responder a", LABEL_OTHER },
  { "importance", LABEL_OTHER },
  { "attachments", LABEL_OTHER },
};

/* What stands over a message that was sent on, without hyphens around it, in small letters. */
static const char *const forwards[] = {
  "forwarded message",
  "begin forwarded message:",
  "weitergeleitete nachricht",
  "weitergeleitete nachricht:",
  "anfang der weitergeleiteten nachricht:",
  "message transféré",
  "message transféré :",
  "début du message réexpédié :",
  "début du message transféré :",
  "mensaje reenviado",
  "inicio del mensaje reenviado:",
  NULL
};

/* The same over one that is answered. */
static const char *const answers[] = { "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message d’origine", "mensaje original", "mensaje original:", NULL };

/* How a line ends that announces a quote, before the colon. */
static const char *const verbs[] = { "wrote", "writes", "schrieb", "schrieb mir", "a écrit", "écrit", "escribió", "geschrieben", NULL };

/* What telephones and programs write under a message, in small letters. */
static const char *const senders[] = {
  "sent from my ",
  "sent from mail for ",
  "sent from yahoo",
  "sent from outlook",
  "sent from proton",
  "sent via ",
  "get outlook for ",
  "von meinem ",
  "gesendet mit ",
  "gesendet von meinem ",
  "gesendet von mail",
  "gesendet von outlook",
  "diese nachricht wurde von meinem ",
  "envoyé de mon ",
  "envoyé depuis mon ",
  "envoyé à partir de ",
  "télécharger outlook pour ",
  "enviado desde mi ",
  "obtener outlook para ",
  "outlook für ",
  NULL
};

typedef struct
{
  char **lines; /* as they stand there */
  char **words; /* without marks, in small letters, "" for a blank line; those of quotes begin with ">" */
  gsize  n_lines;
} Lines;

/* The words of a line in small letters, without what Markdown puts around them. */
static char *
dup_words (const char *line)
{
  g_autoptr (GString) words = g_string_sized_new (strlen (line));
  g_autofree char *lower = NULL;

  for (const char *p = line; *p != '\0'; p++)
    if (*p != '*' && *p != '\\')
      g_string_append_c (words, *p);
  g_string_replace (words, "\u00a0", " ", 0);
  lower = g_utf8_strdown (words->str, (gssize)words->len);

  return g_strdup (g_strstrip (lower));
}

static void
lines_init (Lines      *self,
            const char *text)
{
  self->lines = g_strsplit (text, "\n", -1);
  self->n_lines = g_strv_length (self->lines);
  self->words = g_new0 (char *, self->n_lines + 1);
  for (gsize i = 0; i < self->n_lines; i++)
    self->words[i] = dup_words (self->lines[i]);
}

static void
lines_clear (Lines *self)
{
  g_strfreev (self->lines);
  g_strfreev (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

/* Returns: (transfer full): lines from @first up to @end */
static char *
join (const Lines *self,
      gsize        first,
      gsize        end)
{
  GString *text = g_string_new (NULL);

  while (first < end && self->words[first][0] == '\0')
    first++;
  while (end > first && self->words[end - 1][0] == '\0')
    end--;
  for (gsize i = first; i < end; i++)
    g_string_append_printf (text, "%s%s", self->lines[i], i + 1 < end ? "\n" : "");
  /* A break that was meant needs a line behind it. */
  if (text->len > 1 && text->str[text->len - 1] == '\\' && text->str[text->len - 2] != '\\')
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

/* Without hyphens, underlines and blanks around them. */
static char *
dup_bare (const char *words)
{
  const char *end = words + strlen (words);

  words += strspn (words, "-–_ >");
  while (end > words && strchr ("-_ ", end[-1]) != NULL)
    end--;

  return g_strndup (words, (gsize)(end - words));
}

static gboolean
is_one_of (const char        *words,
           const char *const *wanted)
{
  g_autofree char *bare = strlen (words) < 80 ? dup_bare (words) : NULL;
  const char      *start = words + strspn (words, "> ");

  if (bare == NULL || !(*start == '-' || *start == '_' || g_str_has_suffix (words, ":")))
    return FALSE;

  return g_strv_contains (wanted, bare);
}

static Label
find_label (const char *words)
{
  const char      *start = words + strspn (words, "> ");
  const char      *colon = strchr (start, ':');
  g_autofree char *word = colon != NULL && colon - start <= MAX_LABEL ? g_strndup (start, (gsize)(colon - start)) : NULL;

  if (word == NULL)
    return LABEL_NONE;
  g_strchomp (word);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (word, labels[i].word) == 0)
      return labels[i].label;

  return LABEL_NONE;
}

/* Whether nothing but quote marks is in a line. */
static gboolean
is_empty (const char *words)
{
  return words[strspn (words, "> ")] == '\0';
}

/* The line behind the headers of a message that begin at @first; @first if there are none there. What
 * is too long for a line goes on in the next; some programs leave a line between two. */
static gsize
find_headers_end (const Lines *self,
                  gsize        first)
{
  gsize n_headers = 0;
  gsize end = first;

  if (find_label (self->words[first]) != LABEL_FROM)
    return first;
  for (gsize i = first; i < self->n_lines && i <= end + 1; i++)
    {
      if (find_label (self->words[i]) != LABEL_NONE)
        {
          n_headers++;
          end = i + 1;
        }
      else if (is_empty (self->words[i]) && (i > end || i + 1 == self->n_lines || find_label (self->words[i + 1]) == LABEL_NONE))
        {
          break;
        }
    }

  return n_headers >= MIN_HEADERS ? end : first;
}

static gboolean
is_quoted (const char *words)
{
  return words[0] == '>';
}

/* Whether all that stands below @first is quoted, but for a signature. */
static gboolean
is_all_quoted (const Lines *self,
               gsize        first)
{
  for (gsize i = first; i < self->n_lines; i++)
    {
      if (strcmp (self->words[i], "--") == 0)
        return TRUE;
      if (self->words[i][0] != '\0' && !is_quoted (self->words[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
ends_with_verb (const char *words)
{
  g_autofree char *bare = g_strdup (words);
  gsize            length = strlen (bare);

  while (length > 0 && strchr (": ", bare[length - 1]) != NULL)
    bare[--length] = '\0';
  for (guint i = 0; verbs[i] != NULL; i++)
    if (g_str_has_suffix (bare, verbs[i]))
      return TRUE;

  return strstr (bare, " schrieb ") != NULL;
}

/* "On Monday, 3 March 2025 at 10:15, Ann Example <ann@example.org> wrote:" before a quote at @quote,
 * in any language. Returns the first of its lines; @quote if there is none. */
static gsize
find_announcement (const Lines *self,
                   gsize        quote)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize last = quote;
  gsize first;

  while (last > 0 && self->words[last - 1][0] == '\0')
    last--;
  if (last == 0 || quote - last > 2 || is_quoted (self->words[last - 1]) || !g_str_has_suffix (self->words[last - 1], ":"))
    return quote;

  for (first = last; first > 0 && last - first < MAX_ANNOUNCEMENT && self->words[first - 1][0] != '\0'; first--)
    {
      g_string_prepend (words, self->words[first - 1]);
      if (strpbrk (words->str, "0123456789") != NULL && (strchr (words->str, '@') != NULL || ends_with_verb (words->str)) &&
          (first == 1 || self->words[first - 2][0] == '\0' || g_str_has_suffix (self->lines[first - 2], "\\")))
        return first - 1;
    }

  return quote;
}

typedef enum
{
  CUT_NONE,
  CUT_EARLIER, /* messages that are answered */
  CUT_FORWARD, /* a message that was sent on */
} Cut;

/* Whether what stands from a line on is more than what is before. */
static gboolean
is_most (const Lines *self,
         gsize        first)
{
  gsize before = 0;
  gsize behind = 0;

  for (gsize i = 0; i < self->n_lines; i++)
    *(i < first ? &before : &behind) += strlen (self->words[i]);

  return behind > before;
}

/* Finds where the words of who wrote the message end, and what follows. @first is the first line that
 * does not belong to them, @inner the first of headers. */
static Cut
find_cut (const Lines *self,
          gboolean     is_forward,
          gsize       *first,
          gsize       *inner)
{
  for (gsize i = 0; i < self->n_lines; i++)
    {
      const char *words = self->words[i];

      *first = i;
      *inner = i;
      if (is_one_of (words, forwards) || is_one_of (words, answers))
        {
          for (*inner = i + 1; *inner < self->n_lines && self->words[*inner][0] == '\0';)
            (*inner)++;
          return is_one_of (words, forwards) || is_forward ? CUT_FORWARD : CUT_EARLIER;
        }
      if (find_label (words) == LABEL_FROM && find_headers_end (self, i) > i)
        {
          if (i > 0 && strspn (self->words[i - 1], "_") >= 10)
            *first = i - 1;
          return is_forward ? CUT_FORWARD : CUT_EARLIER;
        }
      if (is_quoted (words) && (i == 0 || !is_quoted (self->words[i - 1])))
        {
          const gsize    announcement = find_announcement (self, i);
          const gboolean is_sent_on = is_forward && is_most (self, i);

          *first = is_sent_on ? i : announcement;
          if (announcement < i && is_all_quoted (self, i))
            return is_sent_on ? CUT_FORWARD : CUT_EARLIER;
        }
    }
  *first = self->n_lines;

  return CUT_NONE;
}

/* What stands behind the label of a line, as plain words. */
static char *
dup_value (const char *line)
{
  g_autofree char *words = newsroom_plain_text_from_markdown (line + strspn (line, "> "), -1);
  const char      *colon = strchr (words, ':');

  return colon != NULL ? g_strstrip (g_strdup (colon + 1)) : g_strdup ("");
}

static void
read_inner_headers (const Lines       *self,
                    gsize              first,
                    gsize              end,
                    NewsroomMailApart *apart)
{
  for (gsize i = first; i < end; i++)
    {
      const Label label = find_label (self->words[i]);
      char      **value = NULL;

      if (label == LABEL_FROM)
        value = &apart->from;
      else if (label == LABEL_SUBJECT)
        value = &apart->subject;
      else if (label == LABEL_DATE)
        value = &apart->date;
      if (value != NULL && *value == NULL)
        *value = dup_value (self->lines[i]);
    }
}

/* Takes one ">" from each line, if all have one. */
static void
unquote (Lines *self,
         gsize  first,
         gsize  end)
{
  for (gsize i = first; i < end; i++)
    if (self->words[i][0] != '\0' && !is_quoted (self->words[i]))
      return;

  for (gsize i = first; i < end; i++)
    if (self->words[i][0] != '\0')
      {
        const char *line = self->lines[i] + strspn (self->lines[i], " ") + 1;
        char       *rest = g_strdup (line + (*line == ' '));

        g_free (self->lines[i]);
        self->lines[i] = rest;
        rest = dup_words (rest);
        g_free (self->words[i]);
        self->words[i] = rest;
      }
}

static gboolean
is_sender (const char *words)
{
  for (guint i = 0; senders[i] != NULL; i++)
    if (g_str_has_prefix (words, senders[i]) && strlen (words) < 100)
      return TRUE;

  return FALSE;
}

/* The first line of what stands under the name at the end of the lines up to @end; @end if nothing does. */
static gsize
find_signature (const Lines *self,
                gsize        first,
                gsize        end)
{
  gsize n_words = 0;
  gsize last = end;

  while (last > first && self->words[last - 1][0] == '\0')
    last--;
  for (gsize i = last; i > first && n_words <= MAX_SIGNATURE; i--)
    {
      if (strcmp (self->words[i - 1], "--") == 0)
        return i - 1;
      n_words += self->words[i - 1][0] != '\0';
    }

  return last > first && is_sender (self->words[last - 1]) ? last - 1 : end;
}

/* Returns: (transfer full): @text, and @more under it; takes both */
static char *
add (char *text,
     char *more)
{
  g_autofree char *before = text;
  g_autofree char *after = more;

  if (before == NULL || *before == '\0')
    return g_steal_pointer (&after);
  if (*after == '\0')
    return g_steal_pointer (&before);

  return g_strconcat (before, "\n\n", after, NULL);
}

static void
take_story (const Lines       *self,
            gsize              first,
            gsize              end,
            NewsroomMailApart *apart)
{
  const gsize signature = find_signature (self, first, end);
  const gsize skipped = signature < end && strcmp (self->words[signature], "--") == 0;

  apart->story = join (self, first, signature);
  if (signature < end)
    apart->signature = add (apart->signature, join (self, signature + skipped, end));
}

/* Whether nobody wrote anything over @end but a name. */
static gboolean
has_no_words (const Lines *self,
              gsize        end)
{
  const gsize signature = find_signature (self, 0, end);

  for (gsize i = 0; i < signature; i++)
    if (self->words[i][0] != '\0')
      return FALSE;

  return TRUE;
}

/**
 * newsroom_mail_apart_split:
 * @apart: (out caller-allocates): nothing yet; is given the parts, "" or %NULL where there is none
 * @text: the words of a message, plain or as Markdown
 * @is_forward: whether its subject says that it was sent on
 *
 * Finds messages that are quoted under the words of who wrote, by the line that announces them or by
 * their headers, in English, German, French and Spanish, and by their quote marks in any language, and
 * what stands under the name. Of a message that was sent on, the message is the story. A quote with an
 * answer under it stays where it is. Every line but those that mark all this is in one of the parts.
 */
void
newsroom_mail_apart_split (NewsroomMailApart *apart,
                           const char        *text,
                           gboolean           is_forward)
{
  g_auto (Lines) lines = { 0 };
  gsize first, inner, headers_end, second;
  Cut   cut;

  memset (apart, 0, sizeof *apart);
  lines_init (&lines, text);
  cut = find_cut (&lines, is_forward, &first, &inner);
  /* Who writes nothing sends on what others wrote. */
  if (cut == CUT_EARLIER && has_no_words (&lines, first))
    cut = CUT_FORWARD;
  if (cut != CUT_FORWARD)
    {
      take_story (&lines, 0, first, apart);
      if (cut == CUT_EARLIER)
        apart->earlier = join (&lines, first, lines.n_lines);
      return;
    }

  apart->cover = join (&lines, 0, first);
  unquote (&lines, inner, lines.n_lines);
  headers_end = inner < lines.n_lines ? find_headers_end (&lines, inner) : inner;
  apart->head = join (&lines, first, headers_end);
  read_inner_headers (&lines, inner, headers_end, apart);
  for (second = headers_end; second < lines.n_lines; second++)
    if ((find_label (lines.words[second]) == LABEL_FROM && find_headers_end (&lines, second) > second) || is_one_of (lines.words[second], answers))
      break;
  take_story (&lines, headers_end, second, apart);
  if (second < lines.n_lines)
    apart->earlier = join (&lines, second, lines.n_lines);
}

/**
 * newsroom_mail_apart_clear:
 * @apart: parts, which are freed
 */
void
newsroom_mail_apart_clear (NewsroomMailApart *apart)
{
  g_free (apart->story);
  g_free (apart->cover);
  g_free (apart->earlier);
  g_free (apart->signature);
  g_free (apart->head);
  g_free (apart->from);
  g_free (apart->subject);
  g_free (apart->date);
}
