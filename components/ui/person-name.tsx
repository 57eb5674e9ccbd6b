import { words } from '#lib/shared/words/index.ts'

/** A contact's name as it is written, in its own direction, so that an Arabic name does not turn the line around. */
export function PersonName({ name }: { name: string | null }) {
  return <bdi dir="auto">{name ?? words.tasks.nobody}</bdi>
}
