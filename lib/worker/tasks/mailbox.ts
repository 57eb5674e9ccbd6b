/** Names of mailboxes that several people read. */
const SHARED = new Set(
  [
    'info sales office contact contacts hello hi team support help service admin administration accounts accounting',
    'billing enquiries inquiries mail email post reception kontakt contacto contato contatti ventas vertrieb buero',
    'sekretariat marketing hr jobs careers press media orders purchasing einkauf postmaster webmaster hostmaster root',
  ].flatMap((names) => names.split(' ')),
)

/** The address without its plus tag (`ann+crm@x.example` gives `ann@x.example`), or null where there is no tag. */
export function withoutTag(email: string): string | null {
  const tagged = /^([^@+]+)\+[^@]*@(.+)$/.exec(email)
  return tagged?.[1] === undefined || tagged[2] === undefined ? null : `${tagged[1]}@${tagged[2]}`
}

/** An address with its domain as it is on the wire: `münchen.example` and `xn--mnchen-3ya.example` are one. */
export function onTheWire(email: string): string {
  const at = email.lastIndexOf('@') + 1
  const url = `http://${email.slice(at)}`
  return /^[ -~]*$/.test(url) || !URL.canParse(url) ? email : email.slice(0, at) + new URL(url).hostname
}

/** Whether a mailbox is one that several people read, such as `info@`. */
export function isSharedMailbox(email: string): boolean {
  return SHARED.has(email.slice(0, email.indexOf('@')).replace(/\+.*$/, ''))
}
