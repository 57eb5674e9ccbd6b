import { hueOf, initialsOf, telHref } from '../app/contact-links.ts'
import { readBrowserFile } from '../browser-files.ts'
import { markup, trusted } from '../markup.ts'
import { type CrmPerson, type CrmViewer, DEFAULT_VIEWER } from '../person.ts'
import { networkPage } from './network-frame.ts'

const SUGGESTED = 5
const DEFAULT_LAG = 500
const script = await readBrowserFile(`${import.meta.dirname}/profile-navigation.ts`)

/** How a profile page behaves. */
export interface ProfileOptions {
  readonly viewer?: CrmViewer
  /** Milliseconds for which the old profile stays after the address changed in the page. */
  readonly lagMs?: number
}

type Member = CrmPerson & { readonly linkedInSlug: string }

/**
 * A profile of an invented network as one HTML document that needs nothing else: it can be served at any address,
 * `https://www.linkedin.com/in/SLUG` too. It holds the profiles of the people it suggests (colleagues among `others`
 * first), and goes to them in the page. Throws for a person without a profile.
 */
export function profilePage(person: CrmPerson, others: readonly CrmPerson[], options: ProfileOptions = {}): string {
  if (!isMember(person)) throw new TypeError('A person without a LinkedIn slug has no profile page.')
  const { viewer = DEFAULT_VIEWER, lagMs = DEFAULT_LAG } = options
  const members = [person, ...suggestedFor(person, others)]
  const lag = Number.isFinite(lagMs) && lagMs >= 0 ? lagMs : DEFAULT_LAG
  return networkPage({
    title: `${person.fullName} | Folio`,
    viewer,
    body: markup`
      <div class="page" data-lag="${lag}">${profile(person, members)}</div>
      ${members.map((member) => markup`<template data-slug="${member.linkedInSlug}">${profile(member, members)}</template>`)}
      <script type="module">${trusted(script)}</script>`,
  })
}

function isMember(person: CrmPerson): person is Member {
  return person.linkedInSlug !== null && person.linkedInSlug !== ''
}

function suggestedFor(person: CrmPerson, others: readonly CrmPerson[]): readonly Member[] {
  const known = others.filter(isMember).filter((other) => other.contactId !== person.contactId)
  const near = (other: CrmPerson) => Number(person.relatedIds.includes(other.contactId))
  return known.toSorted((one, other) => near(other) - near(one)).slice(0, SUGGESTED)
}

function profile(person: Member, members: readonly Member[]) {
  const { fullName, firstName, title, company, city } = person
  const headline = [title, company].filter(Boolean).join(' at ')
  return markup`
    <main class="column" data-title="${fullName} | Folio">
      <section class="card top-card">
        <div class="cover" data-hue="${hueOf(fullName)}"></div>
        <div class="portrait" data-hue="${hueOf(fullName)}" aria-hidden="true">${initialsOf(fullName)}</div>
        <div class="top-words">
          <h1><bdi>${fullName}</bdi></h1>
          <p class="headline">${headline || 'Member of Folio'}</p>
          <p class="quiet">${city}${city === '' ? '' : ' · '}<a class="text-link" href="${contactInfoPath(person)}">Contact info</a></p>
          <div class="actions"><button type="button" class="button strong">Connect</button><button type="button" class="button">Message</button></div>
        </div>
      </section>
      <section class="card">
        <h2>About</h2>
        <p>${firstName} works on how teams move from plan to done: fewer hand-overs, clearer days, and numbers that people trust. Based in ${city || 'more than one place'}, happy to talk about operations, hiring and good coffee.</p>
      </section>
      <section class="card">
        <h2>Experience</h2>
        <ol class="jobs">${jobsOf(person).map(job)}</ol>
      </section>
      ${contactInfo(person)}
    </main>
    <aside class="side card" aria-label="People you may know">
      <h2>People you may know</h2>
      <ul class="suggestions">${members.filter((member) => member !== person).map(suggestion)}</ul>
    </aside>`
}

function suggestion({ fullName, title, company, linkedInSlug }: Member) {
  return markup`<li>
    <span class="avatar" data-hue="${hueOf(fullName)}" aria-hidden="true">${initialsOf(fullName)}</span>
    <a href="/in/${encodeURIComponent(linkedInSlug)}/"><bdi class="name">${fullName}</bdi><span class="quiet">${[title, company].filter(Boolean).join(', ')}</span></a>
  </li>`
}

function jobsOf({ contactId, title, company }: Member) {
  const since = 2017 + (contactId % 6)
  const before =
    ['Brightwater Studio', 'Fjordline Labs', 'Oak & Ember', 'Meridian Works'][contactId % 4] ?? 'Meridian Works'
  return [
    { title: title || 'Member of the team', company: company || 'Independent', years: `${since} to now` },
    { title: 'Team lead', company: before, years: `${since - 4} to ${since}` },
    { title: 'Associate', company: before, years: `${since - 6} to ${since - 4}` },
  ]
}

function job({ title, company, years }: { readonly title: string; readonly company: string; readonly years: string }) {
  return markup`<li>
    <span class="firm" data-hue="${hueOf(company)}" aria-hidden="true">${initialsOf(company)}</span>
    <div><h3>${title}</h3><p>${company}</p><p class="quiet">${years}</p></div>
  </li>`
}

/** Closed until its link is followed; opened through the page's own address, as on real profiles. */
function contactInfo(person: Member) {
  const { fullName, email, phone, linkedInSlug } = person
  const address = `linkedin.com/in/${linkedInSlug}`
  return markup`
    <dialog class="contact-info" aria-labelledby="contact-info-${person.contactId}">
      <h2 id="contact-info-${person.contactId}" tabindex="-1" autofocus>Contact info for ${fullName}</h2>
      <dl>
        <div class="ci-vanity-url"><dt>Profile</dt><dd><a class="text-link" href="https://www.${address}">${address}</a></dd></div>
        ${email === null ? '' : markup`<div class="ci-email"><dt>Email</dt><dd><a class="text-link" href="mailto:${email}">${email}</a></dd></div>`}
        ${phone === null ? '' : markup`<div class="ci-phone"><dt>Phone</dt><dd><a class="text-link" href="${telHref(phone)}">${phone}</a></dd></div>`}
      </dl>
      <form method="dialog"><button type="submit" class="button">Close</button></form>
    </dialog>`
}

function contactInfoPath({ linkedInSlug }: Member): string {
  return `/in/${encodeURIComponent(linkedInSlug)}/overlay/contact-info/`
}
