import type { Problem } from '#lib/shared/problem.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Click, Get, Happened, Post, WriteRequest } from './history.ts'

/** One break of a promise. `rule` is the invariant; `at` the place in the history. */
export type Violation = { rule: string; what: string; at: number }

export type Answered = {
  at: number
  place: number
  code: string | null
  status: number | null
  retryIn: number | null
  clearNo: boolean
  /** The life that heard it died before it was written down. */
  isLost: boolean
}

/** What a history says about one completion, gathered once for all rules. */
export type Story = {
  id: string
  click: Click | null
  accepted: boolean
  /** Every durable version, with its place in the history. */
  versions: { place: number; record: CompletionRecord; before: CompletionRecord | null }[]
  posts: { place: number; post: Post; record: CompletionRecord; answered: Answered | null }[]
  sendNowAsked: number | null
  undone: number | null
  /** When giving it up was confirmed. */
  givenUp: number | null
  removed: CompletionRecord | null
}

/** What a history says about one step that is no completion. */
export type StepStory = {
  id: string
  click: Click | null
  versions: Story['versions']
  writes: StepWrite[]
  effects: { place: number; request: WriteRequest; delivery: number }[]
  /** When a person had it sent again, or let it go on. */
  sentAgain: number[]
  removed: CompletionRecord | null
}

export type StepWrite = {
  place: number
  request: WriteRequest
  record: CompletionRecord
  answered: { at: number; place: number; code: string | null } | null
}

export type GetAnswered = Happened & { kind: 'getAnswered' }

export type Ledger = {
  history: readonly Happened[]
  stories: Map<string, Story>
  steps: Map<string, StepStory>
  /** Writes that belong to no step that was durable as sending. */
  strayWrites: { place: number; request: WriteRequest }[]
  /** Requests that belong to no completion that was durable as sending. */
  strays: { place: number; post: Post }[]
  gets: { place: number; get: Get; answered: GetAnswered | null; answeredPlace: number }[]
}

/** Reads a history once. A request belongs to the completion that is durable as *sending* for its account and task then. */
export function readLedger(history: readonly Happened[]): Ledger {
  const reader = createReader()
  for (const [place, happened] of history.entries()) reader.read(happened, place)
  return { history, ...reader.ledger }
}

type Kind = Happened['kind']
type Readers = { [K in Kind]?: (happened: Extract<Happened, { kind: K }>, place: number) => void }

