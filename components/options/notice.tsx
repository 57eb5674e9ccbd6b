import { Button } from '#components/ui/button.tsx'

type NoticeProps = {
  text: string
  action: string
  /** The action for those who hear one button at a time, where several have the same words. */
  label?: string
  onAction: () => void
}

/** Something that keeps a site from being used as its switch says, and what can be done about it. */
export function Notice({ text, action, label, onAction }: NoticeProps) {
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs leading-4 text-wait">
      <span>{text}</span>
      <Button size="small" aria-label={label} onClick={onAction}>
        {action}
      </Button>
    </div>
  )
}
