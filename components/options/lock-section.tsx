import { type FormEvent, useState } from 'react'
import { UnlockForm } from '#components/panel/locked-view.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import type { ConnectionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.lock
const SHORTEST = 8

/** A passphrase for a computer that others use, too. Off until one is chosen; absent while there is no key. */
export function LockSection({ connection }: { connection: ConnectionView }) {
  if (connection.state === 'none') return null
  return (
    <Section title={say.title} about={say.about}>
      {connection.lock === 'none' && <ChooseForm />}
      {connection.lock === 'open' && <Open />}
      {connection.lock === 'locked' && (
        <>
          <p className="text-[0.8125rem] leading-[1.125rem] text-wait">{say.locked}</p>
          <UnlockForm />
        </>
      )}
    </Section>
  )
}

function ChooseForm() {
  const { busy, problem, send } = useAsking()
  const [passphrase, setPassphrase] = useState('')
  const [short, setShort] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShort(passphrase.length < SHORTEST)
    if (passphrase.length >= SHORTEST) void send('key.guard', { passphrase })
  }
  return (
    <form onSubmit={submit}>
      <Field
        label={say.passphrase}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        maxLength={256}
        onChange={(event) => {
          setPassphrase(event.target.value)
          setShort(false)
        }}
        problem={short ? say.short(SHORTEST) : problem === null ? null : words.problem(problem)}
        action={
          <Button type="submit" busy={busy !== null}>
            {say.guard}
          </Button>
        }
      />
      <p className="mt-2 text-xs leading-[1.0625rem] text-mute">{say.forgotten}</p>
    </form>
  )
}

function Open() {
  const { busy, problem, send } = useAsking()
  return (
    <>
      <p className="text-[0.8125rem] leading-[1.125rem] text-mute">{say.open}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button busy={busy === 'key.lock'} onClick={() => void send('key.lock', {})}>
          {say.now}
        </Button>
        <Button look="quiet" busy={busy === 'key.guard'} onClick={() => void send('key.guard', { passphrase: null })}>
          {say.remove}
        </Button>
      </div>
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </>
  )
}
