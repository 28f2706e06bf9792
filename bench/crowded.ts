// A workshop of thousands of papers straight in the database, for measuring pages: authors, reviews, PDFs, conflicts.
import type { Db } from '../server/core/db.ts'

const AT = "timestamptz '2023-05-21 12:00Z'"

/** People 1 to n beyond those who are there review; each paper has three authors, three reviews and one conflict. */
export async function crowd(db: Db, papers: number, reviewers: number): Promise<void> {
  await db.raw(`
    create temp table crowd as select
      (select max(id) from people) as person, (select coalesce(max(id), 0) from papers) as paper, (select min(person_id) from chairs) as chair;
    insert into people (name, email, affiliation, created_at, confirmed_at)
      select 'Reviewer ' || n, 'reviewer.' || n || '@school' || n % 400 || '.example', 'School ' || n % 400, ${AT}, ${AT}
      from generate_series(1, ${reviewers}) n;
    insert into reviewers (person_id, load, joined_at)
      select id, 6, ${AT} from people, crowd where id > crowd.person;
    insert into papers (title, abstract, created_at, created_by, changed_at, submitted_at, submitted_by, conflicts_confirmed_at)
      select 'Crowded kernels, part ' || n, repeat('We invent kernels. ', 40), ${AT}, chair, ${AT},
        case when n % 20 > 0 then ${AT} end, case when n % 20 > 0 then chair end, ${AT}
      from generate_series(1, ${papers}) n, crowd;
    insert into authorships (paper_id, position, name, email, affiliation)
      select p.id, a, 'Author ' || p.id % 2000 || ' ' || a, 'author.' || p.id % 2000 || '.' || a || '@lab' || p.id % 700 || '.example', 'Lab ' || p.id % 700
      from papers p, generate_series(1, 3) a, crowd where p.id > crowd.paper;
    insert into paper_topics (paper_id, topic_id)
      select p.id, t.id from papers p join topics t on t.position % 7 = p.id % 7, crowd where p.id > crowd.paper;
    insert into files (paper_id, kind, version, sha256, blind_sha256, size, blind_size, media_type, original_name, pages, began_at, stored_at, uploaded_by)
      select p.id, 'paper', v, encode(sha256((p.id || ' ' || v)::bytea), 'hex'), encode(sha256((p.id || ' blind ' || v)::bytea), 'hex'), 100000, 90000, 'application/pdf', 'a.pdf', 4 + p.id % 6, ${AT}, ${AT}, chair
      from papers p, generate_series(1, 2) v, crowd where p.id > crowd.paper;
    insert into assignments (paper_id, person_id, assigned_at, assigned_by, dispatched_at)
      select p.id, crowd.person + 1 + (p.id * 7 + k * 331) % ${reviewers}, ${AT}, chair, ${AT}
      from papers p, generate_series(0, 2) k, crowd where p.id > crowd.paper and p.submitted_at is not null;
    insert into reviews (paper_id, person_id, number, correctness, relevance, overall, confidence, text, created_at, saved_at, submitted_at)
      select paper_id, person_id, row_number() over (partition by paper_id order by person_id), 3, 4, 1 + (paper_id + person_id) % 5, 1 + person_id % 5,
        repeat('Sound work. ', 60), ${AT}, ${AT}, case when person_id % 5 > 0 then ${AT} end from assignments;
    insert into conflicts (paper_id, person_id, reason, declared_at, declared_by, declared_as)
      select p.id, crowd.person + 1 + (p.id * 7 + 500) % ${reviewers}, 'Worked together', ${AT}, chair, 'author'
      from papers p, crowd where p.id > crowd.paper;
    analyze`)
}
