import { generateSecretString } from '../../../../toolkit/sandbox/secrets-manager/secret-value';

describe('generateSecretString', () => {
  test('is the password alone without a template', () => {
    expect(generateSecretString({ PasswordLength: 16 })).toMatch(/^.{16}$/);
  });

  test.each([
    [
      { SecretStringTemplate: '{}' },
      'GenerateSecretString: SecretStringTemplate and GenerateStringKey must be set together',
    ],
    [
      { GenerateStringKey: 'k' },
      'GenerateSecretString: SecretStringTemplate and GenerateStringKey must be set together',
    ],
    [
      { SecretStringTemplate: '[]', GenerateStringKey: 'k' },
      'GenerateSecretString: SecretStringTemplate must be a JSON object, got []',
    ],
    [
      { SecretStringTemplate: '{', GenerateStringKey: 'k' },
      'GenerateSecretString: SecretStringTemplate must be a JSON object, got {',
    ],
  ])('%j is refused', (options, message) => {
    expect(() => generateSecretString(options)).toThrow(new Error(message));
  });
});
