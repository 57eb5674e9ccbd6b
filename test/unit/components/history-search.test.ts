import { describe, expect, it } from 'vitest'
import { toCsv } from '#components/options/history/export.ts'
import { isUnsettled, search } from '#components/options/history/use-history.ts'
import { permissionFor } from '#components/options/permission-for.ts'
import type { StepView } from '#lib/shared/messages/step-view.ts'
import { completion, doneCompletion } from '#test/shots/cast.ts'

const history = [
  doneCompletion({ id: '1' }),
  completion({ id: '2', contactName: 'Tomás Ferreira', state: 'paused', taskId: 42 }),
  completion({ id: '3', contactName: 'Ingrid Solheim', state: 'attention' }),
  completion({ id: '4', contactName: 'Ingrid Solheim', state: 'attention', dismissed: true }),
  completion({ id: '5', contactName: null, state: 'cancelled', sequenceName: 'Welcome back' }),
  doneCompletion({ id: '6', contactName: 'Bo Lindqvist', state: 'doneElsewhere', deliveryInfo: null }),
]
const ids = (filter: Parameters<typeof search>[1], text = '') => search(history, filter, text).map(({ id }) => id)

const noteStep = (text: string): StepView => ({
  id: 'note',
  kind: 'note',
  state: 'done',
  problem: null,
  nextAt: null,
  attempts: 1,
  confirmedBy: 'answered',
  settledAt: null,
  dismissed: false,
  asks: null,
  text,
  startAt: null,
  oldStartAt: null,
  taskType: null,
  userName: null,
})

describe('the history', () => {
  it('gives the note to a spreadsheet, too', () => {
    const file = toCsv([doneCompletion({ steps: [noteStep('Asked for the price list')] })])
    expect(file).toContain('Note')
    expect(file).toContain('Asked for the price list')
  })

  it('finds by name, task, sequence, e-mail and phone, in any order of words', () => {
    expect(ids('all', 'okafor MAYA')).toEqual(['1'])
    expect(ids('all', '42')).toEqual(['2'])
    expect(ids('all', 'welcome')).toEqual(['5'])
    expect(ids('all', '555 0132 northwind')).toEqual(['1'])
    expect(ids('all', 'nobody')).toEqual([])
  })

  it('finds by what was written in a note', () => {
    const noted = doneCompletion({ id: '7', steps: [noteStep('Asked for the price list')] })
    const [found] = search([noted, ...history], 'all', 'price list')
    expect(found?.id).toBe('7')
  })

  it('shows what is not settled, without what the rep put aside', () => {
    expect(ids('unsettled')).toEqual(['2', '3'])
    expect(history.filter(isUnsettled).map(({ id }) => id)).toEqual(['2', '3'])
  })

  it('tells the ends apart', () => {
    expect(ids('done')).toEqual(['1'])
    expect(ids('elsewhere')).toEqual(['6'])
    expect(ids('undone')).toEqual(['5'])
  })
})

describe('the permission for an API address', () => {
  it('is for the whole host, whatever the port', () => {
    expect(permissionFor('https://api.example/v3')).toBe('https://api.example/*')
    expect(permissionFor('http://127.0.0.1:4310')).toBe('http://127.0.0.1/*')
    expect(permissionFor('api.example')).toBe('https://api.example/*')
  })

  it('is asked for no address of another kind', () => {
    expect(permissionFor('ftp://api.example')).toBeNull()
    expect(permissionFor('javascript:alert(1)')).toBeNull()
    expect(permissionFor('')).toBeNull()
  })
})
