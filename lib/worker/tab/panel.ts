import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { EvidenceView, PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { DamageReport } from '#lib/worker/damage.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { labelOf, subjectsOf } from '#lib/worker/tasks/agreement.ts'
import {
  canLookUp,
  type Match,
  matchOf,
  offeredTasks,
  type PeopleMatch,
  referenceView,
} from '#lib/worker/tasks/matching.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import { identityOfAsk } from '#lib/worker/tasks/written-ask.ts'
import type { Answers } from './answer-store.ts'
import type { CardReader } from './card-reader.ts'
import type { Choices } from './choice-store.ts'
import { evidenceOfMatch, tasksIn } from './match-evidence.ts'
import { identityIn, type PageLook } from './page-reading.ts'
import { changeTab, readTab, type Sought, type TabMemory } from './tab-store.ts'
import { createWho, type Doubtful, type Mismatching, mismatch } from './who-is-it.ts'

type PanelDeps = {
  session: Session
  index: TaskIndex
  cards: CardReader
  completions: Completions
  damage: DamageReport
  choices: Choices
  answers: Answers
  readTabNow: (tabId: number) => Promise<PageLook>
  /** The screens ask for what they show again. */
  changed: () => void
}

type Common = Pick<PanelView, 'day' | 'index' | 'unresolved' | 'damage' | 'online' | 'site'>
/** `asks`: whether Reply may be asked for what is not known. */
type Looking = { tab: TabMemory; common: Common; asks: boolean }
type None = Extract<PanelView, { kind: 'none' }>

/** A panel is drawn anew with every change; a page without a reader is not read each time. The click reads it again anyway. */
const LOOK_AGAIN_MS = 2000

/**
 * Draws what popup and dock show for a tab. Opening a panel is what may ask Reply: for fresh tasks and one task's details.
 * A dock that nobody has opened comes with the page, and visiting a page asks Reply nothing.
 */
export function createPanel({
  session,
  index,
  cards,
  completions,
  damage,
  choices,
  answers,
  readTabNow,
  changed,
}: PanelDeps) {
  const lookedAt = new Map<number, number>()
  const toLookAgain = new Set<number>()
  const who = createWho({ index, answers })

  const view = (tabId: number) => look(tabId, true)

  async function look(tabId: number, asks: boolean): Promise<PanelView> {
    const { identity } = await readTab(tabId)
    const site = identity === null || identity.site === 'other' ? {} : { site: identity.site }
    const common = { ...(await readCommon()), ...site }
    if ((await readSettings()).consentedAt === null) return { kind: 'setup', ...common, missing: 'consent' }
    const account = await session.account()
    if (!account.ok) {
      const { code } = account.problem
      if (code === 'keyLocked') return { kind: 'locked', ...common }
      if (code === 'keyRefused' || code === 'apiWithheld')
        return { kind: 'keyRefused', ...common, problem: account.problem }
      return { kind: 'setup', ...common, missing: 'key' }
    }
    if (asks) void index.refreshIfStale()
    const drawn = await draw({ tab: await lookAt(tabId), common, asks })
    if (!asks || drawn.kind !== 'none') return drawn
    const read = await readAgain(tabId)
    return read === null ? drawn : draw({ tab: read, common, asks })
  }

  /** A page about which there is nothing to show may have been read too early: null where it was just read. */
  async function readAgain(tabId: number): Promise<TabMemory | null> {
    const { identity, readBy } = await readTab(tabId)
    if (isFresh(tabId)) {
      // Without a reader in the page nobody says when there is more.
      if (identity?.settled === false && readBy === 'address' && !toLookAgain.has(tabId)) {
        toLookAgain.add(tabId)
        setTimeout(() => {
          toLookAgain.delete(tabId)
          changed()
        }, LOOK_AGAIN_MS)
      }
      return null
    }
    lookedAt.set(tabId, Date.now())
    const now = await readTabNow(tabId)
    return now.kind === 'read' && !now.byAddress ? changeTab(tabId, { identity: now.identity }) : null
  }

  const isFresh = (tabId: number) => Date.now() - (lookedAt.get(tabId) ?? 0) < LOOK_AGAIN_MS

  /** A tab that no reader watches is read when somebody looks. */
  async function lookAt(tabId: number): Promise<TabMemory> {
    const tab = await readTab(tabId)
    if (tab.identity !== null && (tab.readBy === 'reader' || isFresh(tabId))) return tab
    lookedAt.set(tabId, Date.now())
    return changeTab(tabId, { identity: identityIn(await readTabNow(tabId)), readBy: 'address' })
  }

  async function draw(looking: Looking): Promise<PanelView> {
    const { begun, chosen, identity, sought } = looking.tab
    // A completion that was begun on this page stays on the screen, although its task is no longer open.
    if (begun !== null && (chosen === null || chosen.taskId === begun.taskId)) return showCard(looking, begun)
    if (chosen !== null) return showTask(looking, chosen.taskId, await evidenceOf(looking.tab, chosen.taskId))
    if (sought !== null) return showSought(looking, sought)
    const found = identity === null ? null : await index.match(identity)
    if (found === null) return showNone(looking, null)
    if (found.kind !== 'references') return showPeople(looking, found)
    if (looking.tab.referencesLeft) return showPeople(looking, found.people)
    return showReferences(looking, found)
  }

  /** What the rep asked for beyond the page, and how far that has come. */
  async function showSought(looking: Looking, sought: Sought): Promise<PanelView> {
    const { text, person, answered, problem } = sought
    if (person !== null) {
      const found = await index.match(identityOfAsk({ kind: 'person', evidence: person }))
      const [only, ...more] = tasksIn(found)
      if (only !== undefined && (more.length > 0 || found.kind === 'people')) {
        const tasks = await index.lines([only, ...more])
        return {
          kind: 'choose',
          ...looking.common,
          reason: found.kind === 'people' ? 'people' : 'tasks',
          tasks,
          sought: brief(text),
        }
      }
      if (only !== undefined) {
        const tab: TabMemory = { ...looking.tab, chosen: { taskId: only.id, how: 'asked' } }
        return showTask({ ...looking, tab }, only.id, await evidenceOf(looking.tab, only.id))
      }
    }
    const asked = person === null || canLookUp(identityOfAsk({ kind: 'person', evidence: person }))
    const state = answered ? 'answered' : 'asking'
    return {
      ...(await showNone(looking, null)),
      person: null,
      page: 'other',
      problem,
      sought: { text: brief(text), state, asked },
    }
  }

  /** Why this tab and this task go together: the page says so, or what the rep asked for, or a person chose it. */
  async function evidenceOf({ identity, sought }: TabMemory, taskId: number): Promise<EvidenceView[]> {
    const inPage = identity === null ? null : evidenceOfMatch(await index.match(identity), taskId)
    if (inPage !== null) return inPage
    const person = sought?.person ?? null
    const asked = person === null ? null : await index.match(identityOfAsk({ kind: 'person', evidence: person }))
    const inAsk = evidenceOfMatch(asked, taskId)?.map(({ kind, value }) => ({ kind, value, source: 'person' as const }))
    return inAsk ?? [{ kind: 'chosen', value: String(taskId), source: 'person' }]
  }

  async function showPeople(looking: Looking, found: PeopleMatch): Promise<PanelView> {
    switch (found.kind) {
      case 'none':
        return showNone(looking, found.contact)
      case 'task':
        return showTask(looking, found.task.id, found.evidence)
      case 'tasks':
        return showTasks(looking, found)
      case 'people':
        return showWho(looking, found)
    }
  }

  /** Several tasks could be meant: the one that the rep chose on this page before, else the question. */
  async function showTasks(looking: Looking, found: Match): Promise<PanelView> {
    const chosen = await showRemembered(looking, found)
    if (chosen !== null) return chosen
    const back = looking.tab.person === null ? {} : { chosen: true }
    const tasks = await index.lines(offeredTasks(found))
    return { kind: 'choose', ...looking.common, reason: 'tasks', tasks, ...back }
  }

  /** Several people could be meant, or one of whom it is in doubt: whom the rep said before, else the question. */
  async function showWho(looking: Looking, found: Extract<PeopleMatch, { kind: 'people' }>): Promise<PanelView> {
    const said = await who.saidBefore(looking.tab, found.candidates)
    if (said !== null) return showPeople(withPerson(looking, said.contact.id), matchOf(said))
    return (await showRemembered(looking, found)) ?? who.ask(looking.common, found.candidates)
  }

  async function showRemembered(looking: Looking, found: Match): Promise<PanelView | null> {
    const key = looking.tab.identity?.key ?? ''
    const remembered = await choices.of(key)
    const task = offeredTasks(found).find(({ id }) => id === remembered)
    if (task !== undefined) {
      const tab: TabMemory = { ...looking.tab, chosen: { taskId: task.id, how: 'candidate' } }
      return showTask({ ...looking, tab }, task.id, await evidenceOf(looking.tab, task.id))
    }
    // While the index is being built, what is missing may yet come.
    if (remembered !== null && looking.common.index.state === 'ready') await choices.forget(key)
    return null
  }

  /** Tasks that the page names are read before they are believed; one of somebody else is an alert that says what differs. */
  async function showReferences(looking: Looking, found: Extract<Match, { kind: 'references' }>): Promise<PanelView> {
    const { references, people } = found
    if (references.filter(({ task }) => task !== null).length > 1) return showTasks(looking, found)
    const reference = references.find(({ task }) => task !== null) ?? references[0]
    if (reference === undefined) return showPeople(looking, people)
    const card = await readCard(looking, reference.taskId, [referenceView(reference)])
    if (!card.ok) return people.kind === 'none' ? showUnread(looking, card.problem) : showPeople(looking, people)
    const { identity } = looking.tab
    const { contactId, contactName } = card.value
    // The index may still be building: the contact is needed to know who is who.
    if (contactId !== null && looking.asks) await index.contact(contactId)
    const agreement = identity && (await index.agreement({ id: contactId, fullName: contactName }, identity))
    if (identity === null || agreement === null || agreement.passes) return showCard(looking, card.value)
    if (agreement.verdict === 'different') return mismatch(looking.common, card.value, agreement)
    if (await answers.holds(identity.key, contactId, agreement)) {
      return showCard(withPerson(looking, contactId), card.value)
    }
    return who.askOf(looking.common, card.value, agreement, people)
  }

  async function showTask(looking: Looking, taskId: number, evidence: EvidenceView[]): Promise<PanelView> {
    const card = await readCard(looking, taskId, evidence)
    return card.ok ? showCard(looking, card.value) : showUnread(looking, card.problem)
  }

  const readCard = ({ asks }: Looking, taskId: number, evidence: EvidenceView[]) =>
    asks ? cards.read(taskId, evidence) : cards.recall(taskId, evidence)

  /** A task that could not be read, or for which Reply was not asked. */
  async function showUnread(looking: Looking, problem: Problem): Promise<None> {
    const none = await showNone(looking, null)
    return looking.asks ? { ...none, problem } : { ...none, page: 'unasked' }
  }

  async function showCard({ common, tab }: Looking, task: TaskCard): Promise<PanelView> {
    const proposed = tab.proposal?.taskId === task.taskId ? tab.proposal.body : null
    const latest = await completions.latestOf(task.taskId)
    // That a choice was undone is said on the visit on which it was.
    const isOver = latest?.state === 'cancelled' && tab.begun?.taskId !== task.taskId
    const theirs = task.contactId === null ? [] : await cards.openTasksOf(task.contactId)
    return {
      kind: 'task',
      ...common,
      unresolved: common.unresolved.filter((one) => one.taskId !== task.taskId),
      task,
      chosen: tab.chosen?.taskId === task.taskId || (tab.person !== null && tab.person === task.contactId),
      completion: isOver ? null : latest,
      proposal: proposed && {
        resolution: proposed.callResolution,
        finishInSequence: proposed.finishProspectInSequence,
      },
      others: theirs.filter((other) => other.taskId !== task.taskId),
    }
  }

  async function showNone(looking: Looking, contact: Contact | null): Promise<None> {
    const { identity } = looking.tab
    const isPerson = identity !== null && identity.people.length > 0
    const name = contact?.fullName ?? (identity === null ? null : labelOf(subjectsOf(identity)[0]))
    return {
      kind: 'none',
      ...looking.common,
      person: isPerson ? { name, canFind: canLookUp(identity) } : null,
      page: identity === null ? 'unread' : !identity.settled ? 'reading' : isPerson ? 'person' : 'other',
      problem: null,
    }
  }

  async function readCommon(): Promise<Common> {
    const [day, indexView, unresolved, done, damaged] = await Promise.all([
      index.today(),
      index.view(),
      completions.unresolved(),
      completions.doneToday(),
      damage.list(),
    ])
    const common = { day: day && { done, open: day.open }, index: indexView, unresolved, online: navigator.onLine }
    return damaged.length === 0 ? common : { ...common, damage: damaged }
  }

  return {
    view,

    /** The same from what is known, for a dock that nobody has opened. No request. */
    glance: (tabId: number) => look(tabId, false),

    /** The task as the panel of this tab shows it, with why it goes with the page. Problems: those of reading the task. */
    async cardOf(tabId: number, taskId: number): Promise<Result<TaskCard>> {
      const tab = await readTab(tabId)
      if (tab.begun?.taskId === taskId) return ok(tab.begun)
      return cards.read(taskId, await evidenceOf(tab, taskId))
    },

    /** The right-person lock: what differs, and nothing is sent. */
    mismatch: async (task: TaskCard, agreement: Mismatching): Promise<PanelView> =>
      mismatch(await readCommon(), task, agreement),

    /** The right-person lock in doubt: who is it? */
    async who(task: TaskCard, agreement: Doubtful, identity: PageIdentity | null): Promise<PanelView> {
      const people = identity === null ? NOBODY : await index.match({ ...identity, taskReferences: [] })
      return who.askOf(await readCommon(), task, agreement, people)
    },
  }
}

export type Panel = ReturnType<typeof createPanel>

const NOBODY: Match = { kind: 'none', contact: null }

function withPerson(looking: Looking, person: number | null): Looking {
  return { ...looking, tab: { ...looking.tab, person } }
}

/** A link may be longer than a panel. */
function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
