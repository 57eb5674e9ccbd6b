import type { MessageName, Request } from '#lib/shared/messages/table.ts'
import { BOS_TASK } from '#test/sandbox/cast/featured-tasks.ts'

const id = '00000000-0000-4000-8000-000000000000'
const body = { callResolution: 'positive', finishProspectInSequence: true } as const

const taughtRule = {
  kind: 'field',
  id: 'r',
  field: 'email',
  pages: '/contacts/*',
  selector: 'body',
  label: null,
  container: null,
  taughtOn: '',
  taughtValue: '',
  confirmed: true,
} as const

/**
 * Every message of the table but the page readers' own, each well formed and as harmful as it can be, so that only the
 * question who sent it stands between it and its effect. `tabId` names the tab that a forger would speak for.
 */
export function forgedMessages(tabId: number): {
  [Name in Exclude<MessageName, `page.${string}` | 'teach.pointed'>]: Request<Name>
} {
  return {
    'panel.get': { tabId },
    'panel.choose': { tabId, taskId: BOS_TASK },
    'panel.back': { tabId },
    'panel.openTask': { tabId, taskId: BOS_TASK },
    'panel.find': { tabId, text: String(BOS_TASK) },
    'panel.findPerson': { tabId },
    'index.refresh': {},
    'colleagues.list': {},
    'day.list': {},
    'day.get': { known: null },
    'day.skip': { taskIds: [BOS_TASK], skipped: true },
    'day.order': { order: 'due' },
    'day.several': { taskIds: [BOS_TASK], moveTo: null },
    'day.undo': { ids: ['1'] },
    'run.start': { tabId, sort: null },
    'run.next': { tabId },
    'run.skip': { tabId },
    'run.back': { tabId },
    'run.goOn': { tabId },
    'run.pause': {},
    'run.end': {},
    'completion.start': { tabId, taskId: BOS_TASK, body, override: true },
    'wrapUp.start': {
      tabId,
      wrapUp: {
        taskId: BOS_TASK,
        outcome: body,
        move: null,
        leaveAlone: 'optOut',
        note: 'A stranger’s words',
        followUp: null,
        reassign: null,
      },
      override: true,
    },
    'step.goOn': { id },
    'step.isThere': { id },
    'step.sendAgain': { id },
    'note.draft': { taskId: BOS_TASK, text: 'A stranger’s words' },
    'completion.recorded': { taskId: BOS_TASK, since: 0 },
    'completion.propose': {
      taskId: BOS_TASK,
      body,
      added: { leaveAlone: 'optOut', note: 'A stranger’s words', followUp: null },
    },
    'completion.dropProposal': { tabId },
    'completion.undo': { id },
    'completion.hold': { id },
    'completion.sendNow': { id },
    'completion.tryNow': { id },
    'completion.dismiss': { id },
    'completion.giveUp': { id },
    'dock.enter': { word: id },
    'dock.corner': { corner: 'top-left' },
    'dock.hide': {},
    'options.open': {},
    'dock.leave': {},
    'dock.showAgain': { tabId },
    'theme.get': {},
    'setup.get': {},
    'setup.consent': {},
    'connection.save': { key: 'rp_somebody_elses_key', teamId: null },
    'key.guard': { passphrase: 'a stranger’s words' },
    'key.unlock': { passphrase: 'a stranger’s words' },
    'key.lock': {},
    'connection.remove': {},
    'settings.set': { undoSeconds: 0, theme: 'dark', apiUrl: 'https://elsewhere.example' },
    'sites.set': { id: 'linkedin', mode: 'off' },
    'notifications.set': { on: false },
    'sites.showDock': { id: 'linkedin' },
    'teach.again': { site: 'own:https://crm.tallpine.example', field: 'email' },
    'own.remove': { id: 'own:https://crm.tallpine.example' },
    'rules.save': {
      site: 'own:https://crm.tallpine.example',
      rule: { kind: 'address', id: 'r', pattern: '(?<taskId>5)' },
    },
    'rules.remove': { site: 'own:https://crm.tallpine.example', id: 'r' },
    'rules.test': { site: 'own:https://crm.tallpine.example', rule: taughtRule },
    'rules.import': { text: '{"wrapupRules":1,"sites":[]}' },
    'teach.begin': { tabId, field: 'email' },
    'teach.confirm': { tabId },
    'teach.drop': { tabId },
    'site.here': { tabId },
    'site.use': { tabId },
    'history.list': {},
    'history.clear': {},
    'damage.copy': { store: 'completions' },
    'damage.forget': { store: 'completions' },
    'damage.startAnew': { store: 'completions' },
  }
}
