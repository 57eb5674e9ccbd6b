import { KeyHelp, useKeyHelp } from '#components/day/key-help.tsx'
import { Button } from '#components/ui/button.tsx'
import { words } from '#lib/shared/words/index.ts'
import { SwitchSetting } from './switch-setting.tsx'

const say = words.options.keys

/** Whether keys count that stand alone: who dictates, or is easily disturbed by them, turns them off. */
export function KeysSection({ on }: { on: boolean }) {
  const help = useKeyHelp()
  return (
    <SwitchSetting say={say} on={on} set={(singleKeys) => ({ singleKeys })}>
      <Button size="small" className="mt-3" onClick={help.show}>
        {say.all}
      </Button>
      <KeyHelp help={help} />
    </SwitchSetting>
  )
}
