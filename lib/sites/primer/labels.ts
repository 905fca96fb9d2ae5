import type { Primer } from '#lib/model/primer.ts';

/** Words of other languages for "e-mail", alone or with "address". */
const MAIL =
  'e-?mails?|mail|courriel|correo|correio|posta|e-?posta?|sähköposti|почта|эл\\. почта|电子邮件|邮箱|電子郵件|メール|이메일|אימייל|דוא"ל|البريد الإلكتروني|ایمیل';

/** What labels announce. */
export const labels: Primer['labels'] = {
  someone:
    '^(?:to|cc|bcc|admin ?cc|watchers?|agents?|delivered.to|an|à|para|aan|til|till|cci|reply.to|antwort an|your .*|(?:.*(?<!\\w))?(?:owner|owned|assigned|assignee|created|modified|updated|added|followed|referred|recommended|reports|author|manager|assistant|spouse|besitzer|inhaber|betreuer|zuständig|zugewiesen|responsable|propriétaire|propietario|ответственный|duplicate|rep|signed in|logged in|sales person|sender of|search|suche).*)$',
  email: [
    `^(?:add )?(?:(?:primary|main|work|business|private|personal|contact|other|secondary|home|customer|client|request[eo]r|caller|lead|member|guest|candidate) )?(?:${MAIL})(?:[ -]?(?:address(?:es)?|adressen?|addr|adres|アドレス|地址|주소|1|électronique|electrónico|eletrônico|elettronica))?(?: ?\\((?:work|home|primary|private|business)\\))?$`,
    '^(?:adresse|dirección de|adres|indirizzo|endereço de) (?:e-?mail|correo electrónico)$',
  ].join('|'),
  writer:
    '^(?:from|von|de|da|van|fra|från|от|od|发件人|差出人|sender|absender|requestors?|requesters?|reporter|reported by|caller|customer|client|melder|kunde|kundin|demandeur|solicitante)$',
  first: '^(?:add )?(?:first|given) ?name$|^vorname$|^prénom$|^nombre de pila$|^voornaam$',
  last: '^(?:add )?(?:last|family) ?name$|^surname$|^nachname$|^nom de famille$|^apellidos?$|^achternaam$',
  name: '^(?:add )?(?:(?:full|contact|person|display|real|lead|member|guest|candidate)[ -]?)?name$|^nombre(?: completo)?$|^nom$|^naam$|^nome$|^名前$|^氏名$|^姓名$|^שם$|^имя$',
  contact: '^contact$|^person$|^ansprechpartner(?:in)?$|^kontakt$',
  phone:
    '^(?:add )?(?:(?:work|business|mobile|cell|direct|office|main|primary|home) )?(?:tele)?phone(?: ?numbers?)?$|^(?:tel|mobile|cell|telefon(?:nummer)?|handy|téléphone|teléfono|telefono|telefone|telefoon|电话|電話|טלפון|телефон)\\.?$',
  company: '^(?:add )?(?:company|account|organi[sz]ation|employer|firma|unternehmen|empresa|société)(?: name)?$',
  title: '^(?:add )?(?:(?:job ?)?title|position|role|funktion|poste|cargo|job)$',
};
