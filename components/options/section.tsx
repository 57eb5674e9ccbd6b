import type { ReactNode } from 'react'

type Props = { title: string; about?: ReactNode; children: ReactNode; wide?: boolean }

/** One part of the options page: what it is on the left, what can be set on the right; one below the other where it is narrow. */
export function Section({ title, about, children, wide = false }: Props) {
  return (
    <section
      className={
        wide
          ? 'border-t border-line py-5'
          : 'grid gap-x-8 gap-y-3 border-t border-line py-5 sm:grid-cols-[11.5rem_minmax(0,1fr)]'
      }
    >
      <div className={wide ? 'mb-3' : undefined}>
        <h2 className="text-sm font-semibold">{title}</h2>
        {about === undefined || <p className="mt-0.5 text-xs leading-[1.0625rem] text-mute">{about}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}

/** Why something on the options page did not happen. */
export function RefusalNote({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="mt-2 text-[0.8125rem] leading-[1.125rem] text-bad">
      {children}
    </p>
  )
}
