import * as z from 'zod/mini'

/**
 * The key at rest: sealed with AES-GCM, so that no file of the browser's profile ever holds it in plain letters, neither before
 * nor after it is removed. Without a passphrase the sealing key lies beside it, where no script can take it out; with one it is
 * made of the passphrase and is nowhere on the disk.
 */
const bytes = z.instanceof(Uint8Array<ArrayBuffer>)

export const sealedSchema = z.object({
  iv: bytes,
  data: bytes,
  with: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('device'), key: z.custom<CryptoKey>((value) => value instanceof CryptoKey) }),
    z.object({ kind: z.literal('passphrase'), salt: bytes, rounds: z.number() }),
  ]),
})

export type Sealed = z.infer<typeof sealedSchema>

/** What opens a seal that was made with a passphrase: 32 bytes, in base64 so that they can be kept in the browser's memory. */
export type Opener = string

/** OWASP's figure of 2023 for PBKDF2 with SHA-256. */
const ROUNDS = 600_000
const AES = 'AES-GCM'

/** Seals a text for this device alone. */
export async function sealForDevice(text: string): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: AES, length: 256 }, false, ['encrypt', 'decrypt'])
  return { ...(await seal(text, key)), with: { kind: 'device', key } }
}

/** A passphrase in use: how it was made into a key, and that. */
export type Guard = { how: Extract<Sealed['with'], { kind: 'passphrase' }>; opener: Opener }

/** Seals another text with the passphrase that is in use. */
export async function sealAgain(text: string, { how, opener }: Guard): Promise<Sealed> {
  return { ...(await seal(text, await keyOf(opener))), with: how }
}

/** Seals a text with a passphrase; gives what opens it again without asking. */
export async function sealWithPassphrase(
  text: string,
  passphrase: string,
): Promise<{ sealed: Sealed; opener: Opener }> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const opener = await openerOf(passphrase, salt, ROUNDS)
  const sealed = {
    ...(await seal(text, await keyOf(opener))),
    with: { kind: 'passphrase' as const, salt, rounds: ROUNDS },
  }
  return { sealed, opener }
}

/** What would open this seal, if the passphrase is the right one. null where it has none. */
export async function openerFor(sealed: Sealed, passphrase: string): Promise<Opener | null> {
  return sealed.with.kind === 'device' ? null : openerOf(passphrase, sealed.with.salt, sealed.with.rounds)
}

/** The text; null where the opener is absent or the wrong one. */
export async function unseal(sealed: Sealed, opener: Opener | null): Promise<string | null> {
  if (sealed.with.kind === 'passphrase' && opener === null) return null
  try {
    const key = sealed.with.kind === 'device' ? sealed.with.key : await keyOf(opener ?? '')
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: AES, iv: sealed.iv }, key, sealed.data))
  } catch {
    // AES-GCM proves itself: a wrong key opens nothing.
    return null
  }
}

async function seal(text: string, key: CryptoKey): Promise<Pick<Sealed, 'iv' | 'data'>> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: AES, iv }, key, new TextEncoder().encode(text))
  return { iv, data: new Uint8Array(data) }
}

async function openerOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Opener> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, 256)
  return btoa(String.fromCharCode(...new Uint8Array(bits)))
}

async function keyOf(opener: Opener): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(opener), (letter) => letter.charCodeAt(0))
  return crypto.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt'])
}
