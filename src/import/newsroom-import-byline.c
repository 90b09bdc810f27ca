/* newsroom-import-byline.c — what the readers of all formats do with a byline
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-byline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-credit.h"

/**
 * newsroom_import_byline_report:
 * @credits: (element-type NewsroomCredit): those of a byline
 * @report: is told whose name was filed in capitals and got small letters
 */
void
newsroom_import_byline_report (GPtrArray      *credits,
                               NewsroomReport *report)
{
  for (guint i = 0; i < credits->len; i++)
    {
      NewsroomCredit *credit = g_ptr_array_index (credits, i);
      const char     *name = newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
      const char     *filed = newsroom_credit_get_wording (credit);

      if (filed != NULL && !g_str_has_prefix (filed, name))
        newsroom_report_note (report, _ ("The author’s name “%s” was written in small letters where it was filed in capitals."), name);
    }
}

/**
 * newsroom_import_byline_parse:
 * @byline: a line
 * @report: is told whose name was changed
 *
 * Returns: (transfer full) (element-type NewsroomCredit): as newsroom_byline_parse()
 */
GPtrArray *
newsroom_import_byline_parse (const char     *byline,
                              NewsroomReport *report)
{
  GPtrArray *credits = newsroom_byline_parse (byline);

  newsroom_import_byline_report (credits, report);

  return credits;
}
