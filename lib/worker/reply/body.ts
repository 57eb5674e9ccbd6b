import { parseWithout } from './scrub.ts'

/** A page of 1,000 tasks is about 400 kB. What is over this is no answer of Reply's, and must not fill the worker's memory. */
export const LARGEST_BODY = 2 * 1024 * 1024

/** `notJson`: nothing, HTML, or JSON that breaks off. `broken`: the connection was lost while it was read. */
export type BodyRead = { outcome: 'json'; value: unknown } | { outcome: 'notJson' | 'tooLarge' | 'broken' }

/** Reads a body as JSON in which `key` occurs nowhere, by pieces and never beyond `LARGEST_BODY`. Throws nothing. */
export async function readBody(response: Response, key: string): Promise<BodyRead> {
  let text: string | null
  try {
    text = await readText(response)
  } catch {
    return { outcome: 'broken' }
  }
  if (text === null) return { outcome: 'tooLarge' }
  try {
    return { outcome: 'json', value: parseWithout(key, text) }
  } catch {
    return { outcome: 'notJson' }
  }
}

/** The text, or null once it is too large. */
async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > LARGEST_BODY) {
      // What the server thinks of being cut off is of no interest.
      reader.cancel().catch(() => undefined)
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
