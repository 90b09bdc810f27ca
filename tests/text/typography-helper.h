/* typography-helper.h — texts typed, put right and made plain, and compared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-typography-private.h"

G_BEGIN_DECLS

/* In the cases ␣ is a no-break space and ⍽ a narrow one. */

typedef enum
{
  TYPED = 1,
  EDUCATED = 2,
  BACK = 4, /* straightened it is as it was */
  BOTH = TYPED | EDUCATED,
  ALL = BOTH | BACK,
} TypographyWays;

typedef struct
{
  TypographyWays ways;
  const char    *keys;
  const char    *expected;
} TypographyCase;

char *typography_dup_seen (const char *text);
char *typography_dup_real (const char *text);
char *typography_dup_typed (const char *keys, const char *behind, const char *language, gboolean is_markdown);
char *typography_dup_applied (const char *text, GArray *edits);
char *typography_dup_educated (const char *text, const char *language, gboolean is_markdown);
char *typography_dup_straightened (const char *text, gboolean is_markdown);
void  typography_expect (const char *actual, const char *expected, const char *what);
void  typography_check_case (const char *language, const TypographyCase *one, gboolean is_markdown);

G_END_DECLS
