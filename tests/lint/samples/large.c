/* large.c — a function of 60 lines, one of 61, and more lines than a file may have
 * SPDX-License-Identifier: GPL-3.0-or-later */

static void
just_right (void)
{
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
}

static void
too_long (int a, /* expect: function-size */
          int b)
{
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
}

static void
newsroom_large_class_init (void)
{
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
  step ();
}














































































































































































































































































































































































































/* expect: file-size */
