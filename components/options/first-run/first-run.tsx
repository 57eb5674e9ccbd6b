import { lazy, Suspense, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { SetupView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { AddressSection } from '../address-section.tsx'
import { KeySection } from '../key-section.tsx'
import { OwnSitesSection } from '../own/own-sites-section.tsx'
import { SitesSection } from '../sites-section.tsx'
import { ConsentStep } from './consent-step.tsx'
import { StepFrame, useEnding } from './step-frame.tsx'

const say = words.options.firstRun
/** It comes with the day, which nobody has before. */
const ReadyStep = lazy(async () => ({ default: (await import('./ready-step.tsx')).ReadyStep }))
type Step = 'key' | 'sites' | 'ready'

/** From the install to the first person: what is read, the key, where it works, and what is due. A reload goes on where it was. */
export function FirstRun({ setup }: { setup: SetupView }) {
  const isConnected = setup.connection.state === 'connected'
  // Opened anew with a key, it goes on with what comes after it.
  const [step, setStep] = useState<Step>(isConnected ? 'sites' : 'key')
  if (setup.settings.consentedAt === null) return <ConsentStep />
  switch (isConnected ? step : 'key') {
    case 'key':
      return <KeyStep setup={setup} onNext={() => setStep('sites')} />
    case 'sites':
      return <SitesStep setup={setup} onBack={() => setStep('key')} onNext={() => setStep('ready')} />
    case 'ready':
      return (
        <Suspense fallback={<Spinner />}>
          <ReadyStep index={setup.index} onBack={() => setStep('sites')} />
        </Suspense>
      )
  }
}

function KeyStep({ setup, onNext }: { setup: SetupView; onNext: () => void }) {
  const { busy, end } = useEnding()
  const isConnected = setup.connection.state === 'connected'
  const [other, setOther] = useState(false)
  return (
    <StepFrame
      key="key"
      step={2}
      title={say.keyTitle}
      lead={say.keyLead}
      note={say.keyNote}
      buttons={
        <>
          <Button busy={busy} onClick={() => end('settings')}>
            {say.allSettings}
          </Button>
          <Button look={isConnected ? 'main' : 'plain'} disabled={!isConnected} onClick={onNext}>
            {say.next}
          </Button>
        </>
      }
    >
      <KeySection connection={setup.connection} unresolved={setup.unresolvedCount} />
      <Button size="small" look="quiet" aria-expanded={other} className="mt-3 -ml-2.5" onClick={() => setOther(!other)}>
        {say.otherAddress}
      </Button>
      {other && (
        <div className="mt-2">
          <AddressSection apiUrl={setup.settings.apiUrl} unresolved={setup.unresolvedCount} />
        </div>
      )}
    </StepFrame>
  )
}

type SitesProps = { setup: SetupView; onBack: () => void; onNext: () => void }

function SitesStep({ setup, onBack, onNext }: SitesProps) {
  return (
    <StepFrame
      key="sites"
      step={3}
      title={say.sitesTitle}
      lead={say.sitesLead}
      buttons={
        <>
          <Button onClick={onBack}>{say.back}</Button>
          <Button look="main" onClick={onNext}>
            {say.done}
          </Button>
        </>
      }
    >
      <SitesSection sites={setup.sites} taught={setup.ownSites} />
      <OwnSitesSection sites={setup.ownSites} />
    </StepFrame>
  )
}
