/* newsroom-contact.h — words that are an address
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_CONTACT_NONE,
  NEWSROOM_CONTACT_EMAIL,
  NEWSROOM_CONTACT_URL,
  NEWSROOM_CONTACT_HANDLE,
} NewsroomContact;

NewsroomContact newsroom_contact_find (const char *text);

G_END_DECLS
