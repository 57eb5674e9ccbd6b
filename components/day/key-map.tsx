import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useSingleKeys } from '#components/panel/single-keys.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { isSingleKey, KEY_MAP } from '#lib/shared/keys.ts'
import { keyWords } from '#lib/shared/words/key-words.ts'

/** Every key and what it does. The browser's own dialog keeps the focus in, closes by Escape and gives the focus back. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const isOn = useSingleKeys()
  useEffect(() => dialog.current?.showModal(), [])
  const shown = KEY_MAP.map(({ does, keys }) => ({
    does,
    keys: keys.filter((key) => isOn || !isSingleKey(key)),
  })).filter(({ keys }) => keys.length > 0)
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      // The panel's own Escape closes the panel: only the topmost thing is closed at a time.
      onKeyDown={(event) => event.stopPropagation()}
      className="m-auto max-h-[calc(100%-1rem)] w-[22rem] max-w-[calc(100%-1rem)] overflow-y-auto rounded-[14px] border border-line bg-surface p-4 text-ink shadow-card backdrop:bg-[rgb(16_20_30/0.45)]"
    >
      <div className="flex items-center justify-between gap-2">
        <h2 id={id} className="text-[1.0625rem] font-semibold leading-6">
          {keyWords.title}
        </h2>
        <IconButton label={keyWords.close} onClick={() => dialog.current?.close()} className="-mr-1.5">
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <p className="text-xs leading-4 text-mute">{isOn ? keyWords.about : keyWords.off}</p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-[0.8125rem] leading-5">
        {shown.map(({ does, keys }) => (
          <div key={does} className="col-span-2 grid grid-cols-subgrid border-t border-line py-1 first:border-t-0">
            <dt className="flex flex-wrap content-start items-start gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid min-h-5 min-w-5 place-items-center rounded-[5px] border border-line bg-sub px-1 text-[0.6875rem] font-medium tabular-nums"
                >
                  {keyWords.cap(key)}
                </kbd>
              ))}
            </dt>
            <dd>{keyWords.deed(does)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
