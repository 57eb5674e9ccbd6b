import { browser } from 'wxt/browser'
import type { ConnectionView, SetupView } from '#lib/shared/messages/views.ts'
import { ok, type Result } from '#lib/shared/problem.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { DamageReport } from '#lib/worker/damage.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import { mayNotify } from '#lib/worker/journal/notifying.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { ownSiteViews, siteViews } from '#lib/worker/sites/site-views.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'

export type SetupViewDeps = {
  session: Session
  index: Pick<TaskIndex, 'view'>
  completions: Pick<Completions, 'unresolvedCount'>
  damage: Pick<DamageReport, 'list'>
}

/** All that the options page shows. */
export async function readSetup({ session, index, completions, damage }: SetupViewDeps): Promise<Result<SetupView>> {
  const [settings, connection, sites, ownSites, indexView, unresolvedCount, damaged, notifications] = await Promise.all(
    [
      readSettings(),
      connectionView(session),
      siteViews(),
      ownSiteViews(),
      index.view(),
      completions.unresolvedCount(),
      damage.list(),
      mayNotify(),
    ],
  )
  const { version } = browser.runtime.getManifest()
  const rest = { index: indexView, unresolvedCount, damage: damaged, notifications, version }
  return ok({ settings, connection, sites, ownSites, ...rest })
}

async function connectionView(session: Session): Promise<ConnectionView> {
  const connection = await session.connection()
  if (connection === null) return { state: 'none' }
  const account = await session.account()
  return {
    state: 'connected',
    userName: connection.user.username,
    userId: connection.user.userId,
    teamId: connection.teamId ?? connection.user.teamId,
    header: connection.header,
    lock: connection.guarded ? (connection.key === null ? 'locked' : 'open') : 'none',
    scopes: await session.scopes(connection),
    problem: account.ok || account.problem.code === 'keyLocked' ? null : account.problem,
  }
}
