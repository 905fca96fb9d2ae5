import { describe, expect, it } from 'vitest';
import { isKnownTouchType, otherTouchName, otherTouchType, touchType } from '#lib/model/touch-types.ts';

describe('touch types', () => {
  it('keep an unknown name as other.<slug>, never dropping it', () => {
    expect(otherTouchType('Swag Box Opened!')).toBe('other.swag_box_opened');
    expect(otherTouchType('Größe geändert')).toBe('other.gro_e_geandert');
    expect(otherTouchType('中文')).toBe('other.unnamed');
    expect(otherTouchType('x'.repeat(300))).toBe(`other.${'x'.repeat(80)}`);
  });

  it('show an unknown type by its slug in words', () => {
    expect(otherTouchName('other.swag_box_opened')).toBe('Swag box opened');
    expect(otherTouchName('other.')).toBe('other.');
    expect(touchType('other.swag_box_opened')).toEqual({ channel: 'other', signal: 'medium' });
  });

  it('do not take a property of every object for a type', () => {
    expect(isKnownTouchType('constructor')).toBe(false);
    expect(isKnownTouchType('email.clicked')).toBe(true);
  });
});
