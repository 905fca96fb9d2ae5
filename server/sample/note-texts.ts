import type { Kind } from '#lib/model/note.ts';

/** What a rep writes first; `{company}`, `{colleague}`, `{month}`, `{number}` and `{rival}` are filled in. */
export const OPENINGS: readonly string[] = [
  'Good call, ten minutes, knew us from the webinar.',
  'Picked up on the second try, in the warehouse, short on time.',
  'Called back on their own.',
  'Was expecting me, had the pricing page open.',
  'Long talk, mostly about their Monday mornings.',
  '{colleague} joined halfway through.',
  'Friendly but careful.',
  'Read the benchmark and quoted it back at me.',
  'In the car, will want it in writing.',
  'Came straight to the point.',
  'Remembered us from two years ago.',
  'First real conversation after three voicemails.',
  'Had a list of questions ready.',
  'Talked over the demo account together.',
  'Quick one between two meetings.',
  'Sounded tired of the subject, then warmed up.',
  'Asked for me by name.',
  'Caught them at the end of quarter close.',
  'New in the job since {month}, looking at everything.',
  'Reached the assistant first, then put through.',
];

/** What was said, by the kind of note. */
export const SAID: Readonly<Record<Kind, readonly string[]>> = {
  objection: [
    'Does not want another tool beside the ERP: "we just got people to use the last one".',
    'Worried about the roll-out, last project took fourteen months.',
    'IT wants nothing in the cloud before the audit is through.',
    'Thinks their planners will refuse, two of them are close to retirement.',
    'Says the spreadsheet works as long as {colleague} is there. And then?',
    'No time before peak season, nobody to run a trial.',
    'Fears double entry until the interface to SAP stands.',
    'Works council has to agree first, takes a quarter at least.',
    'Wants proof that it works with three shifts, not two.',
    'Group policy says one vendor for all plants.',
    'Does not see why planners need more than the weekly list.',
  ],
  competitor: [
    'Has {rival} in the second plant, contract runs until {month}.',
    'Was shown {rival} last week and liked the map view.',
    '{rival} quoted {number} % below us, without integrations though.',
    'Left {rival} a year ago because support took days.',
    'Compares us with {rival} line by line, wants our answer on carrier scoring.',
    'Parent company pushes {rival}, the plant wants us.',
    'Heard from a colleague that {rival} was bought. Asked what that means.',
    'Uses {rival} for freight, has nothing for planning.',
    'Believes that {rival} does forecasting too. It does not, I sent the page.',
  ],
  buyer_words: [
    '"I spend my Mondays finding out what happened on Friday."',
    '"If Petra is ill, nobody knows what leaves the yard."',
    '"I do not need a forecast, I need to know by nine what will not work today."',
    '"We plan in three files and argue about which is right."',
    '"The truck is cheap. The phone calls are expensive."',
    '"Every rush order costs me a favour."',
    '"My people do not hate software, they hate typing it twice."',
    '"Show me one week that went wrong and how I would have seen it."',
    '"I want the night shift to stop calling me."',
    '"We do not have a planning problem, we have a changing-the-plan problem."',
    '"The board asks for a number and I give them a feeling."',
  ],
  missing_proof: [
    'Asks for a reference in food with cold chain, we only have dry goods.',
    'Would like to talk to somebody of their size, {number} planners, two plants.',
    'Case study of Halden Works is too big for them: "they have a department for that".',
    'Needs something on data protection that legal can read, in German.',
    'Wants to see the savings split by cause, not one total.',
    'Missing a page on how long the first month really takes.',
    'Asked for proof that the carrier interface works with {company}’s forwarder.',
    'Security questionnaire came back with 40 lines, we have answers to 30 online.',
    'No video of the night shift view, and that is the one they would use.',
  ],
  pricing: [
    'Likes price by planner, was afraid of a price by site.',
    'Thinks {number} planners at list price is over what {colleague} can sign.',
    'Asked three times whether viewers cost. They do not; the page does not say so clearly.',
    'Budget is there but only if it starts after {month}.',
    'Found the calculator, got a different sum than our offer (it leaves out onboarding).',
    'Wants to pay yearly and have the first month to step out.',
    'Finance compares with zero: the spreadsheet is "free".',
    'Surprised that integrations are included, that was {rival}’s extra.',
    'Needs a price in euros for purchasing.',
  ],
  win: [
    'Signed. Start in {month}, {number} planners, both plants.',
    'Verbal yes from {colleague}, paper follows this week.',
    'They decided on us because of the trial week, not the price.',
    'First plan made by their own people, they sent a photo of the board.',
    'Extends to the second site after six weeks.',
    'Happy to be a reference from {month} on.',
  ],
  loss: [
    'Went with {rival}, decided by the group, nothing to do at the plant.',
    'Project is dead, new management stops everything that is not running.',
    'They hire two planners instead.',
    'Wanted routing with live traffic, we do not do that.',
    'Too small for us: one dispatcher, four vans.',
    'Was writing a thesis, not buying.',
    'Moved to another company, successor starts in {month}.',
  ],
  other: [
    'Prefers e-mail before nine.',
    'Decision sits with {colleague}, who is on leave until {month}.',
    'Will be at the logistics fair, wants to meet there.',
    'Please no more letters to the info@ address, use this one.',
    'They merge with a sister company in {month}, org chart to follow.',
    'Asked for the webinar recording, sent it.',
    'Plans two weeks ahead, changes every day.',
  ],
};

