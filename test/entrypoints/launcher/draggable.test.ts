import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draggable } from '#entrypoints/launcher/draggable.ts';

const onDrag = vi.fn();
const onClick = vi.fn();
let button: HTMLButtonElement;

function point(type: string, screenY: number): void {
  button.dispatchEvent(Object.assign(new MouseEvent(type, { button: 0, screenY }), { pointerId: 1 }));
}
function release(screenY: number): void {
  point('lostpointercapture', screenY);
  button.dispatchEvent(new MouseEvent('click', { detail: 1 }));
}

beforeEach(() => {
  onDrag.mockReset();
  onClick.mockReset();
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    draw();
    return 1;
  });
  button = Object.assign(document.createElement('button'), { setPointerCapture: () => {} });
  draggable(button, { onDrag, onClick });
});

describe('the launcher', () => {
  it('is clicked when the pointer stays, or trembles', () => {
    point('pointerdown', 100);
    point('pointermove', 103);
    release(103);
    expect(onClick).toHaveBeenCalledOnce();
    expect(onDrag).not.toHaveBeenCalled();
  });

  it('is dragged, and not clicked, when the pointer goes further', () => {
    point('pointerdown', 100);
    point('pointermove', 140);
    release(150);
    expect(onDrag.mock.calls).toEqual([
      [40, false],
      [50, true],
    ]);
    expect(onClick).not.toHaveBeenCalled();
  });

  it('is clicked by the keyboard, also after a drag', () => {
    point('pointerdown', 100);
    point('pointermove', 140);
    release(140);
    button.dispatchEvent(new MouseEvent('click', { detail: 0 }));
    expect(onClick).toHaveBeenCalledOnce();
  });

  it('moves by the arrow keys', () => {
    for (const key of ['ArrowUp', 'ArrowDown', 'a']) button.dispatchEvent(new KeyboardEvent('keydown', { key }));
    expect(onDrag.mock.calls).toEqual([
      [-16, true],
      [16, true],
    ]);
  });
});
