const NAMES = /^[^.]+$|\.(?:local|localdomain|lan|internal|intranet|corp|home|private|home\.arpa)$/
const RANGES =
  /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?$|^\[f[cde][0-9a-f]{2}:/

/**
 * Whether a host name, as `URL` writes it, is one that only a network of one's own knows: a name without a dot or under an
 * ending that nobody can buy, or an address of the ranges for private use.
 */
export function isPrivateName(hostname: string): boolean {
  return /^[\d.]+$|^\[/.test(hostname) ? RANGES.test(hostname) : NAMES.test(hostname)
}
