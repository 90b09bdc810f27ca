/* test-sha256.c — the SHA-256 of texts and files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-sha256.h"

/* The examples of FIPS 180-2, appendix B, and nothing at all. */
static const struct
{
  const char *text;
  guint       n_times;
  const char *sha256;
} cases[] = {
  { "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  { "aaaaaaaaaa", 100000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static void
test_examples (void)
{
  g_autoptr (NewsroomSha256) sha256 = newsroom_sha256_new ();

  /* One after the other, as it begins anew. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      for (guint n = 0; n < cases[i].n_times; n++)
        newsroom_sha256_add_text (sha256, cases[i].text);
      text = newsroom_sha256_end_as_text (sha256);
      g_assert_cmpstr (text, ==, cases[i].sha256);
    }
}

/* GLib's own gives the same, of whatever size and in whatever pieces. */
static void
test_same_as_glib (void)
{
  const guint32 seed = 20300118;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (NewsroomSha256) sha256 = newsroom_sha256_new ();
      g_autofree char *whole = NULL;
      g_autofree char *pieces = NULL;
      g_autofree char *expected = NULL;

      for (gint n = g_rand_int_range (random, 0, 400); n > 0; n--)
        g_byte_array_append (data, &(guint8){ (guint8)g_rand_int (random) }, 1);
      for (guint i = 0, n; i < data->len; i += n)
        {
          n = (guint)g_rand_int_range (random, 1, 130);
          n = MIN (n, data->len - i);
          newsroom_sha256_add (sha256, data->data + i, n);
        }
      pieces = newsroom_sha256_end_as_text (sha256);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));
      whole = newsroom_sha256_of_bytes (bytes);
      expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_test_message ("seed %u, round %u", seed, round);
      g_assert_cmpstr (pieces, ==, expected);
      g_assert_cmpstr (whole, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sha256/examples", test_examples);
  g_test_add_func ("/sha256/same-as-glib", test_same_as_glib);

  return g_test_run ();
}
