import { dockOn, pillOf } from '../../demo/dock.ts'
import type { Ground } from '../ground.ts'

/** Asks the page for every kind of report that a browser makes to it. */
function collectReports(): void {
  const told: string[] = []
  Object.assign(window, { told })
  const note = (what: unknown) => told.push(JSON.stringify(what) ?? '')
  addEventListener('securitypolicyviolation', (event) =>
    note([event.blockedURI, event.sourceFile, event.documentURI, event.sample]),
  )
  new ReportingObserver((reports) => reports.forEach((one) => note([one.type, one.url, one.body])), {
    buffered: true,
  }).observe()
  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        note([entry, Reflect.get(entry, 'attribution'), Reflect.get(entry, 'scripts'), Reflect.get(entry, 'sources')])
    }).observe({ type, buffered: true })
  }
}

/** What a page is told of the dock's frame that asks for all reports, under policies that only report. */
export async function reportedOf(ground: Ground): Promise<string | null> {
  const page = await ground.stage.browser.context.newPage()
  const url = ground.page.url()
  const body = await ground.page.content()
  await page.addInitScript(collectReports)
  await page.route(url, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: {
        'content-security-policy-report-only': "default-src 'self'; frame-src 'none'; child-src 'none'",
        'cross-origin-embedder-policy-report-only': 'require-corp',
        'cross-origin-opener-policy-report-only': 'same-origin',
        'document-policy': 'js-profiling',
      },
      body,
    }),
  )
  try {
    await page.goto(url)
    const dock = await dockOn(page)
    await pillOf(dock).click()
    await dock.getByRole('button', { name: 'Positive', exact: true }).waitFor()
    const told = await page.evaluate((): unknown => Reflect.get(window, 'told'))
    const text = JSON.stringify(told)
    if (!text.includes('navigation')) throw new Error('The page was told of nothing at all.')
    const found = /(?:chrome|moz)-extension[^"\\]*|dock\.html/.exec(text)
    return found === null ? null : `it is told of ${found[0]}`
  } finally {
    await page.close()
    await ground.page.bringToFront()
  }
}
