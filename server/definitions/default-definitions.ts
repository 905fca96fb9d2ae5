import type { Check, Criterion, StatusDefinition } from '#lib/model/status.ts';

/** The text of a definition, before anybody has signed it. */
export type DefinitionText = Omit<
  StatusDefinition,
  'version' | 'revision' | 'order' | 'salesSignature' | 'marketingSignature'
>;

const criterion = (id: string, text: string, check: Check): Criterion => ({ id, text, check });
const asksPeople: Check = { kind: 'person' };

/** What a person does of their own will and by name: no open, no single page. */
const STRONG_TOUCHES = [
  'form.submitted',
  'content.downloaded',
  'event.registered',
  'event.attended',
  'chat.started',
  'meeting.booked',
  'email.replied',
];

const MARKETING_ACTS: readonly DefinitionText[] = [
  {
    key: 'prospect',
    label: 'Prospect',
    what: 'A person at a company that we could sell to. We have a name and a way to reach them, and no sign of interest yet.',
    behaviour:
      'Came from a list, an event or a rep’s research. Has not answered, signed up for or downloaded anything.',
    who: 'Marketing keeps the record right and invites them to campaigns. Sales may reach out; nobody has to.',
    timeFrame: 'No clock runs. A record that nobody has touched for 12 months is looked at again.',
    otherwise:
      'A prospect who answers anything becomes a Lead. One whose address bounces or who objects is Disqualified.',
    criteria: [
      criterion('reachable', 'We have an e-mail address', { kind: 'field_present', field: 'email' }),
      criterion('company', 'We know the company', { kind: 'field_present', field: 'company' }),
    ],
  },
  {
    key: 'lead',
    label: 'Lead',
    what: 'A person who has answered us once: we know them by name, and they know us.',
    behaviour:
      'Submitted a form, downloaded something, registered for an event or replied, within the last six months.',
    who: 'Marketing nurtures: at least one useful thing a month, no calls. Sales sees the lead and need not act.',
    timeFrame: 'Six months from the last answer.',
    otherwise:
      'A lead who meets the MQL definition is passed to sales the same day. One who is silent for six months goes back to Prospect.',
    criteria: [
      criterion('answered', 'Did something by name within 180 days', {
        kind: 'touch_within',
        types: STRONG_TOUCHES,
        days: 180,
        atLeast: 1,
      }),
      criterion('reachable', 'We have an e-mail address', { kind: 'field_present', field: 'email' }),
    ],
  },
  {
    key: 'mql',
    label: 'MQL',
    what: 'A marketing qualified lead: fits whom we sell to, and shows by more than one act that they are looking now. Marketing vouches for it.',
    behaviour:
      'Score of 60 or more, with a strong touch in the last 30 days: asked for a demo or a price, came to a webinar, read a case study after the pricing page. Opens never count.',
    who: 'Marketing passes the lead with the touches that led to it. The owning rep calls or writes, and accepts or rejects.',
    timeFrame: 'Accepted or rejected within one working day; first contact tried within two.',
    otherwise:
      'After one working day the sales lead is warned; after two the lead goes to the next rep. A rejection names its reason and, if the definition was the reason, the criterion. Without fault of the lead it goes back as Recycled.',
    criteria: [
      criterion('score', 'Score of 60 or more', { kind: 'score_at_least', points: 60 }),
      criterion('recent', 'A strong touch within 30 days', {
        kind: 'touch_within',
        types: STRONG_TOUCHES,
        days: 30,
        atLeast: 1,
      }),
      criterion('fit', 'Fit of 15 or more', { kind: 'fit_at_least', points: 15 }),
      criterion('title', 'We know what they do', { kind: 'field_present', field: 'title' }),
      criterion('mail', 'Has not unsubscribed within 90 days', {
        kind: 'no_touch_within',
        types: ['consent.unsubscribed', 'email.complained'],
        days: 90,
      }),
    ],
  },
];

