import { LinkedInChoice } from '#components/panel/site/linkedin-choice.tsx'
import { SwitchLine } from '#components/ui/switch-line.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import type { SiteView } from '#lib/shared/messages/views.ts'
import type { SiteMode } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { Notice } from './notice.tsx'
import { SiteHealth } from './own/site-health.tsx'
import { TaughtRules } from './own/taught-rules.tsx'
import { RefusalNote } from './section.tsx'
import { useAsking } from './use-options.ts'

const say = words.options.sites

/** One site with its switch. The browser is asked for permission in the switch's own click, or it would not ask at all. */
export function SiteRow({ site, taught }: { site: SiteView; taught: OwnSiteView[] }) {
  const worker = useWorker()
  const { busy, problem, send, setProblem } = useAsking()
  const { name, about } = say.all[site.id]
  const on = site.mode !== 'off'
  /** On, and at some of its addresses not yet allowed. */
  const isFurther = on && site.granted && site.further.length > 0

  const turn = (mode: SiteMode) => {
    // Nothing is awaited before this: the click is what allows to ask.
    const allowed = mode === 'off' ? Promise.resolve(true) : worker.requestPermission(site.origins)
    void allowed.then(async (granted) => {
      if (granted) await send('sites.set', { id: site.id, mode })
      else setProblem({ code: 'permissionMissing' })
      return granted
    })
  }
  // On LinkedIn the quieter of the two is the first step; the other is a choice of its own.
  const whenOn: SiteMode = site.id === 'linkedin' ? 'badge' : 'dock'

  return (
    <li className="border-t border-line py-2.5 first:border-t-0 first:pt-0 last:pb-0">
      <SwitchLine
        label={name}
        note={about}
        on={on}
        busy={busy !== null}
        onChange={(checked) => turn(checked ? whenOn : 'off')}
      />
      {on && site.id === 'linkedin' && <LinkedInChoice mode={site.mode} onChoose={turn} />}
      {on && !site.granted && <Notice text={say.missing} action={say.allow} onAction={() => turn(site.mode)} />}
      {isFurther && (
        <Notice text={say.further(site.further)} action={say.allowFurther} onAction={() => turn(site.mode)} />
      )}
      {on && site.dockHidden && (
        <Notice
          text={say.hidden}
          action={say.showAgain}
          onAction={() => void send('sites.showDock', { id: site.id })}
        />
      )}
      {on && <SiteHealth site={site.id} health={site.health} />}
      {taught
        .filter(({ rules }) => rules.length > 0)
        .map((host) => (
          <div key={host.id} className="mt-2 border-l-2 border-line pl-3">
            <p className="text-xs leading-4 text-mute [overflow-wrap:anywhere]">{words.ownSites.taughtOn(host.host)}</p>
            {on && <SiteHealth site={host.id} health={host.health} />}
            <TaughtRules site={host} />
          </div>
        ))}
      {problem !== null && (
        <RefusalNote>
          {problem.code !== 'permissionMissing' ? words.problem(problem) : isFurther ? say.refusedFurther : say.refused}
        </RefusalNote>
      )}
    </li>
  )
}
