import type { Evidence, PageIdentity, PagePerson } from '#lib/shared/identity/identity.ts'
import type { Difference, Sort } from '#lib/shared/messages/agreement-view.ts'
import { byTrust, type Compared, differingTraits, type Finding, findingsOf, NO_IDENTITIES } from './comparison.ts'
import { another, anotherName, nameOf, ofSeveral, ofSomebodyElse, sortOf, uncompared, valueWritten } from './doubts.ts'
import { traitsOf } from './identities.ts'
import { isSameName, namesAgree, namesDisagree } from './names.ts'
import type { Known } from './task-memory.ts'

/**
 * Whether a page's person is a contact.
 * - `certain`: something agrees, and nothing speaks against it.
 * - `doubt`: something agrees and something speaks against it: a person has to say.
 * - `different`: nothing that counts agrees, and what both have is another.
 * - `unknown`: there is nothing to compare.
 */
export type Verdict = 'certain' | 'doubt' | 'different' | 'unknown'

/** The best that agrees. `weakNamed` and `weak`: only what people share (`info@`, a telephone), with names that share a word or not. */
type Agreeing = 'own' | 'weakNamed' | 'weak' | 'several' | 'nothing'

/** The worst that speaks against it: names without a common word, a value that is another contact's, a LinkedIn identity or an e-mail of both that differs. */
type Against = 'nothing' | 'names' | 'elsewhere' | 'strong'

/**
 * The whole decision. What only many share cannot stand against another identity: that is a colleague at the same
 * switchboard, not a doubt. Names alone decide nothing: people marry, and write in other scripts.
 */
export const TABLE: Readonly<Record<Agreeing, Readonly<Record<Against, Verdict>>>> = {
  // what agrees, down; what speaks against it, across
  own: { nothing: 'certain', names: 'doubt', elsewhere: 'doubt', strong: 'doubt' },
  weakNamed: { nothing: 'certain', names: 'doubt', elsewhere: 'doubt', strong: 'doubt' },
  weak: { nothing: 'certain', names: 'doubt', elsewhere: 'different', strong: 'different' },
  several: { nothing: 'doubt', names: 'doubt', elsewhere: 'different', strong: 'different' },
  nothing: { nothing: 'unknown', names: 'unknown', elsewhere: 'different', strong: 'different' },
}

/** A decision, and what it rests on. */
export type Agreement = {
  verdict: Verdict
  /** Whether it may be acted on without a question. */
  passes: boolean
  agrees: Sort[]
  differs: Difference[]
  /** What agrees, most trusted first. */
  evidence: Evidence[]
  /** Contacts at whom something of the page points that is not this contact's. */
  pointsAt: number[]
  /** What the page calls its person; null where it shows nobody. */
  page: string | null
  /** What was weighed, in a form in which it can be remembered: an answer holds as long as nothing new speaks against it. */
  weighed: { agrees: string[]; differs: string[] }
}

/** Whom a page is compared with: a contact, or as much of one as a task tells. */
export type Candidate = { id: number | null; fullName: string | null }

/**
 * The people that a page is about. Where its address names somebody, nobody else on it counts: a profile page shows
 * "people also viewed", and none of them is meant.
 */
export function subjectsOf(identity: Pick<PageIdentity, 'people'>): PagePerson[] {
  const addressed = identity.people.filter((person) => person.evidence.some(({ source }) => source === 'address'))
  return addressed.length > 0 ? addressed : identity.people
}

/** What the page calls a person: a name, else what identifies them. */
export function labelOf(person: PagePerson | undefined): string | null {
  return person?.name ?? person?.evidence[0]?.value ?? null
}

/** A page and a contact, by whichever of the page's people agrees best. */
export function agreementOf(identity: Pick<PageIdentity, 'people'>, contact: Candidate, known: Known): Agreement {
  const all = subjectsOf(identity).map((person) => personAgreement(person, contact, known))
  return all.toSorted((one, other) => rank(one) - rank(other))[0] ?? NOBODY
}

/** One person of a page and a contact. */
export function personAgreement(
  person: PagePerson,
  contact: Candidate,
  known: Known,
  traits = traitsOf(person, known.homeRegion),
): Agreement {
  const compared = comparedWith(contact, known)
  const findings = findingsOf(traits, compared, known)
  const mine = findings.filter(({ is }) => is === 'own' || is === 'weak' || is === 'several')
  const elsewhere = findings.filter(({ is }) => is === 'elsewhere')
  const strong = differingTraits(traits, compared.identities).map(({ evidence }) => evidence)
  const named = namesAgree(person.name, contact.fullName)
  const others = namesDisagree(person.name, contact.fullName)

  const against = strong.length > 0 ? 'strong' : elsewhere.length > 0 ? 'elsewhere' : others ? 'names' : 'nothing'
  const agreeing = bestOf(mine, named)
  const verdict = TABLE[agreeing][against]
  const isSilent = person.name === null && person.evidence.length === 0
  const isNamed = against === 'nothing' && isSameName(person.name, contact.fullName)
  const passes = verdict === 'certain' || (verdict === 'unknown' && (isSilent || isNamed))

  const differs = [
    ...strong.filter((evidence) => !elsewhere.some((one) => one.evidence === evidence)).map(another),
    ...elsewhere.map(ofSomebodyElse),
    ...(agreeing === 'several' ? mine.map(ofSeveral) : []),
    ...(others ? [anotherName(person)] : []),
  ]
  if (!passes && differs.length === 0) differs.push(uncompared(person))
  const evidence = mine.map((one) => one.evidence).toSorted(byTrust)
  return {
    verdict,
    passes,
    agrees: [...new Set([...evidence.map(sortOf), ...(named ? (['name'] as const) : [])])],
    differs: differs.map(({ said }) => said),
    evidence,
    pointsAt: elsewhere.flatMap(({ others: [only, ...more] }) =>
      only !== undefined && more.length === 0 ? only.contact.id : [],
    ),
    page: labelOf(person),
    weighed: {
      agrees: [...evidence.map(valueWritten), ...(named ? [nameOf(person)] : [])],
      differs: differs.map(({ key }) => key),
    },
  }
}

/** Nothing could be compared, because nothing is known. */
export const UNCOMPARED: Agreement = {
  verdict: 'unknown',
  passes: false,
  agrees: [],
  differs: [],
  evidence: [],
  pointsAt: [],
  page: null,
  weighed: { agrees: [], differs: [] },
}

/** A page that shows nobody says nothing against anybody. */
const NOBODY: Agreement = { ...UNCOMPARED, passes: true }

/** What may be acted on before what may not, then what agrees before what does not. */
function rank({ verdict, passes }: Agreement): number {
  const order: readonly Verdict[] = ['certain', 'doubt', 'different', 'unknown']
  return (passes ? 0 : order.length) + order.indexOf(verdict)
}

function comparedWith({ id }: Candidate, known: Known): Compared {
  return { id, identities: (id === null ? undefined : known.contact(id)?.identities) ?? NO_IDENTITIES }
}

function bestOf(mine: readonly Finding[], named: boolean): Agreeing {
  if (mine.some(({ is }) => is === 'own')) return 'own'
  if (mine.some(({ is }) => is === 'weak')) return named ? 'weakNamed' : 'weak'
  return mine.length > 0 ? 'several' : 'nothing'
}
