import type { EvidenceView, TaskCard } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import type { Contact, TaskSummary } from '#lib/shared/reply/model.ts'
import {
  canLookUp,
  type Match,
  type MatchCandidate,
  matchOf,
  offeredTasks,
  type PeopleMatch,
  referenceView,
} from '#lib/worker/tasks/matching.ts'
import { identityOfAsk } from '#lib/worker/tasks/written-ask.ts'
import { evidenceOfMatch, tasksIn } from './match-evidence.ts'
import type { Sought, TabMemory } from './tab-store.ts'

/** All from which it follows what a tab is about. */
export type TabFacts = {
  tab: TabMemory
  /** What the index knows for the page; null where nothing is known of the page. */
  found: Match | null
  /** The same for the person whom the rep asked for beyond the page. */
  sought: Match | null
  /** The task that the rep chose on this page before. */
  remembered: number | null
  /** The contacts of whom the rep has said that this page is about them. */
  said: ReadonlySet<number>
  /** The task of the rep's run that came along to this page. */
  travelled?: number | null
}

/**
 * What a tab is about.
 * - `begun`: a completion was begun on it, and stays on the screen although its task is no longer open.
 * - `task`: one task. `person`: the contact who was said to be the page's.
 * - `named`: a task that the page names, to be read before it is believed; `people` is what holds where it is not.
 * - `tasks`, `people`: which task, who is it? A person is asked.
 * - `offered`: the tasks of whom the rep asked for; `seeking`: there is none, or not yet.
 * - `nobody`: no open task. `contact` where the person is known.
 */
export type TabSubject =
  | { kind: 'begun'; card: TaskCard }
  | { kind: 'task'; taskId: number; evidence: EvidenceView[]; isChosen: boolean; person: number | null }
  | { kind: 'named'; taskId: number; evidence: EvidenceView[]; people: PeopleMatch }
  | { kind: 'tasks'; tasks: readonly TaskSummary[]; isPersonChosen: boolean }
  | { kind: 'people'; candidates: readonly MatchCandidate[] }
  | { kind: 'offered'; by: 'people' | 'tasks'; tasks: readonly TaskSummary[]; text: string }
  | { kind: 'seeking'; text: string; isAnswered: boolean; isAsked: boolean; problem: Problem | null }
  | { kind: 'nobody'; contact: Contact | null }

/** What a tab is about: what was begun, then what the rep chose, then what they asked for, then what the page says. */
export function subjectOf(facts: TabFacts): TabSubject {
  const { tab, found } = facts
  const { begun, chosen, sought } = tab
  if (begun !== null && (chosen === null || chosen.taskId === begun.taskId)) return { kind: 'begun', card: begun }
  if (chosen !== null) return taskSubject(chosen.taskId, whyIn(facts, chosen.taskId), true, tab.person)
  if (sought !== null) return soughtSubject(facts, sought)
  const travelled = facts.travelled ?? null
  if (travelled !== null) {
    const evidence = whyIn(facts, travelled)
    return taskSubject(
      travelled,
      evidence,
      evidence.some(({ source }) => source === 'person'),
      tab.person,
    )
  }
  if (found === null) return { kind: 'nobody', contact: null }
  if (found.kind !== 'references') return peopleSubject(facts, found)
  return tab.referencesLeft ? peopleSubject(facts, found.people) : namedSubject(facts, found)
}

/** Why a tab and a task go together: the page says so, or what the rep asked for, or a person chose it. */
export function whyIn({ found, sought }: Pick<TabFacts, 'found' | 'sought'>, taskId: number): EvidenceView[] {
  const inPage = evidenceOfMatch(found, taskId)
  if (inPage !== null) return inPage
  const inAsk = evidenceOfMatch(sought, taskId)?.map(({ kind, value }) => ({ kind, value, source: 'person' as const }))
  return inAsk ?? [{ kind: 'chosen', value: String(taskId), source: 'person' }]
}

/** What a page's people say by themselves. */
export function peopleSubject(facts: TabFacts, found: PeopleMatch): TabSubject {
  switch (found.kind) {
    case 'none':
      return { kind: 'nobody', contact: found.contact }
    case 'task':
      return taskSubject(found.task.id, found.evidence, false, facts.tab.person)
    case 'tasks':
      return chosenBefore(facts, found) ?? questionOfTasks(facts, found)
    case 'people': {
      const { person } = facts.tab
      const said = found.candidates.find(({ contact: { id } }) => id === person || facts.said.has(id))
      if (said === undefined) return chosenBefore(facts, found) ?? { kind: 'people', candidates: found.candidates }
      return peopleSubject({ ...facts, tab: { ...facts.tab, person: said.contact.id } }, matchOf(said))
    }
  }
}

/** Tasks that the page names: of several in the index the rep chooses, one is read before it is believed. */
function namedSubject(facts: TabFacts, found: Extract<Match, { kind: 'references' }>): TabSubject {
  const { references, people } = found
  const open = references.filter(({ task }) => task !== null)
  if (open.length > 1) return chosenBefore(facts, found) ?? questionOfTasks(facts, found)
  const reference = open[0] ?? references[0]
  if (reference === undefined) return peopleSubject(facts, people)
  return { kind: 'named', taskId: reference.taskId, evidence: [referenceView(reference)], people }
}

/** What the rep asked for beyond the page, and how far that has come. */
function soughtSubject(facts: TabFacts, { text, person, answered, problem }: Sought): TabSubject {
  const found = facts.sought
  const [only, ...more] = found === null ? [] : tasksIn(found)
  if (found !== null && only !== undefined) {
    const by = found.kind === 'people' ? 'people' : 'tasks'
    if (more.length > 0 || by === 'people') return { kind: 'offered', by, tasks: [only, ...more], text }
    return taskSubject(only.id, whyIn(facts, only.id), true, facts.tab.person)
  }
  const isAsked = person === null || canLookUp(identityOfAsk({ kind: 'person', evidence: person }))
  return { kind: 'seeking', text, isAnswered: answered, isAsked, problem }
}

/** Of what could be meant, the task that the rep chose on this page before. */
function chosenBefore(facts: TabFacts, found: Match): TabSubject | null {
  const task = offeredTasks(found).find(({ id }) => id === facts.remembered)
  return task === undefined ? null : taskSubject(task.id, whyIn(facts, task.id), true, facts.tab.person)
}

function questionOfTasks({ tab }: TabFacts, found: Match): TabSubject {
  return { kind: 'tasks', tasks: offeredTasks(found), isPersonChosen: tab.person !== null }
}

function taskSubject(taskId: number, evidence: EvidenceView[], isChosen: boolean, person: number | null): TabSubject {
  return { kind: 'task', taskId, evidence, isChosen, person }
}
