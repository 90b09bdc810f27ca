/* newsroom-rtf-private.h — the parts of the reader of Rich Text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-document-private.h"

G_BEGIN_DECLS

/* Tables in tables, and notes and boxes in each other, are no deeper than this: what lies deeper
 * is part of the innermost. */
#define NEWSROOM_RTF_MAX_TABLES 8
#define NEWSROOM_RTF_MAX_STORIES 8

/* Letters of a control word, as the specification limits them */
#define NEWSROOM_RTF_MAX_WORD 32

/**
 * NewsroomRtfTokenKind:
 *
 * What a file is a row of.
 */
typedef enum
{
  NEWSROOM_RTF_TOKEN_END,
  NEWSROOM_RTF_TOKEN_OPEN,
  NEWSROOM_RTF_TOKEN_CLOSE,
  NEWSROOM_RTF_TOKEN_WORD,
  NEWSROOM_RTF_TOKEN_SYMBOL,
  NEWSROOM_RTF_TOKEN_BYTE, /* as a number in two digits */
  NEWSROOM_RTF_TOKEN_TEXT,
  NEWSROOM_RTF_TOKEN_BINARY,
} NewsroomRtfTokenKind;

typedef struct
{
  NewsroomRtfTokenKind kind;
  char                 word[NEWSROOM_RTF_MAX_WORD + 1];
  gboolean             has_value;
  int                  value; /* of a word; the sign of a symbol; a byte */
  const guint8        *data;  /* of a text or what is binary */
  gsize                size;
} NewsroomRtfToken;

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} NewsroomRtfInput;

/**
 * NewsroomRtfDestination:
 *
 * What a group is for.
 */
typedef enum
{
  NEWSROOM_RTF_NOTHING, /* no group was begun */
  NEWSROOM_RTF_TEXT,
  NEWSROOM_RTF_SKIPPED, /* nothing in it is looked at */
  NEWSROOM_RTF_SILENT,  /* only groups in it are */
  NEWSROOM_RTF_FONTS,
  NEWSROOM_RTF_STYLES,
  NEWSROOM_RTF_LISTS,
  NEWSROOM_RTF_OVERRIDES,
  NEWSROOM_RTF_REVISERS,
  NEWSROOM_RTF_TITLE,
  NEWSROOM_RTF_AUTHOR,
  NEWSROOM_RTF_KEYWORDS,
  NEWSROOM_RTF_CREATED,
  NEWSROOM_RTF_UPDATED,
  NEWSROOM_RTF_FIELD,
  NEWSROOM_RTF_INSTRUCTION,
  NEWSROOM_RTF_RESULT,
  NEWSROOM_RTF_NOTE,
  NEWSROOM_RTF_COMMENT,
  NEWSROOM_RTF_COMMENTER,
  NEWSROOM_RTF_MARGIN, /* a header or footer of the pages */
  NEWSROOM_RTF_BOX,
  NEWSROOM_RTF_MARKER,    /* the number or bullet of an item, as text */
  NEWSROOM_RTF_NUMBERING, /* what an item of Word 95 and before is like */
  NEWSROOM_RTF_PICTURE,
  NEWSROOM_RTF_SHAPE,
  NEWSROOM_RTF_PROPERTY_NAME,
  NEWSROOM_RTF_PROPERTY_VALUE,
  NEWSROOM_RTF_OBJECT,
  NEWSROOM_RTF_ALTERNATIVES, /* the same twice, the second time in Unicode */
  NEWSROOM_RTF_UNICODE,
  NEWSROOM_RTF_FORMULA,
} NewsroomRtfDestination;

/* The control word that a group begins with. */
typedef struct
{
  const char            *name;
  NewsroomRtfDestination destination; /* NEWSROOM_RTF_NOTHING if words go where those before it do */
} NewsroomRtfGroup;

typedef enum
{
  NEWSROOM_RTF_UNCHANGED,
  NEWSROOM_RTF_ADDED,
  NEWSROOM_RTF_DELETED,
} NewsroomRtfChange;

/* What words look like. */
typedef struct
{
  NewsroomDocumentLook look; /* its font is not used */
  int                  font;
  int                  style; /* of characters, -1 if none */
  int                  language;
  int                  change; /* NewsroomRtfChange */
  int                  author; /* of the change */
} NewsroomRtfCharacters;

