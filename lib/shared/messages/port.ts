import type { Result } from '#lib/shared/problem.ts'
import type { Command, Heard } from './screen-command.ts'
import type { MessageName, Reply, Request } from './table.ts'

/** A screen's only way out: to the worker, and to what the browser grants a page of the extension. */
export type WorkerPort = {
  surface: 'popup' | 'sidepanel' | 'dock' | 'options'
  /** The tab that popup or side panel speak of; null where the browser names it. */
  tabId: number | null
  ask<Name extends MessageName>(name: Name, request: Request<Name>): Promise<Result<Reply<Name>>>
  /** Returns what ends the listening. */
  onChanged(listener: () => void): () => void
  /** Calls `obey` when the person has given one of the browser's own commands to this screen. Returns what ends it. */
  onCommand(obey: (command: Command) => Heard | null): () => void
  /** False where the browser lets this screen ask the person for nothing: a dock in Firefox. The options page can. */
  canAsk: boolean
  /** Asks for sites; must be called in the click itself. False when the person said no. */
  requestPermission(origins: string[]): Promise<boolean>
  /** Asks to show notifications; must be called in the click itself. */
  requestNotifications(): Promise<boolean>
  /** Opens the browser's side panel; must be called in the click itself. */
  openSidePanel(): void
  openOptions(): void
  /** Opens a new tab. Only for addresses that `safeLink` or the worker made. */
  openUrl(url: string): void
  /** False when the browser refused. */
  copy(text: string): Promise<boolean>
}
