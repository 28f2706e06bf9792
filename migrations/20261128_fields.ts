// Forms made of fields: what the chair asks, who reads it, and the answers, of papers and of reviews alike.
import type { Knex } from 'knex'

/** key, kind, label, help, required, readers, retired: the form as it stands on the first day. */
const BUILT_IN = [
  ['part-abstract', 'heading', 'Title and abstract', '', 'never', 'authors', false],
  ['title', 'text', 'Title', '', 'draft', 'reviewers', false],
  [
    'abstract',
    'long-text',
    'Abstract',
    'Markdown, and LaTeX math between dollar signs.',
    'submission',
    'reviewers',
    false,
  ],
  ['keywords', 'text', 'Keywords', '', 'never', 'reviewers', false],
  ['topics', 'topics', 'Topics', 'Reviewers are matched on these.', 'submission', 'reviewers', false],
  ['file', 'paper', 'Paper', '', 'submission', 'reviewers', false],
  ['authors', 'authors', 'Authors', '', 'submission', 'authors', false],
  ['conflicts_confirmed', 'conflicts', 'Conflicts', '', 'submission', 'authors', false],
  ['part-options', 'heading', 'Options', '', 'never', 'authors', false],
  [
    'code_url',
    'link',
    'Link to anonymous code',
    'Reviewers see it: make sure it does not name you.',
    'never',
    'reviewers',
    false,
  ],
  [
    'prior_publication',
    'text',
    'Accepted or under review elsewhere',
    'Chairs see it, reviewers do not.',
    'never',
    'authors',
    false,
  ],
  [
    'consent',
    'confirmation',
    'All authors have agreed to this submission',
    '',
    'submission',
    'authors',
    true,
  ],
]

export async function up(knex: Knex) {
  await knex.raw(`
    create table form_fields (
      id bigint generated always as identity primary key,
      form text not null check (form in ('submission', 'review')),
      -- The name that a built-in field has in the form; the chair's own are named by their number.
      key text check (key ~ '^[a-z][a-z_-]*$'),
      kind text not null check (kind in ('heading', 'text', 'long-text', 'choice', 'choices', 'number', 'link',
        'confirmation', 'topics', 'paper', 'authors', 'conflicts')),
      label text not null check (length(label) between 1 and 200),
      help text not null default '' check (length(help) <= 1000),
      position integer not null,
      required text not null default 'never' check (required in ('never', 'draft', 'submission')),
      readers text not null default 'authors' check (readers in ('authors', 'reviewers', 'chairs')),
      options text[] not null default '{}',
      least integer,
      most integer,
      soft_words integer check (soft_words > 0),
      hard_words integer check (hard_words > 0),
      condition_id bigint references form_fields,
      condition_options text[] not null default '{}',
      changed_at timestamptz,
      changed_by bigint references people,
      retired_at timestamptz,
      unique (form, position) deferrable initially deferred,
      check (kind in ('choice', 'choices') = (cardinality(options) > 0)),
      check (least <= most),
      check (soft_words <= hard_words),
      check ((condition_id is null) = (cardinality(condition_options) = 0)),
      check (condition_id <> id),
      check ((changed_at is null) = (changed_by is null))
    );
    create unique index form_fields_key on form_fields (form, key) where key is not null;
    create index form_fields_condition_id on form_fields (condition_id);
    create index form_fields_changed_by on form_fields (changed_by);

    create table answers (
      field_id bigint not null references form_fields,
      paper_id bigint references papers,
      review_id uuid references reviews,
      -- As it was typed: a text, or the options that were ticked. What it must be is asked when it is submitted.
      value jsonb not null check (jsonb_typeof(value) in ('string', 'array') and length(value::text) <= 200000),
      answered_at timestamptz not null,
      check (num_nonnulls(paper_id, review_id) = 1)
    );
    create unique index answers_of_papers on answers (paper_id, field_id) where paper_id is not null;
    create unique index answers_of_reviews on answers (review_id, field_id) where review_id is not null;
    create index answers_field_id on answers (field_id);
  `)
  const rows = BUILT_IN.map(([key, kind, label, help, required, readers, retired], index) => ({
    form: 'submission',
    key,
    kind,
    label,
    help,
    required,
    readers,
    position: index + 1,
    retired_at: retired ? knex.fn.now() : null,
  }))
  await knex('form_fields').insert(rows)
}

export async function down(knex: Knex) {
  await knex.raw('drop table answers, form_fields')
}
