import type { Context } from 'hono'
import type { PassedOver } from '../contacting.ts'
import type { Wire } from '../encoding.ts'
import type { Contact } from '../model.ts'
import type { Env, Sandbox } from '../sandbox.ts'

/** The older pages number the same failures otherwise for each operation. */
const NUMBERS = {
  contacts: { notFound: 1, forbidden: 3, sequenceArchived: 5, invalidStatusTransition: 8, notInSequence: 8 },
  sequence: { invalidStatusTransition: 1, sequenceArchived: 1, contactNotFound: 7, notInSequence: 8, forbidden: 11 },
} as const satisfies Record<string, Partial<Record<PassedOver, number>>>

/** Does one thing to up to 100 contacts. HTTP 200 either way: the answer lists only what failed, by contact id. */
export function eachContact(
  sandbox: Sandbox,
  c: Context<Env>,
  ids: readonly number[],
  operation: keyof typeof NUMBERS,
  act: (contact: Contact) => PassedOver | null,
): Response {
  const { switches, world } = sandbox
  const numbers: Partial<Record<PassedOver, number>> = NUMBERS[operation]
  const failures: Wire = {}
  for (const id of ids) {
    const contact = world.contacts.get(id)
    const visible = contact?.teamId === c.get('caller').teamId ? contact : undefined
    const why = visible ? act(visible) : operation === 'contacts' ? 'notFound' : 'contactNotFound'
    if (why === null) c.get('entry').tookEffect = true
    else
      failures[String(id)] =
        switches.batchErrors === 'numeric'
          ? { error: numbers[why] ?? 8, errorDetails: null }
          : { error: why, errorDetails: `Passed over: ${why}.` }
  }
  return c.json(failures)
}
