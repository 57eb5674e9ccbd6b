import { useId } from 'react'
import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { UnresolvedList } from '#components/panel/unresolved-tray.tsx'
import { words } from '#lib/shared/words/index.ts'
import { isUnsettled, useHistory } from './history/use-history.ts'

const say = words.options.unresolved

/** Completions that have not ended, with what can be done about each. Absent when there are none. */
export function UnresolvedSection() {
  const { data } = useHistory()
  const title = useId()
  const unsettled = data?.ok === true ? data.value.filter(isUnsettled) : []
  if (unsettled.length === 0) return null
  return (
    <section aria-labelledby={title} className="mb-4 border-t border-line py-4">
      <h2 id={title} className="text-sm font-semibold">
        {say.title}
      </h2>
      <p className="mt-0.5 mb-3 text-xs leading-[1.0625rem] text-mute">{say.about}</p>
      <PanelActionsProvider>
        <UnresolvedList unresolved={unsettled} />
      </PanelActionsProvider>
    </section>
  )
}
