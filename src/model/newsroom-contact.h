/* newsroom-contact.h — e-mail and web addresses as people type them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *newsroom_contact_dup_mail_uri (const char *address);
char       *newsroom_contact_dup_web_uri (const char *address);
const char *newsroom_contact_explain_mail (const char *address);
const char *newsroom_contact_explain_web (const char *address);

G_END_DECLS
