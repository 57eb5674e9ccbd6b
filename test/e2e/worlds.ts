import type { CDPSession, Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { Launched } from '#test/browser/launch.ts'
import { searchWorld } from './search-world.ts'

const contextSchema = z.object({
  id: z.number(),
  origin: z.string(),
  auxData: z.object({ isDefault: z.boolean(), type: z.string() }),
})

const foundSchema = z.object({ hits: z.array(z.string()), searched: z.number() })

/** A world in which script runs beside the page's own. */
export type World = {
  /** Runs an expression there, and gives its value (promises are awaited). Throws what it throws. */
  evaluate: (expression: string) => Promise<unknown>
  /** Searches everything that script can reach there. */
  searchFor: (needles: string[]) => ReturnType<typeof searchWorld>
  close: () => Promise<void>
}

/** The page reader's own world in a page: the isolated one that the browser made for the extension. */
export async function readerWorld({ context, extensionId }: Launched, page: Page): Promise<World> {
  const cdp = await context.newCDPSession(page)
  const contextId = await worldOf(cdp, `chrome-extension://${extensionId}`)
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? 'It threw.')
    return result.value
  }
  return {
    evaluate,
    searchFor: async (needles) =>
      foundSchema.parse(await evaluate(`(${searchWorld.toString()})(${JSON.stringify(needles)})`)),
    close: () => cdp.detach(),
  }
}

/** The browser tells of every world that there is as soon as it is asked to tell of new ones. */
async function worldOf(cdp: CDPSession, origin: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const late = AbortSignal.timeout(10_000)
  late.addEventListener('abort', () => reject(new Error('The page reader has no world in this page.')))
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const world = contextSchema.safeParse(context)
    if (world.success && world.data.origin === origin && !world.data.auxData.isDefault) resolve(world.data.id)
  })
  await cdp.send('Runtime.enable')
  return promise
}
