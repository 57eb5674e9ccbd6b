import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import type { MessageName } from '#lib/shared/messages/table.ts'
import type { CompletionView, PanelView, SetupView, TaskLine } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'

/** What the worker answers in the gallery: a value, a problem, or nothing for as long as one waits. */
export type Canned<Value> = { value: Value } | { problem: Problem } | 'never'

/** One state of one screen, as data: the gallery draws it in the browser, the runner takes its picture. */
export type State = {
  surface: 'popup' | 'sidepanel' | 'dock' | 'options' | 'picker'
  /** Also the picture's file name. */
  name: string
  panel?: Canned<PanelView>
  setup?: Canned<SetupView>
  day?: TaskLine[]
  /** What the popup can do about the site. */
  site?: SiteHere
  history?: CompletionView[]
  /** Answers to what is pressed; anything else is answered with 'internal'. */
  answers?: Partial<Record<MessageName, Canned<unknown>>>
  /** The dock's judge, where it is not the ordinary one. */
  verdict?: 'again' | 'popupOnly'
  /** A dialog of the page is open. */
  asleep?: boolean
  /** Done before the picture, in this order. */
  steps?: Step[]
  /** A dialog is open: only what is in view is shown. */
  dialog?: boolean
  /** CSS pixels. */
  viewport?: { width: number; height: number }
  /** As the browser's own zoom: 2 is 200 %. */
  zoom?: number
}

export type Step =
  | { press: string | RegExp; role?: 'button' | 'switch' | 'checkbox' | 'listitem' | 'menuitem' }
  /** Goes to a page of the options by its name in the rail. */
  | { page: string }
  | { write: string; into: string }
  | { see: string }
  /** Chooses a file with this text. */
  | { file: string }
  /** Presses a key: what stands in a closed shadow root can be reached in no other way. */
  | { key: string }
  | { open: string }

/** A state of the popup over one view of the worker. */
export function popup(name: string, view: PanelView, more: Partial<State> = {}): State {
  return { surface: 'popup', name, panel: { value: view }, ...more }
}
