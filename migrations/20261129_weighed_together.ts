// The last guard against assigned conflicts looks at all rows of a statement at once, instead of at each by itself.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    drop trigger assignments_without_conflict on assignments;
    create or replace function refuse_conflicted_assignment() returns trigger language plpgsql as $$
    declare
      papers bigint[];
      people bigint[];
      pair record;
    begin
      if tg_op = 'INSERT' then
        select array_agg(paper_id), array_agg(person_id) into papers, people from new_rows where ended_at is null;
      else
        select array_agg(paper_id), array_agg(person_id) into papers, people from (
          select id, paper_id, person_id, dispatched_at from new_rows where ended_at is null
          except select id, paper_id, person_id, dispatched_at from old_rows) changed;
      end if;
      if papers is null then
        return null;
      end if;
      select * into pair from (
        select * from unnest(papers, people) as pairs (paper_id, person_id)
        intersect select c.paper_id, c.person_id from conflicted c
        where c.paper_id = any(papers) and c.person_id = any(people)) refused
      order by paper_id, person_id limit 1;
      if found then
        raise exception 'a conflict is never assigned: paper %, person %', pair.paper_id, pair.person_id;
      end if;
      return null;
    end $$;
    create trigger assignments_made_without_conflict after insert on assignments
      referencing new table as new_rows for each statement execute function refuse_conflicted_assignment();
    -- With the rows of a statement there can be no list of columns: what did not change is left out by the function.
    create trigger assignments_without_conflict after update on assignments
      referencing old table as old_rows new table as new_rows
      for each statement execute function refuse_conflicted_assignment();
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    drop trigger assignments_made_without_conflict on assignments;
    drop trigger assignments_without_conflict on assignments;
    create or replace function refuse_conflicted_assignment() returns trigger language plpgsql as $$
    begin
      if exists (select from conflicted c where c.paper_id = new.paper_id and c.person_id = new.person_id) then
        raise exception 'a conflict is never assigned: paper %, person %', new.paper_id, new.person_id;
      end if;
      return new;
    end $$;
    create trigger assignments_without_conflict
      before insert or update of paper_id, person_id, dispatched_at on assignments
      for each row when (new.ended_at is null) execute function refuse_conflicted_assignment();
  `)
}
