import * as library from 'libphonenumber-js/core'
import { PHONE_PLANS } from '#found/phone-plans.ts'

export type { CountryCode, PhoneNumber } from 'libphonenumber-js/core'

/** The library for telephone numbers, with the numbering plans of all countries and without how they write their numbers. */
export const parsePhoneNumber = (text: string, country: library.CountryCode | null) =>
  library.parsePhoneNumberFromString(text, country === null ? {} : country, PHONE_PLANS)
export const allCountries = () => library.getCountries(PHONE_PLANS)
export const callingCode = (country: library.CountryCode) => library.getCountryCallingCode(country, PHONE_PLANS)
export const isCountry = (country: string): country is library.CountryCode =>
  Object.hasOwn(PHONE_PLANS.countries, country)
