// Conflicts have a kind; chairs question, confirm and rule them out; people say with whom they are tied.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table conflicts
      add column kind text not null default 'other'
        check (kind in ('co-author', 'advisor', 'institution', 'collaborator', 'family', 'other')),
      add column confirmed_at timestamptz,
      add column confirmed_by bigint references people,
      -- A chair asks why, and the authors answer.
      add column questioned_at timestamptz,
      add column questioned_by bigint references people,
      add column question text check (length(question) between 1 and 1000),
      add column justified_at timestamptz,
      add column justified_by bigint references people,
      add column justification text check (length(justification) between 1 and 2000),
      add check ((confirmed_at is null) = (confirmed_by is null)),
      add check ((questioned_at is null) = (questioned_by is null) and (questioned_at is null) = (question is null)),
      add check ((justified_at is null) = (justified_by is null) and (justified_at is null) = (justification is null)),
      add check (justified_at is null or questioned_at is not null);
    create index conflicts_confirmed_by on conflicts (confirmed_by);
    create index conflicts_questioned_by on conflicts (questioned_by);
    create index conflicts_justified_by on conflicts (justified_by);

    -- A chair's word that there is none: no suggestion comes back to it. Whoever declares one is in conflict all the same.
    create table clearances (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      person_id bigint not null references people,
      reason text not null check (length(reason) between 1 and 500),
      cleared_at timestamptz not null,
      cleared_by bigint not null references people,
      ended_at timestamptz check (ended_at >= cleared_at),
      ended_by bigint references people,
      check ((ended_at is null) = (ended_by is null))
    );
    create unique index clearances_standing on clearances (paper_id, person_id) where ended_at is null;
    create index clearances_paper_id on clearances (paper_id);
    create index clearances_person_id on clearances (person_id);
    create index clearances_cleared_by on clearances (cleared_by);
    create index clearances_ended_by on clearances (ended_by);

    -- What people say of themselves: with whom, or with which institution, they could be in conflict on any paper.
    create table ties (
      id bigint generated always as identity primary key,
      person_id bigint not null references people,
      kind text not null check (kind in ('co-author', 'advisor', 'institution', 'collaborator', 'family', 'other')),
      email text check (email = lower(email) and length(email) <= 254),
      institution text check (length(institution) between 1 and 300),
      note text not null default '' check (length(note) <= 300),
      said_at timestamptz not null,
      check (num_nonnulls(email, institution) = 1)
    );
    create unique index ties_email on ties (person_id, email) where email is not null;
    create unique index ties_institution on ties (person_id, lower(institution)) where institution is not null;
    create index ties_person_id on ties (person_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    drop table ties, clearances;
    alter table conflicts drop column kind, drop column confirmed_at, drop column confirmed_by,
      drop column questioned_at, drop column questioned_by, drop column question,
      drop column justified_at, drop column justified_by, drop column justification`)
}
