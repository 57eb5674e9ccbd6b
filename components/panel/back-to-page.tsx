import { ArrowLeft } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** From what the rep chose or asked for to what the page is about; `all`: the person's tasks, one of which was chosen. */
export function BackToPage({ all = 0 }: { all?: number }) {
  const { looking, back } = useActions()
  return (
    <Button
      size="small"
      look="quiet"
      busy={looking?.name === 'panel.back'}
      className="-mt-1.5 mb-1.5 -ml-2.5"
      onClick={back}
    >
      <ArrowLeft size={14} aria-hidden className="rtl:rotate-180" />
      {all > 1 ? words.panel.allTasks(all) : words.panel.backToPage}
    </Button>
  )
}
