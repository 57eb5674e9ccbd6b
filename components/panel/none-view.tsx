import { type FormEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { useSlow } from '#components/ui/use-slow.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { BackToPage } from './back-to-page.tsx'
import { useActions } from './panel-actions.tsx'

type View = Extract<PanelView, { kind: 'none' }>

/** Nothing to complete here: says why, and offers the two other ways to a task. */
export function NoneView({ view }: { view: View }) {
  const { looking, failure, findPerson } = useActions()
  const finding = looking?.name === 'panel.findPerson'
  const slow = useSlow(finding)
  const say = words.panel.none
  const now = useNow(60_000)
  const problem = failure?.during === 'panel.findPerson' ? failure.problem : view.problem
  return (
    <>
      {view.sought !== undefined && <BackToPage />}
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem]">
        {titleOf(view)}
      </h1>
      <p className="mt-1 text-[0.8125rem] leading-[1.125rem] text-mute [overflow-wrap:anywhere]" dir="auto">
        {explanation(view)}
      </p>
      {view.over !== undefined && (
        <p className="mt-1 text-[0.8125rem] leading-[1.125rem] text-mute">{say.over(view.over, now)}</p>
      )}
      {view.person?.canFind === true && (
        <Button className="mt-3.5 w-full" busy={finding} onClick={findPerson}>
          {finding ? say.finding : say.findInReply}
        </Button>
      )}
      <p aria-live="polite" className="text-xs leading-4 not-empty:mt-1.5">
        {slow && <span className="text-mute">{words.panel.slow.action}</span>}
        {!finding && problem !== null && (
          <span className="text-bad">{problem.code === 'notFound' ? say.notFound : words.problem(problem)}</span>
        )}
      </p>
      <div className="mt-4">
        <FindTask />
      </div>
    </>
  )
}

function titleOf({ sought, page }: View): string {
  if (sought !== undefined) return soughtTitle(sought)
  return page === 'reading' ? words.panel.none.reading.title : words.panel.none.title
}

type Sought = NonNullable<View['sought']>

function soughtTitle({ state }: Sought): string {
  return state === 'asking' ? words.panel.none.finding : words.panel.none.sought.title
}

function soughtWords({ text, state, asked }: Sought): string {
  const say = words.panel.none.sought
  if (state === 'asking') return text
  return asked ? say.nothing(text) : say.notAsked(text)
}

function explanation(view: View): string {
  // Where it went wrong the line below says how.
  if (view.sought !== undefined) return view.problem === null ? soughtWords(view.sought) : view.sought.text
  if (view.page === 'unread') return words.panel.none.unread
  if (view.page === 'reading') return words.panel.none.reading.note
  if (view.person === null) return words.panel.none.nobody
  return view.person.name === null ? words.panel.none.unknownPerson : words.panel.none.withPerson(view.person.name)
}

/** A pasted task number or link, or a person's e-mail, phone number or profile. `onFound` is called once the task is on the panel. */
export function FindTask({ onFound }: { onFound?: (() => void) | undefined }) {
  const { looking, failure, find } = useActions()
  const [text, setText] = useState('')
  const id = useId()
  const say = words.panel.none
  // What is wrong is said of the text that was sent, not of the one that is being written.
  const [sent, setSent] = useState<string | null>(null)
  const problem = failure?.during === 'panel.find' && sent === text ? failure.problem : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(text)
    find(text, onFound)
  }
  return (
    <form onSubmit={submit}>
      <label htmlFor={id} className="mb-1.5 block text-xs text-mute">
        {say.field}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={say.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={2048}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          className="min-h-9 min-w-0 flex-1 rounded-[9px] border border-edge bg-surface px-3 text-[0.8125rem] placeholder:text-mute aria-invalid:border-bad"
        />
        <Button type="submit" look="main" busy={looking?.name === 'panel.find'}>
          {say.find}
        </Button>
      </div>
      <p id={`${id}-problem`} aria-live="polite" className="text-xs leading-4 text-bad not-empty:mt-1.5">
        {problem === null ? '' : words.problem(problem)}
      </p>
    </form>
  )
}
