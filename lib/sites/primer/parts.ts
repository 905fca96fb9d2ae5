import type { Primer } from '#lib/model/primer.ts';

/** Of what pages of any kind are made, and where they keep what is not about their person. */
export const parts: Primer['parts'] = {
  // Table cells first: a long page is made of them, and the engine asks in this order.
  custom:
    ':not(td,tr,a,li,div,span,p,button,b,i,strong,em,img,svg,path,use,input,label,ul,ol,table,tbody,thead,th,br,hr,dl,dt,dd,small,select,option,textarea,form,script,style,link,meta,head,html,title,iframe,section,article,main,aside,header,footer,nav,body)',
  plain: 'div,span,p,section,article,main,aside,header,footer,nav,body',
  block: 'p,li,td,dd,div,section,article,label',
  lines: 'dl,table,ul,input,div,p',
  struck: 's,del,strike',
  cell: 'td,[role=cell],[role=gridcell]',
  rowHead: 'th,[role=rowheader]',
  columns: 'thead,th[scope=col],th + th',
  main: 'main, [role=main], article',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  row: 'tr,[role=row],[role=option],[role=listitem],li,[role=treeitem]',
  // Rows that make a list long: a label and its value don't, as records have many.
  list: ':is(tr,li,[role=listitem]):not(:nth-child(-n+40):has(> :is(th,[align=right],[class*=label],[class*=Label]):first-child + :last-child)),[role=row],[role=option],[role=treeitem]',
  // As many rows are of no record's, whatever stands in them.
  endless: ':is(tr,li,[role=row],[role=option],[role=listitem],[role=treeitem]):nth-child(201)',
  listRow: '[role=row],[role=option],[role=treeitem]',
  // Rows far down are of a long list: browsers leave them out faster than we can.
  value: ':is(dd,td,input,textarea,select,a,span,p,div,output,bdi):not(:is(tr,li,[role=row]):nth-child(n+14) *)',
  text: 'a,b,strong,span,div,td,p',
  label: 'label,dt,th,td,span,div,p,b,strong,legend,small,h4,h5,h6',
  field: '[field-label],[data-label],[data-name],[data-field],[field]',
  control: 'input:not([type=hidden]),select,textarea',
  hidden: '[hidden], [inert], template',
  titled: 'h1,h2,h3,h4,[role=heading],input',
  modal: '[aria-modal=true], dialog:modal',
  appFrame: 'iframe:not([sandbox]),frame',
  linkedData: 'script[type="application/ld+json"]',
  dialog: 'dialog[open],[role=dialog],[aria-modal=true]',
  aside:
    'blockquote,footer,nav,pre,[contenteditable=""],[contenteditable=true],[role=contentinfo],[role=navigation],[role=feed],[role=log],[role=textbox],[role=alert],[role=document]:not([role=dialog] > *),[role=search]',
  headers: '[class*="msg_headers" i],[class*="message-headers" i],[class*="messageheaders" i]',
  banner: 'body > header,[role=banner],nav,[role=navigation],[role=tree]',
  account: '[class*=account i],[class*=user i],[class*=login i],[id*=account i],[id*=user i]',
  person: '[itemtype$="schema.org/Person" i],.vcard,.h-card',
  personName: '[itemprop=name],.fn,.p-name',
  personEmail: '[itemprop=email],.email,.u-email',
  personCompany: '[itemprop=worksFor],[itemprop=affiliation],.org,.p-org',
  personTitle: '[itemprop=jobTitle],.title,.p-job-title',
};

/** Attributes in which pages name what they show. */
export const attributes: Primer['attributes'] = {
  address: ['email', 'data-email', 'data-email-address', 'data-hovercard-id', 'title', 'data-address', 'aria-label'],
  field: ['aria-label', 'data-label', 'field-label', 'data-name', 'data-field', 'field', 'name'],
  control: ['aria-label', 'data-label', 'field-label', 'placeholder', 'name'],
  naming: ['class', 'id', 'data-name', 'data-testid', 'data-test-id', 'aria-label'],
};
