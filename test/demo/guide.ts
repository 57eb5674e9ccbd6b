import { BO, MAYA, PRIYA, TOMAS } from '../sandbox/cast/featured-people.ts'
import { BOS_TASK } from '../sandbox/cast/featured-tasks.ts'
import { DEMO_KEY } from '../sandbox/keys.ts'
import type { Stage } from './stage.ts'
import { faint, strong } from './terminal.ts'

/** What the terminal says once the demo is up: where to look, and what to try. */
export function guide({ crm, reply, profileUrl }: Stage): string {
  return `
${strong('Wrapup is connected to a stand-in for Reply. Nothing leaves this computer; everybody in it is invented.')}

${strong('Look at')}
  ${crm.url}/contacts          demo CRM, all contacts ${faint('(in-page navigation)')}
  ${crm.url}/contacts/${TOMAS}    Tomás Ferreira: the record names its Reply task
  ${crm.url}/contacts/${MAYA}    Maya Okafor: a call
  ${crm.url}/contacts/${PRIYA}    Priya Ramanathan: three open tasks, Wrapup asks which
  ${crm.url}/deals             deals with two people each
  ${profileUrl('maya-okafor')}        a profile, served at LinkedIn's address
  ${profileUrl('jonas-weber')}        a profile without an open task: no button

${strong('Watch')}
  A run of ten tasks goes by itself, with a caption before each key. It leaves you in the middle of the day: press N in the side panel.

${strong('Try')}
  1   Open the pill in the corner. Read the script, press 1 (Positive), 2 (To call) or 3 (Negative); Enter for other tasks.
  2   Press U within five seconds: nothing is sent. Or leave: it is sent, and shown below.
  3   Press Wrapup's button in the toolbar, on any page. Paste ${BOS_TASK} into "Task ID or link": Bo Lindqvist's call ${faint(`(${crm.url}/contacts/${BO})`)}.
  4   Close the tab or the popup inside the undo window: the completion arrives all the same, once.
  5   The gear in the popup: sites, undo window, history. The key is ${DEMO_KEY}.

${strong('Requests')}
  ${reply.url}/__sandbox/journal    everything that Wrapup asked the stand-in
  ${reply.url}/__sandbox/effects    what it changed there

Ctrl-C, or closing the window, ends it. Completions as they reach the stand-in:
`
}
