// A file that answers a question can be taken off again: all its versions stay, and none of them counts.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table files
      -- The newest version of its kind carries it; the next one that is sent counts again.
      add column taken_off_at timestamptz,
      add column taken_off_by bigint references people,
      add constraint files_taken_off_check check ((taken_off_at is null) = (taken_off_by is null)),
      add constraint files_taken_off_kind_check check (taken_off_at is null or kind = 'answer');
    create index files_taken_off_by on files (taken_off_by);

    -- Receipts tell of these files too; what is there already is known.
    update receipts r set facts = r.facts || jsonb_build_object('answers', (
      select coalesce(jsonb_object_agg(f.field_id, jsonb_build_object('label', f.label, 'sha256', f.sha256)), '{}') from
        (select distinct on (field_id) field_id, label, sha256 from files join form_fields ff on ff.id = field_id
         where paper_id = r.paper_id order by field_id, version desc) f));
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    update receipts set facts = facts - 'answers';
    alter table files drop column taken_off_at, drop column taken_off_by;
  `)
}
