-- A library of schema version 4, as the fourth release wrote it. Never to be changed.
BEGIN;
CREATE TABLE article (  id INTEGER PRIMARY KEY,  uuid TEXT NOT NULL UNIQUE,  sequence INTEGER NOT NULL,  changed INTEGER NOT NULL,  sha256 TEXT NOT NULL,  spiked_from TEXT,  word_count INTEGER NOT NULL,  shown_byline TEXT NOT NULL,  state TEXT NOT NULL,  priority INTEGER NOT NULL,  target_length INTEGER NOT NULL,  created INTEGER NOT NULL,  updated INTEGER NOT NULL,  published INTEGER NOT NULL,  deadline INTEGER NOT NULL,  embargo INTEGER NOT NULL,  headline TEXT NOT NULL,  kicker TEXT NOT NULL,  byline TEXT NOT NULL,  dateline TEXT NOT NULL,  slug TEXT NOT NULL,  language TEXT NOT NULL,  section TEXT NOT NULL,  site TEXT NOT NULL,  embargo_reason TEXT NOT NULL,  embargo_zone TEXT NOT NULL,  keywords TEXT NOT NULL,  standfirst TEXT NOT NULL,  editor_note TEXT NOT NULL,  extra TEXT NOT NULL,  body TEXT NOT NULL, note_count INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE author (  id INTEGER PRIMARY KEY,  uuid TEXT NOT NULL UNIQUE,  created INTEGER NOT NULL,  updated INTEGER NOT NULL,  name_key TEXT NOT NULL,  name TEXT NOT NULL,  sort_name TEXT NOT NULL,  role TEXT NOT NULL,  affiliation TEXT NOT NULL,  tagline TEXT NOT NULL,  biography TEXT NOT NULL,  email TEXT NOT NULL,  url TEXT NOT NULL,  social TEXT NOT NULL,  initials TEXT NOT NULL) STRICT;
CREATE INDEX author_by_name ON author (name_key);
CREATE TABLE portrait (  author INTEGER PRIMARY KEY REFERENCES author,  media_type TEXT NOT NULL,  bytes BLOB NOT NULL) STRICT;
CREATE TABLE credit (  article INTEGER NOT NULL REFERENCES article,  position INTEGER NOT NULL,  author INTEGER NOT NULL REFERENCES author,  role TEXT NOT NULL,  wording TEXT,  PRIMARY KEY (article, position)) STRICT, WITHOUT ROWID;
CREATE INDEX credit_of_author ON credit (author);
CREATE TABLE revision (  id INTEGER PRIMARY KEY,  article INTEGER NOT NULL REFERENCES article,  sequence INTEGER NOT NULL,  time INTEGER NOT NULL,  cause TEXT NOT NULL,  who TEXT NOT NULL,  sha256 TEXT NOT NULL,  credits TEXT NOT NULL,  state TEXT NOT NULL,  priority INTEGER NOT NULL,  target_length INTEGER NOT NULL,  created INTEGER NOT NULL,  updated INTEGER NOT NULL,  published INTEGER NOT NULL,  deadline INTEGER NOT NULL,  embargo INTEGER NOT NULL,  headline TEXT NOT NULL,  kicker TEXT NOT NULL,  byline TEXT NOT NULL,  dateline TEXT NOT NULL,  slug TEXT NOT NULL,  language TEXT NOT NULL,  section TEXT NOT NULL,  site TEXT NOT NULL,  embargo_reason TEXT NOT NULL,  embargo_zone TEXT NOT NULL,  keywords TEXT NOT NULL,  standfirst TEXT NOT NULL,  editor_note TEXT NOT NULL,  extra TEXT NOT NULL,  body TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', word_count INTEGER, base INTEGER,  UNIQUE (article, sequence)) STRICT;
CREATE TABLE state_log (  id INTEGER PRIMARY KEY,  article INTEGER NOT NULL REFERENCES article,  sequence INTEGER NOT NULL,  time INTEGER NOT NULL,  from_state TEXT NOT NULL,  to_state TEXT NOT NULL,  note TEXT NOT NULL) STRICT;
CREATE INDEX state_log_of_article ON state_log (article);
CREATE TABLE original (  id INTEGER PRIMARY KEY,  article INTEGER NOT NULL REFERENCES article,  time INTEGER NOT NULL,  sha256 TEXT NOT NULL,  file_name TEXT NOT NULL,  path BLOB,  content_type TEXT NOT NULL,  notes TEXT NOT NULL,  dropped TEXT NOT NULL,  bytes BLOB NOT NULL) STRICT;
CREATE INDEX original_of_article ON original (article);
CREATE INDEX original_by_sha256 ON original (sha256, article);
CREATE INDEX original_by_path ON original (path, article);
CREATE TABLE unindexed (  article INTEGER PRIMARY KEY REFERENCES article) STRICT;
CREATE TABLE article_text (  article INTEGER PRIMARY KEY REFERENCES article,  headline TEXT NOT NULL,  standfirst TEXT NOT NULL,  byline TEXT NOT NULL,  body TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE article_fts USING fts5 (headline, standfirst, byline, body, content = 'article_text', content_rowid = 'article', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE INDEX revision_listed ON revision (article, sequence, time, cause, who, name, word_count);
CREATE TABLE undo (  article INTEGER NOT NULL REFERENCES article,  field TEXT NOT NULL,  first INTEGER NOT NULL,  position INTEGER NOT NULL,  behind INTEGER NOT NULL,  sha256 TEXT NOT NULL,  PRIMARY KEY (article, field),  CHECK (0 <= first AND first <= position AND position <= behind)) STRICT, WITHOUT ROWID;
CREATE TABLE undo_step (  article INTEGER NOT NULL REFERENCES article,  field TEXT NOT NULL,  number INTEGER NOT NULL,  bytes BLOB NOT NULL,  PRIMARY KEY (article, field, number)) STRICT, WITHOUT ROWID;
CREATE INDEX article_listed ON article (changed, state, word_count, headline, shown_byline, note_count, target_length);
INSERT INTO article (id, uuid, sequence, changed, sha256, spiked_from, word_count, shown_byline, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, note_count)
  VALUES (1, '11111111-2222-4333-8444-555555555555', 4, 1795870063208922, '68f8a09adfe4aef41a0252786e99a91dd0e27add9996df602395dc1b2d8accb1', NULL, 5, 'The byline — “é”', 'published', 2, 450, 1700000000000000, 1795870063208922, 1700000000000002, 1700000000000003, 1700000000000004, 'The headline — “é”', 'The kicker — “é”', 'The byline — “é”', 'The dateline — “é”', 'The slug — “é”', 'The language — “é”', 'The section — “é”', 'The site — “é”', 'The embargo-reason — “é”', 'The embargo-zone — “é”', 'one
two, with\nline end
back\\slash\tand tab

', 'The standfirst — “é”', 'The editor-note — “é”', 'The extra — “é”', 'The whole body — “é”, corrected.', 0);
INSERT INTO article (id, uuid, sequence, changed, sha256, spiked_from, word_count, shown_byline, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, note_count)
  VALUES (2, '276fddaa-ca3d-42cb-b322-d5fb805fe4c0', 1, 1795937214280410, 'a1ce6e7725ddcccd477624cc36672f5de4e72291ac89195d515319f2047f76b9', NULL, 8, '', 'draft', 6, 0, 1795937214280397, 1795937214280397, 0, 0, 0, 'TK headline', '', '', '', '', '', '', '', '', '', '', '', '', '', 'The mayor paid {>> who else? <<} XX million. [CHECK] the year.', 3);
INSERT INTO author (id, uuid, created, updated, name_key, name, sort_name, role, affiliation, tagline, biography, email, url, social, initials)
  VALUES (1, '31111111-2222-4333-8444-555555555555', 1795383933401393, 1795383933401393, 'ann example', 'Ann Example', 'sort-name', 'role', 'affiliation', 'tagline', 'biography', 'email', 'url', 'social', 'initials');
INSERT INTO author (id, uuid, created, updated, name_key, name, sort_name, role, affiliation, tagline, biography, email, url, social, initials)
  VALUES (2, '21111111-2222-4333-8444-555555555555', 1795383933401415, 1795383933401415, 'bo sample', 'Bo Sample', '', '', '', '', '', '', '', '', '');
INSERT INTO portrait (author, media_type, bytes)
  VALUES (1, 'image/png', X'89504E470001');
INSERT INTO credit (article, position, author, role, wording)
  VALUES (1, 0, 1, 'by', NULL);
INSERT INTO credit (article, position, author, role, wording)
  VALUES (1, 1, 2, 'with', 'B. Sample');
INSERT INTO credit (article, position, author, role, wording)
  VALUES (1, 2, 1, 'photo', '');
INSERT INTO revision (id, article, sequence, time, cause, who, sha256, credits, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, name, word_count, base)
  VALUES (1, 1, 1, 1795383933401428, 'import', 'ann', 'f94151b4890af959600e9422a90fd0c661418815087b85e73f77922daee52264', 'author=31111111-2222-4333-8444-555555555555	credit-role=by	name=Ann Example	
author=21111111-2222-4333-8444-555555555555	credit-role=with	wording=B. Sample	name=Bo Sample	
author=31111111-2222-4333-8444-555555555555	credit-role=photo	name=Ann Example	
', 'ready', 2, 450, 1700000000000000, 1700000000000001, 1700000000000002, 1700000000000003, 1700000000000004, 'The headline — “é”', 'The kicker — “é”', 'The byline — “é”', 'The dateline — “é”', 'The slug — “é”', 'The language — “é”', 'The section — “é”', 'The site — “é”', 'The embargo-reason — “é”', 'The embargo-zone — “é”', 'one
two, with\nline end
back\\slash\tand tab

', 'The standfirst — “é”', 'The editor-note — “é”', 'The extra — “é”', 'The body — “é”', '', NULL, NULL);
INSERT INTO revision (id, article, sequence, time, cause, who, sha256, credits, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, name, word_count, base)
  VALUES (2, 1, 2, 1795383933423009, 'publish', 'ann', '3c7de0a16e7bc173acff6752d959cf257e0a57bd6ccbb956ce330be27654a38e', 'author=31111111-2222-4333-8444-555555555555	credit-role=by	name=Ann Example	sort-name=sort-name	role=role	affiliation=affiliation	tagline=tagline	biography=biography	email=email	url=url	social=social	initials=initials	
author=21111111-2222-4333-8444-555555555555	credit-role=with	wording=B. Sample	name=Bo Sample	
author=31111111-2222-4333-8444-555555555555	credit-role=photo	name=Ann Example	sort-name=sort-name	role=role	affiliation=affiliation	tagline=tagline	biography=biography	email=email	url=url	social=social	initials=initials	
', 'published', 2, 450, 1700000000000000, 1700000000000001, 1700000000000002, 1700000000000003, 1700000000000004, 'The headline — “é”', 'The kicker — “é”', 'The byline — “é”', 'The dateline — “é”', 'The slug — “é”', 'The language — “é”', 'The section — “é”', 'The site — “é”', 'The embargo-reason — “é”', 'The embargo-zone — “é”', 'one
two, with\nline end
back\\slash\tand tab

', 'The standfirst — “é”', 'The editor-note — “é”', 'The extra — “é”', 'The body — “é”', '', NULL, NULL);
INSERT INTO revision (id, article, sequence, time, cause, who, sha256, credits, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, name, word_count, base)
  VALUES (3, 1, 3, 1795870063206699, 'autosave', 'ann', 'f7613da7e7b558bff66e7f5d1584bb120ee8cd784c8c0570046c39b9acaf45ce', 'author=31111111-2222-4333-8444-555555555555	credit-role=by	name=Ann Example	
author=21111111-2222-4333-8444-555555555555	credit-role=with	wording=B. Sample	name=Bo Sample	
author=31111111-2222-4333-8444-555555555555	credit-role=photo	wording=	name=Ann Example	
', 'published', 2, 450, 1700000000000000, 1795870063206699, 1700000000000002, 1700000000000003, 1700000000000004, 'The headline — “é”', 'The kicker — “é”', 'The byline — “é”', 'The dateline — “é”', 'The slug — “é”', 'The language — “é”', 'The section — “é”', 'The site — “é”', 'The embargo-reason — “é”', 'The embargo-zone — “é”', 'one
two, with\nline end
back\\slash\tand tab

', 'The standfirst — “é”', 'The editor-note — “é”', 'The extra — “é”', 'The body — “é”, corrected.', '', 4, NULL);
INSERT INTO revision (id, article, sequence, time, cause, who, sha256, credits, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, name, word_count, base)
  VALUES (4, 1, 4, 1795870063208922, 'checkpoint', 'ann', '68f8a09adfe4aef41a0252786e99a91dd0e27add9996df602395dc1b2d8accb1', 'author=31111111-2222-4333-8444-555555555555	credit-role=by	name=Ann Example	
author=21111111-2222-4333-8444-555555555555	credit-role=with	wording=B. Sample	name=Bo Sample	
author=31111111-2222-4333-8444-555555555555	credit-role=photo	wording=	name=Ann Example	
', 'published', 2, 450, 1700000000000000, 1795870063208922, 1700000000000002, 1700000000000003, 1700000000000004, 'The headline — “é”', 'The kicker — “é”', 'The byline — “é”', 'The dateline — “é”', 'The slug — “é”', 'The language — “é”', 'The section — “é”', 'The site — “é”', 'The embargo-reason — “é”', 'The embargo-zone — “é”', 'one
two, with\nline end
back\\slash\tand tab

', 'The standfirst — “é”', 'The editor-note — “é”', 'The extra — “é”', '4 0
whole ', 'Checked', 5, 3);
INSERT INTO revision (id, article, sequence, time, cause, who, sha256, credits, state, priority, target_length, created, updated, published, deadline, embargo, headline, kicker, byline, dateline, slug, language, section, site, embargo_reason, embargo_zone, keywords, standfirst, editor_note, extra, body, name, word_count, base)
  VALUES (5, 2, 1, 1795937214280410, 'import', 'ann', 'a1ce6e7725ddcccd477624cc36672f5de4e72291ac89195d515319f2047f76b9', '', 'draft', 6, 0, 1795937214280397, 1795937214280397, 0, 0, 0, 'TK headline', '', '', '', '', '', '', '', '', '', '', '', '', '', 'The mayor paid {>> who else? <<} XX million. [CHECK] the year.', '', 8, NULL);
INSERT INTO state_log (id, article, sequence, time, from_state, to_state, note)
  VALUES (1, 1, 2, 1795383933423108, 'ready', 'published', 'a note');
INSERT INTO original (id, article, time, sha256, file_name, path, content_type, notes, dropped, bytes)
  VALUES (1, 1, 1795383933401687, 'efa36057aa309ebe9fcad3c1c651c233769ee82196cac39962d2b8da4ff54c33', 'story.txt', X'2F686F6D652F616E6E2F73746F72792E747874', 'text/plain', 'A note.
', '', X'41732066696C65642E');
INSERT INTO original (id, article, time, sha256, file_name, path, content_type, notes, dropped, bytes)
  VALUES (2, 2, 1795937214280625, 'd04bd3d09d4004193b39dae774ea1d203b14ff7c306fd0621ab4920d557c417a', 'notes.md', X'2F686F6D652F616E6E2F6E6F7465732E6D64', 'text/markdown', 'The headline is the first heading of the text.
', '', X'2320544B20686561646C696E650A0A546865206D61796F722070616964207B3E3E2077686F20656C73653F203C3C7D205858206D696C6C696F6E2E205B434845434B5D2074686520796561722E0A');
INSERT INTO article_text (article, headline, standfirst, byline, body)
  VALUES (1, 'The headline — “é”', 'The standfirst — “é”', 'The byline — “é”', 'The whole body — “é”, corrected.');
INSERT INTO article_text (article, headline, standfirst, byline, body)
  VALUES (2, 'TK headline', '', '', 'The mayor paid {>> who else? <<} XX million. [CHECK] the year.');
INSERT INTO article_fts (article_fts) VALUES ('rebuild');
PRAGMA application_id = 1314345549;
PRAGMA user_version = 4;
COMMIT;
