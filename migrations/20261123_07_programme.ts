// The programme: draft slots and boards, who can present when, and the numbered editions the public sees.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table slots (
      id bigint generated always as identity primary key,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      kind text not null check (kind in ('remarks', 'session', 'contributed-talk', 'break', 'poster-session', 'panel', 'awards')),
      title text not null check (length(title) between 1 and 300),
      paper_id bigint references papers,
      check (paper_id is null or kind = 'contributed-talk')
    );
    create unique index slots_paper_id on slots (paper_id);

    create table appearances (
      id bigint generated always as identity primary key,
      slot_id bigint not null references slots on delete cascade,
      position integer not null check (position >= 1),
      name text not null check (length(name) between 1 and 200),
      affiliation text not null default '' check (length(affiliation) <= 300),
      title text not null default '' check (length(title) <= 300),
      unique (slot_id, position)
    );

    create table boards (
      number integer primary key check (number >= 1),
      paper_id bigint not null references papers
    );
    create unique index boards_paper_id on boards (paper_id);

    create table presentations (
      paper_id bigint primary key references papers,
      presenter text not null check (length(presenter) between 1 and 200),
      attendance text not null check (attendance in ('in-person', 'remote')),
      said_at timestamptz not null,
      said_by bigint not null references people
    );
    create index presentations_said_by on presentations (said_by);

    create table absences (
      paper_id bigint not null references presentations on delete cascade,
      slot_id bigint not null references slots on delete cascade,
      primary key (paper_id, slot_id)
    );
    create index absences_slot_id on absences (slot_id);

    create table editions (
      number integer primary key check (number >= 1),
      published_at timestamptz not null,
      published_by bigint not null references people,
      note text not null default '' check (length(note) <= 2000)
    );
    create index editions_published_by on editions (published_by);

    create table edition_slots (
      edition integer not null references editions,
      slot_id bigint not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      kind text not null,
      title text not null,
      paper_id bigint references papers,
      appearances jsonb not null default '[]',
      primary key (edition, slot_id)
    );
    create index edition_slots_paper_id on edition_slots (paper_id);

    create table edition_boards (
      edition integer not null references editions,
      number integer not null,
      paper_id bigint not null references papers,
      primary key (edition, number)
    );
    create index edition_boards_paper_id on edition_boards (paper_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw(
    'drop table edition_boards, edition_slots, editions, absences, presentations, boards, appearances, slots',
  )
}
