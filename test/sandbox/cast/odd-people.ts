import type { Contact } from '../model.ts'

/** A person written by hand: what is not given is filled in like the background of the crowd. */
export type FeaturedPerson = { id: number } & Partial<Omit<Contact, 'id'>>

/** The canonical form of a profile address. */
export const linkedIn = (slug: string): string => `https://www.linkedin.com/in/${slug}`

/**
 * Each one is there for something that a reader of contacts gets wrong: missing fields, namesakes, containment, shared
 * phones and addresses, odd LinkedIn links.
 */
export const ODD_PEOPLE: readonly FeaturedPerson[] = [
  // Missing in the three ways in which a field can be missing.
  {
    id: 31014,
    firstName: 'Sunniva',
    lastName: 'Nomail',
    company: 'Copperline Energy',
    email: null,
    linkedInUrl: linkedIn('sunniva-nomail'),
  },
  {
    id: 31015,
    firstName: 'Ottoline',
    lastName: 'Nomail',
    company: 'Copperline Energy',
    email: '',
    linkedInUrl: linkedIn('ottoline-nomail'),
  },
  {
    id: 31016,
    firstName: 'Perpetua',
    lastName: 'Nomail',
    company: 'Copperline Energy',
    email: undefined,
    linkedInUrl: linkedIn('perpetua-nomail'),
  },
  {
    id: 31017,
    firstName: 'Ambrose',
    lastName: 'Nophone',
    company: 'Lumen & Pike',
    email: 'ambrose@lumenpike.example',
    phone: null,
    linkedInUrl: linkedIn('ambrose-nophone'),
  },
  {
    id: 31018,
    firstName: 'Clement',
    lastName: 'Nophone',
    company: 'Lumen & Pike',
    email: 'clement@lumenpike.example',
    phone: '',
    linkedInUrl: '',
  },
  {
    id: 31019,
    firstName: 'Crispin',
    lastName: 'Nophone',
    company: 'Lumen & Pike',
    email: 'crispin@lumenpike.example',
    phone: undefined,
    linkedInUrl: undefined,
  },
  {
    id: 31020,
    firstName: 'Odo',
    lastName: '',
    title: null,
    company: '',
    email: 'odo@orchardlane.example',
    linkedInUrl: null,
  },
  {
    id: 31021,
    firstName: null,
    lastName: null,
    title: undefined,
    company: null,
    email: 'info@quarrystone.example',
    linkedInUrl: null,
  },
  // Namesakes: the name says nothing about who it is.
  {
    id: 31022,
    firstName: 'Ana',
    lastName: 'Silvestre',
    title: 'Founder',
    company: 'Tessera Analytics',
    email: 'ana.silvestre@tessera.example',
    linkedInUrl: linkedIn('ana-silvestre'),
  },
  {
    id: 31023,
    firstName: 'Ana',
    lastName: 'Silvestre',
    title: 'Plant Manager',
    company: 'Blue Kiln Ceramics',
    email: 'ana.silvestre@bluekiln.example',
    linkedInUrl: linkedIn('ana-silvestre-1'),
  },
  {
    id: 31024,
    firstName: 'Ana',
    lastName: 'Silvestre',
    title: 'Plant Manager',
    company: 'Meridian Robotics',
    email: 'a.silvestre@meridianrobotics.example',
    linkedInUrl: linkedIn('ana-silvestre-b41c07'),
  },
  // Containment finds both of these when only the first is asked for.
  {
    id: 31025,
    firstName: 'Ann',
    lastName: 'Reyes',
    company: 'Orchard Lane Bank',
    email: 'ann@orchardlane.example',
    linkedInUrl: linkedIn('ann-reyes'),
  },
  {
    id: 31026,
    firstName: 'Joann',
    lastName: 'Reyes',
    company: 'Orchard Lane Bank',
    email: 'joann@orchardlane.example',
    linkedInUrl: linkedIn('ann-reyes-2'),
  },
  // One switchboard: three extensions, and one person known by the bare number.
  {
    id: 31027,
    firstName: 'Isolde',
    lastName: 'Marchetti',
    company: 'Orchard Lane Bank',
    email: 'isolde@orchardlane.example',
    phone: '+1 212 555 0100 ext. 204',
    linkedInUrl: linkedIn('isolde-marchetti'),
  },
  {
    id: 31028,
    firstName: 'Rufus',
    lastName: 'Aldecott',
    company: 'Orchard Lane Bank',
    email: 'rufus@orchardlane.example',
    phone: '(212) 555-0100 x 317',
    linkedInUrl: linkedIn('rufus-aldecott'),
  },
  {
    id: 31029,
    firstName: 'Mehmet',
    lastName: 'Karaoğlu',
    company: 'Orchard Lane Bank',
    email: 'mehmet@orchardlane.example',
    phone: '+12125550100;ext=318',
    linkedInUrl: linkedIn('mehmet-karaoglu'),
  },
  {
    id: 31030,
    firstName: 'Philippa',
    lastName: 'Orme',
    company: 'Orchard Lane Bank',
    email: 'philippa@orchardlane.example',
    phone: '212.555.0100',
    linkedInUrl: linkedIn('philippa-orme'),
  },
  // One address for two people: a reader must ask, not guess.
  {
    id: 31031,
    firstName: 'Lennart',
    lastName: 'Voss',
    company: 'Copperline Energy',
    email: 'office@copperline.example',
    linkedInUrl: linkedIn('lennart-voss'),
  },
  {
    id: 31032,
    firstName: 'Sanne',
    lastName: 'Voss',
    company: 'Copperline Energy',
    email: 'Office@Copperline.example',
    linkedInUrl: linkedIn('sanne-voss'),
  },
  {
    id: 31033,
    firstName: 'Caspian',
    lastName: 'Holloway',
    company: 'Vantage Rail',
    email: 'caspian@vantagerail.example',
    phone: '001 702 555 0155',
    linkedInUrl: 'https://www.linkedin.com/in/Caspian-Holloway/?originalSubdomain=uk',
    isOptedOut: true,
  },
  {
    id: 31034,
    firstName: 'Wilhelmina',
    lastName: 'Drost',
    company: 'Lumen & Pike',
    email: 'w.drost@lumenpike.example',
    linkedInUrl: null,
    linkedInSalesNavigatorUrl: 'https://www.linkedin.com/sales/people/ACwAAC7dRoStW1lh,name',
    linkedInRecruiterUrl: 'https://www.linkedin.com/talent/profile/AEMAAC7dRoStW1lh',
  },
]
