import { useNow } from '#components/ui/use-now.ts'
import type { SiteKey } from '#lib/shared/identity/identity.ts'
import type { SiteHealthView as Health } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'
import { shortExact } from '#lib/shared/words/time.ts'
import { Notice } from '../notice.tsx'
import { RefusalNote } from '../section.tsx'
import { useAsking } from '../use-options.ts'

const say = words.ownSites.health

/** How a site's rules fare: when they last named a person, which field fell silent, and the way to point at it again. */
export function SiteHealth({ site, health }: { site: SiteKey; health: Health | undefined }) {
  const { problem, send } = useAsking()
  const now = useNow(60_000)
  if (health === undefined || (health.namedAt === null && health.silent.length === 0)) return null
  return (
    <>
      {health.namedAt !== null && (
        <p className="text-xs leading-4 text-mute">{say.named(shortExact(health.namedAt, now))}</p>
      )}
      {health.silent.map(({ field, records }) => (
        <Notice
          key={field}
          text={say.silent(field, records)}
          action={say.again}
          label={say.againAt(field)}
          onAction={() => void send('teach.again', { site, field })}
        />
      ))}
      {problem !== null && (
        <RefusalNote>{problem.code === 'notFound' ? say.noTab : words.problem(problem)}</RefusalNote>
      )}
    </>
  )
}
