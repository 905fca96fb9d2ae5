/** A colour as three channels, 0 to 255. */
export type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** How colours look with the three common deficiencies, in linear light (Machado, Oliveira, Fernandes 2009, severity 1). */
export const SIGHTS: Record<string, Matrix> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const linear = (channel: number) =>
  channel <= 10.31475 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;

const times = (matrix: Matrix, [a, b, c]: Rgb): Rgb => {
  const [x, y, z] = matrix.map((row) => row[0] * a + row[1] * b + row[2] * c);
  return [x ?? 0, y ?? 0, z ?? 0];
};

const inLight = ([r, g, b]: Rgb): Rgb => [linear(r), linear(g), linear(b)];

/** Contrast ratio as WCAG 2.2 defines it. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [a, b]
    .map(inLight)
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const OKLAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function oklab(colour: Rgb, sight: string): Rgb {
  const seen = times(SIGHTS[sight] ?? LMS, inLight(colour));
  const [l, m, s] = times(LMS, [Math.max(0, seen[0]), Math.max(0, seen[1]), Math.max(0, seen[2])]);
  return times(OKLAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

/** How far two colours are apart for an eye (distance in Oklab; 0.02 is just noticeable, black to white is 1). */
export function difference(a: Rgb, b: Rgb, sight: string): number {
  const [one, other] = [oklab(a, sight), oklab(b, sight)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
