import { type Settings, UNDO_SECONDS } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.undo

/** How long a completion can be taken back before it is sent. */
export function UndoSection({ seconds }: { seconds: Settings['undoSeconds'] }) {
  const { problem, send } = useAsking()
  return (
    <ChoiceSetting
      title={say.title}
      about={say.about}
      label={say.title}
      value={seconds}
      choices={UNDO_SECONDS}
      name={say.seconds}
      onChange={(undoSeconds) => void send('settings.set', { undoSeconds })}
      problem={problem}
    >
      {seconds === 0 && <p className="text-xs text-wait">{say.off}</p>}
    </ChoiceSetting>
  )
}
