type Entry = { time: number; order: number; run: () => void }

/** Virtual time in milliseconds: nothing waits, whatever comes next happens next. Same time: in the order of planning. */
export type Timeline = {
  now(): number
  at(time: number, run: () => void): void
  after(delay: number, run: () => void): void
  /** Runs what comes next. false: nothing is left. */
  step(): boolean
}

export function createTimeline(): Timeline {
  const heap: Entry[] = []
  let now = 0
  let order = 0

  function isBefore(left: Entry, right: Entry): boolean {
    return left.time < right.time || (left.time === right.time && left.order < right.order)
  }

  function at(time: number, run: () => void): void {
    const entry = { time: Math.max(now, time), order, run }
    order += 1
    let place = heap.length
    heap.push(entry)
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || isBefore(parent, entry)) break
      heap[place] = parent
      place = above
    }
    heap[place] = entry
  }

  function takeFirst(): Entry | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let place = 0
    for (;;) {
      const left = place * 2 + 1
      const one = heap[left]
      if (one === undefined) break
      const two = heap[left + 1]
      const takesRight = two !== undefined && isBefore(two, one)
      const smaller = takesRight ? two : one
      if (isBefore(last, smaller)) break
      heap[place] = smaller
      place = takesRight ? left + 1 : left
    }
    heap[place] = last
    return first
  }

  return {
    now: () => now,
    at,
    after: (delay, run) => at(now + delay, run),
    step() {
      const next = takeFirst()
      if (next === undefined) return false
      now = next.time
      next.run()
      return true
    },
  }
}
