// The discussion of a paper: messages in threads, their versions, what of them reached whom, and who wants no letters.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table comments (
      id uuid primary key default gen_random_uuid(),
      paper_id bigint not null references papers,
      thread_id uuid references comments check (thread_id <> id),
      person_id bigint not null references people,
      reviewer_number integer check (reviewer_number > 0),
      audience text not null check (audience in ('reviewers', 'chairs')),
      text text not null check (text <> ''),
      version integer not null default 1,
      written_at timestamptz not null,
      changed_at timestamptz check (changed_at >= written_at),
      removed_at timestamptz check (removed_at >= written_at),
      check ((version > 1) = (changed_at is not null))
    );
    create index comments_paper_id on comments (paper_id, written_at);
    create index comments_thread_id on comments (thread_id);
    create index comments_person_id on comments (person_id);
    create table comment_versions (
      comment_id uuid not null references comments,
      version integer not null,
      text text not null,
      written_at timestamptz not null,
      primary key (comment_id, version)
    );
    create table comment_readings (
      comment_id uuid not null references comments,
      person_id bigint not null references people,
      told_at timestamptz,
      read_at timestamptz,
      primary key (comment_id, person_id),
      check (told_at is not null or read_at is not null)
    );
    create index comment_readings_person_id on comment_readings (person_id);
    create table comment_letters (
      person_id bigint primary key references people,
      told_at timestamptz,
      stopped_at timestamptz
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table comment_letters, comment_readings, comment_versions, comments')
}
