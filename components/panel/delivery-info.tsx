import { CopyButton } from '#components/ui/copy-button.tsx'
import { type LinkKind, safeLink } from '#lib/shared/reply/links.ts'
import type { DeliveryInfo } from '#lib/shared/reply/model.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

const say = words.panel.delivery

const rows: readonly { field: keyof DeliveryInfo; kind: LinkKind; name: string; copy: string }[] = [
  { field: 'phoneNumber', kind: 'phone', name: say.phone, copy: words.reach.copyPhone },
  { field: 'email', kind: 'email', name: say.email, copy: words.reach.copyEmail },
  { field: 'linkedInUrl', kind: 'linkedIn', name: say.linkedIn, copy: words.reach.copyLinkedIn },
]

/** Where and how the contact is reached, as Reply answered it. What is no safe link is shown as text. */
export function DeliveryCard({ info }: { info: DeliveryInfo | null }) {
  const { meant } = useActions()
  const known = rows.flatMap((row) => {
    const text = info?.[row.field] ?? ''
    return text === '' ? [] : [{ ...row, text, href: safeLink(text, row.kind) }]
  })
  return (
    <section aria-label={say.title} className="mt-3.5">
      <h2 className="mb-1.5 text-xs text-mute">{say.title}</h2>
      {known.length === 0 ? (
        <p className="text-[0.8125rem] text-mute">{say.none}</p>
      ) : (
        <dl className="overflow-hidden rounded-[10px] border border-line">
          {known.map(({ field, kind, name, copy, text, href }) => (
            <div
              key={field}
              className="flex items-center gap-2 border-t border-line py-1.5 pr-1.5 pl-3 first:border-t-0"
            >
              <dt className="w-16 shrink-0 text-xs text-mute">{name}</dt>
              <dd className="flex min-w-0 flex-1 items-center gap-2 text-[0.8125rem] tabular-nums">
                <span className="min-w-0 flex-1 truncate" title={text}>
                  {href === null ? (
                    <bdi>{text}</bdi>
                  ) : (
                    <a
                      href={href}
                      {...(kind === 'linkedIn' ? { target: '_blank', rel: 'noreferrer' } : {})}
                      className="block truncate py-1 text-accent underline decoration-transparent underline-offset-2 hover:decoration-current"
                    >
                      <bdi>{kind === 'linkedIn' ? profilePath(href) : text}</bdi>
                    </a>
                  )}
                </span>
                <CopyButton label={copy} text={text} meant={meant} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** `in/maya-okafor`, readable where the address is encoded. */
function profilePath(href: string): string {
  const path = new URL(href).pathname.replace(/^\/|\/$/g, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
