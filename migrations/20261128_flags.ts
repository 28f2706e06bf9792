// Flags: what a reviewer or a chair finds wrong with a paper itself, and what became of it.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table flags (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      person_id bigint not null references people,
      kind text not null check (kind in ('ethics', 'anonymity', 'plagiarism', 'instructions', 'other')),
      text text not null check (length(text) between 1 and 5000),
      raised_at timestamptz not null,
      outcome text check (outcome in ('upheld', 'dismissed')),
      answer text not null default '' check (length(answer) <= 5000),
      closed_at timestamptz check (closed_at >= raised_at),
      closed_by bigint references people,
      check (num_nonnulls(outcome, closed_at, closed_by) in (0, 3))
    );
    create index flags_paper_id on flags (paper_id);
    create index flags_person_id on flags (person_id);
    create index flags_closed_by on flags (closed_by);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table flags')
}
