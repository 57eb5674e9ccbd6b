import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { Problem } from '#lib/shared/problem.ts'
import { REPLY_API_URL } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { permissionFor } from './permission-for.ts'
import { Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.address

/** Where Reply answers: its own address, another one over https, or this computer. Any other than Reply's is a permission of its own. */
export function AddressSection({ apiUrl, unresolved }: { apiUrl: string; unresolved: number }) {
  const worker = useWorker()
  const { busy, problem, send, setProblem } = useAsking()
  const [text, setText] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  /** The address that was asked for and would leave completions waiting. */
  const [leaving, setLeaving] = useState<string | null>(null)

  const use = (address: string) => {
    const origin = permissionFor(address)
    if (origin === null) return setProblem({ code: 'badAddress' })
    setLeaving(null)
    // Nothing is awaited before this: the browser asks only in the click itself.
    const allowed = address === REPLY_API_URL ? Promise.resolve(true) : worker.requestPermission([origin])
    return void allowed.then(async (granted) => {
      if (!granted) return setProblem({ code: 'permissionMissing' })
      const answer = await send('settings.set', { apiUrl: address })
      if (answer?.ok !== true) return undefined
      setText(null)
      return setSaved(true)
    })
  }

  /** What waits for a key of this address is not left behind without a word. */
  const choose = (address: string) => {
    setSaved(false)
    const isKnown = permissionFor(address) !== null
    if (unresolved > 0 && isKnown && address !== apiUrl) setLeaving(address)
    else use(address)
  }

  const save = (event: FormEvent) => {
    event.preventDefault()
    choose((text ?? apiUrl).trim())
  }

  return (
    <Section title={say.title} about={say.about}>
      <form onSubmit={save}>
        <Field
          label={say.label}
          hideLabel
          inputMode="url"
          value={text ?? apiUrl}
          onChange={(event) => {
            setText(event.target.value)
            setSaved(false)
            setProblem(null)
          }}
          maxLength={2048}
          problem={sentence(problem)}
          action={
            <Button type="submit" busy={busy !== null}>
              {say.save}
            </Button>
          }
        />
      </form>
      <p aria-live="polite" className="text-xs leading-4 text-good not-empty:mt-1.5">
        {saved ? say.saved : ''}
      </p>
      {apiUrl !== REPLY_API_URL && (
        <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs leading-4 text-wait">
          <span>{say.other}</span>
          <Button size="small" busy={busy !== null} onClick={() => choose(REPLY_API_URL)}>
            {say.reset}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={leaving !== null}
        title={say.changeTitle}
        yes={say.changeYes}
        no={say.changeNo}
        onNo={() => setLeaving(null)}
        onYes={() => leaving !== null && use(leaving)}
      >
        <p>{say.changeText}</p>
        <p className="font-medium text-wait">{say.changeUnresolved(unresolved)}</p>
      </ConfirmDialog>
    </Section>
  )
}

function sentence(problem: Problem | null): string | null {
  return problem === null ? null : words.problem(problem)
}
