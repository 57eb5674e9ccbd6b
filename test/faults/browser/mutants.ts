import type { Exchange } from './build.ts'
import type { Plan } from './plan.ts'

/** A deliberate fault in the built worker, and the schedules in which it can show itself. */
export type Mutant = { name: string; exchanges: readonly Exchange[]; aims: (plan: Plan) => boolean }

const name = String.raw`[\w$]+`
const inBuild = (pattern: string) => new RegExp(pattern.replaceAll('NAME', name), 'g')

const meets =
  (...fates: string[]) =>
  (plan: Plan) =>
    fates.includes(plan.posts[0]?.name ?? '') && isSent(plan)
const isSent = ({ decision, other }: Plan) => !decision.kind.startsWith('undo') && other === null
const dies =
  (...stops: string[]) =>
  (plan: Plan) =>
    plan.kill.kind === 'step' && stops.includes(plan.kill.stop) && isSent(plan) && plan.posts[0]?.name === 'answered'

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'sends again without the quiet time',
    exchanges: [{ from: inBuild('(NAME)<9e4\\)'), to: '$1<0)' }],
    aims: meets('closed before commit', '500', '502 with HTML', 'committed late'),
  },
  {
    name: 'sends each completion twice',
    exchanges: [
      {
        from: inBuild('(NAME)\\.complete\\((NAME\\.taskId,NAME\\.body,NAME)\\)'),
        to: '($1.complete($2),$1.complete($2))',
      },
    ],
    aims: meets('answered', 'slow before commit'),
  },
  {
    name: 'takes a lost connection for a clear no',
    exchanges: [
      {
        from: inBuild('(NAME\\.state===`sending`\\?NAME\\.code)===`rateLimited`\\?'),
        to: '$1!==`keyRefused`?',
      },
    ],
    aims: meets('reset after commit', '500', '502 with HTML', 'truncated'),
  },
  {
    name: 'says Undone while the request is on its way',
    exchanges: [{ from: inBuild('(NAME)\\.state===`held`\\?(NAME\\(\\1,\\{state:`cancelled`)'), to: '!0?$2' }],
    aims: ({ decision, other, posts }) =>
      other === null &&
      (decision.kind === 'undoAndSend' || (decision.kind === 'undoAtEnd' && decision.after > 0)) &&
      /slow|held/.test(posts[0]?.name ?? ''),
  },
  {
    name: 'cuts the undo window short',
    exchanges: [
      { from: inBuild('(NAME)\\.notBefore-\\1\\.clickedAt-'), to: '($1.notBefore-$1.clickedAt)/3-' },
      { from: inBuild('NAME\\.least<NAME\\?(NAME\\(`notYet`\\))'), to: '!1?$1' },
    ],
    aims: ({ decision, undoSeconds, kill }) => decision.kind === 'wait' && undoSeconds === 5 && kill.kind === 'none',
  },
  {
    name: 'sends another resolution',
    exchanges: [
      { from: inBuild('callResolution:(NAME)\\((NAME),NAME,(NAME)\\)'), to: 'callResolution:$1($2,`toCall`,$3)' },
    ],
    aims: (plan) => plan.resolution !== 'toCall' && meets('answered')(plan),
  },
  {
    name: 'sends again what a dead worker had begun to send',
    exchanges: [
      {
        from: inBuild('\\?NAME\\((NAME),null,(NAME)\\):(NAME\\(`notNow`\\))'),
        to: '?{kind:`moved`,record:{...$1,state:`queued`,attempts:0,nextAt:$2.now,changedAt:$2.now,revision:$1.revision+1,course:[...$1.course,{at:$2.now,state:`queued`,problem:null}]}}:$3',
      },
    ],
    aims: dies('done before', 'sending after'),
  },
  {
    name: 'claims what somebody else has finished',
    exchanges: [{ from: inBuild('state:NAME\\?`done`:`doneElsewhere`'), to: 'state:`done`' }],
    aims: ({ other, undoSeconds, decision, surface }) =>
      surface === 'panel' &&
      other?.kind === 'finished' &&
      other.after < 4_000 &&
      undoSeconds === 5 &&
      decision.kind === 'wait',
  },
  {
    name: 'loses a click that it accepted',
    exchanges: [{ from: inBuild('await (NAME)\\.add\\((NAME\\(NAME\\))\\),`saved`'), to: '$2,`saved`' }],
    aims: (plan) => plan.surface === 'messages' && plan.kill.kind === 'none' && meets('answered')(plan),
  },
  {
    name: 'does not look whose task it is now',
    exchanges: [{ from: inBuild('NAME\\.contactId===NAME\\.snapshot\\.contactId'), to: '!0' }],
    aims: ({ other, undoSeconds, decision, kill }) =>
      other?.kind === 'contact' &&
      other.after < 3_000 &&
      undoSeconds === 5 &&
      decision.kind === 'wait' &&
      kill.kind !== 'none',
  },
  {
    name: 'never looks again after an unclear answer',
    exchanges: [
      {
        from: inBuild('case`unknown`:return NAME\\((NAME)\\);case`paused`'),
        to: 'case`unknown`:return Promise.resolve(null);case`paused`',
      },
    ],
    aims: meets('closed after commit', '500 after commit', 'truncated'),
  },
]
