-- Written by `npm run schema` from the migrated database; change the migrations, not this file.

create table absences (
  paper_id bigint not null,
  slot_id bigint not null,
  PRIMARY KEY (paper_id, slot_id),
  FOREIGN KEY (paper_id) REFERENCES presentations(paper_id) ON DELETE CASCADE,
  FOREIGN KEY (slot_id) REFERENCES slots(id) ON DELETE CASCADE
);
CREATE INDEX absences_slot_id ON absences USING btree (slot_id);

create table answers (
  field_id bigint not null,
  paper_id bigint,
  review_id uuid,
  value jsonb not null,
  answered_at timestamp with time zone not null,
  FOREIGN KEY (field_id) REFERENCES form_fields(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (review_id) REFERENCES reviews(id),
  CHECK ((jsonb_typeof(value) = ANY (ARRAY['string'::text, 'array'::text])) AND length(value::text) <= 200000),
  CHECK (num_nonnulls(paper_id, review_id) = 1)
);
CREATE INDEX answers_field_id ON answers USING btree (field_id);
CREATE UNIQUE INDEX answers_of_papers ON answers USING btree (paper_id, field_id) WHERE (paper_id IS NOT NULL);
CREATE UNIQUE INDEX answers_of_reviews ON answers USING btree (review_id, field_id) WHERE (review_id IS NOT NULL);

create table api_tokens (
  id bigint generated always as identity not null,
  person_id bigint not null,
  name text not null,
  hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_used_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (expires_at > created_at),
  CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX api_tokens_person_id ON api_tokens USING btree (person_id);
CREATE UNIQUE INDEX api_tokens_hash ON api_tokens USING btree (hash);

create table appearances (
  id bigint generated always as identity not null,
  slot_id bigint not null,
  position integer not null,
  name text not null,
  affiliation text default ''::text not null,
  title text default ''::text not null,
  PRIMARY KEY (id),
  UNIQUE (slot_id, "position"),
  FOREIGN KEY (slot_id) REFERENCES slots(id) ON DELETE CASCADE,
  CHECK ("position" >= 1),
  CHECK (length(affiliation) <= 300),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (length(title) <= 300)
);

create table applications (
  id bigint generated always as identity not null,
  email text not null,
  name text not null,
  affiliation text default ''::text not null,
  load integer not null,
  words text default ''::text not null,
  applied_at timestamp with time zone not null,
  admitted_at timestamp with time zone,
  admitted_by bigint,
  declined_at timestamp with time zone,
  declined_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (admitted_by) REFERENCES people(id),
  FOREIGN KEY (declined_by) REFERENCES people(id),
  CHECK ((admitted_at IS NULL) = (admitted_by IS NULL)),
  CHECK ((declined_at IS NULL) = (declined_by IS NULL)),
  CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'::text AND length(email) <= 254),
  CHECK (length(affiliation) <= 300),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (length(words) <= 4000),
  CHECK (load >= 1 AND load <= 100),
  CHECK (num_nonnulls(admitted_at, declined_at) <= 1)
);
CREATE INDEX applications_admitted_by ON applications USING btree (admitted_by);
CREATE INDEX applications_declined_by ON applications USING btree (declined_by);
CREATE UNIQUE INDEX applications_pending ON applications USING btree (email) WHERE ((admitted_at IS NULL) AND (declined_at IS NULL));

create table assignments (
  id bigint generated always as identity not null,
  paper_id bigint not null,
  person_id bigint not null,
  run_id bigint,
  assigned_at timestamp with time zone not null,
  assigned_by bigint not null,
  batch_id uuid,
  dispatched_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by bigint,
  end_reason text,
  accepted_at timestamp with time zone,
  opened_at timestamp with time zone,
  unable_at timestamp with time zone,
  unable_reason text,
  standin boolean default false not null,
  token_hash text,
  token_expires_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (assigned_by) REFERENCES people(id),
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  FOREIGN KEY (ended_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  FOREIGN KEY (run_id) REFERENCES runs(id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL)),
  CHECK ((token_hash IS NULL) = (token_expires_at IS NULL)),
  CHECK ((unable_at IS NULL) = (unable_reason IS NULL)),
  CHECK (dispatched_at IS NOT NULL OR num_nonnulls(accepted_at, opened_at, unable_at) = 0),
  CHECK (length(end_reason) <= 2000),
  CHECK (length(token_hash) = 64),
  CHECK (length(unable_reason) >= 1 AND length(unable_reason) <= 2000),
  CHECK (token_hash IS NULL OR dispatched_at IS NOT NULL)
);
CREATE INDEX assignments_assigned_by ON assignments USING btree (assigned_by);
CREATE INDEX assignments_batch_id ON assignments USING btree (batch_id);
CREATE INDEX assignments_ended_by ON assignments USING btree (ended_by);
CREATE INDEX assignments_paper_id ON assignments USING btree (paper_id);
CREATE INDEX assignments_person_id ON assignments USING btree (person_id);
CREATE INDEX assignments_run_id ON assignments USING btree (run_id);
CREATE INDEX assignments_token_hash ON assignments USING btree (token_hash) WHERE (token_hash IS NOT NULL);
CREATE UNIQUE INDEX assignments_standing ON assignments USING btree (paper_id, person_id) WHERE (ended_at IS NULL);
CREATE TRIGGER assignments_made_without_conflict AFTER INSERT ON assignments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_conflicted_assignment();
CREATE TRIGGER assignments_without_conflict AFTER UPDATE ON assignments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_conflicted_assignment();

create table authorships (
  id bigint generated always as identity not null,
  paper_id bigint not null,
  position integer not null,
  name text not null,
  email text not null,
  affiliation text default ''::text not null,
  person_id bigint,
  orcid text default ''::text not null,
  contact boolean default true not null,
  asked_at timestamp with time zone,
  asked_as text,
  confirmed_at timestamp with time zone,
  confirmed_as text,
  token_hash text,
  token_expires_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (paper_id, "position") DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (token_hash),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK ("position" >= 1),
  CHECK ((asked_at IS NULL) = (asked_as IS NULL)),
  CHECK ((confirmed_at IS NULL) = (confirmed_as IS NULL)),
  CHECK ((token_hash IS NULL) = (token_expires_at IS NULL)),
  CHECK (email = lower(email) AND length(email) <= 254),
  CHECK (length(affiliation) <= 300),
  CHECK (length(name) <= 200),
  CHECK (orcid = ''::text OR orcid ~ '^(\d{4}-){3}\d{3}[\dX]$'::text)
);
CREATE INDEX authorships_by_email ON authorships USING btree (email);
CREATE INDEX authorships_person_id ON authorships USING btree (person_id);
CREATE UNIQUE INDEX authorships_email ON authorships USING btree (paper_id, email) WHERE (email <> ''::text);
CREATE UNIQUE INDEX authorships_person ON authorships USING btree (paper_id, person_id) WHERE (person_id IS NOT NULL);

create table batches (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  title text not null,
  created_at timestamp with time zone not null,
  created_by bigint not null,
  dispatched_at timestamp with time zone,
  dispatched_by bigint,
  discarded_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES people(id),
  FOREIGN KEY (dispatched_by) REFERENCES people(id),
  CHECK ((dispatched_at IS NULL) = (dispatched_by IS NULL)),
  CHECK (dispatched_at IS NULL OR discarded_at IS NULL),
  CHECK (kind = ANY (ARRAY['assignments'::text, 'decisions'::text, 'papers'::text, 'circulars'::text])),
  CHECK (length(title) >= 1 AND length(title) <= 200)
);
CREATE INDEX batches_created_by ON batches USING btree (created_by);
CREATE INDEX batches_dispatched_by ON batches USING btree (dispatched_by);

create table bids (
  paper_id bigint not null,
  person_id bigint not null,
  level text not null,
  bid_at timestamp with time zone not null,
  PRIMARY KEY (paper_id, person_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (level = ANY (ARRAY['eager'::text, 'willing'::text, 'pinch'::text, 'unwilling'::text]))
);
CREATE INDEX bids_person_id ON bids USING btree (person_id);

create table boards (
  number integer not null,
  paper_id bigint not null,
  PRIMARY KEY (number),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK (number >= 1)
);
CREATE UNIQUE INDEX boards_paper_id ON boards USING btree (paper_id);

create table chairs (
  person_id bigint not null,
  appointed_at timestamp with time zone not null,
  appointed_by bigint,
  PRIMARY KEY (person_id),
  FOREIGN KEY (appointed_by) REFERENCES people(id),
  FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX chairs_appointed_by ON chairs USING btree (appointed_by);

create table clearances (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  person_id bigint not null,
  reason text not null,
  cleared_at timestamp with time zone not null,
  cleared_by bigint not null,
  ended_at timestamp with time zone,
  ended_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (cleared_by) REFERENCES people(id),
  FOREIGN KEY (ended_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (ended_at >= cleared_at),
  CHECK (length(reason) >= 1 AND length(reason) <= 500)
);
CREATE INDEX clearances_cleared_by ON clearances USING btree (cleared_by);
CREATE INDEX clearances_ended_by ON clearances USING btree (ended_by);
CREATE INDEX clearances_paper_id ON clearances USING btree (paper_id);
CREATE INDEX clearances_person_id ON clearances USING btree (person_id);
CREATE UNIQUE INDEX clearances_standing ON clearances USING btree (paper_id, person_id) WHERE (ended_at IS NULL);

create table comment_letters (
  person_id bigint not null,
  told_at timestamp with time zone,
  stopped_at timestamp with time zone,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES people(id)
);

create table comment_readings (
  comment_id uuid not null,
  person_id bigint not null,
  told_at timestamp with time zone,
  read_at timestamp with time zone,
  PRIMARY KEY (comment_id, person_id),
  FOREIGN KEY (comment_id) REFERENCES comments(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (told_at IS NOT NULL OR read_at IS NOT NULL)
);
CREATE INDEX comment_readings_person_id ON comment_readings USING btree (person_id);

create table comment_versions (
  comment_id uuid not null,
  version integer not null,
  text text not null,
  written_at timestamp with time zone not null,
  PRIMARY KEY (comment_id, version),
  FOREIGN KEY (comment_id) REFERENCES comments(id)
);

create table comments (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  thread_id uuid,
  person_id bigint not null,
  reviewer_number integer,
  audience text not null,
  text text not null,
  version integer default 1 not null,
  written_at timestamp with time zone not null,
  changed_at timestamp with time zone,
  removed_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  FOREIGN KEY (thread_id) REFERENCES comments(id),
  CHECK ((version > 1) = (changed_at IS NOT NULL)),
  CHECK (audience = ANY (ARRAY['reviewers'::text, 'chairs'::text])),
  CHECK (changed_at >= written_at),
  CHECK (removed_at >= written_at),
  CHECK (reviewer_number > 0),
  CHECK (text <> ''::text),
  CHECK (thread_id <> id)
);
CREATE INDEX comments_paper_id ON comments USING btree (paper_id, written_at);
CREATE INDEX comments_person_id ON comments USING btree (person_id);
CREATE INDEX comments_thread_id ON comments USING btree (thread_id);

create table conflicts (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  person_id bigint,
  email text,
  reason text not null,
  declared_at timestamp with time zone not null,
  declared_by bigint not null,
  declared_as text not null,
  lifted_at timestamp with time zone,
  lifted_by bigint,
  kind text default 'other'::text not null,
  confirmed_at timestamp with time zone,
  confirmed_by bigint,
  questioned_at timestamp with time zone,
  questioned_by bigint,
  question text,
  justified_at timestamp with time zone,
  justified_by bigint,
  justification text,
  PRIMARY KEY (id),
  FOREIGN KEY (confirmed_by) REFERENCES people(id),
  FOREIGN KEY (declared_by) REFERENCES people(id),
  FOREIGN KEY (justified_by) REFERENCES people(id),
  FOREIGN KEY (lifted_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  FOREIGN KEY (questioned_by) REFERENCES people(id),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CHECK ((justified_at IS NULL) = (justified_by IS NULL) AND (justified_at IS NULL) = (justification IS NULL)),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
  CHECK ((questioned_at IS NULL) = (questioned_by IS NULL) AND (questioned_at IS NULL) = (question IS NULL)),
  CHECK (declared_as = ANY (ARRAY['author'::text, 'reviewer'::text, 'chair'::text])),
  CHECK (email = lower(email) AND length(email) <= 254),
  CHECK (justified_at IS NULL OR questioned_at IS NOT NULL),
  CHECK (kind = ANY (ARRAY['co-author'::text, 'advisor'::text, 'institution'::text, 'collaborator'::text, 'family'::text, 'other'::text])),
  CHECK (length(justification) >= 1 AND length(justification) <= 2000),
  CHECK (length(question) >= 1 AND length(question) <= 1000),
  CHECK (length(reason) >= 1 AND length(reason) <= 500),
  CHECK (lifted_at >= declared_at),
  CHECK (num_nonnulls(person_id, email) >= 1)
);
CREATE INDEX conflicts_confirmed_by ON conflicts USING btree (confirmed_by);
CREATE INDEX conflicts_declared_by ON conflicts USING btree (declared_by);
CREATE INDEX conflicts_email ON conflicts USING btree (email);
CREATE INDEX conflicts_justified_by ON conflicts USING btree (justified_by);
CREATE INDEX conflicts_lifted_by ON conflicts USING btree (lifted_by);
CREATE INDEX conflicts_paper_id ON conflicts USING btree (paper_id);
CREATE INDEX conflicts_person_id ON conflicts USING btree (person_id);
CREATE INDEX conflicts_questioned_by ON conflicts USING btree (questioned_by);
CREATE UNIQUE INDEX conflicts_standing ON conflicts USING btree (paper_id, person_id, declared_as) WHERE ((lifted_at IS NULL) AND (email IS NULL));
CREATE UNIQUE INDEX conflicts_standing_email ON conflicts USING btree (paper_id, email, declared_as) WHERE (lifted_at IS NULL);

create table corrections (
  id bigint generated always as identity not null,
  authorship_id bigint not null,
  name text not null,
  affiliation text not null,
  position integer not null,
  leaves boolean default false not null,
  note text default ''::text not null,
  proposed_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by bigint,
  declined_at timestamp with time zone,
  declined_by bigint,
  email text,
  proposed_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (accepted_by) REFERENCES people(id),
  FOREIGN KEY (authorship_id) REFERENCES authorships(id) ON DELETE CASCADE,
  FOREIGN KEY (declined_by) REFERENCES people(id),
  FOREIGN KEY (proposed_by) REFERENCES people(id),
  CHECK ("position" >= 1),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK ((declined_at IS NULL) = (declined_by IS NULL)),
  CHECK ((email IS NULL) = (proposed_by IS NULL)),
  CHECK (accepted_at >= proposed_at),
  CHECK (declined_at >= proposed_at),
  CHECK (email = lower(email) AND length(email) >= 1 AND length(email) <= 254),
  CHECK (email IS NULL OR NOT leaves),
  CHECK (length(affiliation) <= 300),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (length(note) <= 1000),
  CHECK (num_nonnulls(accepted_at, declined_at) <= 1)
);
CREATE INDEX corrections_accepted_by ON corrections USING btree (accepted_by);
CREATE INDEX corrections_authorship_id ON corrections USING btree (authorship_id);
CREATE INDEX corrections_declined_by ON corrections USING btree (declined_by);
CREATE INDEX corrections_proposed_by ON corrections USING btree (proposed_by);
CREATE UNIQUE INDEX corrections_open ON corrections USING btree (authorship_id) WHERE ((accepted_at IS NULL) AND (declined_at IS NULL));

create table decisions (
  id bigint generated always as identity not null,
  paper_id bigint not null,
  outcome text not null,
  note text default ''::text not null,
  decided_at timestamp with time zone not null,
  decided_by bigint not null,
  superseded_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (decided_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK (length(note) <= 4000),
  CHECK (outcome = ANY (ARRAY['talk'::text, 'poster'::text, 'reject'::text])),
  CHECK (superseded_at >= decided_at)
);
CREATE INDEX decisions_decided_by ON decisions USING btree (decided_by);
CREATE INDEX decisions_paper_id ON decisions USING btree (paper_id);
CREATE UNIQUE INDEX decisions_current ON decisions USING btree (paper_id) WHERE (superseded_at IS NULL);

create table deferrals (
  id uuid default gen_random_uuid() not null,
  assignment_id bigint not null,
  days integer not null,
  reason text not null,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by bigint,
  until timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (answered_by) REFERENCES people(id),
  FOREIGN KEY (assignment_id) REFERENCES assignments(id),
  CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
  CHECK (answered_at >= asked_at),
  CHECK (asked_at IS NOT NULL OR until IS NOT NULL),
  CHECK (days >= 1 AND days <= 30),
  CHECK (length(reason) >= 1 AND length(reason) <= 2000),
  CHECK (until > answered_at),
  CHECK (until IS NULL OR answered_at IS NOT NULL)
);
CREATE INDEX deferrals_answered_by ON deferrals USING btree (answered_by);
CREATE INDEX deferrals_assignment_id ON deferrals USING btree (assignment_id);
CREATE UNIQUE INDEX deferrals_open ON deferrals USING btree (assignment_id) WHERE (answered_at IS NULL);

create table demands (
  paper_id bigint not null,
  wanted integer not null,
  set_at timestamp with time zone not null,
  set_by bigint not null,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (set_by) REFERENCES people(id),
  CHECK (wanted >= 0 AND wanted <= 10)
);
CREATE INDEX demands_set_by ON demands USING btree (set_by);

create table draft_reminders (
  paper_id bigint not null,
  closes_at timestamp with time zone not null,
  hours integer not null,
  sent_at timestamp with time zone not null,
  PRIMARY KEY (paper_id, closes_at, hours),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK (hours = ANY (ARRAY[72, 24, 3]))
);

create table edition_boards (
  edition integer not null,
  number integer not null,
  paper_id bigint not null,
  PRIMARY KEY (edition, number),
  FOREIGN KEY (edition) REFERENCES editions(number),
  FOREIGN KEY (paper_id) REFERENCES papers(id)
);
CREATE INDEX edition_boards_paper_id ON edition_boards USING btree (paper_id);

create table edition_slots (
  edition integer not null,
  slot_id bigint not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  kind text not null,
  title text not null,
  paper_id bigint,
  appearances jsonb default '[]'::jsonb not null,
  PRIMARY KEY (edition, slot_id),
  FOREIGN KEY (edition) REFERENCES editions(number),
  FOREIGN KEY (paper_id) REFERENCES papers(id)
);
CREATE INDEX edition_slots_paper_id ON edition_slots USING btree (paper_id);

create table editions (
  number integer not null,
  published_at timestamp with time zone not null,
  published_by bigint not null,
  note text default ''::text not null,
  PRIMARY KEY (number),
  FOREIGN KEY (published_by) REFERENCES people(id),
  CHECK (length(note) <= 2000),
  CHECK (number >= 1)
);
CREATE INDEX editions_published_by ON editions USING btree (published_by);

create table emails (
  id bigint generated always as identity not null,
  person_id bigint not null,
  email text not null,
  added_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  token_hash text,
  expires_at timestamp with time zone,
  removed_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (token_hash),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK ((confirmed_at IS NULL) = (token_hash IS NOT NULL)),
  CHECK ((token_hash IS NULL) = (expires_at IS NULL)),
  CHECK (confirmed_at >= added_at),
  CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'::text AND length(email) <= 254),
  CHECK (expires_at > added_at),
  CHECK (removed_at >= confirmed_at),
  CHECK (removed_at IS NULL OR confirmed_at IS NOT NULL)
);
CREATE INDEX emails_email ON emails USING btree (email);
CREATE INDEX emails_person_id ON emails USING btree (person_id);
CREATE UNIQUE INDEX emails_confirmed ON emails USING btree (email) WHERE ((confirmed_at IS NOT NULL) AND (removed_at IS NULL));
CREATE UNIQUE INDEX emails_own ON emails USING btree (person_id, email) WHERE (removed_at IS NULL);
CREATE TRIGGER emails_own_address BEFORE INSERT OR UPDATE OF email, confirmed_at, removed_at ON emails FOR EACH ROW WHEN (new.confirmed_at IS NOT NULL AND new.removed_at IS NULL) EXECUTE FUNCTION refuse_shared_address();

create table extensions (
  id bigint generated always as identity not null,
  paper_id bigint not null,
  until timestamp with time zone not null,
  reason text not null,
  late_code_id bigint,
  granted_at timestamp with time zone not null,
  granted_by bigint not null,
  ended_at timestamp with time zone,
  ended_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (ended_by) REFERENCES people(id),
  FOREIGN KEY (granted_by) REFERENCES people(id),
  FOREIGN KEY (late_code_id) REFERENCES late_codes(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (ended_at >= granted_at),
  CHECK (length(reason) >= 1 AND length(reason) <= 500),
  CHECK (until > granted_at)
);
CREATE INDEX extensions_ended_by ON extensions USING btree (ended_by);
CREATE INDEX extensions_granted_by ON extensions USING btree (granted_by);
CREATE INDEX extensions_paper_id ON extensions USING btree (paper_id);
CREATE UNIQUE INDEX extensions_late_code_id ON extensions USING btree (late_code_id);
CREATE UNIQUE INDEX extensions_standing ON extensions USING btree (paper_id) WHERE (ended_at IS NULL);

create table featured_people (
  id bigint generated always as identity not null,
  kind text not null,
  name text not null,
  affiliation text default ''::text not null,
  link text default ''::text not null,
  importance integer not null,
  PRIMARY KEY (id),
  CHECK (importance >= 1 AND importance <= 99),
  CHECK (kind = ANY (ARRAY['speaker'::text, 'panelist'::text, 'organizer'::text])),
  CHECK (length(affiliation) <= 300),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (link = ''::text OR link ~~ 'http://%'::text OR link ~~ 'https://%'::text)
);

create table file_texts (
  file_id uuid not null,
  text text not null,
  main_pages integer,
  paper_size text not null,
  signature integer[] not null,
  bands integer[] not null,
  PRIMARY KEY (file_id),
  FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
  CHECK (main_pages >= 0),
  CHECK (paper_size ~ '^[0-9]+x[0-9]+$'::text)
);
CREATE INDEX file_texts_bands ON file_texts USING gin (bands);

create table files (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  kind text not null,
  version integer not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  original_name text not null,
  blind_sha256 text,
  blind_size bigint,
  pages integer,
  findings jsonb default '[]'::jsonb not null,
  began_at timestamp with time zone not null,
  stored_at timestamp with time zone not null,
  uploaded_by bigint not null,
  field_id bigint,
  taken_off_at timestamp with time zone,
  taken_off_by bigint,
  read_again_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE NULLS NOT DISTINCT (paper_id, kind, field_id, version),
  FOREIGN KEY (field_id) REFERENCES form_fields(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (taken_off_by) REFERENCES people(id),
  FOREIGN KEY (uploaded_by) REFERENCES people(id),
  CHECK ((blind_sha256 IS NULL) = (blind_size IS NULL)),
  CHECK ((kind = 'answer'::text) = (field_id IS NOT NULL)),
  CHECK ((taken_off_at IS NULL) = (taken_off_by IS NULL)),
  CHECK (blind_sha256 ~ '^[0-9a-f]{64}$'::text),
  CHECK (blind_size > 0),
  CHECK (kind <> 'paper'::text OR blind_sha256 IS NOT NULL),
  CHECK (kind = ANY (ARRAY['paper'::text, 'supplement'::text, 'camera-ready'::text, 'poster'::text, 'slides'::text, 'answer'::text])),
  CHECK (length(original_name) <= 300),
  CHECK (pages > 0),
  CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  CHECK (size > 0),
  CHECK (stored_at >= began_at),
  CHECK (taken_off_at IS NULL OR kind = 'answer'::text),
  CHECK (version >= 1)
);
CREATE INDEX files_blind_sha256 ON files USING btree (blind_sha256);
CREATE INDEX files_field_id ON files USING btree (field_id);
CREATE INDEX files_sha256 ON files USING btree (sha256);
CREATE INDEX files_taken_off_by ON files USING btree (taken_off_by);
CREATE INDEX files_uploaded_by ON files USING btree (uploaded_by);

create table flags (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  person_id bigint not null,
  kind text not null,
  text text not null,
  raised_at timestamp with time zone not null,
  outcome text,
  answer text default ''::text not null,
  closed_at timestamp with time zone,
  closed_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (closed_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (closed_at >= raised_at),
  CHECK (kind = ANY (ARRAY['ethics'::text, 'anonymity'::text, 'plagiarism'::text, 'instructions'::text, 'other'::text])),
  CHECK (length(answer) <= 5000),
  CHECK (length(text) >= 1 AND length(text) <= 5000),
  CHECK (num_nonnulls(outcome, closed_at, closed_by) = ANY (ARRAY[0, 3])),
  CHECK (outcome = ANY (ARRAY['upheld'::text, 'dismissed'::text]))
);
CREATE INDEX flags_closed_by ON flags USING btree (closed_by);
CREATE INDEX flags_paper_id ON flags USING btree (paper_id);
CREATE INDEX flags_person_id ON flags USING btree (person_id);

create table form_fields (
  id bigint generated always as identity not null,
  form text not null,
  key text,
  kind text not null,
  label text not null,
  help text default ''::text not null,
  position integer not null,
  required text default 'never'::text not null,
  readers text default 'authors'::text not null,
  options text[] default '{}'::text[] not null,
  least integer,
  most integer,
  soft_words integer,
  hard_words integer,
  condition_id bigint,
  condition_options text[] default '{}'::text[] not null,
  changed_at timestamp with time zone,
  changed_by bigint,
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (form, "position") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (changed_by) REFERENCES people(id),
  FOREIGN KEY (condition_id) REFERENCES form_fields(id),
  CHECK ("least" <= most),
  CHECK ((changed_at IS NULL) = (changed_by IS NULL)),
  CHECK ((condition_id IS NULL) = (cardinality(condition_options) = 0)),
  CHECK ((kind = ANY (ARRAY['choice'::text, 'choices'::text, 'file'::text, 'score'::text])) = (cardinality(options) > 0)),
  CHECK (condition_id <> id),
  CHECK (form = ANY (ARRAY['submission'::text, 'review'::text])),
  CHECK (hard_words > 0),
  CHECK (key ~ '^[a-z][a-z_-]*$'::text),
  CHECK (kind <> 'file'::text OR most >= 1 AND most <= 50),
  CHECK (kind <> 'score'::text OR cardinality(options) >= 2 AND cardinality(options) <= 10),
  CHECK (kind = ANY (ARRAY['heading'::text, 'text'::text, 'long-text'::text, 'choice'::text, 'choices'::text, 'number'::text, 'link'::text, 'confirmation'::text, 'topics'::text, 'paper'::text, 'authors'::text, 'conflicts'::text, 'supplement'::text, 'file'::text, 'score'::text])),
  CHECK (length(help) <= 1000),
  CHECK (length(label) >= 1 AND length(label) <= 200),
  CHECK (readers = ANY (ARRAY['authors'::text, 'decided'::text, 'reviewers'::text, 'chairs'::text])),
  CHECK (required = ANY (ARRAY['never'::text, 'draft'::text, 'submission'::text])),
  CHECK (soft_words <= hard_words),
  CHECK (soft_words > 0)
);
CREATE INDEX form_fields_changed_by ON form_fields USING btree (changed_by);
CREATE INDEX form_fields_condition_id ON form_fields USING btree (condition_id);
CREATE UNIQUE INDEX form_fields_key ON form_fields USING btree (form, key) WHERE (key IS NOT NULL);

create table handling_chairs (
  paper_id bigint not null,
  person_id bigint not null,
  named_at timestamp with time zone not null,
  named_by bigint not null,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (named_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES chairs(person_id) ON DELETE CASCADE
);
CREATE INDEX handling_chairs_named_by ON handling_chairs USING btree (named_by);
CREATE INDEX handling_chairs_person ON handling_chairs USING btree (person_id);

create table invitations (
  id bigint generated always as identity not null,
  email text not null,
  name text default ''::text not null,
  role text not null,
  load integer default 4 not null,
  message text default ''::text not null,
  token_hash text not null,
  invited_at timestamp with time zone not null,
  invited_by bigint not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by bigint,
  refused_at timestamp with time zone,
  refusal_reason text,
  revoked_at timestamp with time zone,
  suggestion text,
  postponed_at timestamp with time zone,
  postponed_until timestamp with time zone,
  reminded_at timestamp with time zone,
  reminders integer default 0 not null,
  earlier_hashes text[] default '{}'::text[] not null,
  opened_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (token_hash),
  FOREIGN KEY (accepted_by) REFERENCES people(id),
  FOREIGN KEY (invited_by) REFERENCES people(id),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK ((postponed_at IS NULL) = (postponed_until IS NULL)),
  CHECK ((refused_at IS NULL) = (refusal_reason IS NULL)),
  CHECK ((reminded_at IS NULL) = (reminders = 0)),
  CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'::text),
  CHECK (expires_at > invited_at),
  CHECK (length(message) <= 4000),
  CHECK (length(name) <= 200),
  CHECK (length(refusal_reason) <= 2000),
  CHECK (length(suggestion) <= 500),
  CHECK (load >= 1 AND load <= 100),
  CHECK (num_nonnulls(accepted_at, refused_at, revoked_at) <= 1),
  CHECK (opened_at >= invited_at),
  CHECK (postponed_at >= invited_at),
  CHECK (postponed_until > postponed_at),
  CHECK (reminders >= 0),
  CHECK (role = ANY (ARRAY['reviewer'::text, 'chair'::text])),
  CHECK (suggestion IS NULL OR refused_at IS NOT NULL)
);
CREATE INDEX invitations_accepted_by ON invitations USING btree (accepted_by);
CREATE INDEX invitations_invited_by ON invitations USING btree (invited_by);
CREATE UNIQUE INDEX invitations_pending ON invitations USING btree (email, role) WHERE ((accepted_at IS NULL) AND (refused_at IS NULL) AND (revoked_at IS NULL));

create table journal (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  person_id bigint,
  verb text not null,
  paper_id bigint,
  subject text default ''::text not null,
  details jsonb default '{}'::jsonb not null,
  request_id text default ''::text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (verb ~ '^[a-z-]+\.[a-z-]+$'::text)
);
CREATE INDEX journal_at ON journal USING btree (at DESC, id DESC);
CREATE INDEX journal_paper_id ON journal USING btree (paper_id);
CREATE INDEX journal_person_id ON journal USING btree (person_id);

create table late_codes (
  id bigint generated always as identity not null,
  hash text not null,
  meant_for text not null,
  until timestamp with time zone not null,
  made_at timestamp with time zone not null,
  made_by bigint not null,
  revoked_at timestamp with time zone,
  revoked_by bigint,
  PRIMARY KEY (id),
  UNIQUE (hash),
  FOREIGN KEY (made_by) REFERENCES people(id),
  FOREIGN KEY (revoked_by) REFERENCES people(id),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  CHECK (length(meant_for) >= 1 AND length(meant_for) <= 200),
  CHECK (until > made_at)
);
CREATE INDEX late_codes_made_by ON late_codes USING btree (made_by);
CREATE INDEX late_codes_revoked_by ON late_codes USING btree (revoked_by);

create table leak_searches (
  id bigint generated always as identity not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  viewers integer not null,
  visits integer not null,
  secrets integer not null,
  leaks jsonb not null,
  PRIMARY KEY (id),
  CHECK (ended_at >= begun_at),
  CHECK (jsonb_typeof(leaks) = 'array'::text),
  CHECK (secrets >= 0),
  CHECK (viewers > 0),
  CHECK (visits > 0)
);

create table letter_papers (
  letter_id uuid not null,
  paper_id bigint not null,
  PRIMARY KEY (letter_id, paper_id),
  FOREIGN KEY (letter_id) REFERENCES letters(id) ON DELETE CASCADE,
  FOREIGN KEY (paper_id) REFERENCES papers(id)
);
CREATE INDEX letter_papers_paper_id ON letter_papers USING btree (paper_id);

create table letter_templates (
  id bigint generated always as identity not null,
  view text not null,
  subject text,
  body text,
  written_at timestamp with time zone not null,
  written_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (written_by) REFERENCES people(id),
  CHECK ((subject IS NULL) = (body IS NULL)),
  CHECK (subject <> ''::text AND body <> ''::text)
);
CREATE INDEX letter_templates_view ON letter_templates USING btree (view, id);
CREATE INDEX letter_templates_written_by ON letter_templates USING btree (written_by);

create table letters (
  id uuid default gen_random_uuid() not null,
  batch_id uuid,
  view text not null,
  model jsonb not null,
  person_id bigint,
  to_name text not null,
  to_email text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  secret text,
  written_at timestamp with time zone not null,
  attempts integer default 0 not null,
  sent_at timestamp with time zone,
  kept_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  template_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  FOREIGN KEY (template_id) REFERENCES letter_templates(id),
  CHECK (attempts >= 0),
  CHECK (failed_at IS NULL OR failure IS NOT NULL),
  CHECK (num_nonnulls(sent_at, kept_at, failed_at) <= 1),
  CHECK (sent_at IS NULL OR secret IS NULL),
  CHECK (to_email ~ '^[^@\s]+@[^@\s]+$'::text)
);
CREATE INDEX letters_batch_id ON letters USING btree (batch_id);
CREATE INDEX letters_person_id ON letters USING btree (person_id);
CREATE INDEX letters_template ON letters USING btree (template_id);
CREATE INDEX letters_written_at ON letters USING btree (written_at DESC, id);

create table likenesses (
  paper_id bigint not null,
  people bigint[] not null,
  shares real[] not null,
  source text not null,
  score_file_id bigint,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (score_file_id) REFERENCES score_files(id),
  CHECK ((source = 'file'::text) = (score_file_id IS NOT NULL)),
  CHECK (cardinality(people) = cardinality(shares)),
  CHECK (source = ANY (ARRAY['texts'::text, 'file'::text]))
);
CREATE INDEX likenesses_score_file_id ON likenesses USING btree (score_file_id);

create table listings (
  file_id uuid not null,
  entries jsonb not null,
  PRIMARY KEY (file_id),
  FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
  CHECK (jsonb_typeof(entries) = 'array'::text)
);

create table meta_review_rules (
  id integer default 1 not null,
  active boolean default false not null,
  readers text default 'chairs'::text not null,
  PRIMARY KEY (id),
  CHECK (id = 1),
  CHECK (readers = ANY (ARRAY['chairs'::text, 'reviewers'::text, 'authors'::text]))
);

create table meta_reviews (
  paper_id bigint not null,
  person_id bigint not null,
  assigned_at timestamp with time zone not null,
  assigned_by bigint not null,
  recommendation text,
  text text default ''::text not null,
  version integer default 1 not null,
  saved_at timestamp with time zone,
  submitted_at timestamp with time zone,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (assigned_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (recommendation = ANY (ARRAY['talk'::text, 'poster'::text, 'reject'::text])),
  CHECK (submitted_at IS NULL OR recommendation IS NOT NULL AND text <> ''::text)
);
CREATE INDEX meta_reviews_assigned_by ON meta_reviews USING btree (assigned_by);
CREATE INDEX meta_reviews_person_id ON meta_reviews USING btree (person_id);

create table pair_rulings (
  paper_id bigint not null,
  person_id bigint not null,
  ruling text not null,
  ruled_at timestamp with time zone not null,
  ruled_by bigint not null,
  PRIMARY KEY (paper_id, person_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  FOREIGN KEY (ruled_by) REFERENCES people(id),
  CHECK (ruling = ANY (ARRAY['locked'::text, 'forbidden'::text]))
);
CREATE INDEX pair_rulings_person_id ON pair_rulings USING btree (person_id);
CREATE INDEX pair_rulings_ruled_by ON pair_rulings USING btree (ruled_by);

create table paper_topics (
  paper_id bigint not null,
  topic_id bigint not null,
  PRIMARY KEY (paper_id, topic_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (topic_id) REFERENCES topics(id)
);
CREATE INDEX paper_topics_topic_id ON paper_topics USING btree (topic_id);

create table papers (
  id bigint generated always as identity not null,
  title text not null,
  abstract text default ''::text not null,
  keywords text default ''::text not null,
  code_url text default ''::text not null,
  prior_publication text default ''::text not null,
  conflicts_confirmed_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  created_by bigint not null,
  changed_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  submitted_by bigint,
  withdrawn_at timestamp with time zone,
  withdrawn_by bigint,
  withdrawal_reason text,
  desk_rejected_at timestamp with time zone,
  desk_rejected_by bigint,
  desk_rejection_reason text,
  pending jsonb,
  saved_from uuid,
  saved_turn integer,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES people(id),
  FOREIGN KEY (deleted_by) REFERENCES people(id),
  FOREIGN KEY (desk_rejected_by) REFERENCES people(id),
  FOREIGN KEY (submitted_by) REFERENCES people(id),
  FOREIGN KEY (withdrawn_by) REFERENCES people(id),
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
  CHECK ((desk_rejected_at IS NULL) = (desk_rejected_by IS NULL) AND (desk_rejected_at IS NULL) = (desk_rejection_reason IS NULL)),
  CHECK ((submitted_at IS NULL) = (submitted_by IS NULL)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
  CHECK (deleted_at IS NULL OR submitted_at IS NULL AND abstract = ''::text),
  CHECK (desk_rejected_at IS NULL OR submitted_at IS NOT NULL),
  CHECK (jsonb_typeof(pending) = 'object'::text),
  CHECK (length(abstract) <= 6000),
  CHECK (length(code_url) <= 500),
  CHECK (length(desk_rejection_reason) <= 4000),
  CHECK (length(keywords) <= 500),
  CHECK (length(prior_publication) <= 1000),
  CHECK (length(title) >= 1 AND length(title) <= 300),
  CHECK (length(withdrawal_reason) <= 2000),
  CHECK (submitted_at IS NULL OR abstract <> ''::text),
  CHECK (version >= 1)
);
CREATE INDEX papers_created_by ON papers USING btree (created_by);
CREATE INDEX papers_deleted_by ON papers USING btree (deleted_by);
CREATE INDEX papers_desk_rejected_by ON papers USING btree (desk_rejected_by);
CREATE INDEX papers_submitted_by ON papers USING btree (submitted_by);
CREATE INDEX papers_withdrawn_by ON papers USING btree (withdrawn_by);

create table past_papers (
  id bigint generated always as identity not null,
  person_id bigint not null,
  title text not null,
  words text default ''::text not null,
  source text not null,
  added_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (length(title) >= 1 AND length(title) <= 500),
  CHECK (length(words) <= 60000),
  CHECK (source = ANY (ARRAY['pdf'::text, 'bibtex'::text, 'pasted'::text]))
);
CREATE INDEX past_papers_person_id ON past_papers USING btree (person_id);
CREATE UNIQUE INDEX past_papers_own ON past_papers USING btree (person_id, lower(title));

create table people (
  id bigint generated always as identity not null,
  email text not null,
  name text not null,
  affiliation text default ''::text not null,
  password_hash text,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (confirmed_at IS NULL OR confirmed_at >= created_at),
  CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'::text AND length(email) <= 254),
  CHECK (length(affiliation) <= 300),
  CHECK (length(name) >= 1 AND length(name) <= 200)
);
CREATE UNIQUE INDEX people_email ON people USING btree (email);
CREATE TRIGGER people_own_address BEFORE INSERT OR UPDATE OF email, confirmed_at ON people FOR EACH ROW WHEN (new.confirmed_at IS NOT NULL) EXECUTE FUNCTION refuse_shared_address();

create table presentations (
  paper_id bigint not null,
  presenter text not null,
  attendance text not null,
  said_at timestamp with time zone not null,
  said_by bigint not null,
  note text default ''::text not null,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (said_by) REFERENCES people(id),
  CHECK (attendance = ANY (ARRAY['in-person'::text, 'remote'::text, 'nobody'::text])),
  CHECK (length(note) <= 1000),
  CHECK (length(presenter) >= 1 AND length(presenter) <= 200)
);
CREATE INDEX presentations_said_by ON presentations USING btree (said_by);

create table proposals (
  run_id bigint not null,
  paper_id bigint not null,
  person_id bigint not null,
  score double precision not null,
  by_hand boolean default false not null,
  PRIMARY KEY (run_id, paper_id, person_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  FOREIGN KEY (run_id) REFERENCES runs(id)
);
CREATE INDEX proposals_paper_id ON proposals USING btree (paper_id);
CREATE INDEX proposals_person_id ON proposals USING btree (person_id);

create table proposed_endings (
  run_id bigint not null,
  paper_id bigint not null,
  person_id bigint not null,
  PRIMARY KEY (run_id, paper_id, person_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  FOREIGN KEY (run_id) REFERENCES runs(id)
);
CREATE INDEX proposed_endings_paper_id ON proposed_endings USING btree (paper_id);
CREATE INDEX proposed_endings_person_id ON proposed_endings USING btree (person_id);

create table proxies (
  id bigint generated always as identity not null,
  paper_id bigint not null,
  chair_id bigint not null,
  reason text not null,
  facts jsonb not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (chair_id) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK (ended_at >= began_at),
  CHECK (length(reason) >= 1 AND length(reason) <= 500)
);
CREATE INDEX proxies_chair_id ON proxies USING btree (chair_id);
CREATE INDEX proxies_paper_id ON proxies USING btree (paper_id);
CREATE UNIQUE INDEX proxies_standing ON proxies USING btree (paper_id, chair_id) WHERE (ended_at IS NULL);

create table ratings (
  review_id uuid not null,
  person_id bigint not null,
  rating integer not null,
  rated_at timestamp with time zone not null,
  PRIMARY KEY (review_id, person_id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  FOREIGN KEY (review_id) REFERENCES reviews(id),
  CHECK (rating >= 1 AND rating <= 3)
);
CREATE INDEX ratings_person_id ON ratings USING btree (person_id);

create table read_scores (
  score_file_id bigint not null,
  paper_id bigint not null,
  people bigint[] not null,
  shares real[] not null,
  PRIMARY KEY (score_file_id, paper_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (score_file_id) REFERENCES score_files(id) ON DELETE CASCADE,
  CHECK (cardinality(people) = cardinality(shares))
);
CREATE INDEX read_scores_paper_id ON read_scores USING btree (paper_id);

create table receipts (
  paper_id bigint not null,
  sent_at timestamp with time zone not null,
  facts jsonb not null,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id)
);

create table recordings (
  id bigint generated always as identity not null,
  paper_id bigint not null,
  url text,
  given_at timestamp with time zone not null,
  given_by bigint not null,
  PRIMARY KEY (id),
  FOREIGN KEY (given_by) REFERENCES people(id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK (url ~~ 'https://%'::text AND length(url) <= 500)
);
CREATE INDEX recordings_given_by ON recordings USING btree (given_by);
CREATE INDEX recordings_paper_id ON recordings USING btree (paper_id, id DESC);

create table recovery_codes (
  id bigint generated always as identity not null,
  person_id bigint not null,
  hash text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (person_id, hash),
  FOREIGN KEY (person_id) REFERENCES second_factors(person_id) ON DELETE CASCADE,
  CHECK (hash ~ '^[0-9a-f]{64}$'::text),
  CHECK (used_at >= made_at)
);

create table released_decisions (
  release_id bigint not null,
  decision_id bigint not null,
  PRIMARY KEY (release_id, decision_id),
  FOREIGN KEY (decision_id) REFERENCES decisions(id),
  FOREIGN KEY (release_id) REFERENCES releases(id)
);
CREATE INDEX released_decisions_decision_id ON released_decisions USING btree (decision_id);

create table releases (
  id bigint generated always as identity not null,
  audience text not null,
  released_at timestamp with time zone not null,
  released_by bigint not null,
  batch_id uuid,
  undone_at timestamp with time zone,
  undone_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  FOREIGN KEY (released_by) REFERENCES people(id),
  FOREIGN KEY (undone_by) REFERENCES people(id),
  CHECK ((audience = 'authors'::text) = (batch_id IS NOT NULL)),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  CHECK (audience = ANY (ARRAY['authors'::text, 'reviewers'::text])),
  CHECK (undone_at >= released_at)
);
CREATE INDEX releases_batch_id ON releases USING btree (batch_id);
CREATE INDEX releases_released_by ON releases USING btree (released_by);
CREATE INDEX releases_undone_by ON releases USING btree (undone_by);

create table reminder_rules (
  id bigint generated always as identity not null,
  audience text not null,
  hours integer not null,
  active boolean default true not null,
  PRIMARY KEY (id),
  UNIQUE (audience, hours) DEFERRABLE,
  CHECK (audience = ANY (ARRAY['reviewers'::text, 'chairs'::text])),
  CHECK (hours >= '-1000'::integer AND hours <= 1000)
);

create table reminder_stops (
  person_id bigint not null,
  stopped_at timestamp with time zone not null,
  stopped_by bigint not null,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  FOREIGN KEY (stopped_by) REFERENCES people(id)
);
CREATE INDEX reminder_stops_stopped_by ON reminder_stops USING btree (stopped_by);

create table response_calls (
  paper_id bigint not null,
  called_at timestamp with time zone not null,
  PRIMARY KEY (paper_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id)
);

create table response_rules (
  id integer default 1 not null,
  scope text default 'paper'::text not null,
  soft_words integer,
  hard_words integer,
  PRIMARY KEY (id),
  CHECK (hard_words > 0),
  CHECK (id = 1),
  CHECK (scope = ANY (ARRAY['paper'::text, 'review'::text])),
  CHECK (soft_words <= hard_words),
  CHECK (soft_words > 0)
);

create table responses (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  review_id uuid,
  text text not null,
  version integer default 1 not null,
  saved_at timestamp with time zone not null,
  saved_by bigint not null,
  sent_text text,
  sent_at timestamp with time zone,
  sent_by bigint,
  PRIMARY KEY (id),
  UNIQUE NULLS NOT DISTINCT (paper_id, review_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (review_id) REFERENCES reviews(id),
  FOREIGN KEY (saved_by) REFERENCES people(id),
  FOREIGN KEY (sent_by) REFERENCES people(id),
  CHECK ((sent_text IS NULL) = (sent_at IS NULL) AND (sent_at IS NULL) = (sent_by IS NULL)),
  CHECK (sent_text <> ''::text)
);
CREATE INDEX responses_review_id ON responses USING btree (review_id);
CREATE INDEX responses_saved_by ON responses USING btree (saved_by);
CREATE INDEX responses_sent_by ON responses USING btree (sent_by);

create table review_reminders (
  person_id bigint not null,
  audience text not null,
  closes_at timestamp with time zone not null,
  hours integer not null,
  sent_at timestamp with time zone not null,
  PRIMARY KEY (person_id, audience, closes_at, hours),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (audience = ANY (ARRAY['reviewers'::text, 'chairs'::text]))
);

create table review_versions (
  review_id uuid not null,
  version integer not null,
  saved_at timestamp with time zone not null,
  fields jsonb not null,
  is_draft boolean default false not null,
  saved_from uuid,
  PRIMARY KEY (review_id, version),
  FOREIGN KEY (review_id) REFERENCES reviews(id)
);

create table reviewer_topics (
  person_id bigint not null,
  topic_id bigint not null,
  level integer default 4 not null,
  PRIMARY KEY (person_id, topic_id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  FOREIGN KEY (topic_id) REFERENCES topics(id),
  CHECK (level >= 1 AND level <= 5)
);
CREATE INDEX reviewer_topics_topic_id ON reviewer_topics USING btree (topic_id);

create table reviewers (
  person_id bigint not null,
  load integer not null,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  senior boolean default false not null,
  standby boolean default false not null,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (left_at >= joined_at),
  CHECK (load >= 0 AND load <= 100)
);

create table reviews (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  person_id bigint not null,
  number integer not null,
  correctness smallint,
  relevance smallint,
  overall smallint,
  confidence smallint,
  text text default ''::text not null,
  note text default ''::text not null,
  fit_for_talk boolean default false not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone,
  submitted_at timestamp with time zone,
  refused_at timestamp with time zone,
  refusal_reason text,
  private_notes text default ''::text not null,
  pending jsonb,
  saved_from uuid,
  saved_turn integer,
  PRIMARY KEY (id),
  UNIQUE (paper_id, number),
  UNIQUE (paper_id, person_id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  CHECK ((refused_at IS NULL) = (refusal_reason IS NULL)),
  CHECK (correctness >= 1 AND correctness <= 10 AND relevance >= 1 AND relevance <= 10 AND overall >= 1 AND overall <= 10 AND confidence >= 1 AND confidence <= 10),
  CHECK (jsonb_typeof(pending) = 'object'::text AND length(pending::text) <= 400000),
  CHECK (length(note) <= 40000),
  CHECK (length(private_notes) <= 40000),
  CHECK (length(refusal_reason) <= 2000),
  CHECK (length(text) <= 40000),
  CHECK (number >= 1),
  CHECK (pending IS NULL OR submitted_at IS NOT NULL),
  CHECK (submitted_at IS NULL OR refused_at IS NULL),
  CHECK (version >= 1)
);
CREATE INDEX reviews_person_id ON reviews USING btree (person_id);

create table run_scores (
  run_id bigint not null,
  score_file_id bigint not null,
  PRIMARY KEY (run_id, score_file_id),
  FOREIGN KEY (run_id) REFERENCES runs(id),
  FOREIGN KEY (score_file_id) REFERENCES score_files(id)
);
CREATE INDEX run_scores_score_file_id ON run_scores USING btree (score_file_id);

create table runs (
  id bigint generated always as identity not null,
  requested_at timestamp with time zone not null,
  requested_by bigint not null,
  reviews_per_paper integer not null,
  seed integer not null,
  finished_at timestamp with time zone,
  failure text,
  reasons jsonb default '[]'::jsonb not null,
  adopted_at timestamp with time zone,
  adopted_by bigint,
  wishes jsonb default '{}'::jsonb not null,
  outcome jsonb,
  progress jsonb,
  cancelled_at timestamp with time zone,
  cancelled_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (adopted_by) REFERENCES people(id),
  FOREIGN KEY (cancelled_by) REFERENCES people(id),
  FOREIGN KEY (requested_by) REFERENCES people(id),
  CHECK ((adopted_at IS NULL) = (adopted_by IS NULL)),
  CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
  CHECK (adopted_at IS NULL OR finished_at IS NOT NULL AND failure IS NULL),
  CHECK (cancelled_at IS NULL OR failure IS NOT NULL),
  CHECK (reviews_per_paper >= 1 AND reviews_per_paper <= 10)
);
CREATE INDEX runs_adopted_by ON runs USING btree (adopted_by);
CREATE INDEX runs_cancelled_by ON runs USING btree (cancelled_by);
CREATE INDEX runs_requested_by ON runs USING btree (requested_by);

create table score_files (
  id bigint generated always as identity not null,
  name text not null,
  taken_in_at timestamp with time zone not null,
  taken_in_by bigint not null,
  adopted_at timestamp with time zone,
  adopted_by bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (adopted_by) REFERENCES people(id),
  FOREIGN KEY (taken_in_by) REFERENCES people(id),
  CHECK ((adopted_at IS NULL) = (adopted_by IS NULL)),
  CHECK (length(name) <= 200)
);
CREATE INDEX score_files_adopted_by ON score_files USING btree (adopted_by);
CREATE INDEX score_files_taken_in_by ON score_files USING btree (taken_in_by);

create table second_factors (
  person_id bigint not null,
  secret text not null,
  begun_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  wrong_codes integer default 0 not null,
  reopened_at timestamp with time zone,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK ((confirmed_at IS NULL) = (last_step IS NULL)),
  CHECK (confirmed_at >= begun_at),
  CHECK (last_step > 0),
  CHECK (wrong_codes >= 0)
);

create table sessions (
  sid text not null,
  sess json not null,
  expired timestamp with time zone not null,
  PRIMARY KEY (sid)
);
CREATE INDEX sessions_expired ON sessions USING btree (expired);

create table sign_in_attempts (
  key text not null,
  points integer default 0 not null,
  expire bigint,
  PRIMARY KEY (key)
);

create table slots (
  id bigint generated always as identity not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  kind text not null,
  title text not null,
  paper_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (paper_id) REFERENCES papers(id),
  CHECK (ends_at > starts_at),
  CHECK (kind = ANY (ARRAY['remarks'::text, 'session'::text, 'contributed-talk'::text, 'break'::text, 'poster-session'::text, 'panel'::text, 'awards'::text])),
  CHECK (length(title) >= 1 AND length(title) <= 300),
  CHECK (paper_id IS NULL OR kind = 'contributed-talk'::text)
);
CREATE UNIQUE INDEX slots_paper_id ON slots USING btree (paper_id);

create table stages (
  name text not null,
  opens_at timestamp with time zone,
  closes_at timestamp with time zone not null,
  hard boolean default true not null,
  PRIMARY KEY (name),
  CHECK (name = ANY (ARRAY['submission'::text, 'bidding'::text, 'assignment'::text, 'review'::text, 'discussion'::text, 'decision'::text, 'notification'::text, 'camera_ready'::text, 'workshop'::text, 'response'::text])),
  CHECK (opens_at < closes_at)
);

create table substitutes (
  review_id uuid not null,
  name text not null,
  email text not null,
  note text default ''::text not null,
  proposed_at timestamp with time zone not null,
  PRIMARY KEY (review_id),
  FOREIGN KEY (review_id) REFERENCES reviews(id),
  CHECK (email = lower(email) AND length(email) <= 254),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (length(note) <= 300)
);

create table ties (
  id bigint generated always as identity not null,
  person_id bigint not null,
  kind text not null,
  email text,
  institution text,
  note text default ''::text not null,
  said_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK (email = lower(email) AND length(email) <= 254),
  CHECK (kind = ANY (ARRAY['co-author'::text, 'advisor'::text, 'institution'::text, 'collaborator'::text, 'family'::text, 'other'::text])),
  CHECK (length(institution) >= 1 AND length(institution) <= 300),
  CHECK (length(note) <= 300),
  CHECK (num_nonnulls(email, institution) = 1)
);
CREATE INDEX ties_person_id ON ties USING btree (person_id);
CREATE UNIQUE INDEX ties_email ON ties USING btree (person_id, email) WHERE (email IS NOT NULL);
CREATE UNIQUE INDEX ties_institution ON ties USING btree (person_id, lower(institution)) WHERE (institution IS NOT NULL);

create table tokens (
  id bigint generated always as identity not null,
  purpose text not null,
  hash text not null,
  person_id bigint,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES people(id),
  CHECK ((purpose = 'setup'::text) = (person_id IS NULL)),
  CHECK (expires_at > created_at),
  CHECK (purpose = ANY (ARRAY['setup'::text, 'confirmation'::text, 'password_reset'::text]))
);
CREATE INDEX tokens_person_id ON tokens USING btree (person_id);
CREATE UNIQUE INDEX tokens_hash ON tokens USING btree (hash);

create table topics (
  id bigint generated always as identity not null,
  theme text default ''::text not null,
  name text not null,
  position integer not null,
  PRIMARY KEY (id),
  UNIQUE ("position"),
  CHECK ("position" >= 0),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (length(theme) <= 200)
);

create table uploads (
  id uuid default gen_random_uuid() not null,
  paper_id bigint not null,
  kind text not null,
  original_name text not null,
  size bigint not null,
  sha256 text,
  received bigint default 0 not null,
  began_at timestamp with time zone not null,
  uploaded_by bigint not null,
  file_id uuid,
  field_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (field_id) REFERENCES form_fields(id),
  FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
  FOREIGN KEY (paper_id) REFERENCES papers(id) ON DELETE CASCADE,
  FOREIGN KEY (uploaded_by) REFERENCES people(id),
  CHECK ((kind = 'answer'::text) = (field_id IS NOT NULL)),
  CHECK (file_id IS NULL OR received = size),
  CHECK (kind = ANY (ARRAY['paper'::text, 'supplement'::text, 'camera-ready'::text, 'poster'::text, 'slides'::text, 'answer'::text])),
  CHECK (length(original_name) >= 1 AND length(original_name) <= 300),
  CHECK (received >= 0 AND received <= size),
  CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  CHECK (size > 0)
);
CREATE INDEX uploads_field_id ON uploads USING btree (field_id);
CREATE INDEX uploads_file_id_idx ON uploads USING btree (file_id);
CREATE INDEX uploads_paper_id_idx ON uploads USING btree (paper_id);
CREATE INDEX uploads_uploaded_by_idx ON uploads USING btree (uploaded_by);
CREATE UNIQUE INDEX uploads_one_at_a_time ON uploads USING btree (paper_id, kind, field_id, uploaded_by) NULLS NOT DISTINCT WHERE (file_id IS NULL);

create table workshop (
  id smallint default 1 not null,
  name text not null,
  short_name text not null,
  host text default ''::text not null,
  motto text default ''::text not null,
  city text default ''::text not null,
  region text default ''::text not null,
  virtual_attendance boolean default false not null,
  time_zone text not null,
  days_tentative boolean default false not null,
  lead text default ''::text not null,
  pitch text default ''::text not null,
  call_text text default ''::text not null,
  conduct text default ''::text not null,
  contact_email text default ''::text not null,
  boards integer default 60 not null,
  board_limit text default ''::text not null,
  reviews_per_paper integer default 3 not null,
  early_reading boolean default false not null,
  other_reviews text default 'after-own'::text not null,
  created_at timestamp with time zone not null,
  created_by bigint not null,
  author_limit integer default 100 not null,
  authors_freeze_at timestamp with time zone,
  remind_invited_after integer,
  remind_invited_most integer default 2 not null,
  main_pages integer,
  paper_size text default 'any'::text not null,
  blocking_checks text[] default '{}'::text[] not null,
  reviewer_call text,
  reviews_in_letters boolean default true not null,
  second_factor_since timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES people(id),
  CHECK (author_limit >= 1 AND author_limit <= 100),
  CHECK (boards >= 0 AND boards <= 2000),
  CHECK (id = 1),
  CHECK (length(board_limit) <= 200),
  CHECK (length(call_text) <= 40000),
  CHECK (length(city) <= 100),
  CHECK (length(conduct) <= 40000),
  CHECK (length(contact_email) <= 254),
  CHECK (length(host) <= 200),
  CHECK (length(lead) <= 1000),
  CHECK (length(motto) <= 200),
  CHECK (length(name) >= 1 AND length(name) <= 200),
  CHECK (length(pitch) <= 20000),
  CHECK (length(region) <= 100),
  CHECK (length(reviewer_call) >= 1 AND length(reviewer_call) <= 4000),
  CHECK (length(short_name) >= 1 AND length(short_name) <= 40),
  CHECK (length(time_zone) >= 1 AND length(time_zone) <= 60),
  CHECK (main_pages >= 1 AND main_pages <= 99),
  CHECK (other_reviews = ANY (ARRAY['after-own'::text, 'always'::text, 'never'::text])),
  CHECK (paper_size = ANY (ARRAY['any'::text, 'letter'::text, 'a4'::text])),
  CHECK (remind_invited_after >= 1 AND remind_invited_after <= 60),
  CHECK (remind_invited_most >= 1 AND remind_invited_most <= 5),
  CHECK (reviews_per_paper >= 1 AND reviews_per_paper <= 10)
);
CREATE INDEX workshop_created_by ON workshop USING btree (created_by);

create view addresses as
 SELECT people.id AS person_id,
    people.email,
    false AS former
   FROM people
UNION ALL
 SELECT emails.person_id,
    emails.email,
    emails.removed_at IS NOT NULL AS former
   FROM emails
  WHERE emails.confirmed_at IS NOT NULL;

create view conflicted as
 SELECT authorships.paper_id,
    authorships.person_id
   FROM authorships
  WHERE authorships.person_id IS NOT NULL
UNION
 SELECT a.paper_id,
    o.person_id
   FROM authorships a
     JOIN addresses o ON o.email = a.email
UNION
 SELECT conflicts.paper_id,
    conflicts.person_id
   FROM conflicts
  WHERE conflicts.person_id IS NOT NULL AND conflicts.lifted_at IS NULL
UNION
 SELECT c.paper_id,
    o.person_id
   FROM conflicts c
     JOIN addresses o ON o.email = c.email
  WHERE c.lifted_at IS NULL;

create view known_decisions as
 SELECT DISTINCT ON (r.audience, d.paper_id) r.audience,
    d.paper_id,
    d.id AS decision_id,
    d.outcome,
    d.note,
    r.id AS release_id,
    r.released_at,
    COALESCE(b.dispatched_at, b.discarded_at) AS dispatched_at
   FROM released_decisions rd
     JOIN decisions d ON d.id = rd.decision_id
     JOIN releases r ON r.id = rd.release_id AND r.undone_at IS NULL
     LEFT JOIN batches b ON b.id = r.batch_id
  ORDER BY r.audience, d.paper_id, r.id DESC;

create view postponed as
 SELECT a.paper_id,
    a.person_id,
    max(d.until) AS until,
    max(d.answered_at) AS answered_at
   FROM deferrals d
     JOIN assignments a ON a.id = d.assignment_id
  WHERE a.ended_at IS NULL AND d.until IS NOT NULL
  GROUP BY a.paper_id, a.person_id;

CREATE OR REPLACE FUNCTION public.refuse_conflicted_assignment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      papers bigint[];
      people bigint[];
      pair record;
    begin
      if tg_op = 'INSERT' then
        select array_agg(paper_id), array_agg(person_id) into papers, people from new_rows where ended_at is null;
      else
        select array_agg(paper_id), array_agg(person_id) into papers, people from (
          select id, paper_id, person_id, dispatched_at from new_rows where ended_at is null
          except select id, paper_id, person_id, dispatched_at from old_rows) changed;
      end if;
      if papers is null then
        return null;
      end if;
      select * into pair from (
        select * from unnest(papers, people) as pairs (paper_id, person_id)
        intersect select c.paper_id, c.person_id from conflicted c
        where c.paper_id = any(papers) and c.person_id = any(people)) refused
      order by paper_id, person_id limit 1;
      if found then
        raise exception 'a conflict is never assigned: paper %, person %', pair.paper_id, pair.person_id;
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.refuse_shared_address()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      owner bigint := case tg_table_name when 'people' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'person_id' end;
    begin
      perform pg_advisory_xact_lock(hashtextextended(new.email, 0));
      if exists (select from people p where p.email = new.email and p.id <> owner and p.confirmed_at is not null)
        or exists (select from emails e where e.email = new.email and e.person_id <> owner
          and e.confirmed_at is not null and e.removed_at is null)
      then
        raise exception 'an address belongs to one account' using errcode = 'unique_violation';
      end if;
      return new;
    end $function$;
