// Which institution an address or an affiliation speaks of, as keys: who shares one may be in conflict.
import { getDomain } from 'tldts'
import { wordsIn } from '../core/search.ts'

/** Addresses there say nothing of where somebody works. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.fr hotmail.it hotmail.co.uk live.com live.fr live.nl msn.com ' +
    'yahoo.com yahoo.fr yahoo.de yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.com.br ymail.com rocketmail.com icloud.com me.com ' +
    'mac.com aol.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org orange.fr ' +
    'wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it telefonica.net terra.com.br uol.com.br bol.com.br ' +
    'proton.me protonmail.com protonmail.ch pm.me fastmail.com fastmail.fm hey.com mail.com email.com inbox.com zoho.com ' +
    'zohomail.com tuta.com tutanota.com tuta.io disroot.org riseup.net mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru ' +
    'rambler.ru seznam.cz wp.pl o2.pl onet.pl interia.pl ukr.net abv.bg qq.com foxmail.com 163.com 126.com yeah.net sina.com ' +
    'sina.cn sohu.com aliyun.com 139.com 189.cn naver.com daum.net hanmail.net kakao.com nate.com docomo.ne.jp ezweb.ne.jp ' +
    'softbank.jp rediffmail.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net shaw.ca rogers.com ' +
    'bigpond.com btinternet.com sky.com talktalk.net virginmedia.com duck.com skiff.com relay.firefox.com acm.org ieee.org'
  ).split(' '),
)

/** Institutions that go by several domains or by letters: name, other names, domains. */
const KNOWN: [name: string, others: string, domains: string][] = [
  ['Massachusetts Institute of Technology', 'mit, mit csail, csail', 'mit.edu'],
  ['Carnegie Mellon University', 'cmu', 'cmu.edu'],
  ['University of California, Berkeley', 'uc berkeley, berkeley, ucb', 'berkeley.edu'],
  ['University of California, Los Angeles', 'ucla', 'ucla.edu'],
  ['University of California, San Diego', 'ucsd, uc san diego', 'ucsd.edu'],
  ['University of Illinois Urbana-Champaign', 'uiuc', 'illinois.edu, uiuc.edu'],
  ['Georgia Institute of Technology', 'georgia tech, gatech', 'gatech.edu'],
  ['California Institute of Technology', 'caltech', 'caltech.edu'],
  ['New York University', 'nyu', 'nyu.edu'],
  ['University of Washington', 'uw seattle', 'washington.edu, uw.edu'],
  ['University of Pennsylvania', 'upenn, penn', 'upenn.edu'],
  ['ETH Zurich', 'eth, eth zürich, swiss federal institute of technology zurich', 'ethz.ch'],
  ['EPFL', 'swiss federal institute of technology lausanne', 'epfl.ch'],
  ['University College London', 'ucl', 'ucl.ac.uk'],
  ['University of Oxford', 'oxford', 'ox.ac.uk'],
  ['University of Cambridge', 'cambridge', 'cam.ac.uk'],
  ['Technical University of Munich', 'tum, tu munich, tu münchen', 'tum.de'],
  ['Institute of Science and Technology Austria', 'ist austria, ista', 'ist.ac.at, ista.ac.at'],
  ['Max Planck Institute for Informatics', 'mpi inf, mpi-inf', 'mpi-inf.mpg.de'],
  ['Inria', 'inria paris', 'inria.fr'],
  ['École Normale Supérieure', 'ens paris, ens', 'ens.fr, ens.psl.eu'],
  ['KAIST', 'korea advanced institute of science and technology', 'kaist.ac.kr, kaist.edu'],
  ['KAUST', 'king abdullah university of science and technology', 'kaust.edu.sa'],
  ['University of Tokyo', 'utokyo', 'u-tokyo.ac.jp'],
  ['Tsinghua University', 'thu', 'tsinghua.edu.cn'],
  ['Peking University', 'pku', 'pku.edu.cn'],
  ['Shanghai Jiao Tong University', 'sjtu', 'sjtu.edu.cn'],
  ['National University of Singapore', 'nus', 'nus.edu.sg, nus.edu'],
  ['Nanyang Technological University', 'ntu singapore', 'ntu.edu.sg'],
  ['Hong Kong University of Science and Technology', 'hkust', 'ust.hk, hkust-gz.edu.cn'],
  ['Indian Institute of Science', 'iisc', 'iisc.ac.in'],
  ['Google', 'google research, google deepmind, deepmind, google brain', 'google.com, deepmind.com'],
  ['Microsoft', 'microsoft research, msr', 'microsoft.com'],
  ['Meta', 'meta ai, fair, facebook, facebook ai research', 'meta.com, fb.com, facebook.com'],
  ['Amazon', 'aws, amazon web services', 'amazon.com, amazon.de, amazon.co.uk'],
  ['NVIDIA', 'nvidia research', 'nvidia.com'],
  ['Apple', 'apple research', 'apple.com'],
  ['IBM', 'ibm research', 'ibm.com'],
]

