import type { ReactNode } from 'react'

/** A profile page of nobody, to see the dock on. Its own heading is hidden from readers: the dock is what is looked at. */
export function PageBehind({ children }: { children: ReactNode }) {
  return (
    <div className="relative min-h-screen bg-page">
      <div aria-hidden>
        <div className="h-28 bg-[linear-gradient(120deg,#cfd8ea,#e9edf5)] opacity-80" />
        <div className="-mt-10 ml-7 size-20 rounded-full border-4 border-surface bg-line" />
        <div className="mt-4 ml-7 h-3 w-52 rounded-full bg-line" />
        <div className="mt-3 ml-7 h-3 w-72 rounded-full bg-line" />
        <div className="mt-9 ml-7 h-3 w-96 max-w-[70%] rounded-full bg-line" />
        <div className="mt-3 ml-7 h-3 w-80 max-w-[60%] rounded-full bg-line" />
      </div>
      <div className="fixed right-2 bottom-2">{children}</div>
    </div>
  )
}
