const LEAVES = ['.', '.a', '..', '1', '"s"', '$x', 'length', '.a.b?', '.[0]', '@json', '$__loc__', '.a[]', '."k"'];
const OPERATORS = ['|', ',', '//', '=', '|=', '//=', 'or', 'and', '==', '<', '+', '-', '*', '%'];
const TOKENS = [
  '.',
  '.a',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '|',
  ':',
  ';',
  '==',
  '-',
  '?',
  '?//',
  'as $x',
  'end',
  'else',
  'catch',
  '"',
  '.e0',
  '',
];

/** Each `#` stands for a smaller query, each `@` for an operator. */
const SHAPES = [
  ...['# @ #', '# @ # @ #', '(#)', '[#]', '-#', '#?', '#.a', '#[#]', '#[#:]', '#[#:#]', 'map(#)', '"a\\(#)b"'],
  ...['{a:#}', '{"a\\(#)":(#), b}', '{(#|tostring):#}', '{$x}', '{if:#,}'],
  ...['if # then # else # end', 'if # then # elif # then # end', 'try #', 'try # catch #'],
  ...['reduce # as $x (#; #)', 'foreach # as [$x,{$y}] (#; #; $y)', '# as $x | #', '# as [$x] ?// $x | #'],
  ...[
    '. as {a:$x, "b":[$y], if:$z} | #',
    'label $l | #',
    'label $l | break $l',
    'def f: #; f | #',
    'def f($x): #; f(#) | $x',
  ],
];

/** A query, or what is nearly one; always the same for a seed. */
export function randomQuery(seed: number): string {
  const draw = generator(seed);
  const query = grow(3, draw);
  return draw(2) === 0 ? query : damage(query, draw);
}

type Draw = (below: number) => number;

function grow(depth: number, draw: Draw): string {
  if (depth <= 0) return oneOf(LEAVES, draw);
  return oneOf(SHAPES, draw).replace(/[#@]/g, (sign) =>
    sign === '#' ? grow(depth - 1 - draw(2), draw) : oneOf(OPERATORS, draw),
  );
}

/** Puts something where it may not belong, or takes a word away. */
function damage(query: string, draw: Draw): string {
  const words = query.split(' ');
  words.splice(draw(words.length), draw(2), oneOf(TOKENS, draw));
  return words.join(' ');
}

function oneOf(choices: string[], draw: Draw): string {
  return choices[draw(choices.length)] as string;
}

/** Mulberry32. */
function generator(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
