import type { ReactNode } from 'react'
import { useNow } from '#components/ui/use-now.ts'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { AgainSeveral } from './again-several.tsx'
import { BatchBar, isBatchTold } from './batch-bar.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { type TodayPlace, useWhereabouts } from './today-place.ts'
import { useSeveral } from './use-several.ts'

type Props = {
  place: TodayPlace
  /** The rows that are chosen. */
  chosen: readonly DayRow[]
  /** The row for which the rep asked when it is to come again, where none is chosen. */
  again: readonly DayRow[] | null
  onAgain: (rows: readonly DayRow[] | null) => void
  underWay: readonly CompletionView[]
  onStarted: () => void
  /** What stands here while nothing is chosen, and nothing was just done with several. */
  children: ReactNode
}

/** Today's foot: what can be done with the rows that are chosen, what was just done with them, or the run. */
export function TodayFoot({ place, chosen, again, onAgain, underWay, onStarted, children }: Props) {
  const { batch } = useWhereabouts(place)
  const several = useSeveral(place)
  const now = useNow(1000)
  return (
    <>
      {again !== null && (
        <section aria-label={words.wrapUp.again.menu} className="relative">
          <AgainSeveral
            rows={again}
            onMove={(at) =>
              several.move(
                again.map(({ taskId }) => taskId),
                at,
              )
            }
            onClose={() => onAgain(null)}
          />
        </section>
      )}
      {chosen.length > 0 ? (
        <SelectionBar
          rows={chosen}
          several={several}
          onAgain={() => onAgain(chosen)}
          onClear={() => place.go({ selected: [] })}
          onStarted={() => {
            place.go({ selected: [] })
            onStarted()
          }}
        />
      ) : isBatchTold(batch, underWay, now) ? (
        <BatchBar batch={batch} underWay={underWay} several={several} onGone={() => place.go({ batch: null })} />
      ) : (
        children
      )}
    </>
  )
}
