import { useQuery } from '@tanstack/react-query'
import { useChosenKeys } from '#components/panel/single-keys.ts'
import { useShownTheme } from '#components/theme.ts'
import { useWorker } from '#components/worker-context.tsx'
import type { SetupView } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { words } from '#lib/shared/words/index.ts'
import { DamageNotice } from './damage-notice.tsx'
import { FirstRun } from './first-run/first-run.tsx'
import { HistoryPage } from './history/history-page.tsx'
import { PageRail } from './page-rail.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { TodayPage } from './today/today-page.tsx'
import { UnresolvedSection } from './unresolved-section.tsx'
import { usePage } from './use-page.ts'

const say = words.options

/** The options: the first run, and from then on the day, the history and the settings, each a page. */
export function Options() {
  const worker = useWorker()
  const { data } = useQuery({ queryKey: ['setup'], queryFn: () => worker.ask('setup.get', {}) })
  useShownTheme(data?.ok === true ? data.value.settings.theme : null)
  useChosenKeys(data?.ok === true ? data.value.settings.singleKeys !== false : null)
  const isSetUp = data?.ok === true && data.value.settings.consentedAt !== null && !data.value.settings.settingUp
  if (isSetUp) return <SetUp setup={data.value} />
  return (
    <div className="min-h-screen bg-page px-3 py-6 sm:px-6 sm:py-10">
      <div className="mx-auto max-w-[47.5rem] rounded-2xl bg-surface px-5 py-6 shadow-card sm:px-8 sm:py-7">
        {data?.ok !== true && <NotYet problem={data?.problem ?? null} />}
        {data?.ok === true && (
          <>
            <DamageNotice damage={data.value.damage ?? []} />
            <FirstRun setup={data.value} />
          </>
        )}
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
  return (
    <div className="min-h-screen bg-surface md:flex">
      <PageRail page={page} setup={setup} />
      {page === 'today' ? (
        <div className="flex h-[calc(100vh-3.25rem)] min-h-80 min-w-0 flex-1 flex-col md:h-screen">
          <DamageNotice damage={setup.damage ?? []} />
          <TodayPage setup={setup} />
        </div>
      ) : (
        <main className="min-w-0 flex-1 px-4 py-6 sm:px-8">
          <div className="mx-auto max-w-[60rem]">
            <DamageNotice damage={setup.damage ?? []} />
            <h1 className="mb-4 text-[1.375rem] font-semibold leading-7 tracking-[-0.02em]">{say.pages.names[page]}</h1>
            <UnresolvedSection />
            {page === 'history' ? <HistoryPage days={setup.settings.historyDays} /> : <SettingsPage setup={setup} />}
            <About version={setup.version} />
          </div>
        </main>
      )}
    </div>
  )
}

function About({ version }: { version: string }) {
  return (
    <footer className="mt-5 border-t border-line pt-5 text-xs text-mute">
      <p className="font-semibold">{say.about.version(version)}</p>
      <p>
        {say.about.text}{' '}
        <a className="underline" href="/third-party-notices.txt" target="_blank" rel="noreferrer">
          {say.about.notices}
        </a>
      </p>
    </footer>
  )
}