function createReader() {
  const ledger: Omit<Ledger, 'history'> = {
    stories: new Map(),
    steps: new Map(),
    strayWrites: [],
    strays: [],
    gets: [],
  }
  const getByNumber = new Map<number, Ledger['gets'][number]>()
  const ownerOfPost = new Map<number, { story: Story; entry: Story['posts'][number] }>()
  const clicks = new Map<string, Click>()
  const current = new Map<string, CompletionRecord>()

  const storyOf = (id: string): Story => {
    const known = ledger.stories.get(id)
    if (known !== undefined) return known
    const story = newStory(id)
    ledger.stories.set(id, story)
    return story
  }

  const stepOf = (id: string): StepStory => {
    const known = ledger.steps.get(id)
    if (known !== undefined) return known
    const story: StepStory = { id, click: null, versions: [], writes: [], effects: [], sentAgain: [], removed: null }
    ledger.steps.set(id, story)
    return story
  }
  const isStep = (id: string) => ledger.steps.has(id)
  /** What a person last answered to a step. */
  const answered = new Map<string, 'sendAgain' | 'goOn'>()
  const ownerOfWrite = new Map<number, { story: StepStory; entry: StepWrite }>()

  const readers: Readers = {
    clicked({ click }) {
      clicks.set(click.key, click)
    },
    accepted({ id }) {
      if (!isStep(id)) storyOf(id).accepted = true
    },
    stored({ record, before }, place) {
      current.set(record.id, record)
      if (record.write !== undefined) {
        const step = stepOf(record.id)
        step.click ??= clicks.get(record.evidence[0]?.value ?? '') ?? null
        step.versions.push({ place, record, before })
        // What was written down holds, though the life that did so may have died before it could say so.
        const isAgain = before?.state === 'attention' && record.state === 'queued'
        const word = answered.get(record.id)
        // To go on is no word for sending again what may be there.
        const isMeant = word === 'sendAgain' || (word === 'goOn' && before?.unclear === 0)
        if (isAgain && isMeant) step.sentAgain.push(place)
        return
      }
      const story = storyOf(record.id)
      story.click ??= clicks.get(record.evidence[0]?.value ?? '') ?? null
      story.versions.push({ place, record, before })
      const sent = before?.state === 'sending' ? story.posts.at(-1) : undefined
      // What was heard, but never written down, is lost with the life that heard it.
      const isLost = record.state === 'unknown' && sent?.record.attempts === record.attempts
      if (isLost && sent.answered !== null && record.sendProblem?.code !== sent.answered.code) {
        sent.answered.clearNo = false
        sent.answered.isLost = true
      }
    },
    removed({ record }) {
      if (isStep(record.id)) stepOf(record.id).removed = record
      else storyOf(record.id).removed = record
      current.delete(record.id)
    },
    asked({ choice, id, t }) {
      if (isStep(id) && (choice === 'sendAgain' || choice === 'goOn')) answered.set(id, choice)
      // Of a plan all steps go.
      if (choice !== 'sendNow') return
      for (const mate of matesOf(current, id)) if (!isStep(mate)) storyOf(mate).sendNowAsked ??= t
    },
    chosen({ choice, id, code }, place) {
      if (code !== null) return
      if (isStep(id)) return
      // Of a plan only what has not begun is undone, which need not be the completion.
      const isPartly = current.get(id)?.plan !== undefined && current.get(id)?.state !== 'cancelled'
      if (choice === 'undo' && !isPartly) storyOf(id).undone ??= place
      if (choice === 'giveUp') storyOf(id).givenUp ??= place
    },
    post({ post }, place) {
      const owner = sendingNow(current, post)
      if (owner === null) return void ledger.strays.push({ place, post })
      const story = storyOf(owner.id)
      const entry = { place, post, record: owner, answered: null }
      story.posts.push(entry)
      ownerOfPost.set(post.number, { story, entry })
    },
    postAnswered(happened, place) {
      const owner = ownerOfPost.get(happened.post.number)
      if (owner === undefined) return
      const { problem, retryIn, t: at } = happened
      const clearNo = isClearNo(problem, owner.story)
      owner.entry.answered = {
        at,
        place,
        code: problem?.code ?? null,
        status: problem?.status ?? null,
        retryIn,
        clearNo,
        isLost: false,
      }
    },
    write({ request }, place) {
      const isUnsent = (record: CompletionRecord) => stepOf(record.id).writes.every((sent) => sent.record !== record)
      const sending = sendingSteps(current, request)
      // Two plans may opt out one contact, and the first may have died over it.
      const owner = sending.find(isUnsent) ?? sending[0] ?? null
      if (owner === null) return void ledger.strayWrites.push({ place, request })
      const story = stepOf(owner.id)
      const entry: StepWrite = { place, request, record: owner, answered: null }
      story.writes.push(entry)
      ownerOfWrite.set(request.number, { story, entry })
    },
    writeEffect({ request, delivery }, place) {
      ownerOfWrite.get(request.number)?.story.effects.push({ place, request, delivery })
    },
    writeAnswered({ request, problem, t }, place) {
      const owner = ownerOfWrite.get(request.number)
      if (owner !== undefined) owner.entry.answered = { at: t, place, code: problem?.code ?? null }
    },
    get({ get }, place) {
      const entry = { place, get, answered: null, answeredPlace: -1 }
      ledger.gets.push(entry)
      getByNumber.set(get.number, entry)
    },
    getAnswered(happened, place) {
      const entry = getByNumber.get(happened.get.number)
      if (entry === undefined) return
      entry.answered = happened
      entry.answeredPlace = place
    },
  }

  function read<K extends Kind>(happened: Extract<Happened, { kind: K }>, place: number): void {
    const reader: Readers[K] = readers[happened.kind]
    reader?.(happened, place)
  }

  return { ledger, read }
}

function newStory(id: string): Story {
  return {
    id,
    click: null,
    accepted: false,
    versions: [],
    posts: [],
    sendNowAsked: null,
    undone: null,
    givenUp: null,
    removed: null,
  }
}

function sendingNow(current: ReadonlyMap<string, CompletionRecord>, post: Post): CompletionRecord | null {
  for (const record of current.values()) {
    const isIt = record.write === undefined && record.taskId === post.taskId && record.account === post.account
    if (record.state === 'sending' && isIt) return record
  }
  return null
}

function sendingSteps(current: ReadonlyMap<string, CompletionRecord>, request: WriteRequest): CompletionRecord[] {
  return [...current.values()].filter(
    (record) => record.state === 'sending' && record.account === request.account && targetOf(record) === request.target,
  )
}

/** What a step changes, as the server is asked to. */
function targetOf({ write, snapshot, taskId }: CompletionRecord): string | null {
  switch (write?.kind) {
    case 'note':
    case 'create':
      return write.tag
    case 'optOut':
      return `optOut ${snapshot.contactId ?? ''}`
    case 'pause':
      return `paused ${snapshot.contactId ?? ''}`
    case 'finish':
      return `finished ${snapshot.contactId ?? ''}`
    case 'move':
      return `move ${taskId}`
    case 'reassign':
      return `reassign ${write.madeId ?? taskId}`
    case undefined:
      return null
  }
}

function matesOf(current: ReadonlyMap<string, CompletionRecord>, id: string): string[] {
  const plan = current.get(id)?.plan
  if (plan === undefined) return [id]
  return [...current.values()].filter((record) => record.plan?.id === plan.id).map((record) => record.id)
}

const CLEAR_NO: ReadonlySet<string> = new Set(['rateLimited', 'keyRefused', 'scopeMissing', 'offline'])

/** Answers after which it is known that this request did nothing. */
function isClearNo(problem: Problem | null, story: Story): boolean {
  if (problem === null) return false
  if (CLEAR_NO.has(problem.code)) return true
  const isAboutEncoding = problem.code === 'refused' && problem.status === 400 && problem.pointers !== undefined
  return isAboutEncoding && story.posts.every(({ answered }) => answered?.code !== 'refused' || !answered.clearNo)
}
