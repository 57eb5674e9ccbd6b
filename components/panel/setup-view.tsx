import { Button } from '#components/ui/button.tsx'
import { useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'

/** Nothing is set up yet: the options page is the way. */
export function SetUpFirst({ missing }: { missing: 'consent' | 'key' }) {
  const worker = useWorker()
  const say = words.panel.setup
  return (
    <>
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem]">
        {missing === 'consent' ? say.consentTitle : say.keyTitle}
      </h1>
      <p className="mt-1 text-[0.8125rem] leading-[1.125rem] text-mute">
        {missing === 'consent' ? say.consent : say.key}
      </p>
      <Button look="main" className="mt-3.5 w-full" onClick={() => worker.openOptions()}>
        {say.begin}
      </Button>
    </>
  )
}
