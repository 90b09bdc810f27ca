/* newsroom-connection-struct-private.h — what the files of the connection share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-copy-private.h"
#include "newsroom-library-file-private.h"

G_BEGIN_DECLS

/**
 * NewsroomConnection:
 *
 * Belongs to the thread that opened it; each function checks that. It holds the file's exclusive
 * lock from open to close, so no other process can write, or even read, the library meanwhile.
 */
struct _NewsroomConnection
{
  GThread         *thread;
  gboolean         is_written; /* there may be something in the log */
  gboolean         is_suspect; /* the disk failed: what it holds must be read anew */
  gboolean         has_bad_index;
  gboolean         is_named; /* the log's entry in its folder is on the disk */
  NewsroomReadOnly read_only;
  int              guard; /* from open to close, see newsroom_library_guard_take(); or -1 */

  NewsroomChanges changes;

  /* The file and its log as this connection left them */
  NewsroomFileMark file;
  NewsroomFileMark log;

  /* Owned */
  sqlite3      *db;
  char         *path;
  char         *log_path;
  char         *action;
  GHashTable   *statements; /* SQL → NewsroomStatement */
  NewsroomCopy *copy;       /* that is being made, or NULL */
};

G_END_DECLS
