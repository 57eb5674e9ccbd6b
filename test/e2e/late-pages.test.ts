import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressAction } from '#test/browser/launch.ts'
import { changeAddress, clearTimers, crmPage, lateRecords, mailOf, nameOf, openAnew } from './late-records.ts'
import { dockFor, isDockShown } from './watching.ts'

/*
 * That a part is found, whenever it comes. How soon is measured by `npm run bench` (`late-parts`), and said in the reader's own time by
 * test/unit/page/late-values.test.ts.
 */
const HELD_OPEN_MS = 31_000

let records: Awaited<ReturnType<typeof lateRecords>>
beforeAll(async () => {
  records = await lateRecords()
  await records.stage.browser.context.route('https://desk.tallpine.example/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><body><main></main></body>' }),
  )
})
afterAll(() => records.stage.end())

describe('what comes after the name', () => {
  test(
    'is found: e-mail, phone and task after 1, 3.5, 9 and 30 s, and a part opened by hand',
    async () => {
      const details = records.cast.next('call')
      const byHand = await records.open(`${nameOf(details)}<section hidden>${mailOf(details)}</section>`)
      const late = [1, 3.5, 9, 30].map((seconds) => ({ seconds, role: records.cast.next('call') }))
      await Promise.all(
        late.map(async ({ seconds, role }) => {
          const page = await records.open(nameOf(role))
          const markup = `${mailOf(role)}<a href="tel:+4930${role.task.id}">p</a><p>Reply task #${role.task.id}</p>`
          const came = await page.evaluate(
            async ([html, delay]) => {
              await new Promise((done) => setTimeout(done, delay))
              document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html)
              return Date.now()
            },
            [markup, seconds * 1000] as const,
          )
          for (const value of [`"${role.person.email}"`, `"+4930${role.task.id}"`, `"taskId":${role.task.id}`]) {
            await records.heard(value, came)
          }
          await dockFor(page, role.name)
          await page.close()
        }),
      )
      expect(isDockShown(byHand)).toBe(false)
      const opened = await byHand.evaluate(() => {
        document.querySelector('section')?.removeAttribute('hidden')
        return Date.now()
      })
      await records.heard(`"${details.person.email}"`, opened)
      await dockFor(byHand, details.name)
      await byHand.close()
    },
    60_000 + HELD_OPEN_MS,
  )
})

describe('the popup over a page that nobody watches', () => {
  test('says that it reads while the page is being drawn, and shows the task that comes', async () => {
    const role = records.cast.next('call')
    const page = await records.stage.browser.context.newPage()
    await page.goto('https://desk.tallpine.example/tickets/7')
    const popup = await pressAction(records.stage.browser, page)
    await popup.getByRole('heading', { name: 'Reading this page…' }).waitFor()
    expect(await popup.getByText('No open task for this page').count()).toBe(0)
    await page.evaluate((id) => document.querySelector('main')?.append(`Reply task #${id}`), role.task.id)
    await popup.getByRole('heading', { name: role.name }).waitFor()
    await page.close()
  })

  test('says that there is nothing once the page has had its time', async () => {
    const page = await records.stage.browser.context.newPage()
    await page.goto('https://desk.tallpine.example/tickets/8')
    const popup = await pressAction(records.stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await page.close()
  })
})

describe('another record at the same place', () => {
  test('with the same e-mail is told with its own name, and not before that is drawn', async () => {
    const [one, other] = [records.cast.next('call'), records.cast.next('call')]
    const page = await records.open(nameOf(one) + mailOf(one))
    await dockFor(page, one.name)
    await page.evaluate(
      ([address, html]) => {
        history.pushState(null, '', address)
        setTimeout(() => document.querySelector('[data-test-id]')?.replaceChildren(), 300)
        setTimeout(() => document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html), 600)
      },
      [records.nextAddress(), nameOf(other) + mailOf(one)] as const,
    )
    const asIs = { evidence: [{ kind: 'email', source: 'link', value: one.person.email }], name: other.name }
    await records.heard(JSON.stringify(asIs))
    // And back to the first one.
    await page.evaluate(
      ([html]) => {
        history.back()
        setTimeout(() => document.querySelector('[data-test-id]')?.replaceChildren(), 300)
        setTimeout(() => document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html), 600)
      },
      [nameOf(one) + mailOf(one)] as const,
    )
    await dockFor(page, one.name)
    await page.close()
  })
})

describe('a page that works against its reader', () => {
  test('clears every timer twenty times a second, and has its dock as soon as it shows somebody', async () => {
    const role = records.cast.next('call')
    const page = await records.open(nameOf(role), clearTimers)
    // The browser test's own waiting in the page is stopped, too.
    await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(4000)
    const came = await page.evaluate((html) => {
      document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html)
      return Date.now()
    }, mailOf(role))
    await records.heard(`"${role.person.email}"`, came)
    await dockFor(page, role.name)
    await page.close()
  })

  test('opens its document anew, again and again, and has the dock of whom it shows at last', async () => {
    const [one, other] = [records.cast.next('call'), records.cast.next('call')]
    const page = await records.open(nameOf(one) + mailOf(one))
    await dockFor(page, one.name)
    await openAnew(page, records.nextAddress(), crmPage(nameOf(other) + mailOf(other)))
    await dockFor(page, other.name)
    // What listens goes on listening: on the way back in the browser's history the next one is followed as well.
    await page.evaluate(
      (html) => {
        history.back()
        document.body.innerHTML = html
      },
      crmPage(nameOf(one) + mailOf(one)),
    )
    await dockFor(page, one.name)
    await page.close()
  })

  test('changes its address a hundred times a second, and has the dock of the last one', async () => {
    const [one, other] = [records.cast.next('call'), records.cast.next('call')]
    const page = await records.stage.browser.context.newPage()
    await page.goto(records.stage.profileUrl(one.slug))
    await dockFor(page, one.name)
    await changeAddress(page, one, other)
    await dockFor(page, other.name)
    await page.close()
  })
})
