/* newsroom-import-results.c — the files of an import as a list model
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-results.h"

#include "newsroom-import-result.h"

/**
 * NewsroomImportResults:
 *
 * A #GListModel over an array that does not change. To put tens of thousands into a #GListStore
 * takes longer than a frame can wait.
 */
struct _NewsroomImportResults
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *results;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NewsroomImportResults,
                               newsroom_import_results,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return NEWSROOM_TYPE_IMPORT_RESULT;
}

static guint
get_n_items (GListModel *model)
{
  return NEWSROOM_IMPORT_RESULTS (model)->results->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *results = NEWSROOM_IMPORT_RESULTS (model)->results;

  return position < results->len ? g_object_ref (results->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
newsroom_import_results_finalize (GObject *object)
{
  g_ptr_array_unref (NEWSROOM_IMPORT_RESULTS (object)->results);

  G_OBJECT_CLASS (newsroom_import_results_parent_class)->finalize (object);
}

static void
newsroom_import_results_class_init (NewsroomImportResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_import_results_finalize;
}

static void
newsroom_import_results_init (NewsroomImportResults *self)
{
}

/**
 * newsroom_import_results_new:
 * @results: (element-type NewsroomImportResult): an array that will not change
 *
 * Returns: (transfer full): a model of it
 */
GListModel *
newsroom_import_results_new (GPtrArray *results)
{
  NewsroomImportResults *self = g_object_new (NEWSROOM_TYPE_IMPORT_RESULTS, NULL);

  self->results = g_ptr_array_ref (results);

  return G_LIST_MODEL (self);
}
