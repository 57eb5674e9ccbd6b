/** Stands where a server had written our key. */
const GONE = '•••'
/** So many letters of the key one after another are no accident. */
const PIECE = 16
const STEP = 4

/** What a key looks like in somebody else's text. */
export type Trace = {
  isIn: (text: string) => boolean
  /** The text with every piece of the key taken out. */
  without: (text: string) => string
}

/** The key as it is, in part, in large or small letters, as an address carries it, in hexadecimal and in base 64. */
export function traceOf(key: string): Trace {
  const spellings = [...new Set([key, encodeURIComponent(key), inHexadecimal(key), ...inBase64(key)].map(small))]
  const pieces = spellings.flatMap((spelling) => piecesOf(spelling).map((at) => ({ spelling, at })))
  const find = (text: string) => {
    for (const { spelling, at } of pieces) {
      const place = text.indexOf(spelling.slice(at, at + PIECE))
      if (place !== -1) return grown(text, place, spelling, at)
    }
    return null
  }
  return {
    isIn: (text) => find(small(text)) !== null,
    without(text) {
      let left = text
      for (let found = find(small(left)); found !== null; found = find(small(left)))
        left = left.slice(0, found.from) + GONE + left.slice(found.to)
      return left
    },
  }
}

/** Where pieces begin: close enough to each other that a long part of the key holds one wherever it was cut. */
function piecesOf(spelling: string): number[] {
  const last = Math.max(0, spelling.length - PIECE)
  const places = Array.from({ length: Math.floor(last / STEP) + 1 }, (_, index) => index * STEP)
  return [...new Set([...places, last])]
}

/** The whole part around a piece that was found. */
function grown(text: string, place: number, spelling: string, at: number): { from: number; to: number } {
  let from = place
  let to = place + Math.min(PIECE, spelling.length - at)
  for (let next = at - 1; next >= 0 && from > 0 && text[from - 1] === spelling[next]; next -= 1) from -= 1
  for (let next = at + to - place; next < spelling.length && text[to] === spelling[next]; next += 1) to += 1
  return { from, to }
}

/** Letter for letter: other ways to write small can change a text's length. */
function small(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function inHexadecimal(key: string): string {
  return Array.from(key, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

/** Three letters become four, so it depends on what stands before: basic authentication has a name there, or a colon. */
function inBase64(key: string): string[] {
  return ['', ' ', '  '].flatMap((before) => {
    const written = btoa(before + key)
      .replace(/=+$/, '')
      .slice(before.length === 0 ? 0 : before.length + 1, -1)
    return [written, written.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
