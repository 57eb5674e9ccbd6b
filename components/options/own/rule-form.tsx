import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { taskInAddress } from '#lib/shared/identity/task-in-address.ts'
import type { OwnRule, OwnSiteId } from '#lib/shared/settings/own-site.ts'
import { words } from '#lib/shared/words/index.ts'
import { useAsking } from '../use-options.ts'
import { problemIn, useIsSafe } from './checked-pattern.ts'

const say = words.ownSites.rules

type Props = { site: OwnSiteId; rule: OwnRule; onDone: () => void }

/** Changes what a rule says, or makes a new one. A pattern is checked before it is tried, and before it is kept. */
export function RuleForm({ site, rule, onDone }: Props) {
  const { busy, problem, send, setProblem } = useAsking()
  const [draft, setDraft] = useState(rule)
  const [example, setExample] = useState('')

  const isSafe = useIsSafe(draft.kind === 'address' ? draft.pattern : '')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const unsafe = await problemIn(draft.kind === 'address' ? [draft.pattern] : [])
    if (unsafe !== null) return setProblem(unsafe)
    if ((await send('rules.save', { site, rule: draft }))?.ok === true) onDone()
  }
  const sentence = problem === null ? null : words.problem(problem)

  return (
    <form onSubmit={(event) => void save(event)} className="mt-1.5 space-y-2 rounded-[10px] bg-sub px-3 py-2.5">
      {draft.kind === 'address' ? (
        <>
          <Field
            label={say.by.pattern}
            value={draft.pattern}
            maxLength={300}
            hint={say.patternHint}
            problem={sentence}
            onChange={({ target }) => setDraft({ ...draft, pattern: target.value })}
          />
          <Field
            label={say.example}
            value={example}
            maxLength={2048}
            inputMode="url"
            hint={example === '' ? undefined : isSafe ? named(example, draft.pattern) : say.namesNone}
            onChange={({ target }) => setExample(target.value)}
          />
        </>
      ) : (
        <>
          <Field
            label={say.by.pages}
            value={draft.pages}
            maxLength={300}
            problem={sentence}
            onChange={({ target }) => setDraft({ ...draft, pages: target.value })}
          />
          {(['selector', 'label', 'container'] as const).map((part) => (
            <Field
              key={part}
              label={say.by[part]}
              value={draft[part] ?? ''}
              maxLength={part === 'label' ? 80 : 400}
              onChange={({ target }) => setDraft({ ...draft, [part]: target.value === '' ? null : target.value })}
            />
          ))}
        </>
      )}
      <div className="flex gap-2">
        <Button type="submit" size="small" look="main" busy={busy !== null}>
          {say.save}
        </Button>
        <Button size="small" onClick={onDone}>
          {say.cancel}
        </Button>
      </div>
    </form>
  )
}

/** What a pattern reads in an address that somebody tries it with. */
function named(address: string, pattern: string): string {
  const written = URL.canParse(address) ? address.slice(new URL(address).origin.length) : address
  const [task] = taskInAddress(written, pattern)
  return task === undefined ? say.namesNone : say.names(task.taskId)
}
