import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import type { CompleteBody } from '#lib/shared/reply/model.ts'
import { words } from '#lib/shared/words/index.ts'
import { useReady } from './gesture.ts'
import { type Mismatch, useActions } from './panel-actions.tsx'

/** `body` is the choice that met the wrong page, or null where none was made: then going on shows the task. */
type Props = { view: Mismatch; body: CompleteBody | null }

/** The right-person lock: both names, and nothing sent. The focus is on the way back. */
export function MismatchView({ view, body }: Props) {
  const { busy, verdict, confirm, override, dropQuestion, back } = useActions()
  const ready = useReady()
  const [shownAt] = useState(() => Date.now())
  const cancel = useRef<HTMLButtonElement>(null)
  const say = words.panel.mismatch
  useEffect(() => cancel.current?.focus(), [])
  return (
    <>
      <h1 className="sr-only">{say.title}</h1>
      <StatusBox tone="bad" title={say.title} role="alert">
        <span dir="auto">{say.names(view.taskPerson, view.pagePerson, view.task.taskId)}</span> {say.nothing}
      </StatusBox>
      {verdict === 'popupOnly' && <p className="mt-2 text-[0.8125rem] text-mute">{say.inPopup}</p>}
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Button
          busy={busy !== null}
          ready={ready}
          onClick={(event) => {
            if (body === null) override(view, event.nativeEvent, shownAt)
            else confirm(view.task, body, event.nativeEvent, shownAt, true)
          }}
        >
          {say.anyway}
        </Button>
        <Button
          ref={cancel}
          data-focus
          look="main"
          busy={busy !== null}
          onClick={() => (body === null ? back() : dropQuestion())}
        >
          {say.cancel}
        </Button>
      </div>
    </>
  )
}
