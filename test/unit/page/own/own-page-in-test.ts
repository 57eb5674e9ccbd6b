import { GENERIC_RULES } from '#lib/page/own/generic-rules.ts'
import { readOwnAddress } from '#lib/page/own/own-address.ts'
import { createOwnLook } from '#lib/page/own/own-look.ts'
import { writeRules } from '#lib/page/own/rules-text.ts'
import { readPage } from '#lib/page/read/read-page.ts'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { OwnRule, OwnSite } from '#lib/shared/settings/own-site.ts'
import { markupSight, showMarkup } from '../page-in-test.ts'

export const HOST = 'https://crm.tallpine.example'

export function ownSite(...rules: OwnRule[]): OwnSite {
  return { id: `own:${HOST}`, mode: 'dock', rules }
}

/** Reads the test's document as a page of an own site. */
export function readOwn(markup: string, path = '/contacts/7', ...rules: OwnRule[]): PageIdentity {
  showMarkup(markup, `${HOST}${path}`)
  const site = ownSite(...rules)
  const { own, guard } = createOwnLook({ site, generic: writeRules(GENERIC_RULES), isBeside: false })
  const address = readOwnAddress(new URL(location.href), site, GENERIC_RULES.viewer)
  guard.begin(address.key, null)
  return readPage({ document, address, epoch: 1, guard, own, sight: markupSight }).identity
}

/** Every identity that was read, in short. */
export function valuesOf({ people, taskReferences }: PageIdentity): string[] {
  return [
    ...people.flatMap(({ evidence }) => evidence.map(({ value }) => value)),
    ...taskReferences.map(({ taskId }) => `#${taskId}`),
  ]
}
