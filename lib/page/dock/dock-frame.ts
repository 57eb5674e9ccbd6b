import { DOCK_PORT, type FromDock, type ToDock } from '#lib/shared/identity/identity.ts'

/**
 * Where the dock's document is, and the origin that it has once it is loaded. They differ in Chromium: with
 * `use_dynamic_url` the address is a new one for each session and the document's origin still the extension's (measured).
 */
export type DockAddress = { url: string; origin: string }

/** A frame with the dock's document, and the private line to it. */
export type DockFrame = { element: HTMLIFrameElement; post(message: ToDock): void; close(): void }

/**
 * Makes the dock's frame. Each time its document has loaded it is handed a port of its own, addressed to the extension's
 * origin only; nothing is ever said to the page. `credentialless` lets the frame load on pages with
 * `Cross-Origin-Embedder-Policy: require-corp`, where it would be blocked; it keeps its extension APIs (measured).
 */
export function createDockFrame(
  document: Document,
  { url, origin }: DockAddress,
  on: { opened(): void; message(message: FromDock): void },
): DockFrame {
  const element = document.createElement('iframe')
  let port: MessagePort | null = null
  const close = () => {
    port?.close()
    port = null
  }
  element.addEventListener('load', () => {
    close()
    const channel = new MessageChannel()
    port = channel.port1
    // At the other end is a document of this extension and nobody else.
    port.addEventListener('message', ({ data }: MessageEvent<FromDock>) => on.message(data))
    port.start()
    element.contentWindow?.postMessage({ type: DOCK_PORT }, origin, [channel.port2])
    on.opened()
  })
  element.title = 'Wrapup'
  element.setAttribute('credentialless', '')
  element.src = url
  return { element, post: (message) => port?.postMessage(message), close }
}
