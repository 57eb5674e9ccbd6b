import { describe, expect, it } from 'vitest'
import { isPrivateName } from '#lib/worker/sites/private-name.ts'

const hostOf = (address: string) => new URL(address).hostname

describe('a host that only a network of one’s own knows', () => {
  it.each([
    'http://crm/',
    'http://crm.local/',
    'http://suite.corp:8080/',
    'http://espo.office.lan/',
    'http://crm.home.arpa/',
    'http://10.0.0.7/',
    'http://192.168.1.5:8080/',
    'http://172.16.4.4/',
    'http://172.31.0.1/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
  ])('is %s', (address) => {
    expect(isPrivateName(hostOf(address))).toBe(true)
  })

  it.each([
    'http://crm.tallpine.example/',
    'http://local.example/',
    'http://8.8.8.8/',
    'http://172.32.0.1/',
    'http://192.169.0.1/',
    'http://100.10.0.1/',
    'http://[2001:db8::1]/',
    'http://localdomain.com/',
  ])('is not %s', (address) => {
    expect(isPrivateName(hostOf(address))).toBe(false)
  })
})
