/* newsroom-sequence-diff-private.h — what differs between two rows of numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void newsroom_sequence_diff (const guint *before,
                             gsize        n_before,
                             const guint *after,
                             gsize        n_after,
                             guint8      *deleted,
                             guint8      *inserted);

G_END_DECLS
