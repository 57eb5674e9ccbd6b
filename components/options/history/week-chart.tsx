import { words } from '#lib/shared/words/index.ts'
import { callsWithOutcome, type Figures } from './figures.ts'

const say = words.figures

const BAR = { width: 30, gap: 8, height: 56 } as const
const TOP = 14
const BOTTOM = 16
const STEP = BAR.width + BAR.gap

/** What was completed on each of the last seven days: drawn as bars, and as a table for who hears it. */
export function WeekChart({ week }: { week: readonly { at: number; figures: Figures }[] }) {
  const most = Math.max(1, ...week.map(({ figures }) => figures.completed))
  const last = week.length - 1
  return (
    <figure>
      <svg
        aria-hidden
        width={STEP * week.length - BAR.gap}
        height={TOP + BAR.height + BOTTOM}
        className="block max-w-full text-[0.6875rem] tabular-nums"
      >
        {week.map(({ at, figures: { completed } }, turn) => {
          const height = completed === 0 ? 2 : Math.max(4, (completed / most) * BAR.height)
          const x = turn * STEP
          return (
            <g key={at} className={turn === last ? 'fill-ink font-semibold' : 'fill-mute'}>
              <text x={x + BAR.width / 2} y={TOP + BAR.height - height - 4} textAnchor="middle">
                {completed}
              </text>
              <rect
                x={x}
                y={TOP + BAR.height - height}
                width={BAR.width}
                height={height}
                rx={Math.min(4, height / 2)}
                className={turn === last ? 'fill-accent' : 'fill-edge'}
              />
              <text x={x + BAR.width / 2} y={TOP + BAR.height + 13} textAnchor="middle">
                {say.weekday(at)}
              </text>
            </g>
          )
        })}
      </svg>
      {/* A table takes no width but its own: alone it would make a narrow page wider than its window. */}
      <div className="sr-only">
        <table>
          <caption>{say.week}</caption>
          <thead>
            <tr>
              {Object.values(say.heads).map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.map(({ at, figures }) => (
              <tr key={at}>
                <th scope="row">{say.dayInFull(at)}</th>
                <td>{figures.completed}</td>
                <td>{callsWithOutcome(figures)}</td>
                <td>{figures.outcomes.positive}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