/* What a paragraph is like. Lengths are in 1/1440 inch. */
typedef struct
{
  int style;
  int outline; /* level from 0, 9 if it is none */
  int list;    /* -1 if it says nothing, 0 none */
  int level;
  int left; /* G_MININT in a style that says nothing */
  int first;
  int is_in_table;
  int nesting;
  int side;      /* 'l', 'r', 'c' or 'j' */
  int numbering; /* of Word 95: 'b' a bullet, 'n' a number, 0 neither */
} NewsroomRtfParagraph;

/* A group. */
typedef struct
{
  NewsroomRtfDestination destination;
  NewsroomRtfDestination opened; /* what was begun in it and ends with it */
  NewsroomRtfDestination around; /* of alternatives: where the second of them goes */
  NewsroomRtfCharacters  characters;
  NewsroomRtfParagraph   paragraph;
  int                    n_fallbacks; /* characters after one in Unicode that stand for it */
  gboolean               is_ignorable;
} NewsroomRtfState;

typedef struct
{
  char *name; /* (nullable) */
  int   charset;
  int   code_page; /* 0 if it is the one of its charset */
} NewsroomRtfFont;

typedef struct
{
  char                 *name;
  int                   based_on; /* -1 if on none */
  NewsroomDocumentRole  role;
  guint                 role_level;
  NewsroomRtfCharacters characters;
  NewsroomRtfParagraph  paragraph;
} NewsroomRtfStyle;

#define NEWSROOM_RTF_N_LEVELS 9

/* A list, or what a number of the document makes of one. */
typedef struct
{
  int   id;
  int   number;                        /* by which paragraphs name it */
  int   kinds[NEWSROOM_RTF_N_LEVELS];  /* of numbers */
  int   starts[NEWSROOM_RTF_N_LEVELS]; /* -1 where it says none */
  guint counts[NEWSROOM_RTF_N_LEVELS];
  guint is_counting[NEWSROOM_RTF_N_LEVELS];
  guint n_levels;
} NewsroomRtfList;

typedef struct
{
  GString *instruction;
  char    *target;   /* (nullable): of a link */
  gboolean is_shown; /* there are words in its result */
} NewsroomRtfField;

/* A table that is being filled. */
typedef struct
{
  NewsroomHtmlNode    *table; /* owned until it is whole, as all here */
  NewsroomHtmlNode    *row;   /* (nullable) */
  NewsroomHtmlNode    *cell;  /* (nullable) */
  NewsroomDocumentFlow flow;  /* of the cell */
} NewsroomRtfTable;

/* What is being filled: the text, a note, a box. */
typedef struct
{
  NewsroomHtmlNode    *root;
  NewsroomHtmlNode    *line;   /* (nullable): owned */
  GPtrArray           *boxes;  /* (element-type NewsroomHtmlNode): of the paragraph */
  GString             *marker; /* of the item */
  gboolean             has_marker;
  gboolean             has_plain; /* words that are not bold are in the line */
  gboolean             is_in_row; /* a row of a table was begun */
  NewsroomDocumentFlow flow;
  NewsroomRtfTable     tables[NEWSROOM_RTF_MAX_TABLES];
  guint                n_tables;
  int                  indents[NEWSROOM_DOCUMENT_MAX_LEVEL]; /* of items whose level is not said */
  guint                counts[NEWSROOM_DOCUMENT_MAX_LEVEL];
  guint                n_indents;
  guint                first_field; /* that is not around it */
} NewsroomRtfStory;

