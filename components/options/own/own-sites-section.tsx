import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'
import { Section } from '../section.tsx'
import { OwnSiteRow } from './own-site-row.tsx'

const say = words.ownSites

/** The sites that the rep added from the popup. Absent while there are none: how one is added stands with the other sites. */
export function OwnSitesSection({ sites }: { sites: OwnSiteView[] }) {
  // What was taught about a built-in site stands with that site.
  const own = sites.filter((site) => site.builtIn === null)
  if (own.length === 0) return null
  return (
    <Section title={say.title} about={say.about}>
      <ul aria-label={say.title}>
        {own.map((site) => (
          <OwnSiteRow key={site.id} site={site} />
        ))}
      </ul>
    </Section>
  )
}
