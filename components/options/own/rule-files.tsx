import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'
import { download } from '../history/download.ts'
import { RefusalNote } from '../section.tsx'
import { useAsking } from '../use-options.ts'
import { patternsIn, problemIn } from './checked-pattern.ts'

const say = words.ownSites.rules
const LONGEST = 1_000_000

/** Gives what was taught to a colleague, and takes what a colleague gave, once all of it was checked. */
export function RuleFiles({ sites }: { sites: OwnSiteView[] }) {
  const { busy, problem, send, setProblem } = useAsking()
  const [said, setSaid] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const rules = sites.flatMap((site) => site.rules)

  const write = () => {
    const taught = sites
      .filter(({ like, rules: of }) => of.length > 0 || like !== undefined)
      .map(({ id, like, rules: of }) => ({ id, like, rules: of }))
    download('json', JSON.stringify({ wrapupRules: 1, sites: taught }, null, 2), 'rules')
  }
  const read = async (chosen: File | undefined) => {
    setSaid(null)
    if (chosen === undefined) return
    if (chosen.size > LONGEST) return setProblem({ code: 'badRules' })
    const text = await chosen.text()
    const unsafe = await problemIn(patternsIn(text))
    const answer = unsafe === null ? await send('rules.import', { text }) : null
    if (unsafe !== null) setProblem(unsafe)
    if (answer?.ok === true) setSaid(say.imported(answer.value.added, answer.value.known))
    // The same file may be chosen again.
    if (file.current !== null) file.current.value = ''
  }

  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" disabled={rules.length === 0} onClick={write}>
          {say.export}
        </Button>
        <Button size="small" busy={busy !== null} onClick={() => file.current?.click()}>
          {say.import}
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label={say.import}
          hidden
          onChange={({ target }) => void read(target.files?.[0])}
        />
      </div>
      <p aria-live="polite" className="text-xs leading-4 text-good not-empty:mt-1.5">
        {said}
      </p>
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </>
  )
}
