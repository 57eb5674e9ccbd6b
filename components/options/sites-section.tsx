import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { folded } from '#lib/shared/identity/folded.ts'
import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import type { SiteView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { SiteRow } from './site-row.tsx'

const say = words.options.sites

type Props = { sites: SiteView[]; taught: OwnSiteView[] }

/** The sites that Wrapup looks at, each a permission of its own, and the way to one more. */
export function SitesSection({ sites, taught }: Props) {
  // What was turned off on this page stays where it is, under the hand that did it.
  const [shown] = useState(() => new Set<string>())
  const anyOn = sites.some((site) => site.mode !== 'off')
  const [adding, setAdding] = useState(!anyOn)
  const [text, setText] = useState('')
  const list = useId()
  const hasRules = (id: string) => taught.some(({ builtIn, rules }) => builtIn === id && rules.length > 0)
  for (const { id, mode } of sites) if (mode !== 'off' || hasRules(id)) shown.add(id)

  const wanted = folded(text.trim())
  const others = sites.filter((site) => !shown.has(site.id))
  const found = others.filter(({ id }) => folded(say.all[id].name).includes(wanted))
  const row = (site: SiteView) => (
    <SiteRow key={site.id} site={site} taught={taught.filter(({ builtIn }) => builtIn === site.id)} />
  )

  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{say.title}</legend>
      {!anyOn && <p className="mb-3 text-[0.8125rem] leading-[1.125rem] text-mute">{say.none}</p>}
      <ul aria-label={say.on} className="not-empty:mb-3">
        {sites.filter((site) => shown.has(site.id)).map(row)}
      </ul>
      <Button size="small" aria-expanded={adding} aria-controls={list} onClick={() => setAdding(!adding)}>
        <Plus size={14} aria-hidden />
        {say.add}
      </Button>
      <div id={list} hidden={!adding} className="mt-3 rounded-[10px] bg-sub p-3">
        <input
          type="search"
          aria-label={say.search}
          placeholder={say.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="min-h-9 w-full rounded-[9px] border border-edge bg-surface px-3 text-[0.8125rem] placeholder:text-mute"
        />
        <output className="block text-[0.8125rem] text-mute not-empty:mt-3">
          {found.length === 0 && wanted !== '' ? say.notBuiltIn(text.trim()) : ''}
        </output>
        <ul aria-label={say.more} className="not-empty:mt-3">
          {found.map(row)}
        </ul>
        <div className="mt-3 border-t border-line pt-3">
          <p className="text-[0.84375rem] font-medium leading-[1.125rem]">{say.ownTitle}</p>
          <p className="text-xs leading-4 text-mute">{say.ownText}</p>
        </div>
      </div>
    </fieldset>
  )
}
