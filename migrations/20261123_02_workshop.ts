// The one workshop of this installation: its facts, its timeline, its topics and the people on its site.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table workshop (
      id smallint primary key default 1 check (id = 1),
      name text not null check (length(name) between 1 and 200),
      short_name text not null check (length(short_name) between 1 and 40),
      host text not null default '' check (length(host) <= 200),
      motto text not null default '' check (length(motto) <= 200),
      city text not null default '' check (length(city) <= 100),
      region text not null default '' check (length(region) <= 100),
      virtual_attendance boolean not null default false,
      time_zone text not null check (length(time_zone) between 1 and 60),
      days_tentative boolean not null default false,
      lead text not null default '' check (length(lead) <= 1000),
      pitch text not null default '' check (length(pitch) <= 20000),
      call_text text not null default '' check (length(call_text) <= 40000),
      conduct text not null default '' check (length(conduct) <= 40000),
      contact_email text not null default '' check (length(contact_email) <= 254),
      boards integer not null default 60 check (boards between 0 and 2000),
      board_limit text not null default '' check (length(board_limit) <= 200),
      reviews_per_paper integer not null default 3 check (reviews_per_paper between 1 and 10),
      early_reading boolean not null default false,
      other_reviews text not null default 'after-own' check (other_reviews in ('after-own', 'always', 'never')),
      created_at timestamptz not null,
      created_by bigint not null references people
    );
    create index workshop_created_by on workshop (created_by);

    create table stages (
      name text primary key check (name in ('submission', 'bidding', 'assignment', 'review', 'discussion',
        'decision', 'notification', 'camera_ready', 'workshop')),
      opens_at timestamptz,
      closes_at timestamptz not null,
      hard boolean not null default true,
      check (opens_at < closes_at)
    );

    create table topics (
      id bigint generated always as identity primary key,
      theme text not null default '' check (length(theme) <= 200),
      name text not null check (length(name) between 1 and 200),
      position integer not null unique check (position >= 0)
    );

    create table featured_people (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('speaker', 'panelist', 'organizer')),
      name text not null check (length(name) between 1 and 200),
      affiliation text not null default '' check (length(affiliation) <= 300),
      link text not null default '' check (link = '' or link like 'http://%' or link like 'https://%'),
      importance integer not null check (importance between 1 and 99)
    );

    create table reviewer_topics (
      person_id bigint not null references reviewers (person_id),
      topic_id bigint not null references topics,
      primary key (person_id, topic_id)
    );
    create index reviewer_topics_topic_id on reviewer_topics (topic_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table reviewer_topics, featured_people, topics, stages, workshop')
}
