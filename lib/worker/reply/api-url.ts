import { fail, ok, type Result } from '#lib/shared/problem.ts'

/**
 * Reads an API address that a person or a policy gave: https on any host, or http on this computer, without
 * credentials, query or fragment. A trailing `/v3` or slash is dropped, because both are in Reply's examples. Gives
 * origin and path prefix without a trailing slash, to which `/v3/…` is added; 'badAddress' for everything else.
 */
export function readApiUrl(text: string): Result<string> {
  const trimmed = text.trim()
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (/[?#@\\\s]/.test(written) || !URL.canParse(written)) return fail('badAddress')
  const url = new URL(written)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return fail('badAddress')
  if (url.hostname === '' || url.username !== '' || url.password !== '') return fail('badAddress')
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/v3$/i, '').replace(/\/+$/, '')
  return ok(url.origin + prefix)
}

/** Whether a host name, as `URL` writes it, is this computer. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}
