import { OR } from '#lib/page/read/find-elements.ts'
import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import { LINKS, MAILTO, PROFILE, TEL } from '../sites/links.ts'
import type { Locator, ViewerPlace, Zone } from '../sites/site-rule.ts'
import { PARTS } from './page-parts.ts'

/** How pages are read where nothing was taught about them. Labels are without case, and whole: "E-mail opt-out" is no address. */
export type GenericRules = {
  zone: Zone
  /** Where the signed-in user's own address stands. */
  viewer: readonly ViewerPlace[]
  labels: Readonly<Record<TaughtField | 'colleague', RegExp>>
  /** What comes after the host on a company's page. */
  companies: RegExp
}

const any = (...names: readonly string[]) => names.join('|')

const KIND = '(?:work|business|office|primary|main|personal|private|other|direct) '

const EMAIL = any(
  `(?:${KIND})?e-?mail(?: address| id)?(?: 1)?`,
  '(?:geschäftliche |primäre |dienstliche |private )?e-?mail(?:[- ]?adresse)?',
  '(?:adresse )?(?:e-?mail|courriel|mél)(?: professionnel)?|adresse (?:électronique|de courriel)',
  '(?:dirección de )?(?:correo(?: electrónico)?|e-?mail)',
  '(?:indirizzo )?(?:e-?mail|posta elettronica|di posta elettronica)',
  '(?:endereço de )?(?:e-?mail|correio eletr[óô]nico)',
  'e-?mail ?adres',
  '(?:adres|służbowy) e-?mail',
  'e-?post(?:adress|adresse)?|mejl(?:adress)?',
  'e-?mailová adresa',
  '(?:仕事用|会社)?(?:e?メール(?:アドレス)?|電子メール)',
  '(?:工作|公司)?(?:电子)?(?:邮箱|邮件)(?:地址)?|電子郵件(?:地址)?|電郵',
)

const PHONE = any(
  `(?:${KIND})?(?:(?:tele)?phone|mobile|cell)(?: ?phone| number)?(?: 1)?`,
  '(?:telefon|handy|mobil|festnetz)(?:nummer|telefon)?(?: \\(geschäftlich\\))?',
  '(?:numéro de )?t[ée]l(?:éphone|\\.)?(?: (?:portable|mobile|professionnel))?|portable',
  '(?:número de )?(?:teléfono(?: móvil)?|móvil|celular)',
  '(?:numero di )?(?:telefono|cellulare)(?: cellulare)?',
  '(?:número de )?(?:telefone|telemóvel|celular)',
  '(?:telefoon|mobiel)(?: ?nummer)?',
  '(?:numer )?telefonu?(?: komórkowy)?|komórka',
  '(?:telefon|mobil)nummer',
  'telefonní číslo',
  '(?:電話|携帯)(?:電話)?(?:番号)?',
  '(?:电话|手机|電話|手機)(?:号码?|號碼)?',
)

const LINKEDIN = any(
  'linked-?in(?:[ -](?:profile|profil|profilo|perfil|profiel|url|page|bio|link)){0,2}',
  'linked-?in(?:プロフィール|档案|個人檔案)',
)

/** "Reply task ID": the product's name, the word for a task and the word for a number, in any order. */
const TASK =
  '(?=.*reply)(?=.*(?:task|aufgabe|t[âa]che|tarea|tarefa|attività|taak|zadani|uppgift|úkol|タスク|任务|任務))' +
  '(?=.*(?:\\bid\\b|-id|nr|number|nummer|num[eéę]ro|número|numer|číslo|番号|编号|編號|id$)).{8,40}'

/** Whoever stands here works with the person and is not the person. */
const COLLEAGUE = any(
  '(?:(?:contact|account|lead|record|deal) )?(?:owner|assignee|manager)|assigned (?:to|user)|(?:created|modified|updated) by|(?:account|sales) (?:manager|rep|executive)|reports to',
  '(?:kontakt|datensatz)?(?:besitzer|inhaber|eigentümer)(?:in)?|zuständig(?:e[rn]?)?|verantwortlich(?:e[rn]?)?|erstellt von|geändert von|zugewiesen an|betreuer(?:in)?',
  'propriétaire(?: du contact)?|responsable|(?:créé|modifié) par|attribué à|assigné à',
  'propietario(?: del contacto)?|asignado a|(?:creado|modificado) por',
  'proprietario(?: del contatto)?|responsabile|assegnato a|(?:creato|modificato) da',
  'proprietário(?: do contato)?|responsável|atribuído a|(?:criado|modificado) por',
  'eigenaar|toegewezen aan|(?:gemaakt|gewijzigd) door|verantwoordelijke',
  'właściciel|opiekun|przypisan[oay] do|utworzon[eya]y? przez',
  '(?:kontakt)?ägare|tilldelad(?: till)?|ansvarig|skapad av',
  'vlastník|přiřazeno|odpovědná osoba|vytvořil',
  '(?:連絡先)?所有者|担当者|作成者|更新者',
  '(?:联系人)?所有者|负责人|創建人|创建人|修改人|負責人',
)

