import { ok } from '#lib/shared/problem.ts'
import type { Handlers } from '#lib/worker/router.ts'
import { changeRules, importRules, saveRule, tryInTabs } from '#lib/worker/sites/own-rules.ts'
import type { Changes } from './changes.ts'

/** What the options page does with the rules that a rep taught: saves, removes, tries and imports them. */
export function ruleHandlers({
  changed,
  changedView,
}: Changes): Pick<Handlers, 'rules.save' | 'rules.remove' | 'rules.test' | 'rules.import'> {
  return {
    async 'rules.save'({ site, rule }) {
      const saved = await saveRule(site, rule)
      return saved.ok ? changedView() : saved
    },

    async 'rules.remove'({ site, id }) {
      const removed = await changeRules(site, (rules) => rules.filter((rule) => rule.id !== id))
      return removed.ok ? changedView() : removed
    },

    'rules.test': async ({ site, rule }) => ok(await tryInTabs(site, rule)),

    async 'rules.import'({ text }) {
      const brought = await importRules(text)
      changed()
      return brought
    },
  }
}
