/**
 * Goes from profile to profile in the page. The address changes at once and the old person stays for `data-lag`
 * milliseconds, as on networks people use: what a page reader sees in between is not whom the address means.
 */
const page = document.querySelector<HTMLElement>('[data-lag]')
const lag = Number(page?.dataset['lag'] ?? 0)
let waiting: ReturnType<typeof setTimeout> | undefined

/** The slug of an address of this network, and whether it asks for the contact info. */
function placeOf(pathname: string): { readonly slug: string; readonly contactInfo: boolean } | null {
  const [, slug, rest] = /^\/in\/([^/]+)(\/.*)?$/.exec(pathname) ?? []
  return slug === undefined
    ? null
    : { slug: decodeURIComponent(slug), contactInfo: rest?.includes('contact-info') === true }
}

function templateOf(slug: string): HTMLTemplateElement | null {
  return document.querySelector(`template[data-slug="${CSS.escape(slug)}"]`)
}

let shown = placeOf(location.pathname)?.slug

function follow(): void {
  const place = placeOf(location.pathname)
  clearTimeout(waiting)
  if (place === null || place.slug === shown) return showContactInfo(place?.contactInfo === true)
  waiting = setTimeout(() => {
    const template = templateOf(place.slug)
    if (template === null) return location.reload()
    shown = place.slug
    page?.replaceChildren(template.content.cloneNode(true))
    document.title = page?.querySelector<HTMLElement>('[data-title]')?.dataset['title'] ?? document.title
    scrollTo(0, 0)
    showContactInfo(place.contactInfo)
  }, lag)
}

function showContactInfo(wanted: boolean): void {
  const dialog = page?.querySelector('dialog')
  if (dialog === null || dialog === undefined || dialog.open === wanted) return
  if (!wanted) return dialog.close()
  dialog.showModal()
}

/** Closing the contact info by its button or by Escape takes its address away too. */
function leaveContactInfo(): void {
  const place = placeOf(location.pathname)
  if (place?.contactInfo === true) history.pushState(null, '', `/in/${encodeURIComponent(place.slug)}/`)
}

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/in/"]') : null
  const place = link === null ? null : placeOf(new URL(link.href).pathname)
  if (link === null || place === null || templateOf(place.slug) === null) return
  event.preventDefault()
  if (link.href !== location.href) history.pushState(null, '', link.href)
  follow()
})
// Not `close`: it comes late, and for closings by the way back too, when the address is already another one.
document.addEventListener('submit', leaveContactInfo)
document.addEventListener('cancel', leaveContactInfo, { capture: true })
addEventListener('popstate', follow)
showContactInfo(placeOf(location.pathname)?.contactInfo === true)