/** How addresses call their modules, in the same languages. */
export const WORDS_FOR = {
  people: any(
    'contacts?|people|persons?|leads?|prospects?|members?|candidates?|individuals?|kontakte?|personen|personnes?|contactos?',
    'personas?|contatt[io]|persone|contatos?|pessoas?|contactpersonen|kontakty|osoby|personer|res\\.users',
  ),
  companies: any(
    'compan(?:y|ies)|accounts?|organi[sz]ations?|orgs?|firms?|business(?:es)?|vendors?|suppliers?|firm(?:a|en|y)|unternehmen',
    'organisationen|entreprises?|soci[eé]t[eé]s?|comptes?|empresas?|cuentas?|aziend[ae]|bedrij(?:f|ven)|företag|společnosti',
  ),
} as const

/** Where a page shows other people than its record's, under the names that most applications share. */
const OTHERS = [
  'nav, aside, footer, header:not(main header), [role="feed"], [role="complementary"], [role="navigation"]',
  // Lists: a table with headings has a row for each record, a table of labels and values has none.
  'table:has(thead), table:has(tr > th + th), [role="grid"], [role="treegrid"], [role="listbox"], [role="table"], [role="tree"]',
  // What lies over the record is about something else: a preview, a message being written, a card under the pointer.
  'dialog, [role="dialog"], [role="alertdialog"], [role="tooltip"], [popover]',
  '[class*="timeline" i], [class*="activit" i], [class*="related" i], [class*="comment" i], [class*="preview" i]',
  '[class*="colleague" i], [class*="associat" i], [class*="suggest" i], [class*="signature" i], [class*="thread" i]',
  '[class*="owner" i], [class*="assignee" i], [class*="history" i], [class*="popover" i], [class*="tooltip" i]',
  '[itemtype*="schema.org/Organization" i], [itemprop="worksFor"], [itemprop="colleague"], [itemprop="knows"]',
]

/**
 * A company's page: the word for companies, by a path, a route or a parameter that names the module, and after it no more
 * than an id and a part of the record: on `/companies/3/people/5` it is a person's.
 */
const OF_COMPANY = new RegExp(
  `(?:[/#]|[?&#](?:module|model|etn|entity(?:name|_?type)?|object(?:_?type)?|record_?type)=)(?:${WORDS_FOR.companies})` +
    `(?:/(?:record|item|view|show))?(?:/[^/?#&]*)?(?:/(?:${PARTS.source.slice(4, -2)}))?/?(?:[?#&].*)?$`,
  'i',
)

const marked = (name: string, link: string): Locator =>
  `[itemprop="${name}"]:not(meta, :has([itemprop="${name}"]))${OR}:is(${link})[rel="${name}"]`
const hidden = (name: string): Locator => ({ find: `meta[itemprop="${name}"]`, attribute: 'content' })
const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'iu')

const labels = {
  email: whole(EMAIL),
  phone: whole(PHONE),
  linkedIn: whole(LINKEDIN),
  taskId: whole(TASK),
  colleague: whole(COLLEAGUE),
}

/**
 * How a page is read whose layout nobody has described: what stands in its main record, and in the order in which it can
 * be trusted: microdata, labelled fields, links that say what they are, controls that say what they hold.
 */
const ZONE: Zone = {
  // Many applications have no main part by name; of what is left of their pages one address only can count.
  within: ['main', '[role="main"]', '[itemtype*="schema.org/Person" i]', '#main', '#content', 'div.main', 'body'],
  exclude: OTHERS,
  // A link under another label is somebody else's.
  labels: { email: labels.email, phone: labels.phone, linkedIn: labels.linkedIn },
  name: ['[itemprop="name"]', 'h1'],
  email: [marked('email', MAILTO), hidden('email'), labels.email, ...LINKS.email, 'input[type="email" i]'],
  phone: [marked('telephone', TEL), hidden('telephone'), labels.phone, ...LINKS.phone, 'input[type="tel" i]'],
  linkedIn: [labels.linkedIn, `:is(${PROFILE})[itemprop="sameAs"]`, ...LINKS.linkedIn],
}

/**
 * How pages are read on every site that a rep added, until they teach it something better. Labels are in English, German,
 * French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Czech, Japanese and Chinese.
 */
export const GENERIC_RULES: GenericRules = {
  zone: ZONE,
  labels,
  companies: OF_COMPANY,
  // The signed-in user stands somewhere around the record.
  viewer: [
    ':is([class*="user" i], [class*="account" i], [class*="viewer" i], [class*="avatar" i]):not(main *, #main *, #content *, div.main *, :has(*))',
    { within: 'header, nav, [role="banner"]', find: ':is(a[href^="mailto:" i], span, p):not(main *, :has(*))' },
  ],
}
