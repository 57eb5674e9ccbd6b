import { createDockSlot, type DockHost } from '#lib/page/dock/dock-slot.ts'
import { extensionLink } from '#lib/page/follow/extension-link.ts'
import { type Reader, startReader } from '#lib/page/follow/reader.ts'
import { lookingAt } from '#lib/page/read/read-page.ts'
import { browserSight } from '#lib/page/read/sight.ts'
import type { FieldRule, ReaderRules, RuleTrial } from '#lib/shared/settings/own-site.ts'
import { ownKey, readOwnAddress } from './own-address.ts'
import { askRules, listenForRules } from './own-link.ts'
import { createOwnLook, tryRule } from './own-look.ts'

/** Where a second injection finds the reader of this document. The isolated world is ours: the page cannot see this. */
export type ReaderWorld = typeof globalThis & { wrapupReader?: Reader | undefined }

/**
 * Reads pages of a site that the rep added: by the rules that the worker hands over, and anew as soon as it hands over
 * others. Does nothing where nothing is on, and where another reader is at work.
 */
export async function startOwnReader(view: Window, world: ReaderWorld): Promise<void> {
  const isTaken = () => world.wrapupReader?.isRunning() === true
  if (isTaken()) return
  const first = await askRules()
  if (first === null || isTaken()) return
  const dock = createDockSlot(world, () => extensionLink.fetchDock())
  let rules = first
  let reader = readBy(view, rules, dock)
  world.wrapupReader = reader

  listenForRules((message) => {
    if (!reader.isRunning()) return null
    if (message.type === 'own.try') return tryHere(view, message.rule, rules)
    rules = message.rules
    reader.stop()
    reader = readBy(view, rules, dock)
    world.wrapupReader = reader
    return null
  })
}

function readBy(view: Window, rules: ReaderRules, dock: DockHost): Reader {
  const readAddress = (url: URL) => readOwnAddress(url, rules.site, rules.generic.viewer)
  return startReader({ view, link: extensionLink, dock, readAddress, ...createOwnLook(rules) })
}

function tryHere({ document, location }: Window, rule: FieldRule, { site, generic }: ReaderRules): RuleTrial {
  const url = new URL(location.href)
  const looking = lookingAt(readOwnAddress(url, site, generic.viewer), document, browserSight)
  return { key: ownKey(url), ...tryRule(rule, looking, generic) }
}
