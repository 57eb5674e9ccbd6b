import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import type { CompleteBody } from '#lib/shared/reply/model.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Mismatch } from './actions.ts'
import { useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'

/** `body` is the choice that met the wrong page, or null where none was made: then going on shows the task. */
type Props = { view: Mismatch; body: CompleteBody | null }

/** The right-person lock: both names and what differs, and nothing sent. The focus is on the way back. */
export function MismatchView({ view, body }: Props) {
  const { isUnderWay, verdict, confirm, override, dropQuestion, back } = useActions()
  const ready = useReady()
  const [shownAt] = useState(() => Date.now())
  const cancel = useRef<HTMLButtonElement>(null)
  const say = words.panel.mismatch
  const { taskPerson, pagePerson } = view
  const title = say.title(taskPerson, pagePerson)
  useEffect(() => cancel.current?.focus(), [])
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <StatusBox tone="bad" title={title} role="alert">
        <span dir="auto">{[say.names(taskPerson, pagePerson, view.task.taskId), ...differences(view)].join(' ')}</span>{' '}
        {say.nothing}
      </StatusBox>
      {verdict === 'popupOnly' && <p className="mt-2 text-[0.8125rem] text-mute">{say.inPopup}</p>}
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Button
          busy={isUnderWay('choose')}
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
          look="main"
          busy={isUnderWay('choose')}
          onClick={() => (body === null ? back() : dropQuestion())}
        >
          {say.cancel}
        </Button>
      </div>
    </>
  )
}

/** What differs, beside the name that the page is called by anyway. */
function differences({ differs = [], pagePerson }: Mismatch): string[] {
  return differs
    .filter(({ sort, page }) => sort !== 'name' || page !== pagePerson)
    .map((difference) => words.agreement.differs(difference))
}
