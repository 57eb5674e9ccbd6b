import type { KeyScope, ScopeView } from '#lib/shared/reply/scopes.ts'

const needs: Readonly<Record<KeyScope, string>> = {
  'tasks:operate': 'Your open tasks, and completing them',
  'contacts:read': 'Who a task is for, and what to know first',
  'contacts:operate': 'Notes in Reply, and opting out',
  'tasks:write': 'Another time, follow-up tasks, giving a task away',
  'sequences:read': 'Names of sequences, and who is still in them',
  'sequences:operate': 'Pausing somebody in a sequence',
  'contacts:write': 'Opting out, where Reply has no other way',
}

const states: Readonly<Record<ScopeView['state'], string>> = {
  works: 'Works',
  refused: 'Reply refused it',
  untried: 'Not tried yet',
}

/** Words about what a key may do. */
export const scopes = {
  title: 'What this key may do',
  about: 'Seen in Reply’s answers: to the test of the key, and to what you have done since.',
  needs: (scope: KeyScope): string => needs[scope],
  state: (state: ScopeView['state']): string => states[state],
}
