/* test-draft-undo.c — what can be undone goes with the next save, once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include "newsroom-edit-past.h"

#define PLENTY (16 * 1024 * 1024)

/* What writes in the body, as the editor does. */
typedef struct
{
  NewsroomDraft       *draft;
  NewsroomEditHistory *history;
  GString             *body;
} Writer;

static void
pull_cb (NewsroomArticle *article,
         gpointer         user_data)
{
  Writer              *writer = user_data;
  GPtrArray           *undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);
  NewsroomEditChanges *changes = newsroom_edit_history_take_changes (writer->history, "body", writer->body->str);

  if (changes != NULL)
    g_ptr_array_add (undo, changes);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, writer->body->str);
  newsroom_draft_set_undo (writer->draft, undo);
}

static Writer *
writer_new (DeskFixture *fixture)
{
  Writer *writer = g_new0 (Writer, 1);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Bridge");
  writer->draft = newsroom_draft_new (fixture->store, article);
  writer->history = newsroom_edit_history_new (PLENTY);
  writer->body = g_string_new (NULL);
  newsroom_draft_set_pull (writer->draft, pull_cb, writer);

  return writer;
}

static void
writer_free (Writer *writer)
{
  g_clear_object (&writer->draft);
  g_object_unref (writer->history);
  g_string_free (writer->body, TRUE);
  g_free (writer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writer, writer_free)

/* One step. */
static void
append (Writer     *writer,
        const char *words)
{
  newsroom_edit_history_insert (writer->history, (guint)writer->body->len, words, -1);
  newsroom_edit_history_break (writer->history);
  g_string_append (writer->body, words);
  newsroom_draft_changed (writer->draft);
}

static void
apply_cb (guint       offset,
          const char *deleted,
          const char *inserted,
          gpointer    user_data)
{
}

static guint
count_kept_steps (NewsroomStore *store,
                  gint64         id)
{
  g_autoptr (NewsroomArticle) article = desk_load (store, id);
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (PLENTY);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  GAsyncResult *result = NULL;
  GPtrArray    *pasts = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_past_free);
  guint         n_steps = 0;

  g_ptr_array_add (pasts, newsroom_edit_past_new ("body", newsroom_article_get_text (article, NEWSROOM_FIELD_BODY)));
  newsroom_store_load_undo_async (store, id, pasts, NULL, desk_result_cb, &result);
  read = desk_await (&result);
  loaded = newsroom_store_load_undo_finish (store, read, NULL);
  newsroom_edit_history_adopt (history, loaded->pdata[0]);
  while (newsroom_edit_history_undo (history, apply_cb, NULL, NULL, NULL))
    n_steps++;

  return n_steps;
}

static void
test_saved (DeskFixture  *fixture,
            gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new (fixture);
  NewsroomArticle *article = newsroom_draft_get_article (writer->draft);
  gint64           id;

  append (writer, "One ");
  append (writer, "two ");
  g_assert_true (desk_save (writer->draft, NEWSROOM_CAUSE_AUTOSAVE));
  id = newsroom_article_get_id (article);
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 2);
  append (writer, "three ");
  desk_wait_for_status (writer->draft, NEWSROOM_DRAFT_SAVED);
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 3);

  /* Nothing was written, and nothing of it is lost by a save for another reason. */
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "The bridge");
  g_assert_true (desk_save (writer->draft, NEWSROOM_CAUSE_CHECKPOINT));
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 3);
}

/* The editor turned to another article, and then the draft was let go of. */
static void
test_let_go (DeskFixture  *fixture,
             gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new (fixture);
  NewsroomArticle *article = newsroom_draft_get_article (writer->draft);
  gint64           id;

  append (writer, "One ");
  g_assert_true (desk_save (writer->draft, NEWSROOM_CAUSE_AUTOSAVE));
  id = newsroom_article_get_id (article);
  append (writer, "two ");
  pull_cb (article, writer);
  newsroom_draft_set_pull (writer->draft, NULL, NULL);
  g_clear_object (&writer->draft);
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 2);
}

/* What was kept with a save is not kept again with a later one, when another editor may have
 * written on. */
static void
test_once (DeskFixture  *fixture,
           gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new (fixture);
  g_autoptr (Writer) later = NULL;
  g_autoptr (NewsroomDraft) left = NULL;
  g_autoptr (NewsroomArticle) again = NULL;
  gint64 id;

  append (writer, "One ");
  g_assert_true (desk_save (writer->draft, NEWSROOM_CAUSE_AUTOSAVE));
  newsroom_draft_set_pull (writer->draft, NULL, NULL);
  id = newsroom_article_get_id (newsroom_draft_get_article (writer->draft));
  left = g_steal_pointer (&writer->draft);
  again = desk_load (fixture->store, id);
  writer->draft = newsroom_draft_new (fixture->store, again);
  newsroom_draft_set_pull (writer->draft, pull_cb, writer);
  append (writer, "two ");
  g_assert_true (desk_save (writer->draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 2);

  g_assert_true (desk_save (left, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 2);
  g_assert_false (desk_save (left, NEWSROOM_CAUSE_CHECKPOINT)); /* of a text that is no more */
  g_assert_cmpuint (count_kept_steps (fixture->store, id), ==, 2);
}

#define ADD_TEST(path, function) \
  g_test_add (path, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/draft-undo/saved", test_saved);
  ADD_TEST ("/desk/draft-undo/let-go", test_let_go);
  ADD_TEST ("/desk/draft-undo/once", test_once);

  return g_test_run ();
}
