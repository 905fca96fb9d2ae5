import { applications } from './applications.ts';
import { close } from './close.ts';
import { copper } from './copper.ts';
import { dynamics } from './dynamics.ts';
import { elsewhere } from './elsewhere.ts';
import { freshsales } from './freshsales.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { horde } from './horde.ts';
import { hubspot } from './hubspot.ts';
import { linkedin } from './linkedin.ts';
import { outlook } from './outlook.ts';
import { pipedrive } from './pipedrive.ts';
import { practice } from './practice.ts';
import { roundcube } from './roundcube.ts';
import { salesforce } from './salesforce.ts';
import { sogo } from './sogo.ts';
import { tryton } from './tryton.ts';
import type { Expectation } from './who.ts';
import { zoho } from './zoho.ts';

/** Every stored page, by site. */
export const EXPECTATIONS: Readonly<Record<string, readonly Expectation[]>> = {
  gmail,
  outlook,
  hubspot,
  salesforce,
  pipedrive,
  dynamics,
  zoho,
  close,
  copper,
  freshsales,
  linkedin,
  roundcube,
  horde,
  sogo,
  tryton,
  practice,
  generic: [...generic, ...elsewhere, ...applications],
};
