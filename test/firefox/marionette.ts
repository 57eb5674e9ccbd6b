import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A line to Firefox's own remote protocol: packets of `LENGTH:JSON`, commands `[0, id, name, parameters]`, answers `[1, id, error, result]`. */
export type Marionette = {
  /** Rejects with Firefox's own words when it refuses. */
  send(command: string, parameters?: object): Promise<unknown>
  close(): void
}

const STARTED_WITHIN = 60_000

/** Connects to the Firefox that runs with this profile, as soon as it has written down its port there. */
export async function connectMarionette(profile: string): Promise<Marionette> {
  const socket = await dial(await portOf(profile))
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const greeted = Promise.withResolvers<void>()
  let last = 0

  const end = () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone.'))
    waiting.clear()
  }
  readPackets(socket, (packet) => {
    if (!Array.isArray(packet)) return greeted.resolve()
    const [, id, error, result] = packet
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === null) asked?.resolve(readResult(result))
    else asked?.reject(new Error(`${error.error}: ${error.message}`))
  })
  socket.on('close', end)
  socket.on('error', end)
  await greeted.promise

  return {
    send(command, parameters = {}) {
      last += 1
      const asked = Promise.withResolvers<unknown>()
      waiting.set(last, asked)
      const packet = JSON.stringify([0, last, command, parameters])
      socket.write(`${Buffer.byteLength(packet)}:${packet}`)
      return asked.promise
    },
    close: () => socket.destroy(),
  }
}

/** Most answers come wrapped as `{value}`. */
function readResult(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'value' in result ? result.value : result
}

function readPackets(socket: Socket, heard: (packet: unknown) => void): void {
  let held = Buffer.alloc(0)
  socket.on('data', (more: Buffer) => {
    held = Buffer.concat([held, more])
    for (;;) {
      const colon = held.indexOf(':')
      if (colon < 0) return
      const from = colon + 1
      const to = from + Number(held.subarray(0, colon).toString())
      if (held.length < to) return
      heard(JSON.parse(held.subarray(from, to).toString()))
      held = held.subarray(to)
    }
  })
}

async function portOf(profile: string): Promise<number> {
  const until = Date.now() + STARTED_WITHIN
  while (Date.now() < until) {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '')
    if (text.trim() !== '') return Number(text)
    await wait(50)
  }
  throw new Error('Firefox did not start within a minute.')
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  socket.once('connect', resolve)
  socket.once('error', reject)
  await promise
  return socket
}
