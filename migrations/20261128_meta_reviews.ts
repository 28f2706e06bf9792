// Meta-reviews: whether they are asked for and who reads them, who writes which, and what it says.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table meta_review_rules (
      id integer primary key default 1 check (id = 1),
      active boolean not null default false,
      readers text not null default 'chairs' check (readers in ('chairs', 'reviewers', 'authors'))
    );
    insert into meta_review_rules default values;
    create table meta_reviews (
      paper_id bigint primary key references papers,
      person_id bigint not null references people,
      assigned_at timestamptz not null,
      assigned_by bigint not null references people,
      recommendation text check (recommendation in ('talk', 'poster', 'reject')),
      text text not null default '',
      version integer not null default 1,
      saved_at timestamptz,
      submitted_at timestamptz,
      check (submitted_at is null or (recommendation is not null and text <> ''))
    );
    create index meta_reviews_person_id on meta_reviews (person_id);
    create index meta_reviews_assigned_by on meta_reviews (assigned_by);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table meta_reviews, meta_review_rules')
}
