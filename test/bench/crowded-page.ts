/** What a page of the bench holds: its address, `nodes` elements, and what it shows of a person, or nothing. */
export type Crowd = { at: string; nodes: number; person?: string }

/** A profile of the professional network, with its name and the link that repeats its address. */
export function profileOf({ slug, name }: { slug: string; name: string }): string {
  return `<main><h1>${name}</h1><a href="/in/${slug}/overlay/contact-info/">Contact info</a></main>`
}

/** A record of HubSpot that has a name and nothing else to match it by: its e-mail is there and empty. */
export function nameOnlyRecord(name: string): string {
  return `<div data-test-id="left-sidebar"><h2 data-test-id="highlight-record-label">${name}</h2>
<div data-selenium-test="property-input-email"></div></div>`
}

/** The same where nobody has described the layout. */
export function nameOnlyPage(name: string): string {
  return `<h1>${name}</h1><dl><dt>Email</dt><dd></dd><dt>Phone</dt><dd></dd></dl>`
}

/**
 * A page as applications draw it: rows of nested elements with links, labels and texts, none of which is a person's.
 * `mutate()` begins to change it 1,000 times a second: texts, attributes, rows that come and go.
 */
export function crowdedPage({ nodes, person = '<main></main>' }: Crowd): string {
  return `<!doctype html><meta charset="utf-8"><title>A crowded page</title><body>${person}<section id="rows"></section>
<script>
const rows = document.getElementById('rows')
const row = (index) => {
  const box = document.createElement('div')
  box.className = 'row'
  const label = document.createElement('span')
  label.textContent = 'Stage ' + index
  const value = document.createElement('span')
  value.textContent = 'Proposal number ' + index
  const link = document.createElement('a')
  link.href = '/deals/' + index
  link.textContent = 'Open deal ' + index
  box.append(label, value, link)
  return box
}
for (let index = 0; index < ${Math.round(nodes / 4)}; index += 1) rows.append(row(index))
window.mutate = () => {
  let turn = 0
  const step = (index) => {
    const at = rows.children[(index * 7919) % rows.children.length]
    if (index % 3 === 0) at.lastChild.textContent = 'Open deal ' + index
    else if (index % 3 === 1) at.dataset.turn = String(index)
    else { rows.append(row(index)); rows.firstChild.remove() }
  }
  setInterval(() => { for (let count = 0; count < 10; count += 1) step(turn++) }, 10)
}
</script>`
}
