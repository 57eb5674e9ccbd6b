import { textOf } from '#lib/page/read/bounded-text.ts'
import { findIn } from '#lib/page/read/find-elements.ts'

const NAMES = 'h1, h2, h3, [role="heading"], [itemprop="name"]'
const MOST_NAMES = 12
/** Tells what is the record's own data and so no way to find the same field on another record. */
export type OwnData = {
  /** One of the record's words is in it: its name, the value that was pointed at, its id. */
  touches: (text: string) => boolean
  /** It consists of them. */
  isAll: (text: string) => boolean
}

/** The words of the record that a page shows: of its headings and title, of the value, and the ids in its address. */
export function ownDataOf({ ownerDocument }: Element, value: string, common: RegExp): OwnData {
  const { body, title, location } = ownerDocument
  const headings = findIn(body, NAMES)
    .slice(0, MOST_NAMES)
    .map((one) => textOf(one, 120))
  const own = new Set([title, value, ...headings].flatMap(wordsOf).filter((word) => !common.test(word)))
  const ids = new Set(decoded(location.href.slice(location.origin.length)).match(/\d+|[\w-]*\d[\w-]*/g) ?? [])
  const long = [...own].filter((word) => word.length > 3)

  const touches = (text: string) => {
    const joined = text.toLowerCase()
    return wordsOf(text).some((word) => own.has(word)) || long.some((word) => joined.includes(word))
  }
  return {
    touches: (text) => touches(text) || (text.match(/\d+/g) ?? []).some((number) => ids.has(number)) || ids.has(text),
    isAll: (text) => {
      const words = wordsOf(text).filter((word) => !common.test(word))
      return words.length > 0 && words.every((word) => touches(word))
    },
  }
}

/** Words without case; `primaryMail2` is three. */
function wordsOf(text: string): string[] {
  const apart = text.slice(0, 400).replace(/(\p{Ll})(?=\p{Lu})|(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2$3 ')
  return (apart.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => word.length > 1)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
