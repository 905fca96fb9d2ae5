import { type Expectation, jane, joerg, nobody, nora, priya, sam, several } from './who.ts';

export const salesforce: readonly Expectation[] = [
  {
    variant: 'contact-light',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: jane,
    why: 'record field',
  },
  {
    variant: 'contact-synthetic-shadow',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: jane,
    why: 'synthetic shadow hides the nodes from the page’s own scripts alone',
  },
  {
    variant: 'contact-native-shadow',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: priya,
    why: 'fields in nested open roots',
  },
  {
    variant: 'contact-closed-shadow',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: priya,
    why: 'fields in nested closed roots',
  },
  {
    variant: 'two-records-open',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: jane,
    why: 'the record before is hidden',
  },
  {
    variant: 'lead',
    url: 'https://ourco.lightning.force.com/lightning/r/Lead/00Q5f00001AbCdEAAV/view',
    who: nora,
    why: 'a lead',
  },
  {
    variant: 'console-workspace',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view?ws=%2Flightning%2Fr%2FAccount%2F0015f00001AbCdEAAV%2Fview',
    who: jane,
    why: 'the other tab is hidden',
  },
  {
    variant: 'opportunity-several',
    url: 'https://ourco.lightning.force.com/lightning/r/Opportunity/0065f00001AbCdEAAV/view',
    who: several(jane, sam),
    why: 'two contact roles',
  },
  {
    variant: 'opportunity-nobody',
    url: 'https://ourco.lightning.force.com/lightning/r/Opportunity/0065f00001AbCdEAAW/view',
    who: nobody(),
    why: 'no contact role; the timeline speaks of somebody',
  },
  {
    variant: 'contact-localised',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: joerg,
    why: 'a German label',
  },
  {
    variant: 'contact-localised-other-script',
    url: 'https://ourco.lightning.force.com/lightning/r/Contact/0035f00001AbCdEAAV/view',
    who: { name: '山田 花子', email: 'hanako@yamada.example' },
    why: 'a Japanese label',
  },
  {
    variant: 'list',
    url: 'https://ourco.lightning.force.com/lightning/o/Contact/list?filterName=All',
    who: nobody(),
    why: 'a list',
  },
];
