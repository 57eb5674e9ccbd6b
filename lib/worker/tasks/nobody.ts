/**
 * What software, imports and people in a hurry write where nothing was known. Many records hold it, so it identifies nobody:
 * neither on a page nor in Reply's data nor in what is asked for.
 */

/** Words of which a slug that is nobody's consists: `undefined`, `n-a`, `your-linkedin-profile`, and those of LinkedIn's routes. */
const NO_SLUG = words(
  'n a undefined null nil nan none na unknown unavailable available empty missing invalid placeholder example sample test',
  'tests testing dummy fake todo tbd tba notfound notset notgiven notprovided notavailable notapplicable search',
  'no not the your my of user username someone profile profiles public linkedin in url link slug id',
  'name names first last middle full firstname lastname fullname yourname found given provided applicable set value',
  'string text object deleted removed private noname nobody noone anonymous me edit pub dir sales company school jobs',
  'feed details detail overlay recent activity www com https http mwlite comm home login signup authwall myself settings',
  'messaging mynetwork notifications checkpoint talent recruiter learning groups events posts post pulse help premium',
  'contact info headless external view account page website site member members users true false error blank tbc pending',
  'hidden restricted unspecified specified data exist exists does did add new default any anyone somebody here paste insert',
  'noprofile nolinkedin nourl nolink nodata nopage noaccount linkedinprofile linkedinurl linkedinmember linkedinlink profileurl',
  'kein keine keiner profil unbekannt fehlt aucun aucune inconnu ninguno ninguna desconocido nessuno nessuna sconosciuto',
  'nenhum nenhuma sem perfil geen onbekend brak nieznany nema yok 404 нет неизвестно отсутствует なし 无 無',
)

/** Mailboxes that stand for none, without their marks and the digits at their end. */
const NO_MAILBOX = words(
  'undefined null none nomail noemail noemails noemailaddress noaddress nomailaddress noemailgiven noemailprovided',
  'noemailavailable noemailfound emailunknown emailnotprovided emailnotfound notprovided notavailable notapplicable',
  'notgiven notfound noone nobody unknown unknownemail anonymous placeholder dummy fake fakeemail fakemail example',
  'sample test tests tester testing testuser testemail testmail testtest invalid invalidemail missing donotemail',
  'donotcontact nullnull undefinedundefined nonenone demo demouser notiene sincorreo sinemail nocorreo desconocido',
  'naotem naopossui sememail pasdemail pasdadresse sansemail inconnu keine ohne keinemail keinmail unbekannt nessuna',
  'noemailonfile noemailyet noemailaddressprovided noemailaddressgiven noemailneeded nomailgiven nocontact needemail',
  'needsemail emailneeded emailrequired getemail askforemail updateemail emailpending emailmissing emailtbd emailtbc emailna',
  'changeme donotuse dontuse notused donotmail donotsend notvalid notreal bademail wrongemail oldemail bounced',
  'emailbounced withheld undisclosed blank tbd tbc tba todo pending emailaddress emailadress enteremail youremailhere',
  'someemail anyemail randomemail nospam geenemail bezemailu bezemaila brak brakemaila nemaemail emailyok нет нетпочты',
)
/** Mailboxes of templates. With digits at their end they may be somebody's. */
const TEMPLATES = words(
  'user username yourname youremail yourmail name firstname lastname firstnamelastname firstlast fullname someone',
  'somebody anybody',
)
/** Too short to be refused alone: they are somebody's initials, unless the domain is of the same make. */
const SHORT = words(
  'na no nil nan abc asd asdf qwe qwerty xyz foo bar email mail temp tmp guest private customer client nope not change',
  'update need get default spam deleted removed refused declined nema yok net',
)
const NO_DOMAIN = words(
  'none noemail nomail noaddress nodomain unknown undefined null notprovided notavailable fakeemail fakemail dummy',
  'placeholder invalid notiene sincorreo nowhere noone nobody noemailaddress emailmissing noemailprovided changeme',
)
/** Domains that are named for what is missing. */
const NAMED_FOR_IT = words('email mail provided given available address')

/** Whether a LinkedIn slug or id consists of nothing but such words. */
export function isNobodysProfile(slug: string): boolean {
  const parts = slug.toLowerCase().split(/[-_]/)
  return isOneLetter(parts.join('')) || parts.every((word) => word === '' || NO_SLUG.has(word))
}

/** Whether an e-mail address is one that stands for none: `noemail@…`, `test@…`, `na@na.…`. */
export function isNobodysMailbox(email: string): boolean {
  const at = email.lastIndexOf('@')
  const written = email.slice(0, at).replace(/\+.*$/, '')
  const local = plain(written)
  const word = local.replace(/\d+$/, '')
  const labels = email.slice(at + 1).split('.')
  const names = labels.slice(0, -1).map(plain)
  if (NO_MAILBOX.has(word) || TEMPLATES.has(local) || written === 'n/a' || /^(\p{L}|0)\1{2,}$/u.test(local)) return true
  if (labels.at(-1) === 'invalid' || names.some((name) => NO_DOMAIN.has(name))) return true
  const isShort = SHORT.has(word) || isOneLetter(local) || word === ''
  const isOfIt = (name: string) => name === local || SHORT.has(name) || NO_MAILBOX.has(name) || NAMED_FOR_IT.has(name)
  return isShort && names.some((name) => isOfIt(name) || (local.length === 1 && name.length === 1))
}

function isOneLetter(word: string): boolean {
  return /^(.?)\1*$/u.test(word)
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}
