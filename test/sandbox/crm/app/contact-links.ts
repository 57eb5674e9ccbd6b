/** The `tel:` address of a phone as people write it, extension included (RFC 3966: `;ext=`). */
export function telHref(phone: string): string {
  const [, main = phone, extension] = /^(.*?)(?:\s*(?:x|ext\.?)\s*(\d+))?$/i.exec(phone.trim()) ?? []
  const digits = main.replaceAll(/[^\d+]/g, '')
  return extension === undefined ? `tel:${digits}` : `tel:${digits};ext=${extension}`
}

/** "Maya Okafor" gives MO; one word gives one letter; an empty name gives a middle dot. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
  return `${first}${last}` || '·'
}

function firstLetter(word = ''): string {
  return /\p{L}/u.exec(word)?.[0].toLocaleUpperCase('en') ?? ''
}

/** One of eight avatar colours, the same for a name wherever it stands. */
export function hueOf(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return String(sum % 8)
}
