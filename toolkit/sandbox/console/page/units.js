import { count, duration } from './shared.js';

const SCALED = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];
const BY_UNIT = {
  Percent: (value) => `${rounded(value)} %`,
  Milliseconds: duration,
  Seconds: (value) => duration(value * 1_000),
  Bytes: (value) => `${scaled(value)}B`,
  'Bytes/Second': (value) => `${scaled(value)}B/s`,
};

/** How values of a CloudWatch unit are written on an axis. */
export function formatter(unit) {
  return BY_UNIT[unit] ?? ((value) => (Math.abs(value) < 10_000 ? count(rounded(value)) : scaled(value)));
}

function rounded(value) {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

function scaled(value) {
  const [size, prefix] = SCALED.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${rounded(value / size)} ${prefix}`;
}
