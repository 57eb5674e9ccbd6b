import type { Socket } from 'node:net'

/** One request as it arrived, and what became of it. */
export type JournalEntry = {
  id: number
  at: string
  method: string
  path: string
  query: string
  /** Names in the letter case in which they were sent, in their order, repeats kept. Nothing is redacted: all keys here are invented. */
  rawHeaders: [name: string, value: string][]
  /** The same by lower-case name. */
  headers: Record<string, string>
  /** The body as text; null while it has not arrived, or when the client left before it did. */
  body: string | null
  /** Numbers connections in the order in which they were opened: requests with the same number shared a socket. */
  connection: number
  /** The status that went out; null while pending and when nothing was answered. */
  status: number | null
  outcome: 'pending' | 'answered' | 'cut' | 'clientGone'
  /** Whether it changed the world. */
  tookEffect: boolean
  /** The kind of the injected fault that met it. */
  fault: string | null
}

export type Journal = {
  entries: JournalEntry[]
  /** Entries of a method and a path, where `*` in the path stands for one segment. */
  find: (method: string, path: string) => JournalEntry[]
  clear: () => void
  open: (
    entry: Omit<JournalEntry, 'id' | 'connection' | 'status' | 'outcome' | 'tookEffect' | 'fault'>,
    socket: Socket,
  ) => JournalEntry
}

/** A record of every API request since the start or the last `clear`. The control endpoint is not in it. */
export function createJournal(): Journal {
  const connections = new WeakMap<Socket, number>()
  let lastConnection = 0
  let lastId = 0
  const journal: Journal = {
    entries: [],
    find: (method, path) => {
      const pattern = pathPattern(path)
      return journal.entries.filter((entry) => entry.method === method && pattern.test(entry.path))
    },
    clear: () => {
      journal.entries.length = 0
    },
    open: (request, socket) => {
      const connection = connections.get(socket) ?? ++lastConnection
      connections.set(socket, connection)
      const entry: JournalEntry = {
        ...request,
        id: ++lastId,
        connection,
        status: null,
        outcome: 'pending',
        tookEffect: false,
        fault: null,
      }
      journal.entries.push(entry)
      return entry
    },
  }
  return journal
}

/** `*` stands for one path segment, `**` for any rest. */
export function pathPattern(path: string): RegExp {
  const source = path
    .split('**')
    .map((part) =>
      part
        .split('*')
        .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^/]+'),
    )
    .join('.*')
  return new RegExp(`^${source}$`)
}
