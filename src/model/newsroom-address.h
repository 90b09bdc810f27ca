/* newsroom-address.h — words that are an address
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_ADDRESS_NONE,
  NEWSROOM_ADDRESS_EMAIL,
  NEWSROOM_ADDRESS_URL,
  NEWSROOM_ADDRESS_HANDLE,
} NewsroomAddress;

NewsroomAddress newsroom_address_find (const char *text);

G_END_DECLS
