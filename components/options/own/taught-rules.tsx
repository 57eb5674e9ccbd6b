import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'
import { RuleForm } from './rule-form.tsx'
import { RuleRow } from './rule-row.tsx'

const say = words.ownSites

/** What was taught about a host, and the way to add an address rule to it. */
export function TaughtRules({ site }: { site: OwnSiteView }) {
  const [adding, setAdding] = useState<string | null>(null)
  return (
    <>
      {site.rules.length > 0 && (
        <ul aria-label={say.rules.list(site.host)} className="mt-1 divide-y divide-line">
          {site.rules.map((rule) => (
            <RuleRow key={rule.id} site={site.id} rule={rule} />
          ))}
        </ul>
      )}
      {adding === null ? (
        <Button size="small" look="quiet" className="mt-1" onClick={() => setAdding(crypto.randomUUID())}>
          {say.rules.add}
        </Button>
      ) : (
        <RuleForm site={site.id} rule={{ kind: 'address', id: adding, pattern: '' }} onDone={() => setAdding(null)} />
      )}
    </>
  )
}
