/* newsroom-find-fields.c — what is looked for in the headline and the standfirst
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-fields.h"

#include <glib/gi18n-lib.h>

#include "newsroom-find-task.h"
#include "newsroom-find-words.h"
#include "newsroom-long-lines.h"

#define N_FIELDS 2

/**
 * NewsroomFindFields:
 *
 * Of the bar that finds in the body: says how often it is in the texts above that, and goes there. It is
 * hidden where it is in none of them. They are searched on another thread, one after the other: short as they
 * are, an expression may take long in them.
 *
 * Signal: "changed": newsroom_find_fields_get_words() has news.
 */
struct _NewsroomFindFields
{
  GtkWidget parent_instance;

  guint    refresh_id;
  guint    next;     /* which of all goes the button to, counted from the first of the headline */
  guint    searched; /* which of the texts is searched, while one is */
  gboolean is_too_hard[N_FIELDS];

  /* Owned */
  NewsroomFind       *find; /* NULL for nothing */
  NewsroomFindResult *results[N_FIELDS];
  GCancellable       *searching; /* NULL while it is not; cancelled when the result is not wanted any more */
  GSignalGroup       *buffers[N_FIELDS];

  /* Borrowed */
  GtkTextView *views[N_FIELDS];

  /* Of the template */
  GtkLabel  *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (NewsroomFindFields, newsroom_find_fields, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_n (NewsroomFindFields *self,
       guint               field)
{
  return self->results[field] != NULL ? newsroom_find_result_get_n (self->results[field]) : 0;
}

static char *
dup_counts (guint n_headline,
            guint n_standfirst)
{
  g_autofree char *headline = g_strdup_printf (ngettext ("%'u result in the headline", "%'u results in the headline", n_headline), n_headline);
  g_autofree char *standfirst = g_strdup_printf (ngettext ("%'u result in the standfirst", "%'u results in the standfirst", n_standfirst), n_standfirst);

  if (n_headline == 0 && n_standfirst == 0)
    return g_strdup ("");
  if (n_standfirst == 0)
    return g_steal_pointer (&headline);
  if (n_headline == 0)
    return g_steal_pointer (&standfirst);

  /* Translators: %1$s is “2 results in the headline”, %2$s “1 result in the standfirst” */
  return g_strdup_printf (_ ("%1$s, %2$s"), headline, standfirst);
}

static void
show_words (NewsroomFindFields *self)
{
  const guint      n_headline = get_n (self, 0);
  const guint      n_standfirst = get_n (self, 1);
  g_autofree char *counts = dup_counts (n_headline, n_standfirst);
  g_autofree char *words = newsroom_find_words_join ("\n",
                                                     counts,
                                                     self->is_too_hard[0] ? _ ("This expression takes too long in the headline.") : "",
                                                     self->is_too_hard[1] ? _ ("This expression takes too long in the standfirst.") : "");

  gtk_widget_set_visible (self->button, n_headline + n_standfirst > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), words[0] != '\0');
  if (!g_str_equal (words, gtk_label_get_text (self->label)))
    gtk_label_set_text (self->label, words);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was found is not of the text any more. */
static void
forget (NewsroomFindFields *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_clear_pointer (&self->results[i], newsroom_find_result_unref);
      self->is_too_hard[i] = FALSE;
    }
  self->next = 0;
  self->searched = 0;
  g_cancellable_cancel (self->searching);
}

static void search_on (NewsroomFindFields *self);

static void
search_cb (GObject      *object,
           GAsyncResult *task,
           gpointer      user_data)
{
  g_autoptr (NewsroomFindFields) self = user_data;
  g_autoptr (GCancellable) searching = g_steal_pointer (&self->searching);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomFindResult) result = newsroom_find_task_finish (task, &error);

  if (self->find == NULL)
    return;

  if (!g_cancellable_is_cancelled (searching))
    {
      self->is_too_hard[self->searched] = result == NULL;
      self->results[self->searched++] = g_steal_pointer (&result);
    }
  search_on (self);
}

/* A text that is longer than any line that can be shown is not shown either. */
static gboolean
can_search (GtkTextBuffer *buffer)
{
  gsize length;

  if (!NEWSROOM_IS_EDITOR_BUFFER (buffer))
    return FALSE;
  newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);

  return length <= NEWSROOM_LONGEST_LINE;
}

