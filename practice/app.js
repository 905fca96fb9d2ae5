/** @type {import('./people.ts').PracticePerson[]} */
const PEOPLE = await (await fetch('/people.json')).json();

/** Makes an element; text and attributes are set as such, so that hostile data stays text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const link = (href, text, className = '') => make('a', { href, class: className }, text);
const mailto = ({ email }) => link(`mailto:${email}`, email);
const tel = ({ phone }) => link(`tel:${phone}`, phone);
const short = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function listPage() {
  const rows = PEOPLE.map((person) =>
    make(
      'tr',
      {},
      make('td', {}, link(`/contacts/${person.id}`, short(person.name), 'strong')),
      make('td', {}, person.company),
      make('td', {}, mailto(person)),
      make('td', {}, tel(person)),
    ),
  );
  const head = ['Name', 'Company', 'Email', 'Phone'].map((text) => make('th', { scope: 'col' }, text));
  return [
    make('h1', {}, 'Contacts'),
    make('p', { class: 'quiet' }, `${PEOPLE.length} people`),
    make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)),
  ];
}

function recordPage(person) {
  const field = (label, value) => [make('dt', {}, label), make('dd', {}, value)];
  return [
    make('p', { class: 'crumbs breadcrumbs' }, link('/', 'Contacts'), ' / ', short(person.name)),
    make(
      'div',
      { class: 'title' },
      make('h1', {}, person.name),
      make('div', { class: 'actions' }, ...neighbours(person, '/contacts'), callButton(person)),
    ),
    make(
      'div',
      { class: 'columns' },
      make(
        'section',
        { class: 'card' },
        make('h2', {}, 'Details'),
        make(
          'dl',
          {},
          ...field('Job title', person.title),
          ...field('Company', person.company),
          ...field('Email', mailto(person)),
          ...field('Phone', tel(person)),
          ...field('City', person.city),
          ...field('Owner', 'sam.rivera@ourco.test'),
        ),
      ),
      make(
        'section',
        { class: 'card timeline' },
        make('h2', {}, 'Activity'),
        make('p', {}, 'E-mail sent to procurement@elsewhere.test'),
        make('p', {}, 'Meeting with lena.park@elsewhere.test'),
      ),
    ),
  ];
}

/** The other layout: the list stays, and a pane of form fields shows one of its people. */
function splitPage(person) {
  const input = (label, value) =>
    make('label', { class: 'row' }, make('span', {}, label), make('input', { value, readonly: '' }));
  const cards = PEOPLE.map((other) =>
    make(
      'li',
      other === person ? { 'aria-current': 'true' } : {},
      link(`/split/${other.id}`, short(other.name), 'strong'),
      make('span', { class: 'quiet' }, other.email),
    ),
  );
  return [
    make(
      'div',
      { class: 'split' },
      make('ul', { class: 'cards' }, ...cards),
      make(
        'section',
        { class: 'card' },
        make('div', { class: 'actions' }, ...neighbours(person, '/split'), callButton(person)),
        input('Full name', person.name),
        input('Job title', person.title),
        input('Company', person.company),
        input('Email', person.email),
        input('Phone', person.phone),
      ),
    ),
  ];
}

const callButton = (person) => link(`tel:${person.phone}`, 'Call', 'button');

function neighbours(person, path) {
  const at = PEOPLE.indexOf(person);
  const button = (index, text) => {
    const other = PEOPLE[index];
    return other ? [link(`${path}/${other.id}`, text, 'button')] : [];
  };
  return [...button(at - 1, 'Previous'), ...button(at + 1, 'Next')];
}

function pageAt(path) {
  const [, view, id] = path.split('/');
  const person = PEOPLE.find((each) => each.id === id);
  if (person && view === 'contacts') return { view: 'list', nodes: recordPage(person) };
  if (person && view === 'split') return { view: 'split', nodes: splitPage(person) };
  return { view: 'list', nodes: listPage() };
}

function show() {
  const { view, nodes } = pageAt(location.pathname);
  document.getElementById('app')?.replaceChildren(...nodes);
  for (const item of document.querySelectorAll('nav a')) {
    item.toggleAttribute('aria-current', item.getAttribute('data-view') === view);
  }
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  if (!target || event.ctrlKey || event.metaKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, '', target.getAttribute('href'));
  show();
});
addEventListener('popstate', show);
show();
