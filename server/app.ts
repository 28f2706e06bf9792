// The application: middlewares in order, then the routers in any order, then the refusals.
import express, { type RequestHandler } from 'express'
import helmet from 'helmet'
import { account } from './account/routes.ts'
import { api } from './api/routes.ts'
import { applications } from './applications/routes.ts'
import { serving } from './assets/serving.ts'
import { folder, ours } from './assets/shelf.ts'
import { assignments } from './assignments/routes.ts'
import { authorships } from './authorships/routes.ts'
import { badges } from './badges/routes.ts'
import { bids } from './bids/routes.ts'
import { circulars } from './circulars/routes.ts'
import { comments } from './comments/routes.ts'
import { conflicts } from './conflicts/routes.ts'
import type { House } from './context.ts'
import { readForm, refuseUnread } from './core/body.ts'
import { NotFound } from './core/errors.ts'
import { rememberingWho } from './core/last-here.ts'
import { refuseCrossSite } from './core/origin.ts'
import { sealOf } from './core/seal.ts'
import { sessions as sessionCookie } from './core/session.ts'
import { corrections } from './corrections/routes.ts'
import { decisions } from './decisions/routes.ts'
import { deferrals } from './deferrals/routes.ts'
import { departures } from './departures/routes.ts'
import { desk } from './desk/routes.ts'
import { shell } from './desk/shell.ts'
import { emails } from './emails/routes.ts'
import { withErrors } from './errors.ts'
import { expertise } from './expertise/routes.ts'
import { exports_ } from './exports/routes.ts'
import { extensions } from './extensions/routes.ts'
import { featured } from './featured/routes.ts'
import { fields } from './fields/routes.ts'
import { files } from './files/routes.ts'
import { finder } from './finder/routes.ts'
import { flags } from './flags/routes.ts'
import { forecast } from './forecast/routes.ts'
import { handling } from './handling/routes.ts'
import { feeds } from './home/feeds.ts'
import { probes } from './home/probes.ts'
import { home } from './home/routes.ts'
import { opening, withPages, withReading } from './http.ts'
import { invitations } from './invitations/routes.ts'
import { journal } from './journal/routes.ts'
import { labels } from './labels/routes.ts'
import { looking, onlyReading } from './looking/guard.ts'
import { lookings } from './looking/routes.ts'
import { mailbox } from './mail/mailbox.ts'
import { mail } from './mail/routes.ts'
import { matrix } from './matrix/routes.ts'
import { metaReview } from './meta-review/routes.ts'
import { notices } from './notices/routes.ts'
import { observations } from './observations/routes.ts'
import { offers } from './offers/routes.ts'
import { papers } from './papers/routes.ts'
import { people } from './people/routes.ts'
import { programme } from './programme/routes.ts'
import { proxies } from './proxies/routes.ts'
import { quality } from './quality/routes.ts'
import { withBar } from './rehearsal/bar.ts'
import { gate, unlisted } from './rehearsal/gate.ts'
import { landing } from './rehearsal/landing.ts'
import { rehearsing, turning } from './rehearsal/routes.ts'
import type { Rehearsal } from './rehearsal/types.ts'
import { reminders } from './reminders/routes.ts'
import { response } from './response/routes.ts'
import { reviewers } from './reviewers/routes.ts'
import { reviews } from './reviews/routes.ts'
import { rulings } from './rulings/routes.ts'
import { runs } from './runs/routes.ts'
import { scores } from './scores/routes.ts'
import { factorFirst } from './second-factor/guard.ts'
import { secondFactor } from './second-factor/routes.ts'
import { factorRules } from './second-factor/rules.ts'
import { secondStep } from './second-factor/step.ts'
import { security } from './security/routes.ts'
import { selection } from './selection/routes.ts'
import { createBrake, createPassport } from './sessions/passport.ts'
import { sessions } from './sessions/routes.ts'
import { slowed } from './sessions/slowing.ts'
import { arriving } from './sessions/unsent.ts'
import { settings } from './settings/routes.ts'
import { setup } from './setup/routes.ts'
import { standins } from './standins/routes.ts'
import { tasks } from './tasks/routes.ts'
import { templates } from './templates/routes.ts'
import { ties } from './ties/routes.ts'
import { byToken } from './tokens/bearer.ts'
import { tokens } from './tokens/routes.ts'
import { topics } from './topics/routes.ts'
import { uploads } from './uploads/routes.ts'

const tops = new Set([...ours.once().files.keys()].map((address) => address.split('/', 2)[1]))

const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  // Plain HTTP on a laptop must stay reachable; behind TLS the proxy or this header holds.
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
})

/** Files of ours by names that stay. What cannot be one is not looked for on the disk. */
function servingUnversioned(): RequestHandler {
  const files = express.static(folder, { maxAge: '1h', index: false })
  return (req, res, next) => (tops.has(req.path.split('/', 2)[1]) ? files(req, res, next) : next())
}

/** While somebody works on them, the next page links them as they lie on the disk. */
const lookAgain: RequestHandler = (_req, _res, next) => {
  ours.again()
  next()
}

/** Until the first chair has come, every page but the setup says what to do. */
const setUpFirst: RequestHandler = async (req, res, next) => {
  if (req.reading.isSetUp || req.path.startsWith('/setup/')) return next()
  await res.page('setup/waiting', {}, 503)
}

/** `door`: finds out who asks; by the session, unless another one is given, at which nobody signs in. */
export function createApp(
  house: House,
  sessionSecret: string,
  rehearsal: Rehearsal | null = null,
  door: RequestHandler[] | null = null,
) {
  const app = express()
  app.disable('x-powered-by').set('trust proxy', house.config.trustProxy)
  app.use(opening(house), policy, readForm, serving(ours.once), servingUnversioned())
  if (house.config.environment === 'development') app.use(lookAgain)
  if (rehearsal) app.use(unlisted, turning(rehearsal), gate(rehearsal))
  app.use(probes, refuseCrossSite)

  const [passport, brake, seal] = [createPassport(house.db), createBrake(house.db), sealOf(sessionSecret)]
  const name = rehearsal ? 'rehearsal' : 'rostrum'
  const bySession = [sessionCookie(house.db, sessionSecret, name), passport.session()]
  app.use(door ?? bySession, rememberingWho(sessionSecret, name), byToken, withReading, looking)
  app.use(withPages(rehearsal ? withBar(rehearsal, shell) : shell), setUpFirst, onlyReading, refuseUnread)
  if (rehearsal) app.use(landing, rehearsing(rehearsal), mailbox)

  app.use(door ? arriving : [factorFirst, arriving], setup, slowed(brake), account, emails)
  app.use(sessions(passport, brake, name), secondFactor(seal), secondStep(seal, brake), factorRules)
  app.use(authorships, corrections, ties, expertise, tokens(seal), api)
  app.use(lookings, desk, settings, topics, featured, security, fields, journal, mail, templates, circulars)
  app.use(extensions, selection, finder)
  app.use(home, feeds, people, papers, files, conflicts, invitations, applications, notices, reviewers)
  app.use(bids, assignments, runs, reviews, quality, tasks, deferrals, reminders)
  app.use(comments, response, metaReview, flags)
  app.use(rulings, standins, offers, departures)
  app.use(forecast, decisions, programme, labels, badges)
  app.use(proxies, handling, uploads, exports_)
  app.use(matrix, observations, scores)

  app.use(() => {
    throw new NotFound()
  })
  app.use(withErrors)
  return app
}
