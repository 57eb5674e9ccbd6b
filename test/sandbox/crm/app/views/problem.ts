import { AnswerError } from '../api.ts'
import { el, link } from '../dom.ts'
import type { View } from '../view.ts'

/** A view for what is not there, or could not be loaded; the second offers to try again. */
export function problemView(error: unknown, retry: () => void): View {
  const missing = error instanceof AnswerError && error.status === 404
  const title = missing ? 'Nothing here' : 'This page could not be loaded'
  const words = missing
    ? 'The record was removed, or the address is mistyped.'
    : 'The server did not answer. Check the connection and try again.'
  const again = el('button', { type: 'button', class: 'button button-strong' }, 'Try again')
  again.addEventListener('click', retry)
  const way = missing ? link('/contacts', 'button', 'All contacts') : again
  return { title, main: el('main', { class: 'view' }, emptyState(title, words, way, 'h1')) }
}

/** A quiet middle-of-the-page message with one way on. */
export function emptyState(
  title: string,
  words: string,
  way: HTMLElement | null,
  level: 'h1' | 'h2' = 'h2',
): HTMLElement {
  return el('div', { class: 'empty' }, el(level, { tabindex: '-1' }, title), el('p', { class: 'quiet' }, words), way)
}
