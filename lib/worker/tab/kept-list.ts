import * as z from 'zod/mini'

/** The part of the browser's storage that is needed here. */
export type Area = {
  get: (name: string) => Promise<Record<string, unknown>>
  set: (items: Record<string, unknown>) => Promise<void>
  remove: (name: string) => Promise<void>
}

/**
 * A short list in the worker's own storage, newest last, of which the oldest goes when there are more than `most`. Read
 * piece by piece: what is damaged is left out.
 */
export function createKeptList<Row>(area: Area, name: string, schema: z.ZodMiniType<Row>, most: number) {
  let known: Row[] | null = null
  let saving: Promise<void> = Promise.resolve()

  async function all(): Promise<Row[]> {
    if (known !== null) return known
    const stored = (await area.get(name).catch(() => ({ [name]: null })))[name]
    const rows: unknown[] = Array.isArray(stored) ? stored : []
    known ??= rows.flatMap((row) => {
      const parsed = schema.safeParse(row)
      return parsed.success ? [parsed.data] : []
    })
    return known
  }

  return {
    all,
    /** One change after another. Where it cannot be saved it holds for as long as the worker lives. */
    async change(next: (rows: Row[]) => Row[]): Promise<void> {
      const rows = await all()
      known = next(known ?? rows).slice(-most)
      saving = saving.then(() => area.set({ [name]: known ?? [] })).catch(() => undefined)
      await saving
    },
    /** Leaves out what `isMeant`; nothing is written where there is none. */
    async drop(isMeant: (row: Row) => boolean): Promise<void> {
      if ((await all()).some(isMeant)) await this.change((rows) => rows.filter((row) => !isMeant(row)))
    },
    async clear(): Promise<void> {
      known = []
      await area.remove(name).catch(() => undefined)
    },
  }
}
