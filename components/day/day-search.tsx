import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { useShortcut } from '#components/panel/single-keys.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import { dayWords } from '#lib/shared/words/day-words.ts'

type Props = { text: string; onText: (text: string) => void; onEnter: () => void }

/** Searches as one types. `/` goes into it; Escape empties it, then leaves it. */
export function DaySearch({ text, onText, onEnter }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => field.current?.focus() })
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') return onEnter()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (text === '') field.current?.blur()
    else onText('')
  }
  return (
    <div className="relative mx-4 flex items-center">
      <Search size={15} aria-hidden className="pointer-events-none absolute left-3 text-mute" />
      <input
        ref={field}
        type="search"
        aria-label={dayWords.search}
        aria-keyshortcuts={useShortcut()('/')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={press}
        placeholder={dayWords.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={2048}
        className="min-h-9 min-w-0 flex-1 rounded-[9px] border border-edge bg-surface pr-9 pl-9 text-[0.8125rem] placeholder:text-mute [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="absolute right-1.5">
        {text === '' ? (
          <span className="pr-2">
            <KeyCap>/</KeyCap>
          </span>
        ) : (
          <IconButton label={dayWords.clear} onClick={() => onText('')}>
            <X size={15} aria-hidden />
          </IconButton>
        )}
      </span>
    </div>
  )
}
