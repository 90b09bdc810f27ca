/* newsroom-colour-tag.c — a text tag whose colour a screen reader can ask for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-colour-tag.h"

/**
 * NewsroomColourTag:
 *
 * Asked for the attributes of a text, GTK 4.8 reads the colour of a tag from "foreground", which can
 * only be written, and ends the process when it uses what it did not get. Here that property gives
 * the colour. It is to be set by "foreground-rgba".
 */
struct _NewsroomColourTag
{
  GtkTextTag parent_instance;
};

G_DEFINE_FINAL_TYPE (NewsroomColourTag, newsroom_colour_tag, GTK_TYPE_TEXT_TAG)

enum
{
  PROP_0,
  PROP_FOREGROUND,
};

static void
newsroom_colour_tag_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOREGROUND:
      g_object_get_property (object, "foreground-rgba", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_colour_tag_class_init (NewsroomColourTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = newsroom_colour_tag_get_property;
  g_object_class_install_property (object_class,
                                   PROP_FOREGROUND,
                                   g_param_spec_boxed ("foreground", NULL, NULL, GDK_TYPE_RGBA, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
newsroom_colour_tag_init (NewsroomColourTag *self)
{
}

/**
 * newsroom_colour_tag_new:
 * @name: (nullable): its name in its table
 *
 * Returns: (transfer full): a tag
 */
GtkTextTag *
newsroom_colour_tag_new (const char *name)
{
  return g_object_new (NEWSROOM_TYPE_COLOUR_TAG, "name", name, NULL);
}
