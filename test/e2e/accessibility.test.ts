import { beforeAll, expect, it } from 'vitest'
import { auditStates } from '#test/shots/audit.ts'

let found: Awaited<ReturnType<typeof auditStates>>

beforeAll(async () => {
  found = await auditStates()
}, 900_000)

it('axe finds nothing in any state of popup, dock and options, in light and dark', () => {
  expect(found.findings).toEqual([])
})

it('each message is announced once, and nothing that counts down is', () => {
  const twice = found.told.filter(({ told }) => {
    const texts = told.map((one) => one.replace(/^\w+: /, ''))
    return told.some((one) => one.startsWith('then ')) || new Set(texts).size < texts.length
  })
  expect(twice).toEqual([])
})

it('what is announced in each state is what is written down', async () => {
  const written = found.told
    .filter(({ told }) => told.length > 0)
    .map(({ state, told }) => `${state}\n${told.map((one) => `  ${one}\n`).join('')}`)
    .join('\n')
  await expect(written).toMatchFileSnapshot('announced.txt')
})
