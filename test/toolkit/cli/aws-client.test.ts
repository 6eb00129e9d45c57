import { clientSettings, explainAwsError } from '../../../toolkit/cli/aws-client';

const SANDBOX = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };

describe('clientSettings', () => {
  test('leaves all that is not said to the SDK', () => {
    expect(clientSettings({}, {})).toEqual({});
    expect(clientSettings({ region: 'eu-west-1', profile: 'work' }, {})).toEqual({
      region: 'eu-west-1',
      profile: 'work',
    });
  });

  test.each([
    ['an option', { endpoint: 'http://127.0.0.1:4599' }, {}],
    ['the environment', {}, { AWS_ENDPOINT_URL: 'http://localhost:4599' }],
  ])('reaches a sandbox named by %s without any configuration', (_, options, env) => {
    expect(clientSettings(options, env)).toEqual({ ...options, region: 'us-east-1', credentials: SANDBOX });
  });

  test.each([
    ['keys', {}, { AWS_ACCESS_KEY_ID: 'AKIA' }],
    ['a profile', { profile: 'local' }, {}],
    ['a profile of the environment', {}, { AWS_PROFILE: 'local' }],
  ])('takes %s that are there, for a sandbox too', (_, options, env) => {
    const endpoint = 'http://127.0.0.1:4599';
    expect(clientSettings({ ...options, endpoint }, env)).toEqual({ ...options, endpoint });
  });

  test('makes up no credentials for another machine', () => {
    expect(clientSettings({ endpoint: 'https://kinesis.example.com' }, {})).toEqual({
      endpoint: 'https://kinesis.example.com',
    });
  });

  test.each([
    [{ endpoint: 'localhost:4599' }, {}, '--endpoint must be an http or https URL, got localhost:4599'],
    [{}, { AWS_ENDPOINT_URL: 'sandbox' }, 'AWS_ENDPOINT_URL must be an http or https URL, got sandbox'],
  ])('refuses what is no URL', (options, env, message) => {
    expect(() => clientSettings(options, env)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});

describe('explainAwsError', () => {
  test('tells what a service refused', () => {
    const error = Object.assign(new Error('Stream logs not found.'), { name: 'ResourceNotFoundException' });
    expect(explainAwsError(Object.assign(error, { $metadata: {} }))).toBe(
      'ResourceNotFoundException: Stream logs not found.',
    );
  });

  test('tells that nothing answers, by the first cause', () => {
    const cause = new Error('connect ECONNREFUSED 127.0.0.1:9');
    const error = Object.assign(new Error('The pending stream has been canceled', { cause }), { $metadata: {} });
    expect(explainAwsError(error)).toBe('no answer: connect ECONNREFUSED 127.0.0.1:9');
  });

  test.each([
    ['Error', 'Region is missing', 'there is no region: set --region, AWS_REGION or a profile that has one'],
    ['CredentialsProviderError', 'Could not load them', 'CredentialsProviderError: Could not load them'],
  ])('tells what is missing: %s %s', (name, message, text) => {
    expect(explainAwsError(Object.assign(new Error(message), { name }))).toBe(text);
  });

  test('has no word for a fault of ours', () => {
    expect(explainAwsError(new TypeError('x is not a function'))).toBeUndefined();
  });
});
