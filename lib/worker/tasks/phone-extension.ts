/** A number as written, and the extension behind it. */
export type WithExtension = { number: string; ext: string | null }

/** What stands between a number and its extension, in the languages in which reps and telephone systems write it. */
const WORDS = [
  String.raw`e?xt(?:ensi[oó]n|e?n)?|extension|x|х|×|int(?:ern[oa]?)?|anexo|ramal|poste|p|w|dw|durchwahl|klappe|kl|nst|app(?:arat)?`,
  String.raw`toestel|tst|wew(?:n|nętrzny)?|linka|klapka|ankn(?:ytning)?|lok(?:al)?|local|lokalnummer|alanumero|dahili|mell(?:ék)?`,
  String.raw`доб(?:авочный)?|вн(?:утр)?|дод|εσωτ|داخلی|داخلي|שלוחה|内線|內線|分机|分機|內线|内线|转|轉|내선|ต่อ`,
].join('|')
const NAMED = new RegExp(String.raw`(?<!\p{L})(?:${WORDS})[\s.:=#\-]{0,4}(?<ext>\d{1,8})[\s)\]#]*$`, 'iu')
const MARKED = /(?<=[\d\s)])(?:(?:[#*~;]|,{2,4})\s{0,3}(?<ext>\d{1,8})|,\s{0,3}(?<listed>\d{1,6}))[\s)\]#]*$/
/** A word that is none of these: it is left out with what follows, unless that is a number of its own. */
const UNKNOWN = /^(?<number>[^\d+(]*\P{L}*)\p{L}\D*\d{0,5}\D*$/u
/** The shortest number, in Tokelau. */
const SHORTEST = 4

/**
 * Splits a number from its extension: `x12`, `ext. 12`, `*227`, `#12`, `,12`, `;ext=12`, `DW 12`, `poste 12`, `доб. 12`,
 * `内線12`, `p9`. A word that is not known costs the extension and not the number. A country that a link gives apart
 * (`;phone-context=+44`, RFC 3966) goes before the number.
 */
export function splitExtension(written: string): WithExtension {
  if (/^[\d +().\-/]*$/.test(written)) return { number: written, ext: null }
  const text = withContext(written)
  const found = NAMED.exec(text) ?? MARKED.exec(text)
  const number = text.slice(0, found?.index)
  const ext = found?.groups?.['ext'] ?? found?.groups?.['listed']
  if (ext !== undefined && isLongEnough(number)) return { number: ending(number), ext: ext.replace(/^0+(?=\d)/, '') }
  const known = UNKNOWN.exec(text)?.groups?.['number'] ?? text
  return { number: isLongEnough(known) ? ending(known) : text, ext: null }
}

/** Takes the parameters of a `tel:` link off, and puts the country that one of them gives before the number. */
function withContext(written: string): string {
  const [, country] = /;phone-context=(\+\d{1,15})/i.exec(written) ?? []
  const text = written.replace(/;(?!ext=)[\w-]{1,20}=[^;]*/gi, '')
  return country === undefined || text.includes('+') ? text : country + text
}

function isLongEnough(number: string): boolean {
  return number.replace(/\D/g, '').length >= SHORTEST
}

/** Without the marks that stood between the number and what was split off. */
function ending(number: string): string {
  return number.replace(/[^\d)]{1,80}$/, '')
}
