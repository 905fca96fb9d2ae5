import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WhoMayWhat } from '#components/member/WhoMayWhat.tsx';
import { t } from '#lib/browser/i18n.ts';
import { type Action, PERMISSIONS } from '#lib/model/permissions.ts';

test('each action of the hub’s table has a sentence, under those who may do it', () => {
  render(<WhoMayWhat />);
  const heads: Record<string, string> = {
    'rep,marketer,lead,admin': 'Everybody',
    'lead,admin': 'Lead and Admin',
    admin: 'Admin',
  };
  const actions = Object.entries(PERMISSIONS) as [Action, readonly string[]][];
  for (const [action, roles] of actions) {
    const sentence = t(`members.may.${action}`);
    expect(sentence).not.toContain('members.may');
    const group = screen.getByText(sentence).closest('section');
    within(group as HTMLElement).getByRole('heading', { name: heads[roles.join()] ?? '' });
  }
  expect(screen.getAllByRole('listitem')).toHaveLength(actions.length);
});
