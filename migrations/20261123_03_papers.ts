// Papers, their ordered authors, topics, files and conflicts.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table papers (
      id bigint generated always as identity primary key,
      title text not null check (length(title) between 1 and 300),
      abstract text not null default '' check (length(abstract) <= 6000),
      keywords text not null default '' check (length(keywords) <= 500),
      code_url text not null default '' check (length(code_url) <= 500),
      prior_publication text not null default '' check (length(prior_publication) <= 1000),
      conflicts_confirmed_at timestamptz,
      version integer not null default 1 check (version >= 1),
      created_at timestamptz not null,
      created_by bigint not null references people,
      changed_at timestamptz not null,
      submitted_at timestamptz,
      submitted_by bigint references people,
      withdrawn_at timestamptz,
      withdrawn_by bigint references people,
      withdrawal_reason text check (length(withdrawal_reason) <= 2000),
      desk_rejected_at timestamptz,
      desk_rejected_by bigint references people,
      desk_rejection_reason text check (length(desk_rejection_reason) <= 4000),
      check ((submitted_at is null) = (submitted_by is null)),
      check (submitted_at is null or abstract <> ''),
      check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)),
      check ((desk_rejected_at is null) = (desk_rejected_by is null)
        and (desk_rejected_at is null) = (desk_rejection_reason is null)),
      check (desk_rejected_at is null or submitted_at is not null)
    );
    create index papers_created_by on papers (created_by);
    create index papers_submitted_by on papers (submitted_by);
    create index papers_withdrawn_by on papers (withdrawn_by);
    create index papers_desk_rejected_by on papers (desk_rejected_by);

    create table authorships (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      position integer not null check (position >= 1),
      name text not null check (length(name) <= 200),
      email text not null check (email = lower(email) and length(email) <= 254),
      affiliation text not null default '' check (length(affiliation) <= 300),
      person_id bigint references people,
      unique (paper_id, position) deferrable initially deferred
    );
    create unique index authorships_email on authorships (paper_id, email) where email <> '';
    create unique index authorships_person on authorships (paper_id, person_id) where person_id is not null;
    create index authorships_person_id on authorships (person_id);
    create index authorships_by_email on authorships (email);

    create table paper_topics (
      paper_id bigint not null references papers,
      topic_id bigint not null references topics,
      primary key (paper_id, topic_id)
    );
    create index paper_topics_topic_id on paper_topics (topic_id);

    create table files (
      id uuid primary key default gen_random_uuid(),
      paper_id bigint not null references papers,
      kind text not null check (kind in ('paper', 'supplement', 'camera-ready', 'poster', 'slides')),
      version integer not null check (version >= 1),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size bigint not null check (size > 0),
      media_type text not null,
      original_name text not null check (length(original_name) <= 300),
      blind_sha256 text check (blind_sha256 ~ '^[0-9a-f]{64}$'),
      blind_size bigint check (blind_size > 0),
      pages integer check (pages > 0),
      findings jsonb not null default '[]',
      began_at timestamptz not null,
      stored_at timestamptz not null check (stored_at >= began_at),
      uploaded_by bigint not null references people,
      unique (paper_id, kind, version),
      check (kind <> 'paper' or blind_sha256 is not null),
      check ((blind_sha256 is null) = (blind_size is null))
    );
    create index files_uploaded_by on files (uploaded_by);
    create index files_sha256 on files (sha256);
    create index files_blind_sha256 on files (blind_sha256);

    create table conflicts (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      -- Somebody named by address may have no account yet; whoever gets one is in conflict from then on.
      person_id bigint references people,
      email text check (email = lower(email) and length(email) <= 254),
      reason text not null check (length(reason) between 1 and 500),
      declared_at timestamptz not null,
      declared_by bigint not null references people,
      declared_as text not null check (declared_as in ('author', 'reviewer', 'chair')),
      lifted_at timestamptz check (lifted_at >= declared_at),
      lifted_by bigint references people,
      check (num_nonnulls(person_id, email) >= 1),
      check ((lifted_at is null) = (lifted_by is null))
    );
    -- Once for each side, so that no side learns from a refusal what another has declared.
    create unique index conflicts_standing on conflicts (paper_id, person_id, declared_as)
      where lifted_at is null and email is null;
    create unique index conflicts_standing_email on conflicts (paper_id, email, declared_as) where lifted_at is null;
    create index conflicts_email on conflicts (email);
    create index conflicts_paper_id on conflicts (paper_id);
    create index conflicts_person_id on conflicts (person_id);
    create index conflicts_declared_by on conflicts (declared_by);
    create index conflicts_lifted_by on conflicts (lifted_by);

    -- Who is conflicted with what, said once: authors (by account or by address) and standing declarations.
    create view conflicted as
      select paper_id, person_id from authorships where person_id is not null
      union
      select a.paper_id, p.id from authorships a join people p on p.email = a.email
      union
      select paper_id, person_id from conflicts where person_id is not null and lifted_at is null
      union
      select c.paper_id, p.id from conflicts c join people p on p.email = c.email where c.lifted_at is null;
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop view conflicted; drop table conflicts, files, paper_topics, authorships, papers')
}
