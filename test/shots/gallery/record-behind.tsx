import { useEffect } from 'react'
import { COMMON_WORDS } from '#lib/page/picker/common-words.ts'
import { pickField } from '#lib/page/picker/pick.ts'
import { PICKER_STYLE } from '#lib/page/picker/style.ts'
import type { PickerTask } from '#lib/page/picker/task.ts'
import { words } from '#lib/shared/words/index.ts'

const TASK: PickerTask = {
  type: 'pick.begin',
  field: 'email',
  words: words.picker('email'),
  style: PICKER_STYLE,
  common: COMMON_WORDS.source,
}

/** A record of nobody's CRM, with the picker over it. */
export function RecordBehind() {
  useEffect(() => pickField(window, TASK, () => Promise.resolve(true)), [])
  return (
    <div className="min-h-screen bg-page p-8 text-ink">
      <div className="mb-4 text-lg font-semibold">Maya Okafor</div>
      <dl className="grid max-w-[30rem] grid-cols-[8rem_1fr] gap-2 rounded-[10px] bg-surface p-4 text-sm">
        <dt>Write to</dt>
        <dd>
          <button type="button" data-field="mail">
            maya.okafor@northwind-freight.example
          </button>
        </dd>
        <dt>Company</dt>
        <dd>
          <button type="button">Northwind Freight</button>
        </dd>
      </dl>
    </div>
  )
}
