import { describe, expect, it } from 'vitest'
import { mailLink, smsLink, whatsAppLink } from '#lib/shared/reply/outgoing-links.ts'

describe('a mail link', () => {
  it('carries subject and text, each as it was written', () => {
    const made = mailLink('maya@northwind.example', 'Lanes & costs', 'Hi Maya,\n50 % off? #1 +2')
    expect(made?.whole).toBe(true)
    const url = new URL(made?.href ?? '')
    expect(url.protocol + url.pathname).toBe('mailto:maya@northwind.example')
    expect(made?.href).toContain('subject=Lanes%20%26%20costs')
    expect(decodeURIComponent(/body=(.*)$/.exec(made?.href ?? '')?.[1] ?? '')).toBe('Hi Maya,\r\n50 % off? #1 +2')
  })

  it('leaves a long text out, and says so', () => {
    const made = mailLink('maya@northwind.example', 'Lanes', 'é'.repeat(400))
    expect(made).toEqual({ href: 'mailto:maya@northwind.example?subject=Lanes', whole: false })
    expect(mailLink('maya@northwind.example', 'x'.repeat(3000), null)?.href).toBe('mailto:maya@northwind.example')
  })

  it.each(['maya@a.example?bcc=all@b.example', 'a@b.example,c@d.example', '', null])('is none for %j', (email) => {
    expect(mailLink(email, 'Lanes', 'Hi')).toBeNull()
  })

  it('takes half a sign for none', () => {
    expect(mailLink('maya@northwind.example', '\ud83d', null)?.href).toContain('subject=%EF%BF%BD')
  })
})

describe('a text message', () => {
  it('goes to the number without an extension, with the text', () => {
    expect(smsLink('+1 (415) 555-0123 ext. 12', 'Hi & bye')).toBe('sms:+14155550123?body=Hi%20%26%20bye')
    expect(smsLink('415 555 0123', null)).toBe('sms:4155550123')
    expect(smsLink('nobody', 'Hi')).toBeNull()
  })

  it('goes to WhatsApp only with the country’s code', () => {
    expect(whatsAppLink('+1 415 555 0123', 'Hi')).toBe('https://wa.me/14155550123?text=Hi')
    expect(whatsAppLink('415 555 0123', 'Hi')).toBeNull()
  })
})
