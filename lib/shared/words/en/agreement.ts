import type { Difference, Sort } from '#lib/shared/messages/agreement-view.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { counted } from '#lib/shared/words/plural.ts'

const things: Readonly<Record<Sort, string>> = {
  linkedIn: 'LinkedIn profile',
  email: 'e-mail',
  phone: 'phone',
  name: 'name',
  page: 'page',
}

const all = new Intl.ListFormat('en', { type: 'conjunction' })

const whose = ({ sort, of, count }: Difference): string =>
  count > 1
    ? `The ${things[sort]} belongs to ${counted(count, { one: 'other contact', other: 'other contacts' })}.`
    : `The ${things[sort]} is ${of === null ? 'another contact' : isolated(of)}’s.`

/** Words of what agrees between a page and a contact, and of what does not. */
export const agreement = {
  /** `The e-mail and the name agree.` Empty where nothing does. */
  agrees: (sorts: readonly Sort[]): string =>
    sorts.length === 0
      ? ''
      : `${all.format(sorts.map((sort, at) => `${at === 0 ? 'The' : 'the'} ${things[sort]}`))} ${sorts.length === 1 ? 'agrees' : 'agree'}.`,
  /** `The page’s name is Bruno Costa.` */
  differs: (difference: Difference): string => {
    const { sort, how, page, count } = difference
    switch (how) {
      case 'another':
        if (sort === 'name') return `The page’s name is ${isolated(page ?? '')}.`
        return page === null
          ? `The ${things[sort]} is another one.`
          : `The ${things[sort]} is another one: ${isolated(page)}.`
      case 'elsewhere':
        return whose(difference)
      case 'several':
        return `${counted(count, { one: 'contact has', other: 'contacts have' })} this ${things[sort]}.`
      case 'uncompared':
        return page === null
          ? 'Nothing on this page can be compared with this contact.'
          : `The page shows ${isolated(page)}: nothing that can be compared with this contact.`
      case 'unreadable':
        return 'The page could not be read just now.'
      case 'moved':
        return 'The page has changed since this task was shown.'
    }
  },
}
