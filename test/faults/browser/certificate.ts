import { generate } from 'selfsigned'

/** A certificate for a host, signed by itself, made now and never kept: for a browser that was told not to look at it. */
export async function selfSigned(host: string): Promise<{ key: string; cert: string }> {
  const extensions = [{ name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: host }] }]
  const made = await generate([{ name: 'commonName', value: host }], { keyType: 'ec', extensions })
  return { key: made.private, cert: made.cert }
}
