// What people know: topics at five levels, and the papers they wrote before, whose words are compared with submissions.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    -- From 1, not at all, to 5, what they work on; a topic without a row was never asked about.
    alter table reviewer_topics add column level integer not null default 4 check (level between 1 and 5);

    create table past_papers (
      id bigint generated always as identity primary key,
      person_id bigint not null references people,
      title text not null check (length(title) between 1 and 500),
      -- Abstract or more of it; a PDF is read and not kept.
      words text not null default '' check (length(words) <= 60000),
      source text not null check (source in ('pdf', 'bibtex', 'pasted')),
      added_at timestamptz not null
    );
    create unique index past_papers_own on past_papers (person_id, lower(title));
    create index past_papers_person_id on past_papers (person_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    drop table past_papers;
    alter table reviewer_topics drop column level;
  `)
}
