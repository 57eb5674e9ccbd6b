import { useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'
import { Notice } from '../notice.tsx'
import { RefusalNote } from '../section.tsx'
import { useAsking } from '../use-options.ts'
import { SiteHealth } from './site-health.tsx'
import { TaughtRules } from './taught-rules.tsx'

const say = words.ownSites

/** A site that the rep added: on or off, what was taught about it, and the way to forget it. */
export function OwnSiteRow({ site }: { site: OwnSiteView }) {
  const worker = useWorker()
  const { busy, problem, send, setProblem } = useAsking()
  const [removing, setRemoving] = useState(false)
  const id = useId()
  const on = site.mode === 'dock'

  const turn = (mode: 'off' | 'dock') => {
    // Nothing is awaited before this: the click is what allows to ask.
    const allowed = mode === 'off' ? Promise.resolve(true) : worker.requestPermission(site.origins)
    void allowed.then(async (granted) => {
      if (granted) await send('sites.set', { id: site.id, mode })
      else setProblem({ code: 'permissionMissing' })
      return granted
    })
  }

  return (
    <li className="border-t border-line py-2.5 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex items-center gap-3">
        <p id={id} className="min-w-0 flex-1 text-[0.84375rem] font-medium leading-[1.125rem] [overflow-wrap:anywhere]">
          {site.host}
        </p>
        <Button
          size="small"
          look="quiet"
          aria-label={say.removeName(site.host)}
          busy={busy !== null}
          onClick={() => setRemoving(true)}
        >
          {say.remove}
        </Button>
        <Switch
          checked={on}
          labelledBy={id}
          busy={busy !== null}
          onChange={(checked) => turn(checked ? 'dock' : 'off')}
        />
      </div>
      {on && !site.granted && <Notice text={say.missing} action={say.allow} onAction={() => turn('dock')} />}
      {on && site.dockHidden && (
        <Notice
          text={say.hidden}
          action={say.showAgain}
          onAction={() => void send('sites.showDock', { id: site.id })}
        />
      )}
      {site.rules.length === 0 && <p className="text-xs leading-4 text-mute">{say.generic}</p>}
      {on && <SiteHealth site={site.id} health={site.health} />}
      <TaughtRules site={site} />
      {problem !== null && (
        <RefusalNote>{problem.code === 'permissionMissing' ? say.refused : words.problem(problem)}</RefusalNote>
      )}
      <ConfirmDialog
        open={removing}
        title={say.removeTitle(site.host)}
        yes={say.removeYes}
        no={say.keep}
        onYes={() => {
          setRemoving(false)
          void send('own.remove', { id: site.id })
        }}
        onNo={() => setRemoving(false)}
      >
        <p>{say.removeText}</p>
      </ConfirmDialog>
    </li>
  )
}
