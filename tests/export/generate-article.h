/* generate-article.h — articles of which every part may be anything
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

NewsroomArticle *generate_article (GRand *rand);

G_END_DECLS
