import { type Expectation, jane, joerg, nobody, nora, sam, several } from './who.ts';

export const dynamics: readonly Expectation[] = [
  {
    variant: 'contact-mail-input',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=contact&id=11111111-2222-3333-4444-555555555555',
    who: jane,
    why: 'input values',
  },
  {
    variant: 'contact-text-box',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?etn=contact&id=%7B11111111-2222-3333-4444-555555555555%7D&pagetype=entityrecord',
    who: joerg,
    why: 'the older attribute',
  },
  {
    variant: 'lead',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=lead&id=11111111-2222-3333-4444-555555555555',
    who: nora,
    why: 'a lead',
  },
  {
    variant: 'account',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=account&id=11111111-2222-3333-4444-555555555555',
    who: several(jane, sam),
    why: 'contacts of the account; its shared mailbox is nobody',
  },
  {
    variant: 'opportunity',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=opportunity&id=11111111-2222-3333-4444-555555555555',
    who: { name: 'Jane Doe', email: null },
    why: 'the opportunity’s contact, by name alone',
  },
  {
    variant: 'legacy-frame',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=contact&id=11111111-2222-3333-4444-555555555555',
    who: sam,
    why: 'the form stands in a frame of the same origin',
    frames: { '/form/page.aspx': 'legacy-frame.frame' },
  },
  {
    variant: 'multi-session-hidden',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=contact&id=11111111-2222-3333-4444-555555555555',
    who: jane,
    why: 'the other session’s form is hidden',
  },
  {
    variant: 'grid',
    url: 'https://ourco.crm4.dynamics.com/main.aspx?appid=1&pagetype=entitylist&etn=contact',
    who: nobody(),
    why: 'a list, though of one row',
  },
];
