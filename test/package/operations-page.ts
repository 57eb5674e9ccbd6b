import { OPERATIONS, type Operation } from '#lib/worker/reply/operations.ts'

const REPEATS = {
  same: 'the same again',
  refused: 'is refused',
  duplicates: '**a second one**',
} as const

/** `docs/reply-api.md`, written from the table of operations. */
export function operationsPage(): string {
  const all = Object.entries(OPERATIONS).map(([id, operation]): [string, Operation] => [id, operation])
  const reads = all.filter(([, { kind }]) => kind === 'read')
  const writes = all.filter(([, { kind }]) => kind === 'write')
  return `# What Wrapup asks of Reply

Written by \`node test/package/write-operations.ts\` from \`lib/worker/reply/operations.ts\`; a unit test keeps it up to date.
The client makes no other request than these. Each is made once: what happens after a lost answer stands in the last table.

## Reads

| request | scope | limits | what for |
| --- | --- | --- | --- |
${reads.map(([, operation]) => row(requestCell(operation), operation.scope ?? 'none', operation.rate, operation.does)).join('\n')}

## Writes

| request | scope | limits | what for | a repeat |
| --- | --- | --- | --- | --- |
${writes.map(([, operation]) => writeRow(operation)).join('\n')}

## After a lost answer

Reply takes no key by which it would know a request again, so a write whose answer was lost is looked for before it is sent
again. A note is never sent again by Wrapup itself, because nothing proves that it is not there.

| write | read | what it proves |
| --- | --- | --- |
${writes.flatMap(([, operation]) => recoveryRows(operation)).join('\n')}
`
}

function writeRow(operation: Operation): string {
  const repeat = operation.kind === 'write' ? REPEATS[operation.onRepeat] : ''
  return row(requestCell(operation), operation.scope ?? 'none', operation.rate, operation.does, repeat)
}

function recoveryRows(operation: Operation): string[] {
  if (operation.kind !== 'write') return []
  return operation.recovery.map(({ read, proves }) => {
    const look = Object.entries(OPERATIONS).find(([id]) => id === read)?.[1]
    return row(requestCell(operation), look === undefined ? read : requestCell(look), proves)
  })
}

function requestCell({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `\`${method} ${path}\``
}

function row(...cells: string[]): string {
  return `| ${cells.join(' | ')} |`
}
