import { type Found, foundIn } from '#lib/page/own/taught-field.ts'
import { browserSight } from '#lib/page/read/sight.ts'
import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import { createPickerView } from './card.ts'
import { locatorsOf } from './locators.ts'
import type { PickerTask, Pointed } from './task.ts'

/** What a page would do on a click, and must not while somebody points. */
const HELD = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'dblclick',
  'auxclick',
  'contextmenu',
  'submit',
] as const
const MOST_CANDIDATES = 3000
/** A value may stand in a part of what holds it, and be pointed at beside its text. */
const OUTWARD = 2

/**
 * Lets the rep point at a field of the page: by pointer or by arrow keys, with Escape to leave. Shows what would be read and
 * tells it only when the rep says that it is right. Nothing is left behind, whichever way it ends. `tell` gives false when
 * the worker did not take it.
 */
export function pickField(
  view: Window,
  { field, words, style, common }: PickerTask,
  tell: (pointed: Pointed) => Promise<boolean>,
): () => void {
  const { document } = view
  const end = new AbortController()
  const on = { signal: end.signal, capture: true }
  const held = document.activeElement
  const shown = createPickerView(document, style, words.move)
  let pointing = true
  let at: Element | null = null
  let candidates: Element[] | null = null

  const leave = () => {
    end.abort()
    shown.remove()
    if (held instanceof HTMLElement) held.focus()
  }
  const cancel = { text: words.cancel, press: leave }

  const begin = (said = words.point) => {
    pointing = true
    at = null
    shown.frame(null)
    shown.say(said, words.keys, [cancel])
  }

  const choose = (element: Element) => {
    const found = holderOf(element, field)
    if (found === null) return begin(words.nothing)
    if (found.values.length > 1) return begin(words.several)
    const value = found.values[0]?.value ?? ''
    pointing = false
    shown.frame(found.element)
    const use = () => {
      void tell({ type: 'teach.pointed', field, value, ...locatorsOf(found.element, field, new RegExp(common)) }).then(
        (taken) => {
          shown.frame(null)
          const close = { text: words.close, main: true, press: leave }
          return taken ? shown.say(words.saved, words.next, [close]) : begin(words.failed)
        },
      )
    }
    shown.say(words.read, value, [
      { text: words.use, main: true, press: use },
      { text: words.again, press: () => begin() },
      cancel,
    ])
  }

  const step = (by: number) => {
    candidates ??= candidatesIn(document, field)
    if (candidates.length === 0) return begin(words.nothing)
    const next = candidates.indexOf(at ?? document.body) + by
    at = candidates.at(next % candidates.length) ?? null
    at?.scrollIntoView({ block: 'nearest' })
    shown.frame(at)
  }

  view.addEventListener(
    'pointermove',
    (event) => {
      if (!pointing || shown.holds(event)) return
      at = targetOf(event)
      shown.frame(at)
    },
    on,
  )
  view.addEventListener(
    'click',
    (event) => {
      if (shown.holds(event)) return
      stop(event)
      const target = targetOf(event)
      if (pointing && event.isTrusted && target !== null) choose(target)
    },
    on,
  )
  for (const type of HELD) view.addEventListener(type, (event) => shown.holds(event) || stop(event), on)
  view.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return
      if (event.key === 'Escape') leave()
      else if (/^m$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) shown.move()
      else if (shown.holds(event) && !event.key.startsWith('Arrow')) return
      else if (!pointing) return
      else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') step(1)
      else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') step(-1)
      else if (event.key === 'Enter' && at !== null) choose(at)
      else return
      stop(event)
    },
    on,
  )
  view.addEventListener('scroll', () => shown.frame(at), on)
  view.addEventListener('pagehide', leave, on)
  begin()
  return leave
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function targetOf(event: Event): Element | null {
  const [target] = event.composedPath()
  return target instanceof Element ? target : null
}

/** The innermost element around what was pointed at that holds a value of the field. */
function holderOf(element: Element, field: TaughtField): { element: Element; values: Found[] } | null {
  let at: Element | null = element
  for (let level = 0; level <= OUTWARD && at !== null && at !== element.ownerDocument.body; level += 1) {
    const values = foundIn(at, field)
    if (values.length > 0) return { element: at, values }
    at = at.parentElement
  }
  return null
}

/** The elements that hold one value of the field and no smaller one that does, for those who do not use a pointer. */
function candidatesIn({ body }: Document, field: TaughtField): Element[] {
  const all = [...body.querySelectorAll('*')].slice(0, MOST_CANDIDATES)
  const holding = all.filter((element) => foundIn(element, field).length === 1 && browserSight.isShown(element))
  return holding.filter((element) => !holding.some((other) => other !== element && element.contains(other)))
}
