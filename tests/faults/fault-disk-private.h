/* fault-disk-private.h — the record of a fault disk, from which images are made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-disk.h"

G_BEGIN_DECLS

typedef enum
{
  CALL_WRITE,
  CALL_CUT,
  CALL_SYNC,
  CALL_FAILED_SYNC,
  CALL_NAME,        /* there is a file, or now another, at path */
  CALL_UNNAME,      /* there is none any more at path */
  CALL_RENAME,      /* the file of path is now at other */
  CALL_EXCHANGE,    /* as RENAME, and that of other is at path */
  CALL_FOLDER,      /* there is a folder at path */
  CALL_FOLDER_SYNC, /* of path */
} FaultCallKind;

typedef struct
{
  FaultCallKind kind;
  guint         file; /* which one it is about, or at path */
  guint         other_file;
  gint64        offset; /* of WRITE, size of CUT */
  GBytes       *data;
  char         *path; /* below the folder */
  char         *other;
} FaultCall;

GPtrArray *fault_disk_get_calls (void);
GPtrArray *fault_disk_get_start (GHashTable **names);

G_END_DECLS
