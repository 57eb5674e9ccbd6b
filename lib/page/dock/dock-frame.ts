import { DOCK_PORT, type FromDock, type ToDock } from '#lib/shared/identity/dock-line.ts'

/**
 * Where the dock's document is, and the origin that it has once it is loaded. They differ in Chromium: with
 * `use_dynamic_url` the address is a new one for each session and the document's origin still the extension's (measured).
 */
export type DockAddress = { url: string; origin: string }

/** What a frame needs of the extension. */
export type DockSource = {
  address(): DockAddress
  /** A word of the worker's by which the frame proves whose it is. null when nobody answers. */
  word(): Promise<string | null>
}

/** A frame with the dock's document, and the private line to it. */
export type DockFrame = { element: HTMLIFrameElement; load(): void; post(message: ToDock): void; close(): void }

/**
 * Makes the dock's frame. Each time its document has loaded it is handed a port of its own, addressed to the extension's
 * origin only, and a word that only this reader can have; nothing is ever said to the page. `credentialless` lets the frame
 * load on pages with `Cross-Origin-Embedder-Policy: require-corp`, where it would be blocked; it keeps its extension APIs
 * (measured).
 */
export function createDockFrame(
  document: Document,
  source: DockSource,
  on: { opened(): void; message(message: FromDock): void },
): DockFrame {
  const element = document.createElement('iframe')
  let port: MessagePort | null = null
  let loading: { origin: string; word: Promise<string | null> } | null = null

  const close = () => {
    port?.close()
    port = null
  }
  const handOver = (origin: string, word: string | null) => {
    close()
    const channel = new MessageChannel()
    port = channel.port1
    // At the other end is a document of this extension and nobody else.
    port.addEventListener('message', ({ data }: MessageEvent<FromDock>) => on.message(data))
    port.start()
    element.contentWindow?.postMessage({ type: DOCK_PORT, word }, origin, [channel.port2])
    on.opened()
  }

  element.addEventListener('load', () => {
    // The empty document that a frame begins with is none of ours.
    if (loading === null) return
    const { origin, word } = loading
    void word.then((said) => handOver(origin, said))
  })
  element.title = 'Wrapup'
  element.setAttribute('credentialless', '')
  return {
    element,
    /** To be called once the element is in the page. */
    load() {
      const { url, origin } = source.address()
      loading = { origin, word: source.word() }
      // Not by `src`: a cross-origin isolated page can read that from a report of the browser (`measureUserAgentSpecificMemory`).
      element.contentWindow?.location.replace(url)
    },
    post: (message) => port?.postMessage(message),
    close,
  }
}
