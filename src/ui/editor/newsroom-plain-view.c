/* newsroom-plain-view.c — what the text views of the editor have in common
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-plain-view.h"

#include <adwaita.h>

#include "newsroom-edit-past.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-named-colour.h"

/* The headline's view is a GtkTextView and the body's a GtkSourceView; a common parent class is
 * not to be had, so both call newsroom_plain_view_class_init () and newsroom_plain_view_init (). */

static void
undo_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  GtkTextView   *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (!NEWSROOM_IS_EDITOR_BUFFER (buffer) || !gtk_text_view_get_editable (view))
    return;

  if (g_str_equal (action_name, "text.undo"))
    newsroom_editor_buffer_undo (NEWSROOM_EDITOR_BUFFER (buffer));
  else
    newsroom_editor_buffer_redo (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static void
update_undo_actions (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean       undoable = FALSE;
  gboolean       redoable = FALSE;

  if (NEWSROOM_IS_EDITOR_BUFFER (buffer) && gtk_text_view_get_editable (view))
    {
      undoable = newsroom_editor_buffer_get_can_undo (NEWSROOM_EDITOR_BUFFER (buffer));
      redoable = newsroom_editor_buffer_get_can_redo (NEWSROOM_EDITOR_BUFFER (buffer));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (view), "text.undo", undoable);
  gtk_widget_action_set_enabled (GTK_WIDGET (view), "text.redo", redoable);
}

/* What was to be undone before it was known what can be. */
static void
follow_buffer (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  guint          n_wanted = 0;

  update_undo_actions (view);
  if (NEWSROOM_IS_EDITOR_BUFFER (buffer))
    n_wanted = newsroom_edit_history_take_wanted (newsroom_editor_buffer_get_history (NEWSROOM_EDITOR_BUFFER (buffer)));
  for (; n_wanted > 0; n_wanted--)
    gtk_widget_activate_action (GTK_WIDGET (view), "text.undo", NULL);
}

/* Returns whether there was a selection that could be deleted. */
static gboolean
delete_selection (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  return NEWSROOM_IS_EDITOR_BUFFER (buffer) && gtk_text_view_get_editable (view) &&
         newsroom_editor_buffer_delete_selection (NEWSROOM_EDITOR_BUFFER (buffer));
}

static GtkTextViewClass *
get_parent_class (GtkTextView *view)
{
  return g_type_class_peek_parent (GTK_TEXT_VIEW_GET_CLASS (view));
}

static void
delete_from_cursor (GtkTextView  *view,
                    GtkDeleteType type,
                    int           count)
{
  gtk_text_view_reset_im_context (view);
  if (type != GTK_DELETE_CHARS || !delete_selection (view))
    get_parent_class (view)->delete_from_cursor (view, type, count);
}

static void
backspace (GtkTextView *view)
{
  gtk_text_view_reset_im_context (view);
  if (!delete_selection (view))
    get_parent_class (view)->backspace (view);
}

static void
read_text_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkTextView) view = GTK_TEXT_VIEW (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);

  /* A clipboard that holds no text, as a picture, has nothing for us: that is no error. */
  if (text == NULL || gtk_widget_get_root (GTK_WIDGET (view)) == NULL)
    return;

  gtk_text_buffer_begin_user_action (buffer);
  delete_selection (view);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, gtk_text_view_get_editable (view));
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

/* GtkTextView pastes what it finds of another GtkTextBuffer with its tags; a body is its text
 * and nothing else. */
static void
paste_clipboard (GtkTextView *view)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, read_text_cb, g_object_ref (view));
}

/* What is typed next does not take the place of what was cut. */
static void
cut_clipboard_cb (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (NEWSROOM_IS_EDITOR_BUFFER (buffer))
    newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
}

static void
focus_leave_cb (GtkEventControllerFocus *controller,
                gpointer                 user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (user_data));

  if (NEWSROOM_IS_EDITOR_BUFFER (buffer))
    newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
}

/* File managers offer the paths of dragged files as text too. Files are for the window, which
 * opens them; the view must not look as if it took them. */
