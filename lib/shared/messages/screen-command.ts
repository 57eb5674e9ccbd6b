import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import type { WorkerPort } from './port.ts'

/** The browser's own commands that act on the person in front, by their names in the manifest. */
export const COMMANDS = ['next', 'positive', 'to-call', 'negative'] as const
export type Command = (typeof COMMANDS)[number]

/** `done`: as its key would have. `shown`: the panel of that tab is there, and nothing on it hears that key. */
export type Heard = 'done' | 'shown'

const surfaces = ['popup', 'sidepanel', 'dock'] as const
type Surface = (typeof surfaces)[number]

/** From the worker alone. To one surface at a time: of two that show a tab, one acts. */
const commandSchema = z.object({
  type: z.literal('screen.command'),
  surface: z.enum(surfaces),
  tabId: z.number(),
  command: z.enum(COMMANDS),
})

/** Has an open panel of that tab do it. null where there is none on that surface. */
export async function commandScreen(surface: Surface, tabId: number, command: Command): Promise<Heard | null> {
  const message: z.infer<typeof commandSchema> = { type: 'screen.command', surface, tabId, command }
  const sent = surface === 'dock' ? browser.tabs.sendMessage(tabId, message) : browser.runtime.sendMessage(message)
  const heard: unknown = await sent.catch(() => null)
  return heard === 'done' || heard === 'shown' ? heard : null
}

/** Calls `obey` when the person has given a command to this very screen. Returns what ends it. */
export function onScreenCommand(
  { surface, tabId }: Pick<WorkerPort, 'surface' | 'tabId'>,
  obey: (command: Command) => Heard | null,
): () => void {
  const hear = (message: unknown, sender: { id?: string; tab?: unknown }, answer: (heard: Heard) => void) => {
    // What comes from a tab comes from a page, or from somebody in it.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return
    const { data } = commandSchema.safeParse(message)
    if (data === undefined || data.surface !== surface || (tabId !== null && data.tabId !== tabId)) return
    const heard = obey(data.command)
    if (heard !== null) answer(heard)
  }
  browser.runtime.onMessage.addListener(hear)
  return () => browser.runtime.onMessage.removeListener(hear)
}
