import { expect, test } from 'vitest';
import { touchTypeOfName } from '#lib/model/touch-names.ts';

test.each([
  ['Email Opened', 'email.opened'],
  ['Email Link Clicked', 'email.clicked'],
  ['Email Marked as Spam', 'email.complained'],
  ['Unsubscribed', 'consent.unsubscribed'],
  ['Order Completed', 'order.placed'],
  ['Webinar Attended', 'event.attended'],
  ['form_submitted', 'form.submitted'],
  ['contentDownloaded', 'content.downloaded'],
  ['E-Mail opened', 'email.opened'],
  [' Page.Viewed ', 'page.viewed'],
])('%s is %s', (name, type) => expect(touchTypeOfName(name)).toBe(type));

test('a name that nobody knows is kept as other.<slug>', () => {
  expect(touchTypeOfName('Rocket Launched!')).toBe('other.rocket_launched');
  expect(touchTypeOfName('other.rocket_launched')).toBe('other.rocket_launched');
  expect(touchTypeOfName('Größe gewählt')).toBe('other.gro_e_gewahlt');
  expect(touchTypeOfName('🚀')).toBe('other.unnamed');
});
