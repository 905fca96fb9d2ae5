/** Dark-mode extensions lay a filter over the whole page; what blurs, fades or blackens is none of those. */
const ILLEGIBLE =
  /blur|opacity|url|drop|(brightness|contrast)\((0?\.[0-5]|0\)|[2-9]|\d\d)|invert\(0?\.[2-7]|saturate\([3-9]/;
/** Moved as a whole is fine: what moves the root element doesn't move what stands in the top layer. */
const PLAIN_TRANSFORM = /^(none|matrix\(1, 0, 0, 1, .*\))$/;
/** What these properties compute to when nothing is clipped, masked, blended or turned. */
const USUAL = /^(none|normal|auto|visible|)$/;

/** The least opacity, and the least and most zoom, at which the panel can be read. */
const OPACITY = 0.9;
const ZOOM = [0.5, 3] as const;
/** The least that a panel measures (CSS px). */
const SIZE = { width: 200, height: 120 };

/** Does the style of the root element or of our host hide, fade, clip or distort what stands in it? */
export function isDisguised(style: CSSStyleDeclaration): boolean {
  const { clip, clipPath, maskImage, mixBlendMode, scale, rotate, contentVisibility, visibility } = style;
  return (
    Number(style.opacity) < OPACITY ||
    ILLEGIBLE.test(style.filter) ||
    !PLAIN_TRANSFORM.test(style.transform) ||
    style.display === 'none' ||
    ![clip, clipPath, maskImage, mixBlendMode, scale, rotate, contentVisibility ?? '', visibility].every((value) =>
      USUAL.test(value),
    )
  );
}

/** Is the panel's box (in CSS px of the window) whole, inside the window, and of a size to be read? */
export function isInPlace({ left, top, right, bottom }: DOMRect, window: Window, zoom: number): boolean {
  const { innerWidth, innerHeight } = window;
  const inside = Math.min(left, top, innerWidth - right, innerHeight - bottom) >= -1;
  const large =
    right - left >= Math.min(SIZE.width, innerWidth - 20) && bottom - top >= Math.min(SIZE.height, innerHeight);
  return inside && large && zoom >= ZOOM[0] && zoom <= ZOOM[1];
}
