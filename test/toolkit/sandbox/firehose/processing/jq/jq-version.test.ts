import { requireJq16 } from '../../../../../../toolkit/sandbox/firehose/processing/jq/jq-version';

const refused = (query: string) => {
  try {
    requireJq16(query);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('requireJq16', () => {
  test.each([
    '{customer: .customer_id, day: (.time | strftime("%d"))}',
    '{a: (if .a == null then "none" else .a end)}',
    '{a: (if .a then 1 elif .b then 2 else (if .c then 3 else 4 end) end)}',
    '{abs: .a, trim: .pick}',
    '{abs, trim}',
    '{a: .abs, b: ."trim", c: .trim.abs}',
    '{a: $abs} # trim, if without else: if then end',
    '{a: "if \\"trim\\" \\(.x | tostring) then end"}',
    'def trim: sub("^ +"; ""); {a: (.a | trim)}',
    '{a: (.list | add), b: (.text | scan("a"))}',
    '{a: @base64}',
  ])('takes %s', (query) => {
    expect(refused(query)).toBeUndefined();
  });

  test.each([
    ['{a: (.a | abs)}', 'abs'],
    ['{a: (.a | ltrim | rtrim)}', 'ltrim'],
    ['{a: ([.a, trim] | first)}', 'trim'],
    ['{a: (.list | add(.[]))}', 'add'],
    ['{a: (.text | scan("a"; "g"))}', 'scan'],
    ['{a: (.text | debug("x"))}', 'debug'],
    ['{a: "x\\(.a | toboolean)"}', 'toboolean'],
    ['{a: "x\\((.a) | "y\\(trim)")"}', 'trim'],
    ['{a: (.a | @urid)}', '@urid'],
  ])('refuses %s for %s', (query, name) => {
    expect(refused(query)).toBe(
      `MetadataExtractionQuery must be free of what jq 1.6 does not know, got ${name} in ${query}`,
    );
  });

  test.each(['{a: (if .a then 1 end)}', 'if .a then (if .b then 1 else 2 end) end'])(
    'refuses an if without else: %s',
    (query) => {
      expect(refused(query)).toBe(
        `MetadataExtractionQuery must be one whose every if has an else, as jq 1.6 wants, got none in ${query}`,
      );
    },
  );

  test.each(['input', 'inputs', 'halt', 'halt_error'])('refuses %s, which reaches other records', (name) => {
    expect(refused(`{a: ${name}}`)).toBe(
      `MetadataExtractionQuery must be about one record, got ${name} in {a: ${name}}`,
    );
  });
});
