// The outbox: letters, the batches a chair dispatches, and the journal of everything that was written.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table batches (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('assignments', 'decisions')),
      title text not null check (length(title) between 1 and 200),
      created_at timestamptz not null,
      created_by bigint not null references people,
      dispatched_at timestamptz,
      dispatched_by bigint references people,
      discarded_at timestamptz,
      check ((dispatched_at is null) = (dispatched_by is null)),
      check (dispatched_at is null or discarded_at is null)
    );
    create index batches_created_by on batches (created_by);
    create index batches_dispatched_by on batches (dispatched_by);

    create table letters (
      id uuid primary key default gen_random_uuid(),
      batch_id bigint references batches,
      view text not null,
      model jsonb not null,
      person_id bigint references people,
      to_name text not null,
      to_email text not null check (to_email ~ '^[^@\\s]+@[^@\\s]+$'),
      subject text not null,
      body_text text not null,
      body_html text not null,
      -- What a link in the letter opens; masked wherever the letter is shown, gone once it has left.
      secret text,
      written_at timestamptz not null,
      attempts integer not null default 0 check (attempts >= 0),
      sent_at timestamptz,
      kept_at timestamptz,
      failed_at timestamptz,
      failure text,
      check (num_nonnulls(sent_at, kept_at, failed_at) <= 1),
      check ((failed_at is null) or (failure is not null)),
      check (sent_at is null or secret is null)
    );
    create index letters_batch_id on letters (batch_id);
    create index letters_person_id on letters (person_id);
    create index letters_written_at on letters (written_at desc, id);

    -- What a letter speaks of: a chair in conflict with all of it does not see the letter.
    create table letter_papers (
      letter_id uuid not null references letters on delete cascade,
      paper_id bigint not null references papers,
      primary key (letter_id, paper_id)
    );
    create index letter_papers_paper_id on letter_papers (paper_id);

    create table journal (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      person_id bigint references people,
      verb text not null check (verb ~ '^[a-z-]+\\.[a-z-]+$'),
      paper_id bigint references papers,
      subject text not null default '',
      details jsonb not null default '{}',
      request_id text not null default ''
    );
    create index journal_person_id on journal (person_id);
    create index journal_paper_id on journal (paper_id);
    create index journal_at on journal (at desc, id desc);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table journal, letter_papers, letters, batches')
}
