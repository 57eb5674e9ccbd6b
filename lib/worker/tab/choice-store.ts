import * as z from 'zod/mini'

/** More pages than a rep works on in months; beyond that the oldest choice goes. */
const MOST = 200
const NAME = 'choices'

/** The part of the browser's storage that is needed here. */
type Area = {
  get: (name: string) => Promise<Record<string, unknown>>
  set: (items: Record<string, unknown>) => Promise<void>
  remove: (name: string) => Promise<void>
}

const choiceSchema = z.object({ key: z.string().check(z.maxLength(600)), taskId: z.number() })
type Choice = z.infer<typeof choiceSchema>

/**
 * Which task the rep chose on a page that offers several, by the page's key: it holds in every tab and after a restart.
 * Kept in the worker's own storage, newest last, and read piece by piece: a damaged one is left out.
 */
export function createChoices(area: Area) {
  let known: Choice[] | null = null
  let saving: Promise<void> = Promise.resolve()

  async function all(): Promise<Choice[]> {
    if (known !== null) return known
    const stored = (await area.get(NAME).catch(() => ({ [NAME]: null })))[NAME]
    const rows: unknown[] = Array.isArray(stored) ? stored : []
    known ??= rows.flatMap((row) => choiceSchema.safeParse(row).data ?? [])
    return known
  }

  /** One change after another. Where it cannot be saved it holds for as long as the worker lives. */
  async function change(next: (choices: Choice[]) => Choice[]): Promise<void> {
    const choices = await all()
    known = next(known ?? choices)
    saving = saving.then(() => area.set({ [NAME]: known ?? [] })).catch(() => undefined)
    await saving
  }

  return {
    /** The task that was chosen on this page, or null. */
    of: async (key: string): Promise<number | null> =>
      (await all()).find((choice) => choice.key === key)?.taskId ?? null,
    keep: (key: string, taskId: number): Promise<void> =>
      change((choices) => [...choices.filter((choice) => choice.key !== key), { key, taskId }].slice(-MOST)),
    async forget(key: string): Promise<void> {
      if ((await all()).some((choice) => choice.key === key)) {
        await change((choices) => choices.filter((choice) => choice.key !== key))
      }
    },
    /** The task is finished: nowhere is it the one that is meant any more. */
    async forgetTask(taskId: number): Promise<void> {
      if ((await all()).some((choice) => choice.taskId === taskId)) {
        await change((choices) => choices.filter((choice) => choice.taskId !== taskId))
      }
    },
    async clear(): Promise<void> {
      known = []
      await area.remove(NAME).catch(() => undefined)
    },
  }
}

export type Choices = ReturnType<typeof createChoices>
