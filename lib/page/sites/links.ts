/** Links that mean the same on every site. */
export const MAILTO = 'a[href^="mailto:" i]'
export const TEL = 'a:is([href^="tel:" i], [href^="callto:" i])'
/** On every surface of LinkedIn that has profiles at `in/…`, its app too: who reads the address decides. */
export const PROFILE = 'a[href*="linkedin" i][href*="in/" i]'

/** What a record's own container holds where a site has nothing better than links. */
export const LINKS = { email: [MAILTO], phone: [TEL], linkedIn: [PROFILE] } as const
