import { generatePassword, type PasswordOptions } from '../../../../toolkit/sandbox/secrets-manager/generated-password';

const TIMES = 50;
const passwords = (options: PasswordOptions) => Array.from({ length: TIMES }, () => generatePassword(options));

describe('generatePassword', () => {
  test('has 32 characters of every type', () => {
    for (const password of passwords({})) {
      expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!-/:-@[-`{-~])[!-~]{32}$/);
    }
  });

  test('has no character that is excluded', () => {
    const options = {
      ExcludePunctuation: 'true',
      ExcludeCharacters: 'abc123',
      ExcludeUppercase: true,
      PasswordLength: '64',
    };
    for (const password of passwords(options)) expect(password).toMatch(/^[d-z4-90]{64}$/);
  });

  test('has every type even when it is as short as that', () => {
    for (const password of passwords({ PasswordLength: 5, IncludeSpace: true })) {
      expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!-/:-@[-`{-~])(?=.* ).{5}$/);
    }
  });

  test.each([
    [{ PasswordLength: 3 }, 'PasswordLength must be between 4 and 4096, got 3'],
    [{ PasswordLength: 4097 }, 'PasswordLength must be between 4 and 4096, got 4097'],
    [{ PasswordLength: 'long' }, 'PasswordLength must be between 4 and 4096, got long'],
    [
      { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true },
      'GenerateSecretString excludes every character',
    ],
  ])('with %j is refused', (options, message) => {
    expect(() => generatePassword(options)).toThrow(new Error(message));
  });
});
