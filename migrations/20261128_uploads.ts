// Uploads on their way, piece by piece: who sends what, since when, and how much has arrived.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table uploads (
      id uuid primary key default gen_random_uuid(),
      paper_id bigint not null references papers on delete cascade,
      kind text not null check (kind in ('paper', 'supplement', 'camera-ready', 'poster', 'slides')),
      original_name text not null check (length(original_name) between 1 and 300),
      size bigint not null check (size > 0),
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      received bigint not null default 0 check (received between 0 and size),
      began_at timestamptz not null,
      uploaded_by bigint not null references people,
      file_id uuid references files on delete cascade,
      check (file_id is null or received = size)
    );
    create index on uploads (paper_id);
    create index on uploads (uploaded_by);
    create index on uploads (file_id);
    create unique index uploads_one_at_a_time on uploads (paper_id, kind, uploaded_by) where file_id is null;
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table uploads')
}
