/* fuzz-decode.c — any bytes are refused or become text with plain line ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-import-decode.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  gsize            length = 0;
  g_autofree char *text = newsroom_import_decode (g_steal_pointer (&bytes), "fuzz.txt", &length, report, &error);

  g_assert ((text == NULL) == (error != NULL));
  if (text == NULL)
    return 0;

  g_assert (strlen (text) == length);
  g_assert (g_utf8_validate (text, (gssize)length, NULL));
  g_assert (strchr (text, '\r') == NULL);
  g_assert (strstr (text, "\xC2\x85") == NULL && strstr (text, "\u2028") == NULL && strstr (text, "\u2029") == NULL);

  return 0;
}
