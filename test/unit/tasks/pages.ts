import type { Evidence, EvidenceKind, EvidenceSource, PageIdentity, PagePerson } from '#lib/shared/identity/identity.ts'

/** One piece of evidence; in a labelled field unless told. */
export function evidence(kind: EvidenceKind, value: string, source: EvidenceSource = 'field'): Evidence {
  return { kind, value, source }
}

/** A person on a page. */
export function person(name: string | null, ...found: Evidence[]): PagePerson {
  return { name, evidence: found }
}

/** A page about these people that names these tasks. */
export function page(people: PagePerson[], taskIds: number[] = []): PageIdentity {
  return {
    site: 'other',
    key: 'https://crm.example/people/1',
    epoch: 1,
    people,
    taskReferences: taskIds.map((taskId) => ({ taskId, source: 'attribute' })),
    settled: true,
  }
}

/** A LinkedIn profile, known by its address. */
export function profile(slug: string, name: string | null = null): PageIdentity {
  return {
    ...page([person(name, evidence('linkedIn', slug, 'address'))]),
    site: 'linkedin',
    key: `linkedin:in:${slug}`,
  }
}
