import { parseAccessLine, parseRequest } from '../../../lambda/shared/access-line';

const LINE = '10.0.0.1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512 "-" "curl/8"';
const ROW = {
  time: '2015-05-17 10:05:03',
  client_ip: '10.0.0.1',
  method: 'GET',
  path: '/a',
  protocol: 'HTTP/1.1',
  status: '200',
  bytes: '512',
  user_agent: 'curl/8',
};

describe('parseAccessLine', () => {
  test.each([
    ['the combined format', LINE, ROW],
    ['the common format', LINE.replace(' "-" "curl/8"', ''), { ...ROW, user_agent: undefined }],
    ['a user with a space', LINE.replace('- -', '- John Doe'), { ...ROW, user_name: 'John Doe' }],
    ['escapes as they were logged', LINE.replace('curl', '\\"c\\x41'), { ...ROW, user_agent: '\\"c\\x41/8' }],
    ['a byte count past 2^53 exactly', LINE.replace('512', '9007199254740993'), { ...ROW, bytes: '9007199254740993' }],
    ['no byte count as null', LINE.replace('512', '-'), { ...ROW, bytes: undefined }],
    ['numbers without leading zeros', LINE.replace('200 512', '007 0512'), { ...ROW, status: '7', bytes: '512' }],
    ['an empty agent', LINE.replace('curl/8', ''), { ...ROW, user_agent: '' }],
    ['text of any language', LINE.replace('curl', '猫'), { ...ROW, user_agent: '猫/8' }],
  ])('reads %s', (_, line, row) => {
    expect(parseAccessLine(line)).toEqual(row);
  });

  test('keeps the whole line where it says more than the columns hold', () => {
    const line = `${LINE} "203.0.113.7"`;
    expect(parseAccessLine(line)).toEqual({ ...ROW, raw: line });
  });

  test.each([
    ['words', 'hello world'],
    ['a line cut within the agent', LINE.slice(0, -3)],
    ['a time that does not exist', LINE.replace('17/May', '31/Feb')],
    ['a status that is no number', LINE.replace('200', 'abc')],
    ['a byte count over 64 bits', LINE.replace('512', '9223372036854775808')],
  ])('declines %s', (_, line) => {
    expect(parseAccessLine(line)).toBeUndefined();
  });
});

describe('parseRequest', () => {
  test.each([
    ['GET /a?b=c HTTP/1.1', { method: 'GET', path: '/a', query: 'b=c', protocol: 'HTTP/1.1' }],
    ['GET /a b HTTP/2', { method: 'GET', path: '/a b', protocol: 'HTTP/2' }],
    ['GET /a? HTTP/1.1', { method: 'GET', path: '/a', query: '', protocol: 'HTTP/1.1' }],
    ['GET /old', { method: 'GET', path: '/old' }],
    ['\\x16\\x03\\x01', { path: '\\x16\\x03\\x01' }],
    ['', { path: '' }],
    ['-', {}],
  ])('splits %p', (request, row) => {
    expect(parseRequest(request)).toEqual(row);
  });
});
