import type { Zone } from './site-rule.ts'

/** Links that mean the same on every site. */
export const MAILTO = 'a[href^="mailto:" i]'
export const TEL = 'a[href^="tel:" i], a[href^="callto:" i]'
export const PROFILE = 'a[href*="linkedin.com/in/"]'

const KIND = '(?:(?:work|business|office|primary|main|personal|private|home|direct|other|mobile|cell) )?'
const whole = (source: string) => new RegExp(`^${KIND}(?:${source})$`, 'i')

/** What the own fields are called; a link under another label is somebody else's. Own names of more languages are in the generic rules. */
export const LABELS = {
  email: whole(
    'e?-?mails?(?:[- ]?address(?:es)?|[- ]?adresse?n?|adres)?|courriel|correo(?: electr[óo]nico)?|adresse e-?mail|endereço de e-?mail|e-?post|メール(?:アドレス)?|邮箱|电子邮件',
  ),
  phone: whole(
    '(?:tele)?(?:phone|fon|foon)(?:[- ]?numbers?|nummer)?|mobile?(?:[- ]?number|nummer)?|cell|handy|t[ée]l[ée]fono?(?: móvil)?|t[ée]l(?:éphone|\\.)?|telefone|portable|cellulare|móvil|celular|電話(?:番号)?|携帯|电话|手机',
  ),
  linkedIn: whole('linked-?in(?:[ -](?:profile|profil|perfil|url|page))*'),
} as const

/** What a record's own container holds where a site has nothing better than links. */
export const LINKS = { email: [MAILTO], phone: [TEL], linkedIn: [PROFILE] } as const

/** The same where fields have labels, and only one link of a kind can be trusted. */
export const LABELLED_LINKS = {
  single: true,
  labels: LABELS,
  email: [LABELS.email, MAILTO],
  phone: [LABELS.phone, TEL],
  linkedIn: [LABELS.linkedIn, PROFILE],
} as const

/** Parts of a page that show other people under names that most applications share. */
const OTHERS =
  'nav, aside, [role="feed"], [class*="timeline" i], [class*="activit" i], [class*="related" i], [class*="comment" i]'

/**
 * For sites whose layout is not known from any source: labelled fields and links in the main part of the page, and nothing
 * of a kind of which there are two, since then nobody can say whose they are. Inferred throughout.
 */
export const UNKNOWN_LAYOUT: Zone = {
  within: ['main', '[role="main"]'],
  exclude: [OTHERS],
  name: ['h1'],
  ...LABELLED_LINKS,
}
