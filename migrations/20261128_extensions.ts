// Late papers: extensions of the deadline, codes that open it for one more paper, reminders, and what the last receipt said.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table late_codes (
      id bigint generated always as identity primary key,
      hash text not null unique,
      meant_for text not null check (length(meant_for) between 1 and 200),
      until timestamptz not null,
      made_at timestamptz not null,
      made_by bigint not null references people,
      revoked_at timestamptz,
      revoked_by bigint references people,
      check (until > made_at),
      check ((revoked_at is null) = (revoked_by is null))
    );
    create index late_codes_made_by on late_codes (made_by);
    create index late_codes_revoked_by on late_codes (revoked_by);

    create table extensions (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      until timestamptz not null,
      reason text not null check (length(reason) between 1 and 500),
      late_code_id bigint references late_codes,
      granted_at timestamptz not null,
      granted_by bigint not null references people,
      ended_at timestamptz check (ended_at >= granted_at),
      ended_by bigint references people,
      check (until > granted_at),
      check ((ended_at is null) = (ended_by is null))
    );
    create index extensions_paper_id on extensions (paper_id);
    create index extensions_granted_by on extensions (granted_by);
    create index extensions_ended_by on extensions (ended_by);
    -- A paper has one extension at a time, and a code opens the deadline once.
    create unique index extensions_standing on extensions (paper_id) where ended_at is null;
    create unique index extensions_late_code_id on extensions (late_code_id);

    -- How many hours before which close the authors of a draft were reminded.
    create table draft_reminders (
      paper_id bigint not null references papers,
      closes_at timestamptz not null,
      hours integer not null check (hours in (72, 24, 3)),
      sent_at timestamptz not null,
      primary key (paper_id, closes_at, hours)
    );

    -- What a submitted paper held when its authors last got a receipt, to tell them what has changed since.
    create table receipts (
      paper_id bigint primary key references papers,
      sent_at timestamptz not null,
      facts jsonb not null
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table receipts, draft_reminders, extensions, late_codes')
}
