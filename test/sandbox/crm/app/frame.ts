import type { Viewer } from '../wire.ts'
import { el, link } from './dom.ts'
import { type IconName, icon } from './icons.ts'
import { avatar } from './people.ts'

/** What stays on the screen around every view. */
export interface Frame {
  /** Everything the CRM draws. */
  readonly root: HTMLElement
  /** Where the views' `<main>` elements stand. */
  readonly outlet: HTMLElement
  /** Lights the menu entry of a section and shows the query in the search box, unless somebody is typing there. */
  light(section: string | null, query: string): void
  setBusy(busy: boolean): void
  setViewer(viewer: Viewer): void
  onSearch(listener: (query: string) => void): void
}

const SECTIONS: readonly { readonly href: string; readonly name: string; readonly icon: IconName }[] = [
  { href: '/contacts', name: 'Contacts', icon: 'people' },
  { href: '/companies', name: 'Companies', icon: 'company' },
  { href: '/deals', name: 'Deals', icon: 'deal' },
]

/** Long enough for a word's letters to come together, short enough to feel live. */
const TYPING_PAUSE = 180

/** Builds the side menu and the top bar into the body. */
export function buildFrame(): Frame {
  const outlet = el('div', { class: 'outlet' })
  const entries = SECTIONS.map((section) => link(section.href, 'menu-entry', icon(section.icon), section.name))
  const mark = el('img', { src: '/assets/crm/mark.svg', alt: '', width: '26', height: '26' })
  const menu = el(
    'nav',
    { class: 'menu', 'aria-label': 'Main' },
    link('/contacts', 'brand', mark, 'Harbor'),
    ...entries,
  )
  const search = el('input', {
    type: 'search',
    class: 'search-input',
    placeholder: 'Search contacts',
    'aria-label': 'Search contacts',
    autocomplete: 'off',
  })
  const searchForm = el('search', { class: 'search' }, icon('search'), search, el('kbd', {}, '/'))
  const viewerSlot = el('div', { class: 'viewer' })
  const progress = el('div', { class: 'progress', role: 'progressbar', 'aria-label': 'Loading', hidden: '' })
  const root = el(
    'div',
    { class: 'frame' },
    progress,
    menu,
    el('div', { class: 'workspace' }, el('header', { class: 'top-bar' }, searchForm, viewerSlot), outlet),
  )
  document.body.prepend(root)

  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    search.focus()
  })

  return {
    root,
    outlet,
    light(section, query) {
      for (const entry of entries) {
        if (entry.getAttribute('href') === section) entry.setAttribute('aria-current', 'page')
        else entry.removeAttribute('aria-current')
      }
      if (document.activeElement !== search) search.value = query
    },
    setBusy: (busy) => {
      progress.hidden = !busy
    },
    setViewer({ name, email }) {
      const words = el(
        'div',
        { class: 'viewer-words' },
        el('span', {}, name),
        el('span', { class: 'quiet user-email' }, email),
      )
      viewerSlot.replaceChildren(words, avatar(name, 'medium'))
    },
    onSearch(listener) {
      let waiting: ReturnType<typeof setTimeout> | undefined
      search.addEventListener('input', () => {
        clearTimeout(waiting)
        waiting = setTimeout(() => listener(search.value.trim()), TYPING_PAUSE)
      })
    },
  }
}
