// Author lists in full: ORCID, who may edit, who was asked what and confirmed it, corrections; their limit and their freeze.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table authorships
      add column orcid text not null default '' check (orcid = '' or orcid ~ '^(\\d{4}-){3}\\d{3}[\\dX]$'),
      add column contact boolean not null default true,
      -- What the last letter said, and what was confirmed: equal to what stands on the list, or no longer.
      add column asked_at timestamptz,
      add column asked_as text,
      add column confirmed_at timestamptz,
      add column confirmed_as text,
      add column token_hash text unique,
      add column token_expires_at timestamptz,
      add check ((asked_at is null) = (asked_as is null)),
      add check ((confirmed_at is null) = (confirmed_as is null)),
      add check ((token_hash is null) = (token_expires_at is null));

    create table corrections (
      id bigint generated always as identity primary key,
      authorship_id bigint not null references authorships on delete cascade,
      name text not null check (length(name) between 1 and 200),
      affiliation text not null check (length(affiliation) <= 300),
      position integer not null check (position >= 1),
      -- "I am not an author of this paper."
      leaves boolean not null default false,
      note text not null default '' check (length(note) <= 1000),
      proposed_at timestamptz not null,
      accepted_at timestamptz check (accepted_at >= proposed_at),
      accepted_by bigint references people,
      declined_at timestamptz check (declined_at >= proposed_at),
      declined_by bigint references people,
      check ((accepted_at is null) = (accepted_by is null)),
      check ((declined_at is null) = (declined_by is null)),
      check (num_nonnulls(accepted_at, declined_at) <= 1)
    );
    create index corrections_authorship_id on corrections (authorship_id);
    create unique index corrections_open on corrections (authorship_id) where accepted_at is null and declined_at is null;
    create index corrections_accepted_by on corrections (accepted_by);
    create index corrections_declined_by on corrections (declined_by);

    alter table workshop
      add column author_limit integer not null default 100 check (author_limit between 1 and 100),
      add column authors_freeze_at timestamptz;
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    alter table workshop drop column author_limit, drop column authors_freeze_at;
    drop table corrections;
    alter table authorships drop column orcid, drop column contact, drop column asked_at, drop column asked_as,
      drop column confirmed_at, drop column confirmed_as, drop column token_hash, drop column token_expires_at`)
}
