import type { FitRule, ScoringModel } from '#lib/model/scoring-model.ts';
import { DEFAULT_TOUCH_RULES } from './default-touch-rules.ts';

const FIT_RULES: FitRule[] = [
  {
    id: 'decides',
    label: 'Decides on budgets',
    kind: 'title_words',
    words: [
      'ceo',
      'cfo',
      'coo',
      'cio',
      'cto',
      'cmo',
      'cro',
      'chief',
      'founder',
      'owner',
      'president',
      'vp',
      'svp',
      'evp',
    ],
    points: 12,
  },
  {
    id: 'leads-a-team',
    label: 'Leads a team',
    kind: 'title_words',
    words: ['director', 'head', 'manager', 'lead'],
    points: 7,
  },
  {
    id: 'not-a-buyer',
    label: 'Not a buyer',
    kind: 'title_words',
    words: ['student', 'intern', 'retired', 'freelancer', 'job seeker'],
    points: -15,
  },
  { id: 'mid-size', label: 'Company of 50 to 1,999 people', kind: 'employees', from: 50, to: 1999, points: 10 },
  { id: 'large', label: 'Company of 2,000 people or more', kind: 'employees', from: 2000, to: null, points: 6 },
  { id: 'tiny', label: 'Company of fewer than 5 people', kind: 'employees', from: null, to: 4, points: -5 },
  {
    id: 'core-industry',
    label: 'Industry we sell to most',
    kind: 'industry',
    industries: ['Software', 'Manufacturing', 'Logistics', 'Professional services', 'Financial services'],
    points: 5,
  },
  { id: 'free-mail', label: 'Only a free-mail address', kind: 'free_mail', points: -8 },
];

/**
 * The model a workspace starts with. Fit gives at most 30 and interest at most 80, so that nobody is hot by their
 * title alone, and one strong touch of a well-fitting person is warm.
 */
export const DEFAULT_SCORING_MODEL: ScoringModel = {
  version: 1,
  touchRules: DEFAULT_TOUCH_RULES,
  fitRules: FIT_RULES,
  interestCap: 80,
  fitCap: 30,
  bands: { hot: 60, warm: 35, cool: 15 },
};
