import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { vi } from 'vitest'
import { Screen } from '#components/screen.tsx'
import type { WorkerPort } from '#lib/shared/messages/port.ts'
import type { Command, Heard } from '#lib/shared/messages/screen-command.ts'
import type { MessageName } from '#lib/shared/messages/table.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { setUp } from '#test/shots/cast.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** What the worker answers, by message: a value, or what makes the answer. */
export type Answers = Partial<Record<MessageName, (request: object) => Result<unknown> | Promise<Result<unknown>>>>

/** What every screen asks for, and few tests are about. */
const USUAL: Answers = { 'theme.get': () => ok({ theme: 'system' }), 'setup.get': () => ok(setUp()) }

/** A screen drawn over a worker that a test plays. */
export type Drawn = {
  root: HTMLElement
  /** Every message that was sent, with its content, oldest first. */
  sent: { name: MessageName; request: unknown }[]
  requestPermission: ReturnType<typeof vi.fn<(origins: string[]) => Promise<boolean>>>
  /** The element with this accessible name; throws when there is none. */
  named: (name: string, selector?: string) => HTMLElement
  /** A person's click, then everything that follows from it. */
  click: (element: HTMLElement) => Promise<void>
  /** A person's key; a capital is written with Shift. */
  press: (key: string) => Promise<void>
  /** One of the browser's own commands, given to this screen, and whether it was heard. */
  command: (command: Command) => Promise<Heard | null>
  /** The worker says that something changed. */
  changed: () => Promise<void>
  /** Chooses in a list. */
  choose: (list: HTMLSelectElement, value: string) => Promise<void>
  /** Writes into a field. */
  write: (field: HTMLElement, text: string) => Promise<void>
}

let last: Root | null = null

/** Draws a screen in the test's document and waits until its first answers are on it. */
export async function draw(
  screen: ReactNode,
  answers: Answers,
  surface: WorkerPort['surface'] = 'popup',
): Promise<Drawn> {
  // A screen of an earlier test would still listen for keys.
  act(() => last?.unmount())
  document.body.innerHTML = '<div id="root"></div>'
  const root = document.getElementById('root') ?? document.body
  const sent: Drawn['sent'] = []
  const listeners = new Set<() => void>()
  const obeying = new Set<(command: Command) => Heard | null>()
  const requestPermission = vi.fn<(origins: string[]) => Promise<boolean>>(() => Promise.resolve(true))
  const port: WorkerPort = {
    surface,
    tabId: surface === 'popup' || surface === 'sidepanel' ? 7 : null,
    async ask(name, request) {
      sent.push({ name, request })
      const answer = answers[name] ?? USUAL[name] ?? (() => fail('internal'))
      return (await answer(request)) as Awaited<ReturnType<WorkerPort['ask']>> as never
    },
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onCommand(obey) {
      obeying.add(obey)
      return () => obeying.delete(obey)
    },
    canAsk: true,
    requestPermission,
    requestNotifications: () => requestPermission([]),
    openSidePanel: () => undefined,
    openOptions: () => undefined,
    openUrl: () => undefined,
    copy: () => Promise.resolve(true),
  }
  const tree = createRoot(root)
  last = tree
  await act(async () => tree.render(<Screen port={port}>{screen}</Screen>))
  await settle()

  const named = (name: string, selector = 'button, input, [role], section, ul, h1') => {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => nameOf(one).startsWith(name))
    if (found === undefined) throw new Error(`Nothing is named "${name}" in: ${root.textContent}`)
    return found
  }
  return {
    root,
    sent,
    requestPermission,
    named,
    click: (element) =>
      act(async () => trusted(element, new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))),
    press: (key) =>
      act(async () =>
        trusted(
          document.body,
          new KeyboardEvent('keydown', { key, shiftKey: /^[A-Z]$/.test(key), bubbles: true, cancelable: true }),
        ),
      ),
    async command(command) {
      let heard: Heard | null = null
      await act(async () => {
        for (const obey of obeying) heard = obey(command)
      })
      return heard
    },
    async changed() {
      await act(async () => {
        for (const listener of listeners) listener()
      })
      await settle()
    },
    choose: (list, value) =>
      act(async () => {
        list.value = value
        list.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    write: (field, text) =>
      act(async () => {
        if (!isField(field)) throw new Error('Only fields can be written into.')
        const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
  }
}

/** Lets answers that are on their way arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await act(async () => new Promise((done) => setTimeout(done)))
}

/** Lets a question stand for as long as it takes to read it. */
export async function stood(): Promise<void> {
  await act(async () => new Promise((done) => setTimeout(done, 510)))
}

/** Only the browser can make a trusted event; a test says so of its own. */
function trusted(element: Element, event: Event): void {
  Object.defineProperty(event, 'isTrusted', { value: true })
  element.dispatchEvent(event)
}

function isField(element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}

/** Enough of the accessible name for these tests: label, labelling element, or what is written and not hidden. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const by = element.getAttribute('aria-labelledby')
  if (by !== null) return document.getElementById(by)?.textContent ?? ''
  if (isField(element)) return element.labels?.[0]?.textContent ?? ''
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
  return copy.textContent ?? ''
}

/** The completions that were asked for. */
export const starts = (sent: Drawn['sent']) => sent.filter(({ name }) => name === 'completion.start')
