/* nesting.c — four blocks in one another, and five
 * SPDX-License-Identifier: GPL-3.0-or-later */

static const int table[] = {
  1,
};

static void
four (void)
{
  if (a)
    {
      while (b)
        {
          for (;;)
            {
              if (c)
                {
                  struct point p = { { 1 }, { 2 } };
                }
            }
        }
    }
}

static void
five (void)
{
  if (a)
    {
      while (b)
        {
          for (;;)
            {
              if (c)
                {
                  do
                    { /* expect: nesting */
                      step ("}");
                    }
                  while (d);
                }
            }
        }
    }
}
