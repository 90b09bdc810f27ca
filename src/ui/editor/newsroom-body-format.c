/* newsroom-body-format.c — the commands that change the markup of a body, as actions and keys
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-body-delete.h"
#include "newsroom-body-place.h"
#include "newsroom-editor-buffer-change.h"
#include "newsroom-empty-pair.h"
#include "newsroom-format-obstacle.h"
#include "newsroom-format.h"
#include "newsroom-plain-view.h"
#include "newsroom-table-edit.h"
#include "newsroom-toast.h"

/* What newsroom_format_toggle() is asked for, but for a link, which is asked about. The keys are the
 * body's alone; those of digits are also on the keypad. Letters are on each keyboard where they are,
 * punctuation is not. */
static const struct
{
  const char    *action;
  NewsroomFormat format;
  const char    *keys[3];
} commands[] = {
  { "body.strong", NEWSROOM_FORMAT_STRONG, { "<Control>b" } },
  { "body.emphasis", NEWSROOM_FORMAT_EMPHASIS, { "<Control>i" } },
  { "body.strikethrough", NEWSROOM_FORMAT_STRIKETHROUGH, { "<Control><Shift>x" } },
  { NEWSROOM_LINK_ACTION, NEWSROOM_N_FORMATS, { "<Control>k" } },
  { "body.code", NEWSROOM_FORMAT_CODE, { "<Control><Shift>m" } },
  { "body.clear", NEWSROOM_FORMAT_CLEAR, { "<Control>backslash", "<Control><Shift>r" } },
  { "body.paragraph", NEWSROOM_FORMAT_PARAGRAPH, { "<Control><Alt>0", "<Control><Alt>KP_0" } },
  { "body.heading-1", NEWSROOM_FORMAT_HEADING_1, { "<Control><Alt>1", "<Control><Alt>KP_1" } },
  { "body.heading-2", NEWSROOM_FORMAT_HEADING_2, { "<Control><Alt>2", "<Control><Alt>KP_2" } },
  { "body.heading-3", NEWSROOM_FORMAT_HEADING_3, { "<Control><Alt>3", "<Control><Alt>KP_3" } },
  { "body.heading-4", NEWSROOM_FORMAT_HEADING_4, { "<Control><Alt>4", "<Control><Alt>KP_4" } },
  { "body.heading-5", NEWSROOM_FORMAT_HEADING_5, { "<Control><Alt>5", "<Control><Alt>KP_5" } },
  { "body.heading-6", NEWSROOM_FORMAT_HEADING_6, { "<Control><Alt>6", "<Control><Alt>KP_6" } },
  { "body.quote", NEWSROOM_FORMAT_QUOTE, { "<Control><Shift>b" } },
  { "body.bullets", NEWSROOM_FORMAT_BULLETS, { "<Control><Shift>l" } },
  { "body.numbers", NEWSROOM_FORMAT_NUMBERS, { "<Control><Shift>o" } },
  { "body.tasks", NEWSROOM_FORMAT_TASKS, { "<Control><Shift>k" } },
};

/* What newsroom_table_edit() is asked for. */
static const struct
{
  const char          *action;
  NewsroomTableCommand command;
} table_commands[] = {
  { "body.insert-table", NEWSROOM_TABLE_INSERT },
  { "body.add-row", NEWSROOM_TABLE_ADD_ROW },
  { "body.add-column", NEWSROOM_TABLE_ADD_COLUMN },
  { "body.remove-row", NEWSROOM_TABLE_REMOVE_ROW },
  { "body.remove-column", NEWSROOM_TABLE_REMOVE_COLUMN },
  { "body.align-left", NEWSROOM_TABLE_ALIGN_LEFT },
  { "body.align-center", NEWSROOM_TABLE_ALIGN_CENTER },
  { "body.align-right", NEWSROOM_TABLE_ALIGN_RIGHT },
  { "body.line-up", NEWSROOM_TABLE_LINE_UP },
};

/**
 * newsroom_body_format_add_keys:
 * @body: the body's view
 *
 * Gives it the keys, before GtkSourceView, which has other uses for some of them; the actions are
 * those of a widget around it.
 */
