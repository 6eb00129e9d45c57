import fc from 'fast-check';

const PIECES = [
  '-',
  '"',
  '\\"',
  '\\',
  '[',
  ']',
  '{',
  ' ',
  '?',
  '\t',
  '\0',
  '\r',
  'é',
  '💥',
  '\ud800',
  '\x7f',
  'x'.repeat(300),
  '0',
  '7',
];
const word = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('-', 'a', '10.0.0.1', '::1', '/a?b=c', 'frank', '200', '007', '-1') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: fc.constantFrom(...PIECES, 'a', 'b', '1') }) },
);
const time = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      '17/May/2015:10:05:03 +0000',
      '17/May/2015:10:05:59 +0000',
      '28/Feb/2016:23:59:00 -0130',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '31/Feb/2015:10:05:03 +0000',
      '17/may/2015:10:05:03 +0000',
      '01/Jan/0000:00:00:00 +2359',
    ),
  },
  { weight: 1, arbitrary: word },
);
const request = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('GET /a?b=c HTTP/1.1', 'HEAD / HTTP/1.0', 'M-SEARCH * HTTP/1.1', 'GET ?? HTTP/2.0'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('-', 'GET /', 'GET /a b HTTP/1.1', '\\x16\\x03', '', 'GET  HTTP/1.1', 'GET / HTTP/2'),
  },
  { weight: 1, arbitrary: word },
);
const status = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('200', '404', '500') },
  { weight: 1, arbitrary: fc.constantFrom('000', '099', '20', '2000', '-') },
);
const size = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('0', '-', '123', '999999999999999') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('00', '012', '9007199254740993', '999999999999999999', '9999999999999999999', 'x'),
  },
);
const agents = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.tuple(word, word).map(([referrer, agent]) => ` "${referrer}" "${agent}"`) },
  { weight: 1, arbitrary: fc.tuple(word, word, word).map(([a, b, c]) => ` "${a}" "${b}" ${c}`) },
);

const wellFormed = fc
  .tuple(word, word, word, time, request, status, size, agents)
  .map(
    ([client, ident, user, at, line, code, bytes, rest]) =>
      `${client} ${ident} ${user} [${at}] "${line}" ${code} ${bytes}${rest}`,
  );

/** Lines that look like an access log, some of them cut, or with a piece put in where it hurts. */
export const hostileLine = fc
  .tuple(wellFormed, fc.nat(), fc.option(fc.constantFrom(...PIECES), { freq: 3 }), fc.boolean())
  .map(([line, place, piece, cut]) => {
    const at = place % (line.length + 1);
    if (piece !== null) return line.slice(0, at) + piece + line.slice(at);
    return cut && place % 3 === 0 ? line.slice(0, at) : line;
  });
