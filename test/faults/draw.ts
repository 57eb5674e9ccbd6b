/**
 * Where a schedule's decisions come from. Each is one number of a tape; 0 always means "nothing special", and so does the end of
 * the tape. So a failing schedule can be made smaller by leaving numbers out and making them smaller.
 */
export type Draw = {
  /** 0 up to, not including, `count`. */
  below(count: number): number
  between(least: number, most: number): number
  chance(probability: number): boolean
  /** One of the values; the first is the harmless one. */
  pick<Value>(options: readonly (readonly [weight: number, value: Value])[]): Value
  /** 0 up to 1. */
  unit(): number
  /** What was drawn so far. */
  tape: readonly number[]
}

const RANGE = 2 ** 32

export function drawFrom(source: () => number): Draw {
  const tape: number[] = []

  function unit(): number {
    const drawn = source()
    tape.push(drawn)
    return drawn / RANGE
  }

  return {
    tape,
    unit,
    below: (count) => Math.floor(unit() * count),
    between: (least, most) => least + Math.floor(unit() * (most - least + 1)),
    chance: (probability) => unit() >= 1 - probability,
    pick(options) {
      let total = 0
      for (const [weight] of options) total += weight
      let left = unit() * total
      for (const [weight, value] of options) {
        left -= weight
        if (left < 0) return value
      }
      const [first] = options
      if (first === undefined) throw new Error('nothing to pick from')
      return first[1]
    },
  }
}

/** The tape of schedule number `index` of a campaign: sfc32, seeded with both. */
export function randomSource(seed: number, index: number): () => number {
  let a = seed | 0
  let b = index | 0
  let c = Math.floor(index / RANGE) ^ 0x9e3779b9
  let counter = 1
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) next()
  return next
}

export function tapeSource(tape: readonly number[]): () => number {
  let place = 0
  return () => {
    const drawn = tape[place] ?? 0
    place += 1
    return drawn
  }
}
