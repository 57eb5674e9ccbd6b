import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { EvidenceView, PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { DamageReport } from '#lib/worker/damage.ts'
import type { Run } from '#lib/worker/day/run.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { labelOf, subjectsOf } from '#lib/worker/tasks/agreement.ts'
import { canLookUp, type Match } from '#lib/worker/tasks/matching.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { Answers } from './answer-store.ts'
import type { CardReader } from './card-reader.ts'
import type { Choices } from './choice-store.ts'
import type { LookedAt } from './looked-at.ts'
import { type PanelCommon, readPanelCommon } from './panel-common.ts'
import type { RecordPages } from './record-pages.ts'
import type { RightPersonVerdict } from './right-person.ts'
import { createTabFacts } from './tab-facts.ts'
import { readTab, type TabMemory } from './tab-store.ts'
import { peopleSubject, subjectOf, type TabFacts, type TabSubject, whyIn } from './tab-subject.ts'
import { createWho, mismatch } from './who-is-it.ts'

type PanelDeps = {
  session: Session
  index: TaskIndex
  cards: CardReader
  completions: Completions
  damage: DamageReport
  choices: Choices
  answers: Answers
  looked: LookedAt
  run: Pick<Run, 'view'>
  pages: Pick<RecordPages, 'showed'>
}

/** `asks`: whether Reply may be asked for what is not known. */
type Drawing = { facts: TabFacts; common: PanelCommon; asks: boolean }
type Subject<Kind extends TabSubject['kind']> = Extract<TabSubject, { kind: Kind }>
type None = Extract<PanelView, { kind: 'none' }>

/** How long it is said that a command did nothing. */
const SAID_MS = 30_000

/**
 * Draws what popup and dock show for a tab (what it is about: `tab-subject.ts`). Opening a panel is what may ask Reply: for
 * fresh tasks and one task's details. A dock that nobody has opened comes with the page, and visiting a page asks Reply nothing.
 */
export function createPanel(deps: PanelDeps) {
  const { session, index, cards, completions, choices, answers, looked, pages } = deps
  const who = createWho({ index })
  const factsOf = createTabFacts(deps)

  async function look(tabId: number, asks: boolean): Promise<PanelView> {
    const { identity, said = null } = await readTab(tabId)
    const isFresh = said !== null && Date.now() - said.at < SAID_MS
    const refused = isFresh ? { said: { command: said.command, why: said.why } } : {}
    const site = identity === null || identity.site === 'other' ? {} : { site: identity.site }
    const common = { ...(await readPanelCommon(deps)), ...site, ...refused }
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
    const tab = await looked.lookAt(tabId)
    const drawn = await draw(tab, common, asks)
    if (asks && drawn.kind === 'task') void pages.showed(tabId, tab.identity, drawn.task)
    if (!asks || drawn.kind !== 'none') return drawn
    const read = await looked.readAgain(tabId)
    return read === null ? drawn : draw(read, common, asks)
  }

  async function draw(tab: TabMemory, common: PanelCommon, asks: boolean): Promise<PanelView> {
    const facts = await factsOf(tab)
    return dress({ facts, common, asks }, subjectOf(facts))
  }

  async function dress(drawing: Drawing, subject: TabSubject): Promise<PanelView> {
    const { common } = drawing
    switch (subject.kind) {
      case 'begun':
        return showCard(drawing, subject.card)
      case 'task':
        return showTask(drawing, subject)
      case 'named':
        return showNamed(drawing, subject)
      case 'tasks': {
        await forgetChoice(drawing)
        const tasks = await index.lines(subject.tasks)
        return { kind: 'choose', ...common, reason: 'tasks', tasks, ...(subject.isPersonChosen && { chosen: true }) }
      }
      case 'people':
        await forgetChoice(drawing)
        return who.ask(common, subject.candidates)
      case 'offered': {
        const { by: reason, tasks, text } = subject
        return { kind: 'choose', ...common, reason, tasks: await index.lines(tasks), sought: brief(text) }
      }
      case 'seeking': {
        const { text, isAnswered, isAsked: asked, problem } = subject
        const sought = { text: brief(text), state: isAnswered ? ('answered' as const) : ('asking' as const), asked }
        return { ...showNone(drawing, null), person: null, page: 'other', problem, sought }
      }
      case 'nobody': {
        const none = showNone(drawing, subject.contact)
        const over = await index.finishedOf(subject.contact?.id)
        return over ? { ...none, over: { type: over.taskType, finishedAt: over.finishedAt } } : none
      }
    }
  }

  /** What was chosen here before is not offered any more; while the index is being built, what is missing may yet come. */
  async function forgetChoice({ facts: { tab, remembered }, common }: Drawing): Promise<void> {
    if (remembered !== null && common.index.state === 'ready') await choices.forget(tab.identity?.key ?? '')
  }

  /** A task that the page names is read before it is believed; one of somebody else is an alert that says what differs. */
  async function showNamed(drawing: Drawing, { taskId, evidence, people }: Subject<'named'>): Promise<PanelView> {
    const { common, facts, asks } = drawing
    const card = await readCard(drawing, taskId, evidence)
    if (!card.ok) {
      return people.kind === 'none' ? showUnread(drawing, card.problem) : dress(drawing, peopleSubject(facts, people))
    }
    const { identity } = facts.tab
    const { contactId, contactName } = card.value
    // The index may still be building: the contact is needed to know who is who.
    if (contactId !== null && asks) await index.contact(contactId)
    const agreement = identity && (await index.agreement({ id: contactId, fullName: contactName }, identity))
    if (identity === null || agreement === null || agreement.passes) return showCard(drawing, card.value)
    if (agreement.verdict === 'different') return mismatch(common, card.value, agreement)
    const isSaid = await answers.holds(identity.key, contactId, agreement)
    return isSaid
      ? showCard(drawing, card.value, { isChosen: false, person: contactId })
      : who.askOf(common, card.value, agreement, people)
  }

  async function showTask(drawing: Drawing, subject: Subject<'task'>): Promise<PanelView> {
    const card = await readCard(drawing, subject.taskId, subject.evidence)
    return card.ok ? showCard(drawing, card.value, subject) : showUnread(drawing, card.problem)
  }

  const readCard = ({ asks }: Drawing, taskId: number, evidence: EvidenceView[]) =>
    asks ? cards.read(taskId, evidence) : cards.recall(taskId, evidence)

  async function showCard(
    { common, facts: { tab } }: Drawing,
    task: TaskCard,
    { isChosen, person }: Pick<Subject<'task'>, 'isChosen' | 'person'> = {
      isChosen: tab.chosen?.taskId === task.taskId,
      person: tab.person,
    },
  ): Promise<PanelView> {
    const proposed = tab.proposal?.taskId === task.taskId ? tab.proposal : null
    const latest = await completions.latestOf(task.taskId)
    // That a choice was undone is said on the visit on which it was.
    const isOver = latest?.state === 'cancelled' && tab.begun?.taskId !== task.taskId
    const theirs = task.contactId === null ? [] : await cards.openTasksOf(task.contactId)
    return {
      kind: 'task',
      ...common,
      unresolved: common.unresolved.filter((one) => one.taskId !== task.taskId),
      task,
      chosen: isChosen || (person !== null && person === task.contactId),
      completion: isOver ? null : latest,
      proposal: proposed && {
        resolution: proposed.body.callResolution,
        finishInSequence: proposed.body.finishProspectInSequence,
        ...(proposed.added !== undefined && { added: proposed.added }),
      },
      others: theirs.filter((other) => other.taskId !== task.taskId),
    }
  }

  return {
    view: (tabId: number) => look(tabId, true),

    /** The same from what is known, for a dock that nobody has opened. No request. */
    glance: (tabId: number) => look(tabId, false),

    /** The task as the panel of this tab shows it, with why it goes with the page. Problems: those of reading the task. */
    async cardOf(tabId: number, taskId: number): Promise<Result<TaskCard>> {
      const tab = await readTab(tabId)
      if (tab.begun?.taskId === taskId) return ok(tab.begun)
      return cards.read(taskId, whyIn(await factsOf(tab), taskId))
    },

    /** What stands in the way of a click: what differs, or the question who it is. Nothing was sent. */
    async objection(task: TaskCard, verdict: Exclude<RightPersonVerdict, { kind: 'accepted' }>): Promise<PanelView> {
      const common = await readPanelCommon(deps)
      if (verdict.kind === 'mismatch') return mismatch(common, task, verdict.agreement)
      const people = await othersOn(verdict.identity)
      return who.askOf(common, task, verdict.agreement, people)
    },
  }

  async function othersOn(identity: PageIdentity | null): Promise<Match> {
    return identity === null ? NOBODY : index.match({ ...identity, taskReferences: [] })
  }
}

export type PanelViews = ReturnType<typeof createPanel>

const NOBODY: Match = { kind: 'none', contact: null }

/** A task that could not be read, or for which Reply was not asked. */
function showUnread(drawing: Drawing, problem: Problem): None {
  const none = showNone(drawing, null)
  return drawing.asks ? { ...none, problem } : { ...none, page: 'unasked' }
}

function showNone({ facts, common }: Drawing, contact: Contact | null): None {
  const { identity } = facts.tab
  const isPerson = identity !== null && identity.people.length > 0
  const name = contact?.fullName ?? (identity === null ? null : labelOf(subjectsOf(identity)[0]))
  return {
    kind: 'none',
    ...common,
    person: isPerson ? { name, canFind: canLookUp(identity) } : null,
    page: identity === null ? 'unread' : !identity.settled ? 'reading' : isPerson ? 'person' : 'other',
    problem: null,
  }
}

/** A link may be longer than a panel. */
function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