void
newsroom_body_format_add_keys (GtkTextView *body)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    for (guint j = 0; j < G_N_ELEMENTS (commands[i].keys) && commands[i].keys[j] != NULL; j++)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (commands[i].keys[j]),
                                                              gtk_named_action_new (commands[i].action)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (body), keys);
}

/**
 * newsroom_body_format_install_actions:
 * @widget_class: the class of a widget around the body and all that offers the commands
 * @activate: what is called for each
 */
void
newsroom_body_format_install_actions (GtkWidgetClass             *widget_class,
                                      GtkWidgetActionActivateFunc activate)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].action, NULL, activate);
  for (guint i = 0; i < G_N_ELEMENTS (table_commands); i++)
    gtk_widget_class_install_action (widget_class, table_commands[i].action, NULL, activate);
}

/**
 * newsroom_body_format_set_enabled:
 * @widget: a widget of the class that has the actions
 * @enabled: whether the body can be written
 */
void
newsroom_body_format_set_enabled (GtkWidget *widget,
                                  gboolean   enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_action_set_enabled (widget, commands[i].action, enabled);
  for (guint i = 0; i < G_N_ELEMENTS (table_commands); i++)
    gtk_widget_action_set_enabled (widget, table_commands[i].action, enabled);
}

/**
 * newsroom_body_format_get_text:
 * @body: the body's view
 * @start: (out): where the selection begins, in bytes
 * @end: (out): where it ends
 *
 * Returns: (transfer none) (nullable): the text, valid until it changes; %NULL if it cannot be written
 */
const char *
newsroom_body_format_get_text (GtkTextView *body,
                               gsize       *start,
                               gsize       *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  GtkTextIter    first;
  GtkTextIter    last;
  const char    *text;
  gsize          length;

  if (!NEWSROOM_IS_EDITOR_BUFFER (buffer) || !gtk_text_view_get_editable (body))
    return NULL;

  /* What an input method has begun may become text now, and not after this was read. */
  gtk_text_view_reset_im_context (body);
  gtk_text_buffer_get_selection_bounds (buffer, &first, &last);
  text = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);
  *start = newsroom_body_place_get_offset (text, length, &first);
  *end = newsroom_body_place_get_offset (text, length, &last);

  return text;
}

/* Finds a byte of the new text, while the old one still stands behind what came in its place. */
static void
get_iter (GtkTextBuffer          *buffer,
          const char             *text,
          const NewsroomTextEdit *edit,
          gsize                   place,
          GtkTextIter            *iter)
{
  if (place > edit->offset + strlen (edit->inserted))
    place += edit->n_deleted;

  newsroom_body_place_get_iter (buffer, text, place, iter);
}

/* The selection is never empty in between: given up and taken again it would be lost where the
 * display says late that it was given up. */
static void
replace (GtkTextBuffer          *buffer,
         const NewsroomTextEdit *edit,
         gboolean                from_end)
{
  const gsize deleted = edit->offset + strlen (edit->inserted);
  GtkTextIter start;
  GtkTextIter end;
  const char *text;
  gsize       length;

  text = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);
  newsroom_body_place_get_iter (buffer, text, edit->offset, &start);
  gtk_text_buffer_insert (buffer, &start, edit->inserted, -1);

  text = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);
  get_iter (buffer, text, edit, edit->start, &start);
  get_iter (buffer, text, edit, edit->end, &end);
  gtk_text_buffer_select_range (buffer, from_end ? &start : &end, from_end ? &end : &start);

  newsroom_body_place_get_iter (buffer, text, deleted, &start);
  newsroom_body_place_get_iter (buffer, text, deleted + edit->n_deleted, &end);
  newsroom_body_delete (buffer, &start, &end);
}

static NewsroomTextEdit *
give_edit (const char *text,
           gpointer    user_data)
{
  return g_steal_pointer ((NewsroomTextEdit **)user_data);
}

static void
edit_box_free (gpointer data)
{
  NewsroomTextEdit **box = data;

  g_clear_pointer (box, newsroom_text_edit_free);
  g_free (box);
}

/* Takes the edit. */
static void
replace_bit_by_bit (NewsroomEditorBuffer *buffer,
                    NewsroomTextEdit     *edit,
                    gboolean              from_end)
{
  NewsroomTextEdit **box = g_new (NewsroomTextEdit *, 1);
  g_autoptr (NewsroomEditorWork) work = NULL;

  *box = edit;
  work = newsroom_editor_buffer_edit (buffer, _ ("Changing the format…"), from_end, give_edit, box, edit_box_free);
}

