// Decisions are drafts until a release shows them to an audience.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table releases (
      id bigint generated always as identity primary key,
      audience text not null check (audience in ('authors', 'reviewers')),
      released_at timestamptz not null,
      released_by bigint not null references people,
      batch_id bigint references batches,
      undone_at timestamptz check (undone_at >= released_at),
      undone_by bigint references people,
      check ((undone_at is null) = (undone_by is null)),
      check ((audience = 'authors') = (batch_id is not null))
    );
    create index releases_released_by on releases (released_by);
    create index releases_batch_id on releases (batch_id);
    create index releases_undone_by on releases (undone_by);

    create table decisions (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      outcome text not null check (outcome in ('talk', 'poster', 'reject')),
      note text not null default '' check (length(note) <= 4000),
      decided_at timestamptz not null,
      decided_by bigint not null references people,
      superseded_at timestamptz check (superseded_at >= decided_at)
    );
    create unique index decisions_current on decisions (paper_id) where superseded_at is null;
    create index decisions_paper_id on decisions (paper_id);
    create index decisions_decided_by on decisions (decided_by);

    create table released_decisions (
      release_id bigint not null references releases,
      decision_id bigint not null references decisions,
      primary key (release_id, decision_id)
    );
    create index released_decisions_decision_id on released_decisions (decision_id);

    -- The decision each audience knows now: the newest one of a release that was not undone.
    create view known_decisions as
      select distinct on (r.audience, d.paper_id)
        r.audience, d.paper_id, d.id as decision_id, d.outcome, d.note, r.id as release_id, r.released_at,
        b.dispatched_at
      from released_decisions rd
      join decisions d on d.id = rd.decision_id
      join releases r on r.id = rd.release_id and r.undone_at is null
      left join batches b on b.id = r.batch_id
      order by r.audience, d.paper_id, r.id desc;
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop view known_decisions; drop table released_decisions, decisions, releases')
}
