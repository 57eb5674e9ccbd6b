import { Pencil } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { LONGEST_TEXT } from '#lib/shared/messages/wrap-up.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'
import { useShortcut } from './single-keys.ts'
import { useKeys } from './use-keys.ts'

const say = words.wrapUp.note

/**
 * What was said, in the rep's words: it goes to Reply with the outcome. Each letter is kept for this task at once, so that
 * closing the panel, or a crash, takes nothing away.
 */
export function NoteField({ task }: { task: TaskCard }) {
  const id = useId()
  const { keepDraft } = useActions()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(task.draft ?? '')
  // Another screen may have been closed with a text for this task; what is being written here is never overwritten.
  const [begun, setBegun] = useState(false)
  const shown = begun ? text : (task.draft ?? '')
  const { taskId } = task

  useEffect(() => keepDraft(taskId, shown, false), [keepDraft, taskId, shown])
  useKeys({ a: () => field.current?.focus() })

  return (
    <div className="-mx-4 -mt-3 flex items-start gap-2 border-b border-line px-4 py-2 focus-within:bg-sub @max-[15rem]:low:hidden">
      <Pencil size={14} aria-hidden className="mt-[0.3125rem] shrink-0 text-mute" />
      <label htmlFor={id} className="sr-only">
        {say.label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={1}
        dir="auto"
        maxLength={LONGEST_TEXT}
        value={shown}
        placeholder={say.placeholder(task.firstName)}
        aria-keyshortcuts={useShortcut()('A')}
        onChange={({ target }) => {
          setBegun(true)
          setText(target.value)
          keepDraft(taskId, target.value, true)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // Only this field is left: the panel's own Escape closes the panel.
          event.stopPropagation()
          event.currentTarget.blur()
        }}
        className="field-sizing-content max-h-22 min-h-6 min-w-0 flex-1 resize-none bg-transparent py-0.5 text-[0.8125rem] leading-5 outline-offset-4 placeholder:text-mute"
      />
      <span className="pt-0.5">
        <KeyCap>A</KeyCap>
      </span>
    </div>
  )
}
