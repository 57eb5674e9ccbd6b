import { useQuery } from '@tanstack/react-query'
import { useShownTheme } from '#components/theme.ts'
import { Logo } from '#components/ui/logo.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { SetupView } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import { AddressSection } from './address-section.tsx'
import { ConsentPage } from './consent-page.tsx'
import { DamageNotice } from './damage-notice.tsx'
import { HistoryPage } from './history/history-page.tsx'
import { KeySection } from './key-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { LockSection } from './lock-section.tsx'
import { LookSection } from './look-section.tsx'
import { NotificationSection } from './notification-section.tsx'
import { OwnSitesSection } from './own/own-sites-section.tsx'
import { PageTabs } from './page-tabs.tsx'
import { SitesSection } from './sites-section.tsx'
import { UndoSection } from './undo-section.tsx'
import { UnresolvedSection } from './unresolved-section.tsx'
import { usePage } from './use-page.ts'

const say = words.options

/** The options: consent first, then the settings and, on a page of its own, the history. */
export function Options() {
  const worker = useWorker()
  const { data } = useQuery({ queryKey: ['setup'], queryFn: () => worker.ask('setup.get', {}) })
  useShownTheme(data?.ok === true ? data.value.settings.theme : null)
  return (
    <div className="min-h-screen bg-page px-3 py-6 sm:px-6 sm:py-10">
      <div className="mx-auto max-w-[47.5rem] rounded-2xl bg-surface px-5 py-6 shadow-card sm:px-8 sm:py-7">
        {data?.ok !== true && <NotYet problem={data?.problem ?? null} />}
        {data?.ok === true && <DamageNotice damage={data.value.damage ?? []} />}
        {data?.ok === true &&
          (data.value.settings.consentedAt === null ? <ConsentPage /> : <SetUp setup={data.value} />)}
      </div>
    </div>
  )
}

/** Before the first answer, or in its place. */
function NotYet({ problem }: { problem: Problem | null }) {
  return (
    <main>
      <h1 className="text-[1.375rem] font-semibold leading-7 tracking-[-0.02em]">{say.titleLater}</h1>
      <p aria-live="polite" className={problem === null ? 'mt-1 text-mute' : 'mt-1 text-bad'}>
        {problem === null ? say.loading : words.problem(problem)}
      </p>
    </main>
  )
}

function SetUp({ setup }: { setup: SetupView }) {
  const page = usePage()
  const connected = setup.connection.state === 'connected'
  return (
    <main>
      <header className="mb-5 flex flex-wrap items-start gap-3">
        <Logo size={36} />
        <div className="min-w-0 flex-1 basis-52">
          <h1 className="text-[1.375rem] font-semibold leading-7 tracking-[-0.02em]">
            {page === 'history' ? say.history.title : connected ? say.titleLater : say.title}
          </h1>
          <p className="mt-0.5 text-mute">
            {page === 'history' ? say.history.about : connected ? say.leadLater : say.lead}
          </p>
        </div>
        <PageTabs page={page} />
      </header>
      <UnresolvedSection />
      {page === 'history' ? <HistoryPage /> : <Settings setup={setup} />}
      <footer className="mt-5 border-t border-line pt-5 text-xs text-mute">
        <p className="font-semibold">{say.about.version(setup.version)}</p>
        <p>
          {say.about.text}{' '}
          <a className="underline" href="/third-party-notices.txt" target="_blank" rel="noreferrer">
            {say.about.notices}
          </a>
        </p>
      </footer>
    </main>
  )
}

function Settings({ setup }: { setup: SetupView }) {
  const { settings } = setup
  return (
    <>
      <KeySection connection={setup.connection} unresolved={setup.unresolvedCount} />
      <LockSection connection={setup.connection} />
      <SitesSection sites={setup.sites} taught={setup.ownSites} />
      <OwnSitesSection sites={setup.ownSites} />
      <UndoSection seconds={settings.undoSeconds} />
      <NotificationSection on={setup.notifications} result={settings.tellResult} />
      <KeysSection on={settings.singleKeys !== false} />
      <LookSection theme={settings.theme} />
      <AddressSection apiUrl={settings.apiUrl} unresolved={setup.unresolvedCount} />
    </>
  )
}
