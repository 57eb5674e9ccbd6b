import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'
import { useUnlock } from './use-unlock.ts'

const say = words.panel.locked

/** The key is behind a passphrase. In a page nobody types one: there the way to the popup is named. */
export function LockedView() {
  const worker = useWorker()
  return (
    <>
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem]">
        {say.title}
      </h1>
      <p className="mt-1 text-[0.8125rem] leading-[1.125rem] text-mute">
        {worker.surface === 'dock' ? say.elsewhere : say.text}
      </p>
      {worker.surface !== 'dock' && <UnlockForm />}
    </>
  )
}

/** Takes the passphrase. What waited goes on as soon as it is right. */
export function UnlockForm() {
  const { busy, problem, unlock } = useUnlock()
  const [passphrase, setPassphrase] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await unlock(passphrase)) setPassphrase('')
  }
  return (
    <form className="mt-3.5" onSubmit={(event) => void submit(event)}>
      <Field
        label={say.passphrase}
        type="password"
        autoComplete="off"
        value={passphrase}
        maxLength={256}
        onChange={(event) => setPassphrase(event.target.value)}
        problem={problem === null ? null : words.problem(problem)}
        action={
          <Button type="submit" look="main" busy={busy}>
            {say.unlock}
          </Button>
        }
      />
    </form>
  )
}
