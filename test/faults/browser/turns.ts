/**
 * Lets those in at once who want the same setting, in the order in which they came: nobody waits for ever behind those who keep coming
 * for the other one. `isNew`: the first one for it, who must bring it about.
 */
export function createTurns<Setting>() {
  type Waiting = { setting: Setting; enter: (isNew: boolean) => void }
  const queue: Waiting[] = []
  let current: Setting | null = null
  let users = 0

  function admit(): void {
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const isNew = next.setting !== current
      if (isNew && users > 0) return
      queue.shift()
      current = next.setting
      users += 1
      next.enter(isNew)
    }
  }

  return async <Value>(setting: Setting, use: (isNew: boolean) => Promise<Value>): Promise<Value> => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    queue.push({ setting, enter: resolve })
    admit()
    try {
      return await use(await promise)
    } finally {
      users -= 1
      admit()
    }
  }
}
