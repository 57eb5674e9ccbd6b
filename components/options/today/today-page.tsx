import { lazy, Suspense, useState } from 'react'
import { newTodayPlace } from '#components/day/today-place.ts'
import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { SetupView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { UnresolvedSection } from '../unresolved-section.tsx'

const say = words.options.today

/** The side panel's list; it comes when somebody looks at it. */
const Today = lazy(async () => ({ default: (await import('#components/day/today.tsx')).Today }))

/** The day on a wide page: what needs the rep first, then everything that is open. Whoever is opened comes beside it. */
export function TodayPage({ setup }: { setup: SetupView }) {
  const [place] = useState(newTodayPlace)
  if (setup.connection.state === 'none' || setup.connection.lock === 'locked')
    return (
      <main className="px-4 py-6 sm:px-8">
        <h1 className="text-[1.375rem] font-semibold leading-7 tracking-[-0.02em]">
          {words.options.pages.names.today}
        </h1>
        <p className="mt-1 text-mute">{setup.connection.state === 'none' ? say.noKey : words.options.lock.locked}</p>
      </main>
    )
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="max-h-[40vh] shrink-0 overflow-y-auto px-4 empty:hidden">
        <UnresolvedSection />
      </div>
      <PanelActionsProvider>
        <Suspense
          fallback={
            <div className="grid flex-auto place-content-center text-mute">
              <Spinner />
            </div>
          }
        >
          <Today place={place} onLeave={() => undefined} />
        </Suspense>
      </PanelActionsProvider>
    </div>
  )
}
