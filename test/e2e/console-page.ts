import type { CrmPerson } from '#test/sandbox/crm/person.ts'

/** The address of a contact in a console that looks like Salesforce's. */
export const consoleUrl = (place: number): string =>
  `https://acme.lightning.force.com/lightning/r/Contact/${recordId(place)}AAA/view`

/** 15 characters, in which case matters. */
const recordId = (place: number): string => `0035g00000BBBB${place}`

/**
 * A console that keeps every record mounted that was opened, here all of them from the start, and shows the one of the address: a while
 * after the address has changed, as consoles do.
 */
export function consolePage(people: readonly CrmPerson[], lagMs: number): string {
  const records = people.map(
    ({ fullName, email }, place) => `<section class="windowViewMode-normal" data-id="${recordId(place)}" hidden>
      <one-record-home-flexipage2>
        <records-highlights2><lightning-formatted-text slot="primaryField">${fullName}</lightning-formatted-text></records-highlights2>
        <div data-target-selection-name="sfdc:RecordField.Contact.Email"><a href="mailto:${email}">${email}</a></div>
        <a href="/lightning/r/Contact/${recordId(place)}AAA/related/Cases/view">View all</a>
      </one-record-home-flexipage2></section>`,
  )
  return `<!doctype html><html lang="en"><head><title>Console</title></head><body>${records.join('')}<script>
    const draw = () => {
      for (const record of document.querySelectorAll('[data-id]')) record.hidden = !location.pathname.includes(record.dataset.id)
    }
    draw()
    addEventListener('popstate', () => setTimeout(draw, ${lagMs}))
  </script></body></html>`
}
