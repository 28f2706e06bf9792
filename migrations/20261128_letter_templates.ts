// The texts of letters as chairs have changed them: every version stays, the newest one counts.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table letter_templates (
      id bigint generated always as identity primary key,
      -- Of the kind of letter, as in letters.
      view text not null,
      -- Null where a chair took the text of the house back.
      subject text,
      body text,
      written_at timestamptz not null,
      -- Null where it was copied with the settings of a workshop.
      written_by bigint references people,
      check ((subject is null) = (body is null)),
      check (subject <> '' and body <> '')
    );
    create index letter_templates_view on letter_templates (view, id);
    create index letter_templates_written_by on letter_templates (written_by);

    alter table letters add column template_id bigint references letter_templates;
    create index letters_template on letters (template_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('alter table letters drop column template_id; drop table letter_templates')
}
