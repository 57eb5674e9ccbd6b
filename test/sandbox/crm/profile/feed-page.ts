import { markup } from '../markup.ts'
import { type CrmViewer, DEFAULT_VIEWER } from '../person.ts'
import { networkPage } from './network-frame.ts'

const POSTS = [
  {
    by: 'Marble & Finch',
    when: '2 h',
    text: 'We moved our Monday review to Wednesday and got four hours a week back. What did you move?',
  },
  {
    by: 'Fjordline Labs',
    when: '6 h',
    text: 'Twelve field notes on running a small support team without a night shift.',
  },
  {
    by: 'Oak & Ember',
    when: '1 d',
    text: 'Hiring two people who like messy spreadsheets and tidy answers. Write to jobs@oakandember.example.',
  },
]

/** A page of the same network that is about nobody: a feed, served at `/feed/` and for unknown profiles. */
export function notAProfilePage(viewer: CrmViewer = DEFAULT_VIEWER): string {
  const posts = POSTS.map(
    ({ by, when, text }) =>
      markup`<article class="card post"><h2>${by}</h2><p class="quiet">${when}</p><p>${text}</p></article>`,
  )
  return networkPage({
    title: 'Home | Folio',
    viewer,
    body: markup`<div class="page"><main class="column"><h1 class="feed-title">Home</h1>${posts}</main></div>`,
  })
}
