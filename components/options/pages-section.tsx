import { words } from '#lib/shared/words/index.ts'
import { SwitchSetting } from './switch-setting.tsx'

/** Whether the page on which a contact was last matched is kept, for the run. */
export function PagesSection({ on }: { on: boolean }) {
  return <SwitchSetting say={words.options.recordPages} on={on} set={(keepsPages) => ({ keepsPages })} />
}
