/* test-contact.c — e-mail and web addresses as people type them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-contact.h"

static void
test_mail (void)
{
  static const struct
  {
    const char *typed;
    const char *uri;
  } cases[] = {
    { "ann@example.org", "mailto:ann@example.org" },
    { "  ann.example+desk@news.example.org ", "mailto:ann.example%2Bdesk@news.example.org" },
    { "jürgen@bücher.example", "mailto:j%C3%BCrgen@bücher.example" },
    { "a?cc=bo@example.org", "mailto:a%3Fcc%3Dbo@example.org" },
    { "", NULL },
    { "ann", NULL },
    { "@example.org", NULL },
    { "ann@", NULL },
    { "ann@example", NULL },
    { "ann@.org", NULL },
    { "ann@example..org", NULL },
    { "ann@example.", NULL },
    { "ann example@example.org", NULL },
    { "ann@example.org?cc=bo@x", NULL },
    { "ann\n@example.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = newsroom_contact_dup_mail_uri (cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static void
test_web (void)
{
  static const struct
  {
    const char *typed;
    const char *uri;
  } cases[] = {
    { "https://example.org/ann", "https://example.org/ann" },
    { "HTTP://Example.org", "http://Example.org" },
    { " example.org/ann?x=1#bio ", "https://example.org/ann?x=1#bio" },
    { "bücher.example", "https://xn--bcher-kva.example" },
    { "example.org:8080/", "https://example.org:8080/" },
    { "", NULL },
    { "example", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "ftp://example.org", NULL },
    { "ann@example.org", NULL },
    { "https://ann:secret@example.org", NULL },
    { "https://", NULL },
    { "https:// example.org", NULL },
    { "see my page", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = newsroom_contact_dup_web_uri (cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static void
test_explanations (void)
{
  static const struct
  {
    const char *typed;
    const char *mail;
    const char *web;
  } cases[] = {
    { "", NULL, NULL },
    { "  ", NULL, NULL },
    { "ann@example.org", NULL, "This looks like an e-mail address." },
    { "example.org", "The “@” is missing, as in ann@example.org.", NULL },
    { "ann @example.org", "There is a space in the address.", "There is a space in the address." },
    { "@example.org", "The part before the “@” is missing.", "This looks like an e-mail address." },
    { "ann@", "The part after the “@” is missing.", "This looks like an e-mail address." },
    { "ann@example", "The part after the “@” should look like example.org.", "This looks like an e-mail address." },
    { "example", "The “@” is missing, as in ann@example.org.", "A web address looks like https://example.org." },
    { "ftp://example.org", "The “@” is missing, as in ann@example.org.", "A web address looks like https://example.org." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (newsroom_contact_explain_mail (cases[i].typed), ==, cases[i].mail);
      g_assert_cmpstr (newsroom_contact_explain_web (cases[i].typed), ==, cases[i].web);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/mail", test_mail);
  g_test_add_func ("/contact/web", test_web);
  g_test_add_func ("/contact/explanations", test_explanations);

  return g_test_run ();
}