const listed = (text: string) => text.split(', ')
const BY_NAME = new Map(
  KNOWN.flatMap(([name, others]) =>
    [wordsIn(name), ...listed(others).map(wordsIn)].map((key) => [key, name]),
  ),
)
const BY_DOMAIN = new Map(
  KNOWN.flatMap(([name, , domains]) => listed(domains).map((domain) => [domain, name])),
)

/** What every institution has in its name. */
const COMMON = new Set(
  'university universities univ uni college institute institut school the of for and at de la le der die das und du des'.split(
    ' ',
  ),
)
const WORDS: Record<string, string> = {
  universitat: 'university',
  universite: 'university',
  universita: 'university',
  universidad: 'university',
  universidade: 'university',
  universiteit: 'university',
  univ: 'university',
  inst: 'institute',
  tech: 'technology',
  natl: 'national',
  lab: 'laboratory',
  labs: 'laboratory',
  laboratories: 'laboratory',
}
const IS_PART = /^(department|dept|faculty|school of|division|group|chair of|team|centre for|center for)\b/
const SMALL = new Set(['of', 'the', 'for', 'and', 'at', 'de', 'la', 'du', 'der'])

/** "Univ. of Invention" and "University of Invention" by their telling words; "IoI" and "Institute of Invention" by letters. */
function keysOfName(text: string): string[] {
  const name = wordsIn(text)
  const known = BY_NAME.get(name)
  if (known) return [`name:${known}`]
  const words = name.split(' ').map((word) => WORDS[word] ?? word)
  const telling = words.filter((word) => !COMMON.has(word)).toSorted()
  const letters = words.filter((word) => !SMALL.has(word)).map((word) => word[0])
  const short = words.length === 1 && name.length <= 6 ? [`short:${name}`] : []
  const initials = letters.length >= 3 ? [`short:${letters.join('')}`] : []
  return [...(telling.length > 0 ? [`words:${telling.join(' ')}`] : []), ...short, ...initials]
}

/** Of "Dept. of Machines, Invented University, Atlantis" the institution: the first part that is none of a department. */
export function keysOfAffiliation(affiliation: string): string[] {
  const parts = affiliation.split(/[,;/|]| and | & /).map((part) => part.trim())
  const own = parts.filter((part) => part !== '' && !IS_PART.test(wordsIn(part)))
  const named = own.filter(
    (part, index) =>
      index === 0 || /univ|instit|college|hochschule|ecole|école|polit|academy|lab/i.test(part),
  )
  return [...new Set([affiliation, ...named].filter((part) => wordsIn(part) !== '').flatMap(keysOfName))]
}

/** `cs.university.ac.uk` belongs to `university.ac.uk`, by the list of public suffixes. */
export function keysOfEmail(email: string): string[] {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  const domain = getDomain(host) ?? host
  if (domain === '' || FREE_MAIL.has(host) || FREE_MAIL.has(domain)) return []
  const known = BY_DOMAIN.get(host) ?? BY_DOMAIN.get(domain)
  return known ? [`name:${known}`] : [`domain:${domain}`]
}
