import { Lazy } from 'aws-cdk-lib/core';
import { requireHttpsUrl } from '../../../../../lib/delivery/destinations/endpoint/https-url';

const required = (url: string) => () => requireHttpsUrl('Owner', 'url', url, 60);

describe('requireHttpsUrl', () => {
  test.each([
    'https://collector.example.com',
    'https://example.com:8088/v1?dd-protocol=aws&monkey=1',
    `https://example.com/${'a'.repeat(40)}`,
    Lazy.string({ produce: () => 'http://decided.later' }),
  ])('takes %j', (url) => {
    expect(required(url)).not.toThrow();
  });

  test.each(['http://collector.example.com', 'collector.example.com', 'https://', ''])('refuses %j', (url) => {
    expect(required(url)).toThrow(new Error(`Owner: url must be an https URL, got ${JSON.stringify(url)}`));
  });

  test('knows a scheme before the rest of the URL', () => {
    const host = Lazy.string({ produce: () => 'decided.later' });
    expect(required(`https://${host}/v1`)).not.toThrow();
    const url = `http://${host}/v1`;
    expect(required(url)).toThrow(new Error(`Owner: url must be an https URL, got ${JSON.stringify(url)}`));
  });

  test('refuses a URL that is too long', () => {
    const url = `https://example.com/${'a'.repeat(41)}`;
    expect(required(url)).toThrow(new Error('Owner: url must be at most 60 characters, got 61'));
  });

  test.each([
    ['https://user@example.com', 'a user name or password'],
    ['https://:password@example.com', 'a user name or password'],
    ['https://example.com?api_key=abc', 'the parameter "api_key"'],
    ['https://example.com?a=b&Token=abc', 'the parameter "Token"'],
    ['https://example.com?x&access-key', 'the parameter "access-key"'],
    ['https://example.com?sig=abc', 'the parameter "sig"'],
    ['https://example.com?password=abc', 'the parameter "password"'],
    ['https://example.com?Authorization=abc', 'the parameter "Authorization"'],
  ])('refuses %j, and does not repeat what it lets out', (url, got) => {
    expect(required(url)).toThrow(
      new Error(`Owner: url must be without credentials, which belong into the secret, got ${got}`),
    );
  });
});
