import type { Problem } from '#lib/shared/problem.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import type { Click, Get, Happened, Post } from './history.ts'

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

export type GetAnswered = Happened & { kind: 'getAnswered' }

export type Ledger = {
  history: readonly Happened[]
  stories: Map<string, Story>
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
  const ledger: Omit<Ledger, 'history'> = { stories: new Map(), strays: [], gets: [] }
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

  const readers: Readers = {
    clicked({ click }) {
      clicks.set(click.key, click)
    },
    accepted({ id }) {
      storyOf(id).accepted = true
    },
    stored({ record, before }, place) {
      current.set(record.id, record)
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
      storyOf(record.id).removed = record
      current.delete(record.id)
    },
    asked({ choice, id, t }) {
      if (choice === 'sendNow') storyOf(id).sendNowAsked ??= t
    },
    chosen({ choice, id, code }, place) {
      if (choice === 'undo' && code === null) storyOf(id).undone ??= place
      if (choice === 'giveUp' && code === null) storyOf(id).givenUp ??= place
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
    if (record.state === 'sending' && record.taskId === post.taskId && record.account === post.account) return record
  }
  return null
}

const CLEAR_NO: ReadonlySet<string> = new Set(['rateLimited', 'keyRefused', 'scopeMissing', 'offline'])

/** Answers after which it is known that this request did nothing. */
function isClearNo(problem: Problem | null, story: Story): boolean {
  if (problem === null) return false
  if (CLEAR_NO.has(problem.code)) return true
  const isAboutEncoding = problem.code === 'refused' && problem.status === 400 && problem.pointers !== undefined
  return isAboutEncoding && story.posts.every(({ answered }) => answered?.code !== 'refused' || !answered.clearNo)
}
