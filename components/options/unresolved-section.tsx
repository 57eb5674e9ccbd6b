import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { UnresolvedList } from '#components/panel/unresolved-tray.tsx'
import { words } from '#lib/shared/words/index.ts'
import { isUnsettled, useHistory } from './history/use-history.ts'
import { Section } from './section.tsx'

const say = words.options.unresolved

/** Completions that have not ended, with what can be done about each. Absent when there are none. */
export function UnresolvedSection() {
  const { data } = useHistory()
  const unsettled = data?.ok === true ? data.value.filter(isUnsettled) : []
  if (unsettled.length === 0) return null
  return (
    <Section title={say.title} about={say.about}>
      <PanelActionsProvider>
        <UnresolvedList unresolved={unsettled} />
      </PanelActionsProvider>
    </Section>
  )
}
