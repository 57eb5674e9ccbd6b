import { useId, useLayoutEffect } from 'react'
import { KeyHelp, useKeyHelp } from '#components/day/key-help.tsx'
import { setSingleKeys } from '#components/panel/single-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { words } from '#lib/shared/words/index.ts'
import { RefusalNote, Section } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.keys

/** Whether keys count that stand alone: who dictates, or is easily disturbed by them, turns them off. */
export function KeysSection({ on }: { on: boolean }) {
  const id = useId()
  const { busy, problem, send } = useAsking()
  const help = useKeyHelp()
  useLayoutEffect(() => setSingleKeys(on), [on])
  return (
    <Section title={say.title} about={say.about}>
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p id={id} className="text-[0.84375rem] font-medium leading-[1.125rem]">
            {say.label}
          </p>
          <p id={`${id}-about`} className="text-xs leading-4 text-mute">
            {say.note}
          </p>
        </div>
        <Switch
          checked={on}
          labelledBy={id}
          describedBy={`${id}-about`}
          busy={busy !== null}
          onChange={(singleKeys) => void send('settings.set', { singleKeys })}
        />
      </div>
      <Button size="small" className="mt-3" onClick={help.show}>
        {say.all}
      </Button>
      <KeyHelp help={help} />
      {problem !== null && <RefusalNote>{words.problem(problem)}</RefusalNote>}
    </Section>
  )
}
