import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, toCsv, toJson } from '#components/options/history/export.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { toView } from '#lib/worker/journal/view.ts'
import { finishedTask, recordIn, SECOND, T0 } from './examples.ts'

const done = (contactName: string | null = 'Maya Okafor'): CompletionView => {
  const { finishedAt, deliveryInfo } = finishedTask()
  const answer = { finishedAt, deliveryInfo, serverTime: null, confirmedBy: 'answered' } as const
  const record = recordIn('done', { answer, settledAt: T0 + 6 * SECOND, attempts: 1 })
  return { ...toView(record), contactName }
}

/** A reader of RFC 4180, independent of the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let place = 0; place < text.length; place += 1) {
    const char = text.charAt(place)
    if (quoted) {
      if (char !== '"') cell += char
      else if (text.charAt(place + 1) === '"') {
        cell += '"'
        place += 1
      } else quoted = false
    } else if (char === '"') quoted = true
    else if (char === ',') {
      row.push(cell)
      cell = ''
    } else if (char === '\r' && text.charAt(place + 1) === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      place += 1
    } else cell += char
  }
  return rows
}

/** Every cell of a file that is read with some separator, quotes as spreadsheets take them. */
function cellsOf(file: string, separator: string): string[] {
  const cells: string[] = []
  let at = file.startsWith('\uFEFF') ? 1 : 0
  while (at < file.length) {
    if (file[at] === '"') {
      let end = at + 1
      while (end < file.length && (file[end] !== '"' || file[end + 1] === '"')) end += file[end] === '"' ? 2 : 1
      const rest = file.slice(end + 1).search(separator === '|' ? /[|\r\n]/ : new RegExp(`[${separator}\\r\\n]`))
      const stop = rest === -1 ? file.length : end + 1 + rest
      cells.push(file.slice(at + 1, end).replaceAll('""', '"') + file.slice(end + 1, stop))
      at = stop + 1
    } else {
      const next = file.slice(at).search(separator === '|' ? /[|\r\n]/ : new RegExp(`[${separator}\\r\\n]`))
      const stop = next === -1 ? file.length : at + next
      cells.push(file.slice(at, stop))
      at = stop + 1
    }
  }
  return cells
}

describe('the history as CSV', () => {
  it('has a line of names and a line per completion', () => {
    const rows = parseCsv(toCsv([done()]).replace('\uFEFF', ''))
    expect(rows).toHaveLength(2)
    const line = Object.fromEntries((rows[0] ?? []).map((name, place) => [name, rows[1]?.[place]]))
    expect(line).toMatchObject({
      'Clicked at': '2026-03-03T09:00:00.000Z',
      State: 'done',
      'Task ID': '4711',
      Contact: 'Maya Okafor',
      'Call resolution': 'positive',
      Phone: "'+1 555 010 0123",
      'Matched by': 'linkedIn: maya-okafor',
    })
  })

  it('never lets a cell begin as a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n'),
        (tail, head) => {
          const shown = parseCsv(`${csvCell(head + tail)}\r\n`)[0]?.[0] ?? ''
          expect(shown).not.toMatch(/^[=+\-@\t\r\n]/)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([';', '\t', '|'])(
    'never lets a piece of a cell begin as a formula where the list separator is %j',
    (separator) => {
      const text = fc.string({
        unit: fc.constantFrom(';', '\t', '|', '=', '+', '-', '@', '"', "'", ',', ' ', 'x', '\n'),
      })
      fc.assert(
        fc.property(text, text, (one, other) => {
          const file = toCsv([done(one), done(other)])
          // As a spreadsheet reads it: cut at its own separator, and a quote counts only where a cell begins with it.
          const cells = cellsOf(file, separator)
          for (const cell of cells) expect(cell.trim()).not.toMatch(/^[=+\-@]/)
        }),
        { numRuns: 2000 },
      )
    },
  )

  it('gives every text back unchanged but for apostrophes, whatever is in it', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', "'", 'a', 'é', '=', ' ') })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (names) => {
        const rows = parseCsv(toCsv(names.map((name) => done(name))).replace('\uFEFF', ''))
        expect(rows).toHaveLength(names.length + 1)
        const place = rows[0]?.indexOf('Contact') ?? -1
        for (const [index, name] of names.entries()) {
          expect(rows[index + 1]?.[place]?.replaceAll("'", '')).toBe(name.replaceAll("'", ''))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the history as JSON', () => {
  it('holds every completion as the screens know it', () => {
    const exported: unknown = JSON.parse(toJson([done()], T0))
    expect(exported).toEqual({ version: 1, exportedAt: '2026-03-03T09:00:00.000Z', completions: [done()] })
  })
})
