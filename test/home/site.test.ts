// The public site: before, during and after the deadline, for visitors without a cookie.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const at = (text: string) => Temporal.Instant.from(text)
const DEADLINE = at('2023-06-01T12:00:00Z')

test('the front page tells what, where, when and by when', () =>
  inHouse(async (house) => {
    const page = await house.visitor().get('/')
    assert.equal(page.status, 200)
    assert.match(page.text, /<h1>Efficient Systems for Foundation Models<\/h1>/)
    assert.match(
      page.text,
      /<span>ICML 2023 workshop<\/span><span>Honolulu, Hawaii<\/span><span>Sat 29 July 2023<\/span>/,
    )
    assert.match(page.text, /href="\/papers\/new">Submit a paper</)
    assert.match(page.text, /Submissions close in/)
    assert.match(page.text, /<b>12<\/b><span>days<\/span>/)
    assert.match(page.text, /Wed 31 May 2023, 23:59 AoE/)
    assert.match(page.text, /Thu 1 June, 01:59 HST/)
    assert.match(page.text, /in Honolulu or virtually\. Dates to be confirmed\./)
    assert.match(page.text, /Eight invited speakers, three contributed talks, a panel and a poster session/)
    assert.match(page.text, /three of them become talks/)
    assert.match(page.text, /motto[^>]*>crash it,</)
    assert.match(page.text, /You are here/)
    assert.match(page.text, /appear here after the notification on Mon 19 June 2023/)
    assert.equal(page.headers.get('set-cookie'), null, 'visitors get no cookie')
  }))

test('the call opens, closes to the second, and then the next date counts', () =>
  inHouse(async (house) => {
    const seen = async (moment: Temporal.Instant) => {
      house.at(moment)
      return (await house.visitor().get('/')).text
    }
    const early = await seen(at('2023-03-20T12:00:00Z'))
    assert.match(early, /Submissions open in/)
    assert.match(early, /<b>4<\/b><span>days<\/span>/)
    assert.doesNotMatch(early, /Submit a paper/)
    assert.doesNotMatch(early, /You are here/)

    const last = await seen(DEADLINE.subtract({ seconds: 1 }))
    assert.match(last, /Submissions close in/)
    assert.match(last, /Submit a paper/)

    const over = await seen(DEADLINE)
    assert.doesNotMatch(over, /Submissions close in|Submit a paper/, 'the grace is shown nowhere')
    assert.match(over, /Decisions are announced within/)
    assert.match(await seen(at('2023-07-01T12:00:00Z')), /Camera-ready versions are due in/)
    assert.match(await seen(at('2023-07-20T12:00:00Z')), /The workshop begins in/)
    const past = await seen(at('2023-08-20T12:00:00Z'))
    assert.doesNotMatch(past, /class="count"/)
    assert.match(past, /once they are announced/)
    assert.doesNotMatch(early, /Teal|class="l1"/)
    assert.match(over, /Teal: smoothed, up to today\./)
    assert.match(past, /class="l1"[\s\S]*Teal: smoothed\./, 'the whole run is behind us')
    assert.doesNotMatch(past, /You are here/)
  }))

test('once papers are accepted nobody waits for the decisions, though their date is still to come', () =>
  inHouse(async (house) => {
    const paper = await house.submittedPaper(await house.author(), { title: 'Early News' })
    const chair = await house.chair()
    house.at('deciding')
    await chair.post(`/papers/${paper}/decisions`, { outcome: 'poster', note: '' })
    const seen = async () => (await house.visitor().get('/')).text
    assert.match(await seen(), /Decisions are announced within/)
    const { location } = await chair.post('/decisions/releases', { audience: 'authors' })
    assert.match(await seen(), /Decisions are announced within/, 'nothing has left')
    await chair.post(`${location}/dispatch`)
    const released = await seen()
    assert.match(released, /Early News/)
    assert.match(released, /Camera-ready versions are due in/)
    assert.doesNotMatch(released, /Decisions are announced within/)
  }))

