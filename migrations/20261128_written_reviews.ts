// The review form becomes one that chairs put together, like that of papers; every save of a review is a version of it.
import type { Knex } from 'knex'

const KINDS = `'heading', 'text', 'long-text', 'choice', 'choices', 'number', 'link', 'confirmation', 'topics',
  'paper', 'authors', 'conflicts', 'supplement', 'file'`

/** key, kind, label, help, required, readers, options: what has always been asked, now as rows. */
const BUILT_IN = [
  [
    'text',
    'long-text',
    'Text for the authors',
    'Strengths, weaknesses, questions. Markdown and LaTeX between dollar signs.',
    'submission',
    'authors',
    [],
  ],
  [
    'correctness',
    'score',
    'Correctness',
    '',
    'submission',
    'authors',
    ['Serious errors', 'Errors that can be fixed', 'Minor gaps', 'Convincing'],
  ],
  [
    'relevance',
    'score',
    'Relevance to the workshop',
    '',
    'submission',
    'authors',
    ['Off topic', 'At the edge', 'In scope', 'At the heart of it'],
  ],
  [
    'overall',
    'score',
    'Overall',
    '',
    'submission',
    'authors',
    ['Reject', 'Lean reject', 'Borderline', 'Accept', 'Strong accept'],
  ],
  [
    'confidence',
    'score',
    'Your confidence',
    '',
    'submission',
    'authors',
    ['Guess', 'Low', 'Fair', 'High', 'Expert'],
  ],
  [
    'fit_for_talk',
    'confirmation',
    'Good candidate for a contributed talk',
    'For chairs and the other reviewers. Authors do not see it.',
    'never',
    'reviewers',
    [],
  ],
  [
    'note',
    'long-text',
    'Note to the chairs',
    'What authors and other reviewers should not see.',
    'never',
    'chairs',
    [],
  ],
] as const

export async function up(knex: Knex) {
  await knex.raw(`
    -- Places of fields are checked late; what an earlier migration has left is checked now.
    set constraints all immediate;
    alter table form_fields
      drop constraint form_fields_kind_check, drop constraint form_fields_options_check,
      drop constraint form_fields_readers_check,
      add constraint form_fields_kind_check check (kind in (${KINDS}, 'score')),
      -- Of a score the words for each number, from 1.
      add constraint form_fields_options_check
        check (kind in ('choice', 'choices', 'file', 'score') = (cardinality(options) > 0)),
      add constraint form_fields_score_check check (kind <> 'score' or cardinality(options) between 2 and 10),
      -- 'decided': authors once they know the decision; 'authors': as soon as they read the review.
      add constraint form_fields_readers_check check (readers in ('authors', 'decided', 'reviewers', 'chairs'));

    alter table reviews
      drop constraint reviews_correctness_check, drop constraint reviews_relevance_check,
      drop constraint reviews_overall_check, drop constraint reviews_confidence_check,
      -- What a review needs before it is submitted is the chair's to say.
      drop constraint reviews_check,
      drop constraint reviews_note_check, add constraint reviews_note_check check (length(note) <= 40000),
      add constraint reviews_scores_check check (correctness between 1 and 10 and relevance between 1 and 10
        and overall between 1 and 10 and confidence between 1 and 10),
      -- What its writer keeps while reading: never anybody else's.
      add column private_notes text not null default '' check (length(private_notes) <= 40000),
      -- What was typed into a submitted review and is not sent yet, by the names of its fields.
      add column pending jsonb check (jsonb_typeof(pending) = 'object' and length(pending::text) <= 400000),
      -- Which open form saved last, and how far it was.
      add column saved_from uuid,
      add column saved_turn integer,
      add constraint reviews_waiting_check check (pending is null or submitted_at is not null);

    alter table review_versions
      add column is_draft boolean not null default false,
      add column saved_from uuid;
    insert into review_versions (review_id, version, saved_at, is_draft, fields)
      select id, version, saved_at, true, jsonb_build_object('text', text, 'note', note, 'correctness', correctness,
        'relevance', relevance, 'overall', overall, 'confidence', confidence, 'fit_for_talk', fit_for_talk)
      from reviews where saved_at is not null and submitted_at is null
      on conflict do nothing;
  `)
  const rows = BUILT_IN.map(([key, kind, label, help, required, readers, options], index) => ({
    form: 'review',
    key,
    kind,
    label,
    help,
    required,
    readers,
    options,
    position: index + 1,
  }))
  await knex('form_fields').insert(rows)
}

export async function down(knex: Knex) {
  await knex.raw(`
    delete from answers where field_id in (select id from form_fields where form = 'review');
    update form_fields set condition_id = null, condition_options = '{}' where form = 'review';
    delete from form_fields where form = 'review';
    delete from review_versions where is_draft;
    alter table review_versions drop column is_draft, drop column saved_from;
    alter table reviews drop column pending, drop column private_notes, drop column saved_from, drop column saved_turn,
      drop constraint reviews_scores_check,
      add constraint reviews_correctness_check check (correctness between 1 and 4),
      add constraint reviews_relevance_check check (relevance between 1 and 4),
      add constraint reviews_overall_check check (overall between 1 and 5),
      add constraint reviews_confidence_check check (confidence between 1 and 5),
      add constraint reviews_check check (submitted_at is null
        or (num_nulls(correctness, relevance, overall, confidence) = 0 and text <> ''));
    alter table form_fields drop constraint form_fields_kind_check, drop constraint form_fields_options_check,
      drop constraint form_fields_score_check, drop constraint form_fields_readers_check,
      add constraint form_fields_kind_check check (kind in (${KINDS})),
      add constraint form_fields_options_check check (kind in ('choice', 'choices', 'file') = (cardinality(options) > 0)),
      add constraint form_fields_readers_check check (readers in ('authors', 'reviewers', 'chairs'));
  `)
}
