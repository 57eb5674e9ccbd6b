import type { StopSign } from '#lib/shared/reply/stop-signs.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { counted } from '#lib/shared/words/plural.ts'
import { clock } from '#lib/shared/words/time.ts'

/** What one sign says: the strong words, and what stands after them. */
type Said = { strong: string; rest: string }

function said(sign: StopSign, firstName: string | null): Said {
  const who = firstName === null ? 'The contact' : isolated(firstName)
  switch (sign.sign) {
    case 'optedOut':
      return { strong: 'Opted out', rest: `${who} wants no outreach.` }
    case 'badPhone':
      return { strong: 'Number invalid', rest: 'Reply has found that it reaches nobody.' }
    case 'notFilledIn':
      return { strong: 'Not filled in:', rest: 'names' in sign ? sign.names.map(isolated).join(', ') : '' }
    case 'bounced':
      return { strong: 'Bounced', rest: 'an e-mail to this address came back.' }
    case 'meetingBooked':
      return { strong: 'Meeting booked', rest: 'already.' }
    case 'replied':
      return { strong: 'Replied', rest: 'to an earlier message. Read it in Reply first.' }
    case 'outOfOffice':
      return { strong: 'Out of office', rest: 'by their own automatic answer.' }
    case 'paused':
      return { strong: 'Paused', rest: 'in this sequence.' }
    case 'finished':
      return { strong: 'Finished', rest: 'in this sequence.' }
    case 'nightThere':
      return { strong: 'Night there:', rest: 'clock' in sign ? `it is ${sign.clock}.` : '' }
    case 'scheduled':
      return { strong: 'Runs by itself', rest: 'Reply does it at its time.' }
    case 'colleagues':
      return { strong: 'A colleague’s task', rest: 'it is assigned to somebody else.' }
    case 'touchedToday':
      return { strong: 'Touched today', rest: 'at' in sign ? `by you at ${clock(sign.at)}.` : '' }
    case 'severalTasks':
      return {
        strong: counted('count' in sign ? sign.count : 1, { one: 'more open task', other: 'more open tasks' }),
        rest: 'for the same person.',
      }
  }
}

/** Words of the stop signs. */
export const signs = {
  list: 'Before you go on',
  said,
  ask: (strong: string): string => `${strong.replace(/:$/, '')}. Go on all the same?`,
  goOn: 'Go on',
  leave: 'Leave it',
}
