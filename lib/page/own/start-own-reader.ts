import type { AddressReading } from '#lib/page/address/address-reading.ts'
import { createDockSlot, type DockHost } from '#lib/page/dock/dock-slot.ts'
import { removeLeftBehind } from '#lib/page/dock/left-behind.ts'
import { extensionLink } from '#lib/page/follow/extension-link.ts'
import { type Reader, startReader } from '#lib/page/follow/reader.ts'
import { KNOWS_LAYOUTS } from '#lib/page/read/knows-layouts.ts'
import { lookingAt } from '#lib/page/read/read-page.ts'
import { browserSight } from '#lib/page/read/sight.ts'
import type { SiteRule } from '#lib/page/sites/site-rule.ts'
import type { SiteWorld } from '#lib/page/sites/site-script.ts'
import type { FieldRule, ReaderRules, RuleTrial } from '#lib/shared/settings/own-site.ts'
import { readBesideAddress, readOwnAddress } from './own-address.ts'
import { askRules, listenForRules } from './own-link.ts'
import { createOwnLook, tryRule } from './own-look.ts'
import { rulesIn } from './rules-text.ts'

/** Where a second injection finds the reader of this document. The isolated world is ours: the page cannot see this. */
export type ReaderWorld = SiteWorld & { wrapupReader?: Reader | undefined }

/**
 * Reads pages of a site that the rep added: by the rules that the worker hands over, and anew as soon as it hands over
 * others. Does nothing where nothing is on, and where another reader is at work.
 */
export async function startOwnReader(view: Window, world: ReaderWorld): Promise<void> {
  const isTaken = () => world.wrapupReader?.isRunning() === true
  if (isTaken()) return
  const first = await askRules()
  if (first === null || isTaken()) return
  if (import.meta.env.FIREFOX) removeLeftBehind(view.document)
  const dock = createDockSlot(world, () => extensionLink.fetchDock())
  let rules = first
  let reader = readBy(view, rules, dock, world)
  world.wrapupReader = reader

  listenForRules((message) => {
    if (!reader.isRunning()) return null
    if (message.type === 'own.try') return tryHere(view, message.rule, rules, world)
    rules = message.rules
    reader.stop()
    reader = readBy(view, rules, dock, world)
    world.wrapupReader = reader
    return null
  })
}

function readBy(view: Window, rules: ReaderRules, dock: DockHost, world: ReaderWorld): Reader {
  const readAddress = addressesBy(rules, builtInBeside(rules, world))
  const look = createOwnLook(rules, builtInBeside(rules, world))
  return startReader({ view, link: extensionLink, dock, readAddress, ...look })
}

/** The built-in site's rules came by a script of their own. Records of a site that is like it are that site's own. */
export function builtInBeside(
  { isBeside, site }: ReaderRules,
  { wrapupSite }: Pick<ReaderWorld, 'wrapupSite'>,
): SiteRule | null {
  if (!isBeside || wrapupSite === undefined) return null
  return site.like === undefined ? wrapupSite : { ...wrapupSite, id: site.id }
}

/** How addresses are read where these rules count. */
export function addressesBy({ site, generic }: ReaderRules, builtIn: SiteRule | null): (url: URL) => AddressReading {
  const { viewer } = rulesIn(generic)
  return (url) =>
    !KNOWS_LAYOUTS || builtIn === null ? readOwnAddress(url, site, viewer) : readBesideAddress(url, builtIn, site)
}

function tryHere({ document, location }: Window, rule: FieldRule, rules: ReaderRules, world: ReaderWorld): RuleTrial {
  const address = addressesBy(rules, builtInBeside(rules, world))(new URL(location.href))
  const looking = lookingAt(address, document, browserSight)
  return { key: address.key, ...tryRule(rule, looking, rules.generic) }
}
