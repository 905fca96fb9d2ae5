import { describe, expect, it } from 'vitest';
import { type TouchCondition, touchCondition } from '#lib/model/scoring-model.ts';
import { holds } from '#lib/scoring/match.ts';
import { touch } from './arbitrary.ts';

const condition = (op: 'equals' | 'starts_with' | 'contains', field: string, ...values: string[]): TouchCondition => ({
  op,
  fields: [field],
  values,
});
const withProps = (props: Record<string, unknown>) => touch('page.viewed', 0, { props });

describe('a condition on a touch', () => {
  it('compares text without regard to case', () => {
    expect(holds(condition('equals', 'title', 'talk to sales'), touch('x.y', 0, { title: ' Talk to Sales ' }))).toBe(
      true,
    );
    expect(holds(condition('starts_with', 'props.path', '/Pricing'), withProps({ path: '/pricing/eu' }))).toBe(true);
    expect(holds(condition('contains', 'props.path', 'pricing'), withProps({ path: '/blog' }))).toBe(false);
  });

  it('reads a property inside another', () => {
    expect(holds(condition('equals', 'props.form.name', 'demo'), withProps({ form: { name: 'Demo' } }))).toBe(true);
  });

  it('compares numbers, also those written as text', () => {
    const half: TouchCondition = { op: 'at_least', fields: ['props.percent'], value: 50 };
    expect(holds(half, withProps({ percent: 50 }))).toBe(true);
    expect(holds(half, withProps({ percent: '75' }))).toBe(true);
    expect(holds(half, withProps({ percent: 49.9 }))).toBe(false);
  });

  it.each([
    ['is missing', {}],
    ['is null', { path: null }],
    ['is empty', { path: '' }],
    ['is a list', { path: ['/pricing'] }],
  ])('does not hold where the property %s', (_, props) => {
    expect(holds(condition('contains', 'props.path', '/pricing'), withProps(props))).toBe(false);
    expect(holds({ op: 'at_least', fields: ['props.path'], value: 0 }, withProps(props))).toBe(false);
  });

  it('never reads what an object inherits', () => {
    expect(holds(condition('equals', 'props.constructor.name', 'Object'), withProps({}))).toBe(false);
  });

  it.each(['path', 'props.', 'props', 'titles'])('may not look at %j', (field) => {
    expect(touchCondition.safeParse(condition('equals', field, 'x')).success).toBe(false);
  });
});
