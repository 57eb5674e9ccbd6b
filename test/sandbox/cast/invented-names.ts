/**
 * The raw material of the crowd. First and last names are crossed by index, so their counts are kept without a common
 * divisor: 41 x 37 gives 1,517 different people. All of it is invented; `.example` domains belong to nobody.
 */

export const FIRST_NAMES = [
  'Adaeze',
  'Bastian',
  'Chiara',
  'Dmitri',
  'Elowen',
  'Farid',
  'Greta',
  'Hamza',
  'Ingrid',
  'Jasper',
  'Katya',
  'Leopold',
  'Mireille',
  'Nikhil',
  'Odette',
  'Pavel',
  'Quentin',
  'Ravina',
  'Sorin',
  'Tamsin',
  'Ulrika',
  'Viktor',
  'Wanda',
  'Xiomara',
  'Yusuf',
  'Zelda',
  'Anselm',
  'Beatrix',
  'Cormac',
  'Delphine',
  'Emeka',
  'Freya',
  'Gideon',
  'Henrike',
  'Ilse',
  'Joaquín',
  'Kerstin',
  'Lorcan',
  'Małgorzata',
  'Núria',
  'Øystein',
] as const

export const LAST_NAMES = [
  'Abernathy',
  'Brandvold',
  'Castellane',
  'Drăgulescu',
  'Eklund',
  'Fairweather',
  'Garrido',
  'Holmqvist',
  'Ibekwe',
  'Jurgensen',
  'Kowalczyk',
  'Lachapelle',
  'Montclair',
  'Nakagawa',
  'Oyelaran',
  'Petrescu',
  'Quigley',
  'Rasmussen',
  'Szabó',
  'Thornbury',
  'Underhill',
  'Vasquez',
  'Westergaard',
  'Yildirim',
  'Zielinski',
  'Ashdown',
  'Bellweather',
  'Corrigan',
  'Devereux',
  'Estrada',
  'Fontaine',
  'Grünwald',
  'Hathersage',
  'Ivarsson',
  'Kestrel',
  'Lockridge',
  'Maddox',
] as const

/** Name, domain and industry of a company. */
export const COMPANIES = [
  { name: 'Northwind Freight', domain: 'northwind.example', industry: 'Logistics' },
  { name: 'Alder & Finch', domain: 'alderfinch.example', industry: 'Consulting' },
  { name: 'Copperline Energy', domain: 'copperline.example', industry: 'Utilities' },
  { name: 'Meridian Robotics', domain: 'meridianrobotics.example', industry: 'Manufacturing' },
  { name: 'Saltmarsh Foods', domain: 'saltmarsh.example', industry: 'Food' },
  { name: 'Blue Kiln Ceramics', domain: 'bluekiln.example', industry: 'Manufacturing' },
  { name: 'Halcyon Health', domain: 'halcyonhealth.example', industry: 'Health care' },
  { name: 'Tessera Analytics', domain: 'tessera.example', industry: 'Software' },
  { name: 'Vantage Rail', domain: 'vantagerail.example', industry: 'Transport' },
  { name: 'Lumen & Pike', domain: 'lumenpike.example', industry: 'Media' },
  { name: 'Orchard Lane Bank', domain: 'orchardlane.example', industry: 'Finance' },
  { name: 'Fjordvik Shipping', domain: 'fjordvik.example', industry: 'Logistics' },
  { name: 'Quarry Stone Legal', domain: 'quarrystone.example', industry: 'Legal' },
] as const

export const TITLES = [
  'Head of Operations',
  'Procurement Lead',
  'VP Sales',
  'Chief of Staff',
  'IT Director',
  'Plant Manager',
  'Founder',
  'Customer Success Manager',
  'Finance Director',
  'Marketing Manager',
  'Logistics Coordinator',
] as const

/** City, state, country, IANA time zone. */
export const PLACES = [
  { city: 'Oakland', state: 'California', country: 'United States', timeZoneId: 'America/Los_Angeles' },
  { city: 'Denver', state: 'Colorado', country: 'United States', timeZoneId: 'America/Denver' },
  { city: 'Chicago', state: 'Illinois', country: 'United States', timeZoneId: 'America/Chicago' },
  { city: 'Boston', state: 'Massachusetts', country: 'United States', timeZoneId: 'America/New_York' },
  { city: 'São Paulo', state: 'São Paulo', country: 'Brazil', timeZoneId: 'America/Sao_Paulo' },
  { city: 'Leeds', state: 'England', country: 'United Kingdom', timeZoneId: 'Europe/London' },
  { city: 'Göteborg', state: '', country: 'Sweden', timeZoneId: 'Europe/Stockholm' },
  { city: 'Leipzig', state: 'Saxony', country: 'Germany', timeZoneId: 'Europe/Berlin' },
  { city: 'Pune', state: 'Maharashtra', country: 'India', timeZoneId: 'Asia/Kolkata' },
  { city: 'Osaka', state: '', country: 'Japan', timeZoneId: 'Asia/Tokyo' },
  { city: 'Hobart', state: 'Tasmania', country: 'Australia', timeZoneId: 'Australia/Hobart' },
] as const

/**
 * Area codes for `555-01xx` numbers, the range that is set aside for fiction. None is the area code of a number that a
 * featured person has by hand, so nobody shares a phone by accident; the last is for the featured people without one.
 */
export const AREA_CODES = [303, 404, 512, 602, 713, 718, 805, 813, 916, 919, 504, 615, 704, 317, 614, 816, 859] as const

export const COMPANY_SIZES = [
  'empty',
  'ten',
  'fifty',
  'twoHundred',
  'fiveHundred',
  'oneThousand',
  'fiveThousand',
] as const

export const PHONE_STATUSES = ['valid', 'notValidated', 'pending', 'invalid', 'validationFailed'] as const
