import { afterAll, expect, test, vi } from 'vitest'
import type { Evidence, PageIdentity } from '#lib/shared/identity/identity.ts'
import { agreementOf } from '#lib/worker/tasks/agreement.ts'
import { matchPage } from '#lib/worker/tasks/matching.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { contactWith, summaryWith } from './fake-reply.ts'
import { evidence, page, person } from './pages.ts'

// Thousands of pages on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 120_000 })

const KINDS = ['linkedIn', 'email', 'phone'] as const
type Kind = (typeof KINDS)[number]

/** What page and contact have of one kind. */
const STATES = [
  'agrees',
  'differs',
  'is another contact’s',
  'is only another contact’s',
  'is not on the page',
  'is not at the contact',
  'is shared',
  'is a placeholder',
] as const
type State = (typeof STATES)[number]

const NAMES = { agrees: 'Ana Petrova', 'is married': 'Ana Costa', differs: 'Bruno Costa', absent: null } as const

/** Values as page and Reply both write them: the judge compares them letter by letter. */
const values = {
  linkedIn: { ana: 'ana-petrova', dmytro: 'dmytro-koval', nobody: 'lea-moreau', placeholder: 'undefined' },
  email: {
    ana: 'ana@north.example',
    dmytro: 'dmytro@south.example',
    nobody: 'lea@west.example',
    placeholder: 'noemail@noemail.example',
  },
  phone: { ana: '+14155550101', dmytro: '+14155550102', nobody: '+14155550103', placeholder: '0000000' },
} as const

type Somebody = { id: number; name: string | null } & Record<Kind, string | null>
type Cell = Record<Kind, State> & { name: keyof typeof NAMES }

/** Ana, a twin who has whatever is shared, Dmytro with values of his own, and the page. */
function worldOf(cell: Cell): { shown: Somebody; contacts: Somebody[] } {
  const ana: Somebody = { id: 1, name: 'Ana Petrova', linkedIn: null, email: null, phone: null }
  const twin: Somebody = { id: 2, name: 'Ivan Sidorov', linkedIn: null, email: null, phone: null }
  const dmytro: Somebody = { id: 3, name: 'Dmytro Koval', linkedIn: null, email: null, phone: null }
  const shown: Somebody = { id: 0, name: NAMES[cell.name], linkedIn: null, email: null, phone: null }
  for (const kind of KINDS) {
    const { ana: hers, dmytro: his, nobody, placeholder } = values[kind]
    const state = cell[kind]
    dmytro[kind] = his
    ana[kind] =
      state === 'is not at the contact' || state === 'is only another contact’s'
        ? null
        : state === 'is a placeholder'
          ? placeholder
          : hers
    if (state === 'is shared') twin[kind] = hers
    if (state === 'is a placeholder') twin[kind] = null
    if (state !== 'is not on the page') {
      shown[kind] =
        state === 'agrees' || state === 'is shared'
          ? hers
          : state === 'is a placeholder'
            ? placeholder
            : state.endsWith('another contact’s')
              ? his
              : nobody
    }
  }
  return { shown, contacts: [ana, twin, dmytro] }
}

type Judgement = 'certain' | 'contradicted' | 'nothing agrees'

/**
 * What is right, by the rule and nothing else: at least one value agrees that is this contact's alone; no LinkedIn profile
 * and no e-mail that both have differs; no other value of the page is another contact's; the names, where both are known,
 * share a word. What stands for "nothing is known" counts as absent.
 */
function judge(shown: Somebody, contact: Somebody, contacts: Somebody[]): Judgement {
  const of = (one: Somebody, kind: Kind) => {
    const value = one[kind]
    return value === values[kind].placeholder ? null : value
  }
  const agreeing = KINDS.filter((kind) => of(shown, kind) !== null && of(shown, kind) === of(contact, kind))
  if (agreeing.length === 0) return 'nothing agrees'
  const isAlone = (kind: Kind) => contacts.filter((one) => of(one, kind) === of(shown, kind)).length === 1
  const words = (name: string | null) => (name === null ? [] : name.split(' '))
  const [theirs, its] = [words(contact.name), words(shown.name)]
  const contradictions = [
    !agreeing.some(isAlone),
    ...(['linkedIn', 'email'] as const).map(
      (kind) => of(shown, kind) !== null && of(contact, kind) !== null && of(shown, kind) !== of(contact, kind),
    ),
    ...KINDS.map(
      (kind) =>
        of(shown, kind) !== null &&
        of(shown, kind) !== of(contact, kind) &&
        contacts.some((one) => one !== contact && of(one, kind) === of(shown, kind)),
    ),
    theirs.length > 0 && its.length > 0 && !theirs.some((word) => its.includes(word)),
  ]
  return contradictions.includes(true) ? 'contradicted' : 'certain'
}

