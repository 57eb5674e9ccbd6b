import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import type { SiteView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { SiteRow } from './site-row.tsx'

const say = words.options.sites

/** The sites that Wrapup may look at, each a permission of its own. */
export function SitesSection({ sites, taught }: { sites: SiteView[]; taught: OwnSiteView[] }) {
  const anyOn = sites.some((site) => site.mode !== 'off')
  return (
    <fieldset className="grid gap-x-8 gap-y-3 border-t border-line py-5 sm:grid-cols-[11.5rem_minmax(0,1fr)]">
      {/* A legend cannot be a grid cell: it names the group, and the heading beside it is what is seen. */}
      <legend className="sr-only">{say.title}</legend>
      <div>
        <h2 className="text-sm font-semibold">{say.title}</h2>
        <p className="mt-0.5 text-xs leading-[1.0625rem] text-mute">{say.about}</p>
        {!anyOn && <p className="mt-1.5 text-xs leading-[1.0625rem] text-mute">{say.none}</p>}
      </div>
      <ul className="min-w-0">
        {sites.map((site) => (
          <SiteRow key={site.id} site={site} taught={taught.filter(({ builtIn }) => builtIn === site.id)} />
        ))}
      </ul>
    </fieldset>
  )
}
