/** A deliberate fault: in files of the worker, what is written there (exactly once) and what the mutant has in its place. */
export type Mutant = { name: string; edits: readonly Edit[] }
export type Edit = { file: string; find: string; replace: string }

/** A fault in one place. */
export function mutant(name: string, file: string, find: string, replace: string): Mutant {
  return { name, edits: [{ file, find, replace }] }
}

/** The source with the fault in it. Throws when the place is not there, or is there twice: then the mutant has to be rewritten. */
export function edited(source: string, { file, find, replace }: Edit): string {
  const parts = source.split(find)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places like "${find}"`)
  return parts.join(replace)
}
