/* newsroom-import-message-private.h — what the program that reads files is asked, and what it answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-split.h"

G_BEGIN_DECLS

/* Both ways go frames: this head, and then so many bytes of a GVariant. */
#define NEWSROOM_IMPORT_FRAME_MAGIC 0x4e575257u
#define NEWSROOM_IMPORT_FRAME_VERSION 2u

typedef struct
{
  guint32 magic;
  guint32 version;
  guint64 length;
} NewsroomImportFrame;

/* No question and no answer is longer: what may be in the parts of a file, and what goes with it. */
#define NEWSROOM_IMPORT_MAX_FRAME_BYTES (NEWSROOM_IMPORT_MAX_PARTS_BYTES + (gsize)32 * 1024 * 1024)

/* How the program ends where that says more than that it ended */
#define NEWSROOM_IMPORT_EXIT_MEMORY 42
#define NEWSROOM_IMPORT_EXIT_FRAME 43

/**
 * NewsroomImportQuestion:
 * @bytes: the contents of a file
 * @file_name: its name
 * @format: (nullable): the name of a format
 * @takes_apart: whether a file that holds several articles is to be taken apart
 * @keeps_changes: whether tracked changes are to stay as marks
 */
typedef struct
{
  GBytes  *bytes;
  char    *file_name;
  char    *format;
  gboolean takes_apart;
  gboolean keeps_changes;
} NewsroomImportQuestion;

/**
 * NewsroomImportAnswer:
 * @article: (nullable): what was read
 * @content_type: (nullable): the media type of its format, as the table of formats has it
 * @parts: (nullable) (element-type NewsroomImportPart): the articles of a file that holds several
 * @error: (nullable): why it is neither
 *
 * One of the three is set.
 */
typedef struct
{
  NewsroomArticle *article;
  const char      *content_type;
  GPtrArray       *parts;
  GError          *error;
} NewsroomImportAnswer;

void     newsroom_import_question_clear (NewsroomImportQuestion *self);
GBytes  *newsroom_import_question_pack (const NewsroomImportQuestion *self);
gboolean newsroom_import_question_unpack (NewsroomImportQuestion *self,
                                          GBytes                 *frame);
void     newsroom_import_answer_clear (NewsroomImportAnswer *self);
GBytes  *newsroom_import_answer_pack (const NewsroomImportAnswer *self,
                                      NewsroomReport             *report);
gboolean newsroom_import_answer_unpack (NewsroomImportAnswer *self,
                                        GBytes               *frame,
                                        gboolean              takes_apart,
                                        NewsroomReport       *report);

GVariant        *newsroom_import_article_pack (NewsroomArticle *article);
NewsroomArticle *newsroom_import_article_unpack (GVariant *packed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomImportQuestion, newsroom_import_question_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomImportAnswer, newsroom_import_answer_clear)

G_END_DECLS
