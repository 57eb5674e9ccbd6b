import { useSyncExternalStore } from 'react'

/** The pages of the options. Without a fragment it is the settings. */
export const PAGES = ['today', 'history', 'settings'] as const
export type OptionsPage = (typeof PAGES)[number]

const heard = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

const inAddress = (): OptionsPage => PAGES.find((page) => location.hash === `#${page}`) ?? 'settings'

/** The page that the address names, so that Back goes to the one before and a reload stays. */
export function usePage(): OptionsPage {
  return useSyncExternalStore(heard, inAddress)
}
