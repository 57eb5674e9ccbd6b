import type { ReactNode } from 'react'

type Props = { name: string; children: ReactNode; copy?: ReactNode }

/** One line of what a message needs: what it is, the value, and the way to copy it. */
export function Row({ name, children, copy }: Props) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <dt className="w-16 shrink-0 text-xs text-mute">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        <span className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
        {copy}
      </dd>
    </div>
  )
}
