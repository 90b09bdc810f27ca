/* newsroom-page-phrases.c — words that are about a site and its readers, not of a story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-page-private.h"

/* Bytes. What is longer is a part of a story, whatever words are in it. */
#define MAX_ABOUT 330
#define MAX_ASK 130
#define MAX_OPENER 60
#define MAX_CREDIT 100

/* Folded as newsroom_page_fold() does. */
static const char *const about[] = {
  "all rights reserved",
  "alle rechte vorbehalten",
  "tous droits reserves",
  "tous droits réservés",
  "todos los derechos reservados",
  "tutti i diritti riservati",
  "wszelkie prawa zastrzeżone",
  "alle rechten voorbehouden",
  "todos os direitos reservados",
  "copyrighted property",
  "javascript",
  "our newsletter",
  "unseren newsletter",
  "unserem newsletter",
  "notre newsletter",
  "nuestra newsletter",
  "nuestro boletín",
  "terms of use and privacy",
  "privacy policy",
  "datenschutzerklärung",
  "politique de confidentialité",
  "política de privacidad",
  "cookies",
  "adblock",
  "ad blocker",
  "werbeblocker",
  "sign up for",
  "sign up to",
  "subscribe to our",
  "follow us on",
  "folge uns auf",
  "folgen sie uns",
  "suivez nous sur",
  "síguenos en",
  "siga nos",
  "seguici su",
  "volg ons op",
  "affiliate link",
  "affiliate links",
  "your email address will not be published",
  "e mail adresse wird nicht veröffentlicht",
  "thank you for subscribing",
  "please log in",
  "already a subscriber",
  "bereits abonnent",
  "jetzt abonnieren",
  "déjà abonné",
  "please enable",
  "your browser",
  "ihr browser",
  "click here to subscribe",
  "share this article",
  "diesen artikel teilen",
  "partager cet article",
  "download our app",
  "get the app",
  "copyright ©",
  "copyright 20",
  "teile diesen",
  "in ihrem browser",
  "enable notifications",
  "creative commons license",
  "creative commons lizenz",
  "creative commons attribution",
  "unter der lizenz",
  "kommentare zu schreiben",
  "kommentar zu schreiben",
  "kommentare schreiben zu können",
  "to post a comment",
  "to leave a comment",
  "to join the conversation",
  "pour commenter",
  "para comentar",
  "artikel mit anderen teilen",
  "bestätigungsmail",
  NULL
};

/* A line that asks to follow somebody names one of each. */
static const char *const asks[] = {
  "follow",
  "folg",
  "suivez",
  "síguenos",
  "sigue",
  "únete",
  "siga",
  "acompanhe",
  "seguici",
  "subscribe",
  "abonnier",
  "abonnez",
  "suscríbete",
  "download",
  "join us",
  "like us",
  "join our",
  "sign up",
  "register",
  "contact us",
  "e mail us",
  NULL
};
static const char *const places[] = {
  "twitter",
  "facebook",
  "instagram",
  "telegram",
  "whatsapp",
  "youtube",
  "tiktok",
  "linkedin",
  "podcast",
  "newsletter",
  "app",
  "full story",
  "edition",
  "channel",
  "canal",
  "e mail",
  "email",
  "inbox",
  NULL
};

