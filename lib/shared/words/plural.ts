const rules = new Intl.PluralRules('en')

/** `2 tasks`, `1 task`: the number in the reader's digits and the form that goes with it. */
export function counted(count: number, forms: { one: string; other: string }): string {
  return `${number(count)} ${rules.select(count) === 'one' ? forms.one : forms.other}`
}

/** A whole number with the separators of English. */
export function number(value: number): string {
  return new Intl.NumberFormat('en').format(value)
}

const places = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' }

/** `3rd`, `12th`. */
export function ordinal(value: number): string {
  return `${number(value)}${endings[places.select(value)] ?? 'th'}`
}
