/** A whole number with its thousands apart: `20 311`. */
export function renderCount(count: number): string {
  return String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Bytes in the unit that leaves one to four digits: `1.2 GiB`. */
export function renderBytes(bytes: number): string {
  const power = Math.min(
    byteUnits.length - 1,
    Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)),
  );
  const amount = bytes / 1024 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${byteUnits[power]}`;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A length of time in its two largest units: `2 d 4 h`, `3 min 20 s`, `810 ms`. */
export function renderDuration(ms: number): string {
  const units = [
    [dayMs, 'd'],
    [hourMs, 'h'],
    [minuteMs, 'min'],
    [secondMs, 's'],
  ] as const;
  const largest = units.findIndex(([unitMs]) => ms >= unitMs);
  if (largest < 0) return `${Math.round(ms)} ms`;
  let rest = ms;
  return units
    .slice(largest, largest + 2)
    .map(([unitMs, unit]) => {
      const whole = Math.floor(rest / unitMs);
      rest -= whole * unitMs;
      return `${whole} ${unit}`;
    })
    .filter((part, index) => index === 0 || !part.startsWith('0 '))
    .join(' ');
}
