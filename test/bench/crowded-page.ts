/** What a page of the bench holds: its path on the professional network, `nodes` elements, and a person's profile or none. */
export type Crowd = { at: string; nodes: number; person: { slug: string; name: string } | null }

/**
 * A page as applications draw it: rows of nested elements with links, labels and texts, none of which is a person's.
 * `mutate()` begins to change it 1,000 times a second: texts, attributes, rows that come and go.
 */
export function crowdedPage({ nodes, person }: Omit<Crowd, 'at'>): string {
  const profile =
    person === null
      ? '<main></main>'
      : `<main><h1>${person.name}</h1><a href="/in/${person.slug}/overlay/contact-info/">Contact info</a></main>`
  return `<!doctype html><meta charset="utf-8"><title>${person?.name ?? 'Feed'}</title><body>${profile}<section id="rows"></section>
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
