// What can be read in the PDF of a file: its text, a signature by which like texts are found, a picture of the first page.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table file_texts (
      file_id uuid primary key references files on delete cascade,
      -- The pages, parted by form feeds.
      text text not null,
      main_pages integer check (main_pages >= 0),
      paper_size text not null check (paper_size ~ '^[0-9]+x[0-9]+$'),
      -- Least hashes of the text, and those in groups: like texts share a group. Empty where there is too little text.
      signature integer[] not null,
      bands integer[] not null,
      thumbnail bytea
    );
    create index file_texts_bands on file_texts using gin (bands);

    alter table workshop
      add column main_pages integer check (main_pages between 1 and 99),
      add column paper_size text not null default 'any' check (paper_size in ('any', 'letter', 'a4')),
      add column blocking_checks text[] not null default '{}';
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    alter table workshop drop column main_pages, drop column paper_size, drop column blocking_checks;
    drop table file_texts;
  `)
}
