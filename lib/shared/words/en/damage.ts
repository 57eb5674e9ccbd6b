import type { Damage } from '#lib/shared/messages/views.ts'
import { number } from '#lib/shared/words/plural.ts'

/** At most so many task numbers are named. */
const NAMED = 5

function named({ tasks }: Damage): string {
  if (tasks.length === 0) return ''
  const shown = tasks.slice(0, NAMED).map((id) => `task ${id}`)
  const more = tasks.length - shown.length
  return ` It was about ${shown.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}.`
}

/** Firefox's own words for where that is set. */
const NEVER_REMEMBERS =
  'This browser is set never to remember history, so it keeps nothing for Wrapup, and nothing can be completed. Choose “Remember history” under Privacy & Security.'

/** What is damaged, what that means, and what was not lost. */
function sentence(damage: Damage): string {
  if (damage.state === 'private') return NEVER_REMEMBERS
  switch (damage.store) {
    case 'completions':
      return damage.state === 'closed'
        ? 'The browser does not open Wrapup’s record of completions, so nothing can be completed, and nothing is sent. Restarting the browser may help.'
        : `Part of Wrapup’s record of completions could not be read and was set aside. Whether it was sent is not known: look at it in Reply.${named(damage)}`
    case 'key':
      return damage.state === 'closed'
        ? 'The browser does not open the store of your API key, so Reply cannot be asked. Restarting the browser may help.'
        : 'The stored API key could not be read. Save your key again; completions that wait for it are kept.'
    case 'settings':
      return 'Some of your settings could not be read and were set aside. Those are back to what Wrapup begins with: please look through them.'
  }
}

/** Words about stores that are damaged. */
export const damage = {
  label: 'Stored on this computer',
  sentence,
  copy: 'Save a copy',
  forget: 'Remove what was set aside',
  startAnew: 'Begin anew',
  startTitle: 'Begin anew?',
  startText: {
    completions:
      'Wrapup begins an empty record of completions. The old one stays on this computer, unread: what waits in it is not sent, and what it sent without an answer is not checked any more. Look at those tasks in Reply.',
    key: 'Wrapup begins an empty store for the key. You then save your key again; the old store stays on this computer, unread.',
    settings: '',
  },
  startYes: 'Begin anew',
  startNo: 'Not now',
  toOptions: 'Open options',
}