/** How a note often ends. */
export const NEXT_STEPS: readonly string[] = [
  'Next: demo with {colleague} on Thursday.',
  'Sending the case study today.',
  'Calls back after the {month} close.',
  'Will ask IT and come back to me.',
  'I follow up in two weeks.',
  'Offer goes out tomorrow.',
  'Invited them to the next clinic.',
  'Wants a trial with their own data.',
  'Put {colleague} in copy from now on.',
  'Sent the calculator link.',
  'Asked marketing for something on this, see kinds.',
  'Set a reminder for {month}.',
];

/** What is left behind when nobody talks. */
export const BRIEF: Readonly<Record<'voicemail' | 'no_answer' | 'wrong_person', readonly string[]>> = {
  voicemail: [
    'Left a message about the webinar.',
    'Second message, mentioned the pricing page.',
    'Box was nearly full, kept it short.',
    'Said I would try again Thursday before ten.',
    'Mentioned {colleague}, who gave me the number.',
  ],
  no_answer: [
    'Rings out.',
    'Engaged twice.',
    'Switchboard closes at four.',
    'Try mornings, shift starts at six.',
    'Number may be the old site.',
  ],
  wrong_person: [
    'Moved to purchasing in {month}; {colleague} has planning now.',
    'Never filled in a form, says {colleague} uses this address.',
    'Same name, other department. Asked to be left out.',
    'Retired in {month}. Successor not named yet.',
  ],
};

export const BOOKED: readonly string[] = [
  'Meeting on Tuesday at ten, {colleague} joins.',
  'Half an hour next week, wants to see the board with their own week.',
  'On site in {month}, tour of the yard first.',
  'Demo booked, asked for the night shift view.',
  'Agreed on a first meeting, sends three bad weeks beforehand.',
];

export const RIVALS = ['Loadstar', 'Planwise', 'OpsGrid', 'their own tool', 'Loadstar', 'Planwise'] as const;

/** What marketing answers, by the kind of note. */
export const ANSWERS: Readonly<Record<Kind, readonly string[]>> = {
  objection: [
    'Heard this four times this month now. We make a page for it.',
    'Would a one-page plan of the first four weeks have helped?',
    'There is a works council sheet since {month}, sending it over.',
    'Took them out of the campaign until your meeting.',
  ],
  competitor: [
    'Added to the comparison page, thanks.',
    'Which version did they see? The old one has no carrier scoring.',
    'Second one this week. Can we talk about it on Thursday?',
    'Sent you two customers who came from there.',
  ],
  buyer_words: [
    'That goes into the next letter word for word (without the name).',
    'That subject line then. Trying it on Tuesday.',
    'Better than anything we wrote. May we quote it as "a planner in logistics"?',
    'Put it on the wall.',
  ],
  missing_proof: [
    'We have a cold chain reference from {month} on. Can you hold them until then?',
    'Sent you the German data protection sheet, please tell me whether it was enough.',
    'Filming the night shift view next week.',
    'Do you think a shorter version of Halden would do?',
    'Which question exactly? I can ask product today.',
  ],
  pricing: [
    'Changed the calculator, onboarding is in the sum now.',
    'Good catch, the page now says that viewers are free.',
    'Euro prices go up with the next change.',
    'Would a price for the first year alone help?',
  ],
  win: [
    'Congratulations. Would they talk to us for ten minutes in {month}?',
    'Great. What made the difference, in their words?',
  ],
  loss: [
    'Sorry. Was there anything that we could have shown earlier?',
    'Taken out of all campaigns.',
    'Setting a date to ask again in {month}.',
  ],
  other: ['Noted on the record, thanks.', 'Changed the address.', 'Moved them to the quarterly letter.'],
};

/** What a rep says back. */
export const BACK: readonly string[] = [
  'Was enough, thanks.',
  'Yes, but after the {month} close.',
  'Same here with two of mine.',
  'They asked again today, when is it up?',
  'Works. Used it on the next call.',
  'Leave them alone for now, please.',
  'I will ask and tell you here.',
];