/* What stands over links to other stories. */
static const char *const openers[] = {
  "related",
  "related articles",
  "related stories",
  "related posts",
  "related news",
  "related content",
  "related topics",
  "related links",
  "read more",
  "read also",
  "also read",
  "read next",
  "see also",
  "more on this",
  "more on this story",
  "more from",
  "more stories",
  "more news",
  "you may also like",
  "you might also like",
  "recommended",
  "recommended for you",
  "recommended reading",
  "most read",
  "most popular",
  "trending",
  "latest news",
  "top stories",
  "further reading",
  "editor s picks",
  "dont miss",
  "don t miss",
  "mehr zum thema",
  "mehr zu",
  "lesen sie auch",
  "lesen sie mehr",
  "lies auch",
  "auch interessant",
  "das könnte sie auch interessieren",
  "das könnte dich auch interessieren",
  "weitere artikel",
  "weitere themen",
  "weitere meldungen",
  "weitere nachrichten",
  "weitere beiträge",
  "ähnliche artikel",
  "ähnliche beiträge",
  "verwandte artikel",
  "verwandte beiträge",
  "verwandte themen",
  "empfehlungen",
  "empfehlungen der redaktion",
  "empfehlungen aus der redaktion",
  "meistgelesen",
  "mehr aus",
  "mehr von",
  "siehe auch",
  "weiterlesen",
  "neueste beiträge",
  "à lire aussi",
  "lire aussi",
  "à lire également",
  "sur le même sujet",
  "articles similaires",
  "articles liés",
  "voir aussi",
  "en savoir plus",
  "à voir aussi",
  "dans la même rubrique",
  "también te puede interesar",
  "te puede interesar",
  "lea también",
  "lee también",
  "leer más",
  "noticias relacionadas",
  "más noticias",
  "artículos relacionados",
  "temas relacionados",
  "seguir leyendo",
  "más información",
  "leia também",
  "leia mais",
  "veja também",
  "notícias relacionadas",
  "leggi anche",
  "articoli correlati",
  "potrebbe interessarti",
  "czytaj także",
  "czytaj też",
  "czytaj również",
  "zobacz także",
  "zobacz też",
  "powiązane",
  "lees ook",
  "lees meer",
  "meer over",
  "läs också",
  "läs mer",
  "les også",
  "læs også",
  "читайте также",
  "читайте також",
  "по теме",
  "leave a comment",
  "leave a reply",
  "comments",
  "kommentare",
  "commentaires",
  "comentarios",
  "kommentar schreiben",
  "schreibe einen kommentar",
  "share this",
  "share",
  "teilen",
  "share this article",
  "share on",
  "beitrag teilen",
  "artikel teilen",
  "partager",
  "compartir",
  "tags",
  "schlagworte",
  "themen",
  "topics",
  "about the author",
  "über den autor",
  "über die autorin",
  "newsletter",
  "advertisement",
  "anzeige",
  "werbung",
  "publicité",
  "publicidad",
  "story continues below",
  "advertisement continue reading",
  "article continues below",
  "sponsored",
  "sponsored content",
  "promoted",
  NULL
};

static gboolean
has_one (const char        *folded,
         const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *at = strstr (folded, words[i]);

      if (at != NULL && (at == folded || at[-1] == ' '))
        return TRUE;
    }

  return FALSE;
}

/* What stands before the name of a photographer. */
static const char *const credits[] = {
  "foto",
  "fotos",
  "photo",
  "photos",
  "bild",
  "bilder",
  "titelbild",
  "beitragsbild",
  "titelfoto",
  "image",
  "images",
  "picture",
  "crédito",
  "crédit photo",
  "photo credit",
  "image credit",
  "photo by",
  "foto de",
  "bildquelle",
  NULL
};

/**
 * newsroom_page_is_credit:
 * @text: a block
 *
 * Returns: whether it only says who made a picture, as “Foto: Ann Example”
 */
gboolean
newsroom_page_is_credit (const char *text)
{
  const char      *start = text + strspn (text, "([ ");
  const char      *end = strchr (start, ':');
  g_autofree char *before = NULL;
  g_autofree char *folded = NULL;

  if (end == NULL)
    end = strstr (start, "©");
  if (end == NULL || strlen (text) > MAX_CREDIT)
    return FALSE;
  before = g_strndup (start, (gsize)(end - start));
  folded = newsroom_page_fold (before);

  return g_strv_contains (credits, folded);
}

/**
 * newsroom_page_is_about:
 * @text: a block
 *
 * Returns: whether its words are about the site, its rights and offers, not of a story
 */
gboolean
newsroom_page_is_about (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > MAX_ABOUT)
    return FALSE;
  if (g_str_has_prefix (text, "©") || g_str_has_prefix (text, "(c) "))
    return TRUE;

  folded = newsroom_page_fold (text);
  for (guint i = 0; about[i] != NULL; i++)
    if (strstr (folded, about[i]) != NULL)
      return TRUE;

  return strlen (folded) <= MAX_ASK && has_one (folded, asks) && has_one (folded, places);
}

/**
 * newsroom_page_opens_links:
 * @text: a block
 *
 * Returns: whether it is what stands over links to other stories, or a share bar
 */
gboolean
newsroom_page_opens_links (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > MAX_OPENER)
    return FALSE;

  folded = newsroom_page_fold (text);
  for (guint i = 0; openers[i] != NULL; i++)
    {
      gsize length = strlen (openers[i]);

      if (strncmp (folded, openers[i], length) == 0 && (folded[length] == '\0' || (folded[length] == ' ' && strchr (openers[i], ' ') != NULL)))
        return TRUE;
    }

  return FALSE;
}
