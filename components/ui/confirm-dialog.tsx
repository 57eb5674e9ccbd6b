import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'

type Props = {
  open: boolean
  title: string
  children: ReactNode
  yes: string
  no: string
  onYes: () => void
  onNo: () => void
}

/** Asks before something that cannot be taken back. The browser's own dialog keeps the focus in and gives it back. */
export function ConfirmDialog({ open, title, children, yes, no, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onNo()
      }}
      className="m-auto w-[26rem] max-w-[calc(100vw-2rem)] rounded-[14px] border border-line bg-surface p-5 text-ink shadow-card backdrop:bg-[rgb(16_20_30/0.45)]"
    >
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      <div className="mt-1.5 space-y-1.5 text-[0.8125rem] leading-[1.1875rem] text-mute">{children}</div>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onNo}>{no}</Button>
        <Button look="danger" onClick={onYes}>
          {yes}
        </Button>
      </div>
    </dialog>
  )
}
