/* newsroom-editor-font.c — the font of the editor as style rules
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-font.h"

#include <gio/gio.h>
#include <pango/pango.h>

/* The desktop's font for reading; it has none outside of GNOME and its relatives. */
static char *
dup_document_font (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.gnome.desktop.interface", TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "document-font-name"))
    return g_strdup ("");

  settings = g_settings_new ("org.gnome.desktop.interface");

  return g_settings_get_string (settings, "document-font-name");
}

/**
 * newsroom_editor_font_dup_name:
 * @font: a Pango font description, or "" for the desktop's document font
 *
 * Returns: (transfer full): a Pango font description, "" where the desktop has no such font
 */
char *
newsroom_editor_font_dup_name (const char *font)
{
  g_return_val_if_fail (font != NULL, NULL);

  return font[0] != '\0' ? g_strdup (font) : dup_document_font ();
}

/**
 * newsroom_editor_font_dup_css:
 * @font: a Pango font description, or "" for the desktop's document font
 *
 * Returns: (transfer full): rules that give the body that font and the other fields its
 *   family, "" where there is nothing to say
 */
char *
newsroom_editor_font_dup_css (const char *font)
{
  g_autoptr (PangoFontDescription) description = NULL;
  g_autoptr (GString) css = g_string_new (NULL);
  g_autofree char *document_font = NULL;
  g_autofree char *family = NULL;
  PangoFontMask    set;

  g_return_val_if_fail (font != NULL, NULL);

  if (font[0] == '\0')
    font = document_font = dup_document_font ();
  if (font[0] == '\0')
    return g_strdup ("");

  description = pango_font_description_from_string (font);
  set = pango_font_description_get_set_fields (description);
  if (set & PANGO_FONT_MASK_FAMILY)
    {
      family = g_strescape (pango_font_description_get_family (description), NULL);
      g_string_append_printf (css, ".newsroom-field, .newsroom-body { font-family: \"%s\"; }\n", family);
    }
  if (set & PANGO_FONT_MASK_SIZE)
    {
      char size[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (size, sizeof size, "%.2f", (double)pango_font_description_get_size (description) / PANGO_SCALE);
      g_string_append_printf (css, ".newsroom-body { font-size: %s%s; }\n", size, pango_font_description_get_size_is_absolute (description) ? "px" : "pt");
    }
  if (set & PANGO_FONT_MASK_WEIGHT)
    g_string_append_printf (css, ".newsroom-body { font-weight: %d; }\n", pango_font_description_get_weight (description));
  if (set & PANGO_FONT_MASK_STYLE && pango_font_description_get_style (description) != PANGO_STYLE_NORMAL)
    g_string_append (css, ".newsroom-body { font-style: italic; }\n");

  return g_strdup (css->str);
}
