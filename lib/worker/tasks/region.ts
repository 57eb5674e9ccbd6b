import type { CountryCode } from 'libphonenumber-js/min'
import { getCountries, isSupportedCountry } from 'libphonenumber-js/min'

/** Spellings that reps and imports use and that no list of country names has. */
const OTHER_NAMES: Readonly<Record<string, CountryCode>> = {
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  deutschland: 'DE',
  österreich: 'AT',
  schweiz: 'CH',
  suisse: 'CH',
  españa: 'ES',
  italia: 'IT',
  'the netherlands': 'NL',
  holland: 'NL',
  nederland: 'NL',
  brasil: 'BR',
  méxico: 'MX',
  'czech republic': 'CZ',
  turkey: 'TR',
  uae: 'AE',
  'south korea': 'KR',
  korea: 'KR',
}

const LONGEST = 60

let names: Map<string, CountryCode> | null = null

/**
 * The region in which a contact's national phone number is to be read, from Reply's free text field `country`: a code
 * (`DE`, `de`), an English name, or a usual other spelling. null where it says nothing that is known.
 */
export function regionOf(country: string | null): CountryCode | null {
  const written = country?.trim() ?? ''
  if (written === '' || written.length > LONGEST) return null
  const code = written.toUpperCase()
  if (isSupportedCountry(code)) return code
  names ??= readNames()
  return names.get(written.toLowerCase()) ?? null
}

/** The region of a browser's language: `en-GB` gives GB; a bare `en` says nothing. */
export function regionOfLanguage(language: string): CountryCode | null {
  try {
    const { region } = new Intl.Locale(language)
    return region !== undefined && isSupportedCountry(region) ? region : null
  } catch {
    return null
  }
}

function readNames(): Map<string, CountryCode> {
  const english = new Intl.DisplayNames(['en'], { type: 'region' })
  const known = getCountries().map((code) => [(english.of(code) ?? code).toLowerCase(), code] as const)
  return new Map([...known, ...Object.entries(OTHER_NAMES)])
}
