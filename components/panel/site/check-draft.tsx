import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'

const say = words.ownSites.teach

type Draft = NonNullable<NonNullable<Extract<SiteHere, { state: 'on' }>['own']>['draft']>

/** What was taught and does not count yet: on a second record the rep says whether it reads the right thing. */
export function CheckDraft({ draft: { rule, here, value, name } }: { draft: Draft }) {
  const worker = useWorker()
  const client = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)

  const answer = async (message: 'teach.confirm' | 'teach.drop') => {
    const said = await worker.ask(message, tabOf(worker))
    setProblem(said.ok ? null : said.problem)
    await client.invalidateQueries()
  }

  return (
    <>
      <p className="text-xs font-semibold leading-4">
        {here === 'right' ? say.check(rule.field) : words.ownSites.fields[rule.field]}
      </p>
      <p className="mt-1 text-xs leading-4 text-mute [overflow-wrap:anywhere]">
        {here === 'right' ? [value, name].filter((part) => part !== null).join(' · ') : say.states[here]}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {here === 'right' && (
          <Button size="small" onClick={() => void answer('teach.confirm')}>
            {say.yes}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => void answer('teach.drop')}>
          {say.no}
        </Button>
      </div>
      <p aria-live="polite" className="text-xs leading-4 text-bad not-empty:mt-1.5">
        {problem === null ? '' : words.problem(problem)}
      </p>
    </>
  )
}
