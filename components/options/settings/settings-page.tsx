import type { SetupView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { AddressSection } from '../address-section.tsx'
import { HistorySection } from '../history/history-section.tsx'
import { KeySection } from '../key-section.tsx'
import { KeysSection } from '../keys-section.tsx'
import { LockSection } from '../lock-section.tsx'
import { LookSection } from '../look-section.tsx'
import { NotificationSection } from '../notification-section.tsx'
import { OwnSitesSection } from '../own/own-sites-section.tsx'
import { RuleFiles } from '../own/rule-files.tsx'
import { PagesSection } from '../pages-section.tsx'
import { Group, Section } from '../section.tsx'
import { SitesSection } from '../sites-section.tsx'
import { UndoSection } from '../undo-section.tsx'

const say = words.options.groups

/** What a rep can choose, by what it is about. */
export function SettingsPage({ setup }: { setup: SetupView }) {
  const { settings, ownSites } = setup
  return (
    <>
      <Group title={say.account} about={say.accountAbout}>
        <KeySection connection={setup.connection} unresolved={setup.unresolvedCount} />
        <LockSection connection={setup.connection} />
      </Group>
      <Group title={say.where} about={words.options.sites.about}>
        <SitesSection sites={setup.sites} taught={ownSites} />
        <OwnSitesSection sites={ownSites} />
      </Group>
      <Group title={say.working} about={say.workingAbout}>
        <UndoSection seconds={settings.undoSeconds} />
        <NotificationSection on={setup.notifications} result={settings.tellResult} morning={settings.tellMorning} />
        <HistorySection days={settings.historyDays} />
        <PagesSection on={settings.keepsPages !== false} />
        <KeysSection on={settings.singleKeys !== false} />
        <LookSection theme={settings.theme} />
      </Group>
      <Group title={say.advanced} about={say.advancedAbout}>
        <AddressSection apiUrl={settings.apiUrl} unresolved={setup.unresolvedCount} />
        <Section title={say.rules} about={say.rulesAbout}>
          <RuleFiles sites={ownSites} />
        </Section>
      </Group>
    </>
  )
}
