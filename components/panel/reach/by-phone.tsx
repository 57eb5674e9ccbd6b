import { MessageSquare, Phone } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { safeLink } from '#lib/shared/reply/links.ts'
import { smsLink, whatsAppLink } from '#lib/shared/reply/outgoing-links.ts'
import { words } from '#lib/shared/words/index.ts'
import { timeThere } from '#lib/shared/words/time.ts'
import { useActions } from '../panel-actions.tsx'
import { ContactLink } from './contact-link.tsx'
import type { AskFirst } from './use-red-question.tsx'

/** The number, what time it is there, and the way to call it or to write to it with the text of the task. */
export function ByPhone({ task, ask }: { task: TaskCard; ask: AskFirst }) {
  const { meant } = useActions()
  const { phone } = task
  if (phone === null) return <p className="text-[0.8125rem] text-mute">{words.reach.noPhone}</p>
  const href = safeLink(phone, 'phone')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-32 flex-1">
        <p className="text-[1.0625rem] font-semibold leading-6 tabular-nums [overflow-wrap:anywhere]">
          {href === null ? (
            <bdi>{phone}</bdi>
          ) : (
            <ContactLink href={href} ask={ask} look="text">
              <bdi>{phone}</bdi>
            </ContactLink>
          )}
        </p>
        <HourThere task={task} />
      </div>
      <CopyButton label={words.reach.copyPhone} text={phone} meant={meant} isMain={task.type === 'call'} />
      <Begin task={task} ask={ask} />
    </div>
  )
}

function Begin({ task, ask }: { task: TaskCard; ask: AskFirst }) {
  const text = task.script?.rendered === true ? task.script.body : null
  const { type, phone } = task
  const isText = type === 'sms' || type === 'whatsApp'
  const href =
    type === 'sms' ? smsLink(phone, text) : type === 'whatsApp' ? whatsAppLink(phone, text) : safeLink(phone, 'phone')
  if (href === null) return null
  const Icon = isText ? MessageSquare : Phone
  const name = type === 'sms' ? words.reach.openSms : type === 'whatsApp' ? words.reach.openWhatsApp : words.reach.call
  const hotkey = isText ? 'o' : 'c'
  return (
    <ContactLink href={href} ask={ask} look="button" hotkey={hotkey}>
      <Icon size={14} aria-hidden />
      {name}
      <KeyCap>{hotkey.toUpperCase()}</KeyCap>
    </ContactLink>
  )
}

function HourThere({ task: { timeZoneId, city } }: { task: TaskCard }) {
  const there = timeThere(timeZoneId, useNow(15_000))
  if (there === null) return null
  return (
    <p className={classNames('text-xs leading-4', there.odd === null ? 'text-mute' : 'text-wait')}>
      {words.panel.call.there(there.clock, city)}
    </p>
  )
}