static gboolean
drop_accept_cb (GtkDropTarget *target,
                GdkDrop       *drop,
                gpointer       user_data)
{
  GdkContentFormats *offered = gdk_drop_get_formats (drop);

  if (gdk_content_formats_contain_gtype (offered, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (offered, "text/uri-list"))
    return FALSE;

  return gdk_content_formats_match (gtk_drop_target_get_formats (target), offered);
}

static void
refuse_files (GtkTextView *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_connect (controller, "accept", G_CALLBACK (drop_accept_cb), NULL);
    }
}

/* GtkTextView sets the actions as its own undo would have them whenever its buffer notifies
 * anything at all; its handler comes before ours. */
static void
buffer_cb (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  g_signal_handlers_disconnect_by_func (buffer, follow_buffer, view);
  g_signal_connect_object (buffer, "notify", G_CALLBACK (follow_buffer), view, G_CONNECT_SWAPPED);
  update_undo_actions (view);
}

/**
 * newsroom_plain_view_class_init:
 * @klass: the class of a text view
 *
 * Puts our undo in the place of GtkTextView's, for the keys as for the context menu, lets only
 * plain text be pasted, and deletes long selections in less time. No class may be derived from
 * @klass.
 */
void
newsroom_plain_view_class_init (GtkTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  klass->delete_from_cursor = delete_from_cursor;
  klass->backspace = backspace;
  klass->paste_clipboard = paste_clipboard;
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_action_cb);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, undo_action_cb);
}

/**
 * newsroom_plain_view_init:
 * @view: a text view that is being made, of a class that was given to
 *   newsroom_plain_view_class_init()
 */
void
newsroom_plain_view_init (GtkTextView *view)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);

  g_signal_connect_after (view, "notify::buffer", G_CALLBACK (buffer_cb), NULL);
  g_signal_connect_after (view, "cut-clipboard", G_CALLBACK (cut_clipboard_cb), NULL);
  g_signal_connect_after (view, "notify::editable", G_CALLBACK (update_undo_actions), NULL);
  refuse_files (view);
  buffer_cb (view);
}

/**
 * newsroom_plain_view_is_at_edge:
 * @view: a text view
 * @last: whether the last line is asked for, not the first
 *
 * Returns: whether the caret is on the first or last line as shown, with nothing selected
 */
gboolean
newsroom_plain_view_is_at_edge (GtkTextView *view,
                                gboolean     last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    caret;

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));

  return last ? !gtk_text_view_forward_display_line (view, &caret) || gtk_text_iter_is_end (&caret)
              : !gtk_text_view_backward_display_line (view, &caret);
}

/**
 * newsroom_plain_view_add_to_menu:
 * @view: a text view
 * @section: (transfer none): what is added to its context menu
 * @first: whether before what others have added, else behind it
 */
void
newsroom_plain_view_add_to_menu (GtkTextView *view,
                                 GMenuModel  *section,
                                 gboolean     first)
{
  GMenuModel *others = gtk_text_view_get_extra_menu (view);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append_section (menu, NULL, section);
  if (others != NULL)
    g_menu_insert_section (menu, first ? 1 : 0, NULL, others);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));
}

/**
 * newsroom_plain_view_get_pale:
 * @widget: what is drawn
 *
 * Returns: the colour of what is no text of the editor's own, paler than the text
 */
GdkRGBA
newsroom_plain_view_get_pale (GtkWidget *widget)
{
  GdkRGBA colour = newsroom_named_colour (widget, NULL);

  colour.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.8f : 0.55f;

  return colour;
}

/**
 * newsroom_plain_view_snapshot_label:
 * @view: an empty text view
 * @snapshot: what it is drawn to
 * @label: what is to be written there, translated
 *
 * Draws the label where the text will be, paler than the text.
 */
void
newsroom_plain_view_snapshot_label (GtkTextView *view,
                                    GtkSnapshot *snapshot,
                                    const char  *label)
{
  GtkWidget *widget = GTK_WIDGET (view);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, label);
  GdkRGBA colour = newsroom_plain_view_get_pale (widget);
  int     x;
  int     y;

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, gtk_text_view_get_pixels_above_lines (view), &x, &y);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      x = gtk_widget_get_width (widget) - x - gtk_text_view_get_right_margin (view) - width;
    }
  else
    {
      x += gtk_text_view_get_left_margin (view);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}
