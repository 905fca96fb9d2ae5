import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { BandMark } from '#components/ui/BandMark.tsx';
import { Button } from '#components/ui/Button.tsx';
import { ToggleChip } from '#components/ui/Chip.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { IconButton } from '#components/ui/IconButton.tsx';
import { Popover } from '#components/ui/Popover.tsx';
import { BANDS } from '#lib/model/score.ts';

test('a band speaks by word and by a shape of its own', () => {
  const { container } = render(BANDS.map((band) => <BandMark key={band} band={band} />));
  expect(container.textContent).toBe('HotWarmCoolCold');
  const shapes = [...container.querySelectorAll('svg')].map((svg) => svg.innerHTML);
  expect(new Set(shapes).size).toBe(4);
});

test('a band without its word is still read aloud', () => {
  render(<BandMark band="hot" wordless />);
  expect(screen.getByText('Hot').className).toContain('sr-only');
});

test('an icon has a name', () => {
  render(<IconButton label="Close panel">×</IconButton>);
  expect(screen.getByRole('button', { name: 'Close panel' }).title).toBe('Close panel');
});

test('a button submits no form by itself', () => {
  render(<Button>Go</Button>);
  expect(screen.getByRole<HTMLButtonElement>('button').type).toBe('button');
});

test('a chip says whether it is on', () => {
  render(<ToggleChip pressed>Pricing</ToggleChip>);
  expect(screen.getByRole('button', { name: 'Pricing', pressed: true })).toBeTruthy();
});

test('a popover is tied to the button that opens it', () => {
  render(
    <Popover label="Meaning" trigger={(open) => <button type="button" {...open} />}>
      text
    </Popover>,
  );
  const target = screen.getByRole('button').getAttribute('popovertarget');
  expect(document.getElementById(target ?? '')?.getAttribute('aria-label')).toBe('Meaning');
});

function Asking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Ask</Button>
      <Dialog title="Sign out?" open={open} onClose={() => setOpen(false)}>
        <Button onClick={() => setOpen(false)}>Stay</Button>
      </Dialog>
    </>
  );
}

test('a dialog opens with its title, and closes', () => {
  render(<Asking />);
  fireEvent.click(screen.getByText('Ask'));
  expect(document.querySelector('dialog')?.open).toBe(true);
  fireEvent.click(screen.getByText('Stay'));
  expect(document.querySelector('dialog')?.open).toBe(false);
});
