import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import { TAUGHT_FIELDS, type TaughtField } from '#lib/shared/settings/own-site.ts'
import { words } from '#lib/shared/words/index.ts'
import { CheckDraft } from './check-draft.tsx'

const say = words.ownSites.teach

type Own = NonNullable<Extract<SiteHere, { state: 'on' }>['own']>

/** Teaching the site of the tab in front: what to point at, or whether what was taught is right on this record too. */
export function TeachSite({ own }: { own: Own }) {
  return (
    <section aria-label={say.title} className="border-t border-line px-4 py-3">
      {own.draft === null ? <Begin taught={own.taught} /> : <CheckDraft draft={own.draft} />}
    </section>
  )
}

const FIELDS = TAUGHT_FIELDS.map((field) => ({ value: field, name: words.ownSites.fields[field] }))

function Begin({ taught }: { taught: TaughtField[] }) {
  const worker = useWorker()
  const client = useQueryClient()
  const [field, setField] = useState<TaughtField>('email')
  const [failed, setFailed] = useState(false)

  const begin = async () => {
    const begun = await worker.ask('teach.begin', { ...tabOf(worker), field })
    setFailed(!begun.ok)
    await client.invalidateQueries()
    // The page is what one points at now.
    if (begun.ok) window.close()
  }

  return (
    <details>
      <summary className="cursor-pointer text-xs font-semibold leading-4">{say.title}</summary>
      <p className="mt-1 text-xs leading-4 text-mute">{taught.length === 0 ? say.about : say.taught(taught)}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Select label={say.field} hideLabel value={field} choices={FIELDS} onChange={setField} />
        <Button size="small" onClick={() => void begin()}>
          {say.point}
        </Button>
      </div>
      <p aria-live="polite" className="text-xs leading-4 text-bad not-empty:mt-1.5">
        {failed ? say.failed : ''}
      </p>
    </details>
  )
}
