import { AnswerError } from './api.ts'
import type { Frame } from './frame.ts'
import { routeOf } from './routes.ts'
import { readSwitch } from './switches.ts'
import type { View } from './view.ts'
import { problemView } from './views/problem.ts'

const keepMounted = readSwitch('keepMounted') === '1'

/**
 * In-page navigation by the History API. As in CRMs people work with, the address changes at once and the old record
 * stays on the screen until the new one's data are here; with `keepMounted`, records left behind stay in the document,
 * hidden, and are shown again without a request.
 */
export function startRouter(frame: Frame): void {
  const kept = new Map<string, View>()
  let current: AbortController | null = null

  const show = (view: View, keptPath: string | null, moveFocus: boolean) => {
    for (const main of frame.outlet.querySelectorAll<HTMLElement>(':scope > .view')) {
      const stays = [...kept.values()].some((other) => other.main === main)
      if (stays) main.hidden = true
      else main.remove()
    }
    if (keptPath !== null && keepMounted) kept.set(keptPath, view)
    if (view.main.parentElement === null) frame.outlet.append(view.main)
    view.main.hidden = false
    document.title = `${view.title} · Harbor CRM`
    if (!moveFocus) return
    scrollTo(0, 0)
    view.main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }

  const render = async (moveFocus: boolean) => {
    current?.abort()
    const turn = new AbortController()
    current = turn
    const { pathname, search } = location
    const route = routeOf(pathname)
    frame.light(route?.section ?? null, new URLSearchParams(search).get('q') ?? '')
    const again = kept.get(pathname)
    frame.setBusy(again === undefined)
    if (again !== undefined) return show(again, null, moveFocus)

    try {
      if (route === null) throw new AnswerError(404)
      const view = await route.load({ id: route.id, search: new URLSearchParams(search) }, turn.signal)
      if (!turn.signal.aborted) show(view, route.keeps ? pathname : null, moveFocus)
    } catch (error) {
      // An aborted turn has lost its place to a newer one, and has nothing to say.
      if (!turn.signal.aborted)
        show(
          problemView(error, () => void render(true)),
          null,
          moveFocus,
        )
    } finally {
      if (current === turn) frame.setBusy(false)
    }
  }

  frame.root.addEventListener('click', (event) => {
    const address = inPageTarget(event)
    if (address === null) return
    event.preventDefault()
    if (address.href === location.href) return
    history.pushState(null, '', address)
    void render(true)
  })
  frame.onSearch((query) => {
    const address = new URL('/contacts', location.origin)
    if (query !== '') address.searchParams.set('q', query)
    // While one types, the list changes but the way back does not grow by a step for each letter.
    if (location.pathname === '/contacts') history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    void render(false)
  })
  addEventListener('popstate', () => void render(true))
  void render(false)
}

/** Where a plain click on one of the CRM's own links leads, or null when the click is the browser's. */
function inPageTarget(event: MouseEvent): URL | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const target = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null
  if (target === null || target.target !== '') return null
  const address = new URL(target.href)
  return routeOf(address.pathname) === null ? null : address
}
