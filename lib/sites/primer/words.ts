import { ADDRESS_WORDS } from '#lib/model/address-words.ts';
import type { Primer } from '#lib/model/primer.ts';

/**
 * Words in addresses, names, headings and in what pages call their own parts ("MsgBody", "activityTimeline"). Where a word
 * ends is said by `(?!\w)`: an engine takes three times as long to make a pattern with `\b` behind a choice.
 */
export const words: Primer['words'] = {
  ...ADDRESS_WORDS,
  salutation: String.raw`^(?:mrs?|ms|mx|miss|herr|frau|mme)\.?\s(?=[\p{L}]+\s[\p{L}])`,
  // A given name has a capital: "Al Green".
  particle: '^(?-i:de|da|del|della|di|do|dos|du|la|le|van|von|der|den|zu|bin|al|el|y|e|ter|ten)$',
  suffix: String.raw`^(?:inc|llc|ltd|limited|corp|co|gmbh|ag|kg|sa|sas|sarl|bv|nv|plc|phd|ph\.d|dr|md|mba|cpa|esq|jr|sr|ii|iii|iv|msc|ma)\.?$`,
  via: String.raw` (?:via|über|par) \S.*$`,
  heading:
    '^(?:about|account|accounts|activity|address|all|basic|card|company|contact|contacts|customer|customers|dashboard|deals?|details?|edit|e-?mails?|general|home|inbox|info|information|leads?|list|mail|messages?|my|new|notes?|overview|people|person|persons|personal|phones?|profile|properties|record|records|sales|search|settings|summary|tasks?|the|this|timeline|and|of|data|kontakte?|übersicht|notizen|order|renewal|pilot|project|opportunity|quote|proposal|contract|review|meeting|invitation|plan|group|team|inc|gmbh|ltd|llc|corp|ag)$',
  people: String.raw`^(?:(?:linked|related|associated|key) )?(?:contacts?|contact persons?|contact roles?|people|persons?|participants|stakeholders|kontakte?|personen|ansprechpartner|contactos|personas)(?!\w)`,
  aside: String.raw`(?<!\w)(?:message|mail|msg|e-?mail)s? ?(?:body|content|text|html|part|list)(?!\w)|(?<!\w)(?:messagebody|mailbody|signature|quoted?|timeline|activity|activities|comments?|chatter|history|feed|audit|breadcrumbs?|menu|footer|stream)(?!\w)`,
  mine: '^(?:(?:my|your|user|account) (?:account|profile|info|information|details|settings|preferences)|account|settings|preferences|profile settings|mein (?:konto|profil)|einstellungen|mon compte|préférences|mi cuenta|preferencias)$',
  recipients: String.raw`^(?:to|an|à|para|aan|til|till|кому|收件人)(?:\s*:.*| (?:me|you|mich|mir|moi|mí|myself)(?!\w).*)?$`,
  account: String.raw`(?<!\w)(?:(?:account|profile|user|login|me) ?(?:menu|switcher|button|dropdown|nav|bar|chip|box|badge)|(?:my|current|active|signed ?in|logged ?in) ?(?:account|profile|user)|account|username|logged|signed)(?!\w)`,
  sender: String.raw`(?<!\w)(?:from|sender)(?!\w)`,
  struck: String.raw`(?<!\w)(?:opted|unsubscribed|bounced)(?!\w)`,
};
