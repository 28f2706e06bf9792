// Responses of authors to reviews: their stage, their rules, what is drafted and what was sent, and who was told to begin.
import type { Knex } from 'knex'

const NAMES = `'submission', 'bidding', 'assignment', 'review', 'discussion', 'decision', 'notification', 'camera_ready', 'workshop'`
const named = (names: string) =>
  `alter table stages drop constraint stages_name_check, add constraint stages_name_check check (name in (${names}))`

export async function up(knex: Knex) {
  await knex.raw(`
    ${named(`${NAMES}, 'response'`)};
    create table response_rules (
      id integer primary key default 1 check (id = 1),
      scope text not null default 'paper' check (scope in ('paper', 'review')),
      soft_words integer check (soft_words > 0),
      hard_words integer check (hard_words > 0),
      check (soft_words <= hard_words)
    );
    insert into response_rules (soft_words, hard_words) values (500, 1000);
    create table responses (
      id uuid primary key default gen_random_uuid(),
      paper_id bigint not null references papers,
      review_id uuid references reviews,
      text text not null,
      version integer not null default 1,
      saved_at timestamptz not null,
      saved_by bigint not null references people,
      sent_text text check (sent_text <> ''),
      sent_at timestamptz,
      sent_by bigint references people,
      unique nulls not distinct (paper_id, review_id),
      check ((sent_text is null) = (sent_at is null) and (sent_at is null) = (sent_by is null))
    );
    create index responses_review_id on responses (review_id);
    create index responses_saved_by on responses (saved_by);
    create index responses_sent_by on responses (sent_by);
    create table response_calls (
      paper_id bigint primary key references papers,
      called_at timestamptz not null
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw(
    `drop table response_calls, responses, response_rules; delete from stages where name = 'response'; ${named(NAMES)}`,
  )
}
