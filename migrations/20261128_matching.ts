// Runs with wishes of their own, that tell how far they are; pairs that chairs lock or rule out; papers that want another number.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table runs
      -- What the chair wished beside the number of reviewers, and what came out; server/core/tables-reviewing.ts has the shapes.
      add column wishes jsonb not null default '{}',
      add column outcome jsonb,
      add column progress jsonb,
      add column cancelled_at timestamptz,
      add column cancelled_by bigint references people,
      add check ((cancelled_at is null) = (cancelled_by is null)),
      add check (cancelled_at is null or failure is not null);
    create index runs_cancelled_by on runs (cancelled_by);

    -- Standing pairs that adopting a run would end.
    create table proposed_endings (
      run_id bigint not null references runs,
      paper_id bigint not null references papers,
      person_id bigint not null references reviewers,
      primary key (run_id, paper_id, person_id)
    );
    create index proposed_endings_paper_id on proposed_endings (paper_id);
    create index proposed_endings_person_id on proposed_endings (person_id);

    create table pair_rulings (
      paper_id bigint not null references papers,
      person_id bigint not null references reviewers,
      ruling text not null check (ruling in ('locked', 'forbidden')),
      ruled_at timestamptz not null,
      ruled_by bigint not null references people,
      primary key (paper_id, person_id)
    );
    create index pair_rulings_person_id on pair_rulings (person_id);
    create index pair_rulings_ruled_by on pair_rulings (ruled_by);

    -- A paper without a row wants as many reviewers as all others.
    create table demands (
      paper_id bigint primary key references papers,
      wanted integer not null check (wanted between 0 and 10),
      set_at timestamptz not null,
      set_by bigint not null references people
    );
    create index demands_set_by on demands (set_by);

    -- How near the papers that people wrote are to a submission, from 0 to 1; whoever is missing has nothing to compare.
    create table likenesses (
      paper_id bigint primary key references papers,
      people bigint[] not null,
      shares real[] not null,
      source text not null check (source in ('texts', 'file')),
      check (cardinality(people) = cardinality(shares))
    );

    alter table reviewers
      add column senior boolean not null default false,
      -- Gets papers only where nobody else is left.
      add column standby boolean not null default false;
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    drop table proposed_endings, pair_rulings, demands, likenesses;
    alter table runs drop column wishes, drop column outcome, drop column progress,
      drop column cancelled_at, drop column cancelled_by;
    alter table reviewers drop column senior, drop column standby`)
}
