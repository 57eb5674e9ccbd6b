import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'
import { Section } from '../section.tsx'
import { OwnSiteRow } from './own-site-row.tsx'
import { RuleFiles } from './rule-files.tsx'

const say = words.ownSites

/** The sites that the rep added from the popup. */
export function OwnSitesSection({ sites }: { sites: OwnSiteView[] }) {
  // What was taught about a built-in site stands with that site.
  const own = sites.filter((site) => site.builtIn === null)
  return (
    <Section title={say.title} about={say.about}>
      {own.length === 0 && <p className="text-[0.8125rem] leading-[1.125rem] text-mute">{say.none}</p>}
      {own.length > 0 && (
        <ul aria-label={say.title}>
          {own.map((site) => (
            <OwnSiteRow key={site.id} site={site} />
          ))}
        </ul>
      )}
      <RuleFiles sites={sites} />
    </Section>
  )
}