/* All that is known while a file is read. */
typedef struct
{
  /* Borrowed */
  NewsroomDocument *document;
  NewsroomRtfState *state; /* the innermost group */

  /* Owned */
  GArray          *states;      /* NewsroomRtfState */
  GPtrArray       *stories;     /* (element-type NewsroomRtfStory) */
  GArray          *fields;      /* NewsroomRtfField */
  GHashTable      *words;       /* control word → what it does */
  GHashTable      *fonts;       /* number → NewsroomRtfFont */
  GHashTable      *styles;      /* number, of characters below 0 → NewsroomRtfStyle */
  GHashTable      *lists;       /* id → NewsroomRtfList */
  GHashTable      *overrides;   /* number → NewsroomRtfList */
  GHashTable      *languages;   /* number → bytes of text in it */
  GHashTable      *converters;  /* code page → GIConv */
  GPtrArray       *revisers;    /* (element-type char) */
  GString         *bytes;       /* of text, not decoded yet */
  GString         *text;        /* decoded, not put anywhere yet */
  GString         *collected;   /* what is no text of a story */
  GString         *change;      /* words of the tracked change that goes on */
  NewsroomRtfList *list;        /* (nullable): that is being read */
  char            *commenter;   /* (nullable) */
  char            *property;    /* (nullable): name of one of a shape */
  char            *description; /* (nullable): of the picture or shape */

  int         change_kind;
  int         change_author;
  int         code_page;
  int         default_font;
  int         default_language;
  int         font;      /* whose entry is read */
  int         based_on;  /* of the style whose entry is read */
  int         time[5];   /* year, month, day, hour, minute */
  int         n_skipped; /* characters that still stand for one in Unicode */
  gunichar    high_surrogate;
  guint       n_deeper;  /* open groups that are not among the states */
  guint       n_unknown; /* characters that could not be decoded */
  guint       n_shapes;  /* open ones */
  guint       n_pictures;
  guint       n_shape_pictures;
  gsize       picture_size; /* bytes */
  const char *picture_type;
  gboolean    is_in_object;
  gboolean    was_hidden;
  gboolean    is_damaged;
} NewsroomRtf;

void newsroom_rtf_input_next (NewsroomRtfInput *self,
                              NewsroomRtfToken *token);

void        newsroom_rtf_append_decoded (NewsroomRtf *self,
                                         GString     *text,
                                         const char  *bytes,
                                         gsize        size);
const char *newsroom_rtf_get_font (const NewsroomRtf *self);
const char *newsroom_rtf_get_language (int number);

void newsroom_rtf_end_font (NewsroomRtf *self);
void newsroom_rtf_end_style (NewsroomRtf *self);
void newsroom_rtf_add_to_table (NewsroomRtf *self,
                                const char  *text);
void newsroom_rtf_resolve_styles (NewsroomRtf *self);
void newsroom_rtf_clear_characters (NewsroomRtfCharacters *characters,
                                    int                    font);
void newsroom_rtf_clear_paragraph (NewsroomRtfParagraph *paragraph);
void newsroom_rtf_font_free (NewsroomRtfFont *font);
void newsroom_rtf_style_free (NewsroomRtfStyle *style);

void     newsroom_rtf_begin_list (NewsroomRtf *self);
void     newsroom_rtf_end_list (NewsroomRtf *self);
gboolean newsroom_rtf_list_word (NewsroomRtf            *self,
                                 const NewsroomRtfToken *token);
gboolean newsroom_rtf_count_item (NewsroomRtf           *self,
                                  int                    list,
                                  NewsroomDocumentPlace *place);

const NewsroomRtfGroup *newsroom_rtf_get_groups (gsize *n_groups);
GHashTable             *newsroom_rtf_words_new (void);
void                    newsroom_rtf_apply_word (NewsroomRtf            *self,
                                                 const NewsroomRtfToken *token);
void                    newsroom_rtf_apply_symbol (NewsroomRtf *self,
                                                   int          symbol);

void newsroom_rtf_begin (NewsroomRtf           *self,
                         NewsroomRtfDestination destination);
void newsroom_rtf_end (NewsroomRtf *self);

void newsroom_rtf_add_bytes (NewsroomRtf *self,
                             const char  *bytes,
                             gsize        size);
void newsroom_rtf_add_sign (NewsroomRtf *self,
                            gunichar     sign);
void newsroom_rtf_flush (NewsroomRtf *self);
void newsroom_rtf_end_change (NewsroomRtf *self);

NewsroomRtfStory *newsroom_rtf_get_story (const NewsroomRtf *self);
NewsroomHtmlNode *newsroom_rtf_get_line (NewsroomRtf *self);
void              newsroom_rtf_begin_story (NewsroomRtf *self);
NewsroomHtmlNode *newsroom_rtf_end_story (NewsroomRtf *self);
void              newsroom_rtf_end_paragraph (NewsroomRtf *self);
void              newsroom_rtf_end_cell (NewsroomRtf *self,
                                         guint        level);
void              newsroom_rtf_end_row (NewsroomRtf *self,
                                        guint        level);

NewsroomDocumentPlace newsroom_rtf_find_place (NewsroomRtf                *self,
                                               const NewsroomDocumentFlow *flow,
                                               NewsroomDocumentRole       *role);

G_END_DECLS
