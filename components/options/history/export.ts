import type { StepKind } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'

/** The history as files. Pure, and free of the store and of schemas: the options page uses it. */

const EXPORT_VERSION = 1

/** Everything that the history shows, for programs. `exportedAt`: epoch ms. */
export function toJson(completions: readonly CompletionView[], exportedAt: number): string {
  const exported = { version: EXPORT_VERSION, exportedAt: new Date(exportedAt).toISOString(), completions }
  return `${JSON.stringify(exported, null, 2)}\n`
}

type Column = [name: string, cell: (completion: CompletionView) => string | number | boolean | null]

const COLUMNS: Column[] = [
  ['Clicked at', (one) => instant(one.clickedAt)],
  ['State', (one) => one.state],
  ['Task ID', (one) => one.taskId],
  ['Task type', (one) => one.taskType],
  ['Contact', (one) => one.contactName],
  ['Sequence', (one) => one.sequenceName],
  ['Call resolution', (one) => one.resolution],
  ['Finish in sequence', (one) => one.finishInSequence],
  ['Note', (one) => textOf(one, 'note')],
  ['Moved to', (one) => movedTo(one)],
  ['Settled at', (one) => (one.settledAt === null ? null : instant(one.settledAt))],
  ['Finished at', (one) => one.finishedAt],
  ['Confirmed by', (one) => one.confirmedBy],
  ['E-mail', (one) => one.deliveryInfo?.email ?? null],
  ['Phone', (one) => one.deliveryInfo?.phoneNumber ?? null],
  ['LinkedIn', (one) => one.deliveryInfo?.linkedInUrl ?? null],
  ['Matched by', (one) => one.evidence.map(({ kind, value }) => `${kind}: ${value}`).join('; ')],
  ['Completed anyway', (one) => one.overridden],
  ['Requests', (one) => one.attempts],
  ['Problem', (one) => one.problem?.code ?? null],
]

/** Excel takes a file without this mark for the system's own encoding, and garbles names. */
const BYTE_ORDER_MARK = '\uFEFF'

/** One line per completion, for spreadsheets (RFC 4180, UTF-8). Times in UTC. */
export function toCsv(completions: readonly CompletionView[]): string {
  const rows = completions.map((one) => COLUMNS.map(([, cell]) => csvCell(cell(one))))
  const lines = [COLUMNS.map(([name]) => csvCell(name)), ...rows].map((cells) => `${cells.join(',')}\r\n`)
  return BYTE_ORDER_MARK + lines.join('')
}

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n]/
/** Where the list separator is not the comma, a cell of ours is cut at these, quotes or no quotes. */
const PIECES = /([;\t|\r\n][\s"']*)(?=[=+\-@])/g

/**
 * A name or an address comes from other people: what a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
 * injection"). A phone number that begins with + gets one, too, and so does each piece that a spreadsheet of another country would make of
 * the cell.
 */
export function csvCell(value: string | number | boolean | null): string {
  const text = String(value ?? '')
  const whole = text.replaceAll(PIECES, "$1'")
  const harmless = FORMULA.test(whole) ? `'${whole}` : whole
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** What the rep typed for a step of this kind. */
function textOf({ steps = [] }: CompletionView, kind: StepKind): string | null {
  return steps.find((step) => step.kind === kind)?.text ?? null
}

function movedTo({ steps = [] }: CompletionView): string | null {
  const at = steps.find(({ kind }) => kind === 'move')?.startAt ?? null
  return at === null ? null : instant(at)
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
