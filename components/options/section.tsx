import { createContext, type ReactNode, useContext, useId } from 'react'

/** Whether a setting stands in a group, whose heading is above its own. */
const InGroup = createContext(false)

type GroupProps = { title: string; about?: ReactNode; children: ReactNode }

/** Settings that belong together: what they are about on the left, each of them on the right; one below the other where it is narrow. */
export function Group({ title, about, children }: GroupProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-6 min-[60rem]:grid-cols-[12rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {about === undefined || <p className="mt-0.5 text-xs leading-[1.0625rem] text-mute">{about}</p>}
      </div>
      <div className="min-w-0 divide-y divide-line *:py-4 *:first:pt-0 *:last:pb-0">
        <InGroup value>{children}</InGroup>
      </div>
    </section>
  )
}

type Props = {
  title: string
  about?: ReactNode
  /** What is chosen in one press stands beside its name; what needs room stands below. */
  beside?: ReactNode
  children?: ReactNode
}

/** One setting: its name, what it does, and what can be chosen. */
export function Section({ title, about, beside, children }: Props) {
  const isInGroup = useContext(InGroup)
  const look = 'text-[0.84375rem] font-medium leading-[1.125rem]'
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-48 flex-1">
          {isInGroup ? <h3 className={look}>{title}</h3> : <h2 className={look}>{title}</h2>}
          {about === undefined || <p className="mt-0.5 text-xs leading-[1.0625rem] text-mute">{about}</p>}
        </div>
        {beside}
      </div>
      {children !== undefined && <div className="not-empty:mt-2.5">{children}</div>}
    </div>
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
