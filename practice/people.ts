/** A contact of the practice CRM. */
export type PracticePerson = {
  id: string;
  name: string;
  email: string;
  phone: string;
  title: string;
  company: string;
  city: string;
};

/** An override that turns the reading direction, mark-up, and more characters than any name has. */
const HOSTILE_NAME = `<img src=x onerror="document.title='broken'"> \u202Eevil ${'Very Long Name '.repeat(670)}`;

/** The people of the practice CRM. The sample workspace knows the first four under the same addresses and numbers. */
export const PRACTICE_PEOPLE: readonly PracticePerson[] = [
  {
    id: '1',
    name: 'Jane Doe',
    email: 'jane.doe@acme.test',
    phone: '+14155550111',
    title: 'VP Operations',
    company: 'Acme',
    city: 'San Francisco',
  },
  {
    id: '2',
    name: 'Jörg Müller',
    email: 'joerg.mueller@beispiel.test',
    phone: '+4930123456',
    title: 'Einkaufsleiter',
    company: 'Beispiel GmbH',
    city: 'Berlin',
  },
  {
    id: '3',
    name: 'Priya Raman',
    email: 'priya@northwind.test',
    phone: '+14155550113',
    title: 'Head of Revenue Operations',
    company: 'Northwind',
    city: 'Chicago',
  },
  {
    id: '4',
    name: 'Sam Lee',
    email: 'sam.lee@acme.test',
    phone: '+14155550114',
    title: 'Procurement Manager',
    company: 'Acme',
    city: 'San Francisco',
  },
  {
    id: '5',
    name: 'Nora Quinn',
    email: 'nora.quinn@harbour.test',
    phone: '+353155501234',
    title: 'Founder',
    company: 'Harbour Studio',
    city: 'Dublin',
  },
  {
    id: '6',
    name: HOSTILE_NAME,
    email: 'hostile@names.test',
    phone: '+14155550199',
    title: '"><script>document.title="broken"</script>',
    company: 'Names & Sons <b>Ltd</b>',
    city: 'Nowhere',
  },
];
