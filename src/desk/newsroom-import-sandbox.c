/* newsroom-import-sandbox.c — what the program that reads files gives up before it reads one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-sandbox-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#ifdef HAVE_SECCOMP
#include <seccomp.h>
#endif

#include "newsroom-file-tables-private.h"
#include "newsroom-import-pdf.h"

/* The process that waits ends what takes 512 MB; this is where it cannot get to in between. */
#define MAX_ADDRESS_BYTES ((rlim_t)1536 * 1024 * 1024)

/* Numbers for files begin below this, and standard input, by which it is asked and answers, has the only one. */
#define MAX_FILES 1

/* Encodings that files come in: the C library reads a file for each, and cannot later. A page, a
 * message or XML may name any, Rich Text has code pages, and uchardet finds some: these are what the
 * GNU C library has for text, but for those of mainframes and terminals. */
static const char encodings[] =
  "ARMSCII-8 BIG5 BIG5-HKSCS CP437 CP737 CP775 CP850 CP851 CP852 CP855 CP856 CP857 CP858 CP860 "
  "CP861 CP862 CP863 CP864 CP865 CP866 CP868 CP869 CP874 CP932 CP949 CP1125 CP1250 CP1251 "
  "CP1252 CP1253 CP1254 CP1255 CP1256 CP1257 CP1258 CP1361 EUC-JISX0213 EUC-JP EUC-JP-MS EUC-KR "
  "EUC-TW GB2312 GB18030 GBK GEORGIAN-ACADEMY GEORGIAN-PS HP-ROMAN8 HZ-GB-2312 ISIRI-3342 "
  "ISO-2022-CN ISO-2022-CN-EXT ISO-2022-JP ISO-2022-JP-3 ISO-2022-KR ISO-8859-1 ISO-8859-2 "
  "ISO-8859-3 ISO-8859-4 ISO-8859-5 ISO-8859-6 ISO-8859-7 ISO-8859-8 ISO-8859-9 ISO-8859-10 "
  "ISO-8859-11 ISO-8859-13 ISO-8859-14 ISO-8859-15 ISO-8859-16 ISO_6937 JOHAB KOI8-R KOI8-RU "
  "KOI8-T KOI8-U MAC-CENTRALEUROPE MAC-CYRILLIC MAC-IS MACARABIC MACGREEK MACHEBREW MACINTOSH "
  "MACTURKISH MIK PT154 RK1048 SHIFT_JIS SHIFT_JISX0213 TCVN TIS-620 TSCII UCS-2 UHC UTF-7 "
  "UTF-16 UTF-16BE UTF-16LE UTF-32 UTF-32BE UTF-32LE VISCII";

static void
limit (int    resource,
       rlim_t value)
{
  const struct rlimit both = { value, value };

  if (setrlimit ((__rlimit_resource_t)resource, &both) != 0)
    g_debug ("A limit could not be set: %d", resource);
}

/* Loads what is read from the disk when it is first needed. The converters stay open: the C library
 * forgets what nobody uses, as Poppler does. */
static void
load_what_is_needed (void)
{
  G_GNUC_UNUSED g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_auto (GStrv) names = g_strsplit (encodings, " ", -1);

  newsroom_file_tables_load ();
  (void)newsroom_import_pdf_prepare ();
  for (guint i = 0; names[i] != NULL; i++)
    (void)g_iconv_open ("UTF-8", names[i]);

  (void)g_dgettext (GETTEXT_PACKAGE, "Plain text");
  (void)g_dgettext ("glib20", "Unknown");
  (void)g_strerror (ENOENT);
  (void)g_random_int ();
}

#ifdef HAVE_SECCOMP

/* Memory, time, and what is open. Nothing that opens, begins, sends or looks elsewhere. Memory may be
 * run, for PCRE2 compiles; what runs is still under this filter. */
static const int allowed[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (close),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (fstat),
  SCMP_SYS (fstat64),
  SCMP_SYS (futex),
  SCMP_SYS (futex_time64),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (getrusage),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (lseek),
  SCMP_SYS (_llseek),
  SCMP_SYS (madvise),
  SCMP_SYS (mmap),
  SCMP_SYS (mmap2),
  SCMP_SYS (mprotect),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (sigreturn),
  SCMP_SYS (time),
  SCMP_SYS (write),
  SCMP_SYS (writev),
};

/* Signals but to itself are refused, and other limits than of its time. */
static gboolean
add_rules (scmp_filter_ctx filter)
{
  const pid_t self = getpid ();
  int         failed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t)self));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A1 (SCMP_CMP_EQ, RLIMIT_CPU));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (setrlimit), 1, SCMP_A0 (SCMP_CMP_EQ, RLIMIT_CPU));

  return failed == 0;
}

static gboolean
shut_out_the_rest (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean        is_shut = filter != NULL && add_rules (filter) && seccomp_load (filter) == 0;

  if (filter != NULL)
    seccomp_release (filter);

  return is_shut;
}

#else

static gboolean
shut_out_the_rest (void)
{
  return FALSE;
}

#endif

/**
 * newsroom_import_sandbox_enter:
 *
 * From here on the process can open and write no file and reach no network; it reads and writes what is
 * open. Limits on the resources of a process do that everywhere, as long as it can answer; the kernel's
 * filter of system calls, where there is one, makes it certain, and shuts out all else, as to begin a
 * program. There is no way back.
 *
 * Returns: whether there is the filter
 */
gboolean
newsroom_import_sandbox_enter (void)
{
  load_what_is_needed ();

  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
  limit (RLIMIT_NPROC, 0);
#ifndef NEWSROOM_SANITIZED
  limit (RLIMIT_AS, MAX_ADDRESS_BYTES);
#endif
  (void)prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);

  return shut_out_the_rest ();
}

/**
 * newsroom_import_sandbox_limit_time:
 * @seconds: how much more time of the processor the process may take, before it is ended with
 *   SIGXCPU
 *
 * What it has taken for earlier files does not count: this is called before each.
 */
void
newsroom_import_sandbox_limit_time (guint seconds)
{
  struct rusage usage;
  struct rlimit time;

  if (getrusage (RUSAGE_SELF, &usage) != 0 || getrlimit (RLIMIT_CPU, &time) != 0)
    return;

  /* One more, for parts of a second */
  time.rlim_cur = MIN (time.rlim_max, (rlim_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + seconds + 1);
  if (setrlimit (RLIMIT_CPU, &time) != 0)
    g_debug ("The time could not be limited");
}
