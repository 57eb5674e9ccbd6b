import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useKeys } from '#components/panel/use-keys.ts'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { DayTask } from './day-row.tsx'
import type { TodayPlace } from './today-place.ts'

type Group = { title: string; count: number }
type Item = { group: Group } | { row: DayRow; at: number }

type Props = {
  rows: readonly DayRow[]
  underWay: ReadonlyMap<number, CompletionView>
  /** The task that was pressed and is not on the panel yet. */
  busy: number | null
  place: TodayPlace
  onOpen: (row: DayRow) => void
  onSkip: (row: DayRow) => void
  selected: ReadonlySet<number>
  onSelect: (taskIds: readonly number[], selected: boolean) => void
  /** The row on which the keys are is to come again. */
  onAgain: (taskId: number) => void
}

/** Pixels at the usual size of text; what a row really takes is measured once it is drawn. */
const GROUP = 28
const ROW = 40

/** The day's rows in their groups. Only those in view are drawn, however many there are. J and K move, with Shift they choose; X chooses, R asks when; Enter opens. */
export function DayRows(props: Props) {
  const { rows, underWay, busy, place, onOpen, onSkip, selected, onSelect, onAgain } = props
  const area = useRef<HTMLDivElement>(null)
  const items = inGroups(rows)
  const cursor = items.findIndex((item) => 'row' in item && item.row.taskId === place.aside().cursor)
  // It is not handed on: nothing that is memoized holds what it returns.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => area.current,
    estimateSize: (index) => (isRow(items[index]) ? ROW : GROUP),
    getItemKey: (index) => keyOf(items[index]),
    overscan: 8,
    initialOffset: place.aside().offset,
    // The row that has the focus stays in the document, wherever was scrolled to.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return cursor === -1 || shown.includes(cursor) ? shown : [...shown, cursor].toSorted((one, two) => one - two)
    },
    onChange: ({ scrollOffset }) => {
      place.putAside({ offset: scrollOffset ?? 0 })
    },
  })

  const move = (by: 1 | -1) => {
    // Not the one of the last drawing: the focus moves without one.
    const at = items.findIndex((item) => 'row' in item && item.row.taskId === place.aside().cursor)
    let next = at === -1 && by === -1 ? items.length - 1 : at + by
    while (next >= 0 && next < items.length && !isRow(items[next])) next += by
    const item = items[next]
    if (item === undefined || !('row' in item)) return
    place.putAside({ cursor: item.row.taskId })
    list.scrollToIndex(next)
    focusRow(area.current, item.row.taskId)
  }
  const here = () => rows.find(({ taskId }) => taskId === place.aside().cursor && !underWay.has(taskId))?.taskId ?? null
  const extend = (by: 1 | -1) => {
    const from = here()
    move(by)
    const to = here()
    onSelect(
      [from, to].filter((taskId) => taskId !== null),
      true,
    )
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    J: () => extend(1),
    K: () => extend(-1),
    x() {
      const taskId = here()
      if (taskId !== null) onSelect([taskId], !selected.has(taskId))
    },
    r() {
      const taskId = here()
      if (selected.size > 0 || taskId !== null) onAgain(taskId ?? 0)
    },
  })

  return (
    <div ref={area} className="min-h-0 flex-auto overflow-y-auto [overflow-anchor:none]">
      <ul data-day aria-label={dayWords.list} className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (item === undefined) return null
          const drawn = {
            ref: list.measureElement,
            'data-index': index,
            style: { transform: `translateY(${start}px)` },
          }
          return 'group' in item ? (
            <li key={key} {...drawn} className="absolute inset-x-0 top-0">
              <h2 className="px-4 pt-2.5 pb-1 text-xs leading-[0.875rem] font-semibold">
                {item.group.title} <span className="font-normal text-mute tabular-nums">{item.group.count}</span>
              </h2>
            </li>
          ) : (
            <li
              key={key}
              {...drawn}
              aria-posinset={item.at}
              aria-setsize={rows.length}
              className="absolute inset-x-0 top-0"
            >
              <DayTask
                row={item.row}
                completion={underWay.get(item.row.taskId) ?? null}
                isBusy={busy === item.row.taskId}
                isSelected={selected.has(item.row.taskId)}
                isSelecting={selected.size > 0}
                onSelect={(on) => {
                  place.putAside({ cursor: item.row.taskId })
                  onSelect([item.row.taskId], on)
                }}
                onFocus={() => place.putAside({ cursor: item.row.taskId })}
                onOpen={() => onOpen(item.row)}
                onSkip={() => onSkip(item.row)}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** A row that was only just scrolled to is drawn in a moment. */
export function focusRow(area: HTMLElement | null, taskId: number, tries = 3): void {
  const row = area?.querySelector<HTMLElement>(`[data-task="${taskId}"]`)
  if (row !== null && row !== undefined) row.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusRow(area, taskId, tries - 1))
}

function inGroups(rows: readonly DayRow[]): Item[] {
  const groups = Map.groupBy(rows, ({ why }) => dayWords.group(why.place))
  let at = 0
  const items: Item[] = []
  for (const [title, some] of groups) {
    items.push({ group: { title, count: some.length } })
    for (const row of some) {
      at += 1
      items.push({ row, at })
    }
  }
  return items
}

function isRow(item: Item | undefined): boolean {
  return item !== undefined && 'row' in item
}

function keyOf(item: Item | undefined): string {
  if (item === undefined) return ''
  return 'row' in item ? `task ${item.row.taskId}` : `group ${item.group.title}`
}
