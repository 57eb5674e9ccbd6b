import { readFileSync } from 'node:fs'
import type { HtmlEscapedString } from 'hono/utils/html'
import { hueOf, initialsOf } from '../app/contact-links.ts'
import { markup, trusted } from '../markup.ts'
import type { CrmViewer } from '../person.ts'

const styles = ['network.css', 'profile.css']
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  .join('\n')

/** A page of the invented network "Folio": its top bar with the viewer's own profile link, then the body. Styles are inline. */
export function networkPage(page: { title: string; viewer: CrmViewer; body: HtmlEscapedString }): string {
  const { title, viewer, body } = page
  return markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <style>${trusted(styles)}</style>
  </head>
  <body>
    <header class="bar">
      <div class="bar-inner">
        <a class="word" href="/feed/">Folio</a>
        <nav aria-label="Folio"><a href="/feed/">Home</a><a href="/feed/">Circle</a><a href="/feed/">Letters</a></nav>
        <div class="me">
          <a href="/in/${encodeURIComponent(viewer.linkedInSlug)}/">${viewer.name}</a>
          <span class="avatar" data-hue="${hueOf(viewer.name)}" aria-hidden="true">${initialsOf(viewer.name)}</span>
        </div>
      </div>
    </header>
    ${body}
  </body>
</html>
`.toString()
}
