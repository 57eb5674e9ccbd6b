import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { OwnRule, OwnSiteId } from '#lib/shared/settings/own-site.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote } from '../section.tsx'
import { useAsking } from '../use-options.ts'
import { RuleForm } from './rule-form.tsx'

const say = words.ownSites.rules

/** One thing that was taught about a site: what it is, and to test, change or delete it. */
export function RuleRow({ site, rule }: { site: OwnSiteId; rule: OwnRule }) {
  const worker = useWorker()
  const { busy, problem, send, setProblem } = useAsking()
  const [editing, setEditing] = useState(false)
  const [tested, setTested] = useState<string | null>(null)
  const name = rule.kind === 'field' ? say.field(rule.field) : say.address

  const test = async () => {
    if (rule.kind === 'address') return setEditing(true)
    const answer = await worker.ask('rules.test', { site, rule })
    if (!answer.ok) return setProblem(answer.problem)
    const found = answer.value.flatMap((trial) => trial.values.map((value) => say.reads(value, trial.name)))
    return setTested(answer.value.length === 0 ? say.noTab : (found[0] ?? say.readsNothing))
  }

  return (
    <li aria-label={name} className="py-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-[0.8125rem] font-medium leading-[1.125rem]">{name}</span>
        {rule.kind === 'field' && !rule.confirmed && <Chip>{say.waiting}</Chip>}
        <span className="flex-1" />
        <Button size="small" look="quiet" aria-label={say.of(say.test, name)} onClick={() => void test()}>
          {say.test}
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={say.of(say.edit, name)}
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        >
          {say.edit}
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={say.of(say.remove, name)}
          busy={busy !== null}
          onClick={() => void send('rules.remove', { site, id: rule.id })}
        >
          {say.remove}
        </Button>
      </div>
      <p className="text-xs leading-4 text-mute [overflow-wrap:anywhere]">
        {rule.kind === 'field' ? say.on(rule.pages) : rule.pattern}
      </p>
      <p aria-live="polite" className="text-xs leading-4 text-mute">
        {tested}
      </p>
      {editing && <RuleForm site={site} rule={rule} onDone={() => setEditing(false)} />}
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </li>
  )
}
