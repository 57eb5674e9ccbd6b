import type { Proof, Zone } from '#lib/page/sites/site-rule.ts'
import type { Evidence } from '#lib/shared/identity/identity.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import { absolute, attributeBy, profileAddress } from './field-evidence.ts'
import { findIn } from './find-elements.ts'
import { KNOWS_LAYOUTS } from './knows-layouts.ts'
import type { Sight } from './sight.ts'

/** Whether a container is the record that the address is about: it says so, it says otherwise, or it says nothing. */
export type ProofVerdict = 'proven' | 'refuted' | 'silent'

/** The record that the address is about; its LinkedIn identity where that is its id. */
export type RecordId = { id: string; key: Pick<Evidence, 'kind' | 'value'> | null }

/** Compares the ids that stand in a container with the address. The first kind of proof that decides, decides. */
export function proofOf(root: Element, { proof = [] }: Zone, record: RecordId, sight: Sight): ProofVerdict {
  if (!KNOWS_LAYOUTS) return 'silent'
  for (const one of proof) {
    const verdict = decide(root, one, record, sight)
    if (verdict !== 'silent') return verdict
  }
  return 'silent'
}

/** Two nodes that disagree mean that two records are mixed: then nothing is proven. */
function decide(root: Element, proof: Proof, record: RecordId, sight: Sight): ProofVerdict {
  const { documentElement } = root.ownerDocument
  const nodes = findIn(proof.in === 'document' ? documentElement : root, proof.find)
  let verdict: ProofVerdict = 'silent'
  for (const node of nodes) {
    // `link` elements are never rendered and still speak.
    if (node.localName !== 'link' && !sight.isShown(node)) continue
    const said = compare(node, proof, record)
    if (said === 'refuted') return said
    if (said === 'proven') verdict = said
  }
  return verdict
}

function compare(node: Element, proof: Proof, record: RecordId): ProofVerdict {
  const written = attributeBy(node, proof)
  if (written === null || written === '') return 'silent'
  if (proof.as !== 'linkedIn') return written === record.id ? 'proven' : 'refuted'
  const key = linkedInKey(absolute(profileAddress(written), node))
  if (key === null || key.kind !== record.key?.kind) return 'silent'
  return key.value === record.key.value ? 'proven' : 'refuted'
}