static gboolean
is_from_end (GtkTextBuffer *buffer)
{
  GtkTextIter first;
  GtkTextIter last;
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));

  return gtk_text_buffer_get_selection_bounds (buffer, &first, &last) && gtk_text_iter_equal (&caret, &first);
}

/**
 * newsroom_body_format_apply:
 * @body: the body's view
 * @edit: (transfer full) (nullable): what to do to the text that newsroom_body_format_get_text() gave
 *
 * Does it as one step that can be undone; much bit by bit.
 *
 * Returns: whether there was something to do
 */
gboolean
newsroom_body_format_apply (GtkTextView      *body,
                            NewsroomTextEdit *edit)
{
  g_autoptr (NewsroomTextEdit) owned = edit;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  const gboolean from_end = is_from_end (buffer);
  gsize          length;

  if (edit == NULL)
    return FALSE;

  newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);
  g_return_val_if_fail (edit->offset + edit->n_deleted <= length, FALSE);

  if (MAX (edit->n_deleted, strlen (edit->inserted)) > NEWSROOM_EDITOR_BUFFER_LONG)
    {
      replace_bit_by_bit (NEWSROOM_EDITOR_BUFFER (buffer), g_steal_pointer (&owned), from_end);
      return TRUE;
    }

  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_buffer_begin_user_action (buffer);
  replace (buffer, edit, from_end);
  gtk_text_buffer_end_user_action (buffer);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_view_scroll_mark_onscreen (body, gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

static const char *
get_sentence (NewsroomFormatObstacle obstacle)
{
  const char *const sentences[NEWSROOM_N_OBSTACLES] = {
    [NEWSROOM_OBSTACLE_NOTHING] = _ ("There is nothing to change here"),
    [NEWSROOM_OBSTACLE_CODE] = _ ("Code takes no formatting"),
    [NEWSROOM_OBSTACLE_TABLE] = _ ("A line of a table cannot become a heading or a list"),
    [NEWSROOM_OBSTACLE_DELIMITER] = _ ("This line of the table has no words: it ends the header"),
    [NEWSROOM_OBSTACLE_HEADING] = _ ("A heading cannot be in a list. Make it a paragraph first."),
    [NEWSROOM_OBSTACLE_PARAGRAPHS] = _ ("A link cannot go over several paragraphs"),
    [NEWSROOM_OBSTACLE_NO_TABLE] = _ ("The caret is not in a table"),
    [NEWSROOM_OBSTACLE_HEADER] = _ ("A table keeps its header"),
    [NEWSROOM_OBSTACLE_COLUMN] = _ ("A table keeps its last column"),
    [NEWSROOM_OBSTACLE_EMPTY] = _ ("Write a word here first"),
    [NEWSROOM_OBSTACLE_PUNCTUATION] = _ ("Bold and the like cannot begin or end between a punctuation mark and a letter. Put a space there first."),
    [NEWSROOM_OBSTACLE_MARKUP] = _ ("Other markup is in the way here"),
  };

  return sentences[obstacle];
}

/* A command for much that is selected. */
typedef struct
{
  gsize                  start; /* in bytes */
  gsize                  end;
  NewsroomFormat         format;
  NewsroomFormatObstacle obstacle; /* where it finds nothing to do */

  /* Owned */
  GtkTextView *body;
} Toggle;

static void
toggle_free (gpointer data)
{
  Toggle *self = data;

  g_object_unref (self->body);
  g_free (self);
}

static NewsroomTextEdit *
find_toggle (const char *text,
             gpointer    user_data)
{
  Toggle           *self = user_data;
  NewsroomTextEdit *edit = newsroom_format_toggle (text, self->start, self->end, self->format);

  if (edit == NULL)
    self->obstacle = newsroom_format_find_obstacle (text, self->start, self->end, self->format);

  return edit;
}

static void
toggled_cb (NewsroomEditorWork *work,
            Toggle             *self)
{
  if (newsroom_editor_work_get_n_done (work) == 0 && !newsroom_editor_work_is_stopped (work) && gtk_widget_get_root (GTK_WIDGET (self->body)) != NULL)
    g_object_unref (newsroom_toast_show (GTK_WIDGET (self->body), get_sentence (self->obstacle), NULL));
}

/* It takes long to find what to do there too. */
static void
toggle_bit_by_bit (GtkTextView   *body,
                   gsize          start,
                   gsize          end,
                   NewsroomFormat format)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  Toggle        *self = g_new0 (Toggle, 1);
  g_autoptr (NewsroomEditorWork) work = NULL;

  self->start = start;
  self->end = end;
  self->format = format;
  self->body = g_object_ref (body);
  work = newsroom_editor_buffer_edit (NEWSROOM_EDITOR_BUFFER (buffer), _ ("Changing the format…"), is_from_end (buffer), find_toggle, self, toggle_free);
  g_signal_connect (work, "done", G_CALLBACK (toggled_cb), self);
}