static void
search_on (NewsroomFindFields *self)
{
  while (self->searched < N_FIELDS && !can_search (gtk_text_view_get_buffer (self->views[self->searched])))
    self->searched++;
  if (self->searched == N_FIELDS)
    {
      show_words (self);
      return;
    }

  self->searching = g_cancellable_new ();
  newsroom_find_task_run (self->find,
                          NEWSROOM_EDITOR_BUFFER (gtk_text_view_get_buffer (self->views[self->searched])),
                          NULL,
                          self->searching,
                          search_cb,
                          g_object_ref (self));
}

/* What takes long is not begun again beside itself, but when it has ended. */
static void
refresh (NewsroomFindFields *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  forget (self);
  if (self->find == NULL)
    show_words (self);
  else if (self->searching == NULL)
    search_on (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  NewsroomFindFields *self = NEWSROOM_FIND_FIELDS (user_data);

  self->refresh_id = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (NewsroomFindFields *self)
{
  forget (self);
  if (self->find != NULL && self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
buffer_cb (NewsroomFindFields *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_group_set_target (self->buffers[i], gtk_text_view_get_buffer (self->views[i]));
  text_changed_cb (self);
}

/* From one to the next, and on from the first again. */
static void
go_cb (NewsroomFindFields *self)
{
  const guint          n_headline = get_n (self, 0);
  const guint          n = n_headline + get_n (self, 1);
  const guint          field = self->next < n_headline ? 0 : 1;
  const NewsroomFound *found;
  GtkTextBuffer       *buffer;
  GtkTextIter          start, end;

  if (n == 0)
    return;

  found = newsroom_find_result_get (self->results[field], self->next - (field == 0 ? 0 : n_headline));
  self->next = (self->next + 1) % n;
  buffer = gtk_text_view_get_buffer (self->views[field]);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)found->first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)found->last);
  gtk_widget_grab_focus (GTK_WIDGET (self->views[field]));
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_mark_onscreen (self->views[field], gtk_text_buffer_get_insert (buffer));
}

static void
newsroom_find_fields_dispose (GObject *object)
{
  NewsroomFindFields *self = NEWSROOM_FIND_FIELDS (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->find, newsroom_find_unref);
  forget (self);
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_object (&self->buffers[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), NEWSROOM_TYPE_FIND_FIELDS);

  G_OBJECT_CLASS (newsroom_find_fields_parent_class)->dispose (object);
}

static void
newsroom_find_fields_class_init (NewsroomFindFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_find_fields_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_FIND_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/editor/newsroom-find-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindFields, label);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindFields, button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
newsroom_find_fields_init (NewsroomFindFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FIELDS; i++)
    {
      self->buffers[i] = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
      g_signal_group_connect_swapped (self->buffers[i], "changed", G_CALLBACK (text_changed_cb), self);
    }
}

/**
 * newsroom_find_fields_set_views:
 * @self: what is looked for
 * @headline: the view of the headline, which must outlive it
 * @standfirst: likewise
 *
 * To be called once.
 */
void
newsroom_find_fields_set_views (NewsroomFindFields *self,
                                GtkTextView        *headline,
                                GtkTextView        *standfirst)
{
  g_return_if_fail (NEWSROOM_IS_FIND_FIELDS (self) && self->views[0] == NULL);

  self->views[0] = headline;
  self->views[1] = standfirst;
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_connect_object (self->views[i], "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  buffer_cb (self);
}

/**
 * newsroom_find_fields_set_find:
 * @self: what is looked for
 * @find: (nullable): that, or %NULL for nothing
 *
 * Searches, and follows the texts.
 */
void
newsroom_find_fields_set_find (NewsroomFindFields *self,
                               NewsroomFind       *find)
{
  g_return_if_fail (NEWSROOM_IS_FIND_FIELDS (self));

  if (self->find == find)
    return;

  g_clear_pointer (&self->find, newsroom_find_unref);
  self->find = find != NULL ? newsroom_find_ref (find) : NULL;
  refresh (self);
}

/**
 * newsroom_find_fields_is_searching:
 * @self: what is looked for
 *
 * Returns: whether it is not known yet where it is; "changed" tells when it is
 */
gboolean
newsroom_find_fields_is_searching (NewsroomFindFields *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_FIELDS (self), FALSE);

  return self->find != NULL && self->searching != NULL;
}

/**
 * newsroom_find_fields_get_words:
 * @self: what is looked for
 *
 * Returns: how often it is in which of the two, and where that took too long; "" when it is in none
 */
const char *
newsroom_find_fields_get_words (NewsroomFindFields *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_FIELDS (self), NULL);

  return gtk_label_get_text (self->label);
}
