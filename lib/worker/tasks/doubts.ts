import type { Evidence, PagePerson } from '#lib/shared/identity/identity.ts'
import { nameKey } from '#lib/shared/identity/person-name.ts'
import type { Difference, Sort } from '#lib/shared/messages/agreement-view.ts'
import type { Finding } from './comparison.ts'

/** Something that speaks against a page and a contact being one person, and the key by which it is known again. */
export type Doubt = { said: Difference; key: string }

function doubt(evidence: Evidence, how: Difference['how'], of: string | null = null, count = 0): Doubt {
  // Opaque ids say nothing to a reader.
  const isOpaque = evidence.kind === 'linkedInMember' || evidence.kind === 'salesNavigator'
  const said = { sort: sortOf(evidence), how, page: isOpaque ? null : evidence.value, of, count }
  return { said, key: `${how} ${valueWritten(evidence)}` }
}

/** Both have one of this kind, and it is not the same. */
export function another(evidence: Evidence): Doubt {
  return doubt(evidence, 'another')
}

/** It is another contact's. */
export function ofSomebodyElse({ evidence, others }: Finding): Doubt {
  return doubt(evidence, 'elsewhere', others[0]?.contact.fullName ?? null, others.length)
}

/** It agrees, and several contacts have it. */
export function ofSeveral({ evidence, others }: Finding): Doubt {
  return doubt(evidence, 'several', null, others.length + 1)
}

/** The names share no word. */
export function anotherName(person: PagePerson): Doubt {
  return {
    said: { sort: 'name', how: 'another', page: person.name, of: null, count: 0 },
    key: `another ${nameOf(person)}`,
  }
}

/** Where nothing can be compared, what a person answers is that this one, whoever they are, is the contact. */
export function uncompared(person: PagePerson): Doubt {
  const page = person.name ?? person.evidence[0]?.value ?? null
  return { said: { sort: 'page', how: 'uncompared', page, of: null, count: 0 }, key: `uncompared ${page}` }
}

/** One piece of evidence as a key. */
export function valueWritten({ kind, value }: Evidence): string {
  return `${kind}:${value}`
}

/** By what it is compared, as a screen says it. */
export function sortOf({ kind }: Evidence): Sort {
  return kind === 'email' || kind === 'phone' ? kind : 'linkedIn'
}

/** A person's name as a key. */
export function nameOf({ name }: PagePerson): string {
  return `name:${name === null ? '' : (nameKey(name) ?? name)}`
}
