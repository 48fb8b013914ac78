/** A colour with red, green and blue from 0 to 255, and how much it covers from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/**
 * A colour as style sheets and browsers write it: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `color(srgb 1 0 0.5 / 0.5)`.
 * @throws Error where it is none of these.
 */
export function colourOf(written: string): Colour {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(written.trim())?.[1];
  if (hex !== undefined && [3, 4, 6, 8].includes(hex.length)) {
    const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const [red, green, blue, alpha] = [0, 2, 4, 6].map((at) => Number.parseInt(wide.slice(at, at + 2) || 'ff', 16));
    return { red: red!, green: green!, blue: blue!, alpha: alpha! / 255 };
  }
  const numbers = (written.match(/[\d.]+(?:e-\d+)?/g) ?? []).map(Number);
  const scale = /^color\(srgb /.test(written) ? 255 : 1;
  if ((scale === 1 && !/^rgba?\(/.test(written)) || numbers.length < 3) throw new Error(`no colour: ${written}`);
  const [red, green, blue] = numbers.map((number) => number * scale);
  return { red: red!, green: green!, blue: blue!, alpha: numbers[3] ?? 1 };
}

/** What is seen where one colour lies over another that covers all. */
export function over(upper: Colour, lower: Colour): Colour {
  const mixed = (part: 'red' | 'green' | 'blue') => upper[part] * upper.alpha + lower[part] * (1 - upper.alpha);
  return { red: mixed('red'), green: mixed('green'), blue: mixed('blue'), alpha: 1 };
}

/** The contrast of two colours by WCAG 2.2, from 1 to 21; the upper one may let the other through. */
export function contrast(upper: Colour, lower: Colour): number {
  const [dark, light] = [brightness(over(upper, lower)), brightness(lower)].sort((one, other) => one - other);
  return (light! + 0.05) / (dark! + 0.05);
}

function brightness({ red, green, blue }: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
