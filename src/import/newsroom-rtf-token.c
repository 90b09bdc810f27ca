/* newsroom-rtf-token.c — a file of Rich Text to groups, control words and text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

static void
read_value (NewsroomRtfInput *self,
            NewsroomRtfToken *token)
{
  const gboolean is_negative = self->end - self->at > 1 && self->at[0] == '-' && g_ascii_isdigit (self->at[1]);
  gint64         value = 0;

  self->at += is_negative;
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    {
      value = MIN (value * 10 + (*self->at - '0'), G_MAXINT);
      token->has_value = TRUE;
      self->at++;
    }
  token->value = (int)(is_negative ? -value : value);
}

/* What "\bin" is followed by, as it stands. */
static void
read_binary (NewsroomRtfInput *self,
             NewsroomRtfToken *token)
{
  token->kind = NEWSROOM_RTF_TOKEN_BINARY;
  token->data = self->at;
  token->size = MIN ((gsize)MAX (token->value, 0), (gsize)(self->end - self->at));
  self->at += token->size;
}

/* Letters, a number, and a blank that belongs to them */
static void
read_word (NewsroomRtfInput *self,
           NewsroomRtfToken *token)
{
  gsize length = 0;

  token->kind = NEWSROOM_RTF_TOKEN_WORD;
  for (; self->at < self->end && g_ascii_isalpha (*self->at); self->at++)
    if (length < NEWSROOM_RTF_MAX_WORD)
      token->word[length++] = (char)*self->at;
  token->word[length] = '\0';
  read_value (self, token);
  if (self->at < self->end && *self->at == ' ')
    self->at++;
  if (strcmp (token->word, "bin") == 0)
    read_binary (self, token);
}

static void
read_byte (NewsroomRtfInput *self,
           NewsroomRtfToken *token)
{
  const int high = self->end - self->at > 1 ? g_ascii_xdigit_value ((char)self->at[0]) : -1;
  const int low = high >= 0 ? g_ascii_xdigit_value ((char)self->at[1]) : -1;

  token->kind = low >= 0 ? NEWSROOM_RTF_TOKEN_BYTE : NEWSROOM_RTF_TOKEN_SYMBOL;
  token->value = low >= 0 ? high * 16 + low : '\'';
  self->at += low >= 0 ? 2 : 0;
}

static void
read_control (NewsroomRtfInput *self,
              NewsroomRtfToken *token)
{
  if (self->at == self->end)
    return;

  if (g_ascii_isalpha (*self->at))
    {
      read_word (self, token);
    }
  else if (*self->at == '\'')
    {
      self->at++;
      read_byte (self, token);
    }
  else
    {
      token->kind = NEWSROOM_RTF_TOKEN_SYMBOL;
      token->value = *self->at++;
    }
}

static gboolean
is_text (guint8 byte)
{
  return byte != '{' && byte != '}' && byte != '\\' && byte != '\r' && byte != '\n' && byte != '\0';
}

/**
 * newsroom_rtf_input_next:
 * @self: what is left of a file; goes on
 * @token: (out caller-allocates): what stands next (Rich Text Format 1.9.1, “Basic entities”);
 *   its data are those of the file
 */
void
newsroom_rtf_input_next (NewsroomRtfInput *self,
                         NewsroomRtfToken *token)
{
  token->kind = NEWSROOM_RTF_TOKEN_END;
  token->has_value = FALSE;
  token->value = 0;

  /* Ends of lines mean nothing. */
  while (self->at < self->end && (*self->at == '\r' || *self->at == '\n' || *self->at == '\0'))
    self->at++;
  if (self->at == self->end)
    return;

  if (*self->at == '{' || *self->at == '}')
    {
      token->kind = *self->at++ == '{' ? NEWSROOM_RTF_TOKEN_OPEN : NEWSROOM_RTF_TOKEN_CLOSE;
    }
  else if (*self->at == '\\')
    {
      self->at++;
      read_control (self, token);
    }
  else
    {
      token->kind = NEWSROOM_RTF_TOKEN_TEXT;
      token->data = self->at;
      while (self->at < self->end && is_text (*self->at))
        self->at++;
      token->size = (gsize)(self->at - token->data);
    }
}
