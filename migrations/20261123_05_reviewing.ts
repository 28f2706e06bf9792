// Reviewing: invitations, assignment runs and their proposals, assignments, reviews and their versions.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table invitations (
      id bigint generated always as identity primary key,
      email text not null check (email = lower(email) and email ~ '^[^@\\s]+@[^@\\s]+$'),
      name text not null default '' check (length(name) <= 200),
      role text not null check (role in ('reviewer', 'chair')),
      load integer not null default 4 check (load between 1 and 100),
      message text not null default '' check (length(message) <= 4000),
      token_hash text not null unique,
      invited_at timestamptz not null,
      invited_by bigint not null references people,
      expires_at timestamptz not null check (expires_at > invited_at),
      accepted_at timestamptz,
      accepted_by bigint references people,
      refused_at timestamptz,
      refusal_reason text check (length(refusal_reason) <= 2000),
      revoked_at timestamptz,
      check ((accepted_at is null) = (accepted_by is null)),
      check ((refused_at is null) = (refusal_reason is null)),
      check (num_nonnulls(accepted_at, refused_at, revoked_at) <= 1)
    );
    create unique index invitations_pending on invitations (email, role)
      where accepted_at is null and refused_at is null and revoked_at is null;
    create index invitations_invited_by on invitations (invited_by);
    create index invitations_accepted_by on invitations (accepted_by);

    create table runs (
      id bigint generated always as identity primary key,
      requested_at timestamptz not null,
      requested_by bigint not null references people,
      reviews_per_paper integer not null check (reviews_per_paper between 1 and 10),
      seed integer not null,
      finished_at timestamptz,
      failure text,
      reasons jsonb not null default '[]',
      adopted_at timestamptz,
      adopted_by bigint references people,
      check (adopted_at is null or (finished_at is not null and failure is null)),
      check ((adopted_at is null) = (adopted_by is null))
    );
    create index runs_requested_by on runs (requested_by);
    create index runs_adopted_by on runs (adopted_by);

    create table proposals (
      run_id bigint not null references runs,
      paper_id bigint not null references papers,
      person_id bigint not null references reviewers (person_id),
      score double precision not null,
      by_hand boolean not null default false,
      primary key (run_id, paper_id, person_id)
    );
    create index proposals_paper_id on proposals (paper_id);
    create index proposals_person_id on proposals (person_id);

    create table assignments (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      person_id bigint not null references reviewers (person_id),
      run_id bigint references runs,
      assigned_at timestamptz not null,
      assigned_by bigint not null references people,
      batch_id bigint references batches,
      dispatched_at timestamptz,
      ended_at timestamptz,
      ended_by bigint references people,
      end_reason text check (length(end_reason) <= 2000),
      check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
    );
    create unique index assignments_standing on assignments (paper_id, person_id) where ended_at is null;
    create index assignments_paper_id on assignments (paper_id);
    create index assignments_person_id on assignments (person_id);
    create index assignments_run_id on assignments (run_id);
    create index assignments_batch_id on assignments (batch_id);
    create index assignments_assigned_by on assignments (assigned_by);
    create index assignments_ended_by on assignments (ended_by);

    -- The last guard behind the policy: by no path is a conflict assigned or sent.
    create function refuse_conflicted_assignment() returns trigger language plpgsql as $$
    begin
      if exists (select from conflicted c where c.paper_id = new.paper_id and c.person_id = new.person_id) then
        raise exception 'a conflict is never assigned: paper %, person %', new.paper_id, new.person_id;
      end if;
      return new;
    end $$;
    create trigger assignments_without_conflict
      before insert or update of paper_id, person_id, dispatched_at on assignments
      for each row when (new.ended_at is null) execute function refuse_conflicted_assignment();

    create table reviews (
      id uuid primary key default gen_random_uuid(),
      paper_id bigint not null references papers,
      person_id bigint not null references reviewers (person_id),
      number integer not null check (number >= 1),
      correctness smallint check (correctness between 1 and 4),
      relevance smallint check (relevance between 1 and 4),
      overall smallint check (overall between 1 and 5),
      confidence smallint check (confidence between 1 and 5),
      text text not null default '' check (length(text) <= 40000),
      note text not null default '' check (length(note) <= 20000),
      fit_for_talk boolean not null default false,
      version integer not null default 1 check (version >= 1),
      created_at timestamptz not null,
      saved_at timestamptz,
      submitted_at timestamptz,
      refused_at timestamptz,
      refusal_reason text check (length(refusal_reason) <= 2000),
      unique (paper_id, person_id),
      unique (paper_id, number),
      check (submitted_at is null or (num_nulls(correctness, relevance, overall, confidence) = 0 and text <> '')),
      check ((refused_at is null) = (refusal_reason is null)),
      check (submitted_at is null or refused_at is null)
    );
    create index reviews_person_id on reviews (person_id);

    create table review_versions (
      review_id uuid not null references reviews,
      version integer not null,
      saved_at timestamptz not null,
      fields jsonb not null,
      primary key (review_id, version)
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw(
    'drop table review_versions, reviews, assignments, proposals, runs, invitations; drop function refuse_conflicted_assignment',
  )
}
