// Scores from a file: read and kept aside first, then in force instead of the likeness of texts; and which run used them.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table score_files (
      id bigint generated always as identity primary key,
      name text not null check (length(name) <= 200),
      taken_in_at timestamptz not null,
      taken_in_by bigint not null references people,
      -- From then on its scores stand among the likenesses; before, only whoever took it in sees it.
      adopted_at timestamptz,
      adopted_by bigint references people,
      check ((adopted_at is null) = (adopted_by is null))
    );
    create index score_files_taken_in_by on score_files (taken_in_by);
    create index score_files_adopted_by on score_files (adopted_by);

    -- What a file holds that is not in force yet.
    create table read_scores (
      score_file_id bigint not null references score_files on delete cascade,
      paper_id bigint not null references papers,
      people bigint[] not null,
      shares real[] not null,
      primary key (score_file_id, paper_id),
      check (cardinality(people) = cardinality(shares))
    );
    create index read_scores_paper_id on read_scores (paper_id);

    alter table likenesses add column score_file_id bigint references score_files;
    delete from likenesses where source = 'file';
    alter table likenesses add check ((source = 'file') = (score_file_id is not null));
    create index likenesses_score_file_id on likenesses (score_file_id);

    create table run_scores (
      run_id bigint not null references runs,
      score_file_id bigint not null references score_files,
      primary key (run_id, score_file_id)
    );
    create index run_scores_score_file_id on run_scores (score_file_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    drop table run_scores;
    alter table likenesses drop column score_file_id;
    drop table read_scores;
    drop table score_files;
  `)
}
