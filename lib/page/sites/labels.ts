const KIND = '(?:(?:work|business|office|primary|main|personal|private|home|direct|other|mobile|cell) )?'
const whole = (source: string) => new RegExp(`^${KIND}(?:${source})$`, 'i')

/** What the own fields are called; a link under another label is somebody else's. Own names of more languages are in the generic rules. */
export const LABELS = {
  email: whole(
    'e?-?mails?(?:[- ]?address(?:es)?|[- ]?adresse?n?|adres)?|courriel|correo(?: electr[óo]nico)?|adresse e-?mail|endereço de e-?mail|e-?post|メール(?:アドレス)?|邮箱|电子邮件',
  ),
  phone: whole(
    '(?:tele)?(?:phone|fon|foon)(?:[- ]?numbers?|nummer)?|mobile?(?:[- ]?number|nummer)?|cell|handy|t[ée]l[ée]fono?(?: móvil)?|t[ée]l(?:éphone|\\.)?|telefone|portable|cellulare|móvil|celular|電話(?:番号)?|携帯|电话|手机',
  ),
  linkedIn: whole('linked-?in(?:[ -](?:profile|profil|perfil|url|page))*'),
} as const
