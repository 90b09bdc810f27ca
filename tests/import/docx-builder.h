/* docx-builder.h — Word documents from a short text, for tests
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *docx_build (const char *parts);
GBytes *docx_zip (const char *const *names_and_texts);

G_END_DECLS
