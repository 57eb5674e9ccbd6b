import { useState } from 'react'

/** Follows whether what was chosen last is durable: what leaves the page waits for it, so that no choice meets another page. */
export type LastChoice = {
  /** A choice on its way: true once it is durable, false where the rep is asked first, null where it was the same as before. */
  follow: (choice: Promise<boolean | null>) => void
  /** Whether the rep may go on. A choice that was asked about holds them back once. */
  settled: () => Promise<boolean>
}

function newLastChoice(): LastChoice {
  let last = Promise.resolve(true)
  return {
    follow(choice) {
      const before = last
      last = choice.then((taken) => taken ?? before)
    },
    settled() {
      const before = last
      last = Promise.resolve(true)
      return before
    },
  }
}

/** One for a panel. */
export function useLastChoice(): LastChoice {
  const [choice] = useState(newLastChoice)
  return choice
}
