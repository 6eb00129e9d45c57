import { code, prose } from '../../../../toolkit/audit/report/markdown-text';

describe('prose', () => {
  test.each([
    ['a <b> & c', 'a &lt;b&gt; &amp; c'],
    ['![x](javascript:1)', '\\!\\[x\\]\\(javascript:1\\)'],
    ['a | b\nc', 'a \\| b c'],
    ['`*_~\\', '\\`\\*\\_\\~\\\\'],
    ['www.example.com', 'www\\.example.com'],
    ['@team and #12', '@\u2060team and #\u206012'],
  ])('%j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

describe('code', () => {
  test.each([
    ['plain', '`plain`'],
    ['a|b\n c', '`a\\|b c`'],
    ['a `tick`', '`` a `tick` ``'],
    ['```', '```` ``` ````'],
    ['<img onerror=1>', '`<img onerror=1>`'],
  ])('%j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});
