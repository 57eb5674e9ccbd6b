import { type FeaturedPerson, linkedIn, ODD_PEOPLE } from './odd-people.ts'

export const MAYA = 31001
export const JONAS = 31002
export const BO = 31003
export const TOMAS = 31004
export const PRIYA = 31005

/**
 * The people whom tests, pictures and the demo CRM know by name, then those with many alphabets, then the odd ones.
 * No two of them share anything by accident.
 */
export const FEATURED_PEOPLE: readonly FeaturedPerson[] = [
  {
    id: MAYA,
    firstName: 'Maya',
    lastName: 'Okafor',
    title: 'Head of Operations',
    company: 'Northwind Freight',
    domain: 'northwind.example',
    industry: 'Logistics',
    email: 'maya.okafor@northwind.example',
    phone: '+1 415 555 0132',
    linkedInUrl: linkedIn('maya-okafor'),
    linkedInSalesNavigatorUrl: 'https://www.linkedin.com/sales/lead/ACwAAB4mOkF0rM4y4,NAME_SEARCH,x1Yz',
    linkedInRecruiterUrl: null,
    city: 'Oakland',
    state: 'California',
    country: 'United States',
    timeZoneId: 'America/Los_Angeles',
    notes: 'Prefers a call before ten. Evaluating two vendors for the winter peak.',
  },
  {
    id: JONAS,
    firstName: 'Jonas',
    lastName: 'Weber',
    title: 'Procurement Lead',
    company: 'Alder & Finch',
    domain: 'alderfinch.example',
    email: 'jonas.weber@alderfinch.example',
    phone: '+1 617 555 0118',
    linkedInUrl: linkedIn('jonas-weber'),
    city: 'Leipzig',
    timeZoneId: 'Europe/Berlin',
  },
  {
    id: BO,
    firstName: 'Bo',
    lastName: 'Lindqvist',
    title: 'IT Director',
    company: 'Fjordvik Shipping',
    domain: 'fjordvik.example',
    email: 'bo.lindqvist@fjordvik.example',
    phone: '+1-206-555-0147',
    linkedInUrl: linkedIn('bo-lindqvist'),
    city: 'Göteborg',
    timeZoneId: 'Europe/Stockholm',
  },
  {
    id: TOMAS,
    firstName: 'Tomás',
    lastName: 'Ferreira',
    title: 'VP Sales',
    company: 'Saltmarsh Foods',
    domain: 'saltmarsh.example',
    email: 'tomas.ferreira@saltmarsh.example',
    phone: '(312) 555-0164',
    linkedInUrl: linkedIn('tom%C3%A1s-ferreira'),
    city: 'São Paulo',
    timeZoneId: 'America/Sao_Paulo',
  },
  {
    // Three open tasks in one sequence: what "Finish in sequence" takes away can be seen on her.
    id: PRIYA,
    firstName: 'Priya',
    lastName: 'Ramanathan',
    company: 'Halcyon Health',
    domain: 'halcyonhealth.example',
    email: 'priya.ramanathan@halcyonhealth.example',
    phone: '+1 503 555 0109',
    linkedInUrl: linkedIn('priya-ramanathan-42'),
  },
  {
    id: 31006,
    firstName: 'Maximiliana Theodora',
    lastName: 'Konstantinopoulou-Featherstonehaugh de la Vega y Montenegro',
    title: 'Senior Vice President, Global Procurement, Supplier Relations and Sustainable Packaging Transformation',
    company: 'Vantage Rail Rolling Stock Leasing and Maintenance Services (Holdings) Limited',
    domain: 'vantagerail.example',
    email: 'maximiliana.konstantinopoulou-featherstonehaugh@vantagerail.example',
  },
  {
    id: 31007,
    firstName: 'ليلى',
    lastName: 'الحدّاد',
    company: 'شركة الميناء',
    email: 'layla@almina.example',
    linkedInUrl: linkedIn('%D9%84%D9%8A%D9%84%D9%89-%D8%A7%D9%84%D8%AD%D8%AF%D8%A7%D8%AF-4b7a12'),
  },
  {
    id: 31008,
    firstName: 'נועה',
    lastName: 'ברק־לוי',
    company: 'Halcyon Health',
    email: 'noa@halcyonhealth.example',
    linkedInUrl: linkedIn('noa-barak-levi'),
  },
  {
    id: 31009,
    firstName: '美咲',
    lastName: '佐々木原',
    company: 'Meridian Robotics',
    email: 'misaki@meridianrobotics.example',
    linkedInUrl: linkedIn('%e7%be%8e%e5%92%b2-%e4%bd%90%e3%80%85%e6%9c%a8%e5%8e%9f'),
    city: 'Osaka',
    timeZoneId: 'Asia/Tokyo',
  },
  {
    id: 31010,
    firstName: '서연',
    lastName: '한',
    company: 'Tessera Analytics',
    email: 'seoyeon@tessera.example',
    linkedInUrl: linkedIn('서연-한-0317'),
  },
  {
    id: 31011,
    firstName: 'Þórdís',
    lastName: 'Ægisdóttir',
    company: 'Fjordvik Shipping',
    email: 'thordis@fjordvik.example',
    linkedInUrl: linkedIn('%C3%BE%C3%B3rd%C3%ADs-%C3%A6gisd%C3%B3ttir'),
  },
  {
    id: 31012,
    firstName: 'Łucja',
    lastName: 'Święcicka',
    company: 'Blue Kiln Ceramics',
    email: 'lucja@bluekiln.example',
    linkedInUrl: 'http://pl.linkedin.com/in/lucja-swiecicka/',
  },
  {
    id: 31013,
    firstName: 'Thị Ánh',
    lastName: 'Nguyễn-Đặng',
    company: 'Saltmarsh Foods',
    email: 'anh@saltmarsh.example',
    linkedInUrl: 'linkedin.com/in/anh-nguyen-dang',
  },
  ...ODD_PEOPLE,
]

/** People of the other account: the same Maya is known there too, as another contact. */
export const STRANGERS_PEOPLE: readonly FeaturedPerson[] = [
  {
    id: 71001,
    teamId: 300,
    ownerUserId: 77,
    firstName: 'Maya',
    lastName: 'Okafor',
    company: 'Northwind Freight',
    email: 'maya.okafor@northwind.example',
    phone: '+1 415 555 0132',
    linkedInUrl: linkedIn('maya-okafor'),
  },
  {
    id: 71002,
    teamId: 300,
    ownerUserId: 77,
    firstName: 'Silas',
    lastName: 'Penhaligon',
    company: 'Alder & Finch',
    email: 'silas@alderfinch.example',
    linkedInUrl: linkedIn('silas-penhaligon'),
  },
]

/** People of Rosa Lindgren's second team. */
export const SECOND_TEAMS_PEOPLE: readonly FeaturedPerson[] = [
  {
    id: 51001,
    teamId: 101,
    firstName: 'Dorothea',
    lastName: 'Vance',
    company: 'Copperline Energy',
    email: 'dorothea@copperline.example',
    linkedInUrl: linkedIn('dorothea-vance'),
  },
  {
    id: 51002,
    teamId: 101,
    firstName: 'Ignatius',
    lastName: 'Bell',
    company: 'Saltmarsh Foods',
    email: 'ignatius@saltmarsh.example',
    linkedInUrl: linkedIn('ignatius-bell'),
  },
]
