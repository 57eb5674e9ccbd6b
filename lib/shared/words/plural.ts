const rules = new Intl.PluralRules('en')

/** `2 tasks`, `1 task`: the number in the reader's digits and the form that goes with it. */
export function counted(count: number, forms: { one: string; other: string }): string {
  return `${number(count)} ${rules.select(count) === 'one' ? forms.one : forms.other}`
}

/** A whole number with the separators of English. */
export function number(value: number): string {
  return new Intl.NumberFormat('en').format(value)
}