// Rule 47.
test('every public date follows the timeline', () =>
  inHouse(async (house) => {
    await house
      .db('stages')
      .where({ name: 'submission' })
      .update({ closes_at: at('2023-06-03T10:00:00Z') })
    for (const path of ['/', '/call']) {
      const { text } = await house.visitor().get(path)
      assert.match(text, /2 June 2023, 21:59 AoE/, path)
      assert.doesNotMatch(text, /31 May/, path)
    }
    const ics = (await house.visitor().get('/timeline.ics')).text
    assert.match(ics, /SUMMARY:ES-FoMo: Submissions close/)
    assert.match(ics, /DTSTART;TZID=Pacific\/Honolulu:20230602T235900/)
    assert.match(ics, /UID:submission@127\.0\.0\.1/)
    assert.equal(ics.match(/BEGIN:VEVENT/g)?.length, 5)
    assert.match(
      ics,
      /SUMMARY:ES-FoMo: Efficient Systems for Foundation Models\r\nDTSTART[^\r]*:20230729T084500|DTSTART[^\r]*:20230729T084500/,
    )
    assert.match(ics, /STATUS:TENTATIVE/)
  }))

// Rule 36.
test('people stand by importance, then by name, each group under its heading', () =>
  inHouse(async (house) => {
    const { text } = await house.visitor().get('/people')
    const order = [
      'Speakers',
      'Adam Roberts',
      'Deepak Narayanan',
      'Natalia Vassilieva',
      'Aakanksha Chowdhery',
      'Tim Dettmers',
      'Natalia Gimelshein',
      'Panelists',
      'Anna Goldie',
      'Organizers',
      'Dan Fu',
      'Julien Launay',
      'Percy Liang',
    ]
    const places = order.map((name) => text.indexOf(`>${name}`))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    assert.ok(places.every((place) => place > 0))
    assert.equal(text.match(/class="portrait"/g)?.length, 19)
    await house.db('featured_people').where({ name: 'Dan Fu' }).update({ link: 'https://dan.example/' })
    assert.match(
      (await house.visitor().get('/people')).text,
      /<a href="https:\/\/dan\.example\/">Dan Fu<\/a>/,
    )
    await house.db('featured_people').delete()
    assert.match((await house.visitor().get('/people')).text, /Nobody is named yet/)
  }))

test('the call and the code of conduct are what the chairs wrote', () =>
  inHouse(async (house) => {
    const call = (await house.visitor().get('/call')).text
    assert.match(call, /<h3>Format<\/h3>/)
    assert.match(call, /<h3>Systems for foundation models<\/h3>/)
    assert.match(call, /Low-precision training and inference/)
    assert.match(call, /double-blind by 3 reviewers/)
    assert.match(call, /the decision and the reviews together, by letter/)
    await house.db('workshop').update({ reviews_in_letters: false })
    const apart = (await house.visitor().get('/call')).text
    assert.match(apart, /receive the decision by letter, and read the reviews on this site/)
    assert.doesNotMatch(apart, /reviews together, by letter/)
    assert.match(
      (await house.visitor().get('/code-of-conduct')).text,
      /Criticise work, never the person behind it/,
    )
    await house.db('workshop').update({ call_text: '**Bold** <script>no</script>', conduct: '' })
    assert.match((await house.visitor().get('/call')).text, /<strong>Bold<\/strong> &lt;script&gt;/)
    assert.match((await house.visitor().get('/code-of-conduct')).text, /Not written yet/)
  }))

test('a workshop with nothing but a name still has a site', () =>
  inHouse(async (house) => {
    for (const table of ['slots', 'stages', 'featured_people', 'topics']) await house.db(table).delete()
    await house.db('workshop').update({
      host: '',
      motto: '',
      city: '',
      region: '',
      lead: '',
      pitch: '',
      call_text: '',
      virtual_attendance: false,
    })
    for (const path of [
      '/',
      '/call',
      '/programme',
      '/people',
      '/programme.json',
      '/programme.ics',
      '/timeline.ics',
      '/feed.xml',
    ]) {
      const page = await house.visitor().get(path)
      assert.equal(page.status, 200, `${path}: ${page.text}`)
      assert.doesNotMatch(page.text, /undefined|NaN|\[object/, path)
    }
    assert.match((await house.visitor().get('/')).text, /The plan is being made/)
  }))

test('the news are an Atom feed, with nothing unescaped in it', () =>
  inHouse(async (house) => {
    await house.db('workshop').update({ name: 'Kernels & <Clusters>' })
    const feed = await house.visitor().get('/feed.xml')
    assert.match(feed.headers.get('content-type') ?? '', /atom\+xml/)
    assert.match(feed.text, /^<\?xml version="1.0"/)
    assert.match(feed.text, /<title>Kernels &amp; &lt;Clusters&gt;<\/title>/)
    assert.match(feed.text, /<title>Submissions are open<\/title>/)
    house.at(at('2023-03-01T12:00:00Z'))
    assert.doesNotMatch((await house.visitor().get('/feed.xml')).text, /<entry>/)
  }))
