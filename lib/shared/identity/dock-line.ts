import type { Corner } from './identity.ts'

/**
 * What the dock's frame and its host on the page say to each other, over a private `MessagePort`. Types only: this file is
 * part of what runs in pages. Lengths are CSS pixels of the page's viewport.
 */

/** The one message that reaches the dock frame by `window`, after its load: it carries the port and the worker's word. */
export const DOCK_PORT = 'dock.port'

export type Rect = { x: number; y: number; width: number; height: number }

/**
 * Frame → host. `size`: what the frame needs. `drag`: the pointer's distance from its start. `look`: what does the page say
 * at this moment? `at` is a point of the frame that is of interest, `blind` that the browser calls the frame not visible,
 * `away` that the pointer has left the frame, `search` where to look for what could lie over it, in a browser that can't tell
 * what is visible. `leave`: the person is done here, and the page has its focus back.
 */
export type FromDock =
  | { type: 'size'; width: number; height: number }
  | { type: 'leave' }
  | { type: 'drag'; dx: number; dy: number; phase: 'move' | 'end' }
  | { type: 'look'; turn: number; at: { x: number; y: number } | null; blind: boolean; away: boolean; search: Search }

/** Not at all, where it is cheap, or in every shadow root of the page. */
export type Search = 'no' | 'near' | 'whole'

/** What the page's side of the dock can say of it, at one moment. */
export type PageSight = {
  /** Nothing of the page lies over it, bends it, or keeps the pointer from it. */
  clear: boolean
  /** A modal dialog of the page, or an inert page, keeps every press and key from it. */
  asleep: boolean
  rect: Rect
  /** The page's device pixels per CSS pixel: the frame's own, unless the page scales it. */
  ratio: number
  /** Presses that the page has had so far, as the browser counts them: no page can keep one from being counted. */
  presses: number
  /** The page's focus is in the dock. */
  focused: boolean
  /** The pointer is over a frame of the page's own, where presses are not counted here. Looked for only when it is away. */
  inFrame: boolean
}

/** Host → frame. `room` is how large the frame may become. */
export type ToDock =
  | { type: 'placed'; corner: Corner; room: { width: number; height: number }; rect: Rect }
  | ({ type: 'sight'; turn: number } & PageSight)
  /** A dialog of the page came or went. */
  | { type: 'asleep'; asleep: boolean }
