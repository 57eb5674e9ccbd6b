/** Links that mean the same on every site. */
export const MAILTO = 'a[href^="mailto:" i]'
export const TEL = 'a[href^="tel:" i], a[href^="callto:" i]'
/** Of every surface of LinkedIn that has profiles at `…/in/`, and behind whatever prefix. */
export const PROFILE = 'a:is([href*="linkedin.com/" i][href*="/in/" i], [href^="linkedin://in/" i])'

/** What a record's own container holds where a site has nothing better than links. */
export const LINKS = { email: [MAILTO], phone: [TEL], linkedIn: [PROFILE] } as const