const SALES_ACTS: readonly DefinitionText[] = [
  {
    key: 'sal',
    label: 'SAL',
    what: 'A sales accepted lead: a rep has looked at it, found that it meets the MQL definition, and answers for it from now on.',
    behaviour: 'The rep has pressed Accept, knows the touches that led here, and has begun to reach out.',
    who: 'The owning rep tries at least six times over two channels within ten working days. Marketing pauses cold mail to this person.',
    timeFrame: 'Ten working days from acceptance to a real conversation.',
    otherwise:
      'Reached and willing: SQL. Not reached after six tries: Recycled, with a date to try again. Reached and not for us: Disqualified, with the reason.',
    criteria: [
      criterion('owner', 'A rep owns it', { kind: 'field_present', field: 'owner' }),
      criterion('tried', 'The rep has tried within 10 days', {
        kind: 'outcome_within',
        outcomes: ['connected', 'voicemail', 'no_answer', 'meeting_booked'],
        days: 10,
      }),
      criterion('definition', 'The rep agrees that the MQL definition was met', asksPeople),
    ],
  },
  {
    key: 'sql',
    label: 'SQL',
    what: 'A sales qualified lead: we have talked, there is a problem that we solve, and they want to go on.',
    behaviour:
      'A conversation in which need, the people who decide, and a rough time came up, and a next meeting that both sides have in the calendar.',
    who: 'The rep runs the first meeting and notes need, deciders, time and money. Marketing gives what the rep asks for, within two days.',
    timeFrame: 'First meeting within ten working days, a decision about an opportunity within thirty.',
    otherwise:
      'With a budget and a date it becomes an Opportunity. Interested but not now: Recycled, with the quarter they named. No need, no money, no say: Disqualified.',
    criteria: [
      criterion('talked', 'Talked with us or booked a meeting within 30 days', {
        kind: 'outcome_within',
        outcomes: ['connected', 'meeting_booked'],
        days: 30,
      }),
      criterion('phone', 'We have a number', { kind: 'field_present', field: 'phone' }),
      criterion('need', 'They named a problem that we solve', asksPeople),
      criterion('decides', 'We know who decides', asksPeople),
    ],
  },
  {
    key: 'opportunity',
    label: 'Opportunity',
    what: 'A deal that may close: an amount, a date, and somebody on their side who wants it.',
    behaviour:
      'Asked for a proposal, brought others to the call, or named a budget. The deal stands in the CRM with amount and date.',
    who: 'The rep owns the deal and its next step. Marketing stops all campaigns to this company but those that the rep has chosen.',
    timeFrame: 'A next step in the calendar at all times; none for 14 days counts as stalled.',
    otherwise:
      'Won: Customer. Lost to a competitor or to "no decision": Recycled after a note that says why. A stalled deal is on the agenda of the fortnightly meeting.',
    criteria: [
      criterion('moving', 'Spoke with us within 14 days', {
        kind: 'outcome_within',
        outcomes: ['connected', 'meeting_booked'],
        days: 14,
      }),
      criterion('budget', 'Budget confirmed', asksPeople),
      criterion('date', 'A date by which they decide', asksPeople),
    ],
  },
  {
    key: 'customer',
    label: 'Customer',
    what: 'A person at a company that has bought from us.',
    behaviour: 'The contract is signed, or the order is paid.',
    who: 'The account’s owner keeps in touch. Marketing sends product news, invites to user meetings, and asks for references only through the owner.',
    timeFrame: 'A call within two weeks of the start, then at least one each quarter.',
    otherwise: 'A customer who leaves is Recycled after a note on why, with a date no earlier than six months away.',
    criteria: [
      criterion('bought', 'Contract signed or order paid', asksPeople),
      criterion('owner', 'Somebody owns the account', { kind: 'field_present', field: 'owner' }),
    ],
  },
];

const PUT_ASIDE: readonly DefinitionText[] = [
  {
    key: 'recycled',
    label: 'Recycled',
    what: 'A lead that sales gives back because the time is wrong, not the person.',
    behaviour:
      'Was real when it was passed; asked to be left alone until later, could not be reached, or lost its project.',
    who: 'The rep says why and when to wake it. Marketing nurtures quietly until then, and passes it again with what has changed since.',
    timeFrame:
      'Wakes on the date that the rep gave, at most twelve months away, or earlier if it meets the MQL definition by new touches.',
    otherwise:
      'Woken and silent for 90 days: back to Lead. Recycled three times: looked at by both leads before it is passed again.',
    criteria: [
      criterion('reason', 'The rep said why', asksPeople),
      criterion('date', 'There is a date to wake it', asksPeople),
      criterion('reachable', 'Has not unsubscribed within a year', {
        kind: 'no_touch_within',
        types: ['consent.unsubscribed', 'email.complained'],
        days: 365,
      }),
    ],
  },
  {
    key: 'disqualified',
    label: 'Disqualified',
    what: 'A person to whom we will not sell, and whom we leave in peace.',
    behaviour:
      'Works for a competitor, studies, looks for a job, has left the company, cannot buy from us, or has asked us not to write again.',
    who: 'Whoever finds out sets it, with the reason. Marketing takes the person out of every campaign at once.',
    timeFrame: 'At once, and for good.',
    otherwise: 'Only the two leads together bring somebody back, with a note on what has changed.',
    criteria: [criterion('reason', 'The reason is written down', asksPeople)],
  },
];

/**
 * The nine definitions a workspace starts with, in the order of the life cycle: what it is, what behaviour shows it,
 * who does what, in what time, and what happens otherwise (PRODUCT.md, Words).
 */
export const DEFAULT_DEFINITIONS: readonly DefinitionText[] = [...MARKETING_ACTS, ...SALES_ACTS, ...PUT_ASIDE];
