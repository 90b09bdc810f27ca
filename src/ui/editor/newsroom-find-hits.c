/* newsroom-find-hits.c — what is to be replaced, one by one, for a list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-hits.h"

#include <string.h>

/* How much of the line is shown on either side, in characters. */
#define CONTEXT 60

/* What stands for a line end in one line. */
#define LINE_END "⏎"

/**
 * NewsroomFindHits:
 *
 * A list model of #NewsroomFindHit objects, of which each is made when it is asked for: there may be ten
 * thousands. The dialog owns it.
 *
 * Signal: "counted": newsroom_find_hits_get_n_included() has news.
 */
struct _NewsroomFindHits
{
  GObject parent_instance;

  /* Owned */
  NewsroomFindResult *result;
  char               *replacement;
  GPtrArray          *hits; /* NULL for those that nobody has asked for */
  GtkBitset          *left_out;
};

/**
 * NewsroomFindHit:
 *
 * One that was found, in the list of the preview; its #NewsroomFindHits owns it.
 *
 * Property: "included" (boolean): whether it is to be replaced. Notifies.
 */
struct _NewsroomFindHit
{
  GObject parent_instance;

  guint index;

  /* Borrowed: owns it, %NULL when it is no more */
  NewsroomFindHits *hits;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (NewsroomFindHit, newsroom_find_hit, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (NewsroomFindHits,
                               newsroom_find_hits,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_INCLUDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
newsroom_find_hit_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  NewsroomFindHit *self = NEWSROOM_FIND_HIT (object);

  if (prop_id == PROP_INCLUDED)
    g_value_set_boolean (value, self->hits != NULL && !gtk_bitset_contains (self->hits->left_out, self->index));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_find_hit_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  NewsroomFindHit *self = NEWSROOM_FIND_HIT (object);
  gboolean         is_changed;

  if (prop_id != PROP_INCLUDED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->hits == NULL)
    return;

  if (g_value_get_boolean (value))
    is_changed = gtk_bitset_remove (self->hits->left_out, self->index);
  else
    is_changed = gtk_bitset_add (self->hits->left_out, self->index);
  if (!is_changed)
    return;
  g_object_notify_by_pspec (object, pspec);
  g_signal_emit (self->hits, signals[SIGNAL_COUNTED], 0);
}

static void
newsroom_find_hit_class_init (NewsroomFindHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = newsroom_find_hit_get_property;
  object_class->set_property = newsroom_find_hit_set_property;

  properties[PROP_INCLUDED] =
    g_param_spec_boolean ("included", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_find_hit_init (NewsroomFindHit *self)
{
}

/* Takes over @text. */
static char *
escape (char *text)
{
  g_autoptr (GString) line = g_string_new (text);

  g_free (text);
  g_string_replace (line, "\n", LINE_END, 0);

  return g_markup_escape_text (line->str, (gssize)line->len);
}

/**
 * newsroom_find_hit_dup_markup:
 * @self: one that was found
 *
 * Returns: (transfer full): its line as it is, with what is replaced struck through and what takes its place in
 *   bold, as Pango markup
 */
char *
newsroom_find_hit_dup_markup (NewsroomFindHit *self)
{
  g_autofree char *before = NULL;
  g_autofree char *match = NULL;
  g_autofree char *replacement = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (NEWSROOM_IS_FIND_HIT (self) && self->hits != NULL, NULL);

  before = escape (newsroom_find_result_dup_before (self->hits->result, self->index, CONTEXT));
  match = escape (newsroom_find_result_dup_match (self->hits->result, self->index));
  replacement = escape (newsroom_find_result_dup_replacement (self->hits->result, self->index, self->hits->replacement));
  after = escape (newsroom_find_result_dup_after (self->hits->result, self->index, CONTEXT));

  return g_strdup_printf ("%s<s>%s</s>%s<b>%s</b>%s", before, match, replacement[0] != '\0' ? " " : "", replacement, after);
}

/**
 * newsroom_find_hit_dup_words:
 * @self: one that was found
 *
 * Returns: (transfer full): what becomes what, as it is read to people
 */
char *
newsroom_find_hit_dup_words (NewsroomFindHit *self)
{
  g_autofree char *match = NULL;
  g_autofree char *replacement = NULL;

  g_return_val_if_fail (NEWSROOM_IS_FIND_HIT (self) && self->hits != NULL, NULL);

  match = newsroom_find_result_dup_match (self->hits->result, self->index);
  replacement = newsroom_find_result_dup_replacement (self->hits->result, self->index, self->hits->replacement);

  return g_strdup_printf ("%s → %s", match, replacement);
}

static GType
get_item_type (GListModel *model)
{
  return NEWSROOM_TYPE_FIND_HIT;
}

static guint
get_n_items (GListModel *model)
{
  return NEWSROOM_FIND_HITS (model)->hits->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  NewsroomFindHits *self = NEWSROOM_FIND_HITS (model);
  NewsroomFindHit  *hit;

  if (position >= self->hits->len)
    return NULL;

  hit = self->hits->pdata[position];
  if (hit == NULL)
    {
      hit = g_object_new (NEWSROOM_TYPE_FIND_HIT, NULL);
      hit->index = position;
      hit->hits = self;
      self->hits->pdata[position] = hit;
    }

  return g_object_ref (hit);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
newsroom_find_hits_finalize (GObject *object)
{
  NewsroomFindHits *self = NEWSROOM_FIND_HITS (object);

  for (guint i = 0; i < self->hits->len; i++)
    if (self->hits->pdata[i] != NULL)
      {
        NEWSROOM_FIND_HIT (self->hits->pdata[i])->hits = NULL;
        g_object_unref (self->hits->pdata[i]);
      }
  g_ptr_array_unref (self->hits);
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  g_clear_pointer (&self->left_out, gtk_bitset_unref);
  g_free (self->replacement);

  G_OBJECT_CLASS (newsroom_find_hits_parent_class)->finalize (object);
}

static void
newsroom_find_hits_class_init (NewsroomFindHitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_find_hits_finalize;

  signals[SIGNAL_COUNTED] =
    g_signal_new ("counted", NEWSROOM_TYPE_FIND_HITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_find_hits_init (NewsroomFindHits *self)
{
  self->hits = g_ptr_array_new ();
  self->left_out = gtk_bitset_new_empty ();
}

/**
 * newsroom_find_hits_new:
 * @result: what was found
 * @replacement: what newsroom_find_check_replacement() has found right
 *
 * Returns: (transfer full): a list of all, which are to be replaced
 */
NewsroomFindHits *
newsroom_find_hits_new (NewsroomFindResult *result,
                        const char         *replacement)
{
  NewsroomFindHits *self = g_object_new (NEWSROOM_TYPE_FIND_HITS, NULL);

  self->result = newsroom_find_result_ref (result);
  self->replacement = g_strdup (replacement);
  g_ptr_array_set_size (self->hits, (int)newsroom_find_result_get_n (result));

  return self;
}

/**
 * newsroom_find_hits_get_result:
 * @self: a list
 *
 * Returns: (transfer none): what was found
 */
NewsroomFindResult *
newsroom_find_hits_get_result (NewsroomFindHits *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_HITS (self), NULL);

  return self->result;
}

/**
 * newsroom_find_hits_get_left_out:
 * @self: a list
 *
 * Returns: (transfer none): the numbers of those that are not to be replaced
 */
const GtkBitset *
newsroom_find_hits_get_left_out (NewsroomFindHits *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_HITS (self), NULL);

  return self->left_out;
}

/**
 * newsroom_find_hits_get_n_included:
 * @self: a list
 *
 * Returns: how many are to be replaced
 */
guint
newsroom_find_hits_get_n_included (NewsroomFindHits *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_HITS (self), 0);

  return self->hits->len - (guint)gtk_bitset_get_size (self->left_out);
}

/**
 * newsroom_find_hits_include_all:
 * @self: a list
 * @included: whether all are to be replaced, or none
 */
void
newsroom_find_hits_include_all (NewsroomFindHits *self,
                                gboolean          included)
{
  g_return_if_fail (NEWSROOM_IS_FIND_HITS (self));

  if (included)
    gtk_bitset_remove_all (self->left_out);
  else
    gtk_bitset_add_range (self->left_out, 0, self->hits->len);
  for (guint i = 0; i < self->hits->len; i++)
    if (self->hits->pdata[i] != NULL)
      g_object_notify_by_pspec (self->hits->pdata[i], properties[PROP_INCLUDED]);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}
