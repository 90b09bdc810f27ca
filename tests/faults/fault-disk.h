/* fault-disk.h — a folder as a disk: what is done to it recorded, made to fail, or lost as by a power cut
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A program that is linked with fault-disk.c and fault-calls.c calls these instead of the C
 * library, and so do SQLite and GLib in it: the calls that write, sync, cut and name files. What
 * they do below one folder is recorded in order. A position is the number of calls so far; from
 * each a crash image can be made, which is what a disk may hold that lost its power there:
 * what was synced is there, what was not is there, gone, torn at sectors, or garbage, and the
 * names of files that no sync of their folder made safe may be those of before. */

typedef enum
{
  FAULT_READ = 1 << 0,
  FAULT_WRITE = 1 << 1,
  FAULT_SYNC = 1 << 2,
  FAULT_CUT = 1 << 3,
  FAULT_NAME = 1 << 4, /* made, renamed, linked, deleted */
  FAULT_OPEN = 1 << 5, /* opened, being there: such a call does not fail, but may be visited */
} FaultKind;

/* What happens in the moment before a call. */
typedef void (*FaultVisit) (gpointer user_data);

void     fault_disk_begin (const char *folder);
void     fault_disk_end (void);
guint    fault_disk_get_position (void);
gboolean fault_disk_is_write (guint position);
void     fault_disk_lie (gboolean lie);

void  fault_disk_set_fault (FaultKind kinds,
                            guint     nth,
                            int       error_number,
                            gboolean  for_ever);
void  fault_disk_set_random_faults (FaultKind kinds,
                                    guint     per_mille,
                                    int       error_number,
                                    guint32   seed);
guint fault_disk_clear_fault (void);
void  fault_disk_set_visit (FaultKind  kinds,
                            guint      nth,
                            FaultVisit visit,
                            gpointer   user_data);

void fault_disk_rewind (void);
void fault_disk_write_image (guint       position,
                             GRand      *rand,
                             const char *folder);

/* For fault-calls.c */
gboolean fault_disk_is_watched (const char *path);
gboolean fault_disk_is_watched_file (int fd);
gboolean fault_disk_strikes (FaultKind kind);
void     fault_disk_note_made (const char *path,
                               int         fd);
void     fault_disk_note_write (int           fd,
                                gint64        offset,
                                gconstpointer data,
                                gsize         size);
void     fault_disk_note_cut (int    fd,
                              gint64 size);
void     fault_disk_note_sync (int fd);
void     fault_disk_note_failed_sync (int fd);
void     fault_disk_note_folder (const char *path,
                                 gboolean    is_there);
void     fault_disk_note_renamed (const char *from,
                                  const char *to,
                                  gboolean    is_exchange);
void     fault_disk_note_linked (const char *path);
void     fault_disk_note_unlinked (const char *path);

G_END_DECLS
