// Files as answers to the chair's own questions, and the supplement as a row of the form like any other.
import type { Knex } from 'knex'

const KINDS = "'paper', 'supplement', 'camera-ready', 'poster', 'slides'"
const FIELD_KINDS = `'heading', 'text', 'long-text', 'choice', 'choices', 'number', 'link', 'confirmation', 'topics',
  'paper', 'authors', 'conflicts'`

export async function up(knex: Knex) {
  await knex.raw(`
    alter table form_fields drop constraint form_fields_kind_check, drop constraint form_fields_check,
      add constraint form_fields_kind_check check (kind in (${FIELD_KINDS}, 'supplement', 'file')),
      -- Of a choice what is offered, of a file which kinds of it are taken.
      add constraint form_fields_options_check
        check (kind in ('choice', 'choices', 'file') = (cardinality(options) > 0)),
      -- In megabytes.
      add constraint form_fields_file_check check (kind <> 'file' or most between 1 and 50);

    alter table files add column field_id bigint references form_fields,
      drop constraint files_kind_check, drop constraint files_paper_id_kind_version_key,
      add constraint files_kind_check check (kind in (${KINDS}, 'answer')),
      add constraint files_answer_check check ((kind = 'answer') = (field_id is not null)),
      add constraint files_version_key unique nulls not distinct (paper_id, kind, field_id, version);
    create index files_field_id on files (field_id);

    alter table uploads add column field_id bigint references form_fields,
      drop constraint uploads_kind_check,
      add constraint uploads_kind_check check (kind in (${KINDS}, 'answer')),
      add constraint uploads_answer_check check ((kind = 'answer') = (field_id is not null));
    create index uploads_field_id on uploads (field_id);
    drop index uploads_one_at_a_time;
    create unique index uploads_one_at_a_time on uploads (paper_id, kind, field_id, uploaded_by)
      nulls not distinct where file_id is null;

    update form_fields set position = position + 1
      where form = 'submission' and position > (select position from form_fields where form = 'submission' and key = 'file');
    insert into form_fields (form, key, kind, label, help, required, readers, position)
      select 'submission', 'supplement', 'supplement', 'Supplement',
        'Code or data as a ZIP archive, or a PDF. Reviewers see it, the names in it too.', 'never', 'reviewers', position + 1
      from form_fields where form = 'submission' and key = 'file';
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    delete from uploads where kind = 'answer';
    delete from files where kind = 'answer';
    delete from form_fields where kind in ('supplement', 'file');
    alter table form_fields drop constraint form_fields_kind_check, drop constraint form_fields_options_check,
      drop constraint form_fields_file_check,
      add constraint form_fields_kind_check check (kind in (${FIELD_KINDS})),
      add constraint form_fields_check check (kind in ('choice', 'choices') = (cardinality(options) > 0));
    alter table files drop column field_id, drop constraint files_kind_check,
      add constraint files_kind_check check (kind in (${KINDS})),
      add constraint files_paper_id_kind_version_key unique (paper_id, kind, version);
    alter table uploads drop column field_id, drop constraint uploads_kind_check,
      add constraint uploads_kind_check check (kind in (${KINDS}));
    create unique index uploads_one_at_a_time on uploads (paper_id, kind, uploaded_by) where file_id is null;
  `)
}