/* What comes around the caret for words that are still to come is remembered. */
static gboolean
toggle (GtkTextView   *body,
        const char    *text,
        gsize          start,
        gsize          end,
        NewsroomFormat format)
{
  GtkTextBuffer    *buffer = gtk_text_view_get_buffer (body);
  NewsroomTextEdit *edit;
  const guint       n_marks = newsroom_empty_pair_get (buffer);
  int               n_more;

  if (end - start > NEWSROOM_EDITOR_BUFFER_LONG)
    {
      toggle_bit_by_bit (body, start, end, format);
      return TRUE;
    }

  edit = newsroom_format_toggle (text, start, end, format);
  n_more = edit != NULL ? (int)strlen (edit->inserted) - (int)edit->n_deleted : 0;
  if (!newsroom_body_format_apply (body, edit))
    return FALSE;

  if (start == end && format < NEWSROOM_FORMAT_CLEAR)
    newsroom_empty_pair_note (buffer, (guint)MAX (0, (int)n_marks + n_more / 2));

  return TRUE;
}

/**
 * newsroom_body_format_activate:
 * @body: the body's view
 * @action_name: one of the actions
 *
 * What is to be done to much that is selected is found on another thread; where there is nothing, it is said why.
 *
 * Returns: whether there was something to do, and a way to do it; or may be
 */
gboolean
newsroom_body_format_activate (GtkTextView *body,
                               const char  *action_name)
{
  gsize       start, end;
  const char *text = newsroom_body_format_get_text (body, &start, &end);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].action, action_name))
      return toggle (body, text, start, end, commands[i].format);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (table_commands); i++)
    if (g_str_equal (table_commands[i].action, action_name))
      return newsroom_body_format_apply (body, newsroom_table_edit (text, start, table_commands[i].command));

  return FALSE;
}

/**
 * newsroom_body_format_explain:
 * @body: the body's view
 * @action_name: one of the actions, which did nothing
 *
 * Returns: why, translated
 */
const char *
newsroom_body_format_explain (GtkTextView *body,
                              const char  *action_name)
{
  NewsroomFormatObstacle obstacle = NEWSROOM_OBSTACLE_NOTHING;
  gsize                  start, end;
  const char            *text = newsroom_body_format_get_text (body, &start, &end);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].action, action_name))
      obstacle = newsroom_format_find_obstacle (text, start, end, commands[i].format);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (table_commands); i++)
    if (g_str_equal (table_commands[i].action, action_name))
      obstacle = newsroom_table_find_obstacle (text, start, table_commands[i].command);

  return get_sentence (obstacle);
}

/**
 * newsroom_body_format_dup_menu:
 *
 * Returns: (transfer full): a menu of the commands
 */
GMenuModel *
newsroom_body_format_dup_menu (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/com/example/Newsroom/editor/newsroom-format-menu.ui");

  return g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "format_menu")));
}

/**
 * newsroom_body_format_extend_menu:
 * @body: the body's view
 *
 * Puts the commands into its context menu, before what is there.
 */
void
newsroom_body_format_extend_menu (GtkTextView *body)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) commands_menu = newsroom_body_format_dup_menu ();

  g_menu_append_submenu (section, _ ("For_mat"), commands_menu);
  newsroom_plain_view_add_to_menu (body, G_MENU_MODEL (section), TRUE);
}
