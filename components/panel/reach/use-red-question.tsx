import { type MouseEvent, type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { StatusBox } from '#components/ui/status-box.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import { isRed, stopSigns } from '#lib/shared/reply/stop-signs.ts'
import { words } from '#lib/shared/words/index.ts'

/** For the click on a link that contacts the person: lets it through, or stops it for a question. */
export type AskFirst = (event: MouseEvent<HTMLAnchorElement>) => boolean

/**
 * The question of the red stop signs: asked once for a task, before the person is contacted. Recording an outcome never
 * asks. `ask` tells whether the link may do its work now.
 */
export function useRedQuestion(task: TaskCard, others: readonly TaskLine[]): { ask: AskFirst; question: ReactNode } {
  const [link, setLink] = useState<HTMLAnchorElement | null>(null)
  const [answered, setAnswered] = useState(false)

  const ask: AskFirst = (event) => {
    const red = stopSigns(task, others, Date.now()).some(isRed)
    if (!red || answered) return true
    event.preventDefault()
    setLink(event.currentTarget)
    return false
  }

  const worst = stopSigns(task, others, useNow(60_000)).find(isRed)
  const question =
    link === null || answered || worst === undefined ? null : (
      <div className="mt-2.5">
        <StatusBox tone="bad" role="alert" title={words.signs.ask(words.signs.said(worst, task.firstName).strong)} />
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Button
            onClick={() => {
              setLink(null)
              link.focus()
            }}
          >
            {words.signs.leave}
          </Button>
          <Button
            onClick={() => {
              setAnswered(true)
              setLink(null)
              // The answer is part of this very press: what it opens counts as the person's own action.
              queueMicrotask(() => link.click())
            }}
          >
            {words.signs.goOn}
          </Button>
        </div>
      </div>
    )
  return { ask, question }
}
