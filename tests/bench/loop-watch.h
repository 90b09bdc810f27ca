/* loop-watch.h — finds what keeps a main loop busy for long
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void loop_watch_start (const char *path);
