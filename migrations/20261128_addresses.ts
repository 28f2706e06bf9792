// Several addresses for one account: further ones count once they are confirmed, and each belongs to one account.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table emails (
      id bigint generated always as identity primary key,
      person_id bigint not null references people,
      email text not null check (email = lower(email) and email ~ '^[^@\\s]+@[^@\\s]+$' and length(email) <= 254),
      added_at timestamptz not null,
      confirmed_at timestamptz check (confirmed_at >= added_at),
      token_hash text unique,
      expires_at timestamptz check (expires_at > added_at),
      removed_at timestamptz check (removed_at >= confirmed_at),
      check ((confirmed_at is null) = (token_hash is not null)),
      check ((token_hash is null) = (expires_at is null)),
      check (removed_at is null or confirmed_at is not null)
    );
    -- Anybody may ask for an address, and only whoever reads its mail gets it.
    create unique index emails_confirmed on emails (email) where confirmed_at is not null and removed_at is null;
    create unique index emails_own on emails (person_id, email) where removed_at is null;
    create index emails_person_id on emails (person_id);
    create index emails_email on emails (email);

    -- Every address that stands for a person, the one that letters go to among them. A former one opens nothing,
    -- but a conflict with it goes on: nobody leaves a conflict behind with an address.
    create view addresses as
      select id as person_id, email, false as former from people
      union all
      select person_id, email, removed_at is not null from emails where confirmed_at is not null;

    -- The last guard: a confirmed address is not that of two people, whichever of the two tables it came by.
    create function refuse_shared_address() returns trigger language plpgsql as $$
    declare
      owner bigint := case tg_table_name when 'people' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'person_id' end;
    begin
      perform pg_advisory_xact_lock(hashtextextended(new.email, 0));
      if exists (select from people p where p.email = new.email and p.id <> owner and p.confirmed_at is not null)
        or exists (select from emails e where e.email = new.email and e.person_id <> owner
          and e.confirmed_at is not null and e.removed_at is null)
      then
        raise exception 'an address belongs to one account' using errcode = 'unique_violation';
      end if;
      return new;
    end $$;
    create trigger people_own_address before insert or update of email, confirmed_at on people
      for each row when (new.confirmed_at is not null) execute function refuse_shared_address();
    create trigger emails_own_address before insert or update of email, confirmed_at, removed_at on emails
      for each row when (new.confirmed_at is not null and new.removed_at is null) execute function refuse_shared_address();

    create or replace view conflicted as
      select paper_id, person_id from authorships where person_id is not null
      union
      select a.paper_id, o.person_id from authorships a join addresses o on o.email = a.email
      union
      select paper_id, person_id from conflicts where person_id is not null and lifted_at is null
      union
      select c.paper_id, o.person_id from conflicts c join addresses o on o.email = c.email where c.lifted_at is null;
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    create or replace view conflicted as
      select paper_id, person_id from authorships where person_id is not null
      union
      select a.paper_id, p.id from authorships a join people p on p.email = a.email
      union
      select paper_id, person_id from conflicts where person_id is not null and lifted_at is null
      union
      select c.paper_id, p.id from conflicts c join people p on p.email = c.email where c.lifted_at is null;
    drop trigger people_own_address on people;
    drop view addresses;
    drop table emails;
    drop function refuse_shared_address`)
}