function indexOf(contacts: Somebody[]) {
  const memory = createTaskMemory('US')
  for (const { id, name, linkedIn, email, phone } of contacts) {
    const linkedInUrl = linkedIn === null ? null : `https://www.linkedin.com/in/${linkedIn}`
    memory.putContact(contactWith({ id, fullName: name, linkedInUrl, email, phone }))
    memory.putTask(summaryWith({ id: 100 + id, contactId: id }))
  }
  return memory
}

function pageOf(shown: Somebody, taskIds: number[] = []): PageIdentity {
  const found = KINDS.flatMap((kind): Evidence[] => {
    const value = shown[kind]
    return value === null ? [] : [evidence(kind, value)]
  })
  const isEmpty = found.length === 0 && shown.name === null
  return page(isEmpty ? [] : [person(shown.name, ...found)], taskIds)
}

const cells = Object.keys(NAMES).flatMap((name) =>
  STATES.flatMap((linkedIn) =>
    STATES.flatMap((email) =>
      STATES.map((phone): Cell => ({ linkedIn, email, phone, name: name as keyof typeof NAMES })),
    ),
  ),
)
const counts = { certain: 0, asked: 0, nobody: 0 }

test('a page completes somebody’s task without a question exactly where something agrees and nothing contradicts', () => {
  const wrong = cells.flatMap((cell) => {
    const { shown, contacts } = worldOf(cell)
    const match = matchPage(pageOf(shown), indexOf(contacts))
    const taken = match.kind === 'task' ? (match.contact?.id ?? 0) : null
    const right = contacts.filter((one) => judge(shown, one, contacts) === 'certain').map(({ id }) => id)
    counts[taken !== null ? 'certain' : match.kind === 'none' ? 'nobody' : 'asked'] += 1
    return taken === (right.length === 1 ? right[0] : null) ? [] : [{ ...cell, taken, right }]
  })
  expect(wrong).toEqual([])
})

test('the lock at the click says the same of each contact, and lets through only what does', () => {
  const wrong = cells.flatMap((cell) => {
    const { shown, contacts } = worldOf(cell)
    const memory = indexOf(contacts)
    return contacts.flatMap((contact) => {
      const { verdict, passes } = agreementOf(pageOf(shown), { id: contact.id, fullName: contact.name }, memory)
      const judged = judge(shown, contact, contacts)
      const isRight = (verdict === 'certain') === (judged === 'certain')
      const says = shown.name !== null || KINDS.some((kind) => shown[kind] !== null)
      const isNamed = judged === 'nothing agrees' && shown.name === contact.name
      return isRight && (!passes || judged === 'certain' || !says || isNamed) ? [] : [{ ...cell, verdict, judged }]
    })
  })
  expect(wrong).toEqual([])
})

test('a task that the page names is taken only where the page is not somebody else’s', () => {
  const wrong = cells.flatMap((cell) => {
    const { shown, contacts } = worldOf(cell)
    const memory = indexOf(contacts)
    return contacts.flatMap((contact) => {
      const match = matchPage(pageOf(shown, [100 + contact.id]), memory)
      const surely = contacts.filter((one) => judge(shown, one, contacts) === 'certain')
      const isSomebodyElses = surely.some((one) => one !== contact)
      const isContradicted = judge(shown, contact, contacts) === 'contradicted'
      const found: string = match.kind === 'references' ? (match.references[0]?.agreement.verdict ?? '') : match.kind
      const isWrong = isSomebodyElses ? found !== 'different' : isContradicted && found === 'task'
      return isWrong ? [{ ...cell, named: contact.name, found }] : []
    })
  })
  expect(wrong).toEqual([])
})

afterAll(() => {
  const { certain, asked, nobody } = counts
  process.stdout.write(
    `\n${cells.length} pages × 3 contacts: ${certain} completed without a question, ${asked} asked, ${nobody} named nobody\n`,
  )
})
