import { describe, expect, it } from 'vitest'
import { identityFromAddress } from '#lib/page/address/identity-from-address.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'

const MEMBER = 'ACoAABmmmmmmmmmmmmmmmmmm'
const slug = (value: string) => ({ kind: 'linkedIn', value })
const member = (value: string) => ({ kind: 'linkedInMember', value })

describe('a LinkedIn address names its person in one spelling', () => {
  it.each([
    ['https://www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['http://linkedin.com/in/Maya-Okafor/', slug('maya-okafor')],
    ['linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['  www.linkedin.com/in/maya-okafor?trk=x#y ', slug('maya-okafor')],
    ['//www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https://uk.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https://sy.linkedin.com/m/in/maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/en', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/en/', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/detail/contact-info/', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/overlay/contact-info/', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/overlay/urn:li:fsd_profileCard:(x,y)/', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/details/experience', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor/recent-activity/all/', slug('maya-okafor')],
    ['https://www.linkedin.com/in/j%C3%BCrgen-wei%C3%9F', slug('jürgen-weiß')],
    ['https://www.linkedin.com/in/j%25C3%25BCrgen-wei%25C3%259F', slug('jürgen-weiß')],
    ['https://www.linkedin.com/in/ju%CC%88rgen', slug('jürgen')],
    ['https://www.linkedin.com/in/Ольга-Ким', slug('ольга-ким')],
    [`https://www.linkedin.com/in/${MEMBER}`, member(MEMBER)],
    [`https://www.linkedin.com/in/${MEMBER}/overlay/contact-info/`, member(MEMBER)],
    ['https://www.linkedin.com/in/ACME-marketing-lead-berlin', slug('acme-marketing-lead-berlin')],
    ['https://www.linkedin.com/pub/maya-okafor/1/23/4b5', slug('maya-okafor-4b50231')],
    ['http://de.linkedin.com/pub/jürgen-weiß/12/a/7', slug('jürgen-weiß-00700a12')],
    [
      'https://www.linkedin.com/sales/lead/ACwAAAbcdefGhijkl,NAME_SEARCH,x1y2',
      { kind: 'salesNavigator', value: 'ACwAAAbcdefGhijkl' },
    ],
    [
      'https://www.linkedin.com/sales/people/ACwAAAbcdefGhijkl%2CNAME_SEARCH%2Cx1y2?a=b',
      { kind: 'salesNavigator', value: 'ACwAAAbcdefGhijkl' },
    ],
    ['https://www.linkedin.com/talent/profile/AEMAAAbcdefghijklmnop?project=1', member('AEMAAAbcdefghijklmnop')],
    // What phones share, what LinkedIn's own e-mails link to, what its app and imports have.
    ['https://www.linkedin.com/mwlite/in/maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.com/comm/in/maya-okafor?midToken=AQ&trk=eml', slug('maya-okafor')],
    ['linkedin://in/maya-okafor', slug('maya-okafor')],
    ['in/maya-okafor', slug('maya-okafor')],
    ['/in/maya-okafor/', slug('maya-okafor')],
    ['HTTPS://WWW.LINKEDIN.COM/IN/Maya-Okafor', slug('maya-okafor')],
    ['HTTP://DE.LinkedIn.com/MWLITE/In/maya-okafor', slug('maya-okafor')],
    // Recruiter inside of a project. The letters between the two As are a code of the product.
    [
      'https://www.linkedin.com/talent/hire/2041234/manage/all/profile/AEMAABbcDEFGhijKLMNop',
      member('AEMAABbcDEFGhijKLMNop'),
    ],
    [
      'https://www.linkedin.com/talent/hire/2041234/discover/applicants/profile/AEMAABbcDEFGhijKLMNop?x=1',
      member('AEMAABbcDEFGhijKLMNop'),
    ],
    [
      'https://www.linkedin.com/talent/profile/AEEAABbcDEFGhijKLMNopqrSTUvwxYZ',
      member('AEEAABbcDEFGhijKLMNopqrSTUvwxYZ'),
    ],
    ['https://www.linkedin.com/in/AFQAABbcDEFGhijKLMNop', member('AFQAABbcDEFGhijKLMNop')],
    ['https://www.linkedin.com/in/ALMA-rodriguez-of-quito', slug('alma-rodriguez-of-quito')],
    ['https://www.linkedin.com/talent/profile/AXEAAAbcdefghijklmnop', member('AXEAAAbcdefghijklmnop')],
    ['https://www.linkedin.com/talent/search/profile/AEMAABbcDEFGhijKLMNop', member('AEMAABbcDEFGhijKLMNop')],
    ['https://www.linkedin.com/in/AZEAABbcDEFGhijKLMNop', member('AZEAABbcDEFGhijKLMNop')],
    [`https://www.linkedin.com/in/urn:li:fsd_profile:${MEMBER}`, member(MEMBER)],
    [`https://www.linkedin.com/in/urn%3Ali%3Amember%3A${MEMBER}`, member(MEMBER)],
    // Of people who write their name with capitals.
    ['https://www.linkedin.com/in/ANNA-SMITH-CONSULTING', slug('anna-smith-consulting')],
    ['https://www.linkedin.com/in/Alba-Ruiz-Gomez-Sales', slug('alba-ruiz-gomez-sales')],
    // Other hosts, ports, and prefixes of what phones share.
    ['https://www.linkedin.com/mwlite/profile/in/maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.com/comm/mwlite/in/maya-okafor', slug('maya-okafor')],
    ['https://touch.www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.cn/in/maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.com:443/in/maya-okafor', slug('maya-okafor')],
    // What was lost on the way, or came along.
    ['https//www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https:/www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https:www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https:\\/\\/www.linkedin.com\\/in\\/maya-okafor', slug('maya-okafor')],
    ['https:\\\\www.linkedin.com\\in\\maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.com/in/http:www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['<https://www.linkedin.com/in/maya-okafor>', slug('maya-okafor')],
    ['"https://www.linkedin.com/in/maya-okafor"', slug('maya-okafor')],
    ['LinkedIn: https://www.linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['LinkedIn profile: linkedin.com/in/maya-okafor', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor,', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor;', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor…', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor&trk=profile', slug('maya-okafor')],
    ['https://www.linkedin.com/in/maya-okafor%00', slug('maya-okafor')],
    // What is copied along and cannot be seen.
    ['https://www.linkedin.com/in/sam-reed-0111%20', slug('sam-reed-0111')],
    ['https://www.linkedin.com/in/sam-reed-0111%E2%80%8E', slug('sam-reed-0111')],
    ['https://www.linkedin.com/in/sam-\u200breed-0111\u200d', slug('sam-reed-0111')],
    ['\u202ahttps://www.linkedin.com/in/sam-reed-0111\u202c', slug('sam-reed-0111')],
    ['https://www.linkedin.com/in/sam-reed-0111.', slug('sam-reed-0111')],
    [`https://www.linkedin.com/in/${MEMBER}%E2%80%8B`, member(MEMBER)],
    // A whole address behind a prefix: what was meant.
    ['https://www.linkedin.com/in/www.linkedin.com/in/ana-petrova', slug('ana-petrova')],
    ['https://www.linkedin.com/in/in/ana-petrova', slug('ana-petrova')],
    ['https://www.linkedin.com/in/in/in/ana-petrova/', slug('ana-petrova')],
    ['https://linkedin.com/in/https://www.linkedin.com/in/ana-petrova', slug('ana-petrova')],
    ['https://linkedin.com/in/https%3A%2F%2Fwww.linkedin.com%2Fin%2Fana-petrova', slug('ana-petrova')],
    ['https://linkedin.com/in/http://uk.linkedin.com/in/ana-petrova/?trk=x', slug('ana-petrova')],
    ['https://www.linkedin.com/www.linkedin.com/in/ana-petrova', slug('ana-petrova')],
    ['https://www.linkedin.com/https://linkedin.com/in/ana-petrova', slug('ana-petrova')],
    ['https://https://www.linkedin.com/in/ana-petrova', slug('ana-petrova')],
    [`https://www.linkedin.com/in/linkedin.com/in/${MEMBER}`, member(MEMBER)],
  ])('%s', (address, key) => {
    expect(linkedInKey(address)).toEqual(key)
  })

  it.each([
    'https://www.linkedin.com/company/northwind',
    'https://www.linkedin.com/school/x',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmaya-okafor',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/me/',
    'https://www.linkedin.com/in/unavailable',
    'https://www.linkedin.com/in/a%2Fb',
    'https://www.linkedin.com/in/a%zz',
    'https://www.linkedin.com/in/a%252525252541',
    'https://www.linkedin.com/pub/dir/Maya/Okafor',
    'https://www.linkedin.com/pub/maya-okafor',
    'https://www.linkedin.com@evil.example/in/maya-okafor',
    'https://linkedin.com.evil.example/in/maya-okafor',
    'https://evil.example/?u=https://www.linkedin.com/in/maya-okafor',
    'https://notlinkedin.com/in/maya-okafor',
    'javascript:alert(1)//linkedin.com/in/x',
    'maya-okafor',
    '',
    'https://www.linkedin.com/in/www.linkedin.com',
    'https://www.linkedin.com/in/linkedin.com/',
    'https://www.linkedin.com/in/in',
    'https://www.linkedin.com/in/in/en',
    'https://www.linkedin.com/in/https:',
    'https://www.linkedin.com/in/https://crm.example/in/ana-petrova',
    'https://www.linkedin.com/in/acme.example',
    'https://www.linkedin.com/in/www.linkedin.com/company/acme',
    'https://www.linkedin.com/in/{{linkedin}}',
    'https://www.linkedin.com/in/%7Busername%7D',
    'https://www.linkedin.com/in/%20',
    'https://www.linkedin.com/in/%E2%80%8B',
    'https://www.linkedin.com/talent/hire/2041234/manage/all',
    'https://www.linkedin.com/talent/profile/undefined',
    'https://www.linkedin.com/profile/view',
    'https://www.linkedin.com/in/(null)',
    'https://www.linkedin.com/in/[object Object]',
    'https://www.linkedin.com\\@evil.example/in/maya-okafor',
    'https://www.linkedin.com:443@evil.example/in/maya-okafor',
    'https://linkedin.company/in/maya-okafor',
    'in/',
  ])('%j names nobody', (address) => {
    expect(linkedInKey(address)).toBeNull()
  })

  it('is of a message to one person, and not of one to several', () => {
    const message = `https://www.linkedin.com/messaging/compose/?recipient=${MEMBER}`
    const evidence = (address: string) => identityFromAddress(address, 1).people.flatMap((person) => person.evidence)
    expect(evidence(`${message}&profileUrn=x`)).toMatchObject([member(MEMBER)])
    expect(evidence(`${message}&recipient=ACoAABzzzzzzzzzzzzzzzzzz`)).toEqual([])
  })

  it('keeps the case of opaque ids: two that differ by it are two people', () => {
    expect(linkedInKey(`https://www.linkedin.com/in/${MEMBER}`)).not.toEqual(
      linkedInKey(`https://www.linkedin.com/in/${MEMBER.replaceAll('m', 'M')}`),
    )
  })
})
