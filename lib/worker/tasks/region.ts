import { allCountries, type CountryCode, isCountry } from './phone-library.ts'

/** Languages in whose names of countries reps and imports write them. */
const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro tr el ru uk he ar ja ko zh'.split(' ')

/** Spellings that are in use and that no list of country names has. */
const OTHER_NAMES: ReadonlyMap<string, CountryCode> = new Map(
  Object.entries({
    usa: 'US',
    'u s': 'US',
    'u s a': 'US',
    america: 'US',
    'united states of america': 'US',
    uk: 'GB',
    'u k': 'GB',
    gbr: 'GB',
    'great britain': 'GB',
    'united kingdom of great britain and northern ireland': 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    'northern ireland': 'GB',
    deu: 'DE',
    'federal republic of germany': 'DE',
    'republic of ireland': 'IE',
    eire: 'IE',
    'the netherlands': 'NL',
    holland: 'NL',
    'czech republic': 'CZ',
    'slovak republic': 'SK',
    turkey: 'TR',
    turkiye: 'TR',
    'russian federation': 'RU',
    macedonia: 'MK',
    uae: 'AE',
    'u a e': 'AE',
    'south korea': 'KR',
    'republic of korea': 'KR',
    'korea republic of': 'KR',
    korea: 'KR',
    'hong kong': 'HK',
    macau: 'MO',
    macao: 'MO',
    'taiwan province of china': 'TW',
    'viet nam': 'VN',
    burma: 'MM',
    myanmar: 'MM',
    'brunei darussalam': 'BN',
    'lao people s democratic republic': 'LA',
    'iran islamic republic of': 'IR',
    'syrian arab republic': 'SY',
    'moldova republic of': 'MD',
    'tanzania united republic of': 'TZ',
    'bolivia plurinational state of': 'BO',
    'venezuela bolivarian republic of': 'VE',
    palestine: 'PS',
    'state of palestine': 'PS',
    'holy see': 'VA',
    'ivory coast': 'CI',
    'cote d ivoire': 'CI',
    'cape verde': 'CV',
    'cabo verde': 'CV',
    swaziland: 'SZ',
    'the gambia': 'GM',
    'the bahamas': 'BS',
    'democratic republic of the congo': 'CD',
    'congo the democratic republic of the': 'CD',
    'republic of the congo': 'CG',
    congo: 'CG',
  } satisfies Record<string, CountryCode>),
)

const LONGEST = 60

/** Read when first needed, English before the rest: most fields hold a code or an English name. */
const names = new Map<string, CountryCode>()
let unread = LANGUAGES

/**
 * The region in which a contact's national phone number is to be read, from Reply's free text field `country`: a code
 * (`DE`, `de`), a name in one of many languages, or a usual other spelling. null where it says nothing that is known.
 */
export function regionOf(country: string | null): CountryCode | null {
  const written = country?.trim() ?? ''
  if (written === '' || written.length > LONGEST) return null
  const code = written.toUpperCase()
  if (isCountry(code)) return code
  return byName(plain(written))
}

/** The region of a browser's language: `en-GB` gives GB; a bare `en` says nothing. */
export function regionOfLanguage(language: string): CountryCode | null {
  try {
    const { region } = new Intl.Locale(language)
    return region !== undefined && isCountry(region) ? region : null
  } catch {
    return null
  }
}

/** Where two languages use one name for two countries, the earlier language has it. */
function byName(name: string): CountryCode | null {
  for (let found = OTHER_NAMES.get(name) ?? names.get(name); ; found = names.get(name)) {
    const [language, ...rest] = unread
    if (found !== undefined || language === undefined) return found ?? null
    const inLanguage = new Intl.DisplayNames([language], { type: 'region' })
    for (const code of allCountries()) {
      const known = plain(inLanguage.of(code) ?? code)
      if (!names.has(known)) names.set(known, code)
    }
    unread = rest
  }
}

/** Without case, accents and punctuation. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
