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

const SECOND_STEPS = [1, 5, 15, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 604_800];
const STEPS = { Seconds: SECOND_STEPS, Milliseconds: SECOND_STEPS.map((seconds) => seconds * 1_000) };

/** Whether values of a unit are written with it. */
export function isWritten(unit) {
  return unit in BY_UNIT;
}

/** Between values on an axis, where round numbers of the unit would not be round to a reader. */
export function stepsOf(unit) {
  return STEPS[unit];
}

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
